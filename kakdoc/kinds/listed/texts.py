"""The texts of a document with their places, as the text checks read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from kakdoc.base.problems import FieldPath
from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.fields.base import LocatedText, Model, Naskah
from kakdoc.kinds.shape import Shape, fields


@of_the_last(4)
def texts(model: Model) -> Sequence[LocatedText]:
    """Return every text of the paper in a document, in the order of the schema."""
    return tuple(_texts(model, ()))


def _texts(model: Model, prefix: FieldPath) -> Iterator[LocatedText]:
    for name, mark in _marks(type(model)):
        value = getattr(model, name)
        if value is not None:
            yield from _texts_of(value, (*prefix, name), mark)


@lru_cache(maxsize=256)
def _marks(model: type[Model]) -> tuple[tuple[str, Naskah | None], ...]:
    """Return the fields of a schema that are printed, each with its mark; found once, as rows are many."""
    return tuple((key, _mark(field.shape)) for key, field in fields(model).items() if not field.elsewhere)


def _mark(shape: Shape | None) -> Naskah | None:
    """Return the mark of a text, or of the items of a list."""
    return None if shape is None else shape.mark(Naskah) or _mark(shape.item)


def _texts_of(value: Any, path: FieldPath, mark: Naskah | None) -> Iterator[LocatedText]:
    if isinstance(value, Model):
        yield from _texts(value, path)
    elif isinstance(value, str) and mark is not None:
        yield LocatedText(path, value, mark.names_activities)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts_of(item, (*path, index), mark)
