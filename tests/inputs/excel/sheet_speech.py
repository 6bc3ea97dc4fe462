"""What no message for a workbook may say: the words of a text file."""

from __future__ import annotations

import re
from functools import cache

from kakdoc.base.problems import Problem
from kakdoc.kinds.shape import Shape, fields
from kakdoc.papers.catalog import MODELS

FOREIGN = re.compile(
    r"kunci|yaml|titik dua|indentasi|menjorok|tanda hubung|tanda kutip|`\w+:|[\ufdd0-\ufdd4]", re.IGNORECASE
)
A_FILE = re.compile(r"[\w./-]+\.yaml")


@cache
def keys() -> re.Pattern[str]:
    """Every key of every schema that cannot be a word; not inside quotes and paths, where it is a value."""
    known: set[str] = set()
    waiting, seen = list(MODELS.values()), set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            known |= {each for each in fields(model) if "_" in each}
            waiting += [each for field in fields(model).values() for each in _inside(field.shape)]
    return re.compile(rf"(?<![\w.“\]])(?:{'|'.join(sorted(known))})(?!\w)")


def _inside(shape: Shape) -> list:
    return [*shape.groups, *(_inside(shape.item) if shape.item else ())]


def assert_speaks(problem: Problem) -> None:
    """Fail when a problem of a workbook speaks as one of a text file would, or says nothing to do."""
    if problem.location is not None and problem.location.in_workbook:
        for text in (problem.message, problem.remedy):
            own = A_FILE.sub("", text)
            assert not FOREIGN.search(own), (str(problem.location), text)
            assert not keys().search(own), (str(problem.location), text)
        assert problem.remedy
