"""What people write where something is to be filled in: `[nama]`, `«nama»`, `${nama}`, `<nama>`, dots, lines, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kakdoc.word.learning.text.writing import BLANK, BOX, LEADER, OBJECT, TICKED

MARK, GAP, CHECK, CHOICE, CONTROL = "tanda", "titik", "kotak", "pilihan", "kontrol"
"""What a place is: a mark with a name in it, a gap without, a box to tick, words of which one stays, Word's own."""
FIRST_CONTROL, LAST_CONTROL = 0xF0000, 0xFFFFD
"""Letters of private use stand for what Word has to be filled in: content controls, merge fields, form fields."""

_REMARK = r"(?!(?i:sic|dst|dsb|dll|dkk|red|ttd|cap|catatan|stempel|materai|meterai)\b)"
_NAMED = re.compile(
    rf"\[\s*(?P<square>{_REMARK}[^\W_][^\[\]{{}}\n]{{1,80}}?)\s*\]|«\s*(?P<merge>[^«»\n]{{1,80}}?)\s*»"
    rf"|\$\{{\s*(?P<dollar>[^{{}}\n]{{1,80}}?)\s*\}}|<<\s*(?P<double>[^\W\d_][^<>\n]{{0,80}}?)\s*>>"
    rf"|<(?P<angle>[^\W\d_][^<>\n]{{0,60}}?[^\s<>])>|\{{\{{\s*(?P<braces>[^{{}}\n]{{1,80}}?)\s*\}}\}}"
    rf"|(?<!\{{)\{{\s*(?P<brace>[^\W\d_][^{{}}\n]{{0,60}}?)\s*\}}(?!\}})"
    rf"|(?<![\w&#])##?\s?(?P<hash>[^\W\d_][\w .-]{{0,40}}\w)\s?##?(?![\w#])"
    rf"|(?<![\w%])%%?(?P<percent>[^\W\d_]\w{{1,40}})%%?(?![\w%])"
)
_DOTS = rf"(?:[.…]{{4,}}|…[.…]+|\.+…[.…]*|(?:\. ){{3,}}\.?|[_{BLANK}]{{3,}}|{LEADER}+|-{{6,}})"
_GAP = rf"(?:\[\s*)?(?:(?:19|20)?{_DOTS})(?:\s*\])?"
_SHORT = rf"(?:\.{{2,}}|…|_{{2,}}|[{BLANK}{LEADER}]+)"
_PIECE = rf"[\w.…_{BLANK}-]*"
_SLASHED = re.compile(
    rf"(?<![\w/])(?=[^\s/]*{_SHORT}|[^:\n]{{0,40}}?/\s?{_SHORT}){_PIECE}(?:\s?/\s?{_PIECE}){{2,}}"
    rf"|(?<![\w/.…]){_SHORT}\s?/\s?(?:{_SHORT}|\d+)"
)
_GAPS = re.compile(rf"{_GAP}\s?[-–]\s?{_GAP}\s?[-–]\s?(?:20\d\d|{_GAP})|{_GAP}(?:[ \t\u00a0]*{_GAP})*")
_LONE = re.compile(
    r"(?<=[:=]) ?(…)(?=\s*$|\s{2,}|\t)|(?<=Rp) ?\.?(…)|(?<=RT |RW ) ?(…)|\b(?i:nomor|no\.?) ?:? ?(\.{2,3})(?=\s|$)"
)
_BARE = re.compile(r"^[^\t:]{2,50}?(?:\t+| {3,}):[ \t]*$")
"""A label set off from its colon, with nothing behind it."""
_WORD = r"[A-Z][\w-]*(?: [a-z]\w*){0,2}"
_CHOICE = re.compile(rf"(?<=:)\s*({_WORD}(?: ?/ ?{_WORD})+) ?\*+\)?|\b(Laki-laki ?/ ?Perempuan|Ya ?/ ?Tidak)\b(?! ?\*)")
_YEAR = re.compile(rf"[ \t]+(?:(?:Jan|Peb|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Agt|Sep|Okt|Nov|Des)\w*[ \t]+)?"
                   rf"(?:20\d\d|20{_SHORT})(?!\d)")  # fmt: skip
