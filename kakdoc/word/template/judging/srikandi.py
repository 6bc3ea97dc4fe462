"""Marks that another program fills in, such as `${ttd_pengirim}` of SRIKANDI: what the paper must have for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from kakdoc.base.problems import Location, Problem, error
from kakdoc.word.styles import w

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
"""What fillers put in as text relies on these; Word and LibreOffice declare them in all that they save. A picture in
DrawingML says `a` and `pic` itself."""

_RUN_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def check_marks(parts: Sequence[str], marks: Sequence[str], file: str) -> list[Problem]:
    """Return K511 for each mark that does not stand in one run of the rendered parts, or where no picture can."""
    return [*_torn(parts, marks, file), *_out_of_scope(parts, marks, file)]


def _torn(parts: Sequence[str], marks: Sequence[str], file: str) -> Iterator[Problem]:
    runs = [run for part in parts for run in _RUN_TEXT.findall(part)]
    for mark in marks:
        if not any(mark in run for run in runs):
            yield error(
                "K511",
                f"“{mark}” tidak tercetak utuh di hasil.",
                "pulihkan tag nomor, tanggal, dan tanda_tangan di templat; masing-masing ditulis tanpa terputus.",
            ).at(Location(file))


def _out_of_scope(parts: Sequence[str], marks: Sequence[str], file: str) -> Iterator[Problem]:
    """Yield K511 once for each mark that stands where a prefix that fillers use is not declared."""
    for mark in marks:
        places = (text for part in parts if mark in part for text in _texts(part) if mark in (text.text or ""))
        missing = {name for text in places for name, uri in NAMESPACES.items() if text.nsmap.get(name) != uri}
        if missing:
            names = ", ".join(name for name in NAMESPACES if name in missing)
            yield error(
                "K511",
                f"di tempat “{mark}” templat ini tidak menyatakan awalan XML {names}; gambar tanda tangan yang "
                "diisikan di sana membuat naskah tidak dapat dibuka.",
                "buka templat di Word, ketik satu huruf, hapus lagi, lalu simpan; atau pakai templat `kakdoc mulai`.",
            ).at(Location(file))


def _texts(part: str) -> Iterator[etree._Element]:
    yield from etree.fromstring(part.encode()).iter(w("t"))
