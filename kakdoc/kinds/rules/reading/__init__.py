"""What a text says of days, spans of time, parts of a year, letters and hours, held against the calendar."""
