"""From the bytes of a file to its text, with a clear answer for what is no text."""

from __future__ import annotations

import os
import re
from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import InputError, Location, Problem, error, refusal
from kakdoc.inputs.decoding.nearby import absent
from kakdoc.inputs.tree import Source

MAX_BYTES = 20 * 2**20
_BINARY = {
    b"PK\3\4": "berkas Word, Excel, atau zip",
    b"\xd0\xcf\x11\xe0": "berkas Office lama",
    b"%PDF": "berkas PDF",
}
# Control characters that no paper can hold; tab and line ends are judged elsewhere.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file. Raises InputError: K101 unreadable, K102 too large."""
    try:
        data = disk.read(path, MAX_BYTES)
    except OSError as cause:
        raise InputError(unreadable(name, cause)) from cause
    if len(data) > MAX_BYTES:
        raise InputError(
            error("K102", "berkas ini terlalu besar (lebih dari 20 MB).", "pecah isinya.").at(Location(name))
        )
    return data


def decoded(data: bytes, name: str) -> Source:
    """Return the text of bytes, line ends as LF, without a byte-order mark.

    Raises InputError: K102 no text, K103 another encoding, K108 empty, K109 control characters.
    """
    text = _decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(
            error("K108", "berkas ini kosong.", "buat isian baru dengan `kakdoc baru JENIS FILE`.").at(Location(name))
        )
    source = Source(name, text)
    if found := CONTROL.search(text):
        raise InputError(
            error(
                "K109",
                f"karakter kendali U+{ord(found[0]):04X} tidak dapat dicetak.",
                "hapus karakter di tempat itu; biasanya terbawa saat menyalin dari PDF.",
            ).at(source.location_at(found.start()))
        )
    return source


def unreadable(name: str, cause: OSError) -> Problem:
    """Return K101 for a file that the system does not give."""
    if isinstance(cause, FileNotFoundError | NotADirectoryError):
        return absent(name)
    if isinstance(cause, IsADirectoryError):
        message, remedy = "ini sebuah folder, bukan berkas.", "berikan nama berkas di dalamnya."
    elif isinstance(cause, PermissionError):
        message, remedy = (
            "berkas ini tidak boleh dibaca.",
            "periksa izin berkas, atau tutup program yang memakainya.",
        )
    else:
        message = f"berkas ini tidak dapat dibaca ({refusal(cause)})."
        remedy = "periksa nama berkasnya, lalu diska dan jaringan."
    return error("K101", message, remedy).at(Location(name))


def closed_folder(path: Path) -> Problem | None:
    """Return K101 for a folder that may not be opened, None for one that may."""
    try:
        os.listdir(path)  # noqa: PTH208  asked only whether it may be
    except OSError as cause:
        message = f"folder ini tidak dapat dibuka ({refusal(cause)}), maka isinya tidak diperiksa."
        remedy = "periksa izin folder itu, atau jalankan untuk folder lain."
        return error("K101", message, remedy).at(Location(path.as_posix()))
    return None


def _decode(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    kind = next((kind for magic, kind in _BINARY.items() if data.startswith(magic)), None)
    if kind or b"\0" in data:
        raise InputError(
            error(
                "K102",
                f"isi berkas ini bukan teks YAML, melainkan {kind or 'data biner'}.",
                "berikan berkas teks .yaml; buat yang baru dengan `kakdoc baru JENIS FILE`.",
            ).at(Location(name))
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise InputError(_not_utf8(data, cause.start, name)) from cause


def _not_utf8(data: bytes, position: int, name: str) -> Problem:
    before = data[:position]
    line = before.count(b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace").removeprefix("\ufeff"))
    word = re.split(rb"\s", before)[-1] + re.split(rb"\s", data[position:])[0]
    return error(
        "K103",
        f"berkas ini bukan UTF-8 (tampaknya Windows-1252), terlihat di “{word.decode('cp1252', 'replace')}”.",
        "buka di Notepad, Simpan Sebagai, pilih Pengodean UTF-8, lalu jalankan lagi.",
    ).at(Location(name, line + 1, column + 1))
