"""How text looks, whatever gives it its look: defaults, styles, numbering or its own properties.

ECMA-376 part 1, 17.7.2: defaults, table style, paragraph style, numbering, character style, direct. Word processors
move properties from one to another and rename styles when they save; the effect stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from kakdoc.word.styles import W, w

Look = dict[str, str]
"""Properties by their names; what is not there is as the level below has it."""

Shape = tuple[tuple[str, object], ...]
"""Properties of a paragraph in normal form."""

VAL: Final = w("val")
FACE, SIZE = "jenis huruf", "ukuran huruf"
_OFF = frozenset(("0", "false", "off"))
_RUN_SWITCHES = {
    w("b"): "tebal", w("i"): "miring", w("strike"): "coretan", w("dstrike"): "coretan ganda", w("caps"): "kapital",
    w("smallCaps"): "kapital kecil", w("vanish"): "teks tersembunyi",
}  # fmt: skip
_RUN_VALUES = {
    w("u"): "garis bawah", w("color"): "warna", w("highlight"): "sorotan", w("sz"): SIZE,
    w("vertAlign"): "naik-turun",
}  # fmt: skip
RUN: Final = (*_RUN_SWITCHES.values(), *_RUN_VALUES.values(), "posisi huruf", "latar", FACE)
"""The properties of text that are compared."""
_NOTHING = frozenset(("none", "auto", "baseline", "clear", "nil", "FFFFFF00"))
_JC = {"start": "", "left": "", "end": "right", "distribute": "both"}
_SIDES = {
    w("left"): "kiri", w("start"): "kiri", w("right"): "kanan", w("end"): "kanan", w("firstLine"): "baris pertama",
    w("hanging"): "gantung",
}  # fmt: skip
_SPACES = {w("before"): "sebelum", w("after"): "sesudah", w("line"): "baris", w("lineRule"): "aturan"}


def is_on(element: etree._Element) -> bool:
    """Return whether a switch such as `w:b` is on."""
    return element.get(VAL) not in _OFF


def _run_look(properties: etree._Element | None) -> Look:
    """Return what a `w:rPr` says about what is compared, and its character style."""
    look: Look = {}
    for child in () if properties is None else properties:
        tag = child.tag
        if tag in _RUN_SWITCHES:
            look[_RUN_SWITCHES[tag]] = "ya" if is_on(child) else ""
        elif tag in _RUN_VALUES:
            value = child.get(VAL, "")
            look[_RUN_VALUES[tag]] = "" if value in _NOTHING else value
        elif tag == _POSITION:
            # LibreOffice keeps the height as a share of the size.
            value = child.get(VAL, "0")
            look["posisi huruf"] = "" if value == "0" else "turun" if value.startswith("-") else "naik"
        elif tag == _SHADE:
            look["latar"] = fill(child)
        elif tag == _FONTS:
            if face := child.get(_ASCII_THEME) or child.get(_ASCII):
                look[FACE] = face
        elif tag == _RUN_STYLE:
            look[STYLE] = child.get(VAL, "")
    return look


def fill(shade: etree._Element | None) -> str:
    """Return the colour of a `w:shd`, "" for none."""
    value = "" if shade is None else str(shade.get(w("fill"), ""))
    return "" if value in _NOTHING else value.upper()


def paragraph_look(properties: etree._Element | None) -> Look:
    """Return what a `w:pPr` says about what is compared, its style and its numbering."""
    look: Look = {}
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == _ALIGN:
            value = child.get(VAL, "")
            look["perataan"] = _JC.get(value, value)
        elif tag == _INDENT:
            _indent(child, look)
        elif tag == _SPACING:
            look.update([(_SPACES[name], value) for name, value in child.items() if name in _SPACES])
        elif tag == _SHADE:
            look["latar paragraf"] = fill(child)
        elif tag == _BREAK:
            look["halaman baru"] = "ya" if is_on(child) else ""
        elif tag == _NUMBERING:
            look.update((_NUMBER[each.tag], each.get(VAL, "")) for each in child if each.tag in _NUMBER)
        elif tag == _PARAGRAPH_STYLE:
            look[STYLE] = child.get(VAL, "")
    return look


def _indent(indent: etree._Element, look: Look) -> None:
    said = dict(indent.items())
    look.update([(_SIDES[name], value) for name, value in said.items() if name in _SIDES])
    # One replaces the other, whichever level said it.
    if _HANGING in said:
        look["baris pertama"] = "0"
    elif _FIRST_LINE in said:
        look["gantung"] = "0"


STYLE: Final = "gaya"
LIST: Final = "daftar"
LEVEL: Final = "tingkat"
_NUMBER = {w("numId"): LIST, w("ilvl"): LEVEL}
_SHADE, _FONTS, _RUN_STYLE, _POSITION = w("shd"), w("rFonts"), w("rStyle"), w("position")
_ASCII, _ASCII_THEME = w("ascii"), w("asciiTheme")
_ALIGN, _INDENT, _SPACING, _BREAK = w("jc"), w("ind"), w("spacing"), w("pageBreakBefore")
_NUMBERING, _PARAGRAPH_STYLE = w("numPr"), w("pStyle")
_HANGING, _FIRST_LINE = w("hanging"), w("firstLine")
_PART, _TYPE = w("tblStylePr"), w("type")
_SHADED, _ALIGNED = f"{w('tcPr')}/{w('shd')}", f"{w('tcPr')}/{w('vAlign')}"
_RUN_DEFAULTS, _PARAGRAPH_DEFAULTS = "w:docDefaults/w:rPrDefault/w:rPr", "w:docDefaults/w:pPrDefault/w:pPr"
_NS = {"w": W}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _shape(look: Look) -> Shape:
    """Return the normal form of how a paragraph looks."""
    indent = (("kiri", "0"), ("kanan", "0"), ("baris pertama", "0"), ("gantung", "0"))
    space = (("sebelum", "0"), ("sesudah", "0"), ("baris", "240"), ("aturan", "auto"))
    return (
        ("perataan", look.get("perataan", "")),
        ("latar paragraf", look.get("latar paragraf", "")),
        ("indentasi", tuple([_whole_number(look.get(*each)) for each in indent])),
        ("jarak baris", tuple([_whole_number(look.get(*each)) for each in space])),
    )


def _whole_number(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdecimal() else text


def _theme_faces(theme: etree._Element | None) -> dict[str, str]:
    """Return the fonts of a theme by the names that text gives them."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None:
            found |= dict.fromkeys((f"{kind}HAnsi", f"{kind}Ascii"), latin.get("typeface", ""))
    return found


