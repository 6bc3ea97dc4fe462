"""The articles of a regulation: BAB, Bagian, Paragraf, Pasal, ayat, huruf, angka.

Source: UU 12/2011 Lampiran II butir 72–91.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field

from kakdoc.base.problems import FieldPath
from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.decree.body.references import Place
from kakdoc.kinds.fields.base import Butir, Isi, Judul, Model, Nama
from kakdoc.kinds.fields.counting import LETTERS, PARTS
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.values import urutan
from kakdoc.values.text.ending import is_closed, strip_end

DEEPEST = 4
"""huruf, angka, huruf), angka): no more (butir 87)."""
_JOINED = re.compile(r"(?<![\s;,])[\s;,]*\b(?P<word>dan/atau|dan|atau)$", re.IGNORECASE)

_LABEL: Any = Field(default=None, title="Label", description="Nama untuk dirujuk: [rujuk: label].")
_PENGHUBUNG: Any = Field(default="dan", title="Penghubung", description="Kata sebelum rincian terakhir.")
Penghubung = Literal["dan", "atau", "dan/atau"]


class Rincian(Butir):
    """One tabulated item; its mark follows from its depth."""

    isi: Isi = Field(title="Isi", description="Isi rincian, dimulai huruf kecil, tanpa tanda di akhirnya.")
    label: Nama | None = _LABEL
    rincian: Annotated[tuple[Rincian, ...], LETTERS] = Field(
        default=(), title="Rincian", description="Rincian di bawahnya."
    )
    penghubung: Penghubung = _PENGHUBUNG


_RINCIAN = Field(default=(), title="Rincian", description="Rincian a, b, c; rincian di dalamnya 1, 2, 3.")


class Ayat(Butir):
    """One paragraph of an article, printed as (1), (2), …."""

    isi: Isi = Field(title="Isi", description="Isi ayat.")
    label: Nama | None = _LABEL
    rincian: Annotated[tuple[Rincian, ...], LETTERS] = _RINCIAN
    penghubung: Penghubung = _PENGHUBUNG


class Pasal(Butir):
    """One article: a sentence with or without tabulation, definitions, or ayat."""

    isi: Isi | None = Field(default=None, title="Isi", description="Isi pasal yang tidak terdiri atas ayat.")
    label: Nama | None = _LABEL
    definisi: tuple[Isi, ...] = Field(
        default=(), title="Definisi", description="Batasan pengertian, dicetak 1, 2, 3; hanya untuk ketentuan umum."
    )
    rincian: Annotated[tuple[Rincian, ...], LETTERS] = _RINCIAN
    penghubung: Penghubung = _PENGHUBUNG
    ayat: tuple[Ayat, ...] = Field(default=(), title="Ayat", description="Ayat (1), (2), ….")


class Paragraf(Model):
    """A Paragraf with its articles."""

    judul: Judul = Field(title="Judul", description="Judul paragraf.")
    pasal: tuple[Pasal, ...] = Field(min_length=1, title="Pasal", description="Pasal di paragraf ini.")


class Bagian(Model):
    """A Bagian with its articles, or with Paragraf."""

    judul: Judul = Field(title="Judul", description="Judul bagian.")
    pasal: tuple[Pasal, ...] = Field(default=(), title="Pasal", description="Pasal di bagian ini.")
    paragraf: tuple[Paragraf, ...] = Field(default=(), title="Paragraf", description="Paragraf di bagian ini.")


class Bab(Model):
    """A BAB with its articles, or with Bagian."""

    judul: Judul = Field(title="Judul", description="Judul bab; dicetak dengan huruf kapital.")
    pasal: tuple[Pasal, ...] = Field(default=(), title="Pasal", description="Pasal di bab ini.")
    bagian: Annotated[tuple[Bagian, ...], PARTS] = Field(default=(), title="Bagian", description="Bagian di bab ini.")


class Listed(Protocol):
    """One tabulated item, of whatever paper."""

    @property
    def isi(self) -> str:
        """Its text."""

    @property
    def rincian(self) -> Sequence[Any]:
        """The items below it."""


class Body(Protocol):
    """Whatever has articles: with BAB, or with none."""

    @property
    def bab(self) -> tuple[Bab, ...]:
        """The BAB in order."""

    @property
    def pasal(self) -> tuple[Pasal, ...]:
        """The articles that stand in no BAB."""


@dataclass(frozen=True, slots=True)
class Norm:
    """One text of the articles: where it stands in the input and in the regulation, and how it is printed."""

    field: FieldPath
    place: Place
    label: str | None
    text: str
    line: dict[str, Any]


Heading = tuple[FieldPath, dict[str, Any]]


@of_the_last(4)
def walk(body: Body) -> Sequence[Heading | Norm]:
    """Return headings and norms in the order of the paper; articles are counted through."""
    return tuple(_walk(body))


def _walk(body: Body) -> Iterator[Heading | Norm]:
    count = 0
    for path, each in _outline(body):
        if isinstance(each, Pasal):
            count += 1
            yield path, {"gaya": "pasal"}
            yield from _article(each, path, Place(count))
        else:
            yield path, each


def norms(body: Body) -> Iterator[Norm]:
    """Yield the texts of the articles."""
    return (each for each in walk(body) if isinstance(each, Norm))


def articles(body: Body) -> Iterator[tuple[FieldPath, Pasal]]:
    """Yield the articles in order."""
    return ((path, each) for path, each in _outline(body) if isinstance(each, Pasal))


def _outline(body: Body) -> Iterator[tuple[FieldPath, Pasal | dict[str, Any]]]:
    yield from _articles(("pasal",), body.pasal)
    for index, bab in enumerate(body.bab):
        path: FieldPath = ("bab", index)
        yield path, {"gaya": "bab", "teks": bab.judul}
        yield from _articles((*path, "pasal"), bab.pasal)
        for number, bagian in enumerate(bab.bagian):
            inner = (*path, "bagian", number)
            name = f"Bagian {urutan.ordinal(number + 1).title()}"
            yield inner, {"gaya": "bagian", "nama": name, "teks": bagian.judul}
            yield from _articles((*inner, "pasal"), bagian.pasal)
            for order, paragraf in enumerate(bagian.paragraf):
                yield (*inner, "paragraf", order), {"gaya": "paragraf", "teks": paragraf.judul}
                yield from _articles((*inner, "paragraf", order, "pasal"), paragraf.pasal)


def _articles(path: FieldPath, given: Sequence[Pasal]) -> Iterator[tuple[FieldPath, Pasal]]:
    return (((*path, index), each) for index, each in enumerate(given))


def _article(pasal: Pasal, path: FieldPath, place: Place) -> Iterator[Norm]:
    if pasal.isi is not None:
        opens = bool(pasal.definisi or pasal.rincian)
        yield Norm(
            (*path, "isi"), place, pasal.label, pasal.isi, {"gaya": "isi", "dalam": 0, "teks": ended(pasal.isi, opens)}
        )
    for index, text in enumerate(pasal.definisi):
        inner = Place(place.pasal, None, (index + 1,))
        line = {"gaya": "definisi", "dalam": 1, "teks": ended(text) if is_long(text) else strip_end(text) + "."}
        yield Norm((*path, "definisi", index), inner, None, text, line)
    yield from _items(pasal.rincian, (*path, "rincian"), place, pasal.penghubung, ".")
    for index, ayat in enumerate(pasal.ayat):
        inner = Place(place.pasal, index + 1)
        line = {"gaya": "ayat", "dalam": 1, "teks": ended(ayat.isi, bool(ayat.rincian))}
        yield Norm((*path, "ayat", index, "isi"), inner, ayat.label, ayat.isi, line)
        yield from _items(ayat.rincian, (*path, "ayat", index, "rincian"), inner, ayat.penghubung, ".")


def _items(items: Sequence[Rincian], path: FieldPath, above: Place, joined: str, last: str) -> Iterator[Norm]:
    """Yield tabulated items with the marks and the conjunction that belong at their ends (butir 87–91).

    An item of several paragraphs, such as the new wording of an article, keeps its own end; beside one, so does an
    item that was given a full stop.
    """
    has_long = any(is_long(item.isi) for item in items)
    for index, item in enumerate(items):
        place = Place(above.pasal, above.ayat, (*above.rincian, index + 1))
        end = last if index == len(items) - 1 else "; " + joined if index == len(items) - 2 else ";"
        line = {
            "gaya": "rincian",
            "tingkat": len(place.rincian),
            "dalam_ayat": above.ayat is not None,
            "dalam": len(place.rincian) + (above.ayat is not None),
            "teks": item_text(item, end, keeps_stop=has_long),
        }
        yield Norm((*path, index, "isi"), place, item.label, item.isi, line)
        yield from _items(item.rincian, (*path, index, "rincian"), place, item.penghubung, end)


def lists(body: Body) -> Iterator[tuple[FieldPath, Sequence[Rincian], str]]:
    """Yield every list of items with its path and its conjunction."""
    for path, pasal in articles(body):
        yield from _lists((*path, "rincian"), pasal.rincian, pasal.penghubung)
        for index, ayat in enumerate(pasal.ayat):
            yield from _lists((*path, "ayat", index, "rincian"), ayat.rincian, ayat.penghubung)


def _lists(
    path: FieldPath, items: Sequence[Rincian], joined: str
) -> Iterator[tuple[FieldPath, Sequence[Rincian], str]]:
    if items:
        yield path, items, joined
    for index, item in enumerate(items):
        yield from _lists((*path, index, "rincian"), item.rincian, item.penghubung)


def typed_conjunction(text: str) -> str | None:
    """Return the conjunction that was typed at the end of an item, where the program puts its own."""
    if is_long(text):
        return None
    found = _JOINED.search(strip_end(text))
    return found["word"].lower() if found else None


def item_text(item: Listed, end: str, *, keeps_stop: bool) -> str:
    """Return an item as printed: with the colon before its own items, or with the end of its place in the list."""
    if is_long(item.isi) or (keeps_stop and item.isi.endswith(".") and not item.rincian):
        return item.isi
    return _bare(item.isi) + (":" if item.rincian else end)


def _bare(text: str) -> str:
    return strip_end(_JOINED.sub("", strip_end(text).rstrip(":")))


def ended(text: str, opens: bool = False) -> str:
    """Return a sentence with its mark: a colon before items, else the stop it has or a full stop.

    A text of several paragraphs keeps the mark it has.
    """
    if is_long(text):
        return text if is_closed(text) else text + (":" if opens else ".")
    if opens:
        return strip_end(text).rstrip(":") + ":"
    return text if text.endswith((".", ":", "?", "!")) else strip_end(text) + "."
