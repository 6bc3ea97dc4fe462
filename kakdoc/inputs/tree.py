"""The located tree: what was typed, as texts, each with the place it was typed at."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from kakdoc.base.problems import FieldPath, Location

_WORD = re.compile(r"\S+")
_LONGEST_TITLE = 1000


class Source:
    """A text file that was read: its name for messages and its lines."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where lines begin as YAML counts them; it breaks lines at more characters than editors do."""
        return [0, *(match.end() for match in re.finditer("[\n\x85\u2028\u2029]", self.text))]

    @cached_property
    def _editor_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def index(self, line: int, column: int) -> int:
        """Return the position in the text of a line and column of YAML, both counted from 0."""
        return self._starts[line] + column if line < len(self._starts) else len(self.text)

    def location(self, line: int, column: int) -> Location:
        """Return the place, as an editor shows it, of a line and column of YAML, both counted from 0."""
        return self.location_at(self.index(line, column))

    def location_at(self, index: int) -> Location:
        """Return the place of a position in the text."""
        line = bisect.bisect_right(self._editor_starts, index)
        return Location(self.name, line, index - self._editor_starts[line - 1] + 1)


class Span(NamedTuple):
    """Where a node stands: from (line, column) to (line, column), counted from 0."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> Location:
        """The place where the node begins."""
        return self.source.location(self.line, self.column)

    @property
    def origin(self) -> Source:
        """The file, as it was read."""
        return self.source

    @property
    def bounds(self) -> tuple[int, int]:
        """The positions in the text where the node begins and ends."""
        return self.source.index(self.line, self.column), self.source.index(self.end_line, self.end_column)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a node stands in a workbook, and what the note of that cell says; row and column count from 1.

    `number` is that of its row, by which other sheets name it; the root of a workbook knows the names of its `sheets`.
    """

    file: str
    sheet: str
    row: int
    column: int
    note: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)
    sheets: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def origin(self) -> str:
        """The file."""
        return self.file

    @property
    def start(self) -> Location:
        """The cell."""
        return Location(self.file, spot=f"{self.sheet}!{column_letters(self.column)}{self.row}")


