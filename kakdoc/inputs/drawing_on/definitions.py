"""Definitions of kinds, read from their files: validated, judged, and built into kinds.

What judges and builds is loaded for kinds that have a definition; most runs ask about others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kakdoc.base.bundled import template
from kakdoc.base.problems import FieldPath, InputError, Location, Problem, error
from kakdoc.base.remembering import ByIdentity, Few
from kakdoc.inputs import opening, validating
from kakdoc.inputs.located import in_order
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, locate, plain
from kakdoc.inputs.typed import choices
from kakdoc.kinds import shape
from kakdoc.kinds.kind import Kind

if TYPE_CHECKING:
    from kakdoc.kinds.definition.making.building import Kinds
    from kakdoc.kinds.definition.plan import Plan
    from kakdoc.kinds.definition.schema import Definition

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
    from kakdoc.kinds.definition.schema import Definition

    root = choices.settled(file.root, Definition)
    definition, problems = validating.validate(root, Definition)
    fatal = [each for each in (*file.problems, *problems) if each.fatal]
    if definition is None or fatal:
        raise InputError(*in_order(fatal))
    return _READ.keep(file, value=Read(file, root, definition))


def built(kind: Kind, own: Read, below: Read | None, base: Kind | None, kinds: Kinds) -> Kind:
    """Return the kind of a definition, built once; `kind` has its name and its files.

    It builds upon another definition `below`, or on a `base` that is written in Python. Raises InputError with all that
    is wrong.
    """
    key = (own.file, below and below.file, base, kind)
    known = _BUILT.find(key)
    return known or _BUILT.keep(key, _built(kind, own, below, base, kinds))


def _built(kind: Kind, own: Read, below: Read | None, base: Kind | None, kinds: Kinds) -> Kind:
    from kakdoc.kinds.definition.judging.whole import judged
    from kakdoc.kinds.definition.making import building
    from kakdoc.kinds.definition.making.upon import upon

    full = upon(below.definition, own.definition) if below else own.definition
    if below is not None and below.definition.dasar is not None:
        raise InputError(_deep(own))
    problems = in_order(own.at(judged(own.definition, full, base, kinds)))
    if any(each.fatal for each in problems):
        raise InputError(*problems)
    return building.built(kind, full, base, kinds, partial(_where, own, below or own))


def _where(own: Read, below: Read, path: FieldPath) -> Location:
    """Return where a key stands: in the definition itself, else in the one that it builds upon."""
    node, found = own.root, own
    for step in path:
        inner = getattr(node, "entries", {}).get(step) if isinstance(step, str) else None
        if isinstance(step, str) and inner is None:
            found = below
            break
        node = inner or node
    return locate(found.root, path)


def _deep(own: Read) -> Problem:
    message = f"jenis dasar “{own.definition.dasar}” sendiri berdasar jenis lain."
    return error("K702", message, "sebut langsung jenis yang paling dasar.").at(locate(own.root, ("dasar",)))


def files(kind: Kind) -> Mapping[str, InputFile]:
    """Return the definitions that a kind was made of, as they were read, by their names."""
    return {each.as_posix(): read(each).file for each in (kind.definition, kind.upon) if each is not None}


def papers(kind: Kind) -> Sequence[str]:
    """Return the fields of a kind that name other papers."""
    return () if kind.definition is None else _plan(kind).papers


def unprinted(kind: Kind, printed: Collection[str]) -> list[Problem]:
    """Return K713 for each field of a definition that is neither printed nor used, at its line."""
    if kind.definition is None:
        return []
    from kakdoc.kinds.definition.judging.unused import unused

    own = read(kind.definition)
    return own.at(each for each in unused(_plan(kind).definition, printed) if each.field[1] in own.definition.isian)


def _plan(kind: Kind) -> Plan:
    plan: Plan = kind.model.plan  # type: ignore[attr-defined]
    return plan


def skeleton(kind: Kind) -> str:
    """Return a commented input of a kind to fill in: the file that came with it, or what its definition asks for."""
    own = template(kind.skeleton)
    if kind.definition is None:
        return own.read_text("utf-8")
    from kakdoc.kinds.definition.making import asking

    plan = _plan(kind)
    if plan.base is None:
        return asking.skeleton(kind.name, plan.definition, _example(own))
    elsewhere = {"jenis", *shape.of_other_files(plan.base.model)}
    known = {key: each for key, each in shape.fields(plan.base.model).items() if key not in elsewhere}
    if _has_its_texts(plan.definition, known):
        return asking.skeleton_upon(kind.name, plan.definition, known, _example(own))
    below = re.sub(rf"^jenis: {plan.base.name}$", f"jenis: {kind.name}", skeleton(plan.base), flags=re.MULTILINE)
    added = {key: each for key, each in plan.definition.isian.items() if key not in known and key not in elsewhere}
    return f"{below.rstrip()}\n{asking.fields(added, _example(own))}"


def _has_its_texts(definition: Definition, below: Mapping[str, shape.Field]) -> bool:
    """Return whether a definition gives all that the kind below would ask for, but the year."""
    needed = {key for key, each in below.items() if each.required}
    return {key for key, each in definition.isian.items() if each.bawaan} > needed - {"tahun"}


def faults_of_example(kind: Kind) -> Sequence[Problem]:
    """Return what keeps the example beside a definition from being an input of it; of other files nothing is told."""
    path = template(kind.skeleton)
    if kind.definition is None or not path.is_file():
        return ()
    try:
        root, problems = opening.load(path, {kind.name: kind.model})
    except InputError as fault:
        return fault.problems
    told = [*problems, *validating.validate(root, kind.model, {"instansi", *shape.of_other_files(kind.model)})[1]]
    return in_order(each for each in told if each.fatal)


def _example(path: Path) -> Mapping[str, Any]:
    """Return the values of the example of a kind; none where it has none, or it cannot be read."""
    try:
        found = plain(opening.compose(path)[0]) if path.is_file() else {}
    except InputError:
        return {}
    return found if isinstance(found, Mapping) else {}
