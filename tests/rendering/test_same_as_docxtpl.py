"""What comes out is what docxtpl itself makes, part by part."""

from __future__ import annotations

import io
import re
from pathlib import Path

import ooxml_integrity
import pytest
from docxtpl import DocxTemplate
from rendering.word import NS, canonical, docx, p, reading, runs, section, tbl, tc, tr

from kakdoc import pipeline
from kakdoc.rendering import environment, package, page
from kakdoc.rendering.source import in_order
from kakdoc.rendering.template import NUMBERING, compile_template

PROJECT = Path(__file__).parent.parent.parent
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


def part(tag: str, inner: str) -> str:
    return f"<w:{tag} {NS}>{inner}</w:{tag}>"


FOOTNOTES = part(
    "footnotes",
    '<w:footnote w:id="2">'
    + p("catatan {{ nama }}")
    + '</w:footnote><w:footnote w:id="3">'
    + p("tetap")
    + "</w:footnote>",
)
NOTE = '<w:p><w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r></w:p>'
HEADERS = {
    "header1.xml": ("header", part("hdr", p("biasa {{ nama }}"))),
    "header2.xml": ("header", part("hdr", p("pertama {{ dua }}"))),
    "header3.xml": ("header", part("hdr", p("genap tanpa isian"))),
    "footer1.xml": ("footer", part("ftr", p("kaki {% if ya %}{{ nama }}{% endif %}"))),
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
        '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>}}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
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
    "headers and footers": docx(p("isi"), HEADERS, last=section(REFERENCES)),
    "footnotes in two sections": docx(p("a") + f"<w:p><w:pPr>{section()}</w:pPr></w:p>" + NOTE, {"footnotes.xml": ("footnotes", FOOTNOTES)}),
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
    template.render(context, jinja_env=environment.build(), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    parts = reading(saved.getvalue())
    # The one difference meant: docxtpl leaves the properties of computed cells out of order.
    parts["word/document.xml"] = canonical_cells(parts["word/document.xml"])
    return parts


def canonical_cells(xml: bytes) -> bytes:
    """Cell properties in schema order; C14N writes empty elements as pairs, so they are closed first."""
    closed = re.sub(rb"<(w:\w+)((?:\s[^<>]*)?)></\1>", rb"<\1\2/>", xml)
    return canonical("word/document.xml", in_order(closed.decode()).encode())


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_renders_as_docxtpl_renders_it(feature):
    data = FEATURES[feature]
    ours = compile_template(data, "t.docx").render(CONTEXT)
    parts, reference = reading(ours), by_docxtpl(data, CONTEXT)
    assert parts.keys() == reference.keys()
    for name in parts:
        assert parts[name] == reference[name], name


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_gives_a_valid_package(feature, tmp_path):
    file = tmp_path / "x.docx"
    file.write_bytes(compile_template(FEATURES[feature], "t.docx").render(CONTEXT))
    findings = ooxml_integrity.check(str(file))
    assert [str(each) for each in findings if each.severity == ooxml_integrity.ERROR] == []


@pytest.mark.parametrize("year", ["2024", "2027"])
@pytest.mark.parametrize("profile", [None, "naskah_dinas", "naskah_dinas_2023", "perundangan"])
def test_the_shipped_template_renders_as_docxtpl_renders_it(year, profile, project):
    checked = pipeline.check(project / "inputs" / year / "kak-mutasi-promosi-asn.yaml")
    data = (project / "templates" / "kak.docx").read_bytes()
    if profile is not None:
        setup = pipeline.page_setup(checked.document.instansi.profil[profile])
        data = package.write(page.apply(package.read(data, "kak.docx"), setup).values())
    template = compile_template(data, "kak.docx")
    context = checked.document.context()
    parts = reading(template.render(context))
    numbering = template.numbering()
    reference = by_docxtpl(data, {**context, environment.WRITER: template.prose_writer(numbering)})
    reference[NUMBERING] = canonical(NUMBERING, template.numbering_part(numbering).encode())
    assert parts.keys() == reference.keys()
    for name in parts:
        assert parts[name] == reference[name], name


def test_a_part_without_tags_is_copied_as_it_was_stored():
    data = FEATURES["headers and footers"]
    before, after = package.read(data, "t"), package.read(compile_template(data, "t").render(CONTEXT), "t")
    for name in ("word/styles.xml", "word/header3.xml", "[Content_Types].xml", "word/document.xml"):
        assert before[name] == after[name], name


def test_the_tests_above_would_notice_a_difference():
    data = FEATURES["row loop"]
    assert reading(compile_template(data, "t").render(CONTEXT)) != by_docxtpl(data, {**CONTEXT, "baris": []})
