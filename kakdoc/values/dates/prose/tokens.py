"""The words and figures of which dates in a sentence are made, in runs that nothing else interrupts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kakdoc.base.problems import InvalidValue
from kakdoc.values import terbilang
from kakdoc.values.dates.tanggal import BULAN, HARI, OTHER_NAMES, number_of
from kakdoc.values.text.seldom import late

GAP = r"(?:\s{1,9})"
"""White space between words."""
TO = r"-|–|—|−|‑|\bs\W{0,3}d\b\.?|\bsampai(?:\s{1,9}dengan)?\b|\bhingga\b"
"""What stands between the first and the last of a range."""
WEEKDAY = r"(?a:senin|selasa|rabu|kamis|jum\W{0,2}at|sabtu|minggu|ahad)"
"""A name of a weekday; in letters of ASCII alone, because `i` would stand for the dotless `ı` of Turkish as well."""
NUMBER = (
    r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|seratus|ratus|seribu|"
    r"ribu|duapuluh|tigapuluh)"
)
_MONTHS = f"(?a:{'|'.join(sorted((*BULAN, *OTHER_NAMES), key=len, reverse=True))})"
_YEAR = r"(?:19|20)\d\d"
_TOKEN = late(
    rf"(?P<iso>(?<![\w.,/-]){_YEAR}-\d\d-\d\d(?![\w/-]|\.\w))"
    rf"|(?P<angka>(?<![\w/])(?<!\d[.,-])\d{{1,2}}[^\S\n]?(?P<sep>[-/.])[^\S\n]?\d{{1,2}}[^\S\n]?(?P=sep)[^\S\n]?{_YEAR}"
    r"(?![\w/-]|[.,]\d))"
    rf"|(?P<nama>(?<![\w/])(?<!\d[.,-])\d{{1,2}}-(?:{_MONTHS})-{_YEAR}(?![\w/-]|[.,]\d))"
    rf"|(?P<tahun>(?<![\w/])(?<!\d[.,]){_YEAR}(?![\w/]|[.,]\d))"
    r"|(?P<hari>(?<!\w)(?<!\d[/.,])\d{1,2}(?![\w/%°]|[.,]\d))"
    rf"|(?P<pekan>\b{WEEKDAY}\b(?!['’]))"
    rf"|(?P<bulan>\b(?:{_MONTHS})\b\.?)"
    rf"|(?P<huruf>\b{NUMBER}(?:{GAP}{NUMBER})*\b)"
    rf"|(?P<sampai>{TO})"
    r"|(?P<dan>[,;&]|\b(?:dan|serta|atau)\b)"
    r"|(?P<tanda>\b(?:tanggal|tgl|tertanggal)\b\.?)"
    r"|(?P<kurung>[()\[\]])"
    r"|(?P<pengisi>\b(?:hari|bulan|bln|tahun|thn|th|pada|pagi|siang|sore|malam)\b\.?|[:/*_|])",
    re.IGNORECASE,
)
_NAMES = tuple(name.lower() for name in (*BULAN, "nopember", "pebruari"))
_SHORT = "|".join(OTHER_NAMES)
_FIGURES = late(
    rf"\((?:{_SHORT})\b"
    rf"|\d[^\S\n]?(?:([-/.])[^\S\n]?\d{{1,2}}[^\S\n]?\1[^\S\n]?\d|-?(?:{_SHORT})\b|[^\S\n]?bulan[^\S\n]\d)",
    re.IGNORECASE,
)
_NAMED = late("|".join(_NAMES), re.IGNORECASE)
_BLANK = late(r"\s")
_AROUND = 160
"""How many characters before and behind a month belong to its expression at most."""


class Token(NamedTuple):
    """One of them: its kind (a name of a group above), place, text, and value where it has one."""

    kind: str
    start: int
    end: int
    text: str
    value: int = 0


def runs(text: str) -> Iterator[list[Token]]:
    """Yield the tokens around the dates of a text, in runs between which other words stand; nothing without a date."""
    for start, end in _windows(text):
        run: list[Token] = []
        for match in _TOKEN.finditer(text, start, end):
            token = _token(match)
            if run and not _joined(text, run[-1], token):
                yield run
                run = []
            run.append(token)
        if run:
            yield run


def _windows(text: str) -> list[tuple[int, int]]:
    """Return where dates may stand: around months and figures with signs, apart from each other."""
    small = text.casefold()
    named = any(name in small for name in _NAMES)
    found = [*_FIGURES.finditer(text), *(_NAMED.finditer(text) if named else ())]
    windows: list[tuple[int, int]] = []
    for match in sorted(found, key=lambda each: each.start()):
        start = max(0, match.start() - _AROUND)
        blank = _BLANK.search(text, match.end() + _AROUND, match.end() + 2 * _AROUND)
        end = blank.start() if blank else match.end() + 2 * _AROUND
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return windows


def _joined(text: str, last: Token, token: Token) -> bool:
    """Return whether nothing stands between two tokens; a row of a table is for itself.

    A new paragraph may begin with `Tanggal`.
    """
    if "|" in (last.text, token.text) and "\n" in text[last.end : token.start]:
        return False
    between = text[last.end : token.start]
    if between.strip():
        return False
    return between.count("\n") < 2 or (token.kind == "tanda" and last.kind == "pekan")


def _token(match: re.Match[str]) -> Token:
    kind, text = str(match.lastgroup), match[0]
    return Token(kind, match.start(), match.end(), text, _value(kind, text))


def _value(kind: str, text: str) -> int:
    if kind in ("hari", "tahun"):
        return int(text)
    if kind == "bulan":
        return number_of(text) or 0
    if kind == "pekan":
        return weekday(text)
    return spelled(text) if kind == "huruf" else 0


def weekday(name: str) -> int:
    """Return the number of a weekday by any of its spellings, from 0 for Senin; `Ahad` is Minggu."""
    start = name.casefold()[:3]
    return 6 if start == "aha" else [each.casefold()[:3] for each in HARI].index(start)


def spelled(words: str) -> int:
    """Return the number that words spell, 0 for what spells none."""
    try:
        whole = re.sub(r"(dua|tiga)puluh", r"\1 puluh", words.casefold())
        return int(terbilang.read(whole))
    except InvalidValue:
        return 0
