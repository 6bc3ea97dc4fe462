"""Faults of a template: all at once, each with its place in Word and the text around it."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st
from word.making import CORE, DEFAULT_HEADER, docx, headed, header, noted, p, runs, section, tbl, tc, tr

from kakdoc.base.problems import Problem, TemplateError
from kakdoc.word.template.compiled import compile_template


def nearest(name: str) -> str:
    """The remedy for an unknown name."""
    return f"mungkin maksudnya “{name}”; semua nama yang dapat dicetak: `kakdoc templat JENIS`."


def faults(data: bytes, context: dict[str, object] | None = None) -> list[Problem]:
    with pytest.raises(TemplateError) as raised:
        compile_template(data, "templates/t.docx").render(context or {})
    return list(raised.value.problems)


def told(found: list[Problem]) -> list[tuple[str, str]]:
    return [(each.code, each.location.spot) for each in found]


HEADER = header(p("{{ kopp }}"))
LAST = section(DEFAULT_HEADER)


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
    assert [each.remedy for each in found[:2]] == [nearest("nama"), nearest("pagu")]
    assert "{{ s.pagus|rupiah }}" in found[1].message
    assert "“s.pagus”" in found[1].message
    assert "terbilang" in found[2].message
    assert found[4].remedy == nearest("kop")


def test_all_syntax_faults_are_told_at_once():
    body = p("{{ nama | }}") + tbl(1, tr("{{ a b }}")) + p("{{ jumlah|rupiahh }}") + p("{% if x = 1 %}y{% endif %}")
    found = faults(headed(p("{{ x.. }}"), body))
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
    (problem,) = faults(docx(p("a"), core=CORE.format(title="{{ judull }}", keywords="")), {"judul": "x"})
    assert problem.location.spot == "properti dokumen"


def test_the_same_fault_in_a_loop_is_told_once():
    body = p("{%p for x in y %}") + p("{{ z }}") + p("{%p endfor %}")
    assert len(faults(docx(body), {"y": [1, 2, 3]})) == 1


def test_faults_of_all_parts_are_told_together_each_in_the_words_of_its_place():
    footer = ("footer", header(p("{{ ['a'][0]|terbilang }}"))["header1.xml"][1].replace("hdr", "ftr"))
    data = docx(
        tbl(2, tr("a", "{{ satuu }}"), tr("{{ 'x'|rupiah }}", "b"))
        + p("{{ duaa }} {{ [{'a': 1}]|sum(attribute='a') }}"),
        {**header(p("atas") + p("{{ tigaa }}")), "footer1.xml": footer},
        CORE.format(title="{{ empatt }}", keywords=""),
        last=section(DEFAULT_HEADER + '<w:footerReference w:type="default" r:id="rId13"/>'),
    )
    found = faults(data, {"satu": 1, "dua": 2, "tiga": 3, "empat": 4})
    assert told(found) == [
        ("K504", "badan dokumen, tabel 1 baris 1 sel 2"),
        ("K505", "badan dokumen, tabel 1 baris 2 sel 1"),
        ("K504", "badan dokumen, paragraf 1"),
        ("K504", "kepala halaman, paragraf 2"),
        ("K505", "kaki halaman, paragraf 1"),
        ("K504", "properti dokumen"),
    ]
    assert [each.remedy for each in found if each.code == "K504"] == [
        nearest(name) for name in ("satu", "dua", "tiga", "empat")
    ]


def test_a_fault_in_a_footnote_is_told_at_its_place():
    assert told(faults(noted(p("a"), p("b {{ x }}")))) == [("K504", "catatan kaki, paragraf 2")]
    assert told(faults(noted(p("a"), p("b {{ x| }}")))) == [("K503", "catatan kaki, paragraf 2")]


def test_a_fault_tells_the_text_of_its_tag_also_when_word_cut_it_in_runs():
    (problem,) = faults(docx(p("a") + runs("b {", "{ na", "maa|up", "per }", "} c")), {"nama": "x"})
    assert told([problem]) == [("K504", "badan dokumen, paragraf 2")]
    assert problem.remedy == nearest("nama")
    assert "di “{{ namaa|upper }}”" in problem.message


def test_faults_of_the_layout_are_told_together_with_those_of_the_syntax():
    body = p("{%p if x %} hilang") + p("y") + p("{%p endif %}") + tbl(1, tr("{{ a| }}")) + p("{{r x }}")
    assert sorted(told(faults(headed(p("{{ z|zzz }}"), body)))) == [
        ("K503", "badan dokumen, tabel 1 baris 1 sel 1"),
        ("K503", "kepala halaman, paragraf 1"),
        ("K506", "badan dokumen, paragraf 4"),
        ("K507", "badan dokumen, paragraf 1"),
    ]


BAD = "{{ salahnama }}"
# Markup with the fault in it, how many paragraphs outside tables and how many tables it has, and the place.
BLOCKS = {
    "paragraph": (p(f"x {BAD}"), 1, 0, "paragraf 1"),
    "after an empty one": ("<w:p/>" + p(BAD), 2, 0, "paragraf 2"),
    "after one with properties": ("<w:p><w:pPr/></w:p>" + p(BAD), 2, 0, "paragraf 2"),
    "in a loop": (p("{%p for q in dua %}") + p(f"i {BAD}") + p("{%p endfor %}"), 3, 0, "paragraf 2"),
    "in a tag that goes": (p("{%p if salahnama %}") + p("i") + p("{%p endif %}"), 3, 0, "paragraf 1"),
    "in a set": (p("{%p set z = salahnama|upper %}"), 1, 0, "paragraf 1"),
    "in a cell": (tbl(2, tr("a", "b"), tr("c", BAD)), 0, 1, "tabel 1 baris 2 sel 2"),
    "in a second paragraph of a cell": (tbl(2, tr("a", tc(p("b") + p(BAD)))), 0, 1, "tabel 1 baris 1 sel 2"),
    "in a row of a loop": (
        tbl(2, tr("{%tr for q in dua %}", ""), tr("c", BAD), tr("{%tr endfor %}", "")), 0, 1, "tabel 1 baris 2 sel 2",
    ),
    "in a row that goes": (
        tbl(1, tr("{%tr for q in salahnama %}"), tr("c"), tr("{%tr endfor %}")), 0, 1, "tabel 1 baris 1 sel 1",
    ),
    "in a table in a cell": (tbl(1, tr(tc(tbl(1, tr(BAD)) + p("z")))), 0, 2, "tabel 2 baris 1 sel 1"),
    "beside and below tables in cells": (
        tbl(2, tr(tc(tbl(1, tr("a", "b"), tr("c", "d")) + p("z")), "e"), tr(tc(tbl(1, tr("f")) + p("z")), BAD)), 0, 3,
        "tabel 1 baris 2 sel 2",
    ),
}  # fmt: skip
SOME = st.lists(st.sampled_from(sorted(BLOCKS)), max_size=4)


def innocent(block: str) -> str:
    return BLOCKS[block][0].replace("salahnama", "nama")


@settings(deadline=None)
@given(SOME, st.sampled_from(sorted(BLOCKS)), SOME)
def test_a_fault_is_told_at_its_place_whatever_stands_around_it(before, block, after):
    xml, _, _, place = BLOCKS[block]
    body = "".join(map(innocent, before)) + xml + "".join(map(innocent, after))
    unit, number, *rest = place.split(" ")
    ahead = sum(BLOCKS[each][1 if unit == "paragraf" else 2] for each in before)
    found = faults(docx(body), {"nama": "x", "dua": [1, 2]})
    assert told(found) == [("K504", " ".join(["badan dokumen,", unit, str(int(number) + ahead), *rest]))]


def test_what_stands_in_the_place_of_an_empty_value_is_said_and_works():
    (told,) = faults(docx(p("Nomor {{ nomor }}")), {"nomor": None})
    assert told.code == "K505"
    tag = re.search(r"\{\{ .+ \}\}", told.remedy)[0]
    made = compile_template(docx(p(f"Nomor {tag}")), "templates/t.docx").render({"nomor": None})
    assert "Nomor ………" in [each.text for each in Word(io.BytesIO(made)).paragraphs]