_BOX = re.compile(rf"[{BOX}{TICKED}☑□❏❑▢◻⬜](?:\s(?=\S))?|\[ {{0,4}}\](?=\s)")
_TOLD_TO_FILL = re.compile(
    r"^(?i:isi|diisi|isikan|masukkan|tulis|tuliskan|ketik|sebutkan|input|field)\b[: ]*(?i:dengan)?\s*"
)


BRACES = re.compile(r"\{\{[prtc]{0,2}\s(.*?)\}\}|\{\{(.*?)\}\}")
"""Tags that print something, with what they print."""
_WORDS_ALONE = re.compile(r"[^\W\d_][\w-]*(?:\s+[\w/,()-]+)+")
_OPERATORS = re.compile(r"\b(if|else|or|and|not|in|is)\b")


def is_expression(inside: str | tuple[str, ...]) -> bool:
    """Return whether what stands in braces is what a tag prints, not words for people: `{{ Nama Lengkap }}`."""
    text = inside.strip() if isinstance(inside, str) else "".join(inside).strip()
    return bool(text) and (_WORDS_ALONE.fullmatch(text) is None or _OPERATORS.search(text) is not None)


class Span(NamedTuple):
    """A piece of a text to be filled in: what it is, and the name that a mark gives it."""

    start: int
    end: int
    sort: str
    words: str = ""


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[Span, ...]:
    """Return what is to be filled in of a text, from the left, nothing twice; asked again and again of one text."""
    found: list[Span] = []
    for each in _candidates(text):
        apart = not any(each.start < other.end and other.start < each.end for other in found)
        if apart and OBJECT not in text[each.start : each.end]:
            found.append(each)
    return tuple(sorted(found))


def _candidates(text: str) -> Iterator[Span]:
    for place, sign in enumerate(text):
        if FIRST_CONTROL <= ord(sign) <= LAST_CONTROL:
            yield Span(place, place + 1, CONTROL)
    for mark in _NAMED.finditer(text):
        words = next(each for each in mark.groups() if each is not None)
        if any(map(str.isalpha, words)) and len(words) > (mark["square"] is not None):
            yield Span(*mark.span(), MARK, spoken(words))
    for box in _BOX.finditer(text):
        yield Span(box.start(), box.start() + len(box[0].rstrip()), CHECK)
    yield from _gaps(text)
    for choice in _CHOICE.finditer(text):
        yield Span(*_trimmed(text, *choice.span()), CHOICE)


def _gaps(text: str) -> Iterator[Span]:
    for slashed in _SLASHED.finditer(text):
        yield Span(*_trimmed(text, *slashed.span()), GAP)
    for gap in _GAPS.finditer(text):
        yield _dated(text, *_trimmed(text, *gap.span()))
    if _BARE.match(text):
        yield Span(len(text.rstrip()), len(text.rstrip()), GAP)
    for lone in _LONE.finditer(text):
        yield Span(*lone.span(lone.lastindex or 0), GAP)


def choices(piece: str) -> tuple[str, ...]:
    """Return the words of which one stays: `Laki-laki / Perempuan *)`."""
    return tuple(each.strip(" *)") for each in piece.split("/"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without blanks at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _dated(text: str, start: int, end: int) -> Span:
    """Return a gap, with the month or year behind it: `……… 2027` is one date."""
    year = _YEAR.match(text, end)
    return Span(start, year.end() if year else end, GAP)


def is_gap(text: str) -> bool:
    """Return whether a text is nothing but gaps."""
    return bool(text.strip()) and not _GAPS.sub("", text).strip(" .:()")


def spoken(words: str) -> str:
    """Return the name of a mark as people say it: `namaPegawai`, `NAMA_PEGAWAI` and `isi: nama` in words."""
    words = _TOLD_TO_FILL.sub("", words.strip().strip("$")) or words
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words) if " " not in words else words
    return " ".join(re.sub(r"[_\s]+", " ", words).split()).strip(" .:…-")
