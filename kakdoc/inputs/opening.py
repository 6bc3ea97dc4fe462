"""An input file as it was read, once: its bytes, and the located tree of what was typed in it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError, Problem, error
from kakdoc.base.remembering import Few
from kakdoc.inputs import decoding
from kakdoc.inputs.tree import Block, Node, Scalar, Source
from kakdoc.inputs.typed import choices
from kakdoc.inputs.typed.gaps import gaps, stray_marks
from kakdoc.inputs.walking import anchored, jenis_of
from kakdoc.inputs.yaml import reading
from kakdoc.kinds.fields.marks import BERKAS_PESERTA
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import document_kind, key_of

Models = Mapping[str, type[BaseModel]]
"""The schemas by the kind of document, which a workbook is read by."""
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm"})
"""Suffixes of what is read, or refused, as a workbook."""
SUFFIXES = (".yaml", ".yml", ".xlsx", ".xlsm")
"""Suffixes of the inputs of a folder."""
_NO_MODELS: Models = {}
_FEW, _LIGHT, _LAST = 64, 2**20, 16
"""How many files that others draw on are remembered (more while they are fewer bytes than that), how many others."""

_LARGE = 200_000
"""From so many new objects on they are kept from the collector for good: a budget of some thousand rows."""

OFFICE_FILE = "instansi.yaml"
REGISTER_FILE = "peraturan.yaml"
SHARED_BOOKS = ("instansi.xlsx", "peraturan.xlsx")
"""Workbooks that become those files; they are not read themselves."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector away: an input is many small objects and no garbage; it took 40 % of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_count()[0] > _LARGE:
                gc.freeze()  # else what was made is looked through whole at once
            gc.enable()


@dataclass(frozen=True, eq=False)
class Held:
    """A file as it was read: its bytes, and the stamp that it had just before."""

    data: bytes = field(repr=False)
    stamp: tuple[int, int] | None

    @classmethod
    def read(cls, path: disk.AnyPath, most: int | None = None) -> Held:
        """Return a file as it is now, at most one byte more than `most` of it. Raises OSError as `disk.read` does."""
        return Held(stamp=disk.stamp(path), data=disk.read(path, most))

    def is_still(self, path: disk.AnyPath) -> bool:
        """Return whether the file on disk is still the one that was read."""
        return self.stamp is not None and self.stamp == disk.stamp(path)

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the bytes."""
        return digest(self.data)


@dataclass(frozen=True, eq=False)
class InputFile(Held):
    """An input file as it was read: its tree, and what is wrong with it short of being unreadable."""

    root: Block = field(repr=False)
    problems: tuple[Problem, ...] = field(repr=False)


_REGISTERS = Few[tuple[Block, list[Problem]]](2)
_SHARED, _PASSING = Few[InputFile](_FEW, _LIGHT, lambda file: len(file.data)), Few[InputFile](_LAST)


def shared(
    path: Path, models: Models = _NO_MODELS, is_shared: Callable[[InputFile], bool] = lambda _: True
) -> InputFile:
    """Return a file that many inputs draw on: read once in a run unless it changes. Raises what `opened` raises.

    Of those that nobody else draws on, as `is_shared` tells, the last few are remembered, so that they push none out.
    """
    key = known_by(path, models)
    known = _SHARED.find(key) or _PASSING.find(key)
    if known is not None:
        return known
    file = opened(path, models)
    return (_SHARED if is_shared(file) else _PASSING).keep(key, file)


def known_by(path: Path, models: Models) -> Hashable:
    """Return what a file is remembered by: its name, from which folder, what changes when it does, the schemas.

    What is named from the root, such as what comes with the program, is the same from every folder.
    """
    folder = "" if path.is_absolute() else os.getcwd()  # noqa: PTH109  asked for every file
    return folder, path, disk.stamp(path), _as_key(models)


def _as_key(models: Models) -> Hashable:
    """Return what to remember by schemas with: themselves where they are loaded one by one, else each of them."""
    return models if isinstance(models, Hashable) else tuple(models.items())


def opened(path: Path, models: Models = _NO_MODELS) -> InputFile:
    """Return an input file, read now, names of files in it as paths from the working folder.

    Raises InputError for what cannot be read (K101–K109, K130–K132) or is no set of keys (K113).
    """
    stamp, data = disk.stamp(path), read_bytes(path)
    root, problems = _register(data, path) if path.name == REGISTER_FILE else _composed(data, path, models)
    return settled(Held(data, stamp), root, problems, path, models)


def settled(held: Held, root: Block, problems: Iterable[Problem], path: Path, models: Models) -> InputFile:
    """Return an input file of what it holds and what was typed in it, names of files as paths from the working folder.

    What is left of a skeleton is told with the `problems` of reading it.
    """
    model = Instansi if path.name == OFFICE_FILE else models.get(jenis_of(root) or "")
    found = anchored(model, root, path.parent) if model else root
    own = key_of(model, BERKAS_PESERTA) if model else None
    marks = stray_marks(root, has_roster=is_named(root.entries.get(own or "")))
    return InputFile(held.data, held.stamp, found, (*problems, *gaps(root), *marks))


def is_named(node: Node | None) -> bool:
    """Return whether a file is named there."""
    return isinstance(node, Scalar) and bool(node.text.strip())


def load(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return the tree of an input file, read now, and what is wrong with it; raises what `opened` raises."""
    file = opened(path, models)
    return file.root, [*file.problems]


