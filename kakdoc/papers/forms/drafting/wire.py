"""Steps as they travel and as journals keep them: plain data, and what is no step refused."""

from __future__ import annotations

from typing import Any

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Operation, Paste, Set, nowhere

_LONGEST, _DEEPEST = 32, 16


def read(data: object) -> Operation:
    """Return the step that some data says, such as `{"op": "set", "path": ["judul"], "value": "…"}`.

    Raises InvalidValue K921 for what says none.
    """
    if not isinstance(data, dict):
        raise _refused("bukan langkah")
    path = _path(data.get("path"))
    match data.get("op"):
        case "set":
            return Set(path, _value(data.get("value"), 0))
        case "insert":
            return Insert(path, _value(data.get("value"), 0))
        case "delete":
            return Delete(path)
        case "move":
            return Move(path, _index(data.get("to")))
        case "paste":
            keys = tuple(_path(each) for each in _list(data.get("keys")))
            block = tuple(tuple(_text(cell) for cell in _list(row)) for row in _list(data.get("block")))
            return Paste(path, _index(data.get("row")), keys, block)
    raise _refused("langkahnya tidak dikenal")


def written(operation: Operation) -> dict[str, Any]:
    """Return a step as data that `read` reads."""
    name = type(operation).__name__.lower()
    return {"op": name, **operation._asdict()}


def _path(data: object) -> FieldPath:
    found = tuple(_list(data))
    if len(found) > _LONGEST or not all(type(each) in (str, int) for each in found):
        raise _refused("tempatnya tidak terbaca")
    return found


def _index(data: object) -> int:
    if type(data) is not int:
        raise _refused("nomor barisnya tidak terbaca")
    return data


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise _refused("bukan daftar")
    return data


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise _refused("bukan teks")
    return data


def _value(data: object, depth: int) -> Any:
    if depth > _DEEPEST:
        raise _refused("terlalu dalam")
    if isinstance(data, list):
        return [_value(each, depth + 1) for each in data]
    if isinstance(data, dict):
        return {key: _value(each, depth + 1) for key, each in data.items()}
    return None if data is None and depth == 0 else _text(data)


def _refused(why: str) -> InvalidValue:
    return nowhere(f"perubahan ini tidak terbaca ({why}).")
