"""Workbooks: how a schema is laid out in sheets, and the words for it."""
