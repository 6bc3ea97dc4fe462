"""`kakdoc lanjut` as staff use it: paths, refusals, the list, and what the new year's inputs are good for."""

from __future__ import annotations

import errno
import os
import shutil

import pytest
from conftest import PROJECT

from kakdoc.base import placing
from kakdoc.papers.next_year import targets

KAK = "jenis: kak\ntahun_anggaran: {year}\nprogram: a\nkegiatan: b\nanggaran: Rp 5\ntanggal: Januari {year}\n"


@pytest.fixture
def year(folder):
    """A working folder with the inputs of 2024."""
    shutil.copytree(PROJECT / "inputs" / "2024", folder / "inputs" / "2024")
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    return folder


def write(folder, name, text=None, year=2024):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or KAK.format(year=year), "utf-8")
    return path


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_whole_year_moves_to_the_next_folder_and_the_old_one_stays(year, kakdoc):
    before = {path: path.read_bytes() for path in (year / "inputs/2024").rglob("*") if path.is_file()}
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert run.code == 0
    assert run.out.splitlines()[0] == "inputs/2025/kak-mutasi-promosi-asn.yaml"
    assert run.out.splitlines()[-1] == "inputs/2025/daftar-tahun-2025.txt"
    assert (year / "inputs/2025/daftar-tahun-2025.txt").read_text("utf-8") == run.err
    assert [each for each in files(year / "inputs/2025") if "daftar" not in each] == files(year / "inputs/2024")
    assert {path: path.read_bytes() for path in before} == before


def test_the_list_names_the_stale_years_first_and_what_replaced_regulations(year, kakdoc, golden):
    run = kakdoc("lanjut", "inputs/2024/kak-mutasi-promosi-asn.yaml", "inputs/2024/perbup-renja.yaml", "--tahun", 2025)
    golden(run.err, PROJECT / "tests" / "papers" / "next_year" / "daftar-tahun-2025.golden.txt")
    doubts = run.err[: run.err.index("== PERATURAN")]
    assert "107:51  2022 tetap  Penyusunan Dokumen RTP SPIP Tahun ‹2022›" in doubts
    assert "146:130  2022 tetap  …BKPSDM Kabupaten Kebumen Tahun ‹2022›." in doubts
    assert "perbup-rkpd-‹2024›" in doubts


def test_the_new_tor_and_decrees_can_be_made_and_each_report_tells_its_gaps_once(year, kakdoc):
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2025).code == 0
    run = kakdoc("periksa", "inputs/2025")
    faults = [line for line in run.err.splitlines() if ": [K" in line and "peringatan:" not in line]
    assert len(faults) == 18
    assert all("[K115]" in line and "/laporan/" in line for line in faults)
    decrees = [
        f"inputs/2025/{name}.yaml"
        for name in ("kak-mutasi-promosi-asn", "keputusan-iku-pk", "keputusan-rb", "perbup-renja")
    ]
    made = kakdoc("buat", *decrees)
    assert (made.code, len(made.out.splitlines())) == (0, 4)


def test_changed_amounts_are_silent(year, kakdoc):
    kakdoc("lanjut", "inputs/2024/kak-mutasi-promosi-asn.yaml", "--tahun", 2025)
    path = year / "inputs/2025/kak-mutasi-promosi-asn.yaml"
    assert (
        "15:11: [K405] peringatan: 58 jumlah masih sama dengan tahun 2024 (baris 15, 162, 164,"
        in kakdoc("periksa", path).err
    )
    text = path.read_text("utf-8").replace("anggaran: Rp 409.279.000,-  #", "anggaran: Rp 409.279.001  #")
    path.write_text(text, "utf-8")
    assert "57 jumlah masih sama" in kakdoc("periksa", path).err
    path.write_text(text.replace("  # 2024: ", "  # "), "utf-8")
    assert "K405" not in kakdoc("periksa", path).err


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("inputs/2024/kak-x.yaml", "inputs/2025/kak-x.yaml"),
        ("inputs/kak-2024.yaml", "inputs/kak-2025.yaml"),
        ("inputs/2024/renja-2024/kak_2024.yml", "inputs/2025/renja-2025/kak_2025.yml"),
        ("inputs/kak.yaml", "inputs/kak-2025.yaml"),
        ("inputs/kak12024.yaml", "inputs/kak12024-2025.yaml"),
        ("lain/2024/kak.yaml", "lain/2025/kak.yaml"),
        ("lain/kak.yaml", "lain/kak-2025.yaml"),
    ],
)
def test_years_in_paths_move(folder, kakdoc, source, target):
    write(folder, source)
    run = kakdoc("lanjut", source, "--tahun", 2025)
    assert run.out.splitlines()[0] == target


