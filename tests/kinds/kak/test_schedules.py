"""Schedules in weeks, across the year's end and by the time of a contract: their columns, what rows mark, what is told."""

from __future__ import annotations

import pytest
from kinds.decree.decrees import office

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.kak.checking import timing
from kakdoc.kinds.kak.schedule import BagianJadwalRinci, matrix
from kakdoc.kinds.kak.schema import Kak
from kakdoc.values.dates import jadwal

ACROSS = {"mulai": "Oktober 2026", "satuan": "bulan", "lama": "6"}


def schedule(*times, **fields):
    rows = [{"uraian": "Langkah", "waktu": each} for each in times]
    return BagianJadwalRinci.model_validate({"jenis": "jadwal_rinci", "baris": rows, **fields})


def marked(time, **fields):
    (row,) = matrix(schedule(time, **fields))["baris"]
    return [place + 1 for place, mark in enumerate(row["kolom"]) if mark]


def heads(**fields):
    return matrix(schedule("1", **fields))["kepala"]


def test_columns_are_weeks_of_months_across_years_or_of_a_contract():
    assert heads(mulai="Maret", lama="2") == [[("Mar", 4), ("Apr", 4)], [(str(each), 1) for each in (1, 2, 3, 4) * 2]]
    assert [sum(span for _, span in row) for row in heads(mulai="1")] == [48, 48]
    assert heads(**ACROSS)[0] == [("Tahun 2026", 3), ("Tahun 2027", 3)]
    assert [text for text, _ in heads(**ACROSS)[1]] == ["Okt", "Nov", "Des", "Jan", "Feb", "Mar"]
    assert heads(lama="3") == [[("Minggu ke-", 3)], [("1", 1), ("2", 1), ("3", 1)]]
    assert matrix(schedule("2-5", satuan="bulan"))["kepala"][0] == [("Bulan ke-", 5)]


@pytest.mark.parametrize(
    ("time", "fields", "columns"),
    [
        ("1-3, 7", {"lama": "8"}, [1, 2, 3, 7]),
        ("minggu ke-1 s.d. minggu ke-3", {"lama": "8"}, [1, 2, 3]),
        ("Bulan ke 2 dan 4", {"lama": "4", "satuan": "bulan"}, [2, 4]),
        ("5-6", {"mulai": "Maret", "lama": "2"}, [5, 6]),
        ("Maret 2-3; April", {"mulai": "Maret", "lama": "2"}, [2, 3, 5, 6, 7, 8]),
        ("Maret 2-April 3", {"mulai": "Maret", "lama": "2"}, [2, 3, 4, 5, 6, 7]),
        ("Maret 3 s.d. Mei 1", {"mulai": "Maret", "lama": "3"}, [3, 4, 5, 6, 7, 8, 9]),
        ("Desember IV-Januari I", {"mulai": "Desember 2026", "lama": "2"}, [4, 5]),
        ("minggu II Maret", {"mulai": "Maret", "lama": "2"}, [2]),
        ("Mar M1 - M2", {"mulai": "Maret", "lama": "2"}, [1, 2]),
        ("Oktober-Januari", ACROSS, [1, 2, 3, 4]),
        ("Okt s/d Nov, Maret", ACROSS, [1, 2, 6]),
        ("11, 1-2", ACROSS, [2, 4, 5]),
        ("10-1", ACROSS, [1, 2, 3, 4]),
    ],
)
def test_a_time_is_read_with_the_columns_of_its_schedule(time, fields, columns):
    assert marked(time, **fields) == columns


@pytest.mark.parametrize(
    "time",
    ["besok", "1-", "Maret April", "1..3", "Smarch 2", "Maret 1 April", ",", "Maret İ", "Mei 5-Juli 1", "Mei 3-Mei 1"],
)
def test_what_is_no_time_is_refused(time):
    with pytest.raises(InvalidValue, match="tidak terbaca"):
        jadwal.parse(time)


@pytest.mark.parametrize(
    ("section", "path"),
    [
        (schedule("9", lama="8"), "waktu"),
        (schedule("0", lama="8"), "waktu"),
        (schedule("Maret 1", lama="8"), "waktu"),
        (schedule("April 5", mulai="Maret", lama="2"), "waktu"),
        (schedule("Mei", mulai="Maret", lama="2"), "waktu"),
        (schedule("April-September", **ACROSS), "waktu"),
        (schedule("7", **ACROSS), "waktu"),
        (schedule("1", mulai="Maret", lama="13"), "lama"),
        (schedule("1", lama="49"), "lama"),
    ],
)
def test_a_time_outside_of_the_columns_is_told(section, path):
    basic = {
        "jenis": "kak",
        "tahun_anggaran": "2027",
        "program": "Contoh",
        "kegiatan": "Contoh",
        "tanggal": "Januari 2027",
    }
    (problem,) = timing.check_times(Kak.model_validate({**basic, "bagian": [section], "instansi": office()}))
    assert (problem.code, problem.field[-1]) == ("K245", path)
