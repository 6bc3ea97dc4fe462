"""What a line end in a cell means: in prose a new paragraph, in forms without a version a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.inputs.excel.reading.form_version import UNMARKED
from kakdoc.kinds.shape import CellType
from kakdoc.values.text.list_marks import of_line

HARD_BREAK = "  "
"""At the end of a line: the next line belongs to the same paragraph."""
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
"""The line below the heads of a table in Markdown."""


def typed(text: str, cell_type: CellType, version: int) -> str:
    """Return the text of a cell as the schema reads it, where a paragraph ends with a blank line."""
    if "\n" not in text:
        return text
    if version == UNMARKED:
        return _unwrapped(text) if cell_type is CellType.SEL else text
    return of_lines(text) if cell_type is CellType.PROSA else text


def of_lines(text: str) -> str:
    """Return a text in which every line is a paragraph of its own, but for rows of a table and after a hard break."""
    return "\n\n".join("".join(_spaced(block.strip("\n").split("\n"))) for block in _BLANK.split(text) if block.strip())


def _spaced(lines: Sequence[str]) -> Iterator[str]:
    tables = _tables(lines)
    for place, line in enumerate(lines):
        if place:
            together = tables[place] == tables[place - 1] != 0 or lines[place - 1].endswith(HARD_BREAK)
            yield "\n" if together else "\n\n"
        yield line


def _tables(lines: Sequence[str]) -> list[int]:
    """Return the number of the table each line belongs to, 0 for none."""
    found = [0] * len(lines)
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        if place and found[place - 1] and "|" in line:
            found[place] = found[place - 1]
        elif "|" in line and "|" in below and _RULE.fullmatch(below):
            found[place] = place + 1
    return found


def _unwrapped(text: str) -> str:
    """Return a cell whose lines are joined, but for lists: these are never run together."""
    return "\n\n".join(
        block if any(of_line(line) for line in block.split("\n")[1:]) else " ".join(block.split())
        for block in _BLANK.split(text)
        if block.strip()
    )
