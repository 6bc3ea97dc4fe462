"""Kerangka Acuan Kerja (KAK, TOR) of a budget activity: the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.kinds.fields import peserta
from kakdoc.kinds.fields.base import Kode, Nama, Penomoran, Prosa, TahunNaskah, TanggalNaskah, Teks, Uang, YaTidak
from kakdoc.kinds.fields.kata_cetak import NamaKegiatan, NamaProgram, Tempat
from kakdoc.kinds.fields.marks import Fakta
from kakdoc.kinds.fields.menunjuk import SebutanProfil
from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.fields.pengecualian import DAERAH_LAIN, TAHUN_LAIN, DaftarDaerah, DaftarTahun
from kakdoc.kinds.fields.tanda_tangan import TANDA_TANGAN, PenandaTangan, TandaTanganBersama, printed, signers
from kakdoc.kinds.kak import budget
from kakdoc.kinds.kak.front import IDENTITAS, SAMPUL, BarisIdentitas, BarisSampul, cover, identity
from kakdoc.kinds.kak.sections import Bagian, BagianAnggaran, BagianKeluaran, Langkah, SubKegiatan, steps_of
from kakdoc.kinds.kind import Document
from kakdoc.kinds.law.register import PERATURAN, DaftarPeraturan
from kakdoc.kinds.listed.printed import with_fields
from kakdoc.kinds.office import INSTANSI, InstansiNaskah, letterhead
from kakdoc.values import terbilang
from kakdoc.values.rupiah import amount as rupiah

SUBHEADINGS = {
    None: "Anak Judul",
    "A": "Anak Judul Huruf",
    "I": "Anak Judul Romawi",
    "1": "Anak Judul Angka",
    "1.1": "Anak Judul Bertingkat",
}
"""The style of headings within a section by the numbering of the sections."""


def _from_bagian(data: dict[str, Any]) -> rupiah.Jumlah | None:
    sub_kegiatan = [
        sub for each in data.get("bagian", ()) if isinstance(each, BagianAnggaran) for sub in each.sub_kegiatan
    ]
    return rupiah.total(sub.pagu for sub in sub_kegiatan if sub.pagu is not None) if sub_kegiatan else None


class Kak(Document):
    """Kerangka Acuan Kerja of one activity in one fiscal year."""

    jenis: Literal["kak"] = Field(title="Jenis naskah", description="Selalu kak.")
    judul: Teks = Field(
        default="Kerangka Acuan Kerja (Term of Reference – TOR)",
        title="Judul",
        description="Judul di sampul.",
    )
    tahun_anggaran: TahunNaskah = Field(title="Tahun anggaran", description="Empat angka.")
    program: NamaProgram = Field(title="Program", description="Nama program tanpa kata “Program”.")
    kode_program: Kode | None = Field(default=None, title="Kode program", description="Misalnya 5.03.02.")
    kegiatan: Annotated[NamaKegiatan, Fakta("nama")] = Field(
        title="Kegiatan", description="Nama kegiatan tanpa kata “Kegiatan”."
    )
    kode_kegiatan: Kode | None = Field(default=None, title="Kode kegiatan", description="Misalnya 5.03.02.2.02.")
    kro: Teks | None = Field(
        default=None, title="KRO", description="Klasifikasi Rincian Output, pada satuan kerja kementerian dan lembaga."
    )
    kode_kro: Kode | None = Field(default=None, title="Kode KRO", description="Misalnya 2896.BMA.")
    ro: Teks | None = Field(default=None, title="RO", description="Rincian Output.")
    kode_ro: Kode | None = Field(default=None, title="Kode RO", description="Misalnya 2896.BMA.004.")
    identitas: tuple[BarisIdentitas, ...] = IDENTITAS
    kop: YaTidak = Field(default=False, title="Kop", description="ya untuk kop instansi di atas judul.")
    bersampul: YaTidak = Field(default=True, title="Bersampul", description="tidak untuk naskah tanpa halaman sampul.")
    sampul: tuple[BarisSampul, ...] = SAMPUL
    nama_lain: tuple[Nama, ...] = Field(
        default=(),
        title="Nama lain",
        description="Program atau kegiatan lain yang memang boleh disebut di naskah ini.",
    )
    profil: SebutanProfil = Field(
        default="naskah_dinas", title="Profil", description="Profil halaman dari instansi.yaml."
    )
    penomoran: Penomoran | None = Field(
        default=None,
        title="Penomoran",
        description="Nomor bagian: A, I, 1, atau 1.1; bila diisi, anak judul (#) ikut dinomori. Bawaannya A.",
    )
    bagian: tuple[Bagian, ...] = Field(min_length=1, title="Bagian", description="Bagian A, B, C, … berurutan.")
    anggaran: Uang | None = Field(
        default_factory=_from_bagian,
        title="Anggaran",
        description="Rupiah; dijumlahkan dari pagu bila tidak diisi.",
    )
    terbilang: Nama | None = Field(
        default=None,
        title="Terbilang",
        description="Tidak perlu diisi; bila diisi, dicocokkan dengan anggaran.",
    )
    penutup: Prosa | None = Field(default=None, title="Penutup", description="Kalimat penutup sebelum tanda tangan.")
    tempat: Tempat | None = Field(default=None, title="Tempat", description="Bila tidak diisi, dari instansi.yaml.")
    tanggal: TanggalNaskah = Field(title="Tanggal", description="2 Januari 2027, atau Januari 2027 tanpa hari.")
    penanda_tangan: PenandaTangan = Field(
        default="kepala", title="Penanda tangan", description="Kunci pejabat di instansi.yaml."
    )
    tanda_tangan: TandaTanganBersama = TANDA_TANGAN
    tahun_lain: DaftarTahun = TAHUN_LAIN
    daerah_lain: DaftarDaerah = DAERAH_LAIN
    instansi: InstansiNaskah = INSTANSI
    peraturan: DaftarPeraturan = PERATURAN

    @property
    def level(self) -> str:
        """What the parts of its budget are called: `Sub Kegiatan`, `Komponen` in the APBN, or as the office does."""
        given = next((each.sebutan for each in self.bagian if isinstance(each, BagianAnggaran) and each.sebutan), None)
        return given or ("Komponen" if self.is_of_apbn() else "Sub Kegiatan")

    def is_of_apbn(self) -> bool:
        """Return whether its budget is part of the APBN: of a ministry, or with a KRO or RO, or with codes of such."""
        codes = (self.kode_program, self.kode_kegiatan, self.kode_kro, self.kode_ro)
        told = self.kro or self.ro or any(code and re.search("[A-Z]", code) for code in codes)
        return bool(told) or self.instansi.tingkat == "kementerian"

    def sub_kegiatan(self) -> tuple[SubKegiatan, ...]:
        """Return the sub-activities of the budget, in order."""
        return tuple(sub for each in self.bagian if isinstance(each, BagianAnggaran) for sub in each.sub_kegiatan)

    def sumber_dana(self) -> str | None:
        """Return the source of the money, where the budget names it."""
        return next((each.sumber_dana for each in self.bagian if isinstance(each, BagianAnggaran)), None)

    def langkah(self) -> tuple[Langkah, ...]:
        """Return the steps of the schedule, in order."""
        return tuple(row for each in self.bagian for row in steps_of(each))

    def keluaran(self) -> tuple[str, ...]:
        """Return the names of the outputs the activity promises, in order: the first line of each."""
        return tuple(name_of(item) for each in self.bagian if isinstance(each, BagianKeluaran) for item in each.butir)

    def promises(self) -> tuple[str, ...]:
        """Return the outputs that the activity promises, in order."""
        return self.keluaran()

    def _has_own_rows(self) -> bool:
        return bool(self.identitas or self.kro or self.ro or self.kode_kro or self.kode_ro)

    def _fixed_rows(self) -> list[tuple[str, str]]:
        """Return the rows of its identity that are no data of their own."""
        levels = (
            ("Program", self.kode_program, self.program),
            ("Kegiatan", self.kode_kegiatan, self.kegiatan),
            ("Klasifikasi Rincian Output", self.kode_kro, self.kro),
            ("Rincian Output", self.kode_ro, self.ro),
        )
        rows = [(label, " – ".join(filter(None, (code, name)))) for label, code, name in levels if code or name]
        if self.anggaran is not None:
            words = terbilang.spell_rupiah(self.anggaran)
            rows.append(("Anggaran", f"{rupiah.format_rupiah(self.anggaran)} ({words})"))
        return rows

    def _on_cover(self, office: dict[str, Any]) -> dict[str, Sequence[str]]:
        """Return the lines that words of a cover stand for; `office` is the letterhead."""
        head, year = office["kop"], (f"Tahun Anggaran {self.tahun_anggaran}",)
        return {
            "judul": (self.judul,),
            "program": (f"Program {self.program}",),
            "kegiatan": (f"Kegiatan {self.kegiatan}",),
            "sub kegiatan": [f"{self.level} {each.nama}" for each in self.sub_kegiatan()],
            "kop": head,
            "pemerintah": head[:-1],
            "instansi": head[-1:],
            "daerah": [each for each in (office["daerah"],) if each],
            "tahun": year,
            "tahun anggaran": year,
        }

    def context(self) -> dict[str, Any]:
        """Return what the template prints: plain values under the names of the schema.

        `pejabat` is the one who signs; `tempat` is filled from the office where it was not given.
        """
        fields = self.model_dump(mode="python", exclude=set(peserta.KEYS))
        fields["instansi"] = letterhead(self.instansi)
        fields["tempat"] = self.tempat or self.instansi.tempat
        officials = fields["instansi"]["pejabat"]
        ((_, signer), *_) = signers(self.penanda_tangan, self.tanda_tangan)
        fields["pejabat"] = officials[signer]
        fields["baris_tanda_tangan"] = printed(self.tanda_tangan, officials)
        sections = zip(self.bagian, fields["bagian"], strict=True)
        fields["bagian"] = [budget.printed(*each, self.level) for each in sections]
        fields["baris_identitas"] = identity(self.identitas, self._fixed_rows()) if self._has_own_rows() else []
        fields["baris_sampul"] = cover(self.sampul, self._on_cover(fields["instansi"]), logo=bool(self.instansi.logo))
        fields["gaya_anak_judul"] = SUBHEADINGS[self.penomoran]
        return with_fields(self, fields)
