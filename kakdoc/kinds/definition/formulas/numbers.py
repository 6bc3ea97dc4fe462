"""Exact arithmetic: int and Decimal as long as they hold a result, a fraction where none of them does.

Nothing is rounded on the way: `10 / 3 * 3` is 10. A float never comes in.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kakdoc.kinds.definition.formulas import errors

Number = int | Decimal | Fraction
CENT = Decimal("0.01")
DIGITS = 120
_BITS = 400
_EXACT = decimal.Context(
    prec=DIGITS, Emax=DIGITS, Emin=-DIGITS, traps=[decimal.Inexact, decimal.Overflow, decimal.InvalidOperation]
)
# The last digit of what goes on for ever is never 0 or 5: rounding it again later is right (ROUND_05UP).
_SHOWN = decimal.Context(prec=40, rounding=decimal.ROUND_05UP)


def settled(number: Number) -> int | Decimal:
    """Return a number as fields hold it: int when whole, else Decimal; what goes on for ever with forty digits."""
    if isinstance(number, Fraction):
        number = number.numerator if number.denominator == 1 else _decimal(number)
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number


def _decimal(number: Fraction) -> Decimal:
    try:
        return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    except decimal.Inexact:
        return _SHOWN.divide(Decimal(number.numerator), Decimal(number.denominator))


def _through(
    whole: Callable[[int, int], int],
    exact: Callable[[Any, Any], Decimal],
    ratio: Callable[[Fraction, Fraction], Fraction],
) -> Callable[[Number, Number], Number]:
    """Return an operation that stays with the simplest type that holds its result."""

    def compute(left: Number, right: Number) -> Number:
        if isinstance(left, Fraction) or isinstance(right, Fraction):
            return _limited(ratio(Fraction(left), Fraction(right)))
        if isinstance(left, int) and isinstance(right, int):
            return _limited(whole(left, right))
        try:
            return exact(left, right)
        except (decimal.Inexact, decimal.Overflow) as fault:
            raise _beyond() from fault

    return compute


def _limited(number: int | Fraction) -> int | Fraction:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _BITS:
        raise _beyond()
    return number


def _beyond() -> errors.FormulaError:
    return errors.too_large(
        f"hasilnya lebih dari {DIGITS} angka.", "periksa rumusnya: yang dikalikan barangkali bukan yang dimaksud."
    )


def _nonzero(number: Number) -> Number:
    if not number:
        raise errors.divided_by_zero("pembaginya nol.", "tulis `… / pembagi if pembagi else 0`, atau isi pembaginya.")
    return number


def divide(left: Number, right: Number) -> Number:
    """Return a quotient, exactly. Raises FormulaError K723 for a division by zero."""
    _nonzero(right)
    if not isinstance(left, Fraction) and not isinstance(right, Fraction):
        try:
            return _EXACT.divide(Decimal(left), Decimal(right))
        except decimal.Inexact:
            pass
        except decimal.Overflow as fault:
            raise _beyond() from fault
    return _limited(Fraction(left) / Fraction(right))


def _whole_times(left: Number, right: Number) -> int:
    return math.floor(Fraction(left) / Fraction(_nonzero(right)))


add = _through(int.__add__, _EXACT.add, Fraction.__add__)
subtract = _through(int.__sub__, _EXACT.subtract, Fraction.__sub__)
multiply = _through(int.__mul__, _EXACT.multiply, Fraction.__mul__)


def _rest(left: Number, right: Number) -> Number:
    return subtract(left, multiply(right, _whole_times(left, right)))


ARITHMETIC: Mapping[str, tuple[str, Callable[[Number, Number], Number]]] = {
    "Add": ("+", add),
    "Sub": ("-", subtract),
    "Mul": ("*", multiply),
    "Div": ("/", divide),
    "FloorDiv": ("//", _whole_times),
    "Mod": ("%", _rest),
}
"""The operations by the names of Jinja's nodes, with their signs."""

Rounding = Callable[[Fraction], int]


def half_up(number: Fraction) -> int:
    """Return the nearest whole number, a half away from zero, as ROUND of Excel."""
    nearest = math.floor(abs(number) + Fraction(1, 2))
    return -nearest if number < 0 else nearest


def away(number: Fraction) -> int:
    """Return the next whole number away from zero, as ROUNDUP of Excel."""
    return math.floor(number) if number < 0 else math.ceil(number)


def towards_zero(number: Fraction) -> int:
    """Return the next whole number towards zero, as ROUNDDOWN of Excel."""
    return math.trunc(number)


def rounded(number: Number, digits: int, rounding: Rounding) -> int | Decimal:
    """Return a number rounded to so many places behind the point; before it where `digits` is negative."""
    scale = Fraction(10) ** digits
    return settled(Fraction(rounding(Fraction(number) * scale)) / scale)
