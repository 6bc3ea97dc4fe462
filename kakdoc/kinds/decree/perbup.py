"""Peraturan Bupati, also of a Wali Kota, Gubernur or Kepala Desa: the schema, and the paper as composed.

Rules: UU 12/2011 Lampiran II (docs/aturan.md A.2, B).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.decree import annexes, joint, mengingat, sebutan
from kakdoc.kinds.decree import paper as produk
from kakdoc.kinds.decree.annexes import DaftarLampiran
from kakdoc.kinds.decree.body import amending
from kakdoc.kinds.decree.body.articles import Bab, Norm, Pasal, articles, norms, walk
from kakdoc.kinds.decree.body.changes import Perubahan
from kakdoc.kinds.decree.body.references import Place, resolve
from kakdoc.kinds.decree.figures import with_words
from kakdoc.kinds.decree.joint import PERATURAN_BERSAMA, PembuatPeraturan, PembuatPeraturanBersama, ProdukBersama
from kakdoc.kinds.fields.base import Bulat, Nama, TanggalNaskah
from kakdoc.kinds.fields.kata_cetak import Kesepakatan
from kakdoc.kinds.fields.marks import KOSONG, TETAP
from kakdoc.kinds.fields.menunjuk import DasarHukum, SebutanPejabat
from kakdoc.kinds.listed.printed import with_fields
from kakdoc.kinds.office import Pejabat, letterhead
from kakdoc.values.people.nama import glued
from kakdoc.values.text.ending import with_stop

_LAST = "ketentuan penutup"
_NO_NUMBER = "…" * 5


class Perbup(ProdukBersama):
    """A regulation of the head of the region or village (UU 12/2011 ps. 8; UU 23/2014 ps. 246; UU 6/2014 ps. 69).

    Several heads may make one together.
    """

    jenis: Literal["perbup"] = Field(title="Jenis naskah", description="Selalu perbup.")
    kesepakatan: Kesepakatan | None = Field(
        default=None,
        title="Kesepakatan",
        description="Pada Peraturan Desa: ya, atau nama yang bersepakat dengan kepala desa bila bukan BPD.",
    )
    bab: tuple[Bab, ...] = Field(default=(), title="Bab", description="Bab I, II, … dengan pasal atau bagiannya.")
    pasal: tuple[Pasal, ...] = Field(
        default=(), title="Pasal", description="Pasal, bila peraturannya tidak dibagi dalam bab."
    )
    perubahan: tuple[Perubahan, ...] = Field(
        default=(),
        title="Perubahan",
        description="Pada peraturan perubahan: yang diubah, disisipkan, dihapus; pasal di atas menjadi isi Pasal II.",
    )
    perubahan_sebelumnya: tuple[DasarHukum, ...] = Field(
        default=(), title="Perubahan sebelumnya", description="Peraturan yang sudah mengubahnya: kunci, atau lengkap."
    )
    pasal_semula: Annotated[Bulat | None, TETAP] = Field(
        default=None, title="Pasal semula", description="Banyaknya pasal peraturan yang diubah, untuk diperiksa."
    )
    lampiran: DaftarLampiran = ()
    tanggal_diundangkan: Annotated[TanggalNaskah | None, KOSONG] = Field(
        default=None, title="Tanggal diundangkan", description="Tanggal diundangkan; kosong sampai diundangkan."
    )
    nomor_berita_daerah: Annotated[Nama | None, KOSONG] = Field(
        default=None, title="Nomor Berita Daerah", description="Nomor Berita Daerah; kosong sampai diundangkan."
    )
    penanda_tangan: SebutanPejabat = Field(
        default="bupati", title="Penanda tangan", description="Kunci pejabat di instansi.yaml."
    )
    pengundang: SebutanPejabat = Field(
        default="sekretaris_daerah", title="Pengundang", description="Kunci pejabat yang mengundangkan."
    )
    penanda_salinan: SebutanPejabat = Field(
        default="kepala_bagian_hukum", title="Penanda salinan", description="Kunci pejabat yang mengesahkan salinan."
    )

    bersama: PembuatPeraturanBersama = PERATURAN_BERSAMA

    def together(self) -> Sequence[PembuatPeraturan]:
        """Return its makers where there are several."""
        return self.bersama

    def signer(self) -> str:
        """Return the key of who signs alone."""
        return self.penanda_tangan

    def title_of(self, pejabat: Pejabat) -> str:
        """Return whose regulation it is, as its head says: `Wali Kota Magelang`, also where a deputy signs."""
        return sebutan.maker(pejabat.jabatan, self.instansi, beside=bool(self.bersama))

    def agreed_with(self) -> str:
        """Return with whom the head of the village agreed: `Badan Permusyawaratan Desa Sukamaju`; empty for others."""
        return sebutan.council(self.kesepakatan or "", self.instansi.village)

    def kind(self) -> str:
        """Return how the paper calls itself: `Peraturan Bupati`; by the region or village where no head of it signs.

        What a village agreed with its council is its own: `Peraturan Desa` (UU 6/2014 ps. 69).
        """
        if self.bersama:
            return joint.REGULATION
        if self.agreed_with():
            return f"Peraturan {self.instansi.village.partition(' ')[0]}"
        signer = self.instansi.pejabat.get(self.penanda_tangan)
        head = sebutan.head(signer.jabatan, self.instansi) if signer else None
        return f"Peraturan {head}" if head else sebutan.regulation_of(self.instansi)

    def facts(self) -> dict[str, str]:
        """Return what decrees tell, and the kind by which the paper calls itself where that is not the regent's."""
        named = {} if self.kind() == "Peraturan Bupati" else {"sebutan": self.kind()}
        return {**super().facts(), **named}

    def amends(self) -> bool:
        """Return whether it amends another regulation: its articles are then Pasal I, II (butir 225–230)."""
        return self.judul.casefold().startswith("perubahan ")

    def named(self) -> str:
        """Return the regulation with whose it is: `Peraturan Bupati Kebumen`, `Peraturan Bersama A dan B`."""
        village = self.instansi.village if self.agreed_with() else ""
        return f"{joint.REGULATION if self.bersama else 'Peraturan'} {village or self.maker()}"

    def sets(self) -> str:
        """Return kind and title, as the closing ground names them; a joint regulation with all its makers."""
        return f"{self.named() if self.bersama else self.kind()} tentang {self.judul}"

    def labels(self) -> dict[str, Place | str]:
        """Return the places that have labels, annexes by their name."""
        places: dict[str, Place | str] = {each.label: each.place for each in norms(self) if each.label}
        return places | self._article_labels() | self._annex_labels()

    def _annex_labels(self) -> dict[str, str]:
        titles = produk.annex_titles(len(self.lampiran))
        return {each.label: title for each, title in zip(self.lampiran, titles, strict=True) if each.label}

    def _article_labels(self) -> dict[str, Place | str]:
        return {each.label: Place(number) for number, (_, each) in enumerate(articles(self), 1) if each.label}

    def articles(self) -> Iterator[dict[str, Any]]:
        """Yield the lines of the articles as printed: labels resolved, figures with their words.

        The article on entry into force is added where the input has none, in a chapter of that name (butir 137, 150).
        """
        if self.perubahan:
            titles = list(produk.annex_titles(len(self.lampiran)))
            yield from amending.lines(self.perubahan, self.amended(), self.closing(), titles, self.kind())
            return
        places, in_force = self.labels(), False
        for each in walk(self):
            if isinstance(each, Norm):
                in_force = in_force or bool(produk.entry_into_force("Peraturan", each.text))
                text = with_words(resolve(each.line["teks"], names_from(places, each.place)))
                yield {**each.line, "teks": text, "perubahan": self.amends()}
            else:
                yield {**each[1], "perubahan": self.amends()}
        if not in_force:
            if self.bab and self.bab[-1].judul.casefold() != _LAST:
                yield {"gaya": "bab", "teks": _LAST.title()}
            yield {"gaya": "pasal", "perubahan": self.amends()}
            yield {"gaya": "isi", "dalam": 0, "teks": self._in_force()}

    def _in_force(self) -> str:
        return f"{self.kind()} ini mulai berlaku pada tanggal diundangkan."

    def amended(self) -> amending.Amended:
        """Return the regulation that this one amends, with its earlier amendments."""
        return amending.amended(self, self.perubahan_sebelumnya)

    def closing(self) -> list[str]:
        """Return the matters of Pasal II of an amendment, of which the last is its entry into force."""
        given = [each for each in norms(self) if each.line["gaya"] == "isi"]
        texts = [with_words(resolve(each.line["teks"], self._annex_labels().get)) for each in given]
        if not any(produk.entry_into_force("Peraturan", each) for each in texts):
            texts.append(self._in_force())
        return texts

    def context(self) -> dict[str, Any]:
        """Return what the template prints: the composed parts in the order of the paper."""
        office = self.instansi
        titles = list(produk.annex_titles(len(self.lampiran)))
        numbers = [produk.number_line(each, self.tahun) for _, each in self.numbers()]
        blocks = [{**produk.bare(each), "nama_polos": True} for each in self.officials()]
        composed = {
            "instansi": letterhead(office),
            "jenis_naskah": glued(self.named(), office.region),
            "judul_naskah": self._head(joint.REGULATION, self.named()),
            "kesepakatan": self.agreed_with(),
            "nomor": " DAN NOMOR ".join(numbers),
            "baris_nomor": numbers,
            "judul": glued(self.judul, office.region),
            "sebutan_naskah": self.kind(),
            "pembuat": self.maker(),
            "baris_pembuat": self._head("", self.maker()),
            "bawah_pembuat": [] if self.bersama and not office.village else sebutan.below_maker(office),
            "menimbang": produk.grounds(self, self.sets()),
            "mengingat": mengingat.lines(self),
            "menetapkan": glued(with_stop(self.sets()), office.region),
            "batang_tubuh": list(self.articles()),
            "tempat": self.tempat or office.tempat,
            "tanggal": produk.date_line(self.tanggal, self.tahun, hijriah=self.tanggal_hijriah),
            "pejabat": produk.bare(self.pejabat()),
            "baris_tanda_tangan": joint.rows(blocks) if self.bersama else [],
            "tanda_tangan": "",
            **self._promulgation(),
            "lampiran": annexes.context(self.lampiran, titles, self.kak, office),
            "salinan": None,
        }
        return with_fields(self, composed)

    def _head(self, word: str, alone: str) -> list[str]:
        """Return the lines of the makers at the head, behind a word or without one; one line of one maker."""
        if not self.bersama:
            return [glued(alone, self.instansi.region)] if word else [alone]
        below = [glued(each, self.instansi.region) for each in joint.head_lines(self.makers())]
        return [word, *below] if word else below

    def gazette(self) -> str:
        """Return the gazette in which it is promulgated: `Berita Daerah`, of a village `Berita` or `Lembaran`."""
        if self.agreed_with():
            return "Lembaran"
        if self.instansi.village:
            return "Berita"
        return "Berita Daerah" if self.instansi.region else "Berita Negara"

    def promulgated(self) -> list[tuple[int, PembuatPeraturan, str]]:
        """Return the makers whose regions promulgate a joint regulation: place in the list, maker, official's key.

        The first has that of the paper where it names none; none where the paper is of no region.
        """
        keys = [each.pengundang for each in self.bersama]
        keys[:1] = [key or self.pengundang for key in keys[:1]]
        found = zip(self.bersama, keys, strict=True) if self.instansi.region else ()
        return [(index, each, key) for index, (each, key) in enumerate(found) if key is not None]

    def promulgators(self) -> list[tuple[FieldPath, str]]:
        """Return the keys of who promulgates, with the fields that name them."""
        several: list[tuple[FieldPath, str]] = [
            (("bersama", index, "pengundang") if each.pengundang else ("pengundang",), key)
            for index, each, key in self.promulgated()
        ]
        return several or [(("pengundang",), self.pengundang)]

    def regions(self) -> list[str]:
        """Return the region or village of each maker: `Kabupaten Kebumen`."""
        return [sebutan.region_of(each, self.instansi) for each in self.makers()]

    def _promulgation(self) -> dict[str, Any]:
        """Return what the template prints of the promulgation: once, or in the gazette of each region."""
        office, word, joined = self.instansi, self.gazette(), self.promulgated()
        own, *others = (self.regions() if joined else []) or [office.village or office.region or "Republik Indonesia"]
        return {
            "tahun": self.tanggal_diundangkan.tahun if self.tanggal_diundangkan else self.tahun,
            "berita": word,
            "daerah_berita": joint.together([own, *(f"{word} {each}" for each in others)]),
            "tanggal_diundangkan": produk.date_line(self.tanggal_diundangkan, self.tahun),
            "pengundang": produk.bare(office.pejabat[joined[0][2] if joined else self.pengundang]),
            "nomor_berita_daerah": self.nomor_berita_daerah or _NO_NUMBER,
            "baris_pengundangan": joint.rows([self._promulgation_of(*each) for each in joined]),
        }

    def _promulgation_of(self, index: int, maker: PembuatPeraturan, key: str) -> dict[str, Any]:
        """Return what is printed where the region of one maker promulgates."""
        date = maker.tanggal_diundangkan
        year, number = date.tahun if date else self.tahun, maker.nomor_berita_daerah or _NO_NUMBER
        return {
            **produk.bare(self.instansi.pejabat[key]),
            "tempat": maker.tempat or self.tempat or self.instansi.tempat,
            "tanggal": produk.date_line(date, self.tahun),
            "berita": f"{self.gazette()} {self.regions()[index]} TAHUN {year} NOMOR {number}".upper(),
        }

    def salinan(self) -> dict[str, Any]:
        """Return what the template prints of the certified copy: `ttd` for signatures, and who certifies it."""
        return {**self.context(), **produk.certified(self.instansi.pejabat[self.penanda_salinan])}


def names_from(places: Mapping[str, Place | str], here: Place) -> Callable[[str], str | None]:
    """Return what names the place of a label as a text at `here` calls it."""

    def name_of(label: str) -> str | None:
        place = places.get(label)
        return place.name_from(here) if isinstance(place, Place) else place

    return name_of
