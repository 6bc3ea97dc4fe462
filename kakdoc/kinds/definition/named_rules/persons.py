"""Rules over who a person is: the number against the other data, and nobody twice (docs/aturan.md E.1, E.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, number, text
from kakdoc.kinds.rules.people import compared
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
    people = [(text(row, parameters, "nomor"), text(row, parameters, "nama")) for row in rows]
    for again in compared.repeated(people):
        tell, what = (error, "nomor") if again.by_number else (warning, "nama")
        yield tell("K844", again.message, again.remedy, where(again.row, parameters[what]))
