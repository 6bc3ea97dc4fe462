"""Hijri dates, in the arithmetic calendar of thirty years with eleven leap years.

The official calendar of Indonesia follows the sighting of the moon. Of 35 official dates from 2011 to 2027 (Idulfitri,
Iduladha, Maulid, Isra Mikraj, 1 Muharam) the arithmetic one differs by a day in 12 and by more in none, so a date
is told wrong only where it is two days off.
"""

from __future__ import annotations

import datetime

BULAN = (
    "Muharam", "Safar", "Rabiulawal", "Rabiulakhir", "Jumadilawal", "Jumadilakhir",
    "Rajab", "Syakban", "Ramadan", "Syawal", "Zulkaidah", "Zulhijah",
)  # fmt: skip
"""The months by their names in KBBI."""
PATTERNS = (
    "Muh?arr?am", "Sh?afar", "Rab[iī]['’‘]?[ -]?ul[ -]?aww?al", "Rab[iī]['’‘]?[ -]?(?:ul|uts)[ -]?(?:akhir|t?sani)",
    "Jumad(?:il|al)[ -]?(?:aww?al|ula)", "Jumad(?:il|al|its|ats)[ -]?(?:akhir|t?saniy?ah?)", "Rajab", "Sya['’‘]?k?ban",
    "Ramadh?an", "Syaww?al", "D?Zul[ -]?(?:kaidah|q['’‘]?a['’‘]?i?dah)", "D?Zul[ -]?hijj?ah",
)  # fmt: skip
"""How people write their names, month by month."""
_EPOCH = 227014
"""The ordinal of the day before 1 Muharam 1."""


def date_of(year: int, month: int, day: int) -> datetime.date:
    """Return the day of a Hijri date, right to about a day."""
    return datetime.date.fromordinal(
        day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH
    )


def written(day: datetime.date) -> str:
    """Return a day as `22 Rajab 1447 H`, right to about a day."""
    year = (30 * (day.toordinal() - _EPOCH) + 10646) // 10631
    year -= date_of(year, 1, 1) > day
    month = next(each for each in range(12, 0, -1) if date_of(year, each, 1) <= day)
    return f"{(day - date_of(year, month, 1)).days + 1} {BULAN[month - 1]} {year} H"
