"""A roster that fills the table of one paper, and excerpts for its rows."""

from __future__ import annotations

import re

import pytest
from conftest import PROJECT
from docx import Document
from word.making import p

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.papers.trace import standing

KIND = """\
judul: Daftar tugas
naskah: naskah.docx
petikan: petikan.docx
peserta: petugas
isian:
  tahun: {tipe: tahun}
  nama: {tipe: teks, fakta: nama}
  petugas:
    tipe: tabel
    kolom:
      nama: nama
      nip: nip
      tmt: {tipe: tanggal, judul: Mulai tanggal}
"""
INPUT = """\
jenis: daftar-tugas
tahun: 2027
nama: Tugas bersama
peserta: petugas.csv
petikan: ya
"""
ROWS = "Nama;NIP;Mulai tanggal\nNama Contoh Satu;198001012005011001;1 Maret 2027\nNama Contoh Dua;198001012005011002;2027-04-01\n"


def paper(mark: str) -> bytes:
    """A template on a page of the house, with a few paragraphs for its body."""
    rows = "".join(p(each) for each in ("{%p for o in petugas %}", "{{ o.nama }} {{ o.tmt|tanggal }}", "{%p endfor %}"))
    members = package.read((PROJECT / "templates" / "keputusan" / "naskah.docx").read_bytes(), "x")
    old = members["word/document.xml"].data.decode()
    body = f"<w:body>{p(f'{mark} {{{{ nama }}}}')}{rows}"
    new = re.sub(r"(?s)<w:body>.*(?=<w:sectPr(?!.*<w:sectPr))", lambda _: body, old)
    core = re.sub(rb"\{\{.*?\}\}", b"", members["docProps/core.xml"].data)
    changed = {"word/document.xml": new.encode(), "docProps/core.xml": core}
    return package.write({**members, **{name: Member.of(name, data) for name, data in changed.items()}}.values())


@pytest.fixture
def office(folder):
    """Writes an input of a collective kind, with its roster."""
    kind = folder / "templates" / "daftar-tugas"
    kind.mkdir(parents=True)
    (kind / "jenis.yaml").write_text(KIND, "utf-8")
    (kind / "naskah.docx").write_bytes(paper("Daftar"))
    (kind / "petikan.docx").write_bytes(paper("Petikan"))
    (folder / "inputs" / "2027").mkdir()

    def write(text=INPUT, rows=ROWS):
        (folder / "inputs" / "2027" / "tugas.yaml").write_text(text, "utf-8")
        (folder / "inputs" / "2027" / "petugas.csv").write_text(rows, "utf-8")

    return write


def lines(path: str) -> list[str]:
    return [each.text for each in Document(path).paragraphs if each.text.strip()]


def test_the_rows_fill_the_table_and_each_gets_its_excerpt(office, kakdoc):
    office()
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 0, run.err
    whole, first, second = run.out.splitlines()
    assert (whole, first) == ("outputs/2027/tugas.docx", "outputs/2027/tugas/petikan/198001012005011001.docx")
    assert lines(whole) == ["Daftar Tugas bersama", "Nama Contoh Satu 1 Maret 2027", "Nama Contoh Dua 1 April 2027"]
    assert lines(first) == ["Petikan Tugas bersama", "Nama Contoh Satu 1 Maret 2027"]
    assert lines(second) == ["Petikan Tugas bersama", "Nama Contoh Dua 1 April 2027"]


def test_rows_that_were_typed_get_excerpts_too_named_as_asked(office, kakdoc):
    typed = "petugas:\n  - {nama: Nama Contoh Tiga, nip: 198001012005011003, tmt: 1 Mei 2027}\n"
    office(INPUT.replace("peserta: petugas.csv\n", "nama_berkas: [kolom nama] ([kolom NIP])\n") + typed)
    run = kakdoc("buat", "inputs/2027")
    assert run.out.splitlines()[1] == "outputs/2027/tugas/petikan/Nama Contoh Tiga (198001012005011003).docx"


def test_a_fault_of_a_row_stops_the_paper_of_all_and_is_told_at_the_row(office, kakdoc):
    office(rows=ROWS.replace("2027-04-01", "2027-04-31"))
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("inputs/2027/petugas.csv:3: [K122]")


@pytest.mark.parametrize(
    ("text", "rows", "code"),
    [
        (INPUT.replace("Tugas bersama", "Tugas [kolom nama]"), ROWS, "K801"),
        (INPUT, "Nomor;Kode\n1;2\n", "K802"),
        (INPUT, "Nama;NIP;Mulai tanggal\n", "K804"),
        (INPUT, ROWS.replace("NIP", "NIPP", 1), "K111"),
        (INPUT, ROWS.replace("\n", ";x\n").replace(";x", ";n.i.p", 1), "K134"),
        (INPUT.replace("petugas.csv", "tugas.csv"), ROWS, "K805"),
    ],
)
def test_what_is_wrong_with_the_roster_of_a_collective_paper_is_told(office, kakdoc, text, rows, code):
    office(text, rows)
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 1
    assert f"[{code}]" in run.err


def test_excerpts_of_a_kind_without_them_are_refused(office, kakdoc, folder):
    office()
    kind = folder / "templates" / "daftar-tugas" / "jenis.yaml"
    kind.write_text(KIND.replace("petikan: petikan.docx\n", ""), "utf-8")
    assert "inputs/2027/tugas.yaml:5:10: [K816]" in kakdoc("periksa", "inputs/2027").err


def test_of_rows_that_are_asked_for_only_the_excerpts_are_made(office, kakdoc):
    office()
    run = kakdoc("buat", "inputs/2027", "--baris", "3")
    assert run.out.splitlines() == [
        "outputs/2027/tugas.docx", "outputs/2027/tugas/petikan/198001012005011002.docx",
    ]  # fmt: skip
    assert lines(run.out.splitlines()[0])[2:] == ["Nama Contoh Dua 1 April 2027"]
    assert (run.code, run.err) == (0, "2 dari 2 naskah dibuat; tidak ada masalah.\n")


def test_rows_that_are_asked_for_and_not_there_are_told(office, kakdoc):
    office()
    run = kakdoc("buat", "inputs/2027", "--baris", "3,9")
    assert (run.code, len(run.out.splitlines())) == (1, 2)
    assert "inputs/2027/petugas.csv:9: [K817] baris 9 tidak ada" in run.err


def test_a_roster_that_is_not_named_yet_is_a_gap_and_hides_no_other(office, kakdoc):
    office(INPUT.replace("petugas.csv", '"[isi: daftar]"').replace("Tugas bersama", '"[isi: nama]"'))
    told = kakdoc("periksa", "inputs/2027").err
    assert told.count("[K115]") == 2
    assert "K805" not in told


def test_an_excerpt_stands_for_its_own_row(office, kakdoc):
    office()
    kakdoc("buat", "inputs/2027")
    office(rows=ROWS.replace("1 Maret", "2 Maret"))
    standing.forget()
    told = kakdoc("status").out.splitlines()
    assert [line.split()[0] for line in told] == ["isian", "terkini", "isian"]


def test_excerpts_are_joined_to_one_file(office, kakdoc):
    office()
    run = kakdoc("buat", "inputs/2027", "--satukan", "--pdf")
    assert run.code == 0, run.err
    assert lines("outputs/2027/tugas-petikan-gabungan.docx") == [
        "Petikan Tugas bersama", "Nama Contoh Satu 1 Maret 2027", "Petikan Tugas bersama", "Nama Contoh Dua 1 April 2027",
    ]  # fmt: skip
    assert "outputs/2027/tugas-petikan-gabungan.pdf" in run.out
