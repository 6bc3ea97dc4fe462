"""Steps that staff might take on the values of an input, drawn at random, and the inputs that come with the program."""

from __future__ import annotations

from random import Random
from typing import Any

from conftest import PROJECT

from kakdoc.kinds.shape import fields, variant
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Operation, Paste, Set, at
from kakdoc.papers.forms.drafting.places import shape_at

TEXTS = (
    *("baru", "", "1.000", "ya", "a: b", "# x", "a #b", "'q'", '"d"', "“k”", "- a", "- ", "?", "|", "> x", "%", "@a"),
    *("&a", "*b", "`b", "{a}", "a,b]", "null", "~", "[kolom nama]", "dua\nbaris", "a\n\nb", "  awal", "akhir  "),
    *("\tx", "x\u2028y", "é’…", "baris\r\nWindows", "x " * 80),
)
SHARED = ("instansi.yaml", "peraturan.yaml")
INPUTS = sorted(
    each
    for each in (*(PROJECT / "inputs").rglob("*.yaml"), *(PROJECT / "templates").rglob("contoh.yaml"))
    if each.name not in SHARED
)


def paths(value: Any, path: tuple[str | int, ...] = ()):
    """Yield every path of some values with what stands there."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from paths(each, (*path, step))


def step(random: Random, values: dict[str, Any], model: type) -> Operation:
    """Return a step at one of the places that there are; not each is taken."""
    path, value = random.choice([each for each in paths(values) if each[0] != ("jenis",)])
    ways = [_key]
    if path:
        ways += [_set, _delete]
    if path and isinstance(path[-1], int):
        ways += [_insert, _move]
    if isinstance(value, list) and value:
        ways += [_paste]
    return random.choice(ways)(random, values, model, path, value)


def _set(random, values, model, path, value):
    return Set(
        path, random.choice(TEXTS) if isinstance(value, str) else random.choice([[], "", [random.choice(TEXTS)]])
    )


def _delete(random, values, model, path, value):
    return Delete(path)


def _insert(random, values, model, path, value):
    return Insert(path, _like(random, value))


def _like(random, value):
    if isinstance(value, dict):
        return {key: _like(random, each) for key, each in list(value.items())[:4]}
    return [_like(random, each) for each in value[:2]] if isinstance(value, list) else random.choice(TEXTS)


def _move(random, values, model, path, value):
    return Move(path, random.randrange(len(at(values, path[:-1]))))


def _paste(random, values, model, path, value):
    keys = ((),)
    if isinstance(value[0], dict):
        keys = tuple((key,) for key, each in value[0].items() if isinstance(each, str) and key != "jenis")
    block = tuple(tuple(random.choice(TEXTS) for _ in keys) for _ in range(3))
    return Paste(path, random.randrange(len(value) + 1), keys, block)


def _key(random, values, model, path, value):
    """Fill in a field, of a mapping on the way, that may be empty yet."""
    path = next(path[:length] for length in range(len(path), -1, -1) if isinstance(at(values, path[:length]), dict))
    shape = shape_at(model, values, path)
    known = variant(shape.groups, at(values, path).get("jenis")) if shape else None
    if known is None:
        return Set((*path, "lain"), "x")
    key = random.choice([each for each in fields(known) if each != "jenis"])
    inner = fields(known)[key].shape
    if inner.item is not None and not inner.keyed and inner.cell is None:
        return Insert((*path, key, 0), random.choice(TEXTS))
    return Set((*path, key), random.choice(TEXTS))
