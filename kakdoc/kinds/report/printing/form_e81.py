"""The evaluation of the Renja, form E.81 (docs/aturan.md D.4).

Column 12 = 8 + 9 + 10 + 11, column 13 = 6 + 12, column 14 = 13 ÷ 5 × 100 %, for output (K) and money (Rp) apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kakdoc.kinds.kak.sections import TargetRenstra
from kakdoc.kinds.report.figures import Rekap, persen, ratio
from kakdoc.kinds.report.predicates import Scale
from kakdoc.kinds.shape import fields
from kakdoc.values.rupiah.amount import Jumlah, total

QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))


def evaluasi(figures: Sequence[Rekap], quarter: int, scale: Scale) -> dict[str, Any] | None:
    """Return the rows of the form up to a quarter; None when the TOR gives no Renstra targets.

    `scale` tells predicates. A sub-activity without targets has its money of the year only, and what
    cannot be added up without it is None.
    """
    if not any(each.sub.renstra for each in figures):
        return None
    rows = [_row(each, quarter) for each in figures]
    shares = [row["tingkat_k"] for row in rows if row["tingkat_k"] is not None]
    mean = sum(shares, Decimal(0)) / len(shares) if shares else None
    return {
        "baris": rows,
        "lengkap": all(each.sub.renstra for each in figures),
        "terukur": all(row["tingkat_k"] is not None for row in rows if row["bertarget"]),
        "rata_rata": mean,
        "predikat": scale.name(mean),
        "jumlah": _sums(rows),
    }


def _row(each: Rekap, quarter: int) -> dict[str, Any]:
    plan, last = each.sub.renstra, 3 * quarter
    quarters = [
        {"k": each.kinerja(first, end) if plan else None, "rp": each.keuangan(first, end)}
        if number <= quarter
        else {"k": None, "rp": None}
        for number, (first, end) in enumerate(QUARTERS, 1)
    ]
    return {
        "uraian": each.sub.nama,
        "bertarget": plan is not None,
        "pagu": each.pagu,
        "triwulan": quarters,
        "capaian_rp": each.keuangan(1, last),
        **(_of_the_plan(each, plan, last) if plan else _UNPLANNED),
    }


def _of_the_plan(each: Rekap, plan: TargetRenstra, last: int) -> dict[str, Any]:
    """Return the columns that the Renstra targets of a sub-activity give."""
    reached = each.kinerja(1, last)
    whole_k = None if reached is None else plan.realisasi_lalu + reached
    whole_rp = total((plan.anggaran_lalu, each.keuangan(1, last)))
    return {
        **plan.model_dump(mode="python"),
        "capaian_k": reached,
        "renstra_k": whole_k,
        "renstra_rp": whole_rp,
        "tingkat_k": None if whole_k is None else ratio(whole_k, plan.target_renstra),
        "tingkat_rp": persen(whole_rp, plan.anggaran_renstra),
    }


_UNPLANNED = dict.fromkeys((*fields(TargetRenstra), "capaian_k", "renstra_k", "renstra_rp", "tingkat_k", "tingkat_rp"))


def _sums(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    def added(values: Sequence[Jumlah | None]) -> Jumlah | None:
        return None if None in values else total(value or 0 for value in values)

    columns = ("anggaran_renstra", "anggaran_lalu", "pagu", "capaian_rp", "renstra_rp")
    quarters = [added([row["triwulan"][number]["rp"] for row in rows]) for number in range(4)]
    return {**{key: added([row[key] for row in rows]) for key in columns}, "triwulan": quarters}
