"""What is listed of a kind for people and programs: names that templates print, the JSON Schema."""
