"""Many papers made by several processes: as one process makes them, whichever way the others are started."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PROJECT, running

from kakdoc.papers import checking, making
from kakdoc.papers.roster import pooling
from kakdoc.ui import side_by_side
from kakdoc.ui.cli import documents

REAL = side_by_side._portion
STARTS = sorted({"fork", "spawn"} & {*multiprocessing.get_all_start_methods()})
DECREE = """\
jenis: keputusan
tahun: 2024
judul: Kenaikan Gaji Berkala Pegawai Nomor Urut {number}
penanda_tangan: kepala
menimbang:
  - bahwa pegawai nomor urut {number} memenuhi syarat untuk diberikan kenaikan gaji berkala
mengingat: [uu-20-2023]
diktum:
  - Memberikan kenaikan gaji berkala kepada pegawai nomor urut {number}.
"""


def laid_out(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / "inputs" / f"gaji-{number:03}.yaml").write_text(DECREE.format(number=number), "utf-8")


@pytest.fixture
def many(folder, monkeypatch):
    """Ten decrees, one with a fault, one without a kind, two that give one paper; portions of four."""
    laid_out(folder, 10)
    (folder / "inputs" / "gaji-003.yaml").write_text("jenis: keputusan\ntahun: 20x4\n", "utf-8")
    (folder / "inputs" / "gaji-006.yaml").write_text("tahun: 2024\n", "utf-8")
    (folder / "inputs" / "gaji-008.yml").write_text(DECREE.format(number=88), "utf-8")
    monkeypatch.setattr(side_by_side, "_PORTION", 4)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    return list(checking.inputs([Path("inputs")]))


@pytest.mark.parametrize("start", STARTS)
def test_several_processes_give_what_one_gives_in_the_order_of_the_inputs(many, start):
    seen: list[Path] = []
    alone = list(making.make(checking.check_all(many, Path("o")), making.Wishes(Path("o")), lambda _: None))
    papers = {path.name: path.read_bytes() for path in Path("o").rglob("*.docx")}
    shutil.rmtree("o")
    together = list(side_by_side.make(many, making.Wishes(Path("o")), seen.append, start))
    assert together == alone
    assert seen == many
    assert {path.name: path.read_bytes() for path in Path("o").rglob("*.docx")} == papers
    assert len(papers) == 8
    assert [each.code for outcome in together for each in outcome.problems if each.fatal].count("K606") == 1


def test_the_other_processes_are_gone_when_the_work_is_left_in_the_middle(many):
    outcomes = side_by_side.make(many, making.Wishes(Path("o")), lambda _: None)
    assert next(outcomes).made
    outcomes.close()
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs in another way")
def test_what_a_process_that_was_killed_had_at_hand_is_made_here(many, monkeypatch):
    alone = list(making.make(checking.check_all(many, Path("o")), making.Wishes(Path("o")), lambda _: None))
    monkeypatch.setattr(side_by_side, "_portion", dying)
    assert list(side_by_side.make(many, making.Wishes(Path("o")), lambda _: None, "fork")) == alone
    assert Path("mati").exists()


def dying(portion, wishes):
    """The work of a process that is killed; of the one that asked it is as always."""
    if multiprocessing.parent_process():
        Path("mati").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return REAL(portion, wishes)


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_a_process_that_never_ends_is_not_waited_for_at_the_end(many, monkeypatch):
    monkeypatch.setattr(pooling, "PATIENCE", 0.2)
    monkeypatch.setattr(side_by_side, "_portion", stopping)
    outcomes = side_by_side.make(many, making.Wishes(Path("o")), lambda _: None, "fork")
    assert next(outcomes).made
    outcomes.close()
    assert not multiprocessing.active_children()


def stopping(portion, wishes):
    """The work of a process that stands still at its second portion."""
    if Path("inputs/gaji-000.yaml") not in [path for path, _ in portion]:
        os.kill(os.getpid(), signal.SIGSTOP)
    return REAL(portion, wishes)


def test_one_core_makes_them_alone(many, kakdoc, monkeypatch):
    monkeypatch.setattr(documents, "_MANY", 5)
    monkeypatch.setattr(side_by_side, "cores", lambda: 1)
    monkeypatch.setattr(side_by_side, "make", None)
    assert kakdoc("buat", "inputs").out.count(".docx") == 8


def test_the_command_says_of_many_what_it_says_of_few(many, kakdoc, monkeypatch):
    few = kakdoc("buat", "inputs")
    asked: list[int] = []
    by_several = side_by_side.make
    monkeypatch.setattr(documents, "_MANY", 5)
    monkeypatch.setattr(side_by_side, "make", lambda paths, *rest: asked.append(len(paths)) or by_several(paths, *rest))
    assert kakdoc("buat", "inputs") == few
    assert asked == [len(many)]


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_ctrl_c_is_heard_once_and_leaves_whole_papers_alone(folder):
    laid_out(folder, 420)
    command = (sys.executable, "-m", "kakdoc", "buat", "inputs")
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    options = {"cwd": folder, "stderr": subprocess.PIPE, "text": True, "env": env, "start_new_session": True}
    with running(*command, **options) as program:
        deadline = time.monotonic() + 60
        while not list(folder.rglob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, said = program.communicate()
    assert program.returncode == 130
    assert said.count("Dihentikan") == 1
    assert "Traceback" not in said
    papers = [each.suffix for each in (folder / "outputs").rglob("*.*") if each.is_file()]
    assert 0 < len(papers) < 420
    assert set(papers) == {".docx"}
