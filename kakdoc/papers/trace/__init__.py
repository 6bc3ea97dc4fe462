"""Where a paper came from, and how it stands to that."""
