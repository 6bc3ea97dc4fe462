"""Typed words that can only mean one choice, in the tree as that choice: `Daftar ` is daftar, a title its official."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel

from kakdoc.base.problems import meant
from kakdoc.base.remembering import ByIdentity
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence
from kakdoc.kinds.law.shipped import finding as shipped
from kakdoc.kinds.shape import CellType, Shape, fields, variants

_KIND = "jenis"
_SETTLED = ByIdentity[Node](64)
Meaning = Callable[[str], str]


def settled(root: Block, model: type[BaseModel]) -> Block:
    """Return a tree in which choices are written as the schema has them, where they can mean only one."""
    return _block(root, (model,), {})


def settled_entries(root: Block, model: type[BaseModel]) -> Block:
    """Return the same of a mapping whose values, by any key, are of one schema."""
    found = _keyed(root, Shape(groups=(model,)), {})
    return found if isinstance(found, Block) else root


def named(root: Block, model: type[BaseModel]) -> Block:
    """Return a tree in which officials, profiles and regulations are named by their keys.

    An official may be named by the title that is his or hers alone.
    """
    office, register = root.entries.get("instansi"), root.entries.get("peraturan")
    officials, profiles = _entries(office, "pejabat"), _entries(office, "profil")
    known = register.entries if isinstance(register, Block) else {}
    meanings: dict[str, Meaning] = {
        "pejabat": lambda text: meant(text, officials) or _by_title(text, officials) or text,
        "profil": lambda text: meant(text, profiles) or text,
        "peraturan": lambda text: text if text in known or " " in text.strip() else _key(text, known),
    }
    drawn = {key: _settled_once(root, key, model, meanings) for key in ("instansi", "peraturan") if key in root.entries}
    rest = replace(root, entries={key: node for key, node in root.entries.items() if key not in drawn})
    found = _block(rest, (model,), meanings)
    same = found is rest and all(root.entries[key] is node for key, node in drawn.items())
    return root if same else replace(root, entries={key: drawn.get(key) or found.entries[key] for key in root.entries})


def _settled_once(root: Block, key: str, model: type[BaseModel], meanings: Mapping[str, Meaning]) -> Node:
    """Return the office or the register of an input with its choices settled, once for all inputs that share both."""
    shared = (root.entries[key], root.entries.get("instansi"), root.entries.get("peraturan"), model)
    found = _SETTLED.find(*shared)
    if found is None:
        alone = replace(root, entries={key: root.entries[key]})
        found = _SETTLED.keep(*shared, value=_block(alone, (model,), meanings).entries[key])
    return found


def _entries(node: Node | None, key: str) -> Mapping[str, Node]:
    found = node.entries.get(key) if isinstance(node, Block) else None
    return found.entries if isinstance(found, Block) else {}


def _key(text: str, office: Iterable[str]) -> str:
    """Return the key of a regulation that a word can only mean, of the office or of the program; else the word."""
    return meant(text, office) or meant(text, shipped.keys()) or text


def _by_title(text: str, officials: Mapping[str, Node]) -> str | None:
    wanted = " ".join(text.casefold().split())
    titles = {key: each.entries.get("jabatan") for key, each in officials.items() if isinstance(each, Block)}
    found = [
        key
        for key, title in titles.items()
        if isinstance(title, Scalar) and " ".join(title.text.casefold().split()) == wanted
    ]
    return found[0] if len(found) == 1 else None


def _block(node: Block, groups: tuple[type[BaseModel], ...], meanings: Mapping[str, Meaning]) -> Block:
    """Return a mapping with its fields settled; the same object where nothing changes."""
    changed: dict[str, Node] = {}
    if len(groups) > 1:
        kinds = variants(groups)
        kind = node.entries.get(_KIND)
        right = meant(kind.text, kinds) if isinstance(kind, Scalar) else None
        if right is None or not isinstance(kind, Scalar):
            return node
        groups = (kinds[right],)
    known = _settling(groups[0])
    for key, value in node.entries.items():
        shape = known.get(key)
        new = _value(value, shape, meanings) if shape else value
        if new is not value:
            changed[key] = new
    return replace(node, entries={**node.entries, **changed}) if changed else node


def _keyed(node: Node, shape: Shape, meanings: Mapping[str, Meaning]) -> Node:
    """Return a mapping of mappings by any key, each settled."""
    if not isinstance(node, Block):
        return node
    entries = {key: _value(value, shape, meanings) for key, value in node.entries.items()}
    same = all(entries[key] is value for key, value in node.entries.items())
    return node if same else replace(node, entries=entries)


def _value(node: Node, shape: Shape, meanings: Mapping[str, Meaning]) -> Node:
    if shape.keyed and shape.item:
        return _keyed(node, shape.item, meanings)
    if isinstance(node, Sequence):
        items = tuple(_value(each, shape.item or shape, meanings) for each in node.items)
        same = all(new is old for new, old in zip(items, node.items, strict=True))
        return node if same else replace(node, items=items)
    if isinstance(node, Block):
        return _block(node, shape.groups, meanings) if shape.groups else node
    text = node.text
    if shape.cell is CellType.PILIHAN:
        text = meant(text, shape.choices) or text
    elif shape.names in meanings and text.strip():
        text = meanings[shape.names](text)
    return node if text == node.text else replace(node, text=text)


@lru_cache(maxsize=256)
def _settling(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Return the fields of a schema in which something may have to be settled."""
    return {key: field.shape for key, field in fields(model).items() if _settles(field.shape)}


def _settles(shape: Shape) -> bool:
    inner = shape.item is not None and _settles(shape.item)
    return inner or bool(shape.names or shape.groups) or shape.cell is CellType.PILIHAN
