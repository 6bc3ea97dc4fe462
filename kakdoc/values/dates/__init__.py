"""Dates, months and the parts of a year that reports cover."""
