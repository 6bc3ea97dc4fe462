"""Decrees and regulations of a region: their schemas, and the papers as composed."""
