"""Names of instruments and forms that were given another name, each from the day on which papers carry the new one.

Sources: docs/aturan.md B.5. Most of it is custom: a warning, and none where the text itself gives the new name, or
speaks of a year in which the old one was right.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.text.seldom import Seldom


class Renaming(NamedTuple):
    """An old name or form, what it is now, and since when."""

    old: Seldom
    new: str
    since: datetime.date
    basis: str


_RENAMED = (
    Renaming(
        Seldom(("lakip",), r"\bLAKIP\b"),
        "LKjIP",
        datetime.date(2015, 1, 1),
        "Perpres 29/2014 dan Permen PANRB 53/2014",
    ),
    # The rule is of 2023; its first evaluation was that of 2024.
    Renaming(Seldom(("pmprb",), r"\bPMPRB\b"), "evaluasi RB", datetime.date(2025, 1, 1), "Permen PANRB 9/2023"),
    Renaming(
        Seldom(("mcp", "korsupgah"), r"\bMCP\b(?:\s+KORSUPGAH\b)?|\bKORSUPGAH\b", re.IGNORECASE),
        "MCSP",
        datetime.date(2025, 1, 1),
        "kebiasaan KPK",
    ),
    Renaming(
        Seldom((" 2.1", " 2.2"), r"\b(?:RKA|DPA|RKAP|DPPA)(?:[- ]SKPD)?\s+2\.[12](?:\.1)?\b(?![.\d])"),
        "RINCIAN BELANJA SKPD",
        datetime.date(2021, 1, 1),
        "Permendagri 77/2020",
    ),
    Renaming(
        Seldom(("nomor", "no."), r"\b[Nn](?:omor|o\.?)\s*:?\s*8[1-9]\d(?:\.\d{1,2})?(?=\s?/[^;,()]{0,40}\b20\d\d\b)"),
        "klasifikasi 800.1",
        datetime.date(2023, 1, 1),
        "Permendagri 83/2022, kebiasaan",
    ),
    Renaming(
        Seldom(("npwp",), r"\bNPWP\W{0,4}(?:\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}|\d{15})(?!\d)"),
        "NPWP 16 angka",
        datetime.date(2025, 1, 1),
        "Coretax, tahun pajak 2025",
    ),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 60
"""So many characters behind an old name a year may say of when it speaks."""


def check_renamed(texts: Iterable[LocatedText], at: datetime.date) -> Iterator[Problem]:
    """Yield K371 for names and forms that had another name on the day of the paper."""
    current = [each for each in _RENAMED if each.since <= at]
    for located in texts:
        for each in current:
            for match in each.old.finditer(located.text):
                if not _is_right(located.text, match, each):
                    old = " ".join(match[0].split())
                    message = f"“{old}” sejak {each.since.year} adalah {each.new} ({each.basis})."
                    remedy = "pakai yang baru; bila memang dokumen lama yang dimaksud, peringatan ini boleh diabaikan."
                    yield warning("K371", message, remedy, located.field, match.start())


def _is_right(text: str, match: re.Match[str], renaming: Renaming) -> bool:
    """Return whether a text names the new name as well, or a year before it."""
    years = map(int, _YEAR.findall(text, match.end(), match.end() + _NEAR))
    return renaming.new.casefold() in text.casefold() or any(year < renaming.since.year for year in years)
