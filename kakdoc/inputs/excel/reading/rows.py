"""The rows of one sheet: headings found wherever they stand, cells read as the schema wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from kakdoc.base.problems import Problem, error, meant, suggestion
from kakdoc.inputs.excel.cells import cells, lost_zeros
from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.excel.layout import MONTHS, NOTES, NUMBER, Column, Listing, Rows
from kakdoc.inputs.excel.reading import computed, form_version, out_of_sight, paragraphs
from kakdoc.inputs.excel.reading.form_version import Form
from kakdoc.inputs.tree import Cell, Scalar, column_letters
from kakdoc.kinds.shape import CellType

HEAD_ROWS = 10
"""How far down the headings may have moved."""
_OWN = Column(("",), NUMBER)
_TABLE_CELL = re.compile(r"kolom (\d{1,3})")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a column of a sheet is for; `month` is that of a mark, 1 to 12, `version` that of the form it was in."""

    role: str  # number, reference, value, note
    column: Column = _OWN
    month: int = 0
    version: int = form_version.CURRENT


_NONE: Mapping[str, Slot] = {}


@dataclass(slots=True)
class Row:
    """A row as read: its own number, the row it belongs to, and its values by path."""

    cell: Cell
    number: Scalar | None = None
    reference: Scalar | None = None
    values: dict[tuple[str | int, ...], Scalar] = field(default_factory=dict)
    columns: dict[tuple[str | int, ...], Cell] = field(default_factory=dict)
    """Where values that must be there would stand."""
    broken: dict[tuple[str | int, ...], Cell] = field(default_factory=dict)
    """Cells that hold something which gives no value."""


def folded(heading: Any) -> str:
    """Return a heading as it is compared: without case, needless blanks, and the star of what must be filled."""
    return " ".join(str(heading).replace("*", " ").split()).casefold()


def headings(listing: Listing) -> Iterator[tuple[str, Slot]]:
    """Yield the headings of a sheet with what they are for, in order."""
    if listing.numbered:
        yield NUMBER, Slot("number")
    if listing.reference:
        yield listing.reference, Slot("reference")
    scheduled = [column for column in listing.columns if column.cell_type is CellType.BULAN]
    for column in listing.columns:
        if column.cell_type is not CellType.BULAN:
            yield column.title, Slot("value", column)
        for month, name in enumerate(MONTHS, 1) if column.cell_type is CellType.BULAN else ():
            yield (name if len(scheduled) == 1 else f"{column.title} {name}"), Slot("value", column, month)


