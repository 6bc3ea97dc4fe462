"""Years written in words behind *tahun*: “tahun dua ribu dua puluh empat”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.rules.copied import measured_years
from kakdoc.papers.next_year.years.shift import Seen, Shift
from kakdoc.values import terbilang

_WORD = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|sepuluh|sebelas|ratus|seratus)"
_WORDS = rf"(?P<year>(?:seribu|dua\s+ribu)(?:\s+{_WORD}){{0,6}})\b"
_SPELLED = re.compile(rf"\b(?P<head>tahun(?:\s+anggaran)?)\s+{_WORDS}", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s*_]*\(\s*{_WORDS}\s*\)", re.IGNORECASE)
_DATED = re.compile(r"\bbulan\s+\w{3,9}\s+\Z", re.IGNORECASE)


def spelled_years(text: str, shift: Shift) -> Iterator[Seen]:
    """Yield the years in words; they move as figures do, in their own case and with their own line breaks."""
    for match in _SPELLED.finditer(text):
        year = _value(match["year"])
        if year is None:
            continue
        start, end = match.span("year")
        if _DATED.search(text, max(0, match.start() - 20), match.start()):
            yield Seen(start, end, year, None, "tanggal dengan huruf; periksa", sure=False)
        elif not shift.is_near(year):
            yield Seen(start, end, year, None, f"bukan sekitar {shift.source}; periksa", sure=False)
        else:
            new, exact = _rewritten(match["year"], year + shift.gap)
            reason = "tahun dengan huruf" if exact else "tahun dengan huruf; periksa penulisannya"
            fact = measured_years.is_of_fact(text, start, end, is_past=year < shift.source)
            yield Seen(start, end, year, new, measured_years.REASON if fact else reason, sure=exact and not fact)


def words_behind(text: str, figures: Iterable[Seen], shift: Shift) -> Iterator[Seen]:
    """Yield the years in words in brackets behind figures: what becomes of the figure becomes of them."""
    for each in figures:
        match = _BEHIND.match(text, each.end)
        year = _value(match["year"]) if match else None
        if not match or year is None:
            continue
        start, end = match.span("year")
        if year != each.year:
            yield Seen(start, end, year, None, "tidak sama dengan angkanya; periksa", sure=False)
        elif each.new is None:
            yield Seen(start, end, year, None, each.reason, each.sure)
        else:
            new, exact = _rewritten(match["year"], year + shift.gap)
            yield Seen(start, end, year, new, each.reason, sure=each.sure and exact)


def _value(words: str) -> int | None:
    try:
        year = terbilang.read(words)
    except InvalidValue:
        return None
    return int(year) if 1900 <= year < 2100 else None


def _rewritten(typed: str, year: int) -> tuple[str, bool]:
    """Return another year as one was typed, and whether the way back gives the same again."""
    old, spaces = typed.split(), re.findall(r"\s+", typed)
    words = terbilang.spell(year).split()
    styles = (str.upper, str.lower, str.title, _first_only)
    style = next((each for each in styles if each(" ".join(old)) == " ".join(old)), None)
    cased = (style or str.lower)(" ".join(words)).split()
    gaps = spaces[: len(words) - 1]
    filled = "".join(word + (gap or "") for word, gap in zip_longest(cased, _padded(gaps, len(words) - 1)))
    return filled, style is not None and (len(old) == len(words) or set(spaces) == {" "})


def _padded(gaps: list[str], count: int) -> list[str]:
    return gaps + [" "] * (count - len(gaps))


def _first_only(text: str) -> str:
    return text[:1].upper() + text[1:].lower()
