"""What openpyxl loses of a workbook: parts it does not keep, and elements of the book and its sheets that are gone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from kakdoc.inputs.excel.changing import extensions

_PARTS = (
    (re.compile(r"xl/media/"), "gambar"),
    (re.compile(r"xl/charts/"), "grafik"),
    (re.compile(r"xl/pivot"), "tabel pivot"),
    (re.compile(r"xl/slicer"), "slicer"),
    (re.compile(r"xl/threadedComments/"), "percakapan komentar"),
    (re.compile(r"xl/(?:ctrlProps|activeX)/"), "tombol atau kotak centang"),
)
_WORDS = {
    "protectedRanges": "rentang yang boleh diubah di sheet terkunci",
    "ignoredErrors": "tanda galat yang diabaikan",
    "fileSharing": "anjuran hanya-baca atau sandi untuk mengubah",
    "customSheetViews": "tampilan tersimpan",
    "customWorkbookViews": "tampilan tersimpan",
    "cellWatches": "sel yang dipantau",
    "sortState": "urutan terakhir",
    "dataConsolidate": "konsolidasi data",
    "oleObjects": "objek OLE",
    "controls": "tombol atau kotak centang",
}
_NOTHING = frozenset(
    {"AlternateContent", "dimension", "drawing", "extLst", "fileRecoveryPr", "fileVersion", "phoneticPr", "revisionPtr",
     "sheetCalcPr", "smartTagPr", "smartTagTypes", "webPublishing"}
)  # fmt: skip
"""Elements without which nothing is missed: marks of versions; what Excel counts anew; what is told by its parts."""
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)


def lost(old: bytes, new: bytes) -> list[str]:
    """Return in words what a workbook that was written anew lacks of the old one, each once."""
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        names = before.namelist()
        told = [what for rule, what in _PARTS if any(rule.match(name) for name in names)]
        told += [*extensions.lost(before), *_elements(before, after)]
    return list(dict.fromkeys(told))


def _elements(before: zipfile.ZipFile, after: zipfile.ZipFile) -> Iterator[str]:
    """Yield elements right below the roots of the book and of its sheets that are no longer there."""
    sheets, kept = extensions.sheets(before), extensions.sheets(after)
    pairs = [
        ("xl/workbook.xml", "xl/workbook.xml"),
        *((part, kept[name]) for name, part in sheets.items() if name in kept),
    ]
    for old, new in pairs:
        there = set(_names(after.read(new)))
        for name in _names(before.read(old)):
            if name not in there and name not in _NOTHING:
                yield _WORDS.get(name, f"“{name}”")


def _names(data: bytes) -> list[str]:
    """Return the names of the elements right below a root, in order."""
    root = etree.fromstring(data, _PARSER)
    return [etree.QName(each).localname for each in root.iterchildren(etree.Element)]
