"""The kinds of documents that kakdoc knows, one line each."""

from __future__ import annotations

from kakdoc.base.problems import UsageError, error, suggestion
from kakdoc.kinds.decree import keputusan, perbup
from kakdoc.kinds.decree import names as decree_names
from kakdoc.kinds.decree.checks import keputusan as keputusan_checks
from kakdoc.kinds.decree.checks import perbup as perbup_checks
from kakdoc.kinds.kak import checks as kak_checks
from kakdoc.kinds.kak import names as kak_names
from kakdoc.kinds.kak import schema
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.report import checks as laporan_checks
from kakdoc.kinds.report import names as report_names
from kakdoc.kinds.report import prefill as laporan_formulir
from kakdoc.kinds.report import schema as laporan
from kakdoc.kinds.shape import document_kind

KINDS: tuple[Kind, ...] = (
    Kind("kak", "Kerangka Acuan Kerja (TOR)", schema.Kak, kak_checks.CHECKS, "kak.docx", "kak.yaml", kak_names.KAK),
    Kind(
        "keputusan",
        "Keputusan Kepala Badan",
        keputusan.Keputusan,
        keputusan_checks.CHECKS,
        "keputusan.docx",
        "keputusan.yaml",
        decree_names.KEPUTUSAN,
    ),
    Kind(
        "perbup",
        "Peraturan Bupati",
        perbup.Perbup,
        perbup_checks.CHECKS,
        "perbup.docx",
        "perbup.yaml",
        decree_names.PERBUP,
        perbup_checks.check_salinan,
    ),
    Kind(
        "laporan-bulanan",
        "Laporan bulanan",
        laporan.LaporanBulanan,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-bulanan.yaml",
        report_names.LAPORAN,
        prefill=laporan_formulir.of_month,
    ),
    Kind(
        "laporan-triwulan",
        "Laporan triwulanan",
        laporan.LaporanTriwulan,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-triwulan.yaml",
        report_names.LAPORAN,
    ),
    Kind(
        "laporan-semester",
        "Laporan semesteran",
        laporan.LaporanSemester,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-semester.yaml",
        report_names.LAPORAN,
    ),
)

BY_NAME = {kind.name: kind for kind in KINDS}
MODELS = {kind.name: kind.model for kind in KINDS}
"""The schemas by kind."""


def named(name: str) -> Kind:
    """Return the kind of a name; raises UsageError K114 with the nearest."""
    kind = document_kind(name, BY_NAME)
    if kind is None:
        raise UsageError(error("K114", f"jenis “{name}” tidak dikenal.", suggestion(name, BY_NAME)))
    return BY_NAME[kind]
