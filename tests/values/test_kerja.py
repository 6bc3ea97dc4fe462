from __future__ import annotations

import datetime
from collections import Counter

import pytest

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates import kerja


def days(first: str, last: str) -> int:
    return kerja.working_days(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2027-02-01", "2027-02-04", 4),
        ("2027-02-05", "2027-02-07", 0),  # joint leave, then a weekend
        ("2027-03-08", "2027-03-15", 0),  # Nyepi, Idul Fitri and the leave around it
        ("2027-12-23", "2028-01-01", None),
        ("2023-12-29", "2024-01-02", None),
        ("2026-12-31", "2027-01-04", 2),
        ("2024-02-12", "2024-02-16", 4),  # the election
        ("2025-08-18", "2025-08-18", 0),  # leave that was added in the year
        ("2027-02-04", "2027-02-01", 0),
    ],
)
def test_working_days_are_those_of_the_joint_decree_and_none_are_guessed(first, last, count):
    if count is None:
        with pytest.raises(InvalidValue) as refused:
            days(first, last)
        assert refused.value.code == "K732"
        assert "2024 sampai 2027" in refused.value.message
    else:
        assert days(first, last) == count


def test_each_year_has_the_days_of_its_decrees():
    """Seventeen holidays and the joint leave, two days of elections in 2024, one of leave added in 2025."""
    counted = Counter(day.year for day in kerja.holidays())
    assert counted == {2024: 17 + 10 + 2, 2025: 17 + 10 + 1, 2026: 17 + 8, 2027: 18 + 8}
    assert list(kerja.holidays()) == sorted(kerja.holidays())
