"""The charts of a report: the S-curve of the year, and the bars of what was spent and done (docs/aturan.md D.3)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kakdoc.kinds.report.figures import Rekap, persen
from kakdoc.kinds.report.typed import Laporan
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.persen import rounded
from kakdoc.values.rupiah.amount import total

_MONTHS = {name[:3]: number for number, name in enumerate(BULAN, 1)}
_QUARTERS = {f"TW {urutan.roman(number)}": 3 * number for number in (1, 2, 3, 4)}
"""The last month of each point of the curve by its name."""
_AROUND_BARS, _WHOLE_PAGE = 4, 22  # cm: title, axis and legend of a chart; the text of a page


def until(report: Laporan) -> str:
    """Return up to when the figures are, as short as a chart tells it: `s.d. Maret 2027`, `per 28 Februari 2027`."""
    return f"per {report.per}" if report.per else f"s.d. {BULAN[report.last_month() - 1]} {report.kak.tahun_anggaran}"


def curve(figures: Sequence[Rekap], report: Laporan) -> dict[str, Any] | None:
    """Return the S-curve: cumulative plan and realisation in percent of all ceilings, month by month.

    None where there is but one point: the first month without a plan.
    """
    pagu, by_quarter = total(each.pagu for each in figures), report.by_quarter()
    points = _QUARTERS if by_quarter else _MONTHS
    plans = [[each.rencana(month) for each in figures] for month in points.values()]
    planned = [None if None in row else persen(total(plan or 0 for plan in row), pagu) for row in plans]
    reached = [month for month in points.values() if month - (2 if by_quarter else 0) <= report.last_month()]
    spent = [persen(total(each.keuangan(1, month) for each in figures), pagu) for month in reached]
    if None in planned and len(spent) == 1:
        return None
    series = [{"nama": "Realisasi", "gaya": 2, "nilai": _rounded([*spent, *[None] * (len(points) - len(spent))])}]
    if None not in planned:
        series.insert(0, {"nama": "Rencana", "gaya": 1, "nilai": _rounded(planned)})
    return {
        "jenis": "garis",
        "judul": f"Kurva S realisasi keuangan {until(report)}",
        "kategori": list(points),
        "seri": series,
        "satuan": "%",
        "desimal": 2,
    }


def absorption(figures: Sequence[Rekap], report: Laporan) -> dict[str, Any]:
    """Return the bars of money spent, and of physical progress where any was told, for each sub-activity."""
    last = report.last_month()
    shares = [persen(each.keuangan(1, last), each.pagu) for each in figures]
    done = [each.fisik(last) for each in figures]
    series = [{"nama": "Keuangan", "nilai": _rounded(shares)}]
    told = "Serapan anggaran"
    if any(share is not None for share in done):
        series.append({"nama": "Fisik", "nilai": _rounded(done)})
        told += " dan realisasi fisik"
    return {
        "jenis": "batang",
        "judul": f"{told} {until(report)}",
        "kategori": [each.sub.nama for each in figures],
        "kalimat": True,
        "seri": series,
        "satuan": "%",
        "desimal": 2,
    }


def bars_height(figures: Sequence[Rekap]) -> int:
    """Return how high the chart of bars is, in cm: a bar of each colour for every sub-activity, up to a page."""
    return min(_AROUND_BARS + len(figures), _WHOLE_PAGE)


def _rounded(values: Sequence[Decimal | None]) -> list[Decimal | None]:
    return [None if value is None else rounded(value) for value in values]
