"""Minimal Word files made of snippets, for templates that show one feature each."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import ooxml_integrity
from lxml import etree

from kakdoc.word.template.compiled import compile_template

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE_NAMES = (
    "Paragraf", "Anak Judul", "Daftar Lanjutan", "Kepala Tabel", "Isi Tabel", "Daftar Angka", "Daftar Huruf",
    "Daftar Angka Kurung", "Daftar Huruf Kurung", "Daftar Butir",
)  # fmt: skip


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'


def runs(*texts: str) -> str:
    """A paragraph whose text is cut over several runs, as Word does."""
    return (
        "<w:p>"
        + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(t, quote=False)}</w:t></w:r>" for t in texts)
        + "</w:p>"
    )


def tc(content: str, properties: str = '<w:tcW w:w="1000" w:type="dxa"/>') -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str) -> str:
    return "<w:tr>" + "".join(tc(p(cell)) if not cell.startswith("<w:tc>") else cell for cell in cells) + "</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def section(references: str = "") -> str:
    return f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'


def styles(names: Sequence[str] = STYLE_NAMES) -> str:
    written = []
    for number, name in enumerate(names):
        listed = (
            f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            if "Daftar " in name and "Lanjutan" not in name
            else ""
        )
        written.append(f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="{name}"/>{listed}</w:style>')
    table = '<w:style w:type="table" w:styleId="T1"><w:name w:val="Tabel Kakdoc"/></w:style>'
    return f"<w:styles {NS}>{''.join(written)}{table}</w:styles>"


def numbering() -> str:
    level = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{depth + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{400 * (depth + 1)}" w:hanging="400"/></w:pPr></w:lvl>'
        for depth in range(4)
    )
    numbers = range(5, 10)
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{level}</w:abstractNum>'
        for n in numbers
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in numbers)
    return f"<w:numbering {NS}>{abstract}{nums}</w:numbering>"


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<cp:keywords>{keywords}</cp:keywords></cp:coreProperties>"
)


# What Word itself writes beside the core properties: it repeats the title there, tags and all.
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Word</Application>'
    '<TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>{title}</vt:lpstr></vt:vector></TitlesOfParts>'
    "</Properties>"
)
PNG = b"\x89PNG\r\n\x1a\n{{ bukan tag }}\x00\xff"
"""Bytes that no one may touch."""
DEFAULT_HEADER = '<w:headerReference w:type="default" r:id="rId12"/>'


def header(inner: str) -> dict[str, tuple[str, str]]:
    """One header, rId12 when there are no other parts."""
    return {"header1.xml": ("header", f"<w:hdr {NS}>{inner}</w:hdr>")}


def headed(inner: str, body: str = "") -> bytes:
    """A file with a header."""
    return docx(body or p("isi"), header(inner), last=section(DEFAULT_HEADER))


def footnotes(*notes: str) -> dict[str, tuple[str, str]]:
    """Footnotes 2, 3 …"""
    written = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 2))
    return {"footnotes.xml": ("footnotes", f"<w:footnotes {NS}>{written}</w:footnotes>")}


def noted(*notes: str) -> bytes:
    """A file with two sections and footnotes in the last."""
    references = "".join(f'<w:footnoteReference w:id="{number}"/>' for number in range(2, 2 + len(notes)))
    body = f"<w:p><w:pPr>{section()}</w:pPr></w:p><w:p><w:r>{references}</w:r></w:p>"
    return docx(body, footnotes(*notes))


def docx(
    body: str,
    parts: Mapping[str, tuple[str, str]] | None = None,
    core: str | None = None,
    *,
    last: str | None = None,
    app: str | None = None,
) -> bytes:
    """The bytes of a Word file; `parts` are (kind, XML) by name: header1.xml, footnotes.xml …

    Related parts get the ids rId10, rId11 … in their order; `last` is the closing section, `app` the
    extended properties. An image (rId9) is always there.
    """
    extra = {"styles.xml": ("styles", styles()), "numbering.xml": ("numbering", numbering()), **(parts or {})}
    relations = f'<Relationship Id="rId9" Type="{REL}image" Target="media/image1.png"/>' + "".join(
        f'<Relationship Id="rId{10 + number}" Type="{REL}{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(extra.items())
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{MAIN}{kind}+xml"/>' for name, (kind, _) in extra.items()
    )
    if app is not None:
        overrides += '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        + (f'<Relationship Id="rId3" Type="{REL}extended-properties" Target="docProps/app.xml"/>' if app else "")
        + "</Relationships>",
        "word/document.xml": f"<w:document {NS}><w:body>{body}{last if last is not None else section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        "docProps/core.xml": core or CORE.format(title="Judul", keywords=""),
        **{f"word/{name}": xml for name, (_, xml) in extra.items()},
        **({"docProps/app.xml": app} if app else {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, DECLARATION + xml)
        archive.writestr("word/media/image1.png", PNG)
    return packed.getvalue()


def filled(data: bytes, context: Mapping[str, object]) -> bytes:
    """The template filled in: a good Word file, or the test fails."""
    return sound(compile_template(data, "t.docx").render(context))


def sound(data: bytes) -> bytes:
    """The same file, when nothing is wrong with its package."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x.docx")
        file.write_bytes(data)
        findings = ooxml_integrity.check(str(file))
    assert [str(each) for each in findings if each.severity == ooxml_integrity.ERROR] == []
    for root in (part(data, name) for name in names(data) if name.startswith("word/") and name.endswith(".xml")):
        for story in root.iter(f"{W}tc", f"{W}footnote"):
            assert list(story)[-1].tag == f"{W}p"
        assert all(table.find(f"{W}tr") is not None for table in root.iter(f"{W}tbl"))
        assert all(row.find(f"{W}tc") is not None for row in root.iter(f"{W}tr"))
    return data


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def reading(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file, XML in canonical form."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: canonical(name, archive.read(name)) for name in archive.namelist()}


def canonical(name: str, data: bytes) -> bytes:
    """A part in canonical form; content types and relationships are sets, their order says nothing.

    Empty properties count as absent: docxtpl adds the six that it knows to every document.
    """
    if not name.endswith((".xml", ".rels")):
        return data
    root = etree.fromstring(data)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        root[:] = sorted(root, key=lambda each: sorted(each.attrib.items()))
    if name == "docProps/core.xml":
        root[:] = [each for each in root if each.text]
    return bytes(etree.tostring(root, method="c14n"))


def paragraphs(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of each paragraph; line breaks and tabs as in Python."""
    signs = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    return [
        "".join(signs[node.tag] or node.text or "" for node in paragraph.iter(*signs))
        for paragraph in part(data, name).iter(f"{W}p")
    ]
