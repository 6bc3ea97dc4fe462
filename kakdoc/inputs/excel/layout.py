"""How a schema is laid out in a workbook: one sheet for single values, one for each list.

Everything follows from the schema, so a new kind of document needs no layout of its own. A list inside
another has a sheet whose rows name the row they belong to by its number. What fits no sheet (parts of
`instansi` and `peraturan`, which differ for one paper only) is named by its path, `instansi.pejabat.kepala.status`.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kakdoc.inputs.excel.sheet_names import named
from kakdoc.inputs.walking import models_of
from kakdoc.kinds.fields import base
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import CellType, bare, cell_type_of, choices_of, is_leaf, names_of, variant_of

MAIN = "Naskah"
"""The sheet of the single values."""
NAMED = "Nama isian"
"""The heading of the column with their names."""
GUIDE = "Petunjuk"
NOTES = "Catatan"
"""Sheets and columns whose name begins so are the writer's own and are not read."""
LISTS = f"{NOTES} pilihan"
"""The sheet of what may be chosen."""
NUMBER = "No."
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
CELLS = 12
"""Columns of a free table that a form has room for; more are read."""


class Shape(StrEnum):
    """What the rows of a sheet are."""

    KEYS = "keys"
    TEXT = "text"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Column:
    """A value of a row: its keys from the row's own mapping, and how it looks in the workbook.

    A number ends the path of one of twelve values, one for each month.
    """

    path: tuple[str | int, ...]
    title: str
    cell_type: CellType = CellType.TEKS
    note: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    names: str = ""
    """What it names by a key: pejabat, profil, peraturan; empty for all others."""


@dataclass(frozen=True, slots=True)
class Parent:
    """Where the rows of a sheet may belong: a sheet (empty for the document) and the kinds of its rows."""

    sheet: str
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet that holds a list."""

    path: tuple[str, ...]
    title: str
    shape: Shape
    columns: tuple[Column, ...]
    parents: tuple[Parent, ...] = ()
    note: str = ""
    lifted: bool = False
    """Whether a row of nothing but `isi` is its text alone."""
    numbered: bool = False
    """Whether other sheets refer to its rows."""

    @property
    def owners(self) -> tuple[str, ...]:
        """The sheets whose rows its own rows belong to."""
        return tuple(dict.fromkeys(each.sheet for each in self.parents if each.sheet))

    @property
    def reference(self) -> str:
        """The heading of the column that names the row it belongs to; empty when there is none."""
        if not self.owners:
            return ""
        return f"{NUMBER} {self.owners[0]}" if len(self.owners) == 1 and self.nested else "Induk"

    @property
    def nested(self) -> bool:
        """Whether no row belongs to the document itself."""
        return all(each.sheet for each in self.parents)


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a kind of document."""

    model: type[BaseModel]
    fields: tuple[Column, ...]
    sheets: tuple[Listing, ...]


@lru_cache(maxsize=32)
def layout(model: type[BaseModel]) -> Layout:
    """Return the layout of a schema."""
    build = _Build()
    return Layout(model, _distinct(build.visit("", {None: model})), build.finished())


