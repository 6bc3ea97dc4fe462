"""What forms count and let choose from: formulas that LibreOffice computes and reading leaves alone, lists, folded columns."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import PROJECT
from openpyxl import load_workbook

from kakdoc.inputs.excel.layout import layout
from kakdoc.inputs.excel.writing.columns.places import Sheet
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.forms import converting

FULL = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
VOLUMES = PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml"
FILLED = ("full", "volumes", "month", "changed", "lines")
COUNTED = (
    "koefisien: 3 orang x 2 hari, harga_satuan: 100.000", "koefisien: 3 Org × 2 Hr × 4 kali, harga_satuan: 150, ppn: 11%",
    "koefisien: 2*3*4 paket, harga_satuan: 10", "volume: 12, harga_satuan: 1.001, ppn: 12% x 11/12",
    'volume: 12, harga_satuan: 333, ppn: "11"', 'volume: "1,5", harga_satuan: 1.000, ppn: PPN 11%',
    "volume: 3 orang x 2 hari, harga_satuan: 100", "koefisien: 4 org x 2 hr x 3 kl x 5, harga_satuan: 1.000",
    "volume: 2, harga_satuan: 50", "koefisien: 2 orang, harga_satuan: 5.000, jumlah: 10.000",
)  # fmt: skip
"""Lines that a cell computes as the program does."""
LEFT = (
    "koefisien: 3x2 orang, harga_satuan: 100", "koefisien: 3 orang x2, harga_satuan: 100",
    'koefisien: "1,5 jam x 2", harga_satuan: 100', "koefisien: 1.200 lembar, harga_satuan: 100",
    'koefisien: 2 orang, harga_satuan: 1.000, ppn: "1,1%"',
)  # fmt: skip
"""Lines that only the program computes."""
SAVED = ("kak", "laporan-triwulan", "spj-honorarium")
"""Forms that LibreOffice saves: those of two families, and one of data with live formulas."""
NEEDS_LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with forms as they are made, as LibreOffice saves them below `lo`, and one that was filled in."""
    found = tmp_path_factory.mktemp("forms")
    (found / "inputs").mkdir()
    for name in ("instansi", "peraturan"):
        (found / "inputs" / f"{name}.yaml").write_bytes((PROJECT / "inputs" / f"{name}.yaml").read_bytes())
    inputs = found / "inputs"
    for kind in BY_NAME.values():
        converting.new_form(kind, inputs / f"{kind.name}.xlsx")
    converting.convert(FULL, inputs / "full.xlsx")
    converting.convert(VOLUMES, inputs / "volumes.xlsx")
    (inputs / "lines.yaml").write_text(_budget(COUNTED, (COUNTED[0], *LEFT)), "utf-8")
    converting.convert(inputs / "lines.yaml", inputs / "lines.xlsx")
    converting.new_form(BY_NAME["laporan-bulanan"], inputs / "month.xlsx", FULL)
    _change(inputs / "full.xlsx", inputs / "changed.xlsx")
    return found


def _budget(*parts):
    """A TOR whose budget has parts of some lines each."""
    head = "jenis: kak\ntahun_anggaran: 2027\nprogram: Contoh\nkegiatan: Contoh\ntanggal: 6 Januari 2027\nbagian:\n"
    rows = (f"    - nama: Bagian {n}\n      rincian:\n{_lines(each)}" for n, each in enumerate(parts))
    return f"{head}- jenis: anggaran\n  sub_kegiatan:\n{''.join(rows)}"


def _lines(lines) -> str:
    return "".join(f"      - {{uraian: Belanja {n}, {each}}}\n" for n, each in enumerate(lines))


def _change(source: Path, target: Path) -> None:
    """Spend more than the ceiling, leave out a name and a month, add a line below all others and one without number."""
    book = load_workbook(source)
    lines, steps = book["Rincian"], book["Jadwal"]
    last = max(row for row in range(2, 200) if lines.cell(row, 2).value) + 1
    for column, value in ((1, 2), (2, "Belanja Kertas"), (4, 3), (6, 1000)):
        lines.cell(last, column).value = value
    lines.cell(last + 5, 7).value = 500
    for column in range(3, 15):
        steps.cell(2, column).value = None
    book["Naskah"]["B4"] = None
    book.save(target)


