"""`kakdoc peraturan`: what staff look up in the register, and how it answers."""

from __future__ import annotations

import re
import shutil

import pytest
from conftest import PROJECT

REGISTER = PROJECT / "inputs" / "peraturan.yaml"
OWN = """
perda-7-2016:
  jenis: perda
  nomor: 7
  tahun: 2016
  judul: Contoh
  terverifikasi: ya
"""


@pytest.fixture
def own(folder):
    """A working folder with a register of its own; a function that writes it."""
    return (folder / "inputs" / "peraturan.yaml").write_text


def keys(run):
    return [line.split("\t")[0] for line in run.out.splitlines()]


def test_without_a_word_every_key_is_listed_with_its_name(project, kakdoc):
    run = kakdoc("peraturan")
    assert run.code == 0
    assert len(keys(run)) > 80
    assert "uu-23-2014\tUndang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah" in run.out.splitlines()
    own, more = map(int, re.match(r"(\d+) peraturan di peraturan.yaml, (\d+) di register bawaan;", run.err).groups())
    assert (own + more, own > 80, more > 200) == (len(keys(run)), True, True)


@pytest.mark.parametrize(("asked", "found"), [
    (["uu-23-2014"], ["uu-23-2014"]),
    (["23/2014"], ["uu-23-2014"]),
    (["UU", "23/2014"], ["uu-23-2014"]),
    (["8/2008"], ["pp-8-2008"]),
    (["86", "2017"], ["permendagri-86-2017"]),
    (["PER/9/M.PAN/5/2007"], ["permenpan-per-9-2007"]),
    (["disiplin", "PNS"], ["pp-30-1980", "pp-53-2010", "pp-94-2021", "peraturan-bkn-6-2022"]),
    (["rkpd"], ["perbup-rkpd-2024"]),
    (["perbup"], ["perbup-renstra-2021-2026", "perbup-rkpd-2024"]),
    (["keuangan", "daerah", "2019"], ["pp-12-2019", "permendagri-90-2019"]),
    (["reformasi birokrasi 2010-2025"], ["perpres-81-2010"]),
    (["Perangkat", "Daerah"], ["pp-41-2007", "pp-18-2016", "pp-72-2019", "perda-perangkat-daerah", "perbup-renstra-2021-2026"]),
])  # fmt: skip
def test_a_regulation_is_found_by_key_by_number_and_by_words(asked, found, project, kakdoc):
    run = kakdoc("peraturan", *asked)
    assert (run.code, keys(run)) == (0, found)


def test_a_hit_is_ready_to_paste_and_what_to_mind_goes_to_stderr(project, kakdoc):
    run = kakdoc("peraturan", "uu-5-2014")
    assert run.out == (
        "uu-5-2014\tUndang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia "
        "Tahun 2014 Nomor 6, Tambahan Lembaran Negara Republik Indonesia Nomor 5494)\n"
    )
    assert run.err == "uu-5-2014: sudah diganti dengan Undang-Undang Nomor 20 Tahun 2023 sejak 31 Oktober 2023.\n"


def test_amendments_are_all_that_are_known_or_those_of_a_day(project, kakdoc):
    assert "terakhir dengan Peraturan Presiden Nomor 46 Tahun 2025" in kakdoc("peraturan", "perpres-16-2018").out
    run = kakdoc("peraturan", "perpres-16-2018", "--tanggal", "31 Desember 2024")
    assert "sebagaimana telah diubah dengan Peraturan Presiden Nomor 12 Tahun 2021" in run.out
    assert "sebagaimana" not in kakdoc("peraturan", "perpres-16-2018", "--tanggal", "Desember 2020").out
    assert kakdoc("peraturan", "uu-5-2014", "--tanggal", "30 Oktober 2023").err == ""


