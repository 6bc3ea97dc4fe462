"""Fields of Word: where each begins and ends, and what it is told to do; contents lists are fields too.

They are marked to be made anew when a paper is opened, and left out when papers are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kakdoc.base.package import Member
from kakdoc.word.styles import w

_CHAR, _TYPE, _TEXT, _SIMPLE, _INSTR = w("fldChar"), w("fldCharType"), w("instrText"), w("fldSimple"), w("instr")

_BODY = "word/document.xml"
_LISTS = frozenset(("TOC", "TOA"))
SHOWN = "‹daftar isi›"
"""Stands for a contents list in a paper that is compared."""


@dataclass(slots=True)
class Field:
    """A field: its instruction, the element that begins it and, where it has one of its own, the one that ends it."""

    begin: etree._Element
    instruction: str = ""
    end: etree._Element | None = None

    @property
    def name(self) -> str:
        """What kind of field it is, in capitals: `PAGE`, `TOC`."""
        return next(iter(self.instruction.split()), "").upper()


def fields(root: etree._Element) -> Iterator[Field]:
    """Yield the fields of a part, each when it ends; one that never ends comes last."""
    open_fields: list[Field] = []
    for each in root.iter(_CHAR, _TEXT, _SIMPLE):
        if each.tag == _SIMPLE:
            yield Field(each, each.get(_INSTR, ""))
        elif each.tag == _TEXT:
            if open_fields:
                open_fields[-1].instruction += each.text or ""
        elif each.get(_TYPE) == "begin":
            open_fields.append(Field(each))
        elif each.get(_TYPE) == "end" and open_fields:
            open_fields[-1].end = each
            yield open_fields.pop()
    yield from open_fields


def mark_contents(members: dict[str, Member]) -> dict[str, Member]:
    """Return a template whose contents lists Word makes anew when it opens a paper; the same where there are none."""
    data = members[_BODY].data
    if b"TO" not in data:
        return members
    root = etree.fromstring(data)
    found = [field for field in fields(root) if field.name in _LISTS]
    for field in found:
        field.begin.set(w("dirty"), "true")
    if not found:
        return members
    written = etree.tostring(root, encoding="UTF-8", standalone=True)
    return {**members, _BODY: Member.of(_BODY, bytes(written))}


def fold_contents(root: etree._Element) -> None:
    """Put a sign in the place of each contents list: what it shows is made of the headings, by whoever saved last."""
    for field in [each for each in fields(root) if each.name in _LISTS]:
        first = next(field.begin.iterancestors(w("p")), None)
        if first is None:
            continue
        if field.end is not None:
            _empty(root, field, first)
        for child in list(first):
            if field.end is None or child.tag in (w("pPr"), w("fldSimple")):
                first.remove(child)
        run = etree.SubElement(first, w("r"))
        etree.SubElement(run, w("t")).text = SHOWN


def _empty(root: etree._Element, field: Field, first: etree._Element) -> None:
    """Take out what stands from the beginning of a field to its end, paragraphs too that hold nothing else."""
    inside, taken = False, []
    last = field.end
    for each in root.iter():
        inside = inside or each is field.begin
        if inside and each.tag in (w("r"), w("p")):
            taken.append(each)
        if each is last:
            break
    ending = None if last is None else next(last.iterancestors(w("p")), None)
    runs = [each for each in taken if each.tag == w("r")] + [field.begin.getparent()]
    for run in runs:
        _take_out(run)
    for paragraph in (each for each in taken if each.tag == w("p") and each is not first):
        holds = next(paragraph.iter(w("t")), None) is not None
        if not (paragraph is ending and holds) and next(paragraph.iter(w("sectPr")), None) is None:
            _take_out(paragraph)


def _take_out(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)
