"""Where the value of a field stands in a workbook: its sheet, its row, the heading of its column."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.excel.layout import MAIN, Column, Layout, Listing, layout
from kakdoc.inputs.tree import Cell, Node, find
from kakdoc.inputs.walking import jenis_of
from kakdoc.kinds.shape import fields


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in a workbook: a column of a sheet, or a whole sheet where `column` is None.

    `listing` is None on the sheet of single values, `owner` the row that owns a sheet's rows, with its sheet.
    """

    plan: Layout
    listing: Listing | None
    column: Column | None = None
    owner: tuple[Listing, Node] | None = None

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.listing.title if self.listing else MAIN

    def mention(self, here: str = "") -> str:
        """Return how a message names it: `kolom “Keluaran” sheet “Jadwal”`, on the sheet `here` without the sheet."""
        if self.column is None:
            return f"sheet “{self.sheet}”"
        kind = "kolom" if self.listing else "baris"
        return f"{kind} “{self.column.title}”" + ("" if here == self.sheet else f" sheet “{self.sheet}”")


def standing(model: type[BaseModel], root: Node, path: FieldPath) -> Standing | None:
    """Return where the field on a path stands; None for what no sheet has a place for."""
    model, root, path = _own(model, root, path)
    plan = layout(model)
    listing, owner = None, None
    node, start = root, 0
    while True:
        rest = path[start:]
        column = next((each for each in (listing.columns if listing else plan.fields) if _is(each, rest)), None)
        if column is not None:
            return Standing(plan, listing, column, owner)
        inner = next((each for each in plan.sheets if _owns(each, listing, node, rest)), None)
        if inner is None:
            return None
        owner = (listing, node) if listing else None
        start += len(inner.path)
        if start >= len(path) - 1:
            return Standing(plan, inner, None, owner) if all(isinstance(each, int) for each in path[start:]) else None
        listing, start = inner, start + 1
        node = find(root, path[:start])[0]


def _is(column: Column, rest: FieldPath) -> bool:
    """Return whether a path is a column's; that of a list of months is the first of its twelve.

    Cells of a free table are counted from 0, its columns are named by numbers from 1.
    """
    if len(rest) == 1 and isinstance(rest[0], int):
        return column.path == (str(rest[0] + 1),)
    return bool(rest) and (column.path == rest or (column.path[:-1] == rest and column.path[-1] == 0))


def _owns(listing: Listing, owner: Listing | None, node: Node, rest: FieldPath) -> bool:
    variant = jenis_of(node)
    title = owner.title if owner else ""
    fits = any(each.sheet == title and each.variant in (None, variant) for each in listing.parents)
    return fits and rest[: len(listing.path)] == listing.path


def _own(model: type[BaseModel], root: Node, path: FieldPath) -> tuple[type[BaseModel], Node, FieldPath]:
    """Return the schema, the tree and the rest of a path that leads into another file: a TOR, another month."""
    field = fields(model).get(str(path[0])) if path else None
    if field is None or not field.elsewhere:
        return model, root, path
    steps, shape = 1, field.shape
    if shape.item is not None and len(path) > 1:
        steps, shape = 2, shape.item
    inner, rest = shape.groups, path[steps:]  # without a rest it is the name of that file
    return (inner[0], find(root, path[:steps])[0], rest) if inner and rest else (model, root, path)


def heading(model: type[BaseModel], root: Node, path: FieldPath, key: str) -> str | None:
    """Return where a key that is mentioned beside the field on a path stands, the nearest one of its name."""
    sheet = find(root, path)[1]
    here = sheet.sheet if isinstance(sheet, Cell) else ""
    for length in range(max(len(path) - 1, 0), -1, -1):
        found = standing(model, root, (*path[:length], key))
        if found is not None:
            return found.mention(here)
    return None
