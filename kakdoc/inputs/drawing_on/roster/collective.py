"""A roster that fills a table of one paper: each row of it is a row there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kakdoc.base.problems import InputError, Problem, error, suggestion, warning
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.drawing_on.roster import heads, unused
from kakdoc.inputs.drawing_on.roster.cells import RosterCell
from kakdoc.inputs.drawing_on.roster.opened import opened
from kakdoc.inputs.drawing_on.roster.rows import Row, Table, Wanted
from kakdoc.inputs.excel.layout import Column, layout
from kakdoc.inputs.tree import Block, Scalar, Sequence, scalars
from kakdoc.kinds.fields.peserta import KEYS
from kakdoc.values import cell_marks
from kakdoc.values.text.quoting import quoted

Fills = tuple[tuple[Wanted, tuple[str, ...]], ...]
"""The cells that each row gives, and the keys of its own that they fill."""


def with_rows(gathered: Gathered, table: str, named: Scalar) -> Gathered:
    """Return an input in which a table holds the rows of its roster, and where that is read.

    Raises InputError for a roster that cannot be read, without any column of the table (K802), or without a row (K804).
    """
    source, held = opened(named, gathered.path)
    fills = _fills(gathered, table, source)
    problems = [*source.problems, *_stray(gathered.root), *unused.told(source, {each.column for each, _ in fills})]
    if table in gathered.root.entries:
        message = f"tabel {table} diisi di sini dan oleh daftar peserta; yang dipakai daftar peserta."
        problems.append(warning("K809", message, "hapus salah satu.").at(gathered.root.keys[table].start))
    items = []
    for row in source.rows([wanted for wanted, _ in fills]):
        problems += row.problems
        items.append(_item(source, fills, row))
    if not items:
        message = "daftar peserta ini tidak berisi satu baris pun."
        raise InputError(*problems, error("K804", message, "isi barisnya.").at(source.places.of(1)))
    rows = Sequence(tuple(items), RosterCell(source.places.file, source.places.of(1)))
    return gathered.giving(table, rows, {source.places.file: held}, problems)


def rows_of(gathered: Gathered, table: str, named: Scalar) -> tuple[Table, list[Wanted], Iterator[Row]]:
    """Return the roster of a table once more, the cells that fill it, and its rows."""
    source, _ = opened(named, gathered.path)
    wanted = [each for each, _ in _fills(gathered, table, source)]
    return source, wanted, source.rows(wanted)


def _fills(gathered: Gathered, table: str, source: Table) -> Fills:
    known = _columns(gathered, table)
    found = tuple(
        (Wanted(place, column.cell_type), tuple(map(str, column.path)))
        for place, heading in enumerate(source.head)
        if (column := known.get(heads.folded(heading)))
    )
    _refuse_twins(found, source)
    if not found and not any(each.fatal for each in source.problems):
        message = f"tidak satu pun kolom {source.places.file} mengisi tabel {table}."
        remedy = suggestion("", dict.fromkeys(each.title for each in known.values()))
        raise InputError(error("K802", message, remedy).at(source.places.of(1)))
    return found


def _refuse_twins(fills: Fills, source: Table) -> None:
    """Raise InputError K134 where two columns fill one of the table."""
    filled: dict[tuple[str, ...], int] = {}
    for wanted, path in fills:
        first = filled.setdefault(path, wanted.column)
        if first != wanted.column:
            one, other = ((each, source.head[each]) for each in (first, wanted.column))
            raise InputError(*source.problems, heads.twin(source.places, one, other))


def _columns(gathered: Gathered, table: str) -> Mapping[str, Column]:
    """Return the single values of a row of a table, by their titles and keys as headings are compared."""
    listing = next(each for each in layout(gathered.model).sheets if each.path == (table,))
    titles = {heads.folded(each.title): each for each in listing.columns}
    return {heads.folded(".".join(map(str, each.path))): each for each in listing.columns} | titles


def _item(source: Table, fills: Fills, row: Row) -> Block:
    """Return a row of the table as it would have been typed."""
    place = RosterCell(source.places.file, source.places.of(row.number))
    entries: dict[str, Any] = {}
    for (wanted, path), text in zip(fills, row.texts, strict=True):
        if text:
            group = entries
            for key in path[:-1]:
                group = group.setdefault(key, {})
            cell = RosterCell(source.places.file, source.places.of(row.number, wanted.column))
            group[path[-1]] = Scalar(text, cell)
    return _block(entries, place)


def _block(entries: Mapping[str, Any], place: RosterCell) -> Block:
    found = {key: _block(each, place) if isinstance(each, dict) else each for key, each in entries.items()}
    return Block(found, place, {key: each.span for key, each in found.items()})


def _stray(root: Block) -> Iterator[Problem]:
    """Yield K801 for marks in a text that all rows share in one paper."""
    own = replace(root, entries={key: each for key, each in root.entries.items() if key not in KEYS})
    for scalar in scalars(own):
        for mark in cell_marks.found(scalar.text) if scalar.span.origin == root.span.origin else ():
            typed = quoted(scalar.text[mark.start : mark.end])
            message = f"tanda {typed} tidak dapat dipakai di naskah yang memuat semua peserta."
            remedy = "ganti tanda itu dengan isinya; isi setiap baris sudah tercetak di daftarnya dan di petikannya."
            yield error("K801", message, remedy).at(scalar.span.start)
