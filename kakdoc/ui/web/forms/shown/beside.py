"""Messages beside the fields that they tell of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.ui.web.forms.shown.plan import Group, Node, at

Told = Mapping[FieldPath, tuple[Problem, ...]]


def by_field(form: Group, problems: Iterable[Problem], own: str) -> Told:
    """Return problems by the node of a form that they stand beside: their own, else the nearest around it.

    `own` is the name of the input; what is told of other files, such as the office's, stands above the form.
    """
    found: dict[FieldPath, list[Problem]] = {}
    for each in problems:
        place = each.location
        path = place.path if place is not None and place.file == own else ()
        found.setdefault(home(form, path), []).append(each)
    return {path: tuple(each) for path, each in found.items()}


def home(form: Group, path: FieldPath) -> FieldPath:
    """Return the path of the nearest node of a form around a path."""
    nodes: Node | None = None
    while path and (nodes := at(form, path)) is None:
        path = path[:-1]
    return nodes.path if nodes is not None else ()
