"""New wordings as blocks: articles with the numbers that they have in the regulation that is amended.

Source: UU 12/2011 Lampiran II butir 72–91, 234–236 (docs/aturan.md B.8, B.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from kakdoc.kinds.decree.body.articles import ended, item_text
from kakdoc.kinds.decree.body.changes import BabBaru, PasalBaru, Perubahan, RincianBaru
from kakdoc.kinds.decree.body.place_names import Named, Unit
from kakdoc.kinds.decree.figures import with_words
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.values.text.markdown import Text, parse

Line = dict[str, Any]
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


def block(change: Perubahan, place: Named) -> Iterator[Line]:
    """Yield the lines of a new wording: chapters with their articles, articles, ayat and items."""
    chapters = [each.mark for each in place.top if each.unit == "BAB"]
    for index, bab in enumerate(change.bab):
        yield from _chapter(bab, bab.nomor or (chapters[index] if index < len(chapters) else "…"))
    for pasal, number in zip(change.pasal, article_numbers(change, place), strict=True):
        yield from _article(pasal, number)


def _chapter(bab: BabBaru, number: str) -> Iterator[Line]:
    yield {"gaya": "bunyi_bab", "nomor": number, "teks": bab.judul}
    for pasal in bab.pasal:
        yield from _article(pasal, pasal.nomor or "…")


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
