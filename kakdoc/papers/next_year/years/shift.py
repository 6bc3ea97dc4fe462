"""From which year to which, and one year seen in a text."""

from __future__ import annotations

from dataclasses import dataclass

from kakdoc.kinds.fields.marks import Sifat


@dataclass(frozen=True, slots=True)
class Shift:
    """A move from the source's year to the target's; the years beside the source's move with it."""

    source: int
    target: int
    sifat: Sifat = Sifat.RENCANA
    """What the paper is."""

    @property
    def gap(self) -> int:
        """How many years it is, below zero on the way back."""
        return self.target - self.source

    def is_near(self, year: int) -> bool:
        """Return whether a year moves by itself: the source's, the one before, the one after."""
        return abs(year - self.source) <= 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a year: moved or kept, why, and whether a person must look."""

    moved: bool
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """A year in a text, from `start` to `end`; `new` is what stands there next year, None where it stays."""

    start: int
    end: int
    year: int
    new: str | None
    reason: str
    sure: bool
