"""Checks on weekdays beside dates (docs/aturan.md F.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.real_days import disputed
from kakdoc.kinds.rules.tables import tables
from kakdoc.values.dates.prose.dates import Part, Weekday, Written, expressions
from kakdoc.values.dates.prose.groups import Group, grouped
from kakdoc.values.dates.prose.tokens import WEEKDAY, weekday
from kakdoc.values.dates.tanggal import HARI
from kakdoc.values.text.seldom import late

_RECURRING = late(r"\b(?:setiap|tiap|tiap-tiap|per|selain|kecuali)(?:[^\S\n]+hari)?[^\S\n]*\Z", re.IGNORECASE)
_ALONE = late(rf"\s*{WEEKDAY}\s*", re.IGNORECASE)
"""A cell that holds a weekday and nothing else."""


def check_weekdays(texts: Sequence[LocatedText], year: int) -> Iterator[Problem]:
    """Yield K410 for a weekday that is not that of the date beside it.

    A date without a year is that of a year beside `year`, that of the paper, or of this one.
    """
    for located in texts:
        for expression in expressions(located.text):
            doubted = {one for one, _, _ in disputed(expression)}
            for day, date in _pairs(located.text, expression):
                if date not in doubted:
                    yield from _compared(located, day.text, day.value, date, year)
    yield from _check_cells(texts, year)


def _check_cells(texts: Sequence[LocatedText], year: int) -> Iterator[Problem]:
    """Yield K410 for a weekday in a cell of its own that is not that of the date in its row."""
    named_before: LocatedText | None = None
    for before, located in pairwise(texts):
        if not (located.is_cell and before.is_cell and before.field[:-1] == located.field[:-1]):
            continue
        if _ALONE.fullmatch(before.text):
            named_before = located
            yield from _check_row(before.text.strip(), located, year)
        elif before is not named_before and _ALONE.fullmatch(located.text):
            yield from _check_row(located.text.strip(), before, year)
    for table in tables(texts):
        named, dated = table.column("hari", without=("tanggal",)), table.column("tanggal")
        if named is None or dated is None or abs(named - dated) == 1:
            continue  # side by side they are read as one text
        for row in table.rows:
            if max(named, dated) < len(row) and _ALONE.fullmatch(row[named].text):
                cell = LocatedText(row[dated].field, row[dated].text, names_activities=False)
                yield from _check_row(row[named].text, cell, year)


def _check_row(named: str, located: LocatedText, year: int) -> Iterator[Problem]:
    parts = [part for each in expressions(located.text) for part in each]
    if len(parts) == 1 and isinstance(parts[0], Written):
        yield from _compared(located, named, weekday(named), parts[0], year)


def _compared(located: LocatedText, named: str, value: int, date: Written, year: int) -> Iterator[Problem]:
    years = [date.year] if date.year else [year, year - 1, year + 1]
    days = [day for each in years if (day := date._replace(year=each).date())]
    if len(days) < len(years) or any(day.weekday() == value for day in days):
        return
    right = HARI[days[0].weekday()]
    message = f"{date._replace(year=years[0])} jatuh pada hari {right}, bukan {' '.join(named.split())}."
    yield warning("K410", message, f"tulis “{right}”, atau betulkan tanggalnya.", located.field, date.start)


def _pairs(text: str, expression: Sequence[Part]) -> Iterator[tuple[Weekday, Written]]:
    """Yield each weekday with its date; none where the text leaves open which is meant."""
    groups = grouped(expression)
    backward = len(groups) > 1 and _is_date(groups[0]) and not _is_date(groups[-1])
    for one, other in pairwise(groups):
        days, dates = (other, one) if _is_date(one) else (one, other)
        if _is_date(one) == _is_date(other) or _RECURRING.search(
            text, max(0, days.items[0].start - 30), days.items[0].start
        ):
            continue
        bracketed = other.gap == "(" and other.behind.startswith(")")
        if _is_date(one) and not (bracketed or (backward and other.gap in ("", ","))):
            continue
        taken = not _is_date(one) and one.gap == "(" and one.behind.startswith(")")
        if not taken and other.gap in ("", ",", "(", ",("):
            yield from _matched(days, dates)


def _is_date(group: Group) -> bool:
    return bool(group.dates)


def _matched(days: Group, dates: Group) -> Iterator[tuple[Weekday, Written]]:
    named = [each for each in days.items if isinstance(each, Weekday)]
    known = [each for each in dates.dates if each.day]
    if len(known) != len(dates.items):
        return
    if len(named) == 1 and len(known) > 1:
        if not any((day := each.date()) is None or day.weekday() == named[0].value for each in known):
            yield named[0], known[0]
    elif "–" in days.signs:
        if len(named) == 2 and len(known) > 1:
            yield from zip(named, (known[0], known[-1]), strict=True)
    elif len(named) == len(known):
        yield from zip(named, known, strict=True)
