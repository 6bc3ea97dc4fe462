"""Checks on parts of a year beside their months: `triwulan II (Juli–September)` (docs/aturan.md D.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.passages import passage, sentence
from kakdoc.kinds.rules.reading.spans import spans
from kakdoc.values import urutan
from kakdoc.values.dates.prose.dates import Link, Part, Written, expressions
from kakdoc.values.dates.prose.tokens import GAP, TO
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.text.seldom import late

_NUMBERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "pertama": 1, "kesatu": 1, "kedua": 2,
    "ketiga": 3, "keempat": 4, "satu": 1, "dua": 2, "tiga": 3, "empat": 4,
}  # fmt: skip
_LENGTHS = {"tri": 3, "tw": 3, "kua": 3, "kwa": 3, "sem": 6, "smt": 6, "cat": 4, "caw": 4}
"""By the beginning of its name, how many months such a part has."""
_ONE = r"(?a:IV|I{1,3}|[1-4]|ke(?:satu|dua|tiga|empat)|pertama|satu|dua|tiga|empat)"
_PART = (
    rf"(?P<name>(?a:triwulan|tri{GAP}wulan|tribulan|kuartal|kwartal|semester|smt\.?|caturwulan|catur{GAP}wulan|cawu|TW\.?))"
    rf"{GAP}?(?:ke-?{GAP}?)?(?P<first>{_ONE})\b(?:{GAP}?\([a-z]{{3,8}}\))?"
    rf"(?:{GAP}?(?P<joint>{TO}|,|&|\bdan\b){GAP}?(?:(?:triwulan|semester|TW){GAP})?(?P<last>{_ONE})\b)?"
)
_YEAR = rf"(?:{GAP}?(?:tahun{GAP})?(?:anggaran{GAP})?(?:TA\.?{GAP})?(?:19|20)\d\d)?"
_LEAD = late(
    rf"\b{_PART}{_YEAR}{GAP}?(?:[,:(]{GAP}?|[-–—]{GAP}?)?"
    r"(?:(?:yang|memuat|pelaksanaan|kegiatan|yaitu|yakni|adalah|ialah|meliputi|mencakup|terdiri|atas|periode|bulan|mulai|dari|tanggal|s\.d\.|"
    rf"sampai dengan)[,:]?{GAP}?){{0,4}}[(]?\Z",
    re.IGNORECASE,
)
"""A part of the year right before its months."""
_TAIL = late(rf"{_YEAR}{GAP}?(?:[(,]{GAP}?)?(?:(?:atau|sebagai|merupakan|yaitu|yakni){GAP})?{_PART}", re.IGNORECASE)
"""One right behind them."""
_NAMELY = late(rf"\b(?:yaitu|yakni){GAP}(?:pada{GAP})?(?:bulan{GAP})?\Z", re.IGNORECASE)
_CLOSE = late(rf"\bakhir{GAP}{_PART}{_YEAR}{GAP}?\(\Z", re.IGNORECASE)
_CLOSED = late(rf"{GAP}?\({GAP}?(?:akhir{GAP})?{_PART}{_YEAR}\)", re.IGNORECASE)
"""A part of the year beside the day that ends it: `30 September 2027 (Triwulan III)`."""
_BRACKET = late(rf"{_YEAR}{GAP}?\(")
_NAMES = ("wulan", "tribulan", "kuartal", "kwartal", "semester", "smt", "cawu", "tw")
"""What the text has in small letters where a part of the year is named."""
_SCHOOL = late(
    r"tahun\s+(?:ajaran|pelajaran|akademik)|20\d\d/20\d\d|ganjil|gasal|genap|mahasiswa|kuliah|siswa|sekolah|"
    r"kurikulum",
    re.IGNORECASE,
)
"""A half-year of a school begins in July."""


_OF_SCHOOL = late(
    r"\btahun\s+(?P<kind>pelajaran|ajaran|akademik)\s+(?P<first>20\d\d)/(?P<last>20\d\d)\b", re.IGNORECASE
)
_WHOLE = 28
"""From which day on a month is whole."""


class _Months(NamedTuple):
    """Months that a text names together, from 1 to 12, and where."""

    start: int
    end: int
    numbers: frozenset[int]


def check_periods(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K415 for a quarter, a third or a half of the year beside months of another.

    And K414 for a school year that is not followed by the next one.
    """
    for located in texts:
        yield from _school_years(located)
        small = located.text.casefold()
        for expression in expressions(located.text) if any(name in small for name in _NAMES) else ():
            for months in _months(located.text, expression):
                part = _part(located.text, months)
                if part is not None:
                    yield from _compared(located, part, months)


