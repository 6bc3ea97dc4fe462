"""One regulation as data, as a register has it: what it is called, where it was published, what became of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from kakdoc.kinds.fields.base import Model, Nama, Tahun, TanggalNaskah, YaTidak
from kakdoc.kinds.law.hierarchy import JenisPeraturan


class Perubahan(Model):
    """One amendment of a regulation."""

    oleh: Nama = Field(title="Oleh", description="Kunci peraturan yang mengubah.")
    sejak: TanggalNaskah = Field(title="Sejak", description="Tanggal mulai berlakunya perubahan.")


def _keys(value: object) -> object:
    """Return one key, or several written as a list or with commas, as a list."""
    return [piece.strip() for piece in value.split(",")] if isinstance(value, str) else value


_KEYS = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}


class Penggantian(Model):
    """What replaced a regulation, and since when."""

    oleh: Annotated[tuple[Nama, ...], BeforeValidator(_keys), WithJsonSchema(_KEYS)] = Field(
        min_length=1, title="Oleh", description="Kunci peraturan penggantinya; boleh lebih dari satu."
    )
    sejak: TanggalNaskah = Field(title="Sejak", description="Tanggal mulai berlakunya pengganti.")
    sebagian: YaTidak = Field(default=False, title="Sebagian", description="ya bila hanya sebagian yang diganti.")
    terverifikasi: YaTidak = Field(default=True, title="Terverifikasi", description="tidak bila belum dipastikan.")


class Peraturan(Model):
    """One regulation of the register."""

    jenis: JenisPeraturan = Field(title="Jenis", description="Misalnya uu, pp, perpres, permen, perda, perbup.")
    lembaga: Nama | None = Field(
        default=None, title="Lembaga", description="Untuk permen: yang dicetak sesudah “Peraturan”."
    )
    daerah: Nama | None = Field(
        default=None,
        title="Daerah",
        description="Untuk perda dan perbup (di kota: peraturan wali kota); bila kosong, dari instansi.yaml. "
        "Untuk perdes dan perkades: desanya, misalnya Desa Sukamaju.",
    )
    nomor: Nama | None = Field(default=None, title="Nomor", description="Kosong bila belum diketahui.")
    tahun: Tahun = Field(title="Tahun", description="Tahun peraturan.")
    judul: Nama = Field(title="Judul", description="Judul lengkap, tanpa kata “tentang”.")
    judul_lain: tuple[Nama, ...] = Field(
        default=(), title="Judul lain", description="Judul yang juga lazim dikutip, tidak diperingatkan."
    )
    lembaran: Nama | None = Field(default=None, title="Lembaran", description="Nomor Lembaran atau Berita.")
    tahun_lembaran: Tahun | None = Field(default=None, title="Tahun lembaran", description="Bila lain dari tahun.")
    tambahan: Nama | None = Field(default=None, title="Tambahan", description="Nomor Tambahan Lembaran.")
    terbitan: Nama | None = Field(default=None, title="Terbitan", description="Bila tidak seperti lazimnya.")
    tanggal: TanggalNaskah | None = Field(default=None, title="Tanggal", description="Tanggal ditetapkan.")
    pembentuk: YaTidak = Field(default=False, title="Pembentuk", description="ya bagi undang-undang pembentuk daerah.")
    diubah: tuple[Perubahan, ...] = Field(default=(), title="Diubah", description="Perubahannya, berurutan.")
    diganti: Penggantian | None = Field(default=None, title="Diganti", description="Penggantinya, bila ada.")
    sumber: Nama | None = Field(default=None, title="Sumber", description="Dari mana datanya.")
    terverifikasi: YaTidak = Field(default=False, title="Terverifikasi", description="ya bila sudah dicocokkan.")

    def has_number(self, nomor: str, tahun: int) -> bool:
        """Return whether a number and year are this one's: `8`, `08`, `PER/9/M.PAN/5` and `PER-09/M.PAN/05/2007`."""
        if self.tahun != tahun or self.nomor is None:
            return False
        return number_key(self.nomor) in (number_key(nomor), number_key(f"{nomor}/{tahun}"))


@lru_cache(maxsize=1024)
def number_key(nomor: str) -> tuple[str, ...]:
    """Return the pieces of a number for comparing: small letters, no marks, no zeros in front."""
    return tuple(piece.lstrip("0") or "0" for piece in re.findall(r"[^\W_]+", nomor.casefold()))
