"""Dots in a paper for what is not known yet: whatever reads otherwise once other values stand in for what is missing.

Two papers are made of one input, alike but for values that nobody typed. What differs rests on those values, however it
was computed, spelled out or chosen; what is the same rests on what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.values.dates.tanggal import BULAN, HARI
from kakdoc.values.terbilang.reading import NUMBER_WORDS
from kakdoc.word.styles import w

DOT = "…"
_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHART = re.compile(r"word/charts/[^/]+\.xml")
_OF_VALUES = NUMBER_WORDS | {each.casefold() for each in (*BULAN, *HARI, "koma", "minus")}
"""Words that figures and dates are made of: between two differences one is the same by chance."""
_SPOKEN = rf"\b(?:{'|'.join(sorted(_OF_VALUES))})\b"
_TOKEN = re.compile(rf"{_SPOKEN}(?:\s+{_SPOKEN})*|\d[\d.,/:-]*\d|[^\W\d_]+|\s+|.", re.DOTALL | re.IGNORECASE)
"""A figure in words is one, so that no word of it is found in another one."""
_SHORT = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
"""A word or two: a verdict, a choice, which says nothing in part."""
_KEPT_SIGNS = frozenset("()[]:;")
_JOINING = frozenset("/-")
_FEWEST, _MOST = 2, 8
"""How many dots stand for a short and for a long text."""
_A_T = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VALUES = (f"{_C}numCache", f"{_C}cat")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _T, _TC, _SHADE, _STYLE = w("p"), w("t"), w("tc"), w("shd"), w("pStyle")


class _Paragraph(NamedTuple):
    """A paragraph: the texts that are its own, what they read, its style."""

    node: etree._Element
    texts: Sequence[etree._Element]
    text: str
    style: str


def dotted(paper: bytes, other: bytes) -> bytes:
    """Return a Word file with dots wherever it differs from another that was made of other values standing in."""
    if paper == other:
        return paper
    theirs = package.read(other, "")
    return package.write(_member(each, theirs.get(name)) for name, each in package.read(paper, "").items())


def _member(mine: Member, theirs: Member | None) -> Member:
    """Return a part of a paper with dots; one of which the other has none stays as it is."""
    change = _dot_paragraphs if _READ.fullmatch(mine.name) else _empty_chart if _CHART.fullmatch(mine.name) else None
    if theirs is None or change is None or (mine.crc, mine.size) == (theirs.crc, theirs.size):
        return mine
    tree = etree.fromstring(mine.data)
    change(tree, etree.fromstring(theirs.data))
    return Member.of(mine.name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _dot_paragraphs(tree: etree._Element, other: etree._Element) -> None:
    for mine, theirs in _pairs([*_paragraphs(tree)], [*_paragraphs(other)]):
        if mine is not None and (theirs is None or mine.text != theirs.text):
            _dot(mine.texts, mine.text, theirs.text if theirs else None)
        if mine is not None and theirs is not None:
            _unshade(mine.node, theirs.node)


def _paragraphs(tree: etree._Element) -> Iterator[_Paragraph]:
    for node in tree.iter(_P):
        texts = [each for each in node.iter(_T) if next(each.iterancestors(_P)) is node]
        style = next((each.get(w("val"), "") for each in node.iterfind(f"{w('pPr')}/{_STYLE}")), "")
        yield _Paragraph(node, texts, "".join([each.text or "" for each in texts]), style)


def _pairs(
    mine: Sequence[_Paragraph], theirs: Sequence[_Paragraph]
) -> Iterator[tuple[_Paragraph | None, _Paragraph | None]]:
    """Yield the paragraphs of two papers side by side; None where one has none for that of the other."""
    if [each.style for each in mine] == [each.style for each in theirs]:
        yield from zip(mine, theirs, strict=True)
        return
    own, others = ([(each.style, each.text) for each in one] for one in (mine, theirs))
    for _, start, end, first, last in SequenceMatcher(None, own, others, autojunk=False).get_opcodes():
        yield from zip_longest(mine[start:end], theirs[first:last])


def _dot(texts: Sequence[etree._Element], text: str, other: str | None) -> None:
    """Put dots into a paragraph where it differs from another; what stands there only by chance is left out."""
    if other is not None and not other.strip():
        _replace(texts, 0, len(text), "")
        return
    for start, end in reversed([*_different(text, other or "")]):
        _replace(texts, start, end, DOT * min(max((end - start) // 3, _FEWEST), _MOST))


def _different(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield where a text differs from another: from which letter to which."""
    if _SHORT.fullmatch(text) and _SHORT.fullmatch(other):
        yield 0, len(text)
        return
    mine, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    same = {place for start, _, size in blocks for place in _kept(mine, start, start + size)}
    begun, letter = None, 0
    for place, token in enumerate(mine):
        if (place in same) == (begun is not None):
            if begun is not None:
                yield begun, letter
            begun = None if begun is not None else letter
        letter += len(token)
    if begun is not None:
        yield begun, letter


def _kept(tokens: Sequence[str], start: int, end: int) -> range:
    """Return which of some tokens that two texts share stay: between two differences those that say something."""
    if 0 < start < end and tokens[start] in _JOINING:  # `/a` behind another rank
        start = min(start + 2, end)
    stays = start == 0 or end == len(tokens) or any(map(_says, tokens[start:end]))
    return range(start, end) if stays else range(0)


def _says(token: str) -> bool:
    return token in _KEPT_SIGNS or (token[0].isalnum() and token.casefold() not in _OF_VALUES)


def _replace(texts: Sequence[etree._Element], start: int, end: int, by: str) -> None:
    """Put something in the place of letters of a paragraph, in the first of the texts that held them."""
    place = 0
    for each in texts:
        own = each.text or ""
        first, last = max(start - place, 0), min(end - place, len(own))
        if first < last:
            each.text = own[:first] + by + own[last:]
            each.set(_SPACE, "preserve")
            by = ""
        place += len(own)


def _unshade(mine: etree._Element, theirs: etree._Element) -> None:
    """Take the shade off a cell that the other paper shades otherwise: a month that nobody chose."""
    own, other = (next(node.iterancestors(_TC), None) for node in (mine, theirs))
    if own is None or other is None:
        return
    shades, others = ([*cell.iterfind(f"{w('tcPr')}/{_SHADE}")] for cell in (own, other))
    if [dict(each.attrib) for each in shades] != [dict(each.attrib) for each in others]:
        for each in shades:
            each.getparent().remove(each)


def _empty_chart(tree: etree._Element, other: etree._Element) -> None:
    """Take the points out of the series of a chart that the other paper draws otherwise, and dot its titles."""
    series, others = ([*each.iter(f"{_C}ser")] for each in (tree, other))
    for mine, theirs in zip_longest(series, others):
        if mine is not None and (theirs is None or etree.tostring(mine) != etree.tostring(theirs)):
            for point in [each for name in _VALUES for cache in mine.iter(name) for each in cache.iter(f"{_C}pt")]:
                point.getparent().remove(point)
    for one, another in zip_longest(tree.iter(_A_T), other.iter(_A_T)):
        if one is not None and one.text != (said := another.text or "" if another is not None else ""):
            _dot([one], one.text or "", said)
