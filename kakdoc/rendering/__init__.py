"""Word: templates compiled once and filled many times."""
