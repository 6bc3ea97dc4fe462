"""The roster of an input: a table, CSV or a workbook's sheet, read row by row however many there are."""
