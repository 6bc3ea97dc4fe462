"""Messages as they are counted in words: what is still empty, what has to be mended, what should be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kakdoc.base.problems import Problem


class Sort(StrEnum):
    """What somebody does about a message; its words are those of the page."""

    KOSONG = "Belum diisi"
    GALAT = "Perlu dibetulkan"
    PERINGATAN = "Periksa"


_GAP = "K115"
_COUNTED = {Sort.KOSONG: "belum diisi", Sort.GALAT: "perlu dibetulkan", Sort.PERINGATAN: "perlu diperiksa"}


def sort_of(problem: Problem) -> Sort:
    """Return which sort of message a problem is."""
    if problem.code == _GAP and problem.fatal:
        return Sort.KOSONG
    return Sort.GALAT if problem.fatal else Sort.PERINGATAN


def counted(problems: Iterable[Problem]) -> str:
    """Return how many messages there are of each sort, as `3 belum diisi, 1 perlu dibetulkan`; empty for none."""
    sorts = [sort_of(each) for each in problems]
    return ", ".join(f"{sorts.count(sort)} {words}" for sort, words in _COUNTED.items() if sort in sorts)
