"""Every year seen in a text, and what becomes of it when the fiscal year moves on.

The source's year and its neighbours move where they are the year of a plan; they stay where they are part of
something else: a regulation's name, a period, a letter's number, a date that has passed, an amount, an address.
The kinds of things are told apart by `rules.copied` and `law.citations`, which checks use too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from kakdoc.inputs.typed.gaps import GAP
from kakdoc.kinds.decree.figures import UNITS
from kakdoc.kinds.fields.marks import Sifat
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.cited import titles as cited_titles
from kakdoc.kinds.rules.copied import fixed_years, measured_years
from kakdoc.kinds.rules.copied.year_forms import own_period
from kakdoc.kinds.rules.copied.year_forms.belonging import BUDGET_PAPER, DASH, DASHES, RANGE, REGULATION, SHORT_RANGE
from kakdoc.papers.next_year.years import instruments
from kakdoc.papers.next_year.years.glued import token_verdict
from kakdoc.papers.next_year.years.in_words import spelled_years, words_behind
from kakdoc.papers.next_year.years.shift import Seen, Shift, Verdict
from kakdoc.values.dates.prose.tokens import WEEKDAY
from kakdoc.values.dates.tanggal import BULAN

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_EVERY = re.compile(_YEAR)
_TORN = re.compile(r"(?<!\d)(?<!\d[*_])(?!\d{4})(?:1[*_]*9|2[*_]*0)[*_]*\d[*_]*\d(?![*_]*\d)")
_MONTH = rf"(?:{'|'.join(BULAN)}|Nopember|Pebruari|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Ags|Agt|Sept?|Okt|Nov|Des)\.?"
_DATE = re.compile(
    rf"(?<![\d.,/-])(?P<day>\d{{1,2}})\s+(?:bulan\s+)?(?P<month>{_MONTH})\s+(?:tahun\s+)?{_YEAR}"
    rf"|(?<![\d./-])\d{{1,2}}(?P<sign>[./-])(?:\d{{1,2}}|[IVX]{{1,4}})(?P=sign){_YEAR}(?![/-]?\d)"
    rf"|(?<![\d/-]){_YEAR}-\d\d-\d\d(?!\d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}[\s,]+(?:tanggal\s+|tgl\.?\s+)?\Z", re.IGNORECASE)
_FILLER = r"(?:(?:pada|tanggal|tgl\.?|hari|akhir|bulan|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)[,\s]+){0,4}"
_DEADLINE = re.compile(
    rf"(?:\bpaling\s+lambat|\bselambat(?:-?\s?lambat)?nya|\bsampai(?:\s+dengan)?|\bs\.?\s?d\.?|\bs/d|\bhingga)\s+{_FILLER}\Z"
    rf"|{_YEAR}\s*[{DASHES}]+\s*\Z",
    re.IGNORECASE,
)
_AT_THE_LATEST = re.compile(rf"\b(?:paling\s+lambat|selambat(?:-?\s?lambat)?nya)\s+{_FILLER}\Z", re.IGNORECASE)
_TO_A_DATE = re.compile(rf"{DASH}{_FILLER}\d{{1,2}}\s+{_MONTH}\s+{_YEAR}", re.IGNORECASE)
_GAZETTE = re.compile(
    rf"\bT?(?:LN|LD|BN|BD)(?:\s?RI)?\.?\s*(?:[Tt]ahun\s*)?{_YEAR}"
    rf"|\b(?:Lembaran|Berita)\s+(?:Negara|Daerah)[^().;\n]{{0,120}}?\b[Tt]ahun\s+{_YEAR}\s+Nomor\b"
)
_SLASHED = re.compile(rf"(?<![\d./,-]){_YEAR}/{_YEAR}(?![\d/-])")
_AND = r"\s*(?:,\s*(?:dan|atau|serta)\b|[,;&/]|\b(?:dan|atau|serta)\b)\s*(?:[Tt]ahun\s+(?:[Aa]nggaran\s+)?)?"
_LIST = re.compile(rf"(?<![\d.]){_YEAR}(?:{_AND}{_YEAR})++")

_ROW = re.compile(r"^[^\S\n]*\|.*$", re.MULTILINE)

_COUNT = "banyaknya, bukan tahun"
_COUNTED = re.compile(rf"\s+(?P<unit>{'|'.join((*UNITS, 'peserta', 'responden', 'ASN', 'PNS', 'rupiah'))})\b")
_MAYBE_COUNTED = frozenset(("hari", "bulan", "tahun", "kegiatan", "program", "jabatan", "bidang", "indikator", "kali"))
_FIGURE_BEFORE = re.compile(
    r"(?:\d[.,]|\bRp\.?\s*|\bke-|\b(?:sebanyak|sejumlah|berjumlah|sebesar|pukul|kode)\s+)\Z", re.IGNORECASE
)
_FIGURE_AFTER = re.compile(r"[.,]\d|,-|\s?%")
_NUMBER_BEFORE = re.compile(r"(?:\d[-–]|\b(?:nomor|no\.?|pasal|ayat|halaman|hlm\.?)\s*:?\s*)\Z", re.IGNORECASE)
_MARKS = " \t\n*_(\"'“”‘’[:=–—-)"
_FISCAL = re.compile(
    r"(?:\btahun(?:\s+(?:anggaran|pelajaran|berjalan|buku))?|\bt\.?\s?a\.?|\bthn\.?|\bth\.?)\Z", re.IGNORECASE
)
_NAMED = re.compile(r"(?<![\w])(?P<word>[A-Z]\w*)\Z")
_OF_MONTH = re.compile(rf"(?P<before>\S*)\s*\b{_MONTH}\Z", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sejak|semenjak|mulai)\s+(?:dari\s+)?(?:tahun\s+)?(?:anggaran\s+)?\Z", re.IGNORECASE)
_LITTLE = frozenset((
    "pada", "di", "ke", "dari", "sejak", "selama", "sampai", "untuk", "dalam", "dan", "atau", "serta", "hingga",
    "mulai", "sekitar", "per", "akhir", "awal", "pertengahan", "bahwa", "dengan", "oleh", "antara", "setelah",
    "sebelum", "sesudah", "menjelang", "memasuki",
))  # fmt: skip

_OF_PLAN = "tanggal; geser bila ini rencana"
_OF_REPORT = "tanggal di masa laporan lama; tulis yang baru"
_IN_A_LIST = Verdict(moved=False, reason="deretan tahun; periksa", sure=False)

Claim = Callable[[re.Match[str], Shift], Verdict]
Claims = dict[int, Verdict]


def years(text: str, shift: Shift, register: Register) -> list[Seen]:
    """Return the years of a text in order, each with what becomes of it; figures of other things are not years."""
    found = [*spelled_years(text, shift)]
    matches = list(_EVERY.finditer(text))
    if matches:
        claims = _claims(text, shift, register, [match.start() for match in matches])
        figures = [_seen(text, match, claims.get(match.start()), shift) for match in matches]
        found += [*figures, *words_behind(text, figures, shift)]
    found += [
        Seen(*match.span(), int(re.sub(r"\D", "", match[0])), None, "tahun terpotong tanda huruf; periksa", sure=False)
        for match in _TORN.finditer(text)
    ]
    return sorted(found, key=lambda each: each.start)


def _seen(text: str, match: re.Match[str], claimed: Verdict | None, shift: Shift) -> Seen:
    year = int(match[0])
    verdict = claimed or token_verdict(text, match.start(), match.end(), shift) or _by_context(text, match, shift)
    new = str(year + shift.gap) if verdict.moved else None
    return Seen(match.start(), match.end(), year, new, verdict.reason, verdict.sure)


def _claims(text: str, shift: Shift, register: Register, starts: Sequence[int]) -> Claims:
    """Return what larger things say of the years in them, the first thing that holds a year before others."""
    claims: Claims = {}

    def within(start: int, end: int) -> Sequence[int]:
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    for start, end, verdict in _things(text, shift, register):
        for each in within(start, end):
            claims.setdefault(each, verdict)
    for row in _ROW.finditer(text):
        free = [start for start in within(*row.span()) if start not in claims]
        if len(free) > 1 and not all(shift.is_near(int(text[start : start + 4])) for start in free):
            claims.update(dict.fromkeys(free, _IN_A_LIST))
    return claims


def _things(text: str, shift: Shift, register: Register) -> Iterator[tuple[int, int, Verdict]]:
    """Yield the places of larger things, each with what becomes of the years in it."""
    for rule, tell in _RULES:
        for match in rule.finditer(text):
            yield *match.span(), tell(match, shift)
    for cited in citations(text, register):
        gazette = cited.gazette.start - cited.start if cited.gazette else cited.end
        for index, (start, end, year) in enumerate(every_year(text[cited.start : cited.end])):
            named = index == 0 and year == cited.tahun
            sure = named or start >= gazette or not shift.is_near(year)
            reason = "tahun peraturan atau surat" if sure else "di dalam judul peraturan; periksa"
            yield cited.start + start, cited.start + end, Verdict(moved=False, reason=reason, sure=sure)
    for start, end in cited_titles.titles(text):
        reason = "di dalam judul peraturan atau perihal surat; periksa"
        yield start, end, Verdict(moved=False, reason=reason, sure=False)
    for start, end in fixed_years.names(text):
        near = any(shift.is_near(int(year)) for year in _EVERY.findall(text, start, end))
        yield start, end, Verdict(moved=False, reason="nama yang memuat tahun; periksa", sure=not near)
    for match in _LIST.finditer(text):
        if not all(shift.is_near(int(year)) for year in _EVERY.findall(match[0])):
            yield *match.span(), _IN_A_LIST
        elif _is_fiscal(text, match.start()):
            yield *match.span(), _plan(match, "tahun anggaran", shift)


def _plan(match: re.Match[str], reason: str, shift: Shift) -> Verdict:
    """Return that a year moves; surely unless it seems to be that of a fact."""
    fact = measured_years.is_of_fact(match.string, *match.span(), is_past=int(match[0][:4]) < shift.source)
    return Verdict(moved=True, reason=measured_years.REASON if fact else reason, sure=not fact)


def _budget_paper(*_: object) -> Verdict:
    return Verdict(moved=False, reason="nomor DIPA atau DPA; tulis yang baru", sure=False)


def _kept(reason: str) -> Claim:
    return lambda *_: Verdict(moved=False, reason=reason)


def _range(match: re.Match[str], shift: Shift) -> Verdict:
    first, last = int(match[1]), int(match[2])
    if last == first + 1 and re.fullmatch(rf"\d{{4}}[\s*_()]*[{DASHES}]+[\s*_()]*\d{{4}}", match[0]):
        near = shift.is_near(first) and shift.is_near(last)
        return Verdict(moved=near, reason="dua tahun berurutan; periksa", sure=False)
    return _period(last, shift)


def _period(last: int, shift: Shift) -> Verdict:
    """Return that a period stays; surely unless it is over when the target's year begins."""
    over = last < shift.target
    return Verdict(moved=False, reason=f"periode berakhir {last}; periksa" if over else "periode", sure=not over)