class Sheet:
    """The styles of a paper."""

    def __init__(
        self,
        root: etree._Element | None,
        indents: Mapping[tuple[str, str], Look],
        theme: etree._Element | None = None,
    ) -> None:
        """Read the styles part; `indents` are those of list levels, by list and level."""
        self.indents = indents
        self._faces = _theme_faces(theme)
        found = () if root is None else root.iterfind(w("style"))
        self._styles = {each.get(w("styleId"), ""): each for each in found}
        self._defaults = {
            each.get(w("type")): name
            for name, each in self._styles.items()
            if each.get(w("default"), "0") not in ("0", "false")
        }
        self._run = _run_look(None if root is None else root.find(_RUN_DEFAULTS, _NS))
        self._paragraph = paragraph_look(None if root is None else root.find(_PARAGRAPH_DEFAULTS, _NS))
        self._runs: dict[str, Look] = {}
        self._values: dict[object, tuple[str, ...]] = {}
        self._paragraphs: dict[object, tuple[Look, Shape]] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._cells: dict[tuple[str, ...], tuple[str, str]] = {}
        self._bases: dict[tuple[str | None, tuple[str, ...]], tuple[Look, Look]] = {}

    def chain(self, name: str) -> list[etree._Element]:
        """Return a style and those it is based on, the farthest first."""
        found: list[etree._Element] = []
        while (style := self._styles.get(name)) is not None and style not in found:
            found.append(style)
            parent = style.find(w("basedOn"))
            name = "" if parent is None else parent.get(VAL, "")
        return found[::-1]

    def base(self, style: str | None, table: tuple[str, ...] = ()) -> tuple[Look, Look]:
        """Return how text in a paragraph, and the paragraph, look by its style and its table's (see `table_layers`)."""
        key = (style, table)
        if key not in self._bases:
            name = str(style) if style in self._styles else self._defaults.get("paragraph", "")
            run, paragraph = dict(self._run), dict(self._paragraph)
            for each in (*self.table_layers(table), *self.chain(name)):
                run.update(_run_look(each.find(w("rPr"))))
                self.lay(paragraph, paragraph_look(each.find(w("pPr"))))
            run.pop(STYLE, None)
            self._bases[key] = run, paragraph
        return self._bases[key]

    def table_layers(self, table: tuple[str, ...]) -> list[etree._Element]:
        """Return what a table's style says of a cell: of any cell, then of the parts of the table it lies in."""
        chain = self.chain(table[0]) if table else []
        parts = [
            each for part in table[1:] for style in chain for each in style.iterfind(_PART) if each.get(_TYPE) == part
        ]
        return [*chain, *parts]

    def table_style(self, name: str) -> str:
        """Return the style of a table that names this one."""
        return name if name in self._styles else self._defaults.get("table", "")

    def table_parts(self, name: str) -> frozenset[str]:
        """Return the parts of a table that its style says something of."""
        if name not in self._parts:
            found = (each.get(_TYPE, "") for style in self.chain(name) for each in style.iterfind(_PART))
            self._parts[name] = frozenset(found)
        return self._parts[name]

    def cell(self, table: tuple[str, ...]) -> tuple[str, str]:
        """Return the colour that a table's style gives a cell, and where its text stands in it."""
        if table not in self._cells:
            layers = self.table_layers(table)
            shades, aligns = ([each for one in layers for each in one.iterfind(path)] for path in (_SHADED, _ALIGNED))
            self._cells[table] = fill(shades[-1]) if shades else "", aligns[-1].get(VAL, "") if aligns else ""
        return self._cells[table]

    def lay(self, below: Look, look: Look) -> None:
        """Lay the look of one level of a paragraph over those below it; a list brings its indents along."""
        if LIST in look or LEVEL in look:
            number = (look.get(LIST, below.get(LIST, "")), look.get(LEVEL, below.get(LEVEL, "0")))
            below.update(self.indents.get(number, {}))
        below.update(look)

    def values(self, base: Look, properties: etree._Element | None) -> tuple[str, ...]:
        """Return the values of `RUN` for text with these properties in a paragraph whose text looks like `base`."""
        own = {} if properties is None else _run_look(properties)
        key = (id(base), *own.items())  # the looks that `base` returns live as long as this sheet
        if key not in self._values:
            style = own.pop(STYLE, "")
            self._values[key] = self._absolute({**base, **(self.character(style) if style else {}), **own})
        return self._values[key]

    def _absolute(self, look: Look) -> tuple[str, ...]:
        """Return the values of a look; face and size are empty where they are the default.

        A paper may leave the default to the program, which then writes down its own.
        """
        for name in (FACE, SIZE):
            default, value = (self._faces.get(each, each) for each in (self._run.get(name, ""), look.get(name, "")))
            look[name] = "" if value == default else value
        return tuple([look.get(name, "") for name in RUN])

    def paragraph(self, style: str | None, table: tuple[str, ...], own: Look) -> tuple[Look, Shape]:
        """Return how a paragraph looks that says `own` of itself, and the normal form of that."""
        key = (style, table, *own.items())
        if key not in self._paragraphs:
            look = dict(self.base(style, table)[1])
            self.lay(look, own)
            self._paragraphs[key] = look, _shape(look)
        return self._paragraphs[key]

    def character(self, name: str) -> Look:
        """Return what a character style says."""
        if name not in self._runs:
            look: Look = {}
            for each in self.chain(name):
                look.update(_run_look(each.find(w("rPr"))))
            self._runs[name] = look
        return self._runs[name]