def test_the_year_of_the_working_folder_moves_too(folder, kakdoc, monkeypatch):
    write(folder, "inputs/2024/kak.yaml")
    monkeypatch.chdir(folder / "inputs" / "2024")
    assert kakdoc("lanjut", ".", "--tahun", 2025).out.splitlines()[0] == "../2025/kak.yaml"
    assert kakdoc("lanjut", "kak.yaml", "--tahun", 2026).out.splitlines()[0] == "../2026/kak.yaml"


def test_years_in_folders_above_inputs_stay(tmp_path, kakdoc):
    write(tmp_path, "kerja 2024/inputs/2024/kak.yaml")
    run = kakdoc("lanjut", tmp_path / "kerja 2024/inputs/2024", "--tahun", 2025)
    assert run.out.splitlines()[0] == (tmp_path / "kerja 2024/inputs/2025/kak.yaml").as_posix()


def test_results_go_elsewhere_when_asked(folder, kakdoc):
    write(folder, "inputs/2024/a/kak.yaml")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025, "--ke", "hasil")
    assert run.out.split() == ["hasil/2025/a/kak.yaml", "hasil/2025/a/daftar-tahun-2025.txt"]
    assert not (folder / "inputs/2025").exists()


def test_nothing_is_written_when_one_target_is_there(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    write(folder, "inputs/2024/b.yaml")
    there = write(folder, "inputs/2025/b.yaml", "milik orang")
    before = files(folder)
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, run.out) == (4, "")
    assert run.err.startswith(
        "inputs/2025/b.yaml: [K607] berkas ini sudah ada, maka “inputs/2024/b.yaml” tidak dilanjutkan."
    )
    assert (files(folder), there.read_text("utf-8")) == (before, "milik orang")


