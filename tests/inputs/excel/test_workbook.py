"""Workbooks as staff leave them: what is read as typed, and what is answered with sheet, cell and remedy."""

from __future__ import annotations

import gc
import io
import re
import time as time_module
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from conftest import PROJECT
from inputs.excel.books import editing
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from kakdoc.inputs import opening
from kakdoc.inputs.excel.cells import cells, grids
from kakdoc.inputs.excel.reading.paragraphs import of_lines
from kakdoc.inputs.excel.writing.unwrapping import unwrapped
from kakdoc.inputs.tree import plain
from kakdoc.kinds.shape import CellType
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.forms import converting

RIGHT = PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml"
PERBUP = PROJECT / "inputs" / "2024" / "perbup-renja.yaml"


@pytest.fixture
def book(folder):
    """A right TOR as a workbook, to be changed: `with book() as sheets: sheets["Rincian"]["G2"] = 5`."""
    return editing(RIGHT, folder / "inputs" / "x.xlsx")


def found(path) -> list[str]:
    """What `periksa` says of a workbook: place within it, code and message."""
    return [f"{each.location.spot} [{each.code}] {each.message}" for each in checking.check(path).problems]


def check(book) -> list[str]:
    return found(book.path)


def document(book):
    return checking.check(book.path).document


def test_a_right_workbook_says_nothing_and_equals_its_yaml(book):
    assert check(book) == []
    assert unfolded(document(book).context()) == unfolded(checking.check(_beside(book)).document.context())


