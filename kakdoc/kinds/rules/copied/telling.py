"""What a sentence tells of a year in it: what was, what is planned, what takes place, or nothing.

The word that stands nearest decides, in the part of the sentence that the year stands in. What a year is that
nothing tells of depends on how far it is from the paper's own; `years.py` and next year's inputs judge that.
"""

from __future__ import annotations

import re
from enum import Enum

from kakdoc.kinds.rules.copied.clauses import clause
from kakdoc.kinds.rules.copied.fixed_years import MONTH
from kakdoc.kinds.rules.copied.year_forms import decided
from kakdoc.kinds.rules.copied.year_words import (
    ACTED,
    CHANGES,
    DONE,
    EVENT_NOUNS,
    FACT_NOUNS,
    FACT_VERBS,
    HOLDS,
    MEASURES,
    ORIGINS,
    PLAN_NOUNS,
    PLAN_VERBS,
    STOPS,
    THINGS,
    UNITS,
)
from kakdoc.values.text.seldom import late


class Telling(Enum):
    """What is told of a year."""

    FACT = "fakta"
    PLAN = "rencana"
    EVENT = "acara"
    NOTHING = ""


# A name goes on behind its first word: `realisasi anggaran belanja`, `target capaian imunisasi dasar`.
_ON = rf"(?:[\s/(-]+(?!(?:{STOPS})\b)[\w./&’'-]+\)?){{0,6}}"
# A thing is named by its year right behind it; how something began, by the words up to it.
_THING = (
    r"(?:\s+(?!(?:tentang|direncanakan|akan|untuk|guna|standar|shs|ssh|sbm|sbu|apb\w*|dpp?a|dipa|rkpd|renja)"
    r"\b)[\w-]+){0,4}(?=\s*\Z)"
)
_SINCE_THEN = (
    r"(?=(?:\s+(?!(?:dan|atau|serta|yang|sampai|hingga|berakhir|berlaku|akan|untuk|sebagai)\b)[\w-]+){0,9}\s*\Z)"
)
_FACT = (
    rf"(?:{FACT_NOUNS})\b{_ON}|(?:{THINGS})\b{_THING}|(?:{FACT_VERBS})\b(?:\s+(?:di|ter|me)\w+){{0,2}}"
    rf"|(?:{ORIGINS})\b{_SINCE_THEN}"
)
_PLAN = rf"(?:{PLAN_NOUNS})\b{_ON}|(?:{PLAN_VERBS})\b(?:\s+(?:di|me)\w+){{0,2}}"
_EVENT = rf"(?:{EVENT_NOUNS})\b{_ON}|(?:{HOLDS})"
_LEFT = late(rf"\b(?:(?P<fact>{_FACT})|(?P<plan>{_PLAN})|(?P<event>{_EVENT}))")
"""What tells of a year behind it, in small letters."""
_RIGHT = late(
    rf"(?P<measure>\b(?:{CHANGES}|{MEASURES})\b|[:=]\s*(?:rp\.?\s*)?\d|\d[\d.,]*\s?(?:{UNITS})\b)"
    rf"|\b(?:(?P<fact>{FACT_VERBS})|(?P<plan>{PLAN_VERBS})|(?P<event>{HOLDS}|{ACTED}))\b"
)
"""What tells of a year before it."""
_FOR = late(r"\buntuk\s+\Z", re.IGNORECASE)
_YEAR_WORDS = late(r"(?:\b(?:tahun|thn\.?|th\.?|anggaran|pelajaran|T\.?\s?A\.?)\s*)+[\"“(*_:|]*\s*\Z", re.IGNORECASE)
_THIS = late(r"\s*\)?\s*ini\b", re.IGNORECASE)
_CAPTION = late(
    r"(?:^|\n)[\s*]*(?:Tabel|Grafik|Gambar|Diagram|Bagan)\s+[\d.]+\s(?:(?!rencana|target|jadwal|kebutuhan|pagu)[^\n])*\Z",
    re.IGNORECASE,
)
_WILL = late(r"\W{0,3}akan\s+(?:dilaksana|diselenggara|diada|dilaku|digelar|dibuka|dimulai)", re.IGNORECASE)
_CLOSING = late(r"\s*Demikian\b")
_OPENING = late(r"\W*(?:masih\s+)?(?:terdapat|tercatat|tersisa)\b", re.IGNORECASE)
_SOON = late(
    r"\W{0,3}(?:akan(?!\s+ditindaklanjuti)|direncanakan|diharapkan|ditargetkan|perlu|harus|wajib)\b", re.IGNORECASE
)
_THAN = late(
    r"\b(?:di)?banding(?:kan)?(?:\s+dengan)?\s+(?:\w+\s+){1,3}(?:tahun|anggaran|TA)\s+\Z|\b(?:sebelum|sesudah|setelah|pasca|pra|sejak|semenjak|dibanding(?:kan|\s+dengan)?|daripada|ketimbang)\s+(?:(?:akhir|awal|tahun|anggaran|TA)\s+)*\Z",
    re.IGNORECASE,
)
_LABEL = late(
    r"\W*(?:(?:kurun|jangka)\s+waktu(?:\s+\w+){1,2}\s*:|(?:output|kurun|jangka|keluaran|outcome|target|volume|sasaran|waktu|jadwal|periode|masa|bulan|tanggal\s+(?:penyerahan|pelaksanaan|kegiatan|acara|rapat))(?:\s+\w+)?\s*:)",
    re.IGNORECASE,
)
"""What a form asks for, before a colon."""
_OF_YEAR_BEFORE = late(
    r"\b(?:evaluasi|penilaian|pertanggungjawaban|LKPD|LKPJ|LPPD|LKj?IP|LAKIP|SAKIP|AKIP|laporan\s+(?:keuangan|kinerja)|SPT|CALK|neraca)\b"
    r"[^.;\n]{0,50}\Z",
    re.IGNORECASE,
)
"""What is written in one year on the year before."""
_ANNUAL = late(
    r"\b(?:LKPD|LKPJ|LPPD|LKj?IP|LAKIP|SPT(?:\s+Tahunan)?|RAT|LHKPN|LHKASN|(?:pengisian|penilaian|evaluasi|batas\s+akhir)(?:\s+\w+)?\s+SKP"
    r"|(?<!dalam\s)(?<!pada\s)tahun\s+(?:buku|pajak))\s+(?:(?:tahun|anggaran|buku|pajak|pelaporan)\s+)*\Z",
    re.IGNORECASE,
)
_JUDGED = late(
    r"\W*(?:(?:sebesar|senilai)\s+Rp\.?\s?[\d.,]+\s+)?(?:(?:berlangsung|berjalan)\s+(?:\w+\s+)?(?:meriah|lancar|sukses|tertib|khidmat|aman|baik)\b"
    r"|(?:dinilai|dirasa(?:kan)?|ternyata|terbukti)\s+(?:masih\s+)?(?:kurang|belum|tidak|baik|berhasil|cukup|efektif)\b"
    r"|(?:menghadirkan|menyedot|dikunjungi|membukukan|mencatatkan|menjaring|melayani)\s+(?:\w+\s+)?\d)",
    re.IGNORECASE,
)
"""How what is over is judged, right behind its year."""
_SO_THAT = late(r"\b(?:agar|supaya|guna|demi|untuk|akan|diharapkan)\b", re.IGNORECASE)
_GONE = late(r"\W*(?:(?:yang\s+)?(?:lalu|silam|lampau)|sebelumnya)\b", re.IGNORECASE)
_DONE = late(rf"(?:(?<!akan )(?<!dapat )\b(?:{DONE})|\bakan ditindaklanjuti)\b")
# `telah dianggarkan pada APBD …`, but not `telah tercantum dalam DPA …`
_OVER = late(
    r"(?<!harus )(?<!wajib )\b(?:telah|sudah|pernah)\s+"
    r"(?!tercantum|tertuang|termuat|tersedia|ditetapkan|diatur|terakomodi|masuk|harus)\w+"
    r"(?!.*\b(?:akan|direncanakan|dibebankan|ditargetkan|untuk)\b)"
)
_LATER = late(r"\bakan\b(?!\s+datang)")
_HOPED = late(r"\b(?:diharapkan|ditargetkan|harus|paling\s+lambat)\b")
_DUE = late(
    r"\b(?:harus|wajib|ditargetkan|perlu)\b[^.;]{0,80}\bsebelum\s+\Z|\b(?:harus|wajib)\b[^.;]{0,60}\bsebelum\b[^.;]{0,20}\Z",
    re.IGNORECASE,
)
_FROM_THEN = late(r"\b(?:berlaku|bertugas|terhitung)\s+(?:sejak|semenjak)\b", re.IGNORECASE)
_ADVERBIAL = late(
    rf"(?:\A\s*|\b(?:pada|pd|yaitu|yakni|di|dalam|dlm|selama|untuk|memasuki|sepanjang|hingga|sampai|per|menjelang)\s+)(?:(?:akhir|awal|bulan|pertengahan|tanggal|hari|\d{{1,2}}|{MONTH}"
    r"|triwulan\s+\w+|semester\s+\w+)\s+)*(?:(?:tahun|anggaran|thn\.?|T\.?\s?A\.?)\s*)*[\"“(*_]*\Z",
    re.IGNORECASE,
)
_LISTS = late(r"\s*,?\s*(?:antara\s+lain|(?:adalah\s+)?sebagai\s+berikut)\b")
"""What goes on behind a year with what there is in it."""
_WISHES = late(r"\b(?:usul\w*|aspirasi|masalah|kritik|saran)\b")
_REPEATED = late(r"\b(?:setiap|tiap|sepanjang|selama)\b")
_NEAR = 4
"""How many characters behind a year a word stands right behind it."""


