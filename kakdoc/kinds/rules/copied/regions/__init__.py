"""Regions and places that a text names: which they are, whose they are, and how the text comes to name them."""
