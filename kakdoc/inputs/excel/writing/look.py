"""How the sheets of a workbook look, and what Excel lets be typed into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kakdoc.inputs.excel.layout import Column
from kakdoc.inputs.excel.writing.values import FORMATS, SEN, cell_value
from kakdoc.kinds.shape import CellType

LAST_ROW = 20_001
"""How far down lists to choose from reach."""
_WIDEST = 16_384
_LEGIBLE = 200
"""Width in characters that fits a page across and can still be read, at about two thirds of its size."""
WIDTHS = {
    CellType.PROSA: 45.0, CellType.TEKS: 40.0, CellType.SEL: 40.0, CellType.UANG: 18.0, CellType.KODE: 22.0,
    CellType.NIP: 24.0, CellType.TANGGAL: 20.0, CellType.PILIHAN: 20.0,
}  # fmt: skip
OTHER_WIDTH, MONTH_WIDTH, NARROW = 13.0, 5.5, 7.0
_HEAD = PatternFill("solid", fgColor="FF1F4E79")
FIXED = PatternFill("solid", fgColor="FFEDEDED")
_SIDE = Side(style="thin", color="FFBFBFBF")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
FONT = "Calibri"
LINE_HEIGHT, _HIGHEST = 15.0, 409.0  # points; Excel allows no more
TOP = Alignment(vertical="top", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="top")
OPEN = Protection(locked=False)
_LOOKS: WeakKeyDictionary[Any, dict[tuple[CellType, bool, bool, bool], Any]] = WeakKeyDictionary()
"""The looks that a workbook has already: openpyxl takes two thirds of the time to find them again by their parts."""


def put(sheet: Worksheet, row: int, column: int, text: str, cell_type: CellType, *, locked: bool = False) -> Any:
    """Write a text as its cell_type is best held; never as a formula."""
    cell = sheet.cell(row, column, cell_value(text, cell_type) if text else None)
    if isinstance(cell.value, str):
        cell.data_type = "s"
    style(cell, cell_type, locked=locked)
    if cell_type is CellType.UANG and isinstance(cell.value, float):
        cell.number_format = SEN
    return cell


def style(cell: Any, cell_type: CellType, *, locked: bool = False, centred: bool = False, fixed: bool = False) -> None:
    """Give a cell the look of its cell_type, on the ground of what is `fixed`."""
    known = _LOOKS.setdefault(cell.parent.parent, {})
    look = known.get((cell_type, locked, centred, fixed))
    if look is None:
        cell.number_format = FORMATS.get(cell_type, "@")
        cell.alignment = CENTRE if centred else TOP
        cell.border = _LINE
        cell.protection = Protection(locked=locked)
        if fixed:
            cell.fill = FIXED
        known[cell_type, locked, centred, fixed] = copy(cell._style)  # noqa: SLF001
    else:
        cell._style = StyleArray(look)  # noqa: SLF001


def counted(sheet: Worksheet, row: int, column: int, formula: str, *, amount: bool) -> None:
    """Write a formula that only tells, in red where it is below zero."""
    cell = sheet.cell(row, column, formula)
    style(cell, CellType.UANG if amount else CellType.BULAT, locked=True, fixed=True)
    cell.number_format = "#,##0;[Red]-#,##0" if amount else "0"
    cell.font = Font(FONT, 10, italic=True, color="FF595959")


def computed(sheet: Worksheet, row: int, column: int, formula: str | None, cell_type: CellType) -> Any:
    """Write what is computed: a live formula, or an empty cell where only the program can."""
    cell = sheet.cell(row, column, formula)
    style(cell, cell_type, locked=True, fixed=True)
    if formula and cell_type not in FORMATS:
        cell.number_format = "General"  # as a text it would not be computed when it is changed
    return cell


def fold(sheet: Worksheet, columns: Sequence[int]) -> bool:
    """Fold columns away, to be unfolded by the mark above them; return whether there are any."""
    for column in columns:
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.outlineLevel, dimension.hidden = 1, True
    for column in columns:
        if column + 1 not in columns:
            sheet.column_dimensions[get_column_letter(column + 1)].collapsed = True
    return bool(columns)


def height(sheet: Worksheet, row: int, widths: Sequence[float]) -> float:
    """Return how high a row must be for its longest text, in points; 0 where one line is enough.

    It goes by the widths of the columns: without the font that is only nearly so.
    """
    lines = 1
    for column, width in enumerate(widths, 1):
        cell = sheet._cells.get((row, column))  # noqa: SLF001  sheet[row] walks the whole sheet
        text = cell.value if cell is not None else None
        if isinstance(text, str) and ("\n" in text or len(text) * 1.02 > width):
            wrapped = sum(-(-max(len(each), 1) * 1.02 // max(width, 4)) for each in text.split("\n"))
            lines = max(lines, int(wrapped))
    return min(lines * LINE_HEIGHT, _HIGHEST) if lines > 1 else 0


def fit(sheet: Worksheet, row: int, widths: Sequence[float]) -> None:
    """Make a row as high as its longest text needs."""
    if points := height(sheet, row, widths):
        sheet.row_dimensions[row].height = points


def fit_quickly(sheet: Worksheet, row: int, widths: Sequence[float]) -> None:
    """Do the same for one of many rows: openpyxl's own object for a row costs as much as four of its cells."""
    if points := height(sheet, row, widths):
        sheet.row_dimensions[row] = {"ht": f"{points:g}"}  # type: ignore[assignment]


