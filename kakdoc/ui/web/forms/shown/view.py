"""What the page of a form asks while it is drawn: names of fields, messages, figures, what may be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kakdoc.base.problems import FieldPath, Problem
from kakdoc.inputs.opening import OFFICE_FILE
from kakdoc.kinds.fields.marks import BERKAS_PESERTA
from kakdoc.kinds.shape import CellType
from kakdoc.ui.web.forms.shown import figures, names
from kakdoc.ui.web.forms.shown.beside import Told
from kakdoc.ui.web.forms.shown.counting import Sort, counted, sort_of
from kakdoc.ui.web.forms.shown.plan import Cards, Entry, Group, Node, Table
from kakdoc.values.dates.tanggal import BULAN

_NUMBERS = frozenset({CellType.UANG, CellType.ANGKA, CellType.PERSEN, CellType.BULAT, CellType.TAHUN, CellType.NIP})
_LINE = 90
"""Letters of a line in a field of several lines."""
_MOST_LINES = 14
_SAID = {"upt": "puskesmas, rumah sakit, atau sekolah"}
"""Words for choices that are no words."""
ROWS = 300
"""Rows of a table that are shown at a time: browsers are slow with many thousands of fields."""
_BEYOND = 20
"""Rows with messages that are named where they are not shown."""
_SORTS: Mapping[type, str] = {Entry: "nilai", Table: "tabel", Cards: "kartu", Group: "kelompok"}


def first(row: int) -> int:
    """Return the first of the rows that a row is shown among."""
    return row // ROWS * ROWS


@dataclass(frozen=True, slots=True)
class View:
    """A form as it is shown: `messages` by the fields they stand beside, `figures` that are computed, `offers`.

    `offers` are what may be chosen where a field names something, by what it names: keys with what they stand for.
    `asked` are the fields that the file asks for although they may be left empty, `windows` the rows that long tables
    are shown around, `own` is the name of the input.
    """

    messages: Told = field(default_factory=dict)
    figures: Mapping[FieldPath, str] = field(default_factory=dict)
    offers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    asked: Collection[FieldPath] = ()
    windows: Mapping[FieldPath, int] = field(default_factory=dict)
    own: str = ""

    def sort(self, node: Node) -> str:
        """Return which sort of node it is."""
        return _SORTS[type(node)]

    def id(self, path: FieldPath) -> str:
        """Return the id of the element of a field."""
        return names.element(path)

    def level(self, path: FieldPath) -> int:
        """Return the level of the heading of a list: 2 for those of the input itself."""
        return min(1 + sum(isinstance(step, str) for step in path), 6)

    def name(self, path: FieldPath) -> str:
        """Return the name that a field is sent under."""
        return names.named(path)

    def told(self, path: FieldPath) -> tuple[Problem, ...]:
        """Return the messages that stand beside a field."""
        return self.messages.get(path, ())

    def office(self, problem: Problem) -> str:
        """Return the office's file, where a message of another form tells of it; empty for other messages."""
        file = problem.location.file if problem.location and not problem.location.path else ""
        return file if PurePosixPath(file).name == OFFICE_FILE else ""

    def elsewhere(self, problem: Problem) -> str:
        """Return the file that a message tells of, where that is neither the input nor the office's."""
        file = problem.location.file if problem.location and not problem.location.path else ""
        return "" if file == self.own or self.office(problem) else file

    def is_wrong(self, path: FieldPath) -> bool:
        """Return whether something has to be mended there."""
        return any(each.fatal for each in self.told(path))

    def has_told(self, nodes: Iterable[Node]) -> bool:
        """Return whether there are messages in some nodes."""
        return any(self._within(each.path) for each in nodes)

    def sort_of(self, problem: Problem) -> Sort:
        """Return which sort of message a problem is."""
        return sort_of(problem)

    def badge(self, path: FieldPath) -> str:
        """Return how many messages stand in an item, in words; empty where there are none."""
        return counted(self._within(path))

    def is_open(self, item: Group, loop: object) -> bool:  # noqa: ARG002
        """Return whether an item is shown at once: one in which something has to be mended."""
        return any(each.fatal for each in self._within(item.path))

    def _within(self, path: FieldPath) -> list[Problem]:
        return [each for place, told in self.messages.items() if place[: len(path)] == path for each in told]

    def figure(self, path: FieldPath) -> str:
        """Return what the program computes for a field, or for a list; empty for none."""
        return self.figures.get(path, "")

    def words(self, entry: Entry) -> str:
        """Return the amount of a field in words."""
        return figures.in_words(entry)

    def meaning(self, entry: Entry) -> str:
        """Return the title of the regulation that a field names; empty for others, and for one written out."""
        return self.offers.get("peraturan", {}).get(entry.value, "") if entry.shape.names == "peraturan" else ""

    def is_roster(self, entry: Entry) -> bool:
        """Return whether a field names the roster of the input."""
        return entry.file == BERKAS_PESERTA.jenis

    def is_number(self, entry: Entry) -> bool:
        """Return whether figures are typed there."""
        return entry.cell in _NUMBERS

    def rows(self, entry: Entry) -> int:
        """Return how many lines a field of several lines shows."""
        lines = sum(1 + len(each) // _LINE for each in entry.value.split("\n"))
        least = 2 if entry.cell is CellType.PROSA else 1
        return min(max(lines, least), _MOST_LINES)

    def choices(self, entry: Entry) -> Mapping[str, str]:
        """Return what may be chosen, with the words for it; empty where anything may be typed."""
        if entry.cell is CellType.BULAN_INI:
            return {each: each for each in BULAN}
        if entry.shape.choices:
            return {each: self.word(entry, each) for each in entry.shape.choices}
        return self.offers.get(entry.file or (entry.shape.names if entry.shape.names != "peraturan" else ""), {})

    def word(self, entry: Entry, choice: str) -> str:
        """Return a choice as people read it."""
        if entry.cell is CellType.BULAN_INI:
            return choice
        return _SAID.get(choice) or choice.replace("_", " ")

    def part(self, table: Table) -> range:
        """Return the rows of a table that are shown, by their numbers from 0 on."""
        count = len(table.rows)
        start = first(min(self.windows.get(table.path, 0), count - 1)) if count > ROWS else 0
        return range(start, min(start + ROWS, count))

    def beyond(self, table: Table) -> list[int]:
        """Return rows of a table that are not shown and have messages: the first ones, by their numbers from 0 on."""
        length, part = len(table.path), self.part(table)
        if len(part) == len(table.rows):
            return []
        rows = {place[length] for place in self.messages if place[:length] == table.path and len(place) > length}
        return sorted(each for each in rows if isinstance(each, int) and each not in part)[:_BEYOND]

    def folded(self, table: Table) -> frozenset[int]:
        """Return the columns that nobody uses, by their numbers; none where the table has few."""
        if table.fixed or len(table.columns) <= 4:
            return frozenset()
        used = {number for row in table.rows for number, each in enumerate(row) if each.value or self.told(each.path)}
        needed = {number for number, each in enumerate(table.columns) if each.required or self._stays(each)}
        return frozenset(range(len(table.columns))) - used - needed

    def _stays(self, column: Entry) -> bool:
        """Return whether an empty column says something all the same: the program computes its values."""
        return any(path[-1] == column.path[-1] and len(path) == len(column.path) for path in self.figures)
