"""Edits of one kind each, in papers that show little else: what is read of a part, and how it is told."""

from __future__ import annotations

import pytest
from conftest import growth
from word import papers
from word.comparing.edits import SEALS, unpacked
from word.comparing.test_content import blocks, edits
from word.making import NS, docx, p, section, tbl, tc
from word.word_save import packed

from kakdoc.word.comparing import content
from kakdoc.word.comparing.content import Difference


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return papers.with_photos(tmp_path_factory.mktemp("foto"))


# ── Seals ──


@pytest.mark.parametrize("name", SEALS)
def test_a_signature_and_a_protection_are_told_by_their_names(name, report):
    files = unpacked(report)
    assert SEALS[name](files)
    kind = name.partition(":")[0]
    assert edits(report, packed(files)) == [Difference(kind, (f"{kind} ditambahkan",), "", "")]


def test_a_protection_that_is_switched_off_is_no_edit(report):
    files = unpacked(report)
    SEALS["perlindungan dokumen: documentProtection"](files)
    files["word/settings.xml"] = files["word/settings.xml"].replace(b'enforcement="1"', b'enforcement="0"')
    assert edits(report, packed(files)) == []


# ── What stands in a text beside runs ──

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _field(instruction: str, form: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _box(mark: str) -> str:
    return f'<w:ffData><w:name w:val="a"/><w:checkBox><w:default w:val="0"/>{mark}</w:checkBox></w:ffData>'


def _formula(sign: str) -> str:
    return f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>a{sign}</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath>'


def _ruby(text: str) -> str:
    base = "<w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase>"
    return f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{text}</w:t></w:r></w:rt>{base}</w:ruby></w:r>"


def _either(inner: str, kind: str = "Fallback") -> str:
    return f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:{kind} Requires="w14">{inner}</mc:{kind}></mc:AlternateContent>'


INSIDE = {
    "formula": (_formula("+"), _formula("-")),
    "ruby": (_ruby("b"), _ruby("c")),
    "button": (_field("MACROBUTTON x [Ketik nama]"), _field("MACROBUTTON x [Ketik NIP]")),
    "fraction": (_field(r"EQ \f(1;2)"), _field(r"EQ \f(1;3)")),
    "tick": (_field("FORMCHECKBOX", _box("")), _field("FORMCHECKBOX", _box("<w:checked/>"))),
    "simple field": ('<w:fldSimple w:instr="EQ a"/>', '<w:fldSimple w:instr="EQ b"/>'),
    "fallback": tuple(_either(f"<w:r><w:t>{text}</w:t></w:r>") for text in "ab"),
    "ink": ("", f'<w:r><w:contentPart xmlns:r="{_R}" r:id="rId9"/></w:r>'),
}


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_no_run_counts_by_its_text(name):
    paper, other, without = (
        docx(f"<w:p><w:r><w:t>Luas bidang tanah yang dipakai itu</w:t></w:r>{each}</w:p>")
        for each in (*INSIDE[name], "")
    )
    assert [each.changes for each in edits(paper, other)] == [("teks",)]
    assert edits(without, other)
    assert edits(paper, paper) == []


BESIDE = {
    "formula": f'<m:oMathPara xmlns:m="{_MATH}">{_formula("+")}</m:oMathPara>',
    "file": f'<w:altChunk xmlns:r="{_R}" r:id="rId9"/>',
    "choice": _either(p("Dua"), "Choice"),
    "fallback": _either(p("Dua")),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_no_paragraph_counts_in_the_body_and_in_cells(name):
    assert [each.changes for each in edits(docx(p("Satu")), docx(p("Satu") + BESIDE[name]))] == [
        ("paragraf ditambahkan",)
    ]
    before, after = (docx(tbl(1, f"<w:tr>{tc(p('Satu') + each)}</w:tr>")) for each in ("", BESIDE[name]))
    assert edits(before, after)


def test_marks_that_say_nothing_are_no_edit():
    marks = "".join(
        f'<w:{name} w:id="1"/>' for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "proofErr")
    )
    assert edits(docx(p("Satu")), docx(marks + p("Satu", marks) + marks)) == []


def test_a_hidden_row_counts():
    before, after = (docx(tbl(1, f"<w:tr>{each}{tc(p('Satu'))}</w:tr>")) for each in ("", _HIDDEN))
    assert [each.changes for each in edits(before, after)] == [("baris tersembunyi",)]


_HIDDEN = "<w:trPr><w:hidden/></w:trPr>"


# ── Drawings ──

_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _group(*boxes: str) -> str:
    inner = "".join(f"<wps:wsp><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></wps:wsp>" for box in boxes)
    return f'<w:p><w:r><w:drawing><wp:inline xmlns:wps="{_WPS}">{inner}</wp:inline></w:drawing></w:r></w:p>'


def test_every_text_box_of_a_group_is_read():
    found = edits(docx(_group(p("Satu"), p("Dua"))), docx(_group(p("Satu"), p("Tiga"))))
    assert [(each.place, each.changes) for each in found] == [("paragraf 1, kotak teks", ("teks",))]


def test_a_drawing_in_the_last_text_box_is_read():
    drawing = "<w:p><w:r><w:drawing/></w:r></w:p>"
    one, other = (docx(_group(each)) for each in (drawing, _group(p("Dua"))))
    assert "gambar ditambahkan" not in [change for each in edits(one, one) for change in each.changes]
    assert edits(one, other)


# ── Many blocks that are the same ──


def test_every_second_of_many_equal_paragraphs_is_told_soon():
    texts = ["Sama saja." if number % 2 else f"Sama saja {number}." for number in range(1600)]
    before, after = (blocks(docx("".join(map(p, each)))) for each in (["Sama saja."] * 1600, texts))
    assert len(content.differences(before, after)) == 800
    assert growth(lambda size: content.differences(before[:size], after[:size]), 200, 1600) < 3


def test_what_is_put_in_between_many_equal_paragraphs_is_told_alone():
    before = [f"Bagian {number // 100}." if number % 100 == 0 else "Sama saja." for number in range(1500)]
    found = edits(*(docx("".join(map(p, each))) for each in (before, [*before[:700], "Baru.", *before[700:]])))
    assert [(each.place, each.changes) for each in found] == [("paragraf 701", ("paragraf ditambahkan",))]


# ── Headers, section by section ──

_HEADERS = {f"header{sign}.xml": ("header", f"<w:hdr {NS}>{p(f'Kepala {sign}')}</w:hdr>") for sign in "AB"} | {
    "header0.xml": ("header", f"<w:hdr {NS}><w:p/></w:hdr>")
}
_IDS = {"A": "rId12", "B": "rId13", "0": "rId14"}


def _headed(*pages: str) -> bytes:
    """A section for each: the header of its pages, after that of its first page where that is another."""
    made = []
    for each in pages:
        kinds = ("first", "default")[-len(each) :]
        references = [
            f'<w:headerReference w:type="{kind}" r:id="{_IDS[sign]}"/>' for kind, sign in zip(kinds, each, strict=True)
        ]
        title = "<w:titlePg/>" if len(each) > 1 else ""
        made.append(section("".join(references)).replace("</w:sectPr>", f"{title}</w:sectPr>"))
    body = "".join(f"{p('Isi')}<w:p><w:pPr>{each}</w:pPr></w:p>" for each in made[:-1])
    return docx(body + p("Isi"), _HEADERS, last=made[-1])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("A", "A", "A"), ("A", "0", "A")),
        (("A", "B"), ("B", "A")),
        (("A", "A"), ("A", "0A")),
        (("0A", "0A"), ("0A", "00")),
        (("AB", "A"), ("B", "A")),
    ],
    ids=["removed from one", "changed places", "another first page", "removed from later pages", "same on all pages"],
)
def test_what_each_section_shows_counts(before, after):
    assert edits(_headed(*before), _headed(*after))


def test_another_text_in_a_header_is_told_once():
    paper, files = _headed("A", "0A", "A"), unpacked(_headed("A", "0A", "A"))
    files["word/headerA.xml"] = files["word/headerA.xml"].replace(b"Kepala A", b"Kepala C")
    assert [(each.place, each.changes) for each in edits(paper, packed(files))] == [("kepala halaman", ("teks",))]


def test_a_first_header_for_all_pages_of_a_section_is_no_edit():
    assert edits(_headed("0A", "0A", "0A"), _headed("0A", "0", "0A")) == []
