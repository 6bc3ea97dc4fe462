"""A form as plain values: what an input holds and may hold, group by group, as people fill it in.

It follows from the schema of a kind and from what was typed so far; no kind needs a form of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.excel.layout import MONTHS
from kakdoc.inputs.origins import Text
from kakdoc.kinds.fields.marks import Berkas, Diambil, Dihitung
from kakdoc.kinds.shape import TEXT, CellType, Field, Shape, fields, variant, variants

_JENIS = "jenis"
_MORE_COLUMNS = 2
"""Columns of a free table that has no headings yet."""
_DEFAULTS: Mapping[Any, str] = {None: "", True: "ya", False: "tidak"}
"""Defaults that are written otherwise than they are kept."""
_LONGEST = 120
"""Letters of the title of an item."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value: where it is typed, what it is called and for, what it holds now."""

    path: FieldPath
    title: str
    shape: Shape
    value: str = ""
    hint: str = ""
    required: bool = False
    default: str = ""
    """What it is where nothing is typed."""
    asked: bool = False
    """Whether the file asks for it although it may be left empty: a gap of a skeleton stands there."""

    @property
    def cell(self) -> CellType:
        """What it holds."""
        return self.shape.cell or CellType.TEKS

    @property
    def computed(self) -> bool:
        """Whether the program computes it; what is typed there is only compared."""
        return self.shape.mark(Dihitung) is not None

    @property
    def file(self) -> str:
        """Of which kind the file is that it names; empty where it names none."""
        mark = self.shape.mark(Berkas)
        return mark.jenis if mark else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Values that belong together; `extra` are those that may be left out and are."""

    path: FieldPath
    title: str
    nodes: tuple[Node, ...]
    extra: tuple[Node, ...] = ()
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list of which each row has the same few values; its first row without them stands for the columns."""

    path: FieldPath
    title: str
    columns: tuple[Entry, ...]
    rows: tuple[tuple[Entry, ...], ...]
    hint: str = ""
    required: bool = False
    fixed: bool = False
    """Whether it has as many rows as it has, such as the twelve months of one value."""


@dataclass(frozen=True, slots=True)
class Cards:
    """A list, or a mapping by keys, of which each item is a group of its own; `kinds` are those it may be of."""

    path: FieldPath
    title: str
    items: tuple[Group, ...]
    kinds: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    required: bool = False
    keyed: bool = False


Node = Entry | Group | Table | Cards


def form(model: type[BaseModel], values: Mapping[str, Any]) -> Group:
    """Return the form of an input of a schema, with what was typed so far."""
    return _group((), "", model, values)


def at(node: Node, path: FieldPath) -> Node | None:
    """Return the node of a form at a path, None where it has none there."""
    if node.path == path:
        return node
    inner = (each for each in inside(node) if each.path == path[: len(each.path)])
    return next((found for each in inner if (found := at(each, path)) is not None), None)


def inside(node: Node) -> Iterator[Node]:
    """Yield what stands directly within a node."""
    match node:
        case Group():
            yield from (*node.nodes, *node.extra)
        case Table():
            yield from (each for row in node.rows for each in row)
        case Cards():
            yield from node.items
        case Entry():
            return


def _group(path: FieldPath, title: str, model: type[BaseModel], values: Any, field: Field | None = None) -> Group:
    typed = values if isinstance(values, Mapping) else {}
    nodes: list[Node] = []
    extra: list[Node] = []
    for each in _typed(model):
        if each.key == _JENIS:
            continue
        node = _node((*path, each.key), each, typed.get(each.key), typed)
        is_left_out = not each.required and not _holds(typed.get(each.key)) and not _is_asked(typed.get(each.key))
        (extra if is_left_out else nodes).append(node)
    return Group(
        path, title, tuple(nodes), tuple(extra), field.hint if field else "", field.required if field else True
    )


