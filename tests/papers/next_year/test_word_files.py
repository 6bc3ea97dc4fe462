"""Next year's inputs from Word files alone, and what goes along so that they can be checked and made."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from conftest import PROJECT

from kakdoc.papers.trace import edits as traced

TOR = "kak-mutasi-promosi-asn"


@pytest.fixture
def word(tmp_path, kakdoc, monkeypatch):
    """A folder that holds nothing but the TOR and a decree of 2024 as Word files."""
    office, alone = tmp_path / "kantor", tmp_path / "lain"
    shutil.copytree(PROJECT / "inputs" / "2024", office / "inputs" / "2024")
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", office / "inputs")
    alone.mkdir()
    monkeypatch.chdir(office)
    assert kakdoc("buat", f"inputs/2024/{TOR}.yaml", "inputs/2024/perbup-renja.yaml").code == 0
    for path in (office / "outputs" / "2024").glob("*.docx"):
        shutil.copy(path, alone)
    monkeypatch.chdir(alone)
    return alone


def renamed(monkeypatch, name, office=None):
    """Let Word files tell another name of their input, and of the office's file."""
    real = traced.origin

    def told(data, file):
        trace = real(data, file)
        own, *others = trace.inputs
        moved = [replace(each, name=office) if office and "instansi" in each.name else each for each in others]
        return replace(trace, inputs=(replace(own, name=name), *moved))

    monkeypatch.setattr(traced, "origin", told)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "name",
    [
        "inputs/../../luar.yaml", "/luar.yaml", "inputs/2024/luar.sh", "C:/luar.yaml", "inputs\\..\\..\\luar.yaml", "",
        "..", "inputs", "inputs/2024/.yaml", "inputs/a\0.yaml",
    ],
)  # fmt: skip
def test_a_trace_that_names_a_file_elsewhere_is_refused(word, kakdoc, monkeypatch, name):
    before = files(word.parent)
    renamed(monkeypatch, name)
    run = kakdoc("lanjut", f"{TOR}.docx", "--tahun", 2025)
    assert (run.code, "[K162]" in run.err) == (1, True)
    assert files(word.parent) == before


@pytest.mark.parametrize("name", ["../instansi.yaml", "/instansi.yaml", "inputs/../../instansi.yaml"])
def test_so_is_one_that_names_an_office_elsewhere(word, kakdoc, monkeypatch, name):
    renamed(monkeypatch, "inputs/2024/x.yaml", name)
    run = kakdoc("lanjut", f"{TOR}.docx", "--tahun", 2025)
    assert (run.code, "[K162]" in run.err) == (1, True)


def test_several_word_files_bring_the_office_once(word, kakdoc):
    run = kakdoc("lanjut", f"{TOR}.docx", "perbup-renja.docx", "--tahun", 2025)
    assert run.code == 0
    assert [each for each in files(word) if "instansi" in each] == ["inputs/instansi.yaml"]


def test_a_word_file_from_another_folder_brings_the_office_beside_its_input(word, kakdoc, monkeypatch):
    renamed(monkeypatch, "kerja/kak.yaml", "kerja/instansi.yaml")
    assert kakdoc("lanjut", f"{TOR}.docx", "--tahun", 2025).code == 0
    assert {"kak-2025.yaml", "instansi.yaml"} <= set(files(word))


def test_the_office_in_a_word_file_tells_which_regulations_are_replaced(word, kakdoc):
    run = kakdoc("lanjut", f"{TOR}.docx", "--tahun", 2025)
    assert "== PERATURAN YANG SUDAH DIGANTI PADA 1 JANUARI 2025 ==" in run.err
    assert "PERIKSA  Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010" in run.err
    assert "K155" not in run.err


