"""From places of a file to the fields that stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from kakdoc.base.problems import FieldPath, Location
from kakdoc.inputs.tree import Block, Cell, Node, Place, Sequence, Span


class Fields:
    """The fields of a text, by positions in it."""

    def __init__(self, root: Node) -> None:
        found = [(*place.bounds, path) for place, path in _places(root, ()) if isinstance(place, Span)]
        self._found = sorted(found, key=lambda each: each[:2])
        self._starts = [each[0] for each in self._found]

    def at(self, index: int) -> FieldPath:
        """Return the field whose key or value stands at a position; empty for a remark."""
        number = bisect_right(self._starts, index) - 1
        if number < 0:
            return ()
        start, end, path = self._found[number]
        return path if index < end or index == start else ()


def at_line(root: Node, text: str, place: Location) -> FieldPath:
    """Return the field at a place of a text, counted in lines and columns from 1; empty for a remark."""
    start = 0
    for _ in range((place.line or 1) - 1):
        start = text.find("\n", start) + 1
    return Fields(root).at(start + (place.column or 1) - 1)


def cells(root: Node) -> Mapping[str, FieldPath]:
    """Return the fields of a workbook by their cells: `Rincian!D14`."""
    return {place.start.spot: path for place, path in _places(root, ()) if isinstance(place, Cell)}


def _places(node: Node, path: FieldPath) -> Iterator[tuple[Place, FieldPath]]:
    """Yield the places of keys and of single values; those of values come last, where both are one cell."""
    if isinstance(node, Block):
        for key, value in node.entries.items():
            if key in node.keys:
                yield node.keys[key], (*path, key)
            yield from _places(value, (*path, key))
    elif isinstance(node, Sequence):
        for number, each in enumerate(node.items):
            yield from _places(each, (*path, number))
    else:
        yield node.span, path
