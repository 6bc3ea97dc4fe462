"""An input as its sheets will be read: rows in which nothing is filled in are none, so those behind them count less."""

from __future__ import annotations

from dataclasses import replace

from kakdoc.base.problems import InputError
from kakdoc.inputs.excel.layout import Layout, Listing, Rows
from kakdoc.inputs.excel.rewriting.comparing import hollow
from kakdoc.inputs.excel.writing.filling import FilledRow, Filling

_Named = tuple[str, int]


def compacted(filling: Filling, plan: Layout, name: str) -> Filling:
    """Return the same without empty rows; those to which others belong stay.

    Raises InputError K925 where such a row would not be read, as something in it must be filled in.
    """
    owners, rows = set[_Named](), dict[str, list[FilledRow]]()
    for listing in reversed(plan.sheets):
        rows[listing.title] = []
        for each in filling.rows[listing.title]:
            is_filled = any(text.strip() for text in each.texts.values())
            if not is_filled and (listing.title, each.number) in owners and _requires(listing):
                raise InputError(hollow(name, listing, each.number))
            if is_filled or (listing.title, each.number) in owners:
                rows[listing.title].append(each)
                owners |= {owner} if (owner := _owner(each, listing)) else set()
    numbers = {(title, each.number): place for title, kept in rows.items() for place, each in enumerate(kept, 1)}
    return replace(
        filling,
        rows={each.title: [_counted(row, each, numbers) for row in rows[each.title]] for each in plan.sheets},
    )


def _requires(listing: Listing) -> bool:
    return listing.rows is Rows.KEYS and any(each.required for each in listing.columns)


def _owner(row: FilledRow, listing: Listing) -> _Named | None:
    """Return the sheet and the number of the row that a row belongs to, None for none."""
    if row.reference is None:
        return None
    sheet, _, number = str(row.reference).rpartition(" ")
    return sheet or listing.owners[0], int(number)


def _counted(row: FilledRow, listing: Listing, numbers: dict[_Named, int]) -> FilledRow:
    """Return a row with the numbers that rows have now."""
    own, owner = numbers[listing.title, row.number], _owner(row, listing)
    if owner is None:
        return replace(row, number=own)
    found = numbers[owner]
    return replace(row, number=own, reference=found if isinstance(row.reference, int) else f"{owner[0]} {found}")
