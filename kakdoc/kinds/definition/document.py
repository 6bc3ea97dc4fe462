"""A document of a kind made of data: what it holds is computed when it is read, what it prints is composed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import PrivateAttr, model_validator

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.kinds.definition.computing.conditions import judged
from kakdoc.kinds.definition.computing.levels import LEVEL
from kakdoc.kinds.definition.computing.running import Computing, plain_of
from kakdoc.kinds.definition.formulas.calculating import Calculation
from kakdoc.kinds.definition.formulas.values import HEADING
from kakdoc.kinds.definition.plan import Plan, is_spoken, is_taxed
from kakdoc.kinds.definition.tariffs import TABLES_KEY
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.fields.marks import Sifat, TahunNaskah
from kakdoc.kinds.kind import Document
from kakdoc.kinds.law.acts.citable import widened
from kakdoc.kinds.law.register import Register, last_day
from kakdoc.kinds.listed.printed import Later, with_fields
from kakdoc.kinds.office import letterhead, register
from kakdoc.kinds.shape import Shape, fields, key_of
from kakdoc.values.dates.tanggal import Tanggal

_SHARED = frozenset(("instansi", "peraturan", TABLES_KEY))
"""Fields that many papers share; formulas read them as they are."""
Named = tuple[FieldPath, str, str]
"""The place of a key, what it names, the key."""


class Defined(Document):
    """Base of the kinds made of data."""

    plan: ClassVar[Plan]
    _computing: Computing = PrivateAttr()

    if TYPE_CHECKING:
        peraturan: Any
        tahun_lain: tuple[int, ...]
        daerah_lain: tuple[str, ...]
        nama_lain: tuple[str, ...]

    @model_validator(mode="after")
    def _compute(self) -> Self:
        """Complete the document by what its definition computes; what went wrong is told by its rules."""
        plan = self.plan
        tables = getattr(self, TABLES_KEY, {})
        plain = {
            key: getattr(self, key) if key in _SHARED else plain_of(getattr(self, key)) for key in fields(type(self))
        }
        self._computing = Computing(plan.definition, plan.steps, plan.known, self, plain, Calculation(tables))
        self._computing.run()
        return self

    @property
    def computed(self) -> Mapping[str, Any]:
        """Its values as formulas take them, exact."""
        return self._computing.plain

    @classmethod
    def nature(cls) -> Sifat:
        """Return what its definition says; of fields added to another kind, what that is."""
        return super().nature() if cls.plan.base else cls.plan.definition.sifat

    @classmethod
    def derived(cls) -> frozenset[str]:
        """Return the fields that are computed, or hold something that is."""
        return frozenset(step.field.keys[0] for step in cls.plan.steps)

    def told(self) -> Iterator[Problem]:
        """Yield what computing found: in the document, and in the definition, at its lines."""
        yield from self._computing.told
        for condition in self.plan.conditions:
            yield from judged(condition, self._computing)
        for path, problem in self._computing.faults:
            yield problem.at(self.plan.where(path))

    @property
    def year_of_paper(self) -> int:
        """The year of the paper: its own, else that of its TOR."""
        if self.plan.year:
            return int(getattr(self, self.plan.year))
        kak = getattr(self, self.plan.kak or "")
        return int(getattr(kak, key_of(type(kak), TahunNaskah) or ""))

    @property
    def date_of_paper(self) -> Tanggal | None:
        """Its date, where it has one."""
        date = getattr(self, self.plan.date) if self.plan.date else None
        return date if isinstance(date, Tanggal) else None

    @property
    def regulations(self) -> Register:
        """The regulations as the office orders and names them."""
        return register(self.instansi, self.peraturan)

    @property
    def table_of_persons(self) -> str | None:
        """The table whose rows are persons, each of whom a paper may be made for."""
        return self.plan.definition.peserta

    def tax_numbers(self) -> Iterator[tuple[FieldPath, str]]:
        """Yield every tax number with its place."""
        for key in self.plan.taxed:
            yield from _marked(getattr(self, key), fields(type(self))[key].shape, (key,))

    def context(self) -> dict[str, Any]:
        """Return what the template prints: the fields, officials and regulations for their keys, and the signers."""
        below = super().context() if self.plan.base else with_fields(self, {"instansi": letterhead(self.instansi)})
        naming = self.plan.naming.items()
        named = {key: _spoken(self, getattr(self, key), below[key], shape) for key, shape in naming}
        others = {key: Later(each.context) for key in self.plan.papers if (each := getattr(self, key)) is not None}
        printed = {**self._signers(), **below, **named, **others}
        for keys in self.plan.levels:
            printed = _levelled(printed, self.computed, keys)
        return printed

    def _signers(self) -> dict[str, Any]:
        signers = self.plan.definition.penanda_tangan
        if not signers:
            return {}
        keys = [(each.label or "", getattr(self, each.isian)) for each in signers]
        return {"penanda_tangan": [{"label": label, **_official(self, key)} for label, key in keys if key]}


def _levelled(printed: Any, computed: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """Return what is printed, of each row of the table with levels there its level and whether others stand beneath."""
    key, *below = keys
    pairs = zip(printed[key] or (), computed[key] or (), strict=True)
    if below:
        return {**printed, key: [_levelled(row, values, below) for row, values in pairs]}
    return {**printed, key: [{**row, LEVEL: values[LEVEL], HEADING: values[HEADING]} for row, values in pairs]}


def named(document: Defined) -> Iterator[Named]:
    """Yield every key of an official or a regulation in the fields of a definition, who signs first."""
    first = [each.isian for each in document.plan.definition.penanda_tangan]
    order = sorted(document.plan.naming, key=lambda key: first.index(key) if key in first else len(first))
    for key in order:
        yield from _named(getattr(document, key), document.plan.naming[key], (key,))


def _named(value: Any, shape: Shape, path: FieldPath) -> Iterator[Named]:
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _named(each, shape.item or shape, (*path, index))
    elif isinstance(value, Model):
        for key, field in fields(type(value)).items():
            if is_spoken(field.shape):
                yield from _named(getattr(value, key), field.shape, (*path, key))
    elif isinstance(value, str) and shape.names:
        yield path, shape.names, value


def _marked(value: Any, shape: Shape, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _marked(each, shape.item or shape, (*path, index))
    elif isinstance(value, Model):
        for key, field in fields(type(value)).items():
            if is_taxed(field.shape):
                yield from _marked(getattr(value, key), field.shape, (*path, key))
    elif isinstance(value, str):
        yield path, value


def _spoken(document: Defined, value: Any, plain: Any, shape: Shape) -> Any:
    """Return plain values in which officials and regulations stand for their keys, words for months."""
    if isinstance(value, tuple):
        pairs = zip(value, plain, strict=True)
        return [_spoken(document, each, other, shape.item or shape) for each, other in pairs]
    if isinstance(value, Model):
        known = {key: field.shape for key, field in fields(type(value)).items() if is_spoken(field.shape)}
        said = {key: _spoken(document, getattr(value, key), plain[key], own) for key, own in known.items()}
        return {**plain, **said}
    if isinstance(value, int):
        return shape.choices[value - 1]
    if isinstance(value, str):
        return _official(document, value) if shape.names == "pejabat" else _citation(document, value)
    return plain


def _official(document: Defined, key: str) -> dict[str, Any]:
    return document.instansi.pejabat[key].model_dump(mode="python")


def _citation(document: Defined, key: str) -> str:
    """Return a regulation in full as of the day of the paper; one that is written out stays."""
    known = widened(document.regulations, (key,))
    entry = known.entry(key)
    return known.citation(entry, last_day(document.date_of_paper, document.year_of_paper)) if entry else key
