"""The kinds that are written in Python, one entry each; what a kind needs is loaded when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from kakdoc.kinds.kind import Kind


class Entry(NamedTuple):
    """A kind by its name in inputs, with its files in `templates/`; the rest stands as `module:name` below `kinds`.

    See `kinds.kind.Kind` for what each is.
    """

    name: str
    title: str
    model: str
    checks: str
    template: str
    skeleton: str
    names: str
    copy_checks: str | None = None
    prefill: str | None = None

    def load(self) -> Kind:
        """Return the kind, with the modules that it needs."""
        from kakdoc.kinds.kind import Kind

        return Kind(
            name=self.name,
            title=self.title,
            model=_found(self.model),
            checks=_found(self.checks),
            template=self.template,
            skeleton=self.skeleton,
            names=_found(self.names),
            copy_checks=_found(self.copy_checks),
            prefill=_found(self.prefill),
        )


def _found(place: str | None) -> Any:
    """Return what stands at a place below `kinds`; None for none."""
    if place is None:
        return None
    module, _, name = place.partition(":")
    return getattr(import_module(f"kakdoc.kinds.{module}"), name)


_ENTRIES = (
    Entry(
        "kak",
        "Kerangka Acuan Kerja (TOR)",
        "kak.schema:Kak",
        "kak.checks:CHECKS",
        "kak/naskah.docx",
        "kak/contoh.yaml",
        "kak.printed:KAK",
    ),
    Entry(
        "keputusan",
        "Keputusan",
        "decree.keputusan:Keputusan",
        "decree.checks.keputusan:CHECKS",
        "keputusan/naskah.docx",
        "keputusan/contoh.yaml",
        "decree.printed:KEPUTUSAN",
        copy_checks="decree.checks.keputusan:check_salinan",
    ),
    Entry(
        "perbup",
        "Peraturan kepala daerah atau desa",
        "decree.perbup:Perbup",
        "decree.checks.perbup:CHECKS",
        "perbup/naskah.docx",
        "perbup/contoh.yaml",
        "decree.printed:PERBUP",
        copy_checks="decree.checks.perbup:check_salinan",
    ),
    Entry(
        "laporan-bulanan",
        "Laporan bulanan",
        "report.schema:LaporanBulanan",
        "report.checks:CHECKS",
        "laporan/naskah.docx",
        "laporan-bulanan/contoh.yaml",
        "report.printing.names:LAPORAN",
        prefill="report.prefill:of_month",
    ),
    Entry(
        "laporan-triwulan",
        "Laporan triwulanan",
        "report.schema:LaporanTriwulan",
        "report.checks:CHECKS",
        "laporan/naskah.docx",
        "laporan-triwulan/contoh.yaml",
        "report.printing.names:LAPORAN",
    ),
    Entry(
        "laporan-semester",
        "Laporan semesteran",
        "report.schema:LaporanSemester",
        "report.checks:CHECKS",
        "laporan/naskah.docx",
        "laporan-semester/contoh.yaml",
        "report.printing.names:LAPORAN",
    ),
)
BY_NAME = {entry.name: entry for entry in _ENTRIES}


@cache
def written(name: str) -> Kind:
    """Return a kind, with the modules that it needs."""
    return BY_NAME[name].load()
