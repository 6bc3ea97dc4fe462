"""Checks on when a decree or regulation comes into force (UU 30/2014 ps. 57–58; UU 12/2011 Lampiran II butir 150–155).

A decree does on the day it is set, a regulation on the day it is promulgated; neither before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import InvalidValue, Problem, warning
from kakdoc.kinds.decree.paper import ProdukHukum, entry_into_force
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import first_day
from kakdoc.values.dates import tanggal

_BACK = re.compile(r"(?<!tidak )\b(?:ber|daya\s+)laku\s+surut\b")
_FROM = re.compile(
    r"\s+(?:sejak|pada|mulai|terhitung(?:\s+(?:mulai|sejak))?)(?:\s+tanggal)?\s+(?P<date>\d{1,2}\s+\w+\s+\d{4})"
)
_OTHER_DAY = {
    "Peraturan": re.compile(
        r"\s+(?:sejak|pada|terhitung\s+sejak)\s+tanggal\s+ditetapkan|\s+sejak\s+tanggal\s+diundangkan"
    ),
    "Keputusan": re.compile(
        r"\s+(?:mulai\s+|sejak\s+|pada\s+|terhitung\s+)*(?:(?:tanggal|saat)\s+)?(?:di|peng)undang\w+"
    ),
}
"""What follows *mulai berlaku* and is the day of the other: a decree is not promulgated."""


def check_force(
    paper: ProdukHukum, texts: Sequence[LocatedText], kind: str, *, last: Sequence[LocatedText]
) -> Iterator[Problem]:
    """Yield K330 for a paper in force before its day, or whose word on it is not among its `last` texts.

    `kind` is how the paper calls itself: `Keputusan Kepala Badan`, `Peraturan Bupati`.
    """
    own, kind = kind, kind.partition(" ")[0]
    day = "ditetapkan" if kind == "Keputusan" else "diundangkan"
    for located in texts:
        found = entry_into_force(kind, located.text)
        if found is None:
            if back := re.search(r"\bdaya\s+laku\s+surut\b", located.text):
                remedy = f"tulis “mulai berlaku pada tanggal {day}”, kecuali undang-undang mengizinkan lain."
                yield warning("K330", f"{kind.lower()} tidak boleh berlaku surut.", remedy, located.field, back.start())
            continue
        start = found.start()
        if _BACK.search(located.text) or _is_past(located.text, found.end(), paper):
            remedy = f"tulis “mulai berlaku pada tanggal {day}”, kecuali undang-undang mengizinkan lain."
            yield warning("K330", f"{kind.lower()} tidak boleh berlaku surut.", remedy, located.field, start)
        elif _OTHER_DAY[kind].match(located.text, found.end()):
            message = "rumusan mulai berlakunya peraturan tidak baku."
            if kind == "Keputusan":
                message = "keputusan tidak diundangkan, dan mulai berlaku pada tanggal ditetapkan."
            remedy = f"tulis “{own} ini mulai berlaku pada tanggal {day}.”"
            yield warning("K330", message, remedy, located.field, start)
        if all(located is not each for each in last):
            place = "diktum" if kind == "Keputusan" else "ketentuan"
            message = f"{place} tentang mulai berlakunya {kind.lower()} bukan yang terakhir."
            yield warning("K330", message, "pindahkan ke akhir, atau hapus: program menambahkannya.", located.field)


def _is_past(text: str, start: int, paper: ProdukHukum) -> bool:
    found = _FROM.match(text, start)
    if found is None:
        return False
    try:
        day = tanggal.parse(found["date"]).date()
    except InvalidValue:
        return False
    first = datetime.date(paper.tahun, 1, 1) if paper.tanggal is None else first_day(paper.tanggal)
    return day is not None and day < first