@pytest.mark.parametrize(("asked", "said"), [
    ("pp-8-2008", "sebagian materinya sudah diatur dengan"),
    ("pp-8-2008", "(belum dipastikan)"),
    ("uu-20-2023", "belum diverifikasi (sumber: "),
    ("uu-12-2011", "perubahannya, Undang-Undang Nomor 13 Tahun 2022, belum diverifikasi"),
    ("perbup-rkpd-2024", "nomornya belum diketahui, tercetak titik-titik"),
])  # fmt: skip
def test_doubts_are_told(asked, said, project, kakdoc):
    run = kakdoc("peraturan", asked)
    assert run.err.startswith(f"{asked}: ")
    assert said in run.err


@pytest.mark.parametrize(("asked", "said"), [
    ("uu-23-2041", "mungkin maksudnya “uu-23-2014”"),
    ("pemerintahan derah", "mungkin maksudnya “uu-23-2014”"),
    ("23/2099", "lihat daftarnya dengan `kakdoc peraturan`"),
    ("///", "tambahkan di peraturan.yaml"),
])  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest(asked, said, project, kakdoc):
    run = kakdoc("peraturan", asked)
    assert (run.code, run.out) == (1, "")
    assert f"[K309] peraturan “{asked}” tidak ada di register." in run.err
    assert said in run.err


LISTED = "daftar UU dan PP bawaan"


@pytest.mark.parametrize(("asked", "found", "said"), [
    (["uu-39-2009"], ["uu-39-2009"], f"tidak ada di peraturan.yaml; dari {LISTED}, dapat dikutip dengan kunci ini."),
    (["UU", "39/2009"], ["uu-39-2009"], "dapat dikutip dengan kunci ini."),
    (["kawasan", "ekonomi", "khusus"], ["uu-39-2009"], "dapat dikutip"),
    (["permenkes", "75/2014"], ["permenkes-75-2014"], "tidak ada di peraturan.yaml; dari register bawaan, dapat dikutip dengan kunci ini."),
    (["uu-7-2017"], ["uu-7-2017"], "belum dapat dikutip dengan kuncinya."),
    (["23/2014"], ["uu-23-2014"], f"juga di {LISTED}: pp-23-2014, Peraturan Pemerintah Nomor 23 Tahun 2014 tentang "),
])  # fmt: skip
def test_acts_of_the_list_follow_the_register_and_are_told_from_it(asked, found, said, project, kakdoc):
    run = kakdoc("peraturan", *asked)
    assert (run.code, keys(run)[: len(found)]) == (0, found)
    assert said in run.err


def test_of_many_acts_of_the_list_the_first_are_shown(project, kakdoc):
    run = kakdoc("peraturan", "penyertaan", "modal")
    assert len(keys(run)) == 20
    assert f"lainnya di {LISTED}; persempit dengan kata lain" in run.err


def test_a_date_that_is_none_is_told(project, kakdoc):
    run = kakdoc("peraturan", "uu-5-2014", "--tanggal", "31 Februari 2024")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("[K122]")


def test_the_register_of_the_working_folder_comes_first(own, kakdoc, monkeypatch):
    assert len(keys(kakdoc("peraturan"))) > 80  # none of its own: the one that came along
    own(OWN, "utf-8")
    run = kakdoc("peraturan", "7/2016")
    assert run.out == "perda-7-2016\tPeraturan Daerah Kabupaten Kebumen Nomor 7 Tahun 2016 tentang Contoh\n"
    monkeypatch.chdir("inputs")
    assert keys(kakdoc("peraturan"))[:2] == ["perda-7-2016", "uud-1945-18-6"]
    own(
        f"{OWN}permenkes-75-2014: {{jenis: permen, lembaga: Menteri Kesehatan, nomor: 75, tahun: 2014, judul: Milik Kantor}}\n",
        "utf-8",
    )
    run = kakdoc("peraturan", "permenkes-75-2014")
    assert run.out == "permenkes-75-2014\tPeraturan Menteri Kesehatan Nomor 75 Tahun 2014 tentang Milik Kantor\n"
    assert "bawaan" not in run.err


