"""The text of a paragraph in pieces of one look each, however it was cut into runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from lxml import etree

from kakdoc.rendering.content_styles import FACE, RUN, Look, Sheet
from kakdoc.rendering.styles import w

Values = tuple[str, ...]
Piece = tuple[str, Values]
"""Text, and how it looks: the values of `content_styles.RUN`; () for what has no look of its own."""
OBJECT = "[gambar]"
"""Stands in a text for a picture, a chart, a text box."""
PAGE_BREAK = "\f"

_CODE = re.compile(r"[0-9A-Fa-f]{4}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Word computes these whenever it prints; what stands in the file is only the last result.
_VOLATILE = {
    "PAGE": "nomor halaman", "NUMPAGES": "jumlah halaman", "SECTIONPAGES": "jumlah halaman bagian",
    "SECTION": "nomor bagian", "PAGEREF": "halaman rujukan", "DATE": "tanggal hari ini", "TIME": "jam",
    "SAVEDATE": "tanggal simpan", "PRINTDATE": "tanggal cetak", "CREATEDATE": "tanggal dibuat",
    "FILENAME": "nama berkas", "EDITTIME": "lama menyunting", "REVNUM": "nomor revisi",
}  # fmt: skip
_SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "",
    w("annotationRef"): "",
}  # fmt: skip
_GRAPHICS = (w("drawing"), w("pict"), w("object"))
_NOTES = (w("footnoteReference"), w("endnoteReference"))
# Runs and what holds them; what was deleted or moved away holds none.
_RUNS = frozenset(
    map(w, ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "r"))
)
_PROPERTIES, _TEXT, _BREAK, _SYMBOL = w("rPr"), w("t"), w("br"), w("sym")
_FIELD, _FIELD_TYPE, _INSTRUCTION, _SIMPLE, _INSTR = (
    w("fldChar"), w("fldCharType"), w("instrText"), w("fldSimple"), w("instr"),
)  # fmt: skip


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, whether its result has begun, and how it looks."""

    instruction: str = ""
    has_result: bool = False
    look: Values = ()

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()

    @property
    def is_volatile(self) -> bool:
        return self.name in _VOLATILE


class Reader:
    """Reads the paragraphs of one part in their order; fields may reach over several."""

    def __init__(self, sheet: Sheet) -> None:
        self.graphics: list[etree._Element] = []
        """The drawings met since they were last taken."""
        self.notes: list[tuple[str, str]] = []
        """The notes met, by kind and id."""
        self._sheet = sheet
        self._fields: list[_Field] = []
        self._found: list[Piece] = []
        self._base: Look = {}
        self._takes: dict[str, Callable[[etree._Element, Values], None]] = {
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_GRAPHICS, self._graphic),
            **dict.fromkeys(_NOTES, self._note),
            _BREAK: self._break,
            _SYMBOL: self._symbol,
            _FIELD: self._mark,
            _INSTRUCTION: self._instruction,
            _SIMPLE: self._simple,
            f"{_MC}AlternateContent": self._alternate,
        }

    def pieces(self, paragraph: etree._Element, base: Look) -> tuple[Piece, ...]:
        """Return the text of a paragraph whose text looks like `base` where it says nothing else."""
        self._found, self._base = [], base
        self._walk(paragraph, ())
        return _joined(self._found)

    def _walk(self, parent: etree._Element, look: Values) -> None:
        for child in parent:
            tag = child.tag
            if tag == _TEXT:
                if not self._fields or self._is_shown():
                    self._found.append((_text(child), look))
            elif tag == _PROPERTIES:
                look = self._sheet.values(self._base, child)
            elif tag in _RUNS:
                self._walk(child, self._sheet.values(self._base, None))
            elif tag in self._takes:
                self._takes[tag](child, look)

    def _is_shown(self) -> bool:
        return all(each.has_result and not each.is_volatile for each in self._fields)

    def _say(self, text: str, look: Values) -> None:
        if self._is_shown():
            self._found.append((text, look))

    def _sign(self, child: etree._Element, look: Values) -> None:
        self._say(_SIGNS[child.tag], look)

    def _break(self, child: etree._Element, look: Values) -> None:
        self._say({"page": PAGE_BREAK, "column": "\v"}.get(child.get(w("type"), ""), "\n"), look)

    def _symbol(self, child: etree._Element, look: Values) -> None:
        code = child.get(w("char"), "")
        face = {**dict(zip(RUN, look, strict=False)), FACE: child.get(w("font"), "")}
        self._say(chr(int(code, 16)) if _CODE.fullmatch(code) else "\ufffd", tuple(face.values()))

    def _graphic(self, child: etree._Element, _look: Values) -> None:
        self.graphics.append(child)
        self._say(OBJECT, ())

    def _note(self, child: etree._Element, _look: Values) -> None:
        self.notes.append((etree.QName(child).localname.removesuffix("Reference"), child.get(w("id"), "")))
        self._say("[catatan]", ())

    def _alternate(self, child: etree._Element, look: Values) -> None:
        if (chosen := child.find(f"{_MC}Choice")) is not None:
            self._walk(chosen, look)

    def _mark(self, child: etree._Element, look: Values) -> None:
        kind = child.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.append(_Field(look=look))
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._close(self._fields.pop())

    def _close(self, closed: _Field) -> None:
        if closed.is_volatile:
            self._say(f"‹{_VOLATILE[closed.name]}›", closed.look)

    def _instruction(self, child: etree._Element, _look: Values) -> None:
        if self._fields:
            self._fields[-1].instruction += child.text or ""

    def _simple(self, child: etree._Element, _look: Values) -> None:
        properties = child.find(f".//{_PROPERTIES}")
        opened = _Field(child.get(_INSTR, ""), has_result=True, look=self._sheet.values(self._base, properties))
        self._fields.append(opened)
        self._walk(child, opened.look)
        self._close(self._fields.pop())


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    """Return neighbours that look the same as one, without empty ones."""
    pieces = [piece for piece in found if piece[0]]
    if len(pieces) < 2:
        return tuple(pieces)
    groups = groupby(pieces, key=itemgetter(1))
    return tuple([("".join([text for text, _ in group]), look) for look, group in groups])


def split(pieces: tuple[Piece, ...], sign: str) -> list[tuple[Piece, ...]]:
    """Return what stands before, between and after the signs in a text."""
    if not any(sign in text for text, _ in pieces):
        return [pieces]
    parts: list[list[Piece]] = [[]]
    for text, look in pieces:
        first, *others = text.split(sign)
        parts[-1].append((first, look))
        parts += [[(each, look)] for each in others]
    return [_joined(part) for part in parts]


def _text(text: etree._Element) -> str:
    """Return the text of a `w:t`: Word keeps spaces at its ends only where it is told to."""
    content: str = text.text or ""
    if content[:1].isspace() or content[-1:].isspace():
        content = content if text.get(_SPACE) == "preserve" else content.strip(" \t\r\n")
    return content if content.isprintable() else content.translate(_BLANKS)


_BLANKS = str.maketrans("\t\r\n", "   ")
