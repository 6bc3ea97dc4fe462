"""Patterns that few texts match: compiled when first asked, and looked for only where a word occurs that they hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property


class Later:
    """A pattern that is compiled when it is first asked: most papers ask for few of many."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._typed, self._flags = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._typed, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match of a whole text, or of a piece of it."""
        return self.pattern.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match."""
        return self.pattern.search(text, start, end)


class Seldom(Later):
    """A pattern each of whose matches holds one of a few words, in small letters; without them it is not tried."""

    def __init__(self, words: Iterable[str], pattern: str, flags: int = 0) -> None:
        super().__init__(pattern, flags)
        self._words = tuple(words)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if self.occurs(text) else iter(())

    def occurs(self, text: str) -> bool:
        """Return whether a text holds one of the words."""
        small = text.casefold()
        return any(word in small for word in self._words)
