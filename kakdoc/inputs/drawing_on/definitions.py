"""Definitions of kinds, read from their files: validated, judged, and built into kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kakdoc.base.problems import InputError, Problem, error
from kakdoc.base.remembering import ByIdentity, Few
from kakdoc.inputs import opening, validating
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, locate
from kakdoc.inputs.typed import choices
from kakdoc.kinds.definition import building
from kakdoc.kinds.definition.judging.whole import judged
from kakdoc.kinds.definition.schema import Definition
from kakdoc.kinds.definition.upon import upon
from kakdoc.kinds.kind import Kind

_READ, _BUILT = ByIdentity["Read"](256), Few[Kind](256)


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A definition as it was read: the file, its tree, what it says."""

    file: InputFile
    root: Block
    definition: Definition

    def at(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return what is wrong with the definition, at its lines."""
        return [each if each.location else each.at(locate(self.root, each.field)) for each in problems]


def read(path: Path) -> Read:
    """Return a definition, read once unless it changes; raises InputError with all that is wrong with its keys."""
    file = opening.shared(path)
    known = _READ.find(file)
    if known is not None:
        return known
    root = choices.settled(file.root, Definition)
    definition, problems = validating.validate(root, Definition)
    fatal = [each for each in (*file.problems, *problems) if each.fatal]
    if definition is None or fatal:
        raise InputError(*fatal)
    return _READ.keep(file, value=Read(file, root, definition))


def built(kind: Kind, own: Read, below: Read | None, base: Kind | None, kinds: building.Kinds) -> Kind:
    """Return the kind of a definition, built once; `kind` has its name and its files.

    It builds upon another definition `below`, or on a `base` that is written in Python. Raises InputError with all that
    is wrong.
    """
    key = (own.file, below and below.file, base, kind)
    known = _BUILT.find(key)
    return known or _BUILT.keep(key, _built(kind, own, below, base, kinds))


def _built(kind: Kind, own: Read, below: Read | None, base: Kind | None, kinds: building.Kinds) -> Kind:
    full = upon(below.definition, own.definition) if below else own.definition
    if below is not None and below.definition.dasar is not None:
        raise InputError(_deep(own))
    problems = own.at(judged(own.definition, full, base, kinds))
    if any(each.fatal for each in problems):
        raise InputError(*problems)
    return building.built(kind, full, base, kinds)


def _deep(own: Read) -> Problem:
    message = f"jenis dasar “{own.definition.dasar}” sendiri berdasar jenis lain."
    return error("K702", message, "sebut langsung jenis yang paling dasar.").at(locate(own.root, ("dasar",)))
