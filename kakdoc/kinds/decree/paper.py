"""What a decree and a regulation of the regency share: their fields, and the text the program composes.

Form: UU 12/2011 Lampiran II (butir named beside each function), for decrees by custom (docs/aturan.md B.6).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema, model_validator

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.decree import sebutan
from kakdoc.kinds.fields.base import Isi, Nama, NomorKeluaran, TahunNaskah, TanggalNaskah, YaTidak
from kakdoc.kinds.fields.counting import GROUNDS
from kakdoc.kinds.fields.kata_cetak import JudulProduk, Nomor, Tempat
from kakdoc.kinds.fields.marks import BERKAS_KAK, KOSONG, Fakta, Sifat
from kakdoc.kinds.fields.menunjuk import DasarHukum, SebutanProfil
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.kinds.fields.pengecualian import DAERAH_LAIN, NAMA_LAIN, TAHUN_LAIN, DaftarDaerah, DaftarNama, DaftarTahun
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kind import Document
from kakdoc.kinds.law.acts.citable import widened
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan, Register, last_day
from kakdoc.kinds.office import INSTANSI, InstansiNaskah, Pejabat, register
from kakdoc.kinds.shape import written
from kakdoc.values import urutan
from kakdoc.values.people.nama import glued, signed, upper_name, without_degrees
from kakdoc.values.text.ending import is_closed, strip_end

SIGNERS = ("penanda_tangan", "pengundang", "penanda_salinan")
"""The keys of who signs, promulgates and certifies."""
BLANK = "…" * 8
"""Printed where a number or a day is filled in by hand, wide enough for it."""
NOMOR, TANGGAL, TANDA_TANGAN = "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"
"""What SRIKANDI fills in."""
CLOSING = re.compile(
    r"bahwa\s+(?:berdasarkan|sehubungan\s+dengan|atas\s+dasar|dengan)\s+(?:pertimbangan|hal)\S*\s+"
    r"(?:(?:(?:sebagaimana|seperti|yang)\s+)*(?:dimaksud|disebut|tersebut)\w*(?!\s+(?:pada|dalam)\s+(?!huruf\b))"
    r"|(?:(?:pada|dalam)\s+)?huruf\b|di\s*atas\b)",
    re.IGNORECASE,
)
"""How the ground begins that refers to all others; `berdasarkan pertimbangan teknis …` is a ground of its own."""
SETS = re.compile(
    r"\bperlu\s+(?:menetapkan|membentuk|ditetapkan|dibentuk)\s+(?:dengan\s+)?(?:Peraturan|Keputusan)\b", re.IGNORECASE
)
"""How a ground says which paper is set; others may say that a team must be formed."""

_IN_FORCE = {
    kind: re.compile(
        rf"\b{kind}\b(?:\s+(?!ini\b)[\w/&-]+){{0,20}}?\s+ini\s+(?:\w+\s+dan\s+)?"
        r"(?:(?:dinyatakan\s+)?mulai\s+berlaku|berlaku(?=\s+(?:sejak|terhitung|mulai|surut|pada\s+tanggal)))\b",
        re.IGNORECASE,
    )
    for kind in ("Keputusan", "Peraturan")
}
_HIJRI_END = re.compile(r"\s*(?:\bH\.?|Hijriy?ah)?$", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:pada\s+saat|sejak|setelah|sebelum|dengan)\s+$", re.IGNORECASE)


class ProdukHukum(Document):
    """The fields of every decree and regulation."""

    tahun: TahunNaskah = Field(title="Tahun", description="Tahun naskah, empat angka.")
    nomor: Annotated[Nomor | None, KOSONG, Fakta("nomor")] = Field(
        default=None, title="Nomor", description="Nomor naskah, tanpa kata Nomor; kosong sampai ditandatangani."
    )
    tanggal: Annotated[TanggalNaskah | None, KOSONG, Fakta("tanggal")] = Field(
        default=None, title="Tanggal", description="Tanggal ditetapkan; kosong sampai ditandatangani."
    )
    tanggal_hijriah: Annotated[Nama | None, KOSONG] = Field(
        default=None, title="Tanggal Hijriah", description="Dicetak di samping tanggal, misalnya 22 Rajab 1447 H."
    )
    judul: Annotated[JudulProduk, Fakta("nama")] = Field(
        title="Judul", description="Nama naskah, tanpa jenisnya dan tanpa kata “tentang”."
    )
    kak: Annotated[Kak | None, WithJsonSchema({"type": "string"}), BERKAS_KAK] = Field(
        default=None, exclude=True, title="KAK", description="Berkas KAK yang menjanjikan naskah ini, di folder ini."
    )
    keluaran: Annotated[NomorKeluaran | None, Fakta("keluaran")] = Field(
        default=None, title="Keluaran", description="Nomor keluaran di KAK yang dipenuhi naskah ini."
    )
    profil: SebutanProfil = Field(
        default="perundangan", title="Profil", description="Profil halaman dari instansi.yaml."
    )
    menimbang: Annotated[tuple[Isi, ...], GROUNDS] = Field(
        min_length=1,
        title="Menimbang",
        description="Pertimbangan tanpa huruf, masing-masing dimulai “bahwa”; yang penutup disusun program.",
    )
    mengingat: tuple[DasarHukum, ...] = Field(
        min_length=1,
        title="Mengingat",
        description="Dasar hukum: kunci dari peraturan.yaml, atau peraturan yang ditulis lengkap.",
    )
    mengingat_tetap: YaTidak = Field(
        default=False, title="Mengingat tetap", description="ya bila urutan Mengingat disusun sendiri, lalu diperiksa."
    )
    tempat: Tempat | None = Field(default=None, title="Tempat", description="Bila tidak diisi, dari instansi.yaml.")
    tahun_lain: DaftarTahun = TAHUN_LAIN
    daerah_lain: DaftarDaerah = DAERAH_LAIN
    nama_lain: DaftarNama = NAMA_LAIN
    instansi: InstansiNaskah = INSTANSI
    peraturan: DaftarPeraturan = PERATURAN

    @classmethod
    def nature(cls) -> Sifat:
        """Return that it is a decree."""
        return Sifat.KEPUTUSAN

    @model_validator(mode="before")
    @classmethod
    def _signed_at_its_level(cls, value: Any) -> Any:
        """Return a paper with the officials who sign at the level of its office, where it names none."""
        if not isinstance(value, Mapping):
            return value
        defaults = {key: str(field.default) for key, (_, field) in written(cls).items() if key in SIGNERS}
        annexes = value.get("lampiran")
        if isinstance(annexes, list):
            office = {"instansi": value.get("instansi")}
            value = {**value, "lampiran": [_with_parties(each, office) for each in annexes]}
        return {**value, **sebutan.signers(value, defaults)}

    def numbers(self) -> Sequence[tuple[FieldPath, str | None]]:
        """Return the number of the paper with the field that gives it; a joint decree has several."""
        return [(("nomor",), self.nomor)]

    def is_dated(self) -> bool:
        """Return whether the paper is more than a draft: it has its number or its date."""
        return self.tanggal is not None or any(number is not None for _, number in self.numbers())

    def office_register(self) -> Register:
        """Return the regulations that the office knows."""
        return register(self.instansi, self.peraturan)

    def register(self) -> Register:
        """Return the regulations this paper may cite: the office's, and acts that it cites by their keys besides."""
        return widened(self.office_register(), self.mengingat)

    def at(self) -> datetime.date:
        """Return the day as of which regulations are judged: that of the paper, else the last of its year."""
        return last_day(self.tanggal, self.tahun)


