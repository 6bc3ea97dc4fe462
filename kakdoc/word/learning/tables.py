"""Tables of a form: rows that wait for data below a header, and empty cells beside what names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from kakdoc.word.learning.text import labels
from kakdoc.word.learning.text.marks import CHECK, is_gap, spans
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.styles import w

_NUMBER = re.compile(r"^\s*\(?\d{1,3}[.)]?\s*$")
_BEGIN = re.compile(r"^\s*\d{1,3}\s*[.)]?\s*(?=[.…_])")
_ON = re.compile(r"(?i)^\s*(dst|dan seterusnya)?[.…\s]*$")
_SUM = re.compile(r"(?i)^(sub\s?)?(jumlah|total|grand total)\b")
_SIGNED = re.compile(
    r"(?i)\b(pihak|mengetahui|menyetujui|dibuat|diperiksa|disetujui|penerima|menerima|menyerahkan|pemohon|paraf)\b"
)
_SIDES = tuple(map(w, ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")))
_LETTER = re.compile(r"^\s*([a-z])[.)]\s*(.*)$")
_FEW, _MOST = 2, 24
"""So many cells a header and a row have at least; a grid of more empty ones is no form to fill in cell by cell."""


@dataclass(eq=False, slots=True)
class Cell:
    """A cell with its first column of the grid and how many it spans."""

    element: etree._Element
    column: int
    span: int
    written: Sequence[Written]

    @property
    def text(self) -> str:
        """The text of its paragraphs."""
        return " ".join(filter(None, (each.text.strip() for each in self.written)))

    @property
    def lines(self) -> list[str]:
        """The lines of its paragraphs."""
        return [line for each in self.written for line in each.text.split("\n")]

    @property
    def goes_on(self) -> bool:
        """Whether it is the rest of a cell that began in a row above."""
        merged = self.element.find(f"{w('tcPr')}/{w('vMerge')}")
        return merged is not None and merged.get(w("val"), "continue") != "restart"

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it, no picture and no table either."""
        return not self.text and next(self.element.iter(w("tbl")), None) is None

    @property
    def is_open(self) -> bool:
        """Whether it waits for data: empty, dots, a mark alone."""
        text = self.text
        found = spans(text)
        whole = len(found) == 1 and found[0].sort != CHECK and found[0].end - found[0].start >= len(text.strip())
        return self.is_empty or is_gap(_BEGIN.sub("", text)) or whole or bool(_ON.match(text))

    @property
    def is_number(self) -> bool:
        """Whether it holds the number of a row and nothing else."""
        return bool(_NUMBER.match(self.text))

    @property
    def is_literal(self) -> bool:
        """Whether it says something and asks for nothing."""
        text = self.text
        return any(map(str.isalpha, text)) and not spans(text) and not text.endswith(":")


@dataclass(eq=False, slots=True)
class Row:
    """A row and its cells."""

    element: etree._Element
    cells: Sequence[Cell]

    @property
    def waits(self) -> bool:
        """Whether it is a row of data not typed yet, with its number or without."""
        first, *others = self.cells
        open_cells = [each for each in self.cells if each.is_open and not each.is_number]
        numbered = first.is_number or first.is_open
        return numbered and len(self.cells) >= _FEW and bool(open_cells) and all(each.is_open for each in others)

    @property
    def is_header(self) -> bool:
        """Whether each cell of it is the title of a column."""
        told = [each for each in self.cells if each.is_literal]
        return len(told) >= _FEW and all(each.is_literal or each.goes_on for each in self.cells)

    @property
    def counts_columns(self) -> bool:
        """Whether it numbers the columns, as forms do below their header."""
        return len(self.cells) >= _FEW and all(each.is_number for each in self.cells)


class Blank(NamedTuple):
    """A place in an empty cell: where, its words, and whether they are sure."""

    cell: Cell
    written: Written
    place: int
    words: str
    sure: bool


@dataclass(eq=False, slots=True)
class Waiting:
    """Rows that wait for data: the one kept, those that go, the words of each of its cells."""

    kept: Row
    others: Sequence[Row]
    columns: Sequence[tuple[Cell, str]]


