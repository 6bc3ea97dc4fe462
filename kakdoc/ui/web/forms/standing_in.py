"""What stands in for values that are not filled in yet, so that the pages of a paper show while it is being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.kinds.shape import CellType
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.checking import Checked
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.operations import Set, applied
from kakdoc.ui.web.forms.shown.plan import Entry, Group, at

_DOTS = "……………………"
_ROUNDS = 4
"""How often is looked again: what stands in may show that more is missing."""
_BY_CELL: Mapping[CellType, str] = {
    CellType.UANG: "0",
    CellType.ANGKA: "1",
    CellType.PERSEN: "0",
    CellType.BULAT: "1",
    CellType.NOMOR: "1",
    CellType.BULAN: "1-12",
    CellType.BULAN_INI: "Januari",
    CellType.YA_TIDAK: "tidak",
    CellType.KODE: "",
    CellType.NIP: "",
}


def checked(draft: Draft, form: Group, found: Checked) -> Checked:
    """Return a draft checked with something in the place of all that keeps its document from being read.

    Its document is None where that does not help: a faulty file of the office, a list without rows, a rank.
    """
    values = draft.values
    for _ in range(_ROUNDS):
        places = set(_places(found.problems, draft.path.as_posix()))
        changed = _stood_in(form, values, places)
        if found.document is not None or changed == values:
            return found
        values = changed
        found = draft.checked(Folders(MODELS), instead=values)
    return found


def _places(problems: tuple[Problem, ...], own: str) -> Iterator[FieldPath]:
    """Yield the fields of an input in which something keeps it from being read."""
    for each in problems:
        if each.fatal and each.location is not None and each.location.file == own and each.location.path:
            yield each.location.path


def _stood_in(form: Group, values: dict[str, Any], places: set[FieldPath]) -> dict[str, Any]:
    for path in sorted(places, key=str):
        entry = at(form, path)
        if isinstance(entry, Entry):
            values, _ = applied(values, Set(path, _stand_in(entry, values)))
    return values


def _stand_in(entry: Entry, values: Mapping[str, Any]) -> str:
    """Return what stands in for a value; empty where nothing has to."""
    if entry.shape.choices and entry.cell is CellType.PILIHAN:
        return entry.shape.choices[0]
    if entry.cell in (CellType.TAHUN, CellType.TANGGAL):
        typed = str(values.get("tahun_anggaran") or values.get("tahun") or "")
        year = typed if typed.isdecimal() and len(typed) == 4 else "2000"
        return year if entry.cell is CellType.TAHUN else f"Januari {year}"
    return "" if entry.file else _BY_CELL.get(entry.cell, _DOTS)
