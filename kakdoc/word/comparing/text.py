"""The text of a paragraph in pieces of one look each, however it was cut into runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from lxml import etree

from kakdoc.word.comparing.styles.looks import FACE, RUN, VAL, Look, Sheet
from kakdoc.word.styles import w

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
# These print the words of their instruction, whatever result the file has.
_PRINTING = frozenset(("MACROBUTTON", "GOTOBUTTON", "EQ", "SYMBOL", "ADVANCE"))
_FORM_VALUES = tuple(map(w, ("checked", "default", "result")))
_SKIPPED = (
    "pPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "del", "moveFrom", "delText", "delInstrText",
    "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart",
    "commentRangeEnd", "commentReference", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "ffData",
)  # fmt: skip
SKIPPED = frozenset(map(w, _SKIPPED))
"""What stands between texts and says nothing by itself; all else counts."""
ALTERNATE = f"{_MC}AlternateContent"
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
    form: str = ""

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()

    @property
    def is_volatile(self) -> bool:
        return self.name in _VOLATILE

    @property
    def printed(self) -> str:
        """What a field prints beside its result."""
        if self.is_volatile:
            return f"‹{_VOLATILE[self.name]}›"
        is_bare = not self.has_result or self.name in _PRINTING or self.form
        return f"‹{' '.join((*self.instruction.split(), self.form)).strip()}›" if is_bare else ""


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
            ALTERNATE: self._alternate,
            **dict.fromkeys(SKIPPED, self._skip),
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
            else:
                self._takes.get(tag, self._other)(child, look)

    def other(self, element: etree._Element, base: Look) -> tuple[Piece, ...]:
        """Return what stands where paragraphs do and is none: a formula, a file that is put in."""
        self._found, self._base = [], base
        self._other(element, self._sheet.values(base, None))
        return _joined(self._found)

    def _skip(self, child: etree._Element, look: Values) -> None:
        pass

    def _other(self, child: etree._Element, look: Values) -> None:
        """Take what this reader does not know by the text in it: a formula, letters with others above them."""
        text = "".join(each.text or "" for each in child.iter("{*}t"))
        self._say(f"‹{text or etree.QName(child).localname}›", look)

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
        if (chosen := alternative(child)) is not None:
            self._walk(chosen, look)

    def _mark(self, child: etree._Element, look: Values) -> None:
        kind = child.get(_FIELD_TYPE)
        if kind == "begin":
            self._fields.append(_Field(look=look, form=_form_values(child)))
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._close(self._fields.pop())

    def _close(self, closed: _Field) -> None:
        self._say(closed.printed, closed.look)

    def _instruction(self, child: etree._Element, _look: Values) -> None:
        if self._fields:
            self._fields[-1].instruction += child.text or ""

    def _simple(self, child: etree._Element, _look: Values) -> None:
        properties = child.find(f".//{_PROPERTIES}")
        opened = _Field(child.get(_INSTR, ""), has_result=True, look=self._sheet.values(self._base, properties))
        self._fields.append(opened)
        self._walk(child, opened.look)
        self._close(self._fields.pop())


def alternative(element: etree._Element) -> etree._Element | None:
    """Return what is shown of an `mc:AlternateContent`."""
    chosen = element.find(f"{_MC}Choice")
    return element.find(f"{_MC}Fallback") if chosen is None else chosen


def _form_values(begin: etree._Element) -> str:
    """Return what is chosen in a form field: a tick, an entry of a list."""
    return " ".join(f"{etree.QName(each).localname}={each.get(VAL, '1')}" for each in begin.iter(*_FORM_VALUES))


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
