"""A paper as it lies on disk: where it came from, and whether somebody worked on it since it was made."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from kakdoc.problems import InputError, Location, Problem, TemplateError, error, warning
from kakdoc.reading.text import unreadable
from kakdoc.rendering import content, package, trace
from kakdoc.rendering.content import Difference
from kakdoc.rendering.package import MAX_UNPACKED, is_untouched
from kakdoc.rendering.trace import Trace

_BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)
_SHOWN = 3
"""How many places of edits a message names."""


def read(path: Path) -> bytes:
    """Return the bytes of a paper; raises InputError K101."""
    try:
        return path.read_bytes()
    except OSError as cause:
        raise InputError(unreadable(path.as_posix(), cause)) from cause


def origin(data: bytes, file: str) -> Trace:
    """Return the trace of a paper with what it carries.

    Raises InputError: K160 without a trace, K161 with one of a later version, K162 with a damaged one, K163 for what
    is no Word file.
    """
    try:
        with opened(data) as archive:
            found = trace.load(archive)
    except trace.Newer as cause:
        raise InputError(_newer(file, str(cause))) from cause
    except trace.Damaged as cause:
        raise InputError(damaged(file)) from cause
    except _BROKEN as cause:
        raise InputError(_no_word(file, data)) from cause
    if found is None:
        raise InputError(_untraced(file))
    return found


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the package of a Word file; raises one of zipfile's errors for what is none, or not safe to open."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if "[Content_Types].xml" not in archive.namelist():
        raise zipfile.BadZipFile("no package")
    if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED:
        raise zipfile.BadZipFile("too large")
    return archive


def differences(data: bytes, made: Trace) -> Sequence[Difference]:
    """Return what was edited in a paper since it was made; nothing when Word or LibreOffice only saved it."""
    if is_untouched(data):
        return ()
    try:
        return content.differences(content.blocks(made.made), content.blocks(package.read(data, "")))
    except TemplateError as cause:
        raise zipfile.BadZipFile("no Word file") from cause


def edits(data: bytes) -> str:
    """Return why a file may hold somebody's work, in words for people; empty for a paper as kakdoc made it."""
    if is_untouched(data):
        return ""
    try:
        found = differences(data, origin(data, ""))
    except InputError as fault:
        return _REASONS.get(fault.problems[0].code, "berkas ini bukan buatan kakdoc")
    except _BROKEN:
        return "berkas ini rusak atau bukan berkas Word"
    if not found:
        return ""
    places = ", ".join(each.place for each in found[:_SHOWN])
    more = f" dan {len(found) - _SHOWN} tempat lain" if len(found) > _SHOWN else ""
    return f"berkas ini sudah disunting ({places}{more})"


_REASONS = {
    "K160": "berkas ini bukan buatan kakdoc, atau disimpan orang tanpa jejak",
    "K161": "berkas ini dibuat kakdoc yang lebih baru",
    "K162": "jejak di berkas ini rusak, jadi tidak diketahui apakah sudah disunting",
}


def unknown_edits(path: Path, edited: Sequence[Difference]) -> list[Problem]:
    """Return K164 for a paper whose edits its input does not know."""
    if not edited:
        return []
    message = f"naskah ini disunting sesudah dibuat ({len(edited)} tempat); suntingannya tidak ada di isian ini."
    remedy = f"lihat tempatnya dengan `kakdoc asal {path.name}`, lalu pindahkan ke isian."
    return [warning("K164", message, remedy).at(Location(path.as_posix()))]


def _untraced(file: str) -> Problem:
    message = "berkas ini tidak membawa jejak: bukan buatan kakdoc, atau dibuat dengan --tanpa-jejak."
    remedy = "pakai berkas isiannya di folder inputs; naskah berikutnya dibuat tanpa pilihan itu."
    return error("K160", message, remedy).at(Location(file))


def _newer(file: str, version: str) -> Problem:
    message = f"jejak berkas ini ditulis kakdoc {version or 'yang lebih baru'}, jadi tidak terbaca di sini."
    return error("K161", message, "pasang kakdoc yang terbaru, lalu jalankan lagi.").at(Location(file))


def damaged(file: str) -> Problem:
    """Return K162 for a paper whose trace cannot be read."""
    message = "jejak di berkas ini rusak, jadi asal-usulnya tidak dapat dibaca."
    remedy = "pakai berkas isiannya, atau salinan lain naskah ini (misalnya dari surel atau cadangan)."
    return error("K162", message, remedy).at(Location(file))


def _no_word(file: str, data: bytes) -> Problem:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "berkas .doc lama, atau dilindungi kata sandi"
    elif data.startswith(b"%PDF"):
        reason = "PDF"
    else:
        reason = "bukan paket Word (.docx), atau rusak" if data else "kosong"
    remedy = "buka di Word, lalu simpan sebagai “Dokumen Word (*.docx)” tanpa kata sandi; jejak .doc sudah hilang."
    return error("K163", f"berkas ini tidak dapat dibuka: {reason}.", remedy).at(Location(file))
