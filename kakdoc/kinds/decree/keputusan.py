"""Keputusan of the head of an office or region: the schema, and the paper as composed (docs/aturan.md A.2, B.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.decree import annexes, joint, mengingat, sebutan
from kakdoc.kinds.decree import paper as produk
from kakdoc.kinds.decree.annexes import DaftarLampiran
from kakdoc.kinds.decree.body.references import resolve
from kakdoc.kinds.decree.joint import BERSAMA, Pembuat, PembuatBersama, ProdukBersama
from kakdoc.kinds.fields.base import Butir, Isi, Nama, Teks, YaTidak
from kakdoc.kinds.fields.counting import DICTUMS
from kakdoc.kinds.fields.menunjuk import SebutanPejabat
from kakdoc.kinds.listed.printed import with_fields
from kakdoc.kinds.office import Pejabat, letterhead
from kakdoc.values import urutan
from kakdoc.values.people.nama import glued
from kakdoc.values.text.ending import is_closed, strip_end, with_stop

_LETTERHEAD = of_the_last(8)(letterhead)
"""The same for all decrees of an office, of which a roster makes hundreds."""


class Diktum(Butir):
    """One dictum."""

    isi: Isi = Field(title="Isi", description="Isi diktum, tanpa kata KESATU, KEDUA, ….")
    label: Nama | None = Field(default=None, title="Label", description="Nama untuk dirujuk: [rujuk: label].")


class Keputusan(ProdukBersama):
    """A decree of the head of an office, or of a region."""

    table_of_persons: ClassVar[str | None] = None

    jenis: Literal["keputusan"] = Field(title="Jenis naskah", description="Selalu keputusan.")
    kop: YaTidak = Field(default=True, title="Kop", description="ya untuk kop instansi di atas judul.")
    srikandi: YaTidak = Field(
        default=False, title="SRIKANDI", description="ya bila nomor, tanggal, dan tanda tangan diisi oleh SRIKANDI."
    )
    memperhatikan: tuple[Isi, ...] = Field(
        default=(), title="Memperhatikan", description="Hal lain yang diperhatikan; boleh tidak ada."
    )
    diktum: Annotated[tuple[Diktum, ...], DICTUMS] = Field(
        min_length=1, title="Diktum", description="KESATU, KEDUA, …; diktum mulai berlaku disusun bila belum ada."
    )
    tembusan: tuple[Teks, ...] = Field(default=(), title="Tembusan", description="Penerima tembusan.")
    lampiran: DaftarLampiran = ()
    penanda_tangan: SebutanPejabat = Field(
        default="kepala", title="Penanda tangan", description="Kunci pejabat di instansi.yaml."
    )
    penanda_salinan: SebutanPejabat = Field(
        default="kepala_bagian_hukum",
        title="Penanda salinan",
        description="Kunci pejabat yang mengesahkan salinan keputusan kepala daerah.",
    )
    bersama: PembuatBersama = BERSAMA

    def together(self) -> Sequence[Pembuat]:
        """Return its makers where there are several."""
        return self.bersama

    def signer(self) -> str:
        """Return the key of who signs alone."""
        return self.penanda_tangan

    def title_of(self, pejabat: Pejabat) -> str:
        """Return whose decree it is: the mandate giver where there is one; a head of a region without *Penjabat*."""
        title = pejabat.atas_nama or pejabat.jabatan
        return sebutan.maker_of_region(title) if _signs_as_head(pejabat) else title

    def is_of_region_head(self) -> bool:
        """Return whether heads of regions make it, be it by who signs in their name; None signs for no one."""
        return self.knows_signers() and all(_signs_as_head(each) for each in self.officials())

    def kind(self) -> str:
        """Return how the paper calls itself: `Keputusan Kepala Badan`; a head of a region without *Penjabat*."""
        if self.bersama:
            return joint.KIND
        known = sebutan.of_official(self.pejabat(), self.instansi)
        return f"Keputusan {(self.is_of_region_head() and sebutan.head_of_region(known)) or known}"

    def named(self) -> str:
        """Return the decree with its makers in full: `Keputusan Bersama A dan B`."""
        return f"{self._word()} {self.maker()}"

    def _word(self) -> str:
        """Return what stands before its makers."""
        return joint.KIND if self.bersama else "Keputusan"

    def sets(self) -> str:
        """Return kind and title, as the closing ground names them; a joint decree with all its makers."""
        return f"{self.named() if self.bersama else self.kind()} tentang {self.judul}"

    def dictums(self) -> list[str]:
        """Return the dictums as printed, labels resolved; the last says when the decree is in force."""
        names = self.labels()
        given = [resolve(_closed(each.isi), names.get) for each in self.diktum]
        if not any(produk.entry_into_force("Keputusan", each) for each in given):
            given.append(f"{self.kind()} ini mulai berlaku pada tanggal ditetapkan.")
        return given

    @property
    def persons(self) -> Sequence[Any] | None:
        """The table of persons that a definition adds, which stands in the first annex; None where there is none."""
        return getattr(self, self.table_of_persons) if self.table_of_persons else None

    def annex_titles(self) -> list[str]:
        """Return the head of each annex of `lampiran`; that of several persons stands before them."""
        before = int(self.persons is not None and len(self.persons) > 1)
        return list(produk.annex_titles(len(self.lampiran) + before))[before:]

    def labels(self) -> dict[str, str]:
        """Return the names of the places that have labels."""
        dictums = {
            each.label: f"Diktum {urutan.ordinal(number).upper()}"
            for number, each in enumerate(self.diktum, 1)
            if each.label
        }
        titles = self.annex_titles()
        return dictums | {each.label: title for each, title in zip(self.lampiran, titles, strict=True) if each.label}

    def unbroken(self) -> tuple[str, ...]:
        """Return the texts that must stand in one piece in the Word file."""
        return (produk.NOMOR, produk.TANGGAL, produk.TANDA_TANGAN) if self.srikandi else ()

    def context(self) -> dict[str, Any]:
        """Return what the template prints: the composed parts in the order of the paper."""
        office, of_region = self.instansi, self.is_of_region_head()
        numbers = [produk.number_line(each, self.tahun, srikandi=self.srikandi) for _, each in self.numbers()]
        blocks = [_block(each) for each in self.officials()]
        *dictums, last = _numbered(self.dictums())
        composed = {
            "instansi": _LETTERHEAD(office),
            "kop": self.has_letterhead(),
            "kepala_daerah": self.maker() if of_region else "",
            "bawah_pembuat": [] if self.bersama else sebutan.below_maker(office),
            "jenis_naskah": glued(self.named(), office.region),
            "judul_naskah": self._head(self._word()),
            "nomor": " DAN NOMOR ".join(numbers),
            "baris_nomor": numbers,
            "judul": glued(self.judul, office.region),
            "pembuat": self._head(""),
            "menimbang": produk.grounds(self, self.sets()),
            "mengingat": mengingat.lines(self),
            "memperhatikan": [produk.item(each) for each in self.memperhatikan],
            "menetapkan": glued(with_stop(f"{self.named()} tentang {self.judul}"), office.region),
            "diktum": dictums,
            "diktum_akhir": last,
            "tempat": self.tempat or office.tempat,
            "tanggal": produk.date_line(self.tanggal, self.tahun, srikandi=self.srikandi, hijriah=self.tanggal_hijriah),
            "pejabat": {key: each for key, each in blocks[0].items() if key != "nama_polos"},
            "nama_polos": blocks[0]["nama_polos"],
            "baris_tanda_tangan": joint.rows(blocks) if self.bersama else [],
            "tanda_tangan": produk.TANDA_TANGAN if self.srikandi else "",
            "tembusan": _copies(self.tembusan),
            "lampiran": annexes.context(self.lampiran, self.annex_titles(), self.kak, office),
            "salinan": None,
        }
        return with_fields(self, composed)

    def has_letterhead(self) -> bool:
        """Return whether the letterhead of the office is printed: a joint decree bears none unless it says so."""
        asked = "kop" in self.model_fields_set if self.bersama else True
        return self.kop and asked and not self.is_of_region_head()

    def _head(self, word: str) -> list[str]:
        """Return the lines of the makers at the head, behind a word or without one."""
        region = self.instansi.region
        if self.bersama:
            below = [glued(each, region) for each in joint.head_lines(self.makers())]
            return [word, *below] if word else below
        cut = "" if self.is_of_region_head() else region  # `Wali Kota Magelang` is one name
        return produk.lines(f"{word} {self.maker()}".strip(), cut)

    def salinan(self) -> dict[str, Any]:
        """Return what the template prints of the certified copy: `ttd` for the signature, and who certifies it."""
        return {**self.context(), **produk.certified(self.instansi.pejabat[self.penanda_salinan])}


def _signs_as_head(pejabat: Pejabat) -> bool:
    """Return whether an official signs as the head of a region, or in his name."""
    return sebutan.head_of_region(pejabat.atas_nama or pejabat.jabatan) is not None


def _block(pejabat: Pejabat) -> dict[str, Any]:
    """Return an official as printed below a decree; the head of a region who signs himself has a bare name."""
    bare = _signs_as_head(pejabat) and pejabat.atas_nama is None
    return {**(produk.bare(pejabat) if bare else pejabat.model_dump(mode="python")), "nama_polos": bare}


def _copies(names: Sequence[str]) -> list[str]:
    """Return who gets copies, without the marks that the template puts; a last `S.H.` brings its own full stop."""
    bare = [strip_end(each) for each in names]
    return [*bare[:-1], *(last.removesuffix(".") for last in bare[-1:])]


def _numbered(dictums: list[str]) -> Iterator[dict[str, str]]:
    for number, text in enumerate(dictums, 1):
        yield {"urutan": urutan.ordinal(number).upper(), "isi": text}


def _closed(text: str) -> str:
    """Return a dictum with a full stop at its end, where it ends with a word or a lesser mark (docs/aturan.md B.6)."""
    return text if is_closed(text) and not text.endswith((";", ",")) else strip_end(text) + "."
