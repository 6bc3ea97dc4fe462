"""Styles that number their paragraphs, and what such a paragraph says itself beside its style.

Readers that follow no styles see the number of a list only in the paragraph (`w:numPr`, ECMA-376 part 1, 17.3.1.19).
Once it stands there, the indents of its level win over those of the style, which the paragraph then says as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.word.styles import Numbered, W, w

_NS = {"w": W}
_SIDES = ("left", "hanging", "firstLine")


def read(package: Package) -> dict[str, Numbered]:
    """Return the styles of a template that number their paragraphs, by id; what a style does not say it inherits."""
    if "word/numbering.xml" not in package or "word/styles.xml" not in package:
        return {}
    styles = etree.fromstring(package["word/styles.xml"].data)
    indents = _level_indents(etree.fromstring(package["word/numbering.xml"].data))
    by_id = {style.get(w("styleId"), ""): style for style in styles.iterfind(w("style"))}
    found = {}
    for name in by_id:
        family = _family(name, by_id)
        number, level = (_first(family, f"w:pPr/w:numPr/w:{each}") for each in ("numId", "ilvl"))
        if (number, level or "0") in indents:
            own = _indent(family, indents[number, level or "0"])
            found[name] = Numbered(number, level or "0", own)
    return found


def _family(name: str, by_id: Mapping[str, etree._Element]) -> list[etree._Element]:
    """Return a style and those it is based on, nearest first."""
    family: list[etree._Element] = []
    while name in by_id and by_id[name] not in family:
        family.append(by_id[name])
        based = by_id[name].find("w:basedOn", _NS)
        name = "" if based is None else based.get(w("val"), "")
    return family


def _first(family: list[etree._Element], path: str) -> str:
    found = (style.find(path, _NS) for style in family)
    return next((str(each.get(w("val"), "")) for each in found if each is not None), "")


def _indent(family: list[etree._Element], level: Mapping[str, str]) -> str:
    """Return the indents that a style prints with where its level has others: its own, down to where it is numbered."""
    for style in family:
        indent = style.find("w:pPr/w:ind", _NS)
        if indent is not None:
            said = _sides(indent)
            written = "".join(f' w:{side}="{value}"' for side, value in said.items())
            return "" if said == level else f"<w:ind{written}/>"
        if style.find("w:pPr/w:numPr", _NS) is not None:
            break
    return ""


def _level_indents(numbering: etree._Element) -> dict[tuple[str, str], dict[str, str]]:
    levels = {
        (abstract.get(w("abstractNumId"), ""), level.get(w("ilvl"), "")): _sides(level.find("w:pPr/w:ind", _NS))
        for abstract in numbering.iterfind(w("abstractNum"))
        for level in abstract.iterfind(w("lvl"))
    }
    return {
        (num.get(w("numId"), ""), level): indent
        for num in numbering.iterfind(w("num"))
        for (abstract, level), indent in levels.items()
        if (link := num.find(w("abstractNumId"))) is not None and link.get(w("val")) == abstract
    }


def _sides(indent: etree._Element | None) -> dict[str, str]:
    """Return the indents that are not 0, by side."""
    said = {} if indent is None else {side: str(indent.get(w(side), "0")) for side in _SIDES}
    return {side: value for side, value in said.items() if value != "0"}
