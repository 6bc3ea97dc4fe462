"""The life of a paper: checked, made, kept, traced, begun anew next year."""
