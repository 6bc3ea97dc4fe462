"""What a decree and a regulation of the regency share: their fields, and the text the program composes.

Form: UU 12/2011 Lampiran II (butir named beside each function), for decrees by custom (domain rules A.5, B.6).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from kakdoc.documents.base import Document, Judul, Nama, NomorKeluaran, Tahun, TanggalNaskah, Teks, YaTidak
from kakdoc.documents.citations import Citation, candidates, citations
from kakdoc.documents.instansi import Instansi, register
from kakdoc.documents.kak import Kak
from kakdoc.documents.peraturan import PERATURAN, Peraturan, Register, last_day
from kakdoc.values import urutan

BLANK = "…" * 8
"""Printed where a number or a day is filled in by hand, wide enough for it."""
NOMOR, TANGGAL, TANDA_TANGAN = "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"
"""What SRIKANDI fills in."""
CLOSING = re.compile(r"bahwa\s+berdasarkan\s+pertimbangan\b", re.IGNORECASE)
_SETS = re.compile(r"\bperlu\s+(?:menetapkan|membentuk|mengubah|mencabut)\b", re.IGNORECASE)
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_END = re.compile(r"[\s;.,]+$")


class ProdukHukum(Document):
    """The fields of every decree and regulation."""

    tahun: Tahun = Field(title="Tahun", description="Tahun naskah, empat angka.")
    nomor: Nama | None = Field(
        default=None, title="Nomor", description="Nomor naskah, tanpa kata Nomor; kosong sampai ditandatangani."
    )
    tanggal: TanggalNaskah | None = Field(
        default=None, title="Tanggal", description="Tanggal ditetapkan; kosong sampai ditandatangani."
    )
    judul: Judul = Field(title="Judul", description="Nama naskah, tanpa jenisnya dan tanpa kata “tentang”.")
    kak: Annotated[Kak | None, WithJsonSchema({"type": "string"})] = Field(
        default=None, exclude=True, title="KAK", description="Berkas KAK yang menjanjikan naskah ini, di folder ini."
    )
    keluaran: NomorKeluaran | None = Field(
        default=None, title="Keluaran", description="Nomor keluaran di KAK yang dipenuhi naskah ini."
    )
    profil: Nama = Field(default="perundangan", title="Profil", description="Profil halaman dari instansi.yaml.")
    menimbang: tuple[Teks, ...] = Field(
        min_length=1,
        title="Menimbang",
        description="Pertimbangan tanpa huruf, masing-masing dimulai “bahwa”; yang penutup disusun program.",
    )
    mengingat: tuple[Nama, ...] = Field(
        min_length=1,
        title="Mengingat",
        description="Dasar hukum: kunci dari peraturan.yaml, atau peraturan yang ditulis lengkap.",
    )
    mengingat_tetap: YaTidak = Field(
        default=False, title="Mengingat tetap", description="ya bila urutan Mengingat disusun sendiri, lalu diperiksa."
    )
    tempat: Nama | None = Field(default=None, title="Tempat", description="Bila tidak diisi, dari instansi.yaml.")
    instansi: Instansi = Field(title="Instansi", description="Isi yang berbeda dari instansi.yaml untuk naskah ini.")
    peraturan: dict[str, Peraturan] = PERATURAN

    def register(self) -> Register:
        """Return the regulations this paper may cite."""
        return register(self.instansi, self.peraturan)

    def at(self) -> datetime.date:
        """Return the day as of which regulations are judged: that of the paper, else the last of its year."""
        return last_day(self.tanggal, self.tahun)


def strip_end(text: str) -> str:
    """Return a text without the marks at its end, which the program puts."""
    return _END.sub("", text)


def sebutan(jabatan: str) -> str:
    """Return how a paper calls its maker in its text: `Kepala Badan`, `Bupati`."""
    words = jabatan.split()
    return " ".join(words[: 2 if words[0] in ("Kepala", "Sekretaris", "Direktur", "Ketua") else 1])


def letters(count: int) -> str:
    """Return `huruf a, huruf b, dan huruf c` for so many items (butir 23)."""
    named = [f"huruf {urutan.letter(number)}" for number in range(1, count + 1)]
    if len(named) < 3:
        return " dan ".join(named)
    return f"{', '.join(named[:-1])}, dan {named[-1]}"


def has_closing(grounds: Sequence[str]) -> bool:
    """Return whether the last ground already says what is set, so that none is composed."""
    return bool(CLOSING.match(grounds[-1]) or _SETS.search(grounds[-1]))


def closing_ground(count: int, sets: str) -> str:
    """Return the ground that closes so many others and names what is set (butir 23; comma: UU 13/2022)."""
    return f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters(count)}, perlu menetapkan {sets}"


def grounds(paper: ProdukHukum, sets: str) -> list[str]:
    """Return the grounds as printed, each with its semicolon; `sets` is kind and title (butir 17–23)."""
    given = [strip_end(each) for each in paper.menimbang]
    if not has_closing(given):
        given.append(closing_ground(len(given), sets))
    return [each + ";" for each in given]


def is_key(basis: str) -> bool:
    """Return whether an item of Mengingat is a key of the register, not a regulation written out."""
    return bool(_KEY.fullmatch(basis))


def cited(basis: str, known: Register) -> tuple[Citation | None, Peraturan | None]:
    """Return what a regulation written out in Mengingat names: as read, and as registered."""
    found = next(citations(basis, known), None)
    registered = candidates(found, known) if found else []
    return found, registered[0] if registered else None


def sort_key(basis: str, known: Register) -> tuple[int, int, int, int, str] | None:
    """Return what an item of Mengingat is sorted by (butir 43), None for what cannot be told."""
    if is_key(basis):
        return known.sort_key(known.entries[basis]) if basis in known.entries else None
    found, registered = cited(basis, known)
    if registered is not None:
        return known.sort_key(registered)
    if re.match(r"\W*(?:Pasal\s+\d.*?)?Undang-Undang\s+Dasar\b", basis):
        return (known.level("uud"), 1, 1945, 0, "")
    if found is None or found.jenis is None:
        return None
    number = int(found.nomor) if found.nomor.isdecimal() else 0
    return (known.level(found.jenis), 1, found.tahun, number, found.nomor)


def in_order(paper: ProdukHukum) -> list[str]:
    """Return the items of Mengingat as they are printed: sorted, unless the writer keeps an order of his own."""
    known = paper.register()
    keys = {basis: sort_key(basis, known) for basis in paper.mengingat}
    if paper.mengingat_tetap or None in keys.values():
        return list(paper.mengingat)
    return sorted(paper.mengingat, key=lambda basis: keys[basis] or (0, 0, 0, 0, ""))


def bases(paper: ProdukHukum) -> list[str]:
    """Return the items of Mengingat as printed: full citations, each with its semicolon (butir 45–52)."""
    known, at = paper.register(), paper.at()
    return [
        (known.citation(known.entries[basis], at) if is_key(basis) else strip_end(basis)) + ";"
        for basis in in_order(paper)
    ]


def number_line(paper: ProdukHukum, *, srikandi: bool = False) -> str:
    """Return what stands behind NOMOR: the number with its year, blanks, or what SRIKANDI fills in."""
    if srikandi:
        return NOMOR
    number = paper.nomor or BLANK
    return number if str(paper.tahun) in number else f"{number} TAHUN {paper.tahun}"


def date_line(date: Any, year: int, *, srikandi: bool = False) -> str:
    """Return a date as it stands under `Ditetapkan di`, with blanks for what is not known."""
    if srikandi:
        return TANGGAL
    if date is None:
        return f"{BLANK} {year}"
    return str(date) if date.hari else f"…… {date}"


def lines(name: str, kabupaten: str) -> list[str]:
    """Return a long name broken before the regency: `Kepala Badan …` / `Kabupaten Kebumen`."""
    first = name.removesuffix(kabupaten).rstrip()
    return [first, kabupaten] if first and first != name else [name]


def annex_titles(count: int) -> Iterator[str]:
    """Yield the head of each annex: LAMPIRAN, or LAMPIRAN I, II … (butir 194)."""
    for number in range(1, count + 1):
        yield "Lampiran" if count == 1 else f"Lampiran {urutan.roman(number)}"
