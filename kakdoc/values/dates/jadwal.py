"""When a step of a schedule takes place, as a row says it: `1-4, 9`, `Maret 2-3`, `Oktober-Januari`, `minggu ke-1`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates.tanggal import number_of
from kakdoc.values.text.quoting import one_spaced, quoted

_BETWEEN = re.compile(r"[,;]|\bdan\b", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:minggu|mgg|pekan|bulan|ke)\b\.?(?:[- ]?ke\b)?[- ]?|\bM(?=[1-5IV])", re.IGNORECASE)
"""Words that the columns say already: `minggu ke-3`."""
_TO = r" ?(?:[-–—]|\bs ?\. ?d\b ?\.?|\bs ?/ ?d\b|\bsd\b|\bsampai(?: dengan)?\b) ?"
_MONTH, _UNIT = r"[^\W\d_]{3,}\.?", r"(?a:\d{1,3}|IV|V|I{1,3})"
_PIECE = re.compile(
    rf"(?:(?P<first>{_MONTH})(?:{_TO}(?P<last>{_MONTH}))?)? ?"
    rf"(?:(?P<from>{_UNIT})(?:{_TO}(?P<to>{_UNIT}))?)? ?(?P<after>{_MONTH})?",
    re.IGNORECASE,
)
_ACROSS = re.compile(rf"(?P<first>{_MONTH}) ?(?P<from>{_UNIT}){_TO}(?P<last>{_MONTH}) ?(?P<to>{_UNIT})", re.IGNORECASE)
"""From a week of one month to a week of another: `Mei 2-Juli 3`."""
_WEEKS = 4
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


class Rentang(NamedTuple):
    """A piece of the time of a step: months, or units of the schedule, or units of months; each from and to."""

    bulan: tuple[int, int] | None
    satuan: tuple[int, int] | None


class Waktu(NamedTuple):
    """The time of a step, with what was typed."""

    teks: str
    rentang: tuple[Rentang, ...]

    def __str__(self) -> str:
        return self.teks


def parse(text: str) -> Waktu:
    """Return the time that a text names. Raises InvalidValue K125 with the piece at fault."""
    flat = one_spaced(text)
    pieces = [one_spaced(_WORDS.sub("", each)) for each in _BETWEEN.split(flat)]
    return Waktu(flat, tuple(found for each in pieces for found in _pieces(each, flat)))


def _pieces(piece: str, text: str) -> list[Rentang]:
    """Return a piece, or the three that a span from a week of one month to a week of another is made of."""
    found = _ACROSS.fullmatch(piece)
    if found is None:
        return [_piece(piece, text)]
    first, last = _months(found["first"], found["last"], piece, text)
    start, end = _number(found["from"]), _number(found["to"])
    between = (last - first) % 12 - 1
    if between < 0 or not (1 <= start <= _WEEKS and 1 <= end <= _WEEKS):
        raise _refusal(text, piece)
    whole = [Rentang((first % 12 + 1, (last - 2) % 12 + 1), None)] if between else []
    return [Rentang((first, first), (start, _WEEKS)), *whole, Rentang((last, last), (1, end))]


def _piece(piece: str, text: str) -> Rentang:
    found = _PIECE.fullmatch(piece)
    if not piece or found is None or (found["first"] and found["after"]):
        raise _refusal(text, piece)
    first = found["first"] or found["after"]
    months = _months(first, found["last"], piece, text) if first else None
    start = _number(found["from"]) if found["from"] else None
    units = (start, _number(found["to"]) if found["to"] else start) if start is not None else None
    if units and not 1 <= units[0] <= units[1] and months is not None:
        raise _refusal(text, piece)
    return Rentang(months, units)


def _months(first: str, last: str | None, piece: str, text: str) -> tuple[int, int]:
    numbers = [number_of(each.rstrip(".")) for each in (first, last or first)]
    if None in numbers:
        raise _refusal(text, piece)
    return numbers[0] or 0, numbers[1] or 0


def _number(word: str) -> int:
    return _ROMAN.get(word.casefold()) or int(word)


def _refusal(text: str, piece: str) -> InvalidValue:
    inside = f" memuat {quoted(piece)}, yang" if piece != text else ""
    message = f"waktu {quoted(text)}{inside} tidak terbaca."
    return InvalidValue("K125", message, "tulis misalnya 1-4, 9; Maret 2-3; atau Oktober-Januari.")
