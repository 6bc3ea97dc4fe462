"""The Jinja source of each part of a Word template, as docxtpl itself makes it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part

BODY, HEADER, FOOTER, FOOTNOTES, PROPERTIES = (
    "badan dokumen", "kepala halaman", "kaki halaman", "catatan kaki", "properti dokumen",
)  # fmt: skip

PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
RAW = re.compile(r"\{%[-+]?\s*raw\b")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# docxtpl's way to write a literal tag. It replaces these marks after rendering, also in data; here
# they are replaced in the template, where they are meant.
_LITERALS = {"{_{": "{{ '{{' }}", "}_}": "{{ '}}' }}", "{_%": "{{ '{%' }}", "%_}": "{{ '%}' }}"}


@dataclass(frozen=True, slots=True)
class PartSource:
    """One part of a template: `head + source rendered + tail` is the part filled in.

    `original` is the XML before docxtpl's patching; fault reports count paragraphs in it.
    """

    member: str
    label: str
    original: str
    source: str
    head: str = ""
    tail: str = ""

    @property
    def has_tags(self) -> bool:
        """Whether Jinja has anything to do here."""
        return "{{" in self.source or "{%" in self.source or "{#" in _without_line_marks(self.source)


def _without_line_marks(source: str) -> str:
    return source.replace("{#\n#}", "")


# The order that the schema wants (ECMA-376 part 1, CT_TcPr); docxtpl adds its own at either end.
_CELL_PROPERTIES = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
_TCPR = re.compile(r"(<w:tcPr>)(.*?)(</w:tcPr>)", re.DOTALL)
_ATTRIBUTES = r'(?:[^"<>]|"[^"]*")*'
_PROPERTY = re.compile(rf"<w:(\w+){_ATTRIBUTES}/>|<w:(\w+){_ATTRIBUTES}>.*?</w:\2>", re.DOTALL)


def in_order(source: str) -> str:
    """Return the source with the properties of computed cells in the order of the schema.

    What docxtpl makes of `cellbg`, `colspan`, `vm` and `hm` is out of order, and strict readers refuse it.
    """
    return _TCPR.sub(lambda match: match[1] + _ordered(match[2]) + match[3], source)


def _ordered(properties: str) -> str:
    pieces = list(_PROPERTY.finditer(properties))
    known = all((piece[1] or piece[2]) in _CELL_PROPERTIES for piece in pieces)
    if not known or "".join(piece[0] for piece in pieces) != properties:
        return properties
    return "".join(piece[0] for piece in sorted(pieces, key=lambda each: _CELL_PROPERTIES.index(each[1] or each[2])))


_CELL = re.compile(r"(<w:tc(?: [^>]*)?>)((?:(?!<w:tc[ >]|</w:tc>).)*)", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
_HELPER = re.compile(r"\{%\s*(?:cellbg|colspan|vm|hm)\b")
_NO_PROPERTIES = re.compile(r"\s*(?:<w:tcPr/>|(?!\s*<w:tcPr[ >]))")


def _with_properties(cell: re.Match[str]) -> str:
    """Return a cell that a tag of docxtpl colours or joins with properties for it to write into."""
    if "<w:tcPr>" in cell[2] or not _HELPER.search(_MARKUP.sub("", cell[2])):
        return cell[0]
    return cell[1] + _NO_PROPERTIES.sub('<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>', cell[2], count=1)


def patched(original: str) -> str:
    """Return the Jinja source of WordprocessingML, each paragraph on a line of its own.

    The line breaks stand in Jinja comments: they count for error reports and print nothing.
    Templates that use `raw`, inside which a comment would print, are told apart by the caller.
    """
    from docxtpl import DocxTemplate

    source = in_order(DocxTemplate("").patch_xml(_CELL.sub(_with_properties, original)))
    for mark, literal in _LITERALS.items():
        source = source.replace(mark, literal)
    return PARAGRAPH.sub("\n<w:p" if RAW.search(source) else "{#\n#}<w:p", source)


def read(data: bytes) -> list[PartSource]:
    """Return the parts that docxtpl would render, in its order.

    Raises what python-docx and lxml raise for a broken file (ValueError, KeyError, XMLSyntaxError).
    """
    from docx import Document
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(data))
    except PackageNotFoundError as cause:
        raise ValueError(str(cause)) from cause
    parts = [_body(document)]
    for uri, label in ((RELATIONSHIP_TYPE.HEADER, HEADER), (RELATIONSHIP_TYPE.FOOTER, FOOTER)):
        parts += [_whole(part, label) for part in _related(document, uri)]
    parts += _properties(document)
    for part in document.part.package.iter_parts():
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            original = part.blob.decode("utf-8")
            parts.append(PartSource(_name(part), FOOTNOTES, original, patched(original)))
    return parts


def _name(part: Part) -> str:
    return str(part.partname).lstrip("/")


def _body(document: WordDocument) -> PartSource:
    root = document.element
    original = etree.tostring(root.body, encoding="unicode")
    root.replace(root.body, etree.SubElement(root, "kakdoc-body"))
    head, tail = etree.tostring(root, encoding="unicode").split("<kakdoc-body/>")
    return PartSource(_name(document.part), BODY, original, patched(original), _DECLARATION + head, tail)


def _related(document: WordDocument, uri: str) -> Iterator[Part]:
    seen = set()
    for relation in document.part.rels.values():
        if relation.reltype == uri and _name(relation.target_part) not in seen:
            seen.add(_name(relation.target_part))
            yield relation.target_part


def _whole(part: Part, label: str) -> PartSource:
    original = etree.tostring(etree.fromstring(part.blob), encoding="unicode")
    return PartSource(_name(part), label, original, patched(original), _DECLARATION)


def _properties(document: WordDocument) -> Iterator[PartSource]:
    """Yield the core and the extended properties; without them in the template there are none in the document.

    They are known by their content type: LibreOffice relates them in a way that python-docx does
    not know, and python-docx would then make a part with the time of the day in it. Word repeats the
    title, tags and all, in the extended ones, which docxtpl leaves as they are.
    """
    from docx.opc.constants import CONTENT_TYPE

    for part in document.part.package.iter_parts():
        if part.content_type in (CONTENT_TYPE.OPC_CORE_PROPERTIES, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES):
            original = etree.tostring(etree.fromstring(part.blob), encoding="unicode")
            source = _TAG.sub(lambda match: html.unescape(match[0]), original)
            yield PartSource(_name(part), PROPERTIES, original, source, _DECLARATION)
