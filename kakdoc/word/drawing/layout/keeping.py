"""What stays on one page: short tables, first and last items of lists, a note or a signature with what it belongs to.

Done after rendering, because how many rows and items there are is known only then. The property stands in the
paragraphs themselves: LibreOffice does not look for it in the styles of cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from kakdoc.base.package import Package
from kakdoc.word.drawing.layout import columns
from kakdoc.word.drawing.layout.looks import letters, read

SHORT = 9
"""Rows of a table that is kept whole: eight and their sum."""
FOLLOWERS = ("Catatan Tabel", "Sebelum Tanda Tangan")
"""Styles of paragraphs that stay with what is before them."""
BELOW = ("Akhir Bagian", "Sesudah Tabel")
"""Styles for a mark below a table that ends a cell: word processors hide the empty paragraph that must stand there."""
_MUCH_OF_A_PAGE = 0.75
_SIGNATURE = 12 * 12  # twips that a signature takes for each half-point of the type
_NEAR = 600  # letters of markup between a table and its signature
_GROUP = 0.3
_LINE = 12  # twips a line takes for each half-point of its type
_NARROWEST = 200  # twips that the text of a cell has at least
_SHORT_ITEM = 700  # letters of markup and text
_HEAD_LETTERS = 1200  # of what stands above a table that opens its section

_A4 = (9071, 13400)

_KEEP = "<w:keepNext/>"
_NEGATIVE = re.compile(r" -(?=\d[^<>]*</w:t>)")
_NO_BREAK = ' </w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_LAST_IN_CELL = re.compile(r"<w:p>(?:(?!<w:r>|</w:p>).)*</w:p></w:tc>")
_START, _END = "<w:tbl>", "</w:tbl>"
_ABOVE_PROPERTY = re.compile(r"<w:p(?: [^>]*)?>(?:<w:pPr>(?:<w:pStyle [^>]*/>)?)?")
_PAGE = re.compile(r"<w:pgSz ([^>]*)/>")
_MARGINS = re.compile(r"<w:pgMar ([^>]*)/>")
_SIDE = re.compile(r'w:(\w+)="(\d+)"')
_CELL_WIDTH = re.compile(r'<w:tcW w:w="(\d+)" w:type="(pct|dxa)"/>')
_STYLE_MARK = '<w:pStyle w:val="'
_STYLED = f"<w:p><w:pPr>{_STYLE_MARK}"
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')


class Layout:
    """The step of the body of a template."""

    def __init__(self, package: Package) -> None:
        self._looks = looks = read(package)
        document = package["word/document.xml"].data.decode() if "word/document.xml" in package else ""
        self._page = _area(document, document.rfind("<w:sectPr")) or _A4
        below = next((looks.names[name] for name in BELOW if name in looks.names), None)
        self._below = f'<w:p><w:pPr><w:pStyle w:val="{below}"/></w:pPr></w:p>' if below else ""
        alternatives = "|".join(map(re.escape, sorted(looks.lists))) or "(?!)"
        self._item = re.compile(rf'<w:pStyle w:val="(?:{alternatives})"/>')
        self._followers = [f'<w:pStyle w:val="{looks.names[name]}"/>' for name in FOLLOWERS if name in looks.names]

    def arranged(self, xml: str) -> str:
        """Return the body, or some whole blocks of it, with numbers whole and together what belongs together."""
        pieces, last = [], 0
        for start, end, nested in _tables(xml):
            if xml.find("<w:tblHeader", start, end) >= 0:
                pieces += [xml[last:start], self._table(xml, start, end, nested=nested)]
                last = end
        xml = "".join((*pieces, xml[last:]))
        xml = _NEGATIVE.sub(_NO_BREAK, xml) if " -" in xml else xml
        return _with_keeps(xml, {*self._ends_of_lists(xml), *self._before_followers(xml)})

    def _table(self, xml: str, start: int, end: int, *, nested: bool) -> str:
        across, down = _area(xml, end) or self._page
        room = _cell_width(xml, start, across) if nested else across
        rows = columns.fitted(xml[start:end], room, self._looks).split("</w:tr>")
        signed = any(xml.find(each, end, end + _NEAR) >= 0 for each in self._followers)
        for index in self._together(rows, room, down, signed=signed, above=lambda: _letters_above(xml, start)):
            rows[index] = _kept_row(rows[index])
        return "</w:tr>".join(rows) + (self._below if nested and _LAST_IN_CELL.match(xml, end) else "")

    def _together(
        self, rows: Sequence[str], room: int, down: int, *, signed: bool, above: Callable[[], Sequence[int]]
    ) -> Collection[int]:
        """Return the rows that stay with the next: all but the last, or those at the ends and in groups."""
        head, last = sum("<w:tblHeader" in row for row in rows), len(rows) - 2
        if last < head + SHORT and self._fits(rows, room, down, signed=signed, above=above):
            return range(last)
        ends = {*range(head), head, last - (0 if signed else 1)} if last >= head + 2 else set()
        return ends | self._groups(rows, head, room, down)

    def _groups(self, rows: Sequence[str], head: int, room: int, down: int) -> set[int]:
        """Return the rows that stay with the next because cells span them, unless they are a large part of a page."""
        together: set[int] = set()
        height = 0
        for index, row in enumerate(rows[head:], head):
            if "<w:vMerge/>" in row or '<w:vMerge w:val="continue"/>' in row:
                height = (height or self._height(rows[index - 1], room)) + self._height(row, room)
                if height < down * _GROUP:
                    together.add(index - 1)
            else:
                height = 0
        return together

    def _fits(
        self, rows: Sequence[str], room: int, down: int, *, signed: bool, above: Callable[[], Sequence[int]]
    ) -> bool:
        """Return whether a table, with the signature below it, can be kept whole on a page.

        One that does not fit below the head of its section would leave that head alone on a page.
        """
        size = self._looks.default_size
        height = sum(self._height(row, room) for row in rows) + signed * _SIGNATURE * size
        if height > down * _MUCH_OF_A_PAGE:
            return False
        head = above()
        return sum(head) > _HEAD_LETTERS or height + sum(-(-each // 60) for each in head) * _LINE * size < down

    def _height(self, row: str, room: int) -> int:
        """Return about how high a row is, in twips: as its longest cell."""
        style = _STYLE.search(row)
        size, most = self._looks.size(style[1] if style else ""), 1
        few = _NARROWEST // (size * 5)  # letters that stand on one line in any cell
        for cell in row.split("</w:tc>")[:-1]:
            if (count := letters(cell)) > few:
                found = _CELL_WIDTH.search(cell)
                width = _width(found, room) if found else room
                most = max(most, -(-count * size * 5 // max(width - 170, _NARROWEST)))
        return most * _LINE * size

    def _ends_of_lists(self, xml: str) -> Iterator[int]:
        """Yield where paragraphs begin that must not stand alone: the first and the last but one item of a list."""
        for start, end in _outside_tables(xml):
            for run in self._lists(xml, start, end):
                if len(run) > 2 or (len(run) == 2 and run[1] - run[0] < _SHORT_ITEM):
                    yield from (run[0], run[-2])

    def _lists(self, xml: str, place: int, end: int) -> Iterator[list[int]]:
        """Yield where the items of a stretch begin that stand one below the other."""
        run: list[int] = []
        for paragraph in xml[place:end].split("</w:p>"):
            if place == len(xml):  # the list may go on in the piece that comes next
                return
            opening = self._item_in(paragraph)
            if opening:  # no item, or something stands above it
                yield run
                run = []
            if opening >= 0:
                run.append(place + opening)
            place += len(paragraph) + len("</w:p>")
        yield run

    def _item_in(self, xml: str) -> int:
        """Return where the item of a list begins that a stretch up to the end of a paragraph holds, -1 for none."""
        if xml.startswith(_STYLED):  # nearly all do
            if xml[len(_STYLED) : xml.find('"/>', len(_STYLED))] in self._looks.lists:
                return 0
            if xml.find(_STYLE_MARK, len(_STYLED)) < 0:
                return -1
        found = self._item.search(xml)
        return _opening("p", xml, found.start()) if found else -1

    def _before_followers(self, xml: str) -> Iterator[int]:
        """Yield where the paragraph, or the first one of the last row, begins that stands before a follower."""
        for found in (place for follower in self._followers for place in _places(follower, xml)):
            end = _opening("p", xml, found)
            if xml.endswith(_END, 0, end):
                cell = xml.find("<w:tc>", _opening("tr", xml, end))
                yield _opening("p", xml, xml.find("</w:p>", cell))
            elif xml.endswith("</w:p>", 0, end):
                yield _opening("p", xml, end)


def _opening(tag: str, xml: str, place: int) -> int:
    """Return where the last paragraph or row before a place begins."""
    opening = f"<w:{tag}"
    place = xml.rfind(opening, 0, place)
    while place >= 0 and xml[place + len(opening)] not in "> ":
        place = xml.rfind(opening, 0, place)
    return place


def _tables(xml: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where the tables begin and end that hold no other, and whether another holds them."""
    last = depth = 0
    end = xml.find(_END)
    while end >= 0:
        start = xml.rfind(_START, last, end)
        depth += xml.count(_START, last, end) - 1
        last = end + len(_END)
        if start >= 0:
            yield start, last, depth > 0
        end = xml.find(_END, last)


