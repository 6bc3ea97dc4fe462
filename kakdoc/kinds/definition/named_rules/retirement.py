"""Rules over retirement: the month in which the age is reached, and the first of the next (docs/aturan.md E.6).

PP 11/2017 ps. 239 (58, 60 or 65 years) and 262; UU 11/1969 ps. 11: the pension starts with the month after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, is_figure, number, text
from kakdoc.values.dates.tanggal import BULAN, Tanggal, days_in

_AGES = (58, 60, 65)
_KNOWN = "58, 60, atau 65 tahun"


def usia_pensiun(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K846 for an end of service that is not that of the month of the age, or a pension not from the next."""
    for index, row in enumerate(rows):
        born = _born(row, parameters)
        age = text(row, parameters, "bup").removesuffix(" tahun")
        ends, begins = date(row, parameters, "berhenti"), date(row, parameters, "tmt")
        if age.isdecimal() and int(age) not in _AGES:
            yield _unusual(age, _place(parameters, where, index, "bup"))
        if ends:
            yield from _end(ends, born, age, where(index, parameters["berhenti"]))
        if begins:
            yield from _begin(begins, _month(ends, born, age), where(index, parameters["tmt"]))


def _place(parameters: Parameters, where: Where, index: int, name: str) -> FieldPath:
    """Return where a parameter points to; where it is a figure of the definition, the first date that is given."""
    names = (parameters.get(each) for each in (name, "berhenti", "tmt"))
    return where(index, next(each for each in names if each and not is_figure(each)))


def _unusual(age: str, place: FieldPath) -> Problem:
    message = f"batas usia pensiun {age} tahun bukan {_KNOWN}."
    return warning("K846", message, "betulkan, kecuali jabatannya diatur dengan undang-undang sendiri.", place)


def _born(row: Row, parameters: Parameters) -> Tanggal | None:
    """Return the birth date, from the NIP where it is not given."""
    found = number(row, parameters, "nip")
    in_number = Tanggal(found.lahir.year, found.lahir.month, found.lahir.day) if found else None
    return date(row, parameters, "tanggal_lahir") or in_number


def _month(ends: Tanggal | None, born: Tanggal | None, age: str) -> Tanggal | None:
    """Return the last month of service: as typed, else that in which the age is reached."""
    if ends:
        return Tanggal(ends.tahun, ends.bulan)
    return Tanggal(born.tahun + int(age), born.bulan) if born and age.isdecimal() else None


def _end(ends: Tanggal, born: Tanggal | None, age: str, place: FieldPath) -> Iterator[Problem]:
    last = days_in(ends.tahun, ends.bulan)
    if ends.hari not in (None, last):
        message = f"berhenti {ends} bukan akhir bulan."
        yield error("K846", message, f"tulis {last} {BULAN[ends.bulan - 1]} {ends.tahun}.", place)
    if born is None:
        return
    ages = (int(age),) if age.isdecimal() else _AGES
    if (ends.tahun - born.tahun, ends.bulan) not in [(each, born.bulan) for each in ages]:
        right = " atau ".join(f"{BULAN[born.bulan - 1]} {born.tahun + each}" for each in ages)
        reached = f"{age} tahun" if age.isdecimal() else _KNOWN
        message = f"berhenti {ends}, padahal yang lahir {born} mencapai {reached} pada {right}."
        yield error("K846", message, "betulkan tanggal berhenti, tanggal lahir, atau batas usianya.", place)


def _begin(begins: Tanggal, last: Tanggal | None, place: FieldPath) -> Iterator[Problem]:
    if begins.hari not in (None, 1):
        yield error("K846", f"pensiun TMT {begins} bukan tanggal 1.", "pensiun dimulai tanggal 1.", place)
    if last is None:
        return
    following = Tanggal(last.tahun + last.bulan // 12, last.bulan % 12 + 1)
    if (begins.tahun, begins.bulan) != (following.tahun, following.bulan):
        message = f"pensiun TMT {begins} bukan bulan sesudah berhenti ({last})."
        yield error("K846", message, f"tulis 1 {following}.", place)
