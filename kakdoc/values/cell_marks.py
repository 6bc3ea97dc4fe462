"""Marks in a text that a cell of a roster takes the place of: `[kolom nama]`, `[kolom gaji|rupiah]`, `[urut 003]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue, suggestion
from kakdoc.values.dates import tanggal
from kakdoc.values.rupiah import amount
from kakdoc.values.terbilang import spelling

_MARK = re.compile(
    r"\[\s*(?:kolom\s+(?P<column>[^\[\]|]{1,200}?)\s*(?:\|\s*(?P<shown>[^\[\]|]{0,40}?)\s*)?|urut(?:\s+(?P<digits>\d{1,9}))?)\s*\]",
    re.IGNORECASE,
)
_LIKE_ONE = re.compile(r"\[\s*(?:kolom|urut)\b[^\[\]]{0,250}\]?", re.IGNORECASE)
_SIGNS = """[]{}:#,|&*!%@`"'>-?"""
_ROOMS = (0xF5B0, 0xE3C0, 0xEC40, 0xF0A0)
"""Where signs for private use stand in for those of marks; the first of these rooms that a text leaves free."""
SHOWN_AS: Mapping[str, Callable[[str], str]] = {
    "rupiah": lambda text: amount.format_rupiah(amount.parse(text)),
    "angka": lambda text: amount.format_angka(amount.parse(text)),
    "terbilang": lambda text: spelling.spell_rupiah(amount.parse(text)),
    "tanggal": lambda text: str(tanggal.parse(text)),
    "kapital": str.upper,
}
"""What a mark may make of the text of its cell."""


class Mark(NamedTuple):
    """One mark, with its place in the text; without a `column` it is the number in a series, of so many `digits`."""

    start: int
    end: int
    column: str
    shown: str = ""
    digits: int = 1


def found(text: str) -> list[Mark]:
    """Return the marks in a text, in order."""
    return [_mark(each) for each in _MARK.finditer(text)] if "[" in text else []


def _mark(found: re.Match[str]) -> Mark:
    column = " ".join((found["column"] or "").split())
    return Mark(*found.span(), column, (found["shown"] or "").casefold(), len(found["digits"] or "1"))


def malformed(text: str) -> list[tuple[int, str]]:
    """Return what begins as a mark and is none, each with its place: `[kolom]`, `[kolom nama`."""
    return [(each.start(), each[0]) for each in _LIKE_ONE.finditer(text) if not _MARK.match(each[0])]


def refusal(mark: Mark) -> InvalidValue | None:
    """Return K803 for a mark that asks for what cannot be made of a cell, else None."""
    if not mark.shown or mark.shown in SHOWN_AS:
        return None
    message = f"saringan “{mark.shown}” di [kolom {mark.column}|{mark.shown}] tidak dikenal."
    return InvalidValue("K803", message, suggestion(mark.shown, SHOWN_AS))


def printed(mark: Mark, text: str) -> str:
    """Return what a mark prints of the text of its cell; nothing of an empty one. Raises InvalidValue."""
    return SHOWN_AS[mark.shown](text) if mark.shown and text.strip() else text


def numbered(mark: Mark, number: int) -> str:
    """Return a number in a series with the digits that its mark has."""
    return f"{number:0{mark.digits}d}"


def hidden(text: str) -> tuple[str, Callable[[str], str]]:
    """Return a text in which the signs of marks are others that mean nothing to YAML, one for one, and their way back.

    A text that uses all that might stand in for them is given back as it is.
    """
    room = next((each for each in _ROOMS if not _uses(text, each)), None) if _LIKE_ONE.search(text) else None
    if room is None:
        return text, str
    away = {ord(sign): room + place for place, sign in enumerate(_SIGNS)}
    back = {other: sign for sign, other in away.items()}
    return _MARK.sub(lambda each: each[0].translate(away), text), lambda found: found.translate(back)


def _uses(text: str, room: int) -> bool:
    return any(room <= ord(each) < room + len(_SIGNS) for each in set(text))
