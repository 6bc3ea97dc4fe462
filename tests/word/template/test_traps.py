"""The known traps of plain docxtpl, each closed."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib

import pytest
from conftest import PROJECT
from docxtpl import InlineImage, Listing, RichText, RichTextParagraph
from hypothesis import given
from hypothesis import strategies as st
from word.making import (
    APP,
    CORE,
    DEFAULT_HEADER,
    NS,
    W,
    docx,
    filled,
    footnotes,
    headed,
    header,
    names,
    noted,
    numbering,
    p,
    paragraphs,
    part,
    runs,
    section,
    sound,
    styles,
    tbl,
    tc,
    tr,
)
from word.template.test_faults import nearest

from kakdoc.base import package
from kakdoc.base.problems import TemplateError
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.page import PageSetup

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
    body = (
        p("{{ x }}")
        + tbl(1, tr("{{ x }}"))
        + f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
        + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    data = docx(
        body,
        {**header(p("{{ x }}")), **footnotes(p("{{ x }}"))},
        CORE.format(title="{{ x }}", keywords=""),
        last=section(DEFAULT_HEADER),
        app=APP.format(title="{{ x }}"),
    )
    made = filled(data, {"x": text})
    assert paragraphs(made).count(text) == 2
    assert paragraphs(made, "word/header1.xml") == [text]
    assert paragraphs(made, "word/footnotes.xml") == [text]
    assert part(made, "docProps/core.xml")[0].text == text
    assert "".join(part(made, "docProps/app.xml").itertext()) == f"Word{text}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_every_text_given_is_found_again(text):
    assert paragraphs(filled(docx(p("{{ x }}")), {"x": text}))[0] == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\uffffb", "\x0b", "a\ab", "a\fb"])
def test_what_no_word_file_can_hold_is_refused_not_dropped(text):
    for tag in ("{{ x }}", "{{ x|e }}", "{{p x|prosa }}", "{{r x|kalimat }}"):
        fault = refused(docx(p(tag)), {"x": text})
        assert codes(fault) == ["K505"]
        assert "karakter kendali" in str(fault.value)


def test_a_missing_variable_is_refused_with_its_path_and_the_nearest_field():
    fault = refused(docx(p("{{ sub.pagus }}")), {"sub": {"pagu": 1}})
    (problem,) = fault.value.problems
    assert (problem.code, problem.remedy) == ("K504", nearest("pagu"))
    assert "“sub.pagus”" in problem.message


@pytest.mark.parametrize(
    "tag",
    [
        "{% if yaa %}x{% endif %}",
        "{% if yaa == 1 %}x{% endif %}",
        "{% if 1 != yaa %}x{% endif %}",
        "{% if yaa > 1 or 2 <= yaa %}x{% endif %}",
        "{% if 'a' in yaa %}x{% endif %}",
        "{% for x in yaa %}x{% endfor %}",
        "{% for x in range(yaa) %}x{% endfor %}",
        "{{ 2 / yaa }}",
        "{{ yaa // 2 + yaa % 2 }}",
        "{{ yaa - 1 - 2 }}",
        "{{ -yaa }}",
        "{{ 2 ** yaa - yaa * 1 }}",
        "{{ yaa ~ 'x' }}",
        "{{ yaa() }}",
        "{{ yaa[0] }}",
        "{{ yaa.b.c }}",
        "{{ yaa|rupiah(sen=true) }}",
        "{{ yaa|length }}",
        "{{ yaa|join(', ') }}",
        "{{ yaa|map(attribute='b')|join }}",
        "{{p yaa|prosa }}",
    ],
)
def test_what_nobody_gave_is_named_wherever_a_template_asks_for_it(tag):
    (problem,) = refused(docx(p(tag)), {"ya": 1}).value.problems
    assert (problem.code, problem.remedy) == ("K504", nearest("ya"))


def test_what_nobody_gave_may_be_asked_about_and_have_a_default():
    made = filled(docx(p("{% if x is defined %}ada{% else %}tidak{% endif %}") + p("{{ x|default('lain') }}")), {})
    assert paragraphs(made) == ["tidak", "lain"]


def test_a_key_named_like_a_method_means_the_key():
    made = compile_template(docx(p("{{ x.items }} {{ x.values }}")), "t").render({"x": {"items": "a", "values": "b"}})
    assert paragraphs(made)[0] == "a b"


@pytest.mark.parametrize("value", [None, True, ["a"], {"a": 1}, b"x"])
def test_what_is_no_text_or_figure_is_not_printed(value):
    assert codes(refused(docx(p("{{ x }}")), {"x": value})) == ["K505"]


@pytest.mark.parametrize("tag", [
    "{{ None }}", "{{ true }}", "{{ [1] }}", "{{ ''.upper }}", "{{ x.upper ~ 'a' }}", "{{ x ~ none }}", "{{ x ~ [1] }}",
    "{{ y|join(', ', attribute='a') }}", "{{ [none]|join }}", "{{ '%s'|format(none) }}", "{{ '%s' % none }}", "{{ '%s %s' % (1, none) }}",
    "{{ none|string }}",
])  # fmt: skip
def test_neither_a_constant_nor_a_piece_of_a_joined_text_is_printed_as_python_shows_it(tag):
    """Jinja makes text of constants before it asks what may be printed, and of pieces without asking."""
    fault = refused(docx(p(tag)), {"x": "a", "y": [{"a": "1"}, {"a": None}]})
    assert codes(fault) == ["K505"]
    assert f"di “{tag}”" in str(fault.value)


def test_constants_and_joined_texts_that_are_text_or_figures_are_printed():
    tag = "{{ 'a' }}{{ 5 }}{{ x ~ 1 }}{{ y|join('; ', attribute='a') }}{{ [x, 2]|join }}{{ '%s-%s'|format(x, 3) }}{{ '%02d' % 4 }}"
    made = compile_template(docx(p(tag)), "t").render({"x": "<b>", "y": [{"a": "1"}, {"a": "2"}]})
    assert paragraphs(made)[0] == "a5<b>11; 2<b>2<b>-304"


@pytest.mark.parametrize("tag", ['{{ "".__class__ }}', "{{ [].x }}", "{{ (1).x }}", "{{ ''['x'] }}"])
def test_what_a_constant_does_not_have_is_told_with_its_tag(tag):
    fault = refused(docx(p("a") + p(tag)), {"x": "a"})
    assert codes(fault) == ["K504"]
    assert f"di “{tag}”" in str(fault.value)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (RichText("a"), "RichText"),
        (RichTextParagraph("a"), "RichTextParagraph"),
        (Listing("a"), "Listing"),
        (InlineImage(None, "x"), "InlineImage"),
        (type("Subdoc", (), {})(), "Subdoc"),  # docxtpl's own needs a package that is not installed here
    ],
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
        ("{{ x|prosa|trim }}", "{{p"),
        ("{{p x|kalimat }}", "Subdoc"),
        ("{{r x|prosa }}", "RichText"),
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


def test_data_stays_data_where_a_template_asks_for_no_escaping():
    fault = refused(docx(p("{% autoescape false %}{{ x }}{% endautoescape %}")), {"x": "<w:p/>"})
    assert codes(fault) == ["K506"]
    assert "autoescape" in str(fault.value)


def titled(tag: str) -> bytes:
    return docx(p("x"), core=CORE.format(title=tag, keywords=""))


@pytest.mark.parametrize(
    "tag",
    [
        "{% filter upper %}{{ x }}{% endfilter %}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x)|upper }}",
        "{% set y %}{{ x }}{% endset %}{{ y|truncate(4, true, '', 0) }}",
        "{{ x|e|upper }}",
    ],
)
@pytest.mark.parametrize("place", [docx, headed, noted, titled])
def test_a_filter_that_breaks_an_escape_gives_no_file_that_word_cannot_open(tag, place):
    data = place(tag if place is titled else p(tag))
    filled(data, {"x": "tanpa"})
    fault = refused(data, {"x": "a & b < c"})
    assert codes(fault) == ["K505"]
    assert "saringan" in str(fault.value)


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
    made = filled(docx(tbl(2, tr(cell, "b"))), {"tidak": False})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"</w:tcPr><w:p/></w:tc>" in archive.read("word/document.xml")


GONE = p("{%p if tidak %}") + p("x") + p("{%p endif %}")


@pytest.mark.parametrize(
    "content",
    [
        GONE,
        f"\n {GONE}\n ",
        f'<w:bookmarkStart w:id="1" w:name="b"/>{GONE}<w:bookmarkEnd w:id="1"/>',
        tbl(1, tr("tetap")) + GONE,
        tbl(1, tr("{%tr if tidak %}"), tr("x"), tr("{%tr endif %}")),
        p("{{p kosong|prosa }}"),
    ],
)
@pytest.mark.parametrize("unit", ["cell", "cell without properties", "header", "footnote", "cell in a header"])
def test_what_must_end_with_a_paragraph_does_whatever_it_lost(content, unit):
    data = {
        "cell": lambda: docx(tbl(1, tr(tc(content)))),
        "cell without properties": lambda: docx(tbl(1, f"<w:tr><w:tc>{content}</w:tc></w:tr>")),
        "header": lambda: headed(content),
        "footnote": lambda: noted(content),
        "cell in a header": lambda: headed(tbl(1, tr(tc(content))) + p()),
    }[unit]()
    made = filled(data, {"tidak": False, "kosong": ""})
    stories = [
        story
        for name in {"word/document.xml", "word/header1.xml", "word/footnotes.xml"} & set(names(made))
        for story in part(made, name).iter(f"{W}tc", f"{W}hdr", f"{W}footnote")
    ]
    assert {list(story)[-1].tag for story in stories} == {f"{W}p"}


@pytest.mark.parametrize(("place", "name"), [(docx, "document"), (headed, "header1"), (noted, "footnotes")])
def test_rows_without_cells_and_tables_without_rows_are_left_out_everywhere(place, name):
    row = tr("{%tc for x in hampa %}", "{{ x }}", "{%tc endfor %}")
    rows = tbl(1, tr("{%tr for x in hampa %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    made = filled(place(p("awal") + tbl(1, row) + rows + tbl(2, tr("a", "b"), row) + p("akhir")), {"hampa": []})
    assert paragraphs(made, f"word/{name}.xml") == ["awal", "a", "b", "akhir"]


def test_a_table_that_lost_all_its_rows_is_left_out():
    body = tbl(1, tr("{%tr for x in y %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    data = docx(p("a") + body + p("b"))
    assert paragraphs(filled(data, {"y": []})) == ["a", "b"]
    assert paragraphs(filled(data, {"y": ["x"]})) == ["a", "x", "b"]


@pytest.mark.parametrize("texts", [("{% if x %}a", "b"), ("x }}", "y"), ("a %}", "b"), ("{{ x", "y")])
def test_a_tag_without_its_other_half_is_refused(texts):
    assert codes(refused(docx("".join(map(p, texts))), {"x": 1}))[0] in ("K503", "K508")


@pytest.mark.parametrize("kind", ["endnote", "comment"])
@pytest.mark.parametrize("note", [p("{{ x }}"), runs("{", "{ x }", "}"), runs("{%", " if x %}y{%", " endif %}")])
def test_a_tag_where_nothing_is_filled_in_is_refused(kind, note):
    notes = f'<w:{kind}s {NS}><w:{kind} w:id="2">{note}</w:{kind}></w:{kind}s>'
    fault = refused(docx(p("a"), {f"{kind}s.xml": (f"{kind}s", notes)}), {"x": 1})
    assert codes(fault) == ["K508"]
    assert fault.value.problems[0].location.spot == f"bagian “word/{kind}s.xml”"


def test_every_property_is_filled_in_not_only_those_docxtpl_knows():
    made = compile_template(docx(p("a"), core=CORE.format(title="", keywords="{{ x }}")), "t").render({"x": 7})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"<cp:keywords>7</cp:keywords>" in archive.read("docProps/core.xml")


def test_a_style_that_prose_needs_is_named_when_it_is_missing():
    data = docx(p("{{p x|prosa }}"), {"styles.xml": ("styles", styles(["Paragraph"]))})
    fault = refused(data, {"x": "a"})
    assert codes(fault) == ["K510"]
    assert "Paragraf" in str(fault.value)


def test_a_list_style_without_numbering_is_named():
    data = docx(p("{{p x|prosa }}"), {"numbering.xml": ("numbering", f"<w:numbering {NS}/>")})
    assert codes(refused(data, {"x": "1. a"})) == ["K510"]
    assert paragraphs(filled(data, {"x": "tanpa daftar"})) == ["tanpa daftar"]


def test_a_list_whose_levels_have_no_indent_may_have_more_paragraphs():
    flat = numbering().replace("<w:pPr>", "<!--").replace("</w:pPr>", "-->")
    data = docx(p("{{p x|prosa }}"), {"numbering.xml": ("numbering", flat)})
    assert paragraphs(filled(data, {"x": "1. a\n\n   b"})) == ["a", "b"]


def test_a_template_without_a_page_is_told_when_prose_needs_its_width():
    assert codes(refused(docx(p("{{p x|prosa }}"), last=""), {"x": "a"})) == ["K501"]


def test_two_renders_in_one_process_give_identical_bytes_whatever_came_between():
    data = docx(p("{{ x }}") + p("{{p y|prosa }}"))
    template = compile_template(data, "t")
    context = {"x": "a", "y": "1. a\n2. b\n\nx\n\n1. c"}
    first = template.render(context)
    template.render({"x": "lain", "y": "- a\n- b"})
    with pytest.raises(TemplateError):
        template.render({"x": "a"})
    assert template.render(context) == first
    assert filled(data, context) == first


def test_two_renders_in_two_processes_give_identical_bytes(tmp_path):
    (tmp_path / "t.docx").write_bytes(docx(p("{{ x }}") + p("{{p y|prosa }}")))
    script = (
        "import sys,hashlib;from kakdoc.word.template.compiled import compile_template as c;"
        "d=c(open('t.docx','rb').read(),'t').render({'x':'a','y':'1. a\\n2. b'});print(hashlib.sha256(d).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True,
            env={"PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": seed, "SYSTEMROOT": ""},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def with_part(name: str, content: bytes) -> bytes:
    made = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def crowded() -> bytes:
    """More members than a zip without extensions can count."""
    made = io.BytesIO(docx(p("a")))
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(65_536):
            archive.writestr(f"x/{number}", b"")
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
        (with_part("C:\\x", b"a"), "K502"),
        (docx(p("a")).replace(b"word/document.xml", b"word/dokument.xml"), "K501"),
        (docx(p("a")).replace(b"_rels/.rels", b"_rels/.xels"), "K501"),
    ],
    ids=range(13),
)
def test_a_file_that_is_no_safe_word_file_is_refused(data, code):
    assert codes(refused(data)) == [code]


def test_a_file_of_more_members_than_a_zip_can_count_is_refused():
    assert codes(refused(crowded())) == ["K502"]


WHOLE = headed(p("{{ x }}"), tbl(1, tr("{{ x }}")))


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=3), st.integers(0, len(WHOLE)))
def test_a_damaged_file_is_filled_or_refused_and_nothing_else(changes, size):
    damaged = bytearray(WHOLE)
    for place, byte in changes:
        damaged[place] = byte
    for data in (bytes(damaged), bytes(damaged[:size])):
        try:
            compile_template(data, "t").render({"x": "a"})
        except TemplateError as fault:
            assert {problem.code for problem in fault.problems} <= {"K501", "K502"}


def test_a_bomb_is_not_inflated_beyond_the_size_that_it_states():
    honest = b"<x/>" + b" " * 996
    data = with_part("word/x.xml", b"<x/>" + b" " * 5 * 10**6)
    record = data.rindex(b"word/x.xml") - 46
    lying = bytearray(data)
    struct.pack_into("<L", lying, record + 16, zlib.crc32(honest))
    struct.pack_into("<L", lying, record + 24, len(honest))
    assert package.read(bytes(lying), "t")["word/x.xml"].data == honest


SETUP = PageSetup(width=21, height=33, top=2, bottom=2, left=2, right=2, font="Arial", size=11, spacing=1)
FONTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="A"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'


@pytest.mark.parametrize(
    ("column", "width"),
    [("<w:gridCol/>", None), ('<w:gridCol w:w="1000"/>', str(round(1000 * (11906 - 2 * 1134) / 9906)))],
)
def test_columns_keep_their_share_of_other_paper_and_those_without_a_width_stay_so(column, width):
    parts = {"styles.xml": ("styles", styles().replace(f"<w:styles {NS}>", f"<w:styles {NS}>{FONTS}"))}
    data = docx(tbl(1, tr("{{ x }}")).replace('<w:gridCol w:w="1000"/>', column) + p(), parts)
    made = sound(compile_template(data, "t", SETUP).render({"x": "a"}))
    assert [each.get(f"{W}w") for each in part(made).iter(f"{W}gridCol")] == [width]
    assert [size.get(f"{W}h") for size in part(made).iter(f"{W}pgSz")] == ["18709"]
    assert part(made, "word/styles.xml").find(f".//{W}sz").get(f"{W}val") == "22"


def test_a_template_without_page_or_default_font_is_told_when_a_profile_is_laid_on_it():
    for data in (docx(p("a")), docx(p("a"), last="")):
        with pytest.raises(TemplateError) as fault:
            compile_template(data, "t", SETUP)
        assert codes(fault) == ["K501"]


def test_the_title_that_word_repeats_in_its_own_properties_is_filled_in_too(project):
    old, made = io.BytesIO((project / "templates" / "kak" / "naskah.docx").read_bytes()), io.BytesIO()
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


@pytest.mark.parametrize(
    "other",
    [
        "<w:p><w:pPr>SECTION</w:pPr>TAG</w:p>",
        '<w:p>TAG<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        "<w:p>TAG<w:r><w:drawing/></w:r></w:p>",
    ],
)
def test_what_is_no_text_beside_a_tag_that_takes_all_is_refused_too(other):
    tag = '<w:r><w:t xml:space="preserve">{%p endif %}</w:t></w:r>'
    body = p("{%p if y %}") + p("x") + other.replace("SECTION", section()).replace("TAG", tag)
    assert "K507" in codes(refused(docx(body), {"y": 1}))
