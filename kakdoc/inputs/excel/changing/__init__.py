"""A workbook opened to be changed in place, and what openpyxl would lose of it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.comments import Comment

from kakdoc.base.package import Member, write
from kakdoc.base.problems import Location, Problem, warning
from kakdoc.inputs.excel.cells import guards
from kakdoc.inputs.excel.changing import extensions
from kakdoc.inputs.excel.changing import losses as sheet_losses
from kakdoc.inputs.excel.layout import GUIDE, LISTS, NOTES
from kakdoc.inputs.excel.reading.rows import HEAD_ROWS
from kakdoc.inputs.tree import Cell

_PROPERTIES = "docProps/core.xml"
_NOTE_WIDTH = 280


class Book:
    """The sheets of a workbook by name."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._properties = archive.read(_PROPERTIES) if _PROPERTIES in archive.namelist() else None
            self._validations = extensions.validations(archive)
            macros = path.suffix.lower() == ".xlsm"
            self._book = load_workbook(io.BytesIO(guards.kept_everywhere(data)), rich_text=True, keep_vba=macros)

    def cell(self, place: Cell) -> Any:
        """Return a cell to read and change."""
        return self._book[place.sheet].cell(place.row, place.column)

    def write_note(self, cell: Any, text: str) -> None:
        """Give a cell a note, or take its note away."""
        author = cell.comment.author if cell.comment else "kakdoc"
        cell.comment = Comment(text, author) if text else None

    def remarks(self) -> Iterator[Cell]:
        """Yield the filled cells of sheets and columns that are the writer's own."""
        for sheet in self._book.worksheets:
            if sheet.title in (GUIDE, LISTS):
                continue
            own = sheet.title.casefold().startswith(NOTES.casefold())
            columns = {} if own else _own_columns(sheet)
            for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001  stray cells make iter_rows endless
                if (
                    isinstance(cell.value, str | CellRichText)
                    and cell.data_type != "f"
                    and (own or row > columns.get(column, row))
                ):
                    yield Cell(self._path.as_posix(), sheet.title, row, column)

    def losses(self, old: bytes, new: bytes) -> Iterator[Problem]:
        """Yield K153 for what the new file lacks of the old one."""
        place = Location(self._path.as_posix())
        if lost := sheet_losses.lost(old, new):
            message = f"buku kerja ini memuat {', '.join(lost)}, yang mungkin tidak ikut ke berkas baru."
            yield warning("K153", message, "salin sendiri dari buku kerja lama bila masih diperlukan.").at(place)
        formulas = sum(_formulas(sheet) for sheet in self._book.worksheets)
        if formulas:
            message = f"buku kerja ini memuat {formulas} rumus, yang hasilnya belum tersimpan di berkas baru."
            yield warning("K153", message, "buka berkas barunya di Excel, lalu simpan sekali (Ctrl+S).").at(place)

    def saved(self) -> bytes:
        """Return the file; the same changes give the same bytes."""
        for sheet in self._book.worksheets:
            for cell in sheet._cells.values():  # noqa: SLF001
                if cell.comment is not None:  # openpyxl does not read how large notes are
                    cell.comment.width = _NOTE_WIDTH
                    cell.comment.height = 40 + 18 * sum(1 + len(line) // 36 for line in cell.comment.text.split("\n"))
        stream = io.BytesIO()
        self._book.save(stream)
        with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
            changed = extensions.extended(archive, self._validations)
            if self._properties:
                changed[_PROPERTIES] = self._properties
            return write(Member.of(name, changed.get(name) or archive.read(name)) for name in archive.namelist())


def _formulas(sheet: Any) -> int:
    """Return how many formulas of a sheet are read."""
    own = _own_columns(sheet)
    return sum(cell.data_type == "f" and column not in own for (_, column), cell in sheet._cells.items())  # noqa: SLF001


def _own_columns(sheet: Any) -> dict[int, int]:
    """Return the columns that hold notes, each with the row of its heading."""
    return {
        column: row
        for (row, column), cell in sheet._cells.items()  # noqa: SLF001
        if row <= HEAD_ROWS
        and isinstance(cell.value, str)
        and cell.value.strip().casefold().startswith(NOTES.casefold())
    }
