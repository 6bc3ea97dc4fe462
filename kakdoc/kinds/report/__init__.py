"""Reports of a month, a quarter and a half-year: schema, figures, papers and rules."""
