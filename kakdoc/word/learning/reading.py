"""One part of a form read: its places from the top, named by what stands in them, beside them or above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from kakdoc.word.learning import blocks
from kakdoc.word.learning.controls import Control, Controls
from kakdoc.word.learning.naming import Surroundings, signed_names
from kakdoc.word.learning.places import CELL, COUNT, PARAGRAPHS, ROWS, Group, Place
from kakdoc.word.learning.tables import Blank, Table, Waiting
from kakdoc.word.learning.text.marks import CHOICE, CONTROL, GAP, MARK, choices, is_expression, spans
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.places import paragraph_number, paragraph_place
from kakdoc.word.styles import w

_COUNTED = re.compile(r"(?i)^(no|nomor|nomor urut|no urut|#)\b\.?$")
_SIGNED = re.compile(r"(?i)\b(tanda ?tangan|ttd|paraf|td\. ?tangan)\b")
_ROW_NUMBER = re.compile(r"^\s*(\d{1,3})\s*$")


class Looks(NamedTuple):
    """What styles say: the leaders of the tabs of paragraphs, which styles give tables borders, which number."""

    tabs: Mapping[str, Sequence[str]] = {}
    lined: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()


class Reader:
    """Reads a part; `places` and `groups` are what it found, what only stood there again is gone."""

    def __init__(self, root: etree._Element, label: str, controls: Controls, looks: Looks, *, tagged: bool) -> None:
        self.root, self.label = root, label
        self.groups: list[Group] = []
        self.places: list[Place] = []
        self._controls = controls
        self._taken: list[etree._Element] = []
        self._handled: set[etree._Element] = set()
        if not tagged:
            controls.take(root)
        self.written = {
            each: Written(each, looks.tabs.get(_style(each), ()), numbered=_style(each) in looks.numbered)
            for each in _paragraphs(root)
        }
        self._spots = dict(_spots(root))
        self._tables = [
            Table(each, self.written, bordered=_style(each, "tblPr/tblStyle") in looks.lined)
            for each in root.iter(w("tbl"))
        ]
        self._around = Surroundings(self.written, self._tables, controls)

    def read(self) -> None:
        """Find the places and the groups."""
        for elements in self._controls.repeated:
            self._group(elements, "", sure=False)
        self._controls.repeated.clear()
        cells = [each for table in self._tables for waiting in table.waiting() for each in self._rows(waiting)]
        for table in self._tables:
            self._repeat([row.element for row in table.rows if row.element not in self._taken], table)
        for run in blocks.neighbours(list(self.lines())):
            self._repeat(run)
        self._drop_lines()
        for paragraph in self.lines():
            if paragraph not in self._handled:
                self.places += self._in(self.written[paragraph])
        for table in self._tables:
            cells += [place for blank in table.labelled(self._taken) for place in self._blank(table, blank)]
            if table.left:
                self._controls.told.append((table.element, f"{table.left} sel kosong di tabel ini dibiarkan kosong"))
        self.places += cells
        self._in_order()

    def read_tagged(self) -> None:
        """Find the tags whose names are words for people, and no others: the rest stands there already."""
        for written in self.written.values():
            for each in spans(written.text):
                shown = written.text[each.start : each.end]
                if each.sort == MARK and shown.startswith("{{") and not is_expression(shown.strip("{}")):
                    spot = self.spot(written.paragraph)
                    self.places.append(Place(MARK, each.words, spot, written, each.start, each.end))

    def lines(self) -> Iterator[etree._Element]:
        """Yield the paragraphs that are still there."""
        return (each for each in self.written if any(one is self.root for one in each.iterancestors()))

    def spot(self, paragraph: etree._Element) -> str:
        """Return where a paragraph stood in the form as it was."""
        return f"{self.label}, {self._spots[paragraph]}" if paragraph in self._spots else self.label

    def _in_order(self) -> None:
        order = {each: number for number, each in enumerate(self.root.iter(w("p")))}
        self.places.sort(key=lambda each: (order.get(each.written.paragraph, 0), each.start))
        for place in self.places:
            around = [place.written.paragraph, *place.written.paragraph.iterancestors()]
            place.group = next((each for each in self.groups if any(one in around for one in each.elements)), None)
            if place.group:
                place.group.places.append(place)

    def _group(self, elements: Sequence[etree._Element], words: str, *, sure: bool) -> None:
        first = next(each for element in elements for each in element.iter(w("p")))
        unit = ROWS if elements[0].tag == w("tr") else PARAGRAPHS
        self.groups.append(Group(unit, words, self.spot(first), elements, sure=sure))
        self._taken += elements

    def _rows(self, waiting: Waiting) -> Iterator[Place]:
        """Yield the places of a row that waits for data; the others like it are taken out."""
        for row in waiting.others:
            row.element.getparent().remove(row.element)
            self._taken.append(row.element)
        named = all(title for _, title in waiting.columns)
        self._group([waiting.kept.element], self._around.above(waiting.kept.element), sure=named)
        for cell, title in waiting.columns:
            written = next(iter(cell.written), None)
            marked = written is not None and any(each.sort in (MARK, CONTROL) for each in spans(written.text))
            if written is not None and (not marked or _COUNTED.match(title)):
                self._handled.add(written.paragraph)
                yield from self._column(title, written)

    def _column(self, title: str, written: Written) -> Iterator[Place]:
        """Yield the place of a cell; one to sign in stays as it is but for the number of the row."""
        spot, text = self.spot(written.paragraph), written.text
        if _SIGNED.search(title):
            if found := blocks.NUMBER.match(text):
                yield Place(COUNT, "", spot, written, *found.span(1))
        elif _COUNTED.match(title):
            number = _ROW_NUMBER.match(text) or blocks.NUMBER.match(text)
            yield Place(COUNT, title, spot, written, *(number.span(1) if number else (0, len(text))))
        else:
            yield Place(CELL, title, spot, written, 0, len(text), sure=bool(title))

    def _blank(self, table: Table, blank: Blank) -> Iterator[Place]:
        if not _SIGNED.search(blank.words):
            cell, written = blank.cell, blank.written
            below = table.sums(cell) or any(each.element in self._taken for each in table.rows)
            column = table.column(cell) if below and not written.text else ""
            spot, about = self.spot(written.paragraph), self._around.about(written.paragraph)
            ends = (blank.place, blank.place)
            yield Place(CELL, blank.words, spot, written, *ends, about, column=column, sure=blank.sure)

    def _repeat(self, elements: Sequence[etree._Element], table: Table | None = None) -> None:
        """Keep the first of the entries that stand below each other."""
        free = [each for each in elements if each not in self._taken]
        for found in blocks.repeated([self._sign(each) for each in free]):
            end = found.start + found.length
            entry, others = free[found.start : end], free[end : end + found.length * (found.times - 1)]
            for each in others:
                each.getparent().remove(each)
            self._taken += others
            self._group(entry, self._around.above(table.element if table else entry[0]), sure=False)
            self._number(entry[0])

    def _sign(self, element: etree._Element) -> str:
        if element.tag == w("p"):
            return blocks.sign(self.written[element])
        cells = [[self.written[each] for each in cell.iter(w("p")) if each in self.written] for cell in _cells(element)]
        return blocks.sign_of_row([" ".join(map(blocks.sign, cell)) for cell in cells])

    def _number(self, element: etree._Element) -> None:
        """Make the number that an entry begins with a place of its own."""
        paragraph = element if element.tag == w("p") else next(element.iter(w("p")))
        written = self.written[paragraph]
        if found := blocks.NUMBER.match(written.text) or _ROW_NUMBER.match(written.text):
            self.places.append(Place(COUNT, "", self.spot(paragraph), written, *found.span(1)))

    def _drop_lines(self) -> None:
        """Take out the further lines to write on below a place: what is typed there breaks by itself."""
        for run in blocks.neighbours(list(self.lines())):
            goes_on = False
            for paragraph in run:
                written = self.written[paragraph]
                if goes_on and blocks.is_only_gap(written) and paragraph not in self._taken:
                    paragraph.getparent().remove(paragraph)
                else:
                    goes_on = self._around.ends_with_labelled_gap(written)

    def _in(self, written: Written) -> Iterator[Place]:
        text, end, last = written.text, 0, ""
        found = spans(text)
        spot = self.spot(written.paragraph)
        for number, each in enumerate(found):
            following = found[number + 1].start if number + 1 < len(found) else len(text)
            words, sure = self._around.words(written, each, text[end : each.start], text[each.end : following], last)
            place = Place(each.sort, words, spot, written, each.start, each.end, sure=sure)
            place.control = self._controls.by_letter.get(text[each.start]) if each.sort == CONTROL else None
            if each.sort == CHOICE:
                shown = text[each.start : each.end]
                place.control = Control("", "pilihan", choices(shown), shown)
            if each.sort == GAP or (place.control and not place.control.words):
                place.about = self._around.about(written.paragraph)
                place.role = self._around.role_of(written.paragraph, words, each.start)
            yield place
            end, last = each.end, words
        yield from signed_names(written, spot, self._around)


def _spots(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the paragraphs of a part with their places; those outside tables counted once for all."""
    outside = 0
    for each in root.iter(w("p")):
        free = next(each.iterancestors(w("tc")), None) is None
        outside += free
        yield each, paragraph_number(outside) if free else paragraph_place(each)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    yield from row.iterfind(w("tc"))


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs that can be filled in: none of text boxes, none of contents lists."""
    for each in root.iter(w("p")):
        style = _style(each).casefold()
        if next(each.iterancestors(w("txbxContent")), None) is None and not style.startswith(("toc", "daftarisi")):
            yield each


def _style(element: etree._Element, path: str = "pPr/pStyle") -> str:
    found = element.find("/".join(map(w, path.split("/"))))
    return "" if found is None else str(found.get(w("val"), ""))
