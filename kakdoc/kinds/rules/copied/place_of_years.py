"""Where a year stands: in a title, a source of money, behind *Tahun Anggaran*, in a table, or in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied.clauses import clause
from kakdoc.kinds.rules.copied.fixed_years import MONTH, YEAR
from kakdoc.kinds.rules.copied.telling import is_adverbial
from kakdoc.kinds.rules.copied.year_forms.belonging import DASH
from kakdoc.kinds.rules.copied.year_words import AHEAD, BUDGETS, EVENT_NOUNS, HOLDS, LETTERS, PAST_TITLES, YEARLY
from kakdoc.values.dates.prose.tokens import WEEKDAY
from kakdoc.values.text.seldom import late


class Place(Enum):
    """Where a year stands."""

    TITLE = "judul"
    MONEY = "sumber dana"
    FISCAL = "tahun anggaran"
    COLUMN = "judul kolom"
    CELL = "sel"
    ITEM = "butir"
    TEXT = "teks"


_TITLES = frozenset({"judul", "program", "kegiatan"})
_FISCAL = late(
    r"(?:\bt(?:ahun|hn\.?|h\.?)\s+anggaran|\bT\.?\s?A\.?"
    r"|\bD(?:IPA|PP?A)\b[\w\s./:-]{0,80}/"
    rf"|\b(?:{BUDGETS})(?:\s+(?!tahun\b)\(?[A-Z][\w.&/-]*\)?){{0,6}}(?:\s+tahun)?)\s*[\"“(*_:|]*\s*\Z",
    re.IGNORECASE,
)
_PAST = late(rf"\b(?:{PAST_TITLES})\b", re.IGNORECASE)
_AHEAD = late(rf"\b(?:{AHEAD})\b", re.IGNORECASE)
_YEARLY = late(rf"\b(?:{YEARLY})\b", re.IGNORECASE)
_HELD = late(rf"\b(?:{EVENT_NOUNS}|{HOLDS})\b", re.IGNORECASE)
_FROM_MONTH = rf"\b{MONTH}\s+(?:(?:tahun(?:\s+anggaran)?|thn\.?|t\.?\s?a\.?)\s+)?\Z"
_ROW = late(r"^[^\S\n]*\|.*$", re.MULTILINE)
_MONTH = late(_FROM_MONTH, re.IGNORECASE)
_DAY = late(rf"\b\d{{1,2}}\s+{_FROM_MONTH}", re.IGNORECASE)
_THROUGHOUT = late(r"\b(?:selama|sepanjang)\s+(?:tahun\s+)?(?:anggaran\s+)?\Z", re.IGNORECASE)
_FOR_DAYS = late(r"\bselama\s+[\w.]+(?:\s+\([\w\s]+\))?\s+(?:hari|bulan|minggu)\b", re.IGNORECASE)
_ABOUT = late(r"\W*(?:perihal|hal|nama\s+(?:kegiatan|pekerjaan|paket)|tentang|judul)\s*:", re.IGNORECASE)
_WHEN = late(r"\b(?:waktu|jadwal|bulan|tanggal)\b", re.IGNORECASE)
_STEPS = late(r"\b(?:tahap\w*|kegiatan|langkah|rincian\s+pekerjaan|pelaksanaan)\b", re.IGNORECASE)
_LAST = late(r"\s*[;.,]?\s*(?:dan\s*)?")
_BARE = late(rf"[\W\d_]*(?:(?:tahun|anggaran|T\.?A|{MONTH})\b[\W\d_]*)*", re.IGNORECASE)
_NAME = late(r"(?:^|\s)[A-Z][\w/-]*\s+(?:Tahun|TAHUN|Thn\.?|T\.?\s?A\.?)\s*\Z")
_THAT_WAS = late(
    r"\byang\s+(?:di|ber)\w+\s+(?:(?:pada|selama|sepanjang|di)\s+)?(?:(?:akhir|awal|pertengahan|tahun|anggaran)\s+)*\Z",
    re.IGNORECASE,
)
_STEP = late(rf"\W*(?:{EVENT_NOUNS})\b(?:\s+(?!(?:di|me|ter|ber)\w{{4,}}|yang\b)[\w./()-]+)*\s+\Z", re.IGNORECASE)
"""What is to be done, named without a verb."""
_BY_WHOM = late(r"\W*(?:\Z|oleh\b|bagi\b|untuk\b|di\b|bersama\b)", re.IGNORECASE)
_QUARTER = late(r"\b(?:triwulan|semester|tw)\s+\w+\s+(?:(?:tahun|anggaran|TA)\s+)*\Z", re.IGNORECASE)
_WHEN_FIRST = late(r"\s*(?:pada|di|dalam|selama|sepanjang)\b", re.IGNORECASE)
_TO_A_DAY = late(rf"{DASH}(?:tanggal\s+)?\d{{1,2}}\s+{_FROM_MONTH}", re.IGNORECASE)
_AND_A_DAY = late(rf"{DASH}(?:(?:hari|tanggal|\w+,)\s+)*\d{{1,2}}\s+{MONTH}\s", re.IGNORECASE)


_PLACE = r"[A-Z]\w+(?:\s[A-Z]\w+)?"
_DATE_LINE = late(
    rf"\s*(?:(?:Ditetapkan|Diundangkan|Dikeluarkan|Dibuat)\s+di\s+{_PLACE}\s+(?:pada\s+)?tanggal\s"
    rf"|{_PLACE},\s+(?:[\d….]+\s+)?(?i:{MONTH})\s+(?:19|20)\d\d\s*\Z)"
)
_TODAY = late(
    r"\bpada\s+hari\s+ini\b(?:(?!\b(?:berdasarkan|nomor|sejak|antara|dengan|sesuai|atas|surat)\b)[^.;\n\d]|(?<!\d)\d{1,2}(?!\d))*\Z",
    re.IGNORECASE,
)
_LABEL = late(r"\W*tahun\s+buku\W+20\d\d\W*", re.IGNORECASE)
_DECEMBER_LINE = late(r"\b(?:desember|DESEMBER|Desember)\s+(?:19|20)\d\d\s*\Z")
"""The end of the line of a paper that is made for the next year."""
_PART = late(
    rf"(?:\b{MONTH}|\b(?:triwulan|tw|semester|tahap)\s+\w+)\s+(?:(?:tahun|anggaran|T\.?A\.?)\s+)*\Z", re.IGNORECASE
)
_LAST_PART = late(
    r"\b(?:nov\w*|des\w*|(?:triwulan|tw)\s+(?:IV|4)|(?:semester|tahap)\s+(?:II|2))\s+(?:(?:tahun|anggaran|T\.?A\.?)\s+)*\Z",
    re.IGNORECASE,
)
_HEADING = late(
    r"\W*(?:daftar|dokumentasi|keadaan|pertanggungjawaban|rekap\w*|jadwal|absen\w*|presensi|undangan|notul\w+|bukti|foto|kegiatan"
    r"|agenda|susunan|bab\s+\w+)\b(?:\s+(?!(?:di|ter|me)\w{4,}|yang\b|telah\b|sudah\b|adalah\b|pada\b)[\w./()&-]+){0,9}\s+\Z",
    re.IGNORECASE,
)
"""The heading of an attachment, up to its year."""
_HANDS_OVER = late(
    r"\b(?:laporan\s+ini|(?:bersama|dengan)\s+ini|terlampir)\b(?!.*\b(?:telah|sudah|dibanding\w*|realisasi|surat|nomor)\b)",
    re.IGNORECASE | re.DOTALL,
)
_OF_MONTH = late(
    r"(?:penyampaian\s+)?(?:laporan|rekap\w*|pertanggungjawaban|SPJ)\b(?!.*\blalu\b).*\b(?:(?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt)\w*"
    r"|(?:triwulan|tw)\s+(?:I{1,3}|[123]|kesatu|pertama|kedua|ketiga)|(?:semester|tahap)\s+(?:[I1]|kesatu|pertama))\s+(?:(?:tahun|anggaran|T\.?A\.?)\s+)*20\d\d\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""The title of a report on a part of a year, the last part left out, which is reported on in the next."""
