"""The text of a paragraph as people see it, letter by letter with the runs behind it, so that a piece can become a tag.

A mark may be torn over many runs: Word cuts text where it checked spelling or somebody changed a look. What is put in
its place has the look of the run that held most of it.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from lxml import etree

from kakdoc.word.styles import w

LEADER, BLANK, OBJECT = "‥", "‗", "\ufffc"
"""Stand for a tab that prints dots or a line, for an underlined blank, for what is no text, such as a picture."""
BOX, TICKED = "☐", "☒"
_SIGNS = {"F06F": BOX, "F071": BOX, "F0A8": BOX, "F072": BOX, "F0FE": TICKED, "F078": TICKED}
"""Boxes of the fonts Wingdings and Webdings."""
_BREAKS = {w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_OBJECTS = frozenset(map(w, ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar")))
_DRAWN_LINES = frozenset(("dot", "underscore", "hyphen", "middleDot", "heavy"))
_FEW = 3
"""From so many underlined blanks on they are a line to write on."""
_SIGNS_OF_MARKS = frozenset("[]{}<>«»$# ")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLACEHOLDER_STYLES = frozenset(("PlaceholderText", "TeksTempatPenampung"))
_BOX_FONT = "Segoe UI Symbol"


class Letter(NamedTuple):
    """A letter of a paragraph, and the element of a run that it stands in."""

    sign: str
    node: etree._Element


class Written:
    """A paragraph as it is read, and written into; `text` has signs for what is no text.

    What tabs it has, and whether it has a number, is told by its style where it does not say so itself.
    """

    def __init__(self, paragraph: etree._Element, tabs: Sequence[str] = (), *, numbered: bool = False) -> None:
        self.paragraph = paragraph
        self.numbered = numbered or paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
        self._tabs = leaders(paragraph) or list(tabs)
        self._read()

    def put(self, start: int, end: int, tag: str) -> None:
        """Write a tag in place of a piece; what stands before it stays where it was, what stands behind it moves."""
        if start == end:
            self._put_behind(start, tag)
            return
        self._split(end)
        self._split(start)
        held = [each.node.getparent() for each in self.letters[start:end]]
        signs = zip(held, self.letters[start:end], strict=True)
        most = Counter(run for run, letter in signs if letter.sign not in _SIGNS_OF_MARKS).most_common(1)
        run = run_like(most[0][0] if most else held[0], tag, boxed=self.letters[start].node.tag == w("sym"))
        if self._is_highlighted_alone(start, end):
            _drop(run, w("highlight"), w("shd"))
        held[0].addprevious(run)
        for each in dict.fromkeys(held):
            each.getparent().remove(each)
        self._read()

    def _put_behind(self, place: int, tag: str) -> None:
        """Write a tag where nothing stands: behind a letter, with its look, or into a paragraph without text."""
        if place:
            self._split(place)
            last = self.letters[place - 1]
            run = last.node.getparent()
            run.addnext(run_like(run, tag if last.sign.isspace() else f" {tag}"))
        else:
            run = etree.SubElement(self.paragraph, w("r"))
            looks = self.paragraph.find(f"{w('pPr')}/{w('rPr')}")
            if looks is not None:
                run.append(copy.deepcopy(looks))
            run.append(_text(tag))
        self._read()

    def _is_highlighted_alone(self, start: int, end: int) -> bool:
        """Return whether a piece is highlighted and the rest is not: that was meant for who fills it in."""
        rest = {each.node.getparent() for each in (*self.letters[:start], *self.letters[end:]) if each.sign.strip()}
        return not any(_has(run, "highlight") or _has(run, "shd") for run in rest)

    def _split(self, place: int) -> None:
        """Let a run end before a letter."""
        if not 0 < place < len(self.letters):
            return
        node = self.letters[place].node
        run, inside = node.getparent(), sum(each.node is node for each in self.letters[:place])
        if not inside and node.getprevious() is not None and node.getprevious().tag == w("rPr"):
            return
        if not inside and node.getprevious() is None:
            return
        behind = _empty_like(run)
        rest = list(node.itersiblings())
        if inside:
            behind.append(_text(node.text[inside:]))
            node.text = node.text[:inside]
            node.set(_SPACE, "preserve")
        else:
            behind.append(node)
        behind.extend(rest)
        run.addnext(behind)
        self._read()

    def _read(self) -> None:
        tabs, found = count(), []
        for run in self.paragraph.iter(w("r")):
            if next(run.iterancestors(w("p"))) is not self.paragraph:
                continue
            blank = _is_line(run)
            for node in run:
                found += [Letter(BLANK if blank else each, node) for each in self._signs(node, tabs)]
        self.letters: list[Letter] = found
        self.text = "".join(each.sign for each in found)

    def _signs(self, node: etree._Element, tabs: Iterator[int]) -> str:
        if node.tag == w("t"):
            return node.text or ""
        if node.tag == w("tab"):
            number = next(tabs)
            leader = self._tabs[min(number, len(self._tabs) - 1)] if self._tabs else ""
            return LEADER if leader in _DRAWN_LINES else "\t"
        if node.tag == w("sym"):
            return _SIGNS.get(node.get(w("char"), "").upper(), OBJECT)
        return OBJECT if node.tag in _OBJECTS else _BREAKS.get(node.tag, "")


def leaders(styled: etree._Element) -> list[str]:
    """Return what the tabs of a paragraph or a style print, from the left; none where it sets none."""
    stops = [each for each in styled.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}") if each.get(w("val")) != "clear"]
    stops.sort(key=lambda each: int(float(each.get(w("pos"), "0"))))
    return [each.get(w("leader"), "") for each in stops]


def _is_line(run: etree._Element) -> bool:
    """Return whether a run is nothing but underlined blanks: a line to write on."""
    underlined = run.find(f"{w('rPr')}/{w('u')}")
    if underlined is None or underlined.get(w("val"), "single") == "none":
        return False
    text = "".join(node.text or "" for node in run.iterfind(w("t")))
    return not text.strip(" \u00a0") and len(text) + _FEW * len(run.findall(w("tab"))) >= _FEW


def _empty_like(run: etree._Element) -> etree._Element:
    made = etree.Element(run.tag, nsmap=run.nsmap)
    if (looks := run.find(w("rPr"))) is not None:
        made.append(copy.deepcopy(looks))
    return made


def run_like(run: etree._Element, text: str, *, boxed: bool = False) -> etree._Element:
    """Return a run with a text and the looks of another, without those that only say that it is to be filled in."""
    made = _empty_like(run)
    style = made.find(f"{w('rPr')}/{w('rStyle')}")
    if style is not None and style.get(w("val")) in _PLACEHOLDER_STYLES:
        style.getparent().remove(style)
    if boxed:
        _drop(made, w("rFonts"))
        looks = made.find(w("rPr"))
        looks = etree.SubElement(made, w("rPr")) if looks is None else looks
        looks.insert(
            0, etree.Element(w("rFonts"), {w(each): _BOX_FONT for each in ("ascii", "hAnsi", "eastAsia", "cs")})
        )
    made.append(_text(text))
    return made


def _text(text: str) -> etree._Element:
    made = etree.Element(w("t"))
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def _has(run: etree._Element, look: str) -> bool:
    return run.find(f"{w('rPr')}/{w(look)}") is not None


def _drop(run: etree._Element, *looks: str) -> None:
    for each in [each for each in run.iterfind(f"{w('rPr')}/*") if each.tag in looks]:
        each.getparent().remove(each)
