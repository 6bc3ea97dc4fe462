"""A roster on the page: rows with their faults, papers made while one looks on, stopped in the middle."""

import html
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from conftest import PROJECT
from openpyxl import load_workbook
from ui.web.asking import Visitor, words

from kakdoc.papers.roster import pooling
from kakdoc.ui import side_by_side
from kakdoc.ui.web.pages.papers import roster
from kakdoc.ui.web.year import watching

JUDGED = watching._judged
INPUT = "inputs/2027/gaji-berkala.yaml"
FOLDER = "outputs/2027/gaji-berkala"
DECREE = """jenis: keputusan
tahun: 2027
nomor: 800.1.11/[urut 003]/BKPSDM/2027
judul: Kenaikan Gaji Berkala [kolom nama]
peserta: pegawai.csv
kunci: nip
nama_berkas: [kolom nama]-[urut 003]
menimbang:
  - bahwa Saudara [kolom nama] memenuhi syarat kenaikan gaji berkala
mengingat: [uu-20-2023]
diktum:
  - Memberikan kepada [kolom nama], NIP [kolom nip], gaji pokok [kolom gaji|rupiah] ([kolom gaji|terbilang]).
"""


def lay(folder, rows):
    (folder / "inputs/2027").mkdir(parents=True)
    for each in ("inputs/instansi.yaml", "inputs/peraturan.yaml"):
        shutil.copy(PROJECT / each, folder / each)
    (folder / INPUT).write_text(DECREE)
    (folder / "inputs/2027/pegawai.csv").write_text("Nama;NIP;Gaji\n" + "".join(f"{each}\n" for each in rows))


def person(number, pay="4500000"):
    return f"Nama Contoh {number};19800101200501{number:04d};{pay}"


@pytest.fixture
def visitor(tmp_path, monkeypatch):
    lay(tmp_path, [person(1001), person(1002, "4,5 jt"), person(1003)])
    monkeypatch.chdir(tmp_path)
    found = Visitor(tmp_path)
    yield found
    found.desk.shut()


def work(visitor, answer):
    return visitor.desk.works.of(re.search(r"nama=([^&]+)", answer.headers["location"])[1])


def test_rows_that_take_long_to_check_are_shown_before_with_word_of_that(visitor, monkeypatch):
    may_go_on = Event()
    monkeypatch.setattr(roster, "_LONGEST", 0.01)
    monkeypatch.setattr(watching, "_judged", lambda path, looked: may_go_on.wait(20) and JUDGED(path, looked))
    page = visitor.get(f"/peserta?berkas={INPUT}").text
    assert words(page).count("belum dibuat") == 3
    assert "sedang diperiksa" in words(page)
    again = html.unescape(re.search(r'data-segarkan="([^"]+)"', page)[1])
    may_go_on.set()
    visitor.desk.year.known(60)
    page = visitor.get(again).text
    assert "sedang diperiksa" not in words(page)
    assert "1 baris perlu dibetulkan" in words(page)


def test_a_fault_stands_at_its_row_and_the_others_are_made(visitor, tmp_path):
    page = visitor.get(f"/peserta?berkas={INPUT}").text
    assert words(page).count("belum dibuat") == 2
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)[1:]
    assert [re.search(r'class="angka">(\d+)', each)[1] for each in rows] == ["2", "3", "4"]
    assert ["K803" in each for each in rows] == [False, True, False]
    assert "1 baris perlu dibetulkan" in words(page)
    wrong = visitor.get(f"/peserta?berkas={INPUT}&hanya=salah").text
    assert re.findall(r"<tr.*?</tr>", wrong, re.DOTALL)[1:] == [rows[1]]
    answer = visitor.send("/peserta/buat", {"berkas": INPUT})
    assert work(visitor, answer).wait(60)
    page = visitor.follow(answer).text
    assert "Selesai: 2 naskah dibuat." in page
    assert "K803" in page
    assert sorted(each.name for each in (tmp_path / FOLDER).iterdir()) == [
        "Nama Contoh 1001-001.docx",
        "Nama Contoh 1003-003.docx",
    ]
    assert visitor.get(f"/peserta?berkas={INPUT}").text.count(">unduh</a>") == 2
    visitor.desk.year.known(60)
    assert "Daftar peserta" in visitor.get("/").text
    assert "belum dibuat semua" in visitor.get("/").text


def test_some_rows_are_made_by_their_numbers_and_joined_to_be_printed(visitor, tmp_path):
    answer = visitor.send("/peserta/buat", {"berkas": INPUT, "baris": "4", "satukan": "ya"})
    assert work(visitor, answer).wait(60)
    assert [each.name for each in (tmp_path / FOLDER).iterdir()] == ["Nama Contoh 1003-003.docx"]
    assert (tmp_path / f"{FOLDER}-gabungan.docx").is_file()
    told = words(visitor.follow(visitor.send("/peserta/buat", {"berkas": INPUT, "baris": "empat"})).text)
    assert "K817" in told
    assert "misalnya 5,17-20" in told
    assert "--baris" not in told


def test_work_that_is_stopped_keeps_what_was_made_and_says_so(tmp_path, monkeypatch):
    lay(tmp_path, [person(number) for number in range(1001, 1061)])
    monkeypatch.chdir(tmp_path)
    visitor = Visitor(tmp_path)
    answer = visitor.send("/peserta/buat", {"berkas": INPUT})
    name = re.search(r"nama=([^&]+)", answer.headers["location"])[1]
    assert visitor.send("/peserta/buat", {"berkas": INPUT}).headers["location"] == answer.headers["location"]
    visitor.send("/kerja/berhenti", {"nama": name})
    assert work(visitor, answer).wait(60)
    page = visitor.get(f"/kerja?nama={name}").text
    made = len(list((tmp_path / FOLDER).iterdir()))
    assert made < 60
    assert f"Dihentikan sesudah {made} naskah dari 60" in page
    visitor.desk.shut()


