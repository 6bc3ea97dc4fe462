"""Checks on parts of a TOR: figures, plan, codes, procurement."""
