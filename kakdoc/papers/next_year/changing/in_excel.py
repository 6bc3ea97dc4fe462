"""A workbook as it is next year: values, notes and nothing else changed; formats, rules and widths stay.

openpyxl writes the file anew, and with it loses some things that forms do not have; K153 tells which.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from pydantic import BaseModel

from kakdoc.base.problems import Location
from kakdoc.inputs.excel.changing import Book
from kakdoc.inputs.tree import Block, Cell, scalars
from kakdoc.inputs.typed import last_year
from kakdoc.inputs.walking import Leaf
from kakdoc.inputs.yaml.patching import Edit, apply
from kakdoc.kinds.fields.marks import GAMBAR, Berkas
from kakdoc.papers.forms.placed import cells
from kakdoc.papers.next_year.changing.fates import Fate, gap_of, holds_figure, names_of, outline
from kakdoc.papers.next_year.changing.regulations import (
    amount_entries,
    figure_entry,
    replaced_entries,
    with_doubt_of_keys,
)
from kakdoc.papers.next_year.findings import About, Context, Entry, Rolled
from kakdoc.papers.next_year.years.fields import moved_date, moved_year
from kakdoc.papers.next_year.years.in_text import every_year, years
from kakdoc.papers.next_year.years.shift import Seen
from kakdoc.values.dates import tanggal


def roll(data: bytes, root: Block, model: type[BaseModel], context: Context) -> Rolled:
    """Return a workbook as of the target's year, with K153 for what could not be kept."""
    book = Book(data, context.target)
    roller = _Roller(book, context)
    plan = outline(root, model)
    for leaf, fate in plan.kept:
        roller.value(leaf, fate)
    for each in plan.dropped:
        for key in each.keys:
            roller.drop(".".join((*each.names, key)), [one.span for one in scalars(each.block.entries[key])])
    for place in book.remarks():
        roller.remark(place)
    saved = book.saved()
    paths = cells(root)
    entries = (replace(each, path=paths.get(each.place.spot, ())) for each in roller.entries)
    return Rolled(saved, tuple(entries), tuple(roller.pictures), tuple(book.losses(data, saved)))


