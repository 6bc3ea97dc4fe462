"""What a paper will tell of where it came from: the files it was made from, by name, digest and content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from kakdoc import __version__
from kakdoc.base import bundled, disk
from kakdoc.base.package import digest
from kakdoc.inputs.drawing_on.known_names import INPUTS, drawn_on, name_of, source
from kakdoc.inputs.opening import OFFICE_FILE, REGISTER_FILE
from kakdoc.inputs.tree import Block
from kakdoc.kinds.office import Instansi
from kakdoc.papers.trace import reading as traced
from kakdoc.word.trace import File, Trace, packed

_REGISTER, _KAK = "peraturan", "kak"
_CITES = "mengingat"
"""The key of what prints citations from the register; other papers are only checked against it."""


class Told(Protocol):
    """What a document tells of itself."""

    def facts(self) -> Mapping[str, str]:
        """Return year, name, number, date and links."""

    @property
    def instansi(self) -> Instansi:
        """The office whose paper it is."""

    def promises(self) -> tuple[str, ...]:
        """Return the outputs it promises."""


def origin(path: Path, root: Block, document: Told, jenis: str, template: File, images: Iterable[str] = ()) -> Trace:
    """Return what the paper of an input of the kind `jenis` carries; `images` are the files of its pictures.

    The input, the office's file and the TOR are carried whole, all others by digest. Raises OSError for what is no
    longer there.
    """
    facts, whole = facts_of(document, jenis), {OFFICE_FILE}
    kak = root.entries.get(_KAK)
    if isinstance(kak, Block):
        facts[_KAK] = name_of(source(kak))
        whole.add(facts[_KAK].rpartition("/")[2])
    data = disk.read(path)
    others = sorted(_made_from(path, root, images) - {path.as_posix()})
    files = (shared(each, whole=each.rpartition("/")[2] in whole) for each in others)
    return Trace(
        __version__, facts, template, (File(name_of(path), digest(data), packed(data)), *files), document.promises()
    )


def facts_of(document: Told, jenis: str) -> dict[str, str]:
    """Return what tells a paper of the kind `jenis` from others, and what it is."""
    office = f"{document.instansi.nama}, {document.instansi.kabupaten}"
    return {"jenis": jenis, traced.OFFICE: office, **document.facts()}


def shared(path: str, *, whole: bool = False) -> File:
    """Return a file that many papers are made from, with its bytes when `whole`; read once unless it changes."""
    state = os.stat(path)  # noqa: PTH116  faster than Path, and asked often
    return _stamped(path, (state.st_mtime_ns, state.st_size), whole)


@lru_cache(maxsize=1024)
def _stamped(path: str, _state: object, whole: bool) -> File:
    data = disk.read(path)
    return File(name_of(path), digest(data), packed(data) if whole else None)


def _made_from(path: Path, root: Block, images: Iterable[str]) -> set[str]:
    """Return the files that the paper of an input is made from, by the names they are read under."""
    return {path.as_posix(), *drawn_on(root), *images, *_register(root)}


def _register(root: Block) -> set[str]:
    """Return the office's own register of regulations where the paper cites from it; not the one that came along."""
    known = root.entries.get(_REGISTER)
    if _CITES not in root.entries or not isinstance(known, Block):
        return set()
    supplied = bundled.bundled(INPUTS) / REGISTER_FILE
    return set() if disk.real(source(known)) == disk.real(supplied) else {source(known)}
