"""Amounts taken over from another year: each carries it behind it, `# 2024: Rp 5.110.000`, in a workbook in its note.

While an amount and what stands behind it agree, nobody has touched it and a warning says so. Once they
differ the mark is history.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from pydantic import BaseModel

from kakdoc.base.problems import InvalidValue, Location, Problem, warning
from kakdoc.inputs.tree import Block, Cell, Scalar, Span, scalars
from kakdoc.inputs.typed.comments import Tail, TextMap
from kakdoc.inputs.walking import leaves
from kakdoc.kinds.shape import CellType
from kakdoc.values.rupiah.amount import Jumlah, parse

_MARK = re.compile(r"(?:(?<=#)|(?<=\n)|\A)[ \t]*(?P<year>(?:19|20)\d\d): (?P<amounts>[^#\n]+?)[ \t]*(?=#|\n|\Z)")
_HINT = re.compile(r"#[ \t]*(?:19|20)\d\d: ")
_SHOWN = 8


class Mark(NamedTuple):
    """A year with the amounts it had, and where this stands in a comment or note."""

    year: int
    amounts: tuple[Jumlah, ...]
    start: int
    end: int


class Marked(NamedTuple):
    """Amounts that share one comment: those of one line of a text."""

    scalars: tuple[Scalar, ...]
    tail: Tail


def mark(year: int, amounts: Iterable[str]) -> str:
    """Return what is written behind amounts: `2024: Rp 5.110.000; Rp 2.000`."""
    return f"{year}: {'; '.join(' '.join(each.split()) for each in amounts)}"


def marks(text: str) -> list[Mark]:
    """Return the marks in a comment or note; other years with a colon behind them are none."""
    found = []
    for match in _MARK.finditer(text):
        with suppress(InvalidValue):
            amounts = tuple(parse(piece) for piece in match["amounts"].split(";"))
            found.append(Mark(int(match["year"]), amounts, match.start("year"), match.end("amounts")))
    return found


def by_line(text_map: TextMap, scalars: Iterable[Scalar]) -> list[Marked]:
    """Return amounts in groups that share a comment, in the order of the text."""
    groups: dict[Tail, list[Scalar]] = {}
    for scalar in scalars:
        groups.setdefault(text_map.tail(scalar), []).append(scalar)
    return [Marked(tuple(group), tail) for tail, group in groups.items()]


def untouched(scalars: Iterable[Scalar], noted: str) -> tuple[Mark | None, list[Scalar]]:
    """Return the last mark of a comment or note, and the amounts that still are what it says."""
    given, known = list(scalars), marks(noted)
    if not known or len(known[-1].amounts) != len(given):
        return (known[-1] if known else None), []
    pairs = zip(given, known[-1].amounts, strict=True)
    return known[-1], [scalar for scalar, amount in pairs if _amount(scalar) == amount]


def _amount(scalar: Scalar) -> Jumlah | None:
    try:
        return parse(scalar.text)
    except InvalidValue:
        return None


def check(root: Block, model: type[BaseModel]) -> list[Problem]:
    """Return K405 where amounts of an input still are those of another year."""
    kept = untouched_in(root, model)
    if not kept:
        return []
    years = " dan ".join(str(year) for year in sorted({year for year, _ in kept}))
    places = list(dict.fromkeys(_place(scalar) for _, scalar in kept))
    more = f", dan {len(places) - _SHOWN} lainnya" if len(places) > _SHOWN else ""
    where = "baris" if isinstance(root.span, Span) else "sel"
    message = f"{len(kept)} jumlah masih sama dengan tahun {years} ({where} {', '.join(places[:_SHOWN])}{more})."
    note = "komentar “# tahun: jumlah” di belakangnya" if where == "baris" else "catatan (note) di selnya"
    remedy = f"ganti jumlahnya; bila memang tetap, hapus {note}."
    return [warning("K405", message, remedy).at(kept[0][1].span.start)]


def untouched_in(root: Block, model: type[BaseModel]) -> list[tuple[int, Scalar]]:
    """Return the amounts of an input that still are those of another year, each with that year."""
    if not is_noted(root):
        return []
    amounts = [each.scalar for each in leaves(model, root) if each.cell_type is CellType.UANG]
    return list(_kept_in_text(root, amounts) if isinstance(root.span, Span) else _kept_in_cells(amounts))


def is_noted(root: Block) -> bool:
    """Return whether any amount may carry one of another year; asked first, for few inputs have any."""
    if isinstance(root.span, Span):
        return _HINT.search(root.span.source.text) is not None
    return any(isinstance(each.span, Cell) and each.span.note for each in scalars(root))


def _kept_in_text(root: Block, amounts: list[Scalar]) -> Iterator[tuple[int, Scalar]]:
    assert isinstance(root.span, Span)  # noqa: S101  asked by the caller
    source = root.span.source
    for group in by_line(TextMap(source, root), amounts):
        found, same = untouched(group.scalars, source.text[group.tail.comment : group.tail.end])
        yield from ((found.year, scalar) for scalar in same if found)


def _kept_in_cells(amounts: list[Scalar]) -> Iterator[tuple[int, Scalar]]:
    for scalar in amounts:
        if isinstance(scalar.span, Cell) and scalar.span.note:
            found, same = untouched([scalar], scalar.span.note)
            yield from ((found.year, each) for each in same if found)


def _place(scalar: Scalar) -> str:
    place: Location = scalar.span.start
    return place.spot or str(place.line)
