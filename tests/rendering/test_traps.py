"""The known traps of plain docxtpl, each closed."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docxtpl import InlineImage, Listing, RichText
from hypothesis import given
from hypothesis import strategies as st
from rendering.word import CORE, NS, docx, p, paragraphs, section, styles, tbl, tc, tr

from kakdoc.problems import TemplateError
from kakdoc.rendering.package import is_untouched
from kakdoc.rendering.page import PageSetup
from kakdoc.rendering.template import compile_template

HOSTILE = [
    "& < > \" '",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{_{ x }_}",
    "{# x #}",
    "]]>",
    "<w:p/>",
    "&amp;",
    "a\u00a0b",
    "👍",
    "x" * 200_000,
]


def codes(fault: pytest.ExceptionInfo[TemplateError]) -> list[str]:
    return [problem.code for problem in fault.value.problems]


def refused(data: bytes, context: dict[str, object] | None = None) -> pytest.ExceptionInfo[TemplateError]:
    with pytest.raises(TemplateError) as fault:
        compile_template(data, "t.docx").render(context or {})
    return fault


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_comes_out_literally_wherever_it_lands(text):
    footnotes = f'<w:footnotes {NS}><w:footnote w:id="2">{p("{{ x }}")}</w:footnote></w:footnotes>'
    body = (
        p("{{ x }}")
        + tbl(1, tr("{{ x }}"))
        + f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
        + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    header = f"<w:hdr {NS}>{p('{{ x }}')}</w:hdr>"
    data = docx(
        body,
        {"header1.xml": ("header", header), "footnotes.xml": ("footnotes", footnotes)},
        CORE.format(title="{{ x }}", keywords=""),
        last=section('<w:headerReference w:type="default" r:id="rId12"/>'),
    )
    made = compile_template(data, "t.docx").render({"x": text})
    assert paragraphs(made).count(text) == 2
    assert paragraphs(made, "word/header1.xml") == [text]
    assert paragraphs(made, "word/footnotes.xml") == [text]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        from lxml import etree

        title = etree.fromstring(archive.read("docProps/core.xml"))[0].text
    assert title == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_every_text_given_is_found_again(text):
    assert paragraphs(compile_template(docx(p("{{ x }}")), "t").render({"x": text}))[0] == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\uffffb", "\x0b"])
def test_what_no_word_file_can_hold_is_refused_not_dropped(text):
    for tag in ("{{ x }}", "{{ x|e }}", "{{p x|prosa }}", "{{r x|kalimat }}"):
        fault = refused(docx(p(tag)), {"x": text})
        assert codes(fault) == ["K505"]
        assert "karakter kendali" in str(fault.value)


def test_a_missing_variable_is_refused_with_its_path_and_the_nearest_field():
    fault = refused(docx(p("{{ sub.pagus }}")), {"sub": {"pagu": 1}})
    (problem,) = fault.value.problems
    assert (problem.code, problem.remedy) == ("K504", "mungkin maksudnya “pagu”.")
    assert "“sub.pagus”" in problem.message


def test_a_misspelt_condition_is_refused_too():
    assert codes(refused(docx(p("{% if yaa %}x{% endif %}")), {"ya": True})) == ["K504"]


def test_a_key_named_like_a_method_means_the_key():
    made = compile_template(docx(p("{{ x.items }} {{ x.values }}")), "t").render({"x": {"items": "a", "values": "b"}})
    assert paragraphs(made)[0] == "a b"


@pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}, b"x"])
def test_what_is_no_text_or_figure_is_not_printed(value):
    assert codes(refused(docx(p("{{ x }}")), {"x": value})) == ["K505"]


@pytest.mark.parametrize(
    ("value", "name"),
    [(RichText("a"), "RichText"), (Listing("a"), "Listing"), (InlineImage(None, "x"), "InlineImage")],
)
def test_an_object_of_docxtpl_is_refused_by_name(value, name):
    fault = refused(docx(p("{{ x }}")), {"x": value})
    assert codes(fault) == ["K506"]
    assert name in str(fault.value)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("{{r x }}", "RichText"),
        ("{{p x }}", "Subdoc"),
        ("{{tr x }}", "baris"),
        ("{{ x|prosa }}", "{{p"),
        ("{{ x|kalimat }}", "{{r"),
    ],
)
def test_a_tag_that_needs_an_object_of_docxtpl_is_refused_by_name(tag, name):
    fault = refused(docx(p(tag) if "tr" not in tag else tbl(1, tr(tag))), {"x": "a"})
    assert "K506" in codes(fault)
    assert name in " ".join(each.message + each.remedy for each in fault.value.problems)


@pytest.mark.parametrize("tag", ["{{ x|safe }}", "{{ x|tojson }}", "{{ lipsum() }}", "{{ [1,2]|random }}"])
def test_filters_that_let_data_become_markup_or_chance_are_not_there(tag):
    assert codes(refused(docx(p(tag)), {"x": "a"}))[0] in ("K503", "K504")


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ x.__class__.__mro__ }}", "{{ x.append(1) }}"])
def test_a_template_cannot_leave_its_sandbox(tag):
    assert refused(docx(p(tag)), {"x": []})


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        (tbl(2, tr("{%tr for x in y %}", "hilang"), tr("a", "b"), tr("{%tr endfor %}", "")), "baris tabel"),
        (p("hilang {%p if y %}") + p("x") + p("{%p endif %}"), "paragraf"),
        (p("{%p if y %}") + p("x") + p("{%p endif %} hilang"), "paragraf"),
        (tbl(2, tr("hilang {%tc for x in y %}", "{{ x }}", "{%tc endfor %}")), "sel tabel"),
        (p("{%p if y %}x{%p endif %}"), "paragraf"),
    ],
)
def test_text_beside_a_tag_that_takes_all_is_refused_not_dropped(body, unit):
    fault = refused(docx(body), {"y": [1]})
    assert "K507" in codes(fault)
    assert unit in str(fault.value)


def test_a_row_with_a_table_inside_may_hold_tags_of_its_own():
    inner = tbl(1, tr("{%tr for x in y %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    made = compile_template(docx(tbl(1, tr(tc(p("luar") + inner + p("dalam"))))), "t").render({"y": ["a"]})
    assert "a" in paragraphs(made)


def test_a_cell_that_lost_its_paragraphs_keeps_an_empty_one():
    cell = tc(p("{%p if tidak %}") + p("x") + p("{%p endif %}"))
    made = compile_template(docx(tbl(2, tr(cell, "b"))), "t").render({"tidak": False})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"</w:tcPr><w:p/></w:tc>" in archive.read("word/document.xml")


def test_a_table_that_lost_all_its_rows_is_left_out():
    body = tbl(1, tr("{%tr for x in y %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    template = compile_template(docx(p("a") + body + p("b")), "t")
    with zipfile.ZipFile(io.BytesIO(template.render({"y": []}))) as archive:
        assert b"<w:tbl>" not in archive.read("word/document.xml")
    assert paragraphs(template.render({"y": ["x"]})) == ["a", "x", "b"]


@pytest.mark.parametrize("texts", [("{% if x %}a", "b"), ("x }}", "y"), ("a %}", "b"), ("{{ x", "y")])
def test_a_tag_without_its_other_half_is_refused(texts):
    assert codes(refused(docx("".join(map(p, texts))), {"x": 1}))[0] in ("K503", "K508")


def test_a_tag_where_nothing_is_filled_in_is_refused():
    endnotes = f'<w:endnotes {NS}><w:endnote w:id="2">{p("{{ x }}")}</w:endnote></w:endnotes>'
    assert codes(refused(docx(p("a"), {"endnotes.xml": ("endnotes", endnotes)}))) == ["K508"]


def test_every_property_is_filled_in_not_only_those_docxtpl_knows():
    made = compile_template(docx(p("a"), core=CORE.format(title="", keywords="{{ x }}")), "t").render({"x": 7})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"<cp:keywords>7</cp:keywords>" in archive.read("docProps/core.xml")


def test_a_style_that_prose_needs_is_named_when_it_is_missing():
    data = docx(p("{{p x|prosa }}"), {"styles.xml": ("styles", styles(["Paragraph"]))})
    fault = refused(data, {"x": "a"})
    assert codes(fault) == ["K510"]
    assert "Paragraf" in str(fault.value)


def test_branches_that_cut_the_markup_are_told_when_they_do_not_fit():
    body = (
        p("{%p if y %}")
        + "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
        + p("x")
        + p("{%p endif %}")
        + "</w:tc></w:tr></w:tbl>"
    )
    template = compile_template(docx(body), "t")
    template.render({"y": True})
    with pytest.raises(TemplateError) as fault:
        template.render({"y": False})
    assert codes(fault) == ["K501"]


def test_two_renders_in_two_processes_give_identical_bytes(tmp_path):
    (tmp_path / "t.docx").write_bytes(docx(p("{{ x }}") + p("{{p y|prosa }}")))
    script = (
        "import sys,hashlib;from kakdoc.rendering.template import compile_template as c;"
        "d=c(open('t.docx','rb').read(),'t').render({'x':'a','y':'1. a\\n2. b'});print(hashlib.sha256(d).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True,
            env={"PYTHONPATH": str(Path(__file__).parent.parent.parent), "PYTHONHASHSEED": seed, "SYSTEMROOT": ""},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def rezipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


def test_a_paper_is_known_as_untouched_until_any_program_saves_it():
    from docx import Document

    made = compile_template(docx(p("a {{ x }}")), "t").render({"x": "b"})
    saved = io.BytesIO()
    Document(io.BytesIO(made)).save(saved)
    assert is_untouched(made)
    assert not is_untouched(rezipped(made))
    assert not is_untouched(saved.getvalue())
    assert not is_untouched(made[:100] + b"\0" + made[101:])
    assert not is_untouched(b"")


def with_part(name: str, content: bytes) -> bytes:
    made = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def encrypted(data: bytes) -> bytes:
    flags = data.index(b"PK\1\2") + 8
    return data[:flags] + struct.pack("<H", 1) + data[flags + 2 :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "K501"),
        (b"bukan zip", "K501"),
        (b"\xd0\xcf\x11\xe0 lama", "K501"),
        (docx(p("a"))[:200], "K501"),
        (docx("<w:p>"), "K501"),
        (encrypted(docx(p("a"))), "K501"),
        (with_part("word/x.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "K502"),
        (with_part("word/x.xml", "<!DOCTYPE x><x/>".encode("utf-16")), "K502"),
        (with_part("word/x.bin", b"\0" * 3 * 10**6), "K502"),
        (with_part("../x", b"a"), "K502"),
    ],
    ids=range(10),
)
def test_a_file_that_is_no_safe_word_file_is_refused(data, code):
    assert codes(refused(data)) == [code]


def test_a_template_without_page_or_default_font_is_told_when_a_profile_is_laid_on_it():
    setup = PageSetup(width=21, height=29.7, top=2, bottom=2, left=2, right=2, font="Arial", size=11, spacing=1)
    for data in (docx(p("a")), docx(p("a"), last="")):
        with pytest.raises(TemplateError) as fault:
            compile_template(data, "t", setup)
        assert codes(fault) == ["K501"]


def test_the_title_that_word_repeats_in_its_own_properties_is_filled_in_too(project):
    old, made = io.BytesIO((project / "templates" / "kak.docx").read_bytes()), io.BytesIO()
    repeated = b"<Application>{{ x }} &amp; </Application>"
    with zipfile.ZipFile(old) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = docx_body(p("a")) if name == "word/document.xml" else before.read(name)
            after.writestr(name, data.replace(b"<Application>kakdoc</Application>", repeated))
    with zipfile.ZipFile(io.BytesIO(compile_template(made.getvalue(), "t").render(PROPERTIES))) as archive:
        assert b"<Application>A &amp; B &amp; </Application>" in archive.read("docProps/app.xml")


PROPERTIES = {
    "x": "A & B",
    "kegiatan": "k",
    "tahun_anggaran": 2027,
    "judul": "j",
    "instansi": {"nama": "n", "kabupaten": "k"},
}


def docx_body(body: str) -> bytes:
    return f"<w:document {NS}><w:body>{body}{section()}</w:body></w:document>".encode()


def test_finished_text_that_a_filter_would_break_is_told_not_written():
    template = compile_template(docx(p("{% filter upper %}{{ x }}{% endfilter %}")), "t")
    with pytest.raises(TemplateError):
        template.render({"x": "a & b"})
