"""The sheet of the single values: a row for each, what the sheets still lack beside them."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kakdoc.inputs.excel.layout import NOTES, Layout
from kakdoc.inputs.excel.reading import form_version
from kakdoc.inputs.excel.reading.single_values import EXPLANATION, KEY, VALUE
from kakdoc.inputs.excel.writing import counting, offers
from kakdoc.inputs.excel.writing.filling import Filling
from kakdoc.inputs.excel.writing.live import Live
from kakdoc.inputs.excel.writing.look import FIXED, FONT, OPEN, TOP, computed, counted, finish, fit, head, put, validate
from kakdoc.kinds.shape import CellType

_SINGLES = (30, 70, 60)
"""How wide the columns are."""


def write(sheet: Worksheet, live: Live, filling: Filling, offered: offers.Offers) -> None:
    """Write the single values, each in a row with its name and what it is for."""
    for column, (heading, width) in enumerate(zip((KEY, VALUE, EXPLANATION), _SINGLES, strict=True), 1):
        head(sheet, column, heading, form_version.note(CellType.PROSA) if heading == VALUE else "")
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.protection, dimension.alignment = width, OPEN, TOP
        dimension.number_format = "@"
    plan = live.plan
    for row, field in enumerate(plan.fields, 2):
        fixed = field.path == ("jenis",) or bool(field.formula)
        name = put(sheet, row, 1, field.title + (" *" if field.required else ""), CellType.TEKS, locked=True)
        name.fill, name.font = FIXED, Font(FONT, 11, bold=field.required)
        if field.formula:
            value = computed(sheet, row, 2, live.of_single(field), field.cell_type)
        else:
            value = put(sheet, row, 2, filling.singles.get(field.path, ""), field.cell_type, locked=fixed)
        value.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        note = put(sheet, row, 3, field.note, CellType.TEKS, locked=True)
        note.font = Font(FONT, 10, italic=True, color="FF595959")
        if not fixed:
            validate(sheet, field, f"B{row}")
            offers.let_choose(sheet, field.names, f"B{row}", offered)
        fit(sheet, row, _SINGLES)
    _write_version(sheet, len(plan.fields) + 2)
    for row, (path, text) in enumerate(filling.paths, len(plan.fields) + 3):
        put(sheet, row, 1, path, CellType.TEKS)
        put(sheet, row, 2, text, CellType.TEKS)
        fit(sheet, row, _SINGLES)
    finish(sheet, 5, "B2")


def write_counts(sheet: Worksheet, plan: Layout, last: int) -> None:
    """Write beside the single values what is still empty, and the sums."""
    for column, (heading, width) in enumerate(((NOTES, 36), (f"{NOTES}: hasil", 16)), 4):
        head(sheet, column, heading, "Dihitung langsung oleh Excel dan tidak dibaca program.")
        sheet.column_dimensions[get_column_letter(column)].width = width
    rows = {field.path: row for row, field in enumerate(plan.fields, 2)}
    for row, (label, formula, amount) in enumerate(counting.summary(plan, rows, last), 2):
        put(sheet, row, 4, label, CellType.TEKS, locked=True)
        counted(sheet, row, 5, formula, amount=amount)


def _write_version(sheet: Worksheet, row: int) -> None:
    """Write the version of the form, which tells what a line end in a cell means."""
    texts = (form_version.KEY, str(form_version.CURRENT), form_version.EXPLANATION)
    for column, text in enumerate(texts, 1):
        cell = put(sheet, row, column, text, CellType.BULAT, locked=True)
        cell.fill = FIXED
        cell.font = Font(FONT, 10, italic=column == 3, color="FF595959")
        cell.alignment = Alignment(horizontal="left", vertical="top")
