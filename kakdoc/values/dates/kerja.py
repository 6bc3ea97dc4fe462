"""Working days: Monday to Friday without public holidays and joint leave (libur nasional, cuti bersama).

The days are data of the joint decrees of the ministers, year by year (SKB Libur Nasional dan Cuti Bersama). A year
without its decree is not guessed.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates.tanggal import days_in

_DATA = Path(__file__).with_name("libur.csv")


@cache
def holidays() -> Mapping[datetime.date, str]:
    """Return the names of the days off that do not fall on a weekend by rule, in the years that are known."""
    with _DATA.open(encoding="utf-8", newline="") as rows:
        return {datetime.date.fromisoformat(row["tanggal"]): row["nama"] for row in csv.DictReader(rows)}


def _known_years() -> range:
    """Return the years whose days off are known."""
    years = {day.year for day in holidays()}
    return range(min(years), max(years) + 1)


def working_days(first: datetime.date, last: datetime.date) -> int:
    """Return how many working days there are from one day to another, both counted; none where they are reversed.

    Raises InvalidValue K732 where a year is touched whose days off are not known.
    """
    years = _known_years()
    for day in (first, last):
        if day.year not in years:
            raise InvalidValue(
                "K732",
                f"hari libur tahun {day.year} belum diketahui; yang diketahui {years[0]} sampai {years[-1]}.",
                "perbarui kakdoc sesudah SKB hari liburnya terbit, atau ketik banyaknya hari kerja.",
            )
    span = (first + datetime.timedelta(days) for days in range((last - first).days + 1))
    return sum(1 for day in span if day.weekday() < 5 and day not in holidays())


def last_working_day(year: int, month: int) -> datetime.date:
    """Return the last day of a month on which offices work; days off of a year that is not known are not taken off."""
    day = datetime.date(year, month, days_in(year, month))
    while day.weekday() > 4 or day in holidays():
        day -= datetime.timedelta(days=1)
    return day
