"""Words typed although the template prints them: left out by the schema, told here at their place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.inputs.tree import Block, Node, Scalar, find
from kakdoc.inputs.walking import field_at
from kakdoc.kinds.fields.kata_cetak import BEGINS, Tercetak


def check(root: Block, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield K340 for each value of an input that begins with words that are left out or of another level."""
    for path, scalar in _beginning(root, ()):
        mark = _mark(root, model, path)
        typed = mark.typed(scalar.text) if mark else ""
        if typed and typed != scalar.text.strip(" \t\n:"):
            message = f"“{typed}” di awal isian ini dilewati: templat sudah mencetaknya."
            yield warning("K340", message, "hapus kata itu dari isian.").at(scalar.span.start)
        if mark and (astray := mark.astray(scalar.text)):
            message = f"“{astray}” di awal isian ini ikut tercetak di belakang “{mark.word}” dari templat."
            remedy = "tulis nama yang diminta isian ini; bila kata itu bagian dari namanya, biarkan."
            yield warning("K340", message, remedy).at(scalar.span.start)


def is_shortened(root: Block, model: type[BaseModel], path: FieldPath) -> bool:
    """Return whether a value begins with words that are left out, so that its text begins behind them."""
    node, _ = find(root, path)
    mark = _mark(root, model, path) if isinstance(node, Scalar) and BEGINS.match(node.text) else None
    return mark is not None and isinstance(node, Scalar) and bool(mark.typed(node.text))


def _beginning(node: Node, path: FieldPath) -> Iterator[tuple[FieldPath, Scalar]]:
    """Yield the values that may begin with printed words, with their places."""
    if isinstance(node, Scalar):
        if BEGINS.match(node.text):
            yield path, node
    elif isinstance(node, Block):
        for key, value in node.entries.items():
            yield from _beginning(value, (*path, key))
    else:
        for index, item in enumerate(node.items):
            yield from _beginning(item, (*path, index))


def _mark(root: Block, model: type[BaseModel], path: FieldPath) -> Tercetak | None:
    field = field_at(model, root, path) if path and isinstance(path[-1], str) else None
    return field.shape.mark(Tercetak) if field else None
