"""How the page comes up, is found again, and ends."""
