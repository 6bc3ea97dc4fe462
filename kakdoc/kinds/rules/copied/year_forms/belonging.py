"""How years are written that belong to something else: periods, and names of regulations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.values.text.seldom import Seldom, late

DASHES = "‐‑‒–—−~-"
DASH = (
    rf"[\s*_()]*(?:[{DASHES}]{{1,3}}|(?i:s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga))[\s*_()]*"
    r"(?i:(?:akhir|awal)\s+)?(?i:(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)\s+)?"
)
RANGE = late(rf"(?<![\d.,{DASHES}])((?:19|20)\d\d){DASH}((?:19|20)\d\d)(?!\d|[.,{DASHES}]\d)")
# `2024-26`, `2025-’29`
SHORT_RANGE = late(rf"(?<![\d.,/{DASHES}])((?:19|20)\d\d)\s?[{DASHES}]\s?['’‘]?(\d\d)(?![\w/]|[.,{DASHES}]\d)")
# `2026/2027`, `2025 dan 2026`, `2026 ke Tahun Anggaran 2027`
_NEIGHBOUR = rf"[\s*_]*(?:,|/|&|[{DASHES}]+|dan|atau|serta|ke)+[\s*_]*"
_YEAR_WORD = r"(?:(?:tahun|anggaran|T\.?A\.?)\s+)*"
_AMONG = late(
    rf"((?:19|20)\d\d)(?=(?:{_NEIGHBOUR}{_YEAR_WORD}(?:19|20)\d\d)*{_NEIGHBOUR}{_YEAR_WORD}((?:19|20)\d\d)(?!\d))",
    re.IGNORECASE,
)
# `November 2026 sampai dengan 31 Maret 2027`, `dari tahun 2025 menjadi … pada tahun 2027`
_DATES = late(
    rf"((?:19|20)\d\d){DASH}(?:(?:pada|tanggal|tgl\.?|hari|bulan|akhir|awal|minggu|ke-?\w+|\d{{1,2}}|[A-Z][a-z]{{2,8}})[\s,]+){{0,6}}((?:19|20)\d\d)(?!\d)"
)
_BETWEEN = late(
    r"\bantara\s+(?:tahun\s+)?(?:19|20)\d\d\s+(?:dan|hingga|sampai(?:\s+dengan)?|s\.d\.)\s+(?:tahun\s+)?(?:19|20)\d\d",
    re.IGNORECASE,
)
# The year of a regulation belongs to its name: “Nomor 54 Tahun 2010”, “PP 8/2008”, “UUD 1945”; so do the figures of
# its gazette: “(Berita Negara Republik Indonesia Tahun 2015 Nomor 2036)”.
_OF_YEAR = r"(?:[Tt]ahun|TAHUN|[Tt]hn?\b\.?)"
_SHORT_NAMES = (
    r"(?:UU|PP|Inpres|Keppres|Perpu|Perppu|Perpres|Permen[\w-]*(?:\s+[A-Z][\w-]*){0,4}|Perda|Pergub|Perbup|Perwal(?:i|kot)?|Perwako|Perdes|Perkades|Perkada|Perka(?:\s+[A-Z]\w*)?"
    r"|Kep(?:men\w*|bup|gub|wal|dirjen|ka)?(?:\s+[A-Z]\w*)?|PMK|KMK|PKPU|SE|SK|SKB|Instruksi\s+\w+|Inmendagri|Peraturan(?:\s+[A-Z][\w-]*){1,8}|Keputusan(?:\s+[A-Z][\w-]*){1,8}"
    r"|Undang-[Uu]ndang|Qanun)"
)
REGULATION = late(
    r"\((?:Lemba\w*|Berita)\s++(?:Negara|Daerah|Desa)[^()]{0,400}\)"
    r"|\b(?:Lembaran|Berita)\s+(?:Negara|Daerah|Desa)[^().;\n]{0,120}?\b[Tt]ahun\s+(?:19|20)\d\d\s+Nomor\b"
    rf"|\b(?:(?i:nomor|no\.?|nmr\.?)\s*+:?\s*+[\w./…-]*\d[\w./…-]*\s*(?:,?\s*{_OF_YEAR}\s*|/)(?:19|20)\d\d"
    rf"|(?i:{_SHORT_NAMES})\s*(?:[Nn](?:o|omor)\.?\s*)?\d+(?:/[A-Z][\w./-]*)?\s*(?:/|,?\s*{_OF_YEAR}\s*)\s*(?:19|20)\d\d"
    r"|(?:Negara\s+Republik\s+Indonesia|UUD(?:\s+NRI)?)\s+(?:Tahun\s+)?1945)"
)
# `62 Tahun 2023 jo. 107 Tahun 2024`; not `Triwulan 1 Tahun 2023`
NUMBERED = late(
    r"(?<![\w.,/-])(?<!triwulan\s)(?<!tahap\s)(?<!semester\s)(?<!minggu\s)(?<!bulan\s)(?<!usia\s)(?<!umur\s)(?<!Rp\s)(?<!Rp\.\s)"
    r"(?<!angkatan\s)(?<!gelombang\s)(?<!kelas\s)(?<!putaran\s)(?<!periode\s)(?<!batch\s)(?<!seri\s)(?<!kelompok\s)"
    rf"(?!(?:19|20)\d\d(?!\d))(?:\d{{1,3}}|\d[\d./-]*\d)\s+{_OF_YEAR}\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
# `DIPA Nomor SP DIPA-018.08.2.238974/2023 tanggal 30 November 2022`, `DPA/A.1/5.03.01.2.01/001/2024`
BUDGET_PAPER = late(
    r"\bD(?:IPA|PP?A)\b(?:(?:[^.;]|T\.\s?A\.){0,90}?\b(?i:nomor|no\.?)\s*:?\s*(?:SP[\s-]?)?(?:DIPA|DPP?A)?)?[\s/:-]*"
    r"(?P<number>(?=[\w./-]*\d[\w.-]*/)[\w./-]+)"
    r"(?:,?\s+(?:tanggal|tgl\.?|tertanggal)\s+\d{1,2}\s+\w+\s+(?:19|20)\d\d)?(?:\s+(?i:tahun\s+anggaran|T\.?\s?A\.?)\s+(?:19|20)\d\d)?"
)
SCHOOL_YEAR = Seldom(
    ("pelajaran", "ajaran", "akademik", "t.p", "tp", "sidang", "musim", "kalender"),
    r"(?:\b(?:tahun|thn\.?)\s+(?:pelajaran|ajaran|akademik|sidang)|\bmusim\s+\w+|\bkalender\s+(?:akademik|pendidikan)|\bT\.?P\.?)\s+(?P<first>20\d\d)\s?[/–-]\s?(?P<last>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LETTER = late(r"[a-z]")
_JOINED = late(r"[/&]")
_TOKEN = late(r"(?<![\w/])[\w.-]+(?:\s?/\s?[\w.…&-]+)+")
_A_YEAR_ALONE = late(
    r"(?<![\d.,])(?<!ri )(?<!ret )(?<!ril )(?<!Mei )(?<!uni )(?<!uli )(?<!tus )(?<!ber )(?:19|20)\d\d(?!\d)"
)
_A_YEAR = late(r"(?:19|20)\d\d")


def letter_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers of letters: `800/112/2023`, `HK.01.07/MENKES/2015/2023`; not `Triwulan IV/2023`."""
    for match in _TOKEN.finditer(text) if "/" in text else ():
        others = [each for each in re.split(r"\s?/\s?", match[0].rstrip(".")) if not _A_YEAR.fullmatch(each)]
        if any(map(str.isdigit, "".join(others))) or len(others) > 1:
            yield match.span()


