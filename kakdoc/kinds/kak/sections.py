"""The sections of a Kerangka Acuan Kerja (KAK, TOR), and what stands in them: steps, budget lines, columns.

The set of sections differs by office, so sections are an ordered list with their headings as data;
the letters before them are Word's own numbering.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.kinds.fields.base import (
    Besaran,
    Bulan,
    Bulat,
    Isi,
    Kode,
    Model,
    Nama,
    NomorKeluaran,
    Persen,
    Prosa,
    Sel,
    Teks,
    Uang,
)
from kakdoc.kinds.fields.kata_cetak import NamaSub, SumberDana
from kakdoc.kinds.fields.marks import ANGKA, TETAP
from kakdoc.kinds.kak.lines import Rincian
from kakdoc.kinds.kak.schedule import BagianJadwalRinci, BarisRinci
from kakdoc.values.rupiah import amount as rupiah

_PENGANTAR = Field(default=None, title="Pengantar", description="Kalimat sebelum daftar atau tabel.")
_PENUTUP = Field(default=None, title="Penutup", description="Kalimat sesudah daftar atau tabel.")


def _judul(default: str | None = None) -> Any:
    description = "Judul bagian tanpa huruf di depannya; dicetak dengan huruf kapital."
    return Field(default=default, title="Judul", description=description) if default else Field(
        title="Judul", description=description
    )  # fmt: skip


class BagianTeks(Model):
    """A section of running text."""

    jenis: Literal["teks"] = Field(title="Jenis bagian")
    judul: Teks = _judul()
    isi: Prosa = Field(title="Isi", description="Paragraf, daftar, dan tabel dalam Markdown ringan.")


class BagianDaftar(Model):
    """A section that is one list."""

    jenis: Literal["daftar"] = Field(title="Jenis bagian")
    judul: Teks = _judul()
    pengantar: Prosa | None = _PENGANTAR
    butir: tuple[Isi, ...] = Field(min_length=1, title="Butir", description="Satu baris untuk setiap butir.")
    penutup: Prosa | None = _PENUTUP


class BarisJadwal(Model):
    """A step of the activity and the months it takes."""

    uraian: Sel = Field(title="Uraian", description="Tahapan atau langkah kegiatan.")
    bulan: Bulan = Field(title="Bulan", description="Bulan pelaksanaan, misalnya 1-3, 7, 12.")
    keluaran: NomorKeluaran | None = Field(
        default=None,
        title="Keluaran",
        description="Nomor keluaran yang dihasilkan langkah ini, misalnya 1, 2.",
    )


class BagianJadwal(Model):
    """The schedule: a matrix of steps and twelve months."""

    jenis: Literal["jadwal"] = Field(title="Jenis bagian")
    judul: Teks = _judul("Jadwal Pelaksanaan")
    pengantar: Prosa | None = _PENGANTAR
    baris: tuple[BarisJadwal, ...] = Field(min_length=1, title="Baris", description="Baris jadwal.")
    penutup: Prosa | None = _PENUTUP


class BagianKeluaran(Model):
    """What the activity delivers; schedule rows refer to these by number, counted from 1."""

    jenis: Literal["keluaran"] = Field(title="Jenis bagian")
    judul: Teks = _judul("Keluaran")
    pengantar: Prosa | None = _PENGANTAR
    butir: tuple[Isi, ...] = Field(min_length=1, title="Butir", description="Satu baris untuk setiap keluaran.")
    penutup: Prosa | None = _PENUTUP


def _from_rincian(data: dict[str, Any]) -> rupiah.Jumlah | None:
    return rupiah.total(line.jumlah for line in data.get("rincian", ()) if line.jumlah is not None)


_Angka = Annotated[Besaran, ANGKA]
_MONTHLY: dict[str, Any] = {"minItems": 12, "maxItems": 12}
"""For editors; the checks K218 and K219 say the same with their reasons."""


class TargetRenstra(Model):
    """What the strategic and the annual plan ask of a sub-activity, for the evaluation of the Renja (form E.81)."""

    indikator: Teks = Field(title="Indikator", description="Indikator keluaran sub kegiatan.")
    satuan: Nama = Field(title="Satuan", description="Misalnya dokumen.")
    target: _Angka = Field(title="Target tahun ini", description="Target kinerja Renja tahun berjalan.")
    target_renstra: Annotated[Besaran, TETAP] = Field(
        title="Target Renstra", description="Target kinerja sampai akhir Renstra."
    )
    anggaran_renstra: Uang = Field(title="Anggaran Renstra", description="Anggaran sampai akhir Renstra, rupiah.")
    realisasi_lalu: _Angka = Field(title="Realisasi lalu", description="Realisasi kinerja sampai tahun lalu.")
    anggaran_lalu: Uang = Field(title="Realisasi anggaran lalu", description="Realisasi anggaran sampai tahun lalu.")


class SubKegiatan(Model):
    """A sub-activity with its budget; `pagu` is the sum of the lines where it is not given."""

    nama: NamaSub = Field(title="Nama sub kegiatan", description="Nama tanpa kata “Sub Kegiatan”.")
    kode: Kode | None = Field(default=None, title="Kode", description="Misalnya 5.03.02.2.02.0001.")
    rincian: tuple[Rincian, ...] = Field(min_length=1, title="Rincian", description="Baris belanja.")
    pagu: Uang | None = Field(
        default_factory=_from_rincian,
        title="Pagu",
        description="Rupiah; dijumlahkan dari rincian bila tidak diisi.",
    )
    anggaran_kas: tuple[Uang, ...] = Field(
        default=(),
        title="Anggaran kas",
        description="Rencana pengeluaran setiap bulan, dua belas jumlah.",
        json_schema_extra=_MONTHLY,
    )
    target_fisik: Annotated[tuple[Persen, ...], ANGKA] = Field(
        default=(),
        title="Target fisik",
        description="Target fisik kumulatif setiap bulan, dua belas persentase.",
        json_schema_extra=_MONTHLY,
    )
    renstra: TargetRenstra | None = Field(
        default=None, title="Renstra", description="Target untuk evaluasi Renja (formulir E.81)."
    )


class BagianAnggaran(Model):
    """The budget: one table for each sub-activity."""

    jenis: Literal["anggaran"] = Field(title="Jenis bagian")
    judul: Teks = _judul("Rencana Anggaran Belanja dan Sumber Pendanaan")
    pengantar: Prosa | None = Field(
        default=None,
        title="Pengantar",
        description="Bila tidak diisi, kalimat dengan jumlah dan terbilangnya disusun.",
    )
    sumber_dana: SumberDana | None = Field(
        default=None, title="Sumber dana", description="Misalnya APBD beserta nama daerahnya."
    )
    hps: Uang | None = Field(
        default=None, title="HPS", description="Harga Perkiraan Sendiri; tidak melampaui pagu. Dicetak bila diisi."
    )
    sebutan: Nama | None = Field(
        default=None,
        title="Sebutan",
        description="Sebutan tiap tabel: Sub Kegiatan, atau Komponen pada kementerian, bila tidak diisi.",
    )
    sub_kegiatan: tuple[SubKegiatan, ...] = Field(min_length=1, title="Sub kegiatan", description="Sub kegiatan.")
    penutup: Prosa | None = _PENUTUP


class Kolom(Model):
    """A column of a free table."""

    judul: Teks = Field(title="Judul kolom", description="Dicetak di kepala tabel.")
    rata: Literal["kiri", "tengah", "kanan"] = Field(default="kiri", title="Rata", description="Perataan isi kolom.")
    lebar: Annotated[Bulat | None, TETAP] = Field(
        default=None, title="Lebar", description="Bagian lebar dibanding kolom lain."
    )
    kelompok: Teks | None = Field(
        default=None,
        title="Kelompok",
        description="Kepala bersama di atas kolom ini dan kolom sekelompok di sebelahnya.",
    )


class BagianTabel(Model):
    """A free table."""

    jenis: Literal["tabel"] = Field(title="Jenis bagian")
    judul: Teks = _judul()
    pengantar: Prosa | None = _PENGANTAR
    kolom: tuple[Kolom, ...] = Field(min_length=1, max_length=12, title="Kolom", description="Kolom tabel.")
    baris: tuple[tuple[Sel, ...], ...] = Field(min_length=1, title="Baris", description="Isi sel tiap baris.")
    penutup: Prosa | None = _PENUTUP


AnyBagian = BagianTeks | BagianDaftar | BagianJadwal | BagianKeluaran | BagianAnggaran | BagianTabel | BagianJadwalRinci
Langkah = BarisJadwal | BarisRinci


def steps_of(section: AnyBagian) -> tuple[Langkah, ...]:
    """Return the steps of a schedule, none of other sections."""
    return section.baris if isinstance(section, BagianJadwal | BagianJadwalRinci) else ()


Bagian = Annotated[AnyBagian, Field(discriminator="jenis")]