_WEEKDAY = late(rf"\b(?:hari|{WEEKDAY})\b", re.IGNORECASE)
_ON = r"(?:\s+(?!(?:berlaku|akan|sampai|hingga|s\.d|paling|selambat\w*|di\w+kan|ini)\b)[\w./()&,-]+){0,14}?"


_LETTER = late(
    rf"\b(?:{LETTERS})\b\S*{_ON}\s+(?:ter|ber)?(?:tanggal|tgl\.?)\s+\d{{1,2}}\s+\w+\s+(?:tahun\s+)?\Z",
    re.IGNORECASE,
)


def place(located: LocatedText, start: int, end: int) -> Place:
    """Return where a year stands."""
    last = located.field[-1]
    if last == "sumber_dana":
        return Place.MONEY
    if (last in _TITLES and "kolom" not in located.field) or _is_heading(located.text[:start]):
        return Place.TITLE
    if is_fiscal(located.text, start):
        return Place.FISCAL
    if "kolom" in located.field:
        return Place.COLUMN
    if located.is_cell or _is_in_a_row(located.text, start):
        return Place.ITEM if _is_of_schedule(located.text, start) else Place.CELL
    if ("butir" in located.field or last == "uraian") and _LAST.fullmatch(located.text, end):
        return Place.ITEM
    return Place.TEXT


