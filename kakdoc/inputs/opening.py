"""An input file as a located tree, with the files it draws on: office, register of regulations, TOR."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Problem, error
from kakdoc.inputs import decoding
from kakdoc.inputs.tree import Block, Node, Scalar, Source
from kakdoc.inputs.typed import choices
from kakdoc.inputs.typed.gaps import gaps
from kakdoc.inputs.walking import anchored, jenis_of
from kakdoc.inputs.yaml import reading
from kakdoc.kinds.law.register import Peraturan
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import document_kind

Models = Mapping[str, type[BaseModel]]
"""The schemas by the kind of document, which a workbook is read by."""
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".xltx", ".xltm"})
"""Suffixes of what is read, or refused, as a workbook."""
SUFFIXES = (".yaml", ".yml", ".xlsx", ".xlsm")
"""Suffixes of the inputs of a folder."""
_NO_MODELS: Models = {}
_KNOWN = 64
"""How many files are remembered: a year's reports, offices, registers and TORs, not thousands of inputs."""

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


def load(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return the tree of one input and what is wrong with it short of being unreadable.

    Raises InputError for what cannot be read (K101–K109, K130–K132) or is no set of keys (K113).
    """
    root, problems = compose(path, models)
    model = Instansi if path.name == OFFICE_FILE else models.get(jenis_of(root) or "")
    return anchored(model, root, path.parent) if model else root, problems + gaps(root)


def shared(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns for a file that many inputs draw on; read once in a run unless it changes."""
    root, problems = _stamped(disk.real(path), path, disk.stamp(path), as_key(models))
    return root, list(problems)


def as_key(models: Models) -> Hashable:
    """Return what to remember by schemas with: themselves where they are loaded one by one, else each of them."""
    return models if isinstance(models, Hashable) else tuple(models.items())


def of_key(key: Any) -> Models:
    """Return the schemas of a key."""
    return key if isinstance(key, Mapping) else dict(key)


@lru_cache(maxsize=_KNOWN)
def _stamped(_where: str, path: Path, _stamp: object, models: Hashable) -> tuple[Block, tuple[Problem, ...]]:
    root, problems = load(path, of_key(models))
    return root, tuple(problems)


def compose(path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `load` returns, names of files as they were typed."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.reading import workbook

        root, problems = workbook.compose(path, path.as_posix(), models)
        return _meant(root, path, models), problems
    return _from_text(decoding.read(path, path.as_posix()), path, models)


def compose_bytes(data: bytes, path: Path, models: Models = _NO_MODELS) -> tuple[Block, list[Problem]]:
    """Return what `compose` returns for an input whose bytes are at hand; its path names it and tells its kind."""
    if path.suffix.lower() in WORKBOOKS:
        from kakdoc.inputs.excel.reading import workbook

        root, problems = workbook.compose_bytes(data, path.as_posix(), models)
        return _meant(root, path, models), problems
    return _from_text(decoding.decoded(data, path.as_posix()), path, models)


def _from_text(source: Source, path: Path, models: Models) -> tuple[Block, list[Problem]]:
    root, problems = reading.compose(source)
    if not isinstance(root, Block):
        raise InputError(_no_keys(root))
    return _meant(root, path, models), problems


def _meant(root: Block, path: Path, models: Models) -> Block:
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
