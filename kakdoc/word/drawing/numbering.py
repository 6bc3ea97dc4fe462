"""Native Word numbering: one more `w:num` for each list, so that every list starts again by itself."""

from __future__ import annotations

import re

_LAST_NUMBER = re.compile(r'<w:num [^>]*?w:numId="(\d+)"')
_END = re.compile(r"<w:numIdMacAtCleanup|</w:numbering>")


class NumberingPart:
    """The numbering part of a template, split where new lists go."""

    def __init__(self, xml: str) -> None:
        end = _END.search(xml)
        self._split = end.start() if end else len(xml)
        self._xml = xml
        self._last = max(map(int, _LAST_NUMBER.findall(xml)), default=0)

    def start(self) -> Numbering:
        """Return the numbering of one document, no list of its own yet."""
        return Numbering(self._last)

    def with_lists(self, numbering: Numbering) -> str:
        """Return the part with the lists of one document added."""
        return self._xml[: self._split] + "".join(numbering.lists) + self._xml[self._split :]


class Numbering:
    """Hands out list numbers in the order in which lists are printed."""

    def __init__(self, last: int) -> None:
        self._last = last
        self.lists: list[str] = []

    def new(self, abstract: str, level: int, start: int = 1, look: str = "") -> int:
        """Return the `w:numId` of a new list that begins at `start` on `level` (0 is outermost).

        `look` is the markup of that level where it is to look otherwise than its definition says.
        """
        self._last += 1
        self.lists.append(
            f'<w:num w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>{look}</w:lvlOverride></w:num>'
        )
        return self._last