def _with_parties(annex: Any, office: Mapping[str, Any]) -> Any:
    """Return an annex as read, an agreement with the head of the region by his key at the level of the office."""
    if not isinstance(annex, Mapping) or annex.get("jenis") != "perjanjian_kinerja":
        return annex
    return {**annex, **sebutan.signers({**annex, **office}, {"pihak_kedua": "bupati"})}


def letters(count: int) -> str:
    """Return `huruf a, huruf b, dan huruf c` for so many items (butir 23)."""
    named = [f"huruf {urutan.letter(number)}" for number in range(1, count + 1)]
    if len(named) < 3:
        return " dan ".join(named)
    return f"{', '.join(named[:-1])}, dan {named[-1]}"


def has_closing(grounds: Sequence[str]) -> bool:
    """Return whether the last ground already says what is set, so that none is composed."""
    return bool(CLOSING.match(grounds[-1]) or SETS.search(grounds[-1]))


def closing_ground(count: int, sets: str) -> str:
    """Return the ground that closes so many others and names what is set (butir 23; comma: UU 13/2022)."""
    return f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters(count)}, perlu menetapkan {sets}"


def grounds(paper: ProdukHukum, sets: str) -> list[str]:
    """Return the grounds as printed, from a small *bahwa* to a semicolon; `sets` is kind and title (butir 17–23)."""
    given = [re.sub(r"^bahwa\b", "bahwa", each, flags=re.IGNORECASE) for each in paper.menimbang]
    if not has_closing(given):
        given.append(closing_ground(len(given), sets))
    return [item(each) for each in given]


