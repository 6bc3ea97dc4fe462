"""What a form lets choose from: officials and page profiles of the office, regulations of the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError
from kakdoc.inputs import opening
from kakdoc.inputs.excel.layout import LISTS
from kakdoc.inputs.excel.writing.look import FONT, say
from kakdoc.inputs.tree import Block, Node

Offers = Mapping[str, tuple[tuple[str, str], ...]]
"""By what is named: keys, each with what tells it from others."""
NONE: Offers = {}
_HEADS = {"pejabat": "Pejabat", "profil": "Profil halaman", "peraturan": "Peraturan"}
_STRICT = frozenset({"pejabat", "profil"})


def offers(target: Path) -> Offers:
    """Return what the office's file and the register for a new file have; nothing of those that cannot be read."""
    office = _read(opening.above(target, opening.OFFICE_FILE))
    register = _read(opening.above(target, opening.REGISTER_FILE) or bundled("inputs") / opening.REGISTER_FILE)
    return {
        "pejabat": tuple(_told(_inner(office, "pejabat"), ("jabatan",))),
        "profil": tuple(_told(_inner(office, "profil"), ("kertas", "huruf"))),
        "peraturan": tuple(_told(register, ("judul",))),
    }


def _read(path: Path | None) -> Node | None:
    try:
        return opening.shared(opening.shown(path))[0] if path is not None and path.is_file() else None
    except InputError:  # told when an input is checked
        return None


def _inner(node: Node | None, key: str) -> Node | None:
    return node.entries.get(key) if isinstance(node, Block) else None


def _told(node: Node | None, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, each in node.entries.items() if isinstance(node, Block) else ():
        if isinstance(each, Block):
            yield name, ", ".join(getattr(each.entries[key], "text", "") for key in keys if key in each.entries)


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
