"""The inputs to roll over, as values: where each came from and its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from kakdoc import disk, papers, pipeline
from kakdoc.guarding import guarded
from kakdoc.problems import InputError, Problem
from kakdoc.reading import files, load
from kakdoc.reading.pictures import KEYS
from kakdoc.reading.tree import Block, Node, Scalar, Sequence
from kakdoc.rendering.trace import is_safe


@dataclass(frozen=True, slots=True)
class Source:
    """An input to roll over.

    `name` is its path as typed; names of files in it count from its folder, and its target's path follows from it.
    `given` is the folder it was found in when a folder was asked for, else None; `problems` is what to mind of it.
    """

    name: Path
    data: bytes
    given: Path | None = None
    problems: tuple[Problem, ...] = ()
    office: Source | None = None
    """The office's file that a Word file carries, under the name it would have."""


def gather(paths: Iterable[Path]) -> list[Source]:
    """Return the inputs that paths name, each once.

    Raises InputError with what cannot be read (K101, K102, K130, K131), UsageError for a file of another kind.
    """
    found: dict[Path, Source] = {}
    faults: list[Problem] = []
    for path in paths:
        for file in pipeline.inputs([path]):
            try:
                with guarded(file):
                    source = _read(file, path if disk.is_folder(path) else None)
            except InputError as fault:
                faults += fault.problems
            else:
                found.setdefault(Path(disk.real(file)), source)
    if faults:
        raise InputError(*faults)
    return list(found.values())


def _read(file: Path, given: Path | None) -> Source:
    if disk.is_folder(file):
        raise InputError(pipeline.no_inputs(file))
    if file.suffix.lower() == ".docx":
        return _from_docx(file)
    return Source(file, load.read_bytes(file), given)


def _from_docx(path: Path) -> Source:
    """Return the input that a Word file carries, under the name it had below `inputs`, else beside the file.

    Raises InputError K101 and K160–K163.
    """
    data = papers.read(path)
    told = papers.origin(data, path.as_posix())
    own, office = told.inputs[0], told.nearest(load.OFFICE_FILE)
    offices = [each for each in told.inputs if PureWindowsPath(each.name).name == load.OFFICE_FILE]
    if not all(_is_safe(each.name) for each in (own, *offices)):
        raise InputError(papers.damaged(path.as_posix()))
    below = _is_below(own.name)
    name = Path(own.name) if below else path.with_name(Path(own.name).name)
    place = name.with_name(load.OFFICE_FILE) if office is None or not below else Path(office.name)
    return Source(
        name,
        papers.carried(own, path.as_posix()),
        problems=tuple(papers.unknown_edits(path, data, told)),
        office=Source(place, papers.carried(office, path.as_posix())) if office else None,
    )


def _is_safe(name: str) -> bool:
    """Return whether the name of a file in a trace is that of an input."""
    return is_safe(name) and PureWindowsPath(name).suffix.lower() in load.SUFFIXES


def _is_below(name: str) -> bool:
    """Return whether the name of a file in a trace is told from a folder `inputs`."""
    return Path(name).parts[0] == files.INPUTS


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
