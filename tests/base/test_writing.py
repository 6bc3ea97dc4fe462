"""Files on disk: whole, old or new, whatever stops the program; never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from threading import Thread

import pytest
from conftest import running

from kakdoc.base import disk
from kakdoc.base.problems import OutputError
from kakdoc.papers.saving import write_document

OLD, NEW, EDITED = b"lama" * 50_000, b"baru" * 60_000, b"disunting" * 1000
WRITER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from kakdoc.papers.saving import write_document
    old, new, edited = b"lama" * 50_000, b"baru" * 60_000, b"disunting" * 1000
    print("siap", flush=True)
    number, end = 0, time.monotonic() + 60  # it ends by itself where nobody is left to end it
    while time.monotonic() < end:
        number += 1
        for name in ("a", "b", "c"):
            target = Path(sys.argv[1], name + ".docx")
            if name == "c" and number % 3 == 0:
                target.write_bytes(edited) if not target.exists() else None
            why = lambda data: "disunting" if data.startswith(b"disunting") else ""
            write_document(new if number % 2 else old, target, why, replacing=True)
    """
)


def nobody(_data: bytes) -> str:
    return ""


def somebody(data: bytes) -> str:
    return "berkas ini sudah disunting" if data.startswith(b"disunting") else ""


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows kills programs in another way")
@pytest.mark.parametrize("kills", [15, pytest.param(25, marks=pytest.mark.lambat)])
def test_whenever_the_program_is_killed_every_file_is_whole(kills, tmp_path):
    chance, seen = random.Random(7), set()  # noqa: S311
    for _ in range(kills):
        (tmp_path / "c.docx").write_bytes(EDITED)
        with running(sys.executable, "-c", WRITER, tmp_path) as writer:
            writer.stdout.readline()
            time.sleep(chance.random() * 0.15)
            writer.send_signal(signal.SIGKILL)
        for path in tmp_path.glob("*.docx"):
            data = path.read_bytes()
            assert data in (OLD, NEW, EDITED), path.name
            seen.add(data)
        kept = [*tmp_path.glob("c (disunting *).docx"), tmp_path / "c.docx"]
        assert EDITED in [each.read_bytes() for each in kept]
    assert {OLD, NEW} <= seen


@pytest.mark.skipif(os.name == "nt", reason="Windows does not run two of these on one file")
def test_two_runs_at_once_leave_whole_files_and_every_edit(tmp_path):
    (tmp_path / "c.docx").write_bytes(EDITED)
    command = (sys.executable, "-c", WRITER, tmp_path)
    with running(*command, stderr=subprocess.PIPE) as one, running(*command, stderr=subprocess.PIPE) as other:
        for each in (one, other):
            each.stdout.readline()
        time.sleep(0.7)
        for each in (one, other):
            each.send_signal(signal.SIGINT)
            assert b"KeyboardInterrupt" in each.communicate()[1]
    for path in tmp_path.glob("*.docx"):
        assert path.read_bytes() in (OLD, NEW, EDITED)
    assert EDITED in [each.read_bytes() for each in tmp_path.glob("c*.docx")]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no limit of a file's size")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    import resource

    target = tmp_path / "a.docx"
    target.write_bytes(OLD)
    script = "import sys; from pathlib import Path; from kakdoc.papers.saving import write_document as w; w(b'x' * 10**6, Path(sys.argv[1]), lambda _: '')"
    run = subprocess.run(
        [sys.executable, "-c", script, target],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
        check=False,
    )
    assert "[K603]" in run.stderr
    assert (names(tmp_path), target.read_bytes()) == (["a.docx"], OLD)


def test_who_is_refused_a_file_that_is_held_leaves_it_to_who_holds_it(tmp_path):
    file = tmp_path / "buku.kunci"
    with disk.held_alone(file):
        for _ in range(2):
            with pytest.raises(OSError, match="held by another"), disk.held_alone(file):
                pass
    assert names(tmp_path) == []
    with disk.held_alone(file):
        assert names(tmp_path) == ["buku.kunci"]


