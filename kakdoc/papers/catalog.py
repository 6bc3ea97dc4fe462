"""The kinds of documents that kakdoc knows, one entry each; what a kind needs is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kakdoc.base.problems import UsageError, error, suggestion

if TYPE_CHECKING:
    from kakdoc.kinds.fields.base import Model
    from kakdoc.kinds.kind import Kind

Loaded = TypeVar("Loaded")


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
        "Keputusan Kepala Badan",
        "decree.keputusan:Keputusan",
        "decree.checks.keputusan:CHECKS",
        "keputusan/naskah.docx",
        "keputusan/contoh.yaml",
        "decree.printed:KEPUTUSAN",
        copy_checks="decree.checks.keputusan:check_salinan",
    ),
    Entry(
        "perbup",
        "Peraturan Bupati",
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
        "report.printed:LAPORAN",
        prefill="report.prefill:of_month",
    ),
    Entry(
        "laporan-triwulan",
        "Laporan triwulanan",
        "report.schema:LaporanTriwulan",
        "report.checks:CHECKS",
        "laporan/naskah.docx",
        "laporan-triwulan/contoh.yaml",
        "report.printed:LAPORAN",
    ),
    Entry(
        "laporan-semester",
        "Laporan semesteran",
        "report.schema:LaporanSemester",
        "report.checks:CHECKS",
        "laporan/naskah.docx",
        "laporan-semester/contoh.yaml",
        "report.printed:LAPORAN",
    ),
)
_BY_NAME = {entry.name: entry for entry in _ENTRIES}
TITLES = {entry.name: entry.title for entry in _ENTRIES}
"""The titles by kind."""


class _Known(Mapping[str, Loaded]):
    """Something of each kind by its name, in the order of the catalog, loaded when it is asked for."""

    def __init__(self, load: Callable[[str], Loaded]) -> None:
        self._load = load

    def __getitem__(self, name: str) -> Loaded:
        return self._load(name)

    def __contains__(self, name: object) -> bool:
        return name in _BY_NAME

    def __iter__(self) -> Iterator[str]:
        return iter(_BY_NAME)

    def __len__(self) -> int:
        return len(_BY_NAME)

    __hash__ = object.__hash__  # what is read by the schemas is remembered by them
    __eq__ = object.__eq__


@cache
def _kind(name: str) -> Kind:
    return _BY_NAME[name].load()


def _model(name: str) -> type[Model]:
    return _kind(name).model


BY_NAME: Mapping[str, Kind] = _Known(_kind)
MODELS: Mapping[str, type[Model]] = _Known(_model)
"""The schemas by kind."""


def named(name: str) -> Kind:
    """Return the kind of a name; raises UsageError K114 with the nearest."""
    from kakdoc.kinds.shape import document_kind

    kind = document_kind(name, BY_NAME)
    if kind is None:
        raise UsageError(error("K114", f"jenis “{name}” tidak dikenal.", suggestion(name, BY_NAME)))
    return BY_NAME[kind]
