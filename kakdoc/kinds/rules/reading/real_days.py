"""Checks on days that no calendar has, and on dates written twice: in words and in figures (docs/aturan.md F.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.dates.prose.dates import Link, Part, Weekday, Written, expressions
from kakdoc.values.dates.tanggal import BULAN, HARI, days_in
from kakdoc.values.text.quoting import quoted
from kakdoc.values.text.seldom import late

_COUNTED = late(
    r"(?:\b(?:pasal|ayat|nomor|no|tabel|gambar|bab|butir|angka|huruf|halaman|hal|hlm|lampiran|sebanyak|sejumlah|jumlah|"
    r"target|realisasi|capaian|nilai|skor|indeks|kode|usia|umur|rumah|blok|kelas|ruang|hari|telp|telepon|hp|nip|npsn|"
    r"rata-rata|total|ke|rt|rw|km|dpa|dipa)\b[.:]?|[=<>≥≤+×x*]|(?<![\w)])[-–])[^\S\n]*\Z",
    re.IGNORECASE,
)
"""What a number stands behind that is no day."""
_LED = late(
    r"\b(?:sampai|hingga|dengan|sejak|mulai|pada|per|lambat|dari|berakhir|lahir|s\.d\.)[^\S\n]*\Z", re.IGNORECASE
)
"""What leads to a date that is written with strokes, as numbers of letters are too."""
_NO_DAY = late(r"\btanggal[^\S\n]+(?P<day>3[2-9]|[4-9]\d)[^\S\n]+(?=bulan|setiap|tiap)", re.IGNORECASE)
_MOST = 39
"""The greatest number before a month that is taken for a day that is not there."""


def check_days(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K411 for a day or a month that is not there, K412 for two readings of one date that differ."""
    for located in texts:
        for expression in expressions(located.text):
            for part in expression:
                if isinstance(part, Written) and not part.exists() and _is_day(located.text, part):
                    yield _unreal(located, part)
            yield from _check_twins(located, expression)
        for match in _NO_DAY.finditer(located.text) if "tanggal" in located.text else ():
            message = f"tanggal {match['day']} tidak ada: bulan mempunyai paling banyak 31 hari."
            yield warning("K411", message, "tulis tanggal 1 sampai 31.", located.field, match.start("day"))


def _is_day(text: str, part: Written) -> bool:
    """Return whether a number before a month is meant for a day of it, and figures between signs for a date."""
    if part.marked:
        return True
    if text[part.start : part.end].isdecimal():
        return False  # a number of a list that a date follows may count something else
    if is_counted(text, part) or not 0 < part.day <= _MOST:
        return False
    if "/" in text[part.start : part.end]:
        led = _LED.search(text, max(0, part.start - 30), part.start)
        return bool(led) or text.strip() == text[part.start : part.end]
    return part.form != "angka" or part.month <= _MOST


def is_counted(text: str, part: Written) -> bool:
    """Return whether the number of a day may be that of something else: `Pasal 31`, `sebanyak 45`."""
    return bool(_COUNTED.search(text, max(0, part.start - 30), part.start))


def _unreal(located: LocatedText, part: Written) -> Problem:
    shown = quoted(located.text[part.start : part.end])
    if not 1 <= part.month <= 12:
        message = f"{shown} bukan tanggal: bulan {part.month} tidak ada."
        return warning("K411", message, "betulkan; urutannya hari, bulan, tahun.", located.field, part.start)
    last = days_in(part.year or 2000, part.month)
    month = f"{BULAN[part.month - 1]} {part.year or ''}".strip()
    message = f"tanggal {shown} tidak ada: {month} mempunyai {last} hari."
    return warning("K411", message, f"tulis tanggal 1 sampai {last}.", located.field, part.start)


def _check_twins(located: LocatedText, expression: Sequence[Part]) -> Iterator[Problem]:
    for one, other, weekday in disputed(expression):
        message = f"tanggal dengan huruf dan dengan angka berbeda: {one} dan {other}."
        fits = [each for each in (one, other) if weekday and (day := each.date()) and day.weekday() == weekday.value]
        right = f"; yang jatuh pada hari {HARI[weekday.value]}: {fits[0]}." if weekday and len(fits) == 1 else "."
        yield warning("K412", message, f"betulkan salah satunya{right}", located.field, one.start)


def disputed(expression: Sequence[Part]) -> Iterator[tuple[Written, Written, Weekday | None]]:
    """Yield each date with the other reading of it in brackets, where they differ, and the weekday before both."""
    for at in range(len(expression) - 3):
        one, opened, other, closed = expression[at : at + 4]
        if not (isinstance(one, Written) and isinstance(other, Written) and _encloses(opened, closed)):
            continue
        if one.form == other.form or not (one.day and other.day):
            continue
        years = one.year != other.year and one.year and other.year
        if (one.day, one.month) != (other.day, other.month) or years:
            before = next((each for each in reversed(expression[:at]) if not isinstance(each, Link)), None)
            yield one, other, before if isinstance(before, Weekday) else None


def _encloses(opened: Part, closed: Part) -> bool:
    return isinstance(opened, Link) and isinstance(closed, Link) and opened.sign in "([" and closed.sign in ")]"