def test_two_sources_never_share_a_target(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    write(folder, "inputs/2023/a.yaml", year=2023)
    run = kakdoc("lanjut", "inputs", "--tahun", 2025)
    assert run.code == 4
    assert "inputs/2024/a.yaml: [K606] hasilnya akan bernama sama dengan hasil “inputs/2023/a.yaml”" in run.err
    assert not (folder / "inputs/2025").exists()


def test_a_list_gets_a_free_name(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    write(folder, "inputs/2025/daftar-tahun-2025.txt", "lama")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert run.out.split("\n")[1] == "inputs/2025/daftar-tahun-2025 (2).txt"


@pytest.mark.parametrize("asked", ["2024", "2023"])
def test_a_year_not_later_is_refused_by_name(folder, kakdoc, asked):
    write(folder, "inputs/2024/a.yaml")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", asked)
    assert run.code == 2
    assert run.err.startswith(f"inputs/2024/a.yaml: [K150] berkas ini dari tahun 2024; {asked} bukan tahun sesudahnya.")


def test_of_several_years_those_not_earlier_are_named_and_nothing_is_written(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    write(folder, "inputs/2027/b.yaml", year=2027)
    run = kakdoc("lanjut", "inputs", "--tahun", 2025)
    assert (run.code, run.err.count("[K150]")) == (2, 1)
    assert "inputs/2027/b.yaml" in run.err
    assert not (folder / "inputs/2025").exists()


@pytest.mark.parametrize("asked", ["20255", "dua", "0", "-1", "２０２５", "2024.5"])
def test_what_is_no_year_is_refused(folder, kakdoc, asked):
    write(folder, "inputs/2024/a.yaml")
    run = kakdoc("lanjut", "inputs/2024", f"--tahun={asked}")
    assert (run.code, "K150" in run.err) == (2, True)


def test_the_year_must_be_named(folder, kakdoc):
    assert kakdoc("lanjut", "inputs").code == 2


def test_back_needs_a_year_before(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2025, "--mundur").code == 2
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2023, "--mundur").code == 0


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.yaml", b"tahun_anggaran: 2024\n", "K111"),
        ("a.yaml", b"jenis: [\n", "K104"),
        ("a.yaml", b"jenis: kak\ntahun_anggaran: 2024\nprogram: caf\xe9\n", "K103"),
        ("a.yaml", b'jenis: kak\ntahun_anggaran: "[isi: tahun]"\n', "K151"),
        ("a.yaml", b"jenis: kak\n", "K151"),
        ("a.yaml", b"jenis: laporan-bulanan\nkak: tidak-ada.yaml\n", "K151"),
        ("a.yaml", b"jenis: kak\njenis: kak\ntahun_anggaran: 2024\n", "K106"),
        ("a.yaml", b"", "K108"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 kata sandi", "K130"),
        ("a.xlsx", b"jenis: kak", "K130"),
        ("a.xls", b"x", "K130"),
        ("a.docx", b"PK", "K163"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(folder, kakdoc, name, data, told):
    (folder / name).write_bytes(data)
    run = kakdoc("lanjut", name, "--tahun", 2025)
    assert run.code in (1, 2)
    assert f"[{told}]" in run.err
    assert "Perbaikan: " in run.err
    assert files(folder) == sorted([name, "inputs/instansi.yaml"])


def test_all_that_cannot_be_read_is_told_at_once(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml", "jenis: [")
    write(folder, "inputs/2024/b.yaml", "x: y")
    write(folder, "inputs/2024/c.yaml")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, run.err.count("Perbaikan:")) == (1, 2)
    assert not (folder / "inputs/2025").exists()


@pytest.mark.parametrize("path", ["tidak-ada.yaml", "kosong"])
def test_a_path_without_inputs_is_told(folder, kakdoc, path):
    (folder / "kosong").mkdir()
    run = kakdoc("lanjut", path, "--tahun", 2025)
    assert (run.code, "[K101]" in run.err) == (1, True)


def test_names_of_tors_follow_where_they_go(folder, kakdoc):
    report = "jenis: laporan-bulanan\nkak: {}\nbulan: Maret\ntanggal: 5 April 2024\nrealisasi: []\n"
    write(folder, "kak.yaml")
    write(folder, "kak-2024.yaml")
    write(folder, "lap/a-2024.yaml", report.format("../kak.yaml"))
    write(folder, "lap/b-2024.yaml", report.format("'../kak-2024.yaml'"))
    write(folder, "lap/c-2024.yaml", report.format("../2024/kak.yaml"))
    write(folder, "2024/kak.yaml")
    run = kakdoc("lanjut", "kak.yaml", "kak-2024.yaml", "lap", "--tahun", 2025)
    assert run.code == 4  # kak.yaml and kak-2024.yaml would both be kak-2025.yaml
    run = kakdoc("lanjut", "kak.yaml", "lap", "--tahun", 2025)
    lines = [(folder / f"lap/{name}-2025.yaml").read_text("utf-8").splitlines()[1] for name in "abc"]
    assert lines == ["kak: ../kak-2025.yaml", "kak: '../kak-2024.yaml'", "kak: ../2025/kak.yaml"]
    assert "nama berkas memuat tahun dan tidak ikut dilanjutkan" in run.err
    assert "berkasnya belum ada, lanjutkan juga" in run.err


def test_the_tor_of_a_report_is_found_where_it_will_be(folder, kakdoc):
    report = "jenis: laporan-bulanan\nkak: ../kak.yaml\nbulan: Maret\ntanggal: 5 April 2024\nrealisasi: []\n"
    write(folder, "inputs/2024/laporan/a.yaml", report)
    write(folder, "inputs/2024/kak.yaml")
    assert "belum ada" in kakdoc("lanjut", "inputs/2024/laporan", "--tahun", 2025, "--ke", "lain").err
    write(folder, "inputs/2025/kak.yaml", year=2025)
    assert "belum ada" not in kakdoc("lanjut", "inputs/2024/laporan", "--tahun", 2025).err


def test_what_lies_on_several_drives_needs_no_common_folder(folder, kakdoc, monkeypatch):
    def fails(*_):
        raise ValueError("Paths don't have the same drive")

    write(folder, "inputs/2024/a.yaml")
    write(folder, "inputs/2024/b/b.yaml")
    monkeypatch.setattr(targets.os.path, "commonpath", fails)
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, run.out.split()[-1]) == (0, "inputs/2025/daftar-tahun-2025.txt")
    monkeypatch.setattr(targets.os.path, "relpath", fails)
    assert targets.relative(folder / "a", folder) == folder / "a"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EBUSY])
def test_a_refusal_of_the_system_is_told_in_our_own_words(folder, kakdoc, monkeypatch, number):
    def fails(*_):
        raise OSError(number, os.strerror(number))

    write(folder, "inputs/2024/a.yaml")
    monkeypatch.setattr(placing, "on_disk", fails)
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, "[K601]" in run.err, os.strerror(number) in run.err) == (4, True, False)
    assert files(folder) == ["inputs/2024/a.yaml", "inputs/instansi.yaml"]


def test_the_figures_of_last_year_are_told_in_one_line(folder, kakdoc):
    sub = "      - {nama: A, rincian: [{uraian: a, jumlah: 5}], target_fisik: [1, 2],\n"
    sub += "         renstra: {indikator: i, satuan: s, target: 3, target_renstra: 9, realisasi_lalu: 4}}\n"
    text = KAK.format(year=2024) + "bagian:\n  - jenis: anggaran\n    judul: B\n    sub_kegiatan:\n" + sub
    write(folder, "inputs/2024/kak.yaml", text)
    err = kakdoc("lanjut", "inputs/2024", "--tahun", 2025).err
    line = "angka tahun 2024 dipertahankan, belum diperbarui: target_fisik (2); target (1); realisasi_lalu (1) (baris"
    assert err.count(line) == 1


def test_what_is_sure_does_not_ask_for_a_look(folder, kakdoc):
    write(folder, "inputs/2024/kak.yaml", KAK.format(year=2024) + "penutup: kode ABC2019x\n")
    err = kakdoc("lanjut", "inputs/2024", "--tahun", 2025).err
    assert "tetap: 2019 – bagian dari nama atau kode, 1 kali" in err


def test_the_folders_own_office_and_pictures_go_along(folder, kakdoc):
    office = (folder / "inputs/instansi.yaml").read_text("utf-8") + "\nlogo: gambar/logo.png\n"
    write(folder, "inputs/2024/instansi.yaml", office)
    write(folder, "inputs/2024/gambar/logo.png", "x")
    write(folder, "inputs/2024/gambar/lain.png", "y")
    write(folder, "inputs/2024/kak.yaml")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert files(folder / "inputs/2025") == ["daftar-tahun-2025.txt", "gambar/logo.png", "instansi.yaml", "kak.yaml"]
    assert "Disalin tanpa perubahan:\n  inputs/2025/gambar/logo.png\n  inputs/2025/instansi.yaml\n" in run.err
    again = kakdoc("lanjut", "inputs/2024/kak.yaml", "--tahun", 2026)
    assert again.code == 0


def test_data_beside_the_years_stay_where_they_are(folder, kakdoc):
    write(folder, "inputs/2024/kak.yaml")
    assert kakdoc("lanjut", "inputs", "--tahun", 2025).code == 0
    assert files(folder / "inputs") == [
        "2024/kak.yaml", "2025/daftar-tahun-2025.txt", "2025/kak.yaml", "instansi.yaml",
    ]  # fmt: skip
    shutil.rmtree(folder / "inputs" / "2025")
    assert kakdoc("lanjut", "inputs", "--tahun", 2026, "--ke", "hasil").code == 0
    assert files(folder / "hasil") == ["2026/daftar-tahun-2026.txt", "2026/kak.yaml", "instansi.yaml"]


def test_amounts_in_texts_are_left_to_a_person(folder, kakdoc):
    write(folder, "inputs/2024/kak.yaml", KAK.format(year=2024) + "penutup: Anggarannya Rp 409.279.000,- saja.\n")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert "PERIKSA  7:22  jumlah  Rp 409.279.000  di dalam teks, tidak ditandai; periksa" in run.err


def test_the_key_of_last_years_own_regulation_is_doubted_until_it_is_replaced(year, kakdoc):
    kakdoc("lanjut", "inputs/2024/perbup-renja.yaml", "--tahun", 2025)
    run = kakdoc("lanjut", "inputs/2025/perbup-renja.yaml", "--tahun", 2026)
    assert "perbup-rkpd-‹2024›" in run.err
    assert "peraturan untuk 2024; tambahkan penggantinya di peraturan.yaml" in run.err
    text = (year / "inputs/2024/perbup-renja.yaml").read_text("utf-8")
    write(year, "inputs/2024/lain.yaml", text.replace("perbup-rkpd-2024", "perbup-renstra-2021-2026"))
    assert "peraturan untuk" not in kakdoc("lanjut", "inputs/2024/lain.yaml", "--tahun", 2025).err


def test_another_office_in_the_target_is_never_replaced(folder, kakdoc):
    write(folder, "inputs/2024/kak.yaml")
    write(folder, "inputs/2024/peraturan.yaml", "{}")
    write(folder, "inputs/2025/peraturan.yaml", "lain: {}")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, "K607" in run.err) == (4, True)
    assert files(folder / "inputs/2025") == ["peraturan.yaml"]


