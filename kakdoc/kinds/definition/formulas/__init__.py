"""Formulas of a definition: read once, exact, without any way out of their own values."""
