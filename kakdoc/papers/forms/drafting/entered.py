"""Values that are being filled in as the located tree of an input: each stands at the path of its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.inputs.excel.layout import MONTHS
from kakdoc.inputs.origins import Text
from kakdoc.inputs.tree import Block, Entered, Node, Scalar, Sequence
from kakdoc.kinds.shape import Shape, fields, variant
from kakdoc.papers.forms.drafting.places import kind_of


def tree(values: Mapping[str, Any], model: type[BaseModel], file: str) -> Block:
    """Return the tree of some values; a gap of a skeleton stands in it as in the file."""
    found = _node(values, Shape(groups=(model,)), Entered(file, ()))
    return found if isinstance(found, Block) else Block({}, found.span)


def _node(value: Any, shape: Shape | None, place: Entered) -> Node:
    if isinstance(value, Mapping):
        entries = {
            key: _node(each, inner, place._replace(path=(*place.path, key), title=_joined(place.title, title)))
            for key, each, inner, title in _fields(value, shape)
        }
        return Block(entries, place, {key: each.span for key, each in entries.items()})
    if isinstance(value, list):
        item = shape.item if shape and not shape.keyed else None
        by_month = len(value) == len(MONTHS) and shape is not None and item is not None and item.cell is not None
        return Sequence(
            tuple(_node(each, item, _row(place, index, by_month)) for index, each in enumerate(value)), place
        )
    return Scalar((value.gap if isinstance(value, Text) else "") or str(value), place)


def _row(place: Entered, index: int, by_month: bool) -> Entered:
    title = f"{place.title} {MONTHS[index]}" if by_month else f"{place.title} ke-{index + 1}"
    return place._replace(path=(*place.path, index), title=title)


def _fields(value: Mapping[str, Any], shape: Shape | None) -> Iterable[tuple[str, Any, Shape | None, str]]:
    """Yield the entries of a mapping with what they hold and what they are called."""
    model = variant(shape.groups, kind_of(value)) if shape else None
    known = fields(model) if model else {}
    for key, each in value.items():
        field = known.get(key)
        yield key, each, field.shape if field else (shape.item if shape else None), (field and field.title) or key


def _joined(outer: str, inner: str) -> str:
    return f"{outer}, {inner}" if outer else inner


def in_order(problems: Iterable[Problem], values: Mapping[str, Any], model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return problems in the order of the fields of a form; those of other files come last, as they were."""
    return tuple(sorted(problems, key=lambda each: _rank(each, values, model)))


def _rank(problem: Problem, values: Any, model: type[BaseModel]) -> tuple[int, ...]:
    path: FieldPath = problem.location.path if problem.location else ()
    if not path:
        return (1,)
    found, shape = [0], Shape(groups=(model,))
    for step in path:
        if isinstance(step, int):
            found.append(step)
            values = values[step] if isinstance(values, list) and step < len(values) else None
            shape = shape.item or Shape()
            continue
        known = variant(shape.groups, kind_of(values))
        keys = list(fields(known)) if known else []
        found.append(keys.index(step) if step in keys else len(keys))
        shape = fields(known)[step].shape if known and step in keys else (shape.item or Shape())
        values = values.get(step) if isinstance(values, Mapping) else None
    return tuple(found)
