"""Value added tax of a budget line: its rate as it is written, and what it gives.

UU 7/2021 pasal 4 has 11 % from 1 April 2022; PMK 131/2024 has 12 % of 11/12 of the price from 2025. The tax is rounded
half up to whole rupiah (PER-11/PJ/2025).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue
from kakdoc.values.rupiah.amount import Jumlah, in_sen
from kakdoc.values.text.quoting import one_spaced, quoted

_RATE = r"(?P<rate>\d{1,2}(?:[.,]\d{1,2})?) ?(?P<sign>%|persen)?"
_SHARE = r"(?P<part>\d{1,2}) ?/ ?(?P<whole>\d{1,2})"
_FORMS = tuple(
    re.compile(rf"(?:PPN ?)?{form}", re.IGNORECASE)
    for form in (_RATE, rf"{_RATE} ?(?:[x×*]|dari) ?\(?{_SHARE}\)?", rf"\(?{_SHARE}\)? ?[x×*] ?{_RATE}")
)


class Ppn(NamedTuple):
    """A rate of value added tax."""

    teks: str
    """How it is printed: `11%`, `12% × 11/12`."""
    tarif: Fraction

    def of(self, price: Jumlah) -> int:
        """Return the tax on a price in whole rupiah, rounded half up."""
        sen = in_sen(price) * self.tarif
        return (2 * sen.numerator + 100 * sen.denominator) // (200 * sen.denominator)

    def __str__(self) -> str:
        return self.teks


def parse(text: str) -> Ppn:
    """Return the rate that a text writes: `11%`, `11`, `0,11`, `12% x 11/12`. Raises InvalidValue K121."""
    flat = one_spaced(text)
    found = next((match for form in _FORMS if (match := form.fullmatch(flat))), None)
    if found is None:
        raise _refusal(text)
    share = found.groupdict()
    rate = Decimal(found["rate"].replace(",", "."))
    if 0 < rate < 1 and not found["sign"]:
        rate *= 100
    part, whole = int(share.get("part") or 1), int(share.get("whole") or 1)
    if rate > 20 or not 0 < part <= whole:
        raise _refusal(text)
    shown = f"{rate.normalize():f}%".replace(".", ",") + (f" × {part}/{whole}" if part < whole else "")
    return Ppn(shown, Fraction(rate) / 100 * part / whole)


def _refusal(text: str) -> InvalidValue:
    return InvalidValue("K121", f"PPN {quoted(text)} bukan tarif.", "tulis misalnya 11%, atau 12% x 11/12.")
