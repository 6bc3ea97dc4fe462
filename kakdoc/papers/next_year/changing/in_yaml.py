"""A YAML input as it is next year: its text changed at the marks, everything else byte for byte as it was."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import BaseModel

from kakdoc.base.problems import FieldPath, InputError, InvalidValue, Location, error
from kakdoc.inputs.tree import Block, Node, Scalar, Sequence, Source, Span, find
from kakdoc.inputs.typed import last_year
from kakdoc.inputs.typed.comments import TextMap
from kakdoc.inputs.walking import Leaf
from kakdoc.inputs.yaml import reading
from kakdoc.inputs.yaml.deleting import commented, deletions
from kakdoc.inputs.yaml.patching import Edit, Moves, RawText, apply, settled
from kakdoc.kinds.fields.marks import GAMBAR, Berkas
from kakdoc.kinds.rules.copied.year_forms.belonging import DASHES
from kakdoc.papers.forms.placed import Fields
from kakdoc.papers.next_year.changing.fates import Fate, Outline, gap_of, holds_figure, names_of, outline
from kakdoc.papers.next_year.changing.regulations import (
    amount_entries,
    figure_entry,
    key_entry,
    replaced_entries,
    with_doubt_of_keys,
)
from kakdoc.papers.next_year.findings import NOWHERE, About, Context, Entry, Rolled
from kakdoc.papers.next_year.years.fields import moved_date, moved_year
from kakdoc.papers.next_year.years.in_text import every_year, years
from kakdoc.papers.next_year.years.shift import Seen
from kakdoc.values.rupiah import amount as rupiah

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.|\n)")
_SIGN = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_HISTORY = re.compile(r"^[^\S\n]*#.* {3}\((?:19|20)\d\d\)$", re.MULTILINE)


def roll(data: bytes, root: Block, model: type[BaseModel], context: Context) -> Rolled:
    """Return a YAML input as of the target's year.

    Raises InputError K103 for a text that cannot be written back as it was, K154 where the result would not read.
    """
    assert isinstance(root.span, Span)  # noqa: S101  asked for texts only
    roller = _Roller(root.span.source, root, model, context)
    edits = settled(roller.edits, roller.deletions)
    text = apply(roller.text, edits)
    new, moves = Source(context.target.as_posix(), text), Moves(edits)
    _check_readable(new)
    kept = [(index, entry) for index, entry in roller.entries if not roller.is_gone(index, entry)]
    fields = Fields(root)
    entries = [(moves.moved(index), replace(entry, path=fields.at(index))) for index, entry in kept]
    entries.sort(key=lambda each: each[0])
    placed = tuple(replace(entry, place=new.location_at(index)) for index, entry in entries)
    return Rolled(RawText(data, root.span.source.name).edited(edits), placed, tuple(roller.pictures))


def _check_readable(source: Source) -> None:
    try:
        reading.compose(source)
    except InputError as cause:
        message = f"hasilnya tidak akan terbaca ({cause.problems[0].message})."
        remedy = "rapikan isian asalnya di sekitar baris itu, misalnya satu kunci satu baris; lalu jalankan lagi."
        place = cause.problems[0].location or Location(source.name)
        raise InputError(error("K154", message, remedy).at(place)) from cause


class _Roller:
    """Collects the edits of one text and what is told about it; positions are those of the old text."""

    def __init__(self, source: Source, root: Block, model: type[BaseModel], context: Context) -> None:
        self.text = source.text
        self._map = TextMap(source, root)
        self._root, self._context = root, context
        self.edits: list[Edit] = []
        self.deletions: list[Edit] = []
        self.entries: list[tuple[int, Entry]] = []
        self.pictures: list[str] = []
        self._frozen: list[tuple[int, int]] = []
        self._marks: list[tuple[int, int]] = []
        plan = outline(root, model)
        self._leave_out(plan)
        self._amounts([leaf.scalar for leaf, fate in plan.kept if fate is Fate.UANG])
        for leaf, fate in plan.kept:
            self._value(leaf, fate)
            self._figure(leaf)
        self._keys(root)
        for start, end in self._map.comments():
            self._comment(start, end)

    def is_gone(self, index: int, entry: Entry) -> bool:
        """Return whether a year stood in what was left out or turned into a comment."""
        gone = self._is_frozen(index) or any(each.start <= index < each.end for each in self.deletions)
        return gone and entry.about is About.TAHUN

    def _tell(self, index: int, entry: Entry) -> None:
        self.entries.append((index, entry))

    def _leave_out(self, plan: Outline) -> None:
        for each in plan.dropped:
            self.deletions += deletions(self.text, each.block, each.keys)
            for key in each.keys:
                name = ".".join((*each.names, key))
                start = _bounds(each.block.keys[key])[0]
                self._tell(start, Entry(About.KOSONG, NOWHERE, name, "dihapus"))

    def _value(self, leaf: Leaf, fate: Fate) -> None:
        start, end = _bounds(leaf.scalar.span)
        if start == end:
            return
        if fate is Fate.TEKS:
            self._text(leaf, start, end)
        elif fate is Fate.TAHUN:
            self._years(start, end, moved_year(self.text[start:end], self._context.shift))
        elif fate is Fate.TANGGAL:
            self._years(start, end, moved_date(self.text[start:end], self._context.shift))
        elif fate is Fate.KOSONG:
            self._empty(leaf, start)
        elif fate is Fate.ISI:
            names = names_of(leaf.path)
            self.deletions.append(Edit(start, start + len(self.text[start:end].rstrip()), f'"{gap_of(leaf)}"'))
            self._tell(start, Entry(About.KOSONG, NOWHERE, ".".join(names), "diberi [isi: …]"))
        elif fate is Fate.BERKAS:
            self._file(leaf, start, end)
        elif fate is Fate.TETAP:
            for first, last, year in every_year(self.text[start:end]):
                self._years(start, end, [Seen(first, last, year, None, f"data {leaf.path[0]}", sure=True)], fixed=True)

    def _figure(self, leaf: Leaf) -> None:
        start, end = _bounds(leaf.scalar.span)
        if start < end and holds_figure(leaf) and not self._context.back:
            self._tell(start, figure_entry(names_of(leaf.path)[-1], NOWHERE, self._context))

    def _text(self, leaf: Leaf, start: int, end: int) -> None:
        typed = self.text[start:end]
        masked = _ESCAPE.sub(_unescaped, typed) if typed[0] == '"' else typed
        seen = years(masked, self._context.shift, self._context.register)
        if leaf.shape.names == "peraturan":
            seen = with_doubt_of_keys(seen, masked, self._context)
        self._years(start, end, seen)
        for offset, entry in (*replaced_entries(masked, self._context), *amount_entries(masked)):
            self._tell(start + offset, entry)

    def _years(self, start: int, end: int, seen: list[Seen], *, comment: bool = False, fixed: bool = False) -> None:
        typed = self.text[start:end]
        for proposed in seen:
            at = start + proposed.start
            each, entry = self._context.year("" if fixed else str(at), proposed, typed, comment=comment)
            self._tell(at, entry)
            if each.new is not None and not self._is_frozen(at):
                self.edits.append(Edit(at, start + each.end, each.new))

    def _is_frozen(self, index: int) -> bool:
        return any(start <= index < end for start, end in self._frozen)

    def _empty(self, leaf: Leaf, start: int) -> None:
        """Turn a key into a comment with its year; where that cannot be, take it out."""
        key = names_of(leaf.path)[-1]
        note = f"   ({self._context.shift.source})"
        block = _mapping(self._root, leaf.path)
        edits = commented(self.text, block, key, note)
        if edits is None:
            self.deletions += deletions(self.text, block, (key,))
        else:
            self.edits += edits
            self._frozen.append((edits[0].start, edits[-1].end))
        shown = f"{key}: {' '.join(leaf.scalar.text.split())}"
        self._tell(start, Entry(About.KOSONG, NOWHERE, shown, "menjadi komentar" if edits else "dihapus"))

    def _file(self, leaf: Leaf, start: int, end: int) -> None:
        if leaf.shape.mark(Berkas) == GAMBAR:
            self.pictures.append(leaf.scalar.text)
        typed = self.text[start:end].rstrip()
        reference = self._context.refer(leaf.scalar.text)
        if reference.new != leaf.scalar.text:
            quote = typed[0] if typed[0] in "\"'" else ""
            self.edits.append(Edit(start, start + len(typed), f"{quote}{reference.new}{quote}"))
        if reference.reason:
            new = reference.new if reference.new != leaf.scalar.text else ""
            entry = Entry(About.BERKAS, NOWHERE, leaf.scalar.text, reference.reason, "", new, reference.sure)
            self._tell(start, entry)

    def _amounts(self, scalars: list[Scalar]) -> None:
        typed = [each for each in scalars if each.text.strip()]
        for group in last_year.by_line(self._map, typed):
            noted = self.text[group.tail.comment : group.tail.end]
            known = [(each, group.tail.comment) for each in last_year.marks(noted)]
            self._marks += [(offset + each.start, offset + each.end) for each, offset in known]
            if self._context.back:
                self._unmark(group, noted)
            elif all(_is_amount(each) for each in group.scalars):
                self._mark(group, noted)

    def _mark(self, group: last_year.Marked, noted: str) -> None:
        """Write the year and the amounts behind them, unless they still are what an older mark says."""
        found, same = last_year.untouched(group.scalars, noted)
        year = found.year if found and len(same) == len(group.scalars) else None
        if year is None:
            year = self._context.shift.source
            mark = last_year.mark(year, [each.text for each in group.scalars])
            self.edits.append(Edit(group.tail.end, group.tail.end, f"  # {mark}"))
        for each in group.scalars:
            start = _bounds(each.span)[0]
            self._tell(start, Entry(About.JUMLAH, NOWHERE, each.text, "ditandai", str(year)))

    def _unmark(self, group: last_year.Marked, noted: str) -> None:
        for each in last_year.marks(noted):
            if each.year == self._context.shift.target:
                at = start = self.text.rindex("#", 0, group.tail.comment + each.start)
                while at - start < 2 and self.text[start - 1] == " ":
                    start -= 1
                self.deletions.append(Edit(start, group.tail.comment + each.end))

    def _keys(self, node: Node) -> None:
        if isinstance(node, Sequence):
            for item in node.items:
                self._keys(item)
        elif isinstance(node, Block):
            for key, place in node.keys.items():
                for _, _, year in every_year(key):
                    self._tell(_bounds(place)[0], key_entry(key, year))
            for value in node.entries.values():
                self._keys(value)

    def _comment(self, start: int, end: int) -> None:
        """Read comments as text, without their signs, the amounts of other years, and what was emptied earlier."""
        text = _HISTORY.sub(_blank, self.text[start:end])
        for first, last in self._marks:
            if start <= first < end:
                text = text[: first - start] + " " * (last - first) + text[last - start :]
        masked = _SIGN.sub(" ", text)
        self._years(start, end, years(masked, self._context.shift, self._context.register), comment=True)


def _mapping(root: Block, path: FieldPath) -> Block:
    """Return the mapping that holds the value on a path, or the list it stands in."""
    last = max(index for index, step in enumerate(path) if isinstance(step, str))
    found, _ = find(root, path[:last])
    assert isinstance(found, Block)  # noqa: S101  what has a key is a mapping
    return found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _unescaped(match: re.Match[str]) -> str:
    """Return white space in place of an escape, behind the dash where it stands for one, so that periods stay whole."""
    if match[0][1] not in "xuU":
        return _blank(match)
    sign = chr(min(int(f"0x{match[0][2:]}", 0), 0xFFFF))
    return (sign if sign in DASHES else " ").ljust(len(match[0]))


def _bounds(place: object) -> tuple[int, int]:
    assert isinstance(place, Span)  # noqa: S101  a text has no cells
    return place.bounds


def _is_amount(scalar: Scalar) -> bool:
    try:
        rupiah.parse(scalar.text)
    except InvalidValue:
        return False
    return True
