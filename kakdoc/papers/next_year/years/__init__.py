"""Years seen in text and in fields, and what becomes of each."""
