"""What is told on a terminal and in a pipe, and what is told of a path that is not there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.ui.messages import terminal

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
ANSI = re.compile(r"\x1b\[\d+m")


def on_terminal(*arguments: str, cwd: Path, **environment: str) -> str:
    """Run the program with stderr on a terminal; return what it showed."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    run = subprocess.Popen(
        [sys.executable, "-m", "kakdoc", *arguments],
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env={**known, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end was closed
        pass
    finally:
        run.kill()
        run.wait()
        os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture
def wrong(folder):
    text = (PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^penanda_tangan: .*$", "penanda_tangan: Sekretaris Badan", text)
    (folder / "inputs" / "x.yaml").write_text(text, "utf-8")
    return folder


def test_a_terminal_gets_colours_and_lines_broken_at_words(wrong, kakdoc):
    shown = on_terminal("periksa", "inputs/x.yaml", cwd=wrong, COLUMNS="60")
    plain = kakdoc("periksa", "inputs/x.yaml").err
    assert "\x1b[31m[K119]\x1b[0m" in shown
    assert "\x1b[32mPerbaikan:\x1b[0m" in shown
    lines = ANSI.sub("", shown).splitlines()
    assert all(len(line) <= 60 for line in lines)
    assert len(lines) > len(plain.splitlines())
    assert " ".join(ANSI.sub("", shown).split()) == " ".join(plain.split())


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_none_are_wanted(environment, wrong):
    shown = on_terminal("periksa", "inputs/x.yaml", cwd=wrong, COLUMNS="60", **environment)
    assert "\x1b" not in shown
    assert all(len(line) <= 60 for line in shown.splitlines())


def test_a_pipe_gets_each_message_as_it_is(wrong, kakdoc):
    told = kakdoc("periksa", "inputs/x.yaml").err
    assert "\x1b" not in told
    assert len(told.splitlines()) == 3


def test_a_word_longer_than_the_line_stays_whole_and_what_follows_is_indented():
    text = "satu dua tiga empat lima enam tujuh delapan\n    Perbaikan: " + "x" * 50 + " akhir"
    assert terminal.wrapped(text, 40).split("\n") == [
        "satu dua tiga empat lima enam tujuh",
        "    delapan",
        "    Perbaikan:",
        "    " + "x" * 50,
        "    akhir",
    ]


@pytest.fixture
def office(folder, monkeypatch):
    for name in ("inputs/2024/kak-mutasi.yaml", "inputs/2027/kak.yaml", "outputs/2024/kak-mutasi.docx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["periksa", "inputs/2042"], "inputs/2024"),
        (["periksa", "inputs/2028"], "inputs/2027"),
        (["periksa", "Input/2024"], "inputs/2024"),
        (["buat", "inputs/2024/kak-mutasii.yaml"], "inputs/2024/kak-mutasi.yaml"),
        (["buat", "2024"], "inputs/2024"),
        (["status", "output"], "outputs"),
        (["asal", "outputs/2024/kak-mutsi.docx"], "outputs/2024/kak-mutasi.docx"),
        (["lanjut", "inputs/2023", "--tahun", "2028"], "inputs/2024"),
        (["ubah", "inputs/2024/kak-mutsi.yaml", "inputs/x.xlsx"], "inputs/2024/kak-mutasi.yaml"),
        (["formulir", "laporan-bulanan", "x.xlsx", "--kak", "inputs/2027/kk.yaml"], "inputs/2027/kak.yaml"),
    ],
)  # fmt: skip
def test_a_path_that_is_not_there_is_told_with_the_folder_and_the_nearest_path(arguments, near, office, kakdoc):
    run = kakdoc(*arguments)
    assert run.code == 1
    assert (
        f"tidak ada. Anda berada di folder {Path.cwd().as_posix()}.\n    Perbaikan: mungkin maksudnya “{near}”."
        in run.err
    )


def test_from_a_wrong_folder_the_path_from_there_is_offered(office, kakdoc, monkeypatch):
    monkeypatch.chdir(office / "inputs")
    assert "mungkin maksudnya “2024”." in kakdoc("periksa", "inputs/2024").err
    monkeypatch.chdir(office / "outputs" / "2024")
    assert "mungkin maksudnya “../../inputs/2024”." in kakdoc("periksa", "inputs/2024").err


def test_where_nothing_is_near_it_is_told_what_there_is(office, kakdoc):
    assert "periksa nama dan foldernya; di folder ini ada: inputs/, outputs/." in kakdoc("periksa", "zzz").err
    assert "di inputs/2024 ada: kak-mutasi.yaml." in kakdoc("periksa", "inputs/2024/zzz.yaml").err


def test_a_new_input_may_be_a_workbook_and_never_a_word_file(folder, kakdoc):
    assert kakdoc("baru", "kak", "inputs/x.xlsx").out == "inputs/x.xlsx\n"
    assert (folder / "inputs" / "x.xlsx").read_bytes()[:2] == b"PK"
    assert (folder / "inputs" / "x.xlsx").read_bytes() == _form(kakdoc, folder)
    for name in ("x.docx", "x.pdf", "x.txt"):
        run = kakdoc("baru", "kak", f"inputs/{name}")
        assert (run.code, run.out) == (2, "")
        assert f"[K145] isian tidak dapat dibuat sebagai {Path(name).suffix}." in run.err
        assert "beri nama x.yaml, atau x.xlsx untuk buku kerja." in run.err
    assert kakdoc("baru", "kak", "inputs/x.ods").code == 2
    assert kakdoc("baru", "kak", "inputs").code == 2
    assert kakdoc("baru", "kak", "inputs/y").out == "inputs/y.yaml\n"


def _form(kakdoc, folder) -> bytes:
    kakdoc("formulir", "kak", "inputs/form.xlsx")
    return (folder / "inputs" / "form.xlsx").read_bytes()
