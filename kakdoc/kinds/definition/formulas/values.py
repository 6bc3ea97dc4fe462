"""What formulas compute with: numbers, texts, dates, rows and columns, each told from the others.

The scope of a formula gives plain values: int, Decimal, text, bool, `Tanggal`, None for what is blank, a mapping for a
group or a row, a sequence for a table or a list. A number may also be something whose `hasil` is one (a coefficient).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kakdoc.base.problems import suggestion
from kakdoc.kinds.definition.formulas import errors
from kakdoc.kinds.definition.formulas.numbers import Number
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.shape import fields
from kakdoc.values.dates.tanggal import Tanggal

HEADING = "induk"
"""The key of a row that is a heading: its sums stand in the rows beneath it already."""
_SORTS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((type(None),), "kosong"), ((bool,), "ya atau tidak"), ((int, Decimal, Fraction), "bilangan"), ((str,), "teks"),
    ((Tanggal,), "tanggal"), ((Mapping, Model), "kelompok isian"), ((Sequence,), "tabel atau daftar"),
)  # fmt: skip
_DATE_PARTS = frozenset({"tahun", "bulan", "hari", "nama_hari"})

_TIME = re.compile(r"(\d\d\.\d\d)(?: WI(?:B|TA|T))?")


class Picked(tuple[Any, ...]):
    """Rows that a formula picked itself: headings among them were meant."""

    __slots__ = ()


def number(value: Any, what: str) -> Number:
    """Return a value as a number. Raises FormulaError K724, K725, which name it by `what`."""
    value = getattr(value, "hasil", value)
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return value
    if value is None:
        raise blank(what)
    raise errors.unfit(f"{_called(what)} {sort(value)}, bukan bilangan.", "hitung hanya dengan isian bertipe bilangan.")


def blank(what: str) -> errors.FormulaError:
    """Return the error of a value that was left blank."""
    remedy = f"isi, atau tulis `isi({what or 'isian'}, 0)` di rumusnya."
    return errors.empty(f"{_called(what)} kosong, padahal dihitung.", remedy)


def _called(what: str) -> str:
    return f"“{what}”" if what else "sebuah nilai"


def sort(value: Any) -> str:
    """Return what sort of value something is, as messages say it."""
    return next((name for types, name in _SORTS if isinstance(value, types)), "nilai lain")


def holds(value: Any) -> bool:
    """Return whether a condition holds: what is blank, empty or zero does not."""
    return bool(getattr(value, "hasil", value))


def part(value: Any, name: str, what: str) -> Any:
    """Return a part of a value: of a table its column; of what is blank nothing. Raises FormulaError K721, K725."""
    match value:
        case None:
            return None
        case Mapping():
            return _key(value, name, what)
        case Tanggal() if name in _DATE_PARTS:
            return getattr(value, name)
        case Model():
            return getattr(value, name) if name in fields(type(value)) else _key({}, name, what)
        case str() | bool() | int() | Decimal():
            pass
        case Sequence():
            return tuple(_column(value, name, what))
        case _ if name in ("teks", "hasil") and hasattr(value, name):
            return getattr(value, name)
    raise errors.unfit(f"{_called(what)} {sort(value)}, tidak mempunyai “{name}”.", "periksa nama di belakang titik.")


def _key(value: Mapping[str, Any], name: str, what: str) -> Any:
    if name not in value:
        raise errors.unknown(f"{_called(what)} tidak mempunyai “{name}”.", suggestion(name, value))
    return value[name]


def _column(rows: Sequence[Any], name: str, what: str) -> Iterator[Any]:
    """Yield the cells of a column, of tables within a table all of them."""
    for row in rows:
        if isinstance(row, Mapping) and row.get(HEADING) is True and not isinstance(rows, Picked):
            continue
        found = part(row, name, what)
        if isinstance(found, Sequence) and not isinstance(found, str):
            yield from found
        else:
            yield found


def same(left: Any, right: Any) -> bool:
    """Return whether two values are equal; of two sorts that cannot be is an error, not a no. Raises FormulaError K725.

    What is blank is equal to no text and to nothing else; beside a number it is an error, because it may mean zero.
    """
    left, right = getattr(left, "hasil", left), getattr(right, "hasil", right)
    if left is None or right is None:
        if "bilangan" in (sort(left), sort(right)):
            raise blank("")
        return left is right
    if sort(left) != sort(right):
        raise errors.unfit(f"{sort(left)} dibandingkan dengan {sort(right)}.", "bandingkan yang sejenis.")
    return bool(left == right)


def times(left: Any, right: Any) -> tuple[str, str] | None:
    """Return two times of day to compare, without their zones; None where one of both is no time."""
    found = [_TIME.fullmatch(each) for each in (left, right) if isinstance(each, str)]
    return (found[0][1], found[1][1]) if len(found) == 2 and found[0] and found[1] else None


def date(value: Any, what: str) -> datetime.date:
    """Return a value as a day of the calendar. Raises FormulaError K724, K725."""
    if value is None:
        raise blank(what)
    if not isinstance(value, Tanggal):
        raise errors.unfit(f"{_called(what)} {sort(value)}, bukan tanggal.", "pakai isian bertipe tanggal.")
    found = value.date()
    if found is None:
        raise errors.empty(f"tanggal “{value}” belum lengkap, padahal dihitung.", "isi juga harinya.")
    return found
