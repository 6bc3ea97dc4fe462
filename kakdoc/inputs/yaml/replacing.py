"""One value of a YAML text in the place of another: what stands behind it on its line stays behind it."""

from __future__ import annotations

import re
from typing import Any

from kakdoc.inputs.tree import Node
from kakdoc.inputs.yaml.patching import Change, Kept, Piece
from kakdoc.inputs.yaml.regions import Slot, bounds, end_of, line_end, line_start
from kakdoc.inputs.yaml.writing import behind, in_flow, item, on_one_line

_HEADER = re.compile(r"[|>][-+\d]*([ \t]+#[^\n]*)?[ \t]*\n")


def replaced(text: str, node: Node, new: Any, slot: Slot) -> list[Change]:
    """Return what puts a new value into the place of a node."""
    start, _ = bounds(node)
    end = max(end_of(text, node, slot.after), slot.after)
    if slot.flow:
        return [_in_brackets(start, end, new, slot)]
    first, *further = written(new, slot)
    is_below = start < end and "\n" in text[slot.after : start]
    last = line_end(text, end)
    if is_below and isinstance(new, str) and "#" in text[slot.after : start] + text[end:last]:
        first, further = on_one_line(new), []
    elif (
        start < end
        and not further
        and text[start] in "\"'"
        and isinstance(new, str)
        and new
        and text[end - 1] == text[start]
    ):
        first = on_one_line(new, text[start])
    lines = "".join(f"\n{each}" for each in further)
    behind_head = f" {first}" if first else ""
    if is_below:
        return [Change(slot.after, slot.after, (behind_head,)), Change(line_start(text, start) - 1, end, (lines,))]
    header = _HEADER.match(text, start, end) if start < end else None
    note: tuple[Piece, ...] = (Kept(*header.span(1)),) if header and header[1] else ()
    if note:
        return [Change(slot.after, end, (behind_head, *note, lines))]
    return [Change(slot.after, end, (behind_head,)), Change(last, last, (lines,))]


def _in_brackets(start: int, end: int, new: Any, slot: Slot) -> Change:
    if start >= end or slot.is_item:
        return Change(
            start if slot.is_item else slot.after, end, (in_flow(new) if slot.is_item else f" {in_flow(new)}",)
        )
    return Change(start, end, (in_flow(new),))


def written(new: Any, slot: Slot) -> list[str]:
    """Return a value as it stands behind its colon or dash: the first line without it, the others whole."""
    if not slot.is_item:
        lines = behind(slot.head, new, slot.indent)
        return [lines[0][len(slot.head) :].strip(), *lines[1:]]
    lines = item(new, slot.indent)
    return [lines[0][len(slot.indent) + 1 :].strip(), *lines[1:]]
