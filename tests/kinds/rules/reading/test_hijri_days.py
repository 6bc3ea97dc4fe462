"""Hijri dates by arithmetic, against the days that the government has set."""

from __future__ import annotations

import datetime

import pytest

from kakdoc.values.dates import hijriah, kerja

OFFICIAL = """
1432-10-01 2011-08-31, 1433-10-01 2012-08-19, 1434-09-01 2013-07-10, 1435-10-01 2014-07-28, 1436-10-01 2015-07-17,
1438-10-01 2017-06-25, 1439-10-01 2018-06-15, 1440-10-01 2019-06-05, 1441-10-01 2020-05-24, 1442-10-01 2021-05-13,
1443-10-01 2022-05-02, 1443-12-10 2022-07-10, 1444-10-01 2023-04-22, 1444-12-10 2023-06-29, 1445-07-27 2024-02-08,
1445-10-01 2024-04-10, 1445-12-10 2024-06-17, 1446-01-01 2024-07-07, 1446-03-12 2024-09-16, 1446-07-27 2025-01-27,
1446-10-01 2025-03-31, 1446-12-10 2025-06-06, 1447-01-01 2025-06-27, 1447-03-12 2025-09-05, 1447-07-27 2026-01-16,
1447-10-01 2026-03-21, 1447-12-10 2026-05-27, 1448-01-01 2026-06-16, 1448-03-12 2026-08-25, 1448-07-27 2027-01-05,
1448-10-01 2027-03-10, 1448-12-10 2027-05-17, 1449-01-01 2027-06-06, 1449-03-12 2027-08-15, 1449-07-27 2027-12-26
"""
"""Idulfitri, Iduladha, Maulid, Isra Mikraj, 1 Muharam and 1 Ramadan, by the joint decrees and the ministry's sessions."""
PAIRS = [each.split() for each in OFFICIAL.split(",")]


def test_the_arithmetic_calendar_is_never_two_days_off():
    off = []
    for hijri, day in PAIRS:
        computed = hijriah.date_of(*map(int, hijri.split("-")))
        off.append((datetime.date.fromisoformat(day) - computed).days)
    assert len(off) == 35
    assert set(off) <= {-1, 0, 1}


def test_the_days_of_the_list_are_days_off():
    known = [datetime.date.fromisoformat(day) for _, day in PAIRS if day >= "2024-01-01"]
    assert [day for day in known if day not in kerja.holidays()] == []


@pytest.mark.parametrize("hijri", [(1447, 7, 22), (1445, 9, 30), (1448, 1, 1), (1446, 12, 29), (1444, 2, 15)])
def test_a_day_that_is_computed_is_written_as_it_was(hijri):
    year, month, day = hijri
    assert hijriah.written(hijriah.date_of(*hijri)) == f"{day} {hijriah.BULAN[month - 1]} {year} H"
