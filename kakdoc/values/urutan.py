"""Places in an order as decrees write them: KESATU, Kesatu, I, a."""

from __future__ import annotations

from contextlib import suppress

from kakdoc.base.problems import InvalidValue
from kakdoc.values import terbilang

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LAST = 999
LAST_LETTER = 780
"""What Word counts letters to: `zzz…`, thirty times; then it begins with `a` again."""


def ordinal(number: int) -> str:
    """Return the ordinal of 1 to 999 in small letters: `kesatu`, `kesebelas`, `kedua puluh satu`.

    Raises ValueError outside that range. Source: ordinals of dictums in statutes (UU 12/2011 Lampiran II).
    """
    if not 1 <= number <= LAST:
        raise ValueError(number)
    return "ke" + terbilang.spell(number)


def read_ordinal(text: str) -> int | None:
    """Return the number that an ordinal names, in any letter case, or None; `PERTAMA` is no ordinal of a dictum."""
    flat = " ".join(text.casefold().split())
    with suppress(InvalidValue):
        number = int(terbilang.read(flat.removeprefix("ke")))
        return number if 1 <= number <= LAST and ordinal(number) == flat else None
    return None


def roman(number: int) -> str:
    """Return a number from 1 on in Roman capitals."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def read_roman(text: str, last: int = 50) -> int | None:
    """Return the number of Roman capitals up to `last`, 999 at most, or None when the text is none."""
    number = _ROMANS.get(text, LAST + 1)
    return number if number <= last else None


def letter(number: int) -> str:
    """Return the small letter of 1 to 26, then `aa`, `bb` … as Word counts on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def read_letter(text: str) -> int:
    """Return the place of a letter that `letter` wrote."""
    return ord(text[0]) - ord("a") + 1 + 26 * (len(text) - 1)


_ROMANS = {roman(number): number for number in range(1, LAST + 1)}
