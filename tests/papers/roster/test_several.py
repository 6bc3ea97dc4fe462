"""What a row makes beside one paper: certified copies, and all papers of one record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from docx import Document
from word.making import paragraphs

from kakdoc.papers import checking, making
from kakdoc.papers.roster import running

NAMES = "".join(f"    {key}: {{nama: Contoh Nama}}\n" for key in ("bupati", "sekretaris_daerah", "kepala_bagian_hukum"))
DECREE = f"""\
jenis: keputusan
tahun: 2027
nomor: 800.1.3/[urut 003]/BKPSDM/2027
judul: Penugasan [kolom nama]
tanggal: 5 Januari 2027
penanda_tangan: bupati
peserta: pegawai.csv
kunci: nip
menimbang: [bahwa perlu;]
mengingat: [uu-23-2014]
diktum:
  - Menugaskan [kolom nama].
  - Keputusan Bupati ini mulai berlaku pada tanggal ditetapkan.
instansi:
  pejabat:
{NAMES}"""


NIPS = ("198001012005011001", "198001012005011002")
PARTS = ("surat", "kartu")


@pytest.fixture
def lay(folder):
    """Lays out an input with a roster of two persons."""
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    (folder / "inputs" / "2027").mkdir()

    def write(text: str, rows: str = "Nama Satu;198001012005011001\nNama Dua;198001012005011002\n") -> None:
        (folder / "inputs" / "2027" / "tugas.yaml").write_text(text, "utf-8")
        (folder / "inputs" / "2027" / "pegawai.csv").write_text(f"Nama;NIP\n{rows}", "utf-8")

    return write


@pytest.fixture
def invitations(folder, lay):
    """A record of a letter and a slip for each row of a roster."""
    own = folder / "templates" / "undangan-berlampir"
    own.mkdir(parents=True)
    card = Document()
    card.add_paragraph("Kartu {{ catatan }}")
    card.save(own / "kartu.docx")
    definition = "judul: Undangan\ndasar: undangan\nnaskah: {surat: undangan/naskah.docx, kartu: kartu.docx}\n"
    (own / "jenis.yaml").write_text(definition, "utf-8")
    text = (PROJECT / "templates" / "undangan" / "contoh.yaml").read_text("utf-8")
    text = text.replace("undangan\n", "undangan-berlampir\n", 1).replace(
        "membawa data", "membawa data oleh [kolom nama],"
    )
    lay(f"{text}peserta: pegawai.csv\nkunci: nip\n")


def printed(path: str) -> str:
    return "\n".join(paragraphs(Path(path).read_bytes()))


def test_each_row_makes_its_certified_copy(lay, kakdoc):
    lay(DECREE)
    assert kakdoc("buat", "inputs/2027").code == 0
    run = kakdoc("buat", "inputs/2027", "--salinan")
    assert (run.code, run.out.split("\n")[:2]) == (0, [f"outputs/2027/tugas (salinan)/{nip}.docx" for nip in NIPS]), (
        run.err
    )
    for number, (path, name) in enumerate(zip(run.out.splitlines(), ("Satu", "Dua"), strict=True), 1):
        assert "Salinan sesuai dengan aslinya" in (text := printed(path))
        assert f"Menugaskan Nama {name}" in text
        assert f"800.1.3/00{number}/BKPSDM/2027" in text
        assert "Salinan sesuai dengan aslinya" not in printed(path.replace(" (salinan)", ""))


def test_what_copies_need_is_told_once_for_all_rows_or_at_the_row_that_lacks_it(lay, kakdoc):
    text = DECREE.replace("tanggal: 5 Januari 2027", "tanggal: [kolom nama]")
    lay(DECREE.replace("tanggal: 5 Januari 2027\n", ""))
    run = kakdoc("buat", "inputs/2027", "--salinan")
    assert (run.code, run.out) == (1, "")
    assert run.err.count("[K329] salinan memerlukan tanggal") == 1
    assert not Path("inputs/2027/buku-nomor.csv").exists()
    lay(text, "5 Januari 2027;198001012005011001\nJanuari 2027;198001012005011002\n")
    run = kakdoc("buat", "inputs/2027", "--salinan")
    assert (run.code, run.out) == (1, f"outputs/2027/tugas (salinan)/{NIPS[0]}.docx\n")
    assert "inputs/2027/pegawai.csv:3: [K329] salinan memerlukan tanggal" in run.err


@pytest.mark.parametrize(
    "text",
    [
        DECREE.replace("penanda_tangan: bupati", "penanda_tangan: kepala").replace("Bupati ini", "Kepala Badan ini"),
        None,
    ],
)
def test_rows_of_what_has_no_copies_are_passed_over_and_told_once(lay, invitations, kakdoc, text):
    if text:
        lay(text)
    run = kakdoc("buat", "inputs/2027", "--salinan")
    assert (run.code, run.out) == (0, ""), run.err
    assert run.err.count("inputs/2027/tugas.yaml: [K329] peringatan: jenis naskah ini tidak punya bentuk salinan") == 1
    assert not Path("inputs/2027/buku-nomor.csv").exists()


def test_a_row_makes_every_paper_of_its_record_and_the_joined_files_hold_one_kind_each(invitations, kakdoc):
    checked = checking.check(Path("inputs/2027/tugas.yaml"))
    outcomes = running.make([checked], making.Wishes(Path("outputs"), joined=True), lambda _: None)
    made = [f"outputs/2027/tugas/{nip}-{part}.docx" for nip in NIPS for part in PARTS]
    joined = [f"outputs/2027/tugas-{part}-gabungan.docx" for part in PARTS]
    assert [path.as_posix() for each in outcomes for path in each.papers] == made + joined
    for path, name in zip(made, ("Satu", "Satu", "Dua", "Dua"), strict=True):
        assert ("Kartu" in (text := printed(path))) is ("kartu" in path)
        assert f"oleh Nama {name}" in text
    for path in joined:
        assert all(f"oleh Nama {name}" in printed(path) for name in ("Satu", "Dua"))
    assert "4 terkini" in kakdoc("status", "outputs/2027/tugas").err
    again = kakdoc("buat", "inputs/2027", "--baris", "3")
    assert again.out.split() == made[2:]


def test_two_rows_whose_papers_would_have_one_name_are_told(invitations, lay, kakdoc):
    text = Path("inputs/2027/tugas.yaml").read_text("utf-8")
    lay(text.replace("kunci: nip", "nama_berkas: [kolom nip]"), "Nama Satu;a\nNama Dua;A\n")
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 1
    assert run.err.count("[K810]") == 1, run.err
