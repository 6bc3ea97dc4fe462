"""Strange files and names, and faults that nobody foresaw: told of the file at hand, and the others go on."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import files
from kakdoc.kinds.kak.schema import Kak
from kakdoc.papers import checking, making, starting
from kakdoc.papers.trace import edits as traced
from kakdoc.papers.trace import standing, telling

GOOD = PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}
NO_POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows knows neither pipes among files nor bytes as names")


@pytest.fixture
def two(folder):
    """A working folder with two sound inputs."""
    for name in ("a", "b"):
        shutil.copy(GOOD, folder / "inputs" / f"{name}.yaml")
    return folder


@pytest.fixture
def year(folder):
    """A working folder with the papers of 2024."""
    shutil.copytree(PROJECT / "inputs" / "2024", folder / "inputs" / "2024")
    return folder


def ran(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that imports the project, wherever it is started."""
    return subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def stumble(monkeypatch, where: object, name: str, file: str) -> None:
    """Have a step of the program fail on one file, as no input is known to make it fail."""
    real = getattr(where, name)

    def failing(*arguments: object, **options: object) -> object:
        if any(file in str(each) for each in arguments):
            raise LookupError("tidak terduga")
        return real(*arguments, **options)

    monkeypatch.setattr(where, name, failing)


def test_a_fault_of_the_program_is_told_at_its_input_and_the_others_are_made(two, kakdoc, monkeypatch):
    stumble(monkeypatch, files, "with_office", "a.yaml")
    run = kakdoc("buat", "inputs")
    assert (run.code, run.out) == (1, "outputs/b.docx\n")
    assert "inputs/a.yaml: [K901] kesalahan di dalam program (LookupError di test_guards.py baris" in run.err
    assert "Traceback" not in run.err
    run = kakdoc("periksa", "inputs", "--lacak")
    assert (run.code, "Traceback" in run.err, "tidak terduga" in run.err) == (1, True, True)
    assert "Traceback" not in kakdoc("periksa", "inputs").err


def test_so_is_one_while_its_paper_is_made(two, kakdoc, monkeypatch):
    stumble(monkeypatch, telling, "origin", "a.yaml")
    run = kakdoc("buat", "inputs")
    assert (run.code, run.out, run.err.count("[K901]")) == (1, "outputs/b.docx\n", 1)


def test_so_is_one_while_a_paper_is_asked_how_it_stands(two, kakdoc, monkeypatch):
    kakdoc("buat", "inputs")
    stumble(monkeypatch, standing, "changes", "a.docx")
    run = kakdoc("status")
    assert (run.code, run.out.count("terkini "), "outputs/a.docx: [K901]" in run.err) == (1, 1, True)


@pytest.mark.parametrize(
    ("place", "name", "command"),
    [
        (traced, "unknown_edits", ("asal", "outputs/a.docx", "--ambil", "x.yaml")),
        (traced, "differences", ("asal", "outputs/a.docx")),
        (opening, "compose", ("ubah", "inputs/a.yaml", "a.xlsx")),
        (checking, "output_path", ("formulir", "laporan-bulanan", "a.xlsx", "--kak", "inputs/a.yaml")),
        (opening, "compose_bytes", ("lanjut", "inputs/a.yaml", "--tahun", "2028")),
        (starting, "new_input", ("baru", "kak", "a.yaml")),
    ],
)  # fmt: skip
def test_every_command_answers_for_a_fault_of_the_program(place, name, command, two, kakdoc, monkeypatch):
    kakdoc("buat", "inputs/a.yaml")
    monkeypatch.setattr(place, name, lambda *_, **__: 1 / 0)
    if command[0] == "formulir":
        monkeypatch.setattr(checking, "_checked", lambda *_: 1 / 0)
    run = kakdoc(*command)
    assert (run.code, run.out, run.err.count("[K901]"), "Traceback" in run.err) == (1, "", 1, False)


def test_ctrl_c_is_no_fault_of_the_program(two, kakdoc, monkeypatch):
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "_checked", stopped)
    assert kakdoc("buat", "inputs").code == 130