def widths_of(sheet: Worksheet, columns: int) -> list[float]:
    """Return how wide the first columns of a sheet are, in characters."""
    return [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, columns + 1)]


def head(sheet: Worksheet, column: int, heading: str, note: str) -> None:
    """Write a heading, with its explanation as a note."""
    cell = sheet.cell(1, column, heading)
    cell.font = Font(FONT, 11, bold=True, color="FFFFFFFF")
    cell.fill, cell.border = _HEAD, _LINE
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if note:
        cell.comment = Comment(note, "kakdoc", width=280, height=40 + 18 * (len(note) // 36 + 1))


def finish(sheet: Worksheet, columns: int, frozen: str) -> None:
    """Freeze and protect a sheet; rows may be inserted and deleted, so what is right of it is open too."""
    sheet.freeze_panes = frozen
    rest = sheet.column_dimensions[get_column_letter(columns + 1)]
    rest.min, rest.max, rest.protection, rest.width = columns + 1, _WIDEST, OPEN, OTHER_WIDTH
    protection = sheet.protection
    protection.sheet = True
    for allowed in (
        "formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "deleteColumns", "deleteRows",
        "sort", "autoFilter",
    ):  # fmt: skip
        setattr(protection, allowed, False)  # False: not forbidden
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    widths = widths_of(sheet, columns)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = -(-int(sum(widths)) // _LEGIBLE), 0
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    kept = column_index_from_string(re.sub(r"\d", "", frozen)) - 1
    if sum(widths) > _LEGIBLE and kept > 0 and sum(widths[:kept]) < _LEGIBLE / 3:
        sheet.print_title_cols = f"A:{get_column_letter(kept)}"


def say(rule: DataValidation, message: str) -> None:
    """Set what Excel says when a rule is broken."""
    rule.errorTitle, rule.error = "kakdoc", message[:1].upper() + message[1:]
    rule.showErrorMessage = True


def choose(sheet: Worksheet, choices: Sequence[str], cells: str, message: str, *, only: bool = True) -> None:
    """Offer a few words to choose from; unless these are the `only` ones, others are questioned and not refused."""
    rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.errorStyle = "stop" if only else "warning"
    say(rule, message)
    rule.add(cells)
    sheet.add_data_validation(rule)


def validate(sheet: Worksheet, column: Column, cells: str) -> None:
    """Let Excel refuse, or question, what the schema would refuse."""
    if column.choices and len(",".join(column.choices)) < 250:
        words = column.choices
        choose(sheet, words, cells, f"pilih: {', '.join(words)}."[:200], only=column.cell_type is CellType.PILIHAN)
        return
    # Texts such as Rp 5.110.000 are amounts too; Excel alone would take only its own numbers.
    amount = f"OR(ISTEXT({cells.split(':', maxsplit=1)[0]}),{cells.split(':', maxsplit=1)[0]}>=0)"
    rules = {
        CellType.TAHUN: ("whole", "between", "1900", "2100", "stop", "tulis tahun empat angka."),
        CellType.BULAT: ("whole", "between", "1", "9999", "stop", "tulis bilangan bulat mulai dari 1."),
        CellType.UANG: ("custom", None, amount, None, "warning", "tulis jumlah rupiah, misalnya 5110000."),
    }  # fmt: skip
    if column.cell_type in rules:
        kind, operator, low, high, style, message = rules[column.cell_type]
        rule = DataValidation(kind, operator=operator, formula1=low, formula2=high, allow_blank=True, errorStyle=style)  # type: ignore[arg-type]
        say(rule, message)
        rule.add(cells)
        sheet.add_data_validation(rule)
