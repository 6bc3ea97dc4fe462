"""A template: its source, compiled and filled."""
