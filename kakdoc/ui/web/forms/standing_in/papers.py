"""The paper of a draft in which something is missing: with dots for that, and for all that rests on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kakdoc.base import disk
from kakdoc.base.problems import InputError
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.checking import Checked
from kakdoc.papers.forms.drafting import base
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.ui.web.forms.standing_in.draft import NO_MONTH, NO_OFFICIAL, Files, StandIns, Values
from kakdoc.ui.web.forms.standing_in.values import FIRST, SECOND
from kakdoc.word.joining.dots import dotted

Make = Callable[[Checked], bytes | None]
"""Makes the Word file of what was checked; None where something that it computes is missing."""
Made = TypeVar("Made")
_ROUNDS = 12
"""How often is looked again: what stands in may show that more is missing."""
_ASKING = frozenset(("K115", NO_OFFICIAL, NO_MONTH))
"""Codes of what is missing although the document can be read."""


def is_needed(found: Checked) -> bool:
    """Return whether something has to stand in for what is missing in an input."""
    return found.document is None or any(each.code in _ASKING for each in found.problems)


def paper(draft: Draft, found: Checked, make: Make) -> bytes | None:
    """Return the Word file of a draft with dots for what is missing; None where something else is in the way."""
    standing = StandIns(draft, _begun)
    standing.note(found)
    made = _both(standing, make, is_paper=True)
    return dotted(*made) if made else None


def _both(
    standing: StandIns, make: Callable[[Checked], Made | None], *, is_paper: bool = False
) -> tuple[Made, Made] | None:
    """Return what is made of a draft with the first values standing in and with the second; None where it cannot be.

    For a paper itself, not for what it draws on, months that are not there count as missing too.
    """
    for _ in range(_ROUNDS):
        made: list[Made] = []
        for side in (FIRST, SECOND):
            found = standing.checked(side)
            if is_paper and standing.begin_months(found):
                break
            one = make(found) if found.document is not None else None
            if one is None and not standing.note(found):
                return None
            if one is None:
                break
            made.append(one)
        else:
            return made[FIRST], made[SECOND]
    return None


def _begun(kind: str, path: Path, typed: Values, files: Files) -> StandIns | None:
    """Return what stands in for another input: what there is of it, else a new one with what is typed in it."""
    if disk.is_file(path):
        try:
            found = StandIns(Draft(path, base.on_disk(path)), _begun)
        except InputError:
            found = None
        if found and found.draft.kind == BY_NAME[kind] and _both(found, _whole):
            return found
    begun = StandIns(Draft.new(BY_NAME[kind], path.with_suffix(".yaml")), _begun)
    begun.hold({**begun.values, **typed})
    begun.files |= files
    return begun if _both(begun, _whole) else None


def _whole(found: Checked) -> bool | None:
    return found.document is not None or None
