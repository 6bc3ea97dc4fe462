"""What is done with a paper: opened by the computer's own program, printed, sent."""

import shutil
import sys

import pytest
from conftest import PROJECT
from ui.web.asking import Visitor, words

from kakdoc.papers.pdf import printing

KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
PAPER = "outputs/2027/kak-mutasi-promosi-asn.docx"
ASKED = {"berkas": KAK, "naskah": PAPER}


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    for each in ("inputs/2027", "outputs/2027", "program"):
        (tmp_path / each).mkdir(parents=True)
    for each in ("inputs/instansi.yaml", "inputs/peraturan.yaml", KAK):
        shutil.copy(PROJECT / each, tmp_path / each)
    shutil.copy(PROJECT / "templates/kak/naskah.docx", tmp_path / PAPER)
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


@pytest.fixture
def opener(tmp_path, monkeypatch):
    """The system's opener: a program that writes down what it is asked to open."""
    program = tmp_path / "program" / "xdg-open"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/dibuka.txt"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/program:/usr/bin:/bin")
    return tmp_path / "dibuka.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has an opener of its own")
def test_a_paper_is_opened_by_the_program_of_the_computer_and_nothing_else_is(visitor, opener, tmp_path):
    page = visitor.follow(visitor.send("/naskah/buka", ASKED))
    assert "dibuka di program pengolah kata" in page.text
    assert opener.read_text() == f"{tmp_path}/{PAPER}\n"
    for name in (KAK, "outputs/2027/tidak-ada.docx", "outputs", "outputs/2027/../../inputs/instansi.yaml"):
        assert visitor.send("/naskah/buka", {**ASKED, "naskah": name}).status >= 400
    assert opener.read_text() == f"{tmp_path}/{PAPER}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has an opener of its own")
def test_without_a_program_that_opens_it_there_is_another_way(visitor, monkeypatch):
    monkeypatch.setenv("PATH", "")
    answer = visitor.send("/naskah/buka", ASKED)
    assert answer.status == 422
    assert "K955" in answer.text
    assert "unduh naskahnya" in words(answer.text)


def test_a_paper_that_kakdoc_did_not_make_is_told_and_not_replaced(visitor, tmp_path):
    before = (tmp_path / PAPER).read_bytes()
    page = words(visitor.send("/naskah/buat", {"berkas": KAK}).text)
    assert "bukan buatan kakdoc" in page
    assert (tmp_path / PAPER).read_bytes() == before


@pytest.mark.lambat
@pytest.mark.skipif(printing.office() is None, reason="LibreOffice is not installed")
def test_a_paper_is_printed_and_its_pdf_shown_in_the_browser(visitor, tmp_path):
    visitor.send("/naskah/buat", {"berkas": KAK, "cara": "ganti"})
    answer = visitor.send("/naskah/pdf", {**ASKED, "cara": "tampil"})
    shown = visitor.follow(answer)
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"].startswith("inline;")
    assert shown.body == (tmp_path / PAPER).with_suffix(".pdf").read_bytes()
    assert "Unduh PDF" in visitor.get(f"/naskah?berkas={KAK}").text
