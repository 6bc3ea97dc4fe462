"""The marks that make a line an item of a list: as they are typed, and as Word pastes them."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLETS = "-*•–"
"""Marks with a blank or a tab behind them."""
PASTED = "o·§Øüvq▪●◦‣➢✓—+"
"""Marks with a tab or a no-break space behind them: Word's bullets as text, those of its symbol fonts as letters."""
TYPED = "typed"
"""The style of numbers that Word cannot count, 0 and 01: they are text, and so are those that follow them."""
_LINE = re.compile(
    rf"(?P<indent>[ \t]*)(?P<mark>(?P<bullet>[{re.escape(BULLETS)}\uf000-\uf0ff]|[{re.escape(PASTED)}](?=[\t\xa0]))"
    r"|(?P<opening>\(?)(?:(?P<decimal>\d{1,3})|(?P<letters>[a-z]{1,8}|[A-Z]{1,8}))(?P<closing>[.)]))"
    r"(?:(?P<gap>[ \t\xa0]+)(?P<rest>\S.*)|[ \t]*)",
    re.DOTALL,
)
_ROMAN = re.compile(r"(?=.)(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_ONLY_SIGNS = re.compile(r"[-*_\s•–]*")
_WIDEST_GAP = 4
"""Blanks behind a mark; more of them are meant for looks."""


class Form(NamedTuple):
    """How the numbers of a list look: Word's name for them, and the signs around; a bullet has its sign."""

    style: str
    opening: str = ""
    closing: str = ""


class Mark(NamedTuple):
    """The mark of a line: its indent and that of the text behind it, what it may be, and that text."""

    indent: int
    content: int
    readings: tuple[tuple[Form, int], ...]
    rest: str


def of_line(line: str) -> Mark | None:
    """Return the mark that a line begins with, None where it begins with none.

    `i.` may be the first of i, ii, iii or the ninth of a, b, c, so a mark has several readings. Whether it is
    one is told by the lines around it.
    """
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    rest = found["rest"] or ""
    gap, indent = found["gap"] or " ", len(found["indent"].expandtabs(4))
    content = indent + len(found["mark"]) + (1 if "\t" in gap or len(gap) > _WIDEST_GAP else len(gap))
    readings = tuple(_readings(found, rest))
    return Mark(indent, content, readings, rest) if readings else None


def _readings(found: re.Match[str], rest: str) -> list[tuple[Form, int]]:
    if found["bullet"]:  # a line of nothing but signs, `- - -`, is a line of signs
        return [(Form("bullet", found["bullet"]), 1)] if _ONLY_SIGNS.fullmatch(rest) is None else []
    around = found["opening"], found["closing"]
    if around == ("(", "."):
        return []
    if found["decimal"]:
        style = TYPED if found["decimal"].startswith("0") else "decimal"
        return [(Form(style, *around), int(found["decimal"]))]
    letters = found["letters"]
    case = "lower" if letters.islower() else "upper"
    readings = []
    if len(letters) == 1:
        readings.append((Form(f"{case}Letter", *around), ord(letters.lower()) - ord("a") + 1))
    if _ROMAN.fullmatch(letters.lower()):
        readings.append((Form(f"{case}Roman", *around), _roman(letters.lower())))
    return readings


def _roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[each] for each in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
