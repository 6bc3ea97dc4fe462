"""Computes a document: what it holds is completed in place, what went wrong is told as values."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, warning
from kakdoc.base.wording import either
from kakdoc.kinds.definition.computing import levels
from kakdoc.kinds.definition.computing.fitting import default, fitted, taken
from kakdoc.kinds.definition.computing.steps import Field, Step, every
from kakdoc.kinds.definition.formulas import numbers
from kakdoc.kinds.definition.formulas.calculating import Calculation
from kakdoc.kinds.definition.formulas.dependencies import meant
from kakdoc.kinds.definition.formulas.formula import Formula
from kakdoc.kinds.definition.formulas.values import HEADING
from kakdoc.kinds.definition.schema import Definition
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.shape import fields

Scope = MutableMapping[str, Any]


@dataclass(slots=True)
class Place:
    """One place of a step in a document: the group or row that holds it, as fields and as plain values."""

    owner: Model
    plain: dict[str, Any]
    scope: Scope
    path: FieldPath
    row: int | None = None


def places(
    keys: Sequence[str], owner: Model, plain: dict[str, Any], scope: Scope, path: FieldPath = ()
) -> Iterator[Place]:
    """Yield where a dotted place stands in a document: once, or once a row of the tables on the way."""
    head, *rest = keys
    if not rest:
        row = next((each for each in reversed(path) if isinstance(each, int)), None)
        yield Place(owner, plain, scope, (*path, head), row)
        return
    inner = getattr(owner, head)
    if isinstance(inner, tuple):
        for index, (row, values) in enumerate(zip(inner, plain[head], strict=True)):
            yield from places(rest, row, values, _inside(scope, values, baris_ke=index + 1), (*path, head, index))
    elif inner is not None:
        yield from places(rest, inner, plain[head], _inside(scope, plain[head]), (*path, head))


def _inside(scope: Scope, values: dict[str, Any], **more: Any) -> Scope:
    outer = scope.maps if isinstance(scope, ChainMap) else [scope]
    return ChainMap(values, *([more] if more else []), *outer)


@dataclass(slots=True)
class Computing:
    """One document being computed, with what went wrong: `faults` stand in the definition, `told` in the document."""

    definition: Definition
    steps: Sequence[Step]
    known: frozenset[str]
    document: Model
    plain: dict[str, Any]
    calculation: Calculation
    faults: list[tuple[FieldPath, Problem]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    _lost: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Complete the document."""
        for each in every(self.definition.fields):
            if each.isian.jenjang is not None:
                for place in self._places(each):
                    rows, column = place.plain[each.keys[-1]] or (), each.isian.jenjang.kolom
                    levels.mark(rows, column)
                    self.told += (_late(found, (*place.path, found[0], column)) for found in levels.late(rows, column))
        for step in self.steps:
            if self.lacks(step.field.place, step.waits):
                self._lost.add(step.field.place)
            elif step.source is not None:
                self._take(step, step.source)
            else:
                self._compute(step)

    def _places(self, each: Field) -> list[Place]:
        return list(places(each.keys, self.document, self.plain, self.plain))

    def lacks(self, place: str, names: Iterable[str]) -> bool:
        """Return whether something that a formula at a place reads could not be computed."""
        return any(self._is_lost(meant(place, name, self.known)) for name in names) if self._lost else False

    def _is_lost(self, place: str) -> bool:
        return any(place == each or place.startswith(f"{each}.") or each.startswith(f"{place}.") for each in self._lost)

    def _take(self, step: Step, source: Formula) -> None:
        """Fill in from elsewhere what was not typed."""
        key, isian, faults = step.field.keys[-1], step.field.isian, []
        for place in self._places(step.field):
            if place.plain[key] is None:
                try:
                    found = source.value(place.scope, self.calculation)
                    place.plain[key] = taken(isian, type(place.owner), key, found)
                except InvalidValue as fault:
                    faults.append((place, fault))
                    continue
                if place.plain[key] is None and isian.bawaan is not None:
                    place.plain[key] = default(isian)
                if place.plain[key] is None and isian.wajib is not False:
                    self.told.append(_missing(step, place))
                place.owner.__dict__[key] = place.plain[key]
        self._lose(step, "dari", faults)

    def _compute(self, step: Step) -> None:
        """Compute a field, or a column: its rows first, then the sums of its headings."""
        found = self._places(step.field)
        if step.formula is not None:
            tried = ((place, self._fault(step, step.formula, place)) for place in found)
            self._lose(step, "rumus", [(place, fault) for place, fault in tried if fault is not None])
        if step.field.is_summed:
            self._sum(step, found)
        for place in found:
            if step.formula is not None or place.plain.get(HEADING):
                self._keep(step, place)
            elif place.plain[step.field.keys[-1]] is None and step.field.isian.wajib is not False:
                self.told.append(_blank(step, place))

    def _fault(self, step: Step, formula: Formula, place: Place) -> InvalidValue | None:
        """Compute one place; return what keeps it from being computed."""
        if step.field.is_summed and place.plain[HEADING]:
            return None
        key = step.field.keys[-1]
        try:
            place.plain[key] = formula.value(place.scope, self.calculation)
            fitted(step.field.isian, place.plain[key])
        except InvalidValue as fault:
            place.plain[key] = None
            return fault
        return None

    def _sum(self, step: Step, found: Sequence[Place]) -> None:
        """Give each heading the sum of what stands beneath."""
        key = step.field.keys[-1]
        for _, table in groupby(found, lambda place: place.path[:-2]):
            rows = [each.plain for each in table]
            for index, row in enumerate(rows):
                if row[HEADING]:
                    row[key] = levels.total(rows, index, key)

    def tell(self, path: FieldPath, title: str, faults: Sequence[tuple[Place, InvalidValue]]) -> None:
        """Keep the first fault of a formula, with how many rows have one."""
        if not faults:
            return
        place, fault = faults[0]
        where = f"{title}, baris ke-{place.row + 1}" if place.row is not None else title
        more = f" (dan {len(faults) - 1} baris lain)" if len(faults) > 1 else ""
        problem = error(fault.code, f"{where}: {fault.message.rstrip('.')}{more}.", fault.remedy)
        self.faults.append((path, problem))

    def _lose(self, step: Step, key: str, faults: Sequence[tuple[Place, InvalidValue]]) -> None:
        """Tell the faults of a step; nothing goes on with what it gives."""
        if faults:
            self._lost.add(step.field.place)
            self.tell((*step.field.path, key), step.field.title, faults)

    def _keep(self, step: Step, place: Place) -> None:
        """Put what was computed into the document; tell where something else was typed."""
        key = step.field.keys[-1]
        typed = getattr(place.owner, key) if key in place.owner.model_fields_set else None
        computed = fitted(step.field.isian, place.plain[key])
        if typed is not None and computed is not None and not _is_same(typed, computed):
            self.told.append(_differing(step, place, typed, computed))
        place.owner.__dict__[key] = computed


