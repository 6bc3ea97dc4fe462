"""The office: its names, its pages, and the officials who sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, computed_field

from kakdoc.base.problems import Problem, error
from kakdoc.base.wording import spoken
from kakdoc.kinds.fields.base import Gambar, Golongan, Model, Nama, NipPejabat, Pangkat, Ukuran
from kakdoc.kinds.fields.kata_cetak import Tempat
from kakdoc.kinds.fields.marks import DATA, OFFICE
from kakdoc.kinds.law.register import URUTAN, JenisPeraturan, Peraturan, Register
from kakdoc.values.people import pangkat as daftar_pangkat
from kakdoc.values.people.nama import glued, upper_text

KERTAS = {"F4": (Decimal("21.5"), Decimal(33)), "A4": (Decimal(21), Decimal("29.7"))}
"""Width and height of the papers, in cm."""
_LEAST_TEXT = 8
_FONT_SIZES = (6, 24)
_WITHIN = {
    "spasi": (Decimal("0.8"), 3, "tulis banyaknya baris, misalnya 1 atau 1,5."),
    "ruang_tanda_tangan": (40, 150, "tulis dalam poin, misalnya 75."),
}
"""From where to where values of a page are usable, and what to write."""
_AN, _UB = spoken("atas_nama"), spoken("untuk_beliau")


class Margin(Model):
    """Margins of a page, in cm."""

    atas: Ukuran = Field(title="Atas", description="Margin atas dalam cm.")
    bawah: Ukuran = Field(title="Bawah", description="Margin bawah dalam cm.")
    kiri: Ukuran = Field(title="Kiri", description="Margin kiri dalam cm.")
    kanan: Ukuran = Field(title="Kanan", description="Margin kanan dalam cm.")


class Profil(Model):
    """Paper and font of one kind of paper (tata naskah dinas; they differ by regency)."""

    kertas: Literal["F4", "A4"] = Field(title="Kertas", description="F4 (215 × 330 mm) atau A4 (210 × 297 mm).")
    huruf: Nama = Field(title="Huruf", description="Nama huruf seperti di Word, misalnya Arial.")
    ukuran_huruf: Ukuran = Field(title="Ukuran huruf", description="Dalam poin, misalnya 11.")
    spasi: Ukuran | None = Field(default=None, title="Spasi", description="Jarak baris; 1 bila tidak diisi.")
    ruang_lambang: Ukuran | None = Field(
        default=None,
        title="Ruang lambang",
        description="Jarak tepi atas ke baris pertama di halaman pertama peraturan, dalam cm; 8 bila tidak diisi.",
    )
    ruang_tanda_tangan: Ukuran | None = Field(
        default=None,
        title="Ruang tanda tangan",
        description="Tinggi ruang di atas nama penanda tangan, dalam poin; 75 bila tidak diisi.",
    )
    margin: Margin = Field(title="Margin", description="Jarak tepi halaman dalam cm.")


class Alamat(Model):
    """The address block of the letterhead."""

    jalan: Nama = Field(title="Jalan", description="Nama jalan dan nomor.")
    kode_pos: Nama | None = Field(default=None, title="Kode pos", description="Lima angka.")
    telepon: Nama | None = Field(default=None, title="Telepon", description="Nomor telepon kantor.")
    pos_el: Nama | None = Field(default=None, title="Pos-el", description="Alamat surat elektronik kantor.")
    laman: Nama | None = Field(default=None, title="Laman", description="Alamat situs kantor.")


class Pejabat(Model):
    """An official who signs, with the form in which he or she does (docs/aturan.md A.3)."""

    nama: Nama = Field(title="Nama", description="Nama lengkap dengan gelar, seperti akan dicetak.")
    jabatan: Nama = Field(title="Jabatan", description="Jabatan lengkap, tanpa Plt./Plh.")
    sebutan: Nama | None = Field(
        default=None,
        title="Sebutan",
        description="Jabatan singkat seperti disebut di dalam naskah; bila kosong, dari jabatan.",
    )
    pangkat: Pangkat | None = Field(default=None, title="Pangkat", description="Misalnya Pembina Utama Muda.")
    golongan: Golongan | None = Field(default=None, title="Golongan", description="Misalnya IV/c.")
    nip: NipPejabat | None = Field(default=None, title="NIP", description="18 angka; NI PPPK juga diterima.")
    status: Literal["Plt.", "Plh.", "Pj.", "Pjs."] | None = Field(
        default=None,
        title="Status",
        description="Plt. (jabatan kosong), Plh. (pejabat berhalangan sementara), Pj., atau Pjs.",
    )
    atas_nama: Nama | None = Field(
        default=None,
        title="Atas nama",
        description="Jabatan pemberi mandat; dicetak sebagai a.n. di atas jabatan.",
    )
    untuk_beliau: Nama | None = Field(
        default=None,
        title="Untuk beliau",
        description="Jabatan di antaranya; dicetak di atas u.b., bersama a.n.",
    )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def baris_jabatan(self) -> tuple[str, ...]:
        """The lines above the signature, from the mandate giver down."""
        return self._lines(glued)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def baris_jabatan_kapital(self) -> tuple[str, ...]:
        """The same lines with the offices in capitals; the abbreviations before them keep their letters."""
        return self._lines(lambda office: glued(upper_text(office)))

    def _lines(self, written: Callable[[str], str]) -> tuple[str, ...]:
        own = f"{self.status} {written(self.jabatan)}" if self.status else written(self.jabatan)
        if self.atas_nama is None:
            return (own,)
        between = (written(self.untuk_beliau), "u.b.") if self.untuk_beliau else ()
        return (f"a.n. {written(self.atas_nama)}", *between, own)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def label_nip(self) -> str:
        """What stands before the number: `NIP.` or `NI PPPK.`."""
        return self.nip.label if self.nip else ""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def baris_pangkat(self) -> str:
        """The rank line: `Pembina Utama Muda (IV/c)`, or what there is of it."""
        if self.pangkat and self.golongan:
            return f"{self.pangkat} ({self.golongan})"
        return self.pangkat or (f"Golongan {self.golongan}" if self.golongan else "")


class PengaturanLaporan(Model):
    """How the reports of an office count (docs/aturan.md D.3, D.5; they differ by regency)."""

    deviasi: Literal["target - realisasi", "realisasi - target"] = Field(
        default="realisasi - target", title="Deviasi", description="Rumus deviasi; dicetak di laporan."
    )
    predikat: Literal["tanpa celah", "dibulatkan"] = Field(
        default="tanpa celah",
        title="Predikat",
        description="tanpa celah: batas bawah pada nilai asli; dibulatkan: nilai dibulatkan lebih dahulu.",
    )


class Instansi(Model):
    """The office that issues the paper."""

    pemerintah: Nama = Field(title="Pemerintah", description="Misalnya Pemerintah Kabupaten Kebumen.")
    kabupaten: Nama = Field(title="Kabupaten", description="Misalnya Kabupaten Kebumen.")
    nama: Nama = Field(title="Nama instansi", description="Nama lengkap, tidak disingkat.")
    provinsi: Nama | None = Field(default=None, title="Provinsi", description="Misalnya Provinsi Jawa Tengah.")
    singkatan: Nama | None = Field(default=None, title="Singkatan", description="Misalnya BKPSDM.")
    alamat: Alamat | None = Field(default=None, title="Alamat", description="Alamat untuk kop.")
    logo: Gambar | None = Field(
        default=None, title="Logo", description="Berkas lambang daerah (PNG atau JPEG) untuk kop, di folder berkas ini."
    )
    rahmat: Nama = Field(
        default="Dengan Rahmat Tuhan Yang Maha Esa",
        title="Rahmat",
        description="Frasa di atas nama jabatan pada peraturan bupati.",
    )
    urutan_peraturan: tuple[JenisPeraturan, ...] = Field(
        default=URUTAN, title="Urutan peraturan", description="Tingkat peraturan dari yang tertinggi, untuk Mengingat."
    )
    laporan: PengaturanLaporan = Field(
        default=PengaturanLaporan.model_construct(), title="Laporan", description="Cara menghitung di laporan."
    )
    tempat: Tempat = Field(title="Tempat", description="Kota tempat surat ditandatangani.")
    profil: dict[str, Profil] = Field(title="Profil halaman", description="Kertas, huruf, dan margin menurut nama.")
    pejabat: dict[str, Pejabat] = Field(title="Pejabat", description="Pejabat penanda tangan menurut kunci.")


InstansiNaskah = Annotated[Instansi, OFFICE, DATA]
INSTANSI: Any = Field(title="Instansi", description="Isi yang berbeda dari instansi.yaml untuk naskah ini.")
"""Type and field of a document that hold the office whose paper it is."""


def letterhead(instansi: Instansi) -> dict[str, Any]:
    """Return the office as papers print it: its name, which stands in centred lines, is not torn within its words."""
    return {**instansi.model_dump(mode="python"), "nama": glued(instansi.nama, instansi.kabupaten)}


def register(instansi: Instansi, entries: Mapping[str, Peraturan]) -> Register:
    """Return the regulations as this office orders and names them."""
    return Register(entries, instansi.kabupaten, instansi.provinsi, instansi.urutan_peraturan)


def check_pangkat(instansi: Instansi) -> Iterator[Problem]:
    """Yield K206 for a rank that does not belong to its grade (PP 99/2000)."""
    for key, pejabat in instansi.pejabat.items():
        expected = daftar_pangkat.pangkat_of(pejabat.golongan) if pejabat.golongan else None
        if pejabat.pangkat and pejabat.golongan and pejabat.pangkat != expected:
            right = daftar_pangkat.golongan_of(pejabat.pangkat)
            yield error(
                "K206",
                f"pangkat “{pejabat.pangkat}” tidak sesuai dengan golongan {pejabat.golongan}.",
                f"{pejabat.pangkat} bergolongan {right}; "
                + (f"golongan {pejabat.golongan} adalah {expected}." if expected else "PPPK tidak mempunyai pangkat."),
                ("instansi", "pejabat", key, "golongan"),
            )


def check_profil(instansi: Instansi) -> Iterator[Problem]:
    """Yield K216 for a page with no room for text, or letters that nobody can read."""
    for key, profil in instansi.profil.items():
        width, height = KERTAS[profil.kertas]
        margin = profil.margin
        if width - margin.kiri - margin.kanan < _LEAST_TEXT or height - margin.atas - margin.bawah < _LEAST_TEXT:
            yield error(
                "K216",
                f"margin profil “{key}” tidak menyisakan tempat untuk teks di kertas {profil.kertas}.",
                "tulis margin dalam cm, misalnya 2,5.",
                ("instansi", "profil", key, "margin"),
            )
        if not _FONT_SIZES[0] <= profil.ukuran_huruf <= _FONT_SIZES[1]:
            yield error(
                "K216",
                f"ukuran huruf {profil.ukuran_huruf} pada profil “{key}” tidak wajar.",
                "tulis dalam poin, misalnya 11.",
                ("instansi", "profil", key, "ukuran_huruf"),
            )


def check_jarak(instansi: Instansi) -> Iterator[Problem]:
    """Yield K216 for a line spacing with which lines overlap or fly apart, and for no room to sign in."""
    for key, profil in instansi.profil.items():
        for name, (least, most, remedy) in _WITHIN.items():
            value = getattr(profil, name)
            if value is not None and not least <= value <= most:
                told = f"{name.replace('_', ' ')} {value} pada profil “{key}” tidak wajar."
                yield error("K216", told, remedy, ("instansi", "profil", key, name))


def check_mandat(instansi: Instansi) -> Iterator[Problem]:
    """Yield K215 for a u.b. line without the a.n. line above it (docs/aturan.md A.3)."""
    for key, pejabat in instansi.pejabat.items():
        if pejabat.untuk_beliau and not pejabat.atas_nama:
            yield error(
                "K215",
                f"“{_UB}” (u.b.) diisi tanpa “{_AN}” (a.n.).",
                f"isi {_AN} dengan jabatan pemberi mandat, atau hapus {_UB}.",
                ("instansi", "pejabat", key, "untuk_beliau"),
            )
        elif pejabat.untuk_beliau == pejabat.jabatan:
            yield error(
                "K215",
                f"“{_UB}” (u.b.) sama dengan jabatannya sendiri: “{pejabat.jabatan}”.",
                f"isi {_UB} dengan jabatan di atasnya, misalnya Sekretaris Daerah.",
                ("instansi", "pejabat", key, "untuk_beliau"),
            )