@pytest.mark.parametrize("which", [1, 2, 3])
@pytest.mark.parametrize("step", ["fsync", "link"])
def test_a_full_disk_leaves_nothing_behind(folder, kakdoc, monkeypatch, which, step):
    for name in "ab":
        write(folder, f"inputs/2024/{name}.yaml")
    before, real, calls = files(folder), getattr(os, step), []

    def fails(*given):
        calls.append(given)
        if len(calls) == which:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*given)

    monkeypatch.setattr(placing.os, step, fails)
    if step == "link":  # nor does the way for file systems without links
        monkeypatch.setattr(placing.Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "penuh")))
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, run.out) == (4, "")
    assert "[K602] diska penuh." in run.err
    assert files(folder) == before
    assert not (folder / "inputs/2025").exists()


def test_a_file_system_without_links_is_written_to_as_well(folder, kakdoc, monkeypatch):
    write(folder, "inputs/2024/a.yaml")

    def fails(*_):
        raise OSError(errno.EPERM, "not supported")

    monkeypatch.setattr(placing.os, "link", fails)
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2025).code == 0
    assert files(folder / "inputs/2025") == ["a.yaml", "daftar-tahun-2025.txt"]


def test_a_target_that_somebody_takes_meanwhile_stays(folder, kakdoc, monkeypatch):
    write(folder, "inputs/2024/a.yaml")
    monkeypatch.setattr(placing, "refuse_taken", lambda _: None)
    write(folder, "inputs/2025/a.yaml", "milik orang")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025)
    assert (run.code, "[K607]" in run.err) == (4, True)
    assert files(folder / "inputs/2025") == ["a.yaml"]
    assert (folder / "inputs/2025/a.yaml").read_text("utf-8") == "milik orang"


