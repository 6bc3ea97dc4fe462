"""The first page: the few questions that make a working folder, once."""

from __future__ import annotations

import pytest
import yaml
from ui.web.asking import Visitor, words


@pytest.fixture
def empty(tmp_path, monkeypatch):
    place = tmp_path / "kantor"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


ANSWERS = {
    "tingkat": "kota",
    "daerah": "Kota Contoh",
    "provinsi": "Jawa Tengah",
    "instansi": "Dinas Contoh Kota Contoh",
    "kepala": "Nama Contoh, S.Sos.",
}


def test_an_empty_folder_becomes_the_working_folder(empty):
    visitor = Visitor(empty)
    assert "Folder kerja baru" in visitor.get("/").text
    page = visitor.follow(visitor.send("/mulai", ANSWERS))
    assert "Folder kerja sudah siap." in words(page.text)
    assert "nama: Dinas Contoh Kota Contoh" in (empty / "inputs" / "instansi.yaml").read_text("utf-8")


def test_the_head_and_the_town_are_asked_once_and_names_without_capitals_get_them(empty):
    head = {"kepala": "Nama Contoh, S.Sos.", "pangkat": "Pembina", "golongan": "IV/a", "nip": "199001012015031001"}
    names = {
        "tingkat": "kabupaten",
        "daerah": "contoh",
        "provinsi": "provinsi jawa tengah",
        "tempat": "kota contoh",
        "singkatan": "DKC",
    }
    Visitor(empty).send("/mulai", {**names, **head, "instansi": "dinas kesehatan dan keluarga berencana"})
    office = yaml.safe_load((empty / "inputs" / "instansi.yaml").read_text("utf-8"))
    given = {key: office[key] for key in ("pemerintah", "kabupaten", "provinsi", "nama", "tempat", "singkatan")}
    assert given == {
        "pemerintah": "Pemerintah Kabupaten Contoh",
        "kabupaten": "Kabupaten Contoh",
        "provinsi": "Provinsi Jawa Tengah",
        "nama": "Dinas Kesehatan dan Keluarga Berencana",
        "tempat": "Kota Contoh",
        "singkatan": "DKC",
    }
    title = "Kepala Dinas Kesehatan dan Keluarga Berencana Kabupaten Contoh"
    assert {key: str(each) for key, each in office["pejabat"]["kepala"].items()} == {
        "nama": head["kepala"],
        "jabatan": title,
        **{key: head[key] for key in ("pangkat", "golongan", "nip")},
    }


def test_in_a_folder_with_other_files_a_new_one_is_made_and_nothing_else(empty):
    (empty / "foto.jpg").write_bytes(b"")
    visitor = Visitor(empty)
    visitor.follow(visitor.send("/mulai", {**ANSWERS, "folder": "naskah"}))
    assert sorted(each.name for each in empty.iterdir()) == ["foto.jpg", "naskah"]
    assert visitor.desk.folder == empty / "naskah"
    assert visitor.desk.is_laid


@pytest.mark.parametrize("name", ["", "..", "../luar", "a/b", "/luar", "con", "naskah.", ".kakdoc", "a\x00b"])
def test_a_name_that_is_none_makes_nothing_and_what_was_answered_stays(empty, name):
    (empty / "foto.jpg").write_bytes(b"")
    visitor = Visitor(empty)
    answer = visitor.send("/mulai", {**ANSWERS, "folder": name})
    assert answer.status == 422
    assert "K930" in answer.text
    assert 'value="Dinas Contoh Kota Contoh"' in answer.text
    assert [each.name for each in empty.iterdir()] == ["foto.jpg"]


def test_what_does_not_go_together_is_told_as_on_the_command_line(empty):
    visitor = Visitor(empty)
    answer = visitor.send("/mulai", {**ANSWERS, "tingkat": "provinsi"})
    assert answer.status == 422
    assert "K345" in answer.text
    assert not list(empty.iterdir())


def test_it_is_asked_once(empty):
    visitor = Visitor(empty)
    visitor.send("/mulai", ANSWERS)
    visitor.send("/mulai", {**ANSWERS, "instansi": "Dinas Lain"})
    assert "Dinas Lain" not in (empty / "inputs" / "instansi.yaml").read_text("utf-8")
    assert "Folder kerja baru" not in visitor.get("/").text
