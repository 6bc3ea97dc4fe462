"""A paper to read without pages: its paragraphs with the numbers printed before them, its rows cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kakdoc.values import urutan
from kakdoc.values.text.emphasis import Piece
from kakdoc.word.comparing import blocks as compared
from kakdoc.word.comparing.blocks import Block
from kakdoc.word.comparing.styles.looks import RUN
from kakdoc.word.comparing.text import OBJECT

_BOLD, _ITALIC, _CAPITALS, _HIDDEN = (RUN.index(name) for name in ("tebal", "miring", "kapital", "teks tersembunyi"))
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_LONGEST_HEADING = 200
_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": urutan.letter,
    "upperLetter": lambda number: urutan.letter(number).upper(),
    "lowerRoman": lambda number: urutan.roman(number).lower(),
    "upperRoman": urutan.roman,
    "decimalZero": lambda number: f"{number:02}",
}
"""How numbers are written, by `w:numFmt`; all others are printed in digits."""


class Sort(StrEnum):
    """What a part of a paper is."""

    HEADING = "judul"
    TEXT = "paragraf"
    ROW = "baris"
    BOX = "kotak"
    PICTURE = "gambar"
    CHART = "grafik"
    MARGIN = "tepi"
    NOTE = "catatan"


_SORTS = {
    "paragraf": Sort.TEXT, "baris tabel": Sort.ROW, "kotak teks": Sort.BOX, "gambar": Sort.PICTURE,
    "grafik": Sort.CHART, "kepala halaman": Sort.MARGIN, "kaki halaman": Sort.MARGIN,
    "catatan kaki": Sort.NOTE, "catatan akhir": Sort.NOTE,
}  # fmt: skip


class Line(NamedTuple):
    """A paragraph as it is printed: the number before it, how deep it lies in a list, `center`, `right` or `both`."""

    number: str
    pieces: tuple[Piece, ...]
    level: int = 0
    align: str = ""

    @property
    def text(self) -> str:
        """The text without its number."""
        return "".join([each.text for each in self.pieces])


class Cell(NamedTuple):
    """The paragraphs of a cell, how many columns and rows it spans, and whether it goes on from the one above."""

    lines: tuple[Line, ...]
    columns: int = 1
    goes_on: bool = False
    rows: int = 1


class Paragraph(NamedTuple):
    """A part of a paper in reading order; `place` names it for staff. What is no row has one cell."""

    sort: Sort
    place: str
    cells: tuple[Cell, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its paragraphs."""
        return tuple([line for cell in self.cells for line in cell.lines])

    @property
    def table(self) -> str:
        """What the rows of one table have in common, and those of no other: its place without the row."""
        return self.place.partition(" baris ")[0] if self.sort is Sort.ROW else ""


class Table(NamedTuple):
    """The rows of a table; a cell that spans several stands in the first of them alone."""

    place: str
    rows: tuple[tuple[Cell, ...], ...]


def paragraphs(found: Iterable[Block]) -> list[Paragraph]:
    """Return the parts of a paper, of its blocks; what is set of pages and not read is left out.

    A paragraph that holds a drawing alone is left out too: the drawing comes after it.
    """
    counted = _Counted()
    return [_part(_SORTS[each.kind], each, counted) for each in found if each.kind in _SORTS and each.text != OBJECT]


def with_tables(found: Iterable[Paragraph]) -> list[Paragraph | Table]:
    """Return the parts of a paper with the rows of each table put together."""
    made: list[Paragraph | Table] = []
    for table, group in groupby(found, key=attrgetter("table")):
        parts = list(group)
        made += [Table(table, tuple(_joined([each.cells for each in parts])))] if table else parts
    return made


def _joined(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows without the cells that go on from above, which those above are told to span."""
    going_on = [{at for at, cell in _columns(row) if cell.goes_on} for row in rows]
    for number, row in enumerate(rows, 1):
        below = going_on[number:]
        yield tuple([cell._replace(rows=1 + _run(below, at)) for at, cell in _columns(row) if not cell.goes_on])


def _run(rows: Sequence[set[int]], column: int) -> int:
    """Return how many rows from the first on have a cell in a column that goes on from above."""
    return next((number for number, each in enumerate(rows) if column not in each), len(rows))


def _columns(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row with the column that each begins in."""
    at = 0
    for cell in row:
        yield at, cell
        at += cell.columns


def _part(sort: Sort, block: Block, counted: _Counted) -> Paragraph:
    lines = [_line(each, counted) for each in block.paragraphs]
    if sort is Sort.ROW:
        return Paragraph(sort, block.place, tuple(_cells(dict(block.form).get("susunan sel"), lines)))
    if not lines and block.text:
        lines = [Line("", (Piece(each),)) for each in block.text.split("\n")]
    if sort is Sort.TEXT and any(map(_is_heading, lines)):
        sort = Sort.HEADING
    return Paragraph(sort, block.place, (Cell(tuple(lines)),))


def _is_heading(line: Line) -> bool:
    """Return whether a paragraph stands out: capitals in the middle, bold and numbered or in capitals, `Pasal 5`."""
    text = line.text.strip()
    if not text:
        return line.number[:1].isupper() and len(line.number) > len("II.")
    if len(text) > _LONGEST_HEADING or sum(map(str.isdigit, text)) > sum(map(str.isalpha, text)):
        return False
    bold = all(each.bold for each in line.pieces if each.text.strip())
    return (bold and (bool(line.number) or text.isupper())) or (line.align == "center" and text.isupper())


def _cells(shape: object, lines: list[Line]) -> Iterator[Cell]:
    """Yield the cells of a row; those of a table in it are lines of the cell."""
    rest = iter(lines)
    for span, goes_on, count in shape if isinstance(shape, tuple) else ():
        own = [line for _, line in zip(range(count), rest, strict=False)]
        yield Cell(tuple(_without_ends(own)), span, goes_on)


def _without_ends(lines: list[Line]) -> list[Line]:
    """Return the lines of a cell that say something."""
    return [each for each in lines if each.number or each.pieces]


def _line(paragraph: compared.Paragraph, counted: _Counted) -> Line:
    form = dict(paragraph.form)
    number, level = counted.take(form.get("penomoran"))
    shown = [(_text(text, look), _is(look, _BOLD), _is(look, _ITALIC)) for text, look in paragraph.pieces]
    groups = groupby([each for each in shown if each[0]], key=itemgetter(1, 2))
    pieces = tuple([Piece("".join([text for text, _, _ in group]), *look) for look, group in groups])
    return Line(number, pieces, level, str(form.get("perataan", "")))


def _is(look: tuple[str, ...], place: int) -> bool:
    return bool(look and look[place])


def _text(text: str, look: tuple[str, ...]) -> str:
    return "" if _is(look, _HIDDEN) else text.upper() if _is(look, _CAPITALS) else text


class _Counted:
    """Counts the lists of a paper as `styles.numbers` told them: each number by its value, or as going on."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, ...], int] = {}
        self._shown: dict[int, str] = {}

    def take(self, told: object) -> tuple[str, int]:
        """Return what is printed before a paragraph, and its level from 0 on."""
        if not isinstance(told, tuple) or not told:
            return "", 0
        level = int(told[0]) if str(told[0]).isdecimal() else 0
        if len(told) < 4:
            return _BULLET, level
        _, form, text, value = told
        kind = (told[0], form, text)
        self._last[kind] = self._last.get(kind, 0) + 1 if value == "lanjut" else int(value)
        self._shown[level] = _FORMS.get(form, str)(self._last[kind])
        return _PLACE.sub(lambda place: self._shown.get(int(place[1]) - 1, ""), text), level
