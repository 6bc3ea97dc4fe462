"""Rules over who a person is: the number against the other data, and nobody twice (docs/aturan.md E.1, E.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, number, text
from kakdoc.kinds.rules.people import compared
from kakdoc.values.people.nama import without_degrees
from kakdoc.values.people.nip import Nip

_SEXES = {"1": "laki-laki", "2": "perempuan"}
_SEX_OF = {"l": "1", "p": "2", "laki-laki": "1", "perempuan": "2", "pria": "1", "wanita": "2", "1": "1", "2": "2"}
_REMEDY = "cocokkan NIP dan datanya dengan SK CPNS atau kartu pegawai, lalu betulkan yang salah."


def nip(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K840 for a NIP that tells another birth date, TMT CPNS or sex than the person's data."""
    for index, row in enumerate(rows):
        found = number(row, parameters, "nip")
        if found is None:
            continue
        born, tmt = date(row, parameters, "tanggal_lahir"), date(row, parameters, "tmt_cpns")
        for told in (
            compared.born(found, born),
            compared.appointed(found, tmt),
            _sex(found, text(row, parameters, "jenis_kelamin")),
        ):
            if told:
                yield error("K840", f"NIP {found} {told}.", _REMEDY, where(index, parameters["nip"]))


def _sex(found: Nip, typed: str) -> str:
    meant = _SEX_OF.get(typed.casefold().replace("laki laki", "laki-laki"))
    told = found.digits[14]
    if meant is None or meant == told:
        return ""
    return f"adalah nomor {_SEXES[told]} (angka ke-15 {told}), padahal jenis kelaminnya ditulis {typed}"


def unik(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K844 for a number given twice, and for two rows that seem to be of one person."""
    numbers: dict[str, int] = {}
    names: dict[str, int] = {}
    for index, row in enumerate(rows):
        typed, name = text(row, parameters, "nomor"), text(row, parameters, "nama")
        first = numbers.setdefault(typed.casefold(), index) if typed else index
        if first != index:
            yield _twice(typed, first, where(index, parameters["nomor"]))
        elif name:
            other = names.setdefault(without_degrees(name).casefold(), index)
            if other != index and _may_be_one(typed, text(rows[other], parameters, "nomor")):
                yield _namesakes(name, other, where(index, parameters["nama"]))


def _twice(typed: str, first: int, place: tuple[str | int, ...]) -> Problem:
    message = f"“{typed}” sudah ada di baris ke-{first + 1} tabel ini."
    return error("K844", message, "hapus baris yang berulang, atau betulkan nomornya.", place)


def _namesakes(name: str, first: int, place: tuple[str | int, ...]) -> Problem:
    message = (
        f"“{name}” tampaknya orang yang sama dengan baris ke-{first + 1}: namanya sama, nomornya tidak membedakannya."
    )
    return warning(
        "K844", message, "hapus salah satunya bila memang satu orang; bila dua orang, lengkapi nomornya.", place
    )


def _may_be_one(number_here: str, number_there: str) -> bool:
    """Return whether the numbers of two rows leave it open that they are of one person; birth dates lead a NIP."""
    here, there = ("".join(filter(str.isdigit, each)) for each in (number_here, number_there))
    return not here or not there or here[:8] == there[:8]
