"""Months of a schedule, as a row of the matrix names them: `1-3, 7, 12` or `Januari-Maret`."""

from __future__ import annotations

import re

from kakdoc.problems import InvalidValue, nearest
from kakdoc.values.quoting import one_spaced, quoted
from kakdoc.values.tanggal import BULAN

_NUMBER_OF = {nama.lower(): number for number, nama in enumerate(BULAN, 1)}
_BETWEEN_PIECES = re.compile(r"[,;]|\bdan\b", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:[-–—]|\bs ?\. ?d\b ?\.?|\bs ?/ ?d\b|\bsd\b|\bsampai(?: dengan)?\b) ?", re.IGNORECASE)


def parse(text: str) -> tuple[int, ...]:
    """Return the month numbers, 1 to 12, each once, in order of the year.

    Takes numbers, full month names, and ranges with `-`, `–`, `s.d.` or `s/d`.
    Raises InvalidValue K125 naming the piece at fault.
    """
    flat = one_spaced(text)
    if not flat:
        raise InvalidValue("K125", "bulan kosong.", "isi nomor bulan, misalnya 1-3, 7, 12.")
    pieces = [piece.strip() for piece in _BETWEEN_PIECES.split(flat)]
    return tuple(sorted({month for piece in pieces for month in _months(piece, flat)}))


def parse_one(text: str) -> int:
    """Return the number of the one month that a text names, 1 to 12. Raises InvalidValue K125."""
    named = re.fullmatch(r"(.+?) ?(?:19|20)[0-9]{2}", one_spaced(text))
    if named and named[1].lower() in _NUMBER_OF:
        raise _refusal(text, "menyebut tahun", f"tulis bulannya saja, “{named[1]}”; tahunnya dari KAK.")
    months = parse(text)
    if len(months) != 1:
        raise _refusal(text, "menyebut lebih dari satu bulan", "tulis satu bulan, misalnya Maret atau 3.")
    return months[0]


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
    named = _NUMBER_OF.get(word.lower())
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
