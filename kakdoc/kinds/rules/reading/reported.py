"""Checks on the date of a paper against the dates of what it tells (docs/aturan.md A.4, D.1)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.copied.fixed_years import YEAR
from kakdoc.values.dates import kerja
from kakdoc.values.dates.prose.dates import Written, expressions, written
from kakdoc.values.dates.prose.tokens import GAP, WEEKDAY
from kakdoc.values.dates.tanggal import BULAN, Tanggal, days_in
from kakdoc.values.text.seldom import late

_DAYNAME = rf"(?:(?:hari{GAP})?{WEEKDAY},?{GAP})?"
_TODAY = late(rf"\bpada{GAP}hari{GAP}ini,?{GAP}?{_DAYNAME}(?:tanggal{GAP})?\Z", re.IGNORECASE)
_LETTER = late(
    rf"\b(?:nomor|no\.?){GAP}?:?{GAP}?[\w./-]{{1,60}}(?:{GAP}tahun{GAP}\d{{4}})?,?{GAP}\(?(?:ter)?tanggal{GAP}{_DAYNAME}\Z",
    re.IGNORECASE,
)
_RELIED = late(
    r"\b(?:berdasarkan|mengacu\s+(?:pada|kepada)|sesuai(?:\s+dengan)?|sebagaimana|menindaklanjuti|mem?pedomani|berpedoman\s+pada"
    r"|merujuk(?:\s+(?:pada|kepada))?|menunjuk|memperhatikan|mendasari)\s+(?:(?:pada|hasil|isi|adanya)\s+)?"
    r"(?:surat|nota\s+dinas|berita\s+acara|notulen?|risalah|disposisi|keputusan|memorandum|telaah\w*|rapat|musyawarah)\b"
    rf"(?:\s+(?!(?:untuk|agar|paling|perihal|hal|tentang|bahwa|undangan)\b)[\w./&-]+){{0,9}}?,?{GAP}\(?(?:(?:ter|ber)?tanggal|pada\s+tanggal){GAP}{_DAYNAME}\Z"
    rf"|\b(?:surat|nota\s+dinas|berita\s+acara){GAP}(?:(?!(?:untuk|agar|paling|perihal|hal|tentang|bahwa|undangan)\b)[\w./&-]+{GAP}){{0,6}}?(?:ter|ber)tanggal{GAP}{_DAYNAME}\Z",
    re.IGNORECASE,
)
"""A letter or a meeting that a text relies on, without its number."""
_AMENDING = late(r"\b(?:diubah|kali|terakhir)\b[^.;\n]{0,20}\b(?:dengan|oleh)\s+\Z", re.IGNORECASE)
"""Words before an act that changed another, which is told as an amendment that was not there yet."""
_DONE = late(
    r"\b(?:telah|sudah)\s+(?:selesai\s+)?(?:di(?:laksanakan|selenggarakan|adakan|lakukan|gelar|langsungkan|terima|serahkan|bayar(?:kan)?|periksa|lantik|"
    r"cairkan|tandatangani)|berlangsung|terlaksana|selesai|hadir|menghadiri|melaksanakan|mengikuti)\b(?P<between>[^;]{0,140})\Z",
    re.IGNORECASE,
)
_EVENT = late(
    r"\b(?:musyawarah|musdes\w*|musrenbang\w*|rapat|pertemuan|sidang|pleno|forum|lelang|tender|seleksi|verifikasi|survei|kunjungan|pemeriksaan"
    rf"|pemilihan)\b[^.;,\n\d]{{0,60}}?\b(?:(?:pada{GAP})?tanggal|pada|hari){GAP}{_DAYNAME}(?:tanggal{GAP})?\Z",
    re.IGNORECASE,
)
_HAS_DONE = late(
    r"[\s,]*(?:telah|sudah)\s+(?:me\w+|ber\w+|di(?!tetapkan|jadwalkan|rencanakan|tentukan)\w+)", re.IGNORECASE
)
"""Behind the date of an event: what it did."""
_FOUND = late(r"[\s,]*(?:telah\s+|sudah\s+)?(?:menemukan|mencatat|menunjukkan|menghasilkan)\b", re.IGNORECASE)
_FORESEEN = late(
    r"\b(?:target\w*|proyeksi|prakiraan|perkiraan|rencana\w*|diharapkan|diproyeksikan|akan|simulasi|skenario)\b[^.;\n]*\Z",
    re.IGNORECASE,
)
_AHEAD = late(
    r"\bakan\s+(?:di(?:laksanakan|selenggarakan|adakan|gelar|langsungkan)|berlangsung|dimulai)\b(?P<between>[^;]{0,140})\Z",
    re.IGNORECASE,
)
_OTHER = late(
    r"\b(?:akan|rencana\w*|direncanakan|jadwal\w*|dijadwalkan|undangan|untuk|sampai|hingga|paling|batas|berlaku|menjelang|sebelum|"
    r"setelah|sesudah|nomor|sejak|sebagaimana|berdasarkan|sesuai|menindaklanjuti)\b|\.\s+[A-Z]|\n\s*\n|s\.d\.",
    re.IGNORECASE,
)
"""What tells that a date is that of something else."""
_REPORTS = ("laporan", "penyampaian laporan")
_PAID = (
    "belanja", "pembayaran", "biaya", "honor", "uang", "pembelian", "penggantian", "sewa", "konsumsi", "makan",
    "transpor", "perjalanan",
)  # fmt: skip
"""How titles of reports begin, and of receipts."""
_PART = late(
    r"\b(?P<name>triwulan|TW|semester)\.?\s+(?P<number>(?a:IV|I{1,3}|[1-4]))\b[\s,]*(?:tahun\s+)?(?:anggaran\s+)?(?P<year>20\d\d)",
    re.IGNORECASE,
)
_PARTS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def check_acts(texts: Iterable[LocatedText], paper: Tanggal | None, register: Register) -> Iterator[Problem]:
    """Yield K422 for a paper that names a regulation of a year after its own date."""
    for located in texts if paper else ():
        if paper and any(int(each) > paper.tahun for each in YEAR.findall(located.text)):
            for cited in citations(located.text, register):
                if cited.tahun > paper.tahun and not _AMENDING.search(located.text, 0, cited.start):
                    message = f"naskah bertanggal {paper}, padahal menyebut peraturan tahun {cited.tahun}."
                    yield warning(
                        "K422", message, "betulkan tahunnya, atau tanggal naskah.", located.field, cited.start
                    )


def check_reported(texts: Iterable[LocatedText], paper: Tanggal | None, judul: str) -> Iterator[Problem]:
    """Yield K422 for a paper that is dated before what it tells of, or after what it says will be."""
    if paper is None:
        return
    latest = paper.date() or datetime.date(paper.tahun, paper.bulan, days_in(paper.tahun, paper.bulan))
    earliest = paper.date() or datetime.date(paper.tahun, paper.bulan, 1)
    yield from _check_title(judul, paper)
    yield from _check_paid(judul, paper, latest)
    for located in texts:
        yield from _check_months(located, paper)
        for date in written(located.text):
            day = date.date()
            if day is None or date.inherited:
                continue
            if day > latest:
                yield from _check_done(located, date, paper)
            elif day < earliest:
                yield from _check_ahead(located, date, paper)
            if day != paper.date() and paper.hari and _TODAY.search(located.text, max(0, date.start - 60), date.start):
                message = f"“Pada hari ini” menyebut {date}, padahal naskah bertanggal {paper}."
                yield warning("K422", message, "samakan kedua tanggalnya.", located.field, date.start)


def _check_done(located: LocatedText, date: Written, paper: Tanggal) -> Iterator[Problem]:
    done = _DONE.search(located.text, max(0, date.start - 200), date.start)
    event = _EVENT.search(located.text, max(0, date.start - 160), date.start)
    if (done and not _OTHER.search(done["between"])) or (event and _HAS_DONE.match(located.text, date.end)):
        message = f"naskah bertanggal {paper}, padahal menceritakan yang telah berlangsung {date}."
        yield warning("K422", message, "betulkan salah satu tanggalnya.", located.field, date.start)
    elif any(rule.search(located.text, max(0, date.start - 160), date.start) for rule in (_LETTER, _RELIED)):
        message = f"naskah bertanggal {paper}, padahal menyebut surat atau naskah bertanggal {date}."
        yield warning("K422", message, "betulkan salah satu tanggalnya.", located.field, date.start)


def _check_months(located: LocatedText, paper: Tanggal) -> Iterator[Problem]:
    """Yield K422 for a month that comes after the paper's, of which it tells what was found."""
    for date in (part for each in expressions(located.text) for part in each if isinstance(part, Written)):
        if date.day or not date.year or (date.year, date.month) <= (paper.tahun, paper.bulan):
            continue
        before = located.text[max(0, date.start - 120) : date.start]
        if _FOUND.match(located.text, date.end) and not _FORESEEN.search(before):
            message = f"naskah bertanggal {paper}, padahal menceritakan hasil {BULAN[date.month - 1]} {date.year}."
            yield warning("K422", message, "betulkan bulan itu, atau tanggal naskah.", located.field, date.start)


