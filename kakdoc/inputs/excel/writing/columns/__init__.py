"""Columns of sheets as formulas name them, and what is computed beside them."""
