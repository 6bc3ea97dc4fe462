"""Budget forms, a treasurer's report and a performance report as definitions alone, right to the rupiah.

What is expected is reckoned here from the typed inputs, in another way than the program does.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from kinds.definition.formulas.forms.office import (
    checked,
    lay_out,
    leaves_below,
    lines,
    money,
    number,
    product,
    tables,
    told,
    typed,
)  # fmt: skip

RKA, RKPA, JANUARY, FEBRUARY, LKJIP = (
    "2024/rka.yaml", "2024/rkpa.yaml", "2024/spj-2024-01.yaml", "2024/spj-2024-02.yaml", "2027/lkjip.yaml",
)  # fmt: skip
GROUPS = ("gaji", "barang", "up")
TAXES_DUE = "K709 ada pajak yang belum disetor."
HIDDEN = "K709 rata-rata capaian menyembunyikan indikator yang targetnya belum tercapai."


@pytest.fixture(scope="module", autouse=True)
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kantor")
    lay_out(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


@pytest.fixture
def changed():
    """Change an input for one test."""
    before = {}

    def change(name: str, *pairs: tuple[str, str]) -> None:
        path = Path("inputs", name)
        before.setdefault(path, path.read_text("utf-8"))
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")

    yield change
    for path, text in before.items():
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "problems"), [(RKA, []), (RKPA, []), (JANUARY, []), (FEBRUARY, [TAXES_DUE]), (LKJIP, [HIDDEN])]
)
def test_the_examples_hold(name, problems):
    assert told(name) == problems


def test_no_kind_has_a_line_of_python(office):
    assert {each.suffix for each in (office / "templates").rglob("*") if each.is_file()} == {".yaml", ".docx"}


@pytest.fixture(scope="module")
def budget(office):
    return tables(RKA)


@pytest.fixture(scope="module")
def change(office):
    return next(table for table in tables(RKPA) if table[0][0] == "Kode Rekening")


@pytest.fixture(scope="module")
def months(office):
    return {name: tables(name)[0] for name in (JANUARY, FEBRUARY)}


@pytest.fixture(scope="module")
def performance(office):
    return tables(LKJIP)


class TestBudget:
    """RKA rincian belanja: nine levels, coefficients, value added tax, two sub-activities."""

    @staticmethod
    def amounts(rows: list[dict[str, str]], side: str = "") -> list[int]:
        """The amount of each row: of an item its own, of a heading those of the items below."""
        levels = [int(row["tingkatan"]) for row in rows]
        own = [
            int(product(row[f"koefisien{side}"]) * money(row[f"harga{side}"])) + money(row.get(f"ppn{side}", "0"))
            if f"koefisien{side}" in row
            else 0
            for row in rows
        ]
        below = [list(leaves_below(levels, at)) for at in range(len(rows))]
        return [sum(own[each] for each in found) if found else own[at] for at, found in enumerate(below)]

    def test_every_level_is_the_sum_of_its_items(self, budget):
        subs = typed(RKA)["sub_kegiatan"]
        details = [table for table in budget if table[0][0] == "Kode Rekening"]
        assert len(details) == len(subs) == 2
        for table, sub in zip(details, subs, strict=True):
            assert [len(row) for row in table] == [7] * len(table)
            body = table[2:-1]
            assert [row[0] for row in body] == [row.get("kode", "") for row in sub["rincian"]]
            assert [money(row[6]) for row in body] == self.amounts(sub["rincian"])
            assert money(table[-1][6]) == self.amounts(sub["rincian"])[0]

    def test_the_totals_are_those_of_the_terms_of_reference(self, budget):
        assert [money(table[-1][6]) for table in budget if table[0][0] == "Kode Rekening"] == [
            179_587_000,
            229_692_000,
        ]
        assert "Jumlah Total Anggaran Kegiatan : 409.279.000" in lines(RKA)

    def test_what_the_activity_takes_in_is_its_total(self, budget):
        indicators = next(table for table in budget if table[0][0] == "Indikator & Tolok Ukur Kinerja Kegiatan")
        assert [row[0] for row in indicators[2:]] == ["Capaian Kegiatan", "Masukan", "Keluaran", "Hasil"]
        assert indicators[3][1:] == ["Dana yang dibutuhkan", "Rp. 409.279.000"]

    def test_a_coefficient_is_printed_as_typed_and_multiplies(self, budget):
        rows = {row[1]: row for table in budget for row in table if len(row) == 7}
        assert rows["Perjalanan dinas luar daerah"][2] in ("8 Orang x 2 Hari x 2 Kali", "7 Orang x 4.603 Km")
        assert rows["Kertas F4 70 gram"][2:] == ["64,4 Rim", "Rim", "50.000", "0", "3.220.000"]
        assert rows["Sewa gedung pertemuan"][2:] == ["1 Kali", "Kali", "4.216.216", "463.784", "4.680.000"]

    def test_twelve_months_make_the_total(self, budget):
        months = next(table for table in budget if table[0][0] == "Bulan")
        assert [money(row[1]) for row in months[1:-1]] == [money(each["jumlah"]) for each in typed(RKA)["penarikan"]]
        assert money(months[-1][1]) == 409_279_000

    def test_eight_empty_rows_stand_for_a_team_that_is_not_named(self, budget):
        team = budget[-1]
        assert [row[0] for row in team[2:]] == [str(each) for each in range(1, 9)]

    def test_months_that_do_not_add_up_are_refused(self, changed):
        changed(RKA, ("bulan: Desember, jumlah: 15.368.000", "bulan: Desember, jumlah: 15.368.001"))
        assert [each[:5] for each in told(RKA)] == ["K709 "]

    def test_an_item_without_price_is_told_at_the_formula(self, changed):
        changed(RKA, (", satuan: Liter, harga: Rp 10.000", ", satuan: Liter"))
        (problem,) = told(RKA)
        assert problem.startswith("K724 ")
        assert "baris ke-9" in problem
        assert "“harga” kosong" in problem

    def test_an_account_without_code_is_told_at_its_row(self, changed):
        changed(RKA, ("kode: 5.1.02.01.01.0004, ", ""))
        assert told(RKA) == ["K709 baris rekening belum berkode."]

    def test_a_typed_sum_that_differs_warns_and_the_right_one_is_printed(self, changed):
        changed(RKA, ("uraian: BELANJA OPERASI}", "uraian: BELANJA OPERASI, jumlah: 179.587.001}"))
        (problem,) = told(RKA)
        assert problem.startswith("K715 ")
        assert "179.587.001" in problem
        assert "179.587.000" in problem


class TestChangedBudget:
    """The thirteen columns before and after a change; decreases in brackets."""

    def test_it_has_thirteen_columns(self, change):
        assert {len(row) for row in change} == {13}
        assert change[0][2:12] == ["Sebelum Perubahan"] * 5 + ["Setelah Perubahan"] * 5
        assert change[0][12] == "Bertambah/ (Berkurang)"

    def test_both_sides_and_what_lies_between_are_right_in_every_row(self, change):
        rows = typed(RKPA)["rincian"]
        before, after = (TestBudget.amounts(rows, side) for side in ("_sebelum", "_setelah"))
        for row, old, new in zip(change[2:-1], before, after, strict=True):
            assert (money(row[6]), money(row[11]), money(row[12])) == (old, new, new - old)
        assert (money(change[-1][6]), money(change[-1][11])) == (before[0], after[0]) == (179_587_000, 124_677_000)
        assert change[-1][12] == "(54.910.000)"

    def test_a_vanished_line_stays_with_nothing_and_a_new_one_comes_from_nothing(self, change):
        rows = {row[1]: row for row in change}
        assert [rows["Tenaga ahli aplikasi"][each] for each in (6, 7, 11, 12)] == [
            "58.200.000",
            "",
            "0",
            "(58.200.000)",
        ]
        assert [rows["Kontribusi asosiasi"][each] for each in (2, 6, 11, 12)] == ["", "0", "7.000.000", "7.000.000"]

    def test_a_shift_that_changes_the_total_is_refused(self, changed):
        changed(RKPA, ("tahun: 2024", "tahun: 2024\npergeseran: ya"))
        assert told(RKPA) == ["K709 pergeseran tidak boleh mengubah jumlah."]


class TestTreasurer:
    """SPJ fungsional: fourteen columns, what the month before reached, receipts, spending and cash."""

    @staticmethod
    def reached(key: str) -> dict[str, dict[str, tuple[int, int, int]]]:
        """For both months: what each row of a table reached before, in the month, and until its end, by group."""
        found: dict[str, dict[str, dict[str, tuple[int, int, int]]]] = {}
        for name in (JANUARY, FEBRUARY):
            found[name] = {}
            for row in typed(name)[key]:
                own = row["kode" if key == "rincian" else "uraian"]
                last = found.get(JANUARY, {}).get(own) if name == FEBRUARY else None
                found[name][own] = {}
                for group in GROUPS:
                    before, now = last[group][2] if last else 0, money(row.get(f"{group}_ini", "0"))
                    found[name][own][group] = (before, now, before + now)
        return found

    @staticmethod
    def figures(row: list[str]) -> list[int]:
        return [money(each) for each in row[3:13]]

    @staticmethod
    def expected(*parts: dict[str, tuple[int, int, int]]) -> list[int]:
        cells = [sum(part[group][place] for part in parts) for group in GROUPS for place in range(3)]
        return [*cells, cells[2] + cells[5] + cells[8]]

    def test_the_third_head_prints_numbers_and_formulas(self, months):
        assert months[JANUARY][2] == [
            "1", "2", "3", "4", "5", "6 = (4+5)", "7", "8", "9 = (7+8)", "10", "11", "12 = (10+11)", "13 = (6+9+12)", "14 = (3-13)",
        ]  # fmt: skip

    @pytest.mark.parametrize("name", [JANUARY, FEBRUARY])
    def test_every_cell_of_every_level_is_right(self, months, name):
        rows, reached = typed(name)["rincian"], self.reached("rincian")[name]
        codes = [row["kode"] for row in rows]
        leaves = [code for code in codes if not any(each.startswith(f"{code}.") for each in codes)]
        assert len(leaves) == 8
        for printed, row in zip(months[name][3:], rows, strict=False):
            code = row["kode"]
            below = [each for each in leaves if each == code or each.startswith(f"{code}.")]
            budget = sum(money(each.get("anggaran", "0")) for each in rows if each["kode"] in below)
            assert printed[0] == code
            assert money(printed[2]) == budget
            assert self.figures(printed) == self.expected(*(reached[each] for each in below))
            assert money(printed[13]) == budget - money(printed[12])

    @pytest.mark.parametrize("name", [JANUARY, FEBRUARY])
    def test_the_total_and_the_tail_are_right(self, months, name):
        rows = {row[0] or row[1]: row for row in months[name][3:]}
        spent = self.expected(*(self.reached("rincian")[name].values()))
        received = self.expected(*(self.reached("penerimaan")[name].values()))
        others = self.expected(*(self.reached("pengeluaran")[name].values()))
        spending = [one + other for one, other in zip(spent, others, strict=True)]
        assert self.figures(rows["JUMLAH"]) == self.figures(rows["SPJ (LS + UP/GU/TU)"]) == spent
        assert self.figures(rows["Jumlah Penerimaan"]) == received
        assert self.figures(rows["Jumlah Pengeluaran"]) == spending
        assert self.figures(rows["Saldo Kas"]) == [one - other for one, other in zip(received, spending, strict=True)]

    def test_february_begins_where_january_ended_in_every_cell(self, months):
        for before, after in zip(months[JANUARY][3:], months[FEBRUARY][3:], strict=True):
            assert [after[each] for each in (3, 6, 9)] == [before[each] for each in (5, 8, 11)]

    def test_the_cash_reckoned_by_hand(self, months):
        assert months[JANUARY][-1][12] == "5.440.000"  # 11.932.117 received, 6.492.117 spent
        assert months[FEBRUARY][-1][12] == "4.221.613"

    def test_what_changes_in_january_changes_in_february(self, changed):
        changed(JANUARY, ("up_ini: 425.000", "up_ini: 525.000"))
        row = next(row for row in tables(FEBRUARY)[0] if row[0].endswith("0001.5.1.02.01.01.0004"))
        assert [row[each] for each in (9, 10, 11)] == ["525.000", "430.000", "955.000"]

    def test_spending_beyond_the_budget_is_told_at_its_row(self, changed):
        changed(JANUARY, ("anggaran: 5.110.000, up_ini: 425.000", "anggaran: 5.110.000, up_ini: 5.110.001"))
        assert told(JANUARY) == ["K709 SPJ melampaui pagu."]


def percent(one: str, other: str) -> str:
    """A share as it is printed: two places, halves up."""
    share = Fraction(number(one)) / Fraction(number(other)) * 100
    return (
        f"{(Decimal(share.numerator) / share.denominator).quantize(Decimal('0.01'), ROUND_HALF_UP)}".replace(".", ",")
        + "%"
    )


def shown(text: str) -> str:
    """A value beside a result as its warning shows it."""
    return {"(3)": "-3", "baik": "“baik”"}.get(text, text)


class TestPerformance:
    """The seven items under every sasaran of an LKjIP."""

    def test_the_shares_of_what_was_reached_are_exact(self, performance):
        measured = [table for table in performance if table[0][-1] == "Kategori"]
        assert [row[4] for table in measured for row in table[1:]] == [
            percent("20,83", "22"), percent("95", "90"), "120,00%", percent("84", "80"), "–",
        ]  # fmt: skip
        assert percent("20,83", "22") == "94,68%"
        assert percent("95", "90") == "105,56%"

    def test_a_target_of_zero_is_no_division(self, performance):
        zero = [row for table in performance for row in table if row[0] == "Pelatihan yang dibatalkan"]
        assert zero[0][2:] == ["0", "0", "–", "–"]
        assert zero[2][1:] == ["0", "0", "–"]

    def test_last_year_and_the_plan_are_compared(self, performance):
        changes = [row[1:] for table in performance if table[0][-1] == "Naik/Turun" for row in table[1:]]
        assert [row[-1] for row in changes] == ["Naik", "Naik", "Turun", "Tetap", "Turun"]
        assert changes[0][:4] == ["20", "20,83", percent("20", "21"), percent("20,83", "22")]
        plan = [row for table in performance if table[0][-1] == "Tingkat Kemajuan" for row in table[1:]]
        assert [row[3] for row in plan][:3] == [percent("20,83", "25"), percent("95", "98"), "160,00%"]

    def test_the_fourth_item_is_a_table_or_says_that_there_is_no_standard(self, performance):
        assert [row[2] for table in performance if table[0][-1] == "Standar nasional" for row in table[1:]] == [
            "21,5",
            "–",
            "–",
        ]
        assert lines(LKJIP).count("Tidak terdapat standar nasional untuk indikator sasaran ini.") == 1

    def test_efficiency_is_the_budget_not_used(self, performance):
        shares = [table[1] for table in performance if table[0][-1] == "Tingkat Efisiensi"]
        assert [row[1] for row in shares] == [percent("361.550.000", "409.279.000"), "90,00%"]
        assert shares[1][2] == "10,00%"

    def test_seven_items_stand_under_every_sasaran(self):
        tables(LKJIP)
        heads = [each[:2] for each in lines(LKJIP) if each[:2] in {f"{number}." for number in range(1, 8)}]
        assert heads == [f"{number}." for number in range(1, 8)] * 2

    def test_the_budget_adds_up_by_levels(self, performance):
        budget = next(table for table in performance if table[0][0] == "Kode")
        assert [money(row[2]) for row in budget[1:]] == [
            409_279_000, 409_279_000, 179_587_000, 229_692_000, 250_000_000, 250_000_000, 250_000_000, 659_279_000,
        ]  # fmt: skip
        assert [row[4] for row in budget[1:3]] == [percent("361.550.000", "409.279.000")] * 2
        assert budget[-1][3:] == ["586.550.000", percent("586.550.000", "659.279.000"), "72.729.000"]

    @pytest.mark.parametrize("key", ["analisis", "program"])
    def test_an_analysis_that_is_missing_is_refused(self, changed, key):
        changed(
            LKJIP,
            (f"    {key}: Semua", f"    # {key}: Semua")
            if key == "analisis"
            else (f"    {key}: Program P", f"    # {key}: Program P"),
        )
        assert [each[:4] for each in told(LKJIP)] == ["K111"]

    @pytest.mark.parametrize(
        ("typed_share", "differs"),
        [
            ("94,68", False),
            ("94,6818", False),
            ("94,69", True),
            ("95", True),
            ("294,68", True),
            ("(3)", True),
            ("baik", True),
        ],
    )
    def test_a_share_may_be_typed_rounded_and_another_one_only_warns(self, changed, typed_share, differs):
        changed(LKJIP, ('standar: "21,5"}', f'standar: "21,5", capaian: "{typed_share}"}}'))
        assert told(LKJIP)[0] == HIDDEN
        assert [each.split(" padahal ")[0] for each in told(LKJIP)[1:]] == (
            [f"K715 Capaian: tertulis {shown(typed_share)},"] if differs else []
        )

    def test_a_budget_that_is_not_that_of_the_second_part_is_refused(self, changed):
        changed(LKJIP, ("pagu: 250.000.000\n", "pagu: 250.000.001\n"))
        assert "K709 pagu semua sasaran tidak sama dengan pagu bagian B." in told(LKJIP)


def test_values_are_exact_where_formulas_read_them_on():
    document = checked(LKJIP).document
    assert document.computed["sasaran"][0]["indikator"][0]["capaian"] == Fraction(2083, 2200) * 100
    assert document.sasaran[0].indikator[0].capaian == pytest.approx(Decimal("94.681818"), abs=Decimal("0.000001"))
