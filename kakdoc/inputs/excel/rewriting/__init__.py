"""A workbook with other values: they are written into its cells, and everything else in it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import InputError
from kakdoc.inputs.excel.cells.grids import grids
from kakdoc.inputs.excel.layout import MAIN, Layout, layout
from kakdoc.inputs.excel.reading import workbook
from kakdoc.inputs.excel.reading.rows import folded
from kakdoc.inputs.excel.rewriting import compacting, comparing, singles
from kakdoc.inputs.excel.rewriting.parts import Parts
from kakdoc.inputs.excel.rewriting.tables import Tables
from kakdoc.inputs.excel.writing.filling import fill
from kakdoc.inputs.origins import rows_of, typed
from kakdoc.inputs.tree import Block


def rewritten(data: bytes, name: str, root: Block, values: Mapping[str, Any], model: type[BaseModel]) -> bytes:
    """Return the bytes of a workbook, of which `root` is the tree, with other values.

    Raises InputError K144 for what no cell can hold, K925 where a sheet is missing or would not say the same.
    """
    plan = layout(model)
    old, new = (compacting.compacted(fill(typed(each), plan), plan, name) for each in (rows_of(root), values))
    if comparing.difference(old, new, plan, exactly=True) is None:
        return data
    sheets = {folded(each.title): each for each in grids(data, name)}
    parts, form = Parts(data), workbook.form_of(name, sheets)
    Tables(name, sheets, parts, plan, form).write(old, new)
    singles.write(sheets[folded(MAIN)], parts, plan, form.version, old, new)
    found = parts.saved()
    _prove(found, name, new, plan, model)
    return found


def _prove(data: bytes, name: str, wanted: Any, plan: Layout, model: type[BaseModel]) -> None:
    """Raise InputError K925 where a workbook does not say what is wanted."""
    kind = next(each.choices[0] for each in plan.fields if each.path == ("jenis",))
    root, _ = workbook.compose(data, name, {kind: model})
    place = comparing.difference(fill(typed(rows_of(root)), plan), wanted, plan)
    if place is not None:
        raise InputError(comparing.lost(name, place))
