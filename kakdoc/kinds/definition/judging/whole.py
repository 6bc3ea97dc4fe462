"""All that is wrong with a definition, in the order in which it can be told."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.base.problems import Problem, error
from kakdoc.kinds import shape
from kakdoc.kinds.definition.judging import fields, files, formulas, names, references
from kakdoc.kinds.definition.making.building import Kinds
from kakdoc.kinds.definition.schema import Definition
from kakdoc.kinds.kind import Kind

_ISIAN = ("isian",)


def judged(own: Definition, full: Definition, base: Kind | None, kinds: Kinds) -> Iterator[Problem]:
    """Yield what keeps a definition from being a kind, each at its key.

    `full` is the definition with what it builds upon, the same where it builds upon none.
    """
    below = shape.fields(base.model).keys() if base else full.isian.keys() if full is not own else frozenset()
    changes = {key: each for key, each in own.isian.items() if key in below and (base or each is not full.isian[key])}
    added = {key: each for key, each in own.isian.items() if key not in changes}
    if base is None and not full.isian:
        yield error("K703", "definisi ini tidak berisi isian.", "tambahkan `isian:` dengan kunci-kuncinya.")
    yield from files.check_files(own)
    yield from names.check_names(added, _ISIAN)
    for key, each in changes.items():
        yield from fields.check_changes(key, each, (*_ISIAN, key), base)
    yield from fields.check_fields(added, _ISIAN)
    yield from references.check_papers(added, _ISIAN, kinds)
    yield from references.check_levels(added, _ISIAN)
    yield from references.check_year(full, base)
    yield from references.check_months(full)
    yield from references.check_signers(full, base)
    yield from references.check_roster(full)
    sources = references.sources(full, base, kinds)
    yield from references.check_sources(own.isian, _ISIAN, sources)
    yield from formulas.check_formulas(full, base, sources)
    yield from formulas.check_rules(full, base, sources)
