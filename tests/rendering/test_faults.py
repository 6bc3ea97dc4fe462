"""Faults of a template: all at once, each with its place in Word and the text around it."""

from __future__ import annotations

import pytest
from rendering.word import NS, docx, p, section, tbl, tr

from kakdoc.problems import Problem, TemplateError
from kakdoc.rendering.template import compile_template


def faults(data: bytes, context: dict[str, object] | None = None) -> list[Problem]:
    with pytest.raises(TemplateError) as raised:
        compile_template(data, "templates/t.docx").render(context or {})
    return list(raised.value.problems)


HEADER = {"header1.xml": ("header", f"<w:hdr {NS}>{p('{{ kopp }}')}</w:hdr>")}
LAST = section('<w:headerReference w:type="default" r:id="rId12"/>')


def test_all_faults_of_a_render_are_told_at_once_with_part_place_and_nearest_field():
    body = (
        p("awal {{ nama }}")
        + p("{{ namaa }} di sini")
        + tbl(
            2,
            tr("a", "b"),
            tr("{%tr for s in sub %}", ""),
            tr("{{ s.nama }}", "{{ s.pagus|rupiah }}"),
            tr("{%tr endfor %}", ""),
        )
        + p("{{ nama|terbilang }}")
        + p("{{ 1/0 }}")
    )
    context = {"nama": "x", "kop": "y", "sub": [{"nama": "A", "pagu": 1}, {"nama": "B", "pagu": 2}]}
    found = faults(docx(body, HEADER, last=LAST), context)
    assert [(each.code, str(each.location)) for each in found] == [
        ("K504", "templates/t.docx: badan dokumen, paragraf 2"),
        ("K504", "templates/t.docx: badan dokumen, tabel 1 baris 3 sel 2"),
        ("K505", "templates/t.docx: badan dokumen, paragraf 3"),
        ("K505", "templates/t.docx: badan dokumen, paragraf 4"),
        ("K504", "templates/t.docx: kepala halaman, paragraf 1"),
    ]
    assert [each.remedy for each in found[:2]] == ["mungkin maksudnya “nama”.", "mungkin maksudnya “pagu”."]
    assert "{{ s.pagus|rupiah }}" in found[1].message
    assert "“s.pagus”" in found[1].message
    assert "terbilang" in found[2].message
    assert found[4].remedy == "mungkin maksudnya “kop”."


def test_all_syntax_faults_are_told_at_once():
    body = p("{{ nama | }}") + tbl(1, tr("{{ a b }}")) + p("{{ jumlah|rupiahh }}") + p("{% if x = 1 %}y{% endif %}")
    found = faults(docx(body, {"header1.xml": ("header", f"<w:hdr {NS}>{p('{{ x.. }}')}</w:hdr>")}, last=LAST))
    assert [(each.code, str(each.location)) for each in found] == [
        ("K503", "templates/t.docx: badan dokumen, paragraf 1"),
        ("K503", "templates/t.docx: badan dokumen, tabel 1 baris 1 sel 1"),
        ("K503", "templates/t.docx: badan dokumen, paragraf 2"),
        ("K503", "templates/t.docx: badan dokumen, paragraf 3"),
        ("K503", "templates/t.docx: kepala halaman, paragraf 1"),
    ]
    assert "mungkin maksudnya “rupiah”" in found[2].remedy


@pytest.mark.parametrize("body", [p("{% if x %}a"), p("a{% endif %}"), p("{%p for x in y %}") + p("b"), p("{% apa %}")])
def test_a_tag_without_its_partner_is_told(body):
    (problem,) = faults(docx(body), {"x": 1, "y": []})
    assert problem.code == "K503"
    assert problem.location.spot.startswith("badan dokumen")


def test_a_fault_in_a_tag_that_takes_its_whole_row_or_paragraph_is_told_at_its_place():
    body = p("satu") + p("{%p for x in daftr %}") + p("{{ x }}") + p("{%p endfor %}") + p("akhir")
    (problem,) = faults(docx(body), {"daftar": [1]})
    assert str(problem.location) == "templates/t.docx: badan dokumen, paragraf 2"
    rows = tbl(1, tr("a"), tr("{%tr for x in daftr %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    (problem,) = faults(docx(p("satu") + rows), {"daftar": [1]})
    assert str(problem.location) == "templates/t.docx: badan dokumen, tabel 1 baris 2 sel 1"


def test_a_fault_in_a_property_is_told():
    from rendering.word import CORE

    (problem,) = faults(docx(p("a"), core=CORE.format(title="{{ judull }}", keywords="")), {"judul": "x"})
    assert problem.location.spot == "properti dokumen"


def test_the_same_fault_in_a_loop_is_told_once():
    body = p("{%p for x in y %}") + p("{{ z }}") + p("{%p endfor %}")
    assert len(faults(docx(body), {"y": [1, 2, 3]})) == 1
