"""Tags that are not whole, or stand where docxtpl would lose or break something: refused with place and reason."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice

import pytest
from conftest import PROJECT
from lxml import etree
from word.making import CORE, W, docx, filled, headed, noted, p, paragraphs, part, runs, tbl, tc, tr
from word.template.test_faults import faults, told

from kakdoc.base.problems import TemplateError
from kakdoc.word.places import paragraph_place
from kakdoc.word.template import source
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.judging import tags

TEMPLATES = sorted((PROJECT / "templates").glob("*/*.docx"))


def parts_with_tags(path) -> list[source.PartSource]:
    return [each for each in source.read(path.read_bytes()) if each.has_tags and "<w:" in each.original]


def mutilated(root: etree._Element) -> Iterator[tags.Line]:
    """The paragraph of each tag of a part, for each sign of its closing mark, while that sign is missing there."""
    marks = tags.Marks()
    for line in tags.lines(root):
        for tag in marks.tags(line.text):
            for sign in {line.text[place]: place for place in (tag.end - 2, tag.end - 1)}.values():
                node = line.nodes[line.at(sign)]
                old, place = node.text, sign - line.starts()[line.at(sign)]
                node.text = old[:place] + old[place + 1 :]
                yield line
                node.text = old


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_each_tag_without_one_sign_of_its_closing_mark_is_seen_in_its_paragraph(path):
    count = 0
    for each in parts_with_tags(path):
        for line in mutilated(etree.fromstring(each.original.encode())):
            assert tags.fault(line, tags.Marks().tags(line.text)), line.text
            count += 1
    assert count > 100


def refusals(path, step: int) -> None:
    """Compile a template once for every so many of its tags, each time without a sign of its closing mark."""
    data = path.read_bytes()
    (body, *_) = (each for each in parts_with_tags(path) if each.label == source.BODY)
    root = etree.fromstring(body.original.encode())
    for number, line in enumerate(mutilated(root)):
        if number % step == 0:
            with pytest.raises(TemplateError) as raised:
                compile_template(with_body(data, etree.tostring(root, encoding="unicode")), "t")
            assert told(raised.value.problems) == [("K508", f"badan dokumen, {paragraph_place(line.paragraph)}")]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_with_such_a_tag_is_refused_at_its_paragraph(path):
    refusals(path, 90)


@pytest.mark.parametrize(
    ("tag", "turn"), [("{{ pejabat.nama }}", 0), ("{{ baris }}", 0), ("{%p endif %}", 6), ("{{ d.urutan }}", 0)]
)
def test_a_decree_never_loses_its_signer_title_basis_or_dictums_to_such_a_tag(tag, turn):
    data = (PROJECT / "templates" / "keputusan" / "naskah.docx").read_bytes()
    (body, *_) = (each for each in source.read(data) if each.label == source.BODY)
    root = etree.fromstring(body.original.encode())
    line = [each for each in tags.lines(root) if tag in each.text][turn]
    place = line.text.index(tag) + len(tag) - 1
    node = line.nodes[line.at(place)]
    at = place - line.starts()[line.at(place)]
    node.text = node.text[:at] + node.text[at + 1 :]
    with pytest.raises(TemplateError) as raised:
        compile_template(with_body(data, etree.tostring(root, encoding="unicode")), "t")
    assert told(raised.value.problems) == [("K508", f"badan dokumen, {paragraph_place(line.paragraph)}")]


@pytest.mark.lambat
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_fortieth_such_tag_is_refused_at_its_paragraph_when_its_part_is_read(path):
    for each in parts_with_tags(path):
        root = etree.fromstring(each.original.encode())
        for line in islice(mutilated(root), 0, None, 40):
            part_ = source.PartSource(each.member, each.label, etree.tostring(root, encoding="unicode"), "")
            found = list(tags.check(tags.read(part_), "t"))
            assert told(found) == [("K508", f"{each.label}, {paragraph_place(line.paragraph)}")]


def with_body(data: bytes, xml: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = re.sub(rb"(?s)<w:body>.*</w:body>", lambda _: xml.encode(), content)
            new.writestr(name, content)
    return made.getvalue()


BROKEN = [
    "{{ n }", "{{ n", "{ n }}", "n }}", "{% if n }x{% endif %}", "{% if n %", "{ if n %}x", "if n %}", "{# x }", "{# x #",
    " x #}", "{{ n } dan {{ n }}", "{% if n } x {{ n }} {% endif %}", "{# a } {{ n }} {# b #}", "Potongan 5{% dari gaji",
    "{{ n }% ", "{{ {'a': n }}", "{%p endif }", "{{ n|default('}}') }",
]  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_a_mark_without_its_other_half_is_refused_though_others_follow(text):
    body = p("awal") + p(text) + p("NOMOR {{ n }} {% if n %}x{% endif %} {# y #}")
    assert told(faults(docx(body), {"n": 1})) == [("K508", "badan dokumen, paragraf 2")]
    assert told(faults(docx(p("a") + runs("x ", *text) + p("{{ n }}")), {"n": 1}))[0][1] == "badan dokumen, paragraf 2"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (headed(p("a") + p("{{ n }")), "kepala halaman, paragraf 2"),
        (noted(p("a"), p("{{ n }")), "catatan kaki, paragraf 2"),
        (docx(tbl(2, tr("a", "b"), tr("c", "{{ n }"))), "badan dokumen, tabel 1 baris 2 sel 2"),
        (docx(p("x"), core=CORE.format(title="{{ n }", keywords="")), "properti dokumen"),
        (docx(f"<w:p><w:r><w:pict><w:txbxContent>{p('{{ n }')}</w:txbxContent></w:pict></w:r></w:p>"), "badan dokumen, paragraf 2"),
        (docx('<w:p><w:r><w:instrText>HYPERLINK "{{ n }"</w:instrText></w:r></w:p>'), "badan dokumen, paragraf 1"),
        (docx(f'<w:p><w:bookmarkStart w:id="1" w:name="{{{{ n }}"/></w:p>{p()}'), "badan dokumen, paragraf 1"),
    ],
)  # fmt: skip
def test_an_open_tag_is_refused_wherever_it_stands(data, place):
    assert told(faults(data, {"n": 1})) == [("K508", place)]


WHOLE = {
    '{{ "}}" }}': "}}",
    "{{ '{{' }}": "{{",
    "{{ {'a': {'b': 1}}['a']['b'] }}": "1",
    "a{# {{ lama }} #}b": "ab",
    "{% raw %}{{ n }{% endraw %} {{ n }}": "{{ n } 1",
    "{{ “a” ~ ‘b’ }}": "ab",
    "{ biasa } 5 % {": "{ biasa } 5 % {",
    "{{- n -}}": "1",
    "{%if n%}x{%endif%}": "x",
    "{{ n }}{{ n }}": "11",
    "it's {{ n }} it's": "it's 1 it's",
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_tag_is_never_refused(text):
    assert paragraphs(filled(docx(p(text)), {"n": 1})) == [WHOLE[text]]


def test_between_raw_and_endraw_nothing_is_a_tag():
    body = p("{%p raw %}") + p("{{ n }} dan %}") + p("{%p endraw %}") + p("{{ n }}")
    assert paragraphs(filled(docx(body), {"n": 1})) == ["{{ n }} dan %}", "1"]


@pytest.mark.parametrize("text", ["{# a {{ b #} c", "{% raw %} {{ n } {% endraw %}"])
def test_what_docxtpl_would_take_for_an_open_tag_is_refused_in_comments_and_raw_text_too(text):
    assert told(faults(docx(p("a") + p(text) + p("{{ n }}")), {"n": 1})) == [("K508", "badan dokumen, paragraf 2")]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (f'{run("{{ n")}<w:del w:id="1"><w:r><w:delText>m</w:delText></w:r></w:del>{run(" }}")}', "perubahan terlacak"),
        (f'{run("{{ n")}<w:ins w:id="1">{run(" }}")}</w:ins>', "perubahan terlacak"),
        (f"{run('{{ n')}<w:hyperlink>{run(' }}')}</w:hyperlink>", "tautan"),
        (f"{run('{{ n')}<w:sdt><w:sdtContent>{run(' }}')}</w:sdtContent></w:sdt>", "kontrol isi"),
        (f'{run("{{ n")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" }}")}', "catatan kaki"),
        (f"{run('{{ n')}<w:r><w:drawing/></w:r>{run(' }}')}", "gambar"),
        (f'{run("{{ n")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run(" }}")}', "bidang"),
        ('<w:del w:id="1"><w:r><w:delText>{{ n }}</w:delText></w:r></w:del>', "dihapus"),
        (f'<w:moveFrom w:id="1">{run("{% if n %}")}</w:moveFrom>', "dihapus"),
    ],
)
def test_a_tag_that_is_cut_or_deleted_is_refused_with_what_cuts_it(inside, reason):
    (problem,) = faults(docx(f"<w:p>{inside}</w:p>{p('b')}"), {"n": 1})
    assert told([problem]) == [("K508", "badan dokumen, paragraf 1")]
    assert reason in problem.message


@pytest.mark.parametrize(
    "inside",
    [
        f'{run("{{ n")}<w:ins w:id="1">{run("m")}</w:ins>{run(" }}")}',
        f'<w:ins w:id="1">{run("{{ nm }}")}</w:ins>',
        f'{run("{{ ")}<w:hyperlink w:anchor="x">{run("nm")}</w:hyperlink>{run(" }}")}',
        f'{run("{{ ")}<w:commentRangeStart w:id="1"/>{run("nm")}<w:commentRangeEnd w:id="1"/>{run(" }}")}',
        f'{run("{")}<w:bookmarkStart w:id="1" w:name="b"/>{run("{ nm }")}<w:bookmarkEnd w:id="1"/>{run("}")}',
    ],
)
def test_marks_of_word_inside_a_tag_do_not_matter(inside):
    assert paragraphs(filled(docx(f"<w:p>{inside}</w:p>"), {"nm": 1})) == ["1"]


@pytest.mark.parametrize(
    "body",
    [
        p("A {%- if n -%} B {%- endif -%} C"),
        p("A {%- if n %} B{% endif %}"),
        p("{% if n %} B {% endif -%} C"),
        runs("A", "{{ n }} {%- if n %} B{% endif %}"),
        tbl(1, tr("q")) + p("{%- if n %} B{% endif %}"),
        tbl(2, tr("a", "{%- if n %} B{% endif %}")),
        f"<w:p>{run('a')}<w:r><w:drawing/></w:r>{run('{%- if n %} B{% endif %}')}</w:p>",
    ],
)
def test_a_minus_beside_text_that_it_would_drop_is_refused(body):
    found = faults(docx(p("nol") + body + p("akhir")), {"n": 1})
    assert {each.code for each in found} == {"K507"}
    assert "tanda minus" in found[0].message


def test_a_minus_that_drops_nothing_joins_as_in_docxtpl():
    apart = docx(p("nol") + p("{%- if n %} B {% endif -%}") + p("akhir"))
    assert paragraphs(filled(apart, {"n": 1})) == ["nol B akhir"]
    in_runs = docx(p("nol") + runs("A ", "{%- if n -%}", "B", "{%- endif -%}", " C"))
    assert paragraphs(filled(in_runs, {"n": 1})) == ["nol", "A B C"]


def cell(properties: str, text: str) -> str:
    return f"<w:tc>{properties}{text}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize("properties", ["", "<w:tcPr/>", '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'])
@pytest.mark.parametrize("write", [p, lambda text: runs(*re.findall(".{1,7}", text))])
def test_helpers_work_in_cells_with_and_without_properties(properties, write):
    coloured = table(f"<w:tr>{cell(properties, write('{% cellbg warna %}x'))}{cell('', p('b'))}</w:tr>")
    made = part(filled(docx(coloured), {"warna": "D9D9D9"}))
    assert [(each.getparent().tag, each.get(f"{W}fill")) for each in made.iter(f"{W}shd")] == [(f"{W}tcPr", "D9D9D9")]
    joined = table(f"<w:tr>{cell(properties, write('{% colspan 2 %}x'))}</w:tr>", tr("a", "b"))
    (span,) = part(filled(docx(joined), {})).iter(f"{W}gridSpan")
    assert (span.getparent().tag, span.get(f"{W}val")) == (f"{W}tcPr", "2")


@pytest.mark.parametrize("properties", ["", "<w:tcPr/>"])
def test_merged_cells_work_with_and_without_properties(properties):
    down = f"<w:tr>{cell(properties, p('{% vm %}x'))}{cell('', p('{{ i }}'))}</w:tr>"
    made = filled(docx(table(tr("{%tr for i in [1, 2] %}", ""), down, tr("{%tr endfor %}", ""))), {})
    assert [each.get(f"{W}val") for each in part(made).iter(f"{W}vMerge")] == ["restart", "continue"]
    across = (
        f"<w:tr>{tc(p('{%tc for i in [1, 2] %}'))}{cell(properties, p('{% hm %}x'))}{tc(p('{%tc endfor %}'))}</w:tr>"
    )
    made = filled(docx(table(across, tr("a", "b"))), {})
    assert [each.get(f"{W}val") for each in part(made).iter(f"{W}gridSpan")] == ["2"]


TABS = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>'
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
WIDE = tc(p("a"), '<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/>')
ASTRAY = {
    "a loop into a content control": (
        p("{%p for x in y %}") + p("q") + SDT.format(p("{%p endfor %}") + p("r")), "paragraf 1", "kontrol isi",
    ),
    "a condition out of a content control": (
        SDT.format(p("{%p if y %}") + p("r")) + p("{%p endif %}"), "paragraf 1", "kontrol isi",
    ),
    "a row loop that ends in a cell below merged cells": (
        tbl(2, tr("{%tr for x in y %}", ""), f"<w:tr>{WIDE}</w:tr>", tr("{{ x }}", "{% endfor %}")),
        "tabel 1 baris 1 sel 1", "baris tabel",
    ),
    "a loop from a paragraph into a table": (
        p("{%p for x in y %}") + tbl(1, tr(tc(p("x") + p("{%p endfor %}")))), "paragraf 1", "tabel",
    ),
    "a row loop that ends in a table inside": (
        tbl(1, tr("{%tr for x in y %}"), tr(tc(tbl(1, tr("a"), tr("{%tr endfor %}")) + p("z")))), "tabel 1 baris 1 sel 1",
        "baris tabel",
    ),
    "a merged cell with tabs": (
        table(tr("{%tr for x in y %}", ""), f"<w:tr>{cell('<w:tcPr/>', p('{% vm %}x', TABS))}</w:tr>", tr("{%tr endfor %}", "")),
        "tabel 1 baris 2 sel 1", "“vm”",
    ),
    "a row tag outside of tables": (
        tbl(1, tr("q")) + p("{%tr if y %}") + p("isi") + p("{%tr endif %}") + tbl(1, tr("z")), "paragraf 1", "luar tabel",
    ),
    "a colour outside of tables": (p("{% cellbg 'D9D9D9' %}x"), "paragraf 1", "luar tabel"),
    "a colour in a cell with a table": (
        tbl(1, tr(tc(tbl(1, tr("q")) + p("{% cellbg 'D9D9D9' %}x")))), "tabel 1 baris 1 sel 1", "berisi tabel",
    ),
    "two colours in a cell": (
        tbl(2, tr("q", "{% if y %}{% cellbg 'D9D9D9' %}{% else %}{% cellbg 'FFFFFF' %}{% endif %}x")),
        "tabel 1 baris 1 sel 2", "“cellbg” berdiri dua kali",
    ),
    "two merges in the paragraphs of a cell": (
        table(tr("{%tr for x in y %}", ""), f"<w:tr>{cell('', p('{% vm %}x') + p('{% vm %}z'))}</w:tr>", tr("{%tr endfor %}", "")),
        "tabel 1 baris 2 sel 1", "“vm” berdiri dua kali",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASTRAY)
def test_tags_that_cut_the_layout_are_refused_with_place_and_reason(name):
    body, place, reason = ASTRAY[name]
    found = faults(docx(body), {"y": [1, 2]})
    assert told(found)[0] == ("K503", f"badan dokumen, {place}")
    assert {each.code for each in found} == {"K503"}
    assert reason in found[0].message


def test_tags_on_either_side_of_a_border_that_is_closed_again_work():
    cut = docx(
        runs("a{% if n %}b", "c{% else %}d", "e{% endif %}f") + tbl(2, tr("{% for x in y %}{{ x }}", "z{% endfor %}"))
    )
    assert paragraphs(filled(cut, {"n": 1, "y": [1]}))[0] == "abcf"
    assert paragraphs(filled(cut, {"n": 0, "y": [1, 2]}))[0] == "adef"
    control = docx(SDT.format(p("{%p for x in y %}") + p("{{ x }}") + p("{%p endfor %}")))
    assert paragraphs(filled(control, {"y": [1, 2]})) == ["1", "2"]


@pytest.mark.parametrize("tag", ["include 'x'", "extends 'x'", "import 'x' as y", "from 'x' import y"])
def test_a_template_that_takes_from_another_is_refused_by_name(tag):
    (problem,) = faults(docx(p("a") + p(f"{{% {tag} %}}")))
    assert told([problem]) == [("K506", "badan dokumen, paragraf 2")]
    assert tag.split()[0] in problem.message


def test_the_templates_as_shipped_have_whole_tags_only():
    for path in TEMPLATES:
        assert [each for one in source.read(path.read_bytes()) for each in tags.check(tags.read(one), path.name)] == []
