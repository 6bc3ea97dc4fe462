"""Live formulas for what is computed: where their values stand in the workbook, seen from the cell of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from kakdoc.inputs.excel.layout import MAIN, Column, Layout, Listing, Rows
from kakdoc.inputs.excel.reading.rows import headings
from kakdoc.inputs.excel.writing.counting import Sheet
from kakdoc.kinds.definition.formulas import formula as formulas
from kakdoc.kinds.definition.formulas.formula import FormulaError

SPARE = 100
"""Rows below the last one that have their formulas too."""


@dataclass(frozen=True, slots=True)
class Live:
    """The places of a workbook; `last` is the last row of a list that is added up."""

    plan: Layout
    last: int

    def of_single(self, column: Column) -> str | None:
        """Return the formula of a single value, None where no cell can compute it."""
        return _formula(column, _Seen(self, None, 0))

    def of_row(self, listing: Listing, column: Column, row: int) -> str | None:
        """Return the formula of a column in a row: nothing is shown before something is typed there."""
        seen = _Seen(self, listing, row)
        formula = _formula(column, seen)
        typed = [f"{letter}{row}" for letter, each in seen.columns() if not each.formula]
        return formula and f'=IF(COUNTA({",".join(typed)})=0,"",{formula.removeprefix("=")})'


def _formula(column: Column, seen: _Seen) -> str | None:
    try:
        formula = formulas.compile(column.formula).excel(seen)
    except FormulaError:
        return None
    return formula and f"={formula}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """The values of a workbook as a cell names them: of the row of a list, or among the single values."""

    live: Live
    listing: Listing | None
    row: int

    def columns(self) -> Iterator[tuple[str, Column]]:
        """Yield the columns of the own list with their letters."""
        for number, (_, slot) in enumerate(headings(self.listing) if self.listing else (), 1):
            if slot.role == "value":
                yield get_column_letter(number), slot.column

    def cell(self, name: str) -> str | None:
        """Return the cell of a column of the own row, else of a single value."""
        path = tuple(name.split("."))
        own = [letter for letter, each in self.columns() if each.path == path]
        if own:
            return f"${own[0]}{self.row}"
        if self.listing is not None and (self.listing.nested or self._is_near(path[0])):
            return None  # it may be of the row that this one belongs to, or of a list in it
        rows = {each.path: row for row, each in enumerate(self.live.plan.fields, 2)}
        return f"'{MAIN}'!$B${rows[path]}" if path in rows else None

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
                return (sheet, letters[0]) if len(letters) == 1 else None
        return None
