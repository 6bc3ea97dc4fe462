"""Live formulas for what is computed: where their values stand in the workbook, seen from the cell of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from kakdoc.inputs.excel.layout import MAIN, Column, Layout, Listing, Rows
from kakdoc.inputs.excel.reading.rows import headings
from kakdoc.inputs.excel.reading.single_values import Path
from kakdoc.inputs.excel.writing.columns.places import Sheet
from kakdoc.inputs.excel.writing.values import FORMATS
from kakdoc.kinds.definition.formulas import formula as formulas
from kakdoc.kinds.definition.formulas.formula import FormulaError

SPARE = 100
"""Rows below the last one that have their formulas too."""


@dataclass(frozen=True, slots=True)
class Live:
    """The places of a workbook; `last` is the last row of a list that is added up."""

    plan: Layout
    last: int
    counts: dict[tuple[str, tuple[str | int, ...]], bool] = field(default_factory=dict)
    """Whether a cell can compute a column, by its list and its path."""

    def of_single(self, column: Column) -> str | None:
        """Return the formula of a single value, None where no cell can compute it."""
        return _formula(column, _Seen(self, None, 0, column.path[:-1]))

    def of_row(self, listing: Listing, column: Column, row: int) -> str | None:
        """Return the formula of a column in a row: nothing is shown before something is typed there.

        In a table with levels a row does not know by itself whether it is a heading.
        """
        if listing.levelled:
            return None
        seen = _Seen(self, listing, row, column.path[:-1])
        formula = _formula(column, seen)
        typed = [f"{letter}{row}" for letter, each in seen.columns() if not each.formula]
        return formula and f'=IF(COUNTA({",".join(typed)})=0,"",{formula.removeprefix("=")})'


def _formula(column: Column, seen: _Seen) -> str | None:
    try:
        formula = formulas.compile(column.formula).excel(seen)
    except FormulaError:
        return None
    return formula and f"={formula}"


def _or_default(cell: str, column: Column) -> str:
    """Return a cell as a formula reads it: what the field is where the cell is left empty."""
    match column.default:
        case bool():
            default = '"ya"' if column.default else '"tidak"'
        case str():
            default = f'"{column.default.replace(chr(34), 2 * chr(34))}"'
        case None | 0:
            return cell
        case _:
            default = f"{column.default}"
    return f'IF({cell}="",{default},{cell})'


@dataclass(frozen=True, slots=True)
class _Seen:
    """The values of a workbook as a cell names them: of the row of a list, or among the single values."""

    live: Live
    listing: Listing | None
    row: int
    group: Path
    """The path of the group that the cell stands in, whose values come before those around it."""

    def columns(self) -> Iterator[tuple[str, Column]]:
        """Yield the columns of the own list with their letters."""
        for number, (_, slot) in enumerate(headings(self.listing) if self.listing else (), 1):
            if slot.role == "value":
                yield get_column_letter(number), slot.column

    def cell(self, name: str) -> str | None:
        """Return the cell of a column of the own row, else of a single value."""
        for path in self._paths(name):
            for letter, each in self.columns():
                if each.path == path:
                    return _or_default(f"${letter}{self.row}", each) if self._counts(self.listing, each) else None
        if self.listing is not None and (self.listing.nested or self._is_near(name.split(".", maxsplit=1)[0])):
            return None  # it may be of the row that this one belongs to, or of a list in it
        for path in self._paths(name):
            for row, each in enumerate(self.live.plan.fields, 2):
                if each.path == path:
                    return _or_default(f"'{MAIN}'!$B${row}", each) if self._counts(None, each) else None
        return None

    def _paths(self, name: str) -> list[Path]:
        """Return the paths that a name may mean, the nearest first."""
        path = tuple(name.split("."))
        return [(*self.group[:depth], *path) for depth in range(len(self.group), -1, -1)]

    def is_number(self, name: str) -> bool:
        """Return whether a value is a number in its cell; dates and coefficients stand there as texts."""
        near = {each.path: each for _, each in self.columns()}
        around = {each.path: each for each in self.live.plan.fields}
        found = (known[path] for known in (near, around) for path in self._paths(name) if path in known)
        return next((each.cell_type in FORMATS for each in found), False)

    def _counts(self, listing: Listing | None, column: Column) -> bool:
        """Return whether a column has values in the workbook: typed ones, or those of a formula of its own."""
        key = (listing.title if listing else "", column.path)
        if column.formula and key not in self.live.counts:
            found = self.live.of_row(listing, column, 2) if listing else self.live.of_single(column)
            self.live.counts[key] = found is not None
        return not column.formula or self.live.counts[key]

    def _is_near(self, key: str) -> bool:
        inner = (each.path[0] for each in self.live.plan.sheets if self.listing and self.listing.title in each.owners)
        return any(each.path[0] == key for _, each in self.columns()) or key in inner

    def column(self, name: str) -> str | None:
        """Return the cells of a column of a list."""
        found = self._place(tuple(name.split(".")))
        return found and found[0].cells(found[1], named=True)

    def column_until_here(self, name: str) -> str | None:
        """Return the cells of a column of the own list, down to the own row."""
        found = self._place(tuple(name.split(".")))
        if found is None or found[0].listing is not self.listing:
            return None
        return f"${found[1]}$2:${found[1]}{self.row}"

    def _place(self, path: tuple[str, ...]) -> tuple[Sheet, str] | None:
        """Return the sheet of a list of the paper itself, and the letter of a column there."""
        if self.listing is not None and self._is_near(path[0]):
            return None
        for listing in self.live.plan.sheets:
            size = len(listing.path)
            if not listing.owners and listing.rows is Rows.KEYS and path[:size] == listing.path:
                sheet = Sheet(listing, self.live.last)
                letters = sheet.letters(path[size:])
                seen = (each for _, each in _Seen(self.live, listing, 2, ()).columns() if each.path == path[size:])
                counts = all(self._counts(listing, each) for each in seen)
                return (sheet, letters[0]) if len(letters) == 1 and counts else None
        return None