def _area(xml: str, place: int) -> tuple[int, int] | None:
    """Return the text area of the section that a place lies in, across and down; None where it cannot be told."""
    start = xml.find("<w:sectPr", place)
    end = xml.find("</w:sectPr>", start)
    if start < 0 or end < 0:
        return None
    page, margins = _PAGE.search(xml, start, end), _MARGINS.search(xml, start, end)
    if not page or not margins:
        return None
    size, side = ({name: int(value) for name, value in _SIDE.findall(each[1])} for each in (page, margins))
    return size["w"] - side["left"] - side["right"], size["h"] - side["top"] - side["bottom"]


def _letters_above(xml: str, start: int) -> list[int]:
    """Return how long the paragraphs are that stand before a place in its section; of many letters, only the last."""
    section = max(xml.rfind("</w:sectPr>", 0, start) + 1, start - 40 * _HEAD_LETTERS)
    lengths, left = [], _HEAD_LETTERS
    for paragraph in reversed(xml[section:start].split("</w:p>")):
        lengths.append(letters(paragraph))
        left -= lengths[-1]
        if left < 0:
            break
    return lengths


def _cell_width(xml: str, place: int, across: int) -> int:
    """Return the width of the cell that a place lies in, in twips."""
    found = list(_CELL_WIDTH.finditer(xml, _opening("tr", xml, place), place))
    return _width(found[-1], across) if found else across


