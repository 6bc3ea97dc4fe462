"""What is wrong with a template, or may be, told by its place in Word."""
