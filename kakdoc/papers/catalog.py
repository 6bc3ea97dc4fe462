"""The kinds of documents that kakdoc knows, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kakdoc.base.problems import Problem
from kakdoc.kinds.decree import keputusan, perbup
from kakdoc.kinds.decree.checks import keputusan as keputusan_checks
from kakdoc.kinds.decree.checks import perbup as perbup_checks
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.kak import checks as kak_checks
from kakdoc.kinds.kak import schema
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.report import checks as laporan_checks
from kakdoc.kinds.report import prefill as laporan_formulir
from kakdoc.kinds.report import schema as laporan


class Document(Protocol):
    """What every document offers to the pipeline."""

    profil: str
    instansi: Instansi

    def context(self) -> dict[str, Any]:
        """Return what the template prints."""

    def unbroken(self) -> tuple[str, ...]:
        """Return the texts that must stand in one piece in the Word file."""

    def facts(self) -> Mapping[str, str]:
        """Return what the paper tells of itself when it is asked where it comes from."""

    def promises(self) -> tuple[str, ...]:
        """Return the outputs that the paper promises."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name in inputs, its schema, its checks and its files in `templates/`."""

    name: str
    title: str
    model: type[Model]
    checks: Sequence[Callable[[Any], Iterator[Problem]]]
    template: str
    skeleton: str
    copy_checks: Callable[[Any], Iterator[Problem]] | None = None
    """What is checked before a certified copy (salinan) is made; None for kinds that have none."""
    prefill: Callable[[Any], Mapping[str, Any]] | None = None
    """What a form takes over from a TOR: keys and values as typed; `kak` itself is set by the form."""


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("kak", "Kerangka Acuan Kerja (TOR)", schema.Kak, kak_checks.CHECKS, "kak.docx", "kak.yaml"),
    DocumentKind(
        "keputusan",
        "Keputusan Kepala Badan",
        keputusan.Keputusan,
        keputusan_checks.CHECKS,
        "keputusan.docx",
        "keputusan.yaml",
    ),
    DocumentKind(
        "perbup",
        "Peraturan Bupati",
        perbup.Perbup,
        perbup_checks.CHECKS,
        "perbup.docx",
        "perbup.yaml",
        perbup_checks.check_salinan,
    ),
    DocumentKind(
        "laporan-bulanan",
        "Laporan bulanan",
        laporan.LaporanBulanan,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-bulanan.yaml",
        prefill=laporan_formulir.of_month,
    ),
    DocumentKind(
        "laporan-triwulan",
        "Laporan triwulanan",
        laporan.LaporanTriwulan,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-triwulan.yaml",
    ),
    DocumentKind(
        "laporan-semester",
        "Laporan semesteran",
        laporan.LaporanSemester,
        laporan_checks.CHECKS,
        "laporan.docx",
        "laporan-semester.yaml",
    ),
)

BY_NAME = {kind.name: kind for kind in KINDS}
MODELS = {kind.name: kind.model for kind in KINDS}
"""The schemas by kind."""
