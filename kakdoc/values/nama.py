"""Names: of people in capitals or without degrees, of regencies and years in one piece.

Rules: UU 12/2011 Lampiran II butir 166 (in a regulation the name stands without gelar, pangkat, golongan
and NIP); degrees keep their letters, `S.IP.` is never `S.Ip.` nor `S.IP`.
"""

from __future__ import annotations

import re

_BEFORE = frozenset((
    "drs.", "dra.", "dr.", "drg.", "drh.", "ir.", "prof.", "h.", "hj.", "k.h.", "kh.", "ns.", "apt.", "drs", "dra",
    "dr", "ir", "prof", "kh", "hj",
))  # fmt: skip


def without_degrees(name: str) -> str:
    """Return a name without what stands before and after it: `Dr. H. Ani Budi, S.H.` gives `Ani Budi`."""
    words = name.partition(",")[0].split()
    while len(words) > 1 and words[0].casefold() in _BEFORE:
        del words[0]
    return " ".join(words)


def upper_name(name: str) -> str:
    """Return a name in capitals, its degrees as typed: `MOH. AMIRUDIN, S.IP., M.M.`."""
    own, comma, after = name.partition(",")
    words = own.split()
    count = next((index for index, word in enumerate(words) if word.casefold() not in _BEFORE), len(words))
    return " ".join([*words[:count], *(word.upper() for word in words[count:])]) + comma + after


def glued(text: str) -> str:
    """Return a heading in which `Kabupaten Kebumen` and `Tahun 2024` are not torn apart at the end of a line."""
    return re.sub(r"\b(Kabupaten|Kota|Tahun) (?=[A-Z\d])", "\\1\N{NO-BREAK SPACE}", text, flags=re.IGNORECASE)
