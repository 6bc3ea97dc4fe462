"""Checks on people in any table, and on their numbers and ranks in running text (docs/aturan.md E.1, E.3, E.5).

The rules are those of the tables of persons (`definition/named_rules`); here a head is free text and a cell may hold
several things, so all that is found is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import InvalidValue, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.people import compared
from kakdoc.kinds.rules.tables import OF_THINGS, Cell, Table, cell_at, tables
from kakdoc.values.dates import tanggal
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.people import nip as numbers
from kakdoc.values.people import pangkat as ranks
from kakdoc.values.people.nama import without_degrees
from kakdoc.values.text.ending import strip_end

_NUMBER = re.compile(r"(?:NI[ .]?P(?:PP|3)K|N\.?I\.?P)\b[ .:]{0,4}(?P<digits>\d[\d ]{7,28}\d)")
_BARE = re.compile(r"(?<![\d.,/])(?P<digits>\d{6,8} ?\d{6} ?[12] ?\d{3}|\d{17,19})(?![\d.,/])")
_DATE = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_NAMES = "|".join(
    sorted((re.sub(" Tingkat I$", "", each) for each in {*ranks.PANGKAT.values()}), key=len, reverse=True)
)
_RANKED = re.compile(
    rf"\b(?P<pangkat>(?:{_NAMES})(?: (?:Tingkat|Tkt?\.?) ?[I1]\b)?),?(?: (?i:golongan(?: ruang)?|gol\.?))? ?[(/,–-]? ?"
    r"(?P<golongan>(?:IV|I{1,3})(?: ?[/.-] ?| )[a-e])(?!\w)"
)
_GRADE = re.compile(r"(?:I{1,3}|IV) ?[/.-] ?[a-z]")
_OWN_NUMBERS = ("nik", "nrp", "npp", "nuptk", "nipd", "nomor induk", "no. induk", "no induk")
"""Heads of columns of other numbers of which each person has one."""
_OTHERS = ("materi", "hari", "waktu", "jam", "kegiatan", "uraian", "tempat kegiatan", "narasumber", "sesi")
"""Heads of tables in which a person may stand several times."""
_OF_STAFF = ("pangkat", "golongan", "jabatan", "kedudukan", "unsur", "unit kerja", "instansi", "tugas", "peran")
_APART = (
    "nik",
    "alamat",
    "lahir",
    "umur",
    "usia",
    "instansi",
    "unit kerja",
    "asal",
    "rekening",
    "npwp",
    "telepon",
    "hp",
)
"""Heads of columns of staff, and of those that tell two people of one name apart."""
_NO_NAME = re.compile(r"[\W\d_]*|.*(?:contoh|kosong|diisi|belum|terlampir|lowong).*", re.IGNORECASE)


def check_people(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K123, K124, K206, K840, K844 and K845 for what is wrong with people in tables of any kind."""
    for table in tables(texts):
        yield from _people(table)


