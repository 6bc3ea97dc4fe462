"""Which names a template asks for: whole paths, those of the items of a list as `rincian[].uraian`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from kakdoc.base.problems import Location
from kakdoc.word.template import filters, source
from kakdoc.word.template.faults import Places

_UNKNOWN = ""
"""The path of what is computed in the template itself."""
Names = Mapping[str, str]
"""The paths of the names that the template gives itself: of loops and `set`."""


class Use(NamedTuple):
    """One name that is asked for; `looped` where only its items are, one by one; its place is looked for when asked."""

    path: str
    looped: bool
    place: Callable[[], Location]


def uses(data: bytes, file: str) -> Iterator[Use]:
    """Yield every name that a template asks for. Raises what `source.read` raises; faulty parts yield nothing."""
    env = filters.build()
    for part in source.read(data):
        try:
            tree = env.parse(part.source)
        except TemplateSyntaxError:
            continue
        places = Places(part)
        own = dict.fromkeys(env.globals, _UNKNOWN)
        for path, looped, line in _walk(tree, own):
            yield Use(path, looped, partial(_place, file, places, line, path.rpartition(".")[2]))


def _place(file: str, places: Places, line: int, token: str) -> Location:
    return Location(file, spot=places.describe(line, token))


Found = Iterator[tuple[str, bool, int]]


def _walk(node: nodes.Node, names: Names) -> Found:
    match node:
        case nodes.For():
            yield from _loop(node, names)
        case nodes.Template() | nodes.If() | nodes.CallBlock() | nodes.FilterBlock() | nodes.AssignBlock():
            yield from _block(list(node.iter_child_nodes()), names)
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            yield from _named(node, names)
        case _:
            for each in node.iter_child_nodes():
                yield from _walk(each, names)


def _block(children: list[nodes.Node], names: Names) -> Found:
    """Yield what statements ask for, one after the other: what one sets the next ones know."""
    known = dict(names)
    for each in children:
        if isinstance(each, nodes.Assign):
            yield from _walk(each.node, known)
            known |= _bound(each.target, _path(each.node, known))
        elif isinstance(each, nodes.Macro):
            yield from _block(list(each.body), known | {arg.name: _UNKNOWN for arg in each.args})
            known[each.name] = _UNKNOWN
        else:
            yield from _walk(each, known)


def _loop(node: nodes.For, names: Names) -> Found:
    path = _path(node.iter, names)
    if path:
        yield path, True, node.lineno
    else:
        yield from _walk(node.iter, names)
    inside = {**names, "loop": _UNKNOWN, **_bound(node.target, f"{path}[]" if path else _UNKNOWN)}
    for each in filter(None, (node.test,)):
        yield from _walk(each, inside)
    yield from _block([*node.body, *node.else_], inside)


def _bound(target: nodes.Node, path: str) -> dict[str, str]:
    """Return the paths of the names that a loop or `set` gives; of several at once nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {each.name: _UNKNOWN for each in target.find_all(nodes.Name)}


def _named(node: nodes.Expr, names: Names) -> Found:
    path = _path(node, names)
    if path:
        yield path, False, node.lineno
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        for each in node.iter_child_nodes():
            yield from _walk(each, names)


def _path(node: nodes.Node, names: Names) -> str:
    """Return the path that an expression is; empty where it is computed, or given by the template itself."""
    match node:
        case nodes.Name(name=name):
            return names.get(name, name)
        case nodes.Getattr(node=inner, attr=attr) if path := _path(inner, names):
            return f"{path}.{attr}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=value)) if path := _path(inner, names):
            return f"{path}[]" if isinstance(value, int) else f"{path}.{value}"
        case nodes.Getitem(node=inner, arg=nodes.Slice()):
            return _path(inner, names)
    return _UNKNOWN
