"""SRIKANDI: its marks in a decree, what it puts in their place, and how a paper is told of that it filled in."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT
from kinds.decree.decrees import decree
from kinds.decree.test_decree_papers import paper
from lxml import etree
from word.drawing.test_pictures import png
from word.libreoffice import NEEDED
from word.making import paragraphs, part, reading

from kakdoc.base import package
from kakdoc.base.problems import TemplateError
from kakdoc.word.comparing import content
from kakdoc.word.template.compiled import compile_template

TEMPLATES = sorted((PROJECT / "templates").glob("*/*.docx"))
ANNEX = {"jenis": "teks", "judul": "Bentuk", "isi": "x"}
SIGNATURE = (
    '<w:pict><v:shape type="#_x0000_t75" style="width:120pt;height:60pt" stroked="f" filled="f">'
    '<v:imagedata r:id="rIdTtd1" o:title=""/></v:shape></w:pict>'
)
MEDIA = "word/media/section_image1.png"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def made() -> bytes:
    return paper(decree(srikandi="ya", diktum=["Bentuk tercantum dalam Lampiran."], lampiran=[ANNEX]))


def rewritten(data: bytes, change) -> bytes:
    """A package with each text member as `change(name, text)` returns it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith((".xml", ".rels")):
                content = change(info.filename, content.decode()).encode()
            new.writestr(info.filename, content)
        if MEDIA not in old.namelist():
            new.writestr(MEDIA, png(40, 20))
    return out.getvalue()


def filled(data: bytes, number="800/123/2024", date="5 Maret 2024", signature=SIGNATURE) -> bytes:
    """The paper as a filler leaves it that works on the text of the XML, as PHPWord does: it closes the text for a picture."""

    def change(name: str, text: str) -> str:
        if name == "word/document.xml":
            text = text.replace("${nomor_naskah}", number).replace("${tanggal_naskah}", date)
            if not signature:
                return text
            mark = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)\$\{ttd_pengirim\}([^<]*)</w:t>")
            return mark.sub(lambda found: f"{found[1]}{found[2]}</w:t>{signature}{found[1]}{found[3]}</w:t>", text)
        if name == "word/_rels/document.xml.rels":
            added = f'<Relationship Id="rIdTtd1" Type="{IMAGE}" Target="media/section_image1.png"/></Relationships>'
            return text.replace("</Relationships>", added)
        if name == "[Content_Types].xml" and 'Extension="png"' not in text:
            return re.sub(
                "<Types[^>]*>", lambda found: f'{found[0]}<Default Extension="png" ContentType="image/png"/>', text
            )
        return text

    return rewritten(data, change)


def told(old: bytes, new: bytes) -> list[content.Difference]:
    blocks = [content.blocks(package.read(each, "t")) for each in (old, new)]
    return content.differences(*blocks)


def test_a_signature_put_in_as_text_can_be_read():
    root = part(filled(made()))
    assert len(list(root.iter("{urn:schemas-microsoft-com:vml}imagedata"))) == 2
    assert "NOMOR 800/123/2024" in paragraphs(filled(made()))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_every_part_of_a_shipped_template_declares_what_fillers_rely_on(template):
    wanted = {"w", "r", "v", "o", "w10", "wp", "a", "pic", "mc", "w14"}
    stories = {
        name: data
        for name, data in reading(template.read_bytes()).items()
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", name)
    }
    assert stories
    for name, data in package.read(template.read_bytes(), "t").items():
        if name in stories:
            assert wanted <= set(etree.fromstring(data.data).nsmap), name


def without(prefixes: tuple[str, ...]) -> bytes:
    """The shipped template as if another program had saved it, which declares less."""
    data = (PROJECT / "templates" / "keputusan" / "naskah.docx").read_bytes()
    pattern = rf' xmlns:(?:{"|".join(prefixes)})="[^"]*"'
    return rewritten(data, lambda name, text: re.sub(pattern, "", text) if name.startswith("word/") else text)


@pytest.mark.parametrize("prefixes", [("v", "o"), ("w14",)])
def test_a_template_in_which_a_signature_could_not_be_read_is_refused(prefixes):
    template = compile_template(without(prefixes), "k.docx")
    document = decree(srikandi="ya")
    with pytest.raises(TemplateError) as caught:
        template.render(document.context(), {}, document.unbroken())
    found = caught.value.problems
    assert {each.code for each in found} == {"K511"}
    assert ", ".join(prefixes) in "".join(each.message for each in found if "${ttd_pengirim}" in each.message)
    assert "Word" in found[0].remedy
    # Where nothing is filled in, nothing is missing.
    assert compile_template(without(prefixes), "k.docx").render(decree().context())


def test_a_prefix_that_means_something_else_is_none():
    data = rewritten(
        (PROJECT / "templates" / "keputusan" / "naskah.docx").read_bytes(),
        lambda _, text: text.replace("urn:schemas-microsoft-com:vml", "urn:lain"),
    )
    document = decree(srikandi="ya")
    with pytest.raises(TemplateError, match="K511"):
        compile_template(data, "k.docx").render(document.context(), {}, document.unbroken())


