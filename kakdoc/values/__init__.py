"""Values as they stand in official papers: amounts, their words, dates, NIP, rank and months."""
