"""`formulir` and `ubah` as staff run them, and the workbook as Excel shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PROJECT
from openpyxl import load_workbook

from kakdoc.inputs.excel.cells import cells
from kakdoc.inputs.excel.layout import layout
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME

KAK = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"


@pytest.fixture
def forms(folder, kakdoc):
    """The form of a kind, opened."""

    def form(kind: str, *options: object):
        run = kakdoc("formulir", kind, f"inputs/{kind}.xlsx", *options)
        assert (run.code, run.out, run.err) == (0, f"inputs/{kind}.xlsx\n", "")
        return load_workbook(folder / "inputs" / f"{kind}.xlsx")

    return form


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_kind_has_a_form_with_a_sheet_for_every_list(kind, forms):
    book = forms(kind)
    sheets = [each.title for each in layout(BY_NAME[kind].model).sheets]
    assert book.sheetnames == ["Petunjuk", "Naskah", *sheets, "Catatan pilihan"]
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert max(map(len, book.sheetnames)) <= 31
    for sheet in book.worksheets[1:-1]:
        headings = [cell.value for cell in sheet[1] if cell.value]
        assert len(headings) == len(set(headings)) > 0
        assert all(cell.font.b and cell.protection.locked for cell in sheet[1] if cell.value)
        assert sheet.freeze_panes is not None
        folded = any(each.outlineLevel for each in sheet.column_dimensions.values())
        assert sheet.protection.sheet is not folded
        assert folded or not sheet.protection.insertRows  # not forbidden
        assert sheet.protection.password is None


def test_an_unfilled_form_is_told_gap_by_gap_at_its_cells(forms, kakdoc):
    forms("kak")
    run = kakdoc("periksa", "inputs/kak.xlsx")
    assert run.code == 1
    gaps = [each for each in checking.check(Path("inputs/kak.xlsx")).problems if each.code == "K115"]
    assert "“[isi: nama belanja]” belum diisi." in [each.message for each in gaps if each.location.spot == "Rincian!B2"]
    assert f"[K115] isian ini belum diisi: {len(gaps)} tempat masih [isi: …] (sel " in run.err
    assert "inputs/kak.xlsx: Jadwal!C2: [K111] belum ada bulan yang ditandai di baris ini (juga di sel C3)." in run.err
    assert "[K13" not in run.err


def test_what_is_to_be_typed_is_open_and_formatted(forms):
    book = forms("kak")
    assert book["Rincian"]["G2"].number_format == "#,##0"
    assert book["Rincian"]["C2"].number_format == "@"
    assert not book["Rincian"]["G2"].protection.locked
    assert not book["Rincian"].column_dimensions["G"].protection.locked
    assert book["Naskah"]["A4"].protection.locked
    assert not book["Naskah"]["B4"].protection.locked
    assert book["Rincian"]["C1"].comment.text == "Misalnya 5.1.02.01.01.0024."
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in book["Bagian"].data_validations.dataValidation}
    assert rules["B2:B20001"] == ("list", '"teks,daftar,jadwal,keluaran,anggaran,tabel,jadwal_rinci"')
    rules = {str(rule.sqref): rule.type for rule in book["Naskah"].data_validations.dataValidation}
    assert rules["B4"] == "whole"


def test_a_form_is_linked_to_its_tor(folder, forms):
    (folder / "inputs" / "kak.yaml").write_bytes(KAK.read_bytes())
    sheet = forms("keputusan", "--kak", "inputs/kak.yaml")["Naskah"]
    assert {row[0].value: row[1].value for row in sheet.iter_rows()}["KAK"] == "kak.yaml"


def test_the_form_of_a_month_has_the_rows_of_its_tor(folder, forms, kakdoc):
    (folder / "inputs" / "kak.yaml").write_bytes(KAK.read_bytes())
    book = forms("laporan-bulanan", "--kak", "inputs/kak.yaml")
    assert [row[1].value for row in book["Realisasi"].iter_rows(min_row=2) if row[1].value] == [
        "Pengelolaan Mutasi ASN",
        "Pengelolaan Promosi ASN",
    ]
    rows = [[cell.value for cell in row] for row in book["Rincian"].iter_rows(min_row=2)]
    assert len(rows) == 27
    assert rows[12][:3] == [2, "Belanja Honorarium Penanggungjawaban Pengelola Keuangan", "[isi: rupiah]"]
    assert len(list(book["Kegiatan"].iter_rows(min_row=2))) == 16
    problems = checking.check(Path("inputs/laporan-bulanan.xlsx")).problems
    assert "Rincian!C14" in [each.location.spot for each in problems if each.code == "K115"]


def test_what_comes_from_the_tor_is_locked_and_new_rows_are_open(folder, forms):
    (folder / "inputs" / "kak.yaml").write_bytes(KAK.read_bytes())
    book = forms("laporan-bulanan", "--kak", "inputs/kak.yaml")
    for sheet, column, last in (("Realisasi", "B", 3), ("Rincian", "B", 28), ("Kegiatan", "A", 17)):
        assert all(book[sheet][f"{column}{row}"].protection.locked for row in (2, last))
        assert book[sheet][f"{column}2"].fill.fgColor.rgb == "FFEDEDED"
        assert not book[sheet].column_dimensions[column].protection.locked
    assert not book["Rincian"]["C2"].protection.locked
    assert not book["Realisasi"]["A4"].protection.locked
    assert not forms("kak")["Rincian"]["B2"].protection.locked


def test_excel_offers_periods_and_questions_nothing_that_may_be_typed(forms):
    offered = {"laporan-bulanan": "Januari,Februari,", "laporan-triwulan": "I,II,III,IV", "laporan-semester": "I,II"}
    for kind, words in offered.items():
        rules = forms(kind)["Naskah"].data_validations.dataValidation
        [rule] = [rule for rule in rules if (rule.formula1 or "").startswith(f'"{words}')]
        assert rule.errorStyle == "warning"  # March may be 3
    book = forms("kak")
    [rule] = [rule for rule in book["Jadwal"].data_validations.dataValidation if str(rule.sqref).startswith("C2:")]
    assert set(rule.formula1.strip('"').split(",")) == cells.MARKS
    [rule] = [rule for rule in book["Rincian"].data_validations.dataValidation if str(rule.sqref).startswith("G2:")]
    assert (rule.type, rule.formula1, rule.errorStyle) == ("custom", "OR(ISTEXT(G2),G2>=0)", "warning")


def test_a_wide_sheet_prints_on_pages_that_can_be_read(forms):
    book = forms("kak")
    for sheet in book.worksheets[1:-1]:
        widths = [each.width for each in sheet.column_dimensions.values() if each.max - each.min < 100]
        assert sum(widths) / sheet.page_setup.fitToWidth <= 215
    assert book["Sub kegiatan"].page_setup.fitToWidth > 1
    assert book["Sub kegiatan"].print_title_cols
    assert book["Jadwal"].page_setup.fitToWidth == 1


def test_a_kind_without_a_tor_or_a_file_that_is_none_is_refused(folder, kakdoc):
    (folder / "inputs" / "kak.yaml").write_bytes(KAK.read_bytes())
    run = kakdoc("formulir", "kak", "inputs/x.xlsx", "--kak", "inputs/kak.yaml")
    assert (run.code, run.out) == (2, "")
    assert "[K145] jenis kak tidak mengambil isi dari KAK." in run.err
    run = kakdoc("formulir", "keputusan", "inputs/x.xlsx", "--kak", "inputs/tidak-ada.yaml")
    assert (run.code, "[K101]" in run.err) == (1, True)
    (folder / "inputs" / "k.yaml").write_bytes((PROJECT / "inputs" / "2024" / "keputusan-rb.yaml").read_bytes())
    run = kakdoc("formulir", "keputusan", "inputs/x.xlsx", "--kak", "inputs/k.yaml")
    assert run.code == 1
    assert not (folder / "inputs" / "x.xlsx").exists()


@pytest.mark.parametrize("name", ["x.xls", "x.XLTX", "x.yaml", "x.csv"])
def test_a_form_that_would_be_no_workbook_is_refused(name, folder, kakdoc):
    run = kakdoc("formulir", "kak", f"inputs/{name}")
    assert (run.code, run.out) == (2, "")
    assert "[K145] formulir tidak dapat dibuat sebagai ." in run.err
    assert "beri nama x.xlsx." in run.err
    assert not list((folder / "inputs").glob("x*"))


def test_a_form_needs_the_name_of_a_file_not_of_a_folder(folder, kakdoc):
    run = kakdoc("formulir", "kak", "inputs")
    assert (run.code, run.out) == (2, "")
    assert "[K145] “inputs” folder, bukan nama berkas." in run.err
    assert not (folder / "inputs.xlsx").exists()


def test_an_existing_file_is_never_overwritten(folder, kakdoc):
    for name in ("x.xlsx", "x.yaml"):
        (folder / "inputs" / name).write_bytes(b"penting")
    (folder / "inputs" / "kak.yaml").write_bytes(KAK.read_bytes())
    for arguments in (("formulir", "kak", "inputs/x.xlsx"), ("ubah", "inputs/kak.yaml", "inputs/x.xlsx")):
        run = kakdoc(*arguments)
        assert (run.code, run.out) == (4, "")
        assert "inputs/x.xlsx: [K607]" in run.err
    assert (folder / "inputs" / "x.xlsx").read_bytes() == b"penting"


@pytest.mark.parametrize(
    ("a", "b"), [("a.yaml", "b.yaml"), ("a.xlsx", "b.xlsx"), ("a.docx", "b.xlsx"), ("a.yaml", "b")]
)
def test_only_yaml_and_workbooks_are_turned_into_each_other(a, b, folder, kakdoc):
    run = kakdoc("ubah", a, b)
    assert (run.code, "[K145]" in run.err) == (2, True)


def test_what_cannot_be_read_is_not_turned(folder, kakdoc):
    (folder / "inputs" / "x.yaml").write_text("jenis: kak\njenis: kak\n", "utf-8")
    run = kakdoc("ubah", "inputs/x.yaml", "inputs/x.xlsx")
    assert (run.code, "[K106]" in run.err, (folder / "inputs" / "x.xlsx").exists()) == (1, True, False)
    run = kakdoc("ubah", "inputs/none.yaml", "inputs/x.xlsx")
    assert (run.code, "[K101]" in run.err) == (1, True)


def test_a_decree_draws_on_a_tor_that_is_a_workbook(folder, kakdoc):
    for name in ("kak-mutasi-promosi-asn", "keputusan-iku-pk"):
        (folder / "inputs" / f"{name}.yaml").write_bytes((PROJECT / "inputs" / "2024" / f"{name}.yaml").read_bytes())
    assert kakdoc("buat", "inputs/keputusan-iku-pk.yaml", "--tanpa-jejak").code == 0
    first = folder / "outputs" / "keputusan-iku-pk.docx"
    before = first.read_bytes()
    assert kakdoc("ubah", "inputs/kak-mutasi-promosi-asn.yaml", "inputs/kak.xlsx").code == 0
    decree = folder / "inputs" / "keputusan-iku-pk.yaml"
    decree.write_text(decree.read_text("utf-8").replace("kak-mutasi-promosi-asn.yaml", "kak.xlsx"), "utf-8")
    assert kakdoc("buat", "inputs/keputusan-iku-pk.yaml", "--tanpa-jejak").code == 0
    assert first.read_bytes() == before
