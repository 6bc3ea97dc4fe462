"""What a schema says of a tree: the keys it knows at a place, what each typed value is, which name files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, find
from kakdoc.kinds.fields.marks import Berkas, Dihitung, Lanjut
from kakdoc.kinds.shape import TEXT, CellType, Field, Shape, fields, variant, variants


class Leaf(NamedTuple):
    """A typed value: where it stands, what it is, and its fate next year where the schema tells one.

    `field` is None where the schema takes any key, as in the register of regulations.
    """

    path: FieldPath
    scalar: Scalar
    shape: Shape
    field: Field | None = None
    lanjut: Lanjut | None = None

    @property
    def cell_type(self) -> CellType:
        """What it holds; a text where the schema expects no single value."""
        return self.shape.cell or CellType.TEKS


class _Around(NamedTuple):
    """What is known from further out: the field a value belongs to, and the fate of all in it."""

    field: Field | None = None
    lanjut: Lanjut | None = None

    def inside(self, field: Field) -> _Around:
        """Return what is known inside a field."""
        return _Around(field, self.lanjut or field.shape.mark(Lanjut))


def leaves(model: type[BaseModel], root: Node) -> Iterator[Leaf]:
    """Yield the typed values of a document, in its order, each with what its schema says of it."""
    yield from _leaves(root, Shape(groups=(model,)), (), _Around())


def _leaves(node: Node, shape: Shape, path: FieldPath, around: _Around) -> Iterator[Leaf]:
    if isinstance(node, Block):
        known = fields_of(node, shape)
        for key, value in node.entries.items():
            field = known.get(key)
            inner = field.shape if field else _any(shape)
            yield from _leaves(
                value, inner, (*path, key), around.inside(field) if field else around._replace(field=None)
            )
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _leaves(item, shape.item or shape, (*path, index), around)
    elif shape.lifted:
        field = fields(shape.groups[0])[shape.lifted]
        yield Leaf(path, node, field.shape, field, around.inside(field).lanjut)
    else:
        yield Leaf(path, node, shape, around.field, around.lanjut or shape.mark(Lanjut))


def fields_of(node: Node | None, shape: Shape) -> Mapping[str, Field]:
    """Return the fields that a mapping may have; none where any key may stand, or its `jenis` is not known."""
    model = variant(shape.groups, jenis_of(node))
    return fields(model) if model else {}


def jenis_of(node: Node | None) -> str | None:
    """Return what a mapping says of which kind it is."""
    kind = node.entries.get("jenis") if isinstance(node, Block) else None
    return getattr(kind, "text", None)


def _any(shape: Shape) -> Shape:
    """Return what any key of a mapping holds."""
    return shape.item or TEXT


def keys_at(model: type[BaseModel], root: Node, path: FieldPath) -> tuple[str, ...]:
    """Return the keys that the mapping at `path` may have; empty where the schema takes any."""
    return tuple(fields_of(find(root, path)[0], shape_at(model, root, path)))


def field_at(model: type[BaseModel], root: Node, path: FieldPath) -> Field | None:
    """Return the field of a value at `path`; None where the schema takes any key, or it stands in a list."""
    return fields_of(find(root, path[:-1])[0], shape_at(model, root, path[:-1])).get(str(path[-1]))


def kinds_at(model: type[BaseModel], root: Node, path: FieldPath) -> tuple[str, ...]:
    """Return what `jenis` may say in the mapping at `path`."""
    return tuple(variants(shape_at(model, root, path).groups))


def shape_at(model: type[BaseModel], root: Node, path: FieldPath) -> Shape:
    """Return what the place at `path` holds; of several groups on the way, those whose `jenis` was typed count."""
    found = Shape(groups=(model,))
    for index, step in enumerate(path):
        field = fields_of(find(root, path[:index])[0], found).get(step) if isinstance(step, str) else None
        found = field.shape if field else _any(found)
    return found


def files(model: type[BaseModel], root: Node) -> Iterator[tuple[Scalar, Berkas]]:
    """Yield the names of files in an input, with what they are of; not those in the files it draws on."""
    yield from _files(root, Shape(groups=(model,)))


def _files(node: Node, shape: Shape) -> Iterator[tuple[Scalar, Berkas]]:
    mark = shape.mark(Berkas)
    if isinstance(node, Scalar):
        if mark and node.text:
            yield node, mark
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _files(item, shape.item or shape)
    elif mark is None:
        for key, inner in _naming(node, shape):
            yield from _files(node.entries[key], inner)


def as_path(typed: str) -> str:
    """Return the name of a file as paths are parted here; blanks around it are none of its own."""
    return typed.strip().replace("\\", "/")


def anchored(model: type[BaseModel], root: Block, folder: Path) -> Block:
    """Return an input in which the names of files are paths from the working folder."""
    found = _renamed(root, Shape(groups=(model,)), lambda name: (folder / as_path(name)).as_posix())
    return found if isinstance(found, Block) else root


def _renamed(node: Node, shape: Shape, rename: Callable[[str], str]) -> Node:
    if isinstance(node, Scalar):
        return replace(node, text=rename(node.text)) if shape.mark(Berkas) and node.text.strip() else node
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_renamed(item, shape.item or shape, rename) for item in node.items))
    changed = {key: _renamed(node.entries[key], inner, rename) for key, inner in _naming(node, shape)}
    return replace(node, entries={**node.entries, **changed}) if changed else node


def without_computed(model: type[BaseModel], root: Block) -> Block:
    """Return an input without what is computed anyway."""
    found = _typed(root, Shape(groups=(model,)))
    return found if isinstance(found, Block) else root


def _typed(node: Node, shape: Shape) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_typed(item, shape.item or shape) for item in node.items))
    if isinstance(node, Scalar) or shape.keyed:
        return node
    known = fields_of(node, shape)
    kept = {key: each for key, each in node.entries.items() if key not in known or not known[key].shape.mark(Dihitung)}
    return replace(
        node, entries={key: _typed(each, known[key].shape) if key in known else each for key, each in kept.items()}
    )


def _naming(node: Block, shape: Shape) -> Iterator[tuple[str, Shape]]:
    """Yield the keys of a mapping below which names of files may stand, with what they hold."""
    if shape.keyed and shape.item is not None:
        yield from ((key, shape.item) for key in node.entries)
        return
    model = variant(shape.groups, jenis_of(node))
    for key, inner in _file_keys(model).items() if model else ():
        if key in node.entries:
            yield key, inner


@lru_cache(maxsize=512)
def _file_keys(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Return the fields of a schema in which names of files may stand."""
    return {key: field.shape for key, field in fields(model).items() if _names_files(field.shape, frozenset((model,)))}


def _names_files(shape: Shape, around: frozenset[type[BaseModel]]) -> bool:
    if shape.mark(Berkas) is not None or (shape.item is not None and _names_files(shape.item, around)):
        return True
    fresh = [each for each in shape.groups if each not in around]
    return any(_names_files(field.shape, around | {each}) for each in fresh for field in fields(each).values())
