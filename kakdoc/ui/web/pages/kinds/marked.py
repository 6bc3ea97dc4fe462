"""The text of a form with the places that were found: a tag in its copy is shown by the title of its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kakdoc.base import package
from kakdoc.papers.forms.learning import deciding
from kakdoc.papers.forms.learning.fields import Field
from kakdoc.word.comparing import content, reading
from kakdoc.word.comparing.reading import Line

_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{%\w*\s*(.*?)\s*%\}", re.DOTALL)
_LOOP = re.compile(r"for (\w+) in (\w+)")
_OFFICE = "instansi"
_COUNTED = "loop.index"
_WORDS = frozenset(("if", "else", "or", "and", "not"))


class Piece(NamedTuple):
    """A piece of text; where it is a place, `field` is the name of its field, empty for what needs none."""

    text: str
    is_place: bool = False
    field: str = ""


Marked = tuple[Piece, ...]


class Part(NamedTuple):
    """A paragraph, or the rows of a table."""

    lines: tuple[Marked, ...]
    rows: tuple[tuple[tuple[Marked, ...], ...], ...] = ()


def marked(copy: bytes, fields: Mapping[str, Field]) -> list[Part]:
    """Return the text of the copy of a form, in which tags stand, part by part."""
    reader = _Reader(fields)
    found = reading.with_tables(reading.paragraphs(content.blocks(package.read(copy, ""))))
    parts = [
        Part((), tuple(reader.rows(each.rows))) if isinstance(each, reading.Table) else Part(reader.lines(each.lines))
        for each in found
    ]
    return [each for each in parts if each.lines or each.rows]


class _Reader:
    """Reads tags; knows which tables the tags of loops were about."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._known = dict(deciding.named(fields))
        self._loops: dict[str, str] = {}

    def rows(self, rows: Sequence[Sequence[reading.Cell]]) -> Iterator[tuple[tuple[Marked, ...], ...]]:
        for row in rows:
            texts = [line.text.strip() for cell in row for line in cell.lines]
            cells = tuple(self.lines(cell.lines) for cell in row)
            if any(cells) or not any(texts):  # a row that held nothing but a loop is none
                yield cells

    def lines(self, lines: Sequence[Line]) -> tuple[Marked, ...]:
        """Return lines in pieces, without those that held nothing but the tag of a loop."""
        found = [(each, tuple(self._pieces(each.text))) for each in lines]
        return tuple(
            ((Piece(f"{line.number} "),) if line.number else ()) + pieces
            for line, pieces in found
            if any(each.text.strip() for each in pieces)
        )

    def _pieces(self, text: str) -> Iterator[Piece]:
        start = 0
        for tag in _TAG.finditer(text):
            if tag.start() > start:
                yield Piece(text[start : tag.start()])
            start = tag.end()
            if tag[1] is not None:
                yield self._place(tag[1])
            elif loop := _LOOP.match(tag[2] or ""):
                self._loops[loop[1]] = loop[2]
        if text[start:]:
            yield Piece(text[start:])

    def _place(self, expression: str) -> Piece:
        if expression.startswith(_COUNTED):
            return Piece("nomor urut", is_place=True)
        used = [each for each in deciding.names(expression.partition("|")[0]) if each not in _WORDS]
        name = used[0] if used else expression
        head, _, rest = name.partition(".")
        if head in self._loops:
            table = self._loops[head]
            name = f"{table}.{rest}" if rest else table
        own = self._known.get(name) or self._known.get(head)
        if own is None:
            return Piece(f"data kantor: {rest or head}".replace("_", " "), is_place=True)
        of_official = f", {rest.replace('_', ' ')}" if rest and name not in self._known else ""
        words = " (dengan huruf)" if "|terbilang" in expression else ""
        return Piece(own.title + of_official + words, is_place=True, field=name if name in self._known else head)
