"""Inputs that are being filled in: changed step by step, kept while they are, checked as they stand, saved whole."""