def test_a_folder_that_cannot_be_made_is_told(folder, kakdoc):
    write(folder, "inputs/2024/a.yaml")
    write(folder, "hasil", "berkas")
    run = kakdoc("lanjut", "inputs/2024", "--tahun", 2025, "--ke", "hasil")
    assert run.code == 4
    assert "hasil/2025/a.yaml: [K60" in run.err


def test_the_whole_year_goes_there_and_back(year, kakdoc):
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2027).code == 0
    assert kakdoc("lanjut", "inputs/2027", "--tahun", 2024, "--mundur", "--ke", "kembali").code == 0
    for name in ("keputusan-iku-pk", "keputusan-rb", "perbup-renja", "kak-mutasi-promosi-asn"):
        assert (year / f"kembali/2024/{name}.yaml").read_bytes() == (year / f"inputs/2024/{name}.yaml").read_bytes()


def test_few_gaps_are_told_one_by_one_and_many_as_one(folder, kakdoc):
    for count in (10, 11):
        rows = "".join(
            f'  - {{sub_kegiatan: s{number}, fisik: "[isi: persen]", keuangan: 0}}\n' for number in range(count)
        )
        text = f"jenis: laporan-bulanan\nkak: kak.yaml\nbulan: Maret\ntanggal: 5 April 2024\nrealisasi:\n{rows}"
        write(folder, f"inputs/2024/{count}/a.yaml", text)
    err = kakdoc("periksa", "inputs/2024/10").err
    assert err.count("[K115]") == 10
    err = kakdoc("periksa", "inputs/2024/11").err
    assert err.count("[K115]") == 1
    assert (
        "11/a.yaml:6:31: [K115] isian ini belum diisi: 11 tempat masih [isi: …] (baris 6, 7, 8, 9, 10, 11, 12, 13, …)."
        in err
    )
