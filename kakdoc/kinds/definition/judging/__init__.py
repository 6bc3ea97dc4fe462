"""What is wrong with a definition, at its keys."""
