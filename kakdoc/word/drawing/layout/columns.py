"""Columns of tables as wide as their longest number, so that none is torn; where they cannot be, smaller type.

And as the longest word of their head, where the other columns have room to give. Only what does not fit is changed:
the widths that a template or an input gives stay where every number and every word of a head has room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, zip_longest
from operator import gt

from kakdoc.word.drawing.layout.looks import DEFAULT_MARGIN, Looks, has_numbers, longest_number, numbers

WHOLE = 5000
_SMALLEST, _UNREADABLE = 16, 12
"""Half-points: no type becomes smaller than the first, or, for numbers that would else be torn, than the second."""
_LARGEST = 10**6
_NARROW_MARGIN = 40
_SLACK = 15  # twips: lines between cells, and rounding
_WORDS = (2600, 1800, 1200, 700)
"""Room that columns of words keep, the longest word and a few lines, in twips: what is tried."""
_LETTER, _MANY_LINES = 5, 6  # tenths of the size of type that a letter takes on average; lines of a cell

_GRID = re.compile(r'<w:gridCol w:w="(\d+)"/>')
_TABLE_WIDTH = re.compile(r'<w:tblW w:w="(\d+)" w:type="(\w+)"/>|<w:tblW w:type="(\w+)" w:w="(\d+)"/>')
_CELL_WIDTH = re.compile(r'<w:tcW w:w="\d+" w:type="(pct|dxa)"/>')
_HEAD = "<w:tblHeader/>"
_BREAKS = re.compile(r"[/-]")
"""Where a word may be broken."""
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
_STYLED = '<w:pStyle w:val="'
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_SIZE = re.compile(r'<w:sz w:val="(\d+)"/>')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_LINES = re.compile(r"</w:p>|<w:br/>")
_MINUS, _MINUS_TEXT = "<w:noBreakHyphen/>", "<w:t>-</w:t>"
_MARGIN = re.compile(r'<w:(?:left|start|right|end) w:w="(\d+)" w:type="dxa"/>')
_CELL_MARGINS = re.compile(r"<w:tcMar>.*?</w:tcMar>")
_TABLE_STYLE = re.compile(r'<w:tblStyle w:val="([^"]+)"/>')
_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(?=<w:t[ >])")
_AFTER_SIZE = re.compile(r"<w:(?:highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang)\b")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of one column: what stands in it, in which style and size, and the room of its margins."""

    column: int
    text: str
    number: str
    style: str
    size: int
    margins: int


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table: how wide each was given, in twips, and what stands in them."""

    given: Sequence[int]
    cells: Sequence[_Cell]
    looks: Looks

    def floor(self, size: int, margins: int, words: int) -> list[int]:
        """Return how wide each column must be for its numbers, and for its words up to `words`.

        No type is larger than `size`, in half-points, and no cell has more than `margins` for its margins.
        """
        needs = [0] * len(self.given)
        for cell in self.cells:
            needs[cell.column] = max(needs[cell.column], self._need(cell, size, margins, words))
        return needs

    def _need(self, cell: _Cell, size: int, margins: int, words: int) -> int:
        around, size = min(cell.margins, margins) + _SLACK, min(cell.size, size)
        number = self.looks.number(cell.number, cell.style, size) + around if cell.number else 0
        if not words:
            return number
        lines = len(cell.text) * _LETTER * size // _MANY_LINES
        return max(number, min(max(self.looks.word(cell.text, size), lines) + around, words))

    def choice(self) -> tuple[int, int, int]:
        """Return the most readable size of type, margins and room for words with which the columns are wide enough.

        Words give way before type becomes smaller than `_SMALLEST`, and numbers never.
        """
        largest, narrow = max(each.size for each in self.cells), 2 * _NARROW_MARGIN
        readable = [(_LARGEST, _LARGEST), *((size, narrow) for size in range(largest, _SMALLEST - 1, -1))]
        tiny = [(size, narrow) for size in range(min(largest, _SMALLEST), _UNREADABLE - 1, -1)]
        tried = [(*each, words) for words in _WORDS for each in readable] + [(*each, 0) for each in readable + tiny]
        enough = (each for each in tried if sum(self.floor(*each)) <= sum(self.given))
        return next(enough, tried[-1])


def fitted(table: str, room: int, looks: Looks) -> str:
    """Return a table in which every number stands on one line, if the room, in twips, allows it at all."""
    grid = [int(each) for each in _GRID.findall(table, 0, table.find("</w:tblGrid>"))]
    whole = _whole(table, room)
    if not whole or not all(grid):
        return table
    given = [each * whole // sum(grid) for each in grid]
    if not _fit(table, given, looks):
        return _refitted(table, given, looks)
    needs = _head_needs(table, looks)
    return _widened(table, given, needs, looks) if any(map(gt, needs, given)) else table


def _fit(table: str, given: Sequence[int], looks: Looks) -> bool:
    """Return whether every number has room in the columns as they are."""
    rows = table.split("</w:tr>")
    if not any(map(has_numbers, rows)):
        return True
    usual = _usual_margins(table, looks)
    return all(_has_room(*each, usual, looks) for each in zip(_by_column(rows), given, strict=False))


def _head_needs(table: str, looks: Looks) -> list[int]:
    """Return how wide each column must be for the words of its head; none for a table without one."""
    end = table.rfind(_HEAD)
    if end < 0:
        return []
    usual, heads = _usual_margins(table, looks), table[: table.find("</w:tr>", end)].split("</w:tr>")
    return [max(_head_need(cell, usual, looks) for cell in cells) for cells in _by_column(heads)]


def _head_need(cell: str, usual: int, looks: Looks) -> int:
    _, size, margins = _look(cell, usual, looks)
    return looks.widest_word(_BREAKS.sub(" ", _text(cell)), size) + margins + _SLACK


def _widened(table: str, given: Sequence[int], needs: Sequence[int], looks: Looks) -> str:
    """Return a table in which the words of its head have room too, unless its columns are too many for that."""
    columns = _Columns(given, list(_cells(table, len(given), looks)), looks)
    for words in _WORDS:
        floor = [max(each) for each in zip_longest(columns.floor(_LARGEST, _LARGEST, words), needs, fillvalue=0)]
        if len(floor) == len(given) and sum(floor) <= sum(given):
            return _with_widths(table, _shared(given, floor), sum(given))
    return table


def _by_column(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the cells of each column, without those that span several; fewer where rows are shorter."""
    cells = [row.split("</w:tc>")[:-1] for row in rows]
    if any("<w:gridSpan" in row for row in rows):
        cells = [[each for cell in row for each in _spread(cell)] for row in cells]
    return zip_longest(*cells, fillvalue="")


