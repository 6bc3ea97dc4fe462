"""The year 2024: twelve months, four quarters and two half-years agree to the rupiah, on every line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.kinds.report.figures import persen
from kakdoc.papers import checking
from kakdoc.values.dates.tanggal import BULAN
from kakdoc.values.persen import rounded

FOLDER = PROJECT / "inputs" / "2024" / "laporan"


@pytest.fixture(scope="module")
def papers():
    """What each report of the year prints, by the name of its file; not one has a problem."""
    found = {}
    for path in sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("*.xlsx")]):
        checked = checking.check(path)
        assert checked.problems == ()
        found[path.stem] = checked.document.context()
    assert len(found) == 18
    return found


@pytest.fixture(scope="module")
def by_length(papers):
    """The months, the quarters and the half-years, each in order."""
    return [
        [papers[name] for name in sorted(papers) if name.startswith(kind)]
        for kind in ("bulanan", "triwulan", "semester")
    ]


def test_the_year_has_every_period_once(by_length):
    assert [len(papers) for papers in by_length] == [12, 4, 2]
    assert [each["sampai"] for each in by_length[0]] == list(BULAN)
    assert [each["periode"] for each in by_length[1]] == [f"Triwulan {roman}" for roman in ("I", "II", "III", "IV")]
    assert [each["periode"] for each in by_length[2]] == ["Semester I", "Semester II"]


def test_the_total_of_the_year_is_one_whatever_the_periods(by_length):
    year = {sum(each["jumlah"]["periode_ini"] for each in papers) for papers in by_length}
    year |= {papers[-1]["jumlah"]["keuangan"] for papers in by_length}
    assert len(year) == 1


def test_each_sub_activity_agrees(by_length):
    for index in range(2):
        year = {sum(each["realisasi"][index]["periode_ini"] for each in papers) for papers in by_length}
        year |= {papers[-1]["realisasi"][index]["keuangan"] for papers in by_length}
        assert len(year) == 1


def test_each_of_the_27_lines_agrees(by_length):
    lines = 0
    for index in range(2):
        for number, line in enumerate(by_length[0][0]["belanja"][index]["baris"]):
            rows = [[each["belanja"][index]["baris"][number] for each in papers] for papers in by_length]
            year = {sum(row["periode_ini"] for row in each) for each in rows} | {each[-1]["keuangan"] for each in rows}
            assert len(year) == 1, line["uraian"]
            lines += 1
    assert lines == 27


def test_in_every_report_the_lines_add_up_to_their_sub_activity_and_these_to_the_total(papers):
    for name, each in papers.items():
        for key in ("pagu", "periode_ini", "keuangan", "sisa"):
            for group, row in zip(each["belanja"], each["realisasi"], strict=True):
                assert sum(line[key] for line in group["baris"]) == group[key] == row[key], name
            assert sum(row[key] for row in each["realisasi"]) == each["jumlah"][key], name
        assert each["jumlah"]["pagu"] == 409279000
        assert each["jumlah"]["sisa"] == each["jumlah"]["pagu"] - each["jumlah"]["keuangan"]


def test_month_by_month_columns_are_the_months_own_figures(by_length):
    months, *longer = by_length
    own = [each["jumlah"]["periode_ini"] for each in months]
    for papers in longer:
        assert [amount for each in papers for amount in each["jumlah_bulanan"]] == own
        for each in papers:
            assert [row["jumlah"] for row in each["bulanan"]] == [row["periode_ini"] for row in each["realisasi"]]
            assert sum(each["jumlah_bulanan"]) == each["jumlah"]["periode_ini"]


def test_a_quarter_ends_where_its_last_month_does(by_length):
    months, quarters, halves = by_length
    for index, quarter in enumerate(quarters):
        assert quarter["jumlah"]["keuangan"] == months[3 * index + 2]["jumlah"]["keuangan"]
        assert quarter["realisasi"][0]["fisik"] == months[3 * index + 2]["realisasi"][0]["fisik"]
    assert halves[0]["jumlah"]["keuangan"] == quarters[1]["jumlah"]["keuangan"]


def test_the_quarters_of_the_form_are_those_of_the_quarterly_reports(by_length):
    quarters = by_length[1]
    last = quarters[-1]["evaluasi"]
    assert last["jumlah"]["triwulan"] == [each["jumlah"]["periode_ini"] for each in quarters]
    assert last["jumlah"]["capaian_rp"] == quarters[-1]["jumlah"]["keuangan"]
    assert [each["evaluasi"] is None for each in by_length[0]] == [True] * 12


def test_the_form_of_a_half_year_is_that_of_its_last_quarter(by_length):
    for half, quarter in zip(by_length[2], by_length[1][1::2], strict=True):
        figures = [{key: each["evaluasi"][key] for key in ("baris", "jumlah", "rata_rata")} for each in (half, quarter)]
        assert figures[0] == figures[1]


def test_97_percent_of_the_ceiling_is_reached_in_december(by_length):
    december = by_length[0][-1]
    assert 97 <= december["jumlah"]["persen"] < 98
    shares = [each["jumlah"]["persen"] for each in by_length[0]]
    assert shares == sorted(shares)
    assert december["jumlah"]["rencana"] == december["jumlah"]["pagu"]
    assert december["jumlah"]["fisik"] <= 100


def test_the_curve_is_the_percentages_of_the_tables(papers, by_length):
    for each in papers.values():
        last = BULAN.index(each["sampai"]) + 1
        planned, spent = each["kurva"]["seri"]
        assert (planned["nama"], spent["nama"]) == ("Rencana", "Realisasi")
        shares = [rounded(month["jumlah"]["persen"]) for month in by_length[0]]
        assert spent["nilai"] == [*shares[:last], *[None] * (12 - last)]
        assert planned["nilai"] == [rounded(month["jumlah"]["rencana_persen"]) for month in by_length[0]]
        assert planned["nilai"][-1] == 100


def test_the_bars_are_the_percentages_of_the_tables(papers):
    for each in papers.values():
        money, work = each["serapan"]["seri"]
        assert money["nilai"] == [rounded(row["persen"]) for row in each["realisasi"]]
        assert work["nilai"] == [rounded(row["fisik"]) for row in each["realisasi"]]
        assert each["serapan"]["kategori"] == [row["uraian"] for row in each["realisasi"]]


def test_percentages_and_deviations_are_computed_anew(papers):
    for each in papers.values():
        for row in (*each["realisasi"], each["jumlah"]):
            assert row["persen"] == persen(row["keuangan"], row["pagu"])
            assert rounded(row["persen"]) == rounded(Decimal(row["keuangan"]) * 100 / row["pagu"])
            assert row["deviasi"] == rounded(row["persen"]) - rounded(row["rencana_persen"])
            assert row["deviasi_fisik"] == rounded(row["fisik"]) - rounded(row["target_fisik"])
        whole = sum(row["pagu"] * row["fisik"] for row in each["realisasi"]) / each["jumlah"]["pagu"]
        assert rounded(each["jumlah"]["fisik"]) == rounded(whole)


def test_the_sign_and_the_rule_of_the_office_reach_the_paper(tmp_path, monkeypatch):
    for file in (PROJECT / "inputs").rglob("*.yaml"):
        copy = tmp_path / "inputs" / file.relative_to(PROJECT / "inputs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    path = Path("inputs/2024/laporan/triwulan-2.yaml")
    one = checking.check(path).document.context()
    with Path("inputs/instansi.yaml").open("a", encoding="utf-8") as office:
        office.write("\nlaporan:\n  deviasi: target - realisasi\n  predikat: dibulatkan\n")
    other = checking.check(path).document.context()
    assert (one["rumus_deviasi"], one["aturan_predikat"]) == ("realisasi dikurangi target", "tanpa celah")
    assert (other["rumus_deviasi"], other["aturan_predikat"]) == ("target dikurangi realisasi", "dibulatkan")
    assert other["jumlah"]["deviasi"] == -one["jumlah"]["deviasi"]
    assert other["jumlah"]["deviasi_fisik"] == -one["jumlah"]["deviasi_fisik"]


def test_tables_are_numbered_in_the_order_of_the_paper(papers):
    for name, each in papers.items():
        numbers = [number for number in each["tabel"].values() if number]
        assert numbers == list(range(1, len(numbers) + 1)), name
    assert papers["bulanan-03-maret"]["tabel"]["bulanan"] == 0
    there = {name: number for name, number in papers["triwulan-1"]["tabel"].items() if number}
    assert there == {"realisasi": 1, "belanja": 2, "bulanan": 3, "indikator": 4, "evaluasi": 5}
    assert papers["semester-1"]["tabel"]["evaluasi"] == 5


def test_activities_are_those_of_the_period_with_their_steps(papers):
    march, quarter = papers["bulanan-03-maret"]["kegiatan"], papers["triwulan-1"]["kegiatan"]
    assert {each["bulan"] for each in march} == {"Maret"}
    assert [each for each in quarter if each["bulan"] == "Maret"] == march
    assert {each["bulan"] for each in quarter} <= {"Januari", "Februari", "Maret"}
    assert march[0]["langkah"].startswith("Konsinyering Penetapan Kinerja")


def test_indicators_are_those_of_the_last_month(papers):
    assert papers["triwulan-1"]["indikator"] == papers["bulanan-03-maret"]["indikator"]
    assert papers["semester-2"]["indikator"] == papers["bulanan-12-desember"]["indikator"]
