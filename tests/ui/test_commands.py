"""The commands as staff use them: streams, exit codes, paths, messages."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT, program, running
from docx import Document

from kakdoc.base.package import is_untouched
from kakdoc.papers import checking, starting
from kakdoc.papers.pdf import printing

GOOD = (PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml").read_text("utf-8")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def good(folder):
    """A working folder with one sound input."""
    (folder / "inputs" / "2027").mkdir()
    (folder / "inputs" / "2027" / "kak-x.yaml").write_text(GOOD, "utf-8")
    return folder


def test_buat_prints_the_paths_made_and_nothing_else_on_stdout(good, kakdoc):
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out) == (0, "outputs/2027/kak-x.docx\n")
    assert run.err == "1 dari 1 naskah dibuat; tidak ada masalah.\n"


def test_the_2024_tor_names_its_true_faults_at_their_lines_and_nothing_false(project, kakdoc, golden, tmp_path):
    run = kakdoc("buat", "inputs/2024/kak-mutasi-promosi-asn.yaml", "--ke", tmp_path)
    assert run.code == 0
    golden(run.err, PROJECT / "tests" / "examples" / "kak" / "kak-2024.txt")


def test_the_decrees_that_the_2024_tor_promises_are_made_without_a_single_warning(project, kakdoc, tmp_path):
    decrees = ["perbup-renja", "keputusan-iku-pk", "keputusan-rb"]
    run = kakdoc("buat", *(f"inputs/2024/{name}.yaml" for name in decrees), "--ke", tmp_path, "--ketat")
    assert (run.code, run.err) == (0, "3 dari 3 naskah dibuat; tidak ada masalah.\n")
    assert sorted(path.stem for path in tmp_path.rglob("*.docx")) == sorted(decrees)


def test_warnings_are_errors_when_asked(project, kakdoc, tmp_path):
    run = kakdoc("buat", "inputs/2024/kak-mutasi-promosi-asn.yaml", "--ke", tmp_path, "--ketat")
    assert (run.code, run.out) == (1, "")
    assert not list(tmp_path.rglob("*.docx"))


def test_one_bad_input_never_hides_another(good, kakdoc):
    shutil.copy(PROJECT / "tests/examples/kak/salah/kunci-salah-eja.yaml", good / "inputs/2027/a-salah.yaml")
    (good / "inputs/2027/b.yaml").write_bytes(b"jenis: [")
    run = kakdoc("buat", "inputs")
    assert (run.code, run.out) == (1, "outputs/2027/kak-x.docx\n")
    assert "a-salah.yaml:4:1: [K110]" in run.err
    assert "b.yaml:1:9: [K104] tanda kutip atau kurung yang dibuka" in run.err
    assert "1 dari 3 naskah dibuat" in run.err


def test_two_hundred_problems_are_all_told_in_file_order(good, kakdoc):
    rows = "\n".join(f"          - {{uraian: Baris {number}, jumlah: {number} juta}}" for number in range(200))
    text = GOOD[: GOOD.index("        rincian:\n") + len("        rincian:\n")] + rows + "\ntanggal: Januari 2027\n"
    (good / "inputs/2027/kak-x.yaml").write_text(text, "utf-8")
    run = kakdoc("periksa", "inputs/2027")
    lines = [int(line.split(":")[1]) for line in run.err.splitlines() if "[K120]" in line]
    assert len(lines) == 200
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("inputs/2027/kak-x.yaml", "2027/kak-x.docx"),
        ("lain/x/kak-y.yaml", "x/kak-y.docx"),
        ("contoh/2024/laporan/mei.yaml", "2024/laporan/mei.docx"),
        ("inputs/kak-z.yml", "kak-z.docx"),
        ("inputs/a/inputs/b/c.yaml", "b/c.docx"),
    ],
)
def test_the_path_below_inputs_is_kept(path, made, tmp_path):
    assert checking.output_path(tmp_path / path, tmp_path / "o") == tmp_path / "o" / made


def test_two_inputs_for_one_output_are_told(good, kakdoc):
    (good / "inputs" / "2027" / "kak-x.yml").write_text(GOOD, "utf-8")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out.count("docx")) == (1, 1)
    assert "[K606]" in run.err


def test_periksa_as_json_is_for_programs(good, kakdoc):
    (good / "inputs/2027/kak-x.yaml").write_text(GOOD.replace("promosi tahun 2027;", "promosi tahun 2026;"), "utf-8")
    run = kakdoc("periksa", "inputs/2027", "--format", "json")
    (problem,) = json.loads(run.out)
    assert run.err == ""
    assert (run.code, problem["kode"], problem["tingkat"], problem["baris"]) == (0, "K401", "peringatan", 115)
    assert set(problem) == {"kode", "tingkat", "berkas", "baris", "kolom", "tempat", "pesan", "perbaikan"}


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_as_notepad_saves_them_are_read(good, kakdoc, line_end, encoding):
    (good / "inputs/2027/kak-x.yaml").write_bytes(GOOD.replace("\n", line_end).encode(encoding))
    assert kakdoc("buat", "inputs/2027").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["buat"], 2, "PATH belum ditulis"),
        (["buatt", "x"], 2, "perintah “buatt” tidak dikenal (mungkin maksudnya buat)"),
        (["buat", "x", "--kee", "y"], 2, "pilihan “--kee” tidak dikenal"),
        (["buat", "x", "--ke"], 2, "pilihan “--ke” memerlukan nilai"),
        (["periksa", "x", "--format", "xml"], 2, "“xml” bukan pilihan"),
        (["baru", "kaka", "x"], 2, "mungkin maksudnya “kak”"),
        (["skema", "lain"], 2, "jenis “lain” tidak dikenal"),
        (["jenis", "x"], 2, "isian “x” berlebih"),
        (["buat", "tidak-ada.yaml"], 1, "[K101] berkas ini tidak ada"),
        (["buat", "."], 1, "isian"),
        (["terbilang", "1,5 juta"], 1, "[K120]"),
        ([], 2, "Pemakaian: kakdoc"),
    ],
)
def test_a_wrong_command_gets_its_exit_code_and_an_indonesian_answer(
    arguments, code, said, tmp_path, monkeypatch, kakdoc
):
    monkeypatch.chdir(tmp_path)
    run = kakdoc(*arguments)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert "Error" not in run.err
    assert "Usage" not in run.err


@pytest.mark.parametrize("command", ["", "buat", "periksa", "baru", "jenis", "skema", "terbilang", "mulai"])
def test_help_is_indonesian(command, kakdoc):
    run = kakdoc(*command.split(), "--help")
    assert run.code == 0
    assert run.out.startswith("Pemakaian: kakdoc")
    assert not {"Usage:", "Options:", "Arguments:", "Commands:", "Show", "[required]", "[default"} & set(
        run.out.split()
    )


def test_terbilang_and_jenis_and_versi_print_their_answer(kakdoc):
    assert (
        kakdoc("terbilang", "Rp", "409.279.000,-").out
        == "empat ratus sembilan juta dua ratus tujuh puluh sembilan ribu rupiah\n"
    )
    assert kakdoc("terbilang", "-5").out == "minus lima rupiah\n"
    assert kakdoc("jenis").out.startswith(
        "kak\tKerangka Acuan Kerja (TOR)\nkeputusan\tKeputusan\nperbup\tPeraturan kepala daerah atau desa\n"
        "laporan-bulanan\tLaporan bulanan\nlaporan-triwulan\tLaporan triwulanan\nlaporan-semester\tLaporan semesteran\n"
    )
    assert "surat-tugas\tSurat Tugas\n" in kakdoc("jenis").out
    assert kakdoc("--versi").out.startswith("kakdoc ")


def test_a_new_input_passes_as_soon_as_its_gaps_are_filled(folder, kakdoc):
    assert kakdoc("baru", "kak", "inputs/2027/kak-baru").out == "inputs/2027/kak-baru.yaml\n"
    file = folder / "inputs" / "2027" / "kak-baru.yaml"
    text = file.read_text("utf-8")
    gaps = [line for line in text.splitlines() if "[isi:" in line and not line.startswith("#")]
    run = kakdoc("periksa", file)
    assert run.code == 1
    assert {line.split("]")[0].rpartition("[")[2] for line in run.err.splitlines() if ": [K" in line} == {"K115"}
    assert f"[K115] isian ini belum diisi: {len(gaps)} tempat masih [isi: …] (baris " in run.err
    filled = {
        "tahun": "2027",
        "bulan": "1-3",
        "jumlah": "Rp 5.110.000",
        "volume": "12",
        "harga": "Rp 425.000",
        "tanggal": "Januari 2027",
    }
    for line in gaps:
        gap = line[line.index("[isi:") : line.index("]") + 1]
        text = text.replace(gap, filled.get(gap.removeprefix("[isi: ").split(",")[0].split()[0], "Uraian"), 1)
    file.write_text(text, "utf-8")
    assert kakdoc("periksa", file, "--ketat").err == "1 isian diperiksa; tidak ada masalah.\n"
    assert kakdoc("baru", "kak", file).code == 4
    assert file.read_text("utf-8") == text


def test_a_working_folder_is_laid_out_and_works_and_is_never_overwritten(tmp_path, monkeypatch, kakdoc):
    monkeypatch.chdir(tmp_path)
    run = kakdoc("mulai", "kerja")
    assert run.code == 0
    assert {
        "kerja/BACA-SAYA.md",
        "kerja/templates/kak/naskah.docx",
        "kerja/inputs/instansi.yaml",
        "kerja/inputs/peraturan.yaml",
        "kerja/contoh/instansi.yaml",
        "kerja/contoh/2024/kak-mutasi-promosi-asn.yaml",
        "kerja/docs/masalah.md",
    } <= set(run.out.splitlines())
    assert not (tmp_path / "kerja" / "templates" / "instansi.yaml").exists()
    assert (tmp_path / "kerja" / "outputs").is_dir()
    monkeypatch.chdir(tmp_path / "kerja")
    assert kakdoc("buat", "contoh/2027", "--ke", "contoh/hasil").code == 0
    assert kakdoc("status", "contoh/hasil").err == "1 naskah: 1 terkini.\n"
    (tmp_path / "kerja" / "inputs" / "instansi.yaml").write_text("punya saya", "utf-8")
    assert kakdoc("mulai", ".").out == ""
    assert (tmp_path / "kerja" / "inputs" / "instansi.yaml").read_text("utf-8") == "punya saya"


OFFICE_GAPS = ("pemerintah", "kabupaten", "nama", "singkatan", "provinsi", "tempat")


def test_a_fresh_office_is_all_gaps_and_makes_papers_once_they_are_filled(tmp_path, monkeypatch, kakdoc):
    assert kakdoc("mulai", tmp_path).code == 0
    monkeypatch.chdir(tmp_path)
    Path("inputs/2027").mkdir()
    shutil.copy("contoh/2027/kak-mutasi-promosi-asn.yaml", "inputs/2027/kak.yaml")
    office, example = (
        yaml.safe_load(Path(where, "instansi.yaml").read_text("utf-8")) for where in ("inputs", "contoh")
    )
    assert all(str(office[key]).startswith("[isi: ") for key in OFFICE_GAPS)
    assert all(str(value).startswith("[isi: ") for value in office["pejabat"]["kepala"].values())
    assert {key: office[key] for key in office.keys() - {*OFFICE_GAPS, "pejabat"}} == {"profil": example["profil"]}
    assert "Kebumen" not in Path("inputs/instansi.yaml").read_text("utf-8")
    refused = kakdoc("buat", "inputs/2027")
    assert (refused.code, refused.out, "[K115]" in refused.err) == (1, "", True)
    people = {key: {"nama": f"(Nama {key})", "jabatan": f"{key} Contoh"} for key in office["pejabat"]}
    region = {"pemerintah": "Pemerintah Kabupaten Kebumen", "kabupaten": "Kabupaten Kebumen", "tempat": "Kebumen"}
    people["kepala"] = {"nama": "Nama Contoh", "jabatan": "Kepala Badan Contoh"}
    filled = {**office, **region, "nama": "Badan Contoh", "singkatan": "BC", "pejabat": people}
    filled["provinsi"] = "Provinsi Jawa Tengah"
    Path("inputs/instansi.yaml").write_text(yaml.safe_dump(filled, allow_unicode=True), "utf-8")
    assert kakdoc("buat", "inputs/2027", "--ketat").out == "outputs/2027/kak.docx\n"


def test_a_half_changed_office_of_the_example_is_refused(tmp_path, monkeypatch, kakdoc):
    assert kakdoc("mulai", tmp_path).code == 0
    monkeypatch.chdir(tmp_path)
    text = Path("contoh/instansi.yaml").read_text("utf-8")
    for key, value in (
        ("pemerintah", "Pemerintah Kota Contoh"),
        ("kabupaten", "Kota Contoh"),
        ("nama", "Badan Contoh"),
    ):
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
    Path("contoh/instansi.yaml").write_text(text, "utf-8")
    run = kakdoc("buat", "contoh/2027")
    assert (run.code, run.out, "[K341]" in run.err) == (1, "", True)


def test_the_template_of_the_working_folder_comes_first(good, kakdoc):
    (good / "templates" / "kak").mkdir(parents=True)
    (good / "templates" / "kak" / "naskah.docx").write_bytes(b"bukan word")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("templates/kak/naskah.docx: [K501]")
    assert not (good / "outputs").exists()


def test_an_edited_paper_is_never_overwritten(good, kakdoc):
    paper = good / "outputs" / "2027" / "kak-x.docx"
    kakdoc("buat", "inputs/2027")
    assert kakdoc("buat", "inputs/2027").code == 0  # untouched: made again in place
    document = Document(paper)
    document.paragraphs[0].add_run("suntingan")
    document.save(paper)
    edited = paper.read_bytes()
    for _ in range(2):
        run = kakdoc("buat", "inputs/2027")
        assert (run.code, run.out) == (4, "")
        assert "kak-x (baru).docx" in run.err
    assert paper.read_bytes() == edited
    assert sorted(path.name for path in paper.parent.iterdir()) == ["kak-x (baru).docx", "kak-x.docx"]
    assert kakdoc("buat", "inputs/2027", "--timpa").code == 0
    (kept,) = paper.parent.glob("kak-x (disunting *).docx")
    assert kept.read_bytes() == edited
    assert is_untouched(paper.read_bytes())


@pytest.mark.skipif(ROOT or os.name == "nt", reason="the superuser may write everywhere; Windows has other rights")
def test_a_folder_that_may_not_be_written_is_told(good, kakdoc):
    (good / "outputs").mkdir()
    (good / "outputs").chmod(stat.S_IRUSR | stat.S_IXUSR)
    run = kakdoc("buat", "inputs/2027")
    (good / "outputs").chmod(stat.S_IRWXU)
    assert (run.code, "[K601]" in run.err) == (4, True)


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (PermissionError(13, "Permission denied"), "K601"),
        (OSError(28, "No space left on device"), "K602"),
        (OSError(5, "I/O"), "K603"),
    ],
)
def test_a_disk_that_refuses_is_told_and_what_was_there_stays(good, kakdoc, monkeypatch, cause, code):
    kakdoc("buat", "inputs/2027")
    paper = good / "outputs" / "2027" / "kak-x.docx"
    before = paper.read_bytes()

    def refuse(*_: object) -> None:
        raise cause

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, f"[{code}]" in run.err) == (4, True)
    assert [path.read_bytes() for path in paper.parent.iterdir()] == [before]


def test_an_output_folder_that_is_a_file_is_told(good, kakdoc):
    (good / "outputs").write_text("x")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, "[K60" in run.err) == (4, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_a_run_that_is_stopped_leaves_no_half_file(good):
    for number in range(150):
        (good / "inputs" / "2027" / f"kak-{number}.yaml").write_text(GOOD, "utf-8")
    command = (sys.executable, "-m", "kakdoc", "buat", "inputs")
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with running(*command, cwd=good, stderr=subprocess.PIPE, text=True, env=env) as program:
        deadline = time.monotonic() + 60
        while not list(good.rglob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate()
    assert program.returncode == 130
    assert "Dihentikan" in said
    assert "Traceback" not in said
    papers = list((good / "outputs").rglob("*.*"))
    assert 0 < len(papers) < 151
    assert all(path.suffix == ".docx" and is_untouched(path.read_bytes()) for path in papers if path.is_file())


def test_two_processes_give_identical_bytes(good, tmp_path):
    prints = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
        run = program("buat", "inputs/2027", "--ke", tmp_path / seed, cwd=good, env=env)
        assert run.returncode == 0, run.stderr
        prints.append((tmp_path / seed / "2027" / "kak-x.docx").read_bytes())
    assert prints[0] == prints[1]


def test_output_in_a_pipe_is_utf8_whatever_the_locale(good):
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONPATH": str(PROJECT)}
    run = program("terbilang", "1,5 juta", cwd=good, env=env)
    assert "“1,5 juta”" in run.stderr


def test_a_missing_libreoffice_is_told_once_and_the_word_file_is_made(good, kakdoc, monkeypatch):
    monkeypatch.setattr(printing, "office", lambda: None)
    run = kakdoc("buat", "inputs/2027", "--pdf")
    assert (run.code, run.out) == (4, "outputs/2027/kak-x.docx\n")
    assert run.err.count("[K605]") == 1


@pytest.mark.libreoffice
@pytest.mark.skipif(printing.office() is None, reason="LibreOffice is not installed")
def test_pdf_is_made_beside_the_word_file(good, kakdoc):
    run = kakdoc("buat", "inputs/2027", "--pdf")
    assert (run.code, run.out) == (0, "outputs/2027/kak-x.docx\noutputs/2027/kak-x.pdf\n")
    assert (good / "outputs/2027/kak-x.pdf").read_bytes().startswith(b"%PDF")


def test_the_schema_is_json_with_indonesian_titles(kakdoc):
    schema = json.loads(kakdoc("skema", "kak").out)
    assert schema["properties"]["tahun_anggaran"]["title"] == "Tahun anggaran"
    assert "instansi" not in schema["required"]
    assert starting.schema_of("kak") == kakdoc("skema", "kak").out.rstrip("\n")


def test_an_edited_paper_keeps_its_name_when_the_new_one_cannot_take_its_place(good, kakdoc, monkeypatch):
    kakdoc("buat", "inputs/2027")
    paper = good / "outputs" / "2027" / "kak-x.docx"
    paper.write_bytes(b"suntingan")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    assert kakdoc("buat", "inputs/2027", "--timpa").code == 4
    assert [path.name for path in paper.parent.iterdir()] == ["kak-x.docx"]
    assert paper.read_bytes() == b"suntingan"


def test_a_long_file_name_is_no_obstacle(good, kakdoc):
    name = "n" * 240
    (good / "inputs" / f"{name}.yaml").write_text(GOOD, "utf-8")
    assert kakdoc("buat", f"inputs/{name}.yaml").out == f"outputs/{name}.docx\n"


def test_a_folder_without_inputs_does_not_stop_the_others(good, kakdoc):
    (good / "kosong").mkdir()
    run = kakdoc("buat", "kosong", "inputs/2027")
    assert (run.code, run.out) == (1, "outputs/2027/kak-x.docx\n")
    assert "kosong: [K101] folder ini tidak berisi isian" in run.err


def promulgated(folder):
    """The regulation of 2024 as it stands after its promulgation, with the TOR that promises it."""
    year = folder / "inputs" / "2024"
    year.mkdir()
    for name in ("kak-mutasi-promosi-asn.yaml", "perbup-renja.yaml"):
        (year / name).write_bytes((PROJECT / "inputs" / "2024" / name).read_bytes())
    known = "nomor: 26\ntanggal: 2 Januari 2024\ntanggal_diundangkan: 3 Januari 2024\nnomor_berita_daerah: 26\n"
    office = folder / "inputs" / "instansi.yaml"
    office.write_text(office.read_text("utf-8").replace("nama: (Nama", "nama: Contoh (Nama"), "utf-8")
    known += "peraturan:\n  perbup-rkpd-2024:\n    nomor: 40\n"
    paper = year / "perbup-renja.yaml"
    paper.write_text(paper.read_text("utf-8").replace("tahun: 2024\n", "tahun: 2024\n" + known, 1), "utf-8")
    return paper


def test_a_certified_copy_bears_ttd_and_who_certifies_it_and_passes_over_kinds_without_one(folder, kakdoc):
    from word.making import paragraphs

    promulgated(folder)
    run = kakdoc("buat", "inputs/2024", "--salinan")
    assert (run.code, run.out) == (0, "outputs/2024/perbup-renja (salinan).docx\n")
    assert "kak-mutasi-promosi-asn.yaml: [K329] peringatan: jenis naskah ini tidak punya bentuk salinan" in run.err
    printed = paragraphs((folder / "outputs" / "2024" / "perbup-renja (salinan).docx").read_bytes())
    assert printed.count("ttd") == 4  # the regent, the secretary, and the regent under both annexes
    assert "Salinan sesuai dengan aslinya" in printed


def test_a_copy_of_what_is_not_promulgated_yet_is_refused(folder, kakdoc):
    paper = promulgated(folder)
    paper.write_text(paper.read_text("utf-8").replace("nomor: 26\n", "", 1), "utf-8")
    run = kakdoc("buat", "inputs/2024/perbup-renja.yaml", "--salinan")
    assert run.code == 1
    assert "[K329] salinan memerlukan nomor, yang belum diisi lengkap." in run.err


def test_compiled_templates_are_kept_unless_unwanted_and_cleared_on_demand(good, kakdoc, monkeypatch, tmp_path):
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path / "simpanan"))
    assert kakdoc("buat", "inputs/2027", "--tanpa-cache").code == 0
    assert not (tmp_path / "simpanan").exists()
    papers = []
    for _ in range(2):
        assert kakdoc("buat", "inputs/2027").code == 0
        papers.append((good / "outputs" / "2027" / "kak-x.docx").read_bytes())
    assert papers[0] == papers[1]
    assert len(list((tmp_path / "simpanan").rglob("*.*"))) == 1
    assert kakdoc("bersihkan").out == "1 templat terkompilasi dihapus.\n"
    assert kakdoc("bersihkan").out == "0 templat terkompilasi dihapus.\n"
