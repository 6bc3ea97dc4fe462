"""Rules that papers of several kinds are checked by."""