class _Roller:
    """Changes cells and collects what is told about it."""

    def __init__(self, book: Book, context: Context) -> None:
        self._book, self._context = book, context
        self.entries: list[Entry] = []
        self.pictures: list[str] = []

    def value(self, leaf: Leaf, fate: Fate) -> None:
        """Do with one value what its fate says."""
        place = leaf.scalar.span
        assert isinstance(place, Cell)  # noqa: S101  asked for workbooks only
        cell = self._book.cell(place)
        if holds_figure(leaf) and leaf.scalar.text.strip() and not self._context.back:
            self.entries.append(figure_entry(names_of(leaf.path)[-1], self._place(place), self._context))
        if fate is Fate.UANG:
            self._mark(leaf, place, cell)
        elif fate in (Fate.KOSONG, Fate.ISI):
            self._empty(leaf, fate, place, cell)
        elif cell.data_type == "f":
            seen = [Seen(*each, None, "hasil rumus; periksa", sure=False) for each in every_year(leaf.scalar.text)]
            self._tell(place, leaf.scalar.text, seen, fixed=True)
        elif fate is Fate.TEKS:
            self._text(leaf, place, cell)
        elif fate is Fate.BERKAS:
            self._file(leaf, place, cell)
        elif fate in (Fate.TAHUN, Fate.TANGGAL):
            self._dated(leaf, fate, place, cell)
        elif fate is Fate.TETAP:
            kept = [Seen(*each, None, f"data {leaf.path[0]}", sure=True) for each in every_year(leaf.scalar.text)]
            self._tell(place, leaf.scalar.text, kept, fixed=True)
        if place.note:
            self._note(place, cell)

    def drop(self, name: str, places: Sequence[object]) -> None:
        """Clear the cells of a value that a report may lack."""
        cells = [place for place in places if isinstance(place, Cell)]
        for place in cells:
            self._book.cell(place).value = None
        if cells:
            self.entries.append(Entry(About.KOSONG, self._place(cells[0]), name, "dihapus"))

    def remark(self, place: Cell) -> None:
        """Read a cell that only its writer reads as a comment."""
        cell = self._book.cell(place)
        seen = years(str(cell.value), self._context.shift, self._context.register)
        seen = self._tell(place, str(cell.value), seen, comment=True)
        cell.value = _rewritten(cell.value, seen)

    def _place(self, cell: Cell) -> Location:
        return Location(self._context.target.as_posix(), spot=cell.start.spot)

    def _tell(
        self,
        place: Cell,
        text: str,
        seen: Sequence[Seen],
        part: str = "",
        *,
        comment: bool = False,
        fixed: bool = False,
    ) -> list[Seen]:
        """Tell of years in a text and return them as they were decided on; `part` tells texts of a cell apart."""
        told, where = [], self._place(place)
        for each in seen:
            key = "" if fixed else f"{where.spot}{part}:{each.start}"
            settled, entry = self._context.year(key, each, text, where, comment=comment)
            self.entries.append(entry)
            told.append(settled)
        return told

    def _text(self, leaf: Leaf, place: Cell, cell: Any) -> None:
        dated = isinstance(cell.value, datetime.date)
        text = leaf.scalar.text if dated else str(cell.value)
        seen = years(text, self._context.shift, self._context.register)
        if leaf.shape.names == "peraturan":
            seen = with_doubt_of_keys(seen, text, self._context)
        seen = self._tell(place, text, seen)
        for _, entry in (*replaced_entries(text, self._context), *amount_entries(text)):
            self.entries.append(replace(entry, place=self._place(place)))
        if dated and any(each.new is not None for each in seen):
            cell.value = _years_later(cell.value, self._context.shift.gap)
        elif not dated:
            cell.value = _rewritten(cell.value, seen)

    def _dated(self, leaf: Leaf, fate: Fate, place: Cell, cell: Any) -> None:
        text = leaf.scalar.text
        seen = (moved_year if fate is Fate.TAHUN else moved_date)(text, self._context.shift)
        seen = self._tell(place, text, seen)
        moved = apply(text, _edits(seen))
        if isinstance(cell.value, datetime.date):
            day = datetime.date.fromisoformat(moved)
            cell.value = cell.value.replace(year=day.year, day=day.day)
        elif isinstance(cell.value, int | float):
            cell.value = int(moved)
        else:
            cell.value = moved

    def _empty(self, leaf: Leaf, fate: Fate, place: Cell, cell: Any) -> None:
        if fate is Fate.ISI:
            names = names_of(leaf.path)
            cell.value = gap_of(leaf)
            self.entries.append(Entry(About.KOSONG, self._place(place), ".".join(names), "diberi [isi: …]"))
            return
        text = " ".join(leaf.scalar.text.split())
        cell.value = None
        self._book.write_note(cell, _joined(place.note, f"{self._context.shift.source}: {text}"))
        shown = f"{leaf.path[-1]}: {text}"
        self.entries.append(Entry(About.KOSONG, self._place(place), shown, "menjadi catatan sel"))

    def _file(self, leaf: Leaf, place: Cell, cell: Any) -> None:
        typed = leaf.scalar.text
        if leaf.shape.mark(Berkas) == GAMBAR:
            self.pictures.append(typed)
            return
        reference = self._context.refer(typed)
        if reference.new != typed:
            cell.value = reference.new
        if reference.reason:
            new = reference.new if reference.new != typed else ""
            entry = Entry(About.BERKAS, self._place(place), typed, reference.reason, "", new, reference.sure)
            self.entries.append(entry)

    def _mark(self, leaf: Leaf, place: Cell, cell: Any) -> None:
        """Write the year and the amount into the note, unless it still is what an older mark says."""
        found, same = last_year.untouched([leaf.scalar], place.note)
        if self._context.back:
            self._unmark(place, cell)
            return
        year = found.year if found and same else self._context.shift.source
        if not same:
            self._book.write_note(cell, _joined(place.note, last_year.mark(year, [leaf.scalar.text])))
        self.entries.append(Entry(About.JUMLAH, self._place(place), leaf.scalar.text, "ditandai", str(year)))

    def _unmark(self, place: Cell, cell: Any) -> None:
        gone = [each for each in last_year.marks(place.note) if each.year == self._context.shift.target]
        if gone:
            kept = apply(place.note, [Edit(each.start, each.end) for each in gone])
            self._book.write_note(cell, "\n".join(line for line in kept.split("\n") if line.strip()))

    def _note(self, place: Cell, cell: Any) -> None:
        """Read the note of a value as a comment, without the amounts of other years in it."""
        text = cell.comment.text if cell.comment else ""
        masked = text
        for each in last_year.marks(text):
            masked = masked[: each.start] + " " * (each.end - each.start) + masked[each.end :]
        seen = years(masked, self._context.shift, self._context.register) if cell.value is not None else []
        seen = self._tell(place, text, seen, " catatan", comment=True)
        if any(each.new for each in seen):
            self._book.write_note(cell, apply(text, _edits(seen)))


def _joined(note: str, line: str) -> str:
    return f"{note.rstrip()}\n{line}" if note.strip() else line


def _years_later(day: datetime.date, gap: int) -> datetime.date:
    """Return the same day of another year; the 29th of February becomes the 28th where there is none."""
    last = tanggal.days_in(day.year + gap, day.month)
    return day.replace(year=day.year + gap, day=min(day.day, last))


def _edits(seen: Sequence[Seen]) -> list[Edit]:
    return [Edit(each.start, each.end, each.new) for each in seen if each.new is not None]


def _rewritten(value: Any, seen: Sequence[Seen]) -> Any:
    """Return a text with its years moved; letters in bold or colour keep their look."""
    edits = _edits(seen)
    if not edits:
        return value
    if not isinstance(value, CellRichText):
        text = apply(str(value), edits)
        return int(text) if isinstance(value, int) and text.isdecimal() else text
    pieces, start = [], 0
    for piece in value:
        text = str(piece)
        end = start + len(text)
        own = [
            Edit(max(each.start, start) - start, min(each.end, end) - start, each.new if each.start >= start else "")
            for each in edits
            if each.start < end and each.end > start
        ]
        new = apply(text, own)
        pieces.append(TextBlock(piece.font, new) if isinstance(piece, TextBlock) else new)
        start = end
    return CellRichText(*pieces)
