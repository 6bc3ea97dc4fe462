"""Checks on a report and the TORs behind it: one TOR at a time, its figures, its schedule (docs/aturan.md C, D.1).

After a change of the budget there are two files of one activity; months before the change keep the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kakdoc.base.problems import FieldPath, Problem, error
from kakdoc.base.wording import mention
from kakdoc.kinds.kak import checks
from kakdoc.kinds.report.entries import Isian
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules.registry import Rule


def months(report: Laporan) -> Iterator[tuple[FieldPath, Isian]]:
    """Yield every month and quarter that a report knows, each with its place; its own last."""
    for index, each in enumerate(report.bulan_lain):
        yield ("bulan_lain", index), each
    own = report.own()
    if own is not None:
        yield (), own


def in_order(report: Laporan) -> list[tuple[FieldPath, Isian]]:
    """Return the months of a report, January first."""
    return sorted(months(report), key=lambda found: found[1].until())


def check_angka_kak(report: Laporan) -> Iterator[Problem]:
    """Yield the errors in the figures of the TOR, which are printed as plan and ceiling (K203–K205, K218, K219)."""
    for check in checks.FIGURES:
        for problem in check(report.kak):
            if problem.fatal:
                yield replace(problem, field=("kak", *problem.field))


def check_berkas_kak(report: Laporan) -> Iterator[Problem]:
    """Yield K240 where months go back to an older TOR, or a report does not name the TOR of its last month."""
    used: list[tuple[str, str]] = []
    back = False
    for path, each in in_order(report):
        berkas = report.other_kak(each) or report.berkas_kak
        if used and berkas != used[-1][1] and berkas in (name for _, name in used):
            before, newer = used[-1]
            message = f"laporan {each.label()} kembali ke KAK “{berkas}”, padahal {before} sudah memakai “{newer}”."
            back = True
            yield error("K240", message, _REMEDY.format(newer), (*path, "kak"))
        used.append((each.label(), berkas))
    if used and used[-1][1] != report.berkas_kak and not back:
        month, newer = used[-1]
        message = f"laporan ini memakai KAK “{report.berkas_kak}”, padahal {month} memakai “{newer}”."
        yield error("K240", message, _REMEDY.format(newer), ("kak",))


_REMEDY = (
    f"sebut “{{}}” di {mention('kak', 'kunci ')}, dihitung dari folder berkas ini; KAK perubahan disebut sejak bulan "
    "perubahannya, juga oleh triwulan dan semester yang memuat bulan itu. Bila justru itu yang lama, betulkan "
    "di bulan tadi."
)


def check_langkah(report: Laporan) -> Iterator[Problem]:
    """Yield K238 for an activity linked to a step that the schedule of its month's TOR does not have."""
    for path, each in months(report):
        count = len(report.steps(each))
        for index, done in enumerate(each.kegiatan):
            if done.langkah > count:
                message = f"langkah nomor {done.langkah} tidak ada: jadwal KAK hanya sampai nomor {count}."
                remedy = "betulkan nomornya; baris jadwal dihitung dari 1."
                yield error("K238", message, remedy, (*path, "kegiatan", index, "langkah"))


CHECKS = (
    Rule(check_angka_kak, "K111 K120 K201 K202 K203 K204 K205 K218 K219 K220", "kak"),
    Rule(check_berkas_kak, "K240", "bulan_lain kak"),
    Rule(check_langkah, "K238", "bulan_lain kak"),
)
"""The rules on the TORs of a report, in the order in which they are asked."""
