"""Years of what was measured or has happened: with the year moved, the old figure would be told of another year."""

from __future__ import annotations

import re

_WORDS = (
    r"realisasi|terealisasi|capaian|tercapai|nilai|indeks|skor|predikat|hasil|kondisi|baseline|telah|sudah|terdapat|tercatat"
    r"|naik|turun|meningkat|menurun|dibentuk|lulus|diraih|meraih|memperoleh|diperoleh|dilaksanakannya|dicapai"
)
_BEFORE = re.compile(rf"(?<!\bperlu\s)(?<!\bakan\s)\b(?:{_WORDS})\b", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s*_)\"'”]*(?:(?:telah|sudah|terdapat|tercatat|naik|turun|meningkat|menurun)\b"
    r"|(?:(?:sebesar|sebanyak|sejumlah|adalah|ialah|yaitu|yakni|mencapai|menjadi|berjumlah|bernilai)\b|[:=])"
    r"[\s*_]*(?:Rp\.?\s*)?\d)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;]\s|\n\s*\n")
_REACH = 40
REASON = "angka atau keadaan tahun itu; periksa"


def is_of_fact(text: str, start: int, end: int) -> bool:
    """Return whether a year seems to be that of a fact, by the words of its clause."""
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    return bool(_BEFORE.search(before) or _AFTER.match(text, end, end + _REACH))
