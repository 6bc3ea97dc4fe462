"""A paper as SRIKANDI takes it: its marks whole and where they can be filled in."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kakdoc.base import package
from kakdoc.base.problems import InputError
from kakdoc.papers.trace import edits
from kakdoc.word.template.judging import srikandi

_REMEDY = "buat ulang naskahnya dari formulir, dan jangan menyunting tanda itu di Word."
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")


def copy_for(path: Path, marks: tuple[str, ...]) -> bytes:
    """Return a paper whose marks SRIKANDI can fill in.

    Raises InputError K511 where one is torn or gone, K101 for no paper, TemplateError for no Word file.
    """
    data = edits.read(path)
    members = package.read(data, path.as_posix())
    parts = [each.data.decode() for name, each in members.items() if _PARTS.fullmatch(name)]
    if broken := srikandi.check_marks(parts, marks, path.as_posix()):
        raise InputError(*(replace(each, remedy=_REMEDY) for each in broken))
    return data
