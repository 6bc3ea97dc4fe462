"""Checks that every kind of document makes: keys of the office, the signer's number, other regions, outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Protocol

from kakdoc.base.problems import FieldPath, Problem, error, nearest, warning
from kakdoc.base.wording import either, mention, spoken
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.fields.menunjuk import AS_DRAWN
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office import KERTAS, Instansi
from kakdoc.kinds.rules.copied import gaps
from kakdoc.kinds.rules.copied.regions import checking as regions
from kakdoc.kinds.rules.copied.regions import heads
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.people import pangkat as daftar_pangkat

_LEAST_TEXT = 8
_FONT_SIZES = (6, 24)
_WITHIN = {
    "spasi": (Decimal("0.8"), 3, "tulis banyaknya baris, misalnya 1 atau 1,5."),
    "ruang_tanda_tangan": (40, 150, "tulis dalam poin, misalnya 75."),
}
"""From where to where values of a page are usable, and what to write."""
_AN, _UB = spoken("atas_nama"), spoken("untuk_beliau")


def check_office(instansi: Instansi) -> Iterator[Problem]:
    """Yield what is wrong with the officials and the pages of an office."""
    yield from _check_daerah(instansi)
    yield from _check_pangkat(instansi)
    yield from _check_mandat(instansi)
    yield from _check_profil(instansi)
    yield from _check_jarak(instansi)
    yield from gaps.check_office(instansi)


def _check_daerah(instansi: Instansi) -> Iterator[Problem]:
    """Yield K344 for a region of another level than the office says it is of (UU 23/2014 ps. 2)."""
    kind, named = instansi.tingkat, (instansi.kabupaten or "").partition(" ")[0].casefold()
    if (
        kind in ("kota", "provinsi")
        and named in {"kabupaten", "kota", "provinsi"} - {kind}
        and not (kind == "provinsi" and instansi.provinsi)
    ):
        message = f"tingkatnya {kind}, padahal daerahnya “{instansi.kabupaten}”."
        yield warning("K344", message, f"betulkan {mention('tingkat')} atau nama daerahnya.", ("instansi", "kabupaten"))


def _check_pangkat(instansi: Instansi) -> Iterator[Problem]:
    """Yield K206 for a rank that does not belong to its grade (PP 99/2000)."""
    for key, pejabat in instansi.pejabat.items():
        expected = daftar_pangkat.pangkat_of(pejabat.golongan) if pejabat.golongan else None
        if pejabat.pangkat and pejabat.golongan and pejabat.pangkat != expected:
            right = daftar_pangkat.golongan_of(pejabat.pangkat)
            yield error(
                "K206",
                f"pangkat “{pejabat.pangkat}” tidak sesuai dengan golongan {pejabat.golongan}.",
                f"{pejabat.pangkat} bergolongan {right}; "
                + (f"golongan {pejabat.golongan} adalah {expected}." if expected else "PPPK tidak mempunyai pangkat."),
                ("instansi", "pejabat", key, "golongan"),
            )


def _check_profil(instansi: Instansi) -> Iterator[Problem]:
    """Yield K216 for a page with no room for text, or letters that nobody can read."""
    for key, profil in instansi.profil.items():
        width, height = KERTAS[profil.kertas]
        margin = profil.margin
        if width - margin.kiri - margin.kanan < _LEAST_TEXT or height - margin.atas - margin.bawah < _LEAST_TEXT:
            yield error(
                "K216",
                f"margin profil “{key}” tidak menyisakan tempat untuk teks di kertas {profil.kertas}.",
                "tulis margin dalam cm, misalnya 2,5.",
                ("instansi", "profil", key, "margin"),
            )
        if not _FONT_SIZES[0] <= profil.ukuran_huruf <= _FONT_SIZES[1]:
            yield error(
                "K216",
                f"ukuran huruf {profil.ukuran_huruf} pada profil “{key}” tidak wajar.",
                "tulis dalam poin, misalnya 11.",
                ("instansi", "profil", key, "ukuran_huruf"),
            )


def _check_jarak(instansi: Instansi) -> Iterator[Problem]:
    """Yield K216 for a line spacing with which lines overlap or fly apart, and for no room to sign in."""
    for key, profil in instansi.profil.items():
        for name, (least, most, remedy) in _WITHIN.items():
            value = getattr(profil, name)
            if value is not None and not least <= value <= most:
                told = f"{name.replace('_', ' ')} {value} pada profil “{key}” tidak wajar."
                yield error("K216", told, remedy, ("instansi", "profil", key, name))


def _check_mandat(instansi: Instansi) -> Iterator[Problem]:
    """Yield K215 for a u.b. line without the a.n. line above it (docs/aturan.md A.3)."""
    for key, pejabat in instansi.pejabat.items():
        if pejabat.untuk_beliau and not pejabat.atas_nama:
            yield error(
                "K215",
                f"“{_UB}” (u.b.) diisi tanpa “{_AN}” (a.n.).",
                f"isi {_AN} dengan jabatan pemberi mandat, atau hapus {_UB}.",
                ("instansi", "pejabat", key, "untuk_beliau"),
            )
        elif pejabat.untuk_beliau == pejabat.jabatan:
            yield error(
                "K215",
                f"“{_UB}” (u.b.) sama dengan jabatannya sendiri: “{pejabat.jabatan}”.",
                f"isi {_UB} dengan jabatan di atasnya, misalnya Sekretaris Daerah.",
                ("instansi", "pejabat", key, "untuk_beliau"),
            )


def check_key(instansi: Instansi, key: str, value: str, path: FieldPath) -> Iterator[Problem]:
    """Yield K119 for one value that names no official, or no page profile; the remedy tells those there are."""
    profile = key == "profil"
    if profile and value == AS_DRAWN:
        return
    if value not in (instansi.profil if profile else instansi.pejabat):
        message = f"{spoken(key)} “{value}” tidak ada di instansi.yaml."
        # A title is no misspelt key: `Sekretaris Badan` is not meant to be `sekretaris_daerah`.
        close = None if " " in value else nearest(value, instansi.profil if profile else instansi.pejabat)
        known = "; ".join((_profiles if profile else _officials)(instansi))
        added = f"tambahkan di instansi.yaml{f', atau pakai yang dikenal: {known}' if known else ''}."
        remedy = f"mungkin maksudnya “{close}”. Yang dikenal: {known}." if close else added
        yield error("K119", message, remedy, path)


def _officials(instansi: Instansi) -> Iterator[str]:
    yield from (f"{key} ({each.jabatan})" for key, each in instansi.pejabat.items())


def _profiles(instansi: Instansi) -> Iterator[str]:
    for key, each in instansi.profil.items():
        yield f"{key} ({each.kertas}, {each.huruf} {each.ukuran_huruf})"


def no_copy() -> Problem:
    """Return the warning K329 for a paper that has no certified copy."""
    message = "jenis naskah ini tidak punya bentuk salinan, jadi dilewati."
    return warning("K329", message, "salinan dibuat dari peraturan dan keputusan kepala daerah.")


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


_OF_REGION = frozenset({"pejabat", "pemerintah", "induk", "kop"})
"""What an office prints of itself and is of its region; its name, region and town are where that is known from."""


def office_texts(instansi: Instansi, signers: Iterable[str]) -> Iterator[LocatedText]:
    """Yield the names that a paper prints of its office: titles of the signers, government, region, letterhead."""
    for key in dict.fromkeys(signers):
        if key in instansi.pejabat:
            path = ("instansi", "pejabat", key, "jabatan")
            yield LocatedText(path, instansi.pejabat[key].jabatan, names_activities=False)
    for name in ("pemerintah", "kabupaten", "provinsi", "nama"):
        if value := getattr(instansi, name):
            yield LocatedText(("instansi", name), value, names_activities=False)
    for name in ("induk", "kop"):
        for index, line in enumerate(getattr(instansi, name)):
            yield LocatedText(("instansi", name, index), line, names_activities=False)


def check_regions(
    texts: Sequence[LocatedText], instansi: Instansi, signers: Iterable[str], register: Register, allowed: Sequence[str]
) -> Iterator[Problem]:
    """Yield K406 for other regions than the office's in texts, in its government's name and in signers' titles."""
    own = (each for each in office_texts(instansi, signers) if each.field[1] in _OF_REGION)
    yield from regions.check_regions([*own, *texts], instansi, register, allowed)
    yield from heads.check_heads(texts, instansi.region)
    if not any(gaps.CONTOH_DAERAH in each for each in allowed):
        yield from gaps.check_town(instansi)


