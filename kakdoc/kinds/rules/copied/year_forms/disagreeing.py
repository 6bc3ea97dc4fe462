"""Years of last year that disagree with one of this year beside them, whatever is told of them.

A letter whose number has this year has a day in it; a school year that began last year takes nobody in and begins
nothing in this year's July (Source: the house's reading of copied papers, docs/aturan.md G.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.kinds.rules.copied.clauses import sentence
from kakdoc.kinds.rules.copied.fixed_years import MONTH
from kakdoc.kinds.rules.copied.year_forms.belonging import SCHOOL_YEAR
from kakdoc.values.text.seldom import Seldom, late

# Its own date, or that of what it is about; a budget paper has the number of the year that it is made for.
_DATED = Seldom(
    ("/20",),
    r"(?<!DPA )(?<!DPPA )(?<!DIPA )(?<!RKA )\b(?:Nomor|No\.?)\s*:?\s*(?!\S*D(?:PP?A|IPA)\b)"
    r"[\w.…-]+/(?:[\w.…-]+/){0,6}(?P<number>20\d\d),?\s+"
    r"(?P<about>atas\s+(?:SPK|kontrak|surat|perjanjian)\s+)?(?:tanggal|tertanggal|tgl\.?)\s+\d{1,2}\s+"
    rf"(?P<month>(?!des){MONTH})\s+(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_BEGINS = late(
    r"\bPPDB\b|\bSPMB\b|\b(?:penerimaan|pendaftaran)\s+(?:peserta\s+didik|siswa|murid|mahasiswa|santri)\b|\bpeserta\s+didik\s+baru\b|\bMPLS\b"
    r"|\bsemester\s+(?:1|I|gasal|ganjil|satu)\b|\bhari\s+pertama\b|\bawal\s+tahun\b|\bmulai\b",
    re.IGNORECASE,
)

_CALLS = late(r"\b(?:undang|mengundang|diundang|dimohon|akan|dijadwalkan|direncanakan)\b", re.IGNORECASE)
_CLOSES = late(
    r"\b(?:lulus\w*|kelulusan|rapor|wisuda|pelepasan|perpisahan|evaluasi|laporan|kenaikan|akhir|berakhir|pertanggungjawaban|hasil)\b",
    re.IGNORECASE,
)
"""What a school year ends with."""
_SUMMER = late(r"\b(?:Jul|Ag|Sep|Okt)\w*\s+(?P<year>20\d\d)(?!\d)", re.IGNORECASE)


def of_numbers(text: str, year: int) -> Iterator[int]:
    """Yield where days of last year stand behind a number of this year."""
    for match in _DATED.finditer(text):
        if int(match["number"]) == year and int(match["year"]) == year - 1:
            yield match.start("year")


def of_school(text: str, year: int) -> Iterator[int]:
    """Yield where school years stand that end in this year though they are to begin in its middle."""
    for match in SCHOOL_YEAR.finditer(text):
        before, after = sentence(text, match.start("first"), match.end("last"))
        summer = _SUMMER.search(after)
        begins = _BEGINS.search(before + after) or (_CALLS.search(before) and not _CLOSES.search(before + after))
        if int(match["last"]) == year and summer and int(summer["year"]) == year and begins:
            yield match.start("first")
