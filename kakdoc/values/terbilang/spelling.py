"""Numbers to words: groups of three digits, in the words that num2words has for them, joined.

num2words is not asked while papers are made: it brings sixty languages along, and its words for a
thousand groups are a table that a test holds against it. Beyond a thousand it writes 1.001.000 as
"satu juta satu ribu" and says "min"; statutes print "satu juta seribu" (UU 24/2014: "juta seribu
tujuh ratus") and "minus".
"""

from __future__ import annotations

from functools import cache

from kakdoc.base.problems import InvalidValue
from kakdoc.values.rupiah.amount import Jumlah, in_sen

SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
"""Names of the groups of three digits, from the right."""

LIMIT = 1000 ** len(SCALES)
"""The first number without words: one above 999 kuadriliun and all that follows it."""

_SHOWN_WHOLE = 10**40
_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def spell(number: int) -> str:
    """Return a whole number in lower-case words, `minus` first when negative.

    Raises InvalidValue K120 beyond 999 kuadriliun.
    """
    if number < 0:
        return "minus " + spell(-number)
    if number >= LIMIT:
        raise _too_large(number)
    if number < 1000:
        return _group(number, "")
    words = []
    for scale in SCALES:
        number, three = divmod(number, 1000)
        if three:
            words.append(_group(three, scale))
    words.reverse()
    return " ".join(words)


def spell_rupiah(amount: Jumlah) -> str:
    """Return an amount in words: `seribu rupiah`, `nol rupiah dua puluh lima sen`.

    Raises InvalidValue K120 beyond 999 kuadriliun, ValueError for a fraction of a sen.
    """
    if isinstance(amount, int):
        return spell(amount) + " rupiah"
    whole, sen = divmod(abs(in_sen(amount)), 100)
    words = f"{spell(whole)} rupiah" + (f" {spell(sen)} sen" if sen else "")
    return f"minus {words}" if amount < 0 else words


@cache
def _group(three: int, scale: str) -> str:
    """Return the words of 0–999 of a scale; only one thousand has a word of its own."""
    if (three, scale) == (1, "ribu"):
        return "seribu"
    return f"{_THREE[three]} {scale}".rstrip()


def _two(number: int) -> str:
    """Return the words of 0–99."""
    tens, ones = divmod(number, 10)
    if number < len(_ONES):
        return _ONES[number]
    if number < 20:
        return f"{_ONES[ones]} belas"
    return f"{_ONES[tens]} puluh {_ONES[ones] if ones else ''}".rstrip()


def _three(number: int) -> str:
    """Return the words of 0–999."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _two(rest)
    words = "seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus"
    return f"{words} {_two(rest)}" if rest else words


_THREE = tuple(map(_three, range(1000)))
"""The words of 0–999."""


def _too_large(number: int) -> InvalidValue:
    """Return the refusal of a number that has no words."""
    shown = f"“{number:,}”".replace(",", ".") if number < _SHOWN_WHOLE else "ini"
    return InvalidValue(
        "K120",
        f"jumlah {shown} melampaui 999 kuadriliun, tidak ada terbilangnya.",
        "periksa banyaknya angka nol; jumlah paling banyak 18 angka.",
    )
