"""Papers: made, looked at, opened, printed; those of rosters."""
