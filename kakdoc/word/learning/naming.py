"""What surrounds a place, where its own line does not name it: its row, the lines above, who signs there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from lxml import etree

from kakdoc.word.learning import blocks
from kakdoc.word.learning.controls import Controls
from kakdoc.word.learning.places import NAME, Place
from kakdoc.word.learning.tables import Table
from kakdoc.word.learning.text import labels
from kakdoc.word.learning.text.marks import CHECK, CHOICE, CONTROL, GAP, MARK, Span, spans
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.styles import w

_PARTY = re.compile(r"(?i)(?:disebut|sebagai|sebut)\W+(?:sebagai\W+)?(pihak\s+(?:ke)?\w+)")
_RANKS = re.compile(r"(?i)^\W*(nip|nik|nuptk|ni pppk|pangkat|gol|pembina|penata|pengatur|juru)\b")
_OF_SIGNER = re.compile(r"(?i)^(nama|nip|nik|nuptk|pangkat.*|golongan|jabatan)$")
_AMOUNT_IN_WORDS = re.compile(r"[\s,.\-–]*\(\s*")
_CLOSED = re.compile(r"(?i)\s*(rupiah\s*)?\)")
_ALONE_BEFORE_COMMA = re.compile(r"\s*,\s*$")
_NIP = re.compile(r"(?i)^\s*(?:nip|ni pppk)\b\s*[.:]?\s*(?P<number>\d{8} ?\d{6} ?\d ?\d{3})?")
_PERSON = re.compile(r"^\s*\(?\s*(?P<name>[A-Z][^\d()…_:;]{3,60}?)\s*\)?\s*$")
_LETTER = re.compile(r"(?:^|\n)\s*([a-z])[.)]\s*$")
_UNTIL = re.compile(r"(?i)(?:^|\s)(s\.?/?d\.?|sampai( dengan)?|hingga)$")
_NOT_WHO = re.compile(r"(?i)^\W*(materai|meterai|ttd|cap|stempel)\b")
_SIGNING = re.compile(r"(?i)^\W*tanda ?tangan\W*")
_RANK = re.compile(r"(?i)^\W*(pangkat|pembina|penata|pengatur|juru)\b")
_OFFICE = re.compile(
    r"(?i)^\W*(kepala|sekretaris|bendahara|camat|lurah|direktur|pejabat|pengguna|kuasa|ketua|panitia|yang|mengetahui|"
    r"menyetujui|pihak|hormat|guru|wali|bupati|gubernur|a\.?n|u\.?b|pl[th]|penerima|pemohon|dinas|badan)\b"
)
_OPTIONS = re.compile(r"\t| {3,}|\n")
_SIDES = re.compile(r"\t+| {4,}")
_NEAR, _LONGEST, _LONGEST_ROLE = 12, 120, 100
_ASIDE = 3000
"""Twips from which on a paragraph stands where signatures do."""


class Surroundings:
    """The paragraphs and tables of a part, asked what they say of one another."""

    def __init__(self, written: Mapping[etree._Element, Written], tables: Sequence[Table], controls: Controls) -> None:
        self._written, self._tables, self._controls = written, tables, controls

    def words(self, written: Written, span: Span, before: str, after: str, last: str) -> tuple[str, bool]:
        """Return the words of a place, and whether they are sure; `last` are those of the one before it in its line."""
        control = self._controls.by_letter.get(written.text[span.start]) if span.sort == CONTROL else None
        if span.sort == MARK or (control and control.words):
            return control.words if control else span.words, True
        if span.sort == CHOICE and not before.strip(" :\t") and (words := self._beside(written.paragraph)):
            return words, True
        if span.sort == CHECK or (control and control.what == "ya_tidak"):
            return self._of_box(written, before, after)
        if words := _by_the_last(before, after, last):
            return words, True
        words, sure = labels.in_line(before, after)
        letter = _LETTER.search(written.text[: span.start])
        return (words, sure) if words else self._elsewhere(written.paragraph, letter[1] if letter else "")

    def _of_box(self, written: Written, before: str, after: str) -> tuple[str, bool]:
        words = labels.tidy(_OPTIONS.split(after.strip())[0]) or labels.tidy(_OPTIONS.split(before.strip())[-1])
        return (words, True) if words else (self._beside(written.paragraph), False)

    def _elsewhere(self, paragraph: etree._Element, letter: str) -> tuple[str, bool]:
        if words := self._beside(paragraph, letter):
            return words, True
        above = next(chain(self._before(paragraph), self._in_rows_above(paragraph)), "")
        if above.endswith(":"):
            return labels.tidy(above), True
        if words := labels.by_phrase(above):
            return words, True
        return ("nama", True) if self._role(paragraph) else ("", False)

    def _beside(self, paragraph: etree._Element, letter: str = "") -> str:
        around = next(paragraph.iterancestors(w("tbl")), None)
        table = next((each for each in self._tables if each.element is around), None)
        return table.beside(paragraph.getparent(), letter) if table else ""

    def above(self, element: etree._Element) -> str:
        """Return the words above a list that name it: the nearest paragraph before it."""
        table = element if element.tag == w("tbl") else next(element.iterancestors(w("tbl")), None)
        start = element if element.tag == w("p") or table is None else table
        for each in start.itersiblings(preceding=True):
            if each not in self._written:
                return ""
            if text := self._written[each].text.strip():
                return labels.tidy(text) if len(text) <= _LONGEST and not spans(text) else ""
        return ""

    def about(self, paragraph: etree._Element) -> str:
        """Return what tells a gap from others of its name: the party, else the sentence above."""
        for number, each in enumerate((paragraph, *paragraph.itersiblings())):
            if found := _PARTY.search(self._written[each].text if each in self._written else ""):
                return " ".join(found[1].split())
            if number > _NEAR:
                break
        return next((text for text in self._before(paragraph) if not spans(text)), "")

    def role_of(self, paragraph: etree._Element, words: str, start: int) -> str:
        """Return who signs where a gap begins, "" where nobody does or the gap is not theirs."""
        if not _OF_SIGNER.match(words) or self._beside(paragraph):
            return ""
        line = self._written[paragraph].text[:start].rpartition("\n")[2]
        aside = sum(bool(each.strip(" (")) for each in _SIDES.split(line)[:-1])
        return self._role(paragraph, below_name=words.casefold() != "nama", aside=aside)

    def _role(self, paragraph: etree._Element, *, below_name: bool = False, aside: int = 0) -> str:
        """Return the words below which somebody signs: the nearest line above that is neither dots nor a number.

        Below a name that is written out, that line is passed over too. Of those who sign side by side, set apart by
        tabs, it is the one who stands `aside` so many others.
        """
        if next(paragraph.iterancestors(w("tc")), None) is None and not _stands_aside(paragraph):
            return ""
        for text in (*self._own_lines(paragraph), *self._before(paragraph), *self._in_rows_above(paragraph)):
            text = _SIGNING.sub("", text)  # noqa: PLW2901  what is left says who
            if not text or spans(text) or any(each.match(text) for each in (_RANKS, _NOT_WHO, _PERSON_LIKE)):
                continue
            if below_name and _PERSON.match(text) and not text.endswith(",") and not _OFFICE.match(text):
                below_name = False
            else:
                sides = [each for each in _SIDES.split(text) if each.strip()]
                return labels.tidy(sides[min(aside, len(sides) - 1)]) if len(text) <= _LONGEST_ROLE else ""
        return ""

    def _own_lines(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the lines of a paragraph above its last gap, nearest first."""
        text = self._written[paragraph].text
        found = [each for each in spans(text) if each.sort == GAP]
        above = text[: found[-1].start].split("\n")[:-1] if found else []
        yield from (each.strip() for each in reversed(above) if each.strip())

    def _before(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the lines above a paragraph, nearest first, no further than its cell or a table."""
        for number, each in enumerate(paragraph.itersiblings(preceding=True)):
            if number > _NEAR or each not in self._written:
                return
            yield from _lines(self._written[each].text)

    def _in_rows_above(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the lines in the cells above that of a paragraph, nearest first."""
        cell = paragraph.getparent()
        row = cell.getparent()
        if cell.tag != w("tc") or row.tag != w("tr"):
            return
        place = list(row.iterfind(w("tc"))).index(cell)
        for above in row.itersiblings(w("tr"), preceding=True):
            for each in reversed(list(above.iterfind(w("tc")))[place : place + 1]):
                for inner in reversed(each.findall(w("p"))):
                    yield from _lines(self._written[inner].text if inner in self._written else "")

    def below(self, paragraph: etree._Element) -> list[str]:
        """Return the lines of the next paragraphs."""
        following = [each for each, _ in zip(paragraph.itersiblings(), range(2), strict=False)]
        return [line for each in following if each in self._written for line in self._written[each].text.split("\n")]

    def ends_with_labelled_gap(self, written: Written) -> bool:
        """Return whether a paragraph ends with a line to write on that has a name: it may go on below."""
        found, text = spans(written.text), written.text.rstrip(" .;")
        if not found or found[-1].sort != GAP or found[-1].end < len(text):
            return False
        before = written.paragraph.getprevious()
        named_above = before in self._written and self._written[before].text.strip().endswith(":")
        return labels.follows_colon(text[: found[-1].start]) or (blocks.is_only_gap(written) and named_above)


_PERSON_LIKE = re.compile(r"^\s*\(.*\)\s*$")


def _by_the_last(before: str, after: str, last: str) -> str:
    """Return what a gap is by the one before it in its line: the words of an amount, a date behind a place, an end."""
    if last and _AMOUNT_IN_WORDS.fullmatch(before) and _CLOSED.match(after):
        return "terbilang"
    if last and before.strip() == ",":
        return "tanggal"
    if last and _UNTIL.search(before.rstrip(" :-–")):
        return f"sampai {last.rsplit(maxsplit=1)[-1]}"
    return "tempat" if not last and not before.strip() and _ALONE_BEFORE_COMMA.match(after) else ""


def _lines(text: str) -> Iterator[str]:
    yield from (each.strip() for each in reversed(text.split("\n")) if each.strip())


def _stands_aside(paragraph: etree._Element) -> bool:
    """Return whether a paragraph is set off to the right or the middle, as signatures are."""
    indent, aligned = paragraph.find(f"{w('pPr')}/{w('ind')}"), paragraph.find(f"{w('pPr')}/{w('jc')}")
    left = "" if indent is None else indent.get(w("left")) or indent.get(w("start")) or ""
    far = left.isdigit() and int(left) > _ASIDE
    tabbed = sum(each.getparent().tag == w("r") for each in paragraph.iter(w("tab"))) > 2
    return far or tabbed or (aligned is not None and aligned.get(w("val")) in ("center", "right", "end"))


def signed_names(written: Written, spot: str, around: Surroundings) -> Iterator[Place]:
    """Yield the name, the rank and the number of who signs, where they are written out."""
    lines, start = written.text.split("\n"), 0
    for number, line in enumerate(lines):
        below = [*lines[number + 1 :], *around.below(written.paragraph)][:2]
        for words, piece in _of_signer(line, below):
            place = start + line.index(piece)
            role = around.role_of(written.paragraph, words, place)
            yield Place(NAME, words, spot, written, place, place + len(piece), role=role)
        start += len(line) + 1


def _of_signer(line: str, below: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what a line tells of who signs, by the lines below it: a name or a rank stands above the number."""
    if spans(line):
        return
    if (nip := _NIP.match(line)) and nip["number"]:
        yield "NIP", nip["number"]
    elif below and _RANK.match(line) and _NIP.match(below[0]):
        yield "pangkat golongan" if "/" in line else "pangkat", line.strip()
    elif (person := _PERSON.match(line)) and not _OFFICE.match(line) and _above_number(below):
        yield "nama", person["name"]


def _above_number(below: Sequence[str]) -> bool:
    numbered = [bool(_NIP.match(each)) for each in below]
    return bool(numbered) and (numbered[0] or (numbered[-1] and bool(_RANK.match(below[0]))))
