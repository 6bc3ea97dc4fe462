"""Checks on spans of time: their length, and that they do not end before they begin (docs/aturan.md F.5)."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.passages import passage
from kakdoc.kinds.rules.reading.real_days import is_counted
from kakdoc.values.dates import kerja
from kakdoc.values.dates.prose.dates import Link, Part, Weekday, Written, expressions
from kakdoc.values.dates.prose.groups import Group, grouped
from kakdoc.values.dates.prose.tokens import GAP, NUMBER, TO, WEEKDAY, spelled, weekday
from kakdoc.values.dates.tanggal import HARI
from kakdoc.values.text.seldom import late

_SAYS = (
    rf"(?:(?P<figure>\d{{1,3}}){GAP}?(?:\((?P<words>[^()]{{3,40}})\){GAP}?)?|(?P<spelled>{NUMBER}(?:{GAP}{NUMBER}){{0,3}}){GAP})"
    rf"(?P<unit>hari{GAP}kerja|hari|minggu|bulan)\b"
)
_LENGTH = late(rf"(?<![\w.,/–-]){_SAYS}", re.IGNORECASE)
_BEFORE = late(
    rf"(?<![\w.,/–-]){_SAYS}(?:{GAP}kalender)?{GAP}?[,:(]?{GAP}?(?:(?:yaitu|yakni|dari|mulai|pada|sejak|terhitung|"
    rf"selama|hari|dan|tanggal|tgl\.?|bulan|dimulai|(?:di)?laksanakan|{WEEKDAY}|{TO})[,:]?{GAP}?){{0,6}}\Z",
    re.IGNORECASE,
)
"""A length right before its span."""
_AFTER = late(
    rf"(?:,?{GAP}(?:bertempat{GAP})?di{GAP}[^.,;:\d\n]{{2,60}}?,?{GAP}selama{GAP}"
    rf"|{GAP}?[,(]?{GAP}?(?:(?:selama|atau|yaitu|yakni|=){GAP})?){_SAYS}(?={GAP}?(?:[).,;]|\Z|kalender))",
    re.IGNORECASE,
)
"""A length right behind its span, or behind the place that follows it."""
_SHARED = late(
    r"\b(?:masing-masing|setiap|tiap|per|kali|angkatan|gelombang|tahap|efektif|minimal|maksimal|paling|kurang|lebih|"
    r"sekitar|sebelum|sesudah|setelah)\b|@",
    re.IGNORECASE,
)
"""Words that say that a length is that of a part, or of no span at all."""
_WORKWEEK = late(
    rf"(?<![\w.,/–-]){_SAYS}(?:{GAP}?(?:seminggu|sepekan|per minggu))?{GAP}?[,:(]{GAP}?(?:hari{GAP})?"
    rf"(?P<first>{WEEKDAY}){GAP}?(?:{TO}){GAP}?(?:hari{GAP})?(?P<last>{WEEKDAY})\b(?!{GAP}?[,/(]?{GAP}?(?:tanggal|\d))",
    re.IGNORECASE,
)


_OPENED = late(r"\b(?:dibuka|dimulai|mulai|diawali)\b[^.;\d]{0,30}", re.IGNORECASE)
_AND_CLOSED = late(r"[^.;\d]{0,30}\b(?:ditutup|berakhir|diakhiri|selesai|rampung)\b[^.;\d]{0,30}", re.IGNORECASE)
"""What stands between the days on which something is opened and closed."""
_TWO_YEARS = late(r"20\d\d\W{0,3}(?:s\W?d\W{0,2}|sampai|hingga|-|–).{0,16}20\d\d")
"""What every such span holds; looked for first, because it is quickly found."""
_YEARS = late(
    rf"\b(?:tahun|periode|renstra|rpjmd|rpjmn|rpjmdes){GAP}(?:tahun{GAP})?(?P<first>20\d\d){GAP}?(?:{TO}){GAP}?(?:tahun{GAP})?"
    r"(?P<last>20\d\d)(?![\d/])",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """The first and the last of a range, as written."""

    first: Written
    last: Written


def check_spans(texts: Iterable[LocatedText], year: int) -> Iterator[Problem]:
    """Yield K413 for a length that is not that of its span, K414 for a span that ends before it begins.

    `year` is taken for dates that name none.
    """
    for located in texts:
        for expression in expressions(located.text):
            joined = [each for each in grouped(expression) if each.signs not in ("", "–") and each.dates]
            listed = {date for each in joined for date in each.dates}
            for span in spans(expression):
                if _is_reversed(span) and not is_counted(located.text, span.first):
                    yield _reversed(located, span.first.start, span.last.end)
                elif span.first not in listed:
                    yield from _check_length(located, span, partial(_lengths, span, year))
            for each in joined:
                whole = Span(each.dates[0], each.dates[-1])
                yield from _check_length(located, whole, partial(_listed, each, year))
        for match in _YEARS.finditer(located.text) if _TWO_YEARS.search(located.text) else ():
            if match["first"] > match["last"]:
                yield _reversed(located, match.start("first"), match.end())
        yield from _check_weeks(located)
        yield from _check_closing(located)


def _check_closing(located: LocatedText) -> Iterator[Problem]:
    """Yield K414 for what is closed on a day before that on which it is opened."""
    if not _OPENED.search(located.text):
        return
    dates = [part for each in expressions(located.text) for part in each if isinstance(part, Written) and part.day]
    for first, last in pairwise(dates):
        opened = _OPENED.search(located.text, max(0, first.start - 60), first.start)
        if opened and _AND_CLOSED.fullmatch(located.text, first.end, last.start) and _is_reversed(Span(first, last)):
            yield _reversed(located, first.start, last.end)


def _check_weeks(located: LocatedText) -> Iterator[Problem]:
    """Yield K413 for a number of working days that is not that of the weekdays beside it."""
    small = located.text.casefold()
    weekdays = "hari" in small and any(name.casefold() in small for name in HARI[:6])
    for match in _WORKWEEK.finditer(located.text) if weekdays else ():
        days, said = (weekday(match["last"]) - weekday(match["first"])) % 7 + 1, _said(match)
        if days != said and match["unit"].casefold() not in ("minggu", "bulan"):
            shown = passage(located.text, match.start(), match.end())
            message = f"{shown} berlangsung {days} hari, bukan {said} hari."
            yield warning("K413", message, "betulkan lamanya atau harinya.", located.field, match.start())


def _said(match: re.Match[str]) -> int:
    return int(match["figure"]) if match["figure"] else spelled(match["spelled"])


def spans(expression: Sequence[Part]) -> Iterator[Span]:
    """Yield the ranges of an expression that name both ends in the same way."""
    dates = [(at, part) for at, part in enumerate(expression) if isinstance(part, Written)]
    for (at, first), (behind, last) in itertools.pairwise(dates):
        between = [each for each in expression[at + 1 : behind] if not isinstance(each, Weekday)]
        signs = "".join(each.sign for each in between if isinstance(each, Link)).replace(",", "")
        if signs == "–" and bool(first.day) == bool(last.day) and first.exists() and last.exists():
            yield Span(first, last)


def _is_reversed(span: Span) -> bool:
    first, last = span
    if first.inherited and first.month != last.month:
        return False  # over the end of a year, or in another one
    if not first.year and not last.year and first.month != last.month:
        return False
    return (first.year or last.year, first.month, first.day) > (last.year or first.year, last.month, last.day)


def _reversed(located: LocatedText, start: int, end: int) -> Problem:
    message = f"{passage(located.text, start, end)} berakhir sebelum dimulai."
    return warning("K414", message, "betulkan awal atau akhirnya.", located.field, start)


def _check_length(located: LocatedText, span: Span, lengths: Callable[[str], Sequence[int]]) -> Iterator[Problem]:
    found = _length(located.text, span)
    if found is None:
        return
    said, unit = _said(found), " ".join(found["unit"].casefold().split())
    right = lengths(unit)
    if right and said not in right:
        shown = passage(located.text, min(span.first.start, found.start()), max(span.last.end, found.end()))
        message = f"{shown} berlangsung {right[0]} {unit}, bukan {said} {unit}."
        yield warning("K413", message, "betulkan lamanya atau tanggalnya.", located.field, found.start())


def _listed(group: Group, year: int, unit: str) -> list[int]:
    """Return how many days, or months, a list of them has; none for another unit."""
    dates = group.dates
    if unit == "bulan":
        return [] if "–" in group.signs or any(each.day for each in dates) else [len(dates)]
    days = [each.date() or each._replace(year=each.year or year).date() for each in dates]
    total = len(days)
    for sign, (first, last) in zip(group.signs, pairwise(days), strict=True):
        if first is None or last is None or last <= first:
            return []
        total += (last - first).days - 1 if sign == "–" else 0
    return [total] if unit.startswith("hari") else []


def _length(text: str, span: Span) -> re.Match[str] | None:
    """Return the length that is said of a span, None where it may be that of something else."""
    start, end = max(0, span.first.start - 150), span.last.end
    around = text[start : end + 60].casefold()
    if not any(unit in around for unit in ("hari", "minggu", "bulan")):
        return None
    before = list(_LENGTH.finditer(text, start, span.first.start))
    found = _BEFORE.match(text, before[-1].start(), span.first.start) if before else _AFTER.match(text, end)
    found = found or _AFTER.match(text, end)
    if (
        found is None
        or _SHARED.search(text, max(0, found.start() - 40), found.end())
        or _SHARED.match(text, found.end() + 1)
    ):
        return None
    return found


def _lengths(span: Span, year: int, unit: str) -> list[int]:
    """Return the lengths that a span may be said to have, the exact one first; none where it has no days."""
    first, last = span
    if unit == "bulan":
        return _months(first, last)
    if not first.day:
        return []
    year = first.year or year
    try:
        one = datetime.date(year, first.month, first.day)
        other = datetime.date(last.year or year, last.month, last.day)
    except ValueError:
        return []
    days = (other - one).days + 1
    if days < 1:
        return []
    if unit == "minggu":
        return sorted(
            {-(-days // 7), round(days / 7), days // 7, other.isocalendar()[1] - one.isocalendar()[1] + 1}, reverse=True
        )
    working = _working(one, other)
    if unit != "hari":
        return [*working, _count(one, other, 6)]
    # Over a weekend the days of work may be meant; whoever plans on a holiday has forgotten it.
    over_weekend = _count(one, other, 5) < days and max(one.weekday(), other.weekday()) < 5
    return [days, *(working if over_weekend else ()), *([days - 1] if days > 13 else ())]


def _working(one: datetime.date, other: datetime.date) -> list[int]:
    """Return the working days of a span, without the days off as far as they are known, and with them."""
    try:
        return [kerja.working_days(one, other), _count(one, other, 5)]
    except InvalidValue:
        return [_count(one, other, 5)]


def _count(one: datetime.date, other: datetime.date, week: int) -> int:
    """Return how many of the first days of weeks there are in a span."""
    span = range((other - one).days + 1)
    return sum((one + datetime.timedelta(each)).weekday() < week for each in span)


def _months(first: Written, last: Written) -> list[int]:
    """Return how many months a span has, the exact count first."""
    between = (last.month - first.month) + 12 * (last.year - first.year if first.year and last.year else 0)
    if not (first.year and last.year):
        between %= 12
    if not first.day:
        return [between + 1]
    full = between + (last.day + 1 - first.day) / 30
    return sorted({round(full), int(full), -(-int(full * 30) // 30)}, key=lambda each: abs(each - full))
