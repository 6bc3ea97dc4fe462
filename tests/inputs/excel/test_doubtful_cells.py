"""Cells whose number is most likely not what was typed: lost zeros, lost dates, days that Excel added."""

from __future__ import annotations

import shutil
from datetime import datetime

import pytest
from conftest import PROJECT
from inputs.excel.books import converted
from openpyxl import load_workbook

from kakdoc.inputs.excel.cells import cells
from kakdoc.kinds.shape import CellType
from kakdoc.papers import checking
from kakdoc.papers.forms import converting

TOR = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
MONTH = PROJECT / "inputs" / "2024" / "laporan" / "bulanan-02-februari.yaml"
OLD_FORM = "[$-421]d mmmm yyyy;@"


@pytest.fixture
def report(folder):
    """A monthly report in a workbook, beside its TOR."""
    target = folder / "inputs" / "2024" / "laporan"
    target.mkdir(parents=True)
    shutil.copy(TOR, target.parent)
    converting.convert(MONTH, target / "bulanan-02-februari.xlsx")
    return target / "bulanan-02-februari.xlsx"


@pytest.fixture
def tor(folder):
    """The TOR of 2024 in a workbook."""
    return converted(TOR, folder / "inputs" / "kak.xlsx")


def put(path, sheet, heading, value, row=2):
    """Type a value below a heading; returns the place of the cell."""
    book = load_workbook(path)
    column = next(cell.column for cell in book[sheet][1] if str(cell.value).rstrip(" *") == heading)
    cell = book[sheet].cell(row, column, value)
    book.save(path)
    return f"{sheet}!{cell.coordinate}"


def told(path, code):
    return [(each.location.spot, each.message, each.remedy) for each in checking.check(path).problems if each.code == code]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown", "meant", "plain"),
    [(144, "144", "144.000", 144000), (1.5, "1,5", "1.500", 1500), (144.25, "144,25", "144.250", 144250), (999.0, "999", "999.000", 999000)],
)  # fmt: skip
def test_an_amount_of_a_report_that_lost_its_zeros_warns_at_its_cell(report, value, shown, meant, plain):
    place = put(report, "Rincian", "Jumlah", value)
    [(spot, message, remedy)] = told(report, "K177")
    assert spot == place
    assert message == f"sel ini berisi bilangan {shown}; {meant} yang diketik dengan titik terbaca sebagai {shown}."
    assert remedy == f"bila maksudnya Rp{meant}, ketik {plain}; bila memang Rp{shown}, ketik '{shown}."


@pytest.mark.parametrize("value", [0, 1000, 144000, "144.000", "144", "Rp 500"])
def test_nothing_and_thousands_and_texts_are_right(report, value):
    put(report, "Rincian", "Jumlah", value)
    assert told(report, "K177") == []


def test_three_decimals_are_told_as_the_thousands_they_most_likely_are():
    text, problem = cells.read(144.125, CellType.UANG, lambda: "#,##0")
    assert (text, problem.code) == ("", "K146")
    assert problem.message == "isi sel ini 144,125, biasanya jumlah yang diketik dengan titik."
    assert problem.remedy == "bila maksudnya Rp144.125, ketik 144125 tanpa titik."


@pytest.mark.parametrize(("unit", "warned"), [("lembar", False), ("Lbr.", False), ("halaman", False), ("buah", True), ("OJ", True)])  # fmt: skip
def test_a_price_below_a_thousand_is_right_for_cheap_units_alone(tor, unit, warned):
    put(tor, "Rincian", "Satuan", unit)
    put(tor, "Rincian", "Volume", 2000)
    place = put(tor, "Rincian", "Harga satuan", 300)
    assert [spot for spot, *_ in told(tor, "K177")] == ([place] if warned else [])


def test_a_ceiling_among_the_single_values_warns_too(tor):
    book = load_workbook(tor)
    row = next(row for row in book["Naskah"].iter_rows() if str(row[0].value).rstrip(" *") == "Anggaran")
    row[1].value = 409.279
    book.save(tor)
    assert [each.code for each in checking.check(tor).problems if each.location.spot == f"Naskah!B{row[1].row}"] == [
        "K146"
    ]
    row[1].value = 409
    book.save(tor)
    assert [spot for spot, *_ in told(tor, "K177")] == [f"Naskah!B{row[1].row}"]


def test_small_amounts_of_yaml_stay_silent_on_their_way_through_a_workbook(folder):
    source = folder / "inputs" / "x.yaml"
    text = (PROJECT / "tests/examples/kak/benar/lengkap.yaml").read_text("utf-8")
    source.write_text(text.replace("jumlah: 5.110.000", "jumlah: 500"), "utf-8")
    converting.convert(source, source.with_suffix(".xlsx"))
    assert told(source.with_suffix(".xlsx"), "K177") == []


