"""Checks on numbers of letters beside their dates: the Roman month and the year in them (docs/aturan.md A.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values import urutan
from kakdoc.values.dates.prose.dates import Written, written
from kakdoc.values.dates.prose.tokens import GAP, WEEKDAY
from kakdoc.values.dates.tanggal import Tanggal
from kakdoc.values.text.quoting import quoted
from kakdoc.values.text.seldom import late

_ROMAN = late(r"[IVX]{1,4}")
_POLICE = late(r"B|R|T|K|Kep|KEP|Skep|SKEP|Sprin|SPRIN|Sprint|ST|STR|Und|Ket")
_YEAR = late(r"(?:19|20)\d\d")
_PIECE = r"[^\s,;()/“”\"]{1,40}"
_NUMBER = late(
    rf"(?:\b(?:nomor|no\.?){GAP}?[:.]?{GAP}?(?P<number>{_PIECE}(?:{GAP}?/{GAP}?{_PIECE}){{1,8}})"
    rf"|(?<![\w/.-])(?P<bare>{_PIECE}(?:/{_PIECE}){{0,6}}/[IVX]{{1,4}}/(?:19|20)\d\d))(?:{GAP}tahun{GAP}(?P<year>(?:19|20)\d\d))?"
    rf"{GAP}?[,(]?{GAP}?(?:pada{GAP})?(?:ber)?(?:ter)?(?:tanggal|tgl\.?)[:,]?{GAP}?(?:{WEEKDAY},?{GAP})?\Z",
    re.IGNORECASE,
)
"""The number of a letter right before its date."""
_BEHIND = late(
    rf"{GAP}?,?{GAP}?(?:dengan{GAP})?(?:nomor|no\.?){GAP}?[:.]?{GAP}?(?P<number>{_PIECE}(?:{GAP}?/{GAP}?{_PIECE}){{1,8}})(?P<bare>)(?P<year>)",
    re.IGNORECASE,
)
"""The number of a letter right behind its date."""
_BUDGET = late(r"\b(?:DPP?A|DIPA|RKA|RKPA|SPD)\b|anggaran", re.IGNORECASE)
"""Papers of a budget year that are dated before it."""


def check_letters(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K416 for the number of a letter whose Roman month or year is not that of the date behind it."""
    for located in texts:
        for date in written(located.text):
            found = _number(located.text, date)
            if found is not None and date.exists():
                budget = _BUDGET.search(
                    located.text, max(0, min(found.start(), date.start) - 60), max(found.end(), date.end)
                )
                yield from _compared(located.field, found, date, years=not budget)


def _number(text: str, date: Written) -> re.Match[str] | None:
    """Return the number of a letter right before its date, or right behind it."""
    before = text[max(0, date.start - 160) : date.start].casefold()
    if "tanggal" not in before[-30:] and "tgl" not in before[-30:]:
        return None
    found = _NUMBER.search(text, max(0, date.start - 160), date.start) if "/" in before else None
    return found or (_BEHIND.match(text, date.end) if "/" in text[date.end : date.end + 80] else None)


def check_number(number: str | None, date: Tanggal | None) -> Iterator[Problem]:
    """Yield K319 for the number of the paper itself whose Roman month or year is not that of its date."""
    if number and date is not None:
        for message, remedy in _differences(number, date.bulan, date.tahun, str(date)):
            yield warning("K319", message, remedy, ("nomor",))


def _compared(field: FieldPath, found: re.Match[str], date: Written, *, years: bool) -> Iterator[Problem]:
    typed = "number" if found["number"] else "bare"
    number = found[typed].rstrip(".") + (f" Tahun {found['year']}" if found["year"] else "")
    for message, remedy in _differences(number, date.month, date.year if years else 0, str(date)):
        yield warning("K416", message, remedy, field, found.start(typed))


def _differences(number: str, month: int, year: int, date: str) -> Iterator[tuple[str, str]]:
    """Yield in what a number differs from its date, with the remedy; a year of 0 is not compared."""
    pieces = [piece.strip() for piece in re.split("/| Tahun ", number)]
    roman = _month(pieces)
    named = urutan.read_roman(roman, 12) if roman else None
    if named is not None and named != month:
        message = f"bulan Romawi {roman} di nomor {quoted(number)} bukan bulan tanggalnya ({date})."
        yield message, f"tulis {urutan.roman(month)}, atau betulkan tanggalnya."
    if year and len(pieces) > 1 and _YEAR.fullmatch(pieces[-1]) and int(pieces[-1]) != year:
        message = f"nomor {quoted(number)} memuat tahun {pieces[-1]}, padahal tanggalnya {date}."
        yield message, "betulkan tahun nomor atau tanggalnya."


def _month(pieces: Sequence[str]) -> str:
    """Return the Roman piece of a number that can be its month: elsewhere it is the code of a bureau or a class.

    The month stands before the year, or last where there is none; police letters have a class behind it,
    `B/123/IV/KEP./2026`. Empty where there is none.
    """
    ends = pieces[1:-1] if _YEAR.fullmatch(pieces[-1]) else pieces[2:][-1:]
    if ends and _ROMAN.fullmatch(ends[-1]):
        return ends[-1]
    is_police = len(ends) > 2 and _POLICE.fullmatch(pieces[0]) and pieces[1].isdecimal()
    return pieces[2] if is_police and _ROMAN.fullmatch(pieces[2]) else ""
