"""Typed words that can only mean one choice, in the tree as that choice: `Daftar ` is daftar, a title its official."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from kakdoc.base.problems import meant
from kakdoc.base.remembering import ByIdentity
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence
from kakdoc.inputs.walking import models_of
from kakdoc.kinds.shape import bare, names_of

_KIND = "jenis"
_SETTLED = ByIdentity[Node](64)
Meaning = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a field holds: words to choose from, a key of something, or mappings with fields of their own."""

    choices: tuple[str, ...] = ()
    names: str = ""
    models: tuple[type[BaseModel], ...] = ()
    keyed: bool = False


def settled(root: Block, model: type[BaseModel]) -> Block:
    """Return a tree in which choices are written as the schema has them, where they can mean only one."""
    return _block(root, (model,), {})


def settled_entries(root: Block, model: type[BaseModel]) -> Block:
    """Return the same of a mapping whose values, by any key, are of one schema."""
    found = _keyed(root, _Rule(models=(model,)), {})
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
        "peraturan": lambda text: text if text in known or " " in text.strip() else meant(text, known) or text,
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


def _by_title(text: str, officials: Mapping[str, Node]) -> str | None:
    wanted = " ".join(text.casefold().split())
    titles = {key: each.entries.get("jabatan") for key, each in officials.items() if isinstance(each, Block)}
    found = [
        key
        for key, title in titles.items()
        if isinstance(title, Scalar) and " ".join(title.text.casefold().split()) == wanted
    ]
    return found[0] if len(found) == 1 else None


def _block(node: Block, models: tuple[type[BaseModel], ...], meanings: Mapping[str, Meaning]) -> Block:
    """Return a mapping with its fields settled; the same object where nothing changes."""
    changed: dict[str, Node] = {}
    if len(models) > 1:
        kinds = {kind: each for each in models for kind in _rules(each)[_KIND].choices}
        kind = node.entries.get(_KIND)
        right = meant(kind.text, kinds) if isinstance(kind, Scalar) else None
        if right is None or not isinstance(kind, Scalar):
            return node
        models = (kinds[right],)
    rules = _rules(models[0])
    for key, value in node.entries.items():
        rule = rules.get(key)
        if rule is not None:
            new = _keyed(value, rule, meanings) if rule.keyed else _value(value, rule, meanings)
            if new is not value:
                changed[key] = new
    return replace(node, entries={**node.entries, **changed}) if changed else node


def _keyed(node: Node, rule: _Rule, meanings: Mapping[str, Meaning]) -> Node:
    """Return a mapping of mappings by any key, each settled."""
    if not isinstance(node, Block):
        return node
    entries = {key: _value(value, rule, meanings) for key, value in node.entries.items()}
    same = all(entries[key] is value for key, value in node.entries.items())
    return node if same else replace(node, entries=entries)


def _value(node: Node, rule: _Rule, meanings: Mapping[str, Meaning]) -> Node:
    if isinstance(node, Sequence):
        items = tuple(_value(each, rule, meanings) for each in node.items)
        same = all(new is old for new, old in zip(items, node.items, strict=True))
        return node if same else replace(node, items=items)
    if isinstance(node, Block):
        return _block(node, rule.models, meanings) if rule.models else node
    text = node.text
    if rule.choices:
        text = meant(text, rule.choices) or text
    elif rule.names in meanings and text.strip():
        text = meanings[rule.names](text)
    return node if text == node.text else replace(node, text=text)


@lru_cache(maxsize=256)
def _rules(model: type[BaseModel]) -> Mapping[str, _Rule]:
    """Return the fields of a schema in which something may have to be settled."""
    model.model_rebuild()
    found = {name: _rule(field.annotation, field.metadata) for name, field in model.model_fields.items()}
    return {name: rule for name, rule in found.items() if rule is not None}


def _rule(annotation: Any, metadata: list[Any]) -> _Rule | None:
    plain, inner = bare(annotation)
    marks = [*metadata, *inner]
    origin = typing.get_origin(plain)
    if origin is tuple:
        return _rule(typing.get_args(plain)[0], marks)
    if origin is dict:
        rule = _rule(typing.get_args(plain)[1], [])
        return rule and replace(rule, keyed=True)
    if origin is typing.Literal:
        return _Rule(choices=tuple(map(str, typing.get_args(plain))))
    names = names_of(marks)
    models = tuple(models_of(plain))
    return _Rule(names=names, models=models) if names or models else None
