"""What docxtpl does to a rendered part, its tables above all, done only where a template can need it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from kakdoc.word.styles import w
from kakdoc.word.template.source import PARAGRAPH

_TOKEN = re.compile(
    r"<w:(?P<open>tbl|tr|tc)(?=[ >])|</w:(?P<close>tbl|tr|tc)>|<w:(?P<column>gridCol)[ />]"
    r'|<w:gridSpan w:val="(?P<span>[^"]*)"|\{%[-+]?\s*(?P<begin>for|if)\b|\{%[-+]?\s*(?P<end>endfor|endif)\b'
)
# A cell, a header, a footer, a footnote must end with a paragraph, or Word refuses the file; `{%p if %}` can
# leave none, or only the marks that may stand between paragraphs.
_STORIES = ("tc", "hdr", "ftr", "footnote")
_ENDS = tuple((f"</w:{each}>", f"</w:p></w:{each}>") for each in _STORIES)
_CELL_ENDS = _ENDS[:1]
_STORY = "|".join(_STORIES)
_STORY_END = re.compile(
    rf"(<w:(?:{_STORY})(?: [^>]*)?(?<!/)>|</w:tcPr>|<w:tcPr/>|</w:tbl>)"
    rf"((?:\s|<w:(?:bookmark|comment|perm|move)\w*(?: [^>]*)?/>)*)(</w:(?:{_STORY})>)"
)
_EMPTIED = re.compile(r"<w:tbl(?: [^>]*)?>(?:(?!<w:tr[ >]|<w:tbl[ >]).)*?</w:tbl>(?P<last>(?=</))?", re.DOTALL)
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*"')
_FIRST_DRAWING_ID = 1001  # docxtpl counts from here


class _Shapes:
    """The shapes of the tables of a Jinja source, told by its tokens one by one."""

    def __init__(self) -> None:
        self.can_change = self.can_empty = False
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
        self.can_change |= self._in_table if opens else any(span != self._columns for span in self._spans)
        self.can_empty |= not opens and not self._has_fixed_row
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


def changes(source: str) -> tuple[bool, bool]:
    """Return whether a rendered table may get another number of columns than its grid has, and whether one is emptied.

    The first is True when in doubt: nested tables, cells inside a row's own loop or condition, computed spans,
    rows that do not fill the grid. A table may be emptied whose rows all stand in loops or conditions.
    """
    shapes = _Shapes()
    for token in _TOKEN.finditer(source):
        shapes.take(token)
    return shapes.can_change, shapes.can_empty


def fix_shape(xml: str) -> str:
    """Return the body with the column grids that docxtpl would give its tables.

    Rows that lost all their cells and tables that lost all their rows go. Raises etree.XMLSyntaxError
    when the template's loops and conditions cut through the markup.
    """
    from docxtpl import DocxTemplate

    parse(xml)
    tree = DocxTemplate("").fix_tables(xml)
    _drop_empty(tree)
    return str(etree.tostring(tree, encoding="unicode"))


def parse(xml: str) -> etree._Element:
    """Return the element that the XML is; raises etree.XMLSyntaxError."""
    return etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))


def drop_emptied(xml: str) -> str:
    """Return the XML without tables that lost all their rows; a paragraph stays where nothing else would follow."""
    if xml.count("</w:tbl>") == xml.count("</w:tr></w:tbl>"):
        return xml
    return _EMPTIED.sub(lambda found: "<w:p/>" if found["last"] else "", xml)


def drop_empty(xml: str) -> str:
    """Return a part other than the body without rows that have no cells and tables that have no rows."""
    tree = parse(xml)
    return str(etree.tostring(tree, encoding="unicode")) if _drop_empty(tree) else xml


def _drop_empty(tree: etree._Element) -> bool:
    """Take out what Word refuses: rows without cells, tables without rows; return whether there were any."""
    empty = [row for row in tree.iter(w("tr")) if next(row.iter(w("tc")), None) is None]
    for row in empty:
        row.getparent().remove(row)
    tables = [table for table in tree.iter(w("tbl")) if next(table.iter(w("tr")), None) is None]
    for table in tables:
        if table.getnext() is None:
            table.addnext(etree.Element(w("p")))
        table.getparent().remove(table)
    return bool(empty or tables)


def close_stories(xml: str) -> str:
    """Return the XML with an empty paragraph in every cell, header, footer or footnote that has none at its end."""
    return _closed(xml, _ENDS)


def close_cells(xml: str) -> str:
    """Return a body, which holds no other stories, with an empty paragraph in every cell that has none at its end."""
    return _closed(xml, _CELL_ENDS)


def _closed(xml: str, ends: Iterable[tuple[str, str]]) -> str:
    if all(xml.count(end) == xml.count(closed) for end, closed in ends):
        return xml
    return _STORY_END.sub(r"\1\2<w:p/>\3", xml)


def number_drawings(xml: str) -> str:
    """Return the XML with the drawings numbered anew, as docxtpl does: a loop may have copied them."""
    count = iter(range(_FIRST_DRAWING_ID, _FIRST_DRAWING_ID + xml.count("<wp:docPr") + 1))
    return _DRAWING_ID.sub(lambda match: f'{match[1]}{next(count)}"', xml)


def resolve_listing(xml: str) -> str:
    """Return the XML with line breaks and tabs in texts as Word's own, as docxtpl makes them."""
    if "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml:
        from docxtpl import DocxTemplate

        return str(DocxTemplate("").resolve_listing(xml))
    return xml


def join_lines(xml: str) -> str:
    """Return the XML without the line breaks that paragraphs of a template with `raw` were parted by."""
    return PARAGRAPH.sub("<w:p", xml.replace("\n<w:p", "<w:p"))


def parsed(xml: str) -> str:
    """Return the XML, which is well-formed; raises etree.XMLSyntaxError."""
    parse(xml)
    return xml
