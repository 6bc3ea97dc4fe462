"""Years in values whose schema says what they are: the fiscal year, the date of a paper."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue
from kakdoc.inputs.typed.gaps import GAP
from kakdoc.papers.next_year.years.in_text import every_year
from kakdoc.papers.next_year.years.shift import Seen, Shift
from kakdoc.values.dates import tanggal

_LEAP = re.compile(r"(?<!\d)29(?!\d)")


def moved_year(text: str, shift: Shift) -> list[Seen]:
    """Return the fiscal year in a value, moved."""
    return [
        Seen(start, end, year, str(year + shift.gap), "tahun anggaran", sure=True)
        for start, end, year in every_year(text)
        if year == shift.source
    ]


def moved_date(text: str, shift: Shift) -> list[Seen]:
    """Return the year of a paper's date, moved; a day in it is for a person to choose anew.

    The 29th of February becomes the 28th where the target's year has no such day.
    """
    found = list(every_year(text))
    if not found:
        return []
    start, end, year = found[-1]
    date = _date(text)
    if not shift.is_near(year) or date is None:
        gap = GAP.search(text)
        reason = "contoh di dalam [isi: …]" if gap else "tanggal naskah; periksa"
        return [Seen(start, end, year, None, reason, sure=bool(gap))]
    moved = Seen(start, end, year, str(year + shift.gap), "tanggal naskah", sure=True)
    if date.hari is None:
        return [moved]
    moved = Seen(start, end, year, moved.new, "tanggal naskah; pilih harinya", sure=False)
    if (date.bulan, date.hari) == (2, 29) and tanggal.days_in(year + shift.gap, 2) < 29:
        day = _LEAP.search(text)
        if day:
            seen = Seen(*day.span(), year, "28", "29 Februari tidak ada di tahun itu", sure=False)
            return sorted([seen, moved], key=lambda each: each.start)
    return [moved]


def _date(text: str) -> tanggal.Tanggal | None:
    try:
        return tanggal.parse(text.strip().strip("\"'"))
    except InvalidValue:
        return None
