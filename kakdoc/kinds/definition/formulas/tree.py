"""What a formula is made of, whatever read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text, or yes and no, as the formula has it."""

    value: int | Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A field of the paper, or a column of the row."""

    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a value: a column of a table, a field of a group, the year of a date."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers and the sign between them."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    of: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values and the sign between them: `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic:
    """Conditions of which all (`and`) or any (`or`) hold."""

    sign: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A condition that does not hold."""

    of: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """Of two values the one that a condition takes."""

    test: Node
    yes: Node
    no: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is given."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts in a row."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Values to look among."""

    items: tuple[Node, ...]


Node = Constant | Name | Part | Arithmetic | Negative | Comparison | Logic | Not | Choice | Call | Joined | Listed


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below one."""
    match node:
        case Constant() | Name():
            return ()
        case Part(of) | Negative(of) | Not(of):
            return (of,)
        case Arithmetic(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case Choice(test, yes, no):
            return (test, yes, no)
        case Logic(_, parts) | Call(_, parts) | Joined(parts) | Listed(parts):
            return parts


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    for each in children(node):
        yield from walk(each)


def path(node: Node) -> str:
    """Return the dotted name that a node reads, empty when it reads none; what picks rows reads their table."""
    match node:
        case Name(name):
            return name
        case Part(of, name):
            above = path(of)
            return f"{above}.{name}" if above else ""
        case Call("baris" | "saring", (table, *_)):
            return path(table)
    return ""
