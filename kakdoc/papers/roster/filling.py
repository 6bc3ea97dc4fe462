"""The tree of an input with the cells of one row in place of its marks; what no row changes is the same object."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kakdoc.base.problems import FieldPath, InvalidValue, Location, Problem, error, warning
from kakdoc.inputs.drawing_on.roster.cells import RosterCell
from kakdoc.inputs.drawing_on.roster.rows import Places, Row
from kakdoc.inputs.tree import Block, Node, Replaced, Scalar, Source, places_in
from kakdoc.inputs.tree import Sequence as Items
from kakdoc.inputs.typed.gaps import GAP
from kakdoc.values import cell_marks
from kakdoc.values.cell_marks import Mark


class Numbered(NamedTuple):
    """A row with the number that it has in its series, 0 where there is none."""

    row: Row
    number: int = 0


class Used(NamedTuple):
    """A mark with the place of its cell among the texts of a row, and its column in the file; -1 for the number."""

    mark: Mark
    text: int
    column: int


@dataclass(frozen=True)
class Filled(Replaced):
    """Where a text stands in which cells of a roster took the place of marks: what was typed, and what each piece is.

    `pieces` are first and last position in the text, the end of the mark in what was typed, and the cell.
    """

    typed: Scalar
    pieces: tuple[tuple[int, int, int, Location], ...]

    @property
    def origin(self) -> Source | str:  # type: ignore[override]
        """The file of what was typed."""
        return self.typed.span.origin

    @property
    def start(self) -> Location:  # type: ignore[override]
        """The cell where it is the whole text, else the place of what was typed."""
        _, _, end, cell = self.pieces[0]
        text = self.typed.text
        return cell if text[0] == "[" and end == len(text) and "[" not in text[1:] else self.typed.span.start

    def places(self, offsets: Collection[int]) -> dict[int, Location]:
        """Return the places of positions in the text: cells, and places in what was typed."""
        found, moved = dict[int, Location](), dict[int, int]()
        for offset in offsets:
            shift = 0
            for first, last, end, cell in self.pieces:
                if first <= offset < last:
                    found[offset] = cell
                    break
                if offset >= last:
                    shift = end - last
            else:
                moved[offset] = offset + shift
        typed = places_in(self.typed, self.typed.text, set(moved.values())) if moved else {}
        return found | {offset: typed[there] for offset, there in moved.items()}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with marks."""

    scalar: Scalar
    used: tuple[Used, ...]

    def filled(self, each: Numbered, places: Places) -> tuple[Scalar, list[Problem]]:
        """Return the text with the cells of a row, and K803 for cells of which a mark cannot be printed."""
        typed, pieces, shown, done, problems = self.scalar.text, [], "", 0, []
        for mark, text, column in self.used:
            cell = places.of(each.row.number, max(column, 0))
            try:
                printed = (
                    cell_marks.numbered(mark, each.number)
                    if text < 0
                    else cell_marks.printed(mark, each.row.texts[text])
                )
            except InvalidValue as fault:
                problems.append(error("K803", f"kolom {mark.column}: {fault.message}", fault.remedy).at(cell))
                printed = ""
            problems += _gaps(printed, cell)
            told = {problem.location for problem in (*each.row.problems, *problems)}
            if not printed.strip() and cell not in told and typed.strip() != typed[mark.start : mark.end]:
                problems.append(_blank(mark, cell))
            shown += typed[done : mark.start]
            pieces.append((len(shown), len(shown) + len(printed), mark.end, cell))
            shown, done = shown + printed, mark.end
        return Scalar(shown + typed[done:], Filled(self.scalar, tuple(pieces)), plain=self.scalar.plain), problems


@dataclass(frozen=True, slots=True)
class Given:
    """A field that a column gives alone; what was typed for all stands where its cell is empty."""

    text: int
    column: int
    settled: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Changing:
    """A mapping or a list of which some values change with each row, by key or place."""

    node: Block | Items
    inner: Mapping[str | int, Changing | Text | Given]

    def filled(self, each: Numbered, places: Places, problems: list[Problem]) -> Node:
        """Return it with the cells of a row; what is wrong with them is added to `problems`."""
        if isinstance(self.node, Items):
            items = list(self.node.items)
            for place, what in self.inner.items():
                if (node := _filled(what, each, places, problems)) is not None:
                    items[int(place)] = node
            return Items(tuple(items), self.node.span)
        entries, keys = dict(self.node.entries), self.node.keys
        for key, what in self.inner.items():
            node = _filled(what, each, places, problems)
            if node is None:
                continue
            entries[str(key)] = node
            if key not in keys:
                keys = {**keys, str(key): node.span}
        return Block(entries, self.node.span, keys)


def _blank(mark: Mark, cell: Location) -> Problem:
    """Return K823 for an empty cell in the midst of a text: nothing is printed there."""
    message = f"kolom {mark.column} kosong di baris ini; tandanya di dalam kalimat tercetak kosong."
    return warning("K823", message, "isi sel itu bila memang ada isinya.").at(cell)


def _gaps(text: str, cell: Location) -> list[Problem]:
    """Return K115 for what a cell leaves to fill in."""
    if "[" not in text or not (found := GAP.search(text)):
        return []
    return [error("K115", f"“{found[0]}” belum diisi.", "isi sel ini.").at(cell)]


def _filled(what: Changing | Text | Given, each: Numbered, places: Places, problems: list[Problem]) -> Node | None:
    """Return a value with the cells of a row; None where its cell is empty."""
    if isinstance(what, Changing):
        return what.filled(each, places, problems)
    if isinstance(what, Text):
        scalar, faults = what.filled(each, places)
        problems += faults
        return scalar
    text = each.row.texts[what.text]
    if not text:
        return None
    cell = places.of(each.row.number, what.column)
    problems += _gaps(text, cell)
    return Scalar(what.settled(text) if what.settled else text, RosterCell(places.file, cell))


def changing(node: Node, path: FieldPath, texts: Callable[[Scalar, FieldPath], Text | None]) -> Changing | Text | None:
    """Return what of a tree changes with each row, as `texts` tells of each of its texts; None where nothing does."""
    if isinstance(node, Scalar):
        return texts(node, path)
    inner: dict[str | int, Changing | Text | Given] = {}
    pairs: Sequence[tuple[str | int, Node]] = (
        [*enumerate(node.items)] if isinstance(node, Items) else [*node.entries.items()]
    )
    for key, value in pairs:
        if (found := changing(value, (*path, key), texts)) is not None:
            inner[key] = found
    return Changing(node, inner) if inner else None
