"""How a schema is laid out in a workbook: one sheet for single values, one for each list.

Everything follows from the schema, so a new kind of document needs no layout of its own. A list inside
another has a sheet whose rows name the row they belong to by its number. What fits no sheet (parts of
`instansi` and `peraturan`, which differ for one paper only) is named by its path, `instansi.pejabat.kepala.status`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from kakdoc.inputs.excel.sheet_names import named
from kakdoc.kinds.fields.marks import Berjenjang, Diambil, Dihitung, Terlihat
from kakdoc.kinds.shape import TEXT, CellType, Field, Shape, fields

MAIN = "Naskah"
"""The sheet of the single values."""
NAMED = "Nama isian"
"""The heading of the column with their names."""
GUIDE = "Petunjuk"
ROSTER = "Peserta"
"""The sheet of the roster, where a workbook has its own."""
NOTES = "Catatan"
"""Sheets and columns whose name begins so are the writer's own and are not read."""
LISTS = f"{NOTES} pilihan"
"""The sheet of what may be chosen."""
NUMBER = "No."
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
CELLS = 12
"""Columns of a free table that a form has room for; more are read."""


class Rows(StrEnum):
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
    formula: str = ""
    """What computes it, as its definition has it; empty for what is typed."""
    default: str | int | Decimal | None = None
    """What it is where its cell is left empty."""
    in_sight: bool = False
    """Whether it is never folded away."""


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
    rows: Rows
    columns: tuple[Column, ...]
    parents: tuple[Parent, ...] = ()
    note: str = ""
    lifted: str = ""
    """The key that is all a row has where it is a text alone."""
    numbered: bool = False
    """Whether other sheets refer to its rows."""
    levelled: bool = False
    """Whether some of its rows are headings of others."""

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
        self, owner: str, variant: str | None, path: tuple[str, ...], field: Field, hint: tuple[str, bool]
    ) -> None:
        item = field.shape.item or TEXT
        inner, table = item.groups, item.item is not None
        key = (inner or (owner, variant), path)
        known = self._ids.get(key)
        parent = Parent(owner, variant)
        if known is not None:
            old = self._sheets[known]
            self._sheets[known] = replace(old, parents=tuple(dict.fromkeys((*old.parents, parent))))
            return
        name = self._ids[key] = str(len(self._ids))
        rows = Rows.KEYS if inner else Rows.TABLE if table else Rows.TEXT
        self._sheets[name] = Listing(path, field.title or path[-1], rows, (), (parent,), field.hint)
        self._hints[name] = (field.title or path[-1], hint[0], "sendiri" if hint[1] else "")
        columns = self._columns(name, field, item, hint[0])
        levelled = field.shape.mark(Berjenjang) is not None
        self._sheets[name] = replace(self._sheets[name], columns=columns, lifted=item.lifted, levelled=levelled)

    def _columns(self, name: str, field: Field, item: Shape, hint: str) -> tuple[Column, ...]:
        inner, note = item.groups, field.hint
        if inner:
            variants = {fields(each)["jenis"].shape.choices[0] if len(inner) > 1 else None: each for each in inner}
            return _distinct(self.visit(name, variants, hint))
        if item.item is not None:
            cell_type = item.item.cell or CellType.TEKS
            return tuple(Column((str(number),), f"Kolom {number}", cell_type, note) for number in range(1, CELLS + 1))
        return (_column((), field.title or "Isi", item, note),)

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


def _parts(model: type[BaseModel], *, monthly: bool) -> tuple[list[Column], list[tuple[tuple[str, ...], Field]]]:
    """Return the single values of a schema and its lists, through mappings in it.

    With `monthly`, a list of a value for each month is twelve columns.
    """
    leaves: list[Column] = []
    lists: list[tuple[tuple[str, ...], Field]] = []
    for path, heads, field in _fields(model, (), ()):
        shape, title, note = field.shape, " – ".join([*heads, field.title or path[-1]]), field.hint
        if shape.cell is not None:
            column = _column(path, title, shape, note, required=field.required and not heads)
            leaves.append(replace(column, default=field.default))
        elif shape.item is not None and monthly and field.length == len(MONTHS):
            months = enumerate(MONTHS)
            leaves += [_column((*path, place), f"{title} {name}", shape.item, note) for place, name in months]
        elif shape.item is not None and not shape.keyed and not field.elsewhere:
            lists.append((path, field))
    return leaves, lists


def _column(path: tuple[str | int, ...], title: str, shape: Shape, note: str, *, required: bool = False) -> Column:
    mark = shape.mark(Dihitung)
    formula = mark.rumus if mark else ""
    kind, in_sight = shape.cell or CellType.TEKS, shape.mark(Terlihat) is not None
    return Column(path, title, kind, note, required, shape.choices, shape.names, formula, in_sight=in_sight)


def _fields(
    model: type[BaseModel], path: tuple[str, ...], heads: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Field]]:
    for name, field in fields(model).items():
        inner = field.shape.groups
        if field.shape.cell is not None or not inner:
            yield (*path, name), heads, field
        elif len(inner) == 1 and field.shape.mark(Diambil) is None:
            yield from _fields(inner[0], (*path, name), (*heads, field.title or name))
