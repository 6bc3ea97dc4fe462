"""Figures that a text repeats of what stands elsewhere in it: rows, items, parts."""
