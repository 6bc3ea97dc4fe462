"""Terms of duty, *sejak 1 Januari 2026 sampai dengan 31 Desember 2026*: those of last year were copied.

What goes on since a day of last year is no leftover, nor what is told of somebody's service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.kinds.rules.copied.clauses import clause
from kakdoc.kinds.rules.copied.fixed_years import MONTH
from kakdoc.values.text.seldom import Seldom, late

_DATE = rf"(?:(?:pada\s+)?(?:tanggal|tgl\.?|bulan|awal|akhir|tahun)\s+)*(?:\d{{1,2}}\s+)?(?:{MONTH}\s+)?(?:tahun\s+)?"
_TERM = Seldom(
    ("sejak", "semenjak"),
    rf"\b(?:sejak|semenjak)\s+{_DATE}(?P<first>20\d\d)"
    rf"(?:\s*(?:sampai(?:\s+dengan)?|s\.?\s?d\.?|s/d|hingga|dan\s+berakhir|[-–])\s*(?:pada\s+)?{_DATE}(?P<last>20\d\d))?(?!\d)",
    re.IGNORECASE,
)
_DUTY = late(
    r"\bmasa\s+(?:tugas|penugasan|kerja\s+(?:tim|panitia|petugas|satgas|pokja))|\bbertugas\b|\b(?:melaksanakan|menjalankan)\s+tugas"
    r"|\bpenugasan\b|\bjangka\s+waktu\b|\b(?:honor\w*|insentif)\b[^.;]{0,40}\b(?:diberikan|dibayarkan)|\b(?:honor\w*|insentif)\s+diberikan"
    r"|\bdipekerjakan\b|\b(?:kontrak|perjanjian)\s+kerja\b",
    re.IGNORECASE,
)
_SERVED = late(
    r"\b(?:telah|sudah|yang\s+bersangkutan|pernah|menjabat|lama|sebelumnya|semula|dihitung|almarhum\w*|pensiun|riwayat|pengalaman"
    r"|mengundurkan|tercatat|selama\s+ini|terakhir|diperpanjang|sebagaimana\s+diubah|berdasarkan)\b",
    re.IGNORECASE,
)


def of_last_year(text: str, year: int) -> Iterator[int]:
    """Yield where the years of terms of duty stand that begin and end in the year before."""
    for match in _TERM.finditer(text):
        named = [part for part in ("first", "last") if match[part]]
        if {int(match[part]) for part in named} != {year - 1}:
            continue
        before, after = clause(text, match.start(), match.end())
        if _DUTY.search(before + " … " + after) and not _SERVED.search(before + " … " + after):
            yield from (match.start(part) for part in named)