def is_fiscal(text: str, start: int) -> bool:
    """Return whether a fiscal year stands there: behind *Tahun Anggaran*, or behind the name of a budget."""
    return bool(_FISCAL.search(text[max(0, start - 90) : start]))


_LINE = 240
"""How many characters a heading has at most."""


def _is_heading(before: str) -> bool:
    """Return whether a year stands in a heading in capitals, or behind the label of what a paper is about."""
    line = before[before.rfind("\n") + 1 :]
    return len(line) < _LINE and (bool(_ABOUT.match(line)) or (line.isupper() and len(line.split()) > 2))


def is_of_past(title: str) -> bool:
    """Return whether a title tells of the past, amends or goes on with something."""
    return bool(_PAST.search(title)) and not is_of_month(title)


def is_of_month(title: str) -> bool:
    """Return whether a title is that of a report on a part of a year, which is written in that year."""
    return bool(_OF_MONTH.match(title))


def is_yearly(title: str) -> bool:
    """Return whether a title is that of what is written each year about the year before."""
    return bool(_YEARLY.search(title))


def is_of_letter(text: str, start: int) -> bool:
    """Return whether a year is that of the day of a letter, a contract or the like."""
    before = text[max(0, start - 120) : start]
    return bool(_DAY.search(before) and _LETTER.search(before))


def is_of_paper(text: str, start: int) -> bool:
    """Return whether a year is that of the paper itself.

    So it is in its place and date, `Kebumen, Januari 2026`, in `Pada hari ini, Senin, 5 Januari 2026`, and in the label
    `Tahun Buku 2026`.
    """
    if _LABEL.fullmatch(text) or _TODAY.search(text[max(0, start - 120) : start]):
        return True
    return bool(_DATE_LINE.match(text)) and not _DECEMBER_LINE.search(text)


def is_of_this_paper(text: str, start: int, end: int) -> bool:
    """Return whether a part of last year is what a paper is about: its heading, or what it says that it hands over.

    The last part of a year is told of in the next one.
    """
    before, after = text[:start], text[end:]
    if not _PART.search(before) or _LAST_PART.search(before):
        return False
    return bool((_HEADING.match(before) and not after.strip(" .;:")) or _HANDS_OVER.search(clause(text, start, end)[0]))


def is_bare(text: str) -> bool:
    """Return whether a text is a date or a year and nothing else."""
    return bool(_BARE.fullmatch(text))


def is_on_weekday(text: str, start: int, end: int) -> bool:
    """Return whether a year is that of a day that is named with its weekday."""
    before = clause(text, start, end)[0]
    return bool(_DAY.search(before) and _WEEKDAY.search(before))


def is_of_name(text: str, start: int) -> bool:
    """Return whether a year is that of something with a name: `Renstra Tahun 2023`."""
    return bool(_NAME.search(text[max(0, start - 60) : start]))


def prepares(text: str, start: int, end: int) -> bool:
    """Return whether a year ahead is that of what is prepared or goes on until then."""
    before, after = clause(text, start, end)
    return bool(_AHEAD.search(before + " … " + after))


def is_of_event(text: str, start: int, end: int) -> bool:
    """Return whether what takes place is named by a year, or is set for its months; a mere date may be one that was."""
    before, after = clause(text, start, end)
    if _THAT_WAS.search(before):
        return False
    if _DAY.search(before):
        return bool(_WEEKDAY.search(before) or _TO_A_DAY.search(before) or _AND_A_DAY.match(after))
    if _MONTH.search(before) or _QUARTER.search(before):
        return bool(_HELD.search(before)) and not _WHEN_FIRST.match(before)
    if _STEP.match(before) and _BY_WHOM.match(after):
        return True
    return bool(_THROUGHOUT.search(before) or _FOR_DAYS.search(before)) or not is_adverbial(text, start, end)


def _is_in_a_row(text: str, start: int) -> bool:
    return _row_of(text, start).lstrip().startswith("|")


def _is_of_schedule(text: str, start: int) -> bool:
    """Return whether a month stands in the table of a text that says when steps take place."""
    heads = text[: text.find("\n")]
    return bool(_MONTH.search(text[:start]) and _WHEN.search(heads) and _STEPS.search(heads)) and not _PAST.search(
        heads
    )


def _row_of(text: str, at: int) -> str:
    """Return the line of a text that a position lies in."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None]


def series(text: str, year: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of a table in a text that have a column for several years, the paper's own among them."""
    for match in _ROW.finditer(text) if "|" in text else ():
        years = {int(each) for each in YEAR.findall(match[0])}
        if len(years) > 1 and max(years) >= year:
            yield match.span()
