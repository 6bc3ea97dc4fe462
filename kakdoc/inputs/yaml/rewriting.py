"""A YAML input with other values: its text is changed where they differ, all else stays byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import InputError, Location, Problem, error
from kakdoc.inputs.decoding import decoded
from kakdoc.inputs.origins import typed, values_of
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Span
from kakdoc.inputs.yaml import placing, reading, replacing, rows
from kakdoc.inputs.yaml.patching import Change, RawText, pieces
from kakdoc.inputs.yaml.regions import Slot, entry, items
from kakdoc.kinds.shape import Shape


def rewritten(data: bytes, root: Block, values: Mapping[str, Any], model: type[BaseModel]) -> bytes:
    """Return the bytes of an input, of which `root` is the tree, with other values.

    New keys stand where the schema has them, and behind a comment that shows them.

    Raises InputError K103 for a text that cannot be written back, K925 where the result would not say the same.
    """
    assert isinstance(root.span, Span)  # noqa: S101  asked for texts only
    source, raw = root.span.source, RawText(data, root.span.source.name)
    if _is_same(root, values):
        return data
    for whole in (False, True):
        try:
            changes = _Rewriter(source.text, whole=whole).mapping(root, values, Shape(groups=(model,)))
            found = raw.composed(pieces(0, len(source.text), changes))
            if _says(found, source.name, values):
                return found
        except (ValueError, IndexError):  # the layout is one that is not followed
            continue
    raise InputError(_lost(source.name))


def _is_same(node: Node, value: Any) -> bool:
    """Return whether a value is what was typed; what is left empty may be absent."""
    if isinstance(node, Scalar):
        return isinstance(value, str) and values_of(node) == value
    if isinstance(node, Sequence):
        return isinstance(value, list) and len(node.items) == len(value) and all(map(_is_same, node.items, value))
    if not isinstance(value, Mapping) or not node.entries.keys() <= value.keys():
        return False
    return all(
        _is_same(node.entries[key], each) if key in node.entries else typed(each) == "" for key, each in value.items()
    )


def _says(data: bytes, name: str, values: Mapping[str, Any]) -> bool:
    try:
        root, _ = reading.compose(decoded(data, name))
    except InputError:
        return False
    return isinstance(root, Block) and _is_same(root, values)


def _lost(name: str) -> Problem:
    message = "susunan berkas ini tidak dapat diikuti, sehingga perubahan tidak dapat ditulis dengan tepat."
    remedy = "simpan dengan nama lain (komentar berkasnya tidak ikut), atau rapikan dulu di penyunting teks."
    return error("K925", message, remedy).at(Location(name))


class _Rewriter:
    """Finds what changes in one text; with `whole`, a key of the document that changes is written anew as a whole."""

    def __init__(self, text: str, *, whole: bool) -> None:
        self._text, self._whole = text, whole

    def value(self, node: Node, new: Any, slot: Slot, shape: Shape) -> list[Change]:
        """Return what makes of a node a new value."""
        if _is_same(node, new):
            return []
        if (
            isinstance(node, Block)
            and isinstance(new, Mapping)
            and node.entries.keys() & new.keys()
            and not self._whole
        ):
            return self.mapping(node, new, shape)
        if isinstance(node, Sequence) and isinstance(new, list) and node.items and new and not self._whole:
            return self._list(node, new, shape.item or Shape())
        return replacing.replaced(self._text, node, typed(new), slot)

    def mapping(self, block: Block, new: Mapping[str, Any], shape: Shape) -> list[Change]:
        """Return what changes in a mapping that keeps one key at least."""
        text, changes = self._text, list[Change]()
        inner = placing.shapes(shape, new)
        for key, node in block.entries.items():
            if key in new:
                changes += self.value(node, new[key], entry(text, block, key), inner.get(key) or shape.item or Shape())
        added = {key: typed(each) for key, each in new.items() if key not in block.entries and typed(each) != ""}
        gone = tuple(key for key in block.entries if key not in new)
        changes += placing.added(text, block, added, gone, list(inner))
        return changes + placing.removed(text, block, gone)

    def _list(self, sequence: Sequence, new: list[Any], item: Shape) -> list[Change]:
        """Return what changes in a list that has rows before and after."""
        slots = items(self._text, sequence)
        order = rows.order(sequence, new)
        changes = {
            index: self.value(sequence.items[index], value, slots[index], item)
            for index, value in zip(order, new, strict=True)
            if index is not None
        }
        if order == list(range(len(sequence.items))):
            return [each for found in changes.values() for each in found]
        arrange = rows.in_flow if slots[0].flow else rows.in_lines
        return [arrange(self._text, sequence, slots, list(zip(order, new, strict=True)), changes)]