def _width(found: re.Match[str], whole: int) -> int:
    return int(found[1]) if found[2] == "dxa" else int(found[1]) * whole // columns.WHOLE


def _outside_tables(xml: str) -> Iterator[tuple[int, int]]:
    """Yield where the stretches of a body begin and end that lie between its tables."""
    last = 0
    while (start := xml.find(_START, last)) >= 0:
        yield last, start
        last, depth = start + len(_START), 1
        while depth and (end := xml.find(_END, last)) >= 0:
            depth += xml.count(_START, last, end) - 1
            last = end + len(_END)
        if depth:
            return
    yield last, len(xml)


def _places(text: str, xml: str) -> Iterator[int]:
    place = xml.find(text)
    while place >= 0:
        yield place
        place = xml.find(text, place + 1)


def _kept_row(row: str) -> str:
    """Return a row that stays with the next: the first paragraph of its first cell says so."""
    start = row.find("<w:tc>")
    return row[:start] + _kept(row[start:]) if start >= 0 else row


def _kept(xml: str) -> str:
    """Return blocks of which the first paragraph stays with the next."""
    found = _ABOVE_PROPERTY.search(xml)
    if not found or xml.startswith(_KEEP, found.end()):
        return xml
    property_ = _KEEP if "<w:pPr>" in found[0] else f"<w:pPr>{_KEEP}</w:pPr>"
    return xml[: found.end()] + property_ + xml[found.end() :]


def _with_keeps(xml: str, places: set[int]) -> str:
    """Return the body in which the paragraphs that begin at these places stay with the next."""
    edges = [0, *sorted(place for place in places if place >= 0), len(xml)]
    head, *rest = (xml[start:end] for start, end in pairwise(edges))
    return head + "".join(map(_kept, rest))
