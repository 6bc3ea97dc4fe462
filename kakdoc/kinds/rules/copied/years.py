"""Checks on last year's year in what this year's paper plans: a title, a fiscal year, a source of money, a plan.

Source: the house's reading of copied papers (docs/aturan.md G.1): a year next to the fiscal year is right in
most places, and wrong where the paper says what it is for. What tells of the past, amends, or goes on with last
year's work keeps its year; `tahun_lain` allows others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules import cited_titles
from kakdoc.kinds.rules.copied import fixed_years as tahun_tetap
from kakdoc.kinds.rules.copied import measured_years
from kakdoc.kinds.rules.copied.year_forms import DASH, DASHES, RANGE, REGULATION, SHORT_RANGE
from kakdoc.kinds.rules.wording import around

_TITLES = frozenset({"judul", "program", "kegiatan"})
# A dot ends a sentence, but not behind an initial or these.
_SHORT = "".join(
    rf"(?<!\b{word})"
    for word in ("[A-Z]", "Rp", "TA", "Kab", "Kec", "Prov", "No", "no", "Thn", "thn", "dr", "Jl", r"s\.d", r"s\. d")
)
_CLAUSE = re.compile(rf"{_SHORT}\.\s|;\s|\n\s*\n|\n\s*(?:[-•]|\w{{1,3}}[.)])\s")
_FISCAL = re.compile(r"(?:\btahun\s+anggaran|\bt\.?\s?a\.?)\s*[\"“(*]*\s*\Z", re.IGNORECASE)
_OF_YEAR = re.compile(r"\b(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?|APBD(?:-P)?|DPA)\s*\Z", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:di)?rencanakan\b|\brencana\s+anggaran\b|(?<!tidak )\bakan\b|\bditarget\w*|\bdianggarkan\b|\bdialokasikan\b"
    r"|\bdiproyeksikan\b|\bdiusulkan\b|\bkebutuhan\s+(?:anggaran|biaya)\b|\bpagu\s+(?:anggaran|indikatif)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    # reports and evaluations
    r"\b(?:laporan|evaluasi|dievaluasi|penilaian|pengukuran|pertanggungjawaban|LKj?IP|LAKIP|LPPD|LKPJ|LKPD|LHP|audit"
    r"|pemeriksaan|reviu|review|monitoring|rekonsiliasi|penutupan|penghargaan|dampak|(?:ter)?realisasi\w*|capaian|tercapai"
    r"|baseline|sebelumnya|lalu|lampau|dibanding\w*|semula|sejak|semenjak|berakhir|pernah|telah|sudah"
    r"|(?:di)?mulai\s+(?:(?:dari|pada|sejak)\s+)?(?:tahun|t\.?\s?a\b)"
    # amendments
    r"|perubahan|diubah|mengubah|pencabutan|dicabut|pergeseran|revisi"
    # money and work that go on
    r"|SiLPA|sisa|(?:ke)?lanjutan|melanjutkan|dilanjutkan|luncuran|carry[\s-]?over|DPA-?L|tunggakan|h?utang|kurang\s+(?:bayar|salur)"
    r"|belum\s+(?:ter)?(?:selesai|bayar|serap)\w*|melewati|lewat\s+tahun|penyelesaian\s+(?:sisa|pekerjaan|pembayaran)|perpanjangan"
    r"|(?:tahun|kontrak)\s+jamak|multi[\s-]?years?|(?:pengadaan|tender|lelang|pemilihan)\s+(?:\w+\s+)?dini)\b",
    re.IGNORECASE,
)
_FROM_MONTH = rf"\b{tahun_tetap.MONTH}\s+(?:(?:tahun(?:\s+anggaran)?|thn\.?|t\.?\s?a\.?)\s+)?\Z"
# What ends in a year: `Januari s.d. Desember 2026`, `mulai Januari 2026`, `selama 12 bulan … Januari 2026`
_PERIOD = re.compile(
    rf"(?:\b{tahun_tetap.MONTH}{DASH}(?:(?:dengan|bulan)\s+)*(?:\d{{1,2}}\s+)?|\bmulai\s+(?:(?:dari|pada|bulan|tanggal|\d{{1,2}})\s+)*"
    rf"|\bselama\s+\w+\s+(?:\([\w\s]+\)\s+)?bulan\b[^;]{{0,40}}){_FROM_MONTH}",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:waktu\s+(?:pelaksanaan|penyelesaian|kegiatan)|jangka\s+waktu|jadwal\s+(?:pelaksanaan|kegiatan)|dilaksanakan|berlangsung"
    r"|diselenggarakan|dikerjakan|berjalan|bekerja|bertugas)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:hasil\w*|menghasilkan|serupa|selesai|diikuti|dihadiri|tercatat|tersebut|terlaksana|menunjukkan)\b",
    re.IGNORECASE,
)
_PAST_TITLE = re.compile(r"\b(?:hasil|data|kondisi|peningkatan\s+dari)\b", re.IGNORECASE)
_REACH = 60
"""How many characters on either side of a year a plan's verb may stand."""
_NEIGHBOUR = rf"[\s*_]*(?:,|/|&|[{DASHES}]+|dan|atau|serta|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga|ke)+[\s*_]*"
_YEAR_WORD = r"(?:(?:tahun|anggaran|T\.?A\.?)\s+)*"
_AMONG = re.compile(rf"(?:19|20)\d\d{_NEIGHBOUR}{_YEAR_WORD}(?:19|20)\d\d(?!\d)", re.IGNORECASE)


