"""Programs that print and do not end: they have their time, and nothing of them is left."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from papers.pages.test_preview import processes

from kakdoc.papers.pdf import printing
from kakdoc.ui.web.desk import Desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and /proc")
FAKE = """\
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import sys, time; time.sleep(600)", *sys.argv[1:]])
time.sleep(600)
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """An office program that starts another one and never ends."""
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n{FAKE}")
    program.chmod(0o755)
    monkeypatch.setattr(printing, "office", lambda: str(program))
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(b"PK")
    return program


def gone(program: Path) -> bool:
    until = time.monotonic() + 20
    while processes(program) and time.monotonic() < until:
        time.sleep(0.01)
    return not processes(program)


def test_libreoffice_that_never_ends_is_told_and_nothing_of_it_is_left(office, monkeypatch):
    monkeypatch.setattr(printing, "_seconds", lambda _: 0.3)
    made, problems = printing.to_pdf([Path("a.docx")])
    assert made == []
    assert [(each.code, each.location.file) for each in problems] == [("K605", "a.pdf")]
    assert gone(office)


def test_when_the_page_is_closed_it_is_ended_at_once(office):
    found = []
    waiting = Thread(target=lambda: found.extend(printing.to_pdf([Path("a.docx")])[1]), daemon=True)
    waiting.start()
    while not processes(office):
        time.sleep(0.01)
    Desk(Path(), 0).shut()
    waiting.join(20)
    assert [each.code for each in found] == ["K605"]
    assert gone(office)


def test_word_that_waits_for_somebody_is_left_alone_and_told(office, monkeypatch):
    Path("docx2pdf.py").write_text("import time\ndef convert(*_): time.sleep(600)\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.setattr(printing, "_SECONDS_PER_RUN", 0.3)
    monkeypatch.setattr(printing, "_converter", lambda: printing._by_word)
    Path("b.docx").write_bytes(b"PK")
    made, problems = printing.to_pdf([Path("a.docx"), Path("b.docx")])
    assert made == []
    assert [each.code for each in problems] == ["K605", "K605"]
