"""What only the file of an input tells, told at its fields: how it was written, what stands in comments and notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, InputError, Location, Problem, warning
from kakdoc.inputs import opening
from kakdoc.inputs.origins import origin_of, values_of
from kakdoc.inputs.tree import Block, Node, Scalar
from kakdoc.inputs.typed import last_year
from kakdoc.papers.catalog import MODELS


def told(data: bytes, path: Path, model: type[BaseModel]) -> list[Problem]:
    """Return what reading a file tells, and amounts in it that still are those of another year, each at its field."""
    try:
        root, problems = opening.compose_bytes(data, path, MODELS)
    except InputError as fault:
        return list(fault.problems)
    places = sorted((_order(place), field) for place, field in _places(root, ()))
    kept = [_kept(year, scalar) for year, scalar in last_year.untouched_in(root, model)]
    return [_at_field(each, places) for each in (*problems, *kept)]


def of_cells(root: Block, problems: Iterable[Problem], values: Any, model: type[BaseModel]) -> list[Problem]:
    """Return what reading a workbook told, at the fields where its cells are now; cells that were changed tell nothing.

    To write and read it again for each word that is typed would take too long.
    """
    known: dict[Location, list[Node]] = {}
    for place, node in _nodes(root):
        known.setdefault(place, []).append(node)
    now = {id(origin): (path, each) for path, each in _each(values, ()) if (origin := origin_of(each)) is not None}
    kept = [_kept(year, scalar) for year, scalar in last_year.untouched_in(root, model)]
    found = []
    for problem in (*problems, *kept):
        nodes = known.get(problem.location or Location(""), [])
        fields = [now[id(node)] for node in nodes if id(node) in now]
        still = [path for path, each in fields if not isinstance(each, str) or each == values_of(_of(each))]
        if nodes and still:
            found.append(replace(problem, location=(problem.location or Location(""))._replace(path=still[-1])))
        elif not nodes:
            found.append(problem)
    return found


def _of(value: Any) -> Node:
    origin = origin_of(value)
    assert origin is not None  # noqa: S101  asked of such values only
    return origin


def _nodes(node: Node) -> Iterator[tuple[Location, Node]]:
    yield node.span.start, node
    if not isinstance(node, Scalar):
        for each in node.entries.values() if isinstance(node, Block) else node.items:
            yield from _nodes(each)


def _each(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    yield path, value
    steps = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield from _each(each, (*path, step))


def _kept(year: int, scalar: Scalar) -> Problem:
    message, remedy = f"jumlah ini masih sama dengan tahun {year}.", "ganti jumlahnya, bila memang berubah."
    return warning("K405", message, remedy).at(scalar.span.start)


def _places(node: Node, path: FieldPath) -> Iterator[tuple[Location, FieldPath]]:
    """Yield where the fields of a tree stand."""
    yield node.span.start, path
    if isinstance(node, Block):
        for key, value in node.entries.items():
            if key in node.keys:
                yield node.keys[key].start, (*path, key)
            yield from _places(value, (*path, key))
    elif not isinstance(node, Scalar):
        for index, item in enumerate(node.items):
            yield from _places(item, (*path, index))


def _order(place: Location) -> tuple[int, int, str]:
    return place.line or 0, place.column or 0, place.spot


def _at_field(problem: Problem, places: list[tuple[tuple[int, int, str], FieldPath]]) -> Problem:
    """Return a problem at the field that stands at its place, in a text at the nearest before it."""
    place = problem.location or Location("")
    index = bisect_right(places, _order(place), key=lambda each: each[0])
    found = places[index - 1] if index else None
    if found is None or not found[1] or (place.line is None and found[0] != _order(place)):
        return problem
    return replace(problem, location=place._replace(path=found[1]))
