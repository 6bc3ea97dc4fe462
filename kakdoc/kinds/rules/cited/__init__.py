"""Rules on what a text cites: regulations, one of them under two names, and what a numbered instrument is about."""
