"""PDF of the papers made."""
