"""What a report prints: its tables, its charts and its sentences, computed from the months (docs/aturan.md D)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kakdoc.kinds.fields import tanda_tangan
from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.kak.schema import SUBHEADINGS
from kakdoc.kinds.listed.printed import with_fields
from kakdoc.kinds.office import letterhead
from kakdoc.kinds.report.entries import IndikatorKinerja
from kakdoc.kinds.report.figures import Rekap, deviation, persen, rekap, weighted
from kakdoc.kinds.report.predicates import scale
from kakdoc.kinds.report.printing import revenue, years
from kakdoc.kinds.report.printing.charts import absorption, bars_height, curve
from kakdoc.kinds.report.printing.form_e81 import QUARTERS, evaluasi
from kakdoc.kinds.report.printing.headings import closing, has_physical, opening, position, sections, subject, title
from kakdoc.kinds.report.printing.indicators import rows_of
from kakdoc.kinds.report.typed import Laporan
from kakdoc.values import urutan
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.rupiah.amount import Jumlah, total

NAMES = {"target - realisasi": "target dikurangi realisasi", "realisasi - target": "realisasi dikurangi target"}


def context(report: Laporan) -> dict[str, Any]:
    """Return what the template prints."""
    computed = _computed(report)
    return with_fields(report, {**_texts(report), **computed, **_headed(report, computed)})


def _texts(report: Laporan) -> dict[str, Any]:
    """Return the names and sentences of the paper, as typed or as composed where they were not."""
    kak, office = report.kak, report.instansi
    letter = letterhead(office)
    ((_, signer), *_) = tanda_tangan.signers(report.penanda_tangan, report.tanda_tangan)
    return {
        "instansi": letter,
        "sebutan": kak.level,
        "gaya_anak_judul": SUBHEADINGS[report.penomoran],
        "kop": report.kop,
        "periode": report.period(),
        "tahun": kak.tahun_anggaran,
        "sampai": f"{report.per.hari} {BULAN[report.per.bulan - 1]}" if report.per else BULAN[report.last_month() - 1],
        "posisi": position(report, report.last_month()),
        "posisi_awal": _capital(position(report, report.last_month())),
        "program": kak.program,
        "kegiatan_kak": kak.kegiatan,
        "ringkasan": getattr(report, "ringkasan", None),
        "rumus_deviasi": NAMES[office.laporan.deviasi],
        "aturan_predikat": office.laporan.predikat,
        "skala_predikat": scale(office.laporan).legend(),
        "permasalahan": list(report.permasalahan),
        "tindak_lanjut": list(report.tindak_lanjut),
        "penutup": report.penutup or closing(report),
        "dokumentasi": _pairs([each.model_dump(mode="python") for each in report.dokumentasi]),
        "tempat": report.tempat or office.tempat,
        "tanggal": asdict(report.tanggal),
        "pejabat": letter["pejabat"][signer],
        "baris_tanda_tangan": tanda_tangan.printed(report.tanda_tangan, letter["pejabat"]),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _headed(report: Laporan, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Return title, sections and opening, which name what the paper has."""
    printed = sections(
        report,
        {
            **computed,
            "permasalahan": report.permasalahan or report.tindak_lanjut,
            "perbandingan": computed["perbandingan_keuangan"] or computed["perbandingan_indikator"],
        },
    )
    of = subject(printed, physical=computed["ada_fisik"])
    return {
        "judul": title(report, of),
        "bagian": printed,
        "tabel": _tables(report, printed, computed),
        "pengantar": report.pengantar or opening(report, of),
    }


def _computed(report: Laporan) -> dict[str, Any]:
    """Return the tables and charts of the paper."""
    classes, quarter = scale(report.instansi.laporan), report.quarter()
    figures = rekap(report.kak, (each for each in report.months() if each.until() <= report.last_month()))
    columns, spent, income = _columns(report), _sum(figures, report), revenue.rows_of(report)
    whole = revenue.sum_of(income)
    measured, indicators = _last_indicators(report)
    form = evaluasi(figures, quarter, classes) if quarter else None
    return {
        "ada_fisik": has_physical(figures, report.last_month()),
        "realisasi": [_row(each, report) for each in figures],
        "jumlah": spent,
        "pendapatan": income,
        "jumlah_pendapatan": whole,
        "perbandingan_keuangan": years.money(report, spent, whole),
        "perbandingan_indikator": years.indicators(report, indicators),
        "belanja": [_lines(each, report) for each in figures],
        "bulan_ini": list(columns),
        "satuan_masa": "triwulan" if report.by_quarter() else "bulan",
        "bulanan": [_by_column(each, columns) for each in figures],
        "jumlah_bulanan": [total(each.keuangan(*months) for each in figures) for months in columns.values()],
        "indikator": rows_of(indicators, report.instansi.laporan),
        "posisi_indikator": position(report, measured),
        "evaluasi": form and {**form, **_notes(report)},
        "kegiatan": _activities(report),
        "kurva": curve(figures, report),
        "serapan": absorption(figures, report),
        "tinggi_serapan": bars_height(figures),
    }


_NOTES = {
    "faktor_pendorong": "Faktor pendorong",
    "faktor_penghambat": "Faktor penghambat",
    "tindak_lanjut_triwulan": "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
    "tindak_lanjut_renja": "Tindak lanjut yang diperlukan dalam Renja berikutnya",
}


def _notes(report: Laporan) -> dict[str, Any]:
    """Return what stands below form E.81; what was not written is a dash, as the form has its place."""
    given = report.notes()
    judge = report.instansi.pejabat.get(given.penilai) if given and given.penilai else None
    return {
        "uraian": [{"label": label, "isi": (given and getattr(given, key)) or "–"} for key, label in _NOTES.items()],
        "penilai": judge.model_dump(mode="python") if judge else None,
    }


