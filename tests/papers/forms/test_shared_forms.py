"""The office and the register as workbooks: filled in, turned into the texts that are read, and back without loss."""

from __future__ import annotations

import pytest
from conftest import PROJECT
from inputs.excel.sheet_speech import assert_speaks
from openpyxl import load_workbook
from pydantic import TypeAdapter

from kakdoc.base.problems import InputError
from kakdoc.inputs import opening
from kakdoc.inputs.tree import plain
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.kinds.office import Instansi
from kakdoc.papers import checking
from kakdoc.papers.forms import converting

KAK = PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml"
OFFICE = """\
    kepala_lama:
      nama: Nama Contoh
      jabatan: "Kepala: Badan"
      status: Plt.
      atas_nama: Bupati
"""


def values(path):
    return plain(opening.compose(path)[0])


@pytest.mark.parametrize("name", ["instansi", "peraturan"])
def test_the_shipped_file_goes_into_a_workbook_and_back_without_loss(name, folder, kakdoc):
    source = folder / f"{name}.yaml"
    source.write_bytes((PROJECT / "inputs" / f"{name}.yaml").read_bytes())
    assert kakdoc("ubah", f"{name}.yaml", "x.xlsx").code == 0
    assert kakdoc("ubah", "x.xlsx", f"balik/{name}.yaml").code == 0
    back, first = values(folder / "balik" / f"{name}.yaml"), values(source)
    schema = TypeAdapter(Instansi if name == "instansi" else dict[str, Peraturan])
    assert schema.validate_python(back) == schema.validate_python(first)
    assert sorted(back) == sorted(first)


def test_a_rich_office_loses_nothing(folder, kakdoc):
    source = folder / "instansi.yaml"
    text = (PROJECT / "inputs" / "instansi.yaml").read_text("utf-8")
    text = text.replace("pejabat:\n", "pejabat:\n" + OFFICE.replace("    ", "  ", 1).replace("\n      ", "\n    "), 1)
    source.write_text(text + "alamat: {jalan: Jalan Contoh 1, kode_pos: 00123}\nurutan_peraturan: [uu, pp]\n", "utf-8")
    assert kakdoc("ubah", "instansi.yaml", "x.xlsx").code == 0
    book = load_workbook(folder / "x.xlsx")
    assert {"Pejabat", "Profil halaman", "Urutan peraturan"} <= set(book.sheetnames)
    assert [book["Pejabat"]["A1"].value, book["Pejabat"]["A2"].value] == ["Nama pendek *", "kepala_lama"]
    assert kakdoc("ubah", "x.xlsx", "balik.yaml").code == 0
    assert values(folder / "balik.yaml") == values(source)


def test_a_form_of_the_office_is_filled_in_and_read(folder, kakdoc):
    assert kakdoc("formulir", "Instansi", "inputs/kantor").out == "inputs/kantor.xlsx\n"
    path = folder / "inputs" / "kantor.xlsx"
    book = load_workbook(path)
    filled = {
        "Pemerintah": "Pemerintah Kabupaten Contoh", "Kabupaten": "Kabupaten Contoh", "Nama instansi": "Badan Contoh",
        "Tempat": "Contoh",
    }  # fmt: skip
    for row in book["Naskah"].iter_rows(min_row=2, max_col=2):
        row[1].value = filled.get((row[0].value or "").removesuffix(" *"), row[1].value)
    for column, value in enumerate(("kepala", "Nama Contoh", "Kepala Badan Contoh", None, None, None, None), 1):
        book["Pejabat"].cell(2, column).value = value
    book.save(path)
    (folder / "inputs" / "instansi.yaml").unlink()
    assert kakdoc("ubah", "inputs/kantor.xlsx", "inputs/instansi.yaml").code == 0
    (folder / "inputs" / "x.yaml").write_bytes(KAK.read_bytes())
    assert (
        checking.check(folder / "inputs" / "x.yaml").document.instansi.pejabat["kepala"].jabatan
        == "Kepala Badan Contoh"
    )


