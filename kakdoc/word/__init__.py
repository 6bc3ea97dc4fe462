"""Word: templates compiled once and filled many times, and papers compared."""
