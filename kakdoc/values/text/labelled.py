"""Rows of a form in running text: `Nama : …` above `NIP : …`, which paper shows with their colons in one column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ROW = re.compile(r"(?P<indent>[ \t]*)(?P<label>[A-Z][^\s:|]*(?:[ ][^\s:|]+){0,6})[ \t]+:[ \t]*(?P<value>\S.*)")
_LONGEST, _LONGEST_ROW = 40, 200
"""How many letters a label and a row have at most: what is longer is a sentence."""


class Piece(NamedTuple):
    """Lines of a paragraph that belong together: their text where they are a row, else nothing; where they stand."""

    row: str
    first: int
    last: int


def _is_row(line: str) -> bool:
    """Return whether a line is a label, a blank, a colon and what belongs to it."""
    found = _ROW.fullmatch(line)
    return found is not None and len(found["label"]) <= _LONGEST and len(line) <= _LONGEST_ROW


def pieces(lines: Sequence[str]) -> list[Piece]:
    """Return the rows of a paragraph, and what stands before and behind them; one piece where it has none.

    A line that is indented more than its row goes on with it; what announces the rows ends with a colon.
    """
    found: list[Piece] = []
    for at, line in enumerate(lines):
        if _is_row(line):
            found.append(Piece(_text(line), at, at + 1))
        elif found and found[-1].row and _indent(line) > _indent(lines[found[-1].first]):
            found[-1] = Piece(f"{found[-1].row} {line.strip()}", found[-1].first, at + 1)
        elif found and not found[-1].row:
            found[-1] = Piece("", found[-1].first, at + 1)
        else:
            found.append(Piece("", at, at + 1))
    return found if _are_rows(found, lines) else [Piece("", 0, len(lines))]


def _are_rows(found: Sequence[Piece], lines: Sequence[str]) -> bool:
    """Return whether rows are announced by what stands before them, and are all the rest up to a last sentence."""
    if len(found) > 1 and sum(bool(each.row) for each in found) == 1:
        return False
    plain = [index for index, each in enumerate(found) if not each.row]
    announced = 0 not in plain or (len(found) > 1 and lines[found[0].last - 1].rstrip().endswith(":"))
    return announced and len(plain) < len(found) and all(index in (0, len(found) - 1) for index in plain)


def _text(line: str) -> str:
    found = _ROW.fullmatch(line)
    return f"{found['label']} : {found['value'].strip()}" if found else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def parts(row: str) -> tuple[str, str]:
    """Return the label of a row and what belongs to it."""
    label, _, value = row.partition(" : ")
    return label, value


def runs(rows: Sequence[bool]) -> Iterator[range]:
    """Yield where two or more rows stand one below the other: a lone one is a sentence."""
    start = None
    for index, is_one in enumerate([*rows, False]):
        if is_one and start is None:
            start = index
        elif not is_one and start is not None:
            if index - start > 1:
                yield range(start, index)
            start = None
