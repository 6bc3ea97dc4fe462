"""The office's own file while it is being filled in: what its schema, and what the rules on offices, say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kakdoc.base.guarding import guarded
from kakdoc.base.problems import InputError, Problem
from kakdoc.inputs.located import in_order, located, untold
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.validating import validate
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.rules import shared
from kakdoc.kinds.rules.copied import gaps
from kakdoc.kinds.rules.words import slips
from kakdoc.papers.checking import Checked


def checked(path: Path, file: InputFile) -> Checked:
    """Return an office's file checked by itself; every official in it may be a signer."""
    try:
        with guarded(path):
            office, refused = validate(file.root, Instansi)
            judged = located(file.root, office, _judged(office)) if office is not None else []
            return Checked(path, in_order((*file.problems, *untold([*refused, *judged], file.problems))))
    except InputError as fault:
        return Checked(path, fault.problems)


def _judged(office: Instansi) -> Iterator[Problem]:
    """Yield what rules say, at the fields of the office: papers have it under a key of their own."""
    keys = tuple(office.pejabat)
    for rule in (
        shared.check_office(office),
        gaps.check_office(office),
        gaps.check_town(office),
        gaps.check_officials(office, keys, dated=True),
        slips.check_slips(shared.office_texts(office, keys)),
    ):
        yield from (replace(each, field=each.field[1:]) for each in rule)
