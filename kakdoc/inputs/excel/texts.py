"""A table as a workbook of texts: no program that opens it makes numbers of a NIP or of an account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kakdoc.inputs.excel.layout import ROSTER
from kakdoc.inputs.excel.writing import book, look

_WIDTH, _TEXT = 28.0, "@"


def workbook(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook whose one sheet has the headings and the rows; the same texts give the same bytes."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  a new workbook has one sheet
    sheet.title, sheet.freeze_panes = ROSTER, "A2"
    for column in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    for number, cells in enumerate((head, *rows), 1):
        for column, text in enumerate(cells, 1):
            cell: Any = sheet.cell(number, column, text)
            cell.data_type = "s"  # never a formula
            cell.number_format = _TEXT
            cell.font = Font(look.FONT, 11, bold=number == 1)
    return book.packed(made)
