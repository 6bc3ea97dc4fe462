"""Patterns that few texts match: looked for only where a word occurs that each match holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Seldom:
    """A pattern each of whose matches holds one of a few words, in small letters; without them it is not tried."""

    def __init__(self, words: Iterable[str], pattern: str, flags: int = 0) -> None:
        self._words = tuple(words)
        self.pattern = re.compile(pattern, flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if self.occurs(text) else iter(())

    def occurs(self, text: str) -> bool:
        """Return whether a text holds one of the words."""
        small = text.casefold()
        return any(word in small for word in self._words)
