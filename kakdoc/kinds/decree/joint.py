"""Joint decrees and regulations: who makes one together, and how it names and prints them all.

Form: as joint decrees of ministers and of heads of regions are published (docs/aturan.md B.16). Each maker has a number
of its own; title, place and date are there once. A joint regulation is promulgated in the gazette of each region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.fields.base import Butir, Nama, TanggalNaskah
from kakdoc.kinds.fields.kata_cetak import Nomor, Tempat
from kakdoc.kinds.fields.marks import KOSONG
from kakdoc.kinds.fields.menunjuk import SebutanPejabat
from kakdoc.kinds.office import Pejabat

KIND = "Keputusan Bersama"
"""How a joint decree calls itself."""
REGULATION = "Peraturan Bersama"
"""How a joint regulation calls itself."""
KINDS = (KIND, REGULATION)
_HEAD = re.compile(
    r"\A(?:(?:Kepala|Ketua|Direktur|Bupati|Wali\s?Kota|Gubernur|Sekretaris|Camat|Lurah)\s+)+", re.IGNORECASE
)
_REGION = re.compile(r"\b(?:Kabupaten|Kota|Provinsi|Kecamatan|Kelurahan|Desa)\s.+")
_IN_A_ROW = 2
"""How many sign side by side: titles in capitals leave no room for three."""


class Pembuat(Butir):
    """One who makes a joint decree, with the number of the own register; or the key alone."""

    LIFTED: ClassVar[str] = "pejabat"

    pejabat: SebutanPejabat = Field(title="Pejabat", description="Kunci pejabat di instansi.yaml.")
    nomor: Annotated[Nomor | None, KOSONG] = Field(
        default=None,
        title="Nomor",
        description="Nomor dari pejabat ini, tanpa kata Nomor; kosong dahulu.",
    )


PembuatBersama = tuple[Pembuat, ...]
BERSAMA: Any = Field(
    default=(),
    title="Bersama",
    description="Keputusan bersama: semua pejabat yang membuatnya, berurutan, masing-masing dengan nomornya.",
)
"""Type and field of a decree that several may make; without it `penanda_tangan` makes it alone."""


class PembuatPeraturan(Pembuat):
    """One who makes a joint regulation, with who promulgates it in that region."""

    pengundang: SebutanPejabat | None = Field(
        default=None, title="Pengundang", description="Kunci pejabat yang mengundangkannya di daerah pembuat ini."
    )
    tempat: Tempat | None = Field(
        default=None, title="Tempat diundangkan", description="Tempat diundangkan; tempat naskah bila tidak diisi."
    )
    tanggal_diundangkan: Annotated[TanggalNaskah | None, KOSONG] = Field(
        default=None, title="Tanggal diundangkan", description="Tanggal diundangkan di daerah itu; kosong dahulu."
    )
    nomor_berita_daerah: Annotated[Nama | None, KOSONG] = Field(
        default=None, title="Nomor Berita Daerah", description="Nomor Berita Daerah daerah itu; kosong dahulu."
    )


PembuatPeraturanBersama = tuple[PembuatPeraturan, ...]
PERATURAN_BERSAMA: Any = Field(
    default=(),
    title="Bersama",
    description="Peraturan bersama: semua kepala daerah yang membuatnya, berurutan, masing-masing dengan nomornya.",
)
"""Type and field of a regulation that several heads may make."""
NAMES = """
judul_naskah daftar Baris jenis naskah di kepala naskah.
baris_nomor daftar Nomor dengan tahunnya di bawah jenis naskah; pada naskah bersama sebanyak pembuatnya.
baris_tanda_tangan daftar Baris tanda tangan naskah bersama; kosong pada naskah seorang pejabat.
baris_tanda_tangan[].kolom bilangan Banyaknya blok di baris itu, 1 atau 2.
baris_tanda_tangan[].blok@ daftar Yang bertanda tangan, dari kiri.
baris_tanda_tangan[].blok[].nama_polos ya Kepala daerah: namanya tanpa gelar, pangkat, dan NIP.
"""
"""What templates can print of both; see `listed.printed`."""
REGULATION_NAMES = """
baris_pembuat daftar Baris jabatan yang menetapkan.
baris_pengundangan daftar Pengundangan peraturan bersama, setiap daerah satu blok; kosong pada peraturan lain.
baris_pengundangan[].kolom bilangan Banyaknya blok di baris itu, 1 atau 2.
baris_pengundangan[].blok@ daftar Yang mengundangkan, dari kiri.
baris_pengundangan[].blok[].tempat teks Tempat diundangkan.
baris_pengundangan[].blok[].tanggal teks Tanggal diundangkan, atau titik-titik.
baris_pengundangan[].blok[].berita teks Baris berita daerahnya, dengan tahun dan nomor.
"""
"""What templates of regulations can print besides."""


class ProdukBersama(ProdukHukum):
    """A decree or regulation that one official makes, or several together."""

    def together(self) -> Sequence[Pembuat]:
        """Return its makers where there are several, else none."""
        raise NotImplementedError

    def signer(self) -> str:
        """Return the key of who signs alone."""
        raise NotImplementedError

    def kind(self) -> str:
        """Return how the paper calls itself."""
        raise NotImplementedError

    def title_of(self, pejabat: Pejabat) -> str:
        """Return whose paper it is where an official signs it."""
        raise NotImplementedError

    def signers(self) -> tuple[tuple[FieldPath, str], ...]:
        """Return the keys of who signs, with the fields that name them: the makers of a joint paper, else one."""
        several = tuple((("bersama", index, "pejabat"), each.pejabat) for index, each in enumerate(self.together()))
        return several or ((("penanda_tangan",), self.signer()),)

    def knows_signers(self) -> bool:
        """Return whether the office has all who sign: without them nothing is composed, and K119 says so."""
        return all(key in self.instansi.pejabat for _, key in self.signers())

    def officials(self) -> list[Pejabat]:
        """Return the officials who sign, as far as the office has them."""
        return [self.instansi.pejabat[key] for _, key in self.signers() if key in self.instansi.pejabat]

    def pejabat(self) -> Pejabat:
        """Return the official who signs; of several the first."""
        return self.instansi.pejabat[self.signers()[0][1]]

    def numbers(self) -> Sequence[tuple[FieldPath, str | None]]:
        """Return the number of each maker with the field that gives it; of one maker that of the paper."""
        return [
            (("bersama", index, "nomor"), each.nomor) for index, each in enumerate(self.together())
        ] or super().numbers()

    def facts(self) -> dict[str, str]:
        """Return what the paper tells of itself; a joint one has several numbers."""
        known = ", ".join(number for _, number in self.numbers() if number)
        return {**super().facts(), "nomor": known}

    def makers(self) -> list[str]:
        """Return whose paper it is, each maker by his title."""
        return [self.title_of(each) for each in self.officials()]

    def maker(self) -> str:
        """Return whose paper it is: one maker, or all in one sentence."""
        return together(self.makers())

    def must_print(self) -> tuple[str, ...]:
        """Return the names that a template of one signer does not have."""
        return ("baris_tanda_tangan",) if self.together() else ()


def together(names: Sequence[str]) -> str:
    """Return the makers in one sentence: `A dan B`, `A, B, dan C`."""
    *others, last = names
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} dan {last}" if others else last


def head_lines(names: Sequence[str]) -> Iterator[str]:
    """Yield the makers as they stand below each other, *dan* in a line of its own before the last."""
    *others, last = names
    comma = "," if len(others) > 1 else ""
    yield from (f"{each}{comma}" for each in others)
    yield from ("dan", last)


def rows(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of signatures, two side by side; an odd last one is alone in the middle."""
    beside = (list(blocks[start : start + _IN_A_ROW]) for start in range(0, len(blocks), _IN_A_ROW))
    return [{"kolom": len(row), "blok": row} for row in beside]


def own_names(title: str) -> list[str]:
    """Return the office and the regions in the title of a maker, which its decree may name: `Dinas Kesehatan`."""
    return [_HEAD.sub("", title), *(found[0] for found in _REGION.finditer(title))]
