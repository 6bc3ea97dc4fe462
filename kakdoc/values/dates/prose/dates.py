"""Dates, ranges of dates and weekdays as a sentence writes them, read from their words and figures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kakdoc.values.dates.prose.tokens import Token, runs
from kakdoc.values.dates.tanggal import BULAN, days_in, number_of

_FIRST, _LAST = 1900, 2100
_COUNTED = ("hari", "bulan", "bln", "tahun", "thn", "th")


class Written(NamedTuple):
    """A date as it was written, also one that no calendar has; `day` 0 is a month alone, `year` 0 one without it."""

    start: int
    end: int
    day: int
    month: int
    year: int
    form: str
    """`nama`, `angka` or `huruf`: with the name of the month, in figures, in words."""
    marked: bool = False
    """Whether `tanggal` or a weekday stands before it."""
    inherited: bool = False
    """Whether its year, or its month too, was taken from the date behind it."""

    def date(self) -> datetime.date | None:
        """Return the day, None for a month alone, a date without year, and one that no calendar has."""
        if not self.day or not self.year or not self.exists():
            return None
        return datetime.date(self.year, self.month, self.day)

    def exists(self) -> bool:
        """Return whether there is such a day; in a year that is not named, February has 29."""
        return 1 <= self.month <= 12 and 0 <= self.day <= days_in(self.year or 2000, self.month)

    def __str__(self) -> str:
        month = BULAN[self.month - 1] if 1 <= self.month <= 12 else f"bulan {self.month}"
        return " ".join(str(each) for each in (self.day, month, self.year) if each)


class Weekday(NamedTuple):
    """A weekday, from 0 for Senin."""

    start: int
    end: int
    value: int
    text: str


class Link(NamedTuple):
    """What stands between: `–` for a range, `,` for a list, a bracket, or `?` for a number that is no date."""

    start: int
    sign: str


Part = Written | Weekday | Link


@lru_cache(maxsize=4096)
def expressions(text: str) -> tuple[tuple[Part, ...], ...]:
    """Return the dates of a text with what stands among them, each expression for itself."""
    read = (tuple(_completed([*_parts(run)])) for run in runs(text))
    return tuple(each for each in read if any(isinstance(part, Written) for part in each))


def written(text: str) -> Iterator[Written]:
    """Yield the days, months alone not, that a text names."""
    for each in expressions(text):
        yield from (part for part in each if isinstance(part, Written) and part.day)


def _parts(run: Sequence[Token]) -> Iterator[Part]:
    at, marked = 0, False
    while at < len(run):
        token = run[at]
        taken, date = _date(run, at, marked=marked)
        part = date or _other(run, at)
        if part is not None:
            yield part
        if token.kind != "pengisi":
            marked = token.kind == "tanda" or isinstance(part, Weekday) or (marked and isinstance(part, Link))
        at += taken


def _other(run: Sequence[Token], at: int) -> Part | None:
    token = run[at]
    if token.kind == "pekan" and _is_weekday(run, at):
        return Weekday(token.start, token.end, token.value, token.text)
    if token.kind in ("sampai", "dan", "kurung"):
        return Link(token.start, {"sampai": "–", "dan": ","}.get(token.kind, token.text))
    return None if token.kind in ("pengisi", "tanda") else Link(token.start, "?")


def _is_weekday(run: Sequence[Token], at: int) -> bool:
    """Return whether `minggu` is Sunday here, and no week."""
    token, before = run[at], run[at - 1] if at else None
    if token.value != 6 or token.text[0] in "aA":
        return True
    counted = before is not None and (before.kind in ("huruf", "hari") or before.text in ")]")
    return not counted and (token.text[0].isupper() or (before is not None and before.text.casefold() == "hari"))


def _date(run: Sequence[Token], at: int, *, marked: bool) -> tuple[int, Written | None]:
    """Return the date that begins at a token with how many tokens it has; None where none begins."""
    token = run[at]
    if token.kind in ("iso", "angka", "nama"):
        return 1, _in_figures(token, marked=marked)
    if token.kind == "bulan":
        year, after = _year(run, at + 1)
        return after - at, Written(token.start, run[after - 1].end, 0, token.value, year, "nama")
    if token.kind not in ("hari", "huruf") or not 0 <= token.value < 100:
        return 1, None
    form = "huruf" if token.kind == "huruf" else "nama"
    month = _past(run, _past_bracket(run, at + 1), "bulan", "bln")
    if month >= len(run) or not (run[month].kind == "bulan" or _is_month(run, month)):
        counts = _past(run, at + 1, *_COUNTED) > at + 1  # `5 hari` is no fifth day
        bare = Written(token.start, token.end, token.value, 0, 0, form, marked)
        return 1, None if counts or (form == "huruf" and not marked) else bare
    year, after = _year(run, month + 1)
    return after - at, Written(token.start, run[after - 1].end, token.value, run[month].value, year, form, marked)


def _is_month(run: Sequence[Token], at: int) -> bool:
    """Return whether a number is that of a month: `bulan 3 tahun 2023`."""
    named = run[at - 1].text.casefold() == "bulan" and run[at].kind in ("hari", "huruf")
    return named and 1 <= run[at].value <= 12 and _past(run, at + 1, "tahun", "thn") > at + 1


def _in_figures(token: Token, *, marked: bool) -> Written:
    pieces = [piece for piece in re.split(r"[^\w]+", token.text) if piece]
    if token.kind == "iso":
        pieces.reverse()
    day, month, year = pieces
    number = number_of(month) if token.kind == "nama" else int(month)
    form = "nama" if token.kind == "nama" else "angka"
    return Written(token.start, token.end, int(day), number or 0, int(year), form, marked)


def _year(run: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the year behind a month, 0 without one, and the place after it."""
    place = _past(run, at, "tahun", "thn", "th")
    if place < len(run) and run[place].kind in ("tahun", "huruf") and _FIRST <= run[place].value <= _LAST:
        return run[place].value, _past_bracket(run, place + 1)
    return 0, at