class SheetReader:
    """Reads the cells of one sheet, and notes what is wrong with them."""

    def __init__(self, file: str, grid: Grid, form: Form = form_version.BY_HAND) -> None:
        self._file = file
        self.form = form
        self._grid = grid
        self._titles = Cell(file, grid.title, 1, 1)  # the headings, at the first that is wrong
        self._strange = False
        self.problems: list[Problem] = []

    def cell(self, row: int, column: int) -> Cell:
        """Return a place in this sheet."""
        return Cell(self._file, self._grid.title, row, column, self._grid.notes.get((row, column), ""))

    def table(
        self, known: Mapping[str, Slot], older: Mapping[str, Slot] = _NONE, *, free: bool = False
    ) -> Iterator[tuple[int, dict[int, Any], Any]]:
        """Yield the rows below the headings: row number, cells by column, and the slots by column.

        `older` headings are read too, and never offered; `free` sheets may have any number of columns named
        `Kolom 13` and so on.
        """
        head = self._head([*known, *older])
        if head is None:
            if self._grid.rows:
                first = min(self._grid.rows)
                remedy = f"isi baris pertama dengan judul kolom: {', '.join(list(known)[:6])}."
                message = f"judul kolom sheet “{self._grid.title}” tidak ditemukan."
                self.problems.append(error("K133", message, remedy).at(self.cell(first, 1).start))
            return
        self._titles = self.cell(head, min(self._grid.rows[head]))
        slots = self._slots(head, known, older, free=free)
        self._refuse_above(head, slots)
        self.problems += out_of_sight.found(self._grid, head, slots, self.cell)
        for number, row in self._grid.rows.items():
            if number > head:
                yield number, row, slots

    def columns(self, listing: Listing) -> tuple[int, dict[int, Slot]] | None:
        """Return the row of the headings of a list and what its columns are for, None where it has none."""
        known = dict(headings(listing))
        head = self._head(known)
        return None if head is None else (head, self._slots(head, known, _NONE, free=listing.rows is Rows.TABLE))

    def _head(self, known: Iterable[str]) -> int | None:
        names = {folded(each) for each in known}
        counts = {
            number: sum(isinstance(value, str) and folded(value) in names for value in row.values())
            for number, row in self._grid.rows.items()
            if number <= HEAD_ROWS
        }
        best = max(counts, key=lambda number: (counts[number], -number), default=None)
        return best if best is not None and counts[best] else None

    def _refuse_above(self, head: int, slots: Mapping[int, Slot]) -> None:
        """Note K133 for rows above the headings that are no title: sorting takes headings along where it may."""
        mapped = {column for column, slot in slots.items() if slot.role != "note"}
        first = min(self._grid.rows)
        wide = [(top, bottom) for top, bottom, left, right, _ in self._grid.merged if right > left]
        for number in takewhile(lambda number: number < head, self._grid.rows):
            row = self._grid.rows[number]
            filled = [column for column, value in row.items() if str(value).strip()]
            if mapped.isdisjoint(filled):
                continue
            alone = len(filled) == 1 and isinstance(row[filled[0]], str)
            merged = any(top <= number <= bottom for top, bottom in wide)
            if not (alone and (merged or (number == first and len(mapped) > 1))):
                message = f"baris ini di atas judul kolom (baris {head}), jadi tidak dibaca."
                remedy = "pindahkan judul kolom ke atas semua isian; saat mengurutkan, judul jangan ikut dipilih."
                self._add("K133", message, remedy, number, min(mapped.intersection(filled)))

    def _slots(self, head: int, known: Mapping[str, Slot], older: Mapping[str, Slot], *, free: bool) -> dict[int, Slot]:
        names = {folded(title): slot for title, slot in (*known.items(), *older.items())}
        slots: dict[int, Slot] = {}
        seen: dict[str, int] = {}
        for column, value in self._grid.rows[head].items():
            name = folded(value)
            extra = _TABLE_CELL.fullmatch(name) if free else None
            if name in seen:
                remedy = f"beri nama lain, atau hapus salah satu (yang pertama di kolom {column_letters(seen[name])})."
                self._add("K134", f"judul kolom “{value}” ada dua kali.", remedy, head, column)
            elif name in names:
                slots[column] = self._versioned(names[name], head, column)
            elif extra:
                slot = Slot("value", Column((extra[1],), str(value), CellType.SEL))
                slots[column] = self._versioned(slot, head, column)
            elif name.startswith(NOTES.casefold()):
                slots[column] = Slot("note")
            else:
                remedy = suggestion(str(value), known) + f" Kolom catatan diberi judul “{NOTES}”."
                self._add("K133", f"judul kolom “{value}” tidak dikenal di sheet ini.", remedy, head, column)
                self._titles = self._titles if self._strange else self.cell(head, column)
                self._strange = True
                slots[column] = Slot("note")
            seen.setdefault(name, column)
        return slots

    def _versioned(self, slot: Slot, head: int, column: int) -> Slot:
        """Return a slot with the version of the form that its column comes from."""
        if slot.role != "value" or not form_version.note(slot.column.cell_type):
            return slot
        cell = self.cell(head, column)
        version = form_version.of_heading(cell.note, self.form)
        if problem := form_version.refused(str(version), cell):
            self.problems.append(problem)
        return replace(slot, version=version)

    def rows(self, listing: Listing) -> Iterator[Row]:
        """Yield the rows of a list; those without anything are left out."""
        known = dict(headings(listing))
        required = {each.path for each in listing.columns if each.required and listing.rows is Rows.KEYS}
        lost: set[int] = set()
        absent: dict[tuple[str | int, ...], Cell] | None = None
        for number, row, slots in self.table(known, free=listing.rows is Rows.TABLE):
            found = Row(self.cell(number, min(slots)))
            self._fill(found, row, slots, lost)
            if found.values or found.number or found.reference or found.broken:
                absent = self._absent(listing, slots) if absent is None else absent
                missing = required - found.values.keys()
                if missing or absent:
                    found.columns = absent | {
                        slot.column.path: self.cell(number, column)
                        for column, slot in reversed(slots.items())
                        if slot.column.path in missing and slot.role == "value"
                    }
                if found.broken:  # what is missed in this row is most likely what is broken in it
                    found.columns |= found.broken
                    found.cell = next(iter(found.broken.values()))
                yield found

    def _absent(self, listing: Listing, slots: Mapping[int, Slot]) -> dict[tuple[str | int, ...], Cell]:
        """Return columns that are missed at their K133; a heading not known is most likely that of one of them."""
        present = {slot.column.path for slot in slots.values() if slot.role == "value"}
        columns = listing.columns if listing.rows is Rows.KEYS else ()
        absent = [each for each in columns if each.path not in present and (each.required or self._strange)]
        for column in absent if not self._strange else ():
            message = f"kolom “{column.title}” yang wajib diisi tidak ada di sheet ini."
            remedy = f"tambahkan judulnya di baris {self._titles.row}, atau salin sheet ini dari formulir baru."
            self._add("K133", message, remedy, self._titles.row, self._titles.column)
        return {each.path: self._titles for each in absent}

    def _fill(self, found: Row, row: Mapping[int, Any], slots: Mapping[int, Slot], lost: set[int]) -> None:
        """Read the cells of a row."""
        marks: dict[tuple[str | int, ...], dict[int, Cell]] = {}
        doubtful: dict[int, tuple[str | int, ...]] = {}
        for column, value in row.items():
            slot = slots.get(column)
            if slot is None:
                self._unheaded(found.cell.row, column, lost)
            elif slot.role != "note":
                self._take(found, marks, slot, (found.cell.row, column), value)
                typed = slot.column.cell_type is CellType.UANG and not slot.column.formula
                if typed and lost_zeros.is_doubtful(value):
                    doubtful[column] = slot.column.path
        for column, path in doubtful.items():
            cheap = path[-1] == "harga_satuan" and lost_zeros.is_cheap(found.values.get(("satuan",)))
            if path in found.values and not cheap:
                self.doubt((found.cell.row, column), row[column])
        for path, months in marks.items():
            text = cells.months(dict.fromkeys(months, ""))
            found.values[path] = Scalar(text, months[min(months)])

    def _take(
        self, row: Row, marks: dict[tuple[str | int, ...], dict[int, Cell]], slot: Slot, at: tuple[int, int], value: Any
    ) -> None:
        """Put the value of one cell into its row."""
        cell_type = slot.column.cell_type if slot.role == "value" else CellType.BULAT
        if slot.column.formula:
            if found := self.computed(at, value, cell_type):
                row.values[slot.column.path] = found
            return
        scalar = self.scalar(at, value, cell_type, slot.version)
        if scalar is None:
            if slot.role == "value" and str(value).strip():
                row.broken.setdefault(slot.column.path, self.cell(*at))
            return
        if slot.role == "number":
            row.number = scalar
        elif slot.role == "reference":
            row.reference = scalar
        elif not slot.month:
            choice = meant(scalar.text, slot.column.choices) if slot.column.cell_type is CellType.PILIHAN else None
            row.values[slot.column.path] = replace(scalar, text=choice) if choice else scalar
        elif scalar.text.strip() in cells.MARKS:
            marks.setdefault(slot.column.path, {})[slot.month] = self.cell(*at)
        else:
            message = f"tanda bulan “{scalar.text.strip()[:20]}” tidak dikenal."
            self._add("K141", message, "tulis x untuk bulan yang dipakai; kosongkan yang lain.", *at)
            row.broken.setdefault(slot.column.path, self.cell(*at))

    def scalar(self, at: tuple[int, int], value: Any, cell_type: CellType, version: int | None = None) -> Scalar | None:
        """Return a cell's value in the tree, None when it is empty or lost; notes what is wrong with it.

        `version` is that of the form the cell was in, where it is not that of its workbook.
        """
        if value is None:
            message = "rumus di sel ini belum pernah dihitung, jadi hasilnya tidak ada di dalam berkas."
            self._add("K136", message, "buka di Excel, simpan (Ctrl+S), lalu jalankan lagi; atau ketik nilainya.", *at)
            return None
        text, problem = cells.read(value, cell_type, lambda: self._grid.format_of(*at))
        if problem is not None:
            self.problems.append(problem.at(self.cell(*at).start))
        text = paragraphs.typed(text, cell_type, version or self.form.version)
        return Scalar(text, self.cell(*at)) if text.strip() else None

    def computed(self, at: tuple[int, int], value: Any, cell_type: CellType) -> Scalar | None:
        """Return what stands where a value is computed; of what Excel did not or could not compute nothing is told."""
        text = computed.text(value, cell_type)
        return Scalar(text, self.cell(*at)) if text.strip() else None

    def doubt(self, at: tuple[int, int], value: float) -> None:
        """Note K177 for an amount that has most likely lost its zeros."""
        self.problems.append(lost_zeros.told(value).at(self.cell(*at).start))

    def _unheaded(self, row: int, column: int, lost: set[int]) -> None:
        if column not in lost:
            lost.add(column)
            remedy = f"beri judul kolomnya, hapus isinya, atau beri judul “{NOTES}” bila hanya catatan."
            self._add("K133", "sel ini terisi, tetapi kolomnya tidak berjudul.", remedy, row, column)

    def _add(self, code: str, message: str, remedy: str, row: int, column: int) -> None:
        self.problems.append(error(code, message, remedy).at(self.cell(row, column).start))