def _spread(cell: str) -> Sequence[str]:
    """Return a cell, or as many empty ones as the columns that it spans."""
    span = _SPAN.search(cell) if "<w:gridSpan" in cell else None
    return [""] * int(span[1]) if span else [cell]


def _has_room(cells: Sequence[str], width: int, usual: int, looks: Looks) -> bool:
    """Return whether the numbers of a column have room: all in its largest type, else each in its own."""
    column = "".join(cells)
    found = numbers(column)
    if not found:
        return True
    if "<w:tcMar>" not in column and "<w:sz " not in column and _MINUS not in column:
        size = max(map(looks.size, {each[: each.find('"')] for each in column.split(_STYLED)[1:]} or {""}))
        if looks.widest(found, size) + usual + _SLACK <= width:
            return True
    return all(_cell_has_room(cell, width, usual, looks) for cell in cells)


def _cell_has_room(cell: str, width: int, usual: int, looks: Looks) -> bool:
    style, size, margins = _look(cell, usual, looks)
    return all(looks.number(each, style, size) + margins + _SLACK <= width for each in _numbers(cell))


def _numbers(cell: str) -> Iterator[str]:
    """Yield the longest number of each text of a cell."""
    for piece in cell.split("</w:t>")[:-1]:
        if number := longest_number(piece[piece.rfind(">") + 1 :]):
            yield "-" + number if _MINUS in piece else number


def _look(cell: str, usual: int, looks: Looks) -> tuple[str, int, int]:
    """Return the style, the size of type and the room of the margins of a cell."""
    found = _STYLE.search(cell)
    style = found[1] if found else ""
    size = int(found[1]) if (found := _SIZE.search(cell)) else looks.size(style)
    own = _CELL_MARGINS.search(cell)
    return style, size, sum(map(int, _MARGIN.findall(own[0]))) if own else usual


def _refitted(table: str, given: Sequence[int], looks: Looks) -> str:
    """Return a table with columns, margins and type in which the numbers have room."""
    columns = _Columns(given, list(_cells(table, len(given), looks)), looks)
    size, margins, words = columns.choice()
    if margins < _LARGEST:
        table = _with_size(_with_margins(table), size, looks)
    return _with_widths(table, _shared(given, columns.floor(size, margins, words)), sum(given))


