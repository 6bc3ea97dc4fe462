"""Texts that cells of a roster give, with their places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kakdoc.base.problems import Location
from kakdoc.inputs.tree import Replaced


@dataclass(frozen=True)
class RosterCell(Replaced):
    """Where a text stands that a cell of a roster gives alone."""

    origin: str
    start: Location

    def places(self, offsets: Collection[int]) -> dict[int, Location]:
        """Return the cell for each."""
        return dict.fromkeys(offsets, self.start)
