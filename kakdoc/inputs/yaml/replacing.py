"""One value of a YAML text in the place of another: what stands behind it on its line stays behind it."""

from __future__ import annotations

import re
from typing import Any

from kakdoc.inputs.tree import Node
from kakdoc.inputs.yaml.patching import Change, Kept
from kakdoc.inputs.yaml.regions import Slot, bounds, end_of, line_end, line_start, takes_in
from kakdoc.inputs.yaml.writing import behind, in_flow, item, on_one_line

_HEADER = re.compile(r"[|>][-+\d]*([ \t]+#[^\n]*)?[ \t]*\n")


def replaced(text: str, node: Node, new: Any, slot: Slot) -> list[Change]:
    """Return what puts a new value into the place of a node."""
    start, _ = bounds(node)
    end = max(end_of(text, node, slot.after), slot.after)
    if slot.flow:
        behind_colon = start >= end and not slot.is_item
        return [Change(slot.after if behind_colon else start, end, (" " * behind_colon + in_flow(new),))]
    is_below = start < end and "\n" in text[slot.after : start]
    first, *further = _lines(text, start, end, new, slot)
    head, tail = f" {first}" if first else "", "".join(f"\n{each}" for each in further)
    if is_below:
        return [Change(slot.after, slot.after, (head,)), Change(line_start(text, start) - 1, end, (tail,))]
    header = _HEADER.match(text, start, end) if start < end else None
    if header and header[1]:
        return [Change(slot.after, end, (head, Kept(*header.span(1)), tail))]
    last = line_end(text, end)
    return [Change(slot.after, end, (head,)), Change(last, last, (tail,))]


def _lines(text: str, start: int, end: int, new: Any, slot: Slot) -> list[str]:
    """Return the lines of a new value: one where its text would take in a comment; quotes stay as they were."""
    lines = written(new, slot)
    if not isinstance(new, str) or not new:
        return lines
    last = line_end(text, end)
    is_below = start < end and "\n" in text[slot.after : start]
    if len(lines) > 1:
        beside = text[slot.after : start] + text[end:last] if is_below else ""
        wide = len(lines[1]) - len(lines[1].lstrip())
        is_taken = "#" in beside or takes_in(text, last, wide)
        return [on_one_line(new)] if is_taken else lines
    is_quoted = start < end - 1 and text[start] in "\"'" and text[end - 1] == text[start]
    return [on_one_line(new, text[start])] if is_quoted else lines


def written(new: Any, slot: Slot) -> list[str]:
    """Return a value as it stands behind its colon or dash: the first line without it, the others whole."""
    if not slot.is_item:
        lines = behind(slot.head, new, slot.indent)
        return [lines[0][len(slot.head) :].strip(), *lines[1:]]
    lines = item(new, slot.indent)
    return [lines[0][len(slot.indent) + 1 :].strip(), *lines[1:]]
