"""What is done with a paper: opened by the computer's own program, printed, sent."""

import shutil
import sys
import zipfile

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
    visitor.desk.year.known(60)
    assert "Semua naskah sudah ada PDF-nya." in visitor.follow(visitor.send("/naskah/pdf-semua")).text
    (tmp_path / PAPER).with_suffix(".pdf").unlink()
    answer = visitor.send("/naskah/pdf-semua")
    assert visitor.desk.works.of(answer.headers["location"].partition("nama=")[2]).wait(60)
    assert "Selesai: 1 PDF dibuat." in visitor.follow(answer).text
    assert (tmp_path / PAPER).with_suffix(".pdf").is_file()


DECREE = "inputs/2027/tim.yaml"


def decree(folder, **changed):
    """Lay a small decree into a folder."""
    own = {"tahun": 2027, "judul": "Tim Contoh", **changed}
    text = "".join(f"{key}: {value}\n" for key, value in own.items())
    more = "menimbang:\n  - bahwa tim contoh diperlukan\nmengingat: [uu-20-2023]\ndiktum:\n  - Membentuk Tim Contoh.\n"
    (folder / DECREE).write_text(f"jenis: keputusan\n{text}{more}")


def test_a_paper_goes_to_srikandi_only_with_its_marks_whole(visitor, tmp_path):
    decree(tmp_path, nomor="800/1/2027")
    visitor.send("/naskah/buat", {"berkas": DECREE})
    page = visitor.get(f"/naskah?berkas={DECREE}").text
    assert "/naskah/srikandi" not in page
    assert "pilih ya di SRIKANDI" in words(page)
    assert "K956" in visitor.get(f"/naskah/srikandi?berkas={DECREE}").text
    decree(tmp_path, srikandi="ya")
    visitor.send("/naskah/buat", {"berkas": DECREE})
    assert "Unduh untuk SRIKANDI" in visitor.get(f"/naskah?berkas={DECREE}").text
    sent = visitor.get(f"/naskah/srikandi?berkas={DECREE}")
    paper = tmp_path / "outputs/2027/tim.docx"
    assert sent.body == paper.read_bytes()
    assert sent.headers["content-disposition"].endswith("tim%20%28SRIKANDI%29.docx")
    with zipfile.ZipFile(paper) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"${ttd_pengirim}", b"(ttd)")
    with zipfile.ZipFile(paper, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    torn = visitor.get(f"/naskah/srikandi?berkas={DECREE}")
    assert torn.status == 422
    assert "K511" in torn.text


def test_a_certified_copy_waits_for_what_it_needs_and_then_lies_beside_the_paper(visitor, tmp_path):
    paper, copy = "inputs/2024/perbup-renja.yaml", "outputs/2024/perbup-renja (salinan).docx"
    (tmp_path / "inputs/2024").mkdir()
    for each in (paper, "inputs/2024/kak-mutasi-promosi-asn.yaml"):
        shutil.copy(PROJECT / each, tmp_path / each)
    assert "Buat salinan resmi" in visitor.get(f"/naskah?berkas={paper}").text
    told = visitor.follow(visitor.send("/naskah/buat", {"berkas": paper, "salinan": "ya"})).text
    assert "K329" in told
    assert not (tmp_path / copy).exists()
    known = "nomor: 26\ntanggal: 2 Januari 2024\ntanggal_diundangkan: 3 Januari 2024\nnomor_berita_daerah: 26\n"
    known += "peraturan:\n  perbup-rkpd-2024:\n    nomor: 40\n"
    for name, old, new in (
        (paper, "tahun: 2024\n", f"tahun: 2024\n{known}"),
        ("inputs/instansi.yaml", "nama: (Nama", "nama: Contoh (Nama"),
    ):
        (tmp_path / name).write_text((tmp_path / name).read_text().replace(old, new, 1 if name == paper else -1))
    page = visitor.follow(visitor.send("/naskah/buat", {"berkas": paper, "salinan": "ya"})).text
    assert "perbup-renja (salinan).docx" in page
    assert (tmp_path / copy).is_file()
    decree(tmp_path, nomor="800/1/2027")
    assert "salinan resmi" not in visitor.get(f"/naskah?berkas={DECREE}").text
