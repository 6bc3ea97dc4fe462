"""Search by words in the guide and the texts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kakdoc.ui.web.guide.reading import TEXTS, Part, text

_MOST_WORDS, MOST = 8, 40
"""Words that are searched for, and parts that are shown."""
_AROUND = 90
"""Letters shown before and behind the first word found."""


class Hit(NamedTuple):
    """A part that was found: the text it stands in, and a piece of it with the words marked."""

    part: Part
    source: str
    excerpt: tuple[tuple[str, bool], ...]


class Found(NamedTuple):
    """What a search found; `whole` tells whether each part has all the words, or at least one."""

    hits: tuple[Hit, ...]
    total: int
    whole: bool


def search(typed: str) -> Found:
    """Return the parts that have all the words typed, else those that have some; best first."""
    words = list(dict.fromkeys(re.findall(r"[^\W_]+", typed.casefold())))[:_MOST_WORDS]
    scored = [(score, each) for each in _all() if (score := _score(each, words))]
    whole = [(score, each) for score, each in scored if score[0] == len(words)]
    best = sorted(whole or scored, key=lambda each: tuple(-value for value in each[0]))
    hits = tuple(Hit(part, source, tuple(_excerpt(part.text, words))) for _, (source, part, *_) in best[:MOST])
    return Found(hits, len(best), bool(whole) or not scored)


class _Searched(NamedTuple):
    source: str
    part: Part
    title: str
    text: str


@cache
def _all() -> tuple[_Searched, ...]:
    return tuple(
        _Searched(source, part, part.title.casefold(), part.text.casefold())
        for name, source in TEXTS.items()
        for part in text(name).parts
    )


def _score(each: _Searched, words: Sequence[str]) -> tuple[int, int] | None:
    """Return how many words a part has, and how many of them its title; None without one."""
    titled = sum(word in each.title for word in words)
    held = sum(word in each.title or word in each.text for word in words)
    return (held, titled) if held else None


def _excerpt(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield a piece of the paragraph that has most of the words, and of each part of it whether it is one of them."""
    said = max(text.split("\n"), key=lambda line: sum(word in line.casefold() for word in words))
    either = re.compile("(" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)
    first = either.search(said)
    middle = first.start() if first else 0
    begin = said.find(" ", max(0, middle - _AROUND), middle) + 1 if middle > _AROUND else 0
    end = middle + _AROUND
    end = len(said) if end >= len(said) else max(said.rfind(" ", middle, end), middle + len(words[0]))
    yield "… " if begin else "", False
    for place, piece in enumerate(either.split(said[begin:end])):
        yield piece, place % 2 == 1
    yield " …" if end < len(said) else "", False
