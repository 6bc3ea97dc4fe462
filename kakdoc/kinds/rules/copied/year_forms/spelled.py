"""Years in words, *tahun dua ribu dua puluh enam*: read as figures, and found again in the text as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kakdoc.values.dates.prose.tokens import spelled
from kakdoc.values.text.seldom import Seldom

_ONE = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_IN_WORDS = Seldom(
    ("dua ribu ", "dua\nribu ", "dua ribu\n"),
    r"(?P<lead>\b(?:tahun|anggaran|T\.?A\.?|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    rf"|desember)[\s,*_(]+)(?P<words>dua\s+ribu\s+(?:{_ONE}\s*puluh(?:\s+{_ONE})?|{_ONE}\s*belas|sepuluh|sebelas))\b"
    r"(?!\s+(?:rupiah|orang|ratus))(?P<figure>\s*\(\s*20\d\d\s*\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its spelled years as figures; `typed` are the words by where their figure stands."""

    text: str
    typed: dict[int, re.Match[str]]


def in_figures(text: str) -> Read | None:
    """Return a text with figures for its years in words; None where it has none."""
    pieces, typed, at, length = list[str](), dict[int, re.Match[str]](), 0, 0
    for match in _IN_WORDS.finditer(text):
        before = text[at : match.start("words")]
        pieces += [before, str(spelled(" ".join(match["words"].split())))]
        typed[length + len(before)] = match
        length += len(before) + len(pieces[-1])
        at = match.end()
    return Read("".join(pieces) + text[at:], typed) if typed else None