def column_letters(number: int) -> str:
    """Return what Excel calls a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Replaced:
    """Where a text stands that was typed otherwise: by another file, or with cells of a roster in it."""

    origin: Source | str
    start: Location

    def places(self, offsets: Collection[int]) -> dict[int, Location]:
        """Return the places of characters of the text."""
        raise NotImplementedError


class Entered(NamedTuple):
    """Where a node stands in what is being filled in: the path of its field, and what a message calls it."""

    file: str
    path: FieldPath
    title: str = ""

    @property
    def name(self) -> str:
        """What a message calls the field alone."""
        return self.title.rpartition(", ")[2]

    @property
    def origin(self) -> str:
        """The file that it will be saved in."""
        return self.file

    @property
    def start(self) -> Location:
        """The field."""
        return Location(self.file, spot=self.title, path=self.path)


Place = Span | Cell | Replaced | Entered


@dataclass(frozen=True, slots=True)
class Scalar:
    """One typed value; `plain` when it stood without quotes."""

    text: str
    span: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping; `keys` are the places of its keys."""

    entries: Mapping[str, Node]
    span: Place
    keys: Mapping[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Block


def plain(node: Node) -> Any:
    """Return a tree as dicts, lists and texts; a value left empty is None."""
    match node:
        case Scalar(text="", plain=True):
            return None
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Block():
            return {key: plain(value) for key, value in node.entries.items()}


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every typed value of a tree."""
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Block():
            for value in node.entries.values():
                yield from scalars(value)


def find(root: Node, path: FieldPath) -> tuple[Node, Place]:
    """Return the deepest node on a path that was typed, and the span to point at.

    The span is the key's when the path goes to something that was not typed.
    """
    node, span = root, root.span
    for step in path:
        if isinstance(node, Block) and step in node.entries:
            child = node.entries[str(step)]
            span, node = node.keys.get(str(step), child.span), child
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            span = node.span
        else:
            place = node.keys.get(str(step), span) if isinstance(node, Block) else span
            return node, (place._replace(path=path) if isinstance(place, Entered) else place)
    return node, node.span if isinstance(node, Scalar) and node.text else span


def locate(root: Node, path: FieldPath) -> Location:
    """Return the place of a value."""
    return find(root, path)[1].start


def locate_all(root: Node, path: FieldPath, offsets: Collection[int], text: str) -> dict[int, Location]:
    """Return the places of characters of the `text` that a value was read as, by their offsets."""
    node, span = find(root, path)
    return places_in(node, text, offsets) if isinstance(node, Scalar) else dict.fromkeys(offsets, span.start)


def places_in(scalar: Scalar, text: str, offsets: Collection[int]) -> dict[int, Location]:
    """Return the places of characters of the `text` that a scalar was read as, by their offsets, in one walk.

    White space may differ between the two (folding, indentation), so it is not counted.
    """
    if isinstance(scalar.span, Replaced):
        return scalar.span.places(offsets)
    start, left_out = scalar.span.start, _left_out(scalar.text, text)
    if isinstance(scalar.span, Cell | Entered) or not (any(offsets) or left_out):
        return dict.fromkeys(offsets, start)
    counts, before, count = dict[int, int](), 0, left_out
    for offset in sorted(offsets):
        count += len("".join(text[before:offset].split()))
        counts[offset], before = count, offset
    found = _inside(scalar.span, scalar.text, set(counts.values()))
    return {offset: found.get(count, start) if offset or left_out else start for offset, count in counts.items()}


def _left_out(typed: str, text: str) -> int:
    """Return how many characters of a value, blanks aside, were left out before the text that it was read as.

    Names and titles lose words that are printed anyway; they are short, and long texts lose none.
    """
    if len(typed) - len(text) < 2 or len(text) > _LONGEST_TITLE:
        return 0
    return max("".join(typed.split()).find("".join(text.split())), 0)


def _unquoted(source: str, start: int, end: int, value: str, counts: Collection[int]) -> dict[int, int] | None:
    """Return where non-blank characters stand in a source that holds them as they are, None where it does not."""
    if "'" in value or not "".join(source[start:end].split()).startswith(value):
        return None
    places, wanted, before = dict[int, int](), sorted(counts), 0
    for word in _WORD.finditer(source, start, end):
        after = before + word.end() - word.start()
        while wanted and wanted[0] < after:
            places[wanted[0]] = word.start() + wanted[0] - before
            del wanted[0]
        if not wanted:
            break
        before = after
    return places


def _inside(span: Span, value: str, counts: Collection[int]) -> dict[int, Location]:
    """Return the places of non-blank characters of a scalar by their numbers; from where it is lost on, none."""
    source, places, last = span.source.text, dict[int, Location](), max(counts)
    index = span.source.index(span.line, span.column)
    end = span.source.index(span.end_line, span.end_column)
    value = "".join(value.split())
    if header := re.match(r"[|>][-+\d]*[^\n]*\n", source[index:end]):
        index += header.end()
    elif source[index : index + 1] in ('"', "'"):
        index += 1
    found = _unquoted(source, index, end, value[: last + 1], {each for each in counts if each < len(value)})
    if found is not None:
        return {count: span.source.location_at(at) for count, at in found.items()}
    for position, character in enumerate(value):
        while index < end and source[index].isspace():
            index += 1
        if index >= end or (source[index] != character and source[index] not in "\\'"):
            break
        if position in counts:
            places[position] = span.source.location_at(index)
        if position == last:
            break
        index += 2 if source[index] != character else 1
        if character == "'" and source[index : index + 1] == "'" and source[index - 2 : index - 1] != "'":
            index += 1
    return places
