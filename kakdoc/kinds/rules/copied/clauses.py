"""The part of a sentence that a year stands in: what is said of it is said there."""

from __future__ import annotations

import re
from functools import lru_cache

from kakdoc.values.text.seldom import late

# A dot ends a sentence, but not behind an initial or these.
_SHORT = "".join(
    rf"(?<!\b{word})"
    for word in (
        "[A-Z]",
        "Rp",
        "TA",
        "Kab",
        "Kec",
        "Prov",
        "No",
        "no",
        "Thn",
        "thn",
        "Th",
        "dr",
        "Jl",
        r"s\.d",
        r"s\. d",
    )
)
_SENTENCE = late(rf"{_SHORT}[.?!]\s+(?=[A-Z“\"(*])|;\s|\n\s*\n|\n\s*(?:[-•]|\w{{1,3}}[.)])\s|\|")
_YEAR_AHEAD = r"(?:(?:tahun|anggaran|T\.?\s?A\.?)\s+)+(?:19|20)\d\d"
_TURN = late(
    r",?\s(?:sehingga|sedangkan|maka|namun|tetapi|sementara|adapun|oleh\s+karena|karena\s+itu|untuk\s+itu|melainkan"
    r"|meskipun|walaupun)\b"
    rf"|(?:,\s*(?:(?:dan|serta)\s+)?|\s(?:dan|serta)\s+)(?=(?:pada|untuk|di|dalam)\s+{_YEAR_AHEAD})"
    rf"|,\s*(?:dan\s+|serta\s+)?(?={_YEAR_AHEAD})"
    r"|\s(?:dan|serta)\s+(?=(?:akan|target\w*|ditargetkan|rencana|direncanakan)\b)",
    re.IGNORECASE,
)
_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REACH = 300


@lru_cache(maxsize=8)
def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a year in its part of the sentence."""
    before, after = sentence(text, start, end)
    turns = [turn for turn in _TURN.finditer(before + text[start:end]) if _ends_a_part(before, turn)]
    if turns:
        before = before[turns[-1].end() :]
    turn = _TURN.search(after)
    return before, after[: turn.start()] if turn else after


@lru_cache(maxsize=8)
def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a year in its whole sentence."""
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    return before, _SENTENCE.split(text[end : end + _REACH])[0]


def _ends_a_part(before: str, turn: re.Match[str]) -> bool:
    """Return whether a turn divides: a conjunction does, a mere comma only where another year stands before it."""
    return turn.end() <= len(before) and (turn[0].strip(" ,\n").isalpha() or bool(_YEAR.search(before[: turn.start()])))
