"""YAML: read with places, changed at places, written for people."""