class _FreeTable(Protocol):
    """A table of columns and cells that somebody typed, of whatever paper."""

    @property
    def kolom(self) -> Sequence[Any]:
        """Its columns, each with the head over it and others, if any."""

    @property
    def baris(self) -> Sequence[Sequence[str]]:
        """The cells of its rows."""


def check_table(table: _FreeTable, path: FieldPath) -> Iterator[Problem]:
    """Yield K211 for rows of a free table that miss cells, K246 for a head whose columns do not stand together."""
    count = len(table.kolom)
    for index, row in enumerate(table.baris):
        if len(row) != count:
            which = either(f"baris {index + 1}", "baris ini")
            message = f"{which} berisi {len(row)} sel, padahal tabel ini punya {count} kolom."
            yield error("K211", message, 'lengkapi selnya; sel kosong ditulis "-".', (*path, "baris", index))
    for index, name in torn([each.kelompok for each in table.kolom]):
        message = f"kelompok kolom “{name}” tercetak sebagai dua kepala dengan nama yang sama."
        remedy = "dekatkan kolom-kolomnya dan tulis namanya dengan sama, atau bedakan namanya."
        yield warning("K246", message, remedy, (*path, "kolom", index))


def torn(groups: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """Yield the name of each group that begins again, and where; its members do not stand together."""
    seen = set[str]()
    for index, name in enumerate(groups):
        if not name or (index and name == groups[index - 1]):
            continue
        folded = " ".join(name.split()).casefold()
        if folded in seen:
            yield index, name
        seen.add(folded)


def check_keluaran(numbers: Sequence[int] | None, promised: Sequence[str]) -> Iterator[Problem]:
    """Yield K331 for a link to an output that the TOR does not have."""
    for number in numbers or ():
        if number > len(promised):
            message = f"keluaran nomor {number} tidak ada di KAK: hanya sampai nomor {len(promised)}."
            remedy = "betulkan nomornya; keluaran dihitung dari 1 menurut urutannya."
            yield error("K331", message, remedy, ("keluaran",))
