"""What a field of a form is called where nobody sees the form: `Tahapan › baris 2 › Bulan`, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kakdoc.base import disk
from kakdoc.base.problems import FieldPath, InputError, Location
from kakdoc.inputs import opening
from kakdoc.inputs.excel.layout import MONTHS
from kakdoc.inputs.tree import Span
from kakdoc.kinds.fields.paragraphs import shortened
from kakdoc.papers.forms import placed
from kakdoc.papers.forms.drafting import base
from kakdoc.papers.forms.drafting.base import Base
from kakdoc.papers.pdf.preview import passages
from kakdoc.ui.web.forms.shown import plan
from kakdoc.ui.web.forms.shown.names import element
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Node, Table

_LONGEST = 40
"""Letters of the title of an item."""
_ROWS = "baris"
"""The title of a table that its rows say already."""


class Called(NamedTuple):
    """A field as its form has it, or the nearest part around it: its names from the outermost in, and its path."""

    names: tuple[str, ...]
    path: FieldPath

    def __str__(self) -> str:
        return " › ".join(self.names)

    @property
    def name(self) -> str:
        """What it is called alone; a month by what it is of."""
        return self.names[-2] if self.names[-1] in MONTHS and len(self.names) > 1 else self.names[-1]


class Spot(NamedTuple):
    """A place as people know it, and the way to its field; no way to what no form has."""

    name: str
    way: str = ""


def spot(source: Path, name: str, path: FieldPath) -> Spot:
    """Return the place of a field in the form of an input; of no field only its name."""
    return Spot(name, f"/isian?berkas={quote(source.as_posix())}#{element(path)}" if path else "")


class Form:
    """The form of an input as it stands on disk, asked for its fields; an input that cannot be read has none."""

    def __init__(self, path: Path) -> None:
        self._base = _read(path)
        self._form = plan.form(base.model_of(self._base), self._base.values) if self._base else None

    @classmethod
    def of(cls, path: Path) -> Form:
        """Return the form of an input as it is on disk now, read once while it stays as it is."""
        return _form(path, disk.stamp(path))

    @property
    def is_read(self) -> bool:
        """Whether it is an input that can be read."""
        return self._base is not None

    def at(self, place: Location) -> Called | None:
        """Return the field at a line of the file, or in a cell of it; None for what stands in none."""
        root = self._base.root if self._base else None
        if root is None:
            return None
        if isinstance(root.span, Span):
            path = placed.at_line(root, root.span.source.text, place) if place.line else ()
        else:
            path = placed.cells(root).get(place.spot, ())
        return self.called(path) if path else None

    def typed_in(self, passage: str) -> list[Called]:
        """Return the fields in which a passage of the paper was typed, best first; several where several hold it."""
        if self._base is None or not passage.strip():
            return []
        found = passages.fields_of(passage, self._base.values, base.model_of(self._base))
        return [each for each in map(self.called, (path for path, _ in found)) if each]

    def called(self, path: FieldPath) -> Called | None:
        """Return a field, or the nearest part of the form around it; None for what stands in none."""
        names: list[str] = []
        node: Node | None = self._form
        while node is not None and node.path != path:
            inner = _towards(node, path)
            if inner is None:
                break
            names += _names(node, inner)
            node = inner
        return Called(tuple(names), node.path) if names and node is not None else None


@lru_cache(maxsize=4)
def _form(path: Path, stamp: tuple[int, int] | None) -> Form:  # noqa: ARG001  another stamp is another form
    return Form(path)


def _read(path: Path) -> Base | None:
    if path.suffix.lower() not in opening.SUFFIXES:
        return None
    try:
        found = base.on_disk(path)
        base.kind_of(found)
    except InputError:
        return None
    return found


def _towards(node: Node, path: FieldPath) -> Node | None:
    """Return what stands in a node on the way to a path, or the first value of what the path leads to.

    A row that was typed as one text is the value that stands for the whole of it.
    """
    within = list(plan.inside(node))
    on_the_way = (each for each in within if each.path == path[: len(each.path)])
    first = (each for each in within if isinstance(node, Table) and each.path[: len(path)] == path)
    return next(on_the_way, None) or next((each for each in first if isinstance(each, Entry) and each.value), None)


def _names(around: Node, node: Node) -> Iterator[str]:
    """Yield what a node is called within the one around it: a row with its number, and its column."""
    if isinstance(around, Table):
        place = node.path[len(around.path)]
        if not around.fixed:
            yield f"baris {place + 1}" if isinstance(place, int) else str(place)
        if around.fixed or len(around.columns) > 1:
            yield node.title
    elif isinstance(around, Cards) and not around.keyed:
        yield f"{int(node.path[-1]) + 1}. {shortened(node.title, _LONGEST)}".rstrip(". ")
    elif node.title and node.title.casefold() != _ROWS:
        yield node.title
