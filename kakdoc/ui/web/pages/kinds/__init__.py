"""The kinds of papers: their templates, and new ones made of an office's own Word form."""