_ON_A_DAY = len(" pada ")


def telling(text: str, start: int, end: int) -> Telling:
    """Return what a sentence tells of the year that stands in it from `start` to `end`."""
    before, after = clause(text, start, end)
    if decided.is_past(before, after):
        return Telling.FACT
    if (
        decided.is_planned(before, after)
        or _THIS.match(after)
        or _WILL.match(after)
        or _CLOSING.match(before)
        or _is_asked(before, after)
    ):
        return Telling.PLAN
    if (
        _ANNUAL.search(before)
        or _GONE.match(after)
        or _is_judged(before, after)
        or (_THAN.search(before) and not _FROM_THEN.search(before) and not _DUE.search(before))
        or _OPENING.match(before)
        or _CAPTION.search(text[max(0, start - 120) : start])
    ):
        return Telling.FACT
    return _by_nearest(before.lower(), after.lower())


def _by_nearest(before: str, after: str) -> Telling:
    """Return what the word that stands nearest tells, in small letters; what is done is told whatever it is."""
    found = _nearest(_YEAR_WORDS.sub("", before), after, is_adverb=bool(_ADVERBIAL.search(before)))
    if found is Telling.PLAN and _OVER.search(before):
        return Telling.FACT
    if found is Telling.PLAN and _DONE.search(after) and not _HOPED.search(before):
        return Telling.PLAN if _SOON.match(after) else Telling.FACT
    if found in (Telling.EVENT, Telling.NOTHING) and _DONE.search(before + " … " + after):
        return Telling.FACT
    listed = found in (Telling.EVENT, Telling.NOTHING) and _LISTS.match(after) and not _WISHES.search(before)
    return Telling.PLAN if listed else found


