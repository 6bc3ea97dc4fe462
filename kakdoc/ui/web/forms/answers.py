"""What a page puts in place after an act: parts drawn anew, values, messages, figures, by the ids of their elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.shape import CellType
from kakdoc.ui.web.forms import acts
from kakdoc.ui.web.forms.filling import Shift
from kakdoc.ui.web.forms.shown import differences, figures
from kakdoc.ui.web.forms.shown.names import element
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table, at, inside


def changes(shift: Shift, macros: Any) -> dict[str, Any]:
    """Return what a page has to change; `macros` draw a node (`simpul`), messages (`pesan`), rows beyond (`luar`)."""
    found = differences.between(shift.before, shift.after)
    parts = [*found.parts, *_turned(shift, found.parts)]
    drawn = [each.path for each in parts]
    told = {*shift.view.messages, *shift.now.messages}
    changed = [path for path in told if shift.view.told(path) != shift.now.told(path) and not _lies_in(path, drawn)]
    return {
        "ganti": {
            **{element(each.path): str(macros.simpul(shift.now, each)).strip() for each in parts},
            **dict(_beyond(shift, macros, drawn)),
        },
        "nilai": {element(each.path): each.value for each in found.values},
        "teks": dict(_texts(shift, found.titles)),
        "bayang": _shadows(shift),
        "pesan": {element(path): str(macros.daftar_pesan(shift.now, path)).strip() for path in changed},
    }


def _turned(shift: Shift, drawn: Iterable[Node]) -> Iterator[Node]:
    """Yield tables of which other rows are shown now, those within what is `drawn` anew apart."""
    for path, row in shift.now.windows.items():
        node = at(shift.after, path)
        if row != shift.view.windows.get(path) and node and not _lies_in(path, [each.path for each in drawn]):
            yield node


def _beyond(shift: Shift, macros: Any, drawn: Sequence[FieldPath]) -> Iterator[tuple[str, str]]:
    """Yield what is told of rows of long tables that are not shown, where that has changed."""
    for node in _nodes(shift.after):
        is_long = isinstance(node, Table) and len(shift.now.part(node)) < len(node.rows)
        if is_long and not _lies_in(node.path, drawn):
            before, now = (str(macros.luar(view, node)).strip() for view in (shift.view, shift.now))
            if before != now:
                yield f"{element(node.path)}:luar", now


def _lies_in(path: FieldPath, parts: Iterable[FieldPath]) -> bool:
    return any(path[: len(each)] == each for each in parts)


def _texts(shift: Shift, renamed: Iterable[Group]) -> Iterator[tuple[str, str]]:
    """Yield texts that stand beside fields: titles, how many messages, sums, amounts in words."""
    for group in renamed:
        yield f"{element(group.path)}:judul", group.title
    for node in _nodes(shift.after):
        if isinstance(node, Cards):
            for each in node.items:
                yield f"{element(each.path)}:lencana", shift.now.badge(each.path)
        elif isinstance(node, Table):
            yield f"{element(node.path)}:jumlah", shift.now.figure(node.path)
    before = {entry.path: entry.value for entry in figures.entries(shift.before)}
    for entry in figures.entries(shift.after):
        if before.get(entry.path) == entry.value:
            continue
        if entry.cell is CellType.UANG:
            yield f"{element(entry.path)}:terbilang", figures.in_words(entry)
        elif entry.shape.names == "peraturan":
            yield f"{element(entry.path)}:arti", shift.now.meaning(entry)


def _nodes(node: Node) -> Iterator[Node]:
    """Yield what is more than a single value."""
    if not isinstance(node, Entry):
        yield node
    if isinstance(node, Group | Cards):
        for each in inside(node):
            yield from _nodes(each)


def _shadows(shift: Shift) -> Mapping[str, str]:
    """Return what is computed for fields in which nothing is typed, where that has changed."""
    paths = {*shift.view.figures, *shift.now.figures}
    changed = [path for path in paths if shift.view.figure(path) != shift.now.figure(path)]
    return {element(path): shift.now.figure(path) for path in changed}


def focus(shift: Shift, done: Sequence[Any]) -> str:
    """Return the id of what somebody goes on with after the last act; empty where it leads nowhere."""
    path = acts.landing(shift.after, done)
    found = at(shift.after, path) if path else None
    if found is None and path:
        row, table = path[-1], at(shift.after, path[:-1])
        found = table.rows[row][0] if isinstance(table, Table) and isinstance(row, int) else None
    return element(found.path) if found is not None else ""
