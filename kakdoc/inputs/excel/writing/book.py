"""The workbook itself: sheets with headings, notes, lists to choose from, and what is fixed kept from typing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kakdoc.base.package import Member, write
from kakdoc.inputs.excel.cells.cells import MARKS
from kakdoc.inputs.excel.layout import GUIDE, LISTS, MAIN, Layout, Listing, Rows
from kakdoc.inputs.excel.reading import form_version
from kakdoc.inputs.excel.reading.rows import Slot, headings
from kakdoc.inputs.excel.writing import counting, offers, singles
from kakdoc.inputs.excel.writing.counting import Note
from kakdoc.inputs.excel.writing.filling import FilledRow, Filling
from kakdoc.inputs.excel.writing.guide import guide_rows
from kakdoc.inputs.excel.writing.live import SPARE, Live
from kakdoc.inputs.excel.writing.look import (
    CENTRE,
    FIXED,
    FONT,
    LAST_ROW,
    LINE_HEIGHT,
    MONTH_WIDTH,
    NARROW,
    OPEN,
    OTHER_WIDTH,
    TOP,
    WIDTHS,
    choose,
    computed,
    counted,
    finish,
    fit,
    fit_quickly,
    fold,
    head,
    put,
    say,
    style,
    validate,
    widths_of,
)
from kakdoc.inputs.excel.writing.values import FORMATS
from kakdoc.kinds.shape import CellType
from kakdoc.values.dates import bulan

_GUIDE = (30, 92)
"""How wide the columns of the guide are."""
MANY_COLUMNS = 12
"""From here on the first value stays in sight too."""
SPARE_NUMBERS = 20
"""Numbers written ahead for rows that other sheets refer to."""
_MARKS = ("x", *sorted(MARKS - {"x"}))
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# Without this mark the heights written are only a start: Excel fits a row again when its text changes.
_FIXED_HEIGHT = b' customHeight="1"'


def workbook_bytes(title: str, plan: Layout, filling: Filling, offered: offers.Offers = offers.NONE) -> bytes:
    """Return the workbook of an input; the same input gives the same bytes."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)  # noqa: S101  a new workbook has one sheet
    guide.title = GUIDE
    _write_guide(guide, title, plan)
    last = counting.last_row(map(len, filling.rows.values()))
    live = Live(plan, last)
    singles.write(book.create_sheet(MAIN), live, filling, offered)
    singles.write_counts(book[MAIN], plan, last)
    for listing in plan.sheets:
        table = _Table(book.create_sheet(listing.title), listing, live, given=listing.title in filling.given)
        table.write(filling.rows.get(listing.title, []), list(counting.notes(plan, listing, last)), offered)
    if any(offered.values()):
        offers.write(book.create_sheet(LISTS), offered)
    book.properties.creator = "kakdoc"
    book.properties.title = title
    return packed(book)


