"""A formula as a live formula of a workbook, where a plain one gives the same: for every office program and locale.

English functions with commas and plain ranges; no TEXT, whose formats follow the locale, and nothing that only newer
programs know. What cannot be said so stays out: the program computes it when the workbook is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from kakdoc.kinds.definition.formulas import tree

_WILD = frozenset("*?~<>=")
"""What a condition of SUMIFS takes for a sign of its own."""


class Cells(Protocol):
    """Where the values that a formula names stand, seen from its own cell; None for what has no cell."""

    def cell(self, name: str) -> str | None:
        """Return the cell of a single value."""

    def is_number(self, name: str) -> bool:
        """Return whether the cell of a single value, or those of a column, hold numbers."""

    def column(self, name: str) -> str | None:
        """Return the cells of a column of a table."""

    def column_until_here(self, name: str) -> str | None:
        """Return the cells of a column of the own table, down to the own row."""


class _Untranslatable(Exception):
    """A part of a formula that no cell can compute."""


def translated(node: tree.Node, cells: Cells) -> str | None:
    """Return a formula as Excel has it, without the sign before it; None where no formula gives the same."""
    try:
        return _said(node, cells)
    except _Untranslatable:
        return None


def _said(node: tree.Node, cells: Cells) -> str:
    writer = _WRITERS.get(type(node))
    if writer is None:
        raise _Untranslatable
    return writer(node, cells)


def _known(reference: str | None) -> str:
    if reference is None:
        raise _Untranslatable
    return reference


def _constant(node: tree.Constant, _: Cells) -> str:
    match node.value:
        case bool():
            return '"ya"' if node.value else '"tidak"'
        case int():
            return str(node.value)
        case Decimal():
            return f"{node.value:f}"
    return _text(node.value)


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _value(node: tree.Name | tree.Part, cells: Cells) -> str:
    inner: tree.Node = node
    while isinstance(inner, tree.Part):
        inner = inner.of
    if not isinstance(inner, tree.Name):
        raise _Untranslatable
    return _known(cells.cell(tree.path(node)))


def _number(node: tree.Node, cells: Cells) -> str:
    """Return an operand that must be a number: a text such as `4 Orang x 2 Hari` is none to Excel."""
    if isinstance(node, tree.Name | tree.Part) and not cells.is_number(tree.path(node)):
        raise _Untranslatable
    return _said(node, cells)


def _arithmetic(node: tree.Arithmetic, cells: Cells) -> str:
    left, right = _number(node.left, cells), _number(node.right, cells)
    if node.sign == "%":
        return f"MOD({left},{right})"
    return f"INT({left}/{right})" if node.sign == "//" else f"({left}{node.sign}{right})"


def _comparison(node: tree.Comparison, cells: Cells) -> str:
    if node.sign in ("in", "not in"):
        if not isinstance(node.right, tree.Listed):
            raise _Untranslatable
        left = _said(node.left, cells)
        found = f"OR({','.join(f'{left}={_said(each, cells)}' for each in node.right.items)})"
        return found if node.sign == "in" else f"NOT({found})"
    sign, said = {"==": ("=", _said), "!=": ("<>", _said)}.get(node.sign, (node.sign, _number))
    return f"({said(node.left, cells)}{sign}{said(node.right, cells)})"


def _condition(node: tree.Node, cells: Cells) -> str:
    """Return a condition; a value alone holds when it is neither blank nor zero, nor the word `tidak`."""
    if isinstance(node, tree.Comparison | tree.Logic | tree.Not) or _is_call(node, "ada"):
        return _said(node, cells)
    value = _said(node, cells)
    return f'AND({value}<>"",{value}<>0,{value}<>"tidak")'


def _choice(node: tree.Choice, cells: Cells) -> str:
    return f"IF({_condition(node.test, cells)},{_said(node.yes, cells)},{_said(node.no, cells)})"


def _joined(node: tree.Joined, cells: Cells) -> str:
    return f"({'&'.join(_said(each, cells) for each in node.parts)})"


def _logic(node: tree.Logic, cells: Cells) -> str:
    return f"{node.sign.upper()}({','.join(_condition(each, cells) for each in node.parts)})"


def _call(node: tree.Call, cells: Cells) -> str:
    writer = _FUNCTIONS.get(node.function)
    if writer is None:
        raise _Untranslatable
    return writer(node.arguments, cells)


def _is_call(node: tree.Node, *names: str) -> bool:
    return isinstance(node, tree.Call) and node.function in names


def _range(node: tree.Node, cells: Cells) -> str | None:
    """Return the cells of a column; None for what is none."""
    match node:
        case tree.Part() if tree.path(node) and not _is_call(node.of, "baris", "saring"):
            return cells.column(tree.path(node))
        case tree.Call("sampai", (column, tree.Name("baris_ke"))):
            return _known(cells.column_until_here(tree.path(column)))
    return None


def _over(function: str) -> Callable[[Sequence[tree.Node], Cells], str]:
    def write(arguments: Sequence[tree.Node], cells: Cells) -> str:
        if len(arguments) == 1 and function == "SUM" and (some := _some(arguments[0], cells)):
            return f"SUMIFS({some})"
        return f"{function}({','.join(_range(each, cells) or _number(each, cells) for each in arguments)})"

    return write


def _some(node: tree.Node, cells: Cells) -> str:
    """Return what SUMIFS is given for a column of picked rows; empty for anything else."""
    match node:
        case tree.Part(tree.Call("saring", (table, tree.Constant(str(column)), wanted)), name) if tree.path(table):
            summed = _known(cells.column(f"{tree.path(table)}.{name}"))
            return f"{summed},{_known(cells.column(f'{tree.path(table)}.{column}'))},{_wanted(wanted, cells)}"
    return ""


def _wanted(node: tree.Node, cells: Cells) -> str:
    if not isinstance(node, tree.Constant) or (isinstance(node.value, str) and _WILD & set(node.value)):
        raise _Untranslatable
    return _said(node, cells)


def _count(arguments: Sequence[tree.Node], cells: Cells) -> str:
    match arguments[0]:
        case tree.Call("saring", (table, tree.Constant(str(column)), wanted)) if tree.path(table):
            return f"COUNTIFS({_known(cells.column(f'{tree.path(table)}.{column}'))},{_wanted(wanted, cells)})"
    column = _known(_range(arguments[0], cells))
    return f'SUMPRODUCT(--({column}<>""))'  # COUNTA would count formulas that show nothing


def _rounding(function: str) -> Callable[[Sequence[tree.Node], Cells], str]:
    def write(arguments: Sequence[tree.Node], cells: Cells) -> str:
        digits = _said(arguments[1], cells) if len(arguments) > 1 else "0"
        return f"{function}({_number(arguments[0], cells)},{digits})"

    return write


def _instead(arguments: Sequence[tree.Node], cells: Cells) -> str:
    value, instead = (_said(each, cells) for each in arguments)
    return f'IF({value}="",{instead},{value})'


_FUNCTIONS: Mapping[str, Callable[[Sequence[tree.Node], Cells], str]] = {
    "jumlah": _over("SUM"),
    "rata": _over("AVERAGE"),
    "terkecil": _over("MIN"),
    "terbesar": _over("MAX"),
    "banyak": _count,
    "bulat": _rounding("ROUND"),
    "bulat_atas": _rounding("ROUNDUP"),
    "bulat_bawah": _rounding("ROUNDDOWN"),
    "isi": _instead,
    "kosong": lambda _arguments, _cells: '""',
    "ada": lambda arguments, cells: f'({_said(arguments[0], cells)}<>"")',
}
"""What cells can compute of the functions; dates stand in forms as texts, so nothing is computed of them there."""

_WRITERS: Mapping[type, Callable[[Any, Cells], str]] = {
    tree.Constant: _constant,
    tree.Name: _value,
    tree.Part: _value,
    tree.Arithmetic: _arithmetic,
    tree.Negative: lambda node, cells: f"(-{_number(node.of, cells)})",
    tree.Comparison: _comparison,
    tree.Logic: _logic,
    tree.Not: lambda node, cells: f"NOT({_condition(node.of, cells)})",
    tree.Choice: _choice,
    tree.Call: _call,
    tree.Joined: _joined,
}
