"""The bytes of a text file, changed at places of its text and nowhere else."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from kakdoc.base.problems import InputError, Location, error

_ENCODINGS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `start` to `end` of a text replaced."""

    start: int
    end: int
    new: str = ""


class Kept(NamedTuple):
    """Characters `start` to `end` of a text, as they are."""

    start: int
    end: int


Piece = Kept | str


class Change(NamedTuple):
    """Characters `start` to `end` of a text replaced by new ones and by others of the same text."""

    start: int
    end: int
    new: tuple[Piece, ...] = ()


def pieces(start: int, end: int, changes: Iterable[Change]) -> list[Piece]:
    """Return a part of a text with changes made, none of which overlap; of those at one place the first comes first."""
    found: list[Piece] = []
    for change in sorted(changes, key=lambda each: each[:2]):
        found += [Kept(start, change.start), *change.new]
        start = change.end
    return [*found, Kept(start, end)]


class RawText:
    """A text as its file holds it: byte-order mark, encoding and line ends stay as they are."""

    def __init__(self, data: bytes, name: str) -> None:
        self._bom, self._codec = next((each for each in _ENCODINGS if data.startswith(each[0])), (b"", "utf-8"))
        try:
            self._text = data[len(self._bom) :].decode(self._codec)
        except UnicodeDecodeError as cause:
            message = "berkas UTF-16 ini rusak, sehingga tidak dapat disalin dengan tepat."
            remedy = "simpan ulang sebagai UTF-8, lalu jalankan lagi."
            raise InputError(error("K103", message, remedy).at(Location(name))) from cause
        self._pairs = [match.start() - index for index, match in enumerate(re.finditer("\r\n", self._text))]
        self._line_end = "\r\n" if self._pairs else "\r" if "\r" in self._text and "\n" not in self._text else "\n"

    def _raw(self, index: int) -> int:
        """Return the position in the file's own text of one in the text with LF for every line end."""
        return index + bisect_left(self._pairs, index)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the bytes with edits made; positions are those of the text with LF for every line end."""
        pieces, position = [], 0
        for edit in edits:
            pieces += [self._text[position : self._raw(edit.start)], edit.new.replace("\n", self._line_end)]
            position = self._raw(edit.end)
        return self._bom + "".join([*pieces, self._text[position:]]).encode(self._codec)

    def composed(self, found: Iterable[Piece]) -> bytes:
        """Return the bytes of pieces of the text with LF for every line end; those that are kept stay byte for byte."""
        text = "".join(
            self._text[self._raw(each.start) : self._raw(each.end)]
            if isinstance(each, Kept)
            else each.replace("\n", self._line_end)
            for each in found
        )
        return self._bom + text.encode(self._codec)


def settled(edits: Iterable[Edit], deletions: Iterable[Edit]) -> list[Edit]:
    """Return all edits in order: deletions that touch made one, and no edit within one."""
    joined: list[Edit] = []
    for each in sorted(deletions):
        if joined and each.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Edit(last.start, max(last.end, each.end), last.new + each.new))
        else:
            joined.append(each)
    starts = [each.start for each in joined]
    outside = []
    for edit in edits:
        index = bisect_left(starts, edit.start + 1) - 1
        if index < 0 or edit.start >= joined[index].end:
            outside.append(edit)
    return sorted([*joined, *outside])


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*pieces, text[position:]])


class Moves:
    """Where positions of a text are after edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [each.start for each in edits]
        self._shifts = [0, *accumulate(len(each.new) - (each.end - each.start) for each in edits)]

    def moved(self, index: int) -> int:
        """Return where a position is; one that was replaced is where the replacement begins."""
        before = bisect_right(self._starts, index)
        if before and index < self._edits[before - 1].end:
            return self._edits[before - 1].start + self._shifts[before - 1]
        return index + self._shifts[before]
