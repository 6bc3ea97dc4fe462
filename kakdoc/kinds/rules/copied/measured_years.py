"""Years of what was measured or has happened: with the year moved, the old figure would be told of another year."""

from __future__ import annotations

import re

from kakdoc.kinds.rules.copied.clauses import clause
from kakdoc.kinds.rules.copied.telling import Telling, telling
from kakdoc.values.text.seldom import late

_WORDS = (
    r"realisasi|terealisasi|capaian|tercapai|nilai|indeks|skor|predikat|hasil|kondisi|baseline|telah|sudah|terdapat|tercatat"
    r"|naik|turun|meningkat|menurun|dibentuk|lulus|diraih|meraih|memperoleh|diperoleh|dilaksanakannya|dicapai"
)
_BEFORE = late(rf"(?<!\bperlu\s)(?<!\bakan\s)\b(?:{_WORDS})\b", re.IGNORECASE)
_AFTER = late(
    r"[\s*_)\"'”]*(?:(?:telah|sudah|terdapat|tercatat|naik|turun|meningkat|menurun)\b"
    r"|(?:(?:sebesar|sebanyak|sejumlah|adalah|ialah|yaitu|yakni|mencapai|menjadi|berjumlah|bernilai)\b|[:=])"
    r"[\s*_]*(?:Rp\.?\s*)?\d)",
    re.IGNORECASE,
)
_CLAUSE = late(r"[.;]\s|\n\s*\n")
_FIGURE = late(r"\d[\d.,]*\s?(?:%|persen\b)|\b(?:sebesar|mencapai|tercatat|sebanyak)\s+(?:Rp\.?\s*)?\d", re.IGNORECASE)
_REACH = 40
REASON = "angka atau keadaan tahun itu; periksa"


def is_of_fact(text: str, start: int, end: int, *, is_past: bool) -> bool:
    """Return whether a year seems to be that of a fact: by the words beside it, or by what its clause tells of it.

    What the clause tells counts for a year that `is_past`, and for another where it gives a figure: a report on this
    year is one of its plans.
    """
    before = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    if _BEFORE.search(before) or _AFTER.match(text, end, end + _REACH):
        return True
    return telling(text, start, end) is Telling.FACT and (is_past or bool(_FIGURE.search(clause(text, start, end)[1])))
