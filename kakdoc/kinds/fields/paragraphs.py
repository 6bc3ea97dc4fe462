"""Whether a typed text is one paragraph or several, however its lines are wrapped."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.markdown import Item, Text, parse


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
    return text if _is_several(text, rows=True) else _joined(text)


def is_long(text: str) -> bool:
    """Return whether an unwrapped text is several paragraphs or a list."""
    return "\n" in text


def is_list(text: str) -> bool:
    """Return whether a text begins with a list of several items."""
    items = [isinstance(block, Item) for block in parse(text)] if "\n" in text else []
    return sum(items) > 1 and items[0]


def shortened(text: str, most: int = 40) -> str:
    """Return the beginning of a text for a message, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most] + "…"


def name_of(text: str) -> str:
    """Return what a long text or a cell is called elsewhere: its first paragraph, without the colon before a list."""
    first = next(iter(parse(text)), None) if "\n" in text else None
    return (first.text.rstrip(" :") if isinstance(first, Text) else "") or text


def _is_several(text: str, *, rows: bool = False) -> bool:
    """Return whether a text is several paragraphs; with `rows` those of a form are each one."""
    blocks = parse(text) if "\n" in text else []
    labelled = [isinstance(block, Text) and bool(block.labels) for block in blocks]
    return len(blocks) > 1 and (rows or not all(labelled))


def _joined(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)
