"""A workbook as the same located tree that YAML gives; every place is a cell, `x.xlsx: Rincian!D14`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from kakdoc.base.problems import InputError, Problem, error, nearest
from kakdoc.inputs.excel.cells.grids import Grid, grids
from kakdoc.inputs.excel.layout import GUIDE, MAIN, NOTES, ROSTER, Layout, Listing, layout
from kakdoc.inputs.excel.reading import drafts, form_version, single_values
from kakdoc.inputs.excel.reading.drafts import Item
from kakdoc.inputs.excel.reading.form_version import Form
from kakdoc.inputs.excel.reading.owners import Owners
from kakdoc.inputs.excel.reading.rows import SheetReader, folded
from kakdoc.inputs.tree import Block, Cell, Scalar
from kakdoc.kinds.fields.marks import BERKAS_PESERTA
from kakdoc.kinds.shape import CellType, document_kind, fields, key_of


def compose(data: bytes, name: str, models: Mapping[str, type[BaseModel]]) -> tuple[Block, list[Problem]]:
    """Return the tree of a workbook and what is wrong with it short of being unreadable.

    `models` are the schemas by the kind of document. Raises InputError K130–K132.
    """
    return of_grids(grids(data, name), name, models)


def of_grids(sheets: list[Grid], name: str, models: Mapping[str, type[BaseModel]]) -> tuple[Block, list[Problem]]:
    """Return what `compose` returns for sheets that were opened. Raises InputError K132."""
    reader = _Reader(name, sheets)
    root = reader.document(models)
    return root, reader.problems


def form_of(name: str, sheets: Mapping[str, Grid]) -> Form:
    """Return which form a workbook is, by its sheets under their names as they are compared."""
    reader = SheetReader(name, sheets[folded(MAIN)])
    _, typed = single_values.without_version(single_values.filled(reader), reader)
    return form_version.of_book(typed, sheets[folded(MAIN)], sheets)


def _roster_key(plan: Layout) -> str | None:
    """Return the key of the roster of a kind; None where it has none, or a sheet of that name is a list of its own."""
    if any(folded(each.title) == folded(ROSTER) for each in plan.sheets):
        return None
    return key_of(plan.model, BERKAS_PESERTA)


class _Reader:
    def __init__(self, file: str, grids: list[Grid]) -> None:
        self._file = file
        self._grids: dict[str, Grid] = {}
        self._form = form_version.BY_HAND
        self.problems: list[Problem] = []
        for grid in grids:
            known = self._grids.setdefault(folded(grid.title), grid)
            if known is not grid and grid.rows and not folded(grid.title).startswith(folded(NOTES)):
                self._refuse_twin(known, grid)

    def _refuse_twin(self, known: Grid, grid: Grid) -> None:
        message = f"sheet “{known.title}” dan “{grid.title}” bernama sama; hanya yang pertama dibaca."
        remedy = f"gabungkan isinya, lalu hapus salah satu, atau beri nama yang dimulai dengan “{NOTES}”."
        row = min(grid.rows)
        place = Cell(self._file, grid.title, row, min(grid.rows[row])).start
        self.problems.append(error("K134", message, remedy).at(place))

    def document(self, models: Mapping[str, type[BaseModel]]) -> Block:
        """Return the whole tree; nothing but `jenis` when that names no schema."""
        main = self._main()
        reader = SheetReader(self._file, main)
        root = self._root = Item(Cell(self._file, main.title, 1, 1, sheets=frozenset(self._grids)))
        filled, typed = single_values.without_version(single_values.filled(reader), reader)
        self._form = reader.form = form_version.of_book(typed, main, self._grids)
        kinds = [each for each in filled if folded(each.key) in ("jenis", "jenis naskah")]
        kind = next((each for each in kinds if each.value != ""), None)
        name = reader.scalar(kind.at, kind.value, CellType.TEKS) if kind else None
        known = document_kind(name.text, models) if name else None
        if known is None:
            self.problems += reader.problems
            return Block({"jenis": name} if name else {}, reader.cell(*kinds[0].at) if kinds else root.cell)
        plan = layout(models[known])
        owners = Owners(self._grids.keys(), self._strangers(plan))
        for listing in plan.sheets:
            self._read(listing, owners)
        owners.attach(plan, root)
        roster = self._roster(plan)
        self.problems += owners.problems
        single_values.put(filled, reader, plan, root)
        self.problems += reader.problems
        if roster:
            root.entries.setdefault(*roster)
        order = {key: place for place, key in enumerate(fields(plan.model), 1)} | {"jenis": 0}
        root.entries = dict(sorted(root.entries.items(), key=lambda each: order[each[0]]))
        frozen = drafts.frozen(root)
        return frozen if isinstance(frozen, Block) else Block({}, root.cell)

    def _main(self) -> Grid:
        grid = self._grids.get(folded(MAIN))
        if grid is not None:
            return grid
        titles = [each.title for each in self._grids.values()]
        close = nearest(MAIN, titles)
        remedy = (
            f"ganti nama sheet “{close}” menjadi “{MAIN}”."
            if close
            else f"beri nama “{MAIN}” pada sheet yang berisi nama isian dan isinya, atau mulai dari `kakdoc formulir`."
        )
        place = Cell(self._file, titles[0] if titles else MAIN, 1, 1).start
        raise InputError(error("K132", f"sheet “{MAIN}” tidak ada.", remedy).at(place))

    def _strangers(self, plan: Layout) -> dict[str, Cell]:
        """Note K132 for sheets that hold something and that nobody would read; return those renamed, by true name."""
        renamed: dict[str, Cell] = {}
        known = {folded(each.title): each.title for each in plan.sheets} | {folded(MAIN): MAIN, folded(GUIDE): GUIDE}
        if _roster_key(plan):
            known[folded(ROSTER)] = ROSTER
        absent = [title for name, title in known.items() if name not in self._grids]
        for name, grid in self._grids.items():
            if name in known or not grid.rows or name.startswith(folded(NOTES)):
                continue
            close = nearest(grid.title, absent or known.values())
            remedy = f"mungkin maksudnya “{close}”; ganti namanya. " if close else ""
            row = min(grid.rows)
            place = Cell(self._file, grid.title, row, min(grid.rows[row]))
            if close in absent:
                renamed[close] = place
            remedy += f"Bila bukan isian, beri nama yang dimulai dengan “{NOTES}”."
            self.problems.append(error("K132", f"sheet “{grid.title}” tidak dikenal.", remedy).at(place.start))
        return renamed

    def _roster(self, plan: Layout) -> tuple[str, Scalar] | None:
        """Return the key of the roster and this workbook's own name, where it has a sheet with one."""
        key, grid = _roster_key(plan), self._grids.get(folded(ROSTER))
        if key is None or grid is None or not grid.rows:
            return None
        return key, Scalar(self._file.rpartition("/")[2], Cell(self._file, grid.title, 1, 1))

    def _read(self, listing: Listing, owners: Owners) -> None:
        """Read the rows of a sheet."""
        grid = self._grids.get(folded(listing.title))
        if grid is not None:
            reader = SheetReader(self._file, grid, self._form)
            rows = [(row, drafts.of_row(row, listing)) for row in reader.rows(listing)]
            self.problems += reader.problems
            owners.add(listing, rows)
            if not rows and not listing.nested:
                self._root.keys.setdefault(listing.path[0], Cell(self._file, grid.title, 2, 1))
