"""What docxtpl does to a rendered table, done only where a template can need it."""

from __future__ import annotations

import re

from docxtpl import DocxTemplate
from lxml import etree

from kakdoc.rendering.styles import w

_TOKEN = re.compile(
    r"<w:(?P<open>tbl|tr|tc)(?=[ >])|</w:(?P<close>tbl|tr|tc)>|<w:(?P<column>gridCol)[ />]"
    r'|<w:gridSpan w:val="(?P<span>[^"]*)"|\{%[-+]?\s*(?P<begin>for|if)\b|\{%[-+]?\s*(?P<end>endfor|endif)\b'
)
# A cell must end with a paragraph, or Word refuses the file; `{%p if %}` can leave none.
_CELL_END = re.compile(r"(<w:tc>|<w:tc [^>]*>|</w:tcPr>|<w:tcPr/>|</w:tbl>)</w:tc>")
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
_FIRST_DRAWING_ID = 1001  # docxtpl counts from here


class _Shapes:
    """The shapes of the tables of a Jinja source, told by its tokens one by one."""

    def __init__(self) -> None:
        self.can_change = False
        self._blocks = 0  # Jinja blocks open here
        self._in_table = False
        self._columns = 0
        self._spans: list[int] = []
        self._table_blocks = self._row_blocks = 0  # as many as were open where it began
        self._has_fixed_row = False

    def take(self, token: re.Match[str]) -> None:
        """Note one token."""
        self._blocks += bool(token["begin"]) - bool(token["end"])
        if token["open"] or token["close"]:
            {"tbl": self._table, "tr": self._row, "tc": self._cell}[token["open"] or token["close"]](
                bool(token["open"])
            )
        self._columns += bool(token["column"])
        if token["span"] and self._spans:
            if token["span"].isdigit():
                self._spans[-1] += int(token["span"]) - 1
            else:
                self.can_change = True

    def _table(self, opens: bool) -> None:
        fills = self._has_fixed_row and all(span == self._columns for span in self._spans)
        self.can_change |= self._in_table if opens else not fills
        self._in_table, self._columns, self._spans, self._has_fixed_row = opens, 0, [], False
        self._table_blocks = self._blocks

    def _row(self, opens: bool) -> None:
        if opens:
            self._spans.append(0)
            self._row_blocks = self._blocks
            self._has_fixed_row |= self._blocks == self._table_blocks

    def _cell(self, opens: bool) -> None:
        if opens and self._spans:
            self.can_change |= self._blocks != self._row_blocks
            self._spans[-1] += 1


def can_change_shape(source: str) -> bool:
    """Return whether a rendered table may get another number of columns than its grid has.

    True when in doubt: nested tables, cells inside a row's own loop or condition, computed spans,
    rows that do not fill the grid, a table that may lose all its rows.
    """
    shapes = _Shapes()
    for token in _TOKEN.finditer(source):
        shapes.take(token)
    return shapes.can_change


def fix_shape(xml: str) -> str:
    """Return the body with the column grids that docxtpl would give its tables.

    Tables that lost all their rows go: Word refuses them. Raises etree.XMLSyntaxError when the
    template's loops and conditions cut through the markup.
    """
    etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    tree = DocxTemplate("").fix_tables(xml)
    for table in list(tree.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            table.getparent().remove(table)
    return str(etree.tostring(tree, encoding="unicode"))


def close_cells(xml: str) -> str:
    """Return the XML with an empty paragraph in every cell that has none at its end."""
    if "</w:tcPr></w:tc>" in xml or "<w:tc></w:tc>" in xml or "</w:tbl></w:tc>" in xml or "/></w:tc>" in xml:
        return _CELL_END.sub(r"\1<w:p/></w:tc>", xml)
    return xml


def number_drawings(xml: str) -> str:
    """Return the XML with the drawings numbered anew, as docxtpl does: a loop may have copied them."""
    count = iter(range(_FIRST_DRAWING_ID, _FIRST_DRAWING_ID + xml.count("<wp:docPr") + 1))
    return _DRAWING_ID.sub(lambda match: f'{match[1]}{next(count)}"', xml)
