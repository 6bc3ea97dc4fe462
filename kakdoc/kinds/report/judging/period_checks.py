"""Checks on the period of a report: months or quarters there once and whole, dates that fit (docs/aturan.md D.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error, warning
from kakdoc.kinds.report.judging.kak_checks import months
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules.reading.reported import is_early
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import BULAN, Tanggal


def check_periode(report: Laporan) -> Iterator[Problem]:
    """Yield K230 for a month given twice, K231 for one that is missing, K232 for a date of another year.

    What is missing is missed by many reports, so its place is the folder.
    """
    told = list(months(report))
    given = Counter(month for _, each in told for month in each.covers())
    for path, each in told:
        twice = [month for month in each.covers() if given[month] > 1]
        if twice:
            mixed = any(other.span() != each.span() for _, other in told if set(twice) & set(other.covers()))
            yield error(
                "K230", *_given_twice(each.label(), mixed=mixed), (*path, "triwulan" if each.span() > 1 else "bulan")
            )
    yield from _missing(report, [number for number in range(1, report.last_month() + 1) if number not in given])
    yield from _check_tanggal(report)


def _given_twice(label: str, *, mixed: bool) -> tuple[str, str]:
    """Return message and remedy for a period of which figures are told twice, `mixed` by month and by quarter."""
    if mixed:
        remedy = "hapus salah satunya: angka diisi per bulan atau per triwulan, bukan keduanya."
        return f"angka {label} ada di laporan bulanan dan di laporan triwulan.", remedy
    name = label if " " in label else f"bulan {label}"
    return f"laporan {name} ada lebih dari satu di folder ini.", "hapus yang tidak dipakai, atau betulkan bulannya."


def _missing(report: Laporan, numbers: Sequence[int]) -> Iterator[Problem]:
    """Yield K231 for each month that is missing; where figures are typed by quarter, for each quarter."""
    year, by_quarter = report.kak.tahun_anggaran, report.by_quarter()
    labels = [
        f"Triwulan {urutan.roman((number + 2) // 3)}" if by_quarter else f"bulan {BULAN[number - 1]}"
        for number in numbers
    ]
    for label in dict.fromkeys(labels):
        message = f"laporan {label} {year} belum ada di folder ini."
        remedy = (
            "buat dengan `kakdoc baru laporan-bulanan`; bila berkasnya ada, betulkan bulan dan kak di dalamnya. "
            "Laporan sesudahnya, triwulan, dan semester dihitung dari sana."
        )
        if by_quarter:
            message = f"angka {label} {year} belum ada di folder ini."
            remedy = "isi realisasi di laporan triwulan itu; bila berkasnya ada, betulkan triwulan dan kak di dalamnya."
        yield error("K231", message, remedy, ("bulan_lain",))


def _check_tanggal(report: Laporan) -> Iterator[Problem]:
    year, month = report.kak.tahun_anggaran, report.last_month()
    later = 12 * (report.tanggal.tahun - year) + report.tanggal.bulan - month
    early = is_early(report.tanggal, year, month) if report.per is None else later < 0
    if early or later >= 12:
        relation = ("mendahului akhir" if later == 0 else "mendahului") if early else "setahun atau lebih sesudah"
        message = f"tanggal {report.tanggal} {relation} {BULAN[month - 1]} {year}, bulan terakhir yang dilaporkan."
        remedy = f"betulkan tanggalnya, atau KAK yang disebut (tahun anggarannya {year})."
        yield warning("K232", message, remedy, ("tanggal",))


def check_per(report: Laporan) -> Iterator[Problem]:
    """Yield K255 for a cut-off day outside the period or without its day, and for a paper dated before it."""
    day, year = report.per, report.kak.tahun_anggaran
    if day is None:
        return
    within = report.first_month() <= day.bulan <= report.end_month()
    if day.hari is None:
        yield error("K255", f"{day} tidak menyebut harinya.", f"tulis lengkap, misalnya 28 {day}.", ("per",))
    elif day.tahun != year or not within:
        message = f"{day} di luar masa laporan, {report.period()} {year}."
        yield error("K255", message, "betulkan harinya, atau hapus bila angkanya sampai akhir masa laporan.", ("per",))
    elif report.tanggal.hari is not None and _days(report.tanggal) < _days(day):
        message = f"laporan bertanggal {report.tanggal}, sebelum posisi angkanya {day}."
        yield warning("K255", message, "betulkan salah satunya.", ("tanggal",))


def _days(day: Tanggal) -> tuple[int, int, int]:
    return day.tahun, day.bulan, day.hari or 0


CHECKS = (
    Rule(check_periode, "K230 K231 K232", "bulan_lain kak tanggal"),
    Rule(check_per, "K255", "per tanggal"),
)
"""The rules on the period of a report."""
