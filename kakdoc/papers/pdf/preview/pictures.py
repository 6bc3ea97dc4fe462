"""Pages of a PDF as pictures, and the text that stands on them. PDFium works for one thread at a time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

_LOCK = Lock()
_NARROWEST, _WIDEST = 40, 3000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Segment(NamedTuple):
    """A piece of a line as it is printed, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


@contextmanager
def _page(pdf: bytes, number: int) -> Iterator[Any]:
    """Open a page, counted from 1. Raises LookupError for one that is not there."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 < number <= len(document):
                raise LookupError(number)
            yield document[number - 1]
        finally:
            document.close()


def count(pdf: bytes) -> int:
    """Return how many pages a PDF has, 0 for what is none."""
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return 0
        try:
            return len(document)
        finally:
            document.close()


def png(pdf: bytes, number: int, width: int) -> bytes:
    """Return a page, counted from 1, as a picture of about so many pixels across. Raises LookupError."""
    with _page(pdf, number) as page:
        scale = min(max(width, _NARROWEST), _WIDEST) / page.get_width()
        bitmap = page.render(scale=scale, rev_byteorder=True)
        rows, stride, size = bytes(bitmap.buffer), bitmap.stride, (bitmap.width, bitmap.height)
        bitmap.close()
    return _written(rows, stride, size)


def _written(rows: bytes, stride: int, size: tuple[int, int]) -> bytes:
    """Return the PNG of rows of red, green and blue."""
    width, height = size
    lines = b"".join(b"\0" + rows[line * stride : line * stride + width * 3] for line in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 3)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segments(pdf: bytes, number: int) -> tuple[tuple[float, float], list[Segment]]:
    """Return the size of a page, counted from 1, in points, and what is printed on it. Raises LookupError."""
    with _page(pdf, number) as page:
        text = page.get_textpage()
        places = [text.get_rect(each) for each in range(text.count_rects())]
        found = [
            Segment(left, bottom, right, top, text.get_text_bounded(left, bottom, right, top))
            for left, bottom, right, top in places
        ]
        return page.get_size(), found
