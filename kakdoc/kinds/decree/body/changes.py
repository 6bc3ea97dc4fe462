"""The changes of an amending regulation as people type them: what becomes of which place, and its new wording.

Source: UU 12/2011 Lampiran II butir 230–236, UU 13/2022 butir 233–236c (docs/aturan.md B.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.decree.body.articles import Penghubung
from kakdoc.kinds.fields.base import Butir, Isi, Judul, Model, Nama
from kakdoc.kinds.fields.counting import LETTERS

_NOMOR: Any = Field(
    default=None, title="Nomor", description="Nomornya bila tidak berurutan, misalnya 7A, 1a, atau IXA; tanpa kurung."
)
_PENGHUBUNG: Any = Field(default="dan", title="Penghubung", description="Kata sebelum rincian terakhir.")


class RincianBaru(Butir):
    """One tabulated item of a new wording."""

    nomor: Nama | None = _NOMOR
    isi: Isi = Field(title="Isi", description="Isi rincian, dimulai huruf kecil, tanpa tanda di akhirnya.")
    rincian: Annotated[tuple[RincianBaru, ...], LETTERS] = Field(
        default=(), title="Bunyi rincian", description="Rincian di bawahnya."
    )
    penghubung: Penghubung = _PENGHUBUNG


class DefinisiBaru(Butir):
    """One definition of a new wording."""

    nomor: Nama | None = _NOMOR
    isi: Isi = Field(title="Isi", description="Istilah, “adalah”, dan batasannya; atau “Dihapus”.")


class AyatBaru(Butir):
    """One ayat of a new wording."""

    nomor: Nama | None = _NOMOR
    isi: Isi = Field(title="Isi", description="Isi ayat; ayat yang dihapus ditulis “Dihapus”.")
    rincian: Annotated[tuple[RincianBaru, ...], LETTERS] = Field(
        default=(), title="Bunyi rincian", description="Rincian a, b, c; rincian di dalamnya 1, 2, 3."
    )
    penghubung: Penghubung = _PENGHUBUNG


class PasalBaru(Butir):
    """The new wording of an article."""

    nomor: Nama | None = Field(
        default=None, title="Nomor", description="Nomor pasalnya, misalnya 7A; bila tidak diisi, dari tempatnya."
    )
    isi: Isi | None = Field(default=None, title="Isi", description="Isi pasal yang tidak terdiri atas ayat.")
    definisi: tuple[DefinisiBaru, ...] = Field(
        default=(), title="Bunyi definisi", description="Batasan pengertian, dicetak 1, 2, 3."
    )
    rincian: Annotated[tuple[RincianBaru, ...], LETTERS] = Field(
        default=(), title="Bunyi rincian", description="Rincian a, b, c; rincian di dalamnya 1, 2, 3."
    )
    penghubung: Penghubung = _PENGHUBUNG
    ayat: tuple[AyatBaru, ...] = Field(default=(), title="Bunyi ayat", description="Ayat (1), (2), …, semuanya.")


class ParagrafBaru(Model):
    """The new wording of a Paragraf."""

    nomor: Nama | None = Field(
        default=None, title="Nomor", description="Nomor paragrafnya, misalnya 2A; bila tidak diisi, dari tempatnya."
    )
    judul: Judul = Field(title="Judul", description="Judul paragraf.")
    pasal: tuple[PasalBaru, ...] = Field(min_length=1, title="Bunyi pasal", description="Pasal di paragraf ini.")


_PARAGRAF: Any = Field(default=(), title="Bunyi paragraf", description="Paragraf di bagian ini.")


class BagianBaru(Model):
    """The new wording of a Bagian: its articles, or Paragraf with theirs."""

    nomor: Nama | None = Field(
        default=None, title="Nomor", description="Nomor bagiannya, misalnya Kedua A; bila tidak diisi, dari tempatnya."
    )
    judul: Judul = Field(title="Judul", description="Judul bagian.")
    pasal: tuple[PasalBaru, ...] = Field(default=(), title="Bunyi pasal", description="Pasal di bagian ini.")
    paragraf: tuple[ParagrafBaru, ...] = _PARAGRAF


class BabBaru(Model):
    """The new wording of a chapter: its articles, or Bagian with theirs."""

    nomor: Nama | None = Field(
        default=None, title="Nomor", description="Nomor babnya, misalnya IXA; bila tidak diisi, dari tempatnya."
    )
    judul: Judul = Field(title="Judul", description="Judul bab; dicetak dengan huruf kapital.")
    pasal: tuple[PasalBaru, ...] = Field(default=(), title="Bunyi pasal", description="Pasal di bab ini.")
    bagian: tuple[BagianBaru, ...] = Field(default=(), title="Bunyi bagian", description="Bagian di bab ini.")


class Perubahan(Model):
    """One change."""

    jenis: Literal["ubah", "sisip", "tambah", "hapus", "lampiran"] = Field(
        title="Jenis perubahan",
        description="ubah, sisip (di antara dua pasal), tambah (sesudah yang terakhir), hapus, atau lampiran.",
    )
    tempat: Nama = Field(
        title="Tempat",
        description="Yang diubah, dihapus, atau menjadi baru: Pasal 6, Pasal 7 ayat (1a), Pasal 128A, BAB IXA, "
        "Bagian Kedua A BAB III, ….",
    )
    sesudah: Nama | None = Field(
        default=None, title="Sesudah", description="Tempat di depan yang disisipkan; bila tidak diisi, dihitung."
    )
    sebelum: Nama | None = Field(
        default=None, title="Sebelum", description="Tempat di belakang yang disisipkan; bila tidak diisi, dihitung."
    )
    kalimat: Isi | None = Field(
        default=None, title="Kalimat", description="Kalimatnya bila disusun sendiri; diakhiri titik dua."
    )
    bab: tuple[BabBaru, ...] = Field(default=(), title="Bunyi bab", description="Bunyi baru sebuah bab.")
    bagian: tuple[BagianBaru, ...] = Field(default=(), title="Bunyi bagian", description="Bunyi baru sebuah bagian.")
    paragraf: tuple[ParagrafBaru, ...] = Field(
        default=(), title="Bunyi paragraf", description="Bunyi baru sebuah paragraf."
    )
    pasal: tuple[PasalBaru, ...] = Field(
        default=(), title="Bunyi pasal", description="Bunyi baru pasalnya, lengkap dengan semua ayatnya."
    )

    def has_wording(self) -> bool:
        """Return whether it gives a new wording."""
        return bool(self.bab or self.bagian or self.paragraf or self.pasal)

    def headings(self) -> Iterator[tuple[FieldPath, str, Heading]]:
        """Yield the headings of its new wording in their order, each with its place and what it is."""
        for index, bab in enumerate(self.bab):
            yield ("bab", index), "BAB", bab
            yield from _of_parts(bab.bagian, ("bab", index))
        yield from _of_parts(self.bagian, ())
        yield from _of_paragraphs(self.paragraf, ())


Heading = BabBaru | BagianBaru | ParagrafBaru


def _of_parts(parts: Sequence[BagianBaru], path: FieldPath) -> Iterator[tuple[FieldPath, str, Heading]]:
    for index, bagian in enumerate(parts):
        inner = (*path, "bagian", index)
        yield inner, "Bagian", bagian
        yield from _of_paragraphs(bagian.paragraf, inner)


def _of_paragraphs(given: Sequence[ParagrafBaru], path: FieldPath) -> Iterator[tuple[FieldPath, str, Heading]]:
    return (((*path, "paragraf", index), "Paragraf", each) for index, each in enumerate(given))
