"""An input with what other files give it, as it grows from file to file; each step returns a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from kakdoc.base.problems import Problem
from kakdoc.inputs.opening import Held, InputFile
from kakdoc.inputs.tree import Block, Node


@dataclass(frozen=True, slots=True)
class Gathered:
    """An input, or a TOR, with all that was read for it: the tree, the files, the pictures, what is wrong there.

    `files` are those that its paper is made from, its own among them, by the names they were read under: of the office
    and of the register only where something of them stands in the paper.
    """

    path: Path
    model: type[BaseModel]
    root: Block = field(repr=False)
    files: Mapping[str, Held] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, path: Path, file: InputFile, model: type[BaseModel]) -> Gathered:
        """Return what was read of an input before others are."""
        return Gathered(path, model, file.root, {path.as_posix(): file}, problems=file.problems)

    def giving(
        self, key: str, node: Node, files: Mapping[str, Held] | None = None, problems: Iterable[Problem] = ()
    ) -> Gathered:
        """Return it with what other files give to one of its keys."""
        root = Block({**self.root.entries, key: node}, self.root.span, self.root.keys)
        return replace(self, root=root, files={**self.files, **(files or {})}, problems=(*self.problems, *problems))

    def is_still_so(self) -> bool:
        """Return whether all files on disk are still those that were read."""
        return all(file.is_still(name) for name, file in self.files.items())


def merged(over: Node | None, base: Node) -> Node:
    """Return `base` with what `over` says laid on it, mapping by mapping; lists are replaced whole."""
    if not isinstance(over, Block) or not isinstance(base, Block):
        return base if over is None else over
    entries = dict(base.entries)
    for key, value in over.entries.items():
        entries[key] = merged(value, entries[key]) if key in entries else value
    return Block(entries, over.span, {**base.keys, **over.keys})
