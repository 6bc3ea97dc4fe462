"""What a NIP or a grade says otherwise than the data beside it, and who stands twice (docs/aturan.md E.1, E.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates.tanggal import BULAN, Tanggal
from kakdoc.values.people import pangkat as ranks
from kakdoc.values.people.nama import without_degrees
from kakdoc.values.people.nip import Nip


def born(found: Nip, born: Tanggal | None) -> str:
    """Return what is wrong with the birth date; days that are blank are not compared."""
    in_number = Tanggal(found.lahir.year, found.lahir.month, found.lahir.day)
    if born is None or born in (in_number, Tanggal(in_number.tahun, in_number.bulan)):
        return ""
    return f"memuat tanggal lahir {in_number}, padahal tanggal lahirnya ditulis {born}"


def appointed(found: Nip, tmt: Tanggal | None) -> str:
    """Return what is wrong with the begin of service; only its month and year stand in the number."""
    year, month = found.tmt
    if tmt is None or (year, month or tmt.bulan) == (tmt.tahun, tmt.bulan):
        return ""
    told = f"{BULAN[month - 1]} {year}" if month else f"tahun {year}"
    return f"memuat pengangkatan {told}, padahal TMT-nya ditulis {tmt}"


def unranked(pangkat: str, golongan: str) -> tuple[str, str] | None:
    """Return message and remedy for a rank that is not of its grade; None where both agree or one is not read."""
    try:
        right, typed = ranks.golongan_of(pangkat), ranks.normalise_golongan(golongan)
    except InvalidValue:
        return None
    if right == typed:
        return None
    name, expected = ranks.PANGKAT[right], ranks.PANGKAT.get(typed)
    remedy = f"{name} bergolongan {right}; " + (
        f"golongan {typed} adalah {expected}." if expected else "PPPK tidak mempunyai pangkat."
    )
    return f"pangkat “{name}” tidak sesuai dengan golongan {typed}.", remedy


class Again(NamedTuple):
    """A row that repeats the number or the name of the row `first`; what is told of it, and the remedy."""

    row: int
    first: int
    by_number: bool
    message: str
    remedy: str


def repeated(people: Sequence[tuple[str, str]]) -> Iterator[Again]:
    """Yield the rows of one table, counted from 0, whose number stands above, or whose name does and may be one person.

    Each row is a number and a name; either may be empty. A name with another number is another person.
    """
    numbers: dict[str, int] = {}
    names: dict[str, int] = {}
    for index, (number, name) in enumerate(people):
        first = numbers.setdefault(number.casefold(), index) if number else index
        known = without_degrees(name).casefold()
        other = names.setdefault(known, index) if known else index
        if first != index:
            message = f"“{number}” sudah ada di baris ke-{first + 1} tabel ini."
            yield Again(index, first, True, message, "hapus baris yang berulang, atau betulkan nomornya.")
        elif other != index and _may_be_one(number, people[other][0]):
            message = (
                f"“{name}” tampaknya orang yang sama dengan baris ke-{other + 1}: namanya sama, nomornya tidak"
                " membedakannya."
            )
            remedy = "hapus salah satunya bila memang satu orang; bila dua orang, lengkapi nomornya."
            yield Again(index, other, False, message, remedy)


def _may_be_one(number_here: str, number_there: str) -> bool:
    """Return whether the numbers of two rows leave it open that they are of one person; birth dates lead a NIP."""
    here, there = ("".join(filter(str.isdigit, each)) for each in (number_here, number_there))
    return not here or not there or here[:8] == there[:8]
