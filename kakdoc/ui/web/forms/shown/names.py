"""Names of fields in a page: ids of elements, names that a form sends, and back to paths."""

from __future__ import annotations

import json

from kakdoc.base.problems import FieldPath

_DEEPEST = 40


def element(path: FieldPath) -> str:
    """Return the id of the element of a field; no two paths of a form have the same."""
    return "f" + "".join(f".{each}" for each in path)


def named(path: FieldPath) -> str:
    """Return a path as it is sent: `["bagian",0,"judul"]`."""
    return json.dumps(list(path), ensure_ascii=False, separators=(",", ":"))


def checked(steps: object) -> FieldPath | None:
    """Return a path that was sent as a list; None for what is none."""
    if not isinstance(steps, list) or len(steps) > _DEEPEST:
        return None
    return tuple(steps) if all(isinstance(each, str) or type(each) is int for each in steps) else None