def _whole(table: str, room: int) -> int:
    """Return the width of a table in twips, 0 where it cannot be told."""
    found = _TABLE_WIDTH.search(table)
    if not found:
        return 0
    width, kind = int(found[1] or found[4]), found[2] or found[3]
    return {"dxa": width, "pct": room * width // WHOLE}.get(kind, 0)


def _usual_margins(table: str, looks: Looks) -> int:
    """Return the room that the margins of a cell take where it has none of its own."""
    own = _MARGIN.findall(table, 0, table.find("<w:tblGrid>"))
    style = _TABLE_STYLE.search(table)
    return sum(map(int, own)) if own else looks.margins.get(style[1] if style else "", 2 * DEFAULT_MARGIN)


def _cells(table: str, count: int, looks: Looks) -> Iterator[_Cell]:
    """Yield the cells of a table that stand in one column and hold text."""
    usual = _usual_margins(table, looks)
    for row in table.split("</w:tr>")[:-1]:
        column = 0
        for cell in row.split("</w:tc>")[:-1]:
            span = int(found[1]) if "<w:gridSpan" in cell and (found := _SPAN.search(cell)) else 1
            if span == 1 and column < count and (text := _text(cell)):
                yield _Cell(column, text, longest_number(text), *_look(cell, usual, looks))
            column += span


def _text(cell: str) -> str:
    """Return the text of a cell, its paragraphs and lines in a row."""
    return " ".join("".join(_TEXT.findall(each.replace(_MINUS, _MINUS_TEXT))) for each in _LINES.split(cell)).strip()


def _shared(widths: Sequence[int], floor: Sequence[int]) -> list[int]:
    """Return the widths nearest to those given of which none is below its floor, as far as that goes."""
    whole, spare = sum(widths), [max(0, width - low) for width, low in zip(widths, floor, strict=True)]
    left = max(0, whole - sum(floor))
    if not sum(spare):
        return list(floor)
    return [low + left * more // sum(spare) for low, more in zip(floor, spare, strict=True)]


def _with_widths(table: str, widths: Sequence[int], whole: int) -> str:
    edges = [round(each * whole / sum(widths)) for each in accumulate(widths, initial=0)]
    exact = iter(right - left for left, right in pairwise(edges))
    table = _GRID.sub(lambda _: f'<w:gridCol w:w="{next(exact)}"/>', table)
    return "</w:tr>".join(_row_with_widths(row, edges, whole) for row in table.split("</w:tr>"))


def _row_with_widths(row: str, edges: Sequence[int], whole: int) -> str:
    column, cells = 0, []
    for cell in row.split("</w:tc>"):
        span = int(found[1]) if (found := _SPAN.search(cell)) else 1
        end = min(column + span, len(edges) - 1)
        cells.append(_cell_with_width(cell, edges[column], edges[end], whole))
        column = end
    return "</w:tc>".join(cells)


def _cell_with_width(cell: str, start: int, end: int, whole: int) -> str:
    def written(found: re.Match[str]) -> str:
        if found[1] == "dxa":
            return f'<w:tcW w:w="{end - start}" w:type="dxa"/>'
        return f'<w:tcW w:w="{round(end * WHOLE / whole) - round(start * WHOLE / whole)}" w:type="pct"/>'

    return _CELL_WIDTH.sub(written, cell, count=1)


def _with_margins(table: str) -> str:
    """Return a table whose cells have narrow margins at their sides."""
    sides = "".join(f'<w:{side} w:w="{_NARROW_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    head, look, rest = table.partition("<w:tblLook")
    if not look or "<w:tblCellMar>" in head:
        return table
    return f"{head}<w:tblCellMar>{sides}</w:tblCellMar>{look}{rest}"


def _with_size(table: str, size: int, looks: Looks) -> str:
    """Return a table whose type is no larger than so many half-points."""

    def written(found: re.Match[str]) -> str:
        return f"<w:r><w:rPr>{_sized(found[1] or '', size)}</w:rPr>"

    pieces = table.split("</w:p>")
    for index, piece in enumerate(pieces):
        style = _STYLE.search(piece)
        if looks.size(style[1] if style else "") > size and "<w:sz " not in piece:
            pieces[index] = _RUN.sub(written, piece)
    return "</w:p>".join(pieces)


def _sized(properties: str, size: int) -> str:
    place = found.start() if (found := _AFTER_SIZE.search(properties)) else len(properties)
    return f'{properties[:place]}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{properties[place:]}'
