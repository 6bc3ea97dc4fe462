"""Scales of predicates as data, indicators by sasaran with a mean that hides nothing, figures as of a day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds.report.small import added, codes, context, laid, lines, rows

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.office.reports import BatasPredikat, PengaturanLaporan, step_between
from kakdoc.kinds.report.predicates import scale
from kakdoc.papers import checking

AA = [
    {"nama": "AA", "di_atas": "90", "sampai": "100"},
    {"nama": "A", "di_atas": "80", "sampai": "90"},
    {"nama": "BB", "di_atas": "70", "sampai": "80"},
    {"nama": "B", "sampai": "70"},
]
WHOLE = [
    {"nama": "kurang", "dari": "0", "sampai": "60"},
    {"nama": "sangat baik", "dari": "91", "sampai": "100"},
    {"nama": "cukup", "dari": "61", "sampai": "75"},
    {"nama": "baik", "dari": "76", "sampai": "90"},
]
TENTHS = [{"nama": "lulus", "dari": "60,1"}, {"nama": "gagal", "sampai": "60"}]
OPEN = [{"nama": "tercapai", "dari": "100"}, {"nama": "belum tercapai"}]


@pytest.fixture
def reports(folder):
    return laid(folder)


def of(bands, **more):
    return scale(PengaturanLaporan.model_validate({"skala": bands, **more}))


@pytest.mark.parametrize(
    ("bands", "value", "name"),
    [
        (AA, "80", "BB"), (AA, "80.01", "A"), (AA, "90", "A"), (AA, "100", "AA"), (AA, "186.52", "AA"), (AA, "0", "B"),
        (WHOLE, "90.4", "baik"), (WHOLE, "90.5", "sangat baik"), (WHOLE, "75.5", "baik"), (WHOLE, "60.4", "kurang"),
        (WHOLE, "105", "sangat baik"), (TENTHS, "60.04", "gagal"), (TENTHS, "60.05", "lulus"),
        (OPEN, "99.99", "belum tercapai"), (OPEN, "100", "tercapai"),
    ],
)  # fmt: skip
def test_the_predicate_is_that_of_the_scale_of_the_office(bands, value, name):
    assert of(bands).name(Decimal(value)) == name


@settings(max_examples=30)
@given(st.decimals(0, 250, places=6), st.decimals(0, 250, places=6), st.sampled_from([AA, WHOLE, TENTHS, OPEN]))
def test_every_value_has_a_predicate_that_never_falls(one, other, bands):
    found = of(bands)
    order = [found.lowest, *(name for _, _, name in reversed(found.bounds))]
    low, high = sorted((one, other))
    assert order.index(found.name(low)) <= order.index(found.name(high))


def test_the_scale_is_told_in_words():
    assert of(AA).legend() == "di atas 90 AA, di atas 80 A, di atas 70 BB, selebihnya B"
    assert of(WHOLE).legend() == (
        "91 ke atas sangat baik, 76 ke atas baik, 61 ke atas cukup, selebihnya kurang, sesudah dibulatkan"
    )
    assert of(TENTHS).legend() == "60,1 ke atas lulus, selebihnya gagal, sesudah dibulatkan 1 desimal"
    assert (
        of(OPEN, predikat="dibulatkan").legend()
        == "100 ke atas tercapai, selebihnya belum tercapai, sesudah dibulatkan"
    )


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        ([{"nama": "a", "dari": "91"}, {"nama": "b", "dari": "75", "sampai": "80"}, {"nama": "c"}], "celah"),
        ([{"nama": "a", "di_atas": "91"}, {"nama": "b", "sampai": "90"}], "celah"),
        ([{"nama": "a", "dari": "90"}, {"nama": "b", "sampai": "90"}], "bertindih"),
        ([{"nama": "a", "dari": "80"}, {"nama": "b", "dari": "10", "sampai": "90"}, {"nama": "c"}], "bertindih"),
        ([{"nama": "a", "dari": "91"}, {"nama": "b", "dari": "50"}], "di bawah “b” ada celah"),
        ([{"nama": "a", "dari": "91"}, {"nama": "b", "di_atas": "0"}], "di bawah “b” ada celah"),
        ([{"nama": "a"}, {"nama": "b"}], "dua kelas tidak punya batas bawah"),
        ([{"nama": "a", "dari": "50", "di_atas": "51"}, {"nama": "b"}], "dua batas bawah"),
        ([{"nama": "a", "dari": "50", "sampai": "40"}, {"nama": "b"}], "berakhir sebelum mulai"),
        ([{"nama": "a", "dari": "50"}, {"nama": "A"}], "nama yang dipakai dua kali"),
        ([{"nama": "a"}], "hanya satu"),
        ([{"nama": "a", "dari": "91"}, {"nama": "b", "dari": "76", "sampai": "90"}, {"nama": "c", "sampai": "75,9"}], "sama"),
    ],
)  # fmt: skip
def test_a_scale_with_gaps_or_overlaps_is_refused(bands, told):
    with pytest.raises(InvalidValue) as raised:
        step_between([BatasPredikat.model_validate(each) for each in bands])
    assert raised.value.code == "K253"
    assert told in raised.value.message


INDICATORS = """indikator:
  - {nama: Layanan, sasaran: Mutu layanan, satuan: persen, polaritas: naik, target: 22, realisasi: "20,83"}
  - {nama: Kematian, sasaran: Kesehatan ibu, satuan: jiwa, polaritas: turun, target: 10, realisasi: belum diukur}
  - {nama: Kepuasan, sasaran: mutu  layanan, satuan: indeks, polaritas: naik, target: 90, realisasi: 95}
