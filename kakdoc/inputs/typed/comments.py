"""Where a YAML text holds values and where comments; what stands behind a value on its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)


class Tail(NamedTuple):
    """The end of a line: where its last value ends, where its comment begins (the line's end if it has none)."""

    values_end: int
    comment: int
    end: int


class TextMap:
    """The values and keys of one text, by position."""

    def __init__(self, source: Source, root: Node) -> None:
        self.source = source
        self._spans = sorted(span.bounds for span in _spans(root))

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(end for _, end in self._spans)

    @cached_property
    def _long(self) -> list[tuple[int, int]]:
        """The values in quotes or without marks that go over several lines; a comment cannot stand in them."""
        text = self.source.text
        return [(start, end) for start, end in self._spans if text[start] not in "|>" and "\n" in text[start:end]]

    def comments(self) -> Iterator[tuple[int, int]]:
        """Yield the comments, from the sign to the line's end; those in lines one below the other together."""
        text, position = self.source.text, 0
        for start, end in [*self._spans, (len(text), len(text))]:
            yield from _joined(text, position, start)
            position = max(position, end)

    def tail(self, scalar: Scalar) -> Tail:
        """Return what stands behind a value: behind the sign of a block, else at the end of its last line."""
        assert isinstance(scalar.span, Span)  # noqa: S101  a text has no cells
        start, position = scalar.span.bounds
        text = self.source.text
        if text[start : start + 1] in ("|", ">"):
            end = _line_end(text, start)
            return Tail(start + 1, _comment_at(text, start + 1, end), end)
        end = _line_end(text, position)
        while (inside := next((last for first, last in self._long if first < end < last), None)) is not None:
            end = _line_end(text, inside)
        last = self._ends[bisect_right(self._ends, end) - 1]
        return Tail(last, _comment_at(text, last, end), end)


def _spans(node: Node) -> Iterator[Span]:
    match node:
        case Scalar(span=Span() as span):
            if span.bounds[1] > span.bounds[0]:
                yield span
        case Sequence():
            for item in node.items:
                yield from _spans(item)
        case Block():
            yield from (place for place in node.keys.values() if isinstance(place, Span))
            for value in node.entries.values():
                yield from _spans(value)


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def _comment_at(text: str, start: int, end: int) -> int:
    found = _COMMENT.search(text, start, end)
    return found.start() if found else end


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the comments between two positions, joined where only white space and one line's end part them."""
    run: tuple[int, int] | None = None
    for match in _COMMENT.finditer(text, start, end):
        between = text[run[1] : match.start()] if run else ""
        if run and between.count("\n") == 1 and not between.strip():
            run = (run[0], match.end())
            continue
        if run:
            yield run
        run = match.span()
    if run:
        yield run
