"""Whether a typed text is one paragraph or several, however its lines are wrapped."""

from __future__ import annotations

import re
from itertools import takewhile

from kakdoc.problems import InvalidValue

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_LIST_LINE = re.compile(r"^[ \t]*(?:[-+*•–▪o\uf0a7\uf0b7]|\(?(?:\d{1,3}|[a-z]|[IVXLC]{1,5})[.)])[ \t]+\S", re.MULTILINE)
# What Markdown sets apart without a blank line: a table, a heading, a list below a colon.
_SET_APART = re.compile(r"^[ \t]*(?:\|.*\|[ \t]*$|#{1,6}[ \t])|:[ \t]*\n" + _LIST_LINE.pattern[1:], re.MULTILINE)


def one(text: str) -> str:
    """Return a text as one line; raises InvalidValue K170 where paragraphs or a list would be run together."""
    if _is_several(text):
        raise InvalidValue(
            "K170",
            "isian ini hanya dapat memuat satu paragraf, sedangkan isinya beberapa paragraf atau sebuah daftar.",
            "jadikan satu kalimat, atau pecah menjadi beberapa butir atau isian.",
        )
    return _joined(text)


def unwrapped(text: str) -> str:
    """Return a text as one line where it is one paragraph, and as it was typed where it is several."""
    return text if _is_several(text) else _joined(text)


def is_long(text: str) -> bool:
    """Return whether an unwrapped text is several paragraphs or a list."""
    return "\n" in text


def is_list(text: str) -> bool:
    """Return whether a text begins with a list of several items."""
    return bool(_LIST_LINE.match(text)) and len(_LIST_LINE.findall(text)) > 1


def shortened(text: str, most: int = 40) -> str:
    """Return the beginning of a text for a message, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most] + "…"


def name_of(text: str) -> str:
    """Return what a long text or a cell is called elsewhere: its first paragraph, without the colon before a list."""
    lines = takewhile(lambda line: line.strip() and not _LIST_LINE.match(line), text.split("\n"))
    return (" ".join(map(str.strip, lines)).rstrip(" :") if "\n" in text else "") or text


def _is_several(text: str) -> bool:
    return "\n" in text and bool(
        _PARAGRAPHS.search(text) or len(_LIST_LINE.findall(text)) > 1 or _SET_APART.search(text)
    )


def _joined(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
