"""The evaluation of the Renja, form E.81 (Permendagri 86/2017; domain rules D.1).

Column 12 = 8 + 9 + 10 + 11, column 13 = 6 + 12, column 14 = 13 ÷ 5 × 100 %, for output (K) and money (Rp) apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kakdoc.documents.kak import TargetRenstra
from kakdoc.documents.rekap import Rekap, persen, predicate, ratio
from kakdoc.values.rupiah import Jumlah, total

QUARTERS = ((1, 3), (4, 6), (7, 9), (10, 12))


def evaluasi(figures: Sequence[Rekap], quarter: int, rule: str) -> dict[str, Any] | None:
    """Return the rows of the form up to a quarter; None when the TOR gives no Renstra targets.

    `rule` is how predicates are told.
    """
    rows = [_row(each, each.sub.renstra, quarter) for each in figures if each.sub.renstra is not None]
    if not rows:
        return None
    shares = [row["tingkat_k"] for row in rows if row["tingkat_k"] is not None]
    mean = sum(shares, Decimal(0)) / len(shares) if shares else None
    return {
        "baris": rows,
        "rata_rata": mean,
        "predikat": predicate(mean, rule),
        "jumlah": _sums(rows),
    }


def _row(each: Rekap, plan: TargetRenstra, quarter: int) -> dict[str, Any]:
    quarters = [
        {"k": each.kinerja(first, last), "rp": each.keuangan(first, last)}
        if number <= quarter
        else {"k": None, "rp": None}
        for number, (first, last) in enumerate(QUARTERS, 1)
    ]
    last = 3 * quarter
    reached, spent = each.kinerja(1, last), each.keuangan(1, last)
    whole_k, whole_rp = plan.realisasi_lalu + reached, total((plan.anggaran_lalu, spent))
    return {
        "uraian": each.sub.nama,
        **plan.model_dump(mode="python"),
        "pagu": each.pagu,
        "triwulan": quarters,
        "capaian_k": reached,
        "capaian_rp": spent,
        "renstra_k": whole_k,
        "renstra_rp": whole_rp,
        "tingkat_k": ratio(whole_k, plan.target_renstra),
        "tingkat_rp": persen(whole_rp, plan.anggaran_renstra),
    }


def _sums(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    def added(values: Sequence[Jumlah | None]) -> Jumlah | None:
        return None if None in values else total(value or 0 for value in values)

    columns = ("anggaran_renstra", "anggaran_lalu", "pagu", "capaian_rp", "renstra_rp")
    quarters = [added([row["triwulan"][number]["rp"] for row in rows]) for number in range(4)]
    return {**{key: added([row[key] for row in rows]) for key in columns}, "triwulan": quarters}
