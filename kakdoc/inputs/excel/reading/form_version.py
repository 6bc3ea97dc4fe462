"""The version of the form that a text was typed in: in forms without one, a line end within a cell was a blank.

The mark is text in cells and notes, which every spreadsheet program keeps and which goes where the sheet goes: a row
among the single values, and the notes of the headings whose texts it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.excel.layout import GUIDE
from kakdoc.inputs.tree import Place
from kakdoc.kinds.shape import CellType

UNMARKED, CURRENT = 1, 2
KEY = "Versi formulir"
"""The key of the row with the version."""
EXPLANATION = "Ditulis program; jangan diubah."
_SAID = {
    CellType.PROSA: "Alt+Enter memulai paragraf baru.",
    CellType.SEL: "Alt+Enter memulai baris baru.",
}
_MARK = re.compile(r"formulir\s+versi\s+(\d{1,4})", re.IGNORECASE)
_HEADINGS = frozenset({"penjelasan"})
"""What the sheet of single values of every form has as a heading, and no other program writes."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the sheet of single values tells; `made` when the workbook began as a form."""

    version: int
    made: bool


BY_HAND = Form(CURRENT, made=False)
"""A workbook that did not begin as a form: what is typed there now is meant as it is read now."""


def note(cell_type: CellType) -> str:
    """Return what the note of a heading says of line ends, with the version; empty for types that have none."""
    return f"{_SAID[cell_type]} (Formulir versi {CURRENT})" if cell_type in _SAID else ""


def of_book(typed: str | None, main: Grid, grids: Mapping[str, Grid]) -> Form:
    """Return what a workbook is: `typed` is the value in the row of the version, None where there is no such row.

    What was typed without a form, or without a version that is known, is read as a form of now.
    """
    marked = next((found for each in main.notes.values() if (found := _MARK.search(each))), None)
    if typed is not None or marked:
        own = typed if typed is not None else marked[1] if marked else ""
        known = own.isdecimal() and UNMARKED <= int(own) <= CURRENT
        return Form(int(own) if known else CURRENT, made=True)
    headings = {str(value).strip().casefold() for row in main.rows.values() for value in row.values()}
    made = GUIDE.casefold() in grids or not _HEADINGS.isdisjoint(headings)
    return Form(UNMARKED, made=True) if made else BY_HAND


def of_heading(text: str, form: Form) -> int:
    """Return the version of a column by the note of its heading, else that of its workbook.

    In forms without a version all these headings have notes: such a column was copied from one.
    """
    if found := _MARK.search(text):
        return int(found[1])
    return UNMARKED if form.made and text.strip() else form.version


def refused(typed: str, place: Place) -> Problem | None:
    """Return K178 for a version that is none, or that a later program wrote."""
    if typed.isdecimal() and UNMARKED <= int(typed) <= CURRENT:
        return None
    if typed.isdecimal() and int(typed) > CURRENT:
        message = f"formulir ini versi {typed}, sedangkan program ini mengenal sampai versi {CURRENT}."
        return error("K178", message, "perbarui kakdoc, atau minta buku kerjanya diubah ke .yaml.").at(place.start)
    message = f"“{typed[:20]}” bukan versi formulir."
    return error("K178", message, f"tulis {CURRENT}, atau hapus barisnya.").at(place.start)
