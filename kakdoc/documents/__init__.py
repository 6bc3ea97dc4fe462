"""One file per kind of document: its schema and its checks."""
