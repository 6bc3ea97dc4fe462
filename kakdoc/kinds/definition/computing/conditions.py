"""Conditions of a definition: formulas that must hold, for the paper or for each row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, warning
from kakdoc.kinds.definition.computing.running import Computing, Place, places
from kakdoc.kinds.definition.formulas import formula
from kakdoc.kinds.definition.formulas.formula import Formula
from kakdoc.kinds.definition.formulas.values import HEADING, holds
from kakdoc.kinds.definition.schema import Definition, Isian, Periksa

REMEDY = "betulkan isiannya."


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, with its place in the definition and the field that it points to."""

    path: FieldPath
    said: Periksa
    formula: Formula
    isian: Isian | None
    of_headings: bool
    """Whether headings have a value in the column that it points to."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the field that it points to."""
        return tuple((self.said.di or "").split(".")) if self.said.di else ()


def conditions(definition: Definition) -> tuple[Condition, ...]:
    """Return the conditions of a definition. Raises FormulaError for one that cannot be read."""
    return tuple(
        Condition(
            ("periksa", index, "syarat"),
            each,
            formula.compile(each.syarat),
            definition.at(each.di.split(".")) if each.di else None,
            _of_headings(definition, each.di),
        )
        for index, each in enumerate(definition.periksa)
        if each.syarat
    )


def _of_headings(definition: Definition, di: str | None) -> bool:
    *above, key = (di or "").split(".")
    table = definition.at(above) if above else None
    if table is None or table.jenjang is None or key not in table.kolom:
        return True
    return key in table.jenjang.jumlah or bool(table.kolom[key].rumus)


def judged(condition: Condition, computing: Computing) -> Iterator[Problem]:
    """Yield a problem for each place where a condition does not hold; what keeps it from being asked is kept apart."""
    if computing.lacks(condition.said.di or "", condition.formula.reads):
        return
    whole = Place(computing.document, computing.plain, computing.plain, ())
    keys = condition.keys
    found = places(keys, computing.document, computing.plain, computing.plain) if keys else [whole]
    faults: list[tuple[Place, InvalidValue]] = []
    broken: list[Place] = []
    for place in found:
        if place.plain.get(HEADING) is True and not condition.of_headings:
            continue
        try:
            if not holds(condition.formula.value(place.scope, computing.calculation)):
                broken.append(place)
        except InvalidValue as fault:
            faults.append((place, fault))
    computing.tell(condition.path, condition.said.di or "syarat", faults)
    rows = [each for each in broken if each.plain.get(HEADING) is not True]
    yield from (_broken(condition.said, each.path) for each in rows or broken)  # a heading breaks it with its rows


def _broken(said: Periksa, path: FieldPath) -> Problem:
    make = warning if said.tingkat == "peringatan" else error
    return make("K709", said.pesan or "", said.perbaikan or REMEDY, path)
