"""Formulas against fractions of Python: nothing is rounded that does not say so, and nothing is a float."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakdoc.kinds.definition.formulas import formula, numbers
from kakdoc.kinds.definition.formulas.formula import FormulaError

SIGNS = {
    "+": Fraction.__add__,
    "-": Fraction.__sub__,
    "*": Fraction.__mul__,
    "/": Fraction.__truediv__,
    "//": Fraction.__floordiv__,
    "%": Fraction.__mod__,
}
LITERALS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.decimals(0, 1, places=2).map(lambda each: f"{each:.2f}"),
    st.decimals(0, 10**6, places=4).map(lambda each: f"{each:.4f}"),
)
TREES = st.recursive(LITERALS, lambda below: st.tuples(below, st.sampled_from(list(SIGNS)), below), max_leaves=8)


def written(tree) -> str:
    return tree if isinstance(tree, str) else f"({written(tree[0])} {tree[1]} {written(tree[2])})"


def expected(tree) -> Fraction:
    return Fraction(tree) if isinstance(tree, str) else SIGNS[tree[1]](expected(tree[0]), expected(tree[2]))


@settings(deadline=None)  # the first reads Jinja
@given(TREES)
def test_any_calculation_is_what_fractions_say(tree):
    try:
        right = Fraction(expected(tree))
    except ZeroDivisionError:
        with pytest.raises(FormulaError) as refused:
            formula.compile(written(tree)).value({})
        assert refused.value.code == "K723"
        return
    found = formula.compile(written(tree)).value({})
    assert type(found) in (int, Decimal, Fraction)
    assert Fraction(found) == right


@settings(deadline=None)  # the first reads Jinja
@given(TREES)
def test_what_a_field_holds_is_whole_or_exact_and_rounds_to_the_same(tree):
    try:
        right = Fraction(expected(tree))
    except ZeroDivisionError:
        return
    held = numbers.settled(formula.compile(written(tree)).value({}))
    assert type(held) is (int if right.denominator == 1 else Decimal)
    for digits in (0, 2, 4):
        assert numbers.rounded(held, digits, numbers.half_up) == numbers.rounded(right, digits, numbers.half_up)


@given(TREES, st.integers(-6, 6))
def test_rounding_goes_half_up_like_the_hand_does(tree, digits):
    try:
        right = Fraction(expected(tree))
    except ZeroDivisionError:
        return
    scaled = abs(right) * Fraction(10) ** digits
    for name, whole in (
        ("bulat", math.floor(scaled + Fraction(1, 2))),
        ("bulat_atas", math.ceil(scaled)),
        ("bulat_bawah", math.floor(scaled)),
    ):
        found = formula.compile(f"{name}({written(tree)}, {digits})").value({})
        assert not isinstance(found, Fraction)
        assert abs(Fraction(found)) == Fraction(whole) / Fraction(10) ** digits
        assert found == 0 or (found > 0) == (right > 0)


@given(
    st.lists(st.one_of(st.none(), st.integers(-(10**15), 10**15), st.decimals(-(10**9), 10**9, places=2)), max_size=9)
)
def test_a_column_is_added_and_averaged_exactly(cells):
    scope = {"tabel": [{"nilai": each} for each in cells]}
    typed = [Fraction(each) for each in cells if each is not None]
    assert formula.compile("jumlah(tabel.nilai)").value(scope) == sum(typed)
    if typed:
        assert Fraction(formula.compile("rata(tabel.nilai)").value(scope)) == sum(typed) / len(typed)
        assert formula.compile("terkecil(tabel.nilai)").value(scope) == min(typed)
        assert formula.compile("terbesar(tabel.nilai)").value(scope) == max(typed)


@given(st.fractions(), st.fractions())
def test_comparisons_are_those_of_fractions(left, right):
    scope = {
        "a": left.numerator, "b": left.denominator, "c": right.numerator, "d": right.denominator,
    }  # fmt: skip
    for sign, wanted in (
        ("<", left < right), ("<=", left <= right), ("==", left == right), ("!=", left != right), (">", left > right),
    ):  # fmt: skip
        assert formula.compile(f"a / b {sign} c / d").value(scope) is wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100000 * 0.11", 11000),
        ("0.1 + 0.2 == 0.3", True),
        ("a == 0.1", True),
        ("10 / 4", Decimal("2.5")),
        ("10 / 3 * 3", 10),
        ("bulat(2.5)", 3),
        ("bulat(3.5)", 4),
        ("bulat(-2.5)", -3),
        ("bulat(1234567.5)", 1234568),
        ("bulat(1250, -2)", 1300),
        ("bulat(2.6750, 2)", Decimal("2.68")),
        ("bulat(1.0050, 2)", Decimal("1.01")),
        ("bulat_atas(1.1)", 2),
        ("bulat_atas(-1.1)", -2),
        ("bulat_bawah(1.9)", 1),
        ("bulat_bawah(-1.9)", -1),
        ("bulat_bawah(0.29 * 100)", 29),
        ("bulat_atas(0.1 * 3 * 10)", 3),
        ("-2 * -2", 4),
        ("999999999999999 * 999999999999999", 999999999999998000000000000001),
        ("7 // 2 + 7 % 2", 4),
        ("-7 // 2", -4),
    ],
)  # fmt: skip
def test_the_traps_of_floats_and_of_halves_are_none(text, value):
    found = formula.compile(text).value({"a": Decimal("0.1")})
    assert found == value
    assert not isinstance(found, float)


def test_what_goes_on_for_ever_is_held_with_a_last_digit_that_rounds_right():
    assert numbers.settled(Fraction(1, 3)) == Decimal("0." + "3" * 40)
    assert str(numbers.settled(Fraction(5, 9)))[-1] not in "05"


def test_a_number_beyond_measure_is_refused_not_cut():
    big = {"a": 10**70 - 1, "b": Decimal("1." + "0" * 69 + "1")}
    for text in ("a * a * a", "b * b", "b * a", "a / b * a / b * a"):
        with pytest.raises(FormulaError) as refused:
            formula.compile(text).value(big)
        assert refused.value.code == "K726"