def _check_ahead(located: LocatedText, date: Written, paper: Tanggal) -> Iterator[Problem]:
    ahead = _AHEAD.search(located.text, max(0, date.start - 200), date.start)
    if ahead is not None and date.year == paper.tahun and not _OTHER.search(ahead["between"]):
        message = f"naskah bertanggal {paper}, padahal {date} disebut akan datang."
        yield warning("K422", message, "betulkan salah satu tanggalnya.", located.field, date.start)


def _check_title(judul: str, paper: Tanggal) -> Iterator[Problem]:
    """Yield K422 for a report on a month or a part of the year that is not over when it is dated."""
    if not judul.casefold().startswith(_REPORTS):
        return
    part = _PART.search(judul)
    if part is not None:
        number = int(_PARTS.get(part["number"].upper(), part["number"]))
        ends = [(int(part["year"]), number * (6 if part["name"].casefold() == "semester" else 3))]
    else:
        dates = (each for expression in expressions(judul) for each in expression)
        ends = [(each.year, each.month) for each in dates if isinstance(each, Written) and each.year and not each.day]
    for year, month in ends[-1:]:
        if month <= 12 and is_early(paper, year, month):
            message = f"laporan sampai {BULAN[month - 1]} {year} bertanggal {paper}, sebelum bulan itu berakhir."
            yield warning("K422", message, "betulkan tanggalnya, atau masa yang dilaporkan.", ("tanggal",))


def _check_paid(judul: str, paper: Tanggal, latest: datetime.date) -> Iterator[Problem]:
    """Yield K422 for a payment that is dated before what is paid for."""
    paid = judul.casefold().startswith(_PAID)
    later = [date for date in written(judul) if (day := date.date()) and day > latest] if paid else []
    for date in later[:1]:
        message = f"naskah bertanggal {paper}, padahal yang dibayar bertanggal {date}."
        yield warning("K422", message, "betulkan salah satu tanggalnya.", ("tanggal",))


def is_early(paper: Tanggal, year: int, month: int) -> bool:
    """Return whether a paper is dated before the last working day of a month, so that it cannot report all of it."""
    if (paper.tahun, paper.bulan) != (year, month):
        return (paper.tahun, paper.bulan) < (year, month)
    day = paper.date()
    return day is not None and day < kerja.last_working_day(year, month)
