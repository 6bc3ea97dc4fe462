"""Parts of a tree that are still being put together from the sheets of a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kakdoc.inputs.excel.layout import Listing, Rows
from kakdoc.inputs.excel.reading.rows import Row
from kakdoc.inputs.tree import Block, Cell, Node, Scalar, Sequence

CIRCLE, _UNKNOWN = -1, -2


@dataclass(slots=True, eq=False)
class Item:
    """A mapping, or a row that is one text or several; `entries` hold Scalar, Item, or lists of them."""

    cell: Cell
    rows: Rows = Rows.KEYS
    entries: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Cell] = field(default_factory=dict)
    lifted: str = ""
    hollow: bool = False
    """Whether nothing is filled in although something must be: a number that was written ahead."""
    parent: Item | None = None
    known_depth: int = _UNKNOWN

    def inner(self, path: tuple[str, ...], cell: Cell) -> Item:
        """Return the mapping on a path inside, made where there is none."""
        here = self
        for key in path:
            found = here.entries.setdefault(key, Item(cell))
            here.keys.setdefault(key, cell)
            if not isinstance(found, Item):
                found = here.entries[key] = Item(cell)
            here = found
        return here

    def text_of(self, key: str) -> str:
        """Return a text of this mapping; empty when there is none."""
        found = self.entries.get(key)
        return found.text.strip() if isinstance(found, Scalar) else ""

    def depth(self) -> int:
        """Return how many stand above a row; CIRCLE when, by way of its parents, it is below itself."""
        way: list[Item] = []
        here: Item | None = self
        while here is not None and here.known_depth == _UNKNOWN:
            here.known_depth = CIRCLE  # who comes back to it goes round
            way.append(here)
            here = here.parent
        if here is None or here.known_depth != CIRCLE:
            for depth, each in enumerate(reversed(way), 0 if here is None else here.known_depth + 1):
                each.known_depth = depth
        return self.known_depth


def of_row(row: Row, listing: Listing) -> Item:
    """Return a row of a sheet as the item of a list."""
    item = Item(row.cell, listing.rows, lifted=listing.lifted)
    order = [each.path for each in listing.columns] if listing.rows is Rows.KEYS else [*row.values, *row.broken]
    for path in order:
        scalar = row.values.get(path)
        if path in row.broken and (listing.rows is not Rows.KEYS or isinstance(path[-1], int)):
            scalar = Scalar("", row.broken[path])  # keeps its place in a list
        if scalar is not None:
            _set(item, path or ("",), scalar)
    for path, cell in row.columns.items():
        if len(path) == 1:
            item.keys[str(path[0])] = cell
    needed = listing.rows is Rows.KEYS and any(each.required for each in listing.columns)
    item.hollow = needed and not (item.entries or row.reference or row.broken)
    return item


def _set(item: Item, path: tuple[str | int, ...], scalar: Scalar) -> None:
    *keys, last = path
    place = last if isinstance(last, int) else None
    key = str(keys.pop() if place is not None else last)
    here = item.inner(tuple(map(str, keys)), item.cell)
    if isinstance(scalar.span, Cell):
        here.keys.setdefault(key, scalar.span)
    if place is None:
        here.entries[key] = scalar
        return
    values = here.entries.setdefault(key, [])
    values += [Scalar("", item.cell)] * (place - len(values))  # months left empty before this one
    values.append(scalar)


def frozen(draft: Any) -> Node | None:
    """Return a draft as a tree; None for what turned out to hold nothing."""
    if isinstance(draft, Scalar):
        return draft
    if isinstance(draft, list):
        items = tuple(node for each in draft if (node := frozen(each)) is not None)
        return Sequence(items, items[0].span) if items else None
    if draft.rows is Rows.TABLE:
        return _table_row(draft)
    entries = {key: node for key, value in draft.entries.items() if (node := frozen(value)) is not None}
    if not entries:
        return None
    if draft.rows is Rows.TEXT or (
        draft.lifted and entries.keys() == {draft.lifted} and isinstance(entries[draft.lifted], Scalar)
    ):
        return next(iter(entries.values()))
    return Block(entries, draft.cell, draft.keys)


def _table_row(draft: Item) -> Node | None:
    """Return the cells of a row of a free table, up to the last that is filled."""
    filled = {int(number): scalar for number, scalar in draft.entries.items()}
    if not filled:
        return None
    first = filled[min(filled)].span.column - min(filled)  # where the column before the first one stands
    cell = draft.cell
    cells = (
        filled.get(number) or Scalar("", Cell(cell.file, cell.sheet, cell.row, first + number))
        for number in range(1, max(filled) + 1)
    )
    return Sequence(tuple(cells), cell)
