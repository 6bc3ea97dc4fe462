"""Keys that come into a mapping of a YAML text, and those that leave it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kakdoc.inputs.tree import Block
from kakdoc.inputs.yaml.deleting import deletions
from kakdoc.inputs.yaml.patching import Change
from kakdoc.inputs.yaml.regions import (
    begins_line,
    bounds,
    end_of,
    entry,
    is_flow,
    key_bounds,
    line_end,
    line_start,
    with_comments,
)
from kakdoc.inputs.yaml.writing import behind, in_flow, on_one_line
from kakdoc.kinds.shape import Shape, fields, variant


def shapes(shape: Shape, new: Mapping[str, Any]) -> Mapping[str, Shape]:
    """Return what the fields of a mapping hold, in the schema's order; none where any key may stand."""
    jenis = new.get("jenis")
    model = variant(shape.groups, jenis if isinstance(jenis, str) else None)
    return {key: field.shape for key, field in fields(model).items()} if model else {}


def added(text: str, block: Block, new: Mapping[str, Any], gone: Sequence[str], known: Sequence[str]) -> list[Change]:
    """Return what puts keys into a mapping, each behind those that come before it by its schema and that stay."""
    stays = [key for key in block.entries if key not in gone]
    found = []
    for key, value in sorted(new.items(), key=lambda each: _rank(each[0], known)):
        before = [each for each in stays if _rank(each, known) <= _rank(key, known)]
        if is_flow(text, block):
            found.append(_into_brackets(text, block, key, value, before[-1:] or stays[:1], is_first=not before))
        else:
            found.append(_into_lines(text, block, key, value, before[-1:] or stays[:1], is_first=not before))
    return found


def _rank(key: str, known: Sequence[str]) -> int:
    return known.index(key) if key in known else len(known)


def _into_brackets(text: str, block: Block, key: str, value: Any, beside: Sequence[str], *, is_first: bool) -> Change:
    typed = in_flow({key: value})[1:-1]
    if is_first:
        place = key_bounds(block, beside[0])[0]
        return Change(place, place, (f"{typed}, ",))
    place = _end(text, block, beside[0])
    return Change(place, place, (f", {typed}",))


def _into_lines(text: str, block: Block, key: str, value: Any, beside: Sequence[str], *, is_first: bool) -> Change:
    start = key_bounds(block, next(iter(block.entries)))[0]
    indent = " " * (start - line_start(text, start))
    lines = behind(f"{indent}{on_one_line(key)}:", value, indent)
    hint = _hint(text, block, key, indent)
    if hint is None and is_first:
        place = key_bounds(block, beside[0])[0]
        return Change(place, place, ("\n".join(lines).lstrip(" ") + f"\n{indent}",))
    place = with_comments(text, _end(text, block, beside[0]), len(indent)) if hint is None else hint
    return Change(place, place, ("".join(f"\n{each}" for each in lines),))


def _hint(text: str, block: Block, key: str, indent: str) -> int | None:
    """Return where the comment ends that shows how a key is written, None where none stands between the keys."""
    start, last = bounds(block)[0], list(block.entries)[-1]
    shown = re.compile(rf"^{indent}# ?{re.escape(key)}:(?=[ \n]).*(?:\n{indent}# {{2,}}\S.*)*", re.MULTILINE)
    taken = [(key_bounds(block, each)[0], _end(text, block, each)) for each in block.entries]
    after = line_end(text, _end(text, block, last))
    further = re.compile(r"(?:\n[ \t]*(?:#[^\n]*)?)*").match(text, after)
    end = further.end() if further else after
    for found in shown.finditer(text, line_start(text, start), end):
        if not any(first <= found.start() < close for first, close in taken):
            return found.end()
    return None


def removed(text: str, block: Block, gone: Sequence[str]) -> list[Change]:
    """Return what takes keys out of a mapping that keeps one at least."""
    if not gone:
        return []
    if is_flow(text, block):
        return [Change(each.start, each.end) for each in deletions(text, block, tuple(gone))]
    found = [_without_line(text, block, key) for key in gone if begins_line(text, key_bounds(block, key)[0])]
    order = list(block.entries)
    if order[0] in gone and not begins_line(text, key_bounds(block, order[0])[0]):
        found.append(_without_first(text, block, gone))
    return found


def _without_line(text: str, block: Block, key: str) -> Change:
    first, last = key_bounds(block, key)[0], _end(text, block, key)
    start = line_start(text, first)
    end = with_comments(text, last, first - start)
    if start == 0:
        return Change(0, min(end + 1, len(text)))
    is_alone = text[start - 2 : start] == "\n\n" and text[end : end + 2] == "\n\n"
    return Change(start - 1, end + 1 if is_alone else end)


def _without_first(text: str, block: Block, gone: Sequence[str]) -> Change:
    """Return what takes out a key that shares its line with the dash before it; the next one takes its place there."""
    order = list(block.entries)
    start, end = key_bounds(block, order[0])[0], line_end(text, _end(text, block, order[0]))
    follows = key_bounds(block, order[1])[0]
    if order[1] in gone or "#" in text[end:follows]:
        return Change(start, end)
    return Change(start, follows)


def _end(text: str, block: Block, key: str) -> int:
    return end_of(text, block.entries[key], entry(text, block, key).after)
