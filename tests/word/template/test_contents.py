"""Contents lists: marked for Word, made anew in the PDF or told as stale, and no edit when somebody's program made them anew."""

from __future__ import annotations

import shutil
import subprocess

from word.libreoffice import NEEDED
from word.making import W, docx, filled, p, part, styles

from kakdoc.base import package
from kakdoc.papers.pdf import indexes, macros, printing
from kakdoc.word.comparing import content
from kakdoc.word.template.compiled import compile_template

HEADING = '<w:pPr><w:pStyle w:val="JudulBab"/></w:pPr>'
STYLES = styles().replace(
    "</w:styles>",
    '<w:style w:type="paragraph" w:styleId="JudulBab"><w:name w:val="Judul Bab"/><w:pPr><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
)
SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN = (
    SIGN.format("begin")
    + '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\u </w:instrText></w:r>'
    + SIGN.format("separate")
)
NEXT = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
TEXT = p("Bab {{ n }}", HEADING) + p("isi") + NEXT + p("Bab kedua", HEADING) + p("isi lagi")


def listing(*entries: str) -> str:
    """A contents list with these entries, as Word leaves one."""
    first, *others = entries
    style = '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>' if others else ""
    rows = "".join(
        f'<w:p>{style}<w:hyperlink w:anchor="_Toc{n}"><w:r><w:t>{each}</w:t></w:r></w:hyperlink></w:p>'
        for n, each in enumerate(others)
    )
    end = SIGN.format("end")
    return f"<w:p>{style}{BEGIN}<w:r><w:t>{first}</w:t></w:r>{'' if others else end}</w:p>{rows}" + (
        f"<w:p>{end}</w:p>" if others else ""
    )


def made_of(body: str) -> bytes:
    return filled(docx(body, {"styles.xml": ("styles", STYLES)}), {"n": 1})


def paper(*entries: str, text: str = TEXT) -> bytes:
    return made_of(p("DAFTAR ISI") + listing(*entries) + text)


STALE = paper("Klik kanan untuk memperbarui")


def edits(made: bytes, found: bytes) -> list[str]:
    before, after = (content.blocks(package.read(each, "t")) for each in (made, found))
    return [each.place for each in content.differences(before, after)]


def test_a_contents_list_is_marked_to_be_made_anew_by_word():
    marks = [each.get(f"{W}dirty") for each in part(STALE).iter(f"{W}fldChar")]
    assert marks == ["true", None, None]
    simple = made_of('<w:p><w:fldSimple w:instr=" TOC \\o"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>' + TEXT)
    assert next(part(simple).iter(f"{W}fldSimple")).get(f"{W}dirty") == "true"


def test_other_fields_are_not_marked():
    other = f"<w:p>{BEGIN.replace('TOC', 'REF')}<w:r><w:t>TOC</w:t></w:r>{SIGN.format('end')}</w:p>"
    assert b"dirty" not in compile_template(docx(other + p("{{ n }}")), "t").render({"n": 1})
    assert [each.get(f"{W}dirty") for each in part(made_of(other + TEXT)).iter(f"{W}fldChar")] == [None] * 3


def test_a_contents_list_that_word_made_anew_is_no_edit():
    assert edits(STALE, paper("Bab 1\t1", "Bab kedua\t2")) == []
    assert edits(paper("Bab 1\t1", "Bab kedua\t2"), paper("Bab 1\t3", "Bab kedua\t4", "Bab ketiga\t5")) == []


def test_an_edit_beside_a_contents_list_is_still_one():
    assert edits(STALE, paper("Bab 1\t1", "Bab kedua\t2", text=TEXT.replace("isi lagi", "isi lain")))
    assert edits(STALE, paper("Bab 1\t1", "Bab kedua\t2", text=p("baru") + TEXT))
    without = made_of(p("DAFTAR ISI") + TEXT)
    assert edits(STALE, without)


class TestInLibreOffice:
    pytestmark = NEEDED

    def test_a_save_of_a_paper_with_a_contents_list_is_no_edit(self, resaved):
        assert edits(STALE, resaved["dengan daftar isi"]) == []

    def test_the_pdf_has_the_contents_list_made_anew(self, tmp_path):
        (tmp_path / "a.docx").write_bytes(STALE)
        made, problems = printing.to_pdf([tmp_path / "a.docx"])
        assert (made, problems) == ([tmp_path / "a.pdf"], [])
        if shutil.which("pdftotext"):
            text = subprocess.run(
                ["pdftotext", "-layout", made[0], "-"], capture_output=True, text=True, check=True
            ).stdout
            assert "Klik kanan" not in text
            assert text.count("Bab kedua") == 2

    def test_a_contents_list_that_could_not_be_made_anew_is_told(self, tmp_path, monkeypatch):
        (tmp_path / "a.docx").write_bytes(STALE)
        monkeypatch.setattr(macros, "_LIBRARY", "")
        made, problems = printing.to_pdf([tmp_path / "a.docx"])
        assert (made, [(each.code, each.fatal) for each in problems]) == ([tmp_path / "a.pdf"], [("K518", False)])


def test_only_papers_with_a_contents_list_are_printed_twice(tmp_path):
    for name, data in (("a", STALE), ("b", made_of(TEXT)), ("c", b"x")):
        (tmp_path / f"{name}.docx").write_bytes(data)
    assert [indexes.has_contents(tmp_path / f"{name}.docx") for name in "abc"] == [True, False, False]
