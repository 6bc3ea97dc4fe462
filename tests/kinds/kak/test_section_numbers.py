"""Numbers of sections: chosen by a key, printed by Word, refused where they were typed."""

from __future__ import annotations

import re
import zipfile

import pytest
from conftest import PROJECT

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.typed_marks import check_marks

SHORTEST = (PROJECT / "tests" / "examples" / "kak" / "benar" / "paling-pendek.yaml").read_text("utf-8")


def told(heading, *field):
    located = LocatedText(field or ("bagian", 0, "judul"), heading, names_activities=True)
    return [each.code for each in check_marks([located], headings=True)]


@pytest.mark.parametrize(
    "number",
    ["A.", "A)", "(A)", "a.", "(a)", "I.", "II.", "IV)", "(IV)", "iv.", "1.", "1)", "(1)", "01.", "1.)", "1 .", "1.1", "1.1.",
     "1.2.3", "A.1", "A.1.", "I.1", "II.2.", "BAB I", "BAB II.", "Bab 1", "BAB SATU", "bab iv:", "1 -", "A –", "II :"],
)  # fmt: skip
@pytest.mark.parametrize("title", ["LATAR BELAKANG", "Latar Belakang", "**Latar Belakang**"])
def test_a_number_before_a_heading_is_refused_in_every_form(number, title):
    assert told(f"{number} {title}") == ["K333"]


@pytest.mark.parametrize("heading", ["A.LATAR BELAKANG", "1.LATAR BELAKANG", "II PELAKSANAAN", "**A. Latar Belakang**"])
def test_a_number_without_a_blank_or_a_dot_is_refused_too(heading):
    assert told(heading) == ["K333"]


@pytest.mark.parametrize(
    "heading",
    ["Latar Belakang", "1.000 Hari Pertama Kehidupan", "17 Agustus", "1.5 juta bibit", "5W2H", "A.Yani Airport", "3R dan TPS",
     "DPA dan RKA", "C1 dan C2", "Bab Penutup RPJMD", "S.IP", "K.H. Hasyim Asyari", "(Lanjutan)", "2027", "IPAL Komunal",
     "Visi", "I", "A", "Iv", "5 Program Unggulan", "MCK Komunal", "Isu Strategis", "VIP Terminal", "3-4 Mei"],
)  # fmt: skip
def test_what_is_no_number_of_a_section_stays(heading):
    assert told(heading) == []


def test_headings_of_columns_are_not_numbered_by_word():
    assert told("(1) Nama", "bagian", 0, "kolom", 1, "judul") == []


@pytest.mark.parametrize(
    ("typed", "lists"),
    [("", ("1", "1")), ("A", ("21", "21")), ("I", ("22", "22")), ("1", ("23", "23")), ('"1.1"', ("24", "24"))],
)
def test_sections_are_numbered_by_a_list_of_word(typed, lists, folder, kakdoc):
    text = SHORTEST + (f"penomoran: {typed}\n" if typed else "")
    text = text.replace("isi: Satu kalimat.", 'isi: "# Dasar hukum\\n\\nSatu kalimat."')
    (folder / "inputs" / "a.yaml").write_text(text, "utf-8")
    assert kakdoc("buat", "inputs/a.yaml", "--ketat").code == 0
    with zipfile.ZipFile(folder / "outputs" / "a.docx") as package:
        xml = package.read("word/document.xml").decode()
    numbered = r'<w:pStyle w:val="{}"/>(?:<w:keepNext/>)?<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="(\d+)"/>'
    assert re.findall(numbered.format("Heading1", 0), xml) == [lists[0]]
    assert re.findall(numbered.format(r"AnakJudul\w+", 1), xml) == ([lists[1]] if typed else [])


def test_a_number_before_a_heading_within_a_section_is_refused_where_those_are_numbered(folder, kakdoc):
    text = SHORTEST.replace("isi: Satu kalimat.", 'isi: "# 1.1 Dasar hukum\\n\\nSatu kalimat."')
    (folder / "inputs" / "a.yaml").write_text(text, "utf-8")
    (folder / "inputs" / "b.yaml").write_text(text + "penomoran: 1.1\n", "utf-8")
    assert kakdoc("periksa", "inputs/a.yaml").code == 0
    assert "[K333] “1.1” di awal anak judul" in kakdoc("periksa", "inputs/b.yaml").err