def test_a_form_of_the_register_is_filled_in_and_read(folder, kakdoc):
    assert kakdoc("formulir", "peraturan", "inputs/daftar.xlsx").code == 0
    path = folder / "inputs" / "daftar.xlsx"
    book = load_workbook(path)
    sheet = book["Peraturan"]
    heads = {cell.value.removesuffix(" *"): cell.column for cell in sheet[1] if cell.value}
    for title, value in {
        "Nama pendek": "perbup-1-2021",
        "Jenis": "perbup",
        "Nomor": 1,
        "Tahun": 2021,
        "Judul": "Contoh",
    }.items():
        sheet.cell(2, heads[title]).value = value
    sheet.cell(2, heads["No."]).value = 1
    book["Diubah"]["A2"], book["Diubah"]["B2"], book["Diubah"]["C2"] = 1, "perbup-2-2022", "3 Maret 2022"
    book.save(path)
    assert kakdoc("ubah", "inputs/daftar.xlsx", "inputs/peraturan.yaml").code == 0
    assert values(folder / "inputs" / "peraturan.yaml") == {
        "perbup-1-2021": {
            "jenis": "perbup", "nomor": "1", "tahun": "2021", "judul": "Contoh",
            "diubah": [{"oleh": "perbup-2-2022", "sejak": "3 Maret 2022"}],
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "message"),
    [(None, "baris ini belum punya nama pendek."), ("kepala", "nama pendek “kepala” dipakai dua kali.")],
)
def test_a_row_without_a_name_of_its_own_is_told(value, message, folder, kakdoc):
    kakdoc("ubah", "inputs/instansi.yaml", "x.xlsx")
    book = load_workbook(folder / "x.xlsx")
    book["Pejabat"]["A3"] = value
    book.save(folder / "x.xlsx")
    run = kakdoc("ubah", "x.xlsx", "y.yaml")
    assert (run.code, (folder / "y.yaml").exists()) == (1, False)
    assert "[K187] " + message in run.err


def test_an_office_of_another_shape_is_no_workbook(folder, kakdoc):
    (folder / "instansi.yaml").write_text("pejabat: [a, b]\nprofil: {}\n", "utf-8")
    assert "[K144] pejabat: setiap nama pendek harus" in kakdoc("ubah", "instansi.yaml", "x.xlsx").err


def test_a_workbook_of_the_office_is_no_paper_and_passed_over_in_a_folder(folder, kakdoc):
    (folder / "inputs" / "x.yaml").write_bytes(KAK.read_bytes())
    kakdoc("ubah", "inputs/instansi.yaml", "inputs/instansi.xlsx")
    run = kakdoc("periksa", "inputs/instansi.xlsx")
    assert (run.code, "[K188] berkas ini berisi data instansi, bukan naskah." in run.err) == (1, True)
    assert kakdoc("periksa", "inputs").err == "1 isian diperiksa; tidak ada masalah.\n"


def test_a_workbook_of_the_office_that_says_something_else_is_told(folder, kakdoc):
    (folder / "inputs" / "x.yaml").write_bytes(KAK.read_bytes())
    kakdoc("ubah", "inputs/instansi.yaml", "inputs/instansi.xlsx")
    book = load_workbook(folder / "inputs" / "instansi.xlsx")
    book["Pejabat"]["B2"] = "Nama Contoh"
    book.save(folder / "inputs" / "instansi.xlsx")
    run = kakdoc("periksa", "inputs")
    assert run.code == 0
    assert "inputs/instansi.xlsx: [K189] peringatan: isi instansi.xlsx lain daripada instansi.yaml" in run.err
    (folder / "inputs" / "instansi.xlsx").write_bytes(b"x")
    assert "[K189]" in kakdoc("periksa", "inputs").err


def test_what_is_wrong_in_a_shared_workbook_is_told_in_its_words(folder, kakdoc):
    kakdoc("ubah", "inputs/instansi.yaml", "x.xlsx")
    book = load_workbook(folder / "x.xlsx")
    book["Pejabat"]["B1"] = "Nma"
    book["Naskah"]["A3"] = "Pemerinta"
    book.save(folder / "x.xlsx")
    with pytest.raises(InputError) as caught:
        converting.convert(folder / "x.xlsx", folder / "y.yaml")
    for problem in caught.value.problems:
        assert_speaks(problem)
