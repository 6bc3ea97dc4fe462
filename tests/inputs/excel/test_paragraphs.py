"""Paragraphs in cells: one Alt+Enter each; soft wraps of YAML are taken out, and the paper stays the same."""

from __future__ import annotations

import re

import pytest
from conftest import many
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from word.making import W, docx, p, part

from kakdoc.inputs.excel.reading.form_version import CURRENT, UNMARKED
from kakdoc.inputs.excel.reading.paragraphs import of_lines, typed
from kakdoc.inputs.excel.writing.unwrapping import unwrapped
from kakdoc.kinds.shape import CellType
from kakdoc.word.template.compiled import compile_template

TEMPLATE = compile_template(docx(p("{{p x|prosa }}") + p("akhir")), "t.docx")


def printed(text: str) -> list[object]:
    """The paragraphs of a paper in and out of tables: their properties, and their letters each with its look."""
    found = []
    for paragraph in part(TEMPLATE.render({"x": text})).iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        letters = []
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            look = b"" if look is None else etree.tostring(look)
            letters += [(look, letter) for letter in "".join(run.itertext()) or run[-1].tag]
        cells = len(list(paragraph.iterancestors(f"{W}tc"))), paragraph.getparent().index(paragraph)
        found.append((b"" if properties is None else etree.tostring(properties), letters, cells))
    return found


LINES = st.sampled_from(
    [
        "satu dua", "tiga.", "Memuat:", "", "  ", "lanjut  ", "- butir", "  - dalam", "   - lebih dalam", "1. satu", "2. dua",
        "   a. anak", "a. huruf", "b. huruf", "3) kurung", "| a | b |", "|---|---|", "| 1 | 2 |", "a | b", "--- | ---",
        "| tanpa tabel", "# Judul", "   lanjutan butir", "**tebal", "sampai** di sini", "2027. Tahun", "0. nol", "*miring*",
    ]
)  # fmt: skip

# A row of dashes behind a forced line end: joined with what stands above, it would make a table of it.
BROKEN_RULE = re.compile(r"  \n[|-]")


@settings(max_examples=many(400), deadline=None)
@given(
    st.lists(LINES, min_size=1, max_size=9)
    .map("\n".join)
    .map(str.strip)
    .filter(lambda text: text and not BROKEN_RULE.search(text))
)
@example("Satu\ndua.\n\nTiga:\n1. a\n   lanjut\n2. b\n   - c\n     d\n\nEmpat")
@example("Teks:\n| a | b |\n|---|---|\n| 1 | 2 |\nteks ikut\n\nSesudah")
@example("1. x\n\n   | a |\n   |---|\n   | b |\n\n2. y")
@example("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n\n|x| teks")
@example("satu  \ndua\ntiga")
def test_a_text_of_yaml_prints_the_same_by_way_of_a_cell(text):
    cell = unwrapped(text)
    assert printed(of_lines(cell)) == printed(text)
    assert unwrapped(of_lines(cell)) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Paragraf yang\ndilipat.\n\nYang kedua.\n", "Paragraf yang dilipat.\nYang kedua."),
        ("Memuat:\n\na. satu\n   yang dilipat;\nb. dua.", "Memuat:\na. satu yang dilipat;\nb. dua."),
        ("1. satu\n   a. anak\n\n2. dua", "1. satu\n   a. anak\n2. dua"),
        ("Tabel:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "Tabel:\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("satu", "satu"),
    ],
)
def test_soft_wraps_are_taken_out_and_every_paragraph_is_a_line(text, cell):
    assert unwrapped(text) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("satu\ndua", "satu\n\ndua"),
        ("satu\n\n\ndua\n", "satu\n\ndua"),
        ("satu\n \ndua", "satu\n\ndua"),
        ("Maksud:\n•\tmeningkatkan;\n•\tmengevaluasi", "Maksud:\n\n•\tmeningkatkan;\n\n•\tmengevaluasi"),
        ("1.\tsatu\n2.\tdua\na.\tanak", "1.\tsatu\n\n2.\tdua\n\na.\tanak"),
        ("Tabel:\n| a | b |\n|---|:-:|\n| 1 | 2 |\nSesudah", "Tabel:\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nSesudah"),
        ("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |", "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |"),
        ("|x| bukan\n|y| tabel", "|x| bukan\n\n|y| tabel"),
        ("satu  \ndua", "satu  \ndua"),
    ],
)
def test_a_line_end_in_a_cell_of_prose_begins_a_paragraph(cell, text):
    assert typed(cell, CellType.PROSA, CURRENT) == text


@pytest.mark.parametrize(
    ("cell", "kind", "version", "text"),
    [
        ("Nama\nNIP. 1", CellType.SEL, CURRENT, "Nama\nNIP. 1"),
        ("Nama\nNIP. 1", CellType.SEL, UNMARKED, "Nama NIP. 1"),
        ("Memuat:\na. satu;\nb. dua.", CellType.SEL, UNMARKED, "Memuat:\na. satu;\nb. dua."),
        ("satu\ndua\n\ntiga", CellType.SEL, UNMARKED, "satu dua\n\ntiga"),
        ("satu\ndua", CellType.PROSA, UNMARKED, "satu\ndua"),
        ("satu\ndua", CellType.TEKS, CURRENT, "satu\ndua"),
    ],
)
def test_a_line_end_means_what_it_meant_in_the_form_it_was_typed_in(cell, kind, version, text):
    assert typed(cell, kind, version) == text
