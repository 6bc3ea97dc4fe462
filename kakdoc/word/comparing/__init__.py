"""The content of a paper as blocks that are equal where nobody edited it."""