def _short_range(match: re.Match[str], shift: Shift) -> Verdict:
    far = int(match[2]) > int(match[1]) % 100 + 1
    if far:
        return _period(int(match[1]) // 100 * 100 + int(match[2]), shift)
    return Verdict(moved=False, reason="periode, dua tahun berurutan, atau bulan; periksa", sure=False)


def _slashed(match: re.Match[str], shift: Shift) -> Verdict:
    first, last = map(int, match[0].split("/"))
    if last != first + 1:
        return _period(last, shift)
    near = shift.is_near(first) and shift.is_near(last)
    return Verdict(moved=near, reason="dua tahun berurutan; periksa", sure=False)


def _date(match: re.Match[str], shift: Shift) -> Verdict:
    year = int(_EVERY.findall(match[0])[0])
    before = match.string[max(0, match.start() - 70) : match.start()]
    to_a_date = _TO_A_DATE.match(match.string, match.end())
    if year < shift.source:
        plan = to_a_date and int(_EVERY.findall(to_a_date[0])[-1]) >= shift.source
        return Verdict(moved=False, reason="tanggal yang sudah lewat", sure=not plan)
    if shift.is_near(year) and (to_a_date or _DEADLINE.search(before)):
        leap = match["day"] == "29" and (match["month"] or "").casefold().startswith(("feb", "peb"))
        sure = not leap and not _WEEKDAY.search(before) and _AT_THE_LATEST.search(before) is not None
        return Verdict(moved=True, reason="batas waktu" if sure else "tanggal rencana; periksa", sure=sure)
    return Verdict(moved=False, reason=_OF_REPORT if _is_reported(match, shift) else _OF_PLAN, sure=False)


def _is_reported(match: re.Match[str], shift: Shift) -> bool:
    """Return whether a date is what a report tells of its own period."""
    year = _EVERY.search(match.string, *match.span())
    if shift.sifat is not Sifat.LAPORAN or year is None or int(year[0]) != shift.source:
        return False
    return own_period.is_told_of(match.string, *year.span(), shift.target, 12)


_RULES: tuple[tuple[re.Pattern[str], Claim], ...] = (
    (GAP, _kept("contoh di dalam [isi: …]")),
    (BUDGET_PAPER, _budget_paper),
    (REGULATION, _kept("tahun peraturan atau surat")),
    (_GAZETTE, _kept("tahun lembaran atau berita")),
    (_DATE, _date),
    (RANGE, _range),
    (SHORT_RANGE, _short_range),
    (_SLASHED, _slashed),
)


def _by_context(text: str, match: re.Match[str], shift: Shift) -> Verdict:
    """Return what becomes of a year that stands by itself, by the words on either side."""
    year, before = int(match[0]), text[max(0, match.start() - 60) : match.start()]
    fiscal = _is_fiscal(text, match.start())
    figure = _as_figure(text, match, before, sure=not shift.is_near(year))
    if figure and not (fiscal and figure.reason == _COUNT):
        return figure
    if not shift.is_near(year):
        old = "tahun lama" if year < shift.source else "tahun lain"
        return Verdict(moved=False, reason=f"{old}, bukan sekitar {shift.source}; periksa", sure=False)
    if _SINCE.search(before):
        return Verdict(moved=False, reason="sejak tahun itu; periksa", sure=False)
    cited = instruments.numbered(text[max(0, match.start() - 120) : match.start()])
    if cited:
        return cited
    if fiscal or _is_named(before):
        return _plan(match, "tahun anggaran" if fiscal else "tahun dokumen", shift)
    return Verdict(moved=True, reason="berdiri sendiri; periksa", sure=False)


def _as_figure(text: str, match: re.Match[str], before: str, *, sure: bool) -> Verdict | None:
    """Return what is said of figures that only look like a year; `sure` of a number where no near year is meant."""
    if _FIGURE_BEFORE.search(before[-24:]) or _FIGURE_AFTER.match(text, match.end()):
        return Verdict(moved=False, reason="angka, bukan tahun")
    counted = _COUNTED.match(text, match.end())
    if counted:
        return Verdict(moved=False, reason=_COUNT, sure=counted["unit"] not in _MAYBE_COUNTED)
    if _NUMBER_BEFORE.search(before[-24:]):
        return Verdict(moved=False, reason="nomor, bukan tahun", sure=sure)
    return None


def _is_fiscal(text: str, start: int) -> bool:
    """Return whether *Tahun (Anggaran)*, *T.A.* and the like stand before a position."""
    return bool(_FISCAL.search(text[max(0, start - 60) : start].rstrip(_MARKS)[-24:]))


def _is_named(before: str) -> bool:
    """Return whether an acronym or a word with a capital stands before: `APBD 2024`, `Laporan bulanan Maret 2024`."""
    before = before.rstrip(_MARKS)
    month = _OF_MONTH.search(before)
    if month:
        return month["before"].casefold() in ("bulan", "bulanan", "periode")
    named = _NAMED.search(before)
    return named is not None and named["word"].casefold() not in _LITTLE


def every_year(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and value of the figures that look like years."""
    for match in _EVERY.finditer(text):
        yield match.start(), match.end(), int(match[0])
