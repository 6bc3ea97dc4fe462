"""The inputs to roll over, as values: where each came from and its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kakdoc import pipeline
from kakdoc.problems import InputError, Location, Problem, UsageError, error
from kakdoc.reading import load
from kakdoc.reading.pictures import KEYS
from kakdoc.reading.tree import Block, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Source:
    """An input to roll over.

    `name` is its path as typed; names of files in it count from its folder, and its target's path follows from it.
    `given` is the folder it was found in when a folder was asked for, else None.
    """

    name: Path
    data: bytes
    given: Path | None = None


def gather(paths: Iterable[Path]) -> list[Source]:
    """Return the inputs that paths name, each once.

    Raises InputError with what cannot be read (K101, K102, K130, K131), UsageError for a file of another kind.
    """
    found: dict[Path, Source] = {}
    faults: list[Problem] = []
    for path in paths:
        for file in pipeline.inputs([path]):
            try:
                source = _read(file, path if path.is_dir() else None)
            except InputError as fault:
                faults += fault.problems
            else:
                found.setdefault(file.resolve(), source)
    if faults:
        raise InputError(*faults)
    return list(found.values())


def _read(file: Path, given: Path | None) -> Source:
    if file.is_dir():
        message = "folder ini tidak berisi isian (*.yaml, *.xlsx)."
        raise InputError(error("K101", message, "periksa nama foldernya.").at(Location(file.as_posix())))
    if file.suffix.lower() == ".docx":
        return from_docx(file)
    return Source(file, load.read_bytes(file), given)


def from_docx(path: Path) -> Source:
    """Return the input that a Word file was made from. Raises UsageError K152 when it cannot be had."""
    message = "berkas Word ini tidak membawa isiannya."
    raise UsageError(error("K152", message, "berikan isian .yaml atau .xlsx-nya.").at(Location(path.as_posix())))


def companions(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield the office's data and the registers that lie in the folders asked for."""
    for folder in dict.fromkeys(path for path in paths if path.is_dir()):
        for name in sorted(pipeline.SHARED_FILES):
            for file in sorted(folder.rglob(name)):
                yield Source(file, load.read_bytes(file), folder)


def pictures(node: Node, key: str = "") -> Iterator[str]:
    """Yield the names of pictures in an input."""
    match node:
        case Scalar() if key in KEYS and node.text:
            yield node.text
        case Sequence():
            for item in node.items:
                yield from pictures(item, key)
        case Block():
            for name, value in node.entries.items():
                yield from pictures(value, name)