def unfolded(value):
    """A context whose texts have no soft wraps."""
    if isinstance(value, dict):
        return {key: unfolded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [unfolded(each) for each in value]
    return of_lines(unwrapped(value)) if isinstance(value, str) else value


def _beside(book):
    path = book.path.with_name("y.yaml")
    path.write_bytes(RIGHT.read_bytes())
    return path


def test_a_place_is_file_sheet_and_cell(book):
    with book() as sheets:
        sheets["Rincian"]["G3"] = "5,1 juta"
    [problem] = checking.check(book.path).problems
    assert str(problem.location).endswith("/inputs/x.xlsx: Rincian!G3")
    assert problem.code == "K120"


@pytest.mark.parametrize("typed", ["Rp 5.110.000", "5.110.000", "5110000", 5110000, 5110000.0, "Rp 5.110.000,-"])
def test_an_amount_is_read_as_staff_type_it(book, typed):
    with book() as sheets:
        sheets["Rincian"]["G3"] = typed
        sheets["Naskah"]["B10"] = None
        sheets["Naskah"]["B11"] = None
    assert document(book).sub_kegiatan()[0].rincian[1].jumlah == 5110000


def test_an_amount_with_sen_is_exact_and_a_longer_fraction_is_asked_to_be_rounded_in_excel(book):
    with book() as sheets:
        sheets["Rincian"]["G3"], sheets["Rincian"]["G3"].number_format = 1500000.25, "#,##0.00"
    assert check(book) == []
    with book() as sheets:
        sheets["Rincian"]["G3"] = 5109999.99666667
    [problem] = [each for each in checking.check(book.path).problems if each.location.spot.startswith("Rincian")]
    assert (problem.code, problem.location.spot) == ("K146", "Rincian!G3")
    assert problem.message == "isi sel ini 5109999,99666667, pecahan panjang yang biasanya hasil rumus."
    assert problem.remedy.startswith("bulatkan rumusnya, misalnya =ROUND(…;0), lalu simpan")


def test_digits_beyond_those_that_excel_shows_are_no_digits(book):
    with book() as sheets:
        sheets["Rincian"]["G3"] = 1500000.25
        sheets["Rincian"]["G3"].number_format = "#,##0.00"
    _patch(book.path, b"<v>1500000.25</v>", b"<v>1500000.2500000002</v>")
    assert check(book) == []
    assert document(book).sub_kegiatan()[0].rincian[1].jumlah == Decimal("1500000.25")


def test_sen_that_a_cell_hides_are_a_warning(book):
    with book() as sheets:
        sheets["Rincian"]["G3"], sheets["Rincian"]["G3"].number_format = 1500000.25, "#,##0"
    assert check(book) == ["Rincian!G3 [K147] isi sel ini 1500000,25, tetapi formatnya tidak menampilkan sen."]


@pytest.mark.parametrize("style", ["General", "0.00"])
def test_a_fraction_where_a_percentage_belongs_is_a_warning(style):
    text, problem = cells.read(0.97, CellType.PERSEN, lambda: style)
    assert (text, problem.code, problem.fatal) == ("0,97", "K148", False)
    assert problem.remedy == "bila maksudnya 97%, ketik 97; bila memang 0,97%, biarkan."


@pytest.mark.parametrize(
    ("value", "kind", "style", "places"),
    [
        (1 / 38, CellType.PERSEN, "0.00%", 4),
        (1 / 38, CellType.TEKS, "0.00%", 4),
        (100 / 3, CellType.PERSEN, "General", 2),
        (100 / 3, CellType.ANGKA, "0.00", 2),
        (1e-7, CellType.ANGKA, "General", 2),
        (1 / 3, CellType.TEKS, "General", 2),
    ],
)
def test_a_long_fraction_is_never_rounded_here(value, kind, style, places):
    text, problem = cells.read(value, kind, lambda: style)
    assert (text, problem.code) == ("", "K146")
    assert f"=ROUND(…;{places})" in problem.remedy


def test_a_date_with_a_time_of_day_is_told_so():
    text, problem = cells.read(datetime(2027, 1, 2, 14, 5), CellType.TANGGAL, lambda: "d mmmm yyyy")  # noqa: DTZ001
    assert (text, problem.code) == ("", "K149")
    assert problem.message == "sel ini berisi 2 Januari 2027 beserta jam 14.05, biasanya dari =NOW()."
    assert cells.read(datetime(2027, 1, 2, 14, 5), CellType.TEKS, lambda: "")[0] == "2 Januari 2027 pukul 14.05"  # noqa: DTZ001


def test_a_text_that_looks_like_an_error_of_excel_is_a_text(book):
    with book() as sheets:
        for cell, text in (("B2", "#N/A"), ("B3", "#ABC!")):
            sheets["Daftar"][cell] = text
            sheets["Daftar"][cell].data_type = "s"
    assert check(book) == []
    assert next(each.butir for each in document(book).bagian if each.jenis == "daftar")[:2] == ("#N/A", "#ABC!")


@pytest.mark.parametrize(
    ("value", "kind", "style", "text"),
    [
        (True, CellType.YA_TIDAK, "General", "ya"),
        (False, CellType.TEKS, "General", "tidak"),
        (12.0, CellType.BULAT, "0", "12"),
        (1.5, CellType.ANGKA, "General", "1,5"),
        (70.100000000000009, CellType.PERSEN, "General", "70,1"),
        (5109999.999999999, CellType.UANG, "#,##0", "5110000"),
        (0.1 + 0.2, CellType.UANG, "0.00", "0,30"),
        (0.705, CellType.PERSEN, "0.0%", "70,5%"),
        (70.5, CellType.PERSEN, '0"%"', "70,5%"),
        (70.5, CellType.PERSEN, r"0\%", "70,5%"),
        (70.5, CellType.PERSEN, r"0.00\%", "70,5%"),
        (70.5, CellType.ANGKA, '0.0" %"', "70,5"),
        (0.5, CellType.PERSEN, '0.0"%"', "0,5%"),
        (datetime(2024, 1, 1), CellType.TANGGAL, "mmm-yy", "Januari 2024"),  # noqa: DTZ001
        (datetime(2024, 1, 1), CellType.TANGGAL, "[$-421]mmmm yyyy;@", "Januari 2024"),  # noqa: DTZ001
        (1.1, CellType.UANG, "#,##0.00", "1,10"),
        (0.85, CellType.TEKS, "0%", "85%"),
        (0.125, CellType.TEKS, "0.0%", "12,5%"),
        (datetime(2027, 1, 2), CellType.TANGGAL, "General", "2027-01-02"),  # noqa: DTZ001  cells know no zone
        (date(2027, 1, 2), CellType.TANGGAL, "General", "2027-01-02"),
        (time(8, 0), CellType.TEKS, "General", "08:00"),
        (timedelta(hours=25, minutes=5), CellType.TEKS, "General", "25:05"),
        ("00123", CellType.TEKS, "@", "00123"),
        ("satu\r\ndua_x000D_\n", CellType.PROSA, "@", "satu\ndua\n"),
        ("_x005F_x0041_", CellType.TEKS, "@", "_x0041_"),
        ("Nama_x0020_Pegawai", CellType.TEKS, "@", "Nama_x0020_Pegawai"),
    ],
)
def test_a_value_becomes_the_text_a_person_sees(value, kind, style, text):
    assert cells.read(value, kind, lambda: style) == (text, None)


def test_a_text_that_excel_took_for_a_date_is_a_warning(book):
    with book() as sheets:
        sheets["Daftar"]["B2"] = datetime(2024, 3, 1)  # noqa: DTZ001
    assert "Daftar!B2 [K143] Excel menyimpan isi sel ini sebagai tanggal; terbaca “1 Maret 2024”." in check(book)


def test_a_number_whose_digits_are_lost_is_an_error(book):
    with book() as sheets:
        row = next(row for row in sheets["Naskah"].iter_rows() if str(row[0].value).endswith(".nip"))
        row[1].value = 199001012021211001
        sheets["Rincian"]["C2"] = 5.10
    assert [line.split(" ")[1] for line in check(book) if "[K135]" in line] == ["[K135]", "[K135]"]


def test_a_formula_counts_by_its_stored_value_and_one_without_is_an_error(book):
    with book() as sheets:
        sheets["Rincian"]["G3"] = "=1500000+0.25"
    assert (
        "Rincian!G3 [K136] rumus di sel ini belum pernah dihitung, jadi hasilnya tidak ada di dalam berkas."
        in check(book)
    )
    _patch(book.path, rb"(?<=<f>1500000\+0.25</f>)<v ?(?:/>|></v>)", b"<v>1500000.25</v>")
    assert check(book) == []


def _patch(path, old: bytes, new: bytes) -> None:
    """Change the XML of a workbook, as another program would have written it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert any(re.search(old, data) for data in members.values())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, re.sub(old, new, data))


@pytest.mark.parametrize("value", ["#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!"])
def test_an_error_of_excel_is_named(book, value):
    with book() as sheets:
        sheets["Rincian"]["G3"] = value
    assert any(line.startswith(f"Rincian!G3 [K137] sel ini berisi {value}") for line in check(book))


def test_merged_cells_over_data_are_an_error(book):
    with book() as sheets:
        sheets["Rincian"].merge_cells("A2:A3")
    assert "Rincian!A2 [K138] sel A2:A3 digabung; isinya hanya terbaca di sel pertama." in check(book)


def test_hidden_rows_columns_and_sheets_are_read_with_a_warning(book):
    with book() as sheets:
        sheets["Rincian"].row_dimensions[3].hidden = True
        sheets["Rincian"].column_dimensions["E"].hidden = True
        sheets["Jadwal"].sheet_state = "hidden"
    assert check(book) == [
        "Jadwal!A1 [K139] sheet “Jadwal” tersembunyi, tetapi isinya ikut dibaca.",
        "Rincian!E1 [K139] kolom E tersembunyi, tetapi isinya ikut dibaca.",
        "Rincian!A3 [K139] baris 3 tersembunyi, tetapi isinya ikut dibaca.",
    ]
    assert document(book) is not None


def test_empty_rows_are_passed_over_wherever_they_are(book):
    before = document(book).context()
    with book() as sheets:
        sheets["Rincian"].insert_rows(3, 2)
        sheets["Rincian"]["B400"] = "   "
    assert check(book) == []
    assert document(book).context() == before


def test_sheets_columns_and_headings_are_found_wherever_they_stand(book):
    before = document(book).context()
    with book() as sheets:
        sheets.move_sheet("Rincian", -5)
        sheet = sheets["Rincian"]
        for row in sheet.iter_rows(min_row=1, max_row=3):
            row[1].value, row[6].value = row[6].value, row[1].value
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Rincian belanja tahun ini"
        sheets["Jadwal"].title = "Lain"  # openpyxl takes JADWAL for a second Jadwal
        sheets["Lain"].title = "JADWAL"
        sheets["Tabel baris"]["A1"] = "  no.  bagian "
    assert check(book) == []
    assert document(book).context() == before


def test_rows_that_sorting_put_above_the_headings_are_errors(book):
    with book() as sheets:
        for name in ("Rincian", "Nama lain"):
            rows = [[cell.value for cell in row] for row in sheets[name].iter_rows()][:1]
            sheets[name].insert_rows(1, 2)
            for number in (1, 2):
                for column, heading in enumerate(rows[0], 1):
                    sheets[name].cell(number, column).value = (
                        1 if heading == "No. Sub kegiatan" else f"Belanja {number}"
                    )
    assert [line for line in check(book) if "[K133]" in line] == [
        "Nama lain!A1 [K133] baris ini di atas judul kolom (baris 3), jadi tidak dibaca (juga di sel A2).",
        "Rincian!A1 [K133] baris ini di atas judul kolom (baris 3), jadi tidak dibaca (juga di sel A2).",
    ]


def test_a_title_above_the_headings_may_stay(book):
    with book() as sheets:
        sheets["Rincian"].insert_rows(1, 3)
        sheets["Rincian"]["A1"], sheets["Rincian"]["A2"] = "RINCIAN BELANJA", "Tahun 2027"
        sheets["Rincian"].merge_cells("A2:G2")
    assert check(book) == []


def test_sheets_of_the_same_name_are_an_error_that_names_both(book):
    with book() as sheets:
        sheets.create_sheet("Rincian  ")["A1"] = "Belanja"
        sheets.create_sheet("Catatan")["A1"] = "bebas"
        sheets.create_sheet("catatan ")["A1"] = "bebas"
    assert [line for line in check(book) if "[K134]" in line] == [
        "Rincian  !A1 [K134] sheet “Rincian” dan “Rincian  ” bernama sama; hanya yang pertama dibaca."
    ]


def test_a_sum_typed_below_the_rows_is_no_row_of_the_budget(book):
    with book() as sheets:
        sheets["Rincian"].append([None, "JUMLAH", None, None, None, None, 999])
    assert any(line.startswith("Rincian!B4 [K220]") for line in check(book))


def test_a_renamed_sheet_gets_the_nearest_name(book):
    with book() as sheets:
        sheets["Rincian"].title = "Rincian Belanja"
        sheets.create_sheet("Catatan saya")["A1"] = "bebas"
        sheets.create_sheet("Sheet1")
    problem = next(each for each in checking.check(book.path).problems if each.code == "K132")
    assert problem.remedy.startswith("mungkin maksudnya “Rincian”; ganti namanya.")
    with book() as sheets:
        sheets["Naskah"].title = "Naskh"
    [problem] = checking.check(book.path).problems
    assert (problem.code, problem.remedy) == ("K132", "ganti nama sheet “Naskh” menjadi “Naskah”.")


def test_an_unknown_heading_gets_the_nearest_name_and_notes_are_free(book):
    with book() as sheets:
        sheets["Rincian"]["G1"] = "Jumlh"
        sheets["Rincian"]["H1"] = "Catatan bendahara"
        sheets["Rincian"]["H2"] = "sudah dicek"
        sheets["Jadwal"]["Z3"] = "terselip"
        sheets["Naskah"]["A4"] = "Tahun angaran"
        sheets["Naskah"]["B60"] = "tanpa kunci"
    problems = [each for each in checking.check(book.path).problems if each.code == "K133"]
    assert [(each.location.spot, each.remedy.split(".")[0]) for each in problems] == [
        ("Jadwal!Z3", "beri judul kolomnya, hapus isinya, atau beri judul “Catatan” bila hanya catatan"),
        ("Naskah!A4", "mungkin maksudnya “Tahun anggaran”"),
        ("Naskah!B60", "tulis namanya di kolom “Nama isian”, atau hapus isinya"),
        ("Rincian!G1", "mungkin maksudnya “Jumlah”"),
    ]


def test_a_list_typed_among_the_single_values_is_sent_to_its_sheet(book):
    with book() as sheets:
        sheets["Naskah"]["A40"], sheets["Naskah"]["B40"] = "Rincian", "Belanja"
        sheets["Naskah"]["A41"], sheets["Naskah"]["B41"] = "bagian[99].isi", "x"
    problems = [each for each in checking.check(book.path).problems if each.code == "K133"]
    assert [each.remedy for each in problems] == [
        "tulis di sheet “Rincian”.",
        "periksa ejaannya; butir daftar dinomori berurutan dari [1].",
    ]


@pytest.mark.parametrize(
    ("key", "code", "remedy"),
    [
        ("instansi.profil", "K113", "tulis setiap bagiannya di baris sendiri sheet Naskah: instansi.profil, titik,"),
        ("instansi.pejabat", "K134", "hapus salah satu; keduanya tidak digabung."),
        ("instansi.urutan_peraturan", "K113", "tulis setiap butir di baris sendiri sheet Naskah, bernama instansi.urutan_peraturan[1],"),
        ("instansi.nama.panjang", "K113", "tulis di satu sel, lalu hapus baris yang namanya lebih panjang"),
        ("bagian", "K133", "tulis di sheet “Bagian”."),
        ("nama_lain", "K133", "tulis di sheet “Nama lain”."),
        ("bagian[1].judul", "K134", "hapus salah satu; keduanya tidak digabung."),
        (".".join(["instansi", *"x" * 3000]), "K133", "periksa ejaannya."),
    ],
)  # fmt: skip
def test_a_value_in_a_wrong_shape_gets_a_remedy_for_cells(book, key, code, remedy):
    with book() as sheets:
        sheets["Naskah"]["A60"], sheets["Naskah"]["B60"] = key, "x"
    [problem] = [each for each in checking.check(book.path).problems if each.location.spot.endswith("60")]
    assert problem.code == code
    assert problem.remedy.startswith(remedy)


def test_a_missing_kind_is_asked_for_in_the_words_of_the_sheet(book):
    with book() as sheets:
        sheets["Bagian"]["B2"] = None
    [problem] = checking.check(book.path).problems[:1]
    assert (problem.code, problem.location.spot) == ("K111", "Bagian!B2")
    assert problem.remedy.startswith("isi kolom jenisnya: teks,")
    with book() as sheets:
        sheets["Naskah"]["B2"] = None
    [problem] = checking.check(book.path).problems
    assert (problem.code, problem.location.spot) == ("K111", "Naskah!B2")
    assert problem.remedy == "isi baris “Jenis naskah” di sheet Naskah, misalnya dengan kak."


def test_a_heading_or_a_key_given_twice_is_an_error(book):
    with book() as sheets:
        sheets["Rincian"]["H1"] = "Uraian"
        sheets["Naskah"]["A41"], sheets["Naskah"]["B41"] = "tahun_anggaran", 2026
    assert [line for line in check(book) if "[K134]" in line] == [
        "Naskah!A41 [K134] “tahun_anggaran” sudah ada di sel A4.",
        "Rincian!H1 [K134] judul kolom “Uraian” ada dua kali.",
    ]


@pytest.mark.parametrize("mark", ["x", "X", "v", "V", "√", "✓"])
def test_months_are_marked_as_staff_mark_them(book, mark):
    with book() as sheets:
        for row in sheets["Jadwal"].iter_rows(min_row=2):
            for cell in row:
                cell.value = mark if cell.value == "x" else cell.value
    assert check(book) == []


def test_another_mark_in_a_month_is_an_error(book):
    with book() as sheets:
        sheets["Jadwal"]["D2"] = "?"
    assert "Jadwal!D2 [K141] tanda bulan “?” tidak dikenal." in check(book)


def test_a_row_must_name_a_row_that_may_own_it(book):
    with book() as sheets:
        sheets["Rincian"]["A2"] = 77
        sheets["Jadwal"]["A2"] = 1
        sheets["Bagian"]["A3"] = 1
        sheets["Bagian"]["A4"] = "tiga"
    assert [line for line in check(book) if "[K142]" in line] == [
        "Bagian!A3 [K142] nomor 1 dipakai dua kali di sheet ini.",
        "Bagian!A4 [K142] nomor baris “tiga” bukan bilangan bulat.",
        "Daftar!A2 [K142] “2” tidak ada (juga di sel A3).",
        "Jadwal!A2 [K142] baris nomor 1 di sheet “Bagian” berjenis “teks”, sedangkan sheet ini untuk jenis “jadwal”.",
        "Jadwal!A3 [K142] “3” tidak ada.",
        "Rincian!A2 [K142] “77” tidak ada.",
    ]


def test_a_row_that_names_none_belongs_to_the_only_one_there_is(book):
    before = document(book).context()
    with book() as sheets:
        for name in ("Rincian", "Jadwal", "Keluaran"):
            for row in sheets[name].iter_rows(min_row=2):
                row[0].value = None
    assert check(book) == []
    assert document(book).context() == before
    with book() as sheets:
        sheets["Sub kegiatan"]["A3"], sheets["Sub kegiatan"]["C3"] = 2, "Pengelolaan Promosi ASN"
    assert check(book) == ["Rincian!A2 [K142] kolom “No. Sub kegiatan” baris ini kosong (juga di sel A3)."]


def test_rows_without_any_number_are_counted(book):
    before = document(book).context()
    with book() as sheets:
        for row in sheets["Bagian"].iter_rows(min_row=2):
            row[0].value = None
    assert document(book).context() == before


def test_a_row_that_belongs_to_itself_is_an_error(folder):
    target = folder / "inputs" / "p.xlsx"
    converting.convert(PERBUP, target)
    book = load_workbook(target)
    sheet = book["Rincian"]
    for number in range(2, 30):
        if sheet.cell(number, 2).value and "Rincian" in str(sheet.cell(number, 2).value):
            sheet.cell(number, 2).value = f"Rincian {sheet.cell(number, 1).value}"
            break
    book.save(target)
    problems = [each for each in opening.load(target, MODELS)[1] if each.code == "K142"]
    assert problems[0].message == "baris ini menjadi induk dirinya sendiri."


def test_rows_below_one_another_without_end_are_an_error_and_no_crash(folder):
    target = folder / "inputs" / "p.xlsx"
    converting.convert(PERBUP, target)
    book = load_workbook(target)
    sheet = book["Rincian"]
    numbers = [cell.value for cell in sheet["A"]][1:]
    last = max(number for number in numbers if number)
    start = sheet.max_row + 1
    for step in range(1, 3000):
        owner = 1 if step == 1 else last + step - 1
        sheet.cell(start + step, 1).value = last + step
        sheet.cell(start + step, 2).value = f"Rincian {owner}"
        sheet.cell(start + step, 3).value = "butir"
    book.save(target)
    problems = [each for each in opening.load(target, MODELS)[1] if each.code == "K142"]
    assert [each.message for each in problems] == ["baris ini lebih dari 50 tingkat di bawah induk yang teratas."]


def test_the_example_beside_a_wrong_number_is_a_number_that_is_there(book):
    with book() as sheets:
        sheets["Rincian"]["A2"] = 77
        sheets["Jadwal"]["A2"] = 99
    remedies = {each.location.spot: each.remedy for each in checking.check(book.path).problems if each.code == "K142"}
    assert remedies == {
        "Rincian!A2": "tulis nomor yang ada di kolom “No.” sheet “Sub kegiatan”, misalnya 1.",
        "Jadwal!A2": "tulis nomor yang ada di kolom “No.” sheet “Bagian”, misalnya 3.",
    }


def test_what_is_missing_is_asked_for_at_its_cell(book):
    with book() as sheets:
        sheets["Rincian"]["B3"] = None
        sheets["Naskah"]["B5"] = None
    problems = checking.check(book.path).problems
    assert [(each.location.spot, each.code, each.remedy) for each in problems] == [
        ("Naskah!B5", "K111", "isi kolom “Isian” di sampingnya."),
        ("Rincian!B3", "K111", "isi sel itu."),
    ]


def test_what_is_broken_is_not_called_missing_too(book):
    with book() as sheets:
        sheets["Rincian"]["B3"] = "=1/0"  # not computed
        sheets["Rincian"]["G2"] = "#DIV/0!"
        sheets["Rincian"]["D2"] = 1 / 3
        sheets["Jadwal"]["D2"] = "?"
        for column in "EFGHIJKLMNO":
            sheets["Jadwal"][f"{column}2"] = None
        sheets["Daftar"]["B2"] = "#REF!"
        sheets["Naskah"]["B5"] = "#N/A"
    assert [line.split("]")[0] for line in check(book)] == [
        "Daftar!B2 [K137", "Jadwal!D2 [K141", "Naskah!B5 [K137", "Rincian!D2 [K146", "Rincian!G2 [K137", "Rincian!B3 [K136",
    ]  # fmt: skip


def test_a_broken_kind_is_not_called_missing_too(book):
    with book() as sheets:
        sheets["Naskah"]["B2"] = "#REF!"
    assert [line[:16] for line in check(book)] == ["Naskah!B2 [K137]"]


def test_an_amount_broken_in_excel_is_not_called_missing_by_the_checks(book):
    with book() as sheets:
        sheets["Rincian"]["G3"] = "#DIV/0!"
        sheets["Naskah"]["B10"] = sheets["Naskah"]["B11"] = None
    assert [line[:17] for line in check(book) if "Rincian!" in line or "[K111]" in line] == ["Rincian!G3 [K137]"]


@pytest.mark.parametrize("heading", ["Urai", None])
def test_a_column_that_is_missing_is_told_once_and_not_at_every_row(book, heading):
    with book() as sheets:
        sheets["Rincian"]["B1"] = heading
        for row in range(2, 4):
            sheets["Rincian"].cell(row, 2).value = sheets["Rincian"].cell(row, 2).value if heading else None
        for number in range(50):
            sheets["Rincian"].append(
                [1, None if heading is None else f"Belanja {number}", None, None, None, None, 1000]
            )
    [line] = check(book)
    assert line == (
        "Rincian!B1 [K133] judul kolom “Urai” tidak dikenal di sheet ini."
        if heading
        else "Rincian!A1 [K133] kolom “Uraian” yang wajib diisi tidak ada di sheet ini."
    )


def test_an_amount_under_a_misspelt_heading_is_not_missed_at_every_row(book):
    with book() as sheets:
        sheets["Rincian"]["G1"] = "Jumlh"
    assert [line for line in check(book) if "Rincian!" in line] == [
        "Rincian!G1 [K133] judul kolom “Jumlh” tidak dikenal di sheet ini."
    ]


def test_a_row_with_nothing_but_an_empty_cell_in_a_free_table_is_told(book):
    with book() as sheets:
        sheets["Tabel baris"]["B2"] = None
    assert [line[:22] for line in check(book)] == ["Tabel baris!B2 [K112] "]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.xls", b"\xd0\xcf\x11\xe0 old", ".xls tidak dibaca"),
        ("x.ods", b"PK\3\4", ".ods tidak dibaca"),
        ("x.csv", b"jenis;kak", ".csv tidak dibaca"),
        ("x.xltx", b"PK\3\4", ".xltx tidak dibaca"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0 encrypted", "berkas ini .xls lama atau dilindungi kata sandi"),
        ("x.xlsx", b"PK\3\4 torn", "berkasnya rusak atau bukan .xlsx"),
        ("x.xlsx", b"PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "isinya lembar kerja LibreOffice (.ods)"),
        ("x.xlsx", b"a;b;c", "isinya bukan buku kerja Excel"),
        ("x.xlsx", b"", "berkas ini kosong"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_the_reason(folder, name, data, reason):
    (folder / "inputs" / name).write_bytes(data)
    [problem] = checking.check(folder / "inputs" / name).problems
    assert (problem.code, problem.message) == ("K130", f"buku kerja tidak dapat dibuka: {reason}.")


def test_a_word_file_under_the_name_of_a_workbook_is_refused(folder):
    (folder / "x.xlsx").write_bytes((PROJECT / "templates" / "kak" / "naskah.docx").read_bytes())
    assert found(folder / "x.xlsx")[0].endswith("isinya dokumen Word.")


def test_every_torn_copy_of_a_workbook_is_refused_and_never_a_bug(book, folder):
    data = book.path.read_bytes()
    for end in range(100, len(data), len(data) // 25):
        (folder / "torn.xlsx").write_bytes(data[:end])
        assert "[K130]" in found(folder / "torn.xlsx")[0]


def test_bombs_and_declarations_are_refused(book):
    _patch(book.path, b"<worksheet ", b"<!DOCTYPE x><worksheet ")
    assert "[K131]" in check(book)[0]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60 * 2**20))
    book.path.write_bytes(bomb.getvalue())
    assert "[K131]" in check(book)[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-7"])
def test_a_declaration_in_another_encoding_is_refused(book, encoding):
    with zipfile.ZipFile(book.path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    hidden = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x><x/>'.encode(encoding)
    with zipfile.ZipFile(book.path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, hidden if name == "xl/styles.xml" else data)
    assert "[K131]" in check(book)[0]


def test_a_sheet_whose_part_is_missing_is_an_error_and_no_empty_sheet(book):
    with zipfile.ZipFile(book.path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(book.path, "w") as archive:
        for name, data in members.items():
            if not name.endswith("/sheet5.xml"):
                archive.writestr(name, data)
    assert re.search(
        r"\[K130\] buku kerja tidak dapat dibuka: sheet “.+” hilang dari dalam berkasnya\.", check(book)[0]
    )


def test_rows_of_nothing_but_formats_cost_nothing(book):
    before = document(book).context()
    taken = [_cpu(lambda: check(book))]
    for last in (25_000, 200_000):
        rows = "".join(
            f'<row r="{number}" spans="1:7" ht="15"><c r="A{number}" s="3"/><c r="B{number}" s="3"></c></row>'
            f'<row r="{number + 1}" hidden="1"/>'
            for number in range(5 if last == 25_000 else 25_005, last, 2)
        ).encode()
        _patch(book.path, b"(?=</sheetData>)", rows)
        taken.append(_cpu(lambda: check(book)))
    assert check(book) == []
    assert document(book).context() == before
    assert taken[2] - taken[0] < 12 * (taken[1] - taken[0])


def _cpu(action):
    started = time_module.process_time()
    action()
    return time_module.process_time() - started


def test_cells_without_a_place_of_their_own_are_counted(book):
    before = document(book).context()
    with zipfile.ZipFile(book.path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(book.path, "w") as archive:
        for name, data in members.items():
            bare = re.sub(rb'(<(?:row|c)\b[^>]*?) r="[A-Z]*\d+"', rb"\1", data) if "worksheets/sheet" in name else data
            archive.writestr(name, bare)
    assert document(book).context() == before


def test_a_workbook_that_is_open_is_read_with_a_warning(book):
    book.path.with_name("~$x.xlsx").write_bytes(b"office")
    assert [line[:8] for line in check(book)] == [" [K140] "]
    assert document(book) is not None
    assert list(checking.inputs([book.path.parent])) == [book.path]


def test_a_workbook_without_a_kind_is_told_which_there_are(folder):
    book = Workbook()
    book.active.title = "Naskah"
    book.active.append(["Kunci", "Isian"])
    book.active.append(["tahun", 2027])
    book.save(folder / "x.xlsx")
    assert "[K111] “Jenis naskah” di sheet Naskah belum diisi." in found(folder / "x.xlsx")[0]
    book.active.append(["jenis", "kek"])
    book.save(folder / "x.xlsx")
    assert found(folder / "x.xlsx") == ["Naskah!B3 [K114] jenis “kek” tidak dikenal."]
    book.active["A1"] = book.active["B1"] = "?"
    book.save(folder / "x.xlsx")
    assert "[K133] judul kolom sheet “Naskah” tidak ditemukan." in found(folder / "x.xlsx")[0]


def test_control_characters_are_refused(book):
    with book() as sheets:
        sheets["Daftar"]["B2"] = "dering_x0007_bel"
    assert "Daftar!B2 [K109] karakter kendali U+0007 tidak dapat dicetak." in check(book)


def test_a_cell_far_away_costs_nothing(book):
    with book() as sheets:
        sheets["Rincian"]["XFD1048576"].comment = Comment("jauh", "x")
        sheets["Rincian"]["XFC1048575"].number_format = "0"
    assert check(book) == []


def test_many_thousand_rows_are_read(book):
    with book() as sheets:
        for number in range(10_500):
            sheets["Rincian"].append([1, f"Belanja {number}", None, None, None, None, 1000])
        sheets["Naskah"]["B10"] = sheets["Naskah"]["B11"] = None
    root, problems = opening.load(book.path, MODELS)
    assert problems == []
    assert len(plain(root)["bagian"][4]["sub_kegiatan"][0]["rincian"]) == 10_502


def test_books_read_before_are_let_go(tmp_path):
    sheets = Workbook()
    sheets.active.append(["jenis", "kak"])
    sheets.save(tmp_path / "x.xlsx")
    for _ in range(2 * grids._KEPT + 1):
        checking.check(tmp_path / "x.xlsx")
    gc.unfreeze()
    assert sum(isinstance(each, Workbook) for each in gc.get_objects()) <= grids._KEPT + 1
