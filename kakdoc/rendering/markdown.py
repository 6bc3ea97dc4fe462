"""Light Markdown as tokens: what is understood, and what is given to the parser so that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

NESTING = 100
"""How deep the parser goes; what is nested deeper it drops."""
_LETTER = re.compile(r"(?m)^(?P<indent>[ ]*)(?P<letter>[a-z])(?P<mark>[.)])(?=[ ]+\S)")
_CELL_EDGE = re.compile(r"(?<!\\)\|")


@cache
def _parser() -> MarkdownIt:
    rules = ["list", "table", "heading", "emphasis", "escape", "newline", "balance_pairs", "fragments_join"]
    return MarkdownIt("zero", {"maxNesting": NESTING}).enable(rules)


def parse(text: str) -> tuple[list[Token], Mapping[int, int]]:
    """Return the tokens of a text, and the ordinal of the letter on each line that has one as list mark.

    Markdown knows no letters, so `a.` and `b)` are given to it as `1.` and `2)`; where that makes
    no list item, the letter was text and stays.
    """
    lettered = _lettered_lines(text)
    while True:
        tokens = _parser().parse(_with_numbers(text, lettered))
        items = {token.map[0] for token in tokens if token.type == "list_item_open" and token.map}
        if lettered.keys() <= items:
            break
        lettered = {line: ordinal for line, ordinal in lettered.items() if line in items}
    whole = _with_all_cells(text, tokens)
    return parse(whole) if whole != text else (tokens, lettered)


def parse_line(text: str) -> Sequence[Token]:
    """Return the tokens inside one line of text."""
    (inline,) = _parser().parseInline(text)
    return inline.children or []


def plain(text: str) -> str:
    """Return one line of text without its marks: `*a* b` gives `a b`."""
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in parse_line(text))


def _with_all_cells(text: str, tokens: Sequence[Token]) -> str:
    """Return the text with the cells that a table row has too many joined to its last.

    Markdown drops them; most are a stray `|` inside a cell.
    """
    lines, columns = text.split("\n"), 0
    for token in tokens:
        if token.type == "table_open":
            columns = 0
        columns += token.type == "th_open"
        if token.type == "tr_open" and token.map and columns:
            row = lines[token.map[0]]
            cells = _CELL_EDGE.split(row.strip().removeprefix("|").rstrip().removesuffix("|"))
            if len(cells) > columns:
                indent = row[: len(row) - len(row.lstrip())]
                kept, rest = cells[: columns - 1], r"\|".join(cells[columns - 1 :])
                lines[token.map[0]] = f"{indent}|{'|'.join([*kept, rest])}|"
    return "\n".join(lines)


def _lettered_lines(text: str) -> dict[int, int]:
    """Return the lines that begin with `a.` or `a)`, or with a letter that follows those above it."""
    found, expected = {}, {"a"}
    for index, line in enumerate(text.split("\n")):
        match = _LETTER.match(line)
        if match and match["letter"] in expected:
            found[index] = ord(match["letter"]) - ord("a") + 1
            expected |= {chr(ord(match["letter"]) + 1), "a"}
    return found


def _with_numbers(text: str, lettered: Mapping[int, int]) -> str:
    """Return the text with figures for letters, one for one, so that nothing moves."""
    lines = text.split("\n")
    for index, ordinal in lettered.items():
        lines[index] = _LETTER.sub(rf"\g<indent>{min(ordinal, 9)}\g<mark>", lines[index], count=1)
    return "\n".join(lines)
