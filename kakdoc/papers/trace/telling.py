"""What a paper will tell of where it came from: the files it was made from, by name, digest and content."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc import __version__
from kakdoc.base import bundled, disk
from kakdoc.base.package import digest
from kakdoc.inputs.drawing_on.known_names import INPUTS, drawn_on, name_of, source
from kakdoc.inputs.opening import OFFICE_FILE, REGISTER_FILE
from kakdoc.inputs.tree import Block
from kakdoc.kinds.fields.marks import BERKAS_KAK, REGISTER
from kakdoc.kinds.kind import Document, Kind
from kakdoc.kinds.shape import fields, key_of
from kakdoc.papers.trace import reading as traced
from kakdoc.word.trace import File, Trace, packed


def origin(
    path: Path, root: Block, document: Document, kind: Kind, template: File, images: Iterable[str] = ()
) -> Trace:
    """Return what the paper of an input of a kind carries; `images` are the files of its pictures.

    The input, the office's file and the TOR are carried whole, all others by digest. Raises OSError for what is no
    longer there.
    """
    facts, whole = facts_of(document, kind.name), {OFFICE_FILE}
    kak = root.entries.get(key_of(kind.model, BERKAS_KAK) or "")
    if isinstance(kak, Block):
        facts[traced.KAK] = name_of(source(kak))
        whole.add(facts[traced.KAK].rpartition("/")[2])
    data = disk.read(path)
    others = sorted(_made_from(path, root, kind.model, images) - {path.as_posix()})
    files = (shared(each, whole=each.rpartition("/")[2] in whole) for each in others)
    return Trace(
        __version__, facts, template, (File(name_of(path), digest(data), packed(data)), *files), document.promises()
    )


def facts_of(document: Document, jenis: str) -> dict[str, str]:
    """Return what tells a paper of the kind `jenis` from others, and what it is."""
    office = document.instansi
    name = f"{office.nama}, {office.region}" if office.region else office.nama
    return {"jenis": jenis, traced.OFFICE: name, **document.facts()}


def shared(path: str, *, whole: bool = False) -> File:
    """Return a file that many papers are made from, with its bytes when `whole`; read once unless it changes."""
    state = os.stat(path)  # noqa: PTH116  faster than Path, and asked often
    return _stamped(path, (state.st_mtime_ns, state.st_size), whole)


@lru_cache(maxsize=1024)
def _stamped(path: str, _state: object, whole: bool) -> File:
    data = disk.read(path)
    return File(name_of(path), digest(data), packed(data) if whole else None)


def _made_from(path: Path, root: Block, model: type[BaseModel], images: Iterable[str]) -> set[str]:
    """Return the files that the paper of an input is made from, by the names they are read under."""
    return {path.as_posix(), *drawn_on(root, model), *images, *_register(root, model)}


def _register(root: Block, model: type[BaseModel]) -> set[str]:
    """Return the office's own register of regulations where the paper cites from it; not the one that came along.

    Papers that cite nothing are only checked against it.
    """
    known = root.entries.get(key_of(model, REGISTER) or "")
    cites = any(field.shape.cites and key in root.entries for key, field in fields(model).items())
    if not cites or not isinstance(known, Block):
        return set()
    supplied = bundled.bundled(INPUTS) / REGISTER_FILE
    return set() if disk.real(source(known)) == disk.real(supplied) else {source(known)}
