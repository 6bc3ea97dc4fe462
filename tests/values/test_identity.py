"""Dates, months, NIP and ranks as staff type them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates import bulan, tanggal
from kakdoc.values.people import nip, pangkat


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2 Januari 2024", "2 Januari 2024"),
        ("02 januari 2024", "2 Januari 2024"),
        ("2024-01-02", "2 Januari 2024"),
        ("02-01-2024", "2 Januari 2024"),
        ("2/1/2024", "2 Januari 2024"),
        ("Januari 2024", "Januari 2024"),
        ("29 Februari 2024", "29 Februari 2024"),
    ],
)
def test_a_date_is_read_in_the_usual_ways(text, printed):
    assert str(tanggal.parse(text)) == printed


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("31 Februari 2024", "29"),
        ("29 Februari 2023", "28"),
        ("5 Nopember 2024", "November"),
        ("Pebruari 2024", "Februari"),
        ("Janari 2024", "Januari"),
        ("0 Januari 2024", ""),
        ("2024", ""),
        ("kemarin", ""),
        ("2024-13-01", ""),
        ("1 Januari 24", ""),
        ("Feb-27", "hanya menyebut bulan dan “27”; bila itu hari, tahunnya belum ada; bila tahun, tulis 2027"),
        ("Peb. '27", "hanya menyebut bulan dan “27”"),
        ("24-Jan", "belum ada tahunnya"),
        ("24 Januari", "belum ada tahunnya"),
        ("Januari", "belum ada tahunnya (dan harinya)"),
        ("2024", "hanya menyebut tahun; bulannya belum ada"),
        ("02-2024", "belum ada harinya"),
    ],
)
def test_a_wrong_date_is_refused_with_the_right_one(text, hint):
    with pytest.raises(InvalidValue) as refusal:
        tanggal.parse(text)
    assert refusal.value.code == "K122"
    assert hint in refusal.value.message + refusal.value.remedy


@given(st.dates(datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)))
def test_every_date_printed_is_read_back(date):
    assert tanggal.parse(str(tanggal.Tanggal(date.year, date.month, date.day))).date() == date


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1-3, 7, 12", (1, 2, 3, 7, 12)),
        ("1–3", (1, 2, 3)),
        ("1 s.d. 3", (1, 2, 3)),
        ("1 s/d 3,3", (1, 2, 3)),
        ("12", (12,)),
        ("Januari-Maret, Juli", (1, 2, 3, 7)),
    ],
)
def test_months_are_read_as_ranges_and_names(text, months):
    assert bulan.parse(text) == months


@pytest.mark.parametrize("text", ["0", "13", "3-1", "", "a", "1-", "1,,2", "1-2-3", "1.5"])
def test_months_outside_the_year_are_refused(text):
    with pytest.raises(InvalidValue) as refusal:
        bulan.parse(text)
    assert refusal.value.code == "K125"
    assert refusal.value.remedy


def test_a_nip_tells_birth_appointment_sex_and_sequence():
    number = nip.parse("19680424 199803 1 011")
    assert str(number) == "196804241998031011"
    assert number.lahir == datetime.date(1968, 4, 24)
    assert number.tmt == (1998, 3)
    assert (number.urut, number.is_pppk, number.label) == (11, False, "NIP.")


def test_a_ni_pppk_is_told_from_a_nip():
    number = nip.parse("199001012021211001")
    assert number.is_pppk
    assert number.label == "NI PPPK."


@pytest.mark.parametrize(
    "label", ["NIP. ", "NIP.", "NIP ", "NIP: ", "nip. ", "N.I.P. ", "NIPPPK ", "NIPPPK. ", "NI PPPK. ", "NI P3K "]
)
def test_a_label_typed_before_the_number_is_not_part_of_it(label):
    assert str(nip.parse(f"{label}19680424 199803 1 011")) == "196804241998031011"
    assert nip.parse(f"{label}199001012021211001").label == "NI PPPK."
    with pytest.raises(InvalidValue, match="17"):
        nip.parse(f"{label}19680424199803101")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("19680424199803101", "17"),
        ("1968042419980310111", "19"),
        ("3301234567890001", "NIK"),
        ("196802301998031011", ""),
        ("196804241998131011", ""),
        ("196804241998033011", ""),
        ("196804241998031000", ""),
        ("19680424199803101O", ""),
        ("199804241968031011", ""),
        ("", ""),
    ],
)
def test_a_wrong_nip_is_refused(text, hint):
    with pytest.raises(InvalidValue) as refusal:
        nip.parse(text)
    assert refusal.value.code == "K123"
    assert hint in refusal.value.message + refusal.value.remedy


@pytest.mark.parametrize("text", ["IV-c", "IV c", "IVc", "IV.c", "iv/C", "IV/ c", "IV/c"])
def test_a_grade_is_written_one_way(text):
    assert pangkat.normalise_golongan(text) == "IV/c"


@pytest.mark.parametrize("text", ["III/e", "V/a", "IV/f", "XVIII", "", "4c"])
def test_a_grade_that_is_not_is_refused(text):
    with pytest.raises(InvalidValue) as refusal:
        pangkat.normalise_golongan(text)
    assert refusal.value.code == "K124"


def test_ranks_and_grades_belong_together():
    assert pangkat.pangkat_of("IV/c") == "Pembina Utama Muda"
    assert pangkat.golongan_of("Penata Muda Tingkat I") == "III/b"
    assert pangkat.normalise_pangkat("penata muda Tk. I") == "Penata Muda Tingkat I"
    assert pangkat.pangkat_of("IX") is None


def test_an_unknown_rank_offers_the_nearest():
    with pytest.raises(InvalidValue) as refusal:
        pangkat.normalise_pangkat("Pembina Utma Muda")
    assert "Pembina Utama Muda" in refusal.value.remedy
