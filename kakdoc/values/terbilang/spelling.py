"""Numbers to words. num2words spells each group of three digits; the groups are joined here.

num2words itself writes 1.001.000 as "satu juta satu ribu" and says "min"; statutes print
"satu juta seribu" (UU 24/2014: "juta seribu tujuh ratus") and "minus".
"""

from __future__ import annotations

from functools import lru_cache

from kakdoc.problems import InvalidValue
from kakdoc.values.rupiah import Jumlah, in_sen

SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
"""Names of the groups of three digits, from the right."""

LIMIT = 1000 ** len(SCALES)
"""The first number without words: one above 999 kuadriliun and all that follows it."""

_SHOWN_WHOLE = 10**40


def spell(number: int) -> str:
    """Return a whole number in lower-case words, `minus` first when negative.

    Raises InvalidValue K120 beyond 999 kuadriliun.
    """
    if number < 0:
        return "minus " + spell(-number)
    if number >= LIMIT:
        raise _too_large(number)
    groups = _groups()
    if number < 1000:
        return groups[0][number]
    words = []
    for group in groups:
        number, three = divmod(number, 1000)
        if three:
            words.append(group[three])
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


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[str, ...], ...]:
    """Return for each scale the words of 0–999 of it; made once, about 5 ms."""
    from num2words import num2words

    plain = tuple(str(num2words(three, lang="id")) for three in range(1000))
    return (plain, *(_scaled(plain, scale) for scale in SCALES[1:]))


def _scaled(plain: tuple[str, ...], scale: str) -> tuple[str, ...]:
    """Return the words of 0–999 of a scale; only one thousand has a word of its own."""
    words = [f"{three} {scale}" for three in plain]
    if scale == "ribu":
        words[1] = "seribu"
    return tuple(words)


def _too_large(number: int) -> InvalidValue:
    """Return the refusal of a number that has no words."""
    shown = f"“{number:,}”".replace(",", ".") if number < _SHOWN_WHOLE else "ini"
    return InvalidValue(
        "K120",
        f"jumlah {shown} melampaui 999 kuadriliun, tidak ada terbilangnya.",
        "periksa banyaknya angka nol; jumlah paling banyak 18 angka.",
    )