@pytest.mark.parametrize(
    ("name", "text"), [("instansi.yaml", None), ("instansi.yaml", "kabupaten: ["), ("peraturan.yaml", "x: [")]
)
def test_without_office_or_register_those_that_came_along_are_used_and_it_is_told(
    tmp_path, kakdoc, monkeypatch, name, text
):
    shutil.copytree(PROJECT / "inputs" / "2024", tmp_path / "inputs" / "2024")
    monkeypatch.chdir(tmp_path)
    if name != "instansi.yaml":
        shutil.copy(PROJECT / "inputs" / "instansi.yaml", tmp_path / "inputs")
    if text:
        (tmp_path / "inputs" / name).write_text(text, "utf-8")
    run = kakdoc("lanjut", f"inputs/2024/{TOR}.yaml", "--tahun", 2025)
    assert run.code == 0
    assert run.err.splitlines()[2].startswith(f"PERIKSA  inputs/2025/{TOR}.yaml: {name} tidak terbaca")
    assert f"inputs/2024/{TOR}.yaml: [K155] peringatan: {name} tidak terbaca" in run.err
    assert "PERIKSA  Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010" in run.err


def test_a_single_file_takes_the_office_of_its_year_along(tmp_path, kakdoc, monkeypatch):
    (tmp_path / "inputs" / "2024").mkdir(parents=True)
    for source in ("2024/keputusan-rb.yaml", "instansi.yaml"):
        shutil.copy(PROJECT / "inputs" / source, tmp_path / "inputs" / "2024")
    monkeypatch.chdir(tmp_path)
    assert kakdoc("lanjut", "inputs/2024/keputusan-rb.yaml", "--tahun", 2025).code == 0
    assert files(tmp_path / "inputs/2025") == ["daftar-tahun-2025.txt", "instansi.yaml", "keputusan-rb.yaml"]
    again = kakdoc("lanjut", "inputs/2024/keputusan-rb.yaml", "--tahun", 2026, "--ke", "inputs/2025/x")
    assert (again.code, "instansi" in again.out) == (0, False)


def test_regulations_count_among_what_needs_a_look(tmp_path, kakdoc, monkeypatch):
    shutil.copy(PROJECT / "inputs" / "instansi.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    text = "jenis: kak\ntahun_anggaran: 2024\nprogram: a\nkegiatan: b\npenutup: Permendagri Nomor 54 Tahun 2010\n"
    (tmp_path / "kak.yaml").write_text(text, "utf-8")
    lines = kakdoc("lanjut", "kak.yaml", "--tahun", 2025).err.splitlines()
    assert lines[1].startswith("1 hal perlu diperiksa orang")
    assert lines[-1].endswith("1 perlu diperiksa.")


def test_an_input_given_twice_with_other_contents_is_refused(word, kakdoc):
    shutil.copy(f"{TOR}.docx", "salinan.docx")
    assert kakdoc("lanjut", f"{TOR}.docx", "salinan.docx", "--tahun", "2025").code == 0  # the same twice is once
    shutil.rmtree("inputs")
    (word / "inputs" / "2024").mkdir(parents=True)
    (word / "inputs" / "2024" / f"{TOR}.yaml").write_text("jenis: kak\ntahun_anggaran: 2024\n", "utf-8")
    run = kakdoc("lanjut", f"inputs/2024/{TOR}.yaml", f"{TOR}.docx", "--tahun", "2025")
    assert (run.code, "[K606]" in run.err, (word / "inputs" / "2025").exists()) == (1, True, False)


def test_a_picture_that_a_word_file_names_outside_of_the_working_folder_is_not_read(word, kakdoc, monkeypatch):
    office = word.parent / "kantor"
    shutil.copy(PROJECT / "tests/examples/bersama/lambang.png", word.parent / "rahasia.png")
    shutil.copy(PROJECT / "tests/examples/bersama/lambang.png", office / "inputs/lambang.png")
    for logo, copied in (("../../rahasia.png", False), ("lambang.png", True)):
        shutil.copy(PROJECT / "inputs/instansi.yaml", office / "inputs/instansi.yaml")
        with (office / "inputs/instansi.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\nlogo: {logo}\n")
        monkeypatch.chdir(office)
        assert kakdoc("buat", "inputs/2024/perbup-renja.yaml", "--ke", word).code in (0, 1)
        monkeypatch.chdir(word)
        shutil.rmtree(word / "inputs", ignore_errors=True)
        if copied:
            (word / "inputs").mkdir()
            shutil.copy(office / "inputs/lambang.png", word / "inputs")
        assert kakdoc("lanjut", "2024/perbup-renja.docx", "--tahun", 2025, "--ke", f"jauh/sekali-{copied}").code == 0
        found = [path.name for path in (word / "jauh").rglob("*.png")]
        assert found == (["lambang.png"] if copied else []), found
