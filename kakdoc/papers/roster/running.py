"""All papers of a roster: rows read one by one, each made, named and saved; nothing of a row is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kakdoc.base.problems import InputError, KakdocError, Location, Problem, error
from kakdoc.inputs.drawing_on.roster import asked
from kakdoc.inputs.drawing_on.roster import opened as opening
from kakdoc.inputs.drawing_on.roster.rows import Row, Table
from kakdoc.inputs.located import in_order
from kakdoc.inputs.opening import Held
from kakdoc.inputs.tree import Scalar
from kakdoc.kinds.fields.marks import BERKAS_PESERTA
from kakdoc.kinds.shape import key_of
from kakdoc.papers import making
from kakdoc.papers.checking import Checked, Outcome, output_path
from kakdoc.papers.making import Renderer, Wishes, saved
from kakdoc.papers.roster import excerpts, names, numbers, pooling
from kakdoc.papers.roster.bundling import Bundle
from kakdoc.papers.roster.filling import Numbered
from kakdoc.papers.roster.paper import Job, Made, Stage, made
from kakdoc.papers.roster.plan import Plan, planned
from kakdoc.papers.roster.pooling import Pool
from kakdoc.papers.roster.told import Told


@dataclass(slots=True)
class _Run:
    """One roster at work: what all rows share, what was seen of keys and names, what is to be told."""

    checked: Checked
    job: Job
    table: Table
    held: Held
    told: Told
    keys: dict[int, int] = field(default_factory=dict)
    names: dict[int, int] = field(default_factory=dict)
    """The rows of keys and names, by the hashes of these."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The numbers in the series by key."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the names of the papers that each row makes, one of them empty where there is one paper."""
        kind = self.checked.kind
        return tuple(part for part, _ in making.papers(kind)) if kind else ()

    def number(self, *, kept: bool) -> None:
        """Have each key its number; `kept` writes new ones into the book, unless no row can become a paper."""
        plan = self.job.plan
        if plan.pattern is None:
            return
        path = self.checked.path
        own = numbers.series(path, plan.pattern, plan.first)
        keys = dict.fromkeys(key for row in self.table.rows(plan.wanted) if (key := row.texts[plan.key]))
        self.numbers = numbers.given(path, own, keys, kept=False)
        if kept and self._is_of_use():
            self.numbers = numbers.given(path, own, keys, kept=True)

    def _is_of_use(self) -> bool:
        """Return whether any row can become a paper: else the text of all is at fault, and no number is given yet."""
        job, renderer = replace(self.job, rendering=False), Renderer()
        rows = self.table.rows(job.plan.wanted)
        return any(made(job, self._numbered(row), renderer).stage is Stage.MADE for row in rows)

    def _numbered(self, row: Row) -> Numbered:
        return Numbered(row, self.numbers.get(row.texts[self.job.plan.key], 0) if self.numbers else 0)

    def rows(self, wanted: frozenset[int]) -> Iterator[tuple[Numbered, str]]:
        """Yield the rows, those of the numbers `wanted` where there are any, each with the name of its paper."""
        plan: Plan = self.job.plan
        for row in self.table.rows(plan.wanted):
            faults = [*row.problems, *self._of_key(row.number, row.texts[plan.key] if plan.key >= 0 else None)]
            each = self._numbered(row)
            name = names.name(plan, each, self.job.places)
            twins = [*self._of_name(row.number, name)]
            faults += twins[:1] if not faults else ()
            if not wanted or row.number in wanted:
                yield each._replace(row=row._replace(problems=tuple(faults))), name

    def _of_name(self, row: int, name: str) -> Iterator[Problem]:
        """Yield K810 for each paper of a row that has the name of one of another row."""
        for part in self.parts:
            own = _named(name, part)
            first = self.names.setdefault(hash(own.casefold()), row)
            if first != row:
                message = f"nama naskahnya, “{own}”, sudah dipakai baris {first}."
                remedy = "pakai kolom yang berbeda di setiap baris untuk `nama_berkas:`."
                yield error("K810", message, remedy).at(self.job.places.of(row))

    def of_none(self) -> Iterator[Problem]:
        """Yield K804 where no row was seen."""
        if not self.names:
            message = "daftar peserta ini tidak berisi satu baris pun."
            yield error("K804", message, "isi barisnya di bawah judul kolom.").at(self.job.places.of(1))

    def _of_key(self, row: int, key: str | None) -> Iterator[Problem]:
        """Yield K811 for a row without its key, or with that of another."""
        if key is None:
            return
        place, title = self.job.places.of(row), self.job.plan.key_title
        if not key:
            yield error("K811", f"kolom kunci “{title}” kosong di baris ini.", "isi kolom itu.").at(place)
            return
        first = self.keys.setdefault(hash(key.casefold()), row)
        if first != row:
            message = f"kunci “{key}” sudah ada di baris {first}."
            remedy = f"hapus salah satu barisnya, atau betulkan kolom “{title}”."
            yield error("K811", message, remedy).at(place)


def make(
    checked: Iterable[Checked],
    wishes: Wishes,
    step: Callable[[Path], object],
    renderer: Renderer | None = None,
    pool: Pool | None = None,
) -> Iterator[Outcome]:
    """Yield the outcomes of inputs, in order, as `making.make` does; of one with a roster one for each paper made.

    What was not made of a roster is told by its last outcome. The workers of a `pool` make the papers of many rows.
    """
    renderer = renderer or Renderer(wishes.shelf)
    for each in checked:
        if each.many:
            step(each.path)
            yield from _papers(each, wishes, renderer, pool)
        else:
            (own,) = making.make((each,), wishes, step, renderer)
            yield own
            if own.made and not wishes.copy and excerpts.are_asked_for(each):
                yield from excerpts.make(each, wishes, renderer)


def check(checked: Checked, *, strict: bool = False, most: int | None = None) -> Outcome:
    """Return what is wrong with the papers of a roster, none of which is made."""
    try:
        run = opened(checked, Wishes(Path(), strict), most, rendering=False)
        run.number(kept=False)
        faults = [_told(run, made(run.job, each, Renderer())) for each, _ in run.rows(frozenset())]
    except KakdocError as fault:
        return Outcome(None, (*checked.problems, *fault.problems), fault.exit_code)
    own = (*run.checked.problems, *run.of_none())
    code = 1 if any(strict or each.fatal for each in own) else max(faults, default=0)
    return Outcome(None, (*own, *run.told.problems()), code)


def _told(run: _Run, made_of: Made) -> int:
    run.told.add(made_of)
    return made_of.exit_code


def _named(name: str, part: str) -> str:
    return f"{name}-{part}" if part else name


def opened(checked: Checked, wishes: Wishes, most: int | None, *, rendering: bool = True) -> _Run:
    """Return a roster that was opened and planned; raises InputError for what is wrong with all of it."""
    kind, gathered = checked.kind, checked.gathered
    assert kind and gathered  # noqa: S101, PT018  an input with a roster has both
    named = gathered.root.entries[key_of(kind.model, BERKAS_PESERTA) or ""]
    assert isinstance(named, Scalar)  # noqa: S101  asked for when it was checked
    table, held = opening.opened(named, checked.path)
    if any(each.fatal for each in table.problems):
        raise InputError(*table.problems)
    plan, problems = planned(gathered, table, kind.file_pattern)
    found = (*table.problems, *problems)
    if any(each.fatal for each in found):
        raise InputError(*in_order(found))
    job = Job(gathered, kind.name, plan, table.places, wishes.strict, wishes.traced, wishes.copy, rendering)
    return _Run(
        replace(checked, problems=(*checked.problems, *in_order(found))), job, table, held, Told(table.places, most)
    )


def _papers(checked: Checked, wishes: Wishes, renderer: Renderer, pool: Pool | None) -> Iterator[Outcome]:
    """Yield an outcome for each row of a roster that has papers, and one for all that were not made."""
    kind = checked.kind
    if wishes.copy and kind and (told := making.without_copy(kind, None)):
        yield Outcome(None, (told.at(Location(checked.path.as_posix())),), 0)
        return
    try:
        run = opened(checked, wishes, wishes.most)
    except KakdocError as fault:
        yield Outcome(None, (*checked.problems, *fault.problems), fault.exit_code)
        return
    problems = [*run.checked.problems]
    if any(wishes.strict or each.fatal for each in problems):
        yield Outcome(None, tuple(problems), 1)
        return
    code, lost, found = 0, 0, set[int]()
    folder = output_path(checked.path, wishes.to, copy=wishes.copy).with_suffix("")
    bundles = {part: Bundle(folder.with_name(_named(folder.name, part)), wishes) for part in run.parts}
    try:
        run.number(kept=True)
        for paper, name in pooling.papers(run.job, run.rows(wishes.rows), renderer, wishes.shelf, pool):
            found.update((paper.row,) if wishes.rows else ())
            outcome = _saved(run, paper, folder / name, wishes)
            if outcome.made:
                yield outcome
                for part, data in paper.papers:
                    yield from bundles[part].add(data)
            else:
                lost, code = lost + 1, max(code, outcome.exit_code)
            problems += outcome.problems
        for bundle in bundles.values():
            yield from bundle.finish()
        absent = [*run.of_none(), *asked.absent(wishes.rows, found, run.job.places)]
        problems, code = [*problems, *absent], max(code, 1 if absent else 0)
    except KakdocError as fault:
        problems, code = [*problems, *fault.problems], fault.exit_code
    yield Outcome(None, (*problems, *run.told.problems()), code, asked=lost)


def _saved(run: _Run, paper: Made, target: Path, wishes: Wishes) -> Outcome:
    """Return what became of the papers of a row once they were saved; `target` is without what tells them apart."""
    run.told.add(paper)
    if not paper.papers:
        return Outcome(None, (), paper.exit_code)
    try:
        if not run.held.is_still(run.job.places.file):
            raise InputError(making.changed(Path(run.job.places.file)))
        named = [(target.with_name(f"{_named(target.name, part)}.docx"), data) for part, data in paper.papers]
        made_of, *others = [saved(data, run.checked.path, file, paper.facts, wishes) for file, data in named]
        return Outcome(made_of, (), 0, tuple(others))
    except KakdocError as fault:
        return Outcome(None, fault.problems, fault.exit_code)
