"""Volumes, targets and percentages with a decimal comma; quarters, half-years and single months."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kakdoc.base.problems import InvalidValue
from kakdoc.values import besaran
from kakdoc.values.dates import bulan, periode, tanggal


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", "12"), ("1,5", "1.5"), ("0,0125", "0.0125"), ("1.200", "1200"), ("1.200,5", "1200.5"), ("15.5", "15.5")],
)
def test_a_number_is_read_alike_as_volume_and_as_measure(text, value):
    assert besaran.volume(text) == besaran.besaran(text) == Decimal(value)


@pytest.mark.parametrize("text", ["0", "0,0", "0.0", "000", "0,0000"])
def test_zero_is_a_measure_and_a_percentage_but_no_volume(text):
    assert besaran.besaran(text) == besaran.persen(text) == 0
    with pytest.raises(InvalidValue, match="bukan bilangan di atas nol"):
        besaran.volume(text)


@pytest.mark.parametrize("text", ["", "x", "-5", "1,5 kg", "1,23456", "1.2.3", "1e3", "½", "12,", ",5", "1 000"])
@pytest.mark.parametrize("parse", [besaran.volume, besaran.besaran, besaran.persen])
def test_what_is_no_number_is_refused_with_an_example(text, parse):
    with pytest.raises(InvalidValue) as refusal:
        parse(text)
    assert refusal.value.code == "K121"
    assert "misalnya" in refusal.value.remedy


def test_a_measure_of_more_than_fifteen_digits_is_refused():
    assert besaran.besaran("9" * 15) == 10**15 - 1
    with pytest.raises(InvalidValue, match="terlalu besar"):
        besaran.besaran("1" + "0" * 15)


@pytest.mark.parametrize(
    ("text", "value"), [("45,5", "45.5"), ("45,5%", "45.5"), ("45,5 %", "45.5"), ("100", "100"), ("0%", "0")]
)
def test_a_percentage_may_do_without_its_sign(text, value):
    assert besaran.persen(text) == Decimal(value)


@pytest.mark.parametrize("text", ["100,0001", "101", "1.000", "250%"])
def test_a_percentage_above_a_hundred_is_refused(text):
    with pytest.raises(InvalidValue, match="lebih dari 100"):
        besaran.persen(text)


@pytest.mark.parametrize(("text", "number"), [("I", 1), ("ii", 2), ("III", 3), ("4", 4)])
def test_a_quarter_is_written_in_roman_or_arabic_figures(text, number):
    assert periode.triwulan(text) == number


@pytest.mark.parametrize("text", ["V", "0", "5", "", "I-II", "satu"])
def test_there_are_four_quarters(text):
    with pytest.raises(InvalidValue, match="bukan nomor triwulan") as refusal:
        periode.triwulan(text)
    assert refusal.value.remedy == "tulis I, II, III atau IV."


@pytest.mark.parametrize("text", ["III", "3", "IV"])
def test_there_are_two_half_years(text):
    assert (periode.semester("I"), periode.semester("2")) == (1, 2)
    with pytest.raises(InvalidValue, match="bukan nomor semester") as refusal:
        periode.semester(text)
    assert refusal.value.remedy == "tulis I atau II."


@pytest.mark.parametrize(
    ("text", "number"), [("Maret", 3), (" maret ", 3), ("12", 12), ("Jan", 1), ("peb.", 2), ("AGT", 8)]
)
def test_one_month_is_read_by_name_or_number(text, number):
    assert (bulan.parse_one(text), bulan.year_in(text)) == (number, None)


@pytest.mark.parametrize("name", tanggal.OTHER_NAMES)
def test_every_short_or_other_name_of_a_month_is_read(name):
    assert tanggal.BULAN[bulan.parse_one(name.title() + ".") - 1] == tanggal.OTHER_NAMES[name]
    assert bulan.parse(f"{name}, Desember")[0] == bulan.parse_one(name)


@pytest.mark.parametrize(
    "text",
    ["Februari 2027", "1 Februari 2027", "februari2027", "Feb-27", "Feb '27", "Peb. 2027", "02/2027", "2-2027", "2027-02",
     "2027-02-01", "01/02/2027", "Feb/27", " FEB - 27 "],
)  # fmt: skip
def test_a_month_beside_its_year_is_that_month(text):
    assert (bulan.parse_one(text), bulan.year_in(text)) == (2, 2027)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("15 Maret 2023", "bukan bulan"),
        ("Marett 2023", "bukan bulan"),
        ("Feb-227", "bukan bulan"),
        ("1-3", "lebih dari satu bulan"),
        ("Marett", "bukan bulan"),
        ("13", "memuat “13”"),
        ("", "kosong"),
    ],
)
def test_a_whole_date_or_several_months_are_refused(text, said):
    with pytest.raises(InvalidValue, match=said):
        bulan.parse_one(text)