def _period(report: Laporan) -> range:
    return range(report.first_month(), report.last_month() + 1)


_TABLES = {
    "realisasi": ("realisasi", "belanja", "bulanan"),
    "pendapatan": ("pendapatan",),
    "indikator": ("indikator",),
    "perbandingan": ("perbandingan_keuangan", "perbandingan_indikator"),
}
"""The tables of each section, in their order."""
_COLUMNS = (2, 3, 6)
"""How many months the table month by month has room for; other numbers have none, a month alone too."""


def _tables(report: Laporan, printed: Sequence[Mapping[str, Any]], computed: Mapping[str, Any]) -> dict[str, int]:
    """Return the number of each table in the order of the paper; 0 for those that this report does not have."""
    named = [name for section in printed for name in _TABLES.get(section["jenis"], ())]
    absent = {name for name in _TABLES["perbandingan"] if not computed[name]}
    if len(_columns(report)) not in _COLUMNS:
        absent.add("bulanan")
    counted = [name for name in [*named, *(["evaluasi"] if computed["evaluasi"] else [])] if name not in absent]
    every = (*(name for names in _TABLES.values() for name in names), "evaluasi")
    return {
        **{name: number for number, name in enumerate(counted, 1)},
        **{name: 0 for name in every if name not in counted},
    }


def _figures(
    pagu: Jumlah, spent: Jumlah, planned: Jumlah | None, fisik: Decimal | None, target: Decimal | None, formula: str
) -> dict[str, Any]:
    share = persen(spent, pagu)
    planned_share = None if planned is None else persen(planned, pagu)
    return {
        "pagu": pagu,
        "target_fisik": target,
        "fisik": fisik,
        "deviasi_fisik": deviation(target, fisik, formula),
        "rencana": planned,
        "rencana_persen": planned_share,
        "keuangan": spent,
        "persen": share,
        "deviasi": deviation(planned_share, share, formula),
        "sisa": total((pagu, -spent)),
    }


def _row(each: Rekap, report: Laporan) -> dict[str, Any]:
    first, last = report.first_month(), report.last_month()
    return {
        "uraian": each.sub.nama,
        "periode_ini": each.keuangan(first, last),
        **_figures(
            each.pagu,
            each.keuangan(1, last),
            each.rencana(last),
            each.fisik(last),
            each.target_fisik(last),
            report.instansi.laporan.deviasi,
        ),
    }


def _sum(figures: Sequence[Rekap], report: Laporan) -> dict[str, Any]:
    first, last = report.first_month(), report.last_month()
    plans = [each.rencana(last) for each in figures]
    targets = [each.target_fisik(last) for each in figures]
    pagu = total(each.pagu for each in figures)
    return {
        "periode_ini": total(each.keuangan(first, last) for each in figures),
        **_figures(
            pagu,
            total(each.keuangan(1, last) for each in figures),
            None if None in plans else total(plan for plan in plans if plan is not None),
            weighted([(each.pagu, each.fisik(last)) for each in figures]),
            None
            if None in targets
            else weighted([(each.pagu, target or Decimal(0)) for each, target in zip(figures, targets, strict=True)]),
            report.instansi.laporan.deviasi,
        ),
    }


def _lines(each: Rekap, report: Laporan) -> dict[str, Any]:
    """Return the budget lines of a sub-activity; none where they would not add up to what was spent."""
    first, last = report.first_month(), report.last_month()
    spent = {name: each.belanja(name, 1, last) for name in each.rincian()}
    rows = [
        {
            "uraian": name,
            "pagu": pagu,
            "periode_ini": each.belanja(name, first, last),
            "keuangan": spent[name],
            "persen": persen(spent[name], pagu),
            "sisa": total((pagu, -spent[name])),
        }
        for name, pagu in each.rincian().items()
    ]
    whole = total(spent.values()) == each.keuangan(1, last)
    return {"sub": each.sub.nama, "baris": rows if whole else [], **_row(each, report)}


def _columns(report: Laporan) -> dict[str, tuple[int, int]]:
    """Return first and last of the months of the period, or of its quarters where figures are typed by quarter."""
    first, last = report.first_month(), report.last_month()
    if not report.by_quarter():
        return {BULAN[number - 1]: (number, number) for number in _period(report)}
    quarters = [(start, end) for start, end in QUARTERS if first <= end and start <= last]
    return {f"Triwulan {urutan.roman(end // 3)}": (start, end) for start, end in quarters}


def _by_column(each: Rekap, columns: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    spent = [each.keuangan(*months) for months in columns.values()]
    return {"uraian": each.sub.nama, "bulan": spent, "jumlah": total(spent)}


def _last_indicators(report: Laporan) -> tuple[int, tuple[IndikatorKinerja, ...]]:
    """Return the last month that gives any indicators, and them."""
    known = [each for each in report.months() if each.until() <= report.last_month() and each.indikator]
    last = max(known, key=lambda each: (each.until(), each.span()), default=None)
    return (last.until(), last.indikator) if last else (report.last_month(), ())


def _activities(report: Laporan) -> list[dict[str, str]]:
    """Return what was done in the period, each with the step of its month's schedule."""
    return [
        {
            "bulan": each.label(),
            "langkah": name_of(report.steps(each)[done.langkah - 1]).rstrip(" .;"),
            "uraian": done.uraian,
        }
        for each in sorted(report.months(), key=lambda each: each.until())
        if each.until() in _period(report)
        for done in each.kegiatan
    ]


def _pairs(photos: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return photographs two by two, as they stand in a row."""
    return [list(photos[index : index + 2]) for index in range(0, len(photos), 2)]
