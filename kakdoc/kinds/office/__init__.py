"""The office: its names, its pages, and the officials who sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AliasChoices,
    BeforeValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    computed_field,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticKnownError

from kakdoc.base.problems import InvalidValue
from kakdoc.base.wording import either, mention
from kakdoc.kinds.fields.base import Gambar, Golongan, Model, Nama, NamaPejabat, NipPejabat, Pangkat, Ukuran
from kakdoc.kinds.fields.kata_cetak import Tempat
from kakdoc.kinds.fields.marks import DATA, OFFICE
from kakdoc.kinds.law import government
from kakdoc.kinds.law.hierarchy import URUTAN, JenisPeraturan
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.office.reports import PengaturanLaporan
from kakdoc.values.people.nama import glued, upper_text

KERTAS = {"F4": (Decimal("21.5"), Decimal(33)), "A4": (Decimal(21), Decimal("29.7"))}
"""Width and height of the papers, in cm."""


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

    nama: NamaPejabat = Field(title="Nama", description="Nama lengkap dengan gelar, seperti akan dicetak.")
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


REGION = ("kabupaten", "kota", "daerah")
"""The keys that name the region; all mean the same."""
_LINES = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})


def _lines(least: int, most: int, remedy: str) -> BeforeValidator:
    """Return a validator for so many lines, written as a list or below each other in one text; none are right too."""

    def read(value: object) -> object:
        lines = [each.strip() for each in value.splitlines() if each.strip()] if isinstance(value, str) else value
        if isinstance(lines, list | tuple) and lines and not least <= len(lines) <= most:
            raise InvalidValue("K343", f"di sini {least} sampai {most} baris, bukan {len(lines)}.", remedy)
        return lines

    return BeforeValidator(read)


_ABOVE = _lines(1, 2, f"kurangi, atau tulis semua baris kop di {mention('kop', 'kunci ')}.")
_WHOLE = _lines(2, 4, "tulis setiap baris kop dari atas; yang terakhir nama instansi.")


class Instansi(Model):
    """The office that issues the paper."""

    tingkat: government.Tingkat = Field(
        default="kabupaten", title="Tingkat", description="Tingkat pemerintahan instansi ini; kabupaten bila kosong."
    )
    pemerintah: Nama = Field(
        title="Pemerintah",
        description="Misalnya Pemerintah Kabupaten … atau Pemerintah Kota …; pada kementerian, nama kementeriannya.",
    )
    kabupaten: Nama | None = Field(  # type: ignore[pydantic-alias]  # nobody makes one by its keys in code
        default=None,
        validate_default=True,
        validation_alias=AliasChoices(*REGION),
        title="Kabupaten",
        description="Misalnya Kabupaten … atau Kota ….",
    )
    nama: Nama = Field(title="Nama instansi", description="Nama lengkap, tidak disingkat.")
    induk: Annotated[tuple[Nama, ...], _ABOVE, _LINES] = Field(
        default=(), title="Induk", description="Satu atau dua baris kop di atas nama instansi: dinas, kecamatan."
    )
    kop: Annotated[tuple[Nama, ...], _WHOLE, _LINES] = Field(
        default=(), title="Kop", description="Dua sampai empat baris kop seperti akan dicetak; bila kosong, disusun."
    )
    provinsi: Nama | None = Field(
        default=None, validate_default=True, title="Provinsi", description="Misalnya Provinsi Jawa Tengah."
    )
    singkatan: Nama | None = Field(
        default=None, title="Singkatan", description="Singkatan nama instansi, seperti di nomor surat."
    )
    alamat: Alamat | None = Field(default=None, title="Alamat", description="Alamat untuk kop.")
    logo: Gambar | None = Field(
        default=None, title="Logo", description="Berkas lambang daerah (PNG atau JPEG) untuk kop, di folder berkas ini."
    )
    rahmat: Nama = Field(
        default="Dengan Rahmat Tuhan Yang Maha Esa",
        title="Rahmat",
        description="Frasa di atas nama jabatan pada peraturan kepala daerah.",
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

    @model_validator(mode="before")
    @classmethod
    def _one_region(cls, value: Any) -> Any:
        """Return the keys of an office with one name of the region, whole where its key says of what kind it is."""
        if not isinstance(value, Mapping):
            return value
        first, *others = [key for key in REGION if value.get(key) is not None] or [""]
        if not first and value.get("tingkat") == "upt":  # of a province
            return {**value, "kabupaten": value.get("provinsi")}
        if others:
            kept = {key: each for key, each in value.items() if key not in REGION}
            return {**kept, others[0]: _Twice(first, others[0])}
        city = value.get("kota")
        return {**value, "kota": government.with_kind(city, "kota")} if isinstance(city, str) else value

    @field_validator("kabupaten", mode="before")
    @classmethod
    def _named_once(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, _Twice):
            told = either(f"di kunci “{value.first}”", f"sebagai {value.first}")
            message = f"daerah sudah ditulis {told}."
            raise InvalidValue("K342", message, "tulis salah satunya saja.")
        if value is None and info.data.get("tingkat") not in (None, "provinsi", "kementerian"):
            raise PydanticKnownError("missing")
        return value

    @field_validator("provinsi", mode="before")
    @classmethod
    def _province_of_its_own(cls, value: object, info: ValidationInfo) -> object:
        if value is None and info.data.get("tingkat") == "provinsi" and info.data.get("kabupaten") is None:
            raise PydanticKnownError("missing")
        return value

    @property
    def region(self) -> str:
        """The region whose office it is, `Kabupaten Kebumen`; the province at its level, nothing at a ministry's."""
        if self.tingkat == "kementerian":
            return ""
        named = self.provinsi if self.tingkat == "provinsi" and self.provinsi else self.kabupaten
        return government.with_kind(named or "", self.tingkat)

    @property
    def head(self) -> str:
        """How regulations name the head of the region: `Bupati`, also where no level says that it is a province."""
        head = government.head_of(self.region)
        return "Bupati" if head == "Gubernur" and self.tingkat == "kabupaten" else head

    @property
    def village(self) -> str:
        """The village whose office it is, `Desa Sukamaju`; nothing at other levels."""
        return government.village(self.nama) if self.tingkat == "desa" else ""

    @property
    def heading(self) -> tuple[str, ...]:
        """The lines of the letterhead from the government down to the office; `kop` gives them otherwise."""
        return self.kop or (self.pemerintah, *self.induk, self.nama)


@dataclass(frozen=True, slots=True)
class _Twice:
    """Stands for the name of a region that was given under two keys."""

    first: str
    second: str


InstansiNaskah = Annotated[Instansi, OFFICE, DATA]
INSTANSI: Any = Field(title="Instansi", description="Isi yang berbeda dari instansi.yaml untuk naskah ini.")
"""Type and field of a document that hold the office whose paper it is."""


def letterhead(instansi: Instansi) -> dict[str, Any]:
    """Return the office as papers print it: its names, which stand in centred lines, are not torn within words."""
    region, (first, *others) = instansi.region, instansi.heading
    composed = {"nama": glued(instansi.nama, region), "kop": [first, *(glued(each, region) for each in others)]}
    return {**instansi.model_dump(mode="python"), "kabupaten": region, "daerah": region, **composed}


def register(instansi: Instansi, entries: Mapping[str, Peraturan]) -> Register:
    """Return the regulations as this office orders and names them."""
    order = instansi.urutan_peraturan
    return Register(entries, instansi.region, instansi.provinsi, order, instansi.village, instansi.head)
