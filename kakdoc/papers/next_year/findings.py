"""What a roll-over tells a person: each thing seen, with its place in the new file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kakdoc.base.problems import Location, Problem
from kakdoc.kinds.law.register import Register
from kakdoc.papers.next_year.years.shift import Seen, Shift

_SIDE = 34
_ENOUGH = 12
"""How many characters on either side of a year are shown."""


NOWHERE = Location("")
"""The place of an entry whose place is not yet known."""


class About(StrEnum):
    """What an entry of the list is about."""

    TAHUN = "tahun"
    KOSONG = "dikosongkan"
    JUMLAH = "jumlah"
    ANGKA = "angka"
    PERATURAN = "peraturan"
    BERKAS = "berkas"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list; `was` and `new` are what stood there and what stands there now, where it moved."""

    about: About
    place: Location
    around: str
    reason: str
    was: str = ""
    new: str = ""
    sure: bool = True
    comment: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the name of a file in an input leads next year, and what to tell about it."""

    new: str
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What is known while one input is rolled over."""

    shift: Shift
    register: Register
    target: Path
    refer: Callable[[str], Reference]
    """What the name of a TOR becomes; names of pictures stay."""

    @property
    def back(self) -> bool:
        """Whether the year goes back."""
        return self.shift.gap < 0


@dataclass(frozen=True, slots=True)
class Rolled:
    """An input as it is next year: its bytes, what is told about it, the pictures it names."""

    data: bytes
    entries: tuple[Entry, ...]
    pictures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def around(text: str, start: int, end: int) -> str:
    """Return a place in a text on one line, what it is about in ‹ ›."""
    before, after = text[max(0, start - 3 * _SIDE) : start], text[end : end + 3 * _SIDE]
    *earlier, line = before.split("\n")
    if len(line.strip(" #")) < _ENOUGH and earlier:
        line = f"{earlier[-1]} {line.lstrip(' #')}" if len(earlier) > 1 or earlier[-1][:1] not in "|>" else line
    left, right = _flat(line).lstrip(" #"), _flat(after.partition("\n")[0])
    if len(left) > _SIDE:
        left = "…" + re.sub(r"^\S*\s", "", left[-_SIDE:])
    if len(right) > _SIDE:
        right = re.sub(r"\s\S*$", "", right[:_SIDE]) + "…"
    return f"{left}‹{_flat(text[start:end])}›{right}".strip()


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def of_year(seen: Seen, text: str, place: Location, *, comment: bool = False) -> Entry:
    """Return what is told of one year."""
    was = " ".join(text[seen.start : seen.end].split())
    new = " ".join((seen.new or "").split())
    shown = around(text, seen.start, seen.end)
    reason = seen.reason.removesuffix("; periksa") if seen.sure else seen.reason
    return Entry(About.TAHUN, place, shown, reason, was, new, seen.sure, comment)
