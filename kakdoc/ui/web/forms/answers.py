"""What a page puts in place after an act: parts drawn anew, values, messages, figures, by the ids of their elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.shape import CellType
from kakdoc.ui.web.forms.filling import Shift
from kakdoc.ui.web.forms.shown import differences, figures
from kakdoc.ui.web.forms.shown.names import element
from kakdoc.ui.web.forms.shown.plan import Cards, Group, Node, Table, at, inside


def changes(shift: Shift, macros: Any) -> dict[str, Any]:
    """Return what a page has to change; `macros` draw a node (`simpul`) and messages (`pesan`)."""
    found = differences.between(shift.before, shift.after)
    drawn = [each.path for each in found.parts]
    told = {*shift.view.messages, *shift.now.messages}
    changed = [path for path in told if shift.view.told(path) != shift.now.told(path) and not _lies_in(path, drawn)]
    return {
        "ganti": {element(each.path): str(macros.simpul(shift.now, each)).strip() for each in found.parts},
        "nilai": {element(each.path): each.value for each in found.values},
        "teks": dict(_texts(shift, found.titles)),
        "bayang": _shadows(shift),
        "pesan": {element(path): str(macros.daftar_pesan(shift.now, path)).strip() for path in changed},
    }


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
    yield node
    for each in inside(node):
        yield from _nodes(each)


def _shadows(shift: Shift) -> Mapping[str, str]:
    """Return what is computed for fields in which nothing is typed, where that has changed."""
    paths = {*shift.view.figures, *shift.now.figures}
    changed = [path for path in paths if shift.view.figure(path) != shift.now.figure(path)]
    return {element(path): shift.now.figure(path) for path in changed}


def focus(shift: Shift, done: Sequence[Any]) -> str:
    """Return the id of what somebody goes on with after the last act: a row that came, or the one in its place."""
    act = done[-1] if done and isinstance(done[-1], Mapping) else {}
    path: FieldPath = tuple(act.get("di") or ())
    node = at(shift.after, path if act.get("aksi") in ("tambah", "tempel") else path[:-1])
    match act.get("aksi"), node:
        case "tambah", Table() | Cards():
            place = act.get("pada", _count(node) - 1)
        case "hapus", Table() | Cards():
            place = min(int(path[-1]), _count(node) - 1) if isinstance(path[-1], int) else -1
        case "pindah", Table() | Cards():
            place = act.get("ke", 0)
        case "tempel", Table():
            place = act.get("baris", 0)
        case _:
            return ""
    return _first(node, place) if place >= 0 else element(node.path)


def _count(node: Table | Cards) -> int:
    return len(node.rows if isinstance(node, Table) else node.items)


def _first(node: Table | Cards, place: int) -> str:
    """Return the id of the first value of a row, or of an item."""
    return element(node.rows[place][0].path) if isinstance(node, Table) else element(node.items[place].path)
