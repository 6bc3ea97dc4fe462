"""Rules by name over the rows of a paper: persons, their ranks, posts, years of service and pay."""
