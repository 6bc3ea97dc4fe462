"""Checks that every kind of document makes: keys of the office, the signer's number, other regions, outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, error, nearest
from kakdoc.base.wording import either, spoken
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import Instansi, check_jarak, check_mandat, check_pangkat, check_profil
from kakdoc.kinds.rules import gaps, regions
from kakdoc.values.dates.tanggal import Tanggal


def check_office(instansi: Instansi) -> Iterator[Problem]:
    """Yield what is wrong with the officials and the pages of an office."""
    yield from check_pangkat(instansi)
    yield from check_mandat(instansi)
    yield from check_profil(instansi)
    yield from check_jarak(instansi)
    yield from gaps.check_office(instansi)


def check_key(instansi: Instansi, key: str, value: str, path: FieldPath) -> Iterator[Problem]:
    """Yield K119 for one value that names no official, or no page profile; the remedy tells those there are."""
    profile = key == "profil"
    if value not in (instansi.profil if profile else instansi.pejabat):
        message = f"{spoken(key)} “{value}” tidak ada di instansi.yaml."
        # A title is no misspelt key: `Sekretaris Badan` is not meant to be `sekretaris_daerah`.
        close = None if " " in value else nearest(value, instansi.profil if profile else instansi.pejabat)
        known = "; ".join((_profiles if profile else _officials)(instansi))
        remedy = f"mungkin maksudnya “{close}”. Yang dikenal: {known}." if close else f"yang dikenal: {known}."
        yield error("K119", message, remedy, path)


def _officials(instansi: Instansi) -> Iterator[str]:
    yield from (f"{key} ({each.jabatan})" for key, each in instansi.pejabat.items())


def _profiles(instansi: Instansi) -> Iterator[str]:
    for key, each in instansi.profil.items():
        yield f"{key} ({each.kertas}, {each.huruf} {each.ukuran_huruf})"


def check_nip(instansi: Instansi, signer: str, date: Tanggal | None) -> Iterator[Problem]:
    """Yield K214 for a signer who, by the NIP, was appointed after the date of the paper (docs/aturan.md E.1)."""
    pejabat = instansi.pejabat.get(signer)
    if date and pejabat and pejabat.nip and pejabat.nip.tmt[:2] > (date.tahun, date.bulan):
        yield error(
            "K214",
            f"menurut NIP-nya, penanda tangan baru diangkat sesudah tanggal naskah ({date}).",
            "periksa NIP di instansi.yaml dan tanggal naskah.",
            ("instansi", "pejabat", signer, "nip"),
        )


def check_regions(
    texts: Sequence[LocatedText], instansi: Instansi, signers: Iterable[str], register: Register, allowed: Sequence[str]
) -> Iterator[Problem]:
    """Yield K406 for other regions than the office's in texts, in its government's name and in signers' titles."""
    offices = [
        LocatedText(("instansi", "pejabat", key, "jabatan"), instansi.pejabat[key].jabatan, names_activities=False)
        for key in dict.fromkeys(signers)
        if key in instansi.pejabat
    ]
    offices.append(LocatedText(("instansi", "pemerintah"), instansi.pemerintah, names_activities=False))
    yield from regions.check_regions([*offices, *texts], instansi, register, allowed)


def short_row(cells: int, columns: int, index: int, path: FieldPath) -> Problem:
    """Return K211 for row `index` of a free table, which has another number of cells than the table columns."""
    return error(
        "K211",
        f"{either(f'baris {index + 1}', 'baris ini')} berisi {cells} sel, padahal tabel ini punya {columns} kolom.",
        'lengkapi selnya; sel kosong ditulis "-".',
        path,
    )


def check_keluaran(numbers: Sequence[int] | None, promised: Sequence[str]) -> Iterator[Problem]:
    """Yield K331 for a link to an output that the TOR does not have."""
    for number in numbers or ():
        if number > len(promised):
            message = f"keluaran nomor {number} tidak ada di KAK: hanya sampai nomor {len(promised)}."
            remedy = "betulkan nomornya; keluaran dihitung dari 1 menurut urutannya."
            yield error("K331", message, remedy, ("keluaran",))
