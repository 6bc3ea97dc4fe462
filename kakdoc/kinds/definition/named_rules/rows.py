"""What a named rule is asked about: rows, the parameters that a definition gives, and where values stand.

A row answers by the key of a column or, where it has none of that name, of a field of the paper; a dotted name goes
into groups. A value that was left out is None, and no rule says anything about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.people import nip
from kakdoc.values.people.nip import Nip

Row = Mapping[str, Any]
Parameters = Mapping[str, str]
"""What stands in `dengan:`, by the names of the rule: mostly names of fields."""
Where = Callable[[int, str], FieldPath]
"""Tells where the value of a name stands in the row of an index (from 0)."""

_SERVICE = re.compile(
    r"(?P<tahun>\d{1,2})(?: ?(?:tahun|th\.?|thn\.?))?(?:,? ?(?P<bulan>\d{1,2}) ?(?:bulan|bln\.?|bl\.?))?"
)


def value(row: Row, name: str) -> Any:
    """Return the value of a name, through groups where it is dotted; None where there is none."""
    found: Any = row
    for step in name.split("."):
        found = found.get(step) if isinstance(found, Mapping) else getattr(found, step, None)
    return found


def given(row: Row, parameters: Parameters, name: str) -> Any:
    """Return what a parameter points to in a row; a figure in the definition is meant itself."""
    pointed = parameters.get(name)
    if pointed is None or is_figure(pointed):
        return pointed
    return value(row, pointed)


def is_figure(pointed: str) -> bool:
    """Return whether what a definition gives for a field is a figure instead: `bup: 58`."""
    return pointed.isdecimal()


def listed(pointed: str, sign: str) -> list[str]:
    """Return what a definition lists in one text, with a sign between."""
    return [each.strip() for each in pointed.split(sign) if each.strip()]


def date(row: Row, parameters: Parameters, name: str) -> Tanggal | None:
    """Return the date that a parameter points to."""
    found = given(row, parameters, name)
    return found if isinstance(found, Tanggal) else None


def number(row: Row, parameters: Parameters, name: str) -> Nip | None:
    """Return the NIP that a parameter points to; one that is none is told where it is read."""
    found = given(row, parameters, name)
    try:
        return nip.parse(str(found)) if found is not None else None
    except InvalidValue:
        return None


def text(row: Row, parameters: Parameters, name: str) -> str:
    """Return the text that a parameter points to, with single blanks; empty where there is none."""
    found = given(row, parameters, name)
    if isinstance(found, Decimal):
        found = f"{found:f}".rstrip("0").rstrip(".") if "." in f"{found:f}" else f"{found:f}"
    return "" if found is None else " ".join(str(found).split())


def service(row: Row, parameters: Parameters, years: str, months: str = "") -> tuple[int, int] | None:
    """Return years and months of service, from two figures or from `12 tahun 3 bulan`; None where neither is there."""
    found = _SERVICE.fullmatch(text(row, parameters, years).casefold())
    if found is None:
        return None
    apart = text(row, parameters, months) if months else ""
    return int(found["tahun"]), int(apart if is_figure(apart) else found["bulan"] or 0)


def months_between(earlier: Tanggal, later: Tanggal) -> int:
    """Return the months from one date to another, days aside."""
    return (later.tahun - earlier.tahun) * 12 + later.bulan - earlier.bulan


def is_before(one: Tanggal, other: Tanggal) -> bool:
    """Return whether a date lies before another for sure: where a day is blank only months are compared."""
    if one.hari is None or other.hari is None:
        return (one.tahun, one.bulan) < (other.tahun, other.bulan)
    return (one.tahun, one.bulan, one.hari) < (other.tahun, other.bulan, other.hari)
