"""What a paper will tell of where it came from: the files it was made from, by name, digest and content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from kakdoc import __version__, resources
from kakdoc.reading.load import OFFICE_FILE, REGISTER_FILE
from kakdoc.reading.tree import Block, Cell, Node, Scalar, Sequence
from kakdoc.rendering.trace import File, Trace, packed

INPUTS = "inputs"
_REGISTER, _KAK = "peraturan", "kak"
_CITES = "mengingat"
"""The key of what prints citations from the register; other papers are only checked against it."""


class Told(Protocol):
    """What a document tells of itself."""

    def facts(self) -> Mapping[str, str]:
        """Return year, name, number, date and links."""

    def promises(self) -> tuple[str, ...]:
        """Return the outputs it promises."""


def name_of(path: Path) -> str:
    """Return a file as traces name it: its path from the nearest folder `inputs`, else its folder's name and its own.

    So the name is the same wherever the working folder lies, and tells nothing of the computer.
    """
    *folders, name = path.resolve().parts
    below = folders[len(folders) - 1 - folders[::-1].index(INPUTS) :] if INPUTS in folders else folders[1:][-1:]
    return "/".join((*below, name))


def origin(path: Path, root: Block, document: Told, kind: tuple[str, str], images: Iterable[str]) -> Trace:
    """Return what the paper of an input carries; `kind` is the kind's name and its template, `images` the pictures.

    The input, the office's file and the TOR are carried whole, all others by digest. Raises OSError for what is no
    longer there.
    """
    jenis, template = kind
    kak = root.entries.get(_KAK)
    whole = {path.as_posix(), *(each for each in _drawn_on(kak) if isinstance(kak, Block))}
    used = dict.fromkeys((path.as_posix(), *sorted({*_drawn_on(root), *images})))
    register = _register(root) if _CITES in root.entries else None
    files = tuple(_file(Path(each), each in whole or Path(each).name == OFFICE_FILE) for each in used)
    files += () if register is None else (_file(register, whole=False),)
    facts = {"jenis": jenis, **document.facts()}
    if isinstance(kak, Block):
        facts[_KAK] = name_of(Path(_source(kak)))
    return Trace(__version__, facts, template_file(template), files, document.promises())


def _file(path: Path, whole: bool) -> File:
    data = path.read_bytes()
    return File(name_of(path), digest(data), packed(data) if whole else None)


def digest(data: bytes) -> str:
    """Return the fingerprint of a file's bytes (BLAKE2b, 128 bits, hexadecimal)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def template_file(name: str) -> File:
    """Return the template in use of a name, with its digest."""
    path = resources.template(name)
    state = path.stat()
    return File(name, _digest_of(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=64)
def _digest_of(path: Path, _changed: int, _size: int) -> str:
    return digest(path.read_bytes())


def _drawn_on(node: Node | None, key: str = "") -> Iterator[str]:
    """Yield the files that the values of a tree were typed in, the register left out."""
    match node:
        case Scalar():
            yield _source(node)
        case Sequence():
            for item in node.items:
                yield from _drawn_on(item, key)
        case Block():
            for name, value in node.entries.items():
                if name != _REGISTER:
                    yield from _drawn_on(value, name)


def _source(node: Node) -> str:
    return node.span.file if isinstance(node.span, Cell) else node.span.source.name


def _register(root: Block) -> Path | None:
    """Return the office's own register of regulations, None for the one that came along."""
    known = root.entries.get(_REGISTER)
    path = Path(_source(known)) if isinstance(known, Block) else None
    supplied = resources.bundled(INPUTS) / REGISTER_FILE
    return None if path is None or path.resolve() == supplied.resolve() else path
