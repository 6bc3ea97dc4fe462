"""Two inputs as the sheets they are laid out in: whether both say the same, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kakdoc.base.problems import InvalidValue, Location, Problem, error
from kakdoc.inputs.excel.layout import MAIN, Column, Layout, Listing
from kakdoc.inputs.excel.reading.single_values import Path
from kakdoc.inputs.excel.writing.filling import FilledRow, Filling
from kakdoc.inputs.excel.writing.values import cell_value
from kakdoc.kinds.shape import CellType
from kakdoc.values.dates import bulan


def difference(one: Filling, other: Filling, plan: Layout, *, exactly: bool = False) -> str | None:
    """Return the sheet in which two inputs say something else, None where they say the same.

    Texts that become the same cell say the same, unless they are compared `exactly`, and their rows are the same rows.
    """
    types = _types(plan.fields)
    if not _alike(one.singles, other.singles, types, exactly=exactly) or dict(one.paths) != dict(other.paths):
        return MAIN
    for listing in plan.sheets:
        rows = [each.rows[listing.title] for each in (one, other)]
        types = _types(listing.columns)
        if len(rows[0]) != len(rows[1]) or not all(
            a.reference == b.reference and _alike(a.texts, b.texts, types, exactly=exactly)
            for a, b in zip(*rows, strict=True)
        ):
            return listing.title
        if exactly and _origins(rows[0]) != _origins(rows[1]):
            return listing.title
    return None


def _origins(rows: list[FilledRow]) -> list[int]:
    return [id(getattr(each.item, "origin", None)) for each in rows]


def _alike(
    one: Mapping[Path, str], other: Mapping[Path, str], types: Mapping[Path, CellType | None], *, exactly: bool
) -> bool:
    keys = {key for each in (one, other) for key, text in each.items() if text.strip()}
    kinds = {key: types.get(key, CellType.SEL) for key in keys}
    return all(
        kind is None or same(one.get(key, ""), other.get(key, ""), kind, exactly=exactly) for key, kind in kinds.items()
    )


def _types(columns: Iterable[Column]) -> Mapping[Path, CellType | None]:
    """Return what columns hold by their paths, None for those that are computed."""
    return {each.path: None if each.formula else each.cell_type for each in columns}


def same(one: str, other: str, cell_type: CellType, *, exactly: bool = False) -> bool:
    """Return whether two texts say the same in a cell."""
    if one == other or exactly:
        return one == other
    if cell_type is CellType.BULAN:
        return months(one) == months(other)
    return cell_value(one.strip(), cell_type) == cell_value(other.strip(), cell_type)


def months(text: str) -> tuple[int, ...]:
    """Return the months that a text names; none where it names none."""
    try:
        return bulan.parse(text)
    except InvalidValue:
        return ()


def lost(name: str, sheet: str) -> Problem:
    """Return K925 for a sheet that would not say what is wanted."""
    message = f"isi sheet “{sheet}” tidak dapat ditulis dengan tepat ke buku kerja ini; berkasnya tidak diubah."
    remedy = "ubah langsung di Excel, atau simpan dengan nama lain sebagai .yaml."
    return error("K925", message, remedy).at(Location(name))


def hollow(name: str, listing: Listing, number: int) -> Problem:
    """Return K925 for a row in which nothing is filled in, while others belong to it."""
    message = f"baris ke-{number} sheet “{listing.title}” masih kosong, padahal ada isi yang menjadi bagiannya."
    return error("K925", message, "isi dulu baris itu, lalu simpan lagi.").at(Location(name))


def missing(name: str, listing: Listing, column: Column | None = None) -> Problem:
    """Return K925 for a sheet, or its headings, that a workbook lacks."""
    what = f"sheet “{listing.title}”" if column is None else f"kolom “{column.title}” sheet “{listing.title}”"
    message = f"buku kerja ini tidak punya {what}, sehingga perubahan di sana tidak dapat disimpan."
    remedy = "salin sheet itu dari formulir baru, atau simpan dengan nama lain sebagai .yaml."
    return error("K925", message, remedy).at(Location(name))