def packed(book: Workbook) -> bytes:
    """Return a workbook as bytes, without the time at which it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:  # packed below
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(stream) as archive:
        return write(
            Member.of(name, _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", archive.read(name)).replace(_FIXED_HEIGHT, b""))
            for name in archive.namelist()
        )


def _write_guide(sheet: Worksheet, title: str, plan: Layout) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _GUIDE
    for number, (left, right) in enumerate(guide_rows(title, plan), 1):
        for column, text in ((1, left), (2, right)):
            cell = sheet.cell(number, column, text or None)
            cell.alignment = Alignment(vertical="top", wrap_text=number > 1)
            cell.font = Font(FONT, 16 if number == 1 else 11, bold=column == 1)
        fit(sheet, number, _GUIDE)
    sheet.row_dimensions[1].height = 2 * LINE_HEIGHT
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


class _Table:
    """One list as a sheet."""

    def __init__(self, sheet: Worksheet, listing: Listing, live: Live, *, given: bool) -> None:
        self._given, self._live = given, live
        self._sheet = sheet
        self._listing = listing
        self._slots: list[tuple[str, Slot]] = list(headings(listing))
        self._widths: list[float] = []

    def write(self, rows: Sequence[FilledRow], notes: Sequence[Note], offered: offers.Offers) -> None:
        """Write headings, rows, and the formulas beside them."""
        if self._listing.rows is Rows.TABLE:
            self._widen(max((int(path[0]) for row in rows for path in row.texts), default=0))
        for column, (heading, slot) in enumerate(self._slots, 1):
            self._column(column, heading, slot)
            cells = f"{get_column_letter(column)}2:{get_column_letter(column)}{LAST_ROW}"
            offers.let_choose(self._sheet, slot.column.names, cells, offered)
        self._widths = widths_of(self._sheet, len(self._slots))
        for number, row in enumerate(rows, 2):
            self._row(number, row)
        self._compute(len(rows))
        for spare in range(len(rows) + 1, len(rows) + 1 + SPARE_NUMBERS) if self._listing.numbered else ():
            self._fixed(spare + 1, 1, spare)
        fixed = sum(slot.role != "value" for _, slot in self._slots) + (len(self._slots) > MANY_COLUMNS)
        self._count(notes, rows, len(rows) + (SPARE_NUMBERS if self._listing.numbered else 0))
        fit(self._sheet, 1, widths_of(self._sheet, len(self._slots) + len(notes)))
        finish(self._sheet, len(self._slots) + len(notes), f"{get_column_letter(fixed + 1)}2")
        if not self._given and fold(self._sheet, self._unused(rows)):
            self._sheet.protection.sheet = False  # else nobody could unfold them

    def _compute(self, rows: int) -> None:
        """Write what computes columns, in the rows there are and in some below them."""
        for column, (_, slot) in enumerate(self._slots, 1):
            for row in range(2, rows + 2 + SPARE) if slot.column.formula else ():
                formula = self._live.of_row(self._listing, slot.column, row)
                computed(self._sheet, row, column, formula, slot.column.cell_type)

    def _count(self, notes: Sequence[Note], rows: Sequence[FilledRow], last: int) -> None:
        """Write the columns of notes down to the row `last`, and further where rows are still to be filled in."""
        is_form = all(any(text.startswith("[isi") for text in each.texts.values()) for each in rows)
        for column, note in enumerate(notes, len(self._slots) + 1):
            head(self._sheet, column, note.heading, note.about)
            self._sheet.column_dimensions[get_column_letter(column)].width = 18
            spare = note.spare if is_form else 0
            for row in range(2, max(last, len(rows) + spare) + 2) if note.every_row else (2,):
                counted(self._sheet, row, column, note.formula.replace("{row}", str(row)), amount=note.amount)

    def _unused(self, rows: Sequence[FilledRow]) -> list[int]:
        """Return the columns of optional values that no row has; amounts stay in sight."""
        if self._listing.rows is not Rows.KEYS:
            return []
        used = {path for row in rows for path in row.texts}
        return [
            column
            for column, (_, slot) in enumerate(self._slots, 1)
            if slot.role == "value"
            and not slot.column.required
            and slot.column.path not in used
            and not (slot.column.formula or slot.column.in_sight)
            and not (slot.column.cell_type is CellType.UANG and len(slot.column.path) == 1)
        ]

    def _widen(self, needed: int) -> None:
        known = len(self._listing.columns)
        self._slots += [
            (
                f"Kolom {number}",
                Slot("value", replace(self._listing.columns[0], path=(str(number),), title=f"Kolom {number}")),
            )
            for number in range(known + 1, needed + 1)
        ]

    def _column(self, column: int, heading: str, slot: Slot) -> None:
        cell_type, letter = slot.column.cell_type, get_column_letter(column)
        dimension = self._sheet.column_dimensions[letter]
        dimension.protection, dimension.alignment = OPEN, CENTRE if slot.month else TOP
        star = " *" if slot.column.required and slot.role == "value" and not slot.month else ""
        head(self._sheet, column, heading + star, self._note(slot))
        if slot.role != "value":
            dimension.width = NARROW if slot.role == "number" else max(10, min(len(heading) + 2, 18))
            dimension.width = 14 if heading == "Induk" else dimension.width
            self._refer(slot, letter)
        elif slot.month:
            dimension.width = MONTH_WIDTH
            self._sheet.cell(1, column).alignment = Alignment(horizontal="center", vertical="center")
            # Excel takes x and X for two words here; the dropdown shows what people mark with first.
            choose(self._sheet, _MARKS, f"{letter}2:{letter}{LAST_ROW}", "tulis x, atau kosongkan.")
        else:
            alone = sum(each.role == "value" for _, each in self._slots) <= 2
            dimension.width = (
                90 if alone and cell_type in (CellType.TEKS, CellType.PROSA) else WIDTHS.get(cell_type, OTHER_WIDTH)
            )
            dimension.width = 90 if cell_type is CellType.PROSA and slot.column.path == ("isi",) else dimension.width
            dimension.number_format = FORMATS.get(cell_type, "@")
            validate(self._sheet, slot.column, f"{letter}2:{letter}{LAST_ROW}")

    def _note(self, slot: Slot) -> str:
        owners = " atau ".join(f"“{each}”" for each in self._listing.owners)
        if slot.role == "number":
            return "Nomor baris ini, untuk ditunjuk sheet lain. Urutan naskah mengikuti urutan baris."
        if slot.role == "reference" and self._listing.reference == "Induk":
            examples = ", ".join(f"{each} 1" for each in self._listing.owners)
            free = "" if self._listing.nested else " Kosong bila langsung di bawah naskah."
            return f"Baris yang memiliki isian ini, misalnya {examples}.{free}"
        if slot.role == "reference":
            return f"Nomor baris di sheet {owners} yang memiliki isian ini. Boleh kosong bila hanya ada satu."
        return " ".join(filter(None, (slot.column.note, form_version.note(slot.column.cell_type))))

    def _refer(self, slot: Slot, letter: str) -> None:
        """Offer the numbers of the rows it may belong to."""
        if slot.role == "reference" and len(self._listing.owners) == 1 and self._listing.nested:
            owner = self._listing.owners[0].replace("'", "''")
            rule = DataValidation("list", formula1=f"'{owner}'!$A$2:$A$500", allow_blank=True, errorStyle="warning")
            say(rule, f"nomor itu belum ada di sheet {self._listing.owners[0]}.")
            rule.add(f"{letter}2:{letter}{LAST_ROW}")
            self._sheet.add_data_validation(rule)

    def _fixed(self, row: int, column: int, value: int | str, *, locked: bool = False) -> None:
        cell = self._sheet.cell(row, column, value)
        style(cell, CellType.BULAT, centred=True, locked=locked, fixed=True)

    def _row(self, number: int, row: FilledRow) -> None:
        for column, (_, slot) in enumerate(self._slots, 1):
            if slot.role == "number":
                self._fixed(number, column, row.number, locked=self._given)
            elif slot.role == "reference":
                self._fixed(number, column, "" if row.reference is None else row.reference, locked=self._given)
            elif slot.month:
                marked = slot.month in _months(row.texts.get(slot.column.path, ""))
                style(self._sheet.cell(number, column, "x" if marked else None), CellType.TEKS, centred=True)
            elif not slot.column.formula:
                text = row.texts.get(slot.column.path, "")
                fixed = self._given and bool(text) and not text.startswith("[isi")
                cell = put(self._sheet, number, column, text, slot.column.cell_type, locked=fixed)
                if fixed:
                    cell.fill = FIXED
        fit_quickly(self._sheet, number, self._widths)


def _months(text: str) -> tuple[int, ...]:
    return bulan.parse(text) if text else ()
