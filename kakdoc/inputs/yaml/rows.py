"""Rows of a list in a YAML text that come, go and move, with the comments above them and behind them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kakdoc.inputs.origins import origin_of, typed, values_of
from kakdoc.inputs.tree import Sequence
from kakdoc.inputs.yaml.patching import Change, Kept, Piece, pieces
from kakdoc.inputs.yaml.regions import Slot, bounds, end_of, with_comments
from kakdoc.inputs.yaml.writing import in_flow as flowing
from kakdoc.inputs.yaml.writing import item

Arranged = list[tuple[int | None, Any]]
"""The new rows: which old one each was, None for none, with its value."""


def order(sequence: Sequence, new: list[Any]) -> list[int | None]:
    """Return which row of a list each new one was: as it remembers, else an equal one that nobody else was."""
    known = {id(node): index for index, node in enumerate(sequence.items)}
    found: list[int | None] = []
    for value in new:
        index = known.get(id(origin_of(value)))
        found.append(None if index in found else index)
    free: dict[str, list[int]] = {}
    for index, node in enumerate(sequence.items):
        if index not in found:
            free.setdefault(_key(values_of(node)), []).append(index)
    for place, value in enumerate(new):
        if found[place] is None and free.get(_key(value)):
            found[place] = free[_key(value)].pop(0)
    return found


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def in_lines(
    text: str, sequence: Sequence, slots: list[Slot], new: Arranged, changes: Mapping[int, list[Change]]
) -> Change:
    """Return a list of lines with its rows arranged anew."""
    starts = [slot.after - 1 for slot in slots]
    ends = [
        with_comments(text, end_of(text, node, slot.after), len(slot.indent))
        for node, slot in zip(sequence.items, slots, strict=True)
    ]
    gaps, rest = _gaps(text, starts, ends, {index for index, _ in new})
    indent = slots[0].indent
    plain: Piece = ("\n\n" if _is_spaced(text, starts, ends) else "\n") + indent
    found: list[Piece] = []
    for place, (index, value) in enumerate(new):
        lead = gaps[index] if index is not None else ()
        body: list[Piece] = ["\n".join(item(typed(value), indent))[len(indent) :]]
        if index is not None:
            body = pieces(starts[index], ends[index], changes[index])
        found += [*(_first(text, lead) if place == 0 else lead or (plain,)), *body]
    return Change(starts[0], ends[-1], (*found, *rest))


def _gaps(
    text: str, starts: list[int], ends: list[int], kept: set[int | None]
) -> tuple[list[tuple[Piece, ...]], tuple[Piece, ...]]:
    """Return what stands before each row, from the end of the one before it; of rows that go, their comments stay.

    Comments of the last rows, when they go, are what is left.
    """
    found: list[tuple[Piece, ...]] = []
    carried: tuple[Piece, ...] = ()
    for index, start in enumerate(starts):
        before = ends[index - 1] if index else start
        last = before + len(text[before:start].rstrip())
        if index in kept:
            found.append((*carried, Kept(before, start)) if start > before else carried)
            carried = ()
        else:
            found.append(())
            carried = (*carried, Kept(before, last)) if last > before else carried
    return found, carried


def _first(text: str, lead: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return what stands before a row that becomes the first: its comments, where the first dash was."""
    if not lead or not any("#" in text[each.start : each.end] for each in lead if isinstance(each, Kept)):
        return ()
    first, *others = lead
    assert isinstance(first, Kept)  # noqa: S101  leads are of the text
    start = first.start + len(text[first.start : first.end]) - len(text[first.start : first.end].lstrip())
    return (Kept(start, first.end), *others)


def _is_spaced(text: str, starts: list[int], ends: list[int]) -> bool:
    """Return whether empty lines part the rows."""
    return len(starts) > 1 and "\n\n" in text[ends[0] : starts[1]]


def in_flow(
    text: str, sequence: Sequence, slots: list[Slot], new: Arranged, changes: Mapping[int, list[Change]]
) -> Change:
    """Return a list in brackets with its rows arranged anew."""
    starts = [bounds(node)[0] for node in sequence.items]
    ends = [end_of(text, node, slot.after) for node, slot in zip(sequence.items, slots, strict=True)]
    found: list[Piece] = []
    for place, (index, value) in enumerate(new):
        if place:
            found.append(Kept(ends[index - 1], starts[index]) if index else ", ")
        found += [flowing(typed(value))] if index is None else pieces(starts[index], ends[index], changes[index])
    return Change(starts[0], ends[-1], tuple(found))
