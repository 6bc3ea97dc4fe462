"""Which parts of a table's style a cell lies in, and the shade behind it.

ECMA-376 part 1, 17.7.6: the parts lie over each other in the order in which they are given here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from kakdoc.word.comparing.styles.looks import VAL, Sheet, fill, is_on
from kakdoc.word.styles import w

_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_ROWS, _NO_COLUMNS = 0x20, 0x40, 0x80, 0x100, 0x200, 0x400
_FLAGS = {
    w("firstRow"): _FIRST_ROW, w("lastRow"): _LAST_ROW, w("firstColumn"): _FIRST_COLUMN,
    w("lastColumn"): _LAST_COLUMN, w("noHBand"): _NO_ROWS, w("noVBand"): _NO_COLUMNS,
}  # fmt: skip
_CELLS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_CELL, _ROW, _PROPERTIES, _LOOK, _STYLE = w("tc"), w("tr"), w("tblPr"), w("tblLook"), w("tblStyle")
_ALIGN, _DIRECTION = w("vAlign"), w("textDirection")
_ROW_PROPERTIES, _HEIGHT, _HIDDEN = w("trPr"), w("trHeight"), w("hidden")
_MM = 25.4 / 1440
_DIGITS = 4
_CELL_PROPERTIES, _SHADE, _SPAN, _MERGE = w("tcPr"), w("shd"), w("gridSpan"), w("vMerge")


class Cell(NamedTuple):
    """The columns a cell spans, whether it continues the one above, the colour behind it, how its text stands."""

    span: int
    continues: bool
    shade: str
    stands: tuple[str, str]


def children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield rows of a table or cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _CELLS:
            yield from children(child, tag)


@dataclass(frozen=True, slots=True)
class Grid:
    """The style of one table, where its parts begin and end, and at which of its columns cells end."""

    style: str
    flags: int
    rows: int
    known: frozenset[str]
    ends: frozenset[int]

    @classmethod
    def of(cls, table: etree._Element, rows: Sequence[etree._Element], sheet: Sheet) -> Grid:
        """Return the grid of a `w:tbl` with its rows."""
        properties = table.find(_PROPERTIES)
        style = None if properties is None else properties.find(_STYLE)
        look = None if properties is None else properties.find(_LOOK)
        name = sheet.table_style("" if style is None else style.get(VAL, ""))
        return cls(name, _flags(look), len(rows), sheet.table_parts(name), _ends(table, rows))

    def columns(self, at: int, span: int) -> int:
        """Return how many columns a cell spans; LibreOffice drops, as it saves, those at which no cell ends."""
        return sum(at < end <= at + span for end in self.ends) if self.ends else span

    def layers(self, row: int, column: int, columns: int) -> tuple[str, ...]:
        """Return the style and its parts that a cell lies in, as far as the style says something of them."""
        if not self.known:
            return (self.style,)
        return (self.style, *(part for part in self._parts(row, column, columns) if part in self.known))

    def _parts(self, row: int, column: int, columns: int) -> Iterator[str]:
        top, left = bool(self.flags & _FIRST_ROW), bool(self.flags & _FIRST_COLUMN)
        if not self.flags & _NO_COLUMNS:
            yield "band2Vert" if (column - left) % 2 else "band1Vert"
        if not self.flags & _NO_ROWS:
            yield "band2Horz" if (row - top) % 2 else "band1Horz"
        if left and column == 0:
            yield "firstCol"
        if self.flags & _LAST_COLUMN and column == columns - 1:
            yield "lastCol"
        if top and row == 0:
            yield "firstRow"
        if self.flags & _LAST_ROW and row == self.rows - 1:
            yield "lastRow"


def _ends(table: etree._Element, rows: Sequence[etree._Element]) -> frozenset[int]:
    """Return the columns at which cells end; nothing for a table in which none spans several."""
    if next(table.iter(_SPAN), None) is None:
        return frozenset()
    return frozenset(end for row in rows for end in accumulate(map(_span, children(row, _CELL))))


def _span(cell: etree._Element) -> int:
    found = cell.find(f"{_CELL_PROPERTIES}/{_SPAN}")
    told = "1" if found is None else found.get(VAL, "1")
    return int(told) if told.isdecimal() and len(told) < _DIGITS else 1


def _flags(look: etree._Element | None) -> int:
    if look is None:
        return 0
    if value := look.get(VAL):
        return int(value, 16)
    return sum(flag for name, flag in _FLAGS.items() if look.get(name) in ("1", "true", "on"))


def cell_form(cell: etree._Element, layers: tuple[str, ...], sheet: Sheet) -> Cell:
    """Return how a cell is compared."""
    continues, direction = False, ""
    shade, align = sheet.cell(layers)
    properties = next(cell.iterchildren(_CELL_PROPERTIES), None)
    for each in () if properties is None else properties:
        tag = each.tag
        if tag == _MERGE:
            continues = each.get(VAL) != "restart"
        elif tag == _SHADE:
            shade = fill(each)
        elif tag == _ALIGN:
            align = each.get(VAL, "")
        elif tag == _DIRECTION:
            direction = each.get(VAL, "")
    # What stands nowhere in a cell that goes on from above does not show.
    stands = ("", "") if continues else ("" if align == "top" else align, "" if direction == "lrTb" else direction)
    return Cell(_span(cell), continues, shade, stands)


def row_form(row: etree._Element) -> tuple[tuple[str, object], ...]:
    """Return the height of a row in whole millimetres, its rule, and whether it is hidden."""
    found: list[tuple[str, object]] = []
    for each in row.iterfind(f"{_ROW_PROPERTIES}/*"):
        text = each.get(VAL, "")
        if each.tag == _HEIGHT and text.isdecimal() and (height := round(int(text) * _MM)):
            found.append(("tinggi baris", (height, each.get(w("hRule"), "atLeast"))))
        elif each.tag == _HIDDEN and is_on(each):
            found.append(("baris tersembunyi", "ya"))
    return tuple(sorted(found, key=itemgetter(0)))
