"""Annexes of decrees and regulations: tables of performance papers, and free text or tables.

Forms: PER/9/M.PAN/5/2007 and Permen PANRB 53/2014 (IKU, Perjanjian Kinerja) as decrees print them
(docs/aturan.md D.6); heads and signatures by UU 12/2011 Lampiran II butir 192–197.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.kinds.fields.base import Bulan, Judul, Model, Nama, Prosa, Sel, Uang, YaTidak
from kakdoc.kinds.fields.marks import ANGKA
from kakdoc.kinds.fields.menunjuk import SebutanPejabat
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import Kolom
from kakdoc.kinds.office import Instansi
from kakdoc.values.people.nama import glued
from kakdoc.values.rupiah import amount as rupiah

MANY_COLUMNS = 7
"""From so many columns on, a free table needs the longer side of the page."""
LANDSCAPE = frozenset({"iku", "rencana_kerja"})
"""Annexes that lie on their side unless the input says otherwise."""
_PENGANTAR = Field(default=None, title="Pengantar", description="Kalimat sebelum tabel.")
_PENUTUP = Field(default=None, title="Penutup", description="Kalimat sesudah tabel.")


class Lampiran(Model):
    """What every annex has."""

    judul: Judul = Field(title="Judul", description="Judul lampiran; dicetak dengan huruf kapital di tengah.")
    label: Nama | None = Field(default=None, title="Label", description="Nama untuk dirujuk: [rujuk: label].")
    mendatar: YaTidak | None = Field(
        default=None, title="Mendatar", description="ya untuk halaman mendatar, tidak untuk tegak."
    )


class IndikatorUtama(Model):
    """One key performance indicator with how it is measured."""

    nama: Sel = Field(title="Indikator", description="Indikator kinerja utama.")
    satuan: Sel = Field(title="Satuan", description="Misalnya persen, indeks, nilai.")
    alasan: Sel = Field(title="Alasan", description="Mengapa indikator ini dipilih.")
    formulasi: Sel = Field(title="Formulasi", description="Rumus atau cara pengukurannya.")
    sumber_data: Sel = Field(title="Sumber data", description="Dari mana datanya.")
    keterangan: Sel | None = Field(default=None, title="Keterangan", description="Keterangan atau kriteria.")


class SasaranUtama(Model):
    """One strategic target and its key indicators."""

    sasaran: Sel = Field(title="Sasaran strategis", description="Sasaran strategis.")
    indikator: tuple[IndikatorUtama, ...] = Field(min_length=1, title="Indikator", description="Indikatornya.")


class LampiranIku(Lampiran):
    """The table of key performance indicators."""

    jenis: Literal["iku"] = Field(title="Jenis lampiran")
    pengantar: Prosa | None = _PENGANTAR
    baris: tuple[SasaranUtama, ...] = Field(min_length=1, title="Baris", description="Sasaran dan indikatornya.")


class Target(Model):
    """An indicator and what is promised of it."""

    nama: Sel = Field(title="Indikator", description="Indikator kinerja.")
    target: Annotated[Sel, ANGKA] = Field(title="Target", description="Target dengan satuannya, misalnya 100 persen.")


class SasaranKinerja(Model):
    """A target of the agreement and its indicators."""

    sasaran: Sel = Field(title="Sasaran", description="Sasaran strategis.")
    indikator: tuple[Target, ...] = Field(min_length=1, title="Indikator", description="Indikator dan targetnya.")


class BarisAnggaran(Model):
    """A programme, an activity or a sub-activity with its budget."""

    uraian: Sel = Field(title="Uraian", description="Nama program, kegiatan, atau sub kegiatan.")
    jumlah: Uang = Field(title="Jumlah", description="Anggaran dalam rupiah.")
    keterangan: Sel | None = Field(default=None, title="Keterangan", description="Misalnya sumber dananya.")


class LampiranPerjanjian(Lampiran):
    """The performance agreement of two parties with its tables."""

    jenis: Literal["perjanjian_kinerja"] = Field(title="Jenis lampiran")
    pihak_pertama: SebutanPejabat = Field(
        default="kepala", title="Pihak pertama", description="Kunci pejabat yang berjanji, dari instansi.yaml."
    )
    pihak_kedua: SebutanPejabat = Field(
        default="bupati", title="Pihak kedua", description="Kunci pejabat atasannya, dari instansi.yaml."
    )
    pembuka: Prosa = Field(title="Pembuka", description="Kalimat sebelum identitas kedua pihak.")
    pernyataan: Prosa = Field(title="Pernyataan", description="Pernyataan sesudah identitas kedua pihak.")
    sasaran: tuple[SasaranKinerja, ...] = Field(min_length=1, title="Sasaran", description="Sasaran dan targetnya.")
    anggaran: tuple[BarisAnggaran, ...] = Field(
        default=(), title="Anggaran", description="Program dan anggaran; bila tidak diisi, dari KAK."
    )


class Tahapan(Model):
    """A stage of a work plan."""

    uraian: Sel = Field(title="Uraian", description="Tahapan kegiatan.")
    keluaran: Sel = Field(title="Keluaran", description="Hasil tahapan ini.")
    bulan: Bulan = Field(title="Bulan", description="Bulan pelaksanaan, misalnya 1-3, 7, 12.")
    penanggung_jawab: Sel = Field(title="Penanggung jawab", description="Unit atau jabatan yang bertanggung jawab.")


class KegiatanKerja(Model):
    """An activity of a work plan and its stages."""

    kegiatan: Sel = Field(title="Kegiatan", description="Kegiatan reformasi birokrasi.")
    tahapan: tuple[Tahapan, ...] = Field(min_length=1, title="Tahapan", description="Tahapannya berurutan.")


class LampiranRencana(Lampiran):
    """A work plan: activities, stages, outputs, months, who is in charge."""

    jenis: Literal["rencana_kerja"] = Field(title="Jenis lampiran")
    pengantar: Prosa | None = _PENGANTAR
    baris: tuple[KegiatanKerja, ...] = Field(min_length=1, title="Baris", description="Kegiatan dan tahapannya.")


class LampiranTabel(Lampiran):
    """A free table."""

    jenis: Literal["tabel"] = Field(title="Jenis lampiran")
    pengantar: Prosa | None = _PENGANTAR
    kolom: tuple[Kolom, ...] = Field(min_length=1, max_length=12, title="Kolom", description="Kolom tabel.")
    baris: tuple[tuple[Sel, ...], ...] = Field(min_length=1, title="Baris", description="Isi sel tiap baris.")
    penutup: Prosa | None = _PENUTUP


class LampiranTeks(Lampiran):
    """Free text, with lists and tables of its own."""

    jenis: Literal["teks"] = Field(title="Jenis lampiran")
    isi: Prosa = Field(title="Isi", description="Paragraf, daftar, dan tabel dalam Markdown ringan.")


AnyLampiran = LampiranIku | LampiranPerjanjian | LampiranRencana | LampiranTabel | LampiranTeks
DaftarLampiran = Annotated[
    tuple[Annotated[AnyLampiran, Field(discriminator="jenis")], ...],
    Field(title="Lampiran", description="Lampiran berurutan; nomornya dihitung program."),
]


def budget_rows(annex: LampiranPerjanjian, kak: Kak | None) -> list[dict[str, Any]]:
    """Return the rows of the programme and budget table: typed, else those of the TOR.

    `tingkat` is 0 for the rows that add up; 1 and 2 for activities and sub-activities under them.
    """
    if annex.anggaran or kak is None:
        given = [{**row.model_dump(mode="python"), "tingkat": _depth(row.uraian)} for row in annex.anggaran]
        return [{**row, "tingkat": _below(given[:index], row["tingkat"])} for index, row in enumerate(given)]
    source = kak.sumber_dana()
    return [
        {"uraian": uraian, "jumlah": amount, "keterangan": source if tingkat == 0 else None, "tingkat": tingkat}
        for uraian, amount, tingkat in _levels(kak)
    ]


def _depth(uraian: str) -> int:
    """Return the level that the name of a row begins with; 0 for a programme, and for any other name."""
    words = uraian.casefold().replace("-", " ").split()
    if words[:1] == ["subkegiatan"] or words[:2] == ["sub", "kegiatan"]:
        return 2
    return int(words[:1] == ["kegiatan"])


def _below(above: Sequence[dict[str, Any]], depth: int) -> int:
    """Return the level of a row under those above it: 0 where no programme or activity holds it."""
    levels = [row["tingkat"] for row in above]
    return depth if any(level < depth for level in levels) else 0


def _levels(kak: Kak) -> list[tuple[str, rupiah.Jumlah, int]]:
    total = kak.anggaran or 0
    rows: list[tuple[str, rupiah.Jumlah, int]] = [
        (f"Program {kak.program}", total, 0),
        (f"Kegiatan {kak.kegiatan}", total, 1),
    ]
    return rows + [(f"Sub Kegiatan {sub.nama}", sub.pagu or 0, 2) for sub in kak.sub_kegiatan()]


def context(
    annexes: Sequence[AnyLampiran], titles: Sequence[str], kak: Kak | None, instansi: Instansi
) -> list[dict[str, Any]]:
    """Return the annexes as the template prints them."""
    return [_context(annex, title, kak, instansi) for annex, title in zip(annexes, titles, strict=True)]


def _context(annex: AnyLampiran, title: str, kak: Kak | None, instansi: Instansi) -> dict[str, Any]:
    wide = isinstance(annex, LampiranTabel) and len(annex.kolom) >= MANY_COLUMNS
    lies = annex.jenis in LANDSCAPE or wide if annex.mendatar is None else annex.mendatar
    fields = {**annex.model_dump(mode="python"), "kepala": title, "mendatar": lies}
    fields["judul"] = glued(annex.judul, instansi.region)
    if isinstance(annex, LampiranIku | LampiranRencana):
        fields["baris"] = _flat(fields["baris"], "indikator" if isinstance(annex, LampiranIku) else "tahapan")
    if isinstance(annex, LampiranPerjanjian):
        fields["sasaran"] = _flat(fields["sasaran"], "indikator")
        rows = budget_rows(annex, kak)
        fields["anggaran"] = rows
        fields["jumlah"] = rupiah.total(row["jumlah"] for row in rows if row["tingkat"] == 0)
        for party in ("pihak_pertama", "pihak_kedua"):
            fields[party] = instansi.pejabat[fields[party]].model_dump(mode="python")
    return fields


def _flat(groups: Sequence[dict[str, Any]], inner: str) -> list[dict[str, Any]]:
    """Return the rows of a table whose first columns span groups: `pertama` of its group, `akhir` of the table."""
    rows = [
        {**item, "kelompok": group, "pertama": index == 0, "akhir": False}
        for group in groups
        for index, item in enumerate(group[inner])
    ]
    rows[-1]["akhir"] = True
    return rows
