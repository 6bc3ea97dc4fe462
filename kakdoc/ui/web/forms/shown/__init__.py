"""What is shown of a form: its parts as plain values, what stands in them and beside them."""
