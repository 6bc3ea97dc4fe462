"""What numbers and names stand for in one paper, made such that in a joined file they mean nothing of another's."""

from __future__ import annotations

import copy
import re

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.word.styles import w

NUMBERING = "word/numbering.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_LEVELS = 9
_LATE = (w("numIdMacAtCleanup"),)


class Lists:
    """The lists of all papers: those of the first as they are, for each other new ones that begin anew."""

    def __init__(self, members: Package) -> None:
        self._tree = etree.fromstring(members[NUMBERING].data) if NUMBERING in members else None
        self._last = max((int(each.get(w("numId"))) for each in self._all("num")), default=0)

    def _all(self, tag: str) -> list[etree._Element]:
        return [] if self._tree is None else self._tree.findall(w(tag))

    def restart(self, body: etree._Element, members: Package) -> None:
        """Give the paragraphs of another paper lists of their own."""
        used = [each for each in body.iter(w("numId")) if each.get(w("val")) != "0"]
        if self._tree is None or not used:
            return
        own = {each.get(w("numId")): each for each in etree.fromstring(members[NUMBERING].data).findall(w("num"))}
        new: dict[str, str] = {}
        for each in used:
            number = each.get(w("val"), "")
            if number not in new and number in own:
                new[number] = self._begun(own[number])
            each.set(w("val"), new.get(number, number))

    def _begun(self, number: etree._Element) -> str:
        """Return the number of a list like another one that begins anew on all its levels."""
        self._last += 1
        begun = copy.deepcopy(number)
        begun.set(w("numId"), str(self._last))
        known = {each.get(w("ilvl")): each for each in begun.findall(w("lvlOverride"))}
        starts = self._starts(begun.find(w("abstractNumId")).get(w("val")))
        for level in range(_LEVELS):
            override = known.get(str(level))
            if override is None:
                override = etree.SubElement(begun, w("lvlOverride"), {w("ilvl"): str(level)})
            if override.find(w("startOverride")) is None:
                override.insert(0, etree.Element(w("startOverride"), {w("val"): starts.get(str(level), "1")}))
        begun[:] = [begun[0], *sorted(begun[1:], key=lambda each: int(each.get(w("ilvl"), "0")))]
        assert self._tree is not None  # noqa: S101  asked for before
        places = [place for place, each in enumerate(self._tree) if each.tag not in _LATE]
        self._tree.insert(places[-1] + 1, begun)
        return str(self._last)

    def _starts(self, abstract: str | None) -> dict[str | None, str]:
        for each in self._all("abstractNum"):
            if each.get(w("abstractNumId")) == abstract:
                levels = [(level.get(w("ilvl")), level.find(w("start"))) for level in each.findall(w("lvl"))]
                return {level: start.get(w("val"), "1") for level, start in levels if start is not None}
        return {}

    def part(self) -> bytes | None:
        """Return the numbering part of all papers."""
        return None if self._tree is None else etree.tostring(self._tree, encoding="UTF-8", standalone=True)


class Marks:
    """Bookmarks, drawings and paragraphs, which have numbers and names that are there once."""

    def __init__(self) -> None:
        self._paper = self._bookmark = self._drawing = 0

    def renew(self, body: etree._Element) -> None:
        """Give what a paper marks numbers and names that no paper before it has."""
        self._paper += 1
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        for each in body.iter(w("bookmarkStart")):
            self._bookmark += 1
            ids[each.get(w("id"), "")] = str(self._bookmark)
            each.set(w("id"), str(self._bookmark))
            if self._paper > 1 and (name := each.get(w("name"), "")) != "_GoBack":
                names[name] = f"{name[:32]}_{self._paper}"
                each.set(w("name"), names[name])
        for each in body.iter(w("bookmarkEnd")):
            each.set(w("id"), ids.get(each.get(w("id"), ""), each.get(w("id"), "")))
        for each in body.iter(_DRAWING):
            self._drawing += 1
            each.set("id", str(self._drawing))
        if names:
            _refer(body, names)
        if self._paper > 1:
            for each in body.iter(w("p"), w("tr")):
                for mark in ("paraId", "textId"):
                    each.attrib.pop(f"{{{_W14}}}{mark}", None)


def _refer(body: etree._Element, names: dict[str, str]) -> None:
    """Have links and fields name the bookmarks by their new names."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    for each in body.iter(w("hyperlink")):
        if each.get(w("anchor")) in names:
            each.set(w("anchor"), names[each.get(w("anchor"), "")])
    for each in body.iter(w("instrText")):
        each.text = pattern.sub(lambda found: names[found[0]], each.text or "")
    for each in body.iter(w("fldSimple")):
        each.set(w("instr"), pattern.sub(lambda found: names[found[0]], each.get(w("instr"), "")))
