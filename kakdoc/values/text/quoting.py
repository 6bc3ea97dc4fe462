"""How a refused value is shown to the person who typed it."""

from __future__ import annotations

LONGEST = 80


def quoted(text: str) -> str:
    """Return the value between “…”: on one line, printable, and cut when it is long."""
    flat = " ".join(text.split())
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in flat[: LONGEST + 1])
    return f"“{shown[:LONGEST]}…”" if len(shown) > LONGEST else f"“{shown}”"


def one_spaced(text: str) -> str:
    """Return the text trimmed, every run of white space (also non-breaking) made one space."""
    return " ".join(text.split())
