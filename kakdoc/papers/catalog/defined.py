"""The kinds of documents that are made of data: their definitions in `templates/`, built when they are asked for."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base import disk
from kakdoc.base.bundled import DEFINITION, EXAMPLE, PAPER, TEMPLATES, bundled
from kakdoc.base.bundled import template as template_file
from kakdoc.base.problems import InputError, error, suggestion
from kakdoc.papers.catalog import entries

if TYPE_CHECKING:
    from kakdoc.inputs.drawing_on.definitions import Read
    from kakdoc.kinds.definition.making.building import Kinds
    from kakdoc.kinds.kind import Kind

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_TITLE = re.compile(r"^judul:[ \t]+([^#\n]+)", re.MULTILINE)


def names() -> list[str]:
    """Return the names of the kinds that are made of data, sorted: those of the working folder, and those that came."""
    found = {each for folder in (Path(TEMPLATES), bundled(TEMPLATES)) for each in disk.names(folder)}
    return sorted(name for name in found - entries.BY_NAME.keys() if own(name) is not None)


def own(name: str) -> Path | None:
    """Return the definition of a kind: that of the working folder, else the one that came along.

    What came along for the kinds that are written in Python says nothing of its own and is not read.
    """
    if not _NAME.fullmatch(name):
        return None
    mine, came = f"{TEMPLATES}/{name}/{DEFINITION}", _shipped(name)
    if disk.is_file(mine) and not (name in entries.BY_NAME and came is not None and disk.real(mine) == disk.real(came)):
        return Path(mine)
    return None if name in entries.BY_NAME else came


def _shipped(name: str) -> Path | None:
    came = f"{_came()}/{name}/{DEFINITION}"
    return Path(came) if disk.is_file(came) else None


@cache
def _came() -> str:
    return bundled(TEMPLATES).as_posix()


_Stamps = tuple[tuple[str, tuple[int, int] | None], ...]
_KNOWN: dict[tuple[str, str, Path], tuple[Kind, _Stamps]] = {}
"""The kinds made of data, by working folder, name and definition, each with the files that it rests on as they were."""


def kind(name: str, path: Path, kinds: Kinds) -> Kind:
    """Return the kind that a definition makes, made anew when one of its files changed."""
    key = (os.getcwd(), name, path)  # noqa: PTH109  asked for every input
    known = _KNOWN.get(key)
    if known is None or any(disk.stamp(file) != stamp for file, stamp in known[1]):
        known = _KNOWN[key] = _made(name, path, kinds)
    return known[0]


def _made(name: str, path: Path, kinds: Kinds) -> tuple[Kind, _Stamps]:
    """Return the kind that a definition makes, and what it rests on; raises InputError with all that is wrong."""
    from kakdoc.inputs.drawing_on import definitions

    read = definitions.read(path)
    dasar, (base, upon) = read.definition.dasar, _below(read, name, path)
    below = definitions.read(upon) if upon else None
    begun = replace(_begun(name, path, read, base, below), upon=None if dasar == name else upon)
    made = definitions.built(begun, read, below, base, kinds)
    lower = [f"{folder}/{dasar}/{DEFINITION}" for folder in (TEMPLATES, _came())] if dasar else []
    rests = [path.as_posix(), *lower, *(f"{TEMPLATES}/{each}" for each in (f"{name}/{PAPER}", f"{name}.docx"))]
    return made, tuple((file, disk.stamp(file)) for file in rests)


def _begun(name: str, path: Path, own: Read, base: Kind | None, below: Read | None) -> Kind:
    """Return the name and the files of a kind that a definition makes."""
    from kakdoc.kinds.kind import Document, Kind

    said, lower = own.definition, below.definition if below else own.definition
    files, excerpt, dasar = (
        said.naskah or lower.naskah or {},
        said.petikan or lower.petikan,
        said.dasar if below else None,
    )
    return Kind(
        name=name,
        title=said.judul,
        model=Document,
        checks=(),
        template=_template(name, next(iter(files.values()), PAPER), said.dasar, base),
        skeleton=f"{name}/{EXAMPLE}",
        names="",
        definition=path,
        parts={part: _template(name, file, dasar, None) for part, file in files.items() if part},
        excerpt=_template(name, excerpt, dasar, None) if excerpt else None,
    )


def _below(read: Read, name: str, path: Path) -> tuple[Kind | None, Path | None]:
    """Return what a definition builds upon: a kind that is written in Python, or another definition.

    Raises InputError K702 where there is no such kind.
    """
    base = read.definition.dasar
    if base is None:
        return None, None
    if base in entries.BY_NAME:
        return entries.written(base), None
    found = _shipped(base) if base == name else own(base)
    if base == name and found is None:
        message = f"jenis “{name}” tidak dapat berdasar dirinya sendiri."
        told = error("K702", message, "hapus `dasar:`, atau sebut jenis lain.", ("dasar",))
        raise InputError(*read.at([told]))
    if found is None or found == path:
        told = error("K702", f"jenis dasar “{base}” tidak ada.", suggestion(base, entries.BY_NAME), ("dasar",))
        raise InputError(*read.at([told]))
    return None, found


def _named(name: str, file: str) -> str:
    """Return a template as `templates/` has it: that of the kind, or of another where its folder is named."""
    return file if "/" in file else f"{name}/{file}"


def _template(name: str, file: str, below: str | None, base: Kind | None) -> str:
    """Return the template of a kind: its own, else, where it has none, that of the kind that it builds upon."""
    own = _named(name, file)
    if below is None or template_file(own).is_file():
        return own
    return base.template if base else _named(below, file)


def title(name: str, path: Path) -> str:
    """Return the title of a kind as its definition begins, which is not read for it; its name where it has none."""
    found = _TITLE.search(path.read_text("utf-8", "replace"))
    return found[1].strip().strip("\"'") if found else name
