"""Paper, margins and font of a template, set from data before it is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kakdoc.base.package import Member, Package
from kakdoc.word.styles import default_font, w

TWIPS_PER_CM = 1440 / 2.54
HEAD_ROOM = "Ruang Lambang"
"""The style whose space before makes the room above a regulation."""
_SIGNATURE_ROOM = re.compile(r"Ruang Tanda Tangan\b")
"""The styles of the line to sign on, in papers that have one; in others the name stands below a space."""
SIGNED_NAME = "Nama Pejabat"
_SECTION_END = "</w:sectPr></w:pPr></w:p>"
_LAST_SECTION = re.compile(
    rf"{_SECTION_END}(?:\s|{{%(?:(?!%}}).)*%}}|{{#(?:(?!#}}).)*#}})*<w:sectPr(?: [^>]*)?>(?:(?!<w:p[ >]).)*$", re.DOTALL
)
_STORIES = re.compile(r"word/(document|header\d*|footer\d*)\.xml$")


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A page: paper and margins in cm, the font and its size in points, line spacing in lines."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    font: str
    size: float
    spacing: float
    head_room: float = 8.0
    """From the upper edge to the first line of a regulation, in cm: room for the emblem of state."""
    signature_room: float = 75.0
    """Above the name of who signs, in points; pictures of electronic signatures are 55 to 75 high."""


def _twips(centimetres: float) -> int:
    """Return a length in twentieths of a point, Word's unit."""
    return round(centimetres * TWIPS_PER_CM)


def text_width(package: Package) -> int:
    """Return the width of the text area of the last section, in twips; ValueError when it has none."""
    return _text_width(etree.fromstring(package["word/document.xml"].data))


def _text_width(document: etree._Element) -> int:
    sections = list(document.iter(w("sectPr")))
    size = sections[-1].find(w("pgSz")) if sections else None
    margin = sections[-1].find(w("pgMar")) if sections else None
    if size is None or margin is None:
        raise ValueError("ukuran halaman atau marginnya tidak ada")
    return int(size.get(w("w"))) - int(margin.get(w("left"))) - int(margin.get(w("right")))


def apply(package: Package, setup: PageSetup) -> dict[str, Member]:
    """Return the package on other paper: page sizes, margins, default font; tables keep their share.

    Raises KeyError or ValueError for a template without the parts that say so.
    """
    document = etree.fromstring(package["word/document.xml"].data)
    size = list(document.iter(w("pgSz")))[-1:]
    across, _ = _sides(size[0], setup) if size else (setup.width, setup.height)
    factor = (_twips(across) - _twips(setup.left) - _twips(setup.right)) / _text_width(document)
    changed = {}
    for name in filter(_STORIES.match, package):
        tree = document if name == "word/document.xml" else etree.fromstring(package[name].data)
        _set_pages(tree, setup)
        _scale_tables(tree, factor)
        changed[name] = Member.of(name, _serialized(tree))
    styles = etree.fromstring(package["word/styles.xml"].data)
    _set_defaults(styles, setup)
    changed["word/styles.xml"] = Member.of("word/styles.xml", _serialized(styles))
    if "word/numbering.xml" in package:
        numbering = etree.fromstring(package["word/numbering.xml"].data)
        _set_bullets(numbering, default_font(package), setup.font)
        changed["word/numbering.xml"] = Member.of("word/numbering.xml", _serialized(numbering))
    return {name: changed.get(name, member) for name, member in package.items()}


def _serialized(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, encoding="UTF-8", standalone=True))


def _set_pages(tree: etree._Element, setup: PageSetup) -> None:
    for size in tree.iter(w("pgSz")):
        across, down = _sides(size, setup)
        size.set(w("w"), str(_twips(across)))
        size.set(w("h"), str(_twips(down)))
        size.attrib.pop(w("code"), None)
    for margin in tree.iter(w("pgMar")):
        for side in ("top", "bottom", "left", "right"):
            margin.set(w(side), str(_twips(getattr(setup, side))))


def _sides(size: etree._Element, setup: PageSetup) -> tuple[float, float]:
    """Return width and height of a page, in cm: the longer side across where it lies."""
    return (setup.height, setup.width) if size.get(w("orient")) == "landscape" else (setup.width, setup.height)


def _scale_tables(tree: etree._Element, factor: float) -> None:
    for width in _widths(tree):
        width.set(w("w"), str(round(int(width.get(w("w"))) * factor)))


def _widths(tree: etree._Element) -> Iterator[etree._Element]:
    for width in tree.iter(w("gridCol"), w("tcW"), w("tblW")):
        if width.get(w("w")) is not None and (width.tag == w("gridCol") or width.get(w("type")) == "dxa"):
            yield width


def _set_defaults(styles: etree._Element, setup: PageSetup) -> None:
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if defaults is None:
        raise ValueError("huruf bawaan (docDefaults) tidak ada")
    for fonts in defaults.iter(w("rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(w(script), setup.font)
    for size in defaults.iter(w("sz"), w("szCs")):
        size.set(w("val"), str(round(setup.size * 2)))
    for spacing in styles.iterfind(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}/{w('spacing')}"):
        spacing.set(w("line"), str(round(setup.spacing * 240)))
    for style in styles.iterfind(w("style")):
        name = style.find(w("name"))
        for spacing in style.iterfind(f"{w('pPr')}/{w('spacing')}") if name is not None else ():
            _set_room(spacing, name.get(w("val"), ""), setup)


def _set_room(spacing: etree._Element, style: str, setup: PageSetup) -> None:
    """Set the room that a style leaves: for the emblem of state, for a signature."""
    if style == HEAD_ROOM:
        spacing.set(w("before"), str(max(0, _twips(setup.head_room) - _twips(setup.top))))
    room = str(round(setup.signature_room * 20))
    if style == SIGNED_NAME and spacing.get(w("before")):
        spacing.set(w("before"), room)
    elif _SIGNATURE_ROOM.match(style):  # as high with a picture in it as without
        for name, value in (("before", "0"), ("after", "0"), ("line", room), ("lineRule", "atLeast")):
            spacing.set(w(name), value)


def _set_bullets(numbering: etree._Element, before: str, font: str) -> None:
    """Let levels of lists that name the font of the template have the font of the paper."""
    for fonts in numbering.iter(w("rFonts")):
        if fonts.get(w("ascii")) == before:
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(w(script), font)


def ends_with_section(source: str) -> bool:
    """Return whether the body of a template ends with a paragraph that closes a section, tags apart."""
    return bool(_LAST_SECTION.search(source))


def close_last_section(xml: str) -> str:
    """Return the body with the section that its last paragraph closes as the last section of all.

    A template in which every section ends with a paragraph of its own can choose each page's
    orientation, the last one's too; Word wants the last section at the end of the body.
    """
    last = xml.rfind("<w:sectPr")
    if last < 0 or not xml.endswith(_SECTION_END, 0, last):
        return xml
    start = xml.rfind("<w:sectPr", 0, last)
    plain = xml.rfind("<w:p>", 0, start)
    paragraph = max(plain, xml.rfind("<w:p ", max(plain, 0), start))
    return xml[:paragraph] + xml[start : last - len("</w:pPr></w:p>")] + xml[xml.index("</w:sectPr>", last) + 11 :]