def compose(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns, names of files as they were typed."""
    return _composed(read_bytes(path), path, models)


def compose_bytes(data: bytes, path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `compose` returns for an input whose bytes are at hand; its path names it and tells its kind."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.reading import workbook

        root, problems = workbook.compose(data, path.as_posix(), models)
        return meant(root, path, models), problems
    return _from_text(decoding.decoded(data, path.as_posix()), path, models)


def _register(data: bytes, path: Path) -> tuple[Block, list[Problem]]:
    """Return what `compose_bytes` returns for a register: as long as its name and bytes stay, the same tree."""
    key = path, digest(data)
    return _REGISTERS.find(key) or _REGISTERS.keep(key, _composed(data, path, _NO_MODELS))


def _composed(data: bytes, path: Path, models: Models) -> tuple[Block, list[Problem]]:
    """Return what `compose_bytes` returns for the bytes of a file on disk, where it may be open elsewhere."""
    root, problems = compose_bytes(data, path, models)
    return root, open_elsewhere(path) + problems


def open_elsewhere(path: Path) -> list[Problem]:
    """Return K140 for a workbook that another program has open."""
    if path.suffix.lower() not in WORKBOOKS:
        return []
    from kakdoc.inputs.excel.cells import grids

    return grids.open_elsewhere(path, path.as_posix())


def meant(root: Block, path: Path, models: Models) -> Block:
    """Return an input in which its kind and all other choices are written as the schema has them."""
    if path.name == OFFICE_FILE:
        return choices.settled(root, Instansi)
    if path.name == REGISTER_FILE:
        return choices.settled_entries(root, Peraturan)
    typed = root.entries.get("jenis")
    kind = document_kind(typed.text, models) if isinstance(typed, Scalar) else None
    if kind is None or not isinstance(typed, Scalar):
        return root
    named = root if typed.text == kind else replace(root, entries={**root.entries, "jenis": replace(typed, text=kind)})
    return choices.settled(named, models[kind])


def _from_text(source: Source, path: Path, models: Models) -> tuple[Block, list[Problem]]:
    root, problems = reading.compose(source)
    if not isinstance(root, Block):
        raise InputError(_no_keys(root))
    return meant(root, path, models), problems


def read_bytes(path: Path) -> bytes:
    """Return the bytes of an input. Raises InputError K101, K102, K130, K131."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.cells import grids

        return grids.read_bytes(path, path.as_posix())
    return decoding.read_bytes(path, path.as_posix())


def _no_keys(root: Node) -> Problem:
    return error(
        "K113",
        "berkas ini tidak berisi kunci dan nilai.",
        "mulai dengan `jenis: kak`; lihat contoh dari `kakdoc baru kak FILE`.",
    ).at(root.span.start)