@pytest.mark.parametrize(
    ("number", "date"),
    [(45414, "2 Mei 2024"), (45414.0, "2 Mei 2024"), (45414.75, "2 Mei 2024"), (16438, "1 Januari 1945")],
)
def test_a_number_where_a_date_belongs_is_told_as_the_date_it_is_to_excel(number, date):
    text, problem = cells.read(number, CellType.TANGGAL, lambda: "General")
    shown = f"{number}".removesuffix(".0").replace(".", ",")
    assert (text, problem.code, problem.fatal) == ("", "K176", True)
    assert problem.message == f"sel ini berisi {shown}; sebagai tanggal itu {date}."
    assert f"ketik {date}" in problem.remedy


def test_a_year_alone_where_a_date_belongs_is_no_date_of_excel():
    assert cells.read(2024, CellType.TANGGAL, lambda: "General") == ("2024", None)


@pytest.mark.parametrize("code", [OLD_FORM, r"[$-421]d\ mmmm\ yyyy;@", '[$-421]d" "mmmm" "yyyy'])
def test_the_first_of_a_month_under_the_format_of_older_forms_is_doubted(code):
    text, problem = cells.read(datetime(2024, 2, 1), CellType.TANGGAL, lambda: code)  # noqa: DTZ001  cells know no zone
    assert (text, problem.code, problem.fatal) == ("2024-02-01", "K176", False)
    assert (
        problem.message
        == "sel ini berisi 1 Februari 2024; bila yang diketik Februari 2024 saja, Excel menambahkan hari 1."
    )
    assert cells.read(datetime(2024, 2, 2), CellType.TANGGAL, lambda: code) == ("2024-02-02", None)  # noqa: DTZ001
    assert cells.read(datetime(2024, 2, 1), CellType.TANGGAL, lambda: "dd/mm/yyyy") == ("2024-02-01", None)  # noqa: DTZ001


@pytest.mark.parametrize(("typed", "read"), [("Februari 2024", "Februari 2024"), ("2/5/2024", "2 Mei 2024"), ("1 Februari 2024", "1 Februari 2024")])  # fmt: skip
def test_the_date_cell_of_a_form_holds_what_is_typed(folder, kakdoc, typed, read):
    form = folder / "inputs" / "kak.xlsx"
    assert kakdoc("formulir", "kak", form).code == 0
    cell = next(row[1] for row in load_workbook(form)["Naskah"].iter_rows() if str(row[0].value).startswith("Tanggal"))
    assert cell.number_format == "@"
    converted(PROJECT / "tests/examples/kak/benar/lengkap.yaml", folder / "inputs" / "x.xlsx")
    book = load_workbook(folder / "inputs" / "x.xlsx")
    next(row for row in book["Naskah"].iter_rows() if str(row[0].value).startswith("Tanggal"))[1].value = typed
    book.save(folder / "inputs" / "x.xlsx")
    assert str(checking.check(folder / "inputs" / "x.xlsx").document.tanggal) == read


def test_what_excel_made_of_a_month_alone_in_a_cell_without_format_has_no_day(tor):
    book = load_workbook(tor)
    cell = next(row for row in book["Naskah"].iter_rows() if str(row[0].value).startswith("Tanggal"))[1]
    cell.value, cell.number_format = datetime(2024, 2, 1), "mmm-yy"  # noqa: DTZ001
    book.save(tor)
    assert str(checking.check(tor).document.tanggal) == "Februari 2024"


def test_a_free_table_prints_what_its_cells_show(folder):
    path = folder / "inputs" / "x.xlsx"
    converted(PROJECT / "tests/examples/kak/benar/lengkap.yaml", path)
    book = load_workbook(path)
    sheet = book["Tabel baris"]
    for place, value, code in (
        ("B2", 5110000, "#,##0"), ("C2", 1250000.5, '"Rp"#,##0.00'), ("B3", 0.125, "0.0%"), ("C3", datetime(2027, 5, 2), "[$-421]dd mmmm yyyy"),  # noqa: DTZ001
    ):  # fmt: skip
        sheet[place].value, sheet[place].number_format = value, code
    book.save(path)
    table = next(each for each in checking.check(path).document.bagian if each.jenis == "tabel")
    assert table.baris[:2] == (("5.110.000", "Rp1.250.000,50"), ("12,5%", "02 Mei 2027"))
    assert checking.check(path).problems == ()


def test_a_unit_written_behind_a_backslash_does_not_make_a_date_of_a_number(folder):
    path = folder / "inputs" / "x.xlsx"
    converted(PROJECT / "tests/examples/kak/benar/lengkap.yaml", path)
    book = load_workbook(path)
    book["Tabel baris"]["B2"].value, book["Tabel baris"]["B2"].number_format = 5110000, r"#,##0\ \h\a"
    book.save(path)
    table = next(each for each in checking.check(path).document.bagian if each.jenis == "tabel")
    assert table.baris[0][0] == "5.110.000 ha"
