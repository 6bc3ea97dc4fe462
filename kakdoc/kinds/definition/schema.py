"""What a definition of a kind says: its keys, as they are typed in `jenis.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from kakdoc.kinds.fields.base import Bulat, Model, Nama, YaTidak
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.fields.typed_text import scalar

SINGLE: TypeAlias = Literal[
    "teks", "nama", "prosa", "sel", "tanggal", "waktu", "tahun", "bulan", "triwulan", "semester", "uang", "bilangan",
    "volume", "koefisien", "persen", "kode", "rekening", "nip", "nik", "npwp", "pangkat", "golongan", "pejabat",
    "peraturan", "gambar", "pilihan", "ya_tidak",
]  # fmt: skip
"""Types of a single value."""
TYPE: TypeAlias = Literal[SINGLE, "orang", "berkas_kak", "naskah", "tabel", "daftar", "kelompok"]
FATE: TypeAlias = Literal["geser", "kosong", "isi", "hapus", "tetap"]
FACT: TypeAlias = Literal["nama", "nomor", "tanggal", "keluaran"]
FILE = "naskah.docx"


def _listed(value: Any) -> Any:
    """Return one value as a list of it."""
    return [value] if isinstance(value, str) else value


Daftar = Annotated[tuple[Nama, ...], BeforeValidator(_listed)]


def _given(value: Any) -> Any:
    """Return a default as somebody types it: a text, or the texts of a list."""
    return tuple(scalar(each) for each in value) if isinstance(value, list) else scalar(value)


Bawaan = Annotated[Any, BeforeValidator(_given), WithJsonSchema({"type": ["string", "number", "array"]})]


class Jenjang(Model):
    """Levels of a table: which column tells them, which columns headings sum up."""

    kolom: Nama = Field(title="Kolom", description="Kolom kode atau tingkat yang menunjukkan jenjangnya.")
    jumlah: Daftar = Field(default=(), title="Jumlah", description="Kolom yang di baris induk dijumlah dari anaknya.")


class Isian(Model):
    """One field; a text alone is its type."""

    tipe: TYPE | None = Field(default=None, title="Tipe", description="Tipe isian.")
    judul: Nama | None = Field(default=None, title="Judul", description="Nama isian; bila kosong, dari kuncinya.")
    petunjuk: Nama | None = Field(default=None, title="Petunjuk", description="Satu kalimat untuk yang mengisi.")
    wajib: YaTidak | None = Field(default=None, title="Wajib", description="tidak bila boleh kosong.")
    bawaan: Bawaan = Field(default=None, title="Bawaan", description="Nilai bila tidak diisi; daftar untuk daftar.")
    lanjut: FATE | None = Field(default=None, title="Lanjut", description="Nasibnya di tahun berikutnya.")
    fakta: FACT | None = Field(default=None, title="Fakta", description="Apa yang diceritakan asal dan status.")
    dari: Nama | None = Field(default=None, title="Dari", description="Sumber nilainya, misalnya kak.kegiatan.nama.")
    rumus: Nama | None = Field(default=None, title="Rumus", description="Nilainya dihitung dengan rumus ini.")
    pilihan: Daftar = Field(default=(), title="Pilihan", description="Yang boleh dipilih.")
    isian: dict[str, Isian] = Field(default_factory=dict, title="Isian", description="Isian di dalam kelompok.")
    kolom: dict[str, Isian] = Field(default_factory=dict, title="Kolom", description="Kolom tabel.")
    jenjang: Jenjang | None = Field(default=None, title="Jenjang", description="Jenjang baris tabel.")
    butir: SINGLE | None = Field(default=None, title="Butir", description="Tipe butir daftar; teks bila kosong.")
    naskah: Nama | None = Field(default=None, title="Naskah", description="Jenis naskah yang disebut berkasnya.")
    paling_sedikit: Bulat | None = Field(default=None, title="Paling sedikit", description="Banyaknya baris.")
    paling_banyak: Bulat | None = Field(default=None, title="Paling banyak", description="Banyaknya baris.")

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, value: Any) -> Any:
        return {"tipe": value} if isinstance(value, str) else value

    @property
    def typed(self) -> frozenset[str]:
        """The keys that were typed."""
        return frozenset(self.model_fields_set)

    @property
    def inner(self) -> Mapping[str, Isian]:
        """The fields of a group, or the columns of a table."""
        return self.kolom or self.isian

    @property
    def item(self) -> Isian:
        """An item of a list, as a field of its own."""
        return Isian(tipe=self.butir or "teks", pilihan=self.pilihan)

    @property
    def below(self) -> str:
        """The key under which those stand."""
        return "kolom" if self.kolom else "isian"

    @property
    def is_required(self) -> bool:
        """Whether it must be typed: not what is computed, taken from elsewhere, or gone next year."""
        if self.tipe == "kelompok" and self.wajib is None:
            return any(each.is_required for each in self.inner.values())
        given = self.rumus or self.dari or self.bawaan
        free = given or self.lanjut in ("kosong", "hapus") or self.fakta == "nomor"
        return not free if self.wajib is None else self.wajib and not given

    def title(self, key: str) -> str:
        """Return what it is called."""
        return self.judul or key.replace("_", " ").capitalize()


class Penanda(Model):
    """Who signs: the field that names the official, and what stands above."""

    isian: Nama = Field(title="Isian", description="Isian bertipe pejabat.")
    label: Nama | None = Field(default=None, title="Label", description="Yang dicetak di atas jabatannya.")


def _lifted(key: str) -> BeforeValidator:
    """Return a validator that takes a text alone for the value of one key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


