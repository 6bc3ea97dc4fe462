"""The inputs to roll over, as values: where each came from and its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from kakdoc.base import disk
from kakdoc.base.guarding import guarded
from kakdoc.base.problems import InputError, Problem
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import known_names
from kakdoc.papers import checking
from kakdoc.papers.trace import edits as traced
from kakdoc.word.trace import is_safe


@dataclass(frozen=True, slots=True)
class Source:
    """An input to roll over.

    `name` is its path as typed; names of files in it count from its folder, and its target's path follows from it.
    `given` is the folder it was found in when a folder was asked for, else None; `problems` is what to mind of it.
    `carried` by a Word file, it may be anybody's: files that it names count only within the working folder.
    """

    name: Path
    data: bytes
    given: Path | None = None
    problems: tuple[Problem, ...] = ()
    office: Source | None = None
    """The office's file that a Word file carries, under the name it would have."""
    carried: bool = False

    def may_name(self, path: Path) -> bool:
        """Return whether a file that the source names may be read or written."""
        return not self.carried or disk.is_within(path, Path.cwd())


def gather(paths: Iterable[Path]) -> list[Source]:
    """Return the inputs that paths name, each once.

    Raises InputError with what cannot be read (K101, K102, K130, K131), UsageError for a file of another kind.
    """
    found: dict[Path, Source] = {}
    faults: list[Problem] = []
    for path in paths:
        for file in checking.inputs([path]):
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
        raise InputError(checking.no_inputs(file))
    if file.suffix.lower() == ".docx":
        return _from_docx(file)
    return Source(file, opening.read_bytes(file), given)


def _from_docx(path: Path) -> Source:
    """Return the input that a Word file carries, under the name it had below `inputs`, else beside the file.

    Raises InputError K101 and K160–K163.
    """
    data = traced.read(path)
    told = traced.origin(data, path.as_posix())
    own, office = told.inputs[0], told.nearest(opening.OFFICE_FILE)
    offices = [each for each in told.inputs if PureWindowsPath(each.name).name == opening.OFFICE_FILE]
    if not all(_is_safe(each.name) for each in (own, *offices)):
        raise InputError(traced.damaged(path.as_posix()))
    below = _is_below(own.name)
    name = Path(own.name) if below else path.with_name(Path(own.name).name)
    place = name.with_name(opening.OFFICE_FILE) if office is None or not below else Path(office.name)
    return Source(
        name,
        traced.carried(own, path.as_posix()),
        problems=tuple(traced.unknown_edits(path, data, told)),
        office=Source(place, traced.carried(office, path.as_posix()), carried=True) if office else None,
        carried=True,
    )


def _is_safe(name: str) -> bool:
    """Return whether the name of a file in a trace is that of an input."""
    return is_safe(name) and PureWindowsPath(name).suffix.lower() in opening.SUFFIXES


def _is_below(name: str) -> bool:
    """Return whether the name of a file in a trace is told from a folder `inputs`."""
    return Path(name).parts[0] == known_names.INPUTS
