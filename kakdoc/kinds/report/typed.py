"""What staff type for a report: the figures of a month, and what every report has (docs/aturan.md D)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from kakdoc.base.problems import InvalidValue
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import (
    Besaran,
    BulanIni,
    Bulat,
    Gambar,
    Isi,
    Model,
    Nama,
    NomorKeluaran,
    Persen,
    Prosa,
    Sel,
    TanggalNaskah,
    Teks,
    Uang,
    YaTidak,
)
from kakdoc.kinds.fields.kata_cetak import SubDiKak, Tempat
from kakdoc.kinds.fields.marks import ANGKA, BERKAS_KAK, HAPUS, MONTHS, TETAP, isi
from kakdoc.kinds.fields.menunjuk import SebutanPejabat, SebutanProfil
from kakdoc.kinds.fields.pengecualian import DAERAH_LAIN, NAMA_LAIN, TAHUN_LAIN, DaftarDaerah, DaftarNama, DaftarTahun
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kind import Document
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan
from kakdoc.kinds.office import INSTANSI, InstansiNaskah
from kakdoc.kinds.report.sections import Bagian
from kakdoc.values.text.quoting import quoted

_UNMEASURED = ("belum diukur", "belum", "-", "–", "—", "n/a", "n.a", "na")


def _measured(value: Any) -> Any:
    """Return None for what says that nothing was measured yet; raises InvalidValue K121 where it says more."""
    text = " ".join(value.split()).casefold().strip(" .") if isinstance(value, str) else value
    if text in _UNMEASURED:
        return None
    if isinstance(text, str) and text.startswith(("belum", "tidak")):
        remedy = f"tulis belum diukur di sini, dan sebabnya di {mention('keterangan', 'kunci ')}."
        raise InvalidValue("K121", f"{quoted(value)} bukan bilangan.", remedy)
    return value


Terukur = Annotated[Besaran | None, BeforeValidator(_measured), WithJsonSchema({"type": ["number", "string", "null"]})]
"""What was reached of a target; None while it has not been measured."""


class RealisasiBelanja(Model):
    """What was spent on one budget line in the month."""

    uraian: Nama = Field(title="Uraian", description="Nama rekening belanja seperti di KAK.")
    jumlah: Annotated[Uang, isi("rupiah")] = Field(
        title="Jumlah", description="Realisasi bulan ini dalam rupiah; 0 bila tidak ada."
    )


class RealisasiSub(Model):
    """What was done and spent on one sub-activity in the month."""

    sub_kegiatan: SubDiKak = Field(title="Sub kegiatan", description="Nama sub kegiatan seperti di KAK.")
    fisik: Annotated[Persen | None, isi("persen")] = Field(
        default=None,
        title="Fisik",
        description="Realisasi fisik kumulatif sampai akhir bulan, persen; kosong bila hanya keuangan yang dilaporkan.",
    )
    keuangan: Annotated[Uang | None, isi("rupiah", dari="rincian")] = Field(
        default=None, title="Keuangan", description="Realisasi bulan ini; dijumlahkan dari rincian bila tidak diisi."
    )
    rincian: tuple[RealisasiBelanja, ...] = Field(
        default=(), title="Rincian", description="Realisasi setiap rekening belanja; yang tidak disebut berarti nol."
    )
    kinerja: Annotated[Besaran | None, HAPUS] = Field(
        default=None, title="Kinerja", description="Keluaran yang dihasilkan bulan ini, dalam satuan di KAK."
    )
    pagu: Annotated[Uang | None, HAPUS] = Field(
        default=None, title="Pagu", description="Pagu saat laporan disusun; bila diisi, dicocokkan dengan KAK."
    )


class IndikatorKinerja(Model):
    """One performance indicator; whether more is better is data, never guessed."""

    nama: Sel = Field(title="Indikator", description="Nama indikator kinerja.")
    sasaran: Teks | None = Field(
        default=None, title="Sasaran", description="Sasaran yang diukurnya; indikator satu sasaran dicetak bersama."
    )
    satuan: Nama = Field(title="Satuan", description="Misalnya persen, indeks, dokumen.")
    polaritas: Literal["naik", "turun"] = Field(
        title="Polaritas", description="naik bila makin besar makin baik, turun bila makin kecil makin baik."
    )
    target: Annotated[Besaran, ANGKA] = Field(title="Target", description="Target tahun ini.")
    realisasi: Annotated[Terukur, isi("realisasi sampai bulan ini")] = Field(
        default=None,
        title="Realisasi",
        description="Realisasi sampai akhir bulan; kosong, atau “belum diukur”, bila belum diukur.",
    )
    keterangan: Annotated[Sel | None, HAPUS] = Field(
        default=None,
        title="Keterangan",
        description="Dicetak di bawah nama indikator; bila belum diukur, sebabnya.",
    )


class KegiatanBulanan(Model):
    """Something that was done, linked to a step of the schedule."""

    langkah: Annotated[Bulat, TETAP] = Field(title="Langkah", description="Nomor baris jadwal di KAK, dihitung dari 1.")
    uraian: Teks = Field(title="Uraian", description="Apa yang dilaksanakan.")


class IsianBulanan(Model):
    """The figures of one month, as a report of several months reads them."""

    bulan: BulanIni = Field(title="Bulan", description="Bulan laporan, misalnya Maret.")
    realisasi: tuple[RealisasiSub, ...] = Field(
        min_length=1, title="Realisasi", description="Realisasi setiap sub kegiatan."
    )
    indikator: tuple[IndikatorKinerja, ...] = Field(
        default=(), title="Indikator", description="Indikator kinerja dengan target dan realisasinya."
    )
    kegiatan: Annotated[tuple[KegiatanBulanan, ...], HAPUS] = Field(
        default=(), title="Kegiatan", description="Kegiatan yang dilaksanakan bulan ini."
    )


class BulanLain(IsianBulanan):
    """The figures of another month, with the TOR it was made on."""

    kak: Nama = Field(title="KAK", description="Berkas KAK yang disebut bulan itu.")
    kak_laporan: Nama = Field(title="KAK laporan", description="Berkas KAK yang disebut laporan yang membacanya.")
    langkah_kak: tuple[Sel, ...] | None = Field(
        default=None, title="Langkah KAK", description="Langkah jadwal KAK itu, bila bukan KAK laporan ini."
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
    bagian: tuple[Bagian, ...] = Field(
        default=(),
        title="Bagian",
        description="Semua bagian menurut urutannya; bagian baku yang tidak disebut tidak tercetak. Boleh tidak diisi.",
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
    penanda_tangan: SebutanPejabat = Field(
        default="kepala", title="Penanda tangan", description="Kunci pejabat di instansi.yaml."
    )
    tahun_lain: DaftarTahun = TAHUN_LAIN
    daerah_lain: DaftarDaerah = DAERAH_LAIN
    nama_lain: DaftarNama = NAMA_LAIN
    instansi: InstansiNaskah = INSTANSI
    peraturan: DaftarPeraturan = PERATURAN

    def first_month(self) -> int:
        """Return the first month the report covers."""
        raise NotImplementedError

    def end_month(self) -> int:
        """Return the last month of its period."""
        raise NotImplementedError

    def last_month(self) -> int:
        """Return the last month the report covers: that of the cut-off day where it lies in its period."""
        end, day = self.end_month(), self.per
        inside = day is not None and day.tahun == self.kak.tahun_anggaran and self.first_month() <= day.bulan <= end
        return day.bulan if day is not None and inside else end

    def months(self) -> tuple[IsianBulanan, ...]:
        """Return the months known, up to the end of the period."""
        return self.bulan_lain

    @property
    def berkas_kak(self) -> str:
        """The file of its TOR, "" while there is no other month to compare with."""
        return next((each.kak_laporan for each in self.bulan_lain), "")

    def steps(self, month: IsianBulanan) -> tuple[str, ...]:
        """Return the steps of the schedule that a month counts: those of the TOR that it names."""
        given = month.langkah_kak if isinstance(month, BulanLain) else None
        return tuple(row.uraian for row in self.kak.langkah()) if given is None else given

    def other_kak(self, month: IsianBulanan) -> str:
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
