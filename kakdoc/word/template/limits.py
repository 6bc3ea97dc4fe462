"""What a template may cost: turns of its loops, sizes of its values, so that none of them takes a machine down."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, cast

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

STEPS = "_langkah"
"""Name in the context of the turns that the loops of the document being rendered have taken."""
TURNS, WHOLE, PRINTED = "_putaran", "_sebesar", "_tercetak"
"""Filters that the environment puts around what loops run over, around what `~` joins and around each piece of it."""

MAX_STEPS = 500_000
CALL = 10
"""Turns that a call, or a turn over what has no size, counts for."""
MAX_TEXT = 10_000_000
"""Characters of one value."""
MAX_PART = 2**27
"""Characters of one part of a paper."""
MAX_WIDTH = 10_000
"""Characters that a text may be filled up to."""
_MAX_BITS = 4096
_CHUNKS = 64
_WIDE = re.compile(r"\d{5}|\*")
_FILLING = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
CHECKED_OPERATORS = frozenset({"+", "*", "**", "%"})


class TooMuchError(ValueError):
    """More than any paper needs; the message is Indonesian."""


class Steps:
    """Counts the turns of loops and the calls of one document."""

    def __init__(self) -> None:
        self._left = MAX_STEPS

    def take(self, count: int) -> None:
        """Note more turns; raises TooMuchError when there were too many."""
        self._left -= count
        if self._left < 0:
            raise TooMuchError("perulangannya terlalu banyak (lebih dari setengah juta putaran)")


class _Joining(NodeTransformer):
    """Puts filters around what `~` joins."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.nodes = [_filtered(each, PRINTED) for each in node.nodes]
        return _filtered(node, WHOLE)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    made = nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno)
    made.environment = node.environment
    return made


def bound(tree: nodes.Template) -> nodes.Template:
    """Return a template whose loops and joined texts are counted."""
    found = list(tree.find_all((nodes.For, nodes.Concat)))
    for each in found:
        if isinstance(each, nodes.For):
            each.iter = _filtered(each.iter, TURNS)
    if all(isinstance(each, nodes.For) for each in found):
        return tree
    return _Joining().visit(tree)  # type: ignore[no-any-return]  # the visitor is not typed


@pass_context
def turns(context: Context, value: Any) -> Any:
    """Return what a loop runs over, its turns counted ahead where its size is known."""
    steps = context.get(STEPS)
    if not isinstance(steps, Steps):
        return value
    try:
        size = len(value)
    except TypeError:
        return _counted(value, steps)
    steps.take(size)
    return value


def _counted(values: Iterable[Any], steps: Steps) -> Iterator[Any]:
    for value in values:
        steps.take(CALL)
        yield value


@pass_context
def whole(_context: Context, value: Any) -> Any:
    """Return a text that is not too long; the context keeps Jinja from computing it while compiling."""
    _check_size(len(value))
    return value


def _check_size(size: int) -> None:
    if size > MAX_TEXT:
        raise TooMuchError("hasilnya terlalu panjang (lebih dari sepuluh juta huruf)")


def check_operands(operator: str, left: Any, right: Any) -> None:
    """Raise TooMuchError for a computation whose result would be huge."""
    if operator == "**":
        _check_power(left, right)
    elif operator == "%" and isinstance(left, str):
        _check_format(left)
    elif isinstance(left, int) and isinstance(right, int):
        if left.bit_length() + right.bit_length() > _MAX_BITS:
            raise TooMuchError("bilangannya terlalu besar")
    elif operator == "+" and isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        _check_size(len(left) + len(right))
    elif operator == "*":
        _check_repeating(left, right)
        _check_repeating(right, left)


def _check_repeating(sequence: Any, times: Any) -> None:
    size = len(sequence) if isinstance(sequence, str | list | tuple) else 0
    if isinstance(times, int):
        _check_size(size * times)


def _check_power(base: Any, exponent: Any) -> None:
    if isinstance(base, int | Decimal) and isinstance(exponent, int | Decimal):
        bits = base.bit_length() if isinstance(base, int) else 1
        if abs(int(exponent)) * bits > _MAX_BITS:
            raise TooMuchError("pangkatnya terlalu besar")


def _check_format(text: str) -> None:
    if _WIDE.search(text):
        raise TooMuchError("lebar isiannya terlalu besar")


def check_call(context: Context, function: Any, arguments: Iterable[Any]) -> None:
    """Raise TooMuchError for a call too many, and for a method of a text that would make a huge one."""
    if isinstance(steps := context.get(STEPS), Steps):
        steps.take(CALL)
    function = getattr(function, "__wrapped__", function)
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if not isinstance(owner, str):
        return
    if name in _FILLING:
        _check_widths(arguments)
    elif name in ("format", "format_map"):
        _check_format(owner)
    elif name == "replace":
        _check_replacing(owner, *islice(arguments, 2))


def _check_widths(arguments: Iterable[Any]) -> None:
    if any(isinstance(each, int) and abs(each) > MAX_WIDTH for each in arguments):
        raise TooMuchError("lebar isiannya terlalu besar")


def _check_replacing(text: Any, old: Any = "", new: Any = "") -> None:
    if isinstance(text, str) and isinstance(old, str) and isinstance(new, str):
        _check_size(len(text) + text.count(old) * len(new))


def narrow(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that fills up or groups, with its widths checked."""
    return _checking(function, lambda *values: _check_widths(values[1:]))


def formatting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that fills in a pattern, with the widths in it checked."""
    return _checking(function, lambda *values: _check_format(str(values[0])))


def replacing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter `replace`, with the size of its result checked."""
    return _checking(function, lambda *values: _check_replacing(*values[:3]))


def _checking(function: Callable[..., Any], check: Callable[..., None]) -> Callable[..., Any]:
    first = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def checked(*arguments: Any, **options: Any) -> Any:
        check(*arguments[first:], *options.values())
        return function(*arguments, **options)

    return checked


def limited(chunks: Iterator[str]) -> Iterator[str]:
    """Yield the text of a part, a good many chunks at a time; raises TooMuchError when there is too much of it."""
    size = 0
    while joined := list(islice(chunks, _CHUNKS)):
        size += sum(map(len, joined))
        _check_part(size)
        yield "".join(joined)


def _check_part(size: int) -> None:
    """Raise TooMuchError for a part of a paper that is too large."""
    if size > MAX_PART:
        raise TooMuchError("hasilnya terlalu besar untuk sebuah naskah")