def item(text: str) -> str:
    """Return a ground or another item of the head with its semicolon; one of several paragraphs keeps its own end."""
    if is_long(text):
        return text if is_closed(text) else text + ";"
    return strip_end(text) + ";"


def entry_into_force(kind: str, text: str) -> re.Match[str] | None:
    """Return where a text says that the paper, a `Keputusan` or `Peraturan`, comes into force; None where it does not.

    “Pada saat Peraturan Bupati ini mulai berlaku, … dicabut” says something else (butir 144–146).
    """
    found = _IN_FORCE[kind].finditer(text)
    return next((each for each in found if not _WHEN.search(text, max(0, each.start() - 20), each.start())), None)


def number_line(nomor: str | None, year: int, *, srikandi: bool = False) -> str:
    """Return what stands behind NOMOR: the number with its year, blanks, or what SRIKANDI fills in."""
    if srikandi:
        return NOMOR
    number = nomor or BLANK
    return number if re.search(rf"(?<!\d){year}(?!\d)", number) else f"{number} TAHUN {year}"


def date_line(date: Any, year: int, *, srikandi: bool = False, hijriah: str | None = None) -> str:
    """Return a date as it stands under `Ditetapkan di`, blanks for what is not known, the Hijri one beside it."""
    if srikandi:
        return TANGGAL
    line = f"{BLANK} {year}" if date is None else str(date) if date.hari else f"…… {date}"
    return f"{line} M / {_HIJRI_END.sub('', hijriah)} H" if hijriah else line


def bare(pejabat: Pejabat) -> dict[str, Any]:
    """Return an official with nothing but the name in capitals (butir 166)."""
    spelled = {"jabatan": sebutan.spelled(pejabat.jabatan), "pangkat": None, "golongan": None, "nip": None}
    return {
        **pejabat.model_copy(update=spelled).model_dump(mode="python"),
        "nama": without_degrees(pejabat.nama).upper(),
    }


def certified(pejabat: Pejabat) -> dict[str, Any]:
    """Return what a certified copy prints otherwise: `ttd` for signatures, and who certifies it."""
    fields = pejabat.model_dump(mode="python")
    return {"tanda_tangan": "ttd", "salinan": {**fields, "nama": signed(upper_name(pejabat.nama))}}


def lines(name: str, daerah: str) -> list[str]:
    """Return a long name broken before the region: `Kepala Badan …` / `Kabupaten Kebumen`."""
    first = name.removesuffix(daerah).rstrip()
    parts = [first, daerah] if first and first != name else [name]
    return [glued(part, daerah) for part in parts]


def annex_titles(count: int) -> Iterator[str]:
    """Yield the head of each annex: LAMPIRAN, or LAMPIRAN I, II … (butir 194)."""
    for number in range(1, count + 1):
        yield "Lampiran" if count == 1 else f"Lampiran {urutan.roman(number)}"
