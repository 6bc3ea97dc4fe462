"""What is wrong with the rows of a roster, told so that it can be read: what all share once, the rest at its row."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace

from kakdoc.base.problems import Problem, error, warning
from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.inputs.located import in_order
from kakdoc.papers.roster.paper import Made, Stage


@dataclass(slots=True)
class _Shared:
    """A problem told at the input itself: at which stage, and the rows that have it."""

    stage: Stage
    rows: array[int]


@dataclass(slots=True)
class Told:
    """The problems of the rows of one roster, as they come."""

    places: Places
    most: int | None
    _of_rows: list[tuple[int, Problem]] = field(default_factory=list)
    _shared: dict[Problem, _Shared] = field(default_factory=dict)
    _reached: list[int] = field(default_factory=lambda: [0] * len(Stage))
    _left_out: list[int] = field(default_factory=lambda: [0, 0])
    """How many errors and warnings of rows were left out."""

    def add(self, made: Made) -> None:
        """Take what is wrong with a row."""
        for stage in range(made.stage + 1):
            self._reached[stage] += 1
        for problem in dict.fromkeys(made.problems):
            if self._is_of_row(problem):
                self._keep(made.row, problem)
            else:
                stage = min(made.stage, Stage.JUDGED)
                self._shared.setdefault(problem, _Shared(Stage(stage), array("l"))).rows.append(made.row)

    def _is_of_row(self, problem: Problem) -> bool:
        place = problem.location
        if place is None or place.file != self.places.file:
            return False
        return not self.places.sheet or place.spot.startswith(f"sheet {self.places.sheet}, ")

    def _keep(self, row: int, problem: Problem) -> None:
        if self.most is None or len(self._of_rows) < self.most:
            self._of_rows.append((row, problem))
        else:
            self._left_out[not problem.fatal] += 1

    def problems(self) -> tuple[Problem, ...]:
        """Return all of them: those of the input in its order, then those of rows in theirs."""
        shared = []
        for problem, found in self._shared.items():
            if len(set(found.rows)) == self._reached[found.stage]:
                shared.append(problem)
                continue
            for row in dict.fromkeys(found.rows):
                self._keep(row, replace(problem, location=self.places.of(row)))
        rows = [problem for _, problem in sorted(self._of_rows, key=lambda each: each[0])]
        return (*in_order(shared), *dict.fromkeys(rows), *self._more())

    def _more(self) -> tuple[Problem, ...]:
        errors, warnings = self._left_out
        if not errors + warnings:
            return ()
        message = f"{errors + warnings} masalah lain di baris peserta tidak ditampilkan ({errors} galat)."
        remedy = "betulkan yang di atas, lalu jalankan lagi; semuanya: `kakdoc periksa --format json`."
        told = error if errors else warning
        return (told("K813", message, remedy).at(self.places.of(1)),)