_FIGURES = late(r"\d[\d.,]*\s?(?:%|persen|\w+)?\s\(((?:19|20)\d\d)\)")
"""A figure with its year, one of several: `80,1 (2026), 80,9 (2027)`."""


_PAIRED = late(
    r"\b(?P<what>(?!tahun\b|anggaran\b)[^\W\d_]{4,})\s+(?:(?:tahun|T\.?A\.?)\s+)?(?P<first>20\d\d)\b[^.\n]{1,60}?\b(?P=what)\s+(?:(?:tahun|T\.?A\.?)\s+)?(?P<last>20\d\d)(?!\d)",
    re.IGNORECASE,
)
"""One thing in two years, set beside each other: `pagu 2026 …; pagu 2027 …`."""
_RUN = 45
"""How many characters part the years of a row."""
_BY_STEPS = late(r"\b(?:bertahap|berturut-turut|masing-masing)\b", re.IGNORECASE)


def _runs(text: str, year: int) -> Iterator[tuple[int, int]]:
    """Yield the places of years that follow one another up to the paper's: `2025 80, 2026 85, 2027 90`."""
    row = list[re.Match[str]]()
    least = 2 if _BY_STEPS.search(text) else 3
    for match in [*_A_YEAR_ALONE.finditer(text), None]:
        if match and row and int(match[0]) == int(row[-1][0]) + 1 and match.start() - row[-1].end() < _RUN:
            row.append(match)
            continue
        if len(row) >= least and int(row[-1][0]) >= year >= int(row[0][0]):
            yield from (each.span() for each in row)
        row = [match] if match else []


def periods(text: str, year: int) -> Iterator[tuple[int, int]]:
    """Yield the places of periods, of lists of years in a text, and of spans and pairs that reach the paper's year."""
    yield from (match.span() for match in RANGE.finditer(text))
    yield from (match.span() for match in SHORT_RANGE.finditer(text) if int(match[2]) > int(match[1]) % 100)
    yield from (match.span() for match in _BETWEEN.finditer(text))
    figures = [*_FIGURES.finditer(text)]
    if len(figures) > 1:
        yield from (match.span(1) for match in figures)
    yield from _runs(text, year)
    for match in _PAIRED.finditer(text):
        if int(match["first"]) < year == int(match["last"]):
            yield match.span("first")
    for match in _DATES.finditer(text):
        if match[2] > match[1] and int(match[2]) >= year:
            yield match.start(), match.end(2)
    for match in _AMONG.finditer(text):
        start, end = match.start(), match.end(2)
        listed = _LETTER.search(text) and not _JOINED.search(text, start, end)
        if match[2] > match[1] and (listed or int(match[2]) >= year):
            yield start, end
