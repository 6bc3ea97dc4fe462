"""Dates as sentences write them, with the weekdays, ranges and lists around them."""
