"""What Excel keeps in a sheet's list of extensions, which openpyxl neither reads nor writes.

Excel moves a validation there when its list is on another sheet, so a form that was once saved has them
(ECMA-376 part 1, 18.2.10; [MS-XLSX] 2.3.2 and 2.6).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_VALIDATIONS = "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"
_REVISION = "/2014/revision"
_LOST = {
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "format bersyarat jenis baru",
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "grafik mini (sparkline)",
}
_SHAPES = (b":sp>", b":sp ", b":grpSp>", b":cxnSp>", b":cxnSp ")
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)


def lost(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield in words what of a workbook openpyxl does not keep."""
    for part in sheets(archive).values():
        for each in _extensions(archive.read(part)):
            if _uri(each) != _VALIDATIONS:
                inner = next(each.iterchildren(etree.Element), each)
                yield _LOST.get(_uri(each)) or f"“{etree.QName(inner).localname}”"
    drawings = (archive.read(name) for name in archive.namelist() if name.startswith("xl/drawings/drawing"))
    if any(sign in data for data in drawings for sign in _SHAPES):
        yield "bentuk atau kotak teks"


def validations(archive: zipfile.ZipFile) -> dict[str, list[etree._Element]]:
    """Return the validations among the extensions of sheets, by the name of the sheet."""
    told = {
        name: [each for each in _extensions(archive.read(part)) if _uri(each) == _VALIDATIONS]
        for name, part in sheets(archive).items()
    }
    return {name: each for name, each in told.items() if each}


def extended(archive: zipfile.ZipFile, added: Mapping[str, list[etree._Element]]) -> dict[str, bytes]:
    """Return the parts of sheets with extensions added at their end, by the name of the part."""
    parts = sheets(archive)
    return {parts[name]: _with(archive.read(parts[name]), each) for name, each in added.items() if name in parts}


def sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), _PARSER)
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    book = etree.fromstring(archive.read("xl/workbook.xml"), _PARSER)
    told = {
        each.get("name", ""): posixpath.normpath(posixpath.join("/xl", targets.get(each.get(_RELATION), ""))).lstrip(
            "/"
        )
        for each in book.iter(f"{{{_MAIN}}}sheet")
    }
    names = set(archive.namelist())
    return {name: part for name, part in told.items() if part in names}


def _extensions(data: bytes) -> list[etree._Element]:
    """Return the extensions at the end of a sheet."""
    if b"extLst" not in data:
        return []
    root = etree.fromstring(data, _PARSER)
    return list(root.findall(f"{{{_MAIN}}}extLst/{{{_MAIN}}}ext"))


def _uri(extension: etree._Element) -> str:
    return str(extension.get("uri", "")).upper()


def _with(data: bytes, extensions: list[etree._Element]) -> bytes:
    """Return a sheet with extensions, without the marks of Excel's versions, which need a word at its head."""
    root = etree.fromstring(data, _PARSER)
    for each in (element for extension in extensions for element in extension.iter(etree.Element)):
        for name in [name for name in each.attrib if _REVISION in name]:
            del each.attrib[name]
    etree.cleanup_namespaces(extensions[0].getparent())
    etree.SubElement(root, f"{{{_MAIN}}}extLst").extend(extensions)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
