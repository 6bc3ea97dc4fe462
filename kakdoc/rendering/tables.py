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


class _Table:
    """The shape of one table while its tokens go by."""

    def __init__(self, blocks: int) -> None:
        self.blocks = blocks  # Jinja blocks open where the table starts
        self.columns = 0
        self.spans: list[int] = []
        self.has_fixed_row = False


def can_change_shape(source: str) -> bool:
    """Return whether a rendered table may get another number of columns than its grid has.

    True when in doubt: nested tables, cells inside a row's own loop or condition, computed spans,
    rows that do not fill the grid, a table that may lose all its rows.
    """
    table, blocks, row_blocks, in_cell = None, 0, 0, False
    for token in _TOKEN.finditer(source):
        blocks += bool(token["begin"]) - bool(token["end"])
        match token["open"] or token["close"] and "/" + token["close"]:
            case "tbl":
                if table is not None:
                    return True
                table = _Table(blocks)
            case "/tbl":
                if table is None or not table.has_fixed_row or any(s != table.columns for s in table.spans):
                    return True
                table = None
            case "tr" if table is not None:
                row_blocks = blocks
                table.spans.append(0)
                table.has_fixed_row |= blocks == table.blocks
            case "tc" if table is not None:
                if blocks != row_blocks:
                    return True
                table.spans[-1] += 1
                in_cell = True
            case "/tc":
                in_cell = False
        if table is not None and token["column"]:
            table.columns += 1
        if table is not None and token["span"] is not None and in_cell:
            if not token["span"].isdigit():
                return True
            table.spans[-1] += int(token["span"]) - 1
    return False


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
    if "<wp:docPr" not in xml:
        return xml
    count = iter(range(_FIRST_DRAWING_ID, _FIRST_DRAWING_ID + xml.count("<wp:docPr") + 1))
    return _DRAWING_ID.sub(lambda match: f'{match[1]}{next(count)}"', xml)
