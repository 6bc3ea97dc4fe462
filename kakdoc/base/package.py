"""The .docx file as a zip package: read with limits, written with identical bytes for identical content.

Python's `zipfile` can neither copy a member without inflating it nor leave the clock out, so the
few records of the format that are needed are written here (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12
and 4.3.16; ECMA-376 part 2, annex B).
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kakdoc.base.problems import Location, Problem, TemplateError, error

MAX_UNPACKED = 200 * 2**20
"""Bytes a whole template may unpack to."""
MAX_RATIO = 200
"""How many times larger than packed a member of over a megabyte may be."""
MAX_MEMBERS = 65_000
"""A zip holds 65,535 members; the rest is room for what papers add to their template."""
DEFLATE_LEVEL = 2
"""Measured: as fast as level 1 and 8 % smaller than it."""

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How the members of a package may be packed (ECMA-376 part 2, annex B.4)."""
BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What reading a package raises that is none, or is not whole."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DOS_DATE = 0x21  # 1 January 1980: the first day a zip knows; no clock in the output
_UTF8_NAME = 0x800
_SEAL = b"kakdoc:"
_SEAL_SIZE = len(_SEAL) + 32


class Member(NamedTuple):
    """One file of a package, as it is stored: `payload` is deflated unless `method` is 0."""

    name: str
    payload: bytes
    crc: int
    size: int
    method: int = zipfile.ZIP_DEFLATED

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Return `data` deflated under `name`."""
        return cls.of_pieces(name, [data])

    @classmethod
    def of_pieces(cls, name: str, pieces: Iterable[bytes]) -> Member:
        """Return the pieces, one after the other, deflated under `name`; never all in memory at once."""
        packer = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed, crc, size = [], 0, 0
        for piece in pieces:
            packed.append(packer.compress(piece))
            crc, size = zlib.crc32(piece, crc), size + len(piece)
        packed.append(packer.flush())
        return cls(name, b"".join(packed), crc, size)

    @classmethod
    def stored(cls, name: str, data: bytes) -> Member:
        """Return `data` under `name` as they are: pictures and packages are packed already."""
        return cls(name, data, zlib.crc32(data), len(data), zipfile.ZIP_STORED)

    @property
    def data(self) -> bytes:
        """The content, inflated."""
        if not self.method:
            return self.payload
        # Never more than was announced, and checked: a size that lies would let a bomb through.
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.payload, self.size) if self.size else b""


Package = Mapping[str, Member]
"""The members of a .docx by name, in the order of the file."""


def read(data: bytes, file: str) -> dict[str, Member]:
    """Return the members of a Word file.

    Raises TemplateError: K501 when it is no Word file, K502 when it is not safe to open.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), file)
            members = {info.filename: _member(data, info) for info in archive.infolist() if not info.is_dir()}
            damaged = archive.testzip() is not None
    except BROKEN as cause:
        raise TemplateError(_not_word(file, data)) from cause
    if damaged or "[Content_Types].xml" not in members or "_rels/.rels" not in members:
        raise TemplateError(_not_word(file, data))
    _refuse_doctype(members, file)
    return members


def _not_word(file: str, data: bytes) -> Problem:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "berkas ini .doc lama atau dilindungi kata sandi"
    elif not data:
        reason = "berkas ini kosong"
    else:
        reason = "isinya bukan paket Word (.docx)"
    return error(
        "K501",
        f"templat tidak dapat dibuka: {reason}.",
        "buka di Word, lalu simpan sebagai “Dokumen Word (*.docx)” tanpa kata sandi.",
    ).at(Location(file))


def _unsafe(file: str, message: str) -> TemplateError:
    remedy = "jangan dipakai; ambil templat yang asli dengan `kakdoc mulai`, atau simpan ulang dari Word."
    return TemplateError(error("K502", message, remedy).at(Location(file)))


def _check_sizes(infos: Sequence[zipfile.ZipInfo], file: str) -> None:
    total = 0
    if len(infos) > MAX_MEMBERS:
        raise _unsafe(file, f"templat ini berisi {len(infos)} berkas, lebih banyak daripada yang wajar.")
    for info in infos:
        total += info.file_size
        bloated = info.file_size > 2**20 and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if bloated or total > MAX_UNPACKED:
            raise _unsafe(file, f"“{info.filename}” di dalam templat membengkak tidak wajar bila dibuka.")
        if info.filename.startswith("/") or ".." in info.filename.split("/") or "\\" in info.filename:
            raise _unsafe(file, f"nama “{info.filename}” di dalam templat tidak wajar.")
        if info.flag_bits & 1:
            raise zipfile.BadZipFile("encrypted")


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    name_size, extra_size = struct.unpack_from("<2H", data, info.header_offset + 26)
    start = info.header_offset + _LOCAL.size + name_size + extra_size
    payload = data[start : start + info.compress_size]
    if info.compress_type not in METHODS:
        raise zipfile.BadZipFile("compression")
    return Member(info.filename, payload, info.CRC, info.file_size, info.compress_type)


def _refuse_doctype(members: Package, file: str) -> None:
    for name, member in members.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        data = member.data
        # UTF-16 would hide the declaration from this search; Word writes UTF-8 only.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise _unsafe(file, f"“{name}” di dalam templat memuat deklarasi DOCTYPE atau sandi yang asing.")


def write(members: Iterable[Member], *, sealed: bool = True) -> bytes:
    """Return the bytes of a package: same members, same bytes; `sealed` for papers (see `is_untouched`)."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for member in members:
        name = member.name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        sizes = (member.crc, len(member.payload), member.size)
        body += (
            _LOCAL.pack(b"PK\3\4", 20, flags, member.method, 0, _DOS_DATE, *sizes, len(name), 0),
            name,
            member.payload,
        )
        directory += (
            _CENTRAL.pack(
                b"PK\1\2",
                20,
                20,
                flags,
                member.method,
                0,
                _DOS_DATE,
                *sizes,
                len(name),
                0,
                0,
                0,
                0,
                0,
                offset,
            ),
            name,
        )
        offset += _LOCAL.size + len(name) + len(member.payload)
        count += 1
    records = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(records), offset, _SEAL_SIZE if sealed else 0)
    content = b"".join(body) + records + end
    return content + _seal(content) if sealed else content


def _seal(content: bytes) -> bytes:
    return _SEAL + digest(content).encode()


def digest(data: bytes) -> str:
    """Return the fingerprint of bytes (BLAKE2b, 128 bits, hexadecimal)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def is_untouched(data: bytes) -> bool:
    """Return whether a file is, byte for byte, one that `write` made.

    The seal is the zip's own comment. Every program that saves the file writes the zip anew and
    drops it, so an edited paper is never taken for an untouched one.
    """
    content, seal = data[:-_SEAL_SIZE], data[-_SEAL_SIZE:]
    return seal.startswith(_SEAL) and seal == _seal(content)