def _past(run: Sequence[Token], at: int, *words: str) -> int:
    """Return the place after one of some words, with the comma before it; the same place without it."""
    if at + 1 < len(run) and run[at].text == "," and run[at + 1].kind == "pengisi":
        after = _past(run, at + 1, *words)
        return after if after > at + 1 else at
    fits = at < len(run) and run[at].kind == "pengisi" and run[at].text.casefold().rstrip(".") in words
    return at + 1 if fits else at


def _past_bracket(run: Sequence[Token], at: int) -> int:
    """Return the place after `(lima)`, the words of the figure before it."""
    kinds = [token.kind for token in run[at : at + 3]]
    return at + 3 if kinds in (["kurung", "huruf", "kurung"], ["kurung", "tahun", "kurung"]) else at


def _completed(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts with the months and years that a date takes from the next one of its range or list."""
    done: list[Part] = []
    behind: Written | None = None
    linked: str | None = None
    for part in reversed(parts):
        match part:
            case Link(sign=sign):
                linked = sign if sign in "–," and linked in (None, ",", sign) else linked or sign
                if sign not in "–,":
                    behind = None
                done.append(part)
            case Weekday():
                done.append(part)
            case Written():
                whole = _filled(part, behind, linked)
                done.append(whole or Link(part.start, "?"))
                behind, linked = whole, None
    return iter(done[::-1])


def _filled(part: Written, behind: Written | None, linked: str | None) -> Written | None:
    """Return a date with what it lacks; None for a bare number that belongs to no date."""
    if part.year:
        return part
    if behind is None or linked is None or not behind.month:
        return part if part.month else None
    month = part.month or behind.month
    year = behind.year
    # `28 Desember s.d. 3 Januari 2027` begins in the year before.
    if year and part.month and linked == "–" and (month, part.day) > (behind.month, behind.day):
        year -= 1
    return part._replace(month=month, year=year, inherited=True)
