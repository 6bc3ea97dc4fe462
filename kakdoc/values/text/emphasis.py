r"""Stars as marks of bold and italic: where a pair of `*` or `**` is a mark, and where it is text.

A pair is a mark when its outer sides are edges of words and its inner sides are not blank, so `2*3*4` and
`nama*` stay text. `\*` is a star that is never a mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_STARS = re.compile(r"\\\*|\*+")
_ITALIC, _BOLD, _BOTH = 1, 2, 3


class Piece(NamedTuple):
    """A piece of a line, printed alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class _Run:
    """Stars in a row: how many still wait for a partner, and what they begin and end."""

    start: int
    end: int
    waiting: int
    opens: bool
    closes: bool
    begun: list[int] = field(default_factory=list)
    """Marks that begin here, the inner ones first."""
    ended: list[int] = field(default_factory=list)


def pieces(text: str) -> list[Piece]:
    """Return a line cut where its look changes, without its marks; nothing else is left out."""
    found: list[Piece] = []
    at = bold = italic = 0
    for run in _matched(text):
        left = "*" * run.waiting  # a run ends marks or begins them, so what is left of it stands outside
        _add(found, text[at : run.start] + ("" if run.ended else left), bold, italic)
        bold += _count(run.begun, _BOLD) - _count(run.ended, _BOLD)
        italic += _count(run.begun, _ITALIC) - _count(run.ended, _ITALIC)
        _add(found, left if run.ended else "", bold, italic)
        at = run.end
    _add(found, text[at:], bold, italic)
    return found


def _count(kinds: list[int], mark: int) -> int:
    return sum(bool(kind & mark) for kind in kinds)


def _add(found: list[Piece], text: str, bold: int, italic: int) -> None:
    """Add a text to the piece before it where they look alike."""
    if text and found and (found[-1].bold, found[-1].italic) == (bold > 0, italic > 0):
        text = found.pop().text + text
    if text:
        found.append(Piece(text, bold > 0, italic > 0))


def plain(text: str) -> str:
    """Return a line without its marks: `*a* b` gives `a b`."""
    return "".join(piece.text for piece in pieces(text)) if "*" in text else text


def unpaired(text: str) -> Iterator[int]:
    """Yield where a `**` stands that looks like a mark and has no partner; it is printed as it is."""
    for run in _matched(text):
        lone = run.waiting == _BOLD == run.end - run.start and (run.opens or run.closes)
        if lone and text[run.end : run.end + 1] != ")":  # `harga **)` leads to a note
            yield run.start


def _matched(text: str) -> list[_Run]:
    """Return the runs of stars of a text, pairs found; an escaped star is a run that waits for nobody."""
    runs: list[_Run] = []
    open_runs: list[_Run] = []
    for found in _STARS.finditer(text):
        run = _run(text, found)
        runs.append(run)
        if run.closes:
            _close(run, open_runs)
        if run.opens and not run.ended:
            open_runs.append(run)
    return runs


def _run(text: str, found: re.Match[str]) -> _Run:
    start, end = found.span()
    if found[0].startswith("\\"):
        return _Run(start, end, 1, opens=False, closes=False)
    # `A *) dan B*)` and `(*)` are marks of notes.
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    short = end - start <= _BOTH
    opens = short and _is_edge(before) and behind.strip() not in ("", ")")
    closes = short and _is_edge(behind) and before.strip() not in ("", "(")
    if end - start == _ITALIC:
        opens &= not (before == ")" and _is_factor(behind, "("))
        closes &= not (behind == "(" and _is_factor(before, ")"))
    return _Run(start, end, end - start, opens, closes)


def _is_factor(sign: str, bracket: str) -> bool:
    """Return whether a star beside a bracket multiplies by what stands on its other side: `(2 orang)*(3 hari)`."""
    return sign == bracket or sign.isdecimal()


def _is_edge(sign: str) -> bool:
    """Return whether a word ends here: anything but a letter or a digit."""
    return not (sign.isalnum() or (sign != "" and unicodedata.combining(sign)))


def _close(run: _Run, open_runs: list[_Run]) -> None:
    """Pair stars with those that wait for them, the nearest first."""
    while run.waiting:
        index = next((index for index in reversed(range(len(open_runs))) if _fits(open_runs[index], run)), None)
        if index is None:
            return
        opener = open_runs[index]
        kind = min(opener.waiting, run.waiting)
        opener.begun.append(kind)
        run.ended.append(kind)
        opener.waiting -= kind
        run.waiting -= kind
        del open_runs[index + (opener.waiting > 0) :]


def _fits(opener: _Run, closer: _Run) -> bool:
    """Return whether stars can pair: as many, or three with one or two."""
    return opener.waiting == closer.waiting or _BOTH in (opener.end - opener.start, closer.end - closer.start)
