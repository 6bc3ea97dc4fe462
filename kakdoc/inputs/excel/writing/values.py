"""A typed text as the value of a cell: a number where that loses nothing, else the text."""

from __future__ import annotations

import re
from decimal import Decimal

from kakdoc.base.problems import InvalidValue
from kakdoc.inputs.excel.cells.cells import written
from kakdoc.inputs.excel.cells.lost_zeros import FEWEST
from kakdoc.inputs.excel.cells.numbers import MOST
from kakdoc.inputs.excel.reading import form_version
from kakdoc.inputs.excel.writing.unwrapping import unwrapped
from kakdoc.kinds.shape import CellType
from kakdoc.values.rupiah import amount as rupiah

FORMATS = {
    CellType.UANG: "#,##0",
    CellType.ANGKA: "General",
    CellType.PERSEN: "General",
    CellType.BULAT: "0",
    CellType.TAHUN: "0",
}
"""The number formats; every other cell is text, so that Excel changes nothing of what is typed.

Dates too: a month without a day would become the first of it, and 2/5/2024 the 5th of February under other settings.
"""
SEN = "#,##0.00"
"""The format of an amount with sen."""

_WHOLE = re.compile(r"[1-9]\d{0,14}")
_FIGURE = re.compile(r"0|[1-9]\d{0,11}")
_FRACTION = re.compile(r"(?:0|[1-9]\d{0,8}),\d{0,3}[1-9]")

Value = str | int | float


def cell_value(text: str, cell_type: CellType, version: int = form_version.CURRENT) -> Value:
    """Return what a cell of a version of the form holds so that reading it gives the schema the same value again."""
    if cell_type not in FORMATS:
        lines_count = cell_type is CellType.PROSA and version != form_version.UNMARKED
        return written(unwrapped(text) if lines_count else text)
    flat = text.strip()
    if cell_type is CellType.UANG:
        found: Value | None = _amount(flat)
    elif cell_type in (CellType.BULAT, CellType.TAHUN):
        found = int(flat) if _WHOLE.fullmatch(flat) else None
    else:  # as a number, less than one percent would be questioned when it is read
        found = None if cell_type is CellType.PERSEN and flat.startswith("0,") else _number(flat)
    return written(text) if found is None else found


def _amount(text: str) -> Value | None:
    try:
        amount = rupiah.parse(text)
    except InvalidValue:
        return None
    if 0 < amount < FEWEST:  # as a number it would be questioned when it is read
        return None
    if isinstance(amount, int):
        return amount if amount < MOST else None
    return float(amount) if amount < MOST // 1000 else None


def _number(text: str) -> Value | None:
    if _FIGURE.fullmatch(text):
        return int(text)
    return float(Decimal(text.replace(",", "."))) if _FRACTION.fullmatch(text) else None
