"""The tags of a template as they are typed: each closed in its own paragraph, none cut by what docxtpl would drop.

docxtpl takes everything from an opening mark to the next closing one for a tag, also through paragraphs, and drops
what Word put between them. So marks are read here paragraph by paragraph, before docxtpl sees them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from lxml import etree

from kakdoc.base.problems import Location, Problem, error
from kakdoc.word.places import paragraph_place
from kakdoc.word.styles import w
from kakdoc.word.template.source import PartSource

_MARK = re.compile(r"\{[{%#]|\}\}|%\}|#\}")
# docxtpl takes Word's curly quotes in tags for straight ones.
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_INSIDE = re.compile(r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<opens>\{[{%#])|%\}|[{}]""", re.DOTALL)
_RAW = re.compile(r"\{%(?:tr|tc|[pr])?[-+]?\s*raw\s*[-+]?%\}")
_RAW_END = re.compile(r"\{%(?:tr|tc|[pr])?[-+]?\s*endraw\s*[-+]?%\}")
_HARMLESS = frozenset(
    w(each)
    for each in (
        "r", "t", "ins", "moveTo", "hyperlink", "smartTag", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart",
        "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "lastRenderedPageBreak",
        "tab", "br", "cr", "softHyphen",
    )
)  # fmt: skip
_PROPERTIES = (w("rPr"), w("pPr"), w("smartTagPr"))
_GONE = (w("del"), w("moveFrom"))
_TRACKED, _FIELD = "perubahan terlacak", "bidang (field)"
NAMES = {
    "tc": "sel tabel",
    "tr": "baris tabel",
    "tbl": "tabel",
    "p": "paragraf",
    **dict.fromkeys(("sdt", "sdtContent"), "kontrol isi"),
    "hyperlink": "tautan",
    **dict.fromkeys(("fldSimple", "fldChar", "instrText"), _FIELD),
    **dict.fromkeys(("ins", "del", "moveTo", "moveFrom", "delText"), _TRACKED),
    **dict.fromkeys(("drawing", "pict"), "gambar"),
    "object": "objek",
    "AlternateContent": "kotak teks atau gambar",
    "txbxContent": "kotak teks",
    "footnoteReference": "catatan kaki",
    "endnoteReference": "catatan akhir",
    "smartTag": "tag cerdas",
}
"""What people call the elements of Word that a tag must not be cut by."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in the text of a paragraph; `end` is None for one that is not closed there."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a paragraph without that of paragraphs inside it, and the `w:t` that it is made of."""

    paragraph: etree._Element
    nodes: Sequence[etree._Element]

    @property
    def text(self) -> str:
        """The text, tags and all."""
        return "".join(node.text or "" for node in self.nodes)

    def starts(self) -> list[int]:
        """Return where the text of each node begins."""
        return [0, *accumulate(len(node.text or "") for node in self.nodes)][:-1]

    def at(self, position: int) -> int:
        """Return the number of the node that holds a character."""
        return bisect_right(self.starts(), position) - 1


def lines(root: etree._Element) -> Iterator[Line]:
    """Yield each paragraph with its text as it shows: without what was deleted or moved away."""
    texts: dict[Any, list[Any]] = {}
    for node in root.iter(w("t")):
        if node.text and next(node.iterancestors(*_GONE, w("p"))).tag == w("p"):
            texts.setdefault(next(node.iterancestors(w("p"))), []).append(node)
    for paragraph in root.iter(w("p")):
        yield Line(paragraph, texts.get(paragraph, ()))


class Marks:
    """Reads tags out of texts, one after the other; between `raw` and `endraw` nothing is a tag."""

    def __init__(self) -> None:
        self._raw = False

    def tags(self, text: str) -> Iterator[Tag]:
        """Yield the tags of one text; a closing mark that nothing opened is a tag of its own, not closed."""
        text, place = text.translate(_QUOTES), 0
        while True:
            if self._raw:
                ends = _RAW_END.search(text, place)
                yield from _left_open(text, place, ends.start() if ends else len(text))
                if ends is None:
                    return
                self._raw, place = False, ends.end()
            if (mark := _MARK.search(text, place)) is None:
                return
            end = _end(text, mark) if mark[0][0] == "{" else None
            yield Tag(mark.start(), end)
            self._raw = end is not None and _RAW.fullmatch(text, mark.start(), end) is not None
            place = mark.end() if end is None else end


def _end(text: str, mark: re.Match[str]) -> int | None:
    """Return where the tag that a mark opens ends, as Jinja reads it; None when it is not closed."""
    if mark[0] == "{#":
        end = text.find("#}", mark.end())
        whole = end >= 0 and text.find("{#", mark.end(), end) < 0 and not any(_left_open(text, mark.end(), end, end))
        return end + 2 if whole else None
    braces = 0
    for token in _INSIDE.finditer(text, mark.end()):
        if token["opens"]:
            return None
        if token[0] == "%}" and mark[0] == "{%":
            return token.end()
        braces += (token[0] == "{") - (token[0] == "}")
        if braces < 0:
            return token.end() + 1 if mark[0] == "{{" and text.startswith("}}", token.start()) else None
    return None


