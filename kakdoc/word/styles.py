"""The styles of a Word template that prose is printed with, found by the names staff see in Word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.base.problems import Location, Problem, TemplateError, error, suggestion

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_NS = {"w": W}
_NAMESPACES = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def w(tag: str) -> str:
    """Return a WordprocessingML tag name for lxml."""
    return f"{{{W}}}{tag}"


class ListStyle(NamedTuple):
    """A paragraph style with numbering: its list definition; how far each level is indented and hangs, in twips."""

    style: str
    abstract: str
    indents: tuple[tuple[int, int], ...]
    levels: tuple[str, ...] = ()
    """The markup of each level."""


class Numbered(NamedTuple):
    """A list and a level of it; `indent` is the markup of the style's own indents where its level has others."""

    number: str
    level: str
    indent: str = ""

    def properties(self, number: str | int = "") -> str:
        """Return the markup that a paragraph carries, in the list of its style or in another one."""
        return (
            f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{number or self.number}"/></w:numPr>{self.indent}'
        )


class Styles(NamedTuple):
    """Style ids by style name, and the numbering that list styles bring along."""

    file: str
    ids: Mapping[str, str]
    lists: Mapping[str, ListStyle]
    indents: Mapping[str, int]
    """The left indent of each paragraph style by its name, its own or inherited, in twips."""
    numbers: Mapping[str, Numbered]
    """What the paragraphs of a numbered style say themselves, by its id."""

    def number(self, name: str, number: int | None = None) -> str:
        """Return the markup of the number of a style's paragraphs, of another list where one is given; "" for none."""
        numbered = self.numbers.get(self.ids.get(name, ""))
        return numbered.properties(number or "") if numbered else ""

    def indent(self, name: str) -> int:
        """Return the left indent of a style, 0 where it has none."""
        return self.indents.get(name, 0)

    def id(self, name: str) -> str:
        """Return the style id of a style; raises TemplateError K510 when the template lacks it."""
        if name not in self.ids:
            raise TemplateError(self._missing(name, self.ids))
        return self.ids[name]

    def list(self, name: str) -> ListStyle:
        """Return a numbered style; raises TemplateError K510 when it is missing or has no numbering."""
        self.id(name)
        if name not in self.lists:
            raise TemplateError(self._missing(f"{name} (dengan penomoran)", self.lists))
        return self.lists[name]

    def _missing(self, name: str, known: Mapping[str, object]) -> Problem:
        return error(
            "K510",
            f"gaya “{name}” tidak ada di templat, padahal dipakai untuk mencetak teks.",
            f"buat gaya itu di Word (Beranda → Gaya), atau pulihkan templat; {suggestion(name, known)}",
        ).at(Location(self.file))


def read(package: Package, file: str, numbers: Mapping[str, Numbered]) -> Styles:
    """Return the styles of a template; `numbers` are those of its numbered ones, by id."""
    styles = _tree(package, "word/styles.xml")
    ids = {_val(style.find(w("name"))): style.get(w("styleId")) for style in styles.iterfind(w("style"))}
    return Styles(file, ids, _lists(styles, _tree(package, "word/numbering.xml")), _indents(styles), numbers)


def default_font(package: Package) -> str:
    """Return the font that text has by default, "" when the template leaves it to its theme."""
    fonts = _tree(package, "word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts", _NS)
    return "" if fonts is None else str(fonts.get(w("ascii"), ""))


def _tree(package: Package, name: str) -> etree._Element:
    return etree.fromstring(package[name].data) if name in package else etree.Element(w("none"))


def _val(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(w("val"), ""))


def _indents(styles: etree._Element) -> dict[str, int]:
    by_id = {style.get(w("styleId")): style for style in styles.iterfind(w("style"))}

    def left(style: etree._Element | None, steps: int = len(by_id)) -> int:
        indent = None if style is None else style.find("w:pPr/w:ind", _NS)
        if style is None or not steps or (indent is not None and indent.get(w("left"))):
            typed = "0" if indent is None else str(indent.get(w("left"), "0"))
            return int(typed) if typed.lstrip("-").isdecimal() else 0
        return left(by_id.get(_val(style.find(w("basedOn")))), steps - 1)

    return {_val(style.find(w("name"))): left(style) for style in by_id.values()}


def _lists(styles: etree._Element, numbering: etree._Element) -> dict[str, ListStyle]:
    abstract_of = {num.get(w("numId")): _val(num.find(w("abstractNumId"))) for num in numbering.iterfind(w("num"))}
    abstracts = {each.get(w("abstractNumId")): each for each in numbering.iterfind(w("abstractNum"))}
    found = {}
    for style in styles.iterfind(w("style")):
        number = _val(style.find("w:pPr/w:numPr/w:numId", _NS))
        if number in abstract_of:
            abstract = abstract_of[number]
            indents, levels = _levels(abstracts.get(abstract))
            found[_val(style.find(w("name")))] = ListStyle(style.get(w("styleId")), abstract, indents, levels)
    return found


def _levels(abstract: etree._Element | None) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Return how far the levels of a list definition are indented and hang, and their markup without namespaces."""
    if abstract is None:
        return (), ()
    indents = tuple(
        (int(indent.get(w("left"), "0")), int(indent.get(w("hanging"), "0")))
        for indent in abstract.iterfind("w:lvl/w:pPr/w:ind", _NS)
    )
    levels = (etree.tostring(each, encoding="unicode", with_tail=False) for each in abstract.iterfind(w("lvl")))
    return indents, tuple(_NAMESPACES.sub("", each) for each in levels)
