"""Amounts that a spreadsheet read otherwise than typed: 144.000 is 144 where the point is the decimal sign."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kakdoc.base.problems import Problem, warning
from kakdoc.inputs.tree import Scalar
from kakdoc.values.rupiah.amount import format_angka, format_rupiah

FEWEST = 1000
"""No budget, payment or plan is of fewer rupiah; a typed number below has most likely lost its zeros."""
_CHEAP = frozenset({"lembar", "lbr", "halaman", "hal", "hlm", "butir", "biji", "gram", "gr", "ml", "menit", "kata"})
"""Units of which one may cost less: copies at Rp300 a sheet are right."""


def is_doubtful(value: Any) -> bool:
    """Return whether a cell is a number that a rupiah field hardly ever holds; texts are as typed."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < FEWEST


def is_cheap(unit: Scalar | None) -> bool:
    """Return whether one of a unit may cost less than a thousand rupiah."""
    return unit is not None and unit.text.strip().rstrip(".").casefold() in _CHEAP


def told(value: float) -> Problem:
    """Return K177 for such a number, with the amount that was most likely meant."""
    number = Decimal(f"{value:.15g}")
    shown = f"{number.normalize():f}".replace(".", ",")
    meant = int(number * 1000)
    message = (
        f"sel ini berisi bilangan {shown}; {format_angka(meant)} yang diketik dengan titik terbaca sebagai {shown}."
    )
    remedy = f"bila maksudnya {format_rupiah(meant)}, ketik {meant}; bila memang Rp{shown}, ketik '{shown}."
    return warning("K177", message, remedy)
