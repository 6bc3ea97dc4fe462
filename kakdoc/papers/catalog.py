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
_NAME = re.compile(r"[a-z][a-z0-9-]*")
DEFINITION = "jenis.yaml"


class _Known(Mapping[str, Loaded]):
    """Something of each kind by its name, in the order of the catalog, loaded when it is asked for."""

    def __init__(self, load: Callable[[str], Loaded]) -> None:
        self._load = load

    def __getitem__(self, name: str) -> Loaded:
        if name not in self:
            raise KeyError(name)
        return self._load(name)

    def __contains__(self, name: object) -> bool:
        return name in _BY_NAME or (isinstance(name, str) and _own(name) is not None)

    def __iter__(self) -> Iterator[str]:
        return iter((*_BY_NAME, *_defined()))

    def __len__(self) -> int:
        return len(_BY_NAME) + len(_defined())

    __hash__ = object.__hash__  # what is read by the schemas is remembered by them
    __eq__ = object.__eq__


def _defined() -> list[str]:
    """Return the names of the kinds that are made of data, sorted: those of the working folder, and those that came."""
    names = {each for folder in (Path(TEMPLATES), bundled(TEMPLATES)) for each in disk.names(folder)}
    return sorted(name for name in names - _BY_NAME.keys() if _own(name) is not None)


def _own(name: str) -> Path | None:
    """Return the definition of a kind: that of the working folder, else the one that came along.

    What came along for the kinds that are written in Python says nothing of its own and is not read.
    """
    if not _NAME.fullmatch(name):
        return None
    own = Path(TEMPLATES, name, DEFINITION)
    if disk.is_file(own):
        return own
    return None if name in _BY_NAME else _shipped(name)


def _shipped(name: str) -> Path | None:
    came = bundled(TEMPLATES) / name / DEFINITION
    return came if disk.is_file(came) else None


@cache
def _written(name: str) -> Kind:
    return _BY_NAME[name].load()


def _kind(name: str) -> Kind:
    own = _own(name)
    return _written(name) if own is None else _made(name, own)


def _made(name: str, path: Path) -> Kind:
    """Return the kind that a definition makes; raises InputError with all that is wrong with it."""
    from kakdoc.inputs.drawing_on import definitions
    from kakdoc.kinds.kind import Kind

    own = definitions.read(path)
    base, below = _below(own, name, path)
    definition = below.definition if below else own.definition
    files = own.definition.naskah or definition.naskah or {}
    kind = Kind(
        name=name,
        title=own.definition.judul,
        model=Document,
        checks=(),
        template=_template(name, files.get("", FILE), base),
        skeleton="",
        names="",
        definition=path,
        parts={part: _template(name, file, None) for part, file in files.items() if part},
        excerpt=_template(name, own.definition.petikan, None) if own.definition.petikan else None,
    )
    return definitions.built(kind, own, below, base, _KINDS)
