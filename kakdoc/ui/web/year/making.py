"""Papers of one input or of many: made as the commands make them, edited ones never replaced unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kakdoc.base import disk
from kakdoc.base.guarding import guarded
from kakdoc.base.package import digest
from kakdoc.base.problems import InputError, KakdocError, Problem
from kakdoc.base.shelf import Shelf, place
from kakdoc.inputs.drawing_on import known_names
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.kinds.kind import Kind
from kakdoc.papers import checking, making
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.checking import OUTPUTS, Checked, Outcome, output_path
from kakdoc.papers.making import Renderer, Wishes
from kakdoc.papers.pdf import printing
from kakdoc.papers.roster import running
from kakdoc.papers.roster.pooling import Pool
from kakdoc.papers.trace import edits, telling
from kakdoc.ui import side_by_side

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference

_PORTION = 10
"""Papers that are printed at a time, after which it may be stopped."""
Renderers = Callable[[Kind], Renderer]


@dataclass(frozen=True, slots=True)
class Touched:
    """A paper that may hold somebody's work: why, where, and its fingerprint, by which it is known again."""

    path: Path
    reason: str
    digest: str
    differences: tuple[Difference, ...]


class Looked(NamedTuple):
    """What is read once for many inputs: the files of their folders, and which of them give papers of one name."""

    folders: Folders
    clashes: Mapping[Path, Problem]

    @classmethod
    def now(cls) -> Looked:
        """Return what there is now."""
        files = tuple(checking.inputs([Path(known_names.INPUTS)]))
        found = zip(files, checking.clashes(files, OUTPUTS), strict=True)
        return cls(Folders(MODELS), {path: told for path, told in found if told})


def checked(path: Path, looked: Looked | None = None) -> Checked:
    """Return an input as it is on disk now, checked, with K606 where another one gives a paper of the same name."""
    folders, clashes = looked or Looked.now()
    found = checking.check(path, folders)
    return replace(found, problems=(*found.problems, clashes[path])) if path in clashes else found


def targets(path: Path, parts: Sequence[str], *, copy: bool = False) -> list[Path]:
    """Return where the papers of an input go that is no roster, by the parts of their names."""
    return [output_path(path, OUTPUTS, part=part, copy=copy) for part in parts]


def touched(each: Checked, *, copy: bool = False) -> list[Touched]:
    """Return the papers of a sound input that may hold somebody's work."""
    if each.document is None or each.kind is None:
        return []
    facts = telling.facts_of(each.document, each.kind.name)
    found = []
    for target in targets(each.path, [part for part, _ in making.papers(each.kind)], copy=copy):
        data = _read(target)
        reason = edits.edits(data, known_names.name_of(each.path), facts) if data else ""
        if reason:
            found.append(Touched(target, reason, digest(data), _differences(data, target)))
    return found


def _read(target: Path) -> bytes:
    try:
        return disk.read(target)
    except OSError:
        return b""


def _differences(data: bytes, target: Path) -> tuple[Difference, ...]:
    """Return the edits of a paper; none where it does not tell what it was made from."""
    try:
        return tuple(edits.differences(data, edits.origin(data, target.as_posix()), target.as_posix()))
    except InputError:
        return ()


def make(each: Checked, renderers: Renderers, *, replacing: bool = False, copy: bool = False) -> Outcome:
    """Return what became of an input that is no roster, its excerpts with it."""
    found = list(_run(each, renderers, Wishes(OUTPUTS, replacing=replacing, copy=copy)))
    problems = tuple(dict.fromkeys(problem for one in found for problem in one.problems))
    made = tuple(path for one in found for path in one.papers)
    return Outcome(None, problems, max(one.exit_code for one in found), made)


def make_rows(each: Checked, renderers: Renderers, rows: frozenset[int], *, joined: bool) -> Iterator[Outcome]:
    """Yield the outcome of each row of a roster, of the `rows` of these numbers where there are any."""
    try:
        yield from _run(each, renderers, Wishes(OUTPUTS, rows=rows, joined=joined))
    except KakdocError as fault:
        yield Outcome(None, fault.problems, fault.exit_code)


def _run(each: Checked, renderers: Renderers, wishes: Wishes) -> Iterator[Outcome]:
    with guarded(each.path):
        renderer = renderers(each.kind) if each.kind else Renderer()
        shelved = wishes._replace(shelf=Shelf(place()))
        yield from running.make((each,), shelved, lambda _: None, renderer, _pool() if each.many else None)


def _pool() -> Pool | None:
    """Return the processes that make papers of many rows, as the command has them; None for a computer of one core.

    They begin anew instead of as copies of this one: a copy of a process of several threads may wait for ever.
    """
    return side_by_side.pool("spawn") if side_by_side.cores() > 1 else None


def make_all(paths: Iterable[Path], renderers: Renderers) -> Iterator[Outcome]:
    """Yield the outcome of each paper of many inputs; what is edited stays, and is told."""
    looked = Looked.now()
    for path in paths:
        try:
            yield from _run(checked(path, looked), renderers, Wishes(OUTPUTS))
        except KakdocError as fault:
            yield Outcome(None, fault.problems, fault.exit_code)


def print_all(papers: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the outcome of some papers that are printed at a time: starting LibreOffice takes longer than a paper."""
    for first in range(0, len(papers), _PORTION):
        portion = papers[first : first + _PORTION]
        made, found = printing.to_pdf(portion)
        yield Outcome(None, tuple(found), 0, tuple(made), asked=len(portion))