def test_a_file_is_held_by_one_at_a_time_however_often_it_is_given_free(tmp_path):
    file, held, most = tmp_path / "buku.kunci", [], []

    def take_turns() -> None:
        for _ in range(200):
            with contextlib.suppress(OSError), disk.held_alone(file):
                held.append(1)
                most.append(len(held))
                held.pop()

    threads = [Thread(target=take_turns, daemon=True) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert max(most) == 1
    assert names(tmp_path) == []


def test_what_somebody_worked_on_stays_and_the_new_one_goes_beside(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(EDITED)
    with pytest.raises(OutputError) as fault:
        write_document(NEW, target, somebody)
    assert fault.value.problems[0].code == "K604"
    assert (target.read_bytes(), (tmp_path / "a (baru).docx").read_bytes()) == (EDITED, NEW)
    with pytest.raises(OutputError):
        write_document(OLD, target, somebody)
    assert names(tmp_path) == ["a (baru).docx", "a.docx"]
    assert (tmp_path / "a (baru).docx").read_bytes() == OLD


def test_a_new_paper_beside_that_was_edited_in_turn_stays_too(tmp_path):
    for name in ("a.docx", "a (baru).docx"):
        (tmp_path / name).write_bytes(EDITED)
    with pytest.raises(OutputError):
        write_document(NEW, tmp_path / "a.docx", somebody)
    assert names(tmp_path) == ["a (baru 2).docx", "a (baru).docx", "a.docx"]


def test_what_is_replaced_is_kept_under_the_time_of_its_last_change(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(EDITED)
    os.utime(target, (1_700_000_000, 1_700_000_000))
    write_document(NEW, target, somebody, replacing=True)
    (kept,) = tmp_path.glob("a (disunting *).docx")
    assert (target.read_bytes(), kept.read_bytes()) == (NEW, EDITED)
    assert kept.stat().st_mtime == 1_700_000_000
    assert time.strftime("%Y-%m-%d %H.%M.%S", time.localtime(1_700_000_000)) in kept.name


def test_an_edit_saved_while_the_new_paper_is_written_is_seen(tmp_path):
    target, asked = tmp_path / "a.docx", []
    target.write_bytes(OLD)

    def saving(data: bytes) -> str:
        asked.append(data)
        if len(asked) == 1:  # Word saves just after the file was judged
            target.write_bytes(EDITED)
            os.utime(target, (1, 1))
        return somebody(data)

    with pytest.raises(OutputError):
        write_document(NEW, target, saving)
    assert target.read_bytes() == EDITED


def test_what_killed_runs_left_behind_is_swept_after_an_hour(tmp_path):
    for name, age in (("old", 7200), ("new", 60)):
        left = tmp_path / f".{name}-x.kakdoc.tmp"
        left.write_bytes(b"x")
        os.utime(left, (time.time() - age, time.time() - age))
    disk._sweep.cache_clear()
    write_document(NEW, tmp_path / "a.docx", nobody)
    assert names(tmp_path) == [".new-x.kakdoc.tmp", "a.docx"]


def test_a_file_that_never_rests_is_left_alone(tmp_path):
    target, count = tmp_path / "a.docx", iter(range(1, 1000))
    target.write_bytes(OLD)

    def restless(_data: bytes) -> str:
        number = next(count)
        os.utime(target, (number, number))
        return ""

    with pytest.raises(OutputError) as fault:
        write_document(NEW, target, restless)
    assert (fault.value.problems[0].code, target.read_bytes()) == ("K603", OLD)


def test_what_a_link_points_at_is_replaced_not_the_link(tmp_path):
    real, link = tmp_path / "bersama.docx", tmp_path / "a.docx"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_document(NEW, link, nobody)
    assert (link.is_symlink(), real.read_bytes()) == (True, NEW)


def test_marks_fit_behind_the_longest_names(tmp_path):
    target = tmp_path / f"{'n' * 249}.docx"
    target.write_bytes(EDITED)
    with pytest.raises(OutputError) as fault:
        write_document(NEW, target, somebody)
    assert fault.value.problems[0].code == "K604"
    write_document(NEW, target, somebody, replacing=True)
    assert sorted(len(each.name) for each in tmp_path.iterdir()) == [254, 255, 255]


def test_a_folder_in_the_place_of_a_paper_is_told_in_indonesian(tmp_path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OutputError) as fault:
        write_document(NEW, tmp_path / "a.docx", nobody)
    assert "sebuah folder" in fault.value.problems[0].message
