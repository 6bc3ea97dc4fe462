"""The way of somebody who starts from a form: learned, its workbook filled in cell by cell, made; and next year."""

from __future__ import annotations

import openpyxl
import pytest
import yaml
from docx import Document
from papers.learning.office_forms import form
from word.libreoffice import NEEDED

from kakdoc.papers.forms.learning.proposing import proposed
from kakdoc.word.learning.form import Form

SINGLE = {
    "Tahun naskah": "2027", "Nomor surat": "800.1.11/7/2027", "Dasar Surat": "Nota dinas Sekretaris",
    "Nama Kegiatan Lengkap": "Bimbingan Teknis Arsip", "Tempat": "Semarang", "Tanggal mulai": "5 Juli 2027",
    "Tanggal selesai": "7 Juli 2027", "Biaya": "Rp 1.250.000", "Tanggal laporan": "12 Juli 2027",
    "Tempat ditetapkan": "Contoh", "Tanggal": "1 Juli 2027", "Jabatan Pejabat": "Kepala Badan",
    "Nama Lengkap Pegawai": "Contoh Ketiga, M.Si.", "NIP Pejabat": "197001011995031001",
    "Nama Instansi": "Badan Contoh", "Jenis surat": "Arsip",
}  # fmt: skip
ORDER = (
    "Untuk : mengikuti Bimbingan Teknis Arsip di Semarang pada tanggal 5 Juli 2027 s.d. 7 Juli 2027 dengan biaya "
    "Rp1.250.000."
)
PERSONS = (
    ("Contoh Pertama, S.E.", "199001012015031001", "Analis"),
    ("Contoh Kedua", "199102022016032002", "Pengelola"),
)


def fill(path):
    book = openpyxl.load_workbook(path)
    for row in book["Naskah"].iter_rows(min_row=2):
        title = str(row[0].value).removesuffix(" *")
        row[1].value = SINGLE.get(title, row[1].value)
    for number, person in enumerate(PERSONS, 2):
        for column, value in enumerate(person, 1):
            book["Pegawai"].cell(number, column).value = value
    book.save(path)


@pytest.fixture
def filled(folder, kakdoc):
    """A working folder with a form that was learned, its workbook filled in."""
    (folder / "tugas-kurung.docx").write_bytes(form("tugas-kurung"))
    assert kakdoc("jenis-baru", "tugas-kurung.docx").code == 0
    assert kakdoc("formulir", "tugas-kurung", "inputs/2027/tugas.xlsx").code == 0
    fill(folder / "inputs" / "2027" / "tugas.xlsx")
    return folder


def test_a_form_a_filled_workbook_a_paper(filled, kakdoc):
    run = kakdoc("buat", "inputs/2027", "--ketat")
    assert (run.code, run.err) == (0, "1 dari 1 naskah dibuat; tidak ada masalah.\n")
    paper = Document(filled / "outputs" / "2027" / "tugas.docx")
    assert [each.text for each in paper.paragraphs if each.text] == [
        "SURAT TUGAS", "NOMOR 800.1.11/7/2027", "Dasar : Nota dinas Sekretaris", "MEMERINTAHKAN:",
        "1. Nama : Contoh Pertama, S.E.", "NIP : 199001012015031001", "Jabatan : Analis",
        "2. Nama : Contoh Kedua", "NIP : 199102022016032002", "Jabatan : Pengelola",
        ORDER,
        "Kegiatan Bimbingan Teknis Arsip dilaporkan paling lambat 12 Juli 2027.",
        "Ditetapkan di Contoh", "pada tanggal 1 Juli 2027", "Kepala Badan,", "Contoh Ketiga, M.Si.",
        "NIP. 197001011995031001",
    ]  # fmt: skip
    bold = [run.text for each in paper.paragraphs for run in each.runs if run.bold and "Bimbingan" in run.text]
    assert bold == ["Bimbingan Teknis Arsip"]


def test_next_year_begins_from_it(filled, kakdoc):
    assert kakdoc("ubah", "inputs/2027/tugas.xlsx", "inputs/2027/tugas.yaml").code == 0
    (filled / "inputs" / "2027" / "tugas.xlsx").unlink()
    assert kakdoc("lanjut", "inputs/2027", "--tahun", "2028").code == 0
    rolled = yaml.safe_load((filled / "inputs" / "2028" / "tugas.yaml").read_text("utf-8"))
    assert (rolled["tahun"], rolled["tanggal_mulai"]) == (2028, "5 Juli 2028")
    assert "nomor_surat" not in rolled


def test_a_roster_makes_a_paper_of_each_row(filled, kakdoc):
    assert kakdoc("ubah", "inputs/2027/tugas.xlsx", "inputs/2027/tugas.yaml").code == 0
    (filled / "inputs" / "2027" / "tugas.xlsx").unlink()
    typed = filled / "inputs" / "2027" / "tugas.yaml"
    kept = [each for each in typed.read_text("utf-8").splitlines() if not each.startswith("tempat:")]
    typed.write_text("\n".join([*kept, "peserta: tempat.csv", 'nama_berkas: "[kolom tempat]"']), "utf-8")
    (filled / "inputs" / "2027" / "tempat.csv").write_text("tempat\nSemarang\nSolo\n", "utf-8")
    run = kakdoc("buat", "inputs/2027/tugas.yaml")
    assert run.code == 0, run.err
    assert [each.rpartition("/")[2] for each in run.out.split()] == ["Semarang.docx", "Solo.docx"]


@pytest.mark.parametrize("name", ["keterangan-kerja", "kuitansi-titik", "serah-terima"])
class TestSavedByLibreOffice:
    """A form that LibreOffice saved teaches the same."""

    pytestmark = NEEDED

    def test_the_same_fields_and_tags(self, name, resaved):
        first, second = (proposed(Form(data, name).places) for data in (form(name), resaved[f"surat {name}"]))
        assert list(first.tags.values()) == list(second.tags.values())
        assert [(key, each.tipe) for key, each in first.fields.items()] == [
            (key, each.tipe) for key, each in second.fields.items()
        ]
