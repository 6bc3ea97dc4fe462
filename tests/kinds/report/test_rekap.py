"""The figures of reports: exact sums and percentages, deviation, predicate, achievement, form E.81."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.kinds.kak.sections import Rincian, SubKegiatan, TargetRenstra
from kakdoc.kinds.office.reports import PengaturanLaporan
from kakdoc.kinds.report import figures as rekap
from kakdoc.kinds.report.entries import IndikatorKinerja, IsianBulanan
from kakdoc.kinds.report.figures import Bulan, Rekap
from kakdoc.kinds.report.predicates import scale
from kakdoc.kinds.report.printing.form_e81 import evaluasi
from kakdoc.values.persen import rounded

SHARP, ROUNDED = (scale(PengaturanLaporan(predikat=rule)) for rule in ("tanpa celah", "dibulatkan"))
RENSTRA = TargetRenstra(
    indikator="Dokumen", satuan="dokumen", target="2", target_renstra="8",
    anggaran_renstra="1.000.000", realisasi_lalu="1,5", anggaran_lalu="250.000",
)  # fmt: skip


def sub(name: str = "Mutasi", **more: object) -> SubKegiatan:
    lines = ({"uraian": "Belanja Hotel", "jumlah": "600.000"}, {"uraian": "Belanja Lembur", "jumlah": "400.000"})
    return SubKegiatan.model_validate({"nama": name, "rincian": lines, **more})


def months(spent: list[str], fisik: list[str] | None = None, kinerja: list[str] | None = None) -> list[IsianBulanan]:
    fisik, kinerja = fisik or ["0"] * len(spent), kinerja or ["0"] * len(spent)
    return [
        IsianBulanan.model_validate(
            {
                "bulan": str(number),
                "realisasi": [{"sub_kegiatan": "mutasi", "keuangan": money, "fisik": progress, "kinerja": units}],
            }
        )
        for number, (money, progress, units) in enumerate(zip(spent, fisik, kinerja, strict=True), 1)
    ]


class Tor:
    """A TOR with only its sub-activities."""

    def __init__(self, *subs: SubKegiatan) -> None:
        self.sub_kegiatan = lambda: subs


def figures(given_months: list[IsianBulanan], **more: object) -> Rekap:
    (found,) = rekap.rekap(Tor(sub(**more)), given_months)
    return found


def test_money_of_months_is_added_up_to_the_sen():
    found = figures(months(["100.000,25", "0", "200.000,50", "99"]))
    assert found.keuangan(1, 3) == Decimal("300000.75")
    assert found.keuangan(3, 4) == Decimal("200099.50")
    assert found.keuangan(2, 2) == 0
    assert found.keuangan(1, 12) == Decimal("300099.75")


def test_physical_progress_is_that_of_the_last_month_known():
    found = figures(months(["0", "0", "0"], ["5", "12,5", "40"]))
    assert [found.fisik(month) for month in (1, 2, 3, 12)] == [5, Decimal("12.5"), 40, 40]
    assert figures([]).fisik(12) is None


def test_lines_are_found_whatever_their_letter_case_and_white_space():
    row = {"sub_kegiatan": " MUTASI ", "fisik": "1", "rincian": [{"uraian": "belanja   HOTEL", "jumlah": "7"}]}
    found = figures([IsianBulanan.model_validate({"bulan": "2", "realisasi": [row]})])
    assert (found.belanja("Belanja Hotel", 1, 2), found.belanja("Belanja Hotel", 3, 12)) == (7, 0)
    assert found.keuangan(1, 12) == 7


def test_lines_of_one_name_are_one_line_with_the_sum_of_their_ceilings():
    twice = (Rincian(uraian="Belanja A", jumlah=1), Rincian(uraian="belanja  a", jumlah=2))
    assert Rekap(SubKegiatan(nama="x", rincian=twice), {}).rincian() == {"Belanja A": 3}


def test_without_a_plan_of_twelve_months_there_is_no_plan():
    plan = [str(100 * month) for month in range(1, 13)]
    found = figures([], anggaran_kas=plan, target_fisik=[str(8 * month) for month in range(1, 13)])
    assert (found.rencana(3), found.target_fisik(3)) == (600, 24)
    assert (figures([]).rencana(3), figures([]).target_fisik(3)) == (None, None)
    assert figures([], anggaran_kas=plan[:11]).rencana(3) is None


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (1, 3, "33.33"), (2, 3, "66.67"), (1, 8, "12.50"), (12345, 100000, "12.35"), (12344, 100000, "12.34"),
        (Decimal("0.01"), 1, "1.00"), (0, 5, "0.00"), (5, 5, "100.00"), (7, 5, "140.00"),
    ],
)  # fmt: skip
def test_a_percentage_is_rounded_half_up_only_where_it_is_printed(part, whole, printed):
    assert rounded(rekap.persen(part, whole)) == Decimal(printed)


def test_a_percentage_a_hair_below_a_half_is_not_rounded_twice():
    # 12.344999999999975…: rounded to ten places first it would print 12,35.
    share = rekap.persen(123449999999999750, 10**18)
    assert share == Decimal("12.344999999999975")
    assert rounded(share) == Decimal("12.34")
    assert rounded(rekap.persen(4938, 40000)) == Decimal("12.35")  # exactly 12,345


def test_a_hair_above_a_bound_is_above_it():
    assert SHARP.name(rekap.persen(9 * 10**16 + 1, 10**17)) == "sangat tinggi"


def test_of_nothing_no_percentage_is_taken():
    assert rekap.persen(0, 0) is None
    assert rekap.weighted([]) == 0
    assert rekap.weighted([(0, Decimal(50))]) == 0
    assert rekap.weighted([(300, Decimal(10)), (100, None)]) is None


@given(st.integers(0, 10**18), st.integers(1, 10**18))
def test_a_percentage_times_the_whole_gives_the_part_back(part, whole):
    assert abs(rekap.persen(part, whole) * whole - 100 * part) < Decimal("1e-9")


def test_physical_progress_is_weighted_by_the_ceilings():
    assert rekap.weighted([(300, Decimal(10)), (100, Decimal(50))]) == 20
    assert rounded(rekap.weighted([(179587000, Decimal("15.5")), (229692000, Decimal(13))])) == Decimal("14.10")


def test_the_sign_of_the_deviation_follows_the_formula_of_the_office():
    target, realised = Decimal(20), Decimal("15.5")
    assert rekap.deviation(target, realised, "realisasi - target") == Decimal("-4.5")
    assert rekap.deviation(target, realised, "target - realisasi") == Decimal("4.5")
    assert rekap.deviation(None, realised, "target - realisasi") is None
    assert rekap.deviation(target, None, "target - realisasi") is None


def test_the_deviation_is_that_of_the_percentages_as_printed():
    target, realised = rekap.persen(1, 3), rekap.persen(2, 3)  # 33,333… and 66,666…: 33,33 and 66,67 are printed
    assert rekap.deviation(target, realised, "realisasi - target") == Decimal("33.34")
    assert rekap.deviation(target, realised, "target - realisasi") == Decimal("-33.34")


def test_zero_has_no_sign():
    assert [str(rounded(Decimal(value))) for value in ("-0.001", "0.004", "-0")] == ["0.00"] * 3
    assert str(rekap.deviation(Decimal(5), Decimal("4.999"), "realisasi - target")) == "0.00"
    assert str(rekap.deviation(Decimal(5), Decimal(5), "target - realisasi")) == "0.00"


@pytest.mark.parametrize(
    ("value", "exact", "rounded_first"),
    [
        ("0", "sangat rendah", "sangat rendah"), ("50", "sangat rendah", "sangat rendah"),
        ("50.4", "rendah", "sangat rendah"), ("50.5", "rendah", "rendah"), ("51", "rendah", "rendah"),
        ("65", "rendah", "rendah"), ("65.4", "sedang", "rendah"), ("65.5", "sedang", "sedang"),
        ("75", "sedang", "sedang"), ("75.4", "tinggi", "sedang"), ("75.5", "tinggi", "tinggi"),
        ("76", "tinggi", "tinggi"), ("90", "tinggi", "tinggi"), ("90.4", "sangat tinggi", "tinggi"),
        ("90.5", "sangat tinggi", "sangat tinggi"), ("91", "sangat tinggi", "sangat tinggi"),
        ("100", "sangat tinggi", "sangat tinggi"), ("186.52", "sangat tinggi", "sangat tinggi"),
    ],
)  # fmt: skip
def test_the_predicate_by_both_rules(value, exact, rounded_first):
    assert SHARP.name(Decimal(value)) == exact
    assert ROUNDED.name(Decimal(value)) == rounded_first


def test_without_a_value_the_predicate_is_a_dash():
    assert SHARP.name(None) == ROUNDED.name(None) == "–"


CLASSES = ["sangat rendah", "rendah", "sedang", "tinggi", "sangat tinggi"]


@given(st.decimals(0, 200, places=6), st.decimals(0, 200, places=6), st.sampled_from([SHARP, ROUNDED]))
def test_the_classes_leave_no_gap_and_never_fall(one, other, rule):
    low, high = sorted((one, other))
    assert CLASSES.index(rule.name(low)) <= CLASSES.index(rule.name(high))


def indicator(polarity: str, target: str, reached: str) -> IndikatorKinerja:
    return IndikatorKinerja(nama="x", satuan="y", polaritas=polarity, target=target, realisasi=reached)


@pytest.mark.parametrize(
    ("polarity", "target", "reached", "share"),
    [
        ("naik", "85", "79", "92.94"), ("naik", "80", "100", "125.00"), ("naik", "4", "0", "0.00"),
        ("turun", "14", "17", "78.57"), ("turun", "14", "14", "100.00"), ("turun", "14", "7", "150.00"),
        ("turun", "1967", "3669", "13.47"), ("turun", "10", "25", "0.00"), ("turun", "10", "0", "200.00"),
    ],
)  # fmt: skip
def test_achievement_follows_the_polarity(polarity, target, reached, share):
    assert rounded(rekap.achievement(indicator(polarity, target, reached))) == Decimal(share)


@pytest.mark.parametrize("polarity", ["naik", "turun"])
def test_of_a_target_of_zero_there_is_no_achievement(polarity):
    assert rekap.achievement(indicator(polarity, "0", "3")) is None


def test_the_form_adds_quarters_to_the_year_and_the_year_to_the_strategic_plan():
    spent = [str(1000 * month) for month in range(1, 13)]
    units = ["0", "0,25"] * 6
    found = figures(months(spent, None, units), renstra=RENSTRA)
    form = evaluasi([found], 4, SHARP)
    (row,) = form["baris"]
    assert [each["rp"] for each in row["triwulan"]] == [6000, 15000, 24000, 33000]
    assert [each["k"] for each in row["triwulan"]] == [Decimal("0.25"), Decimal("0.5"), Decimal("0.25"), Decimal("0.5")]
    assert row["capaian_rp"] == sum(each["rp"] for each in row["triwulan"])  # 12 = 8 + 9 + 10 + 11
    assert row["capaian_k"] == sum(each["k"] for each in row["triwulan"])
    assert row["renstra_rp"] == row["anggaran_lalu"] + row["capaian_rp"] == 328000  # 13 = 6 + 12
    assert row["renstra_k"] == row["realisasi_lalu"] + row["capaian_k"] == 3
    assert row["tingkat_k"] == Decimal("37.5")  # 14 = 13 ÷ 5 × 100
    assert row["tingkat_rp"] == Decimal("32.8")
    assert (form["rata_rata"], form["predikat"]) == (Decimal("37.5"), "sangat rendah")


def test_quarters_to_come_stay_empty_and_count_nothing():
    found = figures(months(["10"] * 12), renstra=RENSTRA)
    form = evaluasi([found], 2, SHARP)
    (row,) = form["baris"]
    assert [each["rp"] for each in row["triwulan"]] == [30, 30, None, None]
    assert row["capaian_rp"] == 60
    assert form["jumlah"]["triwulan"] == [30, 30, None, None]


def test_the_form_sums_money_of_all_sub_activities_and_averages_their_levels():
    one, two = sub(renstra=RENSTRA), sub("Promosi", renstra=RENSTRA.model_copy(update={"target_renstra": Decimal(3)}))
    month = {1: Bulan(100, Decimal(0), Decimal("1.5"), {})}
    form = evaluasi([Rekap(one, month), Rekap(two, month)], 1, SHARP)
    assert [form["jumlah"][key] for key in ("anggaran_renstra", "anggaran_lalu", "pagu")] == [2000000, 500000, 2000000]
    assert (form["jumlah"]["capaian_rp"], form["jumlah"]["renstra_rp"]) == (200, 500200)
    assert form["rata_rata"] == (Decimal("37.5") + 100) / 2


def test_without_targets_of_the_strategic_plan_there_is_no_form():
    assert evaluasi([figures([])], 1, SHARP) is None


def test_a_sub_activity_without_strategic_targets_has_its_money_and_leaves_open_what_cannot_be_added_up():
    month = {1: Bulan(100, Decimal(0), Decimal("1.5"), {})}
    form = evaluasi([Rekap(sub(renstra=RENSTRA), month), Rekap(sub("Promosi"), month)], 1, SHARP)
    planned, row = form["baris"]
    assert (planned["bertarget"], row["bertarget"], form["lengkap"]) == (True, False, False)
    assert (row["capaian_rp"], row["pagu"], row["triwulan"][0]) == (100, 1000000, {"k": None, "rp": 100})
    assert {row[key] for key in ("target", "anggaran_renstra", "renstra_k", "renstra_rp", "tingkat_rp")} == {None}
    sums = form["jumlah"]
    assert (sums["pagu"], sums["capaian_rp"], sums["triwulan"]) == (2000000, 200, [200, None, None, None])
    assert (sums["anggaran_renstra"], sums["anggaran_lalu"], sums["renstra_rp"]) == (None, None, None)
    assert form["rata_rata"] == planned["tingkat_k"]


def test_a_strategic_target_of_zero_has_no_level():
    zero = RENSTRA.model_copy(update={"target_renstra": Decimal(0), "anggaran_renstra": 0})
    form = evaluasi([figures(months(["1"]), renstra=zero)], 1, SHARP)
    assert (form["baris"][0]["tingkat_k"], form["baris"][0]["tingkat_rp"]) == (None, None)
    assert (form["rata_rata"], form["predikat"]) == (None, "–")
