"""Checks on what an office chooses for its reports: title, sections, physical progress (docs/aturan.md D.7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kakdoc.base.problems import Problem, error, warning
from kakdoc.kinds.kak.sections import BagianTabel
from kakdoc.kinds.report.figures import folded
from kakdoc.kinds.report.judging.kak_checks import in_order
from kakdoc.kinds.report.sections import STANDARD
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values import terbilang
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.rupiah.amount import Jumlah, total

_PERIOD = re.compile(rf"\b(?:(?:triwulan|semester)\s+[ivx]+|bulan\s+(?:{'|'.join(BULAN)}))\b", re.IGNORECASE)
_FISIK = "tulis persennya (kumulatif); bila hanya keuangan yang dilaporkan, hapus fisik di semua baris dan bulan."


def check_judul(report: Laporan) -> Iterator[Problem]:
    """Yield K252 for a title that names another period than the report's."""
    named = [" ".join(found[0].split()) for found in _PERIOD.finditer(report.judul or "")]
    if named and folded(report.period()) not in map(folded, named):
        message = f"judul menyebut “{named[0]}”, padahal laporan ini {report.period()}."
        yield warning(
            "K252", message, "betulkan, atau hapus masanya: masa dan tahunnya dicetak di bawah judul.", ("judul",)
        )


def check_bagian(report: Laporan) -> Iterator[Problem]:
    """Yield K251 for a standard section given twice; K211 and K246 for free tables."""
    count = Counter[str]()
    for index, each in enumerate(report.bagian):
        count[each.jenis] += 1
        if each.jenis in STANDARD and count[each.jenis] == 2:
            message = f"bagian “{each.jenis}” disebut dua kali."
            yield error("K251", message, "hapus salah satunya.", ("bagian", index, "jenis"))
        if isinstance(each, BagianTabel):
            yield from shared.check_table(each, ("bagian", index))


def check_fisik(report: Laporan) -> Iterator[Problem]:
    """Yield K250 for a sub-activity without physical progress where others of the month, or a month before, told it."""
    before: set[str] = set()
    for path, each in in_order(report):
        told = {folded(row.sub_kegiatan) for row in each.realisasi if row.fisik is not None}
        for index, row in enumerate(each.realisasi):
            if row.fisik is None and (told or folded(row.sub_kegiatan) in before):
                message = f"fisik “{row.sub_kegiatan}” {each.label()} belum ditulis, padahal yang lain menulisnya."
                yield warning("K250", message, _FISIK, (*path, "realisasi", index, "fisik"))
        before |= told


def check_pendapatan(report: Laporan) -> Iterator[Problem]:
    """Yield K256 for a source of revenue that a month gives twice, K120 for a sum that has no words."""
    summed: Jumlah = 0
    for path, each in in_order(report):
        seen = set[str]()
        for index, row in enumerate(each.pendapatan):
            if folded(row.uraian) in seen:
                message = f"pendapatan “{row.uraian}” ditulis dua kali."
                yield error("K256", message, "gabungkan menjadi satu.", (*path, "pendapatan", index, "uraian"))
            seen.add(folded(row.uraian))
            summed = total((summed, row.realisasi))
            if summed >= terbilang.LIMIT > total((summed, -row.realisasi)):
                message = "jumlah realisasi pendapatan melampaui 999 kuadriliun."
                where = (*path, "pendapatan", index, "realisasi")
                yield error("K120", message, "periksa banyaknya angka nol.", where)


def check_tahun(report: Laporan) -> Iterator[Problem]:
    """Yield K257 for a year to compare with that is not before the report's, or is given twice."""
    year, seen = report.kak.tahun_anggaran, set[int]()
    for index, each in enumerate(report.tahun_sebelumnya):
        if each.tahun >= year or each.tahun in seen:
            told = "ditulis dua kali" if each.tahun in seen else f"tidak mendahului tahun laporan, {year}"
            remedy = "tulis tahun-tahun sebelumnya saja; angka tahun ini dihitung."
            yield error("K257", f"tahun {each.tahun} {told}.", remedy, ("tahun_sebelumnya", index, "tahun"))
        seen.add(each.tahun)


CHECKS = (
    Rule(check_pendapatan, "K120 K256", "bulan_lain"),
    Rule(check_tahun, "K257", "tahun_sebelumnya kak"),
    Rule(check_judul, "K252", "judul"),
    Rule(check_bagian, "K211 K246 K251", "bagian"),
    Rule(check_fisik, "K250", "bulan_lain"),
)
"""The rules on what an office chooses, in the order in which they are asked."""
