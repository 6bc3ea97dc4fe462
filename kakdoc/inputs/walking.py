"""What a schema says of a tree: the keys it knows at a place, and what each typed value is."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, find
from kakdoc.kinds.shape import CellType, bare, cell_type_of

_LIFTED = "isi"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A typed value: where it stands, the schema and the key it belongs to, and what it holds.

    `model` is None where the schema takes any key, as in the register of regulations.
    """

    path: FieldPath
    scalar: Scalar
    model: type[BaseModel] | None
    key: str
    cell_type: CellType


def leaves(model: type[BaseModel], root: Node) -> Iterator[Leaf]:
    """Yield the typed values of a document, in its order, each with what its schema says of it."""
    yield from _leaves(root, model, [], (), (None, ""))


def _leaves(
    node: Node, annotation: Any, metadata: list[Any], path: FieldPath, owner: tuple[type[BaseModel] | None, str]
) -> Iterator[Leaf]:
    models = models_of(annotation)
    if len(models) > 1 and isinstance(node, Block):
        models = models_of(_by_kind(models, node))
    if isinstance(node, Block):
        for key, value in node.entries.items():
            field = models[0].model_fields.get(key) if models else None
            inner = field.annotation if field else (None if models else _inner(bare(annotation)[0], key))
            yield from _leaves(value, inner, field.metadata if field else [], (*path, key), _owner(models, field, key))
        return
    plain, found = bare(annotation)
    if isinstance(node, Sequence):
        listed = typing.get_origin(plain) is tuple
        for index, item in enumerate(node.items):
            inner = _inner(plain, index) if listed else annotation
            yield from _leaves(item, inner, [] if listed else metadata, (*path, index), owner)
    elif models and _LIFTED in models[0].model_fields:
        field = models[0].model_fields[_LIFTED]
        yield from _leaves(node, field.annotation, field.metadata, path, (models[0], _LIFTED))
    else:
        yield Leaf(path, node, *owner, cell_type_of([*metadata, *found], plain))


def _owner(models: tuple[type[BaseModel], ...], field: Any, key: str) -> tuple[type[BaseModel] | None, str]:
    return (models[0] if models and field else None), key


def keys_at(model: type[BaseModel], root: Node, path: FieldPath) -> tuple[str, ...]:
    """Return the keys that the mapping at `path` may have; empty where the schema takes any."""
    models = models_of(_at(model, root, path))
    if len(models) > 1:
        models = models_of(_by_kind(models, find(root, path)[0]))
    return tuple(models[0].model_fields) if models else ()


def field_at(model: type[BaseModel], root: Node, path: FieldPath) -> FieldInfo | None:
    """Return the field of a value at `path`; None where the schema takes any key, or it stands in a list."""
    models = models_of(_at(model, root, path[:-1]))
    if len(models) > 1:
        models = models_of(_by_kind(models, find(root, path[:-1])[0]))
    return models[0].model_fields.get(str(path[-1])) if models else None


def kinds_at(model: type[BaseModel], root: Node, path: FieldPath) -> tuple[str, ...]:
    """Return what `jenis` may say in the mapping at `path`."""
    fields = [each.model_fields["jenis"] for each in models_of(_at(model, root, path))]
    return tuple(name for field in fields for name in _arguments(field.annotation))


def _at(model: type[BaseModel], root: Node, path: FieldPath) -> Any:
    """Return the type at `path`; of several models, before the last step, that whose `jenis` was typed."""
    found: Any = model
    for index, step in enumerate(path):
        candidates = models_of(found)
        if len(candidates) > 1:
            found = _by_kind(candidates, find(root, path[:index])[0])
        found = _inner(found, step)
    return found


def _inner(annotation: Any, step: str | int) -> Any:
    """Return the type one step further in: of a field, a list item or a mapping's value."""
    models = models_of(annotation)
    if models and isinstance(step, str):
        field = models[0].model_fields.get(step)
        return field.annotation if field else None
    arguments = [each for each in _arguments(annotation) if each not in (types.NoneType, Ellipsis)]
    return arguments[-1] if arguments else None


def _arguments(annotation: Any) -> tuple[Any, ...]:
    return typing.get_args(annotation)


def models_of(annotation: Any) -> tuple[type[BaseModel], ...]:
    """Return the models an annotation may be, through `Annotated` and unions, not through lists."""
    return _models_of(annotation)


@lru_cache(maxsize=1024)
def _models_of(annotation: Any) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    if typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        return tuple(model for each in _arguments(annotation) for model in _models_of(each))
    return ()


def _by_kind(models: tuple[type[BaseModel], ...], node: Node) -> Any:
    kind = node.entries.get("jenis") if isinstance(node, Block) else None
    text = getattr(kind, "text", None)
    return next((model for model in models if text in _arguments(model.model_fields["jenis"].annotation)), None)
