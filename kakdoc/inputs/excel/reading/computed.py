"""What stands in a cell whose value the program computes itself: only compared with that, so never questioned."""

from __future__ import annotations

from typing import Any

from kakdoc.inputs.excel.cells import cells
from kakdoc.kinds.shape import CellType

_PLACES = {CellType.UANG: 2}
"""Digits behind the comma that are compared; Excel itself computes no more than fifteen in all."""
_OTHER = 4


def text(value: Any, cell_type: CellType) -> str:
    """Return what a cell shows, figures rounded; nothing where Excel has no result or an error."""
    if value is None or isinstance(value, cells.Fault):
        return ""
    if isinstance(value, float):
        value = round(value, _PLACES.get(cell_type, _OTHER))
        value = int(value) if value.is_integer() else value
    return cells.read(value, cell_type, lambda: "General")[0]
