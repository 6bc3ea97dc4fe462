"""An .xlsx file opened: refused where it is none or not safe, else its sheets as grids of values."""

from __future__ import annotations

import gc
import io
import itertools
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Location, Problem, error, warning
from kakdoc.inputs.decoding import unreadable
from kakdoc.inputs.excel.cells.archive import Package
from kakdoc.inputs.excel.cells.cells import Fault

OTHER_SUFFIXES = frozenset({".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm"})
MAX_BYTES = 50 * 2**20
_READ = itertools.count(1)
_KEPT = 32
"""Books that may wait for the collector: some 30 MiB of forms."""
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,  # the XML of a member
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl and its libraries raise for a file that is no workbook, or is not whole."""
_SAVE_AS = "buka di Excel, lalu Simpan Sebagai “Excel Workbook (*.xlsx)” tanpa kata sandi."


@dataclass(slots=True)
class Grid:
    """One sheet: its values by row and column, and what could hide or lose some of them."""

    title: str
    rows: dict[int, dict[int, Any]]
    format_of: Callable[[int, int], str]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    """First and last row, first and last column, and the name of the range."""
    unvalued: frozenset[tuple[int, int]] = frozenset()
    """Formulas without a stored value."""
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is written in the notes of cells."""


def open_elsewhere(path: Path, name: str) -> list[Problem]:
    """Return K140 for a workbook that somebody has open."""
    locks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    return [_is_open(name)] if any(map(disk.is_file, locks)) else []


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a workbook. Raises InputError: K101 unreadable, K130 another format, K131 too large."""
    try:
        data = disk.read(path, MAX_BYTES)
    except OSError as cause:
        raise InputError(unreadable(name, cause)) from cause
    if len(data) > MAX_BYTES:
        raise InputError(error("K131", "berkas ini lebih dari 50 MB.", "pecah isinya.").at(Location(name)))
    if path.suffix.lower() in OTHER_SUFFIXES:
        raise InputError(not_xlsx(name, data, path.suffix.lower()))
    return data


def grids(data: bytes, name: str) -> list[Grid]:
    """Return the sheets of a workbook, in its order. Raises InputError: K130 no .xlsx file, K131 not safe to open."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.utils.exceptions import InvalidFileException

    _free_the_read()
    try:
        with Package(data, name) as package, _no_warnings():
            noted = any("comments" in each for each in package.namelist())
            reader = ExcelReader(io.BytesIO(data), data_only=True)
            reader.archive = package
            reader.read()
            members = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    except (*UNREADABLE, InvalidFileException) as cause:
        raise InputError(not_xlsx(name, data)) from cause
    for sheet in reader.parser.sheets:
        if members.get(sheet.name) not in reader.valid_files:
            message = f"buku kerja tidak dapat dibuka: sheet “{sheet.name}” hilang dari dalam berkasnya."
            raise InputError(
                error("K130", message, "ambil salinan yang utuh, atau pulihkan dengan Excel.").at(Location(name))
            )
    return [
        _grid(sheet, package.unvalued.get(members.get(sheet.title, ""), frozenset()), noted=noted)
        for sheet in reader.wb.worksheets
    ]


def _free_the_read() -> None:
    """Let go of the books read before: cells, sheets and book of openpyxl are a ring that only the collector frees."""
    if next(_READ) % _KEPT == 0:
        gc.unfreeze()
        gc.collect()


def _no_warnings() -> Any:
    """Return a context in which openpyxl's notes on features it leaves out stay unsaid: only values are read."""
    return warnings.catch_warnings(action="ignore")


def _grid(sheet: Any, unvalued: frozenset[tuple[int, int]], *, noted: bool) -> Grid:
    rows: dict[int, dict[int, Any]] = {}
    notes: dict[tuple[int, int], str] = {}
    # Not iter_rows: one stray cell in XFD1048576 would make it walk 17 milliard cells.
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001
        value = cell.value
        if value is not None and value != "":
            rows.setdefault(row, {})[column] = Fault(value) if cell.data_type == "e" else value
            if noted and cell.comment is not None:
                notes[row, column] = str(cell.comment.text)
    for row, column in unvalued:
        rows.setdefault(row, {}).setdefault(column, None)
    return Grid(
        sheet.title,
        {row: rows[row] for row in sorted(rows)},
        lambda row, column: str(sheet.cell(row, column).number_format),
        sheet.sheet_state != "visible",
        frozenset(index for index, each in sheet.row_dimensions.items() if each.hidden and index in rows),
        frozenset(_hidden_columns(sheet)),
        [(each.min_row, each.max_row, each.min_col, each.max_col, each.coord) for each in sheet.merged_cells.ranges],
        unvalued,
        notes,
    )


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            yield from range(dimension.min or 0, min(dimension.max or 0, 16384) + 1)


def not_xlsx(name: str, data: bytes, suffix: str = "") -> Problem:
    """Return K130 for what is no workbook that can be read, with the reason that its bytes show."""
    if not data:
        reason = "berkas ini kosong"
    elif suffix:
        reason = f"{suffix} tidak dibaca"
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "berkas ini .xls lama atau dilindungi kata sandi"
    elif not data.startswith(b"PK"):
        reason = "isinya bukan buku kerja Excel"
    elif b"word/document.xml" in data:
        reason = "isinya dokumen Word"
    elif b"opendocument.spreadsheet" in data[:200]:
        reason = "isinya lembar kerja LibreOffice (.ods)"
    else:
        reason = "berkasnya rusak atau bukan .xlsx"
    return error("K130", f"buku kerja tidak dapat dibuka: {reason}.", _SAVE_AS).at(Location(name))


def _is_open(name: str) -> Problem:
    return warning(
        "K140",
        "buku kerja ini tampaknya sedang terbuka; perubahan yang belum disimpan tidak terbaca.",
        "simpan di Excel (Ctrl+S), lalu jalankan lagi.",
    ).at(Location(name))
