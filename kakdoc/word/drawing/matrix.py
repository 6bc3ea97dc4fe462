"""The matrix of a schedule as a table of Word: its heads over narrow columns, the times of each step shaded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from kakdoc.word.drawing.numbering import Numbering
from kakdoc.word.drawing.tables import PARAGRAPH, TABLE
from kakdoc.word.printable import escaped
from kakdoc.word.styles import Styles

_HEAD, _NUMBER = "Kepala Tabel", "Nomor Jadwal"
_SHADE, _HEAD_SHADE = "7F7F7F", "E7E6E6"
_WHOLE = 5000
_FIRST, _LEAST_TEXT, _WIDEST = 450, 2300, 520
"""Twips of the numbers, of the steps at least, of a column of time at most."""
_USUAL, _SMALLEST = 18, 10
"""Half-points of the type of the heads."""
_NO_MARGINS = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'


class Matrix:
    """Writes one matrix; `width` is that of the text area, in twips, `heads` are rows of texts with their spans."""

    def __init__(self, styles: Styles, numbering: Numbering, width: int, heads: Sequence[Any]) -> None:
        self._styles, self._heads = styles, heads
        self._count = sum(span for _, span in heads[-1])
        time = min(_WIDEST, (width - _FIRST - _LEAST_TEXT) // self._count)
        self._widths = [_FIRST, width - _FIRST - self._count * time, *([time] * self._count)]
        shares = [round(each * _WHOLE / width) for each in accumulate(self._widths, initial=0)]
        self._edges = shares
        self._size = max(_SMALLEST, min(_USUAL, time * 2 // 26))
        listing = styles.list(_NUMBER)
        number = numbering.new(listing.abstract, 0)
        self._numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def table(self, rows: Sequence[tuple[str, Sequence[bool]]]) -> str:
        """Return the table of steps, whose text is written already, with the columns that each marks."""
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in self._widths)
        heads = "".join(self._head(index, row) for index, row in enumerate(self._heads))
        below = f'<w:pStyle w:val="{self._styles.id(PARAGRAPH)}"/><w:spacing w:before="0" w:after="0"/>'
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._styles.id(TABLE)}"/><w:tblW w:w="{_WHOLE}" w:type="pct"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{heads}"
            f"{''.join(self._row(*each) for each in rows)}</w:tbl><w:p><w:pPr>{below}</w:pPr></w:p>"
        )

    def _head(self, index: int, row: Sequence[tuple[str, int]]) -> str:
        merge = '<w:vMerge w:val="restart"/>' if not index else "<w:vMerge/>"
        merge = merge if len(self._heads) > 1 else ""
        cells = [
            self._head_cell(place, 1, text if not index else "", merge) for place, text in enumerate(("No", "Uraian"))
        ]
        place = 2
        for text, span in row:
            cells.append(self._head_cell(place, span, text))
            place += span
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _head_cell(self, place: int, span: int, text: str, merge: str = "") -> str:
        narrow = place > 1 and self._widths[place] * span < 6 * len(text) * self._size + 100
        size = self._size if narrow or (place > 1 and span == 1) else _USUAL
        look = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>' if place > 1 else ""
        run = f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_SHADE}"/>'
        margins = _NO_MARGINS if place > 1 else ""
        properties = f'{merge}{shade}{margins}<w:vAlign w:val="center"/>'
        return self._cell(place, span, properties, f'<w:pStyle w:val="{self._styles.id(_HEAD)}"/>', run)

    def _row(self, step: str, marks: Sequence[bool]) -> str:
        number = f'<w:pStyle w:val="{self._styles.id(_NUMBER)}"/>{self._numbered}'
        cells = [self._cell(0, 1, "", number, ""), self._around(1, 1, "", step)]
        style = f'<w:pStyle w:val="{self._styles.id("Isi Tabel")}"/>'
        mark = f'<w:r><w:rPr><w:color w:val="{_SHADE}"/><w:sz w:val="8"/></w:rPr><w:t>x</w:t></w:r>'
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
        for place, marked in enumerate(marks, 2):
            cells.append(self._cell(place, 1, f"{shade if marked else ''}{_NO_MARGINS}", style, mark if marked else ""))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, place: int, span: int, properties: str, look: str, run: str) -> str:
        return self._around(place, span, properties, f"<w:p><w:pPr>{look}</w:pPr>{run}</w:p>")

    def _around(self, place: int, span: int, properties: str, content: str) -> str:
        """Return a cell around its paragraphs."""
        width = self._edges[place + span] - self._edges[place]
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="pct"/>{spanned}{properties}</w:tcPr>{content}</w:tc>'
