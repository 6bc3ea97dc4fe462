"""Edits of a paper with the fields in which the words stood: there they are typed to stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kakdoc.inputs.drawing_on import known_names
from kakdoc.inputs.opening import OFFICE_FILE
from kakdoc.ui.web.forms.shown.called import Form, Spot, spot

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference

_FEW = 3
"""Fields that are named of one edit."""


class Edited(NamedTuple):
    """An edit of a paper, and the fields that held its words."""

    edit: Difference
    fields: tuple[Spot, ...]


def edited(source: Path, found: Sequence[Difference]) -> list[Edited]:
    """Return the edits of a paper of an input with their fields, else those of its office; new words have none."""
    office = known_names.above(source, OFFICE_FILE)
    files = [source, *([known_names.shown(office)] if office else [])]
    forms = [(each, Form(each)) for each in files]
    return [Edited(each, tuple(_fields(forms, each.old))) for each in found]


def _fields(forms: Sequence[tuple[Path, Form]], words: str) -> list[Spot]:
    fields = ([spot(file, str(each), each.path) for each in form.typed_in(words)[:_FEW]] for file, form in forms)
    return next(filter(None, fields), [])
