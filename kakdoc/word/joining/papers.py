"""One Word file of many papers: each begins a page and a section, counts its pages and lists anew, has its headers."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member, Package
from kakdoc.word.joining import parts
from kakdoc.word.joining.numbers import NUMBERING, Lists, Marks
from kakdoc.word.joining.parts import BODY, Joined, Relation
from kakdoc.word.styles import W, w

MOST = 500
"""Papers in one file; Word slows down beyond."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f"{{{_OFFICE}}}"
_NOTES = (w("footnoteReference"), w("endnoteReference"), w("commentReference"))
_REFERENCES = {w("headerReference"): ("header", "hdr"), w("footerReference"): ("footer", "ftr")}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_BEHIND_NUMBERS = (
    w("cols"), w("formProt"), w("vAlign"), w("noEndnote"), w("titlePg"), w("textDirection"), w("bidi"), w("rtlGutter"),
    w("docGrid"), w("printerSettings"), w("sectPrChange"),
)  # fmt: skip


class NotJoinable(ValueError):
    """A paper that cannot be one of several in a file; why is its argument."""


class Papers:
    """Papers joined to one file, as they come."""

    def __init__(self) -> None:
        self.count = 0
        self._joined: Joined | None = None
        self._marks = Marks()

    def add(self, data: bytes) -> None:
        """Add a paper behind those before it; raises NotJoinable where it has notes, or no body of its own."""
        members = parts.without_trace(package.read(data, "naskah"))
        root = etree.fromstring(members[BODY].data)
        body = root.find(w("body"))
        if body is None or any(True for _ in body.iter(*_NOTES)):
            raise NotJoinable("memuat catatan kaki atau komentar")
        self._marks.renew(body)
        if self._joined is None:
            self._begin(members, root, body)
        else:
            self._lists.restart(body, members)
            _related(body, self._joined, members)
            self._follow(body)
        self.count += 1

    def _begin(self, members: Package, root: etree._Element, body: etree._Element) -> None:
        self._joined, self._lists = Joined(members), Lists(members)
        self._root, self._body = root, body
        self._kinds = {(each.tag, each.get(w("type"))) for each in body.iter(*_REFERENCES)}
        self._bare: dict[str, str] = {}
        for each in _sections(body)[:1]:
            _count_anew(each)

    def _follow(self, body: etree._Element) -> None:
        """Put the blocks of a paper behind those that are there."""
        first = _sections(body)[0]
        _begin_page(first)
        _count_anew(first)
        self._head_bare(first)
        _close(self._body)
        for each in list(body):
            self._body.append(each)

    def _head_bare(self, section: etree._Element) -> None:
        """Give a section that has no header of its own an empty one where it would have that of the paper before."""
        assert self._joined is not None  # noqa: S101  asked for a second paper
        own = {(each.tag, each.get(w("type"))) for each in section.iterchildren(*_REFERENCES)}
        for tag, kind in sorted(self._kinds - own, key=str):
            name, root = _REFERENCES[tag]
            if name not in self._bare:
                part = f"word/{name}-kosong.xml"
                self._joined.put(part, f'<w:{root} xmlns:w="{W}"><w:p/></w:{root}>'.encode(), _TYPE.format(name))
                self._bare[name] = self._joined.add(Relation(f"{_OFFICE}/{name}", f"/{part}"))
            section.insert(0, etree.Element(tag, {w("type"): kind or "default", f"{_R}id": self._bare[name]}))

    def finished(self) -> bytes:
        """Return the bytes of the file; raises NotJoinable where no paper was added."""
        if self._joined is None:
            raise NotJoinable("tidak berisi naskah")
        members = self._joined.finished()
        members[BODY] = Member.of(BODY, etree.tostring(self._root, encoding="UTF-8", standalone=True))
        if (numbering := self._lists.part()) is not None:
            members[NUMBERING] = Member.of(NUMBERING, numbering)
        return package.write(members.values())


def _sections(body: etree._Element) -> list[etree._Element]:
    """Return the properties of the sections of a body, in order; one is made where there is none."""
    found = [*body.iter(w("sectPr"))]
    return found or [etree.SubElement(body, w("sectPr"))]


def _related(body: etree._Element, joined: Joined, members: Package) -> None:
    """Have all in a body name the relationships of the joined file."""
    own = parts.relations(members, BODY)
    for each in body.iter():
        for name, value in each.attrib.items() if isinstance(each.tag, str) else ():
            if name.startswith(_R) and value in own:
                each.set(name, joined.related(members, own[value]))


def _begin_page(section: etree._Element) -> None:
    """Have a section begin a page."""
    kind = section.find(w("type"))
    if kind is not None and kind.get(w("val")) == "continuous":
        kind.set(w("val"), "nextPage")


def _count_anew(section: etree._Element) -> None:
    """Have a section count its pages from 1, unless it says from where."""
    numbers = section.find(w("pgNumType"))
    if numbers is None:
        numbers = etree.Element(w("pgNumType"))
        section.insert(_place(section, _BEHIND_NUMBERS), numbers)
    if numbers.get(w("start")) is None:
        numbers.set(w("start"), "1")


def _place(section: etree._Element, behind: Iterable[str]) -> int:
    tags = set(behind)
    return next((place for place, each in enumerate(section) if each.tag in tags), len(section))


def _close(body: etree._Element) -> None:
    """Move the properties of the last section into its last paragraph, so that another may follow."""
    last = body[-1]
    if last.tag != w("sectPr"):
        return
    body.remove(last)
    paragraph = body[-1] if len(body) and body[-1].tag == w("p") else None
    if paragraph is None or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        paragraph = etree.SubElement(body, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(
            properties, w("spacing"), {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}
        )
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    marks = [place for place, each in enumerate(properties) if each.tag == w("pPrChange")]
    properties.insert(marks[0] if marks else len(properties), last)
