"""What an input tells of its roster, in every kind: one table of which each row makes a paper."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from kakdoc.kinds.fields.base import Bulat, Nama, YaTidak
from kakdoc.kinds.fields.marks import BERKAS_PESERTA, HAPUS, ROSTER, TETAP, isi

KEYS = frozenset(("peserta", "kunci", "urut_mulai", "petikan", "nama_berkas"))
"""What an input says of its roster; nothing of it stands in a paper."""
BerkasPeserta = Annotated[Nama | None, BERKAS_PESERTA, ROSTER, isi("berkas daftar peserta tahun ini")]
Kolom = Annotated[Nama | None, ROSTER, TETAP]
Mulai = Annotated[Bulat | None, ROSTER, HAPUS]
Petikan = Annotated[YaTidak, ROSTER, TETAP]

PESERTA: Any = Field(
    default=None, title="Peserta", description="Berkas daftar peserta (.csv, .xlsx); setiap barisnya satu naskah."
)
KUNCI: Any = Field(
    default=None, title="Pembeda peserta", description="Kolom peserta yang membedakan barisnya, misalnya NIP."
)
URUT_MULAI: Any = Field(default=None, title="Urut mulai", description="Nomor urut pertama untuk [urut 003]; bawaan 1.")
PETIKAN: Any = Field(default=False, title="Petikan", description="ya untuk membuat petikan bagi setiap baris peserta.")
NAMA_BERKAS: Any = Field(
    default=None, title="Nama hasil", description="Nama naskah setiap baris, misalnya [kolom nama]-[urut 003]."
)
