"""Light Markdown as blocks: paragraphs, nested lists, headings and tables; everything else is text as it was typed.

CommonMark is no help here: it takes lines for marks that staff type as text (`- - -`, `0.`, `#` at an end), knows
neither letters nor Word's bullets, and counts lists anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from kakdoc.values.text import labelled
from kakdoc.values.text.list_marks import TYPED, Form, Mark, of_line

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>\S.*)", re.DOTALL)
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_INITIALS = frozenset({"upperLetter", "upperRoman", "lowerRoman"})
"""Forms whose first mark alone may be somebody's initial: `A. Rahman`."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: `depth` is 0 outside of lists, and that of the item that it goes on with inside.

    `lines` are the first and the last line of the text that a block is read from, the last not included.
    """

    text: str
    depth: int = 0
    lines: tuple[int, int] = field(default=(0, 0), compare=False)
    labels: int = 0
    """Of a row of a form, `Nama : …`: how long the longest label is of those that it stands among."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str
    lines: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """The first paragraph of a list item: `depth` counts from 1; `begins` where another list begins, at `number`."""

    text: str
    depth: int
    form: Form
    number: int
    begins: bool
    lines: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows with the head first, and how each column is aligned."""

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[str, ...]
    depth: int = 0
    lines: tuple[int, int] = field(default=(0, 0), compare=False)


Block = Text | Heading | Item | Table


def parse(text: str, ends: Literal["kalimat", "baris"] = "kalimat") -> list[Block]:
    """Return the blocks of a text.

    A line end inside a paragraph is a blank (`kalimat`), or a new line (`baris`), given as a line end.
    """
    return _Parser(text, " " if ends == "kalimat" else "\n").blocks()


@dataclass(slots=True)
class _List:
    """A list that may go on: where its marks and its texts stand, its form, its last number as typed and as counted."""

    indent: int
    content: int
    form: Form
    typed: int
    number: int


class _Parser:
    def __init__(self, text: str, joint: str) -> None:
        self._lines = text.split("\n")
        self._joint = joint
        self._open: list[_List] = []
        self._paragraph: list[str] = []
        self._item: tuple[Form, int, bool] | None = None  # of the paragraph that is open
        self._letters = {("lowerLetter", 1), ("upperLetter", 1)}
        self._blocks: list[Block] = []
        self._at = 0  # the line that is read

    def blocks(self) -> list[Block]:
        at = 0
        while at < len(self._lines):
            self._at = at
            at += self._take(at)
        self._at = at
        self._close()
        return _aligned(self._blocks) if self._joint == " " else self._blocks

    def _take(self, at: int) -> int:
        """Read what begins at a line; return how many lines it is."""
        line = self._lines[at]
        if not line.strip(" \t"):
            self._close()
            return 1
        if count := self._table(at):
            return count
        if (heading := _HEADING.fullmatch(line)) and not self._is_inside(line):
            self._close()
            self._open.clear()
            self._blocks.append(Heading(heading["text"].rstrip(), (at, at + 1)))
            return 1
        mark = of_line(line)
        chosen = self._chosen(mark, at) if mark else None
        if mark and chosen:
            self._begin(mark, line, *chosen)
        else:
            self._go_on(line)
        return 1

    def _is_inside(self, line: str) -> bool:
        return bool(self._open) and _indent(line) >= self._open[-1].content

    def _go_on(self, line: str) -> None:
        """Add a line to the open paragraph, or begin one in the item that it stands in."""
        if not self._paragraph:
            while self._open and _indent(line) < self._open[-1].content:
                self._open.pop()
        self._paragraph.append(line)

    def _close(self) -> None:
        """End the open paragraph."""
        if not self._paragraph:
            return
        text = _joined(self._paragraph, self._joint)
        depth = sum(each.form.style != TYPED for each in self._open)
        lines = (self._at - len(self._paragraph), self._at)
        if self._item:
            form, number, begins = self._item
            self._blocks.append(Item(text, depth, form, number, begins, lines))
        elif self._joint == " " and " : " in text.replace("\t", " "):
            self._blocks += self._parted(depth, lines[0])
        else:
            self._blocks.append(Text(text, depth, lines))
        self._paragraph, self._item = [], None

    def _parted(self, depth: int, first: int) -> Iterator[Text]:
        """Yield the open paragraph as the rows that it holds, and what stands around them."""
        for piece in labelled.pieces(self._paragraph):
            lines = self._paragraph[piece.first : piece.last]
            place = (first + piece.first, first + piece.last)
            yield Text(piece.row or _joined(lines, self._joint), depth, place, len(labelled.parts(piece.row)[0]))

    def _chosen(self, mark: Mark, at: int) -> tuple[int, Form, int, bool] | None:
        """Return under how many lists an item stands, its form and number and whether a list begins; None for text."""
        outer = max((depth for depth, each in enumerate(self._open, 1) if each.content <= mark.indent), default=0)
        for form, number in mark.readings:  # a number typed twice is counted on, as Markdown has it
            for depth in range(len(self._open) - 1, outer - 1, -1):
                known = self._open[depth]
                level = depth == outer or known.indent <= mark.indent
                if level and _alike(known.form, form) and number - known.typed in (0, 1):
                    return depth, known.form, number, False
        for form, number in mark.readings:
            if self._may_begin(form, number, mark, at, outer):
                return self._place(mark, form, number, outer), form, number, True
        return None

    def _may_begin(self, form: Form, number: int, mark: Mark, at: int, outer: int) -> bool:
        """Return whether a mark may be the first of a list."""
        known = form.style == TYPED or any(each.form == form for each in self._open[outer:])
        in_text = form.opening == "(" and outer == len(self._open) and not self._announced()
        if self._paragraph and not known and (number > 1 or in_text):
            return False  # `sampai` / `2. Januari`, `pada ayat` / `(1) dilakukan`: a line of the paragraph
        if form.style.endswith("Letter") and (form.style, number) not in self._letters:
            return False
        if form.style.endswith("Roman") and number != 1:
            return False
        doubtful = form.style in _INITIALS or not mark.rest
        return not doubtful or self._last.get((form, number + 1), 0) > at

    def _announced(self) -> bool:
        """Return whether the open paragraph ends with a sign, as before a list."""
        return "".join(self._paragraph[-1:]).rstrip().endswith((":", ";", "."))

    @cached_property
    def _last(self) -> dict[tuple[Form, int], int]:
        """The last line that each mark stands on."""
        marks = ((at, of_line(line)) for at, line in enumerate(self._lines))
        return {reading: at for at, mark in marks if mark for reading in mark.readings}

    def _place(self, mark: Mark, form: Form, number: int, outer: int) -> int:
        """Return under how many lists a list begins: below the item before it where its marks are others.

        Word pastes its lists without indents, and in a cell of a workbook nobody types any.
        """
        alike = (depth for depth in range(outer, len(self._open)) if self._open[depth].form == form)
        return next(alike, sum(each.indent <= mark.indent for each in self._open) if number == 1 else outer)

    def _begin(self, mark: Mark, line: str, depth: int, form: Form, typed: int, begins: bool) -> None:
        self._close()
        number = typed if begins else self._open[depth].number + (form.style != "bullet")
        del self._open[depth:]
        self._open.append(_List(mark.indent, mark.content, form, typed, number))
        if form.style.endswith("Letter"):
            self._letters.add((form.style, number + 1))
        self._paragraph, self._item = ([line], None) if form.style == TYPED else ([mark.rest], (form, number, begins))

    def _table(self, at: int) -> int:
        """Read the table that begins at a line; return how many lines it is, 0 where none does."""
        lines = self._lines[at:]
        if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _RULE.fullmatch(lines[1]):
            return 0
        head, rule = _cells(lines[0]), _cells(lines[1])
        if len(head) != len(rule):
            return 0
        count = next((index for index, line in enumerate(lines) if index > 1 and "|" not in line), len(lines))
        self._close()
        self._go_on(lines[0])  # ends the lists that it does not stand in
        self._paragraph = []
        rows = (head, *(_cells(line, len(head)) for line in lines[2:count]))
        self._blocks.append(Table(tuple(map(tuple, rows)), tuple(map(_align, rule)), len(self._open), (at, at + count)))
        return count


def _aligned(blocks: list[Block]) -> list[Block]:
    """Return blocks whose rows of a form know the longest label among them; a lone row is a paragraph."""
    rows = [block.labels if isinstance(block, Text) else 0 for block in blocks]
    if not any(rows):
        return blocks
    runs: dict[int, int] = {}
    for run in labelled.runs([*map(bool, rows)]):
        runs |= dict.fromkeys(run, max(rows[run.start : run.stop]))
    return [
        replace(block, labels=runs.get(index, 0)) if isinstance(block, Text) else block
        for index, block in enumerate(blocks)
    ]


def _alike(known: Form, form: Form) -> bool:
    """Return whether a list goes on with a mark: of its form, or of its signs where its numbers are text."""
    around = (known.opening, known.closing) == (form.opening, form.closing)
    return known == form or (known.style == TYPED and form.style == "decimal" and around)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))


def _joined(lines: Sequence[str], joint: str) -> str:
    """Return the lines of a paragraph as one text; two blanks at the end of a line force a new line."""
    return "".join(_with_joints(lines, joint))


def _with_joints(lines: Sequence[str], joint: str) -> Iterator[str]:
    for index, line in enumerate(lines):
        yield line.strip(" \t") if index or not line.startswith("\t") else line.rstrip(" \t")
        if index < len(lines) - 1:
            yield "\n" if line.endswith("  ") else joint


def _cells(line: str, columns: int = 0) -> list[str]:
    """Return the cells of a row, of `columns` where that is given: those too many are a stray `|` inside the last."""
    row = line.strip(" \t").removeprefix("|")
    row = row.removesuffix("|") if not row.endswith("\\|") else row
    cells = _CELL_EDGE.split(row, columns - 1) if columns > 1 else [row] if columns else _CELL_EDGE.split(row)
    return [cell.strip(" \t").replace(r"\|", "|") for cell in cells] + [""] * (columns - len(cells))


def _align(rule: str) -> str:
    if rule.endswith(":"):
        return "center" if rule.startswith(":") else "right"
    return "left"