def _left_open(text: str, start: int, end: int, last: int | None = None) -> Iterator[Tag]:
    """Yield a mark that is no tag, in a comment or raw text, but runs on for docxtpl, which knows of neither."""
    for mark in re.finditer(r"\{[{%]", text[start:end]):
        if text.find({"{{": "}}", "{%": "%}"}[mark[0]], start + mark.end(), last) < 0:
            yield Tag(start + mark.start(), None)
            return


@dataclass(frozen=True, slots=True)
class Typed:
    """A part as it was typed: its elements, and the tags of each paragraph that has text."""

    part: PartSource
    root: etree._Element
    lines: Sequence[tuple[Line, Sequence[Tag]]]

    def spot(self, element: etree._Element) -> str:
        """Return the part and the place of the paragraph that an element is or stands in."""
        paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        return self.part.label + ("" if paragraph is None else f", {paragraph_place(paragraph)}")


def read(part: PartSource) -> Typed:
    """Return a part as it was typed."""
    root, marks = etree.fromstring(part.original.encode()), Marks()
    return Typed(part, root, [(line, list(marks.tags(line.text))) for line in lines(root) if line.nodes])


def check(typed: Typed, file: str) -> Iterator[Problem]:
    """Yield K508 for each paragraph with a tag that is not whole in it, or that stands in deleted text."""
    for line, tags in typed.lines:
        if reason := fault(line, tags):
            yield _not_whole(typed, file, line.paragraph, *reason)
    yield from _check_elsewhere(typed, file)


def fault(line: Line, tags: Iterable[Tag]) -> tuple[str, str] | None:
    """Return the first tag of a paragraph that is not whole, and why; None when all are."""
    text = line.text
    for tag in tags:
        if tag.end is None:
            return _around(text, tag.start), _OPEN if text[tag.start] == "{" else _CLOSED
        if cut := _cut_by(line, tag.start, tag.end):
            return text[tag.start : tag.end], f"terpotong oleh {cut}"
    return None


_OPEN = "dibuka, tetapi tidak ditutup di paragraf ini"
_CLOSED = "ditutup, tetapi tidak dibuka di paragraf ini"


def _around(text: str, place: int) -> str:
    return text[max(0, place - (20 if text[place] != "{" else 0)) : place + 40]


def _cut_by(line: Line, start: int, end: int) -> str:
    """Return what stands inside a tag that docxtpl would drop or tear, "" when only marks of Word do."""
    first, last = line.nodes[line.at(start)], line.nodes[line.at(end - 1)]
    if first is last:
        return ""
    lost = next((each for each in between(first, last, line.paragraph) if each.tag not in _HARMLESS), None)
    if lost is None and (odd := _path(first, line.paragraph) ^ _path(last, line.paragraph)):
        return NAMES.get(etree.QName(min(odd)).localname, "susunan lain")
    return "" if lost is None else NAMES.get(etree.QName(lost).localname, f"“{etree.QName(lost).localname}”")


def _path(node: etree._Element, paragraph: etree._Element) -> set[str]:
    path = set()
    for each in node.iterancestors():
        if each is paragraph:
            break
        path.add(str(each.tag))
    return path


def between(first: etree._Element, last: etree._Element, around: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements `around` that begin after one and before another, without properties and what is in them."""
    walk = etree.iterwalk(around, events=("start",))
    inside = False
    for _, each in walk:
        if each is last:
            return
        if inside and isinstance(each.tag, str):
            if each.tag in _PROPERTIES and each.find(w("sectPr")) is None:
                walk.skip_subtree()
            elif each.tag not in _PROPERTIES:
                yield each
        inside = inside or each is first


def _check_elsewhere(typed: Typed, file: str) -> Iterator[Problem]:
    """Yield K508 for what is wrong in deleted text, in fields, in attributes, in properties."""
    for node in typed.root.iter(etree.Element):
        if node.tag in (w("t"), w("delText")):
            texts = [*node.attrib.values()]
            if _MARK.search(node.text or "") and next(node.iterancestors(*_GONE), None) is not None:
                yield _not_whole(typed, file, node, node.text, _DELETED)
        else:
            texts = [*node.attrib.values(), node.text or ""]
        for text in filter(_MARK.search, texts):
            tag = next((each for each in Marks().tags(text) if each.end is None), None)
            if tag is not None:
                reason = _OPEN if text[tag.start] == "{" else _CLOSED
                yield _not_whole(typed, file, node, _around(text, tag.start), reason)


_DELETED = "ada di teks yang sudah dihapus (pelacakan perubahan masih terbuka), tetapi tetap dijalankan"


def _not_whole(typed: Typed, file: str, element: etree._Element, tag: str, reason: str) -> Problem:
    tag = " ".join(tag.split())
    return error(
        "K508",
        f"tag “{tag if len(tag) <= 60 else tag[:57] + '…'}” {reason}.",
        "tulis tag utuh dalam satu paragraf, dari {{ sampai }}, {% sampai %}, atau {# sampai #}; bila tampak utuh, "
        "terima dahulu semua perubahan terlacak (Tinjau → Terima), lalu ketik ulang tag itu sekaligus.",
    ).at(Location(file, spot=typed.spot(element)))
