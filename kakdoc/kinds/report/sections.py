"""The sections of a report: the standard ones, which may be left out, renamed or moved, and an office's own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from kakdoc.base.problems import InvalidValue, suggestion
from kakdoc.kinds.fields.base import Model, Teks
from kakdoc.kinds.fields.pengecualian import pieces, pieces_schema
from kakdoc.kinds.kak.sections import BagianDaftar, BagianTabel, BagianTeks

_JUDUL: Any = Field(default=None, title="Judul", description="Judul bagian; judul baku bila tidak diisi.")


class _Baku(Model):
    """A standard section: what it prints stands elsewhere in the input or is computed."""

    judul: Teks | None = _JUDUL


class BagianPendahuluan(_Baku):
    """The opening, typed as `pengantar` or composed."""

    jenis: Literal["pendahuluan"] = Field(title="Jenis bagian")


class BagianRealisasi(_Baku):
    """What was spent and done: sentence, charts and tables."""

    jenis: Literal["realisasi"] = Field(title="Jenis bagian")


class BagianPendapatan(_Baku):
    """The revenue: sentence and table."""

    jenis: Literal["pendapatan"] = Field(title="Jenis bagian")


class BagianPerbandingan(_Baku):
    """The years side by side: money and indicators."""

    jenis: Literal["perbandingan"] = Field(title="Jenis bagian")


class BagianIndikator(_Baku):
    """The performance indicators."""

    jenis: Literal["indikator"] = Field(title="Jenis bagian")


class BagianKegiatan(_Baku):
    """What was carried out."""

    jenis: Literal["kegiatan"] = Field(title="Jenis bagian")


class BagianPermasalahan(_Baku):
    """Obstacles, and what follows from them."""

    jenis: Literal["permasalahan"] = Field(title="Jenis bagian")


class BagianPenutup(_Baku):
    """The closing, typed as `penutup` or composed."""

    jenis: Literal["penutup"] = Field(title="Jenis bagian")


Baku = (
    BagianPendahuluan
    | BagianRealisasi
    | BagianPendapatan
    | BagianIndikator
    | BagianPerbandingan
    | BagianKegiatan
    | BagianPermasalahan
    | BagianPenutup
)
Bagian = Annotated[Baku | BagianTeks | BagianDaftar | BagianTabel, Field(discriminator="jenis")]
STANDARD = (
    "pendahuluan", "realisasi", "pendapatan", "indikator", "perbandingan", "kegiatan", "permasalahan", "penutup",
)  # fmt: skip
"""The standard sections in their usual order."""


def _standard(text: str) -> str:
    if text.casefold() not in STANDARD:
        raise InvalidValue("K114", f"“{text}” bukan bagian baku laporan.", suggestion(text, STANDARD))
    return text.casefold()


DaftarBagian = Annotated[tuple[str, ...], pieces(_standard), pieces_schema("string", "kegiatan, indikator")]
"""Standard sections, by commas."""
TIDAK_DICETAK: Any = Field(
    default=(),
    title="Tidak dicetak",
    description="Bagian baku yang memang tidak dicetak, dipisah koma; isinya tetap dibaca laporan lain.",
)
"""The field of the sections that a report leaves out on purpose."""
