"""The cells of one sheet as they stand in its part: given values, moved with what they hold, cleared; formats stay."""

from __future__ import annotations

import re
from bisect import bisect_left
from copy import deepcopy
from typing import NamedTuple

from lxml import etree
from openpyxl.formula.translate import Translator

from kakdoc.inputs.tree import column_letters

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


class Content(NamedTuple):
    """What a cell holds: its type, its parts, and the place that its formula is written for."""

    kind: str | None
    parts: tuple[etree._Element, ...]
    style: str | None
    at: tuple[int, int]

    @property
    def formula(self) -> etree._Element | None:
        """Its formula, None where it has none."""
        return next((each for each in self.parts if each.tag == f"{MAIN}f"), None)

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, which its format makes a date or an amount."""
        return self.kind in (None, "n") and bool(self.parts)


def parsed(data: bytes) -> etree._Element:
    """Return the root of a part."""
    return etree.fromstring(data, _PARSER)


def place(spot: str) -> tuple[int, int]:
    """Return row and column of `D14`; 0 and 0 for what is no cell."""
    found = _PLACE.fullmatch(spot)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]), column


def spot(row: int, column: int) -> str:
    """Return the name of a cell."""
    return f"{column_letters(column)}{row}"


class Sheet:
    """The cells of a sheet by row and column."""

    def __init__(self, data: bytes) -> None:
        self._root = parsed(data)
        found = self._root.find(f"{MAIN}sheetData")
        assert found is not None  # noqa: S101  it was read as a sheet
        self._data = found
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[tuple[int, int], etree._Element] = {}
        self.is_changed = self.lost_formulas = False
        self._index()

    @property
    def has_formulas(self) -> bool:
        """Whether anything in it is computed."""
        return self._data.find(f".//{MAIN}f") is not None

    def _index(self) -> None:
        """Find the rows and cells; those without a place follow the one before them."""
        number = 0
        for row in self._data:
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self._rows[number] = row
            column = 0
            for cell in row:
                column = place(cell.get("r", ""))[1] or column + 1
                cell.set("r", spot(number, column))
                self._cells[number, column] = cell

    def unshare(self) -> None:
        """Write each formula that several cells share into each of them, so that one can go without the others."""
        shared = [(at, each.find(f"{MAIN}f")) for at, each in self._cells.items()]
        formulas = [(at, each) for at, each in shared if each is not None and each.get("t") == "shared"]
        self.is_changed = self.is_changed or bool(formulas)
        first = {each.get("si"): (at, each.text) for at, each in formulas if each.text}
        for at, each in formulas:
            origin, text = first.get(each.get("si"), (at, ""))
            each.text = Translator(f"={text}", origin=spot(*origin)).translate_formula(spot(*at))[1:]
            for name in ("t", "si", "ref"):
                each.attrib.pop(name, None)

    def content(self, row: int, column: int) -> Content:
        """Return what a cell holds."""
        cell = self._cells.get((row, column))
        if cell is None:
            return Content(None, (), None, (row, column))
        return Content(cell.get("t"), tuple(map(deepcopy, cell)), cell.get("s"), (row, column))

    def fill(self, row: int, column: int, content: Content) -> None:
        """Give a cell what another held; a number brings its format along, a formula is written for its new place."""
        if not content.parts:
            self.clear(row, column)
            return
        cell = self._emptied(row, column)
        if content.kind is not None:
            cell.set("t", content.kind)
        if content.is_figure and content.style is not None:
            cell.set("s", content.style)
        cell.extend(each for each in map(deepcopy, content.parts) if self._is_kept(each, content, (row, column)))

    def _is_kept(self, part: etree._Element, content: Content, at: tuple[int, int]) -> bool:
        """Return whether a part of a cell goes along; a formula that is bound to its place leaves its value."""
        if part.tag != f"{MAIN}f" or content.at == at:
            return True
        self.lost_formulas = True
        if part.get("t") is not None or not part.text:
            return False
        part.text = Translator(f"={part.text}", origin=spot(*content.at)).translate_formula(spot(*at))[1:]
        return True

    def write(self, row: int, column: int, value: str | float) -> None:
        """Give a cell a value; an empty text clears it."""
        if value == "":
            self.clear(row, column)
            return
        cell = self._emptied(row, column)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            text.set(_SPACE, "preserve")
            text.text = value
        else:
            etree.SubElement(cell, f"{MAIN}v").text = repr(value)

    def clear(self, row: int, column: int) -> None:
        """Take away what a cell holds; its format stays."""
        if (row, column) in self._cells:
            self._emptied(row, column)

    def dress(self, row: int, column: int, like: int) -> None:
        """Give a cell that has no format that of the same column in another row, else that of the column."""
        if self._cells.get((row, column)) is not None and self._cells[row, column].get("s"):
            return
        style = self.content(like, column).style or self._style_of(column)
        if style is not None:
            self._made(row, column).set("s", style)

    def _style_of(self, column: int) -> str | None:
        columns = self._root.iterfind(f"{MAIN}cols/{MAIN}col")
        found = [each for each in columns if int(each.get("min", 0)) <= column <= int(each.get("max", 0))]
        return found[0].get("style") if found else None

    def _emptied(self, row: int, column: int) -> etree._Element:
        cell = self._made(row, column)
        self.lost_formulas = self.lost_formulas or cell.find(f"{MAIN}f") is not None
        for each in list(cell):
            cell.remove(each)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        return cell

    def _made(self, row: int, column: int) -> etree._Element:
        """Return a cell, made where there is none."""
        self.is_changed = True
        if (row, column) in self._cells:
            return self._cells[row, column]
        parent = self._rows.get(row)
        if parent is None:
            parent = self._rows[row] = etree.Element(f"{MAIN}row", r=str(row))
            self._data.insert(bisect_left(sorted(each for each in self._rows if each != row), row), parent)
        parent.attrib.pop("spans", None)
        cell = self._cells[row, column] = etree.Element(f"{MAIN}c", r=spot(row, column))
        parent.insert(bisect_left(sorted(place(each.get("r", ""))[1] for each in parent), column), cell)
        return cell

    def data(self) -> bytes:
        """Return the part."""
        size = self._root.find(f"{MAIN}dimension")
        if size is not None and self._cells:
            rows, columns = zip(*self._cells, strict=True)
            size.set("ref", f"{spot(min(rows), min(columns))}:{spot(max(rows), max(columns))}")
        return bytes(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True))