def test_the_region_is_that_of_the_office(own, folder, kakdoc):
    own(OWN, "utf-8")
    office = folder / "inputs" / "instansi.yaml"
    office.write_text(
        office.read_text("utf-8").replace("kabupaten: Kabupaten Kebumen", "kabupaten: Kabupaten Contoh"), "utf-8"
    )
    assert "Peraturan Daerah Kabupaten Contoh Nomor 7" in kakdoc("peraturan").out


@pytest.mark.parametrize(("text", "said"), [
    (OWN.replace("judul", "jdul"), "inputs/peraturan.yaml:6:3: [K110] kunci “jdul” tidak dikenal"),
    (OWN.replace("jenis: perda", "jenis: perdaa"), "inputs/peraturan.yaml:3:10: [K114] jenis: “perdaa” bukan pilihan"),
    (OWN + "  diubah:\n    - {oleh: perda-9-2020, sejak: 1 Januari 2020}\n", "inputs/peraturan.yaml:9:14: [K309] peraturan “perda-9-2020” yang disebut “perda-7-2016”"),
    (OWN + "  diganti: {oleh: perda-7-2016, sejak: 2020}\n", "inputs/peraturan.yaml:8:40: [K122]"),
    (OWN + OWN, "inputs/peraturan.yaml:9:1: [K106]"),
    ("[", "inputs/peraturan.yaml:1:2: [K104]"),
    ("# kosong", "inputs/peraturan.yaml: [K108]"),
])  # fmt: skip
def test_a_broken_register_is_told_at_its_line_with_a_remedy(text, said, own, kakdoc):
    own(text, "utf-8")
    run = kakdoc("peraturan")
    assert (run.code, run.out) == (1, "")
    assert said in run.err
    assert "Perbaikan:" in run.err


def test_a_broken_register_stops_a_paper_at_the_registers_own_line(own, folder, kakdoc):
    own(OWN + "  diganti: {oleh: perda-9-2020, sejak: Januari 2020}\n", "utf-8")
    shutil.copy(PROJECT / "tests/examples/kak/benar/paling-pendek.yaml", folder / "inputs" / "x.yaml")
    run = kakdoc("periksa", "inputs")
    assert run.code == 1
    assert run.err.startswith("inputs/peraturan.yaml:8:19: [K309]")


def test_a_paper_may_add_a_regulation_of_its_own(folder, kakdoc):
    paper = (
        (PROJECT / "tests/examples/kak/benar/paling-pendek.yaml")
        .read_text("utf-8")
        .replace("Satu kalimat", "Menurut PP 99/2001")
    )
    change = "peraturan:\n  pp-99-2001: {jenis: pp, nomor: 99, tahun: 2001, judul: Contoh, diganti: {oleh: pp-94-2021, sejak: 2 Januari 2022}}\n"
    (folder / "inputs" / "x.yaml").write_text(paper + change, "utf-8")
    assert (
        "[K301] peringatan: Peraturan Pemerintah Nomor 99 Tahun 2001 sudah diganti" in kakdoc("periksa", "inputs").err
    )


def test_a_register_that_was_changed_is_read_anew(own, folder, kakdoc):
    shutil.copy(PROJECT / "tests/examples/kak/benar/paling-pendek.yaml", folder / "inputs" / "x.yaml")
    own(OWN, "utf-8")
    assert kakdoc("periksa", "inputs").code == 0
    own(OWN.replace("judul", "jdul"), "utf-8")
    assert kakdoc("periksa", "inputs").code == 1


def test_help_is_indonesian(kakdoc):
    run = kakdoc("peraturan", "--help")
    assert run.out.startswith("Pemakaian: kakdoc peraturan")
    assert not {"Usage:", "Options:", "Arguments:", "Show", "[default"} & set(run.out.split())
