"""The figures that staff type, of a month or of a quarter: what was spent, done, measured (docs/aturan.md D)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from kakdoc.base.problems import InvalidValue
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import Besaran, BulanIni, Bulat, Model, Nama, Persen, Sel, Teks, Uang
from kakdoc.kinds.fields.kata_cetak import SubDiKak
from kakdoc.kinds.fields.marks import ANGKA, HAPUS, TETAP, isi
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import BULAN
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
        title="Jumlah", description="Realisasi bulan (atau triwulan) ini dalam rupiah; 0 bila tidak ada."
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


class TahunSebelum(Model):
    """What an indicator reached in an earlier year."""

    target: Besaran | None = Field(default=None, title="Target", description="Target tahun itu.")
    realisasi: Besaran | None = Field(default=None, title="Realisasi", description="Realisasi tahun itu.")


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
    tahun_lalu: Annotated[TahunSebelum | None, HAPUS] = Field(
        default=None, title="Tahun lalu", description="Target dan realisasi tahun lalu, untuk dibandingkan."
    )
    dua_tahun_lalu: Annotated[TahunSebelum | None, HAPUS] = Field(
        default=None, title="Dua tahun lalu", description="Target dan realisasi dua tahun lalu, untuk dibandingkan."
    )


class Pendapatan(Model):
    """A source of revenue: its target of the year, and what came in."""

    uraian: Nama = Field(title="Uraian", description="Nama pendapatan, misalnya Retribusi Pelayanan Kesehatan.")
    target: Uang = Field(title="Target", description="Target tahun ini dalam rupiah.")
    realisasi: Annotated[Uang, isi("rupiah")] = Field(
        title="Realisasi", description="Realisasi bulan (atau triwulan) ini dalam rupiah; 0 bila tidak ada."
    )


class KegiatanBulanan(Model):
    """Something that was done, linked to a step of the schedule."""

    langkah: Annotated[Bulat, TETAP] = Field(title="Langkah", description="Nomor baris jadwal di KAK, dihitung dari 1.")
    uraian: Teks = Field(title="Uraian", description="Apa yang dilaksanakan.")


class Isian(Model):
    """The figures of a month or a quarter, as other reports read them."""

    realisasi: tuple[RealisasiSub, ...] = Field(
        min_length=1, title="Realisasi", description="Realisasi setiap sub kegiatan."
    )
    indikator: tuple[IndikatorKinerja, ...] = Field(
        default=(), title="Indikator", description="Indikator kinerja dengan target dan realisasinya."
    )
    pendapatan: tuple[Pendapatan, ...] = Field(
        default=(), title="Pendapatan", description="Target dan realisasi pendapatan, bila dilaporkan."
    )
    kegiatan: Annotated[tuple[KegiatanBulanan, ...], HAPUS] = Field(
        default=(), title="Kegiatan", description="Kegiatan yang dilaksanakan bulan ini."
    )

    def until(self) -> int:
        """Return the last month that the figures are of."""
        raise NotImplementedError

    def span(self) -> int:
        """Return of how many months they are: 1, or 3."""
        return 1

    def covers(self) -> range:
        """Return the months of which it tells what was spent; none where it does not."""
        last = self.until()
        return range((last - 1) // self.span() * self.span() + 1, last + 1) if self.realisasi else range(0)

    def label(self) -> str:
        """Return of when the figures are: `Maret`, `Triwulan I`."""
        last = self.until()
        return BULAN[last - 1] if self.span() == 1 else f"Triwulan {urutan.roman((last + 2) // 3)}"


class _Bulan(Model):
    """The month of the figures, which stands before them."""

    bulan: BulanIni = Field(title="Bulan", description="Bulan laporan, misalnya Maret.")


class IsianBulanan(Isian, _Bulan):
    """The figures of one month."""

    def until(self) -> int:
        """Return the month that the figures are of."""
        return self.bulan


class IsianTriwulan(Isian):
    """The figures of a quarter, of an office that types none for its months; all of them may be missing."""

    realisasi: tuple[RealisasiSub, ...] = Field(
        default=(),
        title="Realisasi",
        description="Hanya bila angka diisi per triwulan: realisasi setiap sub kegiatan; bila kosong, dari bulanan.",
    )

    def span(self) -> int:
        """Return the months of a quarter."""
        return 3


class BulanLain(IsianBulanan):
    """The figures of another month or quarter, with the TOR it was made on."""

    realisasi: tuple[RealisasiSub, ...] = Field(
        default=(), title="Realisasi", description="Realisasi setiap sub kegiatan."
    )
    masa: Bulat = Field(default=1, title="Masa", description="Banyaknya bulan yang dimuat: 1, atau 3.")
    kak: Nama = Field(title="KAK", description="Berkas KAK yang disebut bulan itu.")
    kak_laporan: Nama = Field(title="KAK laporan", description="Berkas KAK yang disebut laporan yang membacanya.")
    langkah_kak: tuple[Sel, ...] | None = Field(
        default=None, title="Langkah KAK", description="Langkah jadwal KAK itu, bila bukan KAK laporan ini."
    )

    def span(self) -> int:
        """Return of how many months they are."""
        return self.masa
