"""The revenue of a report: targets of the year, what came in by month or quarter, added up (docs/aturan.md D.3)."""

from __future__ import annotations

from typing import Any

from kakdoc.kinds.report.entries import Pendapatan
from kakdoc.kinds.report.figures import folded, persen
from kakdoc.kinds.report.typed import Laporan
from kakdoc.values.rupiah.amount import Jumlah, total


def rows_of(report: Laporan) -> list[dict[str, Any]]:
    """Return every source that a month up to the last gives: its latest target, this period's and all of the year."""
    first, last = report.first_month(), report.last_month()
    given: dict[str, list[tuple[int, Pendapatan]]] = {}
    for each in sorted(report.months(), key=lambda each: each.until()):
        for row in each.pendapatan if each.until() <= last else ():
            given.setdefault(folded(row.uraian), []).append((each.until(), row))
    return [
        {
            "uraian": source[0][1].uraian,
            **_figures(
                source[-1][1].target,
                total(row.realisasi for month, row in source if month >= first),
                total(row.realisasi for _, row in source),
            ),
        }
        for source in given.values()
    ]


def sum_of(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the sum of all sources, None where there are none."""
    columns = [total(row[key] for row in rows) for key in ("target", "periode_ini", "realisasi")]
    return _figures(*columns) if rows else None


def _figures(target: Jumlah, period: Jumlah, reached: Jumlah) -> dict[str, Any]:
    return {
        "target": target,
        "periode_ini": period,
        "realisasi": reached,
        "persen": persen(reached, target),
        "selisih": total((reached, -target)),
    }
