"""A kind made of an office's own form: names and types guessed, the three files of its folder written."""
