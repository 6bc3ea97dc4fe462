"""Checks on what was spent as the prose of a report tells it again."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import Problem
from kakdoc.kinds.fields.tanda_tangan import are_known
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.report.printing import paper
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules.counted import own
from kakdoc.values.dates.tanggal import BULAN


def check_figures(report: Laporan) -> Iterator[Problem]:
    """Yield K433 for what was spent, in rupiah or percent, that the tables of the report do not hold."""
    if not are_known(report.penanda_tangan, report.tanda_tangan, report.instansi.pejabat):
        return
    months = BULAN[report.first_month() - 1 : report.last_month()]
    year = report.kak.tahun_anggaran
    yield from own.check_realised(
        texts(report), own.Own(year, (), (report.period(), *months), lambda: paper.context(report))
    )
