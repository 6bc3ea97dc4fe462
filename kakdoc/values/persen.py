"""Percentages: exact as Decimals, rounded only where they are printed (docs/aturan.md D.3)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: Decimal) -> Decimal:
    """Return a percentage of two places, halves rounded up; zero has no sign."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP) or Decimal("0.00")


def format_persen(value: Decimal) -> str:
    """Return a percentage with a decimal comma and two places: `86,75%`."""
    return f"{rounded(value)}".replace(".", ",") + "%"