Penandatangan = Annotated[Penanda, _lifted("isian")]


class Periksa(Model):
    """A condition of the kind's own, or a named rule with its parameters."""

    syarat: Nama | None = Field(default=None, title="Syarat", description="Rumus yang harus benar.")
    pesan: Nama | None = Field(default=None, title="Pesan", description="Kalimat bila syaratnya tidak terpenuhi.")
    perbaikan: Nama | None = Field(default=None, title="Perbaikan", description="Cara memperbaikinya.")
    di: Nama | None = Field(default=None, title="Di", description="Isian yang ditunjuk; tabel.kolom untuk tiap baris.")
    tingkat: Literal["galat", "peringatan"] = Field(default="galat", title="Tingkat", description="Bobotnya.")
    aturan: Nama | None = Field(default=None, title="Aturan", description="Nama aturan yang tersedia.")
    pada: Nama | None = Field(default=None, title="Pada", description="Tabel atau kelompok yang diperiksa.")
    dengan: dict[str, Nama] = Field(default_factory=dict, title="Dengan", description="Parameter aturan.")


def _papers(value: Any) -> Any:
    """Return one template as the only one of its mapping."""
    return value if isinstance(value, Mapping) else {"": value}


Berkas = Annotated[dict[str, Nama], BeforeValidator(_papers), WithJsonSchema({"type": ["string", "object"]})]
SOURCE: TypeAlias = Literal["instansi", "peraturan", "kak", "bulan"]


class Definition(Model):
    """A kind as its definition gives it."""

    judul: Nama = Field(title="Judul", description="Nama jenis naskah.")
    keterangan: Nama | None = Field(default=None, title="Keterangan", description="Satu kalimat tentang gunanya.")
    dasar: Nama | None = Field(default=None, title="Dasar", description="Jenis yang ditambah isiannya.")
    naskah: Berkas | None = Field(default=None, title="Naskah", description="Templat Word, atau nama dan templatnya.")
    petikan: Nama | None = Field(default=None, title="Petikan", description="Templat petikan tiap baris peserta.")
    peserta: Nama | None = Field(default=None, title="Peserta", description="Tabel yang diisi daftar peserta.")
    profil: Nama | None = Field(default=None, title="Profil", description="Profil halaman; naskah_dinas bila kosong.")
    sifat: Sifat = Field(
        default=Sifat.RENCANA,
        title="Sifat",
        description="rencana, keputusan, laporan, surat, atau bukti; tahun di dalamnya diperiksa menurut sifatnya.",
    )
    tahun: Nama | None = Field(default=None, title="Tahun", description="Isian yang menjadi tahun naskah.")
    memakai: Annotated[tuple[SOURCE, ...], BeforeValidator(_listed)] = Field(
        default=(), title="Memakai", description="Yang dipakai naskah: instansi, peraturan, kak, bulan."
    )
    nama_berkas: Nama | None = Field(default=None, title="Nama berkas", description="Pola nama naskah peserta.")
    isian: dict[str, Isian] = Field(default_factory=dict, title="Isian", description="Isian naskah, berurutan.")
    penanda_tangan: tuple[Penandatangan, ...] = Field(
        default=(), title="Penanda tangan", description="Yang menandatangani, berurutan."
    )
    periksa: tuple[Periksa, ...] = Field(default=(), title="Periksa", description="Aturan dan syarat jenis ini.")

    @property
    def year_key(self) -> str | None:
        """The field that is the year of the paper, None where it is that of the TOR."""
        own = self.isian.get("tahun")
        return self.tahun or ("tahun" if own is not None and own.tipe == "tahun" else None)

    @property
    def fields(self) -> Mapping[str, Isian]:
        """The fields, before them the TOR that is drawn on unless it is among them."""
        if "kak" not in self.memakai or any(each.tipe == "berkas_kak" for each in self.isian.values()):
            return self.isian
        return {"kak": _KAK.model_copy(update={"wajib": self.year_key is None}), **self.isian}

    def at(self, path: Sequence[str]) -> Isian | None:
        """Return the field at a path of keys, through groups and tables; None where there is none."""
        known, found = self.fields, None
        for step in path:
            found = known.get(step)
            if found is None:
                return None
            known = found.inner
        return found


_KAK = Isian(tipe="berkas_kak", judul="KAK", petunjuk="Berkas KAK, dihitung dari folder isian ini.")
