"""The types of a field in a definition, one row each: what it reads, what becomes of it next year, how it is asked for.

What it prints with follows from what it reads (`listed.printed`), so does its cell in a form and its JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationError, WithJsonSchema, WrapValidator

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields import base
from kakdoc.kinds.fields.marks import ANGKA, DATA, TETAP, Lanjut, NomorPajak
from kakdoc.kinds.fields.menunjuk import DasarHukum, SebutanPejabat
from kakdoc.kinds.fields.typed_text import scalar
from kakdoc.values import besaran, koefisien
from kakdoc.values.dates import waktu
from kakdoc.values.people import nomor_induk

_TEXT = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
_NUMBER = WithJsonSchema({"type": ["number", "string"]})


def _number(value: Any) -> Decimal:
    return value if isinstance(value, Decimal) else besaran.bilangan(scalar(value))


def _coefficient(value: Any) -> koefisien.Koefisien:
    return value if isinstance(value, koefisien.Koefisien) else koefisien.parse(scalar(value))


def _told(value: koefisien.Koefisien) -> Any:
    return {"teks": value.teks, "hasil": value.hasil}


def _compared(value: Any, reads: Callable[[Any], Any]) -> Any:
    """Return what was typed where a value is computed: as the type reads it, else as a number, else as it is."""
    try:
        return reads(value)
    except ValidationError:
        if isinstance(value, Mapping | list):
            raise
        try:
            return besaran.bilangan(scalar(value))
        except InvalidValue:
            return scalar(value)


COMPARED = WrapValidator(_compared)
"""Lets anything be typed where a value is computed: it is only compared, and may be out of bounds as the result may."""
Waktu = Annotated[str, BeforeValidator(lambda value: waktu.parse(scalar(value))), _TEXT]
Nik = Annotated[str, BeforeValidator(lambda value: nomor_induk.nik(scalar(value))), _TEXT]
Npwp = Annotated[str, BeforeValidator(lambda value: nomor_induk.npwp(scalar(value))), _TEXT, NomorPajak()]
Bilangan = Annotated[Decimal, BeforeValidator(_number), _NUMBER]
Koefisien = Annotated[koefisien.Koefisien, BeforeValidator(_coefficient), PlainSerializer(_told), _TEXT]


class Orang(base.Model):
    """A person, as papers name one."""

    nama: base.Nama = Field(title="Nama", description="Nama lengkap dengan gelar, seperti akan dicetak.")
    nip: base.NipPejabat | None = Field(default=None, title="NIP", description="18 angka; NI PPPK juga diterima.")
    nik: Nik | None = Field(default=None, title="NIK", description="16 angka.")
    pangkat: base.Pangkat | None = Field(default=None, title="Pangkat", description="Misalnya Penata Muda.")
    golongan: base.Golongan | None = Field(default=None, title="Golongan", description="Misalnya III/a.")
    jabatan: base.Nama | None = Field(default=None, title="Jabatan", description="Jabatan lengkap.")
    unit: base.Nama | None = Field(default=None, title="Unit", description="Unit kerja.")
    tempat_lahir: base.Nama | None = Field(default=None, title="Tempat lahir", description="Kota atau kabupaten.")
    tanggal_lahir: Annotated[base.TanggalNaskah | None, DATA] = Field(
        default=None, title="Tanggal lahir", description="Tanggal lahir."
    )
    npwp: Npwp | None = Field(default=None, title="NPWP", description="16 angka.")
    rekening: base.Nama | None = Field(default=None, title="Rekening", description="Nomor rekening bank.")


class Type(NamedTuple):
    """What a type reads, the hint of who fills it in, its fate where nothing else is said."""

    reads: Any
    hint: str
    fate: Lanjut | None = None


TYPES: Mapping[str, Type] = {
    "teks": Type(base.Teks, "Teks sebaris."),
    "nama": Type(base.Nama, "Nama, dicetak seperti ditulis."),
    "prosa": Type(base.Prosa, "Paragraf, daftar, dan tabel."),
    "sel": Type(base.Sel, "Isi sel: baris, paragraf, dan daftar."),
    "tanggal": Type(base.TanggalNaskah, "Tanggal, misalnya 2 Januari 2027."),
    "waktu": Type(Waktu, "Jam, misalnya 09.00 WIB.", TETAP),
    "tahun": Type(base.Tahun, "Tahun, empat angka.", DATA),
    "bulan": Type(base.BulanIni, "Nama bulan."),
    "triwulan": Type(base.Triwulan, "I, II, III, atau IV."),
    "semester": Type(base.Semester, "I atau II."),
    "uang": Type(base.Uang, "Jumlah rupiah."),
    "bilangan": Type(Bilangan, "Bilangan; koma untuk pecahan.", ANGKA),
    "volume": Type(base.Volume, "Bilangan di atas nol."),
    "koefisien": Type(Koefisien, "Misalnya 4 Orang x 2 Hari.", TETAP),
    "persen": Type(base.Persen, "0 sampai 100.", ANGKA),
    "kode": Type(base.Kode, "Kode seperti di SIPD."),
    "rekening": Type(base.Kode, "Kode rekening, misalnya 5.1.02.01.01.0024."),
    "nip": Type(base.NipPejabat, "18 angka; NI PPPK juga diterima."),
    "nik": Type(Nik, "16 angka."),
    "npwp": Type(Npwp, "16 angka."),
    "pangkat": Type(base.Pangkat, "Misalnya Penata Muda."),
    "golongan": Type(base.Golongan, "Misalnya III/a."),
    "orang": Type(Orang, "Data orangnya."),
    "pejabat": Type(SebutanPejabat, "Kunci pejabat di instansi.yaml."),
    "peraturan": Type(DasarHukum, "Kunci dari peraturan.yaml, atau peraturan yang ditulis lengkap."),
    "gambar": Type(base.Gambar, "Berkas gambar PNG atau JPEG."),
    "ya_tidak": Type(base.YaTidak, "ya atau tidak."),
    "pilihan": Type(None, "Pilih salah satu."),
    "berkas_kak": Type(None, "Berkas KAK, dihitung dari folder isian ini."),
    "naskah": Type(None, "Berkas isian lain, dihitung dari folder isian ini."),
    "tabel": Type(None, "Baris tabel."),
    "daftar": Type(None, "Daftar."),
    "kelompok": Type(None, "Beberapa isian."),
}
"""Types by name; those that read nothing are made of what else the definition says of the field."""
