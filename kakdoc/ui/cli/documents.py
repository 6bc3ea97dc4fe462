"""Commands about papers: made, checked, asked where they come from and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base.guarding import guarded
from kakdoc.ui.cli.exit_codes import DONE, INPUT, OUTPUT
from kakdoc.ui.messages import problems as reports
from kakdoc.ui.messages import terminal

if TYPE_CHECKING:
    from kakdoc.base.problems import Problem
    from kakdoc.papers import making
    from kakdoc.papers.checking import Outcome
    from kakdoc.papers.roster.pooling import Pool

_MANY = 400
"""From so many inputs on, starting other processes costs less than it saves."""


def buat(
    paths: Sequence[Path],
    ke: Path,
    baris: str | None,
    kluster: str | None,
    *,
    pdf: bool,
    ketat: bool,
    timpa: bool,
    salinan: bool,
    satukan: bool,
    tanpa_jejak: bool,
    tanpa_cache: bool,
) -> int:
    """Validate and render; the paths of the documents made go to stdout."""
    from kakdoc.base import shelf
    from kakdoc.papers import checking, making
    from kakdoc.ui.cli.progress import watching

    files = list(dict.fromkeys(checking.inputs(paths)))
    kept = None if tanpa_cache else shelf.Shelf(shelf.place())
    wishes = making.Wishes(ke, ketat, timpa, salinan, traced=not tanpa_jejak, shelf=kept, joined=satukan)
    if baris is not None:
        from kakdoc.inputs.drawing_on.roster import asked

        wishes = wishes._replace(rows=asked.numbers(baris))
    with _workers(kluster) as pool:
        with watching(len(files)) as step:
            made_of = _made(files, wishes, step, pool)
            outcomes = list(checking.settled([*made_of, *_passed_over(paths, ketat)], strict=ketat))
        made = [path for outcome in outcomes for path in outcome.papers]
        codes = {outcome.exit_code for outcome in outcomes}
        problems = reports.gathered(problem for outcome in outcomes for problem in outcome.problems)
        to_print = made if pdf else [path for outcome in outcomes if not outcome.made for path in outcome.others]
        pdfs, refused = _pdfs(to_print, pool, replacing=timpa)
        made += pdfs
        problems += refused
        codes |= {OUTPUT} if any(each.fatal for each in refused) else set()
    for path in made:
        terminal.say(path.as_posix())
    papers = reports.Papers(
        sum(each.asked for each in outcomes),
        sum(each.made is not None for each in outcomes),
        sum(each.asked - 1 for each in outcomes if each.asked > 1),
    )
    reports.to_stderr(problems, reports.summary(papers.asked, problems, papers))
    return max(codes, default=DONE)


def _made(
    files: Sequence[Path], wishes: making.Wishes, step: Callable[[Path], object], pool: Pool | None
) -> Iterator[Outcome]:
    """Return the outcomes of inputs, many of them by several processes; rosters by a cluster where there is one."""
    from kakdoc.papers import checking
    from kakdoc.papers.roster import running
    from kakdoc.ui import side_by_side

    if pool is not None or side_by_side.cores() == 1:
        return running.make(checking.check_all(files, wishes.to), wishes, step, None, pool)
    if len(files) >= _MANY:
        return side_by_side.make(files, wishes, step)
    return running.make(checking.check_all(files, wishes.to), wishes, step, None, side_by_side.pool())


@contextmanager
def _workers(address: str | None) -> Iterator[Pool | None]:
    """Yield the workers of a cluster, where one is asked for."""
    if address is None:
        yield None
        return
    from kakdoc.ui import side_by_side
    from kakdoc.ui.cli import cluster

    with cluster.opened(address, side_by_side.cores()) as pool:
        yield pool


def _pdfs(papers: Sequence[Path], pool: Pool | None, *, replacing: bool) -> tuple[list[Path], list[Problem]]:
    """Return the PDF of papers and what is told of them; by the workers of a cluster where there is one."""
    if not papers:
        return [], []
    from kakdoc.papers.pdf import printing

    if pool is None:
        return printing.to_pdf(papers, replacing=replacing)
    return printing.by_workers(pool, papers, replacing=replacing)


def periksa(paths: Sequence[Path], bentuk: str, *, ketat: bool) -> int:
    """Validate only; as JSON the problems are the result and go to stdout."""
    from kakdoc.papers import checking

    files = list(dict.fromkeys(checking.inputs(paths)))
    outcomes, templates = [], dict[str, None]()
    most = None if bentuk == reports.Format.JSON else reports.MOST_ROWS
    for each in checking.check_all(files):
        if each.many:
            from kakdoc.papers.roster import running

            outcomes.append(running.check(each, strict=ketat, most=most))
        else:
            outcomes.append(checking.Outcome(None, each.problems, 0 if each.is_sound(ketat) else 1))
        templates |= {each.kind.template: None} if each.kind else {}
    settled = list(checking.settled([*outcomes, *_passed_over(paths, ketat, tuple(templates))], ketat))
    problems = reports.gathered(problem for outcome in settled for problem in outcome.problems)
    if bentuk == reports.Format.JSON:
        terminal.say(reports.as_json(problems))
    else:
        reports.to_stderr(problems, reports.summary(len(files), problems))
    return max((outcome.exit_code for outcome in settled), default=DONE)


def _passed_over(paths: Sequence[Path], strict: bool, templates: Sequence[str] = ()) -> list[Outcome]:
    """Return what to say of files that look like inputs or templates, or are read though old, as one outcome."""
    from kakdoc.base import lookalikes
    from kakdoc.papers.checking import Outcome

    found = (
        *lookalikes.of_inputs(paths),
        *lookalikes.lying_flat(),
        *lookalikes.without_kind(),
        *lookalikes.of_templates(templates),
    )
    return [Outcome(None, found, INPUT if strict else DONE, asked=0)] if found else []


def status(paths: Sequence[Path], bentuk: str) -> int:
    """Print how papers stand to their inputs and templates, and which outputs of a TOR exist."""
    from kakdoc.base import lookalikes
    from kakdoc.papers.trace import standing
    from kakdoc.ui.messages import standing as status_reports

    found, refused = standing.check(paths or [Path("outputs")])
    activities = list(standing.activities(found))
    if bentuk == reports.Format.JSON:
        terminal.say(status_reports.as_json(found, activities))
    elif found:
        terminal.say(status_reports.as_text(found, activities))
    told = [*lookalikes.lying_flat(), *(problem for each in refused for problem in each.problems)]
    reports.to_stderr(told, status_reports.summary(found))
    return max((each.exit_code for each in refused), default=DONE)


def asal(file: Path, ambil: Path | None) -> int:
    """Print where a paper comes from, or write the input it carries; existing files are never replaced."""
    from kakdoc.papers.trace import origins, taking_back

    if ambil is None:
        with guarded(file):
            text = origins.as_text(file)
        terminal.say(text)
        return DONE
    with guarded(file):
        written, warnings = taking_back.take(file, ambil)
    for path in written:
        terminal.say(path.as_posix())
    reports.to_stderr(warnings)
    return DONE


def bersihkan() -> int:
    """Remove the compiled templates that earlier runs kept, and say how many there were."""
    from kakdoc.base import shelf

    terminal.say(f"{shelf.Shelf(shelf.place()).clear()} templat terkompilasi dihapus.")
    return DONE
