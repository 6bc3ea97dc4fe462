"""Checks on numbers of letters beside their dates: the Roman month and the year in them (docs/aturan.md A.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values import urutan
from kakdoc.values.dates.prose.dates import Written, written
from kakdoc.values.dates.prose.tokens import GAP, WEEKDAY
from kakdoc.values.text.quoting import quoted

_ROMAN = re.compile(r"[IVX]{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PIECE = r"[^\s,;()/]{1,40}"
_NUMBER = re.compile(
    rf"(?:\b(?:nomor|no\.?){GAP}?[:.]?{GAP}?(?P<number>{_PIECE}(?:{GAP}?/{GAP}?{_PIECE}){{1,8}})"
    rf"|(?<![\w/.-])(?P<bare>{_PIECE}(?:/{_PIECE}){{0,6}}/[IVX]{{1,4}}/(?:19|20)\d\d))(?:{GAP}tahun{GAP}(?P<year>(?:19|20)\d\d))?"
    rf"{GAP}?[,(]?{GAP}?(?:ber)?(?:ter)?(?:tanggal|tgl\.?)[:,]?{GAP}?(?:{WEEKDAY},?{GAP})?\Z",
    re.IGNORECASE,
)
"""The number of a letter right before its date."""
_BUDGET = re.compile(r"\b(?:DPP?A|DIPA|RKA|RKPA|SPD)\b|anggaran", re.IGNORECASE)
"""Papers of a budget year that are dated before it."""


def check_letters(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K416 for the number of a letter whose Roman month or year is not that of the date behind it."""
    for located in texts:
        for date in written(located.text):
            before = max(0, date.start - 160)
            if not date.exists() or not date.month:
                continue
            found = _NUMBER.search(located.text, before, date.start)
            if found is not None:
                budget = _BUDGET.search(located.text, max(0, found.start() - 60), date.start)
                yield from _compared(located.field, found, date, years=not budget)


def _compared(field: FieldPath, found: re.Match[str], date: Written, *, years: bool) -> Iterator[Problem]:
    typed = "number" if found["number"] else "bare"
    number, start = " ".join(found[typed].split()), found.start(typed)
    month = roman_month(number)
    if month is not None and month != date.month:
        message = f"bulan Romawi {urutan.roman(month)} di nomor {quoted(number)} bukan bulan tanggalnya ({date})."
        remedy = f"tulis {urutan.roman(date.month)}, atau betulkan tanggalnya."
        yield warning("K416", message, remedy, field, start)
    year = year_of(number) or (int(found["year"]) if found["year"] else None)
    if years and year is not None and date.year and year != date.year:
        message = f"nomor {quoted(number)} memuat tahun {year}, padahal tanggalnya {date}."
        yield warning("K416", message, "betulkan tahun nomor atau tanggalnya.", field, start)


def roman_month(number: str) -> int | None:
    """Return the month that stands in a number as a piece of Roman capitals, None without one, or with several."""
    pieces = [piece.strip() for piece in number.split("/")]
    romans = [piece for piece in pieces[1:] if _ROMAN.fullmatch(piece)]
    month = urutan.read_roman(romans[0]) if len(romans) == 1 else None
    return month if month is not None and 1 <= month <= 12 else None


def year_of(number: str) -> int | None:
    """Return the year at the end of a number, None without one; pieces before it are other numbers."""
    last = number.rsplit("/", maxsplit=1)[-1].strip()
    return int(last) if "/" in number and _YEAR.fullmatch(last) else None