@lru_cache(maxsize=256)
def _typed(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return the fields of a schema that people type; asked for each row of a table."""
    return tuple(filter(_is_typed, fields(model).values()))


def _is_typed(field: Field) -> bool:
    """Return whether people type a field of an input; what other files give they do not, but for naming them."""
    given = field.elsewhere or field.shape.mark(Diambil) is not None
    return field.shape.mark(Berkas) is not None or not given


def _holds(value: Any) -> bool:
    """Return whether anything was typed."""
    if isinstance(value, Mapping):
        return any(map(_holds, value.values()))
    return any(map(_holds, value)) if isinstance(value, list) else bool(str(value or "").strip())


def _node(path: FieldPath, field: Field, value: Any, beside: Mapping[str, Any]) -> Node:
    """Return what a field is in a form."""
    shape = field.shape
    if shape.cell is not None:
        return _entry(path, field, value)
    if shape.keyed or shape.item is None:
        return _keyed(path, field, value) if shape.keyed else _group(path, field.title, shape.groups[0], value, field)
    return _list(path, field, value if isinstance(value, list) else [], beside)


def _entry(path: FieldPath, field: Field, value: Any) -> Entry:
    default = _DEFAULTS.get(field.default, str(field.default))
    title = field.title or str(path[-1])
    asked = not field.required and _is_asked(value)
    hint = field.hint.removeprefix(f"{title}. ")
    return Entry(path, title, field.shape, _text(value), hint, field.required, default, asked)


def _is_asked(value: Any) -> bool:
    """Return whether a gap of a skeleton stands there."""
    return isinstance(value, Text) and bool(value.gap)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(path: FieldPath, field: Field, value: Sequence[Any], beside: Mapping[str, Any]) -> Node:
    item = field.shape.item or TEXT
    said = (field.hint, field.required)
    if item.item is not None:
        return _free(path, field, value, beside)
    if not item.groups:
        return _texts(path, field, item, value)
    if len(item.groups) == 1 and _is_flat(item.groups[0]):
        columns = tuple(_columns((*path, 0), item.groups[0], {}))
        rows = (tuple(_columns((*path, number), item.groups[0], each)) for number, each in enumerate(value))
        return Table(path, field.title, columns, tuple(rows), *said)
    kinds = tuple(variants(item.groups)) if len(item.groups) > 1 else ()
    items = tuple(_card((*path, number), item, each) for number, each in enumerate(value))
    return Cards(path, field.title, items, tuple((each, _kind(each)) for each in kinds), *said)


def _card(path: FieldPath, item: Shape, value: Any) -> Group:
    """Return one item of a list of groups, under the title that it has itself."""
    jenis = value.get(_JENIS) if isinstance(value, Mapping) else None
    model = variant(item.groups, jenis)
    own = value if isinstance(value, Mapping) else {item.lifted: value}
    return (
        _group(path, _title(own, jenis, next(iter(fields(model)))), model, own)
        if model
        else Group(path, _text(jenis), ())
    )


def _title(value: Mapping[str, Any], jenis: Any, first: str) -> str:
    """Return what an item is called: its own title or name, its kind, or what its first field holds."""
    texts = {key: _text(each) for key, each in value.items() if key != _JENIS and _text(each).strip()}
    named = next((texts[key] for key in ("judul", "nama", "uraian", "isi") if key in texts), "")
    return " ".join((named or _kind(_text(jenis)) or texts.get(first, "")).split())[:_LONGEST]


def _kind(key: str) -> str:
    """Return a kind of items as people say it; a short one is an abbreviation."""
    return key.upper() if len(key) == len("iku") else key.replace("_", " ").capitalize()


def _keyed(path: FieldPath, field: Field, value: Any) -> Node:
    item = field.shape.item or TEXT
    typed = value if isinstance(value, Mapping) else {}
    said = (field.hint, field.required)
    if not item.groups:
        entries = tuple(Entry((*path, key), key, item, _text(each)) for key, each in typed.items())
        return Group(path, field.title, entries, (), *said)
    items = tuple(_group((*path, key), _headed(key, each), item.groups[0], each) for key, each in typed.items())
    return Cards(path, field.title, items, (), *said, keyed=True)


def _headed(key: str, value: Any) -> str:
    """Return the key of an item, with the name that it has."""
    name = _text(value.get("nama")) if isinstance(value, Mapping) else ""
    return " – ".join(filter(None, (key.replace("_", " "), " ".join(name.split())[:_LONGEST])))


def _texts(path: FieldPath, field: Field, item: Shape, value: Sequence[Any]) -> Table:
    """Return a list of single values: a row for each; for one value a month, twelve beside each other."""
    if field.length:
        given = [_text(each) for each in value[: field.length]]
        months = zip(MONTHS, [*given, *[""] * (field.length - len(given))], strict=False)
        row = tuple(Entry((*path, number), name, item, each) for number, (name, each) in enumerate(months))
        return Table(path, field.title, row, (row,), field.hint, field.required, fixed=True)
    column = Entry((*path, 0), field.title, item, hint=field.hint)
    rows = tuple((Entry((*path, number), field.title, item, _text(each)),) for number, each in enumerate(value))
    return Table(path, field.title, (column,), rows, field.hint, field.required)


def _free(path: FieldPath, field: Field, value: Sequence[Any], beside: Mapping[str, Any]) -> Table:
    """Return a free table: its headings are those that its section names, as many as its longest row has."""
    cell = field.shape.item.item if field.shape.item and field.shape.item.item else TEXT
    heads = [_text(each.get("judul")) if isinstance(each, Mapping) else "" for each in beside.get("kolom") or ()]
    rows = [each if isinstance(each, list) else [] for each in value]
    width = max([len(heads) or _MORE_COLUMNS, *map(len, rows)])
    titles = [*(each or f"Kolom {number}" for number, each in enumerate(heads, 1))]
    titles += [f"Kolom {number}" for number in range(len(heads) + 1, width + 1)]

    def cells(number: int, row: Sequence[Any]) -> tuple[Entry, ...]:
        texts = [*map(_text, row), *[""] * (width - len(row))]
        pairs = enumerate(zip(titles, texts, strict=True))
        return tuple(Entry((*path, number, column), title, cell, text) for column, (title, text) in pairs)

    filled = tuple(cells(number, row) for number, row in enumerate(rows))
    return Table(path, field.title, cells(0, ()), filled, field.hint, field.required)


def _is_flat(model: type[BaseModel]) -> bool:
    """Return whether a schema is single values, and values by the month, alone."""
    return all(
        each.shape.cell is not None or (each.length == len(MONTHS) and each.shape.item is not None)
        for each in _typed(model)
    )


def _columns(path: FieldPath, model: type[BaseModel], value: Any) -> Iterator[Entry]:
    """Yield the values of a row; one that is a text alone has it as what stands for the whole."""
    lifted = Shape(groups=(model,)).lifted
    typed = value if isinstance(value, Mapping) else {lifted: value}
    for each in _typed(model):
        own = typed.get(each.key)
        if each.shape.cell is not None:
            yield _entry((*path, each.key), each, own)
            continue
        given = [*map(_text, own)] if isinstance(own, list) else []
        for number, name in enumerate(MONTHS):
            text = given[number] if number < len(given) else ""
            yield Entry((*path, each.key, number), f"{each.title} {name}", each.shape.item or TEXT, text, each.hint)
