"""Regulations as data: the register, their names, and where texts cite them."""
