"""Prose as the lines of a cell: one for each paragraph, item of a list and row of a table, soft wraps taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kakdoc.inputs.excel.reading.paragraphs import HARD_BREAK
from kakdoc.values.text.markdown import Block, Table, parse

_TABLE = "tabel"


def unwrapped(text: str) -> str:
    """Return a text whose line ends each begin a paragraph, for a cell; reading it prints the same paper again."""
    if "\n" not in text.strip("\n"):
        return text.strip("\n")
    lines = text.strip("\n").split("\n")
    return "".join(_separated(_kept_apart(lines, _spans(parse("\n".join(lines))))))


def _spans(blocks: Sequence[Block]) -> Mapping[int, tuple[int, str]]:
    """Return where paragraphs, heads and rows of tables end, and what they are, by the line they begin at."""
    found: dict[int, tuple[int, str]] = {}
    for block in blocks:
        first, last = block.lines
        if isinstance(block, Table):
            found |= {line: (line + 1, f"{_TABLE} {first}") for line in range(first, last)}
        else:
            found[first] = last, type(block).__name__
    return found


def _kept_apart(lines: Sequence[str], spans: Mapping[int, tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the cell with what each is; what is no paragraph to the parser stands as it is."""
    line = 0
    while line < len(lines):
        end, kind = spans.get(line, (line + 1, ""))
        if kind.startswith(_TABLE):
            yield kind, _row(lines[line])
        elif any(each.strip() for each in lines[line:end]):
            yield kind, _joined(lines[line:end])
        line = end


def _row(line: str) -> str:
    """Return a row of a table with a sign by which it is known for one."""
    return line.rstrip() if "|" in line else f"{line[: len(line) - len(line.lstrip())]}| {line.strip()} |"


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, but for hard breaks."""
    text = lines[0]
    for line in lines[1:]:
        hard = text.endswith(HARD_BREAK)
        text = text.rstrip() + (f"{HARD_BREAK}\n{line}" if hard else f" {line.lstrip()}")
    return text.rstrip()


def _separated(lines: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines with what stands between them: a blank line where both would be taken for one table."""
    before, above = "", ""
    for place, (kind, line) in enumerate(lines):
        if place:
            apart = "|" in line and "|" in above and not (kind == before and kind.startswith(_TABLE))
            yield "\n\n" if apart else "\n"
        yield line
        before, above = kind, line
