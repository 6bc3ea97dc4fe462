"""An office's own form read: the places that people left to be filled in, and a copy with tags in them."""
