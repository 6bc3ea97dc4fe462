"""What formulas read, what they wait for, and in which order they are computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from kakdoc.kinds.definition.formulas import errors, tree


def reads(node: tree.Node) -> frozenset[str]:
    """Return the dotted names that must mean something."""
    return frozenset(_named(node, waiting=False))


def waits(node: tree.Node) -> frozenset[str]:
    """Return the dotted names that must be computed before; which rows a table has is known from the start."""
    return frozenset(_named(node, waiting=True))


def tariffs(node: tree.Node) -> frozenset[str]:
    """Return the tables of tariffs that are looked into."""
    calls = (each for each in tree.walk(node) if isinstance(each, tree.Call) and each.function == "cari")
    return frozenset(each.arguments[0].value for each in calls)  # type: ignore[union-attr, misc]


def _named(node: tree.Node, *, waiting: bool) -> Iterator[str]:
    match node:
        case tree.Name(name):
            yield name
            return
        case tree.Call("banyak", (tree.Name(name),)):
            yield from () if waiting else (name,)
            return
        case tree.Call("baris" | "saring", (table, tree.Constant(column), value)) if above := tree.path(table):
            yield f"{above}.{column}"
            yield from _named(value, waiting=waiting)
            yield from () if waiting and isinstance(table, tree.Name) else _named(table, waiting=waiting)
            return
        case tree.Part() if found := tree.path(node):
            yield found
            while isinstance(node, tree.Part):
                node = node.of
            yield from () if isinstance(node, tree.Name) else _named(node, waiting=waiting)
            return
    for each in tree.children(node):
        yield from _named(each, waiting=waiting)


def order(formulas: Mapping[str, Collection[str]], known: Collection[str]) -> tuple[str, ...]:
    """Return the places of formulas in an order in which each is computed after what it waits for.

    `formulas` tells for each place, `jumlah` or `rincian.jumlah`, the names its formula waits for; `known` are the
    places of all fields and columns. Raises FormulaError K722 for a circle, with the way round.
    """
    graph = {place: set(_awaited(place, names, formulas, known)) for place, names in formulas.items()}
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        way = " → ".join(reversed(circle.args[1]))
        remedy = "putuskan lingkarannya: salah satu harus diketik atau dihitung dari yang lain."
        raise errors.circular(f"rumusnya saling menunggu: {way}.", remedy) from None


def _awaited(
    place: str, names: Iterable[str], formulas: Mapping[str, Collection[str]], known: Collection[str]
) -> Iterator[str]:
    for name in names:
        found = meant(place, name, known)
        yield from (each for each in formulas if each == found or each.startswith(f"{found}."))
        # A part of something computed waits for the whole.
        yield from (each for each in formulas if found.startswith(f"{each}."))


def meant(place: str, name: str, known: Collection[str]) -> str:
    """Return which place a name means in the formula at another: a column of its row first, then a field of the paper.

    What is no field is returned as it stands.
    """
    above = place.split(".")[:-1]
    head = name.split(".", maxsplit=1)[0]
    while above:
        if ".".join((*above, head)) in known:
            return ".".join((*above, name))
        above.pop()
    return name
