"""Sentences about days, spans, periods, letters and hours, each with the codes that it ought to have."""

from __future__ import annotations

import re

import pytest
from conftest import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.reading import calendar, days_off, reported
from kakdoc.values.dates import tanggal

SENTENCES = PROJECT / "tests" / "kinds" / "rules" / "sentences"


def rows(name):
    return [line.split("\t") for line in (SENTENCES / name).read_text("utf-8").splitlines() if not line.startswith("#")]


ROWS = rows("dates.tsv")
YEAR = 2026


def found(text, paper=None, judul=""):
    texts = [LocatedText(("isi",), text, names_activities=True)]
    since = paper.date() if paper else None
    return [
        *calendar.check_calendar(texts, YEAR),
        *days_off.check_days_off(texts, since),
        *reported.check_reported(texts, paper, judul),
    ]


def test_a_sentence_has_the_codes_that_it_ought_to_have():
    wrong = {}
    for text, codes, *date in ROWS:
        told = found(text.replace("\\n", "\n"), tanggal.parse(date[0]) if date else None)
        if sorted(each.code for each in told) != ([] if codes == "-" else codes.split()):
            wrong[text] = [codes, *map(str, told)]
    assert wrong == {}


def test_sentences_of_another_writer_are_judged_as_the_page_says():
    told = right = wanted = 0
    others = rows("dates_others.tsv")
    for text, codes, *date in others:
        seen = {each.code for each in found(text.replace("\\n", "\n"), tanggal.parse(date[0]) if date else None)}
        meant = set() if codes == "-" else set(codes.split())
        told, right, wanted = told + len(seen), right + len(seen & meant), wanted + len(meant)
    precision, recall = (f"{100 * right / whole:.1f}".replace(".", ",") + "%" for whole in (told, wanted))
    row = f"| tanggal, penulis lain (`dates_others.tsv`) | {len(others)} | {wanted} | {precision} | {recall} |"
    assert row in (PROJECT / "docs" / "ketelitian.md").read_text("utf-8")


def test_the_sentences_are_of_both_sorts():
    right = sum(row[1] == "-" for row in ROWS)
    assert min(right, len(ROWS) - right) > 75


@pytest.mark.parametrize(("text", "remedy"), [
    ("hari Rabu, 14 Maret 2023", "tulis “Selasa”, atau betulkan tanggalnya."),
    ("31 September 2026", "tulis tanggal 1 sampai 30."),
    ("Selasa tanggal empat bulan Januari tahun dua ribu dua puluh tujuh (05-01-2027)",
     "betulkan salah satunya; yang jatuh pada hari Selasa: 5 Januari 2027."),
    ("triwulan II (Juli-September)", "tulis April–Juni, atau triwulan III."),
    ("Nomor 800/123/VIII/2026 tanggal 5 Mei 2026", "tulis V, atau betulkan tanggalnya."),
    ("jam 7.5", "tulis dua angka, misalnya 07.50 atau 07.05."),
])  # fmt: skip
def test_the_remedy_tells_what_is_right(text, remedy):
    assert [each.remedy for each in found(text)] == [remedy]


@pytest.mark.parametrize(("row", "at"), [
    (["1", "Senin", "5 Mei 2026", "Rapat"], 2), (["1", "5 Mei 2026", "Senin"], 1), (["Senin", "4 Mei 2026", "Selasa"], None),
])  # fmt: skip
def test_a_weekday_in_the_cell_beside_its_date_is_read(row, at):
    cells = [LocatedText(("isi", 0, column), text, names_activities=True) for column, text in enumerate(row)]
    assert [each.field[2] for each in calendar.check_calendar(cells, YEAR)] == ([] if at is None else [at])


@pytest.mark.parametrize(("judul", "early"), [
    ("Laporan Kegiatan Bulan Mei 2026", True), ("Laporan Triwulan II Tahun 2026", True), ("Laporan Semester I 2026", True),
    ("Laporan Kegiatan Bulan April 2026", False), ("Laporan Triwulan I Tahun 2026", False), ("Rencana Bulan Mei 2026", False),
])  # fmt: skip
def test_a_report_is_not_dated_before_its_time_is_over(judul, early):
    assert [each.code for each in found("", tanggal.parse("20 Mei 2026"), judul)] == ["K422"] * early


def test_a_report_may_bear_the_last_working_day_of_its_month():
    """30 and 31 May 2026 are a weekend, 27 to 28 May days off, 29 May is a Friday."""
    assert found("", tanggal.parse("29 Mei 2026"), "Laporan Bulan Mei 2026") == []
    assert found("", tanggal.parse("28 Mei 2026"), "Laporan Bulan Mei 2026") != []


@pytest.mark.parametrize(("text", "told"), [
    ("Berdasarkan Peraturan Bupati Nomor 5 Tahun 2028 tentang Arsip.", 1),
    ("Berdasarkan Peraturan Bupati Nomor 5 Tahun 2027 tentang Arsip.", 0),
    ("UU Nomor 5 Tahun 2018 dan Perda Nomor 2 Tahun 2029.", 1),
    ("Rencana Peraturan Daerah disahkan Tahun 2028.", 0),
])  # fmt: skip
@pytest.mark.parametrize("day", ["5 Februari 2027", "Februari 2027"])
def test_a_paper_names_no_regulation_of_a_year_after_its_own_date(text, told, day):
    texts = [LocatedText(("bagian", 0, "isi"), text, names_activities=True)]
    problems = reported.check_acts(texts, tanggal.parse(day), Register({}, "Kabupaten Contoh"))
    assert [each.code for each in problems] == ["K422"] * told
    assert list(reported.check_acts(texts, None, Register({}, "Kabupaten Contoh"))) == []


@pytest.mark.parametrize(("day", "codes"), [("10 Januari 2027", ["K422"]), ("12 Januari 2027", [])])
def test_a_receipt_is_not_dated_before_what_is_paid_for(day, codes):
    paid = "Belanja makanan rapat hari Senin, 11 Januari 2027"
    assert [each.code for each in found("", tanggal.parse(day), paid)] == codes


@pytest.mark.parametrize("text", ["hari Mınggu, 5 Mei 2026", "Triwulan İİ (Januari–Maret)", "trıwulan I (Mei–Juni)"])
def test_letters_that_are_no_ascii_name_no_day_and_no_quarter(text):
    assert found(text, tanggal.parse("5 Mei 2026"), f"Laporan {text} 2026") == []


@given(st.text(st.sampled_from("5 13.-/–,()\nSeninMeiI2026tahukwlsdpj:"), max_size=80))
def test_no_text_breaks_the_reading(text):
    for problem in found(f"5 Mei {text} 2026", tanggal.parse("5 Mei 2026"), text):
        assert 0 <= problem.offset <= len(text) + 12
        assert problem.remedy


def test_a_workbook_is_read_as_its_yaml(folder, kakdoc):
    example = PROJECT / "tests" / "examples" / "kak" / "salah" / "tanggal-di-teks.yaml"
    (folder / "inputs" / "kak.yaml").write_bytes(example.read_bytes())
    kakdoc("ubah", "inputs/kak.yaml", "inputs/kak-excel.xlsx")
    told = kakdoc("periksa", "inputs/kak-excel.xlsx").err
    expected = re.findall(r"\[(K4\d\d)\]", example.with_suffix(".txt").read_text("utf-8"))
    assert sorted(re.findall(r"\[(K4\d\d)\]", told)) == sorted(expected)
    assert len(expected) > 10
