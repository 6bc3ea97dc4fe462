"""Rows of a table that stand above others: their level, and the rows beneath them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from decimal import Decimal
from typing import Any

from kakdoc.kinds.definition.formulas import numbers
from kakdoc.kinds.definition.formulas.values import HEADING, number

LEVEL = "tingkat"
Row = MutableMapping[str, Any]


def mark(rows: Sequence[Row], column: str) -> None:
    """Give each row its level and whether it is a heading, as the codes or the levels in a column tell.

    A code stands below the nearest row above whose code is the beginning of its own, a row without one below the last
    row that has one.
    """
    above: list[tuple[int, tuple[str, ...]]] = []
    for index, row in enumerate(rows):
        own = row.get(column)
        row[HEADING] = False
        if isinstance(own, int | Decimal):
            row[LEVEL] = int(own)
            if index and rows[index - 1][LEVEL] < own:
                rows[index - 1][HEADING] = True
            continue
        steps = tuple(str(own).split(".")) if own is not None else None
        while steps is not None and above and not _is_below(steps, above[-1][1]):
            above.pop()
        row[LEVEL] = len(above) + 1
        if above:
            rows[above[-1][0]][HEADING] = True
        if steps is not None:
            above.append((index, steps))


def late(rows: Sequence[Mapping[str, Any]], column: str) -> Iterator[tuple[int, str]]:
    """Yield the rows that stand below one that belongs under them, with the code of that: it counts for no heading."""
    seen, waiting = set[tuple[str, ...]](), dict[tuple[str, ...], str]()
    for index, row in enumerate(rows):
        own = row.get(column)
        if own is None or isinstance(own, int | Decimal):
            continue
        steps = tuple(str(own).split("."))
        if steps in waiting and steps not in seen:
            yield index, waiting[steps]
        seen.add(steps)
        for above in (steps[:count] for count in range(1, len(steps))):
            if above not in seen:
                waiting.setdefault(above, str(own))


def _is_below(steps: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(steps) > len(other) and steps[: len(other)] == other


def _beneath(rows: Sequence[Mapping[str, Any]], index: int) -> Iterator[Mapping[str, Any]]:
    """Yield the rows below a heading that are no headings themselves."""
    for row in rows[index + 1 :]:
        if row[LEVEL] <= rows[index][LEVEL]:
            return
        if not row[HEADING]:
            yield row


def total(rows: Sequence[Mapping[str, Any]], index: int, column: str) -> numbers.Number:
    """Return the sum of a column below a heading; what is blank counts for nothing."""
    found: numbers.Number = 0
    for row in _beneath(rows, index):
        if row[column] is not None:
            found = numbers.add(found, number(row[column], column))
    return found
