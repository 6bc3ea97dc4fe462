"""The rows of a roster, each with what is wrong with it and whether its papers are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import KakdocError, Problem
from kakdoc.inputs.drawing_on.roster.rows import Places, Wanted
from kakdoc.papers.checking import OUTPUTS, Checked, output_path
from kakdoc.papers.making import Wishes
from kakdoc.papers.roster import running

_ROW = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True)
class Person:
    """One row: its number in the file, its cells, what is wrong with it, its papers that are there."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]
    papers: tuple[Path, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot become a paper."""
        return any(each.fatal for each in self.problems)


@dataclass(frozen=True, slots=True)
class People:
    """A roster: its file, its headings, its rows, and what is wrong with the input that all rows share."""

    file: str
    head: tuple[str, ...]
    rows: tuple[Person, ...]
    shared: tuple[Problem, ...]


def people(checked: Checked, problems: Sequence[Problem]) -> People:
    """Return the rows of a roster, of whose papers the `problems` are known. Raises InputError for what is none."""
    run = running.opened(checked, Wishes(OUTPUTS), None, rendering=False)
    run.number(kept=False)
    places, head = run.table.places, tuple(run.table.head)
    of_rows: dict[int, list[Problem]] = {}
    for each in problems:
        of_rows.setdefault(_row(each, places), []).append(each)
    folder = output_path(checked.path, OUTPUTS).with_suffix("")
    names = {each.row.number: name for each, name in run.rows(frozenset())}
    rows = [
        Person(row.number, row.texts, tuple(of_rows.pop(row.number, ())), tuple(_papers(folder, name, run.parts)))
        for row in run.table.rows([Wanted(column) for column in range(len(head))])
        if (name := names.get(row.number, ""))
    ]
    return People(places.file, head, tuple(rows), tuple(each for own in of_rows.values() for each in own))


def count(checked: Checked) -> int:
    """Return of how many rows papers are made; 0 where the roster cannot be read."""
    try:
        return sum(1 for _ in running.opened(checked, Wishes(OUTPUTS), None, rendering=False).table.rows(()))
    except KakdocError:
        return 0


def _row(problem: Problem, places: Places) -> int:
    """Return the number of the row that a problem stands at; 0 for one of the input."""
    place = problem.location
    if place is None or place.file != places.file:
        return 0
    if not places.sheet:
        return place.line or 0
    found = _ROW.search(place.spot) if place.spot.startswith(f"sheet {places.sheet}, ") else None
    return int(found[1]) if found else 0


def _papers(folder: Path, name: str, parts: Sequence[str]) -> Iterator[Path]:
    """Yield the papers of a row that are there."""
    for part in parts:
        path = folder / f"{name}-{part}.docx" if part else folder / f"{name}.docx"
        if disk.is_file(path):
            yield path
