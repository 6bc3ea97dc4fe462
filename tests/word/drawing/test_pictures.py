"""Pictures given with a document: scaled into their box, stored once, refused when they cannot be read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from docx.shared import Cm
from word.making import W, docx, names, p, paragraphs, part, sound, tbl, tc, tr

from kakdoc.base.problems import TemplateError
from kakdoc.word.template.compiled import compile_template

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TWICE = docx(p("{{r logo|gambar(2, 3) }}") + p("{{r logo|gambar(1, 1) }}") + p("{{r lain|gambar(2, 2) }}"))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, colours: int = 0) -> bytes:
    """A black picture of so many pixels; `colours` 3 for one with a palette."""
    rows = b"".join(b"\0" + b"\0" * width for _ in range(height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0))
    palette = chunk(b"PLTE", b"\0\0\0") if colours == 3 else b""
    return b"\x89PNG\r\n\x1a\n" + head + palette + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"


def jpeg(width: int, height: int, frame: int = 0xC0, first: bytes = JFIF) -> bytes:
    """As much of a JPEG file as its size takes; `first` are the segments before its frame."""
    size = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8" + first + bytes([0xFF, frame]) + struct.pack(">H", len(size) + 2) + size
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"
    )  # fmt: skip


def exif(orientation: int, order: str = "<", tag: int = 0x0112) -> bytes:
    """The segment in which a camera says how it was held."""
    entries = struct.pack(f"{order}HHHLHH", 1, tag, 3, 1, orientation, 0) + b"\0" * 4
    content = b"Exif\0\0" + {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(f"{order}L", 8) + entries
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def rendered(**pictures: bytes) -> bytes:
    return sound(compile_template(TWICE, "t.docx").render({"logo": "logo", "lain": "lain"}, pictures))


def test_a_picture_is_as_large_as_its_box_allows_and_keeps_its_shape():
    root = part(rendered(logo=png(20, 10), lain=png(5, 10)))
    sizes = [(int(each.get("cx")), int(each.get("cy"))) for each in root.iter(f"{WP}extent")]
    assert sizes == [(Cm(3), Cm(1.5)), (Cm(1), Cm(0.5)), (Cm(1), Cm(2))]


def test_a_picture_printed_twice_is_stored_once_and_each_drawing_has_its_own_number():
    data = rendered(logo=png(2, 2), lain=jpeg(4, 4))
    assert [name for name in names(data) if "kakdoc" in name] == ["word/media/kakdoc1.png", "word/media/kakdoc2.jpg"]
    root = part(data)
    assert [each.get(f"{R}embed") for each in root.iter(f"{A}blip")] == ["rIdKakdoc1", "rIdKakdoc1", "rIdKakdoc2"]
    assert len({each.get("id") for each in root.iter(f"{WP}docPr")}) == 3
    types = {each.get("Extension") for each in part(data, "[Content_Types].xml")}
    assert {"png", "jpg"} <= types


def test_the_same_pictures_give_the_same_bytes():
    assert rendered(logo=png(2, 2), lain=jpeg(4, 4)) == rendered(logo=png(2, 2), lain=jpeg(4, 4))


def test_a_name_with_markup_in_it_is_only_a_name():
    template = compile_template(docx(p("{{r x|gambar(1, 1) }}")), "t.docx")
    data = sound(template.render({"x": 'a"<&>.png'}, {'a"<&>.png': png(1, 1)}))
    (drawn,) = part(data).iter(f"{WP}docPr")
    assert drawn.get("descr") == 'a"<&>.png'


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", png(3, 3)[:20], b"\xff\xd8\xff"])
def test_a_picture_that_cannot_be_read_is_a_problem_of_the_document_not_a_traceback(broken):
    with pytest.raises(TemplateError) as fault:
        rendered(logo=broken, lain=png(1, 1))
    assert {problem.code for problem in fault.value.problems} == {"K505"}
    assert "gambar “logo” rusak atau tidak ada" in str(fault.value)


@pytest.mark.parametrize(
    ("orientation", "turned", "size"),
    [
        (1, {}, (2, 1)),
        (2, {"flipH": "1"}, (2, 1)),
        (3, {"rot": "10800000"}, (2, 1)),
        (4, {"flipV": "1"}, (2, 1)),
        (5, {"rot": "16200000", "flipH": "1"}, (4, 2)),
        (6, {"rot": "5400000"}, (4, 2)),
        (7, {"rot": "5400000", "flipH": "1"}, (4, 2)),
        (8, {"rot": "16200000"}, (4, 2)),
    ],
)
def test_a_photo_stands_as_it_was_held_and_fills_its_box_that_way(orientation, turned, size):
    """`size` is across and down before it is turned: a box 4 high and 2 wide takes a lying photo of 4 by 2."""
    template = compile_template(docx(p("{{r x|gambar(4, 2) }}")), "t.docx")
    photo = jpeg(40, 20, first=exif(orientation))
    data = sound(template.render({"x": "a.jpg"}, {"a.jpg": photo}))
    (form,) = part(data).iter(f"{A}xfrm")
    assert dict(form.attrib) == turned
    lying = [
        (int(each.get("cx")), int(each.get("cy"))) for each in (form.find(f"{A}ext"), *part(data).iter(f"{WP}extent"))
    ]
    assert lying == [(Cm(size[0]), Cm(size[1]))] * 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/kakdoc1.jpg") == photo


ROWS = tr("{%tr for baris in dokumentasi|batch(2, '') %}"), tr("{%tr endfor %}")
CELL = (
    p("{%p if baris[N] %}")
    + p("{{r baris[N].berkas|gambar(6, 7.6, baris[N].keterangan) }}")
    + p("{{ baris[N].keterangan }}")
    + p("{%p endif %}")
)
TWO_PER_ROW = docx(
    tbl(2, ROWS[0], tr(*(tc(CELL.replace("N", str(number))) for number in (0, 1))), ROWS[1]) + p("akhir")
)


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_photos_stand_two_per_row_with_their_captions_and_an_odd_last_one_has_an_empty_cell_beside_it(count):
    photos = [{"berkas": f"foto/{n}.jpg", "keterangan": f"Rapat {n} & lain"} for n in range(count)]
    files = {photo["berkas"]: jpeg(30, 40) for photo in photos}
    data = sound(compile_template(TWO_PER_ROW, "t.docx").render({"dokumentasi": photos}, files))
    cells = [
        ("".join(cell.itertext()), len(list(cell.iter(f"{A}blip"))))
        for row in part(data).iter(f"{W}tr")
        for cell in row.iter(f"{W}tc")
    ]
    wanted = [(photo["keterangan"], 1) for photo in photos] + [("", 0)] * (count % 2)
    assert cells == wanted
    assert [each.get("descr") for each in part(data).iter(f"{WP}docPr")] == [photo["keterangan"] for photo in photos]
    assert paragraphs(data)[-1] == "akhir"


def test_a_picture_that_was_not_given_is_a_problem_too():
    with pytest.raises(TemplateError, match="rusak atau tidak ada"):
        rendered(lain=png(1, 1))