def check_ranks(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K206 for a rank whose grade stands behind it in a text and is another's (PP 99/2000)."""
    for located in texts:
        if "P" not in located.text and "J" not in located.text:
            continue
        for match in _RANKED.finditer(located.text):
            if told := compared.unranked(match["pangkat"], match["golongan"]):
                yield warning("K206", *told, located.field, match.start())


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[Cell]

    def at(self, column: int | None) -> Cell | None:
        return cell_at(self.cells, column)


def _people(table: Table) -> Iterator[Problem]:
    number = table.column("nip")
    number = table.column("ni pppk") if number is None else number
    name = table.column("nama", without=(*OF_THINGS, "jabatan lama"))
    rows = [_Row(cells) for cells in table.rows]
    if number is not None:
        yield from _numbers(table, rows, number)
    else:
        number = next((column for each in _OWN_NUMBERS if (column := table.column(each)) is not None), None)
    yield from _twice(table, rows, number, name)
    yield from _graded(table, rows)
    yield from _posts(table, rows)


def _numbers(table: Table, rows: Sequence[_Row], column: int) -> Iterator[Problem]:
    """Yield what is wrong with each NIP, by itself and against the dates of its row."""
    born = next(
        (c for words in (("tanggal lahir",), ("lahir",), ("ttl",)) if (c := table.column(*words)) is not None), None
    )
    begun = table.column("tmt", "cpns")
    for row in rows:
        cell = row.at(column)
        found = cell and _typed(cell.text)
        if not cell or not found:
            continue
        try:
            number = numbers.parse(found)
        except InvalidValue as wrong:
            yield warning(wrong.code, wrong.message, wrong.remedy, cell.field, cell.offset)
            continue
        for other, told in ((row.at(born), compared.born), (row.at(begun), compared.appointed)):
            date = other and _date(other.text)
            if other and date and (message := told(number, date)):
                remedy = "cocokkan NIP dan datanya dengan SK CPNS atau kartu pegawai, lalu betulkan yang salah."
                yield warning("K840", f"NIP {number} {message}.", remedy, other.field, other.offset)


def _typed(text: str) -> str | None:
    """Return what a cell gives as the number of a civil servant; None where it gives none."""
    found = _NUMBER.search(text) or _BARE.search(text)
    if found:
        return found["digits"]
    digits = text.replace(" ", "")
    return digits if digits.isdecimal() and len(digits) > 8 else None


def _date(text: str) -> Tanggal | None:
    found = _DATE.search(text)
    try:
        return tanggal.parse(found[0]) if found else None
    except InvalidValue:
        return None


def _twice(table: Table, rows: Sequence[_Row], number: int | None, name: int | None) -> Iterator[Problem]:
    """Yield K844 for a number given twice; for a name only where the table is one of staff."""
    if any(table.column(each) is not None for each in _OTHERS):
        return
    of_staff = table.column("nip") is not None or any(table.column(each) is not None for each in _OF_STAFF)
    units = [column for each in _APART if (column := table.column(each, without=("nama",))) is not None]
    people = [(_digits(row.at(number)), _named(row.at(name)) if of_staff else "") for row in rows]
    for again in compared.repeated(people):
        here, there = rows[again.row], rows[again.first]
        cell = here.at(number if again.by_number else name)
        if cell and (again.by_number or not any(_differ(here.at(each), there.at(each)) for each in units)):
            yield warning("K844", again.message, again.remedy, cell.field, cell.offset)


def _digits(cell: Cell | None) -> str:
    return "".join(filter(str.isdigit, _typed(cell.text) or "")) if cell else ""


def _named(cell: Cell | None) -> str:
    """Return the name in a cell; empty for a blank or a placeholder, and for one word, which many are called by."""
    known = without_degrees(cell.text) if cell else ""
    return "" if cell is None or _NO_NAME.fullmatch(known) or " " not in known else cell.text


def _differ(one: Cell | None, other: Cell | None) -> bool:
    return one is not None and other is not None and _folded(one.text) != _folded(other.text)


def _graded(table: Table, rows: Sequence[_Row]) -> Iterator[Problem]:
    """Yield K206 where rank and grade stand in two columns, in one `check_ranks` reads them; K124 for no grade."""
    rank = table.column("pangkat")
    grade = table.column("golongan") if table.column("golongan") is not None else table.column("gol")
    for row in rows if grade is not None and rank != grade else ():
        called, graded = row.at(rank), row.at(grade)
        if graded and _GRADE.fullmatch(graded.text):
            yield from _unknown_grade(graded)
        if called and graded and (told := compared.unranked(called.text, graded.text)):
            yield warning("K206", *told, graded.field, graded.offset)


def _unknown_grade(cell: Cell) -> Iterator[Problem]:
    try:
        ranks.normalise_golongan(cell.text)
    except InvalidValue as wrong:
        yield warning(wrong.code, wrong.message, wrong.remedy, cell.field, cell.offset)


def _posts(table: Table, rows: Sequence[_Row]) -> Iterator[Problem]:
    """Yield K845 for a new post that is the old one, in the same unit where units are given."""
    old, new = (_of(table, "jabatan", words) for words in (_OLD, _NEW))
    units = (_of(table, "unit", _OLD), _of(table, "unit", _NEW))
    for row in rows if old is not None and new is not None else ():
        before, after = row.at(old), row.at(new)
        if not before or not after or not re.search(r"\w", after.text):
            continue
        moved = [_folded(each.text) for each in (row.at(units[0]), row.at(units[1])) if each]
        if _folded(before.text) == _folded(after.text) and len({*moved}) < 2:
            message = f"jabatan baru sama dengan yang lama: “{after.text}”."
            remedy = "betulkan jabatan atau unit kerjanya, atau keluarkan orangnya dari daftar ini."
            yield warning("K845", message, remedy, after.field, after.offset)


_OLD, _NEW = ("lama", "semula", "asal", "sebelum"), ("baru", "menjadi", "tujuan", "sesudah")


def _of(table: Table, what: str, words: Sequence[str]) -> int | None:
    return next((found for word in words if (found := table.column(what, word)) is not None), None)


def _folded(text: str) -> str:
    return strip_end(text).casefold()
