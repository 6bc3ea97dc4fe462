"""The sheets of lists: rows that come, go and move take the places there are, so that formats stay where they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count, islice

from kakdoc.base.problems import InputError
from kakdoc.inputs.excel.cells.cells import MARKS
from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.excel.layout import Column, Layout, Listing, Rows
from kakdoc.inputs.excel.reading.form_version import Form
from kakdoc.inputs.excel.reading.rows import SheetReader, Slot, folded, headings
from kakdoc.inputs.excel.rewriting import comparing
from kakdoc.inputs.excel.rewriting.cells import Content, Sheet
from kakdoc.inputs.excel.rewriting.parts import Parts
from kakdoc.inputs.excel.writing.filling import FilledRow, Filling
from kakdoc.inputs.excel.writing.values import cell_value
from kakdoc.inputs.origins import origin_of
from kakdoc.inputs.tree import Cell
from kakdoc.kinds.shape import CellType


@dataclass(slots=True)
class _Place:
    """A row of a sheet that is to hold a row: where it is, the row and the texts that it held, its number."""

    row: int
    source: int | None
    before: FilledRow | None
    after: FilledRow
    number: int | None = None


@dataclass(slots=True)
class _Open:
    """A sheet that is being changed."""

    listing: Listing
    grid: Grid
    sheet: Sheet
    head: int
    slots: dict[int, Slot]
    places: list[_Place] = field(default_factory=list)
    old: list[int] = field(default_factory=list)

    @property
    def left(self) -> list[int]:
        """The rows that held one and hold none now."""
        rows = {each.row for each in self.places}
        return [each for each in self.old if each not in rows]


class Tables:
    """All sheets of lists of one workbook."""

    def __init__(self, name: str, grids: Mapping[str, Grid], parts: Parts, plan: Layout, form: Form) -> None:
        self._name, self._grids, self._parts, self._plan, self._form = name, grids, parts, plan, form
        self._open: dict[str, _Open] = {}

    def write(self, old: Filling, new: Filling) -> None:
        """Write what the sheets of lists hold. Raises InputError K925 where one that is needed is missing."""
        for listing in self._plan.sheets:
            opened = self._opened(listing, bool(new.rows[listing.title]))
            if opened is not None:
                self._open[listing.title] = opened
                self._place(opened, old.rows[listing.title], new.rows[listing.title])
        for opened in self._open.values():
            _Writer(opened, self._references(opened)).write(self._parts)

    def _opened(self, listing: Listing, needed: bool) -> _Open | None:
        grid = self._grids.get(folded(listing.title))
        found = SheetReader(self._name, grid, self._form).columns(listing) if grid else None
        if grid is None or found is None:
            if needed:
                raise InputError(comparing.missing(self._name, listing))
            return None
        return _Open(listing, grid, self._parts.sheet(grid.title), *found)

    def _place(self, opened: _Open, old: list[FilledRow], new: list[FilledRow]) -> None:
        """Find a place for each new row: its own, unless rows came, went or changed their order."""
        known = {row: each for each in old if (row := _row_of(each)) is not None}
        sources = [row if (row := _row_of(each)) in known else None for each in new]
        taken = sorted(known)
        if sorted(row for row in sources if row is not None) == taken and None not in sources and _keeps(new, sources):
            rows = [row for row in sources if row is not None]
        else:
            rows = (taken + self._free(opened, taken, len(new) - len(taken)))[: len(new)]
        opened.old = taken
        pairs = zip(rows, sources, new, strict=True)
        opened.places = [_Place(row, source, known.get(source or 0), after) for row, source, after in pairs]
        _number(opened, {_row_of(each) for each in old})

    def _free(self, opened: _Open, taken: list[int], needed: int) -> list[int]:
        """Return rows below those taken in which nothing is filled in but a number."""
        start = max(taken, default=opened.head) + 1
        return list(islice((row for row in count(start) if not _is_typed(opened, row)), max(0, needed)))

    def _references(self, opened: _Open) -> dict[int, str]:
        """Return what each row of a sheet says of the row that it belongs to, by the place of its row."""
        found: dict[int, str] = {}
        for each in opened.places:
            reference = each.after.reference
            owner, number = opened.listing.owners[0] if opened.listing.owners else "", reference
            if isinstance(reference, str):
                owner, _, number = reference.rpartition(" ")
            if reference is None or owner not in self._open:
                found[each.row] = ""
                continue
            own = self._open[owner].places[int(number or 0) - 1].number
            found[each.row] = str(own) if isinstance(reference, int) else f"{owner} {own}"
        return found


def _is_typed(opened: _Open, row: int) -> bool:
    """Return whether something is typed in a row but a number; what the form computes there is not."""
    return any(
        str(value).strip()
        and opened.slots[column].role != "number"
        and opened.sheet.content(row, column).formula is None
        for column, value in opened.grid.rows.get(row, {}).items()
        if column in opened.slots
    )


def _row_of(filled: FilledRow) -> int | None:
    """Return the row of the sheet that a row was read from, None for a new one."""
    origin = origin_of(filled.item)
    return origin.span.row if origin is not None and isinstance(origin.span, Cell) else None


def _keeps(new: list[FilledRow], sources: list[int | None]) -> bool:
    """Return whether the rows of each owner stand in the order of the sheet."""
    last: dict[object, int] = {}
    for each, row in zip(new, sources, strict=True):
        if row is None or row < last.get(each.reference, 0):
            return False
        last[each.reference] = row
    return True


def _number(opened: _Open, old: set[int | None]) -> None:
    """Give the rows the numbers that stand at their places; where none stands at any, rows are counted."""
    column = next((column for column, slot in opened.slots.items() if slot.role == "number"), None)
    rows = opened.grid.rows
    stated = {row: rows[row].get(column) for row in rows if column is not None and row in old and row > opened.head}
    if column is None or not any(stated.values()):
        for position, each in enumerate(sorted(opened.places, key=lambda place: place.row), 1):
            each.number = position
        return
    known = [_whole(rows.get(each.row, {}).get(column)) for each in opened.places]
    highest = max((each for each in known if each), default=0)
    used = set[int]()
    for each, number in zip(opened.places, known, strict=True):
        is_free = number is not None and number not in used
        highest += not is_free
        each.number = number if is_free else highest
        used.add(each.number or 0)


def _whole(value: object) -> int | None:
    text = str(value).strip().removesuffix(".0") if value is not None else ""
    return int(text) if text.isdecimal() else None


class _Writer:
    """Writes the rows of one sheet."""

    def __init__(self, opened: _Open, references: Mapping[int, str]) -> None:
        self._opened, self._sheet, self._references = opened, opened.sheet, references
        self._moved = any(each.source not in (None, each.row) for each in opened.places) or bool(opened.left)
        self._last = max((each.source for each in opened.places if each.source), default=opened.head + 1)

    def write(self, parts: Parts) -> None:
        """Write them all, and let notes go with them."""
        if self._moved:
            self._sheet.unshare()
        held = {
            each.source: {column: self._sheet.content(each.source, column) for column in self._opened.slots}
            for each in self._opened.places
            if each.source is not None
        }
        for each in self._opened.places:
            self._widen(each)
            for column, slot in self._opened.slots.items():
                self._cell(each, column, slot, held)
        for row in self._opened.left:
            for column, slot in self._opened.slots.items():
                if slot.role != "number" and not self._computes(row, column, slot):
                    self._sheet.clear(row, column)
        self._notes(parts)

    def _computes(self, row: int, column: int, slot: Slot) -> bool:
        """Return whether the form computes a cell, so that it stays where it is."""
        return bool(slot.column.formula) or (
            slot.role == "note" and self._sheet.content(row, column).formula is not None
        )

    def _cell(self, each: _Place, column: int, slot: Slot, held: Mapping[int, Mapping[int, Content]]) -> None:
        if self._computes(each.row, column, slot):
            return
        was = held[each.source].get(column) if each.source is not None else None
        if slot.role == "number":
            self._own_number(each, column)
        elif slot.role == "reference":
            self._refer(each, column, was)
        elif slot.role == "note":
            self._take(each, column, was)
        else:
            self._value(each, column, slot, was)

    def _own_number(self, each: _Place, column: int) -> None:
        stated = self._opened.grid.rows.get(each.row, {}).get(column)
        numbered = any(self._opened.grid.rows.get(place.row, {}).get(column) for place in self._opened.places)
        if each.number is not None and _whole(stated) != each.number and numbered:
            self._sheet.write(each.row, column, each.number)
            self._sheet.dress(each.row, column, self._last)

    def _refer(self, each: _Place, column: int, was: Content | None) -> None:
        wanted = self._references[each.row]
        typed = self._opened.grid.rows.get(each.source or 0, {}).get(column)
        if was is not None and wanted and folded(typed or "") in (folded(wanted), _short(wanted)):
            self._take(each, column, was)
            return
        self._sheet.write(each.row, column, int(wanted) if wanted.isdecimal() else wanted)
        self._sheet.dress(each.row, column, self._last)

    def _take(self, each: _Place, column: int, was: Content | None) -> None:
        """Put what a row held at its old place into its new one."""
        if each.source != each.row:
            self._sheet.fill(each.row, column, was or Content(None, (), None, (each.row, column)))

    def _value(self, each: _Place, column: int, slot: Slot, was: Content | None) -> None:
        text = each.after.texts.get(slot.column.path, "")
        before = each.before.texts.get(slot.column.path, "") if each.before else ""
        if slot.month:
            self._month(each, column, slot, was, text, before)
        elif was is not None and text == before:
            self._take(each, column, was)
        else:
            self._sheet.write(
                each.row, column, cell_value(text, slot.column.cell_type, slot.version) if text.strip() else ""
            )
            self._sheet.dress(each.row, column, self._last)

    def _month(self, each: _Place, column: int, slot: Slot, was: Content | None, text: str, before: str) -> None:
        marked, was_marked = (slot.month in comparing.months(found) for found in (text, before))
        typed = str(self._opened.grid.rows.get(each.source or 0, {}).get(column, "")).strip()
        if was is not None and (marked == was_marked or text == before) and (not typed or typed in MARKS):
            self._take(each, column, was)
            return
        self._sheet.write(each.row, column, "x" if marked else "")
        self._sheet.dress(each.row, column, self._last)

    def _widen(self, each: _Place) -> None:
        """Give the sheet a column for each value that has none, behind its last one."""
        known = {slot.column.path for slot in self._opened.slots.values() if slot.role == "value"}
        lacking = [path for path, text in each.after.texts.items() if text.strip() and path not in known]
        for title, slot in _headings(self._opened.listing, lacking):
            column = max(*self._opened.grid.rows[self._opened.head], *self._opened.slots) + 1
            self._sheet.write(self._opened.head, column, title)
            self._opened.slots[column] = slot

    def _notes(self, parts: Parts) -> None:
        own = [column for column, slot in self._opened.slots.items() if slot.role != "number"]
        places = {each.source: each.row for each in self._opened.places if each.source is not None}
        gone = {row: None for row in self._opened.old if row not in places}
        moves = {
            (row, column): None if new is None else (new, column)
            for row, new in (*places.items(), *gone.items())
            for column in own
            if row != new
        }
        if moves and self._opened.grid.notes:
            parts.move_notes(self._opened.grid.title, moves)


def _short(reference: str) -> str:
    return reference.rpartition(" ")[2]


def _headings(listing: Listing, lacking: list[tuple[str | int, ...]]) -> list[tuple[str, Slot]]:
    """Return the headings of columns that a sheet lacks."""
    if listing.rows is Rows.TABLE:
        return [(f"Kolom {path[0]}", Slot("value", Column((str(path[0]),), "", CellType.SEL))) for path in lacking]
    return [
        (title, replace(slot))
        for title, slot in headings(listing)
        if slot.role == "value" and slot.column.path in lacking
    ]