"""


def grouped(reports):
    """The month of March with indicators of two sasaran."""
    march = reports / "bulanan-03.yaml"
    text = march.read_text("utf-8")
    march.write_text(text[: text.index("indikator:")] + INDICATORS, "utf-8")
    return march


def test_indicators_of_one_sasaran_stand_together_below_it(reports):
    printed = rows(grouped(reports))
    place = printed.index(["", "Mutu layanan"])
    assert [row[1] for row in printed[place : place + 5]] == [
        "Mutu layanan", "Layanan", "Kepuasan", "Kesehatan ibu", "Kematian (belum diukur)",
    ]  # fmt: skip
    assert not any("Rata-rata capaian" in cell for row in printed for cell in row)


def test_the_mean_of_a_sasaran_tells_the_targets_that_it_would_hide(reports):
    added(reports.parents[1] / "instansi.yaml", "\nlaporan:\n  rata_rata_sasaran: ya\n")
    printed = rows(grouped(reports))
    (mean,) = [row for row in printed if row[1].startswith("Rata-rata capaian")]
    assert mean[1:] == ["Rata-rata capaian. Belum mencapai target: Layanan (94,68%)", "100,12%", "sangat tinggi"]
    found = context(reports / "bulanan-03.yaml")["indikator"]
    assert [each["rata_rata"] is None for each in found] == [True, False, True]  # of nothing measured there is none


def test_the_scale_of_the_office_is_printed_and_a_faulty_one_is_told_at_its_place(reports):
    office = reports.parents[1] / "instansi.yaml"
    text = office.read_text("utf-8")
    added(office, "\nlaporan:\n  skala:\n    - {nama: baik, dari: 91}\n    - {nama: kurang, sampai: 90}\n")
    assert any(
        "Predikat: 91 ke atas baik, selebihnya kurang, sesudah dibulatkan." in each
        for each in lines(reports / "bulanan-01.yaml")
    )
    office.write_text(
        text + "\nlaporan:\n  skala:\n    - {nama: baik, dari: 91}\n    - {nama: kurang, sampai: 80}\n", "utf-8"
    )
    (problem,) = checking.check(reports / "bulanan-01.yaml").problems
    assert (problem.code, problem.location.line) == ("K253", text.count("\n") + 3)
    assert problem.message.endswith("antara “kurang” dan “baik” ada celah.")


def test_figures_as_of_a_day_are_told_so_and_ask_for_no_later_month(reports):
    (reports / "bulanan-03.yaml").unlink()
    path = added(reports / "triwulan-1.yaml", "per: 28 Februari 2024\n")
    assert codes(path) == []
    printed = lines(path)
    assert "Tabel 1 Realisasi fisik dan keuangan per 28 Februari 2024" in printed
    assert "Tabel 4 Capaian indikator kinerja per 28 Februari 2024" in printed
    assert any(each.startswith("Per 28 Februari 2024, realisasi keuangan sebesar Rp3.000.000") for each in printed)
    assert {"Per 28 Februari 2024", "s.d. 28 Februari", "s.d. 28 Februari (Rp)"} <= set(printed)
    assert context(path)["kurva"]["judul"] == "Kurva S realisasi keuangan per 28 Februari 2024"
    assert [row for row in rows(path) if "Januari" in row] == [["No", "Sub Kegiatan", "Januari", "Februari", "Jumlah"]]


def test_months_after_the_day_are_not_counted(reports):
    whole, until = (
        context(reports / "triwulan-1.yaml"),
        context(added(reports / "triwulan-1.yaml", "per: 31 Januari 2024\n")),
    )
    assert (whole["jumlah"]["keuangan"], until["jumlah"]["keuangan"]) == (4500000, 1500000)
    assert until["tabel"]["bulanan"] == 0


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("per: 30 April 2024\n", ["K255"]), ("per: 28 Februari 2023\n", ["K255"]), ("per: Februari 2024\n", ["K255"]),
        ("per: 31 Maret 2024\n", []), ("per: 30 Februari 2024\n", ["K122"]),
    ],
)  # fmt: skip
def test_the_day_lies_in_the_period(typed, told, reports):
    assert [each for each in codes(added(reports / "triwulan-1.yaml", typed)) if each != "K401"] == told


def test_a_report_is_not_dated_before_the_day_of_its_figures(reports):
    text = ("tanggal: 5 April 2024", "tanggal: 20 Maret 2024\nper: 31 Maret 2024")
    assert codes(added(reports / "triwulan-1.yaml", "", text)) == ["K255"]
