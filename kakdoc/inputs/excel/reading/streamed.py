"""A sheet read row by row, however long it is: a roster."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

from openpyxl import load_workbook

from kakdoc.base.problems import InputError, Location, Problem, error, warning
from kakdoc.inputs.excel.cells import archive, cells, grids
from kakdoc.inputs.excel.cells.cells import Fault
from kakdoc.inputs.excel.layout import ROSTER
from kakdoc.inputs.excel.reading.rows import folded
from kakdoc.kinds.shape import CellType

_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_PIECE = 2**20
_SHOWN = 8


class Sheet:
    """One sheet of a workbook that was opened to be read row by row."""

    def __init__(self, data: bytes, file: str, *, own: bool = False) -> None:
        """Open the sheet `Peserta`, or where the workbook is not the input's `own` the only one.

        Raises InputError K130, K131, K132.
        """
        self.file = file
        self._book = _opened(data, file)
        self._sheet = _chosen(self._book, file, own=own)
        self.title = str(self._sheet.title)
        self.hidden, self.merged, self.unvalued = _looked_through(data, self._member(data))
        self.is_hidden = self._sheet.sheet_state != "visible"

    def _member(self, data: bytes) -> str:
        path = str(self._sheet._worksheet_path)  # noqa: SLF001
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return path if path in package.namelist() else path.lstrip("/")

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield the cells of each row with its number. Raises InputError K130 where the file is not whole."""
        try:
            for number, row in enumerate(self._sheet.iter_rows(), 1):
                yield number, list(row)
        except grids.UNREADABLE as cause:
            raise InputError(grids.not_xlsx(self.file, b"PK")) from cause

    def text(self, cell: Any, cell_type: CellType) -> tuple[str, Problem | None]:
        """Return the text of a cell as a person sees it, and what is wrong with it."""
        value = cell.value
        if value is None or value == "":
            return "", None
        if cell.data_type == "e":
            value = Fault(value)
        text, problem = cells.read(value, cell_type, lambda: str(cell.number_format))
        return text.strip(), problem

    def told(self, head: int, place: Callable[[int, int], Location]) -> Iterator[Problem]:
        """Yield K139 for what is hidden below the headings in row `head`."""
        if self.is_hidden:
            yield _out_of_sight(f"sheet “{self.title}” tersembunyi").at(place(head, 0))
        if rows := sorted(each for each in self.hidden if each > head):
            more = f", dan {len(rows) - _SHOWN} lainnya" if len(rows) > _SHOWN else ""
            shown = ", ".join(map(str, rows[:_SHOWN]))
            yield _out_of_sight(f"baris {shown}{more} tersembunyi").at(place(rows[0], 0))

    def merged_at(self, row: int) -> str:
        """Return the name of the merged cells that lie over a row, empty where none do."""
        return next((name for first, last, name in self.merged if first <= row <= last), "")


def _out_of_sight(what: str) -> Problem:
    remedy = "tampilkan (Unhide, atau hapus saringannya) dan periksa; hapus bila tidak dipakai."
    return warning("K139", f"{what}, tetapi isinya ikut dibaca.", remedy)


def _opened(data: bytes, file: str) -> Any:
    """Return a workbook for reading row by row. Raises InputError K130, K131."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            archive.check(package, file)
        with warnings.catch_warnings(action="ignore"):
            return load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except grids.UNREADABLE as cause:
        raise InputError(grids.not_xlsx(file, data)) from cause


def _chosen(book: Any, file: str, *, own: bool) -> Any:
    """Return the sheet of the roster. Raises InputError K132."""
    sheets = list(book.worksheets)
    named = [each for each in sheets if folded(each.title) == folded(ROSTER)]
    visible = [each for each in sheets if each.sheet_state == "visible"]
    found = named or ([] if own else visible if len(visible) == 1 else [])
    if found:
        return found[0]
    message = f"sheet “{ROSTER}” tidak ada, dan buku kerja ini punya {len(visible)} sheet."
    remedy = f"beri nama “{ROSTER}” pada sheet yang berisi daftar pesertanya."
    raise InputError(error("K132", message, remedy).at(Location(file)))


Merged = list[tuple[int, int, str]]
"""First and last row and the name of each merged range."""


def _looked_through(data: bytes, member: str) -> tuple[frozenset[int], Merged, frozenset[tuple[int, int]]]:
    """Return the hidden rows of a sheet, its merged cells, and its formulas that were never computed."""
    hidden, unvalued, merged = set[int](), set[tuple[int, int]](), Merged()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(member) as stream:
            for piece in _by_row(stream):
                hidden.update(map(int, _HIDDEN.findall(piece)))
                if b"<f" in piece or b":f" in piece:
                    unvalued.update((int(row), _number(letters)) for letters, row in archive.NO_VALUE.findall(piece))
                for left, top, right, bottom in _MERGED.findall(piece):
                    name = f"{left.decode()}{top.decode()}:{right.decode()}{bottom.decode()}"
                    merged.append((int(top), int(bottom), name))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError):
        return frozenset(), [], frozenset()  # reading the rows tells of it
    return frozenset(hidden), merged, frozenset(unvalued)


def _number(letters: bytes) -> int:
    number = 0
    for each in letters:
        number = number * 26 + each - ord("A") + 1
    return number


def _by_row(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield a sheet in pieces that end with a row; the last is what follows the rows."""
    rest = b""
    for read in iter(lambda: stream.read(_PIECE), b""):
        held = rest + read
        ends = [each.end() for each in _ROW_END.finditer(held)]
        end = ends[-1] if ends else 0
        if end:
            yield held[:end]
        rest = held[end:]
    yield rest
