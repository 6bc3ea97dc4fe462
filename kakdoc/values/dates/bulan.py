"""Months of a schedule, as a row of the matrix names them: `1-3, 7, 12` or `Januari-Maret`."""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue, nearest
from kakdoc.values.dates.tanggal import BULAN, number_of
from kakdoc.values.text.quoting import one_spaced, quoted

_BETWEEN_PIECES = re.compile(r"[,;]|\bdan\b", re.IGNORECASE)
_DATED = tuple(
    map(
        re.compile,
        (
            r"(?:0?1[-/ ])?(?P<bulan>[^\W\d_]+)\.?[-/ ]?(?P<tahun>(?:19|20)[0-9]{2})",
            r"(?P<bulan>[^\W\d_]+)\.?[-/ ’']{1,3}(?P<tahun>[0-9]{2})",
            r"(?:0?1[-/])?(?P<bulan>0?[1-9]|1[0-2])[-/](?P<tahun>(?:19|20)[0-9]{2})",
            r"(?P<tahun>(?:19|20)[0-9]{2})[-/](?P<bulan>0[1-9]|1[0-2])(?:[-/]01)?",
        ),
    )
)
"""A month with its year: `Maret 2027` or the first of it, as Excel makes of it; `Mar-27`; `03/2027`; `2027-03`."""
_RANGE = re.compile(r" ?(?:[-–—]|\bs ?\. ?d\b ?\.?|\bs ?/ ?d\b|\bsd\b|\bsampai(?: dengan)?\b) ?", re.IGNORECASE)


def parse(text: str) -> tuple[int, ...]:
    """Return the month numbers, 1 to 12, each once, in order of the year.

    Takes numbers, names of months, short ones too, and ranges with `-`, `–`, `s.d.` or `s/d`.
    Raises InvalidValue K125 naming the piece at fault.
    """
    flat = one_spaced(text)
    if not flat:
        raise InvalidValue("K125", "bulan kosong.", "isi nomor bulan, misalnya 1-3, 7, 12.")
    pieces = [piece.strip() for piece in _BETWEEN_PIECES.split(flat)]
    return tuple(sorted({month for piece in pieces for month in _months(piece, flat)}))


def parse_one(text: str) -> int:
    """Return the number of the one month that a text names, 1 to 12, also beside its year. Raises InvalidValue K125."""
    dated = _dated(text)
    if dated is not None:
        return dated[0]
    months = parse(text)
    if len(months) != 1:
        raise _refusal(text, "menyebut lebih dari satu bulan", "tulis satu bulan, misalnya Maret atau 3.")
    return months[0]


def year_in(text: str) -> int | None:
    """Return the year that is written beside a month: 2027 for `Maret 2027`, `Mar-27`, `03/2027`; None without one."""
    dated = _dated(text)
    return dated[1] if dated else None


def _dated(text: str) -> tuple[int, int] | None:
    """Return the month and the year of a text that names both."""
    found = next((match for each in _DATED if (match := each.fullmatch(one_spaced(text)))), None)
    if found is None:
        return None
    year = int(found["tahun"]) + (2000 if len(found["tahun"]) == 2 else 0)
    number = int(found["bulan"]) if found["bulan"].isdecimal() else number_of(found["bulan"])
    return (number, year) if number else None


def _months(piece: str, text: str) -> range:
    """Return the months of one piece: a month or a range."""
    if not piece:
        raise _refusal(text, "memuat bagian kosong di antara koma", "hapus koma yang berlebih.")
    ends = _RANGE.split(piece)
    if len(ends) > 2 or not all(ends):
        raise _refusal(text, f"memuat {quoted(piece)}", "tulis rentang sebagai dua bulan, misalnya 1-3.")
    first, last = _month(ends[0], text), _month(ends[-1], text)
    if first > last:
        raise _refusal(text, f"memuat rentang terbalik {quoted(piece)}", _remedy_for_reversed(first, last))
    return range(first, last + 1)


def _month(word: str, text: str) -> int:
    """Return one month by its number or full name."""
    if re.fullmatch(r"[0-9]{1,2}", word):
        number = int(word)
        if not 1 <= number <= 12:
            raise _refusal(text, f"memuat {quoted(word)}", "nomor bulan 1 sampai 12.")
        return number
    named = number_of(word)
    if named is None:
        raise _refusal(text, f"memuat {quoted(word)}, bukan bulan", _remedy_for_name(word))
    return named


def _remedy_for_name(word: str) -> str:
    """Return the month probably meant: by the start of its name, else the nearest."""
    start = word.lower().rstrip(".")
    begun = [nama for nama in BULAN if len(start) >= 3 and nama.lower().startswith(start)]
    right = begun[0] if len(begun) == 1 else nearest(word, BULAN)
    return f"tulis “{right}” atau {BULAN.index(right) + 1}." if right else "tulis nomor bulan, misalnya 1-3, 7, 12."


def _remedy_for_reversed(first: int, last: int) -> str:
    """Return both readings of a range that falls: swapped, or over the end of the year."""
    start = str(last) if last == 1 else f"1-{last}"
    end = str(first) if first == 12 else f"{first}-12"
    return f"tulis {last}-{first}; bila melewati akhir tahun: {start}, {end}."


def _refusal(text: str, why: str, remedy: str) -> InvalidValue:
    return InvalidValue("K125", f"bulan {quoted(text)} {why}.", remedy)
