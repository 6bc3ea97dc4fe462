"""Amounts of rupiah, and why a text is none."""
