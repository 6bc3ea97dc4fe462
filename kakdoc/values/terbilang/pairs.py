"""Figures with their words in brackets, found in running text and compared.

Not rupiah alone: a published decree prints “50% (tiga puluh persen)”.
"""

from __future__ import annotations

import difflib
import re
from decimal import Decimal
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.values.terbilang.reading import DIGITS, MONEY_WORDS, NUMBER_WORDS, read, split_run_together
from kakdoc.values.terbilang.spelling import spell, spell_rupiah
from kakdoc.values.text.quoting import quoted

# Blanks are bounded and figures never given back, so that a long run of either costs no more than a short one. They
# hold a line end where it wraps a paragraph, but no empty line.
_GAP = r"(?:[^\S\n]|\n(?![^\S\n]*\n)){0,3}"
_FIGURE = re.compile(
    r"(?<![\w.,/–-])(?P<figure>(?P<money>Rp\.?\s{0,3})?"
    r"\d[\d.,]*+(?:(?:(?<=\.)[^\S\n]{1,3}|[^\S\n]{1,3}\.[^\S\n]{0,3})\d{3}[\d.,]*+)*+(?:[.,]?-++)?)"
    rf"[*_]{{0,3}}{_GAP}(?:%|(?P<unit>/?[^\W\d_]+(?:[ /][^\W\d_]+)?))?[*_]{{0,3}}{_GAP}\((?P<words>[^()]{{3,400}})\)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:^|\n)[^\S\n]*\Z")
"""Where the mark of an item stands in a list: at the beginning of a line."""
_INTRODUCTION = re.compile(r"(?:terbilang|dengan huruf)\b\s*:?\s*", re.IGNORECASE)
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+),(?P<decimals>\d+)")
_BETWEEN_VALUES = frozenset({"sampai", "hingga", "atau", "s.d.", "s/d"})
_ALIKE = 0.8
"""How much a word must look like a number word to be a misspelt one and not a unit (`persen`, `sen`)."""


class Pair(NamedTuple):
    """A figure and its words; `start` is the position of the figure in the text."""

    start: int
    figure: str
    words: str
    is_money: bool


def find_pairs(text: str) -> list[Pair]:
    """Return every figure that is followed by number words in brackets.

    Other brackets, as in `5 (lihat lampiran)`, are no words of a figure.
    """
    pairs = (_pair(match) for match in _FIGURE.finditer(text)) if "(" in text else ()
    return [pair for pair in pairs if pair is not None]


def _pair(match: re.Match[str]) -> Pair | None:
    """Return the figure and its words, None when the bracket holds something else."""
    if re.fullmatch(r"\d{1,3}\.", match["figure"]) and _MARK.search(
        match.string, max(0, match.start() - 40), match.start()
    ):
        return None
    words = " ".join(_INTRODUCTION.sub("", match["words"].strip(" *_\n"), count=1).split())
    has_rp = bool(match["money"])
    if not _are_number_words(words, money=has_rp):
        return None
    is_money = has_rp or "rupiah" in words.lower()
    if not _unit_fits(match["unit"], words, money=is_money):
        return None
    return Pair(match.start("figure"), " ".join(match["figure"].split()).rstrip("., "), words, is_money)


def _are_number_words(words: str, *, money: bool) -> bool:
    """Return whether the bracket spells a value: not a range, not a title that begins with Satu."""
    lowered = words.lower().split()
    if not lowered or not _BETWEEN_VALUES.isdisjoint(lowered):
        return False
    if lowered[0] in NUMBER_WORDS or lowered[0] == "minus" or split_run_together(lowered[0]):
        return money or "rupiah" in lowered or not _is_title(words)
    others = any(word in NUMBER_WORDS or word == "rupiah" for word in lowered[1:])
    return money and others


def _is_title(words: str) -> bool:
    """Return whether two capitalised words or more follow the number: `Satu Data Indonesia`."""
    rest = [word for word in words.split() if word.lower() not in NUMBER_WORDS]
    return len(rest) > 1 and all(word[0].isupper() for word in rest)


