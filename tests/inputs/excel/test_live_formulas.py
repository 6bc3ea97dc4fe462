"""What is computed is a live formula in a form, grey and locked; an office program computes what the program does."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Annotated, Literal

import openpyxl
import pytest
from pydantic import Field
from word.libreoffice import NEEDED, saved_again

from kakdoc.inputs.excel.layout import MAIN, layout
from kakdoc.inputs.excel.reading import workbook
from kakdoc.inputs.excel.writing.book import workbook_bytes
from kakdoc.inputs.excel.writing.filling import fill
from kakdoc.inputs.excel.writing.live import SPARE
from kakdoc.inputs.tree import plain
from kakdoc.inputs.walking import without_computed
from kakdoc.kinds.definition.formulas import formula, numbers
from kakdoc.kinds.fields.base import Besaran, Bulat, Kode, Model, Nama, Persen, Uang, Volume
from kakdoc.kinds.fields.marks import LEVELS, Dihitung


class Bagian(Model):
    nilai: Uang = Field(title="Nilai")
    ganda: Annotated[Uang | None, Dihitung("nilai * 2")] = Field(default=None, title="Ganda")


class Baris(Model):
    uraian: Nama = Field(title="Uraian")
    volume: Volume = Field(title="Volume")
    harga: Uang = Field(title="Harga")
    jumlah: Annotated[Uang | None, Dihitung("volume * harga")] = Field(default=None, title="Jumlah")
    pajak: Annotated[Uang | None, Dihitung("bulat(jumlah * tarif / 100)")] = Field(default=None, title="Pajak")
    bagian_dari: Annotated[Persen | None, Dihitung("jumlah / jumlah(rincian.jumlah) * 100")] = Field(
        default=None, title="Bagian (%)"
    )
    saldo: Annotated[Uang | None, Dihitung("awal - jumlah(sampai(rincian.jumlah, baris_ke))")] = Field(
        default=None, title="Saldo"
    )
    besar: Annotated[Nama | None, Dihitung('"ya" if jumlah > 1000000 else "tidak"')] = Field(
        default=None, title="Besar"
    )
    bagian: tuple[Bagian, ...] = Field(default=(), title="Bagian")
    semua: Annotated[Uang | None, Dihitung("jumlah(bagian.nilai)")] = Field(default=None, title="Semua bagian")
    separuh: Annotated[Uang | None, Dihitung("semua / 2")] = Field(default=None, title="Separuh bagian")


class Kelompok(Model):
    awal: Annotated[Uang | None, Dihitung("jumlah * 2")] = Field(default=None, title="Awal")
    akhir: Annotated[Uang | None, Dihitung("awal + 1")] = Field(default=None, title="Akhir")


class Bawaan(Model):
    arah: Literal["naik", "turun"] = Field(default="naik", title="Arah")
    kali: Volume = Field(default=Decimal(3), title="Kali")
    hasil: Annotated[Besaran | None, Dihitung('kali if arah == "naik" else 0')] = Field(default=None, title="Hasil")


class Tingkat(Model):
    kode: Kode = Field(title="Kode")
    nilai: Uang | None = Field(default=None, title="Nilai")
    ganda: Annotated[Uang | None, Dihitung("nilai * 2")] = Field(default=None, title="Dua kali")


class Naskah(Model):
    jenis: Literal["naskah"] = Field(title="Jenis naskah")
    awal: Uang = Field(title="Saldo awal")
    tarif: Persen = Field(title="Tarif")
    rincian: tuple[Baris, ...] = Field(title="Rincian")
    jumlah: Annotated[Uang | None, Dihitung("jumlah(rincian.jumlah)")] = Field(default=None, title="Jumlah semua")
    bersih: Annotated[Uang | None, Dihitung("jumlah - jumlah(rincian.pajak)")] = Field(default=None, title="Bersih")
    rata: Annotated[Besaran | None, Dihitung("rata(rincian.volume)")] = Field(default=None, title="Rata-rata")
    banyak: Annotated[Bulat | None, Dihitung("banyak(rincian.jumlah)")] = Field(default=None, title="Banyaknya")
    pada_besar: Annotated[Uang | None, Dihitung('jumlah(saring(rincian, "besar", "ya").jumlah)')] = Field(
        default=None, title="Jumlah yang besar"
    )
    huruf: Annotated[Nama | None, Dihitung("terbilang(jumlah)")] = Field(default=None, title="Terbilang")
    dari_huruf: Annotated[Nama | None, Dihitung('huruf ~ "!"')] = Field(default=None, title="Dari terbilang")
    bagian: Kelompok = Field(default_factory=Kelompok, title="Bagian")
    berbawaan: tuple[Bawaan, ...] = Field(default=(), title="Berbawaan")
    bertingkat: Annotated[tuple[Tingkat, ...], LEVELS] = Field(default=(), title="Bertingkat")
    semua_tingkat: Annotated[Uang | None, Dihitung("jumlah(bertingkat.nilai)")] = Field(
        default=None, title="Semua tingkat"
    )
    separuh: Annotated[Uang | None, Dihitung("jumlah(rincian.separuh)")] = Field(default=None, title="Jumlah separuh")
    seperempat: Annotated[Uang | None, Dihitung("separuh / 2")] = Field(default=None, title="Seperempat")


ROWS = [("Kertas", "3", "52500"), ("Narasumber", "2,5", "900000"), ("Sewa", "1", "33333")]
DATA = {
    "jenis": "naskah",
    "awal": "5000000",
    "tarif": "11",
    "rincian": [{"uraian": one, "volume": two, "harga": three, "jumlah": "1"} for one, two, three in ROWS],
    "bersih": "7",
    "berbawaan": [{"kali": "5"}, {"arah": "turun"}, {"arah": "naik"}],
    "bertingkat": [{"kode": "5"}, {"kode": "5.1", "nilai": "70000"}, {"kode": "5.2", "nilai": "8000"}],
}
MODELS = {"naskah": Naskah}


def form() -> bytes:
    plan = layout(Naskah)
    return workbook_bytes("Isian Naskah", plan, fill(DATA, plan))


@pytest.fixture(scope="module")
def made() -> bytes:
    return form()


def cells(data: bytes, sheet: str, heading: str) -> list:
    page = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    if sheet == MAIN:
        return [row[1] for row in page.iter_rows(min_row=2) if str(row[0].value).removesuffix(" *") == heading]
    column = next(each.column for each in page[1] if str(each.value).removesuffix(" *") == heading)
    return [page.cell(row, column) for row in range(2, page.max_row + 1)]


def computed() -> tuple[dict, list[dict]]:
    """The paper and its rows as the formulas give them."""
    rows = [{"uraian": one, "volume": Decimal(two.replace(",", ".")), "harga": int(three)} for one, two, three in ROWS]
    paper = {"awal": 5000000, "tarif": Decimal(11), "rincian": rows}
    for key in ("jumlah", "pajak", "bagian_dari", "saldo", "besar"):
        mark = next(each for each in Baris.model_fields[key].metadata if isinstance(each, Dihitung))
        for index, row in enumerate(rows, 1):
            row[key] = formula.compile(mark.rumus).value({**paper, "baris_ke": index, **row})
    for key in ("jumlah", "bersih", "rata", "banyak", "pada_besar"):
        mark = next(each for each in Naskah.model_fields[key].metadata if isinstance(each, Dihitung))
        paper[key] = formula.compile(mark.rumus).value(paper)
    return paper, rows


def test_a_computed_cell_is_a_formula_grey_and_locked(made):
    for cell in (*cells(made, "Rincian", "Jumlah"), *cells(made, MAIN, "Jumlah semua")):
        assert cell.value.startswith("=")
        assert cell.protection.locked
        assert cell.fill.fgColor.rgb == "FFEDEDED"
    assert len(cells(made, "Rincian", "Jumlah")) == len(ROWS) + SPARE
    assert not any(cell.protection.locked for cell in cells(made, "Rincian", "Harga")[: len(ROWS)])


def test_what_no_cell_can_compute_stays_empty_and_locked(made):
    singles = [cells(made, MAIN, each) for each in ("Terbilang", "Dari terbilang", "Jumlah separuh", "Seperempat")]
    assert [len(each) for each in singles] == [1] * 4
    rows = (*cells(made, "Rincian", "Semua bagian"), *cells(made, "Rincian", "Separuh bagian"))
    for cell in (*rows, *cells(made, "Bertingkat", "Dua kali"), *(cell for each in singles for cell in each)):
        assert cell.value is None
        assert cell.protection.locked


def test_a_formula_shows_nothing_before_something_is_typed_in_its_row(made):
    assert cells(made, "Rincian", "Jumlah")[5].value == '=IF(COUNTA(B7,C7,D7)=0,"",($C7*$D7))'


def test_a_row_of_its_own_list_names_values_of_the_paper_in_their_sheet(made):
    assert f"'{MAIN}'!$B$" in cells(made, "Rincian", "Pajak")[0].value


def test_a_value_of_a_group_names_those_of_its_own_group_first(made):
    first, second = cells(made, MAIN, "Bagian – Awal")[0], cells(made, MAIN, "Bagian – Akhir")[0]
    assert first.value == f"=('{MAIN}'!$B${cells(made, MAIN, 'Jumlah semua')[0].row}*2)"
    assert second.value == f"=('{MAIN}'!$B${first.row}+1)"


def test_a_form_that_no_office_program_has_computed_is_read_without_its_results(made):
    root, problems = workbook.compose(made, "x.xlsx", MODELS)
    assert not problems
    typed = plain(root)
    assert len(typed["rincian"]) == len(ROWS)
    assert "jumlah" not in typed
    assert all(row.keys() == {"uraian", "volume", "harga"} for row in typed["rincian"])


def test_the_same_input_gives_the_same_bytes(made):
    assert form() == made


@pytest.fixture(scope="module")
def saved(made, tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("kerja")
    (folder / "isian.xlsx").write_bytes(made)
    return (saved_again([folder / "isian.xlsx"], folder / "saved") / "isian.xlsx").read_bytes()


class TestInLibreOffice:
    pytestmark = NEEDED

    def test_all_computed_cells_hold_what_the_program_computes(self, saved):
        root, problems = workbook.compose(saved, "x.xlsx", MODELS)
        assert not problems
        found, (paper, rows) = plain(root), computed()
        assert len(found["rincian"]) == len(rows) == 3
        for typed, row in zip(found["rincian"], rows, strict=True):
            assert typed["jumlah"] == shown(row["jumlah"], 2)
            assert typed["pajak"] == shown(row["pajak"], 2)
            assert typed["bagian_dari"] == shown(row["bagian_dari"], 4)
            assert typed["saldo"] == shown(row["saldo"], 2)
            assert typed["besar"] == row["besar"]
        for key, places in (("jumlah", 2), ("bersih", 2), ("rata", 4), ("pada_besar", 2)):
            assert found[key] == shown(paper[key], places)

    def test_the_figures_are_those_that_were_reckoned_by_hand(self, saved):
        found = plain(workbook.compose(saved, "x.xlsx", MODELS)[0])
        assert [row["jumlah"] for row in found["rincian"]] == ["157500", "2250000", "33333"]
        assert [row["pajak"] for row in found["rincian"]] == ["17325", "247500", "3667"]
        assert [row["saldo"] for row in found["rincian"]] == ["4842500", "2592500", "2559167"]
        assert (found["jumlah"], found["bersih"], found["pada_besar"]) == ("2440833", "2172341", "2250000")
        assert found["banyak"] == "3"  # formulas of rows that are not typed yet show nothing
        assert (found["semua_tingkat"], found["bagian"]) == ("78000", {"awal": "4881666", "akhir": "4881667"})
        assert [row["hasil"] for row in found["berbawaan"]] == ["5", "0", "3"]

    def test_turned_into_yaml_what_is_computed_is_left_out(self, saved):
        root = without_computed(Naskah, workbook.compose(saved, "x.xlsx", MODELS)[0])
        assert plain(root).keys() == {"jenis", "awal", "tarif", "rincian", "berbawaan", "bertingkat", "bagian"}
        assert plain(root)["bagian"] == {}
        assert all(row.keys() == {"uraian", "volume", "harga"} for row in plain(root)["rincian"])


def shown(value, places: int) -> str:
    rounded = numbers.rounded(value, places, numbers.half_up)
    return f"{rounded:f}".rstrip("0").rstrip(".").replace(".", ",") if isinstance(rounded, Decimal) else str(rounded)


def test_an_error_of_a_formula_is_not_told_where_the_program_computes_itself(made):
    book = openpyxl.load_workbook(io.BytesIO(made))
    page = book["Rincian"]
    column = next(each.column for each in page[1] if each.value == "Jumlah")
    page.cell(2, column).value, page.cell(2, column).data_type = "#DIV/0!", "e"
    page.cell(3, column).value = 2250000.004
    stream = io.BytesIO()
    book.save(stream)
    root, problems = workbook.compose(stream.getvalue(), "x.xlsx", MODELS)
    assert not problems
    assert "jumlah" not in plain(root)["rincian"][0]
    assert plain(root)["rincian"][1]["jumlah"] == "2250000"
