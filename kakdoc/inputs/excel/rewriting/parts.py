"""The package of a workbook to change in place: a sheet's cells and notes; every other part stays byte for byte.

ECMA-376 part 1: 18.3.1.4 (cells), 18.7 (comments), 18.6 (calculation chain); part 4: 19.4 (VML of comments).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from kakdoc.base.package import Member, write
from kakdoc.inputs.excel.changing import extensions
from kakdoc.inputs.excel.rewriting.cells import MAIN, Sheet, parsed, place, spot

Moves = Mapping[tuple[int, int], tuple[int, int] | None]
"""Where cells went, by row and column; None for those that are gone."""
_CHAIN = "xl/calcChain.xml"
_BOOK, _BOOK_LINKS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_BEFORE_CALCULATION = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames"),
)
_COMMENTS = re.compile(rb"<(?:\w+:)?(?:commentList|ThreadedComments)\b")
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"


class Parts:
    """A workbook that is being changed; `saved` gives its bytes."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = extensions.sheets(self._archive)
        self._sheets: dict[str, Sheet] = {}
        self._changed: dict[str, bytes] = {}

    def sheet(self, title: str) -> Sheet:
        """Return a sheet by its name, to read and change."""
        if title not in self._sheets:
            self._sheets[title] = Sheet(self._archive.read(self._names[title]))
        return self._sheets[title]

    def move_notes(self, title: str, moves: Moves) -> None:
        """Let the notes of a sheet go where their cells went."""
        for part in self._linked(self._names[title]):
            data = self._read(part)
            move = _move_shapes if b":ClientData" in data else _move_comments if _COMMENTS.search(data) else None
            if move is not None and (new := _moved(data, moves, move)):
                self._changed[part] = new

    def _linked(self, part: str) -> list[str]:
        """Return the parts that a part names and that are in the package."""
        folder, name = posixpath.split(part)
        links = f"{folder}/_rels/{name}.rels"
        known = set(self._archive.namelist())
        if links not in known:
            return []
        targets = (each.get("Target", "") for each in parsed(self._archive.read(links)))
        found = (posixpath.normpath(posixpath.join("/", folder, each)).lstrip("/") for each in targets)
        return [each for each in found if each in known]

    def _read(self, part: str) -> bytes:
        return self._changed.get(part) or self._archive.read(part)

    def saved(self) -> bytes:
        """Return the file; formulas are computed anew when it is opened, and keep what they gave until then."""
        sheets = {self._names[title]: each for title, each in self._sheets.items()}
        changed = self._changed | {part: each.data() for part, each in sheets.items() if each.is_changed}
        gone = set[str]()
        if any(each.has_formulas for each in self._sheets.values()):
            changed[_BOOK] = _changed(self._read(_BOOK), _compute_anew)
        if any(each.lost_formulas for each in self._sheets.values()) and _CHAIN in self._archive.namelist():
            gone = {_CHAIN}
            for part in (_BOOK_LINKS, _TYPES):
                changed[part] = _changed(self._read(part), _without_chain)
        names = [each for each in self._archive.namelist() if not each.endswith("/") and each not in gone]
        members = (Member.of(each, changed.get(each) or self._archive.read(each)) for each in names)
        return write(members, sealed=False)


def _changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    root = parsed(data)
    change(root)
    return _serialized(root)


def _moved(data: bytes, moves: Moves, move: Callable[[etree._Element, Moves], int]) -> bytes | None:
    """Return a part in which notes went where their cells went, None where none did."""
    root = parsed(data)
    return _serialized(root) if move(root, moves) else None


def _serialized(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _move_comments(root: etree._Element, moves: Moves) -> int:
    """Move the texts of notes; return how many there were to move."""
    found = [(each, place(each.get("ref", ""))) for each in root.iter(etree.Element) if each.get("ref") is not None]
    concerned = [(each, moves[old]) for each, old in found if old in moves]
    for each, new in concerned:
        _settle(each, new, lambda element, target: element.set("ref", spot(*target)))
    return len(concerned)


def _move_shapes(root: etree._Element, moves: Moves) -> int:
    """Move the frames of notes; return how many there were to move."""
    concerned = [(each, moves[old]) for each in root.iter(_SHAPE) if (old := _cell_of(each)) in moves]
    for each, new in concerned:
        _settle(each, new, _move_shape)
    return len(concerned)


def _cell_of(shape: etree._Element) -> tuple[int, int]:
    """Return the cell that a frame is of; 0 and 0 for one that is no note's."""
    row, column = (shape.findtext(f".//{_EXCEL}{each}") for each in ("Row", "Column"))
    return (int(row) + 1, int(column) + 1) if row and column else (0, 0)


def _move_shape(shape: etree._Element, new: tuple[int, int]) -> None:
    row, column = (shape.find(f".//{_EXCEL}{each}") for each in ("Row", "Column"))
    anchor = shape.find(f".//{_EXCEL}Anchor")
    assert row is not None and column is not None  # noqa: S101, PT018  asked by the caller
    down, right = new[0] - 1 - int(row.text or 0), new[1] - 1 - int(column.text or 0)
    row.text, column.text = str(new[0] - 1), str(new[1] - 1)
    numbers = [each.strip() for each in (anchor.text or "").split(",")] if anchor is not None else []
    if anchor is not None and len(numbers) == 8:
        shifts = (right, 0, down, 0, right, 0, down, 0)
        anchor.text = ", ".join(str(int(each) + shift) for each, shift in zip(numbers, shifts, strict=True))


def _settle(
    element: etree._Element, new: tuple[int, int] | None, move: Callable[[etree._Element, tuple[int, int]], None]
) -> None:
    parent = element.getparent()
    if new is not None:
        move(element, new)
    elif parent is not None:
        parent.remove(element)


def _compute_anew(book: etree._Element) -> None:
    found = book.find(f"{MAIN}calcPr")
    if found is None:
        before = [each for each in book if etree.QName(each).localname in _BEFORE_CALCULATION]
        found = etree.Element(f"{MAIN}calcPr")
        book.insert(list(book).index(before[-1]) + 1, found)
    found.set("fullCalcOnLoad", "1")


def _without_chain(root: etree._Element) -> None:
    for each in list(root):
        if "calcChain" in (each.get("Target") or each.get("PartName") or ""):
            root.remove(each)
