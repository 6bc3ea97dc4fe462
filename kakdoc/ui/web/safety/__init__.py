"""What keeps the page to its user and to the working folder."""
