"""How the reports of an office count: sign of a deviation, scale of predicates (docs/aturan.md D.3, D.5)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields.base import Besaran, Model, Nama, YaTidak
from kakdoc.kinds.fields.marks import TETAP

Batas = Annotated[Besaran, TETAP]
"""A bound of a class."""
_STEPS = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
"""What may lie between two classes: values are rounded to as many places before their predicate is told."""


class BatasPredikat(Model):
    """One class of a scale of predicates, by its lower bound, and by its upper one where it is told."""

    nama: Nama = Field(title="Nama", description="Predikatnya, misalnya sangat baik.")
    dari: Batas | None = Field(default=None, title="Dari", description="Batas bawah yang termasuk, misalnya 91.")
    di_atas: Batas | None = Field(default=None, title="Di atas", description="Batas bawah yang tidak termasuk.")
    sampai: Batas | None = Field(default=None, title="Sampai", description="Batas atas yang termasuk; boleh kosong.")

    @property
    def lower(self) -> Decimal:
        """The lower bound; below all others where none is given."""
        given = self.dari if self.dari is not None else self.di_atas
        return Decimal(-1) if given is None else given


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
    skala: tuple[BatasPredikat, ...] = Field(
        default=(), title="Skala predikat", description="Predikat kantor sendiri dengan batasnya; tanpa celah."
    )
    rata_rata_sasaran: YaTidak = Field(
        default=False,
        title="Rata-rata sasaran",
        description="ya: rata-rata capaian dicetak di bawah indikator setiap sasaran.",
    )

    @field_validator("skala")
    @classmethod
    def _without_gaps(cls, value: tuple[BatasPredikat, ...]) -> tuple[BatasPredikat, ...]:
        step_between(value)
        return value

    @property
    def places(self) -> int | None:
        """To how many places a value is rounded before its predicate is told; None for not at all."""
        step = step_between(self.skala)
        if step is not None:
            return -int(step.adjusted())
        return 0 if self.predikat == "dibulatkan" else None


def step_between(given: Sequence[BatasPredikat]) -> Decimal | None:
    """Return what lies between the classes of a scale, None for a scale without steps.

    Raises InvalidValue K253 for classes that leave a gap, overlap, or lack a bound.
    """
    if not given:
        return None
    ordered = sorted(given, key=lambda each: each.lower)
    _refuse_bounds(ordered)
    steps = {step for below, above in itertools.pairwise(ordered) if (step := _step(below, above))}
    if len(steps) > 1:
        raise _refused("jarak antarkelasnya tidak sama", "samakan, misalnya 76 sampai 90 lalu dari 91.")
    return steps.pop() if steps else None


def _refuse_bounds(ordered: Sequence[BatasPredikat]) -> None:
    """Raise InvalidValue K253 where a class has both lower bounds, none, or the scale does not begin at zero."""
    lowest, *others = ordered
    if not others:
        raise _refused("kelasnya hanya satu", "tulis sedikitnya dua.")
    if len({each.nama.casefold() for each in ordered}) < len(ordered):
        raise _refused("ada nama yang dipakai dua kali", "beri setiap kelas namanya sendiri.")
    for each in ordered:
        if each.dari is not None and each.di_atas is not None:
            raise _refused(f"“{each.nama}” punya dua batas bawah", "tulis dari atau di_atas, salah satu.")
        if each.sampai is not None and each.sampai < each.lower:
            raise _refused(f"“{each.nama}” berakhir sebelum mulai", "tukar kedua batasnya.")
    if any(each.lower < 0 for each in others):
        raise _refused("dua kelas tidak punya batas bawah", "hanya kelas terendah yang boleh tanpa dari dan di_atas.")
    if lowest.lower > 0 or lowest.di_atas is not None:
        raise _refused(f"di bawah “{lowest.nama}” ada celah", "mulai kelas terendah dari 0, atau tanpa batas bawah.")


def _step(below: BatasPredikat, above: BatasPredikat) -> Decimal | None:
    """Return what lies between two classes that follow each other, None where nothing does."""
    names, end = f"“{below.nama}” dan “{above.nama}”", below.sampai
    if above.lower == below.lower:
        raise _refused(f"{names} mulai dari batas yang sama", "betulkan salah satunya.")
    if end is None:
        return None
    between = above.lower - end
    if between < 0 or (between == 0 and above.dari is not None):
        raise _refused(f"{names} bertindih", f"akhiri “{below.nama}” sebelum “{above.nama}” mulai.")
    if between == 0 and end > below.lower:
        return None
    if above.di_atas is not None or between not in _STEPS:
        raise _refused(f"antara {names} ada celah", f"mulai “{above.nama}” di tempat “{below.nama}” berakhir.")
    return between


def _refused(why: str, remedy: str) -> InvalidValue:
    return InvalidValue("K253", f"{why}.", remedy)
