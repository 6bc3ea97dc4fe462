"""Values that are being filled in as the located tree of an input: each stands at the path of its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Several
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.inputs.excel.layout import MONTHS
from kakdoc.inputs.origins import typed
from kakdoc.inputs.tree import Block, Entered, Node, Scalar, Sequence
from kakdoc.kinds.shape import Field, Shape, fields, variant
from kakdoc.papers.forms.drafting.places import kind_of


def tree(values: Mapping[str, Any], model: type[BaseModel], file: str) -> Block:
    """Return the tree of some values; a gap of a skeleton stands in it as in the file."""
    found = _node(values, Shape(groups=(model,)), Entered(file, ()))
    return found if isinstance(found, Block) else Block({}, found.span)


def _node(value: Any, shape: Shape | None, place: Entered, rows: Several[str] = ()) -> Node:
    """Return a value as a node; `rows` are what the rows of a list are called where they have names."""
    if isinstance(value, Mapping):
        model = variant(shape.groups, kind_of(value)) if shape else None
        known = fields(model) if model else {}
        entries = {key: _entry(key, each, known.get(key), shape, place) for key, each in value.items()}
        return Block(entries, place, {key: each.span for key, each in entries.items()})
    if isinstance(value, list):
        item = shape.item if shape and not shape.keyed else None
        return Sequence(tuple(_node(each, item, _row(place, index, rows)) for index, each in enumerate(value)), place)
    text = typed(value)
    return Scalar(text, place, plain=bool(text) or not isinstance(place.path[-1], int))  # an empty row is one


def _entry(key: str, value: Any, field: Field | None, around: Shape | None, place: Entered) -> Node:
    title = (field and field.title) or key
    named = Entered(place.file, (*place.path, key), f"{place.title}, {title}" if place.title else title)
    inner = field.shape if field else (around.item if around else None)
    return _node(value, inner, named, MONTHS if field and field.length == len(MONTHS) else ())


def _row(place: Entered, index: int, rows: Several[str]) -> Entered:
    name = rows[index] if index < len(rows) else f"ke-{index + 1}"
    return Entered(place.file, (*place.path, index), f"{place.title} {name}")


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
        keys = list(fields(known)) if known else [*values] if isinstance(values, Mapping) else []
        found.append(keys.index(step) if step in keys else len(keys))
        shape = fields(known)[step].shape if known and step in fields(known) else (shape.item or Shape())
        values = values.get(step) if isinstance(values, Mapping) else None
    return tuple(found)
