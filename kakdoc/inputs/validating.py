"""From a located tree to a validated document, pydantic's errors told as problems by their type."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, nearest, suggestion
from kakdoc.base.remembering import ByIdentity
from kakdoc.base.wording import either
from kakdoc.inputs.tree import Block, Node, find, locate, plain
from kakdoc.inputs.walking import keys_at, kinds_at, shape_at
from kakdoc.kinds.fields.marks import Berkas
from kakdoc.kinds.shape import Shape, fields

AnyModel = TypeVar("AnyModel", bound=BaseModel)
_BLANK = re.compile(r"(?:Rp\.?\s*)?(?:\.{2,}|…|_{2,}|-{3,}|[xX]{2,}|[xX](?:\.[xX]+)+)[\s.,…_–—xX-]*", re.IGNORECASE)
"""What was typed in the place of a number or a date that is not known yet."""
_SHARED = ByIdentity[Any](64)
"""Values of other files that hold, by node and type: offices, registers, TORs."""


def validate(root: Node, model: type[AnyModel], apart: Collection[str] = ()) -> tuple[AnyModel | None, list[Problem]]:
    """Return the document, or None and every problem of its fields, each at its place.

    Of the fields in `apart`, which other files give, nothing is told.
    """
    drawn = _of_other_files(root, model)
    types = {key: _schema_of(fields(model)[key].shape) for key in drawn}
    known = {key: value for key, node in drawn.items() if (value := _SHARED.find(node, types[key])) is not None}
    try:
        document = model.model_validate(_values(root, known))
    except ValidationError as fault:
        return None, _problems(root, fault, model, apart)
    for key in drawn.keys() - known.keys():
        _SHARED.keep(drawn[key], types[key], value=getattr(document, key))
    return document, []


def keep(root: Node, schema: object, document: object) -> None:
    """Remember that the tree of another file holds, and what of it: it is not validated again where it is drawn on."""
    _SHARED.keep(root, schema, value=document)


def _of_other_files(root: Node, model: type[BaseModel]) -> dict[str, Node]:
    """Return the values of a document that stand in other files, which many papers share."""
    if not isinstance(root, Block):
        return {}
    own = root.span.origin
    return {
        key: node
        for key, node in root.entries.items()
        if isinstance(node, Block) and node.span.origin != own and key in fields(model)
    }


def _schema_of(shape: Shape) -> object:
    """Return what tells a value of another file from one of another type: the schema of it, or of its entries."""
    inner = shape.item if shape.keyed and shape.item else shape
    return inner.groups[0] if len(inner.groups) == 1 else shape


def _values(root: Node, known: Mapping[str, Any]) -> Any:
    """Return a tree as plain values, those that hold already for another paper as they are."""
    if not isinstance(root, Block):
        return plain(root)
    return {key: known[key] if key in known else plain(node) for key, node in root.entries.items()}


def _problems(root: Node, fault: ValidationError, model: type[BaseModel], apart: Collection[str]) -> list[Problem]:
    told = [each for each in fault.errors(include_url=False) if not each["loc"] or each["loc"][0] not in apart]
    errors = [each for each in told if not _is_echo(each)]
    details = [(_typed_path(root, each["loc"]), each) for each in errors]
    missing = {path for path, each in details if each["type"] == "missing"}
    found: list[Problem] = []
    merged: set[FieldPath] = set()
    for path, each in details:
        if each["type"] == "extra_forbidden":
            meant = _meant(path, missing - merged)
            if meant is not None:
                merged.add(meant)
            found.append(_unknown_key(root, path, model, meant))
    for path, each in details:
        if each["type"] == "union_tag_not_found":
            found.append(_without_kind(root, kinds_at(model, root, path), (*path, "jenis")))
        elif each["type"] != "extra_forbidden" and path not in merged:
            found.append(_explain(root, model, path, each))
    return found


def _is_echo(each: ErrorDetails) -> bool:
    """Return whether an error only repeats another: a default not computed, a list short of its bad items."""
    return each["type"] == "default_factory_not_called" or (each["type"] == "too_short" and bool(each["input"]))


def _typed_path(root: Node, loc: tuple[str | int, ...]) -> FieldPath:
    """Return pydantic's path without the tags of unions, which nobody typed.

    A tag stands behind a mapping and equals its `jenis`.
    """
    path: list[str | int] = []
    for index, step in enumerate(loc):
        node, _ = find(root, tuple(path))
        kind = node.entries.get("jenis") if isinstance(node, Block) else None
        if kind is not None and getattr(kind, "text", None) == step and index + 1 < len(loc):
            continue
        path.append(step)
    return tuple(path)


def _meant(path: FieldPath, missing: set[FieldPath]) -> FieldPath | None:
    name, siblings = str(path[-1]), {str(other[-1]): other for other in missing if other[:-1] == path[:-1]}
    longer = (each for each in siblings if each.startswith(f"{name}_") or name.startswith(f"{each}_"))
    found = nearest(name, siblings) or next(longer, None)
    return siblings[found] if found else None


def _unknown_key(root: Node, path: FieldPath, model: type[BaseModel], meant: FieldPath | None) -> Problem:
    key = str(path[-1])
    parent, _ = find(root, path[:-1])
    place = parent.keys[key].start if isinstance(parent, Block) and key in parent.keys else locate(root, path)
    if place.in_form and not meant:
        from kakdoc.inputs.excel import words

        return words.unknown(model, root, path).at(place)
    if "[rujuk" in key:
        message = "teks dengan [rujuk: …] ini terbaca sebagai kunci."
        return error("K110", message, "apit seluruh teksnya dengan tanda kutip.").at(place)
    cut = re.search(r"\)|^\d+$|^[A-Z]\S* ", key)  # `{rumus: bulat(a, 2)}`, `{isi: Kecamatan X, Kota Y}`
    if cut and not getattr(find(root, path)[0], "text", key):
        message = f"“{key}” terbaca sebagai kunci, karena di dalam {{ }} koma memisahkan kunci."
        return error("K110", message, "apit seluruh nilainya dengan tanda kutip.").at(place)
    remedy = f"mungkin maksudnya “{meant[-1]}”." if meant else suggestion(key, keys_at(model, root, path[:-1]))
    return error("K110", f"{either('kunci ', '')}“{key}” tidak dikenal di sini.", remedy).at(place)


def _without_kind(root: Node, kinds: Sequence[str], path: FieldPath) -> Problem:
    *others, last = kinds or ("teks",)
    known = f"{', '.join(others)}, atau {last}" if others else last
    message = f"{either('kunci “jenis” belum ada di bagian ini', 'jenis baris ini belum diisi')}."
    remedy = f"{either('tambahkan jenis: ', 'isi kolom jenisnya: ')}{known}."
    return error("K111", message, remedy).at(locate(root, path))


def _explain(root: Node, model: type[BaseModel], path: FieldPath, each: ErrorDetails) -> Problem:
    """Return what pydantic says of a value, at its place; a workbook is told by its headings."""
    name = _name(path)
    path = (*path, "jenis") if each["type"] == "union_tag_invalid" else path
    place = locate(root, path)
    if place.in_form:
        from kakdoc.inputs.excel import words

        if each["type"] == "missing":
            return words.missing(model, root, path).at(place)
        name = words.name(model, root, path)
    refusal = each.get("ctx", {}).get("error")
    if each["type"] == "value_error" and isinstance(refusal, InvalidValue):
        return _refused(name, each["input"], refusal, path).at(place)
    if each["type"] in SHAPES:
        expected = "nama berkas" if shape_at(model, root, path).mark(Berkas) else SHAPES[each["type"]]
        remedy = words.shape(expected, path) if place.in_form else _SHAPE_REMEDY[expected]
        return _wrong_shape(name, expected, each, remedy).at(place)
    return MESSAGES[each["type"]](name, each).at(place)


def _refused(name: str, typed: object, refusal: InvalidValue, path: FieldPath) -> Problem:
    """Return what a type says of a value; of dots or a line in its place, that it is not filled in yet."""
    if isinstance(typed, str) and _BLANK.fullmatch(typed.strip()):
        return error("K115", f"{name}: “{typed.strip()}” belum diisi.", refusal.remedy)
    remedy = _EMPTY_CELL if _is_cell(path) and refusal.code == "K112" else refusal.remedy
    return error(refusal.code, f"{name}: {refusal.message}", remedy)


def _name(path: FieldPath) -> str:
    """Return the key a path ends on, for a list item its place counted from 1, for a cell its row and column."""
    if _is_cell(path):
        return f"baris ke-{int(path[-2]) + 1}, kolom ke-{int(path[-1]) + 1}"
    if len(path) > 1 and isinstance(path[-1], int):
        return f"{path[-2]} ke-{path[-1] + 1}"
    return str(path[-1]) if path else ""


def _is_cell(path: FieldPath) -> bool:
    """Return whether a path leads to a cell of a free table: its last two steps are row and column."""
    return len(path) > 1 and all(isinstance(each, int) for each in path[-2:])


def _choice(key: str, each: ErrorDetails) -> Problem:
    context = each.get("ctx", {})
    known = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags") or ""))
    typed = str(context.get("tag") or each["input"] or "")
    return error("K114", f"{key}: “{typed}” bukan pilihan yang dikenal.", suggestion(typed, known))


def _wrong_shape(key: str, expected: str, each: ErrorDetails, remedy: str) -> Problem:
    spoken = either(expected, expected.replace("kumpulan kunci", "beberapa isian"))
    return error("K113", f"{key}: di sini perlu {spoken}, bukan {_given(each['input'])}.", remedy)


def _given(value: Any) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        return "kosong"
    if isinstance(value, list):
        return "daftar"
    return either("kumpulan kunci", "beberapa isian") if isinstance(value, dict) else f"“{value}”"


_EMPTY_CELL = "isi selnya; bila memang tidak ada isinya, tulis “-”."
_SHAPE_REMEDY = {
    "daftar": "tulis setiap butir di baris baru yang dimulai dengan tanda hubung dan spasi.",
    "kumpulan kunci": "tulis kunci dan nilainya di baris baru, menjorok dua spasi.",
    "satu nilai": "tulis langsung di belakang titik dua.",
    "nama berkas": "tulis nama berkasnya di belakang titik dua, misalnya ../kak-nama-kegiatan.yaml.",
}
SHAPES = {
    "tuple_type": "daftar",
    "model_type": "kumpulan kunci",
    "model_attributes_type": "kumpulan kunci",
    "dict_type": "kumpulan kunci",
    "string_type": "satu nilai",
}
MESSAGES: Mapping[str, Callable[[str, ErrorDetails], Problem]] = {
    "missing": lambda key, _: error("K111", f"kunci “{key}” belum ada.", f"tambahkan `{key}:` dengan isinya di sini."),
    "too_short": lambda key, _: error("K112", f"{key}: daftar ini kosong.", "isi sedikitnya satu butir."),
    "too_long": lambda key, each: error(
        "K113",
        f"{key}: butirnya terlalu banyak (paling banyak {each.get('ctx', {}).get('max_length')}).",
        "kurangi butirnya.",
    ),
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": lambda key, _: error("K111", f"{key}: jenisnya belum ada.", "tambahkan jenisnya."),
}
"""What each other type of pydantic error says to staff.

The tests of reading put misfits at every place of a TOR, those of workbooks into sheets of every kind: another type
would be a KeyError there.
"""