def _is_judged(before: str, after: str) -> bool:
    return bool(_JUDGED.match(after)) and not _SO_THAT.search(before)


def _is_asked(before: str, after: str) -> bool:
    """Return whether a year is the answer to what a form asks for, and nothing is said to be done."""
    return (
        bool(_LABEL.match(before))
        and not _OF_YEAR_BEFORE.search(before)
        and not _DONE.search((before + " … " + after).lower())
    )


def is_adverbial(text: str, start: int, end: int) -> bool:
    """Return whether a year tells when, as in *pada tahun …*, rather than which, as in *Bimtek Tahun …*."""
    return bool(_ADVERBIAL.search(clause(text, start, end)[0]))


def _nearest(before: str, after: str, *, is_adverb: bool) -> Telling:
    lefts, right = [*_LEFT.finditer(before)], _RIGHT.search(after)
    planned = any(match["plan"] for match in lefts) or bool(_FOR.search(before))
    planned = planned or (not any(match["fact"] for match in lefts) and bool(_LATER.search(after)))
    if not lefts:
        return _kind(right, planned=planned)
    head = lefts[-1]
    if is_adverb and _HOPED.search(before):
        return Telling.PLAN
    held = head["event"] and not _REPEATED.search(before, head.start())
    if held and len(lefts) > 1 and lefts[-2]["fact"] and head.start() - lefts[-2].end() <= _NEAR:
        return Telling.FACT  # `telah mengikuti Bimtek Tahun …`
    if right and right["measure"] and head["fact"]:
        return Telling.FACT
    if right and _outweighs(right, head, len(before) - head.end(), is_adverb=is_adverb):
        return _kind(right, planned=planned)
    return Telling.PLAN if head["event"] and planned else _kind(head, planned=planned)


def _outweighs(right: re.Match[str], head: re.Match[str], gap: int, *, is_adverb: bool) -> bool:
    """Return whether the word behind a year tells of it rather than the one before, which stands `gap` away."""
    if right["event"] and head["plan"]:
        return False
    if head["fact"] and gap <= _ON_A_DAY:
        return False
    if right.start() <= _NEAR and not right["measure"]:
        planned = head["plan"] and is_adverb and not _DONE.match(right[0])
        return not planned and (is_adverb or not head["fact"])
    return (is_adverb and right.start() < gap) or (head["event"] is not None and not right["event"])


def _kind(match: re.Match[str] | None, *, planned: bool) -> Telling:
    """Return what a word tells; a measure is one of what was, unless something is planned before it."""
    if match is None:
        return Telling.NOTHING
    if match.lastgroup == "measure":
        return Telling.PLAN if planned else Telling.FACT
    return {"fact": Telling.FACT, "plan": Telling.PLAN, "event": Telling.EVENT}[match.lastgroup or "event"]