def test_many_rows_are_given_to_workers_that_begin_anew_and_make_the_same_bytes(visitor, tmp_path, monkeypatch):
    def made():
        answer = visitor.send("/peserta/buat", {"berkas": INPUT})
        assert work(visitor, answer).wait(120)
        assert "Selesai: 2 naskah dibuat." in visitor.follow(answer).text
        return {each.name: each.read_bytes() for each in (tmp_path / FOLDER).iterdir()}

    alone, started, pool = made(), [], side_by_side.pool

    def counted(start):
        return pool(start)._replace(start=lambda: started.append(start) or ThreadPoolExecutor(2))

    shutil.rmtree(tmp_path / FOLDER)
    monkeypatch.setattr(pooling, "MANY", 3)
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    monkeypatch.setattr(side_by_side, "pool", counted)
    assert made() == alone
    assert started == ["spawn"]


def test_an_input_without_a_roster_has_no_rows(visitor, tmp_path):
    shutil.copy(PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml", tmp_path / "inputs/2027/kak.yaml")
    answer = visitor.get("/peserta?berkas=inputs/2027/kak.yaml")
    assert answer.headers["location"] == "/naskah?berkas=inputs/2027/kak.yaml"
    assert visitor.get(f"/naskah?berkas={INPUT}").headers["location"] == f"/peserta?berkas={INPUT}"
    assert visitor.get("/kerja?nama=tidak-ada").status == 404


GIVEN = "inputs/2027/gaji-berkala-peserta.xlsx"
PASTED = "Nama\tNIP\tGaji\nNama Contoh, S.Pd.\t198001012005011001\t4500000\n=1+1\t198001012005011002\t4600000\n"


def test_a_table_pasted_from_a_spreadsheet_lies_beside_the_input_as_its_roster(visitor, tmp_path):
    (tmp_path / INPUT).write_text(DECREE.replace("peserta: pegawai.csv\nkunci: nip\n", ""))
    form = visitor.get(f"/isian?berkas={INPUT}").text
    assert f'href="/peserta/daftar?berkas={INPUT}"' in form
    assert "Tempel dari Excel" in visitor.get(f"/peserta/daftar?berkas={INPUT}").text
    told = words(visitor.follow(visitor.send("/peserta/daftar", {"berkas": INPUT, "tempelan": PASTED})).text)
    assert f"Daftar peserta tersimpan di {GIVEN}: 2 baris." in told
    assert "tulis [kolom Nama], [kolom NIP], [kolom Gaji]" in told
    sheet = load_workbook(tmp_path / GIVEN).active
    assert [[each.value for each in row] for row in sheet.iter_rows()] == [
        line.split("\t") for line in PASTED.splitlines()
    ]
    assert {each.data_type for row in sheet.iter_rows() for each in row} == {"s"}
    typed = (tmp_path / INPUT).read_text().splitlines()
    assert {"peserta: gaji-berkala-peserta.xlsx", "kunci: NIP"} <= set(typed)
    page = words(visitor.get(f"/peserta?berkas={INPUT}").text)
    assert "2 baris" in page
    assert "Perlu dibetulkan" not in page
    assert "daftar peserta menjadi satu naskah" in visitor.get(f"/naskah/lihat?berkas={INPUT}").text


def test_a_file_is_taken_for_a_roster_as_it_is_and_no_other_file_gives_way(visitor, tmp_path):
    data = (tmp_path / "inputs/2027/pegawai.csv").read_bytes()
    for name in ("gaji-berkala-peserta.csv", "gaji-berkala-peserta-2.csv"):
        answer = visitor.upload("/peserta/daftar", "../../daftar.csv", data, {"berkas": INPUT}, file="daftar")
        assert "3 baris" in words(visitor.follow(answer).text)
        assert (tmp_path / "inputs/2027" / name).read_bytes() == data


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("Nama\tNIP\n", "K804"),
        ("Nama\tNama\nA\tB\n", "K134"),
        ("Nama\tNIP\nA\tB\tC\n", "K808"),
        ('Nama\tNIP\n"A\tB\n', "K806"),
        ("", "K931"),
    ],
)
def test_what_is_no_roster_is_told_and_what_was_pasted_stays(visitor, tmp_path, pasted, code):
    page = visitor.send("/peserta/daftar", {"berkas": INPUT, "tempelan": pasted})
    assert page.status == 422
    assert code in page.text
    assert html.escape(pasted, quote=False).replace('"', "&#34;").strip() in page.text
    assert sorted(each.name for each in (tmp_path / "inputs/2027").iterdir()) == ["gaji-berkala.yaml", "pegawai.csv"]


def test_a_roster_that_cannot_be_numbered_leads_back_to_the_form_with_the_field_that_helps(visitor, tmp_path):
    (tmp_path / INPUT).write_text(DECREE.replace("kunci: nip\n", ""))
    there = visitor.get(f"/peserta?berkas={INPUT}")
    assert there.headers["location"].startswith(f"/isian?berkas={INPUT}")
    assert "“Pembeda peserta”" in visitor.follow(there).text


def test_an_input_that_takes_no_roster_asks_for_none(visitor):
    assert "K950" in visitor.get("/peserta/daftar?berkas=inputs/instansi.yaml").text
