"""What a roster is to those who read it: headings, rows of texts, and the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from kakdoc.base.problems import Location, Problem
from kakdoc.inputs.tree import column_letters
from kakdoc.kinds.shape import CellType


class Wanted(NamedTuple):
    """A cell that is asked for of each row: the place of its column, counted from 0, and what it is to hold."""

    column: int
    cell_type: CellType = CellType.SEL


class Row(NamedTuple):
    """One row that holds something: its number in the file, the texts asked for, and what is wrong with them."""

    number: int
    texts: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


class Places(NamedTuple):
    """Where the cells of a roster stand: in the lines of a file, or in the cells of a sheet."""

    file: str
    sheet: str = ""

    def of(self, row: int, column: int = 0) -> Location:
        """Return where a cell stands; its column counts from 0. An editor shows no more than the line."""
        if not self.sheet:
            return Location(self.file, row)
        return Location(self.file, spot=f"sheet {self.sheet}, {column_letters(column + 1)}{row}")


class Table(Protocol):
    """An opened roster."""

    @property
    def places(self) -> Places:
        """Where its cells stand."""

    @property
    def head(self) -> Sequence[str]:
        """The headings, blanks in them one; empty for a column without one."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the file and its headings, and what is hidden."""

    def rows(self, wanted: Sequence[Wanted]) -> Iterator[Row]:
        """Yield the rows below the headings that hold something. Raises InputError for what ends the reading."""
