"""What a draft began from: a file, or the skeleton of a kind; and how it becomes a file again."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError, OutputError, Problem
from kakdoc.inputs import opening, walking
from kakdoc.inputs.origins import Row, rows_of, typed
from kakdoc.inputs.tree import Block, Entered
from kakdoc.inputs.typed import last_year
from kakdoc.inputs.yaml import rewriting
from kakdoc.inputs.yaml.writing import dump
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.office import Instansi
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.forms import beginning, converting
from kakdoc.papers.forms.drafting import entered, telling
from kakdoc.papers.forms.drafting.operations import Set, applied
from kakdoc.papers.forms.targets import yaml_target


@dataclass(frozen=True, eq=False)
class Base:
    """The bytes that a draft began from, and what was typed in them; `is_new` where there was no file."""

    path: Path
    data: bytes = field(repr=False)
    root: Block = field(repr=False)
    problems: tuple[Problem, ...] = ()
    is_new: bool = False
    stamp: tuple[int, int] | None = None

    @cached_property
    def values(self) -> Row:
        """What was typed."""
        return rows_of(self.root)

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook."""
        return self.path.suffix.lower() in opening.WORKBOOKS

    @cached_property
    def has_told(self) -> bool:
        """Whether reading the file told anything, or amounts in it bear those of another year."""
        return bool(self.problems) or last_year.is_noted(self.root)

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the bytes."""
        return digest(self.data)

    def rewritten(self, values: dict[str, Any]) -> bytes:
        """Return the bytes with other values."""
        if self.is_workbook:
            from kakdoc.inputs.excel.rewriting import rewritten

            return rewritten(self.data, self.path.as_posix(), self.root, values, model_of(self))
        return rewriting.rewritten(self.data, self.root, values, model_of(self))


def kind_of(base: Base) -> Kind | None:
    """Return the kind of what a draft began from, None for the office's file; raises InputError for none known."""
    return None if base.path.name == opening.OFFICE_FILE else checking.kind_of(base.root)


def model_of(base: Base) -> type[BaseModel]:
    """Return the schema of what a draft began from; raises InputError for a kind that is not known."""
    kind = kind_of(base)
    return Instansi if kind is None else kind.model


def of_bytes(data: bytes, path: Path, *, is_new: bool = False) -> Base:
    """Return bytes of an input as what a draft begins from. Raises InputError where they cannot be read."""
    root, problems = opening.compose_bytes(data, path, MODELS)
    return Base(path, data, root, tuple(problems), is_new, disk.stamp(path))


def on_disk(path: Path) -> Base:
    """Return an input as it is now. Raises InputError where it cannot be read."""
    return of_bytes(opening.read_bytes(path), path)


def conflict(path: Path, base: Base) -> Problem | None:
    """Return K920 where a file is no longer what a draft began from, K601 where another program holds it."""
    try:
        data = disk.read(path)
    except PermissionError as cause:
        return telling.refused(path, cause)
    except OSError:
        there = os.path.lexists(path)
        return None if base.is_new and not there else telling.changed(path, is_there=there)
    if base.is_new:
        return telling.appeared(path)
    return None if digest(data) == base.digest else telling.changed(path, is_there=True)


def begun(kind: Kind, path: Path, kak: Path | None) -> Base:
    """Return what a new input begins from. Raises what `converting.from_kak` raises, UsageError K145 for no input."""
    if path.suffix.lower() in converting.WORKBOOK:
        return of_bytes(converting.form(kind, path, kak), path, is_new=True)
    start = of_bytes(beginning.skeleton(kind, path).encode(), yaml_target(kind, path), is_new=True)
    values: Any = start.values
    for key, value in (converting.from_kak(kind, kak, path) if kak else {}).items():
        values = applied(values, Set((key,), value))[0]
    return of_bytes(start.rewritten(values), start.path, is_new=True)


def elsewhere(base: Base, values: dict[str, Any], to: Path) -> bytes:
    """Return what a file of another name holds; a workbook there may be YAML here. Raises InputError K144, K925.

    YAML whose layout cannot be followed is laid out anew: under another name it may lose its comments.
    """
    model, kind = model_of(base), kind_of(base)
    moved: Any = values
    for scalar, _ in walking.files(model, entered.tree(values, model, base.path.as_posix())):
        if isinstance(scalar.span, Entered):
            name = converting.from_folder(base.path.parent / walking.as_path(scalar.text), to.parent)
            moved = applied(moved, Set(scalar.span.path, name))[0]
    if kind is None or base.is_workbook == (to.suffix.lower() in opening.WORKBOOKS):
        try:
            return base.rewritten(moved)
        except InputError:
            if base.is_workbook:
                raise
            return dump(typed(moved)).encode()
    return converting.other_form(typed(moved), kind, base.path, to)


def write(data: bytes, path: Path, base: Base | None) -> None:
    """Write what a draft became, over what it began from; without a base only where nothing is yet.

    Raises OutputError K601–K603, K607, InputError K920 where somebody changed the file meanwhile.
    """
    if base is not None and (changed := conflict(path, base)):
        raise InputError(changed)
    if base is None or base.is_new:
        disk.write_new(data, path)
        return
    target = Path(disk.real(path))
    try:
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        with disk.on_disk(data, target) as aside:
            if changed := conflict(path, base):  # asked last of all, because writing may take long
                raise InputError(changed)
            shutil.copymode(target, aside)
            aside.replace(target)
    except OSError as cause:
        raise OutputError(telling.refused(path, cause)) from cause