def check_last_year(
    texts: Iterable[LocatedText], year: int, register: Register, allowed: Collection[int] = ()
) -> Iterator[Problem]:
    """Yield K401 for the year before a paper's own where it says what it is for."""
    last = year - 1
    if last in allowed:
        return
    pattern = re.compile(rf"(?<![\d.,/]){last}(?!\d|[.,/]\d)")
    for located in texts:
        matches = [*pattern.finditer(located.text)]
        excused = [*_excused(located.text, register)] if matches else []
        for match in matches:
            inside = any(start <= match.start() < end for start, end in excused)
            if not inside and _is_plan(located, match):
                yield warning(
                    "K401",
                    f"tahun {last} dalam “{around(located.text, match)}” tampak tertinggal: tahun naskah ini {year}.",
                    f"betulkan tahunnya; bila memang dimaksud, tambahkan di {mention('tahun_lain', 'kunci ')}.",
                    located.field,
                    match.start(),
                )


def is_of_past(title: str) -> bool:
    """Return whether a paper tells of the past, amends or goes on with something, by its title."""
    return bool(_PAST.search(title))


def _excused(text: str, register: Register) -> Iterator[tuple[int, int]]:
    """Yield the places of periods, lists of years, cited acts, letters with what they are about, and fixed years."""
    for rule in (RANGE, SHORT_RANGE, REGULATION, _AMONG):
        yield from (match.span() for match in rule.finditer(text))
    yield from ((each.start, each.end) for each in citations(text, register))
    yield from cited_titles.titles(text)
    yield from tahun_tetap.spans(text)


def _is_plan(located: LocatedText, match: re.Match[str]) -> bool:
    """Return whether a year is that of what is planned, by its field and the words of its clause."""
    text, start, end = located.text, match.start(), match.end()
    before = _CLAUSE.split(text[max(0, start - 300) : start])[-1]
    after = _CLAUSE.split(text[end : end + 300])[0]
    if _PAST.search(before + text[start:end] + after):
        return False
    if located.field[-1] == "sumber_dana":
        return True
    if located.field[-1] in _TITLES and "kolom" not in located.field:
        return not _PAST_TITLE.search(text)
    if _PERIOD.search(before) and _WHEN.search(before):
        return not _TOLD.search(before + after) and not re.search(rf"\b{int(match[0]) + 1}\b", before + after)
    if _OF_YEAR.search(before) and _PLAN.search(before[-_REACH:] + " … " + after[:_REACH]):
        return True
    return bool(_FISCAL.search(before)) and not measured_years.is_of_fact(text, start, end)
