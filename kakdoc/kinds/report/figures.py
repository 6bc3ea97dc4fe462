"""The figures of reports, exact: what each month gives, added up, in percent, against the plan (docs/aturan.md D).

Percentages are Decimals of thirty places; only printing rounds them, and a deviation is of two that are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import SubKegiatan
from kakdoc.kinds.report.entries import IndikatorKinerja, Isian, RealisasiSub
from kakdoc.values.persen import rounded
from kakdoc.values.rupiah.amount import Jumlah, in_sen, total


@dataclass(frozen=True, slots=True)
class Bulan:
    """What one month gave one sub-activity: money in rupiah, physical progress in percent, units of output."""

    keuangan: Jumlah
    fisik: Decimal | None
    kinerja: Decimal | None
    rincian: dict[str, Jumlah]
    """What was spent on each budget line, by its folded name."""


@dataclass(frozen=True, slots=True)
class Rekap:
    """The months of one sub-activity, by number; a month that is missing has no entry."""

    sub: SubKegiatan
    bulan: dict[int, Bulan]

    @property
    def pagu(self) -> Jumlah:
        """The ceiling."""
        return self.sub.pagu or 0

    def keuangan(self, first: int, last: int) -> Jumlah:
        """Return what was spent from one month to another."""
        return total(each.keuangan for number, each in self.bulan.items() if first <= number <= last)

    def belanja(self, uraian: str, first: int, last: int) -> Jumlah:
        """Return what was spent on one budget line from one month to another."""
        name = folded(uraian)
        return total(each.rincian.get(name, 0) for number, each in self.bulan.items() if first <= number <= last)

    def rincian(self) -> dict[str, Jumlah]:
        """Return the ceiling of each budget line by its name; lines of one name are one."""
        names: dict[str, str] = {}
        ceilings: dict[str, Jumlah] = {}
        for line in self.sub.rincian:
            name = names.setdefault(folded(line.uraian), line.uraian)
            ceilings[name] = total((ceilings.get(name, 0), line.jumlah or 0))
        return ceilings

    def kinerja(self, first: int, last: int) -> Decimal | None:
        """Return the units of output from one month to another; None while no month up to the last told any."""
        told = {number: each.kinerja for number, each in self.bulan.items() if number <= last}
        known = [(number, units) for number, units in told.items() if units is not None]
        return sum((units for number, units in known if number >= first), Decimal(0)) if known else None

    def fisik(self, last: int) -> Decimal | None:
        """Return the physical progress reached by a month, in percent; None while no month told any."""
        told = {number: each.fisik for number, each in self.bulan.items() if number <= last}
        known = [number for number, share in told.items() if share is not None]
        return told[max(known)] if known else None

    def rencana(self, last: int) -> Jumlah | None:
        """Return what was planned to be spent by a month; None without a plan."""
        return total(self.sub.anggaran_kas[:last]) if len(self.sub.anggaran_kas) == 12 else None

    def target_fisik(self, last: int) -> Decimal | None:
        """Return the physical progress planned by a month, in percent; None without a plan."""
        return self.sub.target_fisik[last - 1] if len(self.sub.target_fisik) == 12 else None


def rekap(kak: Kak, months: Iterable[Isian]) -> list[Rekap]:
    """Return the figures of each sub-activity of a TOR, in its order; those of a quarter stand at its last month."""
    known = [each for each in months if each.realisasi]
    return [Rekap(sub, {each.until(): _month(each, sub) for each in known}) for sub in kak.sub_kegiatan()]


def _month(given: Isian, sub: SubKegiatan) -> Bulan:
    row = next((each for each in given.realisasi if same(each.sub_kegiatan, sub.nama)), None)
    if row is None:
        return Bulan(0, None, None, {})
    spent: dict[str, Jumlah] = {}
    for each in row.rincian:
        spent[folded(each.uraian)] = total((spent.get(folded(each.uraian), 0), each.jumlah))
    return Bulan(spent_on(row), row.fisik, row.kinerja, spent)


def spent_on(row: RealisasiSub) -> Jumlah:
    """Return what a month spent on a sub-activity: as typed, else the sum of its lines."""
    return row.keuangan if row.keuangan is not None else total(each.jumlah for each in row.rincian)


@lru_cache(maxsize=2048)
def folded(name: str) -> str:
    """Return a name without the letter case and white space in which it may differ."""
    return " ".join(name.split()).casefold()


def same(name: str, other: str) -> bool:
    """Return whether two names are the same but for letter case and white space."""
    return folded(name) == folded(other)


def persen(part: Jumlah, whole: Jumlah) -> Decimal | None:
    """Return a part in percent of a whole; None of nothing."""
    return ratio(in_sen(part), in_sen(whole))


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """Return a part in percent of a whole; None of zero."""
    return _decimal(Fraction(part) / Fraction(whole) * 100) if whole else None


def weighted(parts: Sequence[tuple[Jumlah, Decimal | None]]) -> Decimal | None:
    """Return percentages weighted by their ceilings: Σ(pagu × fisik) ÷ Σ pagu (docs/aturan.md D.3).

    None where one of them is not known.
    """
    whole, exact = sum(in_sen(pagu) for pagu, _ in parts), Fraction(0)
    for pagu, share in parts:
        if share is None:
            return None
        exact += in_sen(pagu) * Fraction(share)
    return _decimal(exact / whole) if whole else Decimal(0)


def _decimal(exact: Fraction) -> Decimal:
    """Return a fraction to 30 places: no half and no class of predicates is missed by less (amounts have 18 digits)."""
    with localcontext(prec=90):
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("1e-30"), ROUND_HALF_UP)


def deviation(target: Decimal | None, realised: Decimal | None, formula: str) -> Decimal | None:
    """Return the deviation by the office's formula; None where one side is not known.

    It is that of the percentages as printed, so that it agrees with the two that stand beside it.
    """
    if target is None or realised is None:
        return None
    over = rounded(realised) - rounded(target)
    return -over if formula == "target - realisasi" else over


def achievement(indicator: IndikatorKinerja) -> Decimal | None:
    """Return how much of a target was reached, in percent; None for a target of zero and what was not measured yet.

    Where less is better: (2 × target − realisasi) ÷ target × 100, not below zero (docs/aturan.md D.3).
    """
    if indicator.realisasi is None:
        return None
    if indicator.polaritas == "naik":
        return ratio(indicator.realisasi, indicator.target)
    reached = 2 * indicator.target - indicator.realisasi
    return ratio(max(reached, Decimal(0)), indicator.target)
