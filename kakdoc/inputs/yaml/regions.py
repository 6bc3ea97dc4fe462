"""Where the parts of a YAML text begin and end: keys, colons, dashes, values with the rest of their line."""

from __future__ import annotations

import re
from typing import NamedTuple

from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Span

_COMMENT = re.compile(r"(?:\n[ \t]*)*\n( *)#[^\n]*")


class Slot(NamedTuple):
    """Where a value stands: behind a colon or a dash, at an `after`; what belongs to it on further lines is indented.

    `head` is what stands before it on its line, `flow` whether it stands in brackets.
    """

    after: int
    head: str
    indent: str
    flow: bool = False
    is_item: bool = False


def bounds(node: Node) -> tuple[int, int]:
    """Return where a node of a text begins and ends as YAML has it."""
    assert isinstance(node.span, Span)  # noqa: S101  a text has no cells
    return node.span.bounds


def column(node: Node) -> int:
    """Return the column in which a node begins, counted from 0."""
    assert isinstance(node.span, Span)  # noqa: S101  a text has no cells
    return node.span.column


def key_bounds(block: Block, key: str) -> tuple[int, int]:
    """Return where a key begins and ends, quotes included."""
    span = block.keys[key]
    assert isinstance(span, Span)  # noqa: S101  a text has no cells
    return span.bounds


def is_flow(text: str, node: Node) -> bool:
    """Return whether a list or a mapping is written in brackets."""
    return text[bounds(node)[0]] in "[{"


def end_of(text: str, node: Node, empty: int) -> int:
    """Return where a value ends, without the empty lines and comments that YAML counts to it; `empty` for none."""
    start, end = bounds(node)
    if isinstance(node, Scalar):
        return start + len(text[start:end].rstrip()) if end > start else empty
    if text[start : start + 1] in ("[", "{"):
        return end
    if isinstance(node, Sequence):
        last = node.items[-1]
        is_empty = isinstance(last, Scalar) and len({*bounds(last)}) == 1
        return end_of(text, last, items(text, node)[-1].after if is_empty else end)
    key = list(node.entries)[-1]
    return end_of(text, node.entries[key], entry(text, node, key).after)


def entry(text: str, block: Block, key: str) -> Slot:
    """Return where the value of a key stands."""
    start, end = key_bounds(block, key)
    after = text.index(":", end) + 1
    place = line_start(text, start)
    return Slot(after, text[place:after], " " * (start - place), is_flow(text, block))


def items(text: str, sequence: Sequence) -> list[Slot]:
    """Return where the items of a list stand, each behind its dash."""
    if is_flow(text, sequence):
        return [Slot(bounds(each)[0], "", "", flow=True, is_item=True) for each in sequence.items]
    dashes, position, wide = list[int](), bounds(sequence)[0], column(sequence)
    for index, each in enumerate(sequence.items):
        dash = position if index == 0 else _dash(text, position, wide)
        dashes.append(dash)
        position = line_end(text, end_of(text, each, dash + 1))
    return [Slot(dash + 1, text[line_start(text, dash) : dash + 1], " " * wide, is_item=True) for dash in dashes]


def _dash(text: str, position: int, wide: int) -> int:
    """Return where the next dash in a column stands, behind the end of a line."""
    while True:
        start = position + 1
        if text[start + wide : start + wide + 1] == "-" and not text[start : start + wide].strip():
            return start + wide
        position = line_end(text, start)
        if position >= len(text):
            raise ValueError(text[start:position])


def with_comments(text: str, position: int, wide: int) -> int:
    """Return where a line ends with the comments below it that stand deeper than a column."""
    end = line_end(text, position)
    while (found := _COMMENT.match(text, end)) and len(found[1]) > wide:
        end = found.end()
    return end


def takes_in(text: str, position: int, wide: int) -> bool:
    """Return whether a block of text in a column would take in the comment below it, at the end of a line."""
    found = _COMMENT.match(text, position)
    return found is not None and len(found[1]) >= wide


def line_start(text: str, position: int) -> int:
    """Return where the line of a position begins."""
    return text.rfind("\n", 0, position) + 1


def line_end(text: str, position: int) -> int:
    """Return where the line of a position ends, before its line end."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def begins_line(text: str, position: int) -> bool:
    """Return whether nothing stands before a position on its line."""
    return not text[line_start(text, position) : position].strip()
