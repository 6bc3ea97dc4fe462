"""What the schema refuses in a workbook, told by sheet, heading and act."""

from __future__ import annotations

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, Problem, error, suggestion
from kakdoc.inputs.excel.layout import MAIN, MONTHS, NAMED, NUMBER, Listing
from kakdoc.inputs.excel.reading.single_values import path_name
from kakdoc.inputs.excel.standing import Standing, standing
from kakdoc.inputs.tree import Block, Cell, Entered, Node, find
from kakdoc.inputs.walking import field_at, keys_at
from kakdoc.kinds.shape import CellType, Field

_SHAPES = {
    "daftar": "tulis setiap butir di baris sendiri sheet Naskah, bernama {0}[1], {0}[2], dan seterusnya.",
    "kumpulan kunci": "tulis setiap bagiannya di baris sendiri sheet Naskah: {0}, titik, lalu nama bagian itu.",
    "nama berkas": "isi {0} dengan nama berkas, dan hapus baris yang namanya lebih panjang daripada itu.",
    "satu nilai": "isi {0} dengan satu nilai, dan hapus baris yang namanya lebih panjang daripada itu.",
}


def name(model: type[BaseModel], root: Node, path: FieldPath) -> str:
    """Return what a message calls the value at a path: the heading of its column, or its sheet with its place there."""
    place = find(root, path)[1]
    if isinstance(place, Entered):
        return place.name
    found = standing(model, root, path)
    if found is None:
        return path_name(path)
    if found.column is not None:
        return found.column.title
    return f"{found.sheet} ke-{path[-1] + 1}" if isinstance(path[-1], int) else found.sheet


def missing(model: type[BaseModel], root: Node, path: FieldPath) -> Problem:
    """Return K111 for what must be there: a cell, a row of single values, or the rows of a sheet."""
    place = find(root, path)[1]
    if isinstance(place, Entered):
        return _not_entered(field_at(model, root, path), place)
    found = standing(model, root, path)
    if found is None:
        called = path_name(path)
        remedy = f"tambahkan baris bernama “{called}” di sheet {MAIN}, lalu isi kolom Isian."
        return error("K111", f"“{called}” belum diisi.", remedy)
    if found.column is None:
        return _no_rows(root, found)
    if found.listing is None:
        return _no_single(root, path, found.column.title)
    if found.column.cell_type is CellType.BULAN:
        remedy = f"beri tanda x di kolom {MONTHS[0]} sampai {MONTHS[-1]}."
        return error("K111", "belum ada bulan yang ditandai di baris ini.", remedy)
    choices = f": {', '.join(found.column.choices)}" if found.column.choices else ""
    return error("K111", f"kolom “{found.column.title}” baris ini belum diisi.", f"isi sel itu{choices}.")


def _not_entered(field: Field | None, place: Entered) -> Problem:
    """Return K111 for a field of a form, or a table of it without rows."""
    name = (field and field.title) or place.name
    if field and field.shape.cell is None and field.shape.item and not field.shape.keyed:
        return error("K111", f"“{name}” belum punya baris.", "tambahkan sedikitnya satu baris di sini.")
    choices = f": {', '.join(field.shape.choices)}" if field and field.shape.choices else ""
    return error("K111", f"“{name}” belum diisi.", f"isi di sini{choices}.")


def _no_single(root: Node, path: FieldPath, title: str) -> Problem:
    there = isinstance(root, Block) and path[0] in root.keys
    act = "isi" if there else f"tambahkan baris itu (tulis “{title}” di kolom “{NAMED}”), lalu isi"
    return error("K111", f"“{title}” di sheet {MAIN} belum diisi.", f"{act} kolom “Isian” di sampingnya.")


def _no_rows(root: Node, found: Standing) -> Problem:
    listing = found.listing
    assert listing is not None  # noqa: S101  only lists have no column
    number = found.owner[1].span.number if found.owner and isinstance(found.owner[1].span, Cell) else 0
    owner = f"{found.owner[0].title.lower()} nomor {number}" if found.owner and number else "baris ini"
    headings = _headings(listing)
    sheets = root.span.sheets if isinstance(root.span, Cell) else frozenset()
    if sheets and listing.title.casefold() not in sheets:
        needed = f", padahal {owner} memerlukannya" if found.owner else ""
        remedy = f"tambahkan sheet “{listing.title}” dengan judul kolom {headings}, atau salin dari formulir baru."
        return error("K111", f"sheet “{listing.title}” tidak ada{needed}.", remedy)
    if not found.owner:
        remedy = f"tambahkan sedikitnya satu baris di sheet itu: isi kolom {headings}."
        return error("K111", f"sheet “{listing.title}” belum punya baris.", remedy)
    message = f"sheet “{listing.title}” belum punya baris untuk {owner}."
    named = f"{found.owner[0].title} {number}" if listing.reference == "Induk" else str(number)
    first = "" if number else f"beri baris ini nomor di kolom “{NUMBER}”, lalu "
    link = f"tulis {named if number else 'nomor itu'} di kolom “{listing.reference}”"
    return error(
        "K111", message, f"{first}tambahkan baris di sheet “{listing.title}”: {link}, lalu isi kolom {headings}."
    )


def _headings(listing: Listing) -> str:
    """Return the columns that a row must have; the first where none must be."""
    needed = [each.title for each in listing.columns if each.required] or [listing.columns[0].title]
    return ", ".join(f"“{each}”" for each in needed)


def unknown(model: type[BaseModel], root: Node, path: FieldPath) -> Problem:
    """Return K110 for a value that the kind of its row, or of the document, does not have."""
    found = standing(model, root, path)
    parent = find(root, path[:-1])[0]
    kind = getattr(parent.entries.get("jenis"), "text", "") if isinstance(parent, Block) else ""
    if found is not None and found.column is not None and kind:
        remedy = "kosongkan sel ini, atau betulkan jenisnya."
        return error("K110", f"kolom “{found.column.title}” tidak dipakai oleh jenis “{kind}”.", remedy)
    known = [path_name((*path[:-1], each)) for each in keys_at(model, root, path[:-1])]
    return error("K110", f"“{path_name(path)}” tidak dikenal.", suggestion(path_name(path), known))


def shape(expected: str, path: FieldPath) -> str:
    """Return the remedy for a value of another shape than is expected."""
    return _SHAPES[expected].format(path_name(path))
