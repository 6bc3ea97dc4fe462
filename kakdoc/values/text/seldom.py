"""Patterns that few texts match: compiled when first asked for, and looked for only where a word of a match occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast


class _Late:
    """Stands for a pattern until one of its methods is asked for, which are its own from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: a short run asks few of the hundreds there are."""
    return cast(re.Pattern[str], _Late(pattern, flags))


class Seldom:
    """A pattern each of whose matches holds one of a few words, in small letters; without them it is not tried."""

    def __init__(self, words: Iterable[str], pattern: str, flags: int = 0) -> None:
        self._words = tuple(words)
        self._given = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(*self._given)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if self.occurs(text) else iter(())

    def occurs(self, text: str) -> bool:
        """Return whether a text holds one of the words."""
        small = text.casefold()
        return any(word in small for word in self._words)
