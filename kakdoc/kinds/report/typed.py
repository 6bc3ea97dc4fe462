"""What every report has beside figures: its TOR, its text, who signs it (docs/aturan.md D)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from kakdoc.kinds.fields.base import (
    Gambar,
    Isi,
    Model,
    NomorKeluaran,
    Penomoran,
    Prosa,
    Sel,
    Tahun,
    TanggalNaskah,
    Uang,
    YaTidak,
)
from kakdoc.kinds.fields.kata_cetak import Tempat
from kakdoc.kinds.fields.marks import BERKAS_KAK, HAPUS, MONTHS, Sifat, isi
from kakdoc.kinds.fields.menunjuk import SebutanPejabat, SebutanProfil
from kakdoc.kinds.fields.pengecualian import DAERAH_LAIN, NAMA_LAIN, TAHUN_LAIN, DaftarDaerah, DaftarNama, DaftarTahun
from kakdoc.kinds.fields.tanda_tangan import TANDA_TANGAN, PenandaTangan, TandaTanganBersama
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kind import Document
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan
from kakdoc.kinds.office import INSTANSI, InstansiNaskah
from kakdoc.kinds.report.entries import BulanLain, Isian
from kakdoc.kinds.report.sections import TIDAK_DICETAK, Bagian, DaftarBagian


class KeuanganTahun(Model):
    """What was planned and realised in an earlier year, up to the same time of the year."""

    tahun: Tahun = Field(title="Tahun", description="Empat angka.")
    pagu: Uang | None = Field(default=None, title="Pagu", description="Pagu belanja tahun itu, rupiah.")
    realisasi: Uang | None = Field(default=None, title="Realisasi", description="Realisasi belanjanya, rupiah.")
    target_pendapatan: Uang | None = Field(
        default=None, title="Target pendapatan", description="Target pendapatan tahun itu, rupiah."
    )
    realisasi_pendapatan: Uang | None = Field(
        default=None, title="Realisasi pendapatan", description="Realisasi pendapatannya, rupiah."
    )


class Foto(Model):
    """A photograph of what was done."""

    berkas: Gambar = Field(title="Berkas", description="Nama berkas PNG atau JPEG, dari folder isian ini.")
    keterangan: Sel = Field(title="Keterangan", description="Keterangan di bawah foto.")


class EvaluasiRenja(Model):
    """What stands below form E.81: why, what next, and who evaluated it (docs/aturan.md D.4)."""

    faktor_pendorong: Annotated[Sel | None, HAPUS] = Field(
        default=None, title="Faktor pendorong", description="Faktor pendorong."
    )
    faktor_penghambat: Annotated[Sel | None, HAPUS] = Field(
        default=None, title="Faktor penghambat", description="Faktor penghambat."
    )
    tindak_lanjut_triwulan: Annotated[Sel | None, HAPUS] = Field(
        default=None, title="Tindak lanjut triwulan", description="Tindak lanjut yang diperlukan triwulan berikutnya."
    )
    tindak_lanjut_renja: Annotated[Sel | None, HAPUS] = Field(
        default=None, title="Tindak lanjut Renja", description="Tindak lanjut yang diperlukan Renja berikutnya."
    )
    penilai: SebutanPejabat | None = Field(
        default=None, title="Penilai", description="Kunci pejabat yang mengevaluasi, dari instansi.yaml."
    )


class Laporan(Document):
    """What every report has: the TOR it reports on, its text, who signs it."""

    kak: Annotated[Kak, WithJsonSchema({"type": "string"}), BERKAS_KAK] = Field(
        exclude=True, title="KAK", description="Berkas KAK tahun ini, dari folder isian ini."
    )
    keluaran: NomorKeluaran | None = Field(
        default=None, title="Keluaran", description="Nomor keluaran di KAK yang dipenuhi laporan ini."
    )
    bulan_lain: Annotated[SkipJsonSchema[tuple[BulanLain, ...]], MONTHS] = Field(
        default=(), exclude=True, title="Bulan lain", description="Dibaca program dari laporan bulanan di folder ini."
    )
    per: Annotated[TanggalNaskah | None, HAPUS] = Field(
        default=None,
        title="Per tanggal",
        description="Hari posisi angka di dalam masa laporan, misalnya 28 Februari 2027; akhir masanya bila kosong.",
    )
    profil: SebutanProfil = Field(
        default="naskah_dinas", title="Profil", description="Profil halaman dari instansi.yaml."
    )
    kop: YaTidak = Field(default=True, title="Kop", description="ya untuk kop instansi di atas judul.")
    judul: Sel | None = Field(
        default=None,
        title="Judul",
        description="Satu atau beberapa baris; disusun bila tidak diisi. Masa dan tahunnya ditambahkan di bawahnya.",
    )
    penomoran: Penomoran | None = Field(
        default=None,
        title="Penomoran",
        description="Nomor bagian: A, I, 1, atau 1.1; bila diisi, anak judul (#) ikut dinomori. Bawaannya A.",
    )
    bagian: tuple[Bagian, ...] = Field(
        default=(),
        title="Bagian",
        description="Semua bagian menurut urutannya; bagian baku yang tidak disebut tidak tercetak. Boleh tidak diisi.",
    )
    tahun_sebelumnya: Annotated[tuple[KeuanganTahun, ...], HAPUS] = Field(
        default=(),
        title="Tahun sebelumnya",
        description="Belanja dan pendapatan tahun-tahun sebelumnya pada masa yang sama, untuk dibandingkan.",
    )
    pengantar: Prosa | None = Field(
        default=None, title="Pengantar", description="Maksud laporan; kalimatnya disusun bila tidak diisi."
    )
    permasalahan: Annotated[tuple[Isi, ...], HAPUS] = Field(
        default=(), title="Permasalahan", description="Permasalahan yang dihadapi."
    )
    tindak_lanjut: Annotated[tuple[Isi, ...], HAPUS] = Field(
        default=(), title="Tindak lanjut", description="Tindak lanjutnya."
    )
    penutup: Prosa | None = Field(default=None, title="Penutup", description="Kalimat penutup.")
    dokumentasi: Annotated[tuple[Foto, ...], HAPUS] = Field(
        default=(), title="Dokumentasi", description="Foto kegiatan."
    )
    tempat: Tempat | None = Field(default=None, title="Tempat", description="Bila tidak diisi, dari instansi.yaml.")
    tanggal: Annotated[TanggalNaskah, isi("tanggal laporan")] = Field(
        title="Tanggal", description="Tanggal laporan; harinya boleh dikosongkan."
    )
    penanda_tangan: PenandaTangan = Field(
        default="kepala", title="Penanda tangan", description="Kunci pejabat di instansi.yaml."
    )
    tanda_tangan: TandaTanganBersama = TANDA_TANGAN
    tahun_lain: DaftarTahun = TAHUN_LAIN
    daerah_lain: DaftarDaerah = DAERAH_LAIN
    nama_lain: DaftarNama = NAMA_LAIN
    tidak_dicetak: DaftarBagian = TIDAK_DICETAK
    instansi: InstansiNaskah = INSTANSI
    peraturan: DaftarPeraturan = PERATURAN

    def first_month(self) -> int:
        """Return the first month the report covers."""
        raise NotImplementedError

    @classmethod
    def nature(cls) -> Sifat:
        """Return that it is a report."""
        return Sifat.LAPORAN

    def end_month(self) -> int:
        """Return the last month of its period."""
        raise NotImplementedError

    def last_month(self) -> int:
        """Return the last month the report covers: that of the cut-off day where it lies in its period."""
        end, day = self.end_month(), self.per
        inside = day is not None and day.tahun == self.kak.tahun_anggaran and self.first_month() <= day.bulan <= end
        return day.bulan if day is not None and inside else end

    def own(self) -> Isian | None:
        """Return the figures that the report itself has, None where it has none."""
        return None

    def months(self) -> tuple[Isian, ...]:
        """Return the months and quarters known, its own last."""
        own = self.own()
        return (*self.bulan_lain, own) if own else self.bulan_lain

    def by_quarter(self) -> bool:
        """Return whether figures are typed by quarter."""
        return any(each.realisasi and each.span() > 1 for each in self.months())

    @property
    def berkas_kak(self) -> str:
        """The file of its TOR, "" while there is no other month to compare with."""
        return next((each.kak_laporan for each in self.bulan_lain), "")

    def steps(self, month: Isian) -> tuple[str, ...]:
        """Return the steps of the schedule that a month counts: those of the TOR that it names."""
        given = month.langkah_kak if isinstance(month, BulanLain) else None
        return tuple(row.uraian for row in self.kak.langkah()) if given is None else given

    def other_kak(self, month: Isian) -> str:
        """Return the TOR that a month names where it is another file than the report's, else ""."""
        return month.kak if isinstance(month, BulanLain) and month.langkah_kak is not None else ""

    def period(self) -> str:
        """Return what the report covers: `Bulan Maret`, `Triwulan II`, `Semester I`."""
        raise NotImplementedError

    def quarter(self) -> int | None:
        """Return the quarter up to which form E.81 goes, None for a report without it."""
        return None

    def notes(self) -> EvaluasiRenja | None:
        """Return what is written below form E.81, None for other periods."""
        return None
