"""What a kind has a place for: where a step may go, and its values as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.inputs.decoding import CONTROL
from kakdoc.inputs.origins import is_gap, plainly
from kakdoc.kinds.shape import TEXT, CellType, Shape, fields, variant, variants
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Operation, Paste, Set, at, nowhere

_KIND = "jenis"


def fitted(operation: Operation, model: type[BaseModel], values: Any) -> list[Operation]:
    """Return the steps that a step comes to: its texts as they are kept, a text that stands for a row made one before.

    Raises InvalidValue: K921 for what the kind has no place for, K109 for what no paper can hold.
    """
    if operation.path[:1] == (_KIND,):
        raise nowhere("jenis naskah tidak dapat diganti di sini.")
    if not operation.path:
        raise nowhere("isian ini tidak dapat diganti sekaligus.")
    path, first = operation.path, _unfolded(model, values, operation.path)
    shape = shape_at(model, values, path)
    match operation:
        case Set(_, value):
            return [*first, Set(path, _kept(value, shape, path, known=at(values, path) is not None))]
        case Insert(_, value):
            return [*first, Insert(path, _kept(value, shape, path))]
        case Paste(_, row, keys, block):
            if shape is None or not _is_list(shape):
                raise _no_place(path)
            for key in keys:
                _kept("", _below(shape.item, at(values, (*path, row)), key), (*path, row, *key))
            return [*first, Paste(path, row, keys, tuple(tuple(map(text, cells)) for cells in block))]
        case Delete() | Move():
            return [*first, operation]


def shape_at(model: type[BaseModel], values: Any, path: FieldPath) -> Shape | None:
    """Return what the place at a path holds, None where the kind has none or another file gives it."""
    return _below(Shape(groups=(model,)), values, path)


def _below(shape: Shape | None, values: Any, path: FieldPath) -> Shape | None:
    for step in path:
        shape = _inside(shape, values, step) if shape else None
        values = at(values, (step,))
    return shape


def _inside(shape: Shape, value: Any, step: str | int) -> Shape | None:
    if isinstance(step, int):
        return (shape.item or TEXT) if shape.item is not None and not shape.keyed else None
    if shape.cell is not None:
        return None
    if shape.keyed:
        return shape.item or TEXT
    if step == _KIND and len(shape.groups) > 1:
        return Shape(CellType.PILIHAN, tuple(variants(shape.groups)))
    known = variant(shape.groups, kind_of(value))
    field = fields(known).get(step) if known else None
    return field.shape if field and not field.elsewhere else None


def kind_of(value: Any) -> str | None:
    """Return what a mapping says of which kind it is."""
    found = value.get(_KIND) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else None


def _is_list(shape: Shape) -> bool:
    return shape.item is not None and not shape.keyed


def _unfolded(model: type[BaseModel], values: Any, path: FieldPath) -> list[Operation]:
    """Return what makes a row of each text on a path that stands for one."""
    for length in range(1, len(path)):
        shape, found = shape_at(model, values, path[:length]), at(values, path[:length])
        if shape is not None and shape.lifted and isinstance(found, str) and found and isinstance(path[length], str):
            return [Set(path[:length], {shape.lifted: str(found)})]
    return []


def _kept(value: Any, shape: Shape | None, path: FieldPath, *, known: bool = False) -> Any:
    """Return a value as it is kept, without what is empty in its rows; what is there already may get another text."""
    if shape is None:
        if known and isinstance(value, str | None):
            return text(value or "")
        raise _no_place(path)
    if value is None or isinstance(value, str):
        return text(value or "")
    if isinstance(value, list):
        if not _is_list(shape):
            raise _no_place((*path, 0))
        return [_kept(each, shape.item or TEXT, (*path, index)) for index, each in enumerate(value)]
    if not isinstance(value, Mapping) or (shape.cell is None and not shape.groups and not shape.keyed):
        raise _no_place(path)
    found = {key: _kept(each, _inside(shape, value, key), (*path, key)) for key, each in value.items()}
    return {key: each for key, each in found.items() if each not in ("", {}, [])}


def text(typed: str) -> str:
    """Return a text as it is kept: line ends as LF, none at its end; a gap is none. Raises InvalidValue K109."""
    found = str(plainly(typed)).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if strange := CONTROL.search(found):
        message = f"karakter kendali U+{ord(strange[0]):04X} tidak dapat dicetak."
        raise InvalidValue("K109", message, "hapus karakter itu; biasanya terbawa saat menyalin dari PDF.")
    return "" if is_gap(found) else found


def _no_place(path: FieldPath) -> InvalidValue:
    name = ".".join(str(each + 1) if isinstance(each, int) else each for each in path)
    return nowhere(f"“{name}” tidak punya tempat di isian ini.")