STRANGE = {
    "long": ("../" + "n" * 300 + ".yaml", "namanya terlalu panjang"),
    "long way": ("n/" * 3000 + "x.yaml", "namanya terlalu panjang"),
    "nul": ('"../k\\0ak.yaml"', "namanya tidak dapat dipakai"),
    "a folder": ("..", "itu sebuah folder, bukan berkas"),
    "a device": ("/dev/zero", "ini pipa atau perangkat, bukan berkas biasa"),
    "forbidden by Windows": ('"con:aux"', ""),
    "a loop": ("../loop.yaml", "pintasannya berputar-putar"),
    "a pipe": ("../pipe.yaml", "ini pipa atau perangkat, bukan berkas biasa"),
}


@pytest.mark.parametrize(("kak", "why"), STRANGE.values(), ids=list(STRANGE))
def test_a_tor_that_cannot_be_is_told_and_the_other_papers_are_made(kak, why, year, kakdoc):
    for each in [*(year / "inputs/2024/laporan").glob("triwulan-*"), year / "inputs/2024/laporan/semester-1.yaml"]:
        each.unlink()
    said = f"berkas KAK “…” tidak dapat dibaca ({why})." if why else "berkas KAK “…” tidak ada."
    (year / "inputs/2024/loop.yaml").symlink_to("loop.yaml")
    if os.name != "nt":
        os.mkfifo(year / "inputs/2024/pipe.yaml")
    report = year / "inputs/2024/laporan/semester-2.yaml"
    change(report, "kak: ../kak-mutasi-promosi-asn.yaml", f"kak: {kak}")
    run = kakdoc("buat", "inputs/2024/laporan")
    assert (run.code, run.out.count("\n"), run.err.count("] ")) == (1, 12, 1), run.err
    assert f"[K127] {said}" in re.sub("“.*”", "“…”", run.err), run.err


@NO_POSIX
@pytest.mark.parametrize("value", ['"{}"'.format("n" * 300), '"a\\0b"', "/dev/zero", "pipe.png", ".", "loop.png"])
def test_a_picture_that_cannot_be_is_told(value, year, kakdoc):
    os.mkfifo(year / "inputs/pipe.png")
    (year / "inputs/loop.png").symlink_to("loop.png")
    office = year / "inputs/instansi.yaml"
    office.write_text(office.read_text("utf-8") + f"\nlogo: {value}\n", "utf-8")
    run = kakdoc("periksa", "inputs/2024/keputusan-rb.yaml")
    assert (run.code, run.err.count("] "), run.err.count("[K128]")) == (1, 1, 1), run.err


@NO_POSIX
@pytest.mark.parametrize("suffix", ["yaml", "xlsx", "docx"])
def test_pipes_devices_and_loops_are_never_waited_for(suffix, folder, kakdoc):
    os.mkfifo(folder / f"pipe.{suffix}")
    (folder / f"loop.{suffix}").symlink_to(f"loop.{suffix}")
    (folder / f"device.{suffix}").symlink_to("/dev/zero")
    for name in ("pipe", "loop", "device"):
        for command in ("periksa", "buat", "status", "asal"):
            run = kakdoc(command, f"{name}.{suffix}")
            assert run.code == 1
            assert run.err.startswith((f"{name}.{suffix}: [K10", f"{name}.{suffix}: [K130")), run.err


@NO_POSIX
def test_a_pipe_in_the_place_of_a_paper_or_of_the_offices_file_is_told(two, kakdoc):
    (two / "outputs").mkdir()
    os.mkfifo(two / "outputs/a.docx")
    run = kakdoc("buat", "inputs")
    assert (run.code, run.out, "outputs/a.docx: [K60" in run.err) == (4, "outputs/b.docx\n", True)
    (two / "inputs/instansi.yaml").unlink()
    os.mkfifo(two / "inputs/instansi.yaml")
    run = kakdoc("periksa", "inputs")
    assert (run.code, "instansi.yaml: [K101]" in run.err) == (1, True)


