"""Where something stands in a Word file, in the words of the person who edits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from kakdoc.word.styles import w


def paragraph_place(paragraph: etree._Element | None) -> str:
    """Return `tabel 2 baris 3 sel 1` or `paragraf 14` for a `w:p`, counted as Word shows them.

    Tables are counted through the part, rows and cells within their table; paragraphs outside
    tables are counted among themselves.
    """
    if paragraph is None:
        return "tempat yang tidak diketahui"
    root = paragraph.getroottree().getroot()
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is None:
        outside = (each for each in root.iter(w("p")) if next(each.iterancestors(w("tc")), None) is None)
        return paragraph_number(_ordinal(paragraph, outside))
    row = next(cell.iterancestors(w("tr")))
    table = next(row.iterancestors(w("tbl")))
    return (
        f"{row_number(_ordinal(table, root.iter(w('tbl'))), _ordinal(row, _own(table, row)))} "
        f"sel {_ordinal(cell, _own(row, cell))}"
    )


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """Return the paragraph that an element stands in, else the first in it; None for none."""
    return next(element.iterancestors(w("p")), next(element.iter(w("p")), None))


def paragraph_number(number: int) -> str:
    """Return `paragraf 14`."""
    return f"paragraf {number}"


def row_number(table: int, row: int) -> str:
    """Return `tabel 2 baris 3`."""
    return f"tabel {table} baris {row}"


def _own(parent: etree._Element, child: etree._Element) -> Iterator[etree._Element]:
    """Yield what is like `child` in a table or a row, without that of tables nested inside."""
    return (each for each in parent.iter(child.tag) if next(each.iterancestors(parent.tag)) is parent)


def _ordinal(element: etree._Element, siblings: Iterable[etree._Element]) -> int:
    return 1 + next(index for index, each in enumerate(siblings) if each is element)
