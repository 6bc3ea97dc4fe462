"""Checks on work that a text plans for a day off (docs/aturan.md F.5).

The days off are those of the joint decrees, year by year; of a year that is not known nothing is said.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.reading.passages import sentence
from kakdoc.values.dates import kerja
from kakdoc.values.dates.prose.dates import Written, written
from kakdoc.values.dates.tanggal import HARI

_PLANS = re.compile(
    r"\b(?:(?:di)?laksanakan|pelaksanaan|(?:di)?selenggarakan|penyelenggaraan|diadakan|(?:di)?jadwal\w*|dimulai|berlangsung|bertempat|"
    r"rapat|rakor|undangan|mengundang|kehadiran|hadir|menghadiri|acara|pukul|sosialisasi|bimtek|bimbingan|pelatihan|diklat|"
    r"seminar|lokakarya|workshop|monitoring|verifikasi|pemeriksaan|kunjungan|pelantikan|wawancara|ujian|seleksi|tes|masuk|"
    r"pendaftaran|penyerahan|pertemuan|audiensi|koordinasi)\b",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"\b(?:libur\w*|cuti|hari\s+(?:raya|besar|buruh|kemerdekaan|ulang|jadi|lahir)|\w*peringat\w*|upacara|HUT|natal|idul|idulfitri|"
    r"iduladha|nyepi|waisak|imlek|paskah|maulid|muharram|mi[’']?raj|ibadah|sh?alat|takbir\w*|wafat|\w*lahir\w*|TMT|terhitung|berlaku|siaga|"
    r"posko|piket|lembur|pengamanan|mudik|karnaval|pawai|festival|lomba|gerak\s+jalan|jalan\s+sehat|perayaan|kemah\w*|"
    r"perkemahan|telah|sudah|pemilu|pemilihan|pemungutan|penghitungan|kampanye|24\s+jam|malam|tirakatan|nomor|lebaran|kurban|qurban|"
    r"ditetapkan|diundangkan|mendirikan|berdiri|dibentuk)\b",
    re.IGNORECASE,
)
_WORKDAY = re.compile(r"\bhari\s+kerja\b[^\d.;]{0,40}\Z", re.IGNORECASE)


def check_days_off(texts: Iterable[LocatedText], since: datetime.date | None) -> Iterator[Problem]:
    """Yield K420 for work on a holiday or on joint leave, and for a weekend that is called a working day.

    `since` is the day of the paper: what lies before it is not planned.
    """
    for located in texts:
        for date in written(located.text):
            day = date.date()
            if day is None or (since is not None and day < since):
                continue
            name = kerja.holidays().get(day)
            if name is not None:
                yield from _planned(located, date, day, name)
            elif day.weekday() > 4 and _WORKDAY.search(located.text, 0, date.start):
                message = f"{date} jatuh pada hari {HARI[day.weekday()]}, padahal disebut hari kerja."
                yield warning("K420", message, "betulkan tanggalnya.", located.field, date.start)


def _planned(located: LocatedText, date: Written, day: datetime.date, name: str) -> Iterator[Problem]:
    told = sentence(located.text, date.start, date.end)
    working = _WORKDAY.search(located.text, 0, date.start)
    if working or (_PLANS.search(told) and not _NO_WORK.search(told)):
        message = f"{date} ({HARI[day.weekday()]}) adalah hari libur: {name}."
        yield warning(
            "K420", message, "pilih hari lain, bila bukan karena hari itu acaranya.", located.field, date.start
        )
