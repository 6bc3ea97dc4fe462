"""Papers of one template as one Word file, each in sections of its own."""
