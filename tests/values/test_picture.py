"""What a picture file says of itself: kind, size, and how it was held."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word.drawing.test_pictures import chunk, exif, jpeg, png

from kakdoc.values import picture
from kakdoc.values.picture import Picture

TEXT = chunk(b"tEXt", b"Comment\0isi")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(20, 10), Picture("png", 20, 10)),
        (png(20, 10, colours=3), Picture("png", 20, 10)),
        (png(1, 1) + b"ekor", Picture("png", 1, 1)),
        (png(2, 3)[:33] + TEXT + png(2, 3)[33:], Picture("png", 2, 3)),
        (jpeg(30, 40), Picture("jpg", 30, 40)),
        (jpeg(30, 40, frame=0xC1), Picture("jpg", 30, 40)),
        (jpeg(30, 40, frame=0xC2), Picture("jpg", 30, 40)),
        (jpeg(30, 40) + b"\0\0", Picture("jpg", 30, 40)),
        (jpeg(30, 40, first=b""), Picture("jpg", 30, 40)),
        (jpeg(30, 40, first=b"\xff\xff\xee\x00\x04ab"), Picture("jpg", 30, 40)),
        (jpeg(30, 40, first=b"\xff\x01\xff\xfe\x00\x02"), Picture("jpg", 30, 40)),
    ],
    ids=range(11),
)
def test_kind_and_size_are_read_from_the_file_itself(data, expected):
    assert picture.read(data) == expected


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_way_a_photo_was_held_is_read_from_exif_in_either_byte_order(orientation, order):
    found = picture.read(jpeg(40, 30, first=exif(orientation, order)))
    assert (found.width, found.height, found.orientation) == (40, 30, orientation)
    assert found.lies == (orientation in (5, 6, 7, 8))


@pytest.mark.parametrize(
    "first",
    [
        exif(0),
        exif(9),
        exif(6, tag=0x0110),
        exif(6).replace(b"II*\0", b"XX*\0"),
        exif(6).replace(b"II*\0\x08", b"II*\0\xff"),
        exif(6).replace(b"Exif\0\0", b"http:/"),
        b"\xff\xe1\x00\x08Exif\0\0",
        b"\xff\xe1\x00\x0cExif\0\0II*\0",
    ],
    ids=range(8),
)
def test_exif_that_says_nothing_sensible_leaves_the_photo_as_it_is(first):
    assert picture.read(jpeg(40, 30, first=first)).orientation == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "bukan PNG atau JPEG"),
        (b"%PDF-1.7", "bukan PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\n", "rusak atau terpotong"),
        (png(9, 9)[:-4], "rusak atau terpotong"),
        (png(9, 9)[:-12], "rusak atau terpotong"),
        (png(9, 9).replace(b"IDAT", b"IDAX"), "isinya berubah"),
        (png(9, 9)[:8] + TEXT + png(9, 9)[8:], "tidak diawali IHDR"),
        (png(0, 9), "ukurannya nol"),
        (png(9, 9)[:33] + chunk(b"IEND", b""), "tidak memuat gambar"),
        (
            png(1, 1)[:8] + chunk(b"IHDR", struct.pack(">2L5B", 60000, 60000, 8, 2, 0, 0, 0)) + png(1, 1)[33:],
            "berukuran 60000 × 60000 piksel",
        ),
        (b"\xff\xd8\xff", "rusak atau terpotong"),
        (jpeg(9, 9)[:-2], "rusak atau terpotong"),
        (jpeg(9, 9)[:30], "rusak atau terpotong"),
        (jpeg(9, 9, first=b"\xff\xfe\x00\x02ab"), "susunannya berubah"),
        (jpeg(9, 9, frame=0xC3), "ukurannya nol"),
        (jpeg(9, 0), "ukurannya nol"),
    ],
    ids=range(16),
)
def test_a_file_that_is_not_whole_is_refused_with_the_reason(data, reason):
    with pytest.raises(ValueError, match=reason):
        picture.read(data)


@given(
    st.sampled_from([png(5, 4), jpeg(5, 4, first=exif(6))]),
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(0, 255),
)
def test_any_damage_is_read_or_refused_and_nothing_else(data, size, place, byte):
    damaged = bytearray(data[:size] if size % 2 else data)
    if place < len(damaged):
        damaged[place] = byte
    try:
        found = picture.read(bytes(damaged))
    except ValueError:
        return
    assert found.width > 0
    assert found.height > 0
    assert 1 <= found.orientation <= 8


def test_the_cost_of_reading_does_not_grow_with_what_is_not_looked_at():
    padding = b"\xff\xfe" + struct.pack(">H", 65535) + b"\xd9" * 65533
    assert picture.read(jpeg(3, 4, first=padding * 100)) == Picture("jpg", 3, 4)
