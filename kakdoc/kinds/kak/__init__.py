"""Kerangka Acuan Kerja (KAK, TOR): the schema and its rules."""
