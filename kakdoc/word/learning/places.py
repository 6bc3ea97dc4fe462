"""A place of a form to be filled in, and the rows or paragraphs that are repeated for each of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from kakdoc.word.learning.controls import Control
from kakdoc.word.learning.text.writing import Written

COUNT, CELL, NAME = "urutan", "sel", "nama"
"""Further sorts of places: the number of a row, an empty cell, the name or number of who signs, written out."""
ROWS, PARAGRAPHS = "tr", "p"


@dataclass(eq=False, slots=True)
class Place:
    """A place to fill in: its words, what stands around it, and whether they are sure to name it.

    `about` is the party or the sentence that tells it from others of its name, `role` who signs there, `column` the
    title of its column, where it holds the sum of one.
    """

    sort: str
    words: str
    where: str
    written: Written
    start: int
    end: int
    about: str = ""
    role: str = ""
    column: str = ""
    control: Control | None = None
    group: Group | None = None
    sure: bool = True

    @property
    def before(self) -> str:
        """The text of its paragraph before it."""
        return self.written.text[: self.start]

    @property
    def after(self) -> str:
        """The text of its paragraph behind it."""
        return self.written.text[self.end :]

    @property
    def shown(self) -> str:
        """What stands there now."""
        return self.written.text[self.start : self.end] if self.control is None else self.control.shown


@dataclass(eq=False, slots=True)
class Group:
    """Rows or paragraphs that stand for each entry of a list; `elements` are kept, what else was there is gone."""

    unit: str
    words: str
    where: str
    elements: Sequence[etree._Element]
    places: list[Place] = field(default_factory=list)
    sure: bool = True
