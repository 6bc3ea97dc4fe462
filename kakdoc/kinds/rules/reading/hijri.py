"""Checks on Hijri dates beside the Gregorian (docs/aturan.md F.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.values.dates import hijriah
from kakdoc.values.dates.prose.dates import Written, written
from kakdoc.values.dates.prose.tokens import WEEKDAY
from kakdoc.values.text.quoting import quoted
from kakdoc.values.text.seldom import Seldom, late

_NAMES = "|".join(f"(?P<b{number}>{pattern})" for number, pattern in enumerate(hijriah.PATTERNS, 1))
_DATE = Seldom(
    ("muhar", "safar", "shafar", "rabi", "jumad", "rajab", "ban 1", "ramad", "syaw", "zul"),
    rf"(?<![\w.,/-])(?P<day>\d{{1,2}})\s{{1,3}}(?:{_NAMES})\s{{1,3}}(?P<year>1[345]\d\d)\b(?:\s?(?:Hijriy?ah|H\b\.?))?",
    re.IGNORECASE,
)
_BETWEEN = late(
    r"[\s,(/–-]*(?:M\b\.?|Masehi)?[\s,(/–-]*(?:(?:yang\s+)?bertepatan\s+(?:dengan|pada)|bertepatan|atau|=)?[\s,]*(?:dengan\s+)?"
    rf"(?:hari\s+)?{WEEKDAY}?[\s,]*(?:pada\s+)?(?:tanggal|tgl\.?)?[\s:(]*",
    re.IGNORECASE,
)
_FAR = 60
_MOST = 30
_OFF = 1
"""How many days a date may differ from the arithmetic calendar."""


def is_date(text: str) -> bool:
    """Return whether a text is a Hijri date and nothing else; its day may be left for the pen."""
    given = re.sub(r"^[\W_]*(?=[^\W\d_])", "1 ", text.strip())
    return any(match[0].rstrip() == given.rstrip() for match in _DATE.finditer(given))


def check_hijri(texts: Iterable[LocatedText]) -> Iterator[Problem]:
    """Yield K423 for a Hijri date that is not that of the Gregorian date beside it."""
    for located in texts:
        for match in _DATE.finditer(located.text):
            month = next(number for number in range(1, 13) if match[f"b{number}"])
            day, shown = int(match["day"]), quoted(match[0])
            if not 1 <= day <= _MOST:
                message = f"tanggal {shown} tidak ada: bulan Hijriah paling banyak {_MOST} hari."
                yield warning("K423", message, "betulkan tanggalnya.", located.field, match.start())
                continue
            beside = _beside(located.text, match)
            known = beside.date() if beside else None
            if known is None:
                continue
            computed = hijriah.date_of(int(match["year"]), month, day)
            if abs((known - computed).days) > _OFF:
                message = f"{shown} tidak bertepatan dengan {beside}; tanggal itu kira-kira {hijriah.written(known)}."
                yield warning("K423", message, "betulkan salah satunya.", located.field, match.start())


def _beside(text: str, match: re.Match[str]) -> Written | None:
    """Return the Gregorian date right beside a Hijri one."""
    for date in written(text):
        if 0 <= date.start - match.end() <= _FAR and _BETWEEN.fullmatch(text, match.end(), date.start):
            return date
        if 0 <= match.start() - date.end <= _FAR and _BETWEEN.fullmatch(text, date.end, match.start()):
            return date
    return None
