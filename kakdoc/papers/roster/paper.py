"""The paper of one row: its tree filled in, validated, judged, rendered; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kakdoc.base.guarding import guarded
from kakdoc.base.problems import KakdocError, Location, Problem
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.inputs.located import untold
from kakdoc.inputs.tree import Block
from kakdoc.inputs.validating import validate
from kakdoc.kinds.kind import Document, Kind
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.checking import judge
from kakdoc.papers.making import Renderer, papers, without_copy
from kakdoc.papers.roster.filling import Numbered
from kakdoc.papers.roster.judging import Judging
from kakdoc.papers.roster.plan import Plan
from kakdoc.papers.trace import telling

if TYPE_CHECKING:
    from kakdoc.word.trace import File


class Stage(IntEnum):
    """How far a row came."""

    CELLS = 0
    """Its cells could not be read."""
    SCHEMA = 1
    """The schema refused what they gave."""
    JUDGED = 2
    """Its document was judged."""
    MADE = 3
    """It is a paper, or could be one."""


@dataclass(frozen=True)
class Job:
    """What all rows of a roster share."""

    gathered: Gathered
    kind: str
    plan: Plan
    places: Places
    strict: bool = False
    traced: bool = True
    copy: bool = False
    """Whether certified copies are asked for."""
    rendering: bool = True

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes it of: a schema that is made of data is made there anew."""
        told = (self.kind, self.plan, self.places, self.strict, self.traced, self.copy, self.rendering)
        return _restored, (replace(self.gathered, model=Document), *told)

    @cached_property
    def rules(self) -> Judging:
        """The rules of the kind, those that no row changes judged once."""
        kind = BY_NAME[self.kind]
        return Judging(kind.checks, kind.model.derived() | frozenset(map(str, self.plan.root.inner)))


def _restored(gathered: Gathered, kind: str, *told: Any) -> Job:
    return Job(replace(gathered, model=BY_NAME[kind].model), kind, *told)


class Made(NamedTuple):
    """What became of a row: the bytes of its papers, what they tell of themselves, and every problem found.

    There are several papers where one record makes them, each with its part of the name.
    """

    row: int
    stage: Stage
    problems: tuple[Problem, ...] = ()
    papers: tuple[tuple[str, bytes], ...] = ()
    facts: Mapping[str, str] = {}
    exit_code: int = 0


def made(job: Job, each: Numbered, renderer: Renderer) -> Made:
    """Return the paper of a row, or why there is none; nothing is raised for a fault of the input or a template."""
    row = each.row.number
    try:
        with guarded(job.gathered.path):
            return _made(job, each, renderer)
    except KakdocError as fault:
        return Made(row, Stage.JUDGED, fault.problems, exit_code=fault.exit_code)


def _made(job: Job, each: Numbered, renderer: Renderer) -> Made:
    row, kind = each.row.number, BY_NAME[job.kind]
    faults = [*each.row.problems]
    root = job.plan.root.filled(each, job.places, faults)
    assert isinstance(root, Block)  # noqa: S101  an input is a mapping
    faults = [*dict.fromkeys(faults)]
    if any(problem.fatal for problem in faults):
        return Made(row, Stage.CELLS, tuple(faults), exit_code=1)
    document, refused = validate(root, kind.model)
    if document is None:
        return Made(row, Stage.SCHEMA, (*faults, *untold(refused, faults)), exit_code=1)
    if job.copy and (passed_over := without_copy(kind, document)):
        return Made(row, Stage.JUDGED, (passed_over.at(Location(job.gathered.path.as_posix())),))
    rules = (job.rules, kind.copy_checks) if job.copy and kind.copy_checks else (job.rules,)
    problems = (*faults, *untold(judge(root, document, rules), faults))
    if any(job.strict or problem.fatal for problem in problems):
        return Made(row, Stage.JUDGED, problems, exit_code=1)
    if not job.rendering:
        return Made(row, Stage.MADE, problems)
    own = telling.of_row(job.places, job.plan.head, job.plan.wanted, each.row.texts) if job.traced else None
    rendered = tuple((part, _rendered(job, file, document, own, renderer)) for part, file in papers(kind))
    told = (each for _, file in papers(kind) for each in renderer.warnings(file, document))
    found = (*problems, *dict.fromkeys(told))
    return Made(row, Stage.MADE, found, rendered, telling.facts_of(document, kind.name))


def _rendered(job: Job, kind: Kind, document: Document, row: File | None, renderer: Renderer) -> bytes:
    """Return one paper of a row; without `row` it tells nothing of where it came from."""
    trace = None if row is None else telling.of_paper(job.gathered, document, kind, renderer.digest(kind), (row,))
    return renderer.render(kind, document, job.gathered.pictures, trace, copy=job.copy)
