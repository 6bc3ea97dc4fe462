"""The sheet of the single values: each beside its name, those that no heading names by their path."""

from __future__ import annotations

from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.excel.layout import Layout
from kakdoc.inputs.excel.reading.rows import SheetReader
from kakdoc.inputs.excel.reading.single_values import Filled, Path, filled, names, path_name, read_path, target
from kakdoc.inputs.excel.rewriting.cells import Sheet
from kakdoc.inputs.excel.rewriting.parts import Parts
from kakdoc.inputs.excel.writing.filling import Filling
from kakdoc.inputs.excel.writing.values import cell_value
from kakdoc.kinds.shape import CellType


def write(grid: Grid, parts: Parts, plan: Layout, version: int, old: Filling, new: Filling) -> None:
    """Write what the single values are now, in a form of some version."""
    singles = _Singles(grid, parts.sheet(grid.title), plan, version)
    for field in plan.fields:
        before, after = old.singles.get(field.path, ""), new.singles.get(field.path, "")
        if before != after and not field.formula:
            singles.put(field.path, field.title, after, field.cell_type)
    known = {read_path(name) or (): text for name, text in old.paths}
    wanted = {read_path(name) or (): text for name, text in new.paths}
    for path in known.keys() - wanted.keys():
        singles.take_out(path)
    for path, text in wanted.items():
        if known.get(path) != text:
            singles.put(path, path_name(path), text, CellType.TEKS)


class _Singles:
    def __init__(self, grid: Grid, sheet: Sheet, plan: Layout, version: int) -> None:
        self._sheet, self._version = sheet, version
        rows, titles = list(filled(SheetReader("", grid))), names(plan)
        self._rows: dict[Path, Filled] = {}
        for each in rows:
            column, path = target(each.key, titles)
            if path is not None:
                self._rows.setdefault(column.path if column else path, each)
        self._last = max((each.at[0] for each in rows), default=max(grid.rows, default=1))
        self._columns = next(((_key_column(each), each.at[1]) for each in rows), (1, 2))
        self._end = max(self._last, max(grid.rows, default=1))

    def put(self, path: Path, title: str, text: str, cell_type: CellType) -> None:
        """Write a value beside its name; a name that is not there yet comes below all others."""
        row = self._rows.get(path)
        if row is not None:
            self._sheet.write(*row.at, cell_value(text, cell_type, self._version) if text.strip() else "")
            return
        if not text.strip():
            return
        self._end += 1
        key, value = self._columns
        for column, content in ((key, title), (value, cell_value(text, cell_type, self._version))):
            self._sheet.write(self._end, column, content)
            self._sheet.dress(self._end, column, self._last)

    def take_out(self, path: Path) -> None:
        """Take out a value that a path names, with its name."""
        row = self._rows.get(path)
        if row is not None:
            for column in (_key_column(row), row.at[1]):
                self._sheet.clear(row.at[0], column)


def _key_column(row: Filled) -> int:
    """Return where the name of a value stands: where the value is empty, one column before it."""
    return row.key_cell.column if row.key_cell.column != row.at[1] else max(1, row.at[1] - 1)
