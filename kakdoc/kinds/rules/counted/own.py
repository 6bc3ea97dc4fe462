"""Checks on figures of the paper that its prose repeats: the budget, what was spent of it, percentages.

Source: a paper that tells two values of one thing contradicts itself (docs/aturan.md G.6). A clause is read only where
it speaks of this paper's own activity and time; what is printed anywhere in the paper is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from kakdoc.base.problems import InvalidValue, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.rupiah.amount import parse
from kakdoc.values.text.seldom import late

_CLAUSE = late(
    r"[^;\n.]+(?:(?:(?<=\d)\.(?=\d)|(?<=Rp)\.|(?<=s)\.(?=\s?d)|(?<=d)\.(?=\s[a-zA-Z])|(?<=T)\.|(?<=A)\.)[^;\n.]*)*"
)
"""A sentence or a half of it; the dots of figures and of short forms end none."""
_MONEY = late(r"\bRp\.?\s{0,3}\d{1,3}(?:\.\d{3})*(?:,\d\d)?(?![.,]?\d)")
_PERCENT = late(r"(?<![\d.,])(?P<figure>\d{1,3}(?:,\d{1,4})?)\s?(?:%|persen\b)")
_BUDGET = late(
    r"\b(?:pagu|anggaran|biaya|kebutuhan dana)\b[^;\n]{0,160}?\b(?:sebesar|senilai|sejumlah|adalah)\s",
    re.IGNORECASE,
)
_REALISED = late(
    r"\b(?:realisasi|(?:pen)?yerapan|serapan|terserap|terealisasi|sisa (?:anggaran|pagu)|(?:pendapatan|penerimaan)"
    r"(?= [^.;\n]{0,120}\bsebesar Rp))\b",
    re.IGNORECASE,
)
_LEFT = late(r"\bsisa\b", re.IGNORECASE)
_PART = late(
    r"\b(?:per|setiap|tiap|sisa|tambahan|belanja|honor\w*|komponen|sub ?kegiatan|semula|sebelum\w*|perubahan|maksimal"
    r"|paling|realisasi|terserap|lalu(?! lintas)|untuk (?:pengadaan|perjalanan|konsumsi)|DAK|DAU|APBN|kabupaten"
    r"|program)\b",
    re.IGNORECASE,
)
_DIFFERENCE = late(
    r"\b(?:naik|turun|meningkat|menurun|kenaikan|penurunan|selisih|deviasi|lebih|kurang|tambah\w*"
    r"|lalu(?!\s+lintas)|sebelum\w*|semula|target|dibanding\w*|rata-rata|minimal|diharapkan|harus|akan|dari total"
    r"|nasional)\b",
    re.IGNORECASE,
)
_COMPARED = late(r",\s+(?=(?:naik|turun|meningkat|menurun|lebih|dibanding\w*)\b)", re.IGNORECASE)
"""Where a clause goes on to compare what it has told."""
_WHOLE = 100
_YEAR = late(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,/])")
_PERIOD = late(r"\b(?:triwulan|semester|tw)\.? [IV12]+\b", re.IGNORECASE)
_MONTHS = late(rf"\b(?:{'|'.join(BULAN)})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Own:
    """What a paper is of: its year, the names of its activity, the words of its period; `printed` gives its context."""

    year: int
    names: Sequence[str]
    periods: Sequence[str]
    printed: Callable[[], Mapping[str, Any]]

    @cached_property
    def figures(self) -> frozenset[Decimal | int]:
        """Every number that the paper prints, found when first asked for."""
        return frozenset(_numbers(self.printed()))

    @cached_property
    def shares(self) -> Collection[Decimal | int]:
        """Every number that the paper prints, and what each percentage leaves of the whole."""
        return self.figures | {_WHOLE - each for each in self.figures if 0 <= each <= _WHOLE}


def check_budget(texts: Iterable[LocatedText], own: Own) -> Iterator[Problem]:
    """Yield K433 for a budget of this activity that the paper does not print."""
    for located, start, clause in _clauses(texts, _BUDGET, own):
        names = any(name.casefold() in clause.casefold() for name in own.names)
        outside = clause
        for name in own.names:
            outside = re.sub(re.escape(name), " ", outside, flags=re.IGNORECASE)
        if (names or re.search(r"\bkegiatan ini\b", clause, re.IGNORECASE)) and not _PART.search(outside):
            yield from _unknown_money(located, start, clause, own)


def check_realised(texts: Iterable[LocatedText], own: Own) -> Iterator[Problem]:
    """Yield K433 for an amount or a percentage said to be spent or left that the report does not print."""
    for located, start, clause in _clauses(texts, _REALISED, own):
        if _DIFFERENCE.search(clause):
            continue
        yield from _unknown_money(located, start, clause, own)
        for match in _PERCENT.finditer(clause):
            figure = Decimal(match["figure"].replace(",", "."))
            known = own.shares if _LEFT.search(clause) else own.figures
            if not any(_rounds_to(each, figure) for each in known):
                message = f"teks menyebut “{match[0]}”, padahal angka itu tidak ada di tabel laporan ini."
                remedy = "cocokkan dengan tabelnya, lalu betulkan kalimatnya."
                yield warning("K433", message, remedy, located.field, start + match.start())


def _clauses(texts: Iterable[LocatedText], about: re.Pattern[str], own: Own) -> Iterator[tuple[LocatedText, int, str]]:
    """Yield the clauses about something, with their place, that name no other year and no other period."""
    for located in texts:
        if located.is_cell or not about.search(located.text):
            continue
        for match in _CLAUSE.finditer(located.text):
            clause = _COMPARED.split(match[0])[0]
            if about.search(clause) and _is_of(clause, own):
                yield located, match.start(), clause


def _is_of(clause: str, own: Own) -> bool:
    years = {int(each) for each in _YEAR.findall(clause)}
    periods = {each.casefold() for each in (*_PERIOD.findall(clause), *_MONTHS.findall(clause))}
    return years <= {own.year} and periods <= {each.casefold() for each in own.periods}


def _unknown_money(located: LocatedText, start: int, clause: str, own: Own) -> Iterator[Problem]:
    for match in _MONEY.finditer(clause):
        with suppress(InvalidValue):
            if parse(match[0]) not in own.figures:
                message = f"teks menyebut “{match[0]}”, padahal jumlah itu tidak ada di naskah ini."
                remedy = "cocokkan dengan tabelnya, lalu betulkan kalimatnya."
                yield warning("K433", message, remedy, located.field, start + match.start())


def _rounds_to(value: Decimal | int, typed: Decimal) -> bool:
    """Return whether a value, rounded to the places that were typed, is what was typed."""
    exponent = typed.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Decimal(value).quantize(step, ROUND_HALF_UP) == typed


def _numbers(printed: object) -> Iterator[Decimal | int]:
    if isinstance(printed, Mapping):
        for each in printed.values():
            yield from _numbers(each)
    elif isinstance(printed, list | tuple):
        for each in printed:
            yield from _numbers(each)
    elif isinstance(printed, Decimal | int) and not isinstance(printed, bool):
        yield printed
