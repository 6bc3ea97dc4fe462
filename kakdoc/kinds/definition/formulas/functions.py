"""The functions of formulas, one row each: how it is written, how much it takes, what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from kakdoc.kinds.definition.formulas import errors, numbers
from kakdoc.kinds.definition.formulas.calculating import Calculation
from kakdoc.kinds.definition.formulas.numbers import Number, Rounding
from kakdoc.kinds.definition.formulas.values import HEADING, Picked, blank, date, number, part, same, sort
from kakdoc.values import terbilang
from kakdoc.values.dates import kerja
from kakdoc.values.dates.tanggal import Tanggal

MANY = 20
"""The most values that a function is given one by one."""


class Function(NamedTuple):
    """One function; `literal` is the place of what is given as a text of its own, such as the name of a column."""

    usage: str
    least: int
    most: int
    compute: Callable[..., Any]
    literal: int | None = None


def _cells(calculation: Calculation, given: Iterable[Any]) -> list[Any]:
    """Return single values and those of columns in one row, without what is blank."""
    found: list[Any] = []
    for each in given:
        found += each if isinstance(each, Sequence) and not isinstance(each, str) else [each]
    calculation.spend(len(found))
    return [each for each in found if each is not None]


def _total(calculation: Calculation, *given: Any) -> Number:
    total: Number = 0
    for each in _cells(calculation, given):
        total = numbers.add(total, number(each, ""))
    return total


def _count(calculation: Calculation, given: Any) -> int:
    if given is None:
        return 0
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise errors.unfit(f"yang dibilang {sort(given)}, bukan tabel atau daftar.", "tulis `banyak(tabel)`.")
    rows = [each for each in given if not (isinstance(each, Mapping) and each.get(HEADING) is True)]
    return len(_cells(calculation, [given if isinstance(given, Picked) else rows]))


def _mean(calculation: Calculation, *given: Any) -> Number:
    found = _cells(calculation, given)
    if not found:
        raise errors.divided_by_zero("tidak ada nilai yang dapat dirata-rata.", "isi paling sedikit satu.")
    return numbers.divide(_total(calculation, found), len(found))


def _outermost(pick: Callable[[Any], Any]) -> Callable[..., Any]:
    def find(calculation: Calculation, *given: Any) -> Any:
        found = _cells(calculation, given)
        if not found:
            raise errors.empty("tidak ada nilai yang dapat dibandingkan.", "isi paling sedikit satu.")
        if all(isinstance(each, Tanggal) for each in found):
            return pick((date(each, ""), at, each) for at, each in enumerate(found))[2]
        return pick(_comparable(number(each, "")) for each in found)

    return find


def _comparable(value: Number) -> Number:
    return numbers.settled(value) if not isinstance(value, Fraction) else value


def _words(_: Calculation, value: Any, unit: str = "rupiah") -> str:
    amount = numbers.settled(number(value, ""))
    if unit == "rupiah":
        if not isinstance(amount, int):
            amount = numbers.rounded(amount, 2, _unrounded)
            amount = amount if isinstance(amount, int) else amount.quantize(numbers.CENT)
        return terbilang.spell_rupiah(amount)
    if not isinstance(amount, int):
        raise errors.unfit(f"terbilang dari pecahan {amount}.", "bulatkan dulu: `terbilang(bulat(…))`.")
    return f"{terbilang.spell(amount)} {unit}"


def _unrounded(value: Fraction) -> int:
    if value.denominator != 1:
        raise errors.unfit("terbilang dari pecahan sen.", "bulatkan dulu: `terbilang(bulat(…))`.")
    return value.numerator


def _days(_: Calculation, first: Any, last: Any) -> int:
    begin, end = date(first, ""), date(last, "")
    if end < begin:
        raise errors.unfit(f"{last} mendahului {first}.", "periksa kedua tanggalnya.")
    return (end - begin).days + 1


def _working_days(calculation: Calculation, first: Any, last: Any) -> int:
    calculation.spend(_days(calculation, first, last))
    return kerja.working_days(date(first, ""), date(last, ""))


def _day_off(_: Calculation, day: Any) -> str:
    """Return the name of a day off, nothing for another day, and of a year that is not known."""
    return kerja.holidays().get(date(day, ""), "")


def _rounding(rounding: Rounding) -> Callable[..., Any]:
    def compute(_: Calculation, value: Any, digits: Any = 0) -> Any:
        if not isinstance(digits, int) or isinstance(digits, bool) or not -15 <= digits <= 15:
            raise errors.unfit("banyaknya angka di belakang koma bukan -15 sampai 15.", "tulis `bulat(nilai, 2)`.")
        return numbers.rounded(number(value, ""), digits, rounding)

    return compute


def _looked_up(calculation: Calculation, table: str, *given: Any) -> Any:
    *keys, when = given
    if any(each is None for each in keys):
        raise blank("kunci")
    if not isinstance(when, Tanggal | int):
        raise errors.unfit(f"yang terakhir {sort(when)}, bukan tanggal.", 'tulis `cari("tarif", kunci, tanggal)`.')
    return calculation.tariff(table).find(tuple(keys), when)


def _rows(calculation: Calculation, table: Any, column: str, value: Any) -> Picked:
    """Return the rows of a value in a column; none of a table that is not there, as before the first month."""
    if table is None:
        return Picked()
    if not isinstance(table, Sequence) or isinstance(table, str):
        raise errors.unfit(f"yang dicari {sort(table)}, bukan tabel.", 'tulis `saring(tabel, "kolom", nilai)`.')
    calculation.spend(len(table))
    return Picked(each for each in table if _is(part(each, column, ""), value))


def _is(cell: Any, value: Any) -> bool:
    return cell is not None and value is not None and same(cell, value)


def _row(calculation: Calculation, table: Any, column: str, value: Any) -> Any:
    found = _rows(calculation, table, column, value)
    if len(found) > 1:
        message = f"ada {len(found)} baris yang “{column}”-nya “{value}”."
        raise errors.unfit(message, "pakai `saring` untuk beberapa baris, atau betulkan yang ganda.")
    return found[0] if found else None


def _up_to(calculation: Calculation, column: Any, last: Any) -> tuple[Any, ...]:
    if not isinstance(column, Sequence) or isinstance(column, str) or not isinstance(last, int):
        raise errors.unfit("`sampai` memerlukan kolom dan nomor baris.", "tulis `sampai(tabel.kolom, baris_ke)`.")
    calculation.spend(max(0, last))
    return tuple(column[: max(0, last)])


FUNCTIONS: Mapping[str, Function] = {
    "jumlah": Function("jumlah(tabel.kolom)", 1, MANY, _total),
    "banyak": Function("banyak(tabel)", 1, 1, _count),
    "rata": Function("rata(tabel.kolom)", 1, MANY, _mean),
    "terkecil": Function("terkecil(tabel.kolom)", 1, MANY, _outermost(min)),
    "terbesar": Function("terbesar(tabel.kolom)", 1, MANY, _outermost(max)),
    "terbilang": Function("terbilang(jumlah)", 1, 2, _words),
    "hari": Function("hari(mulai, selesai)", 2, 2, _days),
    "hari_kerja": Function("hari_kerja(mulai, selesai)", 2, 2, _working_days),
    "libur": Function("libur(tanggal)", 1, 1, _day_off),
    "bulat": Function("bulat(nilai, 2)", 1, 2, _rounding(numbers.half_up)),
    "bulat_atas": Function("bulat_atas(nilai, 2)", 1, 2, _rounding(numbers.away)),
    "bulat_bawah": Function("bulat_bawah(nilai, 2)", 1, 2, _rounding(numbers.towards_zero)),
    "cari": Function('cari("tarif", kunci, tanggal)', 2, MANY, _looked_up, 0),
    "baris": Function('baris(tabel, "kolom", nilai)', 3, 3, _row, 1),
    "saring": Function('saring(tabel, "kolom", nilai)', 3, 3, _rows, 1),
    "sampai": Function("sampai(tabel.kolom, baris_ke)", 2, 2, _up_to),
    "isi": Function("isi(nilai, bila_kosong)", 2, 2, lambda _, value, instead: instead if value is None else value),
    "kosong": Function("kosong()", 0, 0, lambda _: None),
    "ada": Function("ada(isian)", 1, 1, lambda _, value: value not in (None, "", (), [])),
}