# A mark typed by hand


@pytest.mark.parametrize("kind", ["keputusan", "perbup"])
@pytest.mark.parametrize(
    ("key", "value"), [("nomor", "${nomor_naskah}"), ("tanggal", "${tanggal_naskah}"), ("tempat", "${x}")]
)
def test_a_mark_typed_for_number_date_or_place_is_refused_where_it_stands(kind, key, value, folder, kakdoc):
    body = {
        "keputusan": "diktum:\n  - Menetapkan rencana.\n",
        "perbup": "pasal:\n  - Badan mengelola arsip.\n  - Arsip disimpan.\n",
    }
    (folder / "inputs" / "a.yaml").write_text(
        f'jenis: {kind}\ntahun: 2024\njudul: Rencana Aksi\n{key}: "{value}"\nmenimbang:\n'
        f"  - bahwa pelayanan perlu ditingkatkan\nmengingat:\n  - uu-23-2014\n{body[kind]}",
        "utf-8",
    )
    run = kakdoc("periksa", "inputs/a.yaml")
    assert run.code == 1
    assert re.findall(
        r"inputs/a\.yaml:(\d+):\d+: \[K321\] (?:tanggal: )?“(\S+)” adalah tanda milik SRIKANDI", run.err
    ) == [("4", value)]


# What was filled in is no edit


def test_a_paper_that_srikandi_filled_in_is_told_as_such():
    found = told(made(), filled(made()))
    assert len(found) == 5  # number, date and signature of the decree; head and signature of the annex
    assert all(each.is_filled for each in found)


@pytest.mark.parametrize(
    ("number", "date", "signature"),
    [("800/123/2024", "${tanggal_naskah}", ""), ("${nomor_naskah}", "5 Maret 2024", SIGNATURE), ("1", "2", SIGNATURE * 2)],
)  # fmt: skip
def test_marks_are_filled_in_one_after_the_other(number, date, signature):
    found = told(made(), filled(made(), number, date, signature))
    assert found
    assert all(each.is_filled for each in found) == (signature != SIGNATURE * 2)


def test_an_edit_beside_a_mark_is_an_edit():
    edited = rewritten(filled(made()), lambda _, text: text.replace("Ditetapkan di", "Ditetapkan pada"))
    assert [each.old for each in told(made(), edited) if not each.is_filled] == ["Ditetapkan di Kebumen"]
    beside = rewritten(filled(made()), lambda _, text: text.replace("NOMOR 800", "No. 800"))
    assert any(not each.is_filled for each in told(made(), beside))
    by_hand = rewritten(made(), lambda _, text: text.replace("${ttd_pengirim}", "ttd"))
    assert not any(each.is_filled for each in told(made(), by_hand))


def test_a_number_of_another_look_is_an_edit():
    bold = filled(made(), number="</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>800/1</w:t></w:r><w:r><w:t>")
    numbered = [each for each in told(made(), bold) if "nomor" in each.old]
    assert len(numbered) == 2
    assert not any(each.is_filled for each in numbered)


def test_status_and_asal_say_so_and_the_paper_is_not_replaced(folder, kakdoc):
    source = (PROJECT / "tests/examples/keputusan/salah/srikandi-berisi.yaml").read_text("utf-8")
    source = re.sub(r"(?m)^(nomor|tanggal):.*\n", "", source)
    (folder / "inputs" / "k.yaml").write_text(source, "utf-8")
    assert kakdoc("buat", "inputs/k.yaml").code == 0
    file = Path("outputs/k.docx")
    file.write_bytes(filled(file.read_bytes()))
    before = file.read_bytes()
    run = kakdoc("status", "--format", "json")
    assert [state["keadaan"] for each in json.loads(run.out)["naskah"] for state in each["keadaan"]] == [
        "diisi SRIKANDI"
    ]
    text = kakdoc("asal", file).out
    assert re.search(r"Keadaan +diisi SRIKANDI\n", text)
    assert "Diisi SRIKANDI," in text
    assert "Suntingan" not in text
    (folder / "inputs" / "k.yaml").write_text(source + "# lain\n", "utf-8")
    run = kakdoc("buat", "inputs/k.yaml")
    assert "[K604] berkas ini sudah diisi SRIKANDI" in run.err
    assert file.read_bytes() == before
    assert "K164" not in kakdoc("asal", file, "--ambil", "inputs/kembali.yaml").err


@NEEDED[0]
@NEEDED[1]
def test_libreoffice_opens_a_paper_with_a_signature(resaved):
    saved = resaved["dengan tanda tangan"]
    assert sum(name.startswith("word/media/") for name in reading(saved)) == 1
    assert "NOMOR 800/123/2024" in paragraphs(saved)
    found = told(made(), saved)
    assert found
    assert all(each.is_filled for each in found)
