"""What comes out is what docxtpl itself makes, part by part."""

from __future__ import annotations

import html
import io
import re

import pytest
from conftest import many
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word.making import (
    CORE,
    DEFAULT_HEADER,
    NS,
    PNG,
    W,
    canonical,
    docx,
    filled,
    headed,
    header,
    noted,
    p,
    reading,
    runs,
    section,
    sound,
    tbl,
    tc,
    tr,
)

from kakdoc.base import package
from kakdoc.papers import checking, making
from kakdoc.word.template import filters, page
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.filling import NUMBERING
from kakdoc.word.template.source import in_order

CONTEXT = {
    "nama": "Mutasi & Promosi <ASN> \"A\" 'B'",
    "kosong": "",
    "ya": True,
    "tidak": False,
    "daftar": ["satu", "dua", "tiga"],
    "hampa": [],
    "baris": [{"n": 1, "isi": ["a", "b"]}, {"n": 2, "isi": ["c"]}],
    "kolom": ["K1", "K2", "K3"],
    "banyak": "baris satu\nbaris dua\tsesudah tab",
    "warna": "FFCC00",
    "dua": 2,
}
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="g"/>'
    '<a:graphic><a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing></w:r>'
)


HEADERS = {
    "header1.xml": header(p("biasa {{ nama }} {{ banyak }}"))["header1.xml"],
    "header2.xml": header(p("pertama {{ dua }}"))["header1.xml"],
    "header3.xml": header(p("genap tanpa isian"))["header1.xml"],
    "footer1.xml": ("footer", f"<w:ftr {NS}>{p('kaki {% if ya %}{{ nama }}{% endif %}')}</w:ftr>"),
    "settings.xml": ("settings", f"<w:settings {NS}><w:evenAndOddHeaders/></w:settings>"),
}
REFERENCES = "".join(
    f'<w:{kind}Reference w:type="{when}" r:id="rId{number}"/>'
    for kind, when, number in (
        ("header", "default", 12),
        ("header", "first", 13),
        ("header", "even", 14),
        ("footer", "default", 15),
    )
)
FEATURES = {
    "plain text": docx(p("Kegiatan {{ nama }} tahun {{ dua }}")),
    "split runs": docx(runs("Kegiatan {", "{ na", "ma }", "} selesai", "{% if", " ya %}ya{%", " endif %}")),
    "proofing marks inside a tag": docx(
        '<w:p><w:r><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve"> nama </w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/><w:r><w:t>}}</w:t></w:r></w:p>'
        '<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>{{ na</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>ma }}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    ),
    "paragraph loop": docx(p("{%p for x in daftar %}") + p("butir {{ x }} {{ loop.index }}") + p("{%p endfor %}")),
    "empty paragraph loop": docx(p("awal") + p("{%p for x in hampa %}") + p("{{ x }}") + p("{%p endfor %}")),
    "conditions": docx(
        p("{%p if tidak %}") + p("A") + p("{%p elif dua == 2 %}") + p("B {{ nama }}") + p("{%p else %}") + p("C") + p("{%p endif %}")
    ),
    "inline condition": docx(p("{% if tidak %}A{% elif ya %}B{% else %}C{% endif %} {{ 'x' if ya else 'y' }}")),
    "run condition": docx(runs("awal ", "{%r if tidak %}", "hilang", "{%r endif %}", " akhir")),
    "row loop": docx(tbl(2, tr("No", "Isi"), tr("{%tr for b in baris %}", ""), tr("{{ b.n }}", "{{ b.isi|join(', ') }}"), tr("{%tr endfor %}", ""))),
    "row condition": docx(tbl(2, tr("a", "b"), tr("{%tr if tidak %}", ""), tr("c", "d"), tr("{%tr else %}", ""), tr("e", "f"), tr("{%tr endif %}", ""))),
    "widest row left out": docx(tbl(3, tr("a", "b"), tr("{%tr if tidak %}", "", ""), tr("c", "d", "e"), tr("{%tr endif %}", "", ""))),
    "column loop": docx(tbl(3, tr("{%tc for k in kolom %}", "{{ k }}", "{%tc endfor %}"), tr("{%tc for k in kolom %}", "{{ loop.index }}", "{%tc endfor %}"))),
    "colspan": docx(tbl(2, tr("{% colspan dua %}{{ nama }}"), tr("a", "b"))),
    "cellbg": docx(tbl(2, tr("{% cellbg warna %}{{ nama }}", "{% cellbg 'D9D9D9' if dua > 1 else 'FFFFFF' %}x"))),
    "vertical merge": docx(tbl(2, tr("{%tr for x in daftar %}", ""), tr("{% vm %}{{ nama }}", "{{ x }}"), tr("{%tr endfor %}", ""))),
    "horizontal merge": docx(
        tbl(3, tr("{%tc for k in kolom %}", "{% hm %}{{ nama }}", "{%tc endfor %}"), tr("{%tc for k in kolom %}", "{{ k }}", "{%tc endfor %}"))
    ),
    "nested tables": docx(
        tbl(1, tr("{%tr for b in baris %}"), tr(tc(tbl(2, tr("{%tr for i in b.isi %}", ""), tr("{{ i }}", "{{ b.n }}"), tr("{%tr endfor %}", "")) + p("{{ b.n }}"))), tr("{%tr endfor %}"))
    ),
    "nested loops": docx(p("{%p for b in baris %}") + p("{{ b.n }}") + p("{%p for i in b.isi %}") + p("- {{ i }}") + p("{%p endfor %}") + p("{%p endfor %}")),
    "headers and footers": docx(p("isi"), HEADERS, last=section(REFERENCES).replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")),
    "footnotes in two sections": noted(p("catatan {{ nama }}"), p("tetap"), p("{%p for x in daftar %}") + p("{{ x }} {{ banyak }}") + p("{%p endfor %}")),
    "one header for two kinds of page": docx(p("x"), header(p("{{ nama }}")), last=section(DEFAULT_HEADER + DEFAULT_HEADER.replace("default", "first"))),
    "rows and spans in a header": headed(tbl(2, tr("{%tr for x in daftar %}", ""), tr("{% colspan dua %}{{ x }}"), tr("{%tr endfor %}", "")) + p()),
    "colspan and cellbg of a cell with properties": docx(
        tbl(2, tr(tc(p("{% colspan dua %}{% cellbg warna %}{{ nama }}"), '<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:vAlign w:val="center"/>')))
    ),
    "horizontal merge of a wide cell": docx(
        tbl(3, tr("{%tc for k in kolom %}", tc(p("{% hm %}{{ nama }}"), '<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="1"/>'), "{%tc endfor %}"), tr("{%tc for k in kolom %}", "{{ k }}", "{%tc endfor %}"))
    ),
    "condition across paragraphs of a cell": docx(tbl(2, tr(tc(p("{% if ya %}a") + p("b{% endif %}")), "c"))),
    "curly quotes and signs in tags": docx(p("{{ “a” ~ ‘b’ }} {% if dua < 3 and dua >= 2 %}ok{% endif %} “luar” {{ 'a & b' }}")),
    "run loop": docx(runs("a", "{%r for x in daftar %}", "{{ x }}", "{%r endfor %}", "b")),
    "comments that take a row or cell": docx(tbl(2, tr("{#tr x #}", ""), tr("{#tc x #}", "b"), tr(tc(p("{#p x #}") + p("a")), "c"))),
    "loop with nothing": docx(p("{%p for x in hampa %}") + p("{{ x }}") + p("{%p else %}") + p("kosong") + p("{%p endfor %}")),
    "blocks of text": docx(p("{%p set y %}") + p("isi {{ warna }}") + p("{%p endset %}") + p("{% filter upper %}abc{% endfilter %}") + p("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}a{% endcall %}")),
    "namespace": docx(p("{% set ns = namespace(n=0) %}{% for x in daftar %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}")),
    "links, controls and fields": docx(
        "<w:p><w:hyperlink w:anchor='x'><w:r><w:t>{{ nama }}</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>" + p("{{ nama }}") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    ),
    "formatted text with line breaks": docx("<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{{ banyak }}</w:t></w:r><w:r><w:t> x</w:t></w:r></w:p>"),
    "indented markup": docx("\n  <w:p>\n    <w:r>\n <w:t>a {{ nama }}</w:t>\n </w:r>\n</w:p>\n"),
    "alternative text of a drawing": docx(f"<w:p>{DRAWING}</w:p>".replace('name="g"', 'name="g" descr="{{ nama }}"')),
    "raw over paragraphs": docx(p("{%p raw %}") + p("tetap") + p("{%p endraw %}") + p("{{ nama }}")),
    "properties": docx(p("x"), core=(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T {{ dua }}{% if dua &gt; 1 %} x{% endif %}</dc:title><dc:creator>{{ warna }}</dc:creator></cp:coreProperties>'
    )),
    "whitespace control": docx(p("a") + p("{%- if ya %} b {% endif -%}") + p(" c {{- warna -}} d")),
    "literal tags": docx(p("tulis {_{ nama }_} dan {_% if %_}")),
    "line breaks and tabs in data": docx(p("x {{ banyak }} y") + tbl(1, tr("{{ banyak }}"))),
    "raw": docx(p("a") + p("{% raw %}<{% endraw %} b {{ warna }}") + p("{{ banyak }}")),
    "set and macro": docx(p("{% set q = dua * 3 %}{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(q) }} {{ q }}")),
    "comments": docx(p("a{# komentar #}b") + p("{#p komentar #}") + p("c")),
    "drawings in a loop": docx(p("{%p for x in daftar %}") + f"<w:p>{DRAWING}</w:p>" + p("{%p endfor %}")),
    "branches that cut a table": docx(
        p("{%p if ya %}") + tbl(1, tr("a")) + p("{%p else %}") + tbl(2, tr("b", "c")) + p("{%p endif %}")
    ),
}  # fmt: skip


def by_docxtpl(data: bytes, context: dict[str, object]) -> dict[str, bytes]:
    template = DocxTemplate(io.BytesIO(data))
    template.render(context, jinja_env=filters.build(), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    parts = reading(saved.getvalue())
    # The one difference meant: docxtpl leaves the properties of computed cells out of order.
    return {name: canonical_cells(name, xml) if b"<w:tcPr>" in xml else xml for name, xml in parts.items()}


def canonical_cells(name: str, xml: bytes) -> bytes:
    """Cell properties in schema order; C14N writes empty elements as pairs, so they are closed first."""
    closed = re.sub(rb"<(w:\w+)((?:\s[^<>]*)?)></\1>", rb"<\1\2/>", xml)
    return canonical(name, in_order(closed.decode()).encode())


def by_list(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with the definition of each list for its number: docxtpl begins no list anew where a loop begins."""
    root = etree.fromstring(parts[NUMBERING])
    abstract = {each.get(f"{W}numId"): each.find(f"{W}abstractNumId").get(f"{W}val") for each in root.iter(f"{W}num")}
    return {
        name: re.sub(rb'(?<=<w:numId w:val=")\d+', lambda found: abstract[found[0].decode()].encode(), data)
        for name, data in parts.items()
        if name != NUMBERING
    }


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_renders_as_docxtpl_renders_it(feature):
    data = FEATURES[feature]
    ours = compile_template(data, "t.docx").render(CONTEXT)
    parts, reference = reading(ours), by_docxtpl(data, CONTEXT)
    assert parts.keys() == reference.keys()
    for name in parts:
        assert parts[name] == reference[name], name


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_gives_a_good_word_file_with_its_image_untouched(feature):
    assert reading(filled(FEATURES[feature], CONTEXT))["word/media/image1.png"] == PNG


SIZES = st.integers(1, 3)
ROWS = st.one_of(
    st.builds(lambda n: tr(*["{{ nama }}"] * n), SIZES),
    st.builds(lambda n: tr(*["tetap"] * n), SIZES),
    st.builds(
        lambda n, of: tr(f"{{%tr for x in {of} %}}") + tr(*["{{ x }}"] * n) + tr("{%tr endfor %}"),
        SIZES,
        st.sampled_from(["daftar", "hampa"]),
    ),
    st.builds(
        lambda n, m, when: tr(f"{{%tr if {when} %}}") + tr(*"a" * n) + tr("{%tr else %}") + tr(*"b" * m) + tr("{%tr endif %}"),
        SIZES,
        SIZES,
        st.sampled_from(["ya", "tidak"]),
    ),
    st.builds(lambda span, n: tr(f"{{% colspan {span} %}}z", *"y" * n), SIZES, st.integers(0, 2)),
    st.builds(
        lambda span, n: tr(tc(p("s"), f'<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="{span}"/>'), *"y" * n),
        SIZES,
        st.integers(0, 2),
    ),
    st.just(tr("{%tc for k in kolom %}", "{{ k }}", "{%tc endfor %}")),
)  # fmt: skip


@settings(deadline=None, max_examples=many(80))
@given(SIZES, st.lists(ROWS, min_size=1, max_size=4), st.booleans())
def test_a_table_of_any_shape_renders_as_docxtpl_renders_it(columns, rows, conditional):
    # A row that is always there: tables without any are left out, which docxtpl does not do.
    table = tbl(columns, *rows, tr("tetap"))
    body = p("{%p if ya %}") + table + p("{%p endif %}") if conditional else table
    data = docx(body + p("{{ nama }}"))
    parts, reference = reading(filled(data, CONTEXT)), by_docxtpl(data, CONTEXT)
    assert parts["word/document.xml"] == reference["word/document.xml"]


def test_a_property_is_escaped_once_where_docxtpl_escapes_twice():
    data = docx(p("x"), core=CORE.format(title="{{ nama }} &amp; co", keywords=""))
    ours = reading(filled(data, CONTEXT))["docProps/core.xml"].decode()
    theirs = by_docxtpl(data, CONTEXT)["docProps/core.xml"].decode()
    assert f"{html.escape(CONTEXT['nama'], quote=False)} &amp; co" in ours
    assert theirs.count("&amp;amp;") == 1
    assert html.unescape(html.unescape(theirs)) == html.unescape(ours)


@pytest.mark.parametrize("year", ["2024", "2027"])
@pytest.mark.parametrize("profile", [None, "naskah_dinas", "naskah_dinas_2023", "perundangan"])
def test_the_shipped_template_renders_as_docxtpl_renders_it(year, profile, project):
    checked = checking.check(project / "inputs" / year / "kak-mutasi-promosi-asn.yaml")
    data = (project / "templates" / "kak" / "naskah.docx").read_bytes()
    if profile is not None:
        setup = making.page_setup(checked.document.instansi.profil[profile])
        data = package.write(page.apply(package.read(data, "kak.docx"), setup).values())
    template = compile_template(data, "kak.docx")
    context = checked.document.context()
    parts = reading(sound(template.render(context)))
    numbering = template.numbering()
    reference = by_docxtpl(data, {**context, filters.WRITER: template.prose_writer(numbering)})
    reference[NUMBERING] = canonical(NUMBERING, template.numbering_part(numbering).encode())
    parts, reference = by_list(parts), by_list(reference)
    assert parts.keys() == reference.keys()
    for name in parts:
        assert unkept(parts[name]) == unkept(reference[name]), name


def unkept(part: bytes) -> bytes:
    """A part without what keeps its paragraphs on one page, which docxtpl has no eye for."""
    return part.replace(b"<w:keepNext></w:keepNext>", b"")


def test_a_part_without_tags_is_copied_as_it_was_stored():
    data = FEATURES["headers and footers"]
    before, after = package.read(data, "t"), package.read(compile_template(data, "t").render(CONTEXT), "t")
    for name in ("word/styles.xml", "word/header3.xml", "[Content_Types].xml", "word/document.xml"):
        assert before[name] == after[name], name


def test_the_tests_above_would_notice_a_difference():
    data = FEATURES["row loop"]
    assert reading(compile_template(data, "t").render(CONTEXT)) != by_docxtpl(data, {**CONTEXT, "baris": []})
