"""The size of a PNG or JPEG file, and how it must be turned to stand upright, read from its own bytes.

Nothing is decoded: the chunks of a PNG (ISO/IEC 15948, 5.3) and the segments of a JPEG (ITU-T T.81, annex B)
say it. A phone stores every photo as its sensor lies and notes in EXIF how it was held (CIPA DC-008, 4.6.5).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_END_OF_JPEG = b"\xff\xd9"
_EXIF = b"Exif\0\0"
_MOST_PIXELS = 250_000_000  # the largest sensors of phones have 200 million
_ORIENTATION = 0x0112
_APP1, _SCAN = 0xE1, 0xDA
# Baseline, extended and progressive frames; Word shows no others (lossless, arithmetic).
_FRAMES = (0xC0, 0xC1, 0xC2)
_ALONE = (0x01, *range(0xD0, 0xD8))  # markers without a segment behind them


class Picture(NamedTuple):
    """A picture file: `png` or `jpg`, its pixels as they are stored, and the EXIF orientation from 1 to 8."""

    extension: str
    width: int
    height: int
    orientation: int = 1

    @property
    def lies(self) -> bool:
        """Whether it must be turned by a quarter, so that width and height change places."""
        return self.orientation >= 5


def read(data: bytes) -> Picture:
    """Return what a picture file says of itself.

    Raises ValueError for one that is no PNG or JPEG, was cut off, is empty or too large, or has parts that Word
    cannot show.
    """
    try:
        if data.startswith(_PNG):
            picture = _png(data)
        elif data.startswith(_JPEG):
            picture = _jpeg(data)
        else:
            raise ValueError("bukan PNG atau JPEG")
    except (IndexError, struct.error) as cause:
        raise ValueError("rusak atau terpotong") from cause
    if not picture.width or not picture.height:
        raise ValueError("rusak: ukurannya nol")
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValueError(f"berukuran {picture.width} × {picture.height} piksel, terlalu besar untuk dibuka Word")
    return picture


def _png(data: bytes) -> Picture:
    chunks = _chunks(data)
    name, start = next(chunks)
    if name != b"IHDR":
        raise ValueError("rusak: tidak diawali IHDR")
    width, height = struct.unpack_from(">2L", data, start)
    rest = set()
    while b"IEND" not in rest:
        rest.add(next(chunks)[0])
    if b"IDAT" not in rest:
        raise ValueError("rusak: tidak memuat gambar")
    return Picture("png", width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the name of each chunk and where its content begins; each one is checked."""
    index = len(_PNG)
    while True:
        size, name = struct.unpack_from(">L4s", data, index)
        (crc,) = struct.unpack_from(">L", data, index + 8 + size)
        if zlib.crc32(memoryview(data)[index + 4 : index + 8 + size]) != crc:
            raise ValueError("rusak: isinya berubah")
        yield name, index + 8
        index += 12 + size


def _jpeg(data: bytes) -> Picture:
    width = height = 0
    orientation = 1
    for marker, start, end in _segments(data):
        if marker in _FRAMES and not width:
            height, width = struct.unpack_from(">2H", data, start + 1)
        elif marker == _APP1 and data.startswith(_EXIF, start):
            orientation = _orientation(data[start + len(_EXIF) : end])
        elif marker == _SCAN and data.rfind(_END_OF_JPEG) < end:
            raise ValueError("rusak atau terpotong")
    return Picture("jpg", width, height, orientation)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each segment up to the first scan, and where its content begins and ends."""
    index, marker = 2, 0
    while marker != _SCAN:
        if data[index] != 0xFF:
            raise ValueError("rusak: susunannya berubah")
        while data[index] == 0xFF:
            index += 1
        marker = data[index]
        size = 0
        if marker not in _ALONE:
            (size,) = struct.unpack_from(">H", data, index + 1)
            yield marker, index + 3, index + 1 + size
        index += 1 + size


def _orientation(tiff: bytes) -> int:
    """Return the orientation that an EXIF block gives, 1 when it gives none or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack_from(f"{order}L", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(first + 2, first + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}2HLH", tiff, entry)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
