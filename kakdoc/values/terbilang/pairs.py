"""Figures with their words in brackets, found in running text and compared.

Not rupiah alone: a published decree prints “50% (tiga puluh persen)”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kakdoc.problems import InvalidValue, nearest
from kakdoc.values import rupiah
from kakdoc.values.terbilang.reading import MONEY_WORDS, NUMBER_WORDS, read, split_run_together
from kakdoc.values.terbilang.spelling import spell, spell_rupiah

_FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<figure>(?P<money>Rp\.?\s*)?\d[\d.,]*(?:\s*\.\s*\d{3}[\d.,]*)*(?:[.,]?-+)?)"
    r"\s*(?:%|persen|rupiah)?\s*\((?P<words>[^()]{3,400})\)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and its words; `start` is the position of the figure in the text."""

    start: int
    figure: str
    words: str
    is_money: bool


def find_pairs(text: str) -> list[Pair]:
    """Return every figure that is followed by number words in brackets.

    Other brackets, as in `5 (lihat lampiran)`, are no words of a figure.
    """
    return [
        Pair(
            start=match.start("figure"),
            figure=" ".join(match["figure"].split()),
            words=" ".join(match["words"].split()),
            is_money=bool(match["money"]) or "rupiah" in match["words"].lower(),
        )
        for match in _FIGURE.finditer(text)
        if _are_number_words(match["words"], money=bool(match["money"]))
    ]


def _are_number_words(words: str, *, money: bool) -> bool:
    first = words.lower().split()[0] if words.split() else ""
    if first in NUMBER_WORDS or first == "minus" or split_run_together(first):
        return True
    return money and (nearest(first, NUMBER_WORDS) is not None or "rupiah" in words.lower())


def check_pair(pair: Pair) -> InvalidValue | None:
    """Return what is wrong with a pair, None when both name the same value.

    K120 for a malformed figure, K202 for malformed words, K201 for two values.
    """
    try:
        value = _value(pair)
        named = read(_number_part(pair))
    except InvalidValue as refusal:
        return refusal
    if value == named:
        return None
    right = spell_rupiah(value) if pair.is_money or not isinstance(value, int) else spell(value)
    return InvalidValue(
        "K201",
        f"“{pair.figure} ({pair.words})”: kata-katanya menyebut {rupiah.format_angka(named)}, "
        f"bukan {rupiah.format_angka(value)}.",
        f"betulkan angkanya, atau tulis “{right}”.",
    )


def _value(pair: Pair) -> rupiah.Jumlah:
    figure = pair.figure
    if not pair.is_money and not _PLAIN.fullmatch(figure):
        figure = figure.rstrip(".,")
    return rupiah.parse(figure)


def _number_part(pair: Pair) -> str:
    """Return the words up to the unit: `tujuh hari kerja` is read as `tujuh`.

    In an amount of money every word counts, so that a misspelt one is found.
    """
    if pair.is_money:
        return pair.words
    taken: list[str] = []
    for word in pair.words.lower().split():
        if taken and word not in NUMBER_WORDS and word not in MONEY_WORDS:
            break
        taken.append(word)
    return " ".join(taken)
