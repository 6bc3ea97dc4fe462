"""The package of a workbook: refused where it is not safe to parse, its sheets without the cells that hold nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from kakdoc.base.problems import InputError, Location, error
from kakdoc.inputs.excel.cells import guards

MAX_UNPACKED = 400 * 2**20
MAX_RATIO = 200
"""How many times larger than packed a member of over a megabyte may be; sheets of numbers reach about 30."""
_PIECE = 4 * 2**20
NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]+)([0-9]+)")(?![^>]*?\bt="str")[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_EMPTY_CELL = rb"<c\s[^>]*(?:/>|>\s*(?:<v\s*/>\s*|<v>\s*</v>\s*)?</c>)\s*"
_EMPTY = re.compile(rb"<row\s[^>]*(?:/>|>\s*(?:" + _EMPTY_CELL + rb")*+</row>)\s*|" + _EMPTY_CELL)
"""Rows and cells without anything; a format alone is nothing, however far down it was given."""
_FORMAT = re.compile(rb'\bformatCode="[^"]*"')
_LETTER = re.compile(rb"(&quot;.*?&quot;)|\\([dmyhs])", re.IGNORECASE)
_UNPLACED = re.compile(rb"<(?:row|c)(?![^>]*\sr=)[\s/>]")
_ENCODING = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"']([^\"']*)")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_READABLE = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})


class Package(zipfile.ZipFile):
    """A zip file that gives its sheets without what holds nothing; `unvalued` are formulas never computed, by sheet."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data))
        self._lean: dict[str, bytes] = {}
        self.unvalued: dict[str, frozenset[tuple[int, int]]] = {}
        _check_sizes(self.infolist(), name)
        for info in self.infolist():
            if info.filename.endswith((".xml", ".rels", ".vml")):
                self._inspect(info, name)

    def open(self, name: Any, *arguments: Any, **options: Any) -> IO[bytes]:
        """Return a member opened, a sheet as it was cleared."""
        lean = self._lean.get(getattr(name, "filename", name))
        return super().open(name, *arguments, **options) if lean is None else io.BytesIO(lean)

    def _inspect(self, info: zipfile.ZipInfo, name: str) -> None:
        """Refuse a part that is not safe to parse; keep a sheet without what holds nothing."""
        from openpyxl.utils import column_index_from_string

        with super().open(info) as stream:
            pieces = list(_cleared(stream, info.filename, name))
        if pieces and b"<styleSheet" in pieces[0]:
            self._lean[info.filename] = _FORMAT.sub(_quoted_letters, b"".join(pieces))
        if info.filename == guards.STRINGS:
            self._lean[info.filename] = guards.kept(b"".join(pieces))
        if not pieces or b"worksheet" not in pieces[0]:
            return
        sheet = b"".join(pieces)
        if _UNPLACED.search(sheet):  # then cells are counted, and empty ones count too
            sheet = self.read(info)
        self._lean[info.filename] = sheet
        if b"<f" in sheet or b":f" in sheet:
            cells = ((int(row), column_index_from_string(letters.decode())) for letters, row in NO_VALUE.findall(sheet))
            self.unvalued[info.filename] = frozenset(cells)


def check(package: zipfile.ZipFile, name: str) -> None:
    """Raise InputError K131 for a workbook that is not safe to parse; none of it is kept."""
    _check_sizes(package.infolist(), name)
    for info in package.infolist():
        if info.filename.endswith((".xml", ".rels", ".vml")):
            with package.open(info) as stream:
                if not _is_safe(stream):
                    raise _declared(name, info.filename)


def _is_safe(stream: IO[bytes]) -> bool:
    """Return whether a part declares nothing and hides nothing; it is read piece by piece."""
    tail, is_first = b"", True
    while piece := stream.read(_PIECE):
        if (is_first and not _is_plain(piece)) or b"\0" in piece or _DECLARED.search(tail + piece):
            return False
        tail, is_first = piece[-16:], False
    return True


def _cleared(stream: IO[bytes], part: str, name: str) -> Iterator[bytes]:
    """Yield a part in pieces that end with a tag, a sheet's without empty rows and cells."""
    rest, clearing = b"", True
    for number, read in enumerate(iter(lambda: stream.read(_PIECE), b"")):
        held = rest + read
        end = held.rfind(b">") + 1
        piece, rest = held[:end], held[end:]
        if number == 0:
            clearing = b"<worksheet" in held
        if (number == 0 and not _is_plain(held)) or b"\0" in read or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            raise _declared(name, part)
        clearing = clearing and b"<![CDATA[" not in piece and b"<!--" not in piece
        yield _EMPTY.sub(b"", piece) if clearing else piece
    yield rest


def _declared(name: str, part: str) -> InputError:
    return _unsafe(name, f"“{part}” di dalamnya memuat deklarasi DOCTYPE atau sandi yang asing")


def _quoted_letters(found: re.Match[bytes]) -> bytes:
    """Return a number format with letters in quotes, not behind a backslash: openpyxl would read a date."""
    return _LETTER.sub(lambda each: each[1] or b"&quot;" + each[2] + b"&quot;", found[0])


def _is_plain(start: bytes) -> bool:
    """Return whether a part is written in an encoding in which a declaration cannot hide."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = _ENCODING.match(text)
    return text[:1] in (b"<", b"") and (found is None or found[1].lower() in _READABLE)


def _check_sizes(infos: list[zipfile.ZipInfo], name: str) -> None:
    total = 0
    for info in infos:
        total += info.file_size
        bloated = info.file_size > 2**20 and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if bloated or total > MAX_UNPACKED:
            raise _unsafe(name, f"“{info.filename}” di dalamnya membengkak tidak wajar bila dibuka")
        if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("encrypted, or packed as no package is")


def _unsafe(name: str, message: str) -> InputError:
    remedy = "jangan dipakai; salin isinya ke formulir baru dari `kakdoc formulir JENIS FILE.xlsx`."
    return InputError(error("K131", f"buku kerja ini tidak aman dibuka: {message}.", remedy).at(Location(name)))
