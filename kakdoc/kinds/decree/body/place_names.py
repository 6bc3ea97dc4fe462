"""Places of another regulation by their names: `Pasal 6`, `Pasal 7 ayat (1a)`, `BAB IXA`, and what stands beside them.

Source: UU 12/2011 Lampiran II butir 234–236 (docs/aturan.md B.15).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kakdoc.values import urutan

_ORDINAL = r"Ke\w+(?:\s+(?:belas|puluh|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))*(?:\s[A-Z](?!\w))?"
_UNIT = re.compile(
    r"(?P<unit>(?a:Pasal|BAB|ayat|huruf|angka|Bagian|Paragraf|Lampiran))"
    rf"(?:\s+\(?(?P<mark>(?:{_ORDINAL})|[IVXLC]+[A-Z]?|\d+[A-Za-z]{{0,2}}|[a-z]\d?)\)?)?(?![\w(])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:dan\s+)?|\s+dan\s+|\s+)")
_HEADS = ("BAB", "Bagian", "Paragraf")
"""Headings over articles, the widest first; the narrowest stands first where they are named: `Bagian Kedua BAB III`."""
_TOP = ("Pasal", *_HEADS, "Lampiran")
_MOST_CHAPTERS = 49
_SPELLED = {each.casefold(): each for each in (*_TOP, "ayat", "huruf", "angka")}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit and its mark without brackets: *Pasal* and `128A`, *ayat* and `1a`, *BAB* and `IXA`."""

    unit: str
    mark: str

    def name(self) -> str:
        """Return it as it is called: `Pasal 128A`, `ayat (1a)`."""
        return f"{self.unit} ({self.mark})" if self.unit == "ayat" else f"{self.unit} {self.mark}".rstrip()

    def number(self) -> tuple[int, str] | None:
        """Return number and letter behind it: 128 and `A`; None for what is no number."""
        if self.unit == "huruf":
            return (urutan.read_letter(self.mark[0]), self.mark[1:]) if self.mark[:1].islower() else None
        if self.unit == "BAB":
            return _roman(self.mark)
        if self.unit == "Bagian":
            return _ordinal(self.mark)
        found = re.fullmatch(r"(\d+)([A-Za-z]{0,2})", self.mark)
        return (int(found[1]), found[2]) if found else None

    def with_number(self, number: int, letter: str = "") -> Unit:
        """Return another of this unit."""
        if self.unit == "Bagian":
            return Unit(self.unit, f"{urutan.ordinal(number).title()} {letter}".rstrip())
        mark = {"huruf": urutan.letter, "BAB": urutan.roman}.get(self.unit, str)(number)
        return Unit(self.unit, mark + letter)


def _ordinal(mark: str) -> tuple[int, str] | None:
    """Return an ordinal and the letter behind it: `Kedua A`, `KeduaA`, `kedua a`."""
    if number := urutan.read_ordinal(mark):
        return number, ""
    number = urutan.read_ordinal(mark[:-1].rstrip())
    return (number, mark[-1].upper()) if number else None


def _roman(mark: str) -> tuple[int, str] | None:
    """Return a Roman number and the letter behind it: `XC` is the third chapter behind X, as none has ninety."""
    whole = urutan.read_roman(mark, _MOST_CHAPTERS)
    if whole:
        return (whole, "")
    number = urutan.read_roman(mark[:-1], _MOST_CHAPTERS)
    return (number, mark[-1]) if number else None


@dataclass(frozen=True, slots=True)
class Named:
    """A place as typed: the units that it names last, and the place that they stand in, empty for whole articles."""

    leaves: tuple[Unit, ...]
    within: str
    top: tuple[Unit, ...]
    """The articles, chapters or annexes that it lies in, or that it names."""

    def name(self) -> str:
        """Return it in full: `Pasal 7 ayat (1) dan ayat (2)`, `Pasal 128A dan Pasal 128B`, `Bagian Kedua BAB III`."""
        if self.is_heading():
            return f"{joined(self.leaves)} {self.within}".strip()
        return f"{self.within} {joined(self.leaves)}".strip()

    def is_heading(self) -> bool:
        """Return whether it is a chapter or a part of one, with the articles below it."""
        return bool(self.leaves) and self.leaves[0].unit in _HEADS

    def is_whole(self) -> bool:
        """Return whether it is no place within an article."""
        return not self.within or self.is_heading()


def joined(units: Sequence[Unit]) -> str:
    """Return `ayat (1)`, `ayat (1) dan ayat (2)`, `ayat (1), ayat (2), dan ayat (3)`."""
    names = [each.name() for each in units]
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def read(text: str) -> Named | None:
    """Return the place that a text names, None when it is none."""
    units, end = list[Unit](), 0
    while end < len(text):
        between = _BETWEEN.match(text, end) if units else None
        found = _UNIT.match(text, between.end() if between else end)
        if found is None or (units and between is None):
            return None
        units.append(_spelled(Unit(_SPELLED[found["unit"].casefold()], found["mark"] or "")))
        end = found.end()
    if any((each.number() or (1, ""))[0] == 0 for each in units):
        return None
    if units and all(each.unit in _HEADS for each in units):
        return _heading(sorted(units, key=lambda each: _HEADS.index(each.unit)))
    last = next((n for n in range(len(units)) if all(each.unit == units[-1].unit for each in units[n:])), 0)
    above, leaves = units[:last], tuple(units[last:])
    if not units or units[0].unit not in _TOP or any(each.unit in _TOP for each in above[1:]):
        return None
    if not above and any(not each.mark and each.unit != "Lampiran" for each in leaves):
        return None
    return Named(leaves, " ".join(each.name() for each in above), tuple(above[:1]) or leaves)


def _spelled(unit: Unit) -> Unit:
    """Return a unit with its mark as statutes write it: `BAB IXA`, `Bagian Kedua A`; what is none stays as it is."""
    unit = Unit(unit.unit, unit.mark.upper()) if unit.unit in ("BAB", "Paragraf") else unit
    number = unit.number() if unit.unit in _HEADS else None
    return unit.with_number(*number) if number else unit


def _heading(units: Sequence[Unit]) -> Named | None:
    """Return the place of headings, the widest first; None where several stand above others, or one has no number."""
    leaves = tuple(each for each in units if each.unit == units[-1].unit)
    above = units[: -len(leaves)]
    if len({each.unit for each in above}) < len(above) or not all(each.number() for each in units):
        return None
    return Named(leaves, " ".join(each.name() for each in reversed(above)), leaves)


def beside(units: Sequence[Unit]) -> tuple[Unit, Unit] | None:
    """Return between which two units inserted ones stand: 128 and 129 for 128A; None where their marks do not tell."""
    first, last = units[0].number(), units[-1].number()
    if first is None or last is None or not first[1]:
        return None
    number, letter = first
    before = letter[:-1] + chr(ord(letter[-1]) - 1) if letter[-1] not in "aA1" else letter[:-1]
    return units[0].with_number(number, before), units[-1].with_number(last[0] + 1)


def follows(first: Unit, second: Unit) -> bool:
    """Return whether a unit may stand right behind another: 129 or 128A behind 128, 128B or 129 behind 128A."""
    one, two = first.number(), second.number()
    if one is None or two is None or first.unit != second.unit:
        return True
    if two[0] > one[0]:
        return two == (one[0] + 1, "")
    if two[0] < one[0] or len(two[1]) != max(len(one[1]), 1):
        return False
    return two[1][-1:] in "aA1" if not one[1] else two[1][:-1] == one[1][:-1] and ord(two[1][-1]) == ord(one[1][-1]) + 1
