"""Revenue beside spending, and several years side by side."""

from __future__ import annotations

import pytest
from kinds.report.small import added, codes, context, laid, lines, rows

REVENUE = """pendapatan:
  - {{uraian: Retribusi Pelayanan, target: 120.000.000, realisasi: {0}.000.000}}
  - {{uraian: Hasil Sewa, target: {2}.000.000, realisasi: {1}.250.000}}
"""
EARLIER = """tahun_sebelumnya:
  - {tahun: 2023, pagu: 16.000.000, realisasi: 4.000.000, target_pendapatan: 100.000.000, realisasi_pendapatan: 25.000.000}
  - {tahun: 2022, pagu: 15.000.000, realisasi: 3.000.000}
"""
BEFORE = """realisasi: 16
    tahun_lalu: {target: 15, realisasi: 17}
    dua_tahun_lalu: {realisasi: 19}"""


@pytest.fixture
def reports(folder):
    """The small example with revenue in each month; the target of the second source was raised in March."""
    found = laid(folder)
    for month, figures in enumerate(((10, 5, 15), (12, 6, 15), (9, 4, 16)), 1):
        added(found / f"bulanan-0{month}.yaml", REVENUE.format(*figures))
    return found


def test_revenue_is_added_up_and_compared_with_its_latest_target(reports):
    reports / "bulanan-02.yaml"
    path = reports / "triwulan-1.yaml"
    assert codes(path) == []
    printed = rows(path)
    head = ["No", "Pendapatan", "Target (Rp)", "Triwulan I (Rp)", "s.d. Maret (Rp)", "%", "Lebih/Kurang (Rp)"]
    place = printed.index(head)
    assert [row[1:] for row in printed[place + 1 : place + 3]] == [
        ["Retribusi Pelayanan", "120.000.000", "31.000.000", "31.000.000", "25,83%", "−89.000.000"],
        ["Hasil Sewa", "16.000.000", "15.750.000", "15.750.000", "98,44%", "−250.000"],
    ]
    assert printed[place + 3][1:] == ["136.000.000", "46.750.000", "46.750.000", "34,38%", "−89.250.000"]
    (told,) = [each for each in lines(path) if "realisasi pendapatan sebesar" in each]
    assert told.startswith(
        "Sampai dengan Maret 2024, realisasi pendapatan sebesar Rp46.750.000 (empat puluh enam juta "
    )
    assert told.endswith("atau 34,38% dari target Rp136.000.000. Rinciannya pada Tabel 4.")


def test_a_month_has_its_own_revenue_and_that_of_the_year(reports):
    found = context(reports / "bulanan-02.yaml")
    assert [(each["periode_ini"], each["realisasi"]) for each in found["pendapatan"]] == [
        (12000000, 22000000),
        (6250000, 11500000),
    ]
    assert "Realisasi Pendapatan" in [each["judul"] for each in found["bagian"]]
    assert context(laid_without(reports))["jumlah_pendapatan"] is None


def laid_without(reports):
    """The first month without revenue."""
    january = reports / "bulanan-01.yaml"
    january.write_text(january.read_text("utf-8").partition("pendapatan:")[0], "utf-8")
    return january


def test_a_source_given_twice_is_told(reports):
    assert codes(added(reports / "bulanan-03.yaml", "", ("Hasil Sewa", "retribusi  pelayanan"))) == ["K256"]


def test_money_of_earlier_years_stands_beside_this_years(reports):
    path = added(reports / "triwulan-1.yaml", EARLIER)
    assert codes(path) == []
    assert context(path)["perbandingan_keuangan"]["baris"] == [
        ["Pagu belanja (Rp)", "15.000.000", "16.000.000", "18.000.000"],
        ["Realisasi belanja (Rp)", "3.000.000", "4.000.000", "4.500.000"],
        ["Realisasi (%)", "20,00%", "25,00%", "25,00%"],
        ["Target pendapatan (Rp)", "–", "100.000.000", "136.000.000"],
        ["Realisasi pendapatan (Rp)", "–", "25.000.000", "46.750.000"],
        ["Realisasi (%)", "–", "25,00%", "34,38%"],
    ]
    assert ["Uraian", "2022", "2023", "2024"] in rows(path)
    assert "Tabel 6 Perbandingan keuangan dengan tahun sebelumnya" in lines(path)


def test_indicators_of_earlier_years_stand_beside_this_years(reports):
    added(reports / "bulanan-03.yaml", "", ("realisasi: 16", BEFORE))
    found = context(reports / "triwulan-1.yaml")["perbandingan_indikator"]
    assert [each["judul"] for each in found["kolom"]] == [
        "Indikator", "Satuan", "Realisasi 2022", "Realisasi 2023", "Realisasi 2024", "Capaian 2022", "Capaian 2023", "Capaian 2024",
    ]  # fmt: skip
    assert found["baris"] == [["Waktu penyelesaian usul", "hari", "19", "17", "16", "–", "86,67%", "85,71%"]]


def test_a_year_that_no_indicator_has_is_no_column(reports):
    added(
        reports / "bulanan-03.yaml",
        "",
        ("realisasi: 16", "realisasi: belum diukur\n    tahun_lalu: {target: 15, realisasi: 17}"),
    )
    found = context(reports / "triwulan-1.yaml")["perbandingan_indikator"]
    assert [each["judul"] for each in found["kolom"][2:]] == [
        "Realisasi 2023",
        "Realisasi 2024",
        "Capaian 2023",
        "Capaian 2024",
    ]
    assert found["baris"][0][2:] == ["17", "–", "86,67%", "–"]


@pytest.mark.parametrize(
    ("years", "told"), [((2023, 2022), []), ((2024,), ["K257"]), ((2025,), ["K257"]), ((2023, 2023), ["K257"])]
)
def test_years_to_compare_with_are_earlier_ones_given_once(years, told, reports):
    typed = "".join(f"  - {{tahun: {year}, realisasi: 1.000}}\n" for year in years)
    assert codes(added(reports / "triwulan-1.yaml", f"tahun_sebelumnya:\n{typed}")) == told


def test_a_sum_of_revenue_that_has_no_words_is_told_where_it_grows_too_large(reports):
    large = "".join(f"  - {{uraian: Sumber {number}, target: 1, realisasi: {'9' * 18}}}\n" for number in (1, 2))
    path = added(reports / "bulanan-03.yaml", "", ("  - {uraian: Retribusi", f"{large}  - {{uraian: Retribusi"))
    assert codes(path) == ["K120"]


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Pendapatan retribusi sebesar Rp46.750.000,00 (34,38%), naik dibandingkan tahun 2023.", 0),
        ("Pendapatan retribusi sebesar Rp46.570.000,00 (34,38%), naik dibandingkan tahun 2023.", 1),
        ("Pendapatan retribusi sebesar Rp46.750.000,00 (43,38%).", 1),
        ("Pendapatan retribusi tahun 2023 sebesar Rp25.000.000,00.", 0),
        ("Pendapatan per kapita naik.", 0),
    ],
)
def test_revenue_is_told_as_it_is_printed(reports, summary, told):
    path = added(reports / "triwulan-1.yaml", f"ringkasan: {summary}\n")
    assert codes(path) == ["K433"] * told
