"""Pictures given with a document: scaled into their box, stored once, refused when they cannot be read."""

from __future__ import annotations

import struct
import zlib

import pytest
from docx.shared import Cm
from rendering.word import docx, names, p, part, sound

from kakdoc.problems import TemplateError
from kakdoc.rendering.template import compile_template

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TWICE = docx(p("{{r logo|gambar(2, 3) }}") + p("{{r logo|gambar(1, 1) }}") + p("{{r lain|gambar(2, 2) }}"))


def png(width: int, height: int) -> bytes:
    """A black picture of so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """As much of a JFIF file as its size takes."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"
        b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"
    )


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


def test_a_picture_that_was_not_given_is_a_problem_too():
    with pytest.raises(TemplateError, match="rusak atau tidak ada"):
        rendered(lain=png(1, 1))
