"""What is read of a sheet though nobody sees it, and what is not read because its cells are merged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from kakdoc.base.problems import Problem, error, warning
from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.tree import Cell, column_letters

Placed = Callable[[int, int], Cell]


def found(grid: Grid, head: int, columns: Collection[int], cell: Placed) -> Iterator[Problem]:
    """Yield K139 for what is hidden, K138 for merged cells over the data below the headings in row `head`."""
    yield from _hidden(grid, head, cell)
    for first, last, left, right, name in grid.merged:  # all but the first cell are empty for Excel
        if last >= head and any(left <= column <= right for column in columns):
            remedy = "pilih sel itu, klik Merge & Center untuk memisahkannya, lalu isi setiap selnya."
            message = f"sel {name} digabung; isinya hanya terbaca di sel pertama."
            yield error("K138", message, remedy).at(cell(first, left).start)


def _hidden(grid: Grid, head: int, cell: Placed) -> Iterator[Problem]:
    rows = sorted(row for row in grid.hidden_rows if row > head)
    filled = (row for number, row in grid.rows.items() if number > head and grid.hidden_columns)
    used = {column for row in filled for column, value in row.items() if value is not None}
    columns = sorted(grid.hidden_columns & used)
    if grid.hidden and grid.rows:
        yield _told(f"sheet “{grid.title}” tersembunyi", cell(1, 1))
    if rows:
        yield _told(f"baris {_listed(map(str, rows))} tersembunyi", cell(rows[0], 1))
    if columns:
        yield _told(f"kolom {_listed(map(column_letters, columns))} tersembunyi", cell(head, columns[0]))


def _told(what: str, cell: Cell) -> Problem:
    remedy = "tampilkan (Unhide, atau hapus saringannya) dan periksa; hapus bila tidak dipakai."
    return warning("K139", f"{what}, tetapi isinya ikut dibaca.", remedy).at(cell.start)


def _listed(pieces: Iterable[str]) -> str:
    found = list(pieces)
    return ", ".join(found[:8]) + (f", dan {len(found) - 8} lainnya" if len(found) > 8 else "")
