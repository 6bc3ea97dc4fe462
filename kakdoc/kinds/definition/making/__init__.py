"""From a definition to a kind, and to what its inputs ask for."""