def _school_years(located: LocatedText) -> Iterator[Problem]:
    for match in _OF_SCHOOL.finditer(located.text) if "/20" in located.text else ():
        first, last = int(match["first"]), int(match["last"])
        if last != first + 1:
            message = f"tahun {match['kind'].casefold()} “{first}/{last}” bukan dua tahun berurutan."
            remedy = f"tulis {first}/{first + 1} atau {last - 1}/{last}."
            yield warning("K414", message, remedy, located.field, match.start("first"))


def _part(text: str, months: _Months) -> re.Match[str] | None:
    """Return the part of the year that stands right before some months, or in brackets behind them."""
    before = _LEAD.search(text, max(0, months.start - 120), months.start)
    return before or _TAIL.match(text, months.end)


def _compared(located: LocatedText, part: re.Match[str], months: _Months) -> Iterator[Problem]:
    length = _length(part["name"])
    right = _covered(part, length)
    to_date = months.numbers == frozenset(range(1, max(right) + 1))
    if length == 6 and _SCHOOL.search(sentence(located.text, months.start, months.end)):
        return
    if max(right) > 12 or months.numbers <= right or to_date:
        return
    start = part.start("name")
    shown = passage(located.text, min(start, months.start), max(part.end(), months.end))
    named = located.text[start : part.end("last") if part["last"] else part.end("first")]
    message = f"{shown}: {' '.join(named.split())} adalah {_told(right)}."
    fitting = [number for number in range(1, 12 // length + 1) if months.numbers <= _of(number, length)]
    other = f", atau {part['name']} {urutan.roman(fitting[0])}" if fitting and not part["last"] else ""
    yield warning("K415", message, f"tulis {_told(right)}{other}.", located.field, start)


def _length(name: str) -> int:
    return _LENGTHS[name.casefold().rstrip(".")[:3]]


def _of(number: int, length: int) -> frozenset[int]:
    return frozenset(range(length * (number - 1) + 1, length * number + 1))


def _covered(part: re.Match[str], length: int) -> frozenset[int]:
    """Return the months of the part that is named, or of those from one to another."""
    first = _NUMBERS[part["first"].casefold()]
    last = _NUMBERS[part["last"].casefold()] if part["last"] else first
    numbers = range(first, last + 1) if len(part["joint"] or "") != 1 or part["joint"] not in ",&" else (first, last)
    return frozenset().union(*(_of(each, length) for each in (numbers or (first,))))


def _told(months: frozenset[int]) -> str:
    return f"{BULAN[min(months) - 1]}–{BULAN[min(max(months), 12) - 1]}"


def _months(text: str, expression: tuple[Part, ...]) -> Iterator[_Months]:
    """Yield the ranges and the lists of months of an expression, and a month with something in brackets behind it."""
    for first, last in spans(expression):
        if first.day and (first.day > 1 or last.day < _WHOLE or first.month == last.month):
            continue  # days of work or of handing in, not the part of the year itself
        numbers = range(first.month, last.month + 1 + (12 if last.month < first.month else 0))
        yield _Months(first.start, last.end, frozenset((each - 1) % 12 + 1 for each in numbers))
    listed: list[Written] = []
    alone = sum(isinstance(part, Written) for part in expression) == 1
    for part in expression:
        if alone and isinstance(part, Written) and part.day >= _WHOLE and _closes(text, part):
            yield _Months(part.start, part.end, frozenset((part.month,)))
    for part in (*expression, Link(0, "?")):
        if isinstance(part, Written) and not part.day:
            listed.append(part)
        elif not (isinstance(part, Link) and part.sign == ","):
            if len(listed) > 1 or (listed and alone and _is_explained(text, listed[-1])):
                yield _Months(listed[0].start, listed[-1].end, frozenset(each.month for each in listed))
            listed = []


def _is_explained(text: str, month: Written) -> bool:
    """Return whether a month stands behind *yakni*, or something in brackets behind it."""
    return bool(_BRACKET.match(text, month.end) or _NAMELY.search(text, max(0, month.start - 20), month.start))


def _closes(text: str, day: Written) -> bool:
    """Return whether a day is said to end a part of the year."""
    return bool(_CLOSED.match(text, day.end) or _CLOSE.search(text, max(0, day.start - 80), day.start))
