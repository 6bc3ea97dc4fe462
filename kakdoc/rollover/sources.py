"""The inputs to roll over, as values: where each came from and its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kakdoc import papers, pipeline
from kakdoc.problems import InputError, Location, Problem, error
from kakdoc.reading import files, load
from kakdoc.reading.pictures import KEYS
from kakdoc.reading.tree import Block, Node, Scalar, Sequence


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
        return _from_docx(file)
    return Source(file, load.read_bytes(file), given)


def _from_docx(path: Path) -> Source:
    """Return the input that a Word file carries, under the name it had below `inputs`, else beside the file.

    Raises InputError K101 and K160–K163.
    """
    data = papers.read(path)
    told = papers.origin(data, path.as_posix())
    own = told.inputs[0]
    name = Path(own.name) if Path(own.name).parts[0] == files.INPUTS else path.with_name(Path(own.name).name)
    return Source(name, papers.carried(own, path.as_posix()), problems=tuple(papers.unknown_edits(path, data, told)))


def companions(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield office and register of the folders asked for, and of Word files the office, where none is found."""
    for path in dict.fromkeys(paths):
        if path.is_dir():
            for name in sorted(pipeline.SHARED_FILES):
                for file in sorted(path.rglob(name)):
                    yield Source(file, load.read_bytes(file), path)
        elif path.suffix.lower() == ".docx":
            yield from _carried_office(path)


def _carried_office(path: Path) -> Iterator[Source]:
    own, trace = _from_docx(path).name, papers.origin(papers.read(path), path.as_posix())
    office = trace.nearest(load.OFFICE_FILE)
    if office is not None and load.above(own, load.OFFICE_FILE) is None:
        name = Path(office.name) if own.parts[0] == files.INPUTS else own.with_name(load.OFFICE_FILE)
        yield Source(name, papers.carried(office, path.as_posix()))


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
