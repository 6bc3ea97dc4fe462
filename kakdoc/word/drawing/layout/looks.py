"""How large the type of a template is and how wide its figures are, as far as tables must know.

Widths are those of the typefaces that offices use, in parts of the size of type; an unknown typeface counts as wide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from kakdoc.base.package import Package
from kakdoc.word.styles import default_font, w

_WIDE = (0.64, 0.71)
_FIGURES = {
    "Arial": (0.556, 0.556), "Bookman Old Style": (0.62, 0.66), "Times New Roman": (0.5, 0.5), "Cambria": (0.555, 0.58),
    "Calibri": (0.507, 0.507), "Tahoma": (0.546, 0.637), "Liberation Sans": (0.556, 0.556), "Segoe UI": (0.54, 0.58),
}  # fmt: skip
"""How wide a figure is, plain and bold."""
_POINTS = frozenset(".,:/")
_POINT = 0.52
"""How wide a point or a comma is, in parts of a figure."""
_SIGNS = {"-": 0.4, "(": 0.4, ")": 0.4, "°": 0.4, "p": 0.65, "R": 0.75, "%": 0.95}
_OTHER_SIGN = 0.65
_LETTER, _CAPITAL = 0.58, 0.74
_NARROW, _CAPITALS, _NARROW_ONES = 0.5, 1.25, frozenset("fijlt.,;:()|I")
"""How wide narrow letters and capitals are, in parts of a figure, as which others count."""
DEFAULT_MARGIN = 108
"""Of a cell at each side, in twips, where nothing says so."""
LEAST_PLACES = 5
_LONG = re.compile(r"\d[\d.,:/-]{2}")
_NUMBER = re.compile(r"(?:Rp\.?)?[-−–+(]{0,2}\d[\d.,:/°-]*\d[%)°]*")


@dataclass(frozen=True, slots=True)
class Looks:
    """Sizes of type, in half-points, and what is bold, by paragraph style; margins of cells by table style."""

    sizes: Mapping[str, int]
    bold: frozenset[str]
    margins: Mapping[str, int]
    default_size: int
    figure: tuple[float, float]
    lists: frozenset[str]
    """The styles that number their paragraphs, or set a dash before them."""
    names: Mapping[str, str]
    """The id of a style by the name staff see."""

    def size(self, style: str) -> int:
        """Return the size of the type of a paragraph style, in half-points."""
        return self.sizes.get(style, self.default_size)

    def number(self, number: str, style: str, size: int) -> int:
        """Return how much room a number takes in a style and a size, in twips."""
        return round(_width(number, self.figure[style in self.bold]) * size * 10)

    def widest(self, numbers: Collection[str], size: int) -> int:
        """Return how much room the widest of some numbers takes where it is bold, in twips."""
        return round(max(_width(each, self.figure[True]) for each in numbers) * size * 10)

    def word(self, text: str, size: int) -> int:
        """Return about how much room the longest word of a text takes, in twips."""
        longest = max(text.split(), key=len, default="")
        capitals = sum(map(str.isupper, longest))
        return round((capitals * _CAPITAL + (len(longest) - capitals) * _LETTER) * size * 10)

    def widest_word(self, text: str, size: int) -> int:
        """Return how much room the widest word of a bold text takes, by its letters, in twips."""
        widths = (
            sum(_NARROW if c in _NARROW_ONES else _CAPITALS if c.isupper() else 1 for c in w) for w in text.split()
        )
        return round(max(widths, default=0) * self.figure[True] * size * 10)


def _long_texts(xml: str) -> list[str]:
    """Return the texts of markup that are not short, one for each `w:t`; by split, which beats a pattern by far."""
    pieces = xml.split("</w:t>")[:-1]
    return [text for piece in pieces if len(text := piece[piece.rfind(">") + 1 :]) >= LEAST_PLACES]


def letters(xml: str) -> int:
    """Return how many letters the texts of markup have."""
    return sum([len(piece) - piece.rfind(">") - 1 for piece in xml.split("</w:t>")[:-1]])


def longest_number(text: str) -> str:
    """Return the longest number of a text with what may not be torn from it, `-1.250,5%`; "" where all are short."""
    if not _LONG.search(text):
        return ""
    longest = max(_NUMBER.findall(text), key=len, default="")
    return longest if len(longest) >= LEAST_PLACES else ""


def has_numbers(xml: str) -> bool:
    """Return whether the texts of markup may hold numbers that are not short."""
    return _LONG.search("\n".join(_long_texts(xml))) is not None


def numbers(xml: str) -> set[str]:
    """Return the numbers in the texts of markup that are not short; what stands alone in a text, and more."""
    long = [text for text in _long_texts(xml) if _LONG.search(text)]
    return {each for each in _NUMBER.findall("\n".join(long)) if len(each) >= LEAST_PLACES}


@lru_cache(maxsize=4096)
def _width(number: str, figure: float) -> float:
    figures, points = sum(map(str.isdigit, number)), sum(map(_POINTS.__contains__, number))
    width = figure * (figures + _POINT * points)
    if figures + points == len(number):
        return width
    return width + sum(_SIGNS.get(sign, _OTHER_SIGN) for sign in number if not sign.isdigit() and sign not in _POINTS)


def read(package: Package) -> Looks:
    """Return the looks of a template; one without styles has the looks of an empty one."""
    part = package.get("word/styles.xml")
    tree = etree.fromstring(part.data) if part else etree.Element(w("styles"))
    styles = {each.get(w("styleId"), ""): each for each in tree.iterfind(w("style"))}
    found = tree.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('sz')}")
    default = int(found.get(w("val"))) if found is not None else 20
    sizes = {name: int(size) for name in styles if (size := _inherited(styles, name, "rPr", "sz"))}
    return Looks(
        sizes,
        frozenset(name for name in styles if _inherited(styles, name, "rPr", "b")),
        {name: _margins(styles, name) for name, each in styles.items() if each.get(w("type")) == "table"},
        default,
        _FIGURES.get(default_font(package), _WIDE),
        frozenset(name for name in styles if _is_list(styles, name)),
        {
            str(each.find(w("name")).get(w("val"))): name
            for name, each in styles.items()
            if each.find(w("name")) is not None
        },
    )


def _chain(styles: Mapping[str, etree._Element], name: str) -> list[etree._Element]:
    """Return a style and those it is based on, each once."""
    chain: list[etree._Element] = []
    while name in styles and styles[name] not in chain:
        chain.append(styles[name])
        base = styles[name].find(w("basedOn"))
        name = "" if base is None else str(base.get(w("val"), ""))
    return chain


def _inherited(styles: Mapping[str, etree._Element], name: str, group: str, tag: str) -> str:
    """Return the value of a property of a style, its own or inherited; `on` for a switch, "" for none."""
    for style in _chain(styles, name):
        found = style.find(f"{w(group)}/{w(tag)}")
        if found is not None:
            value = str(found.get(w("val"), "on"))
            return "" if value in ("0", "false") else value
    return ""


def _is_list(styles: Mapping[str, etree._Element], name: str) -> bool:
    """Return whether a style numbers its paragraphs and is no heading."""
    chain = _chain(styles, name)
    numbers = [each.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for each in chain]
    own = next((each.get(w("val")) for each in numbers if each is not None), "0")
    return own != "0" and not any(each.find(f"{w('pPr')}/{w('outlineLvl')}") is not None for each in chain)


def _margins(styles: Mapping[str, etree._Element], name: str) -> int:
    """Return the room that the margins of a cell take across, in twips."""
    total = 0
    for side in ("left", "right"):
        sides = (each.find(f"{w('tblPr')}/{w('tblCellMar')}/{w(side)}") for each in _chain(styles, name))
        total += next((int(each.get(w("w"), "0")) for each in sides if each is not None), DEFAULT_MARGIN)
    return total
