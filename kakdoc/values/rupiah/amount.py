"""Amounts of rupiah: read as staff write them, print as EYD wants them.

An amount is an `int` of whole rupiah, or a `Decimal` of exactly two places when there are sen.
Never a float. Rules: EYD (`Rp409.279.000,00`), and the older office forms `Rp 409.279.000,-`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kakdoc.base.problems import InvalidValue
from kakdoc.values.rupiah.refusal import dotted, explain
from kakdoc.values.text.quoting import one_spaced, quoted

Jumlah = int | Decimal
"""Whole rupiah as int; with sen as Decimal of exactly two places."""

MINUS = "\N{MINUS SIGN}"
"""The sign of a negative number on paper: as wide as a plus, and never torn from its figure like a hyphen."""
MOST_DIGITS = 18
"""Amounts end at 999 kuadriliun (and what follows it), as the words for them do."""

_HEAD = re.compile(r"(?:(?P<before>[-−]) ?)?(?:rp ?\.? ?)?(?:(?P<after>[-−]) ?)?", re.IGNORECASE)
_BODY = re.compile(r"(?P<whole>0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)(?:,(?P<sen>[0-9]{2})| ?,[-–—]{1,2})?")


def parse(text: str) -> Jumlah:
    """Return the amount written in a text, in rupiah.

    Takes `409279000`, `409.279.000`, `Rp 409.279.000,-`, `Rp. 409.279.000,00`, a leading minus.
    Raises InvalidValue K120 with the reason for anything else.
    """
    flat = one_spaced(text)
    head = _HEAD.match(flat)
    signs = [sign for sign in (head["before"], head["after"]) if sign] if head else []
    body = flat[head.end() :] if head else flat
    found = _BODY.fullmatch(body)
    if found is None or len(signs) > 1:
        why, remedy = explain(body)
        raise InvalidValue("K120", f"jumlah {quoted(text)} {why}.", remedy)
    digits = found["whole"].replace(".", "")
    if len(digits) > MOST_DIGITS:
        raise _too_large(text)
    sen = int(digits) * 100 + int(found["sen"] or 0)
    return from_sen(-sen if signs else sen)


def _too_large(text: str) -> InvalidValue:
    """Return the refusal of an amount beyond 999 kuadriliun."""
    return InvalidValue(
        "K120",
        f"jumlah {quoted(text)} melampaui 999 kuadriliun.",
        "periksa banyaknya angka nol; jumlah paling banyak 18 angka.",
    )


def in_sen(amount: Jumlah) -> int:
    """Return the amount in sen, exactly.

    Raises TypeError for a float, ValueError for a fraction of a sen: both are bugs of the caller.
    """
    if type(amount) is int:
        return amount * 100
    if not isinstance(amount, (int, Decimal)):
        raise TypeError(f"an amount is an int or a Decimal, not {type(amount).__name__}")
    numerator, denominator = amount.as_integer_ratio()
    sen, rest = divmod(numerator * 100, denominator)
    if rest:
        raise ValueError(f"{amount} has a fraction of a sen")
    return sen


def from_sen(sen: int) -> Jumlah:
    """Return the amount of so many sen: int when whole, else Decimal of two places."""
    whole, rest = divmod(abs(sen), 100)
    if rest:
        return Decimal(f"{'-' if sen < 0 else ''}{whole}.{rest:02d}")
    return -whole if sen < 0 else whole


def format_angka(amount: Jumlah, sen: bool = False) -> str:
    """Return the figure without `Rp`: `409.279.000`.

    Sen are printed when there are any, or when `sen` asks for `,00`.
    """
    whole, rest = divmod(abs(in_sen(amount)), 100)
    tail = f",{rest:02d}" if rest or sen else ""
    return (MINUS if amount < 0 else "") + dotted(whole) + tail


def format_rupiah(amount: Jumlah, sen: bool = False) -> str:
    """Return the amount as EYD prints it: `Rp409.279.000`, or `Rp409.279.000,00` with `sen`.

    A negative amount is `−Rp1.000`.
    """
    figure = format_angka(amount, sen)
    return f"{MINUS}Rp{figure[1:]}" if amount < 0 else f"Rp{figure}"


def format_kurung(amount: Jumlah) -> str:
    """Return the figure, one below zero in brackets as budgets print a decrease: `(1.000)`."""
    return f"({format_angka(-amount)})" if amount < 0 else format_angka(amount)


def total(amounts: Iterable[Jumlah]) -> Jumlah:
    """Return the exact sum: int when whole, else Decimal of two places."""
    return from_sen(sum(in_sen(amount) for amount in amounts))


def times(volume: Decimal, price: Jumlah) -> Jumlah:
    """Return volume × price, a fraction of a sen rounded half up; exact however large."""
    numerator, denominator = volume.as_integer_ratio()
    return from_sen((2 * numerator * in_sen(price) + denominator) // (2 * denominator))
