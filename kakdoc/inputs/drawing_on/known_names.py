"""The files an input is read with, and the names they are known by wherever the working folder lies."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.inputs.tree import Block, Cell, Node, Sequence
from kakdoc.kinds.fields.marks import MONTHS, OFFICE, Berkas, Diambil
from kakdoc.kinds.shape import fields

INPUTS = "inputs"
# What no XML can hold, what a name of no encoding is decoded to, and what parts folders or drives elsewhere.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\\]|(?<=^[A-Za-z]):")

Stamp = tuple[int, int]
"""What changes when a file does: time and size."""


def below_inputs(path: Path | str) -> tuple[str, ...] | None:
    """Return the folders of a file below the nearest folder `inputs`, None when it is in none."""
    return _below(os.path.dirname(path), os.getcwd())  # noqa: PTH109, PTH120  asked for every paper


@lru_cache(maxsize=1024)
def _below(folder: str, _here: str) -> tuple[str, ...] | None:
    parts = Path(disk.real(folder)).parts
    folded = [part.casefold() for part in parts]
    return parts[len(parts) - folded[::-1].index(INPUTS) :] if INPUTS in folded else None


def name_of(path: Path | str) -> str:
    """Return a file as traces name it: its path from the nearest folder `inputs`, else its own name alone.

    So the name tells nothing of the computer. What cannot be printed in it is replaced.
    """
    below, name = below_inputs(path), os.path.basename(path)  # noqa: PTH119
    return _UNPRINTABLE.sub("\ufffd", name if below is None else "/".join((INPUTS, *below, name)))


def source(node: Node) -> str:
    """Return the file a node was typed in."""
    return node.span.file if isinstance(node.span, Cell) else node.span.source.name


def drawn_on(root: Block, model: type[BaseModel]) -> Iterator[str]:
    """Yield the other files that an input was read with: the office's, the TOR with its own, the months."""
    for key, field in fields(model).items():
        node = root.entries.get(key)
        if node is None:
            continue
        if field.shape.mark(Diambil) == OFFICE:
            yield from _mixed(node, source(root))
        elif field.shape.mark(Diambil) == MONTHS and isinstance(node, Sequence):
            yield from map(source, node.items)
            yield from (source(each) for item in node.items for each in _inside(item) if source(each) != source(item))
        elif field.shape.mark(Berkas) and isinstance(node, Block):
            yield source(node)
            yield from drawn_on(node, field.shape.groups[0])


def _inside(node: Node) -> Iterator[Node]:
    yield from node.entries.values() if isinstance(node, Block) else ()


def _mixed(node: Node, own: str) -> Iterator[str]:
    """Yield the files of a mapping in which values of an input lie over those of another file."""
    if source(node) != own or not isinstance(node, Block):
        yield source(node)
    else:
        for value in node.entries.values():
            yield from _mixed(value, own)


def stamps(paths: set[str]) -> dict[str, Stamp | None]:
    """Return the stamp of each file, None for one that is not there."""
    return {path: disk.stamp(path) for path in paths}


def above(path: Path, name: str) -> Path | None:
    """Return the nearest file of a name in the folders of an input; one that cannot be read is found too."""
    candidates = (folder / name for folder in Path(disk.real(path)).parents)
    return next((each for each in candidates if os.path.lexists(each) and not disk.is_folder(each)), None)


def shown(path: Path) -> Path:
    """Return a path as staff know it: from the working folder where it is inside it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