def test_headings_of_what_is_counted_are_not_cut_off(folder):
    """A heading of 33 letters in a column for 18 takes two lines."""
    book, found = load_workbook(folder / "inputs" / "full.xlsx"), 0
    for name in ("Jadwal", "Rincian", "Sub kegiatan"):
        for cell in (each for each in book[name][1] if str(each.value or "").endswith("sel yang belum diisi")):
            lines = -(-len(cell.value) // book[name].column_dimensions[cell.column_letter].width)
            assert book[name].row_dimensions[1].height >= lines * 15
            found += 1
    assert found == 3


@pytest.fixture(scope="module")
def computed(folder):
    """The forms as LibreOffice computed and saved them, by name."""
    files = [folder / "inputs" / f"{name}.xlsx" for name in (*FILLED, *SAVED)]
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder / "inputs" / "lo"), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {
        file.stem: load_workbook(file, data_only=True) for file in sorted((folder / "inputs" / "lo").glob("*.xlsx"))
    }


def counts(book) -> dict[str, float]:
    """What stands beside the single values."""
    sheet = book["Naskah"]
    return {sheet.cell(row, 4).value: sheet.cell(row, 5).value for row in range(2, 40) if sheet.cell(row, 4).value}


def column(book, sheet: str, heading: str, rows: int = 3) -> list:
    [found] = [cell.column for cell in book[sheet][1] if cell.value == heading]
    return [book[sheet].cell(row, found).value for row in range(2, 2 + rows)]


@pytest.mark.lambat
@NEEDS_LIBREOFFICE
def test_sums_stand_against_the_ceilings(folder, computed):
    assert column(computed["full"], "Sub kegiatan", "Catatan: jumlah rincian")[:2] == [179587000, 229692000]
    assert column(computed["full"], "Sub kegiatan", "Catatan: sisa pagu")[:2] == [0, 0]
    assert column(computed["changed"], "Sub kegiatan", "Catatan: jumlah rincian")[:2] == [179587000, 229695000]
    assert column(computed["changed"], "Sub kegiatan", "Catatan: sisa pagu")[:2] == [0, -3000]
    assert counts(computed["changed"])["Jumlah semua baris sheet Rincian"] == 409282500
    assert counts(computed["full"])["Jumlah semua pagu yang diisi"] == 409279000
    checked = checking.check(folder / "inputs" / "volumes.xlsx")
    assert column(computed["volumes"], "Sub kegiatan", "Catatan: jumlah rincian")[0] == float(checked.document.anggaran)
    assert column(computed["month"], "Realisasi", "Catatan: sisa pagu")[:2] == [179587000, 229692000]


@pytest.mark.lambat
@NEEDS_LIBREOFFICE
def test_lines_with_coefficients_and_taxes_are_computed_as_the_program_does(folder, computed):
    checked = checking.check(folder / "inputs" / "lines.yaml")
    amounts = [[float(line.jumlah) for line in each.rincian] for each in checked.document.sub_kegiatan()]
    shown = column(computed["lines"], "Rincian", "Catatan: jumlah baris", len(COUNTED) + 1 + len(LEFT))
    assert shown == [*amounts[0], amounts[1][0], *[None] * len(LEFT)]
    assert column(computed["lines"], "Sub kegiatan", "Catatan: jumlah rincian")[:2] == [sum(amounts[0]), None]
    assert counts(computed["lines"])["Jumlah semua baris sheet Rincian"] is None


@pytest.mark.lambat
@NEEDS_LIBREOFFICE
def test_what_is_still_empty_is_counted(computed):
    full = counts(computed["full"])
    assert {value for label, value in full.items() if label.startswith("Belum diisi")} == {0}
    changed = counts(computed["changed"])
    assert changed["Belum diisi di sheet Naskah"] == 1
    assert changed["Belum diisi di sheet Jadwal"] == 1
    assert changed["Belum diisi di sheet Rincian"] == 1
    assert column(computed["changed"], "Rincian", "Catatan: sel yang belum diisi")[0] == 1
    blank = counts(computed["kak"])
    assert blank["Belum diisi di sheet Naskah"] == 4
    assert blank["Belum diisi di sheet Daftar"] == 2
    assert counts(computed["month"])["Belum diisi di sheet Rincian"] == 27


