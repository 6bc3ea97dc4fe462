"""One roster, many papers: what each row makes, and what is told of rows that cannot."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil

import pytest
from conftest import PROJECT
from docx import Document
from openpyxl import Workbook

DECREE = """\
jenis: keputusan
tahun: 2027
judul: Kenaikan Gaji Berkala [kolom nama]
tanggal: 5 Januari 2027
peserta: pegawai.csv
nama_berkas: [kolom nip]
menimbang:
  - bahwa Saudara [kolom nama] memenuhi syarat;
mengingat:
  - uu-23-2014
diktum:
  - [kolom Nama], NIP [kolom NIP], digaji [kolom gaji|rupiah] ([kolom gaji|terbilang]) mulai [kolom tmt|tanggal].
  - Keputusan Kepala Badan ini mulai berlaku pada tanggal ditetapkan.
tembusan: [[kolom nama], Arsip]
"""
HEAD = ["Nama", "NIP", "Gaji", "TMT"]
ROWS = [
    ["Nama Contoh Satu", "198001012005011001", "4500000", "1 Maret 2027"],
    ["Nama Contoh Dua", "198001012005011002", "Rp 4.600.000", "2027-03-01"],
]


@pytest.fixture
def office(folder):
    """A working folder with a decree for a roster; called with rows it writes that roster."""
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    inputs = folder / "inputs" / "2027"
    inputs.mkdir()

    def write(rows=ROWS, head=HEAD, text=DECREE, separator=";", encoding="utf-8"):
        (inputs / "gaji.yaml").write_text(text, "utf-8")
        stream = io.StringIO()
        csv.writer(stream, delimiter=separator).writerows([head, *rows])
        (inputs / "pegawai.csv").write_bytes(stream.getvalue().encode(encoding))
        return inputs

    return write


def texts(path) -> str:
    return "\n".join(each.text for each in Document(path).element.body.iter() if each.tag.endswith("}t") and each.text)


def told(run) -> list[str]:
    """What is told, without remedies and the closing line."""
    return [line for line in run.err.splitlines()[:-1] if not line.startswith("    ")]


def test_each_row_makes_a_paper_with_its_cells_in_place_of_the_marks(office, kakdoc):
    office()
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out.split()) == (
        0,
        [f"outputs/2027/gaji/{row[1]}.docx" for row in ROWS],
    )
    first, second = (texts(path) for path in run.out.split())
    assert "Nama Contoh Satu, NIP 198001012005011001, digaji Rp4.500.000 (empat juta lima ratus ribu rupiah)" in first
    assert "1 Maret 2027" in first
    assert "1 Maret 2027" in second
    assert "Nama Contoh Dua" in second
    assert "Nama Contoh Satu" not in second
    assert "2 dari 2 naskah dibuat" in run.err


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [
        (",", "utf-8"),
        ("\t", "utf-16"),
        (";", "utf-8-sig"),
        (";", "cp1252"),
        ("|", "utf-8"),
        (";", "utf-16-le"),
        (",", "utf-16-be"),
    ],
)
def test_separators_and_encodings_of_offices_are_read(office, kakdoc, separator, encoding):
    office([["Nama Contoh ’Satu’", *ROWS[0][1:]]], separator=separator, encoding=encoding)
    run = kakdoc("buat", "inputs/2027/gaji.yaml")
    assert "Nama Contoh ’Satu’" in texts(run.out.strip())
    assert ("K807" in run.err) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "data", [b"Nama;NIP\nSatu;1\n\x81\xe9;2\n", "\ufeffNama;NIP\nSatu;1\nDua;2".encode("utf-16-le")[:-1]]
)
def test_text_that_no_encoding_reads_is_told_at_its_line(office, kakdoc, data):
    (office() / "pegawai.csv").write_bytes(data)
    run = kakdoc("periksa", "inputs/2027")
    assert run.code == 1
    assert "inputs/2027/pegawai.csv:3: [K805] huruf di baris ini tidak terbaca" in run.err + run.out


def test_same_rows_give_the_same_bytes(office, kakdoc):
    office()
    assert kakdoc("buat", "inputs/2027", "--ke", "a").code == kakdoc("buat", "inputs/2027", "--ke", "b").code == 0
    for row in ROWS:
        name = f"2027/gaji/{row[1]}.docx"
        assert ((office().parents[1] / "a" / name).read_bytes()) == (office().parents[1] / "b" / name).read_bytes()


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "[kolom nip]",
        "a | b",
        "*x*",
        "<w:p/>",
        "=1+1",
        "nilai: lain # bukan komentar",
        "_{_",
    ],
)
def test_what_a_cell_holds_is_never_evaluated(office, kakdoc, value):
    office([[value, *ROWS[0][1:]]], text=DECREE.replace("judul: Kenaikan Gaji Berkala [kolom nama]", "judul: Gaji"))
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 0, run.err
    assert value.strip("*") in texts(run.out.strip())


def test_a_fault_of_a_row_is_told_at_the_row_and_others_are_made(office, kakdoc):
    office(
        [
            ROWS[0],
            ["Nama Contoh Tiga", "198001012005011003", "4,5 juta", "1 Maret 2027"],
            ["Nama\nContoh Empat", "198001012005011004", "4500000", "31 Februari 2027"],
            ["", "", "", ""],
            ["Nama Contoh Lima", "198001012005011001", "4500000", "1 Maret 2027", "", "x"],
            ROWS[1],
        ]
    )
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 1
    assert [line.partition("] ")[0] for line in told(run)] == [
        "inputs/2027/pegawai.csv:3: [K803",
        "inputs/2027/pegawai.csv:4: [K803",
        "inputs/2027/pegawai.csv:7: [K808",
    ]
    assert "2 dari 5 naskah dibuat; 3 galat" in run.err


def test_a_fault_in_the_shared_text_is_told_once(office, kakdoc):
    text = DECREE.replace("memenuhi syarat", "memenuhi syarat pada TA 2023").replace("tanggal: 5", "tanggal: 35")
    office(text=text)
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.out) == (1, "")
    assert [line.partition("] ")[0] for line in told(run)] == ["inputs/2027/gaji.yaml:4:10: [K122"]
    office(text=text.replace("tanggal: 35", "tanggal: 5"))
    run = kakdoc("periksa", "inputs/2027")
    assert [line.partition("] ")[0] for line in told(run)] == ["inputs/2027/gaji.yaml:8:56: [K401"]


def test_a_fault_that_only_some_rows_bring_into_a_shared_text_is_told_at_these(office, kakdoc):
    office([[f"{row[0]} 2019", *row[1:]] if row is ROWS[1] else row for row in ROWS])
    run = kakdoc("periksa", "inputs/2027")
    assert {line.partition(": [")[0] for line in told(run)} == {"inputs/2027/pegawai.csv:3"}


def test_a_field_is_filled_by_the_column_with_its_title_or_key(office, kakdoc):
    text = DECREE.replace("tanggal: 5 Januari 2027\n", "").replace("judul: Kenaikan Gaji Berkala [kolom nama]\n", "")
    rows = [[*row, f"Gaji {number}", f"{number} Januari 2027"] for number, row in enumerate(ROWS, 1)]
    office(rows, [*HEAD, "Judul", "tanggal"], text)
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 0, run.err
    assert "2 Januari 2027" in texts(run.out.split()[1])
    assert "GAJI 2" in texts(run.out.split()[1]).upper()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (DECREE.replace("peserta: pegawai.csv\n", ""), {"K801"}),
        (DECREE.replace("tanggal: 5 Januari 2027", "tanggal: [kolom tanggal sk]"), {"K802"}),
        (DECREE.replace("gaji|rupiah", "gaji|rupia"), {"K803"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara [kolom]"), {"K801"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara [kolom nama"), {"K801"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara [kol nama]"), {"K801"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara [nama]"), {"K801"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara [kolom_nama|kapital]"), {"K801"}),
        (DECREE.replace("Saudara [kolom nama]", "Saudara kolom nama]"), {"K801"}),
        (DECREE.replace("nama_berkas: [kolom nip]", "nama_berkas: '[kolom nip'"), {"K801"}),
        (DECREE.replace("pegawai.csv", "pegaway.csv"), {"K805"}),
        (DECREE.replace("pegawai.csv", "pegawai.docx"), {"K805"}),
        (DECREE.replace("tanggal: 5", "nomor: [urut 003]\ntanggal: 5"), {"K812"}),
        (DECREE.replace("tanggal: 5", "nomor: [urut 003]\nkunci:\ntanggal: 5"), {"K812"}),
        (DECREE + "kunci: nik\n", {"K802"}),
    ],
)
def test_what_is_wrong_with_marks_and_keys_stops_the_input(office, kakdoc, text, codes):
    office(text=text)
    run = kakdoc("periksa", "inputs/2027", "--format", "json")
    assert {each["kode"] for each in json.loads(run.out)} == codes
    assert kakdoc("buat", "inputs/2027").out == ""


@pytest.mark.parametrize("file", ["instansi.yaml", "peraturan.yaml", "2027/kak.yaml"])
def test_a_mark_without_a_roster_is_refused_in_every_file(office, kakdoc, file):
    inputs = office().parent
    shutil.copy(PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml", inputs / "2027" / "kak.yaml")
    path = inputs / file
    text, count = re.subn(r"(?m)^( *\w+: )(?=[A-Z])", r"\1[kolom x] ", path.read_text("utf-8"), count=1)
    assert count
    path.write_text(text, "utf-8")
    assert "[K801]" in kakdoc("periksa", "inputs").err


def test_a_thousand_faults_are_fifty_and_a_count_and_all_for_programs(office, kakdoc):
    office([[f"Nama Contoh {number}", str(10**17 + number), "satu", "1 Maret 2027"] for number in range(1000)])
    run = kakdoc("buat", "inputs/2027")
    assert run.err.count("[K803]") == 50
    assert "950 masalah lain di baris peserta tidak ditampilkan (950 galat)" in run.err
    assert len(json.loads(kakdoc("periksa", "inputs/2027", "--format", "json").out)) == 1000


@pytest.mark.parametrize(
    ("rows", "head", "codes"),
    [
        ([], [], ["K804"]),
        ([], HEAD, ["K804"]),
        ([[*ROWS[0], "1 Maret 2027", "2 Maret 2027"]], [*HEAD, "Tanggal", "tanggal :"], ["K134", "K809"]),
        ([["", *ROWS[0][1:]]], HEAD, ["K112", "K823"]),
        ([ROWS[0]], [*HEAD[:3], "Nama"], ["K134"]),
        ([[*ROWS[0], "x", "y", "z"]], [*HEAD, "Bagian", "Catatan", "Ket"], ["K809"]),
        ([[ROWS[0][0], "1,98001E+17", *ROWS[0][2:]]], HEAD, ["K135"]),
        ([ROWS[0], ROWS[0]], HEAD, ["K810"]),
        ([[f'="{each}"' for each in ROWS[0]]], HEAD, []),
    ],
)
def test_what_is_wrong_with_a_roster_is_told(office, kakdoc, rows, head, codes):
    office(rows, head)
    run = kakdoc("periksa", "inputs/2027", "--format", "json")
    found = sorted({each["kode"] for each in json.loads(run.out)})
    assert found == codes


@pytest.mark.parametrize(
    "data", [b"Nama;NIP;Gaji;TMT\nNama \x81;1;2;3\n", "Nama;NIP;Gaji;TMT\nA;1;2;3\n".encode("utf-16")[:-1]]
)
def test_what_is_no_text_in_any_encoding_is_told_at_its_line(office, kakdoc, data):
    (office() / "pegawai.csv").write_bytes(data)
    assert ": [K805] huruf di baris ini tidak terbaca" in kakdoc("periksa", "inputs/2027").err


@pytest.mark.parametrize("hint", ["sep=", 'sep="', "sep=a"])
def test_a_hint_of_the_separator_that_names_none_hides_no_heading(office, kakdoc, hint):
    path = office() / "pegawai.csv"
    path.write_text(f"{hint}\n{path.read_text('utf-8')}", "utf-8")
    run = kakdoc("buat", "inputs/2027")
    assert len(run.out.split("\n")) == 3, run.err


def test_a_cell_that_is_empty_in_the_midst_of_a_text_is_told_at_its_row(office, kakdoc):
    office([[ROWS[0][0], "", *ROWS[0][2:]], ROWS[1]])
    run = kakdoc("buat", "inputs/2027")
    assert "inputs/2027/pegawai.csv:2: [K823] peringatan: kolom NIP kosong di baris ini" in run.err
    assert len(run.out.splitlines()) == 2


def test_quotes_that_do_not_match_end_the_reading(office, kakdoc):
    inputs = office()
    with (inputs / "pegawai.csv").open("a") as file:
        file.write('"Nama;1;2;3\n')
    run = kakdoc("periksa", "inputs/2027")
    assert told(run)[-1].startswith("inputs/2027/pegawai.csv:4: [K806]")


def book(path, rows=ROWS, head=HEAD, title="Peserta"):
    found = Workbook()
    sheet = found.active
    sheet.title = title
    sheet.append(["DAFTAR PEGAWAI"])
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    found.save(path)
    return found


def test_a_workbook_is_read_as_excel_shows_it(office, kakdoc):
    from datetime import date

    inputs = office(
        text=DECREE.replace("pegawai.csv", "pegawai.xlsx").replace("[kolom nama]", "[kolom nama] [kolom kode]")
    )
    found = book(
        inputs / "pegawai.xlsx",
        [["Nama Contoh Satu", "198001012005011001", 4500000, date(2027, 3, 1), 7]],
        [*HEAD, "Kode"],
    )
    found.active["E3"].number_format = "000"
    found.save(inputs / "pegawai.xlsx")
    run = kakdoc("buat", "inputs/2027")
    assert run.code == 0, run.err
    assert "Rp4.500.000" in (text := texts(run.out.strip()))
    assert "1 Maret 2027" in text
    assert "007" in text


def test_faults_of_a_workbook_are_told_at_its_cells_and_hidden_rows_are_told(office, kakdoc):
    inputs = office(text=DECREE.replace("pegawai.csv", "pegawai.xlsx"))
    rows = [[f"Nama Contoh {number}", str(198001012005011000 + number), 4500000, "1 Maret 2027"] for number in range(6)]
    found = book(inputs / "pegawai.xlsx", rows)
    sheet = found.active
    sheet["C3"] = "=1+1"
    sheet["B4"] = 198001012005011009
    sheet["D5"] = "#REF!"
    sheet["D5"].data_type = "e"
    sheet.merge_cells("A6:A7")
    sheet.row_dimensions[8].hidden = True
    found.save(inputs / "pegawai.xlsx")
    run = kakdoc("buat", "inputs/2027")
    assert [line.partition("] ")[0] for line in told(run)] == [
        "inputs/2027/pegawai.xlsx: sheet Peserta, A8: [K139",
        "inputs/2027/pegawai.xlsx: sheet Peserta, C3: [K136",
        "inputs/2027/pegawai.xlsx: sheet Peserta, B4: [K135",
        "inputs/2027/pegawai.xlsx: sheet Peserta, D5: [K137",
        "inputs/2027/pegawai.xlsx: sheet Peserta, A6: [K138",
        "inputs/2027/pegawai.xlsx: sheet Peserta, A7: [K138",
    ]
    assert len(run.out.split()) == 1


def test_the_sheet_peserta_of_an_inputs_own_workbook_is_its_roster(office, kakdoc):
    from openpyxl import load_workbook

    inputs = office(text=DECREE.replace("peserta: pegawai.csv\n", "").replace("[kolom nama], Arsip", "Arsip"))
    plain = inputs / "gaji.yaml"
    plain.write_text(plain.read_text("utf-8").replace("[[", "["), "utf-8")
    assert kakdoc("ubah", plain, inputs / "gaji.xlsx").code == 0
    plain.unlink()
    found = load_workbook(inputs / "gaji.xlsx")
    sheet = found.create_sheet("Peserta")
    for row in [HEAD, *ROWS]:
        sheet.append(row)
    found.save(inputs / "gaji.xlsx")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, len(run.out.split())) == (0, 2), run.err


def test_a_roster_in_a_workbook_is_no_input_of_its_folder(office, kakdoc):
    inputs = office(text=DECREE.replace("pegawai.csv", "pegawai.xlsx"))
    book(inputs / "pegawai.xlsx", title="Sheet1")
    assert kakdoc("buat", "inputs/2027").code == 0


def test_the_recipe_of_the_readme_works_as_written(folder, kakdoc):
    section = (
        (PROJECT / "README.md").read_text("utf-8").partition("## 200 decrees from one roster")[2].partition("\n## ")[0]
    )
    roster, decree = re.findall(r"(?s)```(?:yaml)?\n(.*?)```", section)
    shutil.copy(PROJECT / "inputs" / "peraturan.yaml", folder / "inputs")
    (folder / "inputs" / "2027").mkdir()
    (folder / "inputs" / "2027" / "pegawai.csv").write_text(roster, "utf-8")
    (folder / "inputs" / "2027" / "gaji-berkala.yaml").write_text(decree, "utf-8")
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, run.err) == (0, "2 dari 2 naskah dibuat; tidak ada masalah.\n")
    assert run.out.splitlines()[0] == "outputs/2027/gaji-berkala/Nama Contoh Satu-001.docx"
    assert (folder / "inputs" / "2027" / "buku-nomor.csv").exists()
    again = kakdoc("buat", "inputs/2027", "--baris", "3")
    assert again.out == "outputs/2027/gaji-berkala/Nama Contoh Dua-002.docx\n"
    guide = (PROJECT / "docs" / "panduan.md").read_text("utf-8")
    assert decree.partition("menimbang:")[2] in guide


def test_some_rows_are_made_by_their_numbers_in_the_file(office, kakdoc):
    office([*ROWS, ["Nama Contoh Tiga", "198001012005011003", "4500000", "1 Maret 2027"]])
    run = kakdoc("buat", "inputs/2027", "--baris", "2, 4-9")
    assert [path.rpartition("/")[2] for path in run.out.split()] == [
        "198001012005011001.docx",
        "198001012005011003.docx",
    ]
    assert run.code == 1
    assert "[K817] baris 5, 6, 7, 8, 9 tidak ada" in run.err
    assert kakdoc("buat", "inputs/2027", "--baris", "3-").code == 2


def test_a_paper_of_a_row_is_current_until_that_row_changes(office, kakdoc):
    office()
    kakdoc("buat", "inputs/2027")
    office([ROWS[1], [*ROWS[0][:2], "4700000", ROWS[0][3]]], [*HEAD])
    told = {
        line.split()[-2].rpartition("/")[2][:18]: line.split()[0]
        for line in kakdoc("status").out.splitlines()
        if ":" in line
    }
    assert told == {"198001012005011001": "isian"}
    office([[*row, "x"] for row in ROWS], [*HEAD, "Catatan"])
    assert "2 terkini" in kakdoc("status").err


def test_next_year_keeps_the_marks_and_the_pattern_of_numbers_and_asks_for_the_roster(office, kakdoc):
    text = DECREE.replace(
        "tanggal: 5 Januari 2027", "tanggal: [kolom tmt]\nnomor: 800/[urut 003]/BKPSDM/2027\nurut_mulai: 7"
    )
    inputs = office(text=f"{text}kunci: nip\n")
    assert kakdoc("buat", "inputs/2027").code == 0
    assert kakdoc("lanjut", "inputs/2027", "--tahun", "2028").code == 0
    moved = (inputs.parent / "2028" / "gaji.yaml").read_text("utf-8")
    assert "nomor: 800/[urut 003]/BKPSDM/2028\n" in moved
    assert "tanggal: [kolom tmt]\n" in moved
    assert 'peserta: "[isi: berkas daftar peserta tahun ini]"\n' in moved
    assert "kunci: nip\n" in moved
    assert "urut_mulai" not in moved
    assert not (inputs.parent / "2028" / "buku-nomor.csv").exists()


def test_the_input_of_a_paper_comes_back_with_its_row(office, kakdoc):
    inputs = office()
    kakdoc("buat", "inputs/2027")
    (inputs / "pegawai.csv").unlink()
    (inputs / "gaji.yaml").unlink()
    run = kakdoc("asal", f"outputs/2027/gaji/{ROWS[1][1]}.docx", "--ambil", "inputs/2027/")
    assert run.out.split() == ["inputs/2027/gaji.yaml", "inputs/2027/pegawai.csv"]
    old = (inputs.parents[1] / "outputs" / "2027" / "gaji" / f"{ROWS[1][1]}.docx").read_bytes()
    run = kakdoc("buat", "inputs/2027")
    assert (run.code, len(run.out.split())) == (0, 1)
    assert (inputs.parents[1] / run.out.strip()).read_bytes() == old


def test_the_pattern_of_names_of_a_kind_holds_where_the_input_has_none_and_the_roster_its_columns(office, kakdoc):
    home = office(text=DECREE.replace("nama_berkas: [kolom nip]\n", "")).parent.parent
    own = home / "templates" / "keputusan"
    own.mkdir(parents=True)
    kind = 'judul: Keputusan\ndasar: keputusan\nnama_berkas: "sk-[kolom nip]"\n'
    (own / "jenis.yaml").write_text(kind, "utf-8")
    run = kakdoc("buat", "inputs/2027")
    assert run.out.split() == [f"outputs/2027/gaji/sk-{row[1]}.docx" for row in ROWS], run.err
    (own / "jenis.yaml").write_text(kind.replace("nip", "nik"), "utf-8")
    assert "sk-" not in kakdoc("buat", "inputs/2027", "--ke", "lain").out
