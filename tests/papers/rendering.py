"""A renderer that all tests of a process share, so that each template is compiled once."""

from __future__ import annotations

from kakdoc.papers import making

RENDERER = making.Renderer()
"""For tests of papers of the shipped templates; who changes a template, or compares two runs, takes one of its own."""
