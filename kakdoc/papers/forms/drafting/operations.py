"""What can be done to the values of an input, one step at a time, and what takes each step back.

Values are mappings, lists and texts. Operations never change what they are given: what they touch is copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.inputs.origins import Items, Row, Text, carried, origin_of

NOWHERE = "K921"
"""The code of a step that has no place."""
_RELOAD = "muat ulang halaman ini, lalu ulangi."


class Set(NamedTuple):
    """Give a field a value; an empty text, or None, empties it."""

    path: FieldPath
    value: Any


class Insert(NamedTuple):
    """Put a row into a list, where the last step of the path says."""

    path: FieldPath
    value: Any


class Delete(NamedTuple):
    """Take a row, or a field, out."""

    path: FieldPath


class Move(NamedTuple):
    """Give a row of a list another place: the one that it has afterwards."""

    path: FieldPath
    to: int


class Paste(NamedTuple):
    """Write a block of cells into a list from a row on; `keys` are the fields of a row, one for each column."""

    path: FieldPath
    row: int
    keys: tuple[FieldPath, ...]
    block: tuple[tuple[str, ...], ...]


Operation = Set | Insert | Delete | Move | Paste


def applied(values: Any, operation: Operation) -> tuple[Any, Operation]:
    """Return values after a step, and the step that takes it back. Raises InvalidValue K921 where there is no place."""
    match operation:
        case Set(path, value):
            return _set(values, path, "" if value is None else value)
        case Insert(path, value):
            return _insert(values, path, value)
        case Delete(path):
            return _delete(values, path)
        case Move(path, to):
            return _move(values, path, to)
        case Paste(path):
            return _paste(values, operation)


def at(values: Any, path: FieldPath) -> Any:
    """Return the value at a path, None where there is none."""
    for step in path:
        if isinstance(values, Mapping) and isinstance(step, str):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and 0 <= step < len(values):
            values = values[step]
        else:
            return None
    return values


def nowhere(message: str) -> InvalidValue:
    """Return what is told of a step that has no place."""
    return InvalidValue(NOWHERE, message, _RELOAD)


def _with(values: Any, path: FieldPath, value: Any) -> Any:
    """Return a copy with another value at a path; mappings on the way are made, a list may grow by a row."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = Items(values if isinstance(values, list) else [])
        items.origin = origin_of(values)
        if not 0 <= step <= len(items) or (values and not isinstance(values, list)):
            raise nowhere(f"baris ke-{step + 1} tidak ada lagi.")
        items[step : step + 1] = [_with(items[step] if step < len(items) else None, rest, value)]
        return items
    if values and not isinstance(values, Mapping):
        raise nowhere(f"“{step}” tidak punya tempat di isian ini.")
    row = Row(values or {})
    row.origin = origin_of(values)
    row[step] = _with(row.get(step), rest, value)
    return row


def _restoring(values: Any, path: FieldPath) -> Operation:
    """Return the step that gives a path back what it has: nothing, from its first step that is not there on."""
    for length in range(1, len(path) + 1):
        if at(values, path[:length]) is None:
            return Delete(path[:length])
    return Set(path, at(values, path))


def _set(values: Any, path: FieldPath, value: Any) -> tuple[Any, Operation]:
    old = at(values, path)
    back = _restoring(values, path)
    if value == "" and not old and origin_of(value) is None:
        return (values, back) if old is None or old == "" else (_with(values, path, carried("", old)), back)
    return _with(values, path, carried(value, old)), back


def _insert(values: Any, path: FieldPath, value: Any) -> tuple[Any, Operation]:
    index, old = _row_of(path), at(values, path[:-1])
    items = Items(old if isinstance(old, list) else [])
    items.origin = origin_of(old)
    if not 0 <= index <= len(items) or (old and not isinstance(old, list)):
        raise nowhere(f"tidak ada tempat untuk baris ke-{index + 1}.")
    items.insert(index, value if origin_of(value) is not None else carried(value, None))
    back = Delete(path) if isinstance(old, list) else _restoring(values, path[:-1])
    return _with(values, path[:-1], items), back


def _delete(values: Any, path: FieldPath) -> tuple[Any, Operation]:
    old, parent = at(values, path), at(values, path[:-1])
    if not path or (old is None and isinstance(path[-1], int)):
        raise nowhere("baris ini tidak ada lagi.")
    if old is None:
        return values, Delete(path)
    if isinstance(parent, list):
        left = Items(each for index, each in enumerate(parent) if index != path[-1])
        left.origin = origin_of(parent)
        return _with(values, path[:-1], left), Insert(path, old)
    rest = Row({key: each for key, each in parent.items() if key != path[-1]})
    rest.origin = origin_of(parent)
    return _with(values, path[:-1], rest), Set(path, old)


def _move(values: Any, path: FieldPath, to: int) -> tuple[Any, Operation]:
    parent = at(values, path[:-1])
    if at(values, path) is None or not isinstance(parent, list) or not 0 <= to < len(parent):
        raise nowhere("baris ini tidak dapat dipindahkan ke sana.")
    items, index = Items(parent), _row_of(path)
    items.origin = origin_of(parent)
    items.insert(to, items.pop(index))
    return _with(values, path[:-1], items), Move((*path[:-1], to), index)


def _paste(values: Any, paste: Paste) -> tuple[Any, Operation]:
    old = at(values, paste.path)
    back = _restoring(values, paste.path)
    items = Items(old if isinstance(old, list) else [])
    items.origin = origin_of(old)
    if not 0 <= paste.row <= len(items) or (old and not isinstance(old, list)):
        raise nowhere(f"tidak ada tempat untuk baris ke-{paste.row + 1}.")
    for index, cells in enumerate(paste.block, paste.row):
        if index == len(items):
            items.append(Text("") if () in paste.keys else Row())
        for key, cell in zip(paste.keys, cells, strict=False):
            items[index] = _pasted(items[index], key, cell)
    return _with(values, paste.path, items), back


def _pasted(row: Any, key: FieldPath, cell: str) -> Any:
    """Return a row with one of its cells; a list in it is as long as the cell needs."""
    if key and isinstance(key[-1], int):
        known = at(row, key[:-1])
        cells = [*known] if isinstance(known, list) else []
        cells += [""] * (key[-1] + 1 - len(cells))
        row = _set(row, key[:-1], cells)[0] if not isinstance(known, list) or len(cells) > len(known) else row
    return _set(row, key, cell)[0]


def _row_of(path: FieldPath) -> int:
    if not path or not isinstance(path[-1], int):
        raise nowhere("di sini tidak ada baris.")
    return path[-1]
