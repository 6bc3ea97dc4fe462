"""The trace a paper carries: all of it comes back, through other programs too, and what is broken is told apart."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from word.libreoffice import NEEDED, libreoffice_save
from word.making import docx, p, sound

from kakdoc.base.package import digest
from kakdoc.word import trace
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.trace import Damaged, File, Newer, Trace, packed

INPUT = "jenis: kak\n# komentar & <tanda> “petik”\r\n".encode() * 40
TRACE = Trace(
    "0.3.0",
    {"jenis": "kak", "nama": 'Mutasi & <Promosi> "ASN"', "nomor": ""},
    File("kak.docx", "0" * 32),
    (File("inputs/2024/a & b.yaml", digest(INPUT), packed(INPUT)), File("inputs/instansi.yaml", "2" * 32)),
    ("Keluaran 1;", "Keluaran\n2"),
)
TEMPLATE = compile_template(docx(p("{{ x }}")), "t.docx")
MADE = sound(TEMPLATE.render({"x": "isi"}, origin=TRACE))


def loaded(data: bytes) -> Trace | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return trace.load(archive)


def rewritten(data: bytes, **changes: bytes | None) -> bytes:
    """Return a package with members replaced, or left out, by the end of their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            change = next((value for key, value in changes.items() if info.filename == f"customXml/{key}.xml"), b"")
            if change is not None:
                new.writestr(info.filename, change or old.read(info))
    return made.getvalue()


def same(found: Trace) -> bool:
    return (found.program, found.facts, found.template, found.promises) == (
        TRACE.program, TRACE.facts, TRACE.template, TRACE.promises,
    ) and [(each.name, each.digest, each.data) for each in found.inputs] == [
        (each.name, each.digest, each.data) for each in TRACE.inputs
    ]  # fmt: skip


def test_everything_comes_back():
    found = loaded(MADE)
    assert same(found)
    assert b">isi<" in found.made["word/document.xml"].data


def test_the_same_trace_gives_the_same_bytes():
    assert TEMPLATE.render({"x": "isi"}, origin=TRACE) == MADE


def test_a_paper_without_a_trace_has_none_and_no_room_for_it():
    plain = TEMPLATE.render({"x": "isi"})
    assert loaded(plain) is None
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert not [name for name in archive.namelist() if "customXml" in name]


def test_nothing_of_it_is_in_the_text():
    assert [each.text for each in Document(io.BytesIO(MADE)).paragraphs] == ["isi"]


def test_custom_parts_of_the_template_stay_beside_it():
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("{{ x }}")))) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
        new.writestr("customXml/item3.xml", "<lain/>")
    data = compile_template(made.getvalue(), "t.docx").render({"x": "isi"}, origin=TRACE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("customXml/item3.xml") == b"<lain/>"
        assert "customXml/item4.xml" in archive.namelist()
    assert same(loaded(data))


def test_saved_by_python_docx_it_is_still_there():
    saved = io.BytesIO()
    Document(io.BytesIO(MADE)).save(saved)
    assert same(loaded(saved.getvalue()))


@NEEDED[0]
@NEEDED[1]
def test_saved_by_libreoffice_twice_it_is_still_there(resaved, tmp_path):
    once = resaved["dengan jejak"]
    twice = libreoffice_save({"a": once}, tmp_path)["a"]
    assert same(loaded(once))
    assert same(loaded(twice))


@pytest.mark.parametrize(
    "part",
    [
        b'<jejak xmlns="urn:kakdoc:jejak"',
        b'<jejak xmlns="urn:kakdoc:jejak"/>',
        b'<jejak xmlns="urn:kakdoc:jejak" versi="x" kakdoc="0"/>',
        b'<jejak xmlns="urn:kakdoc:jejak" versi="1" kakdoc="0"/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><jejak xmlns="urn:kakdoc:jejak" versi="1" kakdoc="0">&b;</jejak>',
    ],
)
def test_a_damaged_trace_is_told(part):
    with pytest.raises(Damaged):
        loaded(rewritten(MADE, item1=part))


@pytest.mark.parametrize(
    "part", [None, b"<muatan", b'<muatan xmlns="urn:kakdoc:muatan" versi="1"><isian nama="a">%%</isian></muatan>']
)
def test_a_trace_whose_load_is_damaged_is_told(part):
    with pytest.raises(Damaged):
        loaded(rewritten(MADE, item2=part))


def test_a_load_that_would_swell_is_refused():
    bomb = packed(bytes(70 * 2**20))
    with pytest.raises(Damaged):
        _ = File("x", "0", bomb).data


def test_a_trace_of_a_later_version_is_told_with_the_version():
    part = b'<jejak xmlns="urn:kakdoc:jejak" versi="2" kakdoc="9.0.0"/>'
    with pytest.raises(Newer, match=r"9\.0\.0"):
        loaded(rewritten(MADE, item1=part))


def test_of_two_traces_the_first_that_is_whole_counts():
    with zipfile.ZipFile(io.BytesIO(MADE)) as archive:
        whole = archive.read("customXml/item1.xml")
    made = io.BytesIO(rewritten(MADE, item1=b'<jejak xmlns="urn:kakdoc:jejak" '))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("customXml/item3.xml", whole)
    assert same(loaded(made.getvalue()))


FILES = st.text("abcABCé 0-_()", min_size=1, max_size=40).map(lambda name: f"inputs/a{name}z.yaml")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), FILES, st.binary(max_size=300))
def test_any_text_and_any_bytes_come_back(text, name, data):
    given_trace = Trace("1", {"nama": text}, File(name, "t"), (File(name, digest(data), packed(data)),), (text,))
    found = loaded(TEMPLATE.render({"x": "isi"}, origin=given_trace))
    assert (found.facts["nama"], found.promises, found.inputs[0].name, found.inputs[0].data) == (
        text,
        (text,),
        name,
        data,
    )


def test_bytes_that_are_not_those_of_the_digest_are_damaged():
    with pytest.raises(Damaged):
        _ = File("x", digest(b"lama"), packed(b"baru")).data


def test_many_large_parts_are_refused_before_they_swell():
    part = '<bagian nama="{}" cara="deflate" ukuran="60000000">' + "AA==" + "</bagian>"
    load = f'<muatan xmlns="urn:kakdoc:muatan" versi="1">{"".join(part.format(n) for n in range(9))}</muatan>'
    with pytest.raises(Damaged):
        loaded(rewritten(MADE, item2=load.encode()))


def test_the_nearest_file_of_a_name_is_the_one_above_the_input():
    names = (
        "inputs/2024/zz/a.yaml",
        "inputs/2024/aa/instansi.yaml",
        "inputs/2024/instansi.yaml",
        "inputs/instansi.yaml",
    )
    files = tuple(File(each, "d") for each in names)
    assert Trace("1", {}, TRACE.template, files).nearest("instansi.yaml") == files[2]
    assert (
        Trace("1", {}, TRACE.template, (File("a.yaml", "d"), File("instansi.yaml", "d"))).nearest("instansi.yaml")
        is not None
    )