class Table:
    """A table of a form."""

    def __init__(self, element: etree._Element, read: dict[etree._Element, Written], *, bordered: bool) -> None:
        self.element = element
        self._has_list, self.left = False, 0
        self.bordered = bordered or _has_lines(element)
        self.rows = [Row(row, list(_cells(row, read))) for row in element.iterfind(w("tr"))]
        self.rows = [row for row in self.rows if row.cells]

    def waiting(self) -> Iterator[Waiting]:
        """Yield the rows that wait for data below a header."""
        place = 0
        while place < len(self.rows):
            end = place
            while end < len(self.rows) and self.rows[end].waits and _alike(self.rows[place], self.rows[end]):
                end += 1
            header = self._header(place)
            if end > place and header and self._is_list(header, end):
                kept, *others = self.rows[place:end]
                self._has_list = True
                yield Waiting(kept, others, list(zip(kept.cells, _titles(header, kept.cells), strict=True)))
            place = max(end, place + 1)

    def _header(self, place: int, *, far: bool = False) -> list[Row]:
        """Return the rows of titles above a row, the nearest last; `far` passes over rows of another kind."""
        found: list[Row] = []
        for row in reversed(self.rows[:place]):
            if row.is_header:
                found.insert(0, row)
            elif found or not (far or row.counts_columns):
                break
        return found[-3:]

    def _is_list(self, header: Sequence[Row], end: int) -> bool:
        """Return whether rows below a header are a list, not the room to sign in."""
        words = " ".join(each.text for each in header[-1].cells)
        names = end < len(self.rows) and any("(" in each.text or "NIP" in each.text for each in self.rows[end].cells)
        return (
            self.bordered
            and not (names and len(header[-1].cells) <= 4)
            and not (_SIGNED.search(words) and len(_SIGNED.findall(words)) >= len(header[-1].cells) - 1)
        )

    def labelled(self, taken: Sequence[etree._Element]) -> list[Blank]:
        """Return the places of empty cells that something names; `left` counts those of too large a grid."""
        found = list(self._labelled(taken))
        grid = [each for each in found if not each.sure and self.column(each.cell)]
        self.left = len(grid) if len(grid) > _MOST else 0
        return [each for each in found if each not in grid] if self.left else found

    def _labelled(self, taken: Sequence[etree._Element]) -> Iterator[Blank]:
        """Yield each place of an empty cell that something names: all of it, behind its colon, behind its letters."""
        for number, row in enumerate(self.rows):
            for place, cell in enumerate(row.cells if row.element not in taken else ()):
                if cell.goes_on or not cell.written:
                    continue
                if cell.is_empty and (found := self._label(number, place)):
                    yield Blank(cell, cell.written[0], 0, *found)
                elif cell.text == ":" and place == len(row.cells) - 1 and (words := self.beside(cell.element)):
                    yield Blank(cell, cell.written[-1], len(cell.written[-1].text), words, sure=True)
                elif place:
                    yield from _behind_letters(row.cells[place - 1], cell)

    def _label(self, number: int, place: int) -> tuple[str, bool] | None:
        row = self.rows[number]
        left = [each.text for each in row.cells[:place]]
        words = labels.of_cells(left)
        if words and left[-1].strip().endswith(":"):
            return words, True
        if not self.bordered or _SIGNED.search(words):
            return None
        header = self._header(number, far=True)
        if words and header and len(row.cells) > _FEW:
            below = self._has_list or _SUM.match(words)
            return (words, True) if below else (f"{_title(header, row.cells[place])} {words}", False)
        if words and left[-1].strip():
            return words, False
        above = self.rows[number - 1].cells if number else []
        if len(row.cells) == 1 == len(above) and above[0].is_literal and labels.is_label(above[0].text):
            return labels.tidy(above[0].text), False
        return None

    def column(self, cell: Cell) -> str:
        """Return the title of the column that a cell stands in."""
        number, row = next((number, row) for number, row in enumerate(self.rows) if cell in row.cells)
        return _titles(self._header(number, far=True), row.cells)[row.cells.index(cell)]

    def beside(self, cell: etree._Element, letter: str = "") -> str:
        """Return the words to the left of a cell; with a letter, those behind the same letter there."""
        for row in self.rows:
            for place, each in enumerate(row.cells):
                if each.element is cell:
                    lettered = _lettered(row.cells[place - 1].lines) if letter and place else {}
                    return lettered.get(letter) or labels.of_cells([other.text for other in row.cells[:place]])
        return ""

    def sums(self, cell: Cell) -> bool:
        """Return whether a cell stands in a row of sums."""
        row = next(each for each in self.rows if cell in each.cells)
        return any(_SUM.match(labels.tidy(each.text)) for each in row.cells)


def _lettered(lines: Sequence[str]) -> dict[str, str]:
    """Return what stands behind letters at the beginnings of lines."""
    found = (_LETTER.match(each) for each in lines)
    return {each[1]: labels.tidy(each[2]) for each in found if each}


def _behind_letters(left: Cell, cell: Cell) -> Iterator[Blank]:
    """Yield the ends of lines that hold a letter and nothing else, of which the cell beside tells what they are."""
    named = _lettered(left.lines)
    for written in cell.written:
        place = 0
        for line in written.text.split("\n"):
            place += len(line)
            found = _LETTER.match(line)
            if found and not found[2].strip(" :") and named.get(found[1]):
                yield Blank(cell, written, place, named[found[1]], sure=True)
            place += 1


def _alike(one: Row, other: Row) -> bool:
    return [(each.column, each.span) for each in one.cells] == [(each.column, each.span) for each in other.cells]


def _cells(row: etree._Element, read: dict[etree._Element, Written]) -> Iterator[Cell]:
    column = 0
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column += 0 if before is None else int(before.get(w("val"), "0"))
    for each in row.iterfind(w("tc")):
        found = each.find(f"{w('tcPr')}/{w('gridSpan')}")
        span = 1 if found is None else int(found.get(w("val"), "1"))
        yield Cell(each, column, span, [read[paragraph] for paragraph in each.iterfind(w("p")) if paragraph in read])
        column += span


def _title(header: Sequence[Row], cell: Cell) -> str:
    """Return the titles above a cell, from the top, each once."""
    found = []
    for row in header:
        over = [
            each
            for each in row.cells
            if each.column < cell.column + cell.span and cell.column < each.column + each.span
        ]
        found += [labels.tidy(over[0].text)] if len(over) == 1 else []
    return " ".join(dict.fromkeys(filter(None, found)))


def _titles(header: Sequence[Row], cells: Sequence[Cell]) -> list[str]:
    """Return the titles of columns: the lowest above each, with those above it where two would have the same."""
    lowest = [_title(header[-1:], each) or _title(header, each) for each in cells]
    return [own if lowest.count(own) == 1 else _title(header, each) for own, each in zip(lowest, cells, strict=True)]


def _has_lines(table: etree._Element) -> bool:
    """Return whether a table, or a cell of it, says that it has borders."""
    borders = (each for name in ("tblBorders", "tcBorders") for each in table.iter(w(name)))
    return any(
        side.tag in _SIDES and side.get(w("val"), "none") not in ("none", "nil") for each in borders for side in each
    )