def _unit_fits(unit: str | None, words: str, *, money: bool) -> bool:
    """Return whether a word between figure and bracket is the unit of both: `12 bulan (dua belas bulan)`."""
    if unit is None or unit.lower() in {"persen", "rupiah"}:
        return True
    return (money and unit[0] == "/") or words.lower().endswith(unit.lower())


def check_pair(pair: Pair) -> InvalidValue | None:
    """Return what is wrong with a pair, None when both name the same value.

    K120 for a malformed figure, K202 for malformed words, K201 for two values.
    """
    try:
        value = _value(pair)
        named = _named(pair)
    except InvalidValue as refusal:
        return refusal
    if value == named:
        return None
    right = spell_rupiah(value) if pair.is_money else _spelled(value)
    return InvalidValue(
        "K201",
        f"“{pair.figure} ({pair.words})”: kata-katanya menyebut {_shown(named)}, bukan {_shown(value)}.",
        f"betulkan angkanya, atau tulis “{right}”.",
    )


def _value(pair: Pair) -> rupiah.Jumlah:
    """Return the value of the figure; one that is no money may have leading zeros and any decimals."""
    if pair.is_money:
        return rupiah.parse(pair.figure)
    decimal = _DECIMAL.fullmatch(pair.figure)
    if decimal:
        return Decimal(f"{decimal['whole'].replace('.', '')}.{decimal['decimals']}")
    if re.fullmatch(r"\d+\.\d{1,2}", pair.figure):
        right = pair.figure.replace(".", ",")
        raise InvalidValue("K120", f"angka {quoted(pair.figure)} memakai titik desimal.", f"tulis {right}.")
    return rupiah.parse(pair.figure.lstrip("0") or "0")


def _named(pair: Pair) -> rupiah.Jumlah:
    """Return the value of the words; `dua koma lima` and `dua koma nol lima` are read too."""
    whole, comma, decimals = _number_part(pair).partition(" koma ")
    if pair.is_money or not comma:
        return read(whole + comma + decimals)
    digits = [DIGITS.get(word) for word in decimals.split()]
    shown = str(read(decimals)) if None in digits else "".join(map(str, digits))
    return Decimal(f"{read(whole)}.{shown}")


def spell_decimal(figure: str) -> str:
    """Return the words of a figure with dots between thousands and a decimal comma: `dua koma lima`.

    Raises InvalidValue K120 beyond 999 kuadriliun.
    """
    whole, _, decimals = figure.replace(".", "").partition(",")
    return _spelled(Decimal(f"{whole}.{decimals}") if decimals else int(whole))


def _spelled(value: rupiah.Jumlah) -> str:
    """Return the words of a value that is no money: `dua koma nol lima`."""
    whole, _, decimals = str(value).partition(".")
    after = " ".join(spell(int(digit)) for digit in decimals)
    return f"{spell(int(whole))} koma {after}" if decimals else spell(int(whole))


def _shown(value: rupiah.Jumlah) -> str:
    """Return a value in figures, with as many decimals as it has."""
    whole, _, decimals = str(value).partition(".")
    return rupiah.format_angka(int(whole)) + (f",{decimals}" if decimals else "")


def _number_part(pair: Pair) -> str:
    """Return the words up to the unit: `tujuh hari kerja` is read as `tujuh`.

    A misspelt number word is kept, so that it is found. In an amount of money every word counts
    up to `rupiah per …`.
    """
    lowered = pair.words.lower()
    if pair.is_money:
        return re.sub(r"(?<=rupiah) (?:per (?!seratus)|setiap |se(?!n\b|puluh|belas|mbilan|ratus|ribu)).*", "", lowered)
    taken: list[str] = []
    for word in lowered.split():
        if taken and not _is_number_word(word):
            break
        taken.append(word)
    return " ".join(taken)


def _is_number_word(word: str) -> bool:
    known = {*NUMBER_WORDS, "koma"}
    return word in known or (
        word not in MONEY_WORDS and bool(difflib.get_close_matches(word, known, n=1, cutoff=_ALIKE))
    )
