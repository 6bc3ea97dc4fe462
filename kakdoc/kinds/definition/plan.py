"""What a document made of data knows of its kind beside its fields, found once when the kind is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath, Location
from kakdoc.kinds.definition.computing.conditions import Condition, conditions
from kakdoc.kinds.definition.computing.steps import Step, every, known, steps
from kakdoc.kinds.definition.schema import Definition
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.fields.marks import BERKAS_KAK, Fakta, NomorPajak, TahunNaskah
from kakdoc.kinds.fields.menunjuk import Menunjuk
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import CellType, Shape, fields, key_of

DATE = Fakta("tanggal")
Where = Callable[[FieldPath], Location]


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands behind a schema that was made of a definition."""

    name: str
    definition: Definition
    base: Kind | None
    year: str | None
    """The field that is the year of the paper."""
    kak: str | None
    """The field that names the TOR."""
    date: str | None
    """The field that is its date."""
    title: str | None
    number: str | None
    naming: Mapping[str, Shape]
    """The fields that are printed otherwise than they are held."""
    taxed: Sequence[str]
    """The fields with tax numbers."""
    steps: Sequence[Step]
    """What is computed, in its order."""
    conditions: Sequence[Condition]
    known: frozenset[str]
    """The places of all fields."""
    levels: Sequence[tuple[str, ...]]
    """The tables with levels."""
    papers: Sequence[str]
    """The fields that name other papers."""
    where: Where
    """Tells where a key of the definition stands."""


def plan_of(name: str, definition: Definition, base: Kind | None, model: type[Model], where: Where) -> Plan:
    """Return what a schema and its definition tell."""
    own = fields(model)
    return Plan(
        name,
        definition,
        base,
        key_of(model, TahunNaskah),
        key_of(model, BERKAS_KAK),
        key_of(model, DATE),
        key_of(model, Fakta("nama")),
        key_of(model, Fakta("nomor")),
        {key: own[key].shape for key in _added(definition, base) if is_spoken(own[key].shape)},
        [key for key in definition.isian if key in own and is_taxed(own[key].shape)],
        steps(definition),
        conditions(definition),
        known(definition),
        [each.keys for each in every(definition.isian) if each.isian.jenjang],
        [key for key, each in definition.isian.items() if each.tipe == "naskah"],
        where,
    )


def _added(definition: Definition, base: Kind | None) -> list[str]:
    """Return the fields that are the definition's own; those of the kind below are printed as that kind does."""
    below = fields(base.model) if base else {}
    return [key for key in definition.isian if key not in below]


def is_spoken(shape: Shape) -> bool:
    """Return whether something is printed otherwise than it is held: officials, regulations, months, quarters."""
    inner = shape.item is not None and is_spoken(shape.item)
    groups = (field for group in shape.groups if shape.cell is None for field in fields(group).values())
    return (
        inner
        or shape.mark(Menunjuk) is not None
        or _is_part_of_year(shape)
        or any(is_spoken(each.shape) for each in groups)
    )


def _is_part_of_year(shape: Shape) -> bool:
    """Return whether it is a month, a quarter or a half-year, held as its number."""
    return bool(shape.choices) and shape.cell in (CellType.BULAN_INI, CellType.ANGKA)


def is_taxed(shape: Shape) -> bool:
    """Return whether there is a tax number in it."""
    groups = (field for group in shape.groups if shape.cell is None for field in fields(group).values())
    inner = shape.item is not None and is_taxed(shape.item)
    return inner or shape.mark(NomorPajak) is not None or any(is_taxed(each.shape) for each in groups)
