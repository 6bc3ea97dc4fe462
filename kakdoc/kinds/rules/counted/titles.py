"""Checks on the title of a decree against its first dictum and its annexes: a word of another paper in one of them.

Source: one thing has one name in a paper (UU 12/2011 Lampiran II butir 243; docs/aturan.md G.6). Two wordings are laid
side by side; only a word that stands in the place of another, between words that are the same, is told.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, warning

_VERBS = {
    "pembentukan": "membentuk", "penetapan": "menetapkan", "penunjukan": "menunjuk", "pengangkatan": "mengangkat",
    "pemberhentian": "memberhentikan", "pemberian": "memberikan", "penugasan": "menugaskan",
    "pelimpahan": "melimpahkan",
}  # fmt: skip
_WORD = re.compile(r"[\w/-]+")
_ENOUGH = 2
"""How many words around must be the same."""


def check_dictum(title: str, dictum: str, path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for a first dictum that does what the title says to another thing than the title says."""
    first, *thing = _WORD.findall(title)[:14] or [""]
    verb, *done = _WORD.findall(dictum)[: len(thing) + 6] or [""]
    if _VERBS.get(first.casefold()) == verb.casefold():
        yield from _other(thing, done, "diktum KESATU", path)


def check_annexes(title: str, annexes: Iterable[tuple[str, FieldPath]]) -> Iterator[Problem]:
    """Yield K435 for the title of an annex that names the thing of the decree otherwise."""
    thing = _WORD.findall(title)[1:]
    for named, path in annexes:
        yield from _other(thing, _WORD.findall(named), "judul lampiran", path)


def _other(thing: Sequence[str], named: Sequence[str], where: str, path: FieldPath) -> Iterator[Problem]:
    here, there = ([each.casefold() for each in words] for words in (thing, named))
    steps = difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    for index, (step, first, last, begin, end) in enumerate(steps):
        if step != "replace" or last - first > 1 or end - begin > 1 or not index > 0:
            continue
        before, after = steps[index - 1], steps[index + 1] if index + 1 < len(steps) else None
        around = (before[2] - before[1] if before[0] == "equal" else 0) + (
            after[2] - after[1] if after and after[0] == "equal" else 0
        )
        right, typed = thing[first], named[begin]
        if around >= _ENOUGH and typed.casefold() not in here and _is_another(right, typed):
            message = f"{where} menyebut “{typed}”, padahal judul keputusan ini “{right}”."
            yield warning("K435", message, f"samakan: tulis “{right}”, atau betulkan judulnya.", path)


def _is_another(one: str, other: str) -> bool:
    """Return whether two words name different things: neither a year, nor one short for the other, nor forms of one."""
    small, large = sorted((one.casefold(), other.casefold()), key=len)
    if one.isdecimal() or other.isdecimal() or len(small) < 4 or small[:4] == large[:4]:
        return False
    return one.isupper() == other.isupper() or len(small) > 6
