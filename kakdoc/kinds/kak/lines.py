"""A line of the budget of a TOR: what is counted, at which price, with which tax."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields.base import Kode, Model, Nama, NamaBelanja, Uang, Volume
from kakdoc.kinds.fields.marks import BELAKANG, TETAP
from kakdoc.kinds.fields.typed_text import scalar
from kakdoc.values import besaran, koefisien
from kakdoc.values.rupiah import amount as rupiah
from kakdoc.values.rupiah import ppn


def _coefficient(value: Any) -> koefisien.Koefisien:
    return value if isinstance(value, koefisien.Koefisien) else koefisien.parse(scalar(value))


def _tax(value: Any) -> ppn.Ppn:
    return value if isinstance(value, ppn.Ppn) else ppn.parse(scalar(value))


def _as_text(value: object) -> Any:
    return str(value)


_TEXT = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
Koefisien = Annotated[koefisien.Koefisien, BeforeValidator(_coefficient), PlainSerializer(_as_text), _TEXT, TETAP]
Ppn = Annotated[ppn.Ppn, BeforeValidator(_tax), PlainSerializer(_as_text), _TEXT, TETAP]


def counted(volume: Decimal | None, coefficient: koefisien.Koefisien | None) -> Decimal | None:
    """Return how many of the unit of its price a line has; None where it does not say."""
    return coefficient.hasil if coefficient else volume


def _from_volume(data: dict[str, Any]) -> rupiah.Jumlah | None:
    many, price = counted(data.get("volume"), data.get("koefisien")), data.get("harga_satuan")
    return None if many is None or price is None else with_tax(rupiah.times(many, price), data.get("ppn"))


def with_tax(price: rupiah.Jumlah, rate: ppn.Ppn | None) -> rupiah.Jumlah:
    """Return a price with its tax."""
    return rupiah.total((price, rate.of(price))) if rate else price


class Rincian(Model):
    """One line of the budget; `jumlah` is koefisien or volume × harga_satuan with ppn where it is not given."""

    kelompok: Annotated[Nama | None, BELAKANG] = Field(
        default=None,
        title="Kelompok",
        description="Sub komponen atau kelompok belanja; dicetak dengan jumlahnya di atas baris-barisnya.",
    )
    uraian: NamaBelanja = Field(title="Uraian", description="Nama rekening belanja.")
    kode_rekening: Kode | None = Field(default=None, title="Kode rekening", description="Misalnya 5.1.02.01.01.0024.")
    koefisien: Annotated[Koefisien | None, BELAKANG] = Field(
        default=None, title="Koefisien", description="Misalnya 3 orang x 2 hari x 1 kali; pengganti volume dan satuan."
    )
    volume: Volume | None = Field(default=None, title="Volume", description="Banyaknya, misalnya 12 atau 1,5.")
    satuan: Nama | None = Field(default=None, title="Satuan", description="Misalnya bulan, orang, paket.")
    harga_satuan: Uang | None = Field(default=None, title="Harga satuan", description="Harga untuk satu satuan.")
    ppn: Annotated[Ppn | None, BELAKANG] = Field(
        default=None, title="PPN", description="Tarifnya bila harga belum memuatnya: 11%, 12% x 11/12."
    )
    jumlah: Uang | None = Field(
        default_factory=_from_volume,
        title="Jumlah",
        description="Rupiah; dihitung bila volume dan harga diisi.",
    )

    @model_validator(mode="before")
    @classmethod
    def _coefficient_as_volume(cls, value: Any) -> Any:
        """Return the keys of a line whose volume was written as a coefficient with that as one."""
        typed = value.get("volume") if isinstance(value, Mapping) else None
        if not isinstance(typed, str) or value.get("koefisien") is not None or besaran.read(typed.strip()) is not None:
            return value
        try:
            found = koefisien.parse(typed)
        except InvalidValue:
            return value
        return {**{key: each for key, each in value.items() if key != "volume"}, "koefisien": found}

    @property
    def banyaknya(self) -> Decimal | None:
        """How many of the unit of its price it has; None where it does not say."""
        return counted(self.volume, self.koefisien)
