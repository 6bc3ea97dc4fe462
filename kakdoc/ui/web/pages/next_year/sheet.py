"""The list of years as a table: a row for each thing seen, with what a person can choose there or has to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kakdoc.papers.next_year.findings import About, Entry
from kakdoc.papers.next_year.listing import Listed
from kakdoc.papers.next_year.rolling import Decided, Prepared
from kakdoc.ui.web.forms.shown.called import Spot, spot

MOVES, STAYS, SEEN = "geser", "tetap", "ya"
"""What a field of the form says of a year, and of something that was only looked at."""


_DIGITS = 6


class Row(NamedTuple):
    """One thing seen: where, what stands around it (before, itself, behind), old, new, why, and its field.

    `value` is what the field says: of a year whether it moves, of what is to be confirmed whether it was; empty where
    somebody still has to say it. What nothing can be said of has no `field`.
    """

    places: tuple[Spot, ...]
    around: tuple[str, str, str]
    was: str
    new: str
    moved: str
    reason: str
    field: str
    value: str

    @property
    def place(self) -> str:
        """Where it is."""
        return "; ".join(each.name for each in self.places)

    @property
    def is_year(self) -> bool:
        """Whether it is a year that may move or stay."""
        return bool(self.moved)


class Counted(NamedTuple):
    """Something that happened to several values of an input alike, with their names and where they stand."""

    what: str
    names: tuple[str, ...]
    times: int


class Part(NamedTuple):
    """What is told of one input: what a person must decide, the other years, what was emptied, what is asked."""

    source: Path
    target: Path
    doubted: tuple[Row, ...]
    sure: tuple[Row, ...]
    emptied: tuple[Counted, ...]
    asked: tuple[Counted, ...]


class Sheet(NamedTuple):
    """The whole list: inputs, regulations that are replaced, what still has to be said."""

    parts: tuple[Part, ...]
    regulations: tuple[Row, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows that have a field."""
        for part in self.parts:
            yield from (each for each in (*part.doubted, *part.sure) if each.field)
        yield from self.regulations

    @property
    def doubted(self) -> list[Row]:
        """The rows that somebody has to decide or to confirm."""
        return [*(row for part in self.parts for row in part.doubted), *self.regulations]

    @property
    def open(self) -> list[Row]:
        """The rows of which nobody has said yet what is to be."""
        return [each for each in self.rows if not each.value]


def sheet(prepared: Prepared, said: Mapping[str, str]) -> Sheet:
    """Return the list of a run with what was said so far: values by fields."""
    pairs = enumerate(zip(prepared.sources, prepared.listed, strict=True))
    parts = tuple(_part(number, source, listed, said) for number, (source, listed) in pairs)
    return Sheet(parts, tuple(_regulations(prepared, said)))


def decided(said: Mapping[str, str]) -> Decided:
    """Return what was said of years, as a run takes it; what no list has asked for says nothing there."""
    found: dict[int, dict[str, bool]] = {}
    for field, value in said.items():
        _, _, rest = field.partition("t:")
        number, _, key = rest.partition(":")
        if number.isdecimal() and len(number) < _DIGITS and value in (MOVES, STAYS):
            found.setdefault(int(number), {})[key] = value == MOVES
    return found


def _part(number: int, source: Path, listed: Listed, said: Mapping[str, str]) -> Part:
    rows = [
        (entry, _row(f"{number}:{entry.key or place}", _place(source, entry), entry, said))
        for place, entry in enumerate(listed.rolled.entries)
        if entry.about in (About.TAHUN, About.BERKAS) or (entry.about is About.JUMLAH and not entry.sure)
    ]
    return Part(
        source,
        listed.target,
        tuple(row for entry, row in rows if not _is_known(entry)),
        tuple(row for entry, row in rows if _is_known(entry)),
        tuple(_counted(listed.about(About.KOSONG))),
        tuple(_asked(listed)),
    )


def _is_known(entry: Entry) -> bool:
    """Return whether nobody has to be asked: a remark in a file is printed nowhere, and stays as it is."""
    return entry.sure or entry.comment


def _row(name: str, place: Spot, entry: Entry, said: Mapping[str, str]) -> Row:
    field, usual = "", ""
    if entry.key:
        sure = MOVES if entry.new and entry.sure else STAYS
        field, usual = f"t:{name}", sure if _is_known(entry) else ""
    elif not _is_known(entry):
        field = f"k:{name}"
    value = said.get(field, usual)
    known = (MOVES, STAYS) if entry.key else (SEEN,)
    kept = value if value in known else usual
    return Row((place,), _split(entry.around), entry.was, entry.new, entry.moved, entry.reason, field, kept)


def _place(source: Path, entry: Entry, before: str = "") -> Spot:
    return spot(source, before + entry.place.spot, entry.place.path)


def _split(around: str) -> tuple[str, str, str]:
    """Return what stands before, between and behind the signs around what is meant."""
    before, sign, rest = around.partition("‹")
    inner, _, after = rest.partition("›")
    return (before, inner, after) if sign else ("", around, "")


def _counted(entries: Sequence[Entry]) -> Iterator[Counted]:
    ordered = sorted(entries, key=lambda each: each.reason)
    for reason, same in groupby(ordered, key=lambda each: each.reason):
        own = list(same)
        yield Counted(reason, tuple(dict.fromkeys(each.around for each in own)), len(own))


def _asked(listed: Listed) -> Iterator[Counted]:
    """Yield the amounts and figures of the year that ends, which are kept until somebody writes the new ones."""
    amounts = listed.about(About.JUMLAH, sure=True)
    figures = listed.about(About.ANGKA)
    for what, own in (("jumlah uang", amounts), ("angka", figures)):
        for year in sorted({each.was for each in own}):
            same = [each.around for each in own if each.was == year]
            yield Counted(f"{what} tahun {year}", tuple(dict.fromkeys(same)), len(same))


def _regulations(prepared: Prepared, said: Mapping[str, str]) -> Iterator[Row]:
    """Yield the regulations that are replaced, each once, with the inputs that cite it."""
    pairs = zip(prepared.sources, prepared.listed, strict=True)
    found = [(entry, source) for source, each in pairs for entry in each.about(About.PERATURAN)]
    ordered = sorted(found, key=lambda each: (each[0].around, each[0].reason))
    groups = groupby(ordered, key=lambda each: (each[0].around, each[0].reason))
    for number, ((name, reason), same) in enumerate(groups):
        places = dict.fromkeys(_place(source, each, f"{source.stem.replace('-', ' ')}, ") for each, source in same)
        field = f"p:{number}"
        yield Row(tuple(places), ("", name, ""), "", "", "", reason, field, said.get(field, ""))
