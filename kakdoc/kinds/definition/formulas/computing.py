"""Makes of what was read one function of a scope; only the side that a condition takes is computed."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kakdoc.base.problems import suggestion
from kakdoc.kinds.definition.formulas import errors, tree
from kakdoc.kinds.definition.formulas.calculating import Calculation
from kakdoc.kinds.definition.formulas.functions import FUNCTIONS
from kakdoc.kinds.definition.formulas.numbers import ARITHMETIC, Number, settled
from kakdoc.kinds.definition.formulas.values import date, holds, number, part, same, times
from kakdoc.values.dates.tanggal import Tanggal

Scope = Mapping[str, Any]
Computed = Callable[[Scope, Calculation], Any]
_LONGEST_TEXT = 20_000
_SIGNS: Mapping[str, Callable[[Number, Number], Number]] = dict(ARITHMETIC.values())
_ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def computed(node: tree.Node) -> Computed:
    """Return the function that computes a node."""
    return _BUILDERS[type(node)](node)


def _all(nodes: tuple[tree.Node, ...]) -> tuple[Computed, ...]:
    return tuple(map(computed, nodes))


def _constant(node: tree.Constant) -> Computed:
    value = node.value
    return lambda _scope, _calculation: value


def _name(node: tree.Name) -> Computed:
    name = node.name

    def find(scope: Scope, _: Calculation) -> Any:
        try:
            return scope[name]
        except KeyError:
            raise errors.unknown(f"“{name}” bukan nama isian.", suggestion(name, scope)) from None

    return find


def _part(node: tree.Part) -> Computed:
    inner, name, what = computed(node.of), node.name, tree.path(node.of)
    return lambda scope, calculation: part(inner(scope, calculation), name, what)


def _arithmetic(node: tree.Arithmetic) -> Computed:
    sign = _SIGNS[node.sign]
    one, other, first, second = computed(node.left), computed(node.right), tree.path(node.left), tree.path(node.right)

    def compute(scope: Scope, calculation: Calculation) -> Number:
        return sign(number(one(scope, calculation), first), number(other(scope, calculation), second))

    return compute


def _negative(node: tree.Negative) -> Computed:
    return _arithmetic(tree.Arithmetic("-", tree.Constant(0), node.of))


def _comparison(node: tree.Comparison) -> Computed:
    match node.sign:
        case "in" | "not in":
            return _among(node)
        case "==" | "!=":
            return _equal(node)
    return _order(node)


def _equal(node: tree.Comparison) -> Computed:
    one, other, wanted = computed(node.left), computed(node.right), node.sign == "=="
    return lambda scope, calculation: same(one(scope, calculation), other(scope, calculation)) is wanted


def _order(node: tree.Comparison) -> Computed:
    compare = _ORDERS[node.sign]
    one, other, first, second = computed(node.left), computed(node.right), tree.path(node.left), tree.path(node.right)

    def judge(scope: Scope, calculation: Calculation) -> bool:
        a, b = one(scope, calculation), other(scope, calculation)
        if isinstance(a, Tanggal) or isinstance(b, Tanggal):
            return compare(date(a, first), date(b, second))
        if (of_day := times(a, b)) is not None:
            return compare(*of_day)
        return compare(*_alike(number(a, first), number(b, second)))

    return judge


def _alike(left: Number, right: Number) -> tuple[Number, Number]:
    """Return two numbers that compare: a Fraction knows no Decimal."""
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        return Fraction(left), Fraction(right)
    return left, right


def _among(node: tree.Comparison) -> Computed:
    left, right, wanted = computed(node.left), computed(node.right), node.sign == "in"

    def judge(scope: Scope, calculation: Calculation) -> bool:
        value, among = left(scope, calculation), right(scope, calculation)
        if not isinstance(among, tuple | list):
            raise errors.unfit("`in` memerlukan daftar.", 'tulis `sifat in ["Segera", "Penting"]`.')
        calculation.spend(len(among))
        return any(same(value, each) for each in among if each is not None) is wanted

    return judge


def _logic(node: tree.Logic) -> Computed:
    both, parts = all if node.sign == "and" else any, _all(node.parts)
    return lambda scope, calculation: both(holds(each(scope, calculation)) for each in parts)


def _not(node: tree.Not) -> Computed:
    inner = computed(node.of)
    return lambda scope, calculation: not holds(inner(scope, calculation))


def _choice(node: tree.Choice) -> Computed:
    test, yes, no = computed(node.test), computed(node.yes), computed(node.no)
    return lambda scope, calculation: (yes if holds(test(scope, calculation)) else no)(scope, calculation)


def _call(node: tree.Call) -> Computed:
    function, arguments = FUNCTIONS[node.function].compute, _all(node.arguments)
    return lambda scope, calculation: function(calculation, *(each(scope, calculation) for each in arguments))


def _listed(node: tree.Listed) -> Computed:
    items = _all(node.items)
    return lambda scope, calculation: tuple(each(scope, calculation) for each in items)


def _joined(node: tree.Joined) -> Computed:
    inner = tuple((computed(each), tree.path(each)) for each in node.parts)

    def join(scope: Scope, calculation: Calculation) -> str:
        text = "".join(_text(each(scope, calculation), what) for each, what in inner)
        if len(text) > _LONGEST_TEXT:
            raise errors.too_large(f"teksnya lebih dari {_LONGEST_TEXT} huruf.", "pendekkan yang disambung.")
        return text

    return join


def _text(value: Any, what: str) -> str:
    value = settled(value) if isinstance(value, Decimal | Fraction) else value
    if isinstance(value, str | Tanggal) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    name = what or "sebuah nilai"
    if value is None:
        raise errors.empty(f"“{name}” kosong, padahal disambung.", f'isi, atau tulis `isi({name}, "")`.')
    raise errors.unfit(f"“{name}” tidak dapat disambung ke teks.", "sambung teks, tanggal, atau bilangan bulat.")


_BUILDERS: Mapping[type, Callable[[Any], Computed]] = {
    tree.Constant: _constant,
    tree.Name: _name,
    tree.Part: _part,
    tree.Arithmetic: _arithmetic,
    tree.Negative: _negative,
    tree.Comparison: _comparison,
    tree.Logic: _logic,
    tree.Not: _not,
    tree.Choice: _choice,
    tree.Call: _call,
    tree.Listed: _listed,
    tree.Joined: _joined,
}
