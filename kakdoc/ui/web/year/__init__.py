"""The year as it stands: inputs, what is wrong with them, their papers, and what is done with many at once."""
