"""Title, sections, opening and closing of a report: as typed, or composed of what the report has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kakdoc.kinds.report.figures import Rekap, folded
from kakdoc.kinds.report.sections import STANDARD
from kakdoc.kinds.report.typed import Laporan
from kakdoc.values.dates.tanggal import BULAN

_HEADINGS = {
    "pendahuluan": "Pendahuluan",
    "realisasi": "Realisasi Fisik dan Keuangan",
    "pendapatan": "Realisasi Pendapatan",
    "perbandingan": "Perbandingan dengan Tahun Sebelumnya",
    "indikator": "Capaian Indikator Kinerja",
    "kegiatan": "Kegiatan yang Dilaksanakan",
    "permasalahan": "Permasalahan dan Tindak Lanjut",
    "penutup": "Penutup",
}
_MONEY_ONLY = "Realisasi Keuangan"


def position(report: Laporan, month: int) -> str:
    """Return up to when figures of a month are told: `sampai dengan Maret 2027`, `per 28 Februari 2027`."""
    if report.per is not None and month == report.last_month():
        return f"per {report.per}"
    return f"sampai dengan {BULAN[month - 1]} {report.kak.tahun_anggaran}"


def has_physical(figures: Sequence[Rekap], last: int) -> bool:
    """Return whether any month up to the last told of physical progress."""
    return any(each.fisik(last) is not None for each in figures)


def subject(printed: Sequence[Mapping[str, Any]], *, physical: bool) -> str:
    """Return what a report is of by the sections that it has: performance, money, or both."""
    kinds = {each["jenis"] for each in printed}
    money = bool({"realisasi", "pendapatan"} & kinds)
    if "indikator" in kinds or (physical and "realisasi" in kinds):
        return "Kinerja dan Keuangan" if money else "Kinerja"
    return _MONEY_ONLY if money else "Pelaksanaan"


def title(report: Laporan, of: str) -> list[str]:
    """Return the lines of the title; the period stands below unless the typed title names it with its year."""
    period = f"{report.period()} Tahun Anggaran {report.kak.tahun_anggaran}"
    if report.judul is None:
        return [f"Laporan {of}", f"Kegiatan {report.kak.kegiatan}", period, *_day(report)]
    typed = [line.strip() for line in report.judul.splitlines() if line.strip()]
    whole = folded(" ".join(typed))
    named_there = folded(report.period()) in whole and str(report.kak.tahun_anggaran) in whole
    return [*(typed if named_there else [*typed, period]), *_day(report)]


def _day(report: Laporan) -> list[str]:
    return [f"Per {report.per}"] if report.per else []


def sections(report: Laporan, filled: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sections as typed, else the standard ones; those of which nothing is there are left out.

    `filled` tells of a standard section what there is, where it may have nothing.
    """
    given = [each.model_dump(mode="python") for each in report.bagian] or [
        {"jenis": each} for each in STANDARD if each not in report.tidak_dicetak
    ]
    there = [each for each in given if each["jenis"] not in STANDARD or filled.get(each["jenis"], True)]
    return [{**each, "judul": each.get("judul") or _heading(each["jenis"], report, filled)} for each in there]


def _heading(kind: str, report: Laporan, filled: Mapping[str, Any]) -> str:
    if kind == "realisasi" and not filled["ada_fisik"]:
        return _MONEY_ONLY
    if kind == "permasalahan" and not (report.permasalahan and report.tindak_lanjut):
        return "Permasalahan" if report.permasalahan else "Tindak Lanjut"
    return _HEADINGS[kind]


def opening(report: Laporan, of: str) -> str:
    """Return the opening that names what the report is of."""
    kak, office = report.kak, report.instansi
    day = f" per {report.per}" if report.per else ""
    return (
        f"Laporan ini menyajikan {of.lower()} Kegiatan {kak.kegiatan} pada Program {kak.program} "
        f"{report.period()} Tahun Anggaran {kak.tahun_anggaran}{day} di {f'{office.nama} {office.region}'.rstrip()}."
    )


def closing(report: Laporan) -> str:
    """Return the sentence that closes a report."""
    year = report.kak.tahun_anggaran
    return f"Demikian laporan {report.period()} {year} ini dibuat sebagai bahan pertanggungjawaban."
