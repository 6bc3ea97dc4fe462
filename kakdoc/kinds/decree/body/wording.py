"""New wordings as blocks: articles with the numbers that they have in the regulation that is amended.

Source: UU 12/2011 Lampiran II butir 72–91, 234–236 (docs/aturan.md B.8, B.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.decree.body.articles import ended, item_text
from kakdoc.kinds.decree.body.changes import Heading, PasalBaru, Perubahan, RincianBaru
from kakdoc.kinds.decree.body.place_names import Named, Unit
from kakdoc.kinds.decree.figures import with_words
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.values.text.markdown import Text, parse

Line = dict[str, Any]
_STYLES = {"BAB": "bunyi_bab", "Bagian": "bunyi_bagian", "Paragraf": "bunyi_paragraf"}
_MARKS = ("{letter}.", "{number}.", "{letter})", "{number})")


class _Counted(Protocol):
    @property
    def nomor(self) -> str | None:
        """The number that was typed."""


def numbers(items: Sequence[_Counted], unit: str) -> list[str]:
    """Return the number of each item: typed, or counted on from the one before it, behind `1a` too."""
    found: list[str] = []
    for each in items:
        before = Unit(unit, found[-1]).number() if found else (0, "")
        found.append(each.nomor or Unit(unit, "1").with_number((before or (0, ""))[0] + 1).mark)
    return found


def article_numbers(change: Perubahan, place: Named) -> list[str]:
    """Return the numbers of the articles of a new wording: typed, or those that its place names."""
    named = [each.mark for each in place.top if each.unit == "Pasal"]
    return [each.nomor or (named[index] if index < len(named) else "…") for index, each in enumerate(change.pasal)]


class Numbered(NamedTuple):
    """A heading of a new wording: its place in the change, what it is, its number, and what it holds."""

    path: FieldPath
    unit: str
    number: str
    heading: Heading

    def name(self) -> str:
        """Return it as it is called: `Bagian Kedua A`."""
        return Unit(self.unit, self.number).name()

    def is_outermost(self) -> bool:
        """Return whether no other new heading stands over it."""
        return len(self.path) == len(("bab", 0))


def headings(change: Perubahan, place: Named) -> Iterator[Numbered]:
    """Yield the headings of a new wording with their numbers: typed, those that its place names, or counted.

    Within a new heading its parts are counted from the first; `…` stands where nothing tells.
    """
    marks = iter([each.mark for each in place.leaves if place.is_heading()])
    unit_named = place.leaves[0].unit if place.leaves else ""
    for path, unit, each in change.headings():
        found = Numbered(path, unit, each.nomor or "…", each)
        named = next(marks, "…") if found.is_outermost() and unit == unit_named else "…"
        counted = named if found.is_outermost() else Unit(unit, "1").with_number(int(path[-1]) + 1).mark
        yield found._replace(number=each.nomor or counted)


def block(change: Perubahan, place: Named) -> Iterator[Line]:
    """Yield the lines of a new wording: headings with their articles, articles, ayat and items."""
    for each in headings(change, place):
        yield {"gaya": _STYLES[each.unit], "nomor": each.number, "teks": each.heading.judul}
        for pasal in each.heading.pasal:
            yield from _article(pasal, pasal.nomor or "…")
    for pasal, number in zip(change.pasal, article_numbers(change, place), strict=True):
        yield from _article(pasal, number)


def _article(pasal: PasalBaru, number: str) -> Iterator[Line]:
    yield {"gaya": "bunyi_pasal", "nomor": number}
    if pasal.isi is not None:
        text = ended(pasal.isi, bool(pasal.definisi or pasal.rincian))
        yield {"gaya": "lanjutan", "dalam": 1, "teks": with_words(text)}
    for each, mark in zip(pasal.definisi, numbers(pasal.definisi, "angka"), strict=True):
        yield from _numbered(f"{mark}.", ended(each.isi), 1)
    yield from _items(pasal.rincian, 1, 1, ".", pasal.penghubung)
    for ayat, mark in zip(pasal.ayat, numbers(pasal.ayat, "ayat"), strict=True):
        yield from _numbered(f"({mark})", ended(ayat.isi, bool(ayat.rincian)), 1)
        yield from _items(ayat.rincian, 1, 2, ".", ayat.penghubung)


def _items(items: Sequence[RincianBaru], level: int, depth: int, last: str, joined: str) -> Iterator[Line]:
    """Yield tabulated items with the marks and the conjunction at their ends, as in other articles."""
    keeps_stop = any(is_long(each.isi) for each in items)
    unit = "huruf" if level % 2 else "angka"
    for index, (each, mark) in enumerate(zip(items, numbers(items, unit), strict=True)):
        end = last if index == len(items) - 1 else "; " + joined if index == len(items) - 2 else ";"
        form = _MARKS[min(level, len(_MARKS)) - 1].format(letter=mark, number=mark)
        yield from _numbered(form, item_text(each, end, keeps_stop=keeps_stop), depth)
        yield from _items(each.rincian, level + 1, depth + 1, end, each.penghubung)


def _numbered(mark: str, text: str, depth: int) -> Iterator[Line]:
    """Yield a text beside its mark, its first paragraph, and what follows below it."""
    first, rest = text, ""
    if is_long(text):
        head = next(iter(parse(text)), None)
        lines = text.split("\n")
        end = head.lines[1] if isinstance(head, Text) else 0
        first, rest = " ".join(lines[:end]), "\n".join(lines[end:]).strip("\n")
    yield {"gaya": "bunyi", "nomor": mark, "dalam": min(depth, 5), "teks": with_words(first)}
    if rest:
        yield {"gaya": "lanjutan", "dalam": min(depth + 1, 5), "teks": with_words(rest)}
