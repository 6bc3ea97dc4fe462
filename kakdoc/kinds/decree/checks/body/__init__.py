"""Checks on what the articles and dictums of a paper hold: places, references, lists."""