def _is_same(typed: Any, computed: Any) -> bool:
    """Return whether what was typed is what was computed, or that rounded as far as it is typed: to two places or more.

    An amount is never rounded.
    """
    if not isinstance(typed, Decimal) or not isinstance(computed, Decimal):
        return bool(typed == computed)
    places = max(2, -int(typed.as_tuple().exponent))
    return typed == computed or typed == numbers.rounded(computed, places, numbers.half_up)


def _differing(step: Step, place: Place, typed: Any, computed: Any) -> Problem:
    title = step.field.title
    message = f"{title}: tertulis {_shown(typed)}, padahal hasil rumusnya {_shown(computed)}, yang dicetak."
    remedy = either("hapus kuncinya, atau betulkan.", "kosongkan selnya, atau betulkan.")
    return warning("K715", message, remedy, place.path)


def _shown(value: Any) -> str:
    """Return a value as people write it."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        whole, _, rest = f"{value:,f}".partition(".")
        rest = rest.rstrip("0")
        return whole.replace(",", ".") + (f",{rest}" if rest else "")
    return f"“{value}”"


def _late(found: tuple[int, str], path: FieldPath) -> Problem:
    message = f"baris ini induk dari {found[1]}, yang berdiri di atasnya dan tidak ikut terjumlah di sini."
    return warning("K727", message, "pindahkan baris ini ke atas rinciannya.", path)


def _missing(step: Step, place: Place) -> Problem:
    title, source = step.field.title, step.field.isian.dari
    message = f"{title} belum diisi, dan tidak ada di sumbernya ({source})."
    return error("K710", message, "isi di sini, atau di sumbernya.", place.path)


def _blank(step: Step, place: Place) -> Problem:
    title = step.field.title
    message = f"{title} belum diisi di baris ini, yang tidak mempunyai rincian di bawahnya."
    return error("K716", message, "isi nilainya.", place.path)


def plain_of(value: Any) -> Any:
    """Return a value of a document as formulas take it: groups and rows as mappings, tables as lists.

    Papers of other inputs are what they computed themselves.
    """
    if hasattr(value, "computed"):
        return value.computed
    if isinstance(value, Model):
        return {key: plain_of(getattr(value, key)) for key in fields(type(value))}
    return [plain_of(each) for each in value] if isinstance(value, tuple) else value