class _Build:
    """Walks a schema once; lists of the same items under the same key share a sheet."""

    def __init__(self) -> None:
        self._ids: dict[Any, str] = {}
        self._sheets: dict[str, Listing] = {}
        self._hints: dict[str, tuple[str, ...]] = {}

    def visit(self, owner: str, models: dict[str | None, type[BaseModel]], hint: str = "") -> list[Column]:
        """Return the columns of an owner's own values, and lay out its lists."""
        columns: dict[tuple[str | int, ...], Column] = {}
        for variant, model in models.items():
            leaves, lists = _parts(model, monthly=bool(owner))
            for column in leaves:
                known = columns.get(column.path)
                columns[column.path] = _joined(known, column) if known else column
            for path, field in lists:
                self._list(owner, variant, path, field, (variant or hint, len(lists) == 1 and variant is not None))
        everywhere = set.intersection(
            *(set(map(_path, _parts(model, monthly=bool(owner))[0])) for model in models.values())
        )
        found = [replace(each, required=each.required and each.path in everywhere) for each in columns.values()]
        return sorted(found, key=lambda each: each.path != ("jenis",))

    def _list(
        self, owner: str, variant: str | None, path: tuple[str, ...], field: FieldInfo, hint: tuple[str, bool]
    ) -> None:
        item = typing.get_args(bare(field.annotation)[0])[0]
        inner = models_of(item)
        table = typing.get_origin(bare(item)[0]) is tuple
        key = (tuple(inner) or (owner, variant), path)
        known = self._ids.get(key)
        parent = Parent(owner, variant)
        if known is not None:
            old = self._sheets[known]
            self._sheets[known] = replace(old, parents=tuple(dict.fromkeys((*old.parents, parent))))
            return
        name = self._ids[key] = str(len(self._ids))
        shape = Shape.KEYS if inner else Shape.TABLE if table else Shape.TEXT
        self._sheets[name] = Listing(path, field.title or path[-1], shape, (), (parent,), field.description or "")
        self._hints[name] = (field.title or path[-1], hint[0], "sendiri" if hint[1] else "")
        columns = self._columns(name, field, item, inner, hint[0])
        lifted = any(issubclass(each, base.Butir) for each in inner)
        self._sheets[name] = replace(self._sheets[name], columns=columns, lifted=lifted)

    def _columns(
        self, name: str, field: FieldInfo, item: Any, inner: tuple[type[BaseModel], ...], hint: str
    ) -> tuple[Column, ...]:
        title, note = field.title or "Isi", field.description or ""
        if inner:
            variants = {variant_of(each) if len(inner) > 1 else None: each for each in inner}
            return _distinct(self.visit(name, variants, hint))
        if self._sheets[name].shape is Shape.TABLE:
            cell_type = cell_type_of(bare(typing.get_args(item)[0])[1], str)
            return tuple(Column((str(number),), f"Kolom {number}", cell_type, note) for number in range(1, CELLS + 1))
        annotation, metadata = bare(item)
        cell_type, choices = cell_type_of(metadata, annotation), choices_of(annotation)
        return (Column((), title, cell_type, note, choices=choices, names=names_of(metadata)),)

    def finished(self) -> tuple[Listing, ...]:
        """Return the sheets with their names."""
        titles = named(self._hints, {MAIN, GUIDE, NOTES})
        owners = {parent.sheet for each in self._sheets.values() for parent in each.parents}
        return tuple(
            replace(
                each,
                title=titles[name],
                parents=tuple(Parent(titles.get(parent.sheet, ""), parent.variant) for parent in each.parents),
                numbered=name in owners,
            )
            for name, each in self._sheets.items()
        )


def _path(column: Column) -> tuple[str | int, ...]:
    return column.path


def _joined(known: Column, other: Column) -> Column:
    """Return one column for a value that several kinds of rows have."""
    choices = tuple(dict.fromkeys((*known.choices, *other.choices)))
    return replace(known, required=known.required and other.required, choices=choices)


def _distinct(columns: list[Column]) -> tuple[Column, ...]:
    """Return columns of which no two have the same heading."""
    seen: set[str] = set()
    found = []
    for each in columns:
        title = each.title if each.title.casefold() not in seen else f"{each.title} ({'.'.join(map(str, each.path))})"
        seen.add(title.casefold())
        found.append(replace(each, title=title))
    return tuple(found)


def _parts(model: type[BaseModel], *, monthly: bool) -> tuple[list[Column], list[tuple[tuple[str, ...], FieldInfo]]]:
    """Return the single values of a schema and its lists, through mappings in it.

    With `monthly`, a list of a value for each month is twelve columns.
    """
    leaves: list[Column] = []
    lists: list[tuple[tuple[str, ...], FieldInfo]] = []
    for path, heads, field in _fields(model, (), ()):
        annotation, metadata = bare(field.annotation)
        metadata = [*field.metadata, *metadata]
        title, note = " – ".join([*heads, field.title or path[-1]]), field.description or ""
        if is_leaf(annotation, metadata):
            required = field.is_required() and not heads
            cell_type, choices = cell_type_of(metadata, annotation), choices_of(annotation, metadata)
            leaves.append(Column(path, title, cell_type, note, required, choices, names_of(metadata)))
        elif typing.get_origin(annotation) is tuple and monthly and _is_monthly(field):
            item, metadata = bare(typing.get_args(annotation)[0])
            cell_type = cell_type_of(metadata, item)
            leaves += [Column((*path, place), f"{title} {name}", cell_type, note) for place, name in enumerate(MONTHS)]
        elif typing.get_origin(annotation) is tuple and not field.exclude:
            lists.append((path, field))
    return leaves, lists


def _is_monthly(field: FieldInfo) -> bool:
    """Return whether a list has a value for each month, as the schema tells editors."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and extra.get("minItems") == extra.get("maxItems") == len(MONTHS)


def _fields(
    model: type[BaseModel], path: tuple[str, ...], heads: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], FieldInfo]]:
    model.model_rebuild()
    for name, field in model.model_fields.items():
        inner = models_of(field.annotation)
        leaf = is_leaf(bare(field.annotation)[0], field.metadata)
        if leaf or not inner:
            yield (*path, name), heads, field
        elif len(inner) == 1 and not issubclass(inner[0], Instansi):
            yield from _fields(inner[0], (*path, name), (*heads, field.title or name))
