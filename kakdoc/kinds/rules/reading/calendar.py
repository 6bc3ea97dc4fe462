"""All that is read of dates, spans of time and hours in texts alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading import hijri, hours, letters, periods, real_days, spans, weekdays


def check_calendar(texts: Sequence[LocatedText], year: int) -> Iterator[Problem]:
    """Yield K410 to K419 and K423; `year` is that of the paper, for dates that name none."""
    yield from weekdays.check_weekdays(texts, year)
    yield from real_days.check_days(texts)
    yield from spans.check_spans(texts, year)
    yield from periods.check_periods(texts)
    yield from letters.check_letters(texts)
    yield from hours.check_hours(texts)
    yield from hijri.check_hijri(texts)
