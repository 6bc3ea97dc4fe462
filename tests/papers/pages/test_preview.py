"""The pages of a paper while it is written: pictures, what stands at a point, and a LibreOffice that may die at any time."""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from conftest import PROJECT
from papers.rendering import RENDERER
from word.libreoffice import NEEDED

from kakdoc.papers import checking
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.pdf import guard
from kakdoc.papers.pdf.preview import pictures
from kakdoc.papers.pdf.preview.office import Limits, _Running
from kakdoc.papers.pdf.preview.pages import Pages, Preview
from kakdoc.papers.pdf.preview.passages import fields_at
from kakdoc.papers.pdf.preview.wording import tight
from kakdoc.word.comparing.reading import Sort

posix = pytest.mark.skipif(os.name == "nt", reason="signals and /proc")
TOR = Path("inputs/2024/kak-mutasi-promosi-asn.yaml")


@pytest.fixture(scope="module")
def tor():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        checked = checking.check(TOR)
        return RENDERER.render(checked.kind, checked.document)


@pytest.fixture(scope="module")
def preview():
    """One LibreOffice for all tests here."""
    made = Preview(limits=Limits(paper=60, rest=0))
    yield made
    made.close()


def another(paper: bytes, number: int) -> bytes:
    """The same paper in other bytes."""
    return paper + b"\0" * number


def processes(folder: Path) -> dict[int, str]:
    """The programs that were started for a folder, by their numbers."""
    found = {}
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = each.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(folder) in command:
            found[int(each.parent.name)] = command
    return found


def folder_of(preview: Preview) -> Path:
    return preview._office._running._folder


