"""What a form lets choose from: officials and page profiles of the office, regulations of the register."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kakdoc.inputs.excel.layout import LISTS
from kakdoc.inputs.excel.writing.look import FONT, say

Offers = Mapping[str, tuple[tuple[str, str], ...]]
"""By what is named: keys, each with what tells it from others."""
NONE: Offers = {}
_HEADS = {"pejabat": "Pejabat", "profil": "Profil halaman", "peraturan": "Peraturan"}
_STRICT = frozenset({"pejabat", "profil"})


def write(sheet: Worksheet, offered: Offers) -> None:
    """Write the lists, two columns for each: what is chosen, and what it is."""
    for place, (what, rows) in enumerate(offered.items()):
        column = 2 * place + 1
        sheet.cell(1, column, _HEADS[what]).font = Font(FONT, 11, bold=True)
        for number, pair in enumerate(rows, 2):
            for offset, text in enumerate(pair):
                cell = sheet.cell(number, column + offset, text)
                cell.number_format, cell.alignment = "@", Alignment(vertical="top")
                cell.data_type = "s"
        for offset, width in enumerate((26, 60)):
            sheet.column_dimensions[get_column_letter(column + offset)].width = width
    sheet.protection.sheet = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.page_setup.orientation = 1, 0, "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def let_choose(sheet: Worksheet, what: str, cells: str, offered: Offers) -> None:
    """Offer the keys of what is named; a regulation may be written out as well, a title of an official too."""
    rows = offered.get(what, ())
    if not rows:
        return
    letter = "ACEGI"[list(offered).index(what)]
    rule = DataValidation("list", formula1=f"'{LISTS}'!${letter}$2:${letter}${len(rows) + 1}", allow_blank=True)
    rule.errorStyle = "warning"
    say(rule, f"pilihannya ada di sheet {LISTS}.")
    rule.showErrorMessage = what in _STRICT
    rule.add(cells)
    sheet.add_data_validation(rule)
