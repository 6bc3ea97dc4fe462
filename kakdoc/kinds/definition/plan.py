"""What a document made of data knows of its kind beside its fields, found once when the kind is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kakdoc.kinds.definition.schema import Definition, Isian
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.fields.marks import BERKAS_KAK, Fakta, TahunNaskah
from kakdoc.kinds.fields.menunjuk import Menunjuk
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.shape import Shape, fields, key_of

DATE = Fakta("tanggal")


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
    naming: Mapping[str, Shape]
    """The fields in which officials and regulations are named by their keys."""


def plan_of(name: str, definition: Definition, base: Kind | None, model: type[Model]) -> Plan:
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
        {key: own[key].shape for key in definition.isian if key in own and names_something(own[key].shape)},
    )


def names_something(shape: Shape) -> bool:
    """Return whether officials or regulations are named by their keys in it."""
    inner = shape.item is not None and names_something(shape.item)
    groups = (field for group in shape.groups if shape.cell is None for field in fields(group).values())
    return inner or shape.mark(Menunjuk) is not None or any(names_something(each.shape) for each in groups)


def inner(isian: Isian) -> Mapping[str, Isian]:
    """Return the fields of a group, or the columns of a table."""
    return isian.kolom or isian.isian


def at(definition: Definition, path: Sequence[str]) -> Isian | None:
    """Return the field at a path of keys, through groups and tables; None where there is none."""
    known, found = definition.isian, None
    for step in path:
        found = known.get(step)
        if found is None:
            return None
        known = dict(inner(found))
    return found
