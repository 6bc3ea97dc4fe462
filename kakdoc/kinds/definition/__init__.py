"""A kind that is data alone: its definition, what follows from it, and the formulas in it."""