@NO_POSIX
def test_names_that_are_no_utf8_and_controls_are_printed_as_utf8(folder):
    source = folder / "inputs" / os.fsdecode(b"caf\xe9.yaml")
    shutil.copy(GOOD, source)
    (folder / "inputs" / os.fsdecode(b"salah\xff\x1b[31m.yaml")).write_bytes(b"jenis: kak\nkegiatan: Contoh\n")
    commands = (
        ["buat", "inputs"], ["periksa", "inputs"], ["periksa", "inputs", "--format", "json"],
        ["status"], ["status", "--format", "json"], ["ubah", source, "x.xls"], ["lanjut", "inputs", "--tahun", "2028"],
        ["buat", folder / os.fsdecode(b"hilang\xff.yaml")], ["asal", os.fsdecode(b"outputs/caf\xe9.docx")],
    )  # fmt: skip
    script = textwrap.dedent(
        """
        import itertools, os, sys
        from kakdoc.ui.cli import main
        for number, (end, words) in enumerate(itertools.groupby(sys.argv[1:], "--".__eq__)):
            if not end:
                for stream in (1, 2):
                    os.dup2(os.open(f"{number // 2}.{stream}", os.O_CREAT | os.O_WRONLY), stream)
                main(list(words))
                sys.stdout.flush(), sys.stderr.flush()
        """
    )
    words = [word for asked in commands for word in (*asked, "--")]
    subprocess.run([sys.executable, "-c", script, *words], cwd=folder, env=ENVIRONMENT, check=True)
    for number, asked in enumerate(commands):
        out, err = ((folder / f"{number}.{stream}").read_bytes().decode() for stream in (1, 2))
        assert out or err
        assert "K901" not in out + err
        assert "\x1b" not in out + err
        if "json" in asked:
            assert json.loads(out)
    made = checking.output_path(source, folder)
    assert os.fsencode(made.name) == b"caf\xe9.docx"
    assert (folder / "outputs" / made.name).exists()


@NO_POSIX
def test_a_working_folder_that_is_gone_is_told_once(folder, kakdoc):
    gone = folder / "hilang"
    gone.mkdir()
    script = "import os, sys; os.rmdir(os.getcwd()); from kakdoc.ui.cli import main; sys.exit(main(sys.argv[1:]))"
    run = ran(sys.executable, "-c", script, "periksa", "x.yaml", cwd=gone)
    assert (run.returncode, run.stderr.count("[K180]"), run.stderr.count("\n")) == (2, 1, 2), run.stderr
    gone.mkdir()
    with contextlib.chdir(folder):  # whose end leads to a folder that is there
        os.chdir(gone)
        gone.rmdir()
        for command in (["periksa", "x.yaml"], ["buat", GOOD], ["status"], ["asal", "x.docx"], ["lanjut", "."]):
            run = kakdoc(*command)
            assert (run.code, run.err.count("[K180]"), run.err.count("\n")) == (2, 1, 2), run.err


@NO_POSIX
def test_a_reader_that_leaves_or_is_full_gives_no_traceback(two):
    command = f"{sys.executable} -m kakdoc periksa inputs --format json"
    for redirected, code in ((">/dev/full", 4), (">&-", 0), ("2>/dev/full >/dev/full", 4)):
        run = ran("bash", "-c", f"{command} {redirected}", cwd=two)
        assert (run.returncode, "Traceback" in run.stderr) == (code, False), run.stderr
    assert "[K608]" in ran("bash", "-c", f"{command} >/dev/full", cwd=two).stderr
    left = ran("bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}", cwd=two)
    assert (left.returncode in (0, 1, 4), left.stderr.count("Traceback"), left.stderr.count("Broken")) == (True, 0, 0)


@pytest.mark.skipif(not ROOT, reason="only the superuser can run a program as somebody else")
def test_a_folder_that_may_not_be_opened_is_told_by_somebody_who_may_not(year):
    for each in (year, *year.parents):  # the way there is open, and so is the result
        if each.stat().st_uid == os.geteuid() and each != Path("/"):
            each.chmod(each.stat().st_mode | 0o755)
    (year / "outputs").mkdir()
    (year / "outputs").chmod(0o777)
    (year / "inputs/2024/laporan").chmod(0o700)
    (year / "outputs/tutup").mkdir(mode=0o700)
    script = textwrap.dedent(
        """
        import contextlib, io, json, os, sys
        from kakdoc.ui.cli import main
        import kakdoc.papers.next_year.rolling

        def told(*words):
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(list(words))
            return code, out.getvalue(), err.getvalue()

        # All modules are there before they may no longer be read.
        told("buat", "inputs/2024/keputusan-rb.yaml", "--ke", "hangat", "--tanpa-cache")
        told("status", "hangat")
        os.setgid(65534)
        os.setuid(65534)
        print(json.dumps([told(*words.split()) for words in sys.argv[1:]]))
        """
    )
    commands = ("periksa inputs", "buat inputs", "lanjut inputs/2024 --tahun 2025", "status")
    *runs, status = json.loads(ran(sys.executable, "-c", script, *commands, cwd=year).stdout)
    for command, (code, out, err) in zip(commands, runs, strict=False):
        closed = "inputs/2024/laporan: [K101] folder ini tidak dapat dibuka (tidak diizinkan)"
        assert (code, closed in err) == (1, True), err
        assert len(out.split()) == (4 if command.startswith("buat") else 0)
    code, _, err = status
    assert (code, "outputs/tutup: [K101]" in err, "4 naskah" in err) == (1, True, True)