def is_gone(folder: Path, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while (folder.exists() or processes(folder)) and time.monotonic() < until:
        time.sleep(0.02)
    return not folder.exists() and not processes(folder)


class TestWithLibreOffice:
    pytestmark = NEEDED

    def test_pages_are_counted_and_drawn(self, preview, tor):
        pages = preview.pages(tor)
        assert (pages.count, pages.note) == (5, None)
        drawn = preview.picture(pages.key, 5, 300)
        assert drawn.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", drawn[16:24])
        assert abs(width - 300) <= 1
        assert width < height
        for key, page in ((pages.key, 0), (pages.key, 6), ("x", 1)):
            with pytest.raises(LookupError):
                preview.picture(key, page, 300)

    def test_the_reading_view_says_what_is_printed(self, preview, tor):
        pages = preview.pages(tor)
        shown = preview._known(pages.key)
        printed = tight("".join(each.text for page in range(1, 6) for each in pictures.segments(shown.pdf, page)[1]))
        lines = [line for each in preview.reading(tor) if each.sort is not Sort.MARGIN for line in each.lines]
        assert [each.text for each in lines if tight(each.number + each.text) not in printed] == []
        assert len([each for each in lines if each.number]) > 30

    def test_a_press_on_the_page_leads_to_the_field(self, preview, tor, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("kak.yaml").write_bytes((PROJECT / TOR).read_bytes())
        pages, draft = preview.pages(tor), Draft.open(Path("kak.yaml"))
        draft.release()
        size, found = pictures.segments(preview._known(pages.key).pdf, 2)
        line = next(each for each in found if each.text.startswith("menuju keadaan"))
        point = (line.left + 9) / size[0], 1 - (line.bottom + 3) / size[1]
        assert preview.text_at(pages.key, 2, *point).startswith("Pembangunan daerah pada dasarnya")
        passage = preview.passage_at(pages.key, 2, point)
        assert fields_at(passage, draft.values, draft.model)[0][0] == ("bagian", 0, "isi")
        assert preview.text_at(pages.key, 2, 0.01, 0.99) == ""

    def test_a_paper_that_cannot_be_opened_is_told_and_not_tried_again(self, preview):
        broken = b"PK\x03\x04 bukan naskah"
        told = preview.pages(broken)
        assert (told.count, told.note.code) == (0, "K947")
        assert preview.pages(broken) is told
        assert preview.reading(broken) == []

    def test_of_ten_at_once_the_first_and_the_newest_are_printed(self, preview, tor):
        made: dict[int, Pages] = {}

        def ask(number: int) -> None:
            made[number] = preview.pages(another(tor, number), "inputs/a.yaml")

        threads = [Thread(target=ask, args=(number,)) for number in range(1, 11)]
        for thread in threads:
            thread.start()
            time.sleep(0.005)
        for thread in threads:
            thread.join()
        assert [made[number].count for number in range(1, 11)] == [5, *[0] * 8, 5]
        assert not any(each.note for each in made.values())

    @posix
    def test_it_is_started_again_when_it_was_killed(self, preview, tor):
        preview.pages(another(tor, 20))
        folder = folder_of(preview)
        for number, command in processes(folder).items():
            if "guard.py" not in command:
                os.kill(number, signal.SIGKILL)
        assert preview.pages(another(tor, 21)).count == 5
        assert is_gone(folder)

    @posix
    def test_one_that_does_not_answer_is_ended_and_told(self, preview, tor):
        preview.pages(tor)
        preview.pages(another(tor, 30))
        folder, limits = folder_of(preview), preview._office._limits
        for number, command in processes(folder).items():
            if "soffice" in command:
                os.kill(number, signal.SIGSTOP)
        preview._office._limits = Limits(paper=0.3, rest=60)
        told = preview.pages(another(tor, 31))
        assert (told.count, told.note.code) == (0, "K946")
        assert is_gone(folder)
        assert preview.pages(another(tor, 32)).note.code == "K946"  # it rests, so nobody waits for it
        assert preview.pages(tor).count == 5  # what is kept is shown meanwhile
        preview._office._limits, preview._office._rests_until = limits, 0

    @posix
    @pytest.mark.lambat
    def test_it_is_started_again_when_its_launcher_alone_was_killed(self, preview, tor):
        preview.pages(another(tor, 40))
        folder = folder_of(preview)
        os.kill(next(each for each, command in processes(folder).items() if "oosplash" in command), signal.SIGKILL)
        assert is_gone(folder)
        assert preview.pages(another(tor, 41)).count == 5


FAKE = """
import subprocess, sys, time
child = [sys.executable, "-c", "import sys, time; time.sleep(600)", sys.argv[1]]
subprocess.Popen(child)
time.sleep(600)
"""
"""A launcher with a program behind it, as LibreOffice has."""
PROGRAM = """
import subprocess, sys, time
guard = subprocess.Popen([sys.executable, "-I", "-S", *sys.argv[1:]], stdin=subprocess.PIPE, start_new_session=True)
time.sleep(600)
"""


@posix
class TestGuard:
    @pytest.fixture
    def program(self, tmp_path):
        """The fake office."""
        made = tmp_path / "soffice"
        made.write_text(f"#!{sys.executable}\n{FAKE}")
        made.chmod(0o755)
        return made

    @pytest.fixture
    def guarded(self, program, tmp_path):
        """A program that had a guard start the fake office, and the folder of that."""
        folder = tmp_path / "kakdoc-x"
        folder.mkdir()
        office = [guard.__file__, folder, program, folder / "profil"]
        started = subprocess.Popen([sys.executable, "-c", PROGRAM, *office], stdout=subprocess.PIPE, text=True)
        assert started.stdout.readline().strip().isdigit()
        until = time.monotonic() + 20
        while len(processes(folder)) < 4 and time.monotonic() < until:
            time.sleep(0.01)
        yield started, folder
        started.kill()
        started.communicate()

    @pytest.mark.parametrize("stopped", [False, True])
    def test_nothing_is_left_of_it_when_the_program_is_killed(self, stopped, guarded):
        started, folder = guarded
        for number, command in processes(folder).items():
            if stopped and "guard.py" not in command:
                os.kill(number, signal.SIGSTOP)
        started.kill()
        started.wait()
        assert is_gone(folder)

    def test_nothing_is_left_of_it_when_its_launcher_alone_is_killed(self, guarded):
        started, folder = guarded
        os.kill(launcher(folder), signal.SIGKILL)
        until = time.monotonic() + 20
        while (folder.exists() or len(processes(folder)) > 1) and time.monotonic() < until:
            time.sleep(0.01)
        assert not folder.exists()
        assert list(processes(folder)) == [started.pid]

    def test_it_ends_what_it_starts_when_the_program_is_gone_before(self, program, tmp_path):
        folder = tmp_path / "kakdoc-y"
        folder.mkdir()
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-I", "-S", guard.__file__, folder, program, folder / "profil"]
        assert (
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=writing, check=False, timeout=60).returncode == 0
        )
        os.close(writing)
        assert is_gone(folder)

    def test_killed_itself_it_leaves_its_work_to_the_program(self, program):
        running = _Running(str(program), Limits())
        folder = running._folder
        select.select([running._guard.stdout], [], [], 20)  # it has told which process it started
        running._guard.kill()
        running._guard.wait()
        running.end()
        assert is_gone(folder)


def launcher(folder: Path) -> int:
    """The number of the process that the guard started; 0 while it has not."""
    found = processes(folder).items()
    return next((number for number, told in found if told.split()[1].endswith("soffice")), 0)


class TestWithoutIt:
    def test_without_libreoffice_it_is_told_and_the_paper_can_be_read(self, tor):
        preview = Preview(None)
        preview.start()
        told = preview.pages(tor)
        assert (told.count, told.note.code) == (0, "K945")
        assert any(
            line.number == "A." and line.text == "LATAR BELAKANG"
            for each in preview.reading(tor)
            for line in each.lines
        )
        preview.close()

    @pytest.mark.parametrize("program", ["/bin/false", "/tidak/ada"])
    def test_one_that_does_not_start_is_told_and_left_alone(self, program, tor):
        preview = Preview(program)
        assert [preview.pages(another(tor, number)).note.code for number in range(3)] == ["K946"] * 3
        preview.close()

    @posix
    def test_one_that_never_gets_ready_is_ended(self, tor, tmp_path):
        program = tmp_path / "soffice"
        program.write_text("#!/bin/sh\nexec sleep 600\n")
        program.chmod(0o755)
        preview = Preview(str(program), Limits(start=0.2))
        assert preview.pages(tor).note.code == "K946"
        assert processes(program) == {}
        preview.close()

    def test_one_that_was_closed_prints_no_more(self, tor):
        preview = Preview("/bin/false")
        preview.close()
        assert preview.pages(tor).note.code == "K946"
