"""What the program makes of typed values while people type: amounts in words, values that it computes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any

from pydantic import BaseModel, ValidationError

from kakdoc.base.problems import FieldPath, InvalidValue
from kakdoc.kinds.shape import CellType, fields, variant
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table, inside
from kakdoc.values import besaran
from kakdoc.values.rupiah import amount
from kakdoc.values.terbilang import spell_rupiah

_NUMBERS = frozenset({CellType.UANG, CellType.ANGKA, CellType.PERSEN, CellType.BULAT})
_PAGU, _JUMLAH = "pagu", "jumlah"


def in_words(entry: Entry) -> str:
    """Return an amount of money as it is read, in figures and words; empty for other values and where none is typed."""
    if entry.cell is not CellType.UANG or not entry.value.strip():
        return ""
    try:
        money = amount.parse(entry.value)
        return f"{amount.format_rupiah(money)} ({spell_rupiah(money)})"
    except InvalidValue:
        return ""


def computed(form: Group, model: type[BaseModel], values: Mapping[str, Any], document: Any) -> dict[FieldPath, str]:
    """Return what stands on paper for values that nobody typed, by their paths, as it is printed.

    Where there is no `document` yet, because something in it is wrong, each part that holds is computed by itself.
    """
    made = dict(_whole(document, ())) if document is not None else dict(_parts(model, values, ()))
    found: dict[FieldPath, str] = {}
    for entry in entries(form):
        value = made.get(entry.path)
        if (entry.cell in _NUMBERS or entry.computed) and not entry.value.strip() and value is not None:
            found[entry.path] = shown(value, entry.cell)
    return {**found, **dict(_ceilings(form, made))}


def shown(value: Any, cell: CellType) -> str:
    """Return a value as people read it."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return amount.format_rupiah(value) if cell is CellType.UANG else besaran.format_besaran(value)
    return str(value)


def entries(node: Node) -> Iterator[Entry]:
    """Yield the single values of a form, in their order."""
    waiting = [node]
    while waiting:  # tables may have many thousands of them: no generator within a generator for each
        each = waiting.pop()
        if isinstance(each, Entry):
            yield each
        elif isinstance(each, Table):
            yield from chain.from_iterable(each.rows)
        else:
            waiting.extend(reversed([*inside(each)]))


def _whole(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield the single values of a document by their paths."""
    if isinstance(value, BaseModel):
        for key in fields(type(value)):
            yield from _whole(getattr(value, key, None), (*path, key))
    elif isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from _whole(each, (*path, number))
    else:
        yield path, value


def _parts(model: type[BaseModel], values: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield the single values of the largest parts of an input that hold by themselves."""
    if not isinstance(values, Mapping):
        return
    if path and (made := _validated(model, values)) is not None:
        yield from _whole(made, path)
        return
    for key, field in fields(model).items():
        value, item = values.get(key), field.shape.item
        if isinstance(value, list) and item is not None and item.groups:
            for number, each in enumerate(value):
                own = variant(item.groups, each.get("jenis")) if isinstance(each, Mapping) else None
                if own is not None:
                    yield from _parts(own, each, (*path, key, number))
        elif field.shape.cell is None and len(field.shape.groups) == 1:
            yield from _parts(field.shape.groups[0], value, (*path, key))


def _validated(model: type[BaseModel], values: Mapping[str, Any]) -> BaseModel | None:
    try:
        return model.model_validate(typed(values))
    except ValidationError:
        return None


def typed(value: Any) -> Any:
    """Return values without what is empty, as an input has them."""
    if isinstance(value, Mapping):
        return {key: typed(each) for key, each in value.items() if each not in ("", None, [], {})}
    return [*map(typed, value)] if isinstance(value, list) else value


def _ceilings(node: Node, made: Mapping[FieldPath, Any]) -> Iterator[tuple[FieldPath, str]]:
    """Yield the sum of each list of amounts at the path of the list; below a ceiling that was typed, what is left."""
    parts = list(inside(node))
    has_ceiling = any(isinstance(each, Entry) and each.path[-1] == _PAGU and each.value.strip() for each in parts)
    for each in parts:
        if isinstance(each, Group | Cards):
            yield from _ceilings(each, made)
        elif isinstance(each, Table) and any(column.path[-1] == _JUMLAH for column in each.columns):
            amounts = [made.get((*each.path, number, _JUMLAH)) for number in range(len(each.rows))]
            if amounts and all(isinstance(one, int | Decimal) for one in amounts):
                pagu = made.get((*each.path[:-1], _PAGU)) if has_ceiling else None
                yield each.path, _sum(amount.total(amounts), pagu)  # type: ignore[arg-type]


def _sum(total: Any, pagu: Any) -> str:
    told = f"Jumlah {amount.format_rupiah(total)}"
    if not isinstance(pagu, int | Decimal):
        return told
    left = amount.total((pagu, -total))
    return (
        f"{told}; melebihi pagu {amount.format_rupiah(-left)}"
        if left < 0
        else f"{told}; sisa pagu {amount.format_rupiah(left)}"
    )
