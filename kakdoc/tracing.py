"""What a paper will tell of where it came from: the files it was made from, by name, digest and content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from kakdoc import __version__, resources
from kakdoc.reading.load import OFFICE_FILE, REGISTER_FILE
from kakdoc.reading.months import COMPUTED
from kakdoc.reading.tree import Block, Cell, Node, Sequence
from kakdoc.rendering.trace import File, Trace, packed

INPUTS = "inputs"
_REGISTER, _KAK, _OFFICE = "peraturan", "kak", "instansi"
_CITES = "mengingat"
"""The key of what prints citations from the register; other papers are only checked against it."""


class Told(Protocol):
    """What a document tells of itself."""

    def facts(self) -> Mapping[str, str]:
        """Return year, name, number, date and links."""

    def promises(self) -> tuple[str, ...]:
        """Return the outputs it promises."""


def name_of(path: Path | str) -> str:
    """Return a file as traces name it: its path from the nearest folder `inputs`, else its folder's name and its own.

    So the name is the same wherever the working folder lies, and tells nothing of the computer.
    """
    parts = os.path.abspath(path).replace(os.sep, "/").split("/")  # noqa: PTH100  faster than Path, links stay
    folders = parts[1:-1]
    below = folders[len(folders) - 1 - folders[::-1].index(INPUTS) :] if INPUTS in folders else folders[-1:]
    return "/".join((*below, parts[-1]))


def origin(path: Path, root: Block, document: Told, jenis: str, template: File, images: Iterable[str] = ()) -> Trace:
    """Return what the paper of an input of the kind `jenis` carries; `images` are the files of its pictures.

    The input, the office's file and the TOR are carried whole, all others by digest. Raises OSError for what is no
    longer there.
    """
    facts, whole = {"jenis": jenis, **document.facts()}, {OFFICE_FILE}
    kak = root.entries.get(_KAK)
    if isinstance(kak, Block):
        facts[_KAK] = name_of(_source(kak))
        whole.add(facts[_KAK].rpartition("/")[2])
    data = path.read_bytes()
    others = sorted({*_drawn_on(root), *images, *_register(root)} - {path.as_posix()})
    files = (shared(each, whole=each.rpartition("/")[2] in whole) for each in others)
    return Trace(
        __version__, facts, template, (File(name_of(path), digest(data), packed(data)), *files), document.promises()
    )


def digest(data: bytes) -> str:
    """Return the fingerprint of a file's bytes (BLAKE2b, 128 bits, hexadecimal)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def template_file(name: str) -> File:
    """Return the template in use of a name, with its digest."""
    return File(name, shared(str(resources.template(name))).digest)


def shared(path: str, *, whole: bool = False) -> File:
    """Return a file that many papers are made from, with its bytes when `whole`; read once unless it changes."""
    state = os.stat(path)  # noqa: PTH116  faster than Path, and asked often
    return _stamped(path, (state.st_mtime_ns, state.st_size), whole)


@lru_cache(maxsize=1024)
def _stamped(path: str, _state: object, whole: bool) -> File:
    data = Path(path).read_bytes()
    return File(name_of(path), digest(data), packed(data) if whole else None)


def _drawn_on(root: Block) -> Iterator[str]:
    """Yield the other files that an input was read with: the office's, the TOR with its own, the months."""
    office, kak, months = (root.entries.get(key) for key in (_OFFICE, _KAK, COMPUTED))
    if office is not None:
        yield from _mixed(office, _source(root))
    if isinstance(kak, Block):
        yield _source(kak)
        yield from _drawn_on(kak)
    if isinstance(months, Sequence):
        yield from map(_source, months.items)


def _mixed(node: Node, own: str) -> Iterator[str]:
    """Yield the files of a mapping in which values of an input lie over those of another file."""
    if _source(node) != own or not isinstance(node, Block):
        yield _source(node)
    else:
        for value in node.entries.values():
            yield from _mixed(value, own)


def _source(node: Node) -> str:
    return node.span.file if isinstance(node.span, Cell) else node.span.source.name


def _register(root: Block) -> set[str]:
    """Return the office's own register of regulations where the paper cites from it; not the one that came along."""
    known = root.entries.get(_REGISTER)
    if _CITES not in root.entries or not isinstance(known, Block):
        return set()
    supplied = resources.bundled(INPUTS) / REGISTER_FILE
    return set() if Path(_source(known)).resolve() == supplied.resolve() else {_source(known)}
