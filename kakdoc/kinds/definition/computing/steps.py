"""What is computed, in which order: fields with a formula, fields taken from elsewhere, sums of headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath
from kakdoc.kinds.definition.formulas import dependencies, formula
from kakdoc.kinds.definition.formulas.formula import Formula
from kakdoc.kinds.definition.schema import Definition, Isian


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a definition: its dotted place, its path in the definition, the table that it stands in."""

    place: str
    path: FieldPath
    isian: Isian
    table: Isian | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the place."""
        return tuple(self.place.split("."))

    @property
    def title(self) -> str:
        """What it is called."""
        return self.isian.title(self.keys[-1])

    @property
    def is_summed(self) -> bool:
        """Whether headings hold the sum of what stands beneath."""
        levels = self.table.jenjang if self.table else None
        return levels is not None and self.keys[-1] in levels.jumlah


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to compute: by a formula, from elsewhere where nothing was typed, or as the sum of a heading."""

    field: Field
    formula: Formula | None
    source: Formula | None = None

    @property
    def waits(self) -> frozenset[str]:
        """The names that must be computed before."""
        return self.formula.waits if self.formula else frozenset()


def every(
    known: Mapping[str, Isian], path: FieldPath = ("isian",), place: str = "", table: Isian | None = None
) -> Iterator[Field]:
    """Yield all fields, those of groups and tables behind their own."""
    for key, isian in known.items():
        own = Field(f"{place}{key}", (*path, key), isian, table)
        yield own
        below = isian if isian.tipe == "tabel" else table
        yield from every(isian.inner, (*own.path, isian.below), f"{own.place}.", below)


def steps(definition: Definition) -> tuple[Step, ...]:
    """Return what is computed in its order. Raises FormulaError for what cannot be read, K722 for a circle."""
    found = {each.place: step for each in every(definition.fields) if (step := _step(each)) is not None}
    waits = {place: step.waits for place, step in found.items()}
    return tuple(found[place] for place in dependencies.order(waits, known(definition)) if place in found)


def known(definition: Definition) -> frozenset[str]:
    """Return the places of all fields."""
    return frozenset(each.place for each in every(definition.fields))


def _step(field: Field) -> Step | None:
    isian = field.isian
    if not (isian.rumus or isian.dari or field.is_summed):
        return None
    compiled: Sequence[Formula | None] = [formula.compile(each) if each else None for each in (isian.rumus, isian.dari)]
    return Step(field, *compiled)
