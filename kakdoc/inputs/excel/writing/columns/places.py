"""Where the columns of a list stand on its sheet, as formulas name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from kakdoc.inputs.excel.layout import Column, Listing
from kakdoc.inputs.excel.reading.rows import Slot, headings

LAST = 2001
"""The last row that is counted at least."""


class Sheet:
    """The places of a list's columns."""

    def __init__(self, listing: Listing, last: int = LAST) -> None:
        self.listing, self.last = listing, last
        self.slots: Sequence[tuple[str, Slot]] = list(headings(listing))

    def letters(self, path: tuple[str | int, ...]) -> list[str]:
        """Return the letters of the columns of a value; months have twelve."""
        return [get_column_letter(n) for n, (_, slot) in enumerate(self.slots, 1) if _holds(slot, path)]

    def role(self, role: str) -> str:
        """Return the letter of the column of numbers or references, empty where there is none."""
        return next((get_column_letter(n) for n, (_, slot) in enumerate(self.slots, 1) if slot.role == role), "")

    def cells(self, letter: str, *, named: bool = False) -> str:
        """Return the range of a column, with the sheet's name where it is asked for from another sheet."""
        title = self.listing.title.replace("'", "''")
        return (f"'{title}'!" if named else "") + f"${letter}$2:${letter}${self.last}"

    def values(self) -> Iterator[Column]:
        """Yield the columns of values, each once."""
        yield from dict.fromkeys(slot.column for _, slot in self.slots if slot.role == "value")


def _holds(slot: Slot, path: tuple[str | int, ...]) -> bool:
    return slot.role == "value" and slot.column.path == path
