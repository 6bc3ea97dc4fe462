"""What a roll-over tells a person: each thing seen, with its place in the new file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from kakdoc.base.problems import FieldPath, Location, Problem
from kakdoc.kinds.law.register import Register
from kakdoc.papers.next_year.years.shift import Seen, Shift

_SIDE = 34
CHOSEN = "dipilih orang"
"""Why a year moves or stays against what was proposed."""
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
    key: str = ""
    """The key of a year by which a person decides on it; empty where nothing can be decided."""
    moved: str = ""
    """What stands there if that year moves."""
    path: FieldPath = ()
    """The field that it is of; empty for remarks."""


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
    decided: Mapping[str, bool] = field(default_factory=dict)
    """The years that a person decided on, by their keys: whether they move."""

    @property
    def back(self) -> bool:
        """Whether the year goes back."""
        return self.shift.gap < 0

    def year(
        self, key: str, seen: Seen, text: str, place: Location = NOWHERE, *, comment: bool = False
    ) -> tuple[Seen, Entry]:
        """Return a year as a person decided on it, else as it was seen, and what is told of it.

        `key` is that of its place in the source; without one nothing is decided.
        """
        moved = _if_moved(seen, text, self.shift) if key else ""
        settled = _settled(seen, moved, self.decided.get(key)) if moved else seen
        entry = of_year(settled, text, place, comment=comment)
        return settled, replace(entry, key=key, moved=moved) if moved else entry


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


def _if_moved(seen: Seen, text: str, shift: Shift) -> str:
    """Return what stands in place of a year if it moves; empty for what is no year, or cannot be written anew."""
    typed = text[seen.start : seen.end]
    if seen.new is None:
        return str(seen.year + shift.gap) if typed == str(seen.year) else ""
    is_day = seen.new.isdecimal() and int(seen.new) != seen.year + shift.gap
    return "" if is_day else seen.new


def _settled(seen: Seen, moved: str, decided: bool | None) -> Seen:
    if decided is None:
        return seen
    reason = seen.reason.removesuffix("; periksa") if decided == (seen.new is not None) else CHOSEN
    return replace(seen, new=moved if decided else None, reason=reason, sure=True)


def of_year(seen: Seen, text: str, place: Location, *, comment: bool = False) -> Entry:
    """Return what is told of one year."""
    was = " ".join(text[seen.start : seen.end].split())
    new = " ".join((seen.new or "").split())
    shown = around(text, seen.start, seen.end)
    reason = seen.reason.removesuffix("; periksa") if seen.sure else seen.reason
    return Entry(About.TAHUN, place, shown, reason, was, new, seen.sure, comment)
