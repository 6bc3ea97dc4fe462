"""Tables out of the texts of a paper: those of rows and columns, and those that are drawn inside prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import FieldPath
from kakdoc.base.remembering import of_the_last
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.text import markdown

_MARKS = re.compile(r"[*_]{1,3}")
_NUMBERED_HEAD = re.compile(r"\(?\d{1,2}\)?")
_RULE = re.compile(r"\|[ \t]*:?-")
OF_THINGS = (
    "acara", "alat", "aplikasi", "barang", "desa", "dokumen", "instansi", "jalan", "kecamatan", "kegiatan", "kelompok",
    "kelurahan", "lembaga", "obat", "paket", "pekerjaan", "pelatihan", "perusahaan", "posyandu", "program", "puskesmas",
    "rapat", "ruas", "sekolah",
)  # fmt: skip
"""What a head names beside *nama* where the column is not one of persons."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without marks of emphasis and with single blanks, and where it stands."""

    text: str
    field: FieldPath
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heads in small letters, and its rows; `before` is the text that introduces it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    before: LocatedText | None = None

    def column(self, *words: str, without: Sequence[str] = ()) -> int | None:
        """Return the first column whose head holds all of some words as whole words, and none of others."""
        for index, head in enumerate(self.heads):
            if all(_has(head, word) for word in words) and not any(_has(head, word) for word in without):
                return index
        return None


def cell_at(row: Sequence[Cell], column: int | None) -> Cell | None:
    """Return the cell of a row in a column; None where the table or the row has no such column."""
    return row[column] if column is not None and column < len(row) else None


def _has(head: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", head) is not None


@of_the_last(4)
def tables(texts: Sequence[LocatedText]) -> Sequence[Table]:
    """Return the tables of a paper, in order."""
    return tuple(_tables(texts))


def _tables(texts: Sequence[LocatedText]) -> Iterator[Table]:
    yield from _of_rows(texts)
    for located in texts:
        if "|" in located.text and _RULE.search(located.text):
            yield from _of_prose(located)


def _of_rows(texts: Sequence[LocatedText]) -> Iterator[Table]:
    """Yield the free tables: cells whose places end with row and column, under heads beside them."""
    cells: dict[FieldPath, dict[int, list[Cell]]] = {}
    heads: dict[FieldPath, list[str]] = {}
    known: dict[FieldPath, LocatedText] = {}
    for each in texts:
        if each.is_cell and each.field[-3] == "baris":
            rows = cells.setdefault(each.field[:-3], {})
            rows.setdefault(int(each.field[-2]), []).append(Cell(_plain(each.text), each.field))
        elif each.field[-1] == "judul" and "kolom" in each.field[-3:-1]:
            heads.setdefault(each.field[:-3], []).append(_plain(each.text).casefold())
        elif each.field[-1] == "pengantar":
            known[each.field[:-1]] = each
    for place, found in cells.items():
        yield Table(tuple(heads.get(place, ())), _content(map(tuple, found.values())), known.get(place))


def _of_prose(located: LocatedText) -> Iterator[Table]:
    """Yield the tables that are drawn with `|` in a text, each with the paragraph before it."""
    starts = [0, *(match.end() for match in re.finditer("\n", located.text))]
    before: str | None = None
    for block in markdown.parse(located.text):
        if isinstance(block, markdown.Table):
            head, *rows = block.rows
            at = [starts[block.lines[0] + 2 + index] for index in range(len(rows))]
            cells = (tuple(_cell(located, text, start) for text in row) for row, start in zip(rows, at, strict=True))
            said = LocatedText(located.field, before, located.names_activities) if before else None
            yield Table(tuple(_plain(each).casefold() for each in head), _content(cells), said)
        before = block.text if isinstance(block, markdown.Text | markdown.Item) else None


def _cell(located: LocatedText, text: str, start: int) -> Cell:
    found = located.text.find(text, start)
    return Cell(_plain(text), located.field, found if text and found >= 0 else start)


def _content(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows without a first one that only numbers the columns: `1 | 2 | 3`, `(1) | (2)`."""
    found = tuple(rows)
    if found and len(found[0]) > 1 and all(_NUMBERED_HEAD.fullmatch(cell.text) for cell in found[0]):
        return found[1:]
    return found


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())
