"""What fields of all kinds share: their types, and what may be typed into them."""
