"""Letters and receipts made of definitions: what they print, compute and turn into an annex, for every office."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
import yaml
from conftest import PROJECT
from docx import Document as Word
from docx.document import Document

from kakdoc.papers.catalog import BY_NAME

DAILY = ("kuitansi", "nota-dinas", "surat-tugas", "tanda-terima", "undangan")
EXAMPLES = PROJECT / "tests" / "examples" / "harian" / "benar"
OFFICES = yaml.safe_load((PROJECT / "tests" / "kinds" / "levels" / "offices.yaml").read_text("utf-8"))


def given(name: str) -> dict:
    """An example: of a kind the one beside its template, else one of the right ones."""
    path = PROJECT / "templates" / name / "contoh.yaml" if name in DAILY else EXAMPLES / f"{name}.yaml"
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  it makes texts only


@pytest.fixture
def made(folder, kakdoc):
    """The paper of some values; nothing may be warned of."""

    def make(values: dict, *options: str) -> Document:
        path = folder / "inputs" / "x.yaml"
        path.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
        run = kakdoc("buat", path, *(options or ("--ketat",)))
        assert run.code == 0, run.err
        return Word(folder / "outputs" / "x.docx")

    return make


def lines(paper: Document) -> list[str]:
    """The texts of a paper, those of a row of a table with bars between."""
    found = []
    for each in paper.iter_inner_content():
        rows = getattr(each, "rows", None)
        found += [each.text] if rows is None else [" | ".join(_cells(row)) for row in rows]
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in found if each.strip(" |")]


def _cells(row) -> list[str]:
    texts = []
    for cell in dict.fromkeys(row.cells):
        inner = [" | ".join(_cells(each)) for table in cell.tables for each in table.rows]
        texts.append(" / ".join(filter(None, (*(p.text for p in cell.paragraphs), *inner))))
    return texts


def of_table(paper: Document, heading: str) -> list[list[str]]:
    """The rows below the heads of the table that has a heading."""
    (table,) = (each for each in paper.tables if heading in [cell.text for cell in each.rows[0].cells])
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


@pytest.mark.parametrize("name", DAILY)
def test_the_example_of_a_daily_paper_is_made_without_a_warning(name, made):
    assert lines(made(given(name)))[:2] == [
        "Pemerintah Kabupaten Kebumen",
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    ]


@pytest.mark.parametrize("name", DAILY)
def test_a_filled_workbook_makes_the_paper_that_the_text_file_makes(name, folder, kakdoc, made):
    before = lines(made(given(name)))
    assert kakdoc("ubah", "inputs/x.yaml", "inputs/y.xlsx").code == 0
    assert kakdoc("buat", "inputs/y.xlsx", "--ketat").code == 0
    assert lines(Word(folder / "outputs" / "y.docx")) == before


def test_a_form_shows_every_column_and_makes_the_paper_once_filled_in(folder, kakdoc):
    assert kakdoc("formulir", "tanda-terima", "inputs/x.xlsx").code == 0
    book = openpyxl.load_workbook(folder / "inputs" / "x.xlsx")
    assert not any(each.hidden for page in book for each in page.column_dimensions.values())
    single = {"Tahun anggaran *": 2027, "Untuk *": "Rapat", "Tanggal *": "12 Januari 2027", "Bendahara": "kepala"}
    for heading, typed in book["Naskah"].iter_rows(min_row=2, max_col=2):
        typed.value = single.get(heading.value, typed.value)
    for row, grade in enumerate(("II/d", "III/d", "IV/a"), 2):
        person = {"Nama *": f"Nama Contoh {row}", "Golongan": grade, "Volume *": 2, "Besar *": 900000}
        for cell in book["Penerima"][1]:
            if cell.value in person:
                book["Penerima"].cell(row, cell.column).value = person[cell.value]
    book.save(folder / "inputs" / "x.xlsx")
    run = kakdoc("buat", "inputs/x.xlsx", "--ketat")
    assert run.code == 0, run.err
    paper = Word(folder / "outputs" / "x.docx")
    assert of_table(paper, "Diterima (Rp)")[-1][6:10] == ["5.400.000", "", "360.000", "5.040.000"]


@pytest.mark.parametrize("name", DAILY)
def test_next_year_asks_anew_for_what_belongs_to_the_day(name, folder, kakdoc):
    target = folder / "inputs" / "2027" / f"{name}.yaml"
    target.parent.mkdir()
    shutil.copy(PROJECT / "templates" / name / "contoh.yaml", target)
    assert kakdoc("lanjut", target, "--tahun", "2028").code == 0
    moved = yaml.safe_load((folder / "inputs" / "2028" / f"{name}.yaml").read_text("utf-8"))
    assert moved["tahun"] == 2028
    assert "nomor" not in moved
    assert moved["tanggal"].startswith("[isi: ")
    assert not {"tanggal_mulai", "tanggal_selesai", "hari", "tanggal_kegiatan"} & moved.keys()
    assert kakdoc("periksa", "inputs/2028").code == 1


@pytest.mark.parametrize("name", DAILY)
@pytest.mark.parametrize("level", sorted(OFFICES))
def test_a_daily_paper_has_the_letterhead_of_its_office(name, level, folder, made):
    shipped = yaml.safe_load((PROJECT / "inputs" / "instansi.yaml").read_text("utf-8"))
    office = {**OFFICES[level], "profil": shipped["profil"]}
    office["pejabat"] |= {"kepala": {"nama": "Nama Contoh", "jabatan": "Kepala Contoh"}}
    (folder / "inputs" / "instansi.yaml").write_text(yaml.safe_dump(office, allow_unicode=True), "utf-8")
    values = {key: each for key, each in given(name).items() if key != "tembusan"}
    printed = lines(made(values, "--timpa"))
    heading = office.get("kop") or [office["pemerintah"], *_listed(office.get("induk")), office["nama"]]
    assert printed[: len(heading)] == heading


def _listed(value) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value


def persons(count: int) -> list[dict]:
    return [{"nama": f"Nama Contoh {number}", "jabatan": f"Jabatan Contoh {number}"} for number in range(1, count + 1)]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_up_to_five_persons_stand_in_the_letter_of_assignment(count, made):
    paper = made({**given("surat-tugas"), "pegawai": persons(count)})
    printed = lines(paper)
    assert "LAMPIRAN" not in " ".join(printed)
    assert [each for each in printed if "| Nama | : | Nama Contoh" in each] == [
        f"{'Kepada | : | ' if number == 1 else ' |  | '}{'' if count == 1 else ' '} | Nama | : | Nama Contoh {number}"
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [6, 30])
def test_more_persons_are_an_annex_of_the_letter_of_assignment(count, made):
    paper = made({**given("surat-tugas"), "pegawai": persons(count)})
    assert "Daftar nama sebagaimana tercantum dalam Lampiran Surat Tugas ini." in " ".join(lines(paper))
    rows = of_table(paper, "Jabatan")
    assert [row[1:] for row in rows] == [
        [f"Nama Contoh {number}", "–", "–", f"Jabatan Contoh {number}"] for number in range(1, count + 1)
    ]
    assert sum(each == "Moh. Amirudin, S.IP., M.M." for each in lines(paper)) == 2


@pytest.mark.parametrize(
    ("last", "told", "days"),
    [
        ("6 Januari 2027", "Rabu, 6 Januari 2027", None),
        ("8 Januari 2027", "Rabu, 6 Januari 2027 s.d. Jumat, 8 Januari 2027", "3 (tiga) hari"),
        ("26 Januari 2027", "Rabu, 6 Januari 2027 s.d. Selasa, 26 Januari 2027", "21 (dua puluh satu) hari"),
        (None, "Rabu, 6 Januari 2027", None),
        ("Januari 2027", "Rabu, 6 Januari 2027 s.d. ……, …… Januari 2027", None),
    ],
)
def test_days_of_an_assignment_are_named_and_counted(last, told, days, made):
    values = {**given("surat-tugas"), "tanggal_selesai": last}
    printed = lines(made({key: each for key, each in values.items() if each is not None}))
    assert f"Waktu | : | {told}" in printed
    assert [each for each in printed if each.startswith("Selama")] == ([f"Selama | : | {days}"] if days else [])


def test_the_number_of_a_pppk_is_called_what_it_is(made):
    (number,) = (each for each in lines(made(given("surat-tugas-satu-orang"))) if "199002022024212003" in each)
    assert "NI PPPK" in number


@pytest.mark.parametrize(("count", "annexed"), [(1, False), (5, False), (6, True), (30, True)])
def test_more_than_five_guests_are_an_annex_of_the_invitation(count, annexed, made):
    guests = [f"Kepala Bagian {number}" for number in range(1, count + 1)]
    paper = made({**given("undangan"), "yth": guests})
    printed = lines(paper)
    assert ("LAMPIRAN" in " ".join(printed)) is annexed
    assert f"Lampiran | : | {'1 (satu) berkas' if annexed else '-'} | " in printed
    if annexed:
        assert [row[1] for row in of_table(paper, "Nama/Jabatan")] == guests
        assert "Yth. | (daftar terlampir)" in printed
    else:
        assert f"Yth. | {' / '.join(guests)}" in printed


def test_an_invitation_names_day_and_hours(made):
    printed = lines(made(given("undangan-dua-hari")))
    assert "hari, tanggal | : | Senin, 11 Januari 2027 s.d. Selasa, 12 Januari 2027" in printed
    assert "waktu | : | pukul 09.00 WIB s.d. 08.00 WIB" in printed
    assert "waktu | : | pukul 09.00 WIB s.d. selesai" in lines(made(given("undangan"), "--timpa"))


def test_a_memorandum_prints_only_what_it_has(made):
    heads = [each.split(" | ")[0] for each in lines(made(given("nota-dinas-pendek"))) if " | : | " in each]
    assert heads == ["Yth.", "Dari", "Tembusan", "Tanggal", "Nomor", "Hal"]
    heads = [each.split(" | ")[0] for each in lines(made(given("nota-dinas"), "--timpa")) if " | : | " in each]
    assert heads == ["Yth.", "Dari", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal"]


def test_a_receipt_tells_its_amount_in_figures_and_words_and_what_is_left_of_it(made):
    printed = " ¶ ".join(lines(made(given("kuitansi-meterai"))))
    words = "Dua belas juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan rupiah"
    assert f"Banyaknya uang | : | {words}" in printed
    assert "Rp12.345.678,00" in printed
    assert "Jumlah yang diterima | Rp11.111.110" in printed
    assert "Meterai Rp10.000" in printed
    assert "Meterai" not in " ".join(lines(made(given("kuitansi"), "--timpa")))


def test_honoraria_are_taxed_by_grade_and_added_up(made):
    paper = made(given("tanda-terima-semua-status"))
    rows = of_table(paper, "Diterima (Rp)")
    assert [row[5:10] for row in rows[:-1]] == [
        ["900.000", "1.800.000", "0", "0", "1.800.000"],
        ["900.000", "1.800.000", "5", "90.000", "1.710.000"],
        ["900.000", "1.800.000", "15", "270.000", "1.530.000"],
        ["1.700.000", "2.550.000", "15", "382.500", "2.167.500"],
        ["333.333", "333.333", "5", "16.667", "316.666"],
        ["700.000", "700.000", "2,5", "17.500", "682.500"],
    ]
    assert rows[-1][6:10] == ["8.983.333", "", "776.667", "8.206.666"]
    words = "delapan juta sembilan ratus delapan puluh tiga ribu tiga ratus tiga puluh tiga rupiah"
    assert f"Terbilang: {words}" in lines(paper)


def test_places_to_sign_are_a_zigzag(made):
    (table,) = (each for each in made(given("tanda-terima-semua-status")).tables if "No" in each.rows[0].cells[0].text)
    marks = [row.cells[10].paragraphs[0] for row in table.rows[1:-1]]
    assert [each.text for each in marks] == [f"{number}." for number in range(1, 7)]
    assert [each.style.name for each in marks] == ["Isi Tabel", "Isi Tabel Tengah"] * 3


@pytest.mark.parametrize(("pptk", "columns"), [(True, 3), (False, 2)])
def test_signers_stand_two_or_three_to_a_row(pptk, columns, made):
    values = given("tanda-terima-semua-status")
    if not pptk:
        del values["pptk"]
    table = made(values).tables[-1]
    assert {len(row.cells) for row in table.rows} == {columns}
    heads = ["Mengetahui,", "Pejabat Pelaksana Teknis Kegiatan", "Lunas dibayar,"][:: 1 if pptk else 2]
    assert all(head in cell.text for head, cell in zip(heads, table.rows[0].cells, strict=True))
    assert "Kebumen, 12 Januari 2027" in table.rows[0].cells[-1].text


@pytest.mark.parametrize("name", DAILY)
def test_every_row_of_a_daily_paper_that_is_a_head_is_repeated_and_no_signature_is_torn(name, made):
    paper = made(given(name))
    for table in paper.tables:
        for row in table.rows:
            head = any(p.style.name == "Kepala Tabel" for cell in row.cells for p in cell.paragraphs)
            assert head is (row._tr.trPr is not None and bool(row._tr.trPr.xpath("w:tblHeader")))
    signed = [p for p in paper.element.body.iter() if p.tag.endswith("}pStyle")]
    assert any("NamaPejabat" in each.values()[0] for each in signed)


@pytest.mark.parametrize("name", DAILY)
def test_what_a_template_of_a_daily_paper_prints_is_a_name_of_its_kind(name, kakdoc, folder):
    assert kakdoc("templat", name).code == 0
    assert BY_NAME[name].definition == Path("templates", name, "jenis.yaml") or BY_NAME[name].definition.is_file()


def test_one_record_makes_receipt_and_list_with_the_same_sum(folder, kakdoc):
    shutil.copy(PROJECT / "templates" / "spj-honorarium" / "contoh.yaml", folder / "inputs" / "x.yaml")
    assert kakdoc("buat", "inputs/x.yaml", "--ketat").code == 0
    assert sorted(path.name for path in (folder / "outputs").iterdir()) == ["x-kuitansi.docx", "x-tanda-terima.docx"]
    receipt, listed = (lines(Word(folder / "outputs" / f"x-{name}.docx")) for name in ("kuitansi", "tanda-terima"))
    assert "Banyaknya uang | : | Empat juta tiga ratus ribu rupiah" in receipt
    assert "Jumlah yang diterima | Rp3.922.500" in " ".join(receipt)
    assert any("sebagaimana daftar terlampir" in each for each in receipt)
    assert "Terbilang: empat juta tiga ratus ribu rupiah" in listed
    assert any("4.300.000 |  | 377.500 | 3.922.500" in each for each in listed)


def test_what_is_built_upon_the_list_of_honoraria_is_held_to_its_conditions(folder, kakdoc):
    text = (PROJECT / "templates" / "spj-honorarium" / "contoh.yaml").read_text("utf-8")
    text = text.replace("    golongan: IV/a\n", "").replace("harga: 900.000", "harga: 9.000.000")
    (folder / "inputs" / "x.yaml").write_text(text, "utf-8")
    told = kakdoc("periksa", "inputs/x.yaml").err
    assert "golongan PNS ini belum diisi" in told
    assert "dikenai meterai Rp10.000" in told


def test_a_roster_makes_an_invitation_for_each_guest(folder, kakdoc):
    (folder / "inputs" / "tamu.csv").write_text("nama,alamat\nCamat Satu,Utara\nCamat Dua,Selatan\n", "utf-8")
    values = {**given("undangan"), "yth": ["[kolom nama]"], "di": "[kolom alamat]", "peserta": "tamu.csv"}
    values |= {"kunci": "nama", "nomor": "000.1.5/[urut 003]/BKPSDM/2027"}
    (folder / "inputs" / "x.yaml").write_text(yaml.safe_dump(values), "utf-8")
    run = kakdoc("buat", "inputs/x.yaml", "--ketat")
    assert run.code == 0, run.err
    for number, (guest, place) in enumerate((("Camat Satu", "Utara"), ("Camat Dua", "Selatan")), 1):
        (printed,) = (lines(Word(path)) for path in (folder / "outputs").rglob(f"*{guest}*.docx"))
        assert f"Yth. | {guest}" in printed
        assert f" | di {place}" in printed
        assert any(f"000.1.5/00{number}/BKPSDM/2027" in each for each in printed)


def test_a_roster_fills_the_persons_of_one_letter_of_assignment(folder, kakdoc):
    rows = [f"Nama Contoh {number},,,,Jabatan Contoh {number}" for number in range(1, 31)]
    (folder / "inputs" / "p.csv").write_text("\n".join(["Nama,NIP,Pangkat,Golongan,Jabatan", *rows]), "utf-8")
    values = {**given("surat-tugas"), "peserta": "p.csv"}
    del values["pegawai"]
    (folder / "inputs" / "x.yaml").write_text(yaml.safe_dump(values), "utf-8")
    run = kakdoc("buat", "inputs/x.yaml", "--ketat")
    assert (run.code, run.out) == (0, "outputs/x.docx\n"), run.err
    assert [row[1] for row in of_table(Word(folder / "outputs" / "x.docx"), "Jabatan")] == [
        f"Nama Contoh {number}" for number in range(1, 31)
    ]
