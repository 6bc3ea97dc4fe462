"""Rows of a roster that are asked for by their numbers: `5,17-20`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kakdoc.base.problems import Problem, UsageError, error
from kakdoc.inputs.drawing_on.roster.rows import Places
from kakdoc.values.text.quoting import quoted

_PIECE = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")
_LAST = 1_048_576
"""The last row of a sheet."""
_SHOWN = 8


def numbers(text: str) -> frozenset[int]:
    """Return the numbers of rows, as a sheet counts them. Raises UsageError K817."""
    found = set[int]()
    for piece in text.split(","):
        match = _PIECE.fullmatch(piece.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last <= _LAST:
            message = f"nomor baris {quoted(piece.strip() or text)} tidak terbaca."
            raise UsageError(error("K817", message, "tulis nomor baris seperti di lembar kerja: --baris 5,17-20."))
        found.update(range(first, last + 1))
    return frozenset(found)


def absent(wanted: Collection[int], made: Collection[int], places: Places) -> Iterator[Problem]:
    """Yield K817 for rows that were asked for and are not in the roster."""
    missing = sorted(set(wanted) - set(made))
    if missing:
        shown = ", ".join(map(str, missing[:_SHOWN])) + (", …" if len(missing) > _SHOWN else "")
        message = f"baris {shown} tidak ada di daftar peserta, atau kosong."
        yield error("K817", message, "periksa nomor barisnya; baris judul ikut dihitung.").at(places.of(missing[0]))