def test_a_folder_that_the_system_refuses_is_told(year, kakdoc, monkeypatch):
    closed, scandir, listdir = "inputs/2024/laporan", os.scandir, os.listdir

    def refusing(real):
        def ask(path="."):
            if str(path) == closed:
                raise PermissionError(errno.EACCES, "closed", closed)
            return real(path)

        return ask

    monkeypatch.setattr(os, "scandir", refusing(scandir))
    monkeypatch.setattr(os, "listdir", refusing(listdir))
    run = kakdoc("periksa", "inputs")
    assert (run.code, run.err.splitlines()[-1][:18], f"{closed}: [K101]" in run.err) == (1, "5 isian diperiksa;", True)


def packed(data: bytes, method: int, spoil: bytes = b"") -> bytes:
    """Return a zip file with its members packed otherwise, one byte of the packed content changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", method) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
        place = new.infolist()[3].header_offset + 60
    content = bytearray(made.getvalue())
    content[place] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_members_that_are_packed_otherwise_are_told(method, two, kakdoc):
    kakdoc("buat", "inputs/a.yaml")
    kakdoc("ubah", "inputs/a.yaml", "inputs/c.xlsx")
    paper, book = two / "outputs/a.docx", two / "inputs/c.xlsx"
    paper.write_bytes(packed(paper.read_bytes(), method))
    book.write_bytes(packed(book.read_bytes(), method))
    assert "[K163]" in kakdoc("asal", "outputs/a.docx").err
    assert kakdoc("status").out.startswith("tidak terbaca")
    run = kakdoc("buat", "inputs")
    assert (run.code, run.out, "c.xlsx: [K130]" in run.err, "a.docx: [K604]" in run.err) == (
        4,
        "outputs/b.docx\n",
        True,
        True,
    )


def test_two_forms_of_one_input_are_told_by_both_commands(two, kakdoc):
    (two / "inputs/b.yaml").unlink()
    kakdoc("ubah", "inputs/a.yaml", "inputs/a.xlsx")
    for command in ("periksa", "buat"):
        run = kakdoc(command, "inputs")
        assert (run.code, run.err.count("inputs/a.yaml: [K606]")) == (1, 1)


def test_all_problems_are_told_in_the_order_of_the_inputs(two, kakdoc):
    for name in ("a", "b"):
        change(two / f"inputs/{name}.yaml", "tahun_anggaran: 2027", "tahun_anggaran: dua ribu")
    run = kakdoc("buat", "inputs")
    told = [line.split(":")[0] for line in run.err.splitlines() if "[K" in line]
    assert (run.code, told) == (1, sorted(told))
    assert {"inputs/a.yaml", "inputs/b.yaml"} == set(told)


def test_no_input_is_kept_once_its_paper_is_made_however_many_there_are(folder):
    files = [folder / "inputs" / f"{number}.yaml" for number in range(6)]
    for file in files:
        shutil.copy(GOOD, file)
    wishes = making.Wishes(folder / "outputs")

    def alive() -> int:
        gc.collect()
        return sum(isinstance(each, Kak) for each in gc.get_objects())

    before = alive()
    checked = checking.check_all(files, wishes.to)
    kept = [alive() - before for _ in making.make(checked, wishes, lambda _: None)]
    assert len(kept) == 6
    assert max(kept) <= 2
