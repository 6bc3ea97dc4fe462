"""An office's own form: the places that it leaves to be filled in, and the copy in which tags stand there."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.word.learning import opening
from kakdoc.word.learning.controls import Controls
from kakdoc.word.learning.places import ROWS, Group, Place
from kakdoc.word.learning.reading import Looks, Reader
from kakdoc.word.learning.text.marks import BRACES, is_expression
from kakdoc.word.learning.text.writing import Written, leaders
from kakdoc.word.places import paragraph_of, paragraph_place
from kakdoc.word.styles import w

_NS = {"w": w("")[1:-1]}


class Left(NamedTuple):
    """Something that was left or lost, and where."""

    where: str
    what: str


class Form:
    """A form as it was read; `write` puts tags into it. One that is `tagged` has some already: others are left."""

    def __init__(self, data: bytes, file: str) -> None:
        self._members, self._roots = opening.parts(data, file)
        controls = Controls()
        looks = _looks(self._members)
        self.tagged = any(map(_has_tags, self._roots.values()))
        self.readers = [
            Reader(root, opening.label_of(name), controls, looks, tagged=self.tagged)
            for name, root in self._roots.items()
        ]
        for each in self.readers:
            each.read_tagged() if self.tagged else each.read()
        self.places = [place for reader in self.readers for place in reader.places]
        self.groups = [group for reader in self.readers for group in reader.groups]
        self.left = [Left(paragraph_place(paragraph_of(each)), what) for each, what in controls.told]

    def lines(self) -> Iterator[tuple[Written, str]]:
        """Yield each paragraph that can be written into, with its place in the words of people."""
        for reader in self.readers:
            for paragraph in reader.lines():
                yield reader.written[paragraph], reader.spot(paragraph)

    def write(self, tags: Mapping[Place, str], loops: Mapping[Group, str]) -> bytes:
        """Return the copy: tags in places, and around what is repeated the tags of a loop (`b in tabel`)."""
        for place in sorted(tags, key=lambda each: each.start, reverse=True):
            place.written.put(place.start, place.end, tags[place])
        for group, loop in loops.items():
            _surround(group, loop)
        for name, root in self._roots.items():
            written = etree.tostring(root, encoding="UTF-8", standalone=True)
            self._members[name] = Member.of(name, bytes(written))
        return package.write(self._members.values(), sealed=False)


def _has_tags(root: etree._Element) -> bool:
    texts = ("".join(node.text or "" for node in each.iter(w("t"))) for each in root.iter(w("p")))
    return any("{%" in text or any(is_expression(each) for each in BRACES.findall(text)) for text in texts)


def _surround(group: Group, loop: str) -> None:
    """Put a row or a paragraph with the tag of a loop before and behind what is repeated."""
    first, last = group.elements[0], group.elements[-1]
    make = _row if group.unit == ROWS else _line
    first.addprevious(make(first, f"{{%{group.unit} for {loop} %}}"))
    last.addnext(make(last, f"{{%{group.unit} endfor %}}"))


def _row(like: etree._Element, tag: str) -> etree._Element:
    """Return a row like another that holds nothing but a tag."""
    row = copy.deepcopy(like)
    for cell in row.iterfind(w("tc")):
        for each in [each for each in cell if each.tag != w("tcPr")]:
            cell.remove(each)
        etree.SubElement(cell, w("p"))
    Written(next(row.iter(w("p")))).put(0, 0, tag)
    return row


def _line(like: etree._Element, tag: str) -> etree._Element:
    """Return a paragraph that holds nothing but a tag; it is gone from the paper."""
    paragraph = etree.Element(w("p"), nsmap=like.nsmap)
    Written(paragraph).put(0, 0, tag)
    return paragraph


def _looks(members: Mapping[str, Member]) -> Looks:
    if "word/styles.xml" not in members:
        return Looks()
    styles = etree.fromstring(members["word/styles.xml"].data)
    tabs: dict[str, Sequence[str]] = {}
    lined, numbered = set(), set()
    for each in styles.iterfind(w("style")):
        tabs[each.get(w("styleId"), "")] = leaders(each)
        if each.find("w:tblPr/w:tblBorders", _NS) is not None:
            lined.add(each.get(w("styleId"), ""))
        if each.find("w:pPr/w:numPr", _NS) is not None:
            numbered.add(each.get(w("styleId"), ""))
    return Looks(tabs, frozenset(lined), frozenset(numbered))
