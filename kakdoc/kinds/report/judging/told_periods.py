"""Checks on the period that the text of a report names against its own (docs/aturan.md D.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.report.typed import Laporan
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values import urutan
from kakdoc.values.dates.prose.dates import Written, expressions
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.text.seldom import late

_UP_TO = late(
    r"\b(?P<lead>s\.d\.|sampai\s+dengan|hingga|selama|pada)\s+(?:akhir\s+)?(?:"
    rf"(?:bulan\s+|tanggal\s+)?(?:(?P<day>3[01]|2[89])\s+)?(?P<month>{'|'.join(BULAN)})"
    r"|(?P<part>triwulan|semester)\s+(?P<number>(?a:IV|I{1,3})))\b(?:\s+(?:tahun\s+)?(?:anggaran\s+)?(?P<year>20\d\d))?",
    re.IGNORECASE,
)
"""The end of a period; a day in the middle of a month is none."""
_START = late(
    r"\W*(?:(?:laporan|realisasi|capaian|kegiatan|pendapatan|penerimaan|belanja)\s[^.;\n]{0,60})?\Z", re.IGNORECASE
)
_LENGTHS = {"triwulan": 3, "semester": 6}
_NUMBERS = {urutan.roman(number): number for number in range(1, 5)}
_AHEAD = late(
    r"\b(?:akan|rencana\w*|direncanakan|jadwal\w*|dijadwalkan|persiapan|menyiapkan|untuk|menjelang|undangan|usul\w*"
    r"|sampai|hingga|target\w*|ditargetkan|paling|perpanjangan|diperpanjang|kontrak\w*|masa|s\.d\.)\b",
    re.IGNORECASE,
)
"""What tells that a time in what was done is that of something to come."""


def check_told(report: Laporan) -> Iterator[Problem]:
    """Yield K252 for a summary that begins with another period, K422 for what was done after the period."""
    for located in texts(report):
        if located.field[0] == "ringkasan":
            yield from _check_summary(report, located)
        elif located.field[0] == "kegiatan" and located.field[-1] == "uraian":
            yield from _check_done(report, located)


def _check_summary(report: Laporan, located: LocatedText) -> Iterator[Problem]:
    found = _UP_TO.search(located.text[:160])
    if found is None or not _START.match(located.text[: found.start()]):
        return
    year, last = report.kak.tahun_anggaran, report.last_month()
    alone = found["lead"].casefold() in ("selama", "pada")
    if (alone and not found["part"]) or (found["part"] and report.first_month() == last):
        return
    month = _month(found)
    if (int(found["year"] or year), month) != (year, last):
        message = f"ringkasan dimulai dengan “{found[0]}”, padahal laporan ini sampai {BULAN[last - 1]} {year}."
        remedy = "cocokkan masanya dan angka-angka di kalimatnya."
        yield warning("K252", message, remedy, located.field, found.start())


def _month(found: re.Match[str]) -> int:
    """Return the last month that a text names."""
    if found["month"]:
        return [name.casefold() for name in BULAN].index(found["month"].casefold()) + 1
    return _LENGTHS[found["part"].casefold()] * _NUMBERS[found["number"].upper()]


def _check_done(report: Laporan, located: LocatedText) -> Iterator[Problem]:
    year, last = report.kak.tahun_anggaran, report.end_month()
    dates = (part for each in expressions(located.text) for part in each if isinstance(part, Written))
    for date in dates:
        later = (date.year or year) == year and date.month > last and date.exists()
        if later and not _AHEAD.search(located.text, 0, date.start):
            message = f"yang dilaksanakan disebut terjadi {date}, sesudah {report.period()} {year} yang dilaporkan."
            yield warning("K422", message, "betulkan waktunya, atau laporkan pada masanya.", located.field, date.start)
            return


CHECKS = (Rule(check_told, "K252 K422", "kak per"),)
"""The rules on what the text of a report says of its period."""
