"""Results, as they are; what is for the eye on a terminal wrapped at words, coloured unless NO_COLOR is set."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable

_INDENT = "    "
_NARROWEST = 40
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a name of a file may hold and no terminal shall obey: controls, and bytes that are no UTF-8."""
_COLOURS = {"galat": "31", "peringatan": "33", "perbaikan": "32"}


def say(text: str) -> None:
    """Print a result to stdout."""
    sys.stdout.write(text + "\n")


def tell(text: str, paints: Iterable[tuple[str, str]] = ()) -> None:
    """Print a text to stderr; `paints` are pieces of it with what they are: galat, peringatan or perbaikan."""
    text = _UNPRINTABLE.sub("\ufffd", text)
    if sys.stderr.isatty():
        text = wrapped(text, _width())
        if _is_coloured():
            text = _painted(text, paints)
    sys.stderr.write(text + "\n")


def wrapped(text: str, width: int) -> str:
    """Return lines broken between words, what follows indented; a word longer than a line stays whole."""
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        lines += textwrap.wrap(
            line,
            max(width, _NARROWEST),
            initial_indent="",
            subsequent_indent=indent or _INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def _painted(text: str, paints: Iterable[tuple[str, str]]) -> str:
    """Return a text in which pieces, each where it first stands, are coloured by what they are."""
    for piece, kind in paints:
        text = text.replace(piece, f"\033[{_COLOURS[kind]}m{piece}\033[0m", 1)
    return text


def _is_coloured() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """Return the columns of the terminal: as COLUMNS says, else as the terminal does."""
    with_fallback = shutil.get_terminal_size()
    try:
        own = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        own = 0
    return with_fallback.columns if os.environ.get("COLUMNS") or not own else own
