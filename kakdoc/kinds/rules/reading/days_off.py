"""Checks on work that a text plans for a day off (docs/aturan.md F.5).

The days off are those of the joint decrees, year by year; of a year that is not known nothing is said.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.passages import sentence
from kakdoc.kinds.rules.reading.spans import spans
from kakdoc.values.dates import kerja
from kakdoc.values.dates.prose.dates import Part, Written, expressions
from kakdoc.values.dates.prose.tokens import GAP, WEEKDAY
from kakdoc.values.dates.tanggal import HARI
from kakdoc.values.text.seldom import late

_PLANS = late(
    r"\b(?:(?:di)?laksanakan|pelaksanaan|(?:di)?selenggarakan|penyelenggaraan|diadakan|(?:di)?jadwal\w*|berlangsung|"
    r"bertempat|rapat|rakor|undangan|mengundang|kehadiran|hadir|menghadiri|acara|pukul|sosialisasi|bimtek|bimbingan|"
    r"pelatihan|diklat|seminar|lokakarya|workshop|monitoring|verifikasi|pemeriksaan|kunjungan|pelantikan|wawancara|ujian|"
    r"seleksi|tes|penyerahan|pertemuan|audiensi|koordinasi)\b",
    re.IGNORECASE,
)
_NO_WORK = late(
    r"\b(?:libur\w*|cuti|hari\s+(?:raya|besar|buruh|kemerdekaan|ulang|jadi|lahir)|\w*peringat\w*|upacara|HUT|natal|idul\w*|"
    r"nyepi|waisak|imlek|paskah|maulid|muharram|mi[’']?raj|ibadah|sh?alat|takbir\w*|wafat|\w*lahir\w*|TMT|terhitung|berlaku|"
    r"siaga|posko|piket|lembur|pengamanan|mudik|karnaval|pawai|festival|lomba|gerak\s+jalan|jalan\s+sehat|perayaan|kemah\w*|"
    r"perkemahan|telah|sudah|pemilu|pemilihan|pemungutan|penghitungan|kampanye|24\s+jam|malam|tirakatan|nomor|lebaran|kurban|"
    r"qurban|ditetapkan|diundangkan|mendirikan|berdiri|dibentuk|kontrak)\b",
    re.IGNORECASE,
)
_WORKDAY = late(r"\bhari\s+kerja\b[^\d.;]{0,40}\Z", re.IGNORECASE)
_AS_WORKDAY = late(r"[\s,(]*(?:sebagai|yang\s+merupakan|merupakan|adalah)\s+hari\s+kerja\b", re.IGNORECASE)
_BOUND = late(
    r"\b(?:mulai|sejak|per|sampai|hingga|dengan|lambat|batas|sebelum|sesudah|setelah|s\.d\.?)"
    rf"{GAP}?(?:pada{GAP})?(?:hari{GAP})?(?:{WEEKDAY},?{GAP})?(?:tanggal{GAP})?\Z",
    re.IGNORECASE,
)
"""What makes of a date the bound of a longer time."""
_COMMON = frozenset(
    ("Hari", "Raya", "Suci", "Tahun", "Baru", "Cuti", "Bersama", "Nabi", "Republik", "Indonesia", "kedua", "dari")
)
"""Words of names of days off that name no single one."""
_DAYS = 7
"""How long a range may be that is planned day by day."""


def check_days_off(texts: Sequence[LocatedText], since: datetime.date | None, about: str = "") -> Iterator[Problem]:
    """Yield K420 for work on a holiday or on joint leave, and for a weekend that is called a working day.

    `since` is the day of the paper: what lies before it is not planned. A paper `about` a day off plans for it.
    """
    for located in texts if not _NO_WORK.search(about) else ():
        for expression in expressions(located.text):
            for date in expression:
                day = date.date() if isinstance(date, Written) else None
                if not isinstance(date, Written) or day is None or (since is not None and day < since):
                    continue
                name = kerja.holidays().get(day)
                if _is_workday(located.text, date) and (name or day.weekday() > 4):
                    day_off = f"hari libur ({name})" if name else f"hari {HARI[day.weekday()]}"
                    message = f"{date} jatuh pada {day_off}, padahal disebut hari kerja."
                    yield warning("K420", message, "betulkan tanggalnya.", located.field, date.start)
                elif name and not _bounds(located.text, date, expression) and _is_planned(texts, located, date, name):
                    message = f"{date} ({HARI[day.weekday()]}) adalah hari libur: {name}."
                    remedy = "pilih hari lain, bila bukan karena hari itu acaranya."
                    yield warning("K420", message, remedy, located.field, date.start)


def _is_workday(text: str, date: Written) -> bool:
    """Return whether a text calls a day a working day."""
    return bool(_WORKDAY.search(text, max(0, date.start - 60), date.start) or _AS_WORKDAY.match(text, date.end))


def _begins_late(text: str, first: Written, is_reversed: bool) -> bool:
    """Return whether a longer time begins on a day that is typed later than its end."""
    return is_reversed and bool(_BOUND.search(text, max(0, first.start - 60), first.start))


def _bounds(text: str, date: Written, expression: tuple[Part, ...]) -> bool:
    """Return whether a date is only where a longer time begins or ends."""
    for first, last in spans(expression):
        if date in (first, last):
            one, other = first.date(), last.date()
            return one is None or other is None or (other - one).days >= _DAYS or _begins_late(text, first, other < one)
    return bool(_BOUND.search(text, max(0, date.start - 60), date.start))


def _is_planned(texts: Sequence[LocatedText], located: LocatedText, date: Written, name: str) -> bool:
    """Return whether the sentence around a date, or the row of its cell, tells of work on that day."""
    told = sentence(located.text, date.start, date.end)
    if located.is_cell:
        row: FieldPath = located.field[:-1]
        told = " ".join(each.text for each in texts if each.field[:-1] == row)
    return bool(_PLANS.search(told)) and not _NO_WORK.search(told) and not _is_named(located.text, name)


def _is_named(text: str, holiday: str) -> bool:
    """Return whether a text speaks of the day off itself: the work is because of it."""
    small = text.casefold()
    return any(word.casefold() in small for word in holiday.split() if len(word) > 3 and word not in _COMMON)
