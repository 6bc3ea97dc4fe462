"""Words typed although the template prints them: left out by the schema, told here at their place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from kakdoc.documents.kata_cetak import Tercetak
from kakdoc.problems import Problem, warning
from kakdoc.reading.kinds import bare
from kakdoc.reading.schema import Leaf, leaves
from kakdoc.reading.tree import Block


def check(root: Block, model: type[BaseModel]) -> Iterator[Problem]:
    """Yield K340 for each value of an input that begins with words which are left out."""
    for leaf in leaves(model, root):
        mark = _mark(leaf)
        typed = mark.typed(leaf.scalar.text) if mark else ""
        if typed and typed != leaf.scalar.text.strip(" \t\n:"):
            message = f"“{typed}” di awal isian ini dilewati: templat sudah mencetaknya."
            yield warning("K340", message, "hapus kata itu dari isian.").at(leaf.scalar.span.start)


def _mark(leaf: Leaf) -> Tercetak | None:
    field = leaf.model.model_fields.get(leaf.key) if leaf.model else None
    found = [*field.metadata, *bare(field.annotation)[1]] if field else []
    return next((each for each in found if isinstance(each, Tercetak)), None)
