"""The kinds of documents that kakdoc knows, one entry each; what a kind needs is loaded when it is asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kakdoc.base import disk
from kakdoc.base.bundled import DEFINITION, EXAMPLE, PAPER, TEMPLATES, bundled
from kakdoc.base.bundled import template as template_file
from kakdoc.base.problems import InputError, UsageError, error, suggestion

if TYPE_CHECKING:
    from kakdoc.inputs.drawing_on.definitions import Read
    from kakdoc.kinds.definition.schema import Definition
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
_TITLE = re.compile(r"^judul:[ \t]+([^#\n]+)", re.MULTILINE)


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
    own, came = f"{TEMPLATES}/{name}/{DEFINITION}", _shipped(name)
    if disk.is_file(own) and not (name in _BY_NAME and came is not None and disk.real(own) == disk.real(came)):
        return Path(own)
    return None if name in _BY_NAME else came


def _shipped(name: str) -> Path | None:
    came = f"{_came()}/{name}/{DEFINITION}"
    return Path(came) if disk.is_file(came) else None


@cache
def _came() -> str:
    return bundled(TEMPLATES).as_posix()


@cache
def _written(name: str) -> Kind:
    return _BY_NAME[name].load()


def _kind(name: str) -> Kind:
    own = _own(name)
    return _written(name) if own is None else _known(name, own)


_Stamps = tuple[tuple[str, tuple[int, int] | None], ...]
_KNOWN: dict[tuple[str, str, Path], tuple[Kind, _Stamps]] = {}
"""The kinds made of data, by working folder, name and definition, each with the files that it rests on as they were."""


def _known(name: str, path: Path) -> Kind:
    """Return the kind that a definition makes, made anew when one of its files changed."""
    key = (os.getcwd(), name, path)  # noqa: PTH109  asked for every input
    known = _KNOWN.get(key)
    if known is None or any(disk.stamp(file) != stamp for file, stamp in known[1]):
        known = _KNOWN[key] = _made(name, path)
    return known[0]


def _made(name: str, path: Path) -> tuple[Kind, _Stamps]:
    """Return the kind that a definition makes, and what it rests on; raises InputError with all that is wrong."""
    from kakdoc.inputs.drawing_on import definitions

    own = definitions.read(path)
    base, below = _below(own, name, path)
    kind = definitions.built(_begun(name, path, own, base, below), own, below, base, _Kinds())
    dasar = own.definition.dasar
    lower = [f"{folder}/{dasar}/{DEFINITION}" for folder in (TEMPLATES, _came())] if dasar else []
    rests = [path.as_posix(), *lower, *(f"{TEMPLATES}/{each}" for each in (f"{name}/{PAPER}", f"{name}.docx"))]
    return kind, tuple((file, disk.stamp(file)) for file in rests)


def _begun(name: str, path: Path, own: Read, base: Kind | None, below: Read | None) -> Kind:
    """Return the name and the files of a kind that a definition makes."""
    from kakdoc.kinds.kind import Document, Kind

    files = own.definition.naskah or (below.definition.naskah if below else None) or {}
    excerpt = own.definition.petikan
    return Kind(
        name=name,
        title=own.definition.judul,
        model=Document,
        checks=(),
        template=_template(name, next(iter(files.values()), PAPER), own.definition.dasar, base),
        skeleton=f"{name}/{EXAMPLE}",
        names="",
        definition=path,
        parts={part: _named(name, file) for part, file in files.items() if part},
        excerpt=_named(name, excerpt) if excerpt else None,
    )


def _below(own: Read, name: str, path: Path) -> tuple[Kind | None, Read | None]:
    """Return what a definition builds upon: a kind that is written in Python, or another definition.

    Raises InputError K702 where there is no such kind.
    """
    from kakdoc.inputs.drawing_on import definitions

    base = own.definition.dasar
    if base is None:
        return None, None
    if base in _BY_NAME:
        return _written(base), None
    found = _shipped(base) if base == name else _own(base)
    if base == name and found is None:
        message = f"jenis “{name}” tidak dapat berdasar dirinya sendiri."
        told = error("K702", message, "hapus `dasar:`, atau sebut jenis lain.", ("dasar",))
        raise InputError(*own.at([told]))
    if found is None or found == path:
        told = error("K702", f"jenis dasar “{base}” tidak ada.", suggestion(base, BY_NAME), ("dasar",))
        raise InputError(*own.at([told]))
    return None, definitions.read(found)


def _named(name: str, file: str) -> str:
    """Return a template as `templates/` has it: that of the kind, or of another where its folder is named."""
    return file if "/" in file else f"{name}/{file}"


def _template(name: str, file: str, below: str | None, base: Kind | None) -> str:
    """Return the template of a kind: its own, else, where it has none, that of the kind that it builds upon."""
    own = _named(name, file)
    if below is None or template_file(own).is_file():
        return own
    return base.template if base else _named(below, file)


class _Kinds:
    """The kinds that a definition may name."""

    def __contains__(self, name: object) -> bool:
        return name in BY_NAME

    def kind(self, name: str) -> Kind:
        return BY_NAME[name]

    def definition(self, name: str) -> Definition | None:
        from kakdoc.inputs.drawing_on import definitions

        own = _own(name)
        return None if own is None else definitions.read(own).definition


def _model(name: str) -> type[Model]:
    return _kind(name).model


def _title(name: str) -> str:
    """Return the title of a kind as its definition begins, which is not read for it; its name where it has none."""
    own = _own(name)
    if own is None:
        return _BY_NAME[name].title
    found = _TITLE.search(own.read_text("utf-8", "replace"))
    return found[1].strip().strip("\"'") if found else name


BY_NAME: Mapping[str, Kind] = _Known(_kind)
MODELS: Mapping[str, type[Model]] = _Known(_model)
"""The schemas by kind."""
TITLES: Mapping[str, str] = _Known(_title)
"""The titles by kind."""


def named(name: str) -> Kind:
    """Return the kind of a name; raises UsageError K114 with the nearest."""
    from kakdoc.kinds.shape import document_kind

    kind = document_kind(name, BY_NAME)
    if kind is None:
        raise UsageError(error("K114", f"jenis “{name}” tidak dikenal.", suggestion(name, BY_NAME)))
    return BY_NAME[kind]
