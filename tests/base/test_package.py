"""The zip that is written: read by everyone, the same for the same content, known again, copied as stored."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from word.making import PNG, docx, filled, headed, names, p, reading, sound

from kakdoc.base import package
from kakdoc.base.package import Member, is_untouched
from kakdoc.word.template.compiled import compile_template

MADE = filled(docx(p("a {{ x }}")), {"x": "b"})
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\:"), min_size=1, max_size=12)


def members(files: dict[str, bytes]) -> list[Member]:
    return [Member.of(name, data) for name, data in files.items()]


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=6))
def test_what_is_written_is_read_by_any_zip_program(files):
    written = package.write(members(files))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
    assert package.write(members(files)) == written


@given(st.lists(st.binary(max_size=5000), max_size=5))
def test_a_member_made_of_pieces_is_the_member_made_of_all(pieces):
    member = Member.of_pieces("a", pieces)
    assert (member.data, member.size, member.crc) == (whole := b"".join(pieces), len(whole), zlib.crc32(whole))


def test_a_file_made_is_a_good_word_file_and_opens_in_other_programs():
    assert [paragraph.text for paragraph in Document(io.BytesIO(sound(MADE))).paragraphs] == ["a b"]


def test_members_stand_in_the_order_of_the_template():
    data = headed(p("{{ x }}"))
    assert names(filled(data, {"x": "a"})) == names(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("level", [1, 9])
def test_members_that_nothing_changes_are_copied_as_they_are_stored(method, level):
    data = rezipped(docx(p("{{ x }}")), method, level)
    before = package.read(data, "t")
    after = package.read(compile_template(data, "t").render({"x": "a"}), "t")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml"}
    assert after["word/media/image1.png"].data == PNG


def rezipped(data: bytes, method: int = zipfile.ZIP_DEFLATED, level: int = 6) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method, compresslevel=level) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


def commented(data: bytes) -> bytes:
    """The same zip, its comment written by Python."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = archive.comment + b"."
    return made.getvalue()


def saved(data: bytes) -> bytes:
    made = io.BytesIO()
    Document(io.BytesIO(data)).save(made)
    return made.getvalue()


@pytest.mark.parametrize("program", [rezipped, saved, commented], ids=lambda program: program.__name__)
def test_a_paper_that_any_program_saved_is_no_longer_untouched(program):
    assert is_untouched(MADE)
    assert not is_untouched(program(MADE))


def test_a_template_that_kakdoc_made_itself_gives_an_untouched_paper():
    assert is_untouched(filled(MADE, {}))
    assert is_untouched(filled(rezipped(MADE), {}))


@given(st.integers(0, len(MADE) - 1), st.integers(1, 255))
def test_a_paper_with_one_byte_changed_is_no_longer_untouched(place, change):
    assert not is_untouched(MADE[:place] + bytes([MADE[place] ^ change]) + MADE[place + 1 :])


@given(st.integers(0, len(MADE) - 1))
def test_a_paper_that_was_cut_off_is_no_longer_untouched(size):
    assert not is_untouched(MADE[:size])


@given(st.binary())
def test_what_no_one_made_is_not_untouched(data):
    assert not is_untouched(data)
    assert not is_untouched(MADE + data + b".")


def test_a_package_that_was_read_and_written_is_the_same():
    assert package.write(package.read(MADE, "t").values()) == MADE
    assert reading(package.write(package.read(rezipped(MADE), "t").values())) == reading(MADE)