@pytest.mark.lambat
@NEEDS_LIBREOFFICE
def test_forms_are_read_the_same_before_and_after_libreoffice_saved_them(folder, computed):
    for name in ("full", "volumes"):
        first, again = (checking.check(folder / "inputs" / place / f"{name}.xlsx") for place in ("", "lo"))
        assert again.document.context() == first.document.context()
        assert [each.code for each in again.problems] == [each.code for each in first.problems]
    for name in SAVED:
        first, again = (checking.check(folder / "inputs" / place / f"{name}.xlsx") for place in ("", "lo"))
        assert [(each.code, each.location.spot) for each in again.problems] == [
            (each.code, each.location.spot) for each in first.problems
        ]


def test_formulas_use_plain_ranges_and_no_function_that_is_lost(folder):
    for file in (folder / "inputs").glob("*.xlsx"):
        for sheet in load_workbook(file).worksheets:
            assert not sheet.tables
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        heading = str(sheet.cell(1, cell.column).value)
                        assert heading.startswith("Catatan") or cell.protection.locked, "what is computed is not typed"
                        assert not any(
                            f"{name}(" in cell.value for name in ("TEXT", "LET", "XLOOKUP", "FILTER", "UNIQUE")
                        )


def test_signer_profile_and_regulations_are_chosen_from_what_there_is(folder):
    book = load_workbook(folder / "inputs" / "keputusan.xlsx")
    singles = {str(rule.sqref): rule for rule in book["Naskah"].data_validations.dataValidation}
    rows = {row[0].value: row[0].row for row in book["Naskah"].iter_rows(min_row=2, max_col=1) if row[0].value}
    signer, profile = singles[f"B{rows['Penanda tangan']}"], singles[f"B{rows['Profil']}"]
    assert (signer.formula1, signer.errorStyle) == ("'Catatan pilihan'!$A$2:$A$5", "warning")
    assert profile.formula1 == "'Catatan pilihan'!$C$2:$C$4"
    lists = book["Catatan pilihan"]
    assert [lists.cell(row, 1).value for row in range(2, 6)] == [
        "kepala",
        "bupati",
        "sekretaris_daerah",
        "kepala_bagian_hukum",
    ]
    assert lists["B3"].value == "Bupati Kebumen"
    [laws] = [
        rule for rule in book["Mengingat"].data_validations.dataValidation if rule.formula1.startswith("'Catatan")
    ]
    assert laws.showErrorMessage is False
    assert lists["E2"].value == "uud-1945-18-6"
    assert checking.check(folder / "inputs" / "volumes.xlsx").problems == ()


def test_a_form_without_an_office_near_it_offers_the_regulations_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    converting.new_form(BY_NAME["keputusan"], tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    assert book["Catatan pilihan"]["A2"].value is None
    assert book["Catatan pilihan"]["E2"].value == "uud-1945-18-6"


def test_optional_columns_without_values_are_folded_where_they_can_be_unfolded(folder):
    book = load_workbook(folder / "inputs" / "kak.xlsx")
    sheet = book["Sub kegiatan"]
    plan = next(each for each in layout(BY_NAME["kak"].model).sheets if each.title == "Sub kegiatan")
    [kas] = Sheet(plan).letters(("anggaran_kas", 0))
    [pagu] = Sheet(plan).letters(("pagu",))
    assert (sheet.column_dimensions[kas].outlineLevel, sheet.column_dimensions[kas].hidden) == (1, True)
    assert not sheet.column_dimensions[pagu].hidden
    assert not sheet.protection.sheet
    assert not load_workbook(folder / "inputs" / "full.xlsx")["Sub kegiatan"].column_dimensions[kas].hidden
    month = load_workbook(folder / "inputs" / "month.xlsx")["Realisasi"]
    assert month.protection.sheet
    assert not any(each.hidden for each in month.column_dimensions.values())


def test_a_folded_column_is_warned_about_only_when_it_holds_something(folder):
    file = folder / "inputs" / "kak.xlsx"
    book = load_workbook(file)
    sheet = book["Sub kegiatan"]
    letter = next(letter for letter, each in sheet.column_dimensions.items() if each.hidden)
    assert "K139" not in [each.code for each in checking.check(file).problems]
    sheet[f"{letter}2"] = "5.03.02.2.02.0001"
    book.save(folder / "inputs" / "folded.xlsx")
    assert "K139" in [each.code for each in checking.check(folder / "inputs" / "folded.xlsx").problems]
