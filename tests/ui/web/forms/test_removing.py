"""An input that is taken away: it lies in the folder of the program then, and nothing else is touched."""

import shutil

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words

INPUT, PAPER = "inputs/2027/tim.yaml", "outputs/2027/tim.docx"
DECREE = (
    "jenis: keputusan\ntahun: 2027\njudul: Tim Contoh\nmenimbang: [bahwa tim diperlukan]\nmengingat: [uu-20-2023]\n"
)
TAKEN = ".kakdoc/dihapus/2027"


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    for each in (INPUT, PAPER):
        (tmp_path / each).parent.mkdir(parents=True)
    for each in ("inputs/instansi.yaml", "inputs/peraturan.yaml"):
        shutil.copy(PROJECT / each, tmp_path / each)
    (tmp_path / INPUT).write_text(DECREE)
    (tmp_path / PAPER).write_bytes(b"naskah")
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def test_an_input_that_is_removed_is_kept_aside_and_its_paper_stays(visitor, tmp_path):
    assert "Ya, hapus isian ini" in visitor.get(f"/isian?berkas={INPUT}").text
    data = (tmp_path / INPUT).read_bytes()
    for name in ("tim.yaml", "tim-2.yaml"):
        (tmp_path / INPUT).write_bytes(data)
        told = words(visitor.follow(visitor.send("/isian/hapus", {"berkas": INPUT})).text)
        assert f"salinannya ada di {TAKEN}/{name}" in told
        assert (tmp_path / TAKEN / name).read_bytes() == data
        assert not (tmp_path / INPUT).exists()
    assert (tmp_path / PAPER).read_bytes() == b"naskah"
    assert "hapus isian" in (tmp_path / ".kakdoc/catatan.log").read_text()


def test_an_input_with_changes_that_nobody_saved_stays(visitor, tmp_path):
    typed = {"aksi": "isi", "di": ["judul"], "nilai": "Belum Disimpan"}
    visitor.api("/isian/ubah", {"berkas": INPUT, "revisi": 0, "aksi": [typed]})
    page = visitor.follow(visitor.send("/isian/hapus", {"berkas": INPUT})).text
    assert "simpan atau buang dahulu" in page
    assert "Belum Disimpan" in page
    assert (tmp_path / INPUT).is_file()


@pytest.mark.parametrize(
    "name",
    [
        "inputs/instansi.yaml",
        "inputs/peraturan.yaml",
        "inputs/2027",
        "inputs/2027/tidak-ada.yaml",
        PAPER,
        ".kakdoc/catatan.log",
        "../lain.yaml",
        "",
    ],
)
def test_nothing_but_an_input_is_removed(visitor, tmp_path, name):
    before = sorted(each for each in tmp_path.rglob("*") if ".kakdoc" not in each.parts)
    assert "K930" in visitor.send("/isian/hapus", {"berkas": name}).text
    assert sorted(each for each in tmp_path.rglob("*") if ".kakdoc" not in each.parts) == before


def test_giving_up_an_input_that_was_never_saved_leads_to_the_others(visitor):
    begun = visitor.send("/isian-baru", {"jenis": "surat-tugas", "nama": "Tugas", "tahun": "2027", "kak": ""})
    assert begun.status == 303
    given_up = visitor.send("/isian/buang", {"berkas": "inputs/2027/tugas.yaml"})
    assert given_up.headers["location"].startswith("/?kabar=")
    assert "Perubahan yang belum disimpan dibuang." in visitor.follow(given_up).text
