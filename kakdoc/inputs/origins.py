"""What was typed as plain values that remember where in their file they come from, so that rows keep theirs.

They are texts, lists and mappings like any others. While values are changed, a row that moved is still known for the
row it was, with its comments and its looks; and a gap of a skeleton is an empty text that is still a gap in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Self

from kakdoc.inputs.tree import Block, Node, Scalar, Sequence
from kakdoc.inputs.typed.gaps import GAP

_DOTS = "…"


class Text(str):
    """A text; `gap` is what its file has where it is empty."""

    __slots__ = ("gap", "origin")
    gap: str
    origin: Node | None

    def __new__(cls, text: str, origin: Node | None = None, gap: str = "") -> Self:
        """Return a text of a node."""
        found = super().__new__(cls, text)
        found.gap, found.origin = gap, origin
        return found


class Row(dict[str, Any]):
    """A mapping."""

    origin: Node | None = None


class Items(list[Any]):
    """A list."""

    origin: Node | None = None


def values_of(node: Node) -> Text | Row | Items:
    """Return what was typed in a tree; a gap of a skeleton is an empty text, a line end that ends a text is none."""
    found: Row | Items
    if isinstance(node, Scalar):
        gap = _gap(node)
        return Text("" if gap else node.text.rstrip("\n"), node, gap)
    if isinstance(node, Sequence):
        found = Items(map(values_of, node.items))
    else:
        found = Row({key: values_of(each) for key, each in node.entries.items()})
    found.origin = node
    return found


def rows_of(root: Block) -> Row:
    """Return what was typed in a document."""
    found = values_of(root)
    return found if isinstance(found, Row) else Row()


def _gap(node: Node | None) -> str:
    """Return what a value has that is a gap of a skeleton and nothing else."""
    typed = node.text if isinstance(node, Scalar) else ""
    return typed if is_gap(typed) else ""


def is_gap(text: str) -> bool:
    """Return whether a text is a gap of a skeleton and nothing else."""
    return text.strip() == _DOTS or GAP.fullmatch(text.strip()) is not None


def plainly(value: Any) -> Any:
    """Return values that remember nothing."""
    if isinstance(value, Mapping):
        return {str(key): plainly(each) for key, each in value.items()}
    return [plainly(each) for each in value] if isinstance(value, list) else str(value)


def typed(value: Any) -> Any:
    """Return values as they stand in a file, gaps of a skeleton as gaps."""
    found: Row | Items
    if isinstance(value, Mapping):
        found = Row({str(key): typed(each) for key, each in value.items()})
    elif isinstance(value, list):
        found = Items(map(typed, value))
    else:
        return Text((value.gap if isinstance(value, Text) else "") or str(value), origin_of(value))
    found.origin = origin_of(value)
    return found


def carried(new: Any, old: Any) -> Any:
    """Return values that take the place of others and come from where those came from, row by row.

    What remembers already, because it was there before, stays.
    """
    if origin_of(new) is not None:
        return new
    found: Row | Items
    if isinstance(new, Mapping):
        before = old if isinstance(old, Mapping) else {}
        found = Row({key: carried(each, before.get(key)) for key, each in new.items()})
    elif isinstance(new, list):
        found = Items(_rows(new, old if isinstance(old, list) else []))
    else:
        gap = new if is_gap(new) else "" if new else _gap(origin_of(old))
        return Text("" if gap else new, origin_of(old), gap)
    found.origin = origin_of(old)
    return found


def origin_of(value: Any) -> Node | None:
    """Return the node of a file that a value comes from, None where it is new."""
    return value.origin if isinstance(value, Text | Row | Items) else None


def _rows(new: list[Any], old: list[Any]) -> list[Any]:
    """Return rows that come from equal ones, and between those from the ones at their places."""
    matcher = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    found = []
    for _, start, end, first, last in matcher.get_opcodes():
        pairs = old[start:end] + [None] * (last - first)
        found += [carried(each, pairs[index]) for index, each in enumerate(new[first:last])]
    return found


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
