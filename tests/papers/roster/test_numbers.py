"""Numbers in series: given once, kept with their row, written before the first paper."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from conftest import PROJECT, program
from docx import Document

from kakdoc.base import disk

LETTER = """\
jenis: keputusan
tahun: 2027
nomor: 800.1.3/[urut 003]/BKPSDM/2027
judul: Penugasan [kolom nama]
peserta: pegawai.csv
kunci: NIP
menimbang: [bahwa perlu;]
mengingat: [uu-23-2014]
diktum:
  - Menugaskan [kolom nama].
  - Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.
"""
NIPS = [f"19800101200501100{number}" for number in range(1, 6)]


@pytest.fixture
def numbered(folder, kakdoc):
    """Makes the papers of rows with these keys, and returns the number of each; `book` reads the book."""
    (folder / "inputs" / "peraturan.yaml").write_bytes((PROJECT / "inputs" / "peraturan.yaml").read_bytes())
    (folder / "inputs" / "2027" / "sk").mkdir(parents=True)

    def make(keys, text=LETTER, name="tugas", code=0):
        own = folder / "inputs" / "2027" / "sk"
        (own / f"{name}.yaml").write_text(text, "utf-8")
        rows = "".join(f"Nama Contoh;{key}\n" for key in keys)
        (own / "pegawai.csv").write_text(f"Nama;NIP\n{rows}", "utf-8")
        run = kakdoc("buat", own / f"{name}.yaml", "--timpa")
        assert run.code == code, run.err
        make.err = run.err
        return {path.rpartition("/")[2][:-5]: number(path) for path in run.out.splitlines()}

    return make


def number(path: str) -> str:
    text = " ".join(each.text for each in Document(path).element.body.iter() if each.tag.endswith("}t") and each.text)
    return text.partition("800.1.3/")[2][:3]


def book() -> list[list[str]]:
    text = Path("inputs/2027/buku-nomor.csv").read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_numbers_follow_the_rows_and_stand_in_the_book_of_the_year(numbered):
    assert list(numbered(NIPS[:3]).values()) == ["001", "002", "003"]
    assert book() == [
        ["isian", "kunci", "urut", "pola"],
        *(["sk/tugas.yaml", nip, str(each), "800.1.3/[urut 003]/BKPSDM/2027"] for each, nip in enumerate(NIPS[:3], 1)),
    ]


def test_rows_sorted_added_or_deleted_move_no_number_and_deleted_numbers_stay_used(numbered):
    numbered(NIPS[:3])
    assert numbered([NIPS[2], NIPS[3], NIPS[0]]) == {NIPS[2]: "003", NIPS[3]: "004", NIPS[0]: "001"}
    assert numbered([NIPS[4], NIPS[1]]) == {NIPS[4]: "005", NIPS[1]: "002"}


def test_the_first_number_is_asked_for_and_another_input_with_the_same_pattern_goes_on(numbered):
    assert set(numbered(NIPS[:1], f"{LETTER}urut_mulai: 41\n").values()) == {"041"}
    assert set(numbered(NIPS[:1], name="lain").values()) == {"042"}
    assert set(numbered(NIPS[1:2], LETTER.replace("BKPSDM", "SETDA"), name="setda").values()) == {"001"}


@pytest.mark.parametrize(
    "rows",
    [
        "sk/tugas.yaml;{0};1;p\nsk/tugas.yaml;{0};2;p\n",
        "sk/tugas.yaml;{0};1;p\nsk/tugas.yaml;{1};1;p\n",
        "sk/tugas.yaml;{0};1;p\nsk/lain.yaml;{1};1;p\n",
        "sk/tugas.yaml;{0};satu;p\n",
        "sk/tugas.yaml;;1;p\n",
        "sk/tugas.yaml;1,98001E+17;1;p\n",
        "sk/tugas.yaml;{0};17;p\nsk/tugas.yaml;{1};1",
        "sk/tugas.yaml;{0};1;\n",
        "sk/tugas.yaml;A;1;p\nsk/tugas.yaml;a;2;p\n",
        'sk/tugas.yaml;"{0};1;p\n',
        "sk/tugas.yaml;{0}\0;1;p\n",
    ],
)
def test_a_book_that_contradicts_itself_stops_the_run_and_stays(numbered, folder, rows):
    path = folder / "inputs" / "2027" / "buku-nomor.csv"
    path.write_text("isian;kunci;urut;pola\n" + rows.format(*NIPS), "utf-8")
    before = path.read_bytes()
    assert numbered(NIPS, code=1) == {}
    assert "[K814]" in numbered.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        "isian;kunci;urut;pola\nsk/tugas.yaml;Andr\u00e9;1;p\n".encode("cp1252"),
        b"isian;kunci;urut;pola;catatan\nsk/tugas.yaml;1;1;p;jangan dihapus\n",
        b"isian;kunci;urut;pola\nsk/tugas.yaml;" + b"1" * 2_000_000 + b";1;p\n",
    ],
)
def test_a_book_that_would_not_be_written_again_as_it_is_stops_the_run_and_stays(numbered, folder, data):
    path = folder / "inputs" / "2027" / "buku-nomor.csv"
    path.write_bytes(data)
    assert numbered(NIPS, code=1) == {}
    assert "[K814] buku nomor ini tidak terbaca" in numbered.err
    assert path.read_bytes() == data


def test_a_key_has_its_number_whatever_its_capitals(numbered):
    assert numbered(["a", "b"]) == {"a": "001", "b": "002"}
    assert numbered(["B", "A", "c"]) == {"B": "002", "A": "001", "c": "003"}


def test_a_book_of_other_columns_stops_the_run(numbered, folder):
    (folder / "inputs" / "2027" / "buku-nomor.csv").write_text("nomor,nama\n1,x\n", "utf-8")
    assert numbered(NIPS, code=1) == {}
    assert "[K814]" in numbered.err


def test_a_book_that_is_open_or_held_elsewhere_stops_the_run(numbered, folder):
    lock = folder / "inputs" / "2027" / ".~lock.buku-nomor.csv#"
    lock.write_text("", "utf-8")
    assert numbered(NIPS, code=4) == {}
    lock.unlink()
    with disk.held_alone(folder / "inputs" / "2027" / ".buku-nomor.csv.kunci"):
        assert numbered(NIPS, code=4) == {}
        assert "[K815]" in numbered.err
    assert len(numbered(NIPS)) == 5


def test_no_number_is_given_for_checking_or_where_the_text_of_all_is_at_fault(numbered, folder, kakdoc):
    assert numbered(NIPS, LETTER + "tanggal: 35 Januari 2027\n", code=1) == {}
    assert kakdoc("periksa", "inputs/2027").code == 1
    assert not (folder / "inputs" / "2027" / "buku-nomor.csv").exists()


def test_the_book_is_written_before_the_first_paper(numbered, folder):
    numbered(NIPS[:1])
    (folder / "hasil").write_text("no folder", "utf-8")
    run = program("buat", "inputs/2027/sk/lain.yaml", "--ke", "hasil", cwd=folder)
    assert run.returncode == 1  # there is none yet
    (folder / "inputs" / "2027" / "sk" / "lain.yaml").write_text(LETTER, "utf-8")
    run = program("buat", "inputs/2027/sk/lain.yaml", "--ke", "hasil", cwd=folder)
    assert run.returncode == 4
    assert [row[:3] for row in book()[1:]] == [["sk/tugas.yaml", NIPS[0], "1"], ["sk/lain.yaml", NIPS[0], "2"]]


def test_a_key_that_is_empty_or_there_twice_gets_no_paper(numbered):
    assert list(numbered([NIPS[0], "", NIPS[0]], code=1)) == [NIPS[0]]
    assert numbered.err.count("[K811]") == 2
