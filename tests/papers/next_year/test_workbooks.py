"""A workbook is changed in its cells and notes; all else of it stays."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from conftest import PROJECT
from inputs.excel.books import converted
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image  # noqa: F401  its absence of Pillow is what staff have

from kakdoc.inputs.excel.cells import cells
from kakdoc.papers import checking


@pytest.fixture
def book(folder):
    """The TOR of 2024 as a workbook, to be changed before it is rolled over."""
    (folder / "inputs" / "2024").mkdir()
    path = folder / "inputs" / "2024" / "kak.xlsx"
    converted(PROJECT / "inputs/2024/kak-mutasi-promosi-asn.yaml", path)

    def change(edit):
        opened = openpyxl.load_workbook(path, rich_text=True)
        edit(opened)
        opened.save(path)

    return change


def rolled(kakdoc, year=2025, source="inputs/2024/kak.xlsx", *more):
    run = kakdoc("lanjut", source, "--tahun", year, *more)
    assert run.code == 0, run.err
    return openpyxl.load_workbook(run.out.split()[0], rich_text=True), run


def sheet_state(book):
    return [
        (
            sheet.title,
            sheet.freeze_panes,
            sheet.protection.sheet,
            {key: each.width for key, each in sheet.column_dimensions.items()},
            [(str(each.sqref), each.type, each.formula1, each.error) for each in sheet.data_validations.dataValidation],
            [(cell.coordinate, cell.number_format, cell.font.b, cell.protection.locked) for row in sheet.iter_rows() for cell in row],
        )
        for sheet in book.worksheets
    ]  # fmt: skip


def values(book):
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.comment.text if cell.comment else None)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def test_years_move_and_formats_rules_widths_and_protection_stay(book, kakdoc):
    old = openpyxl.load_workbook("inputs/2024/kak.xlsx")
    new, _ = rolled(kakdoc)
    assert sheet_state(new) == sheet_state(old)
    assert new["Jadwal"]["B2"].value == "Penyusunan Renja BKPSDM Tahun 2025"
    assert new["Jadwal"]["B7"].value == "Penyusunan Dokumen RTP SPIP Tahun 2022"
    assert [row[1].value for row in new["Naskah"].iter_rows() if str(row[0].value).startswith("Tahun anggaran")] == [
        2025
    ]


def test_amounts_get_a_note_and_are_told_until_touched(book, kakdoc):
    new, _ = rolled(kakdoc)
    assert new["Rincian"]["G2"].comment.text == "2024: 5110000"
    run = kakdoc("periksa", "inputs/2025/kak.xlsx")
    assert (
        "inputs/2025/kak.xlsx: Sub kegiatan!E2: [K405] peringatan: 58 jumlah masih sama dengan tahun 2024 (sel Sub kegiatan!E2,"
        in run.err
    )
    new["Rincian"]["G2"].value = 5110001
    new.save("inputs/2025/kak.xlsx")
    assert "57 jumlah masih sama" in kakdoc("periksa", "inputs/2025/kak.xlsx").err


def test_there_and_back_gives_every_value_and_note_again(book, kakdoc):
    old = openpyxl.load_workbook("inputs/2024/kak.xlsx")
    rolled(kakdoc)
    back, _ = rolled(kakdoc, 2024, "inputs/2025/kak.xlsx", "--mundur", "--ke", "kembali")
    assert values(back) == values(old)
    assert sheet_state(back) == sheet_state(old)


def test_an_older_note_stays_and_an_untouched_amount_keeps_its_older_year(book, kakdoc):
    book(lambda opened: setattr(opened["Rincian"]["G2"], "comment", Comment("periksa DPA 2024", "Sekretaris")))
    rolled(kakdoc)
    new, _ = rolled(kakdoc, 2026, "inputs/2025/kak.xlsx")
    assert new["Rincian"]["G2"].comment.text == "periksa DPA 2026\n2024: 5110000"
    assert new["Rincian"]["G2"].comment.author == "Sekretaris"


def test_bold_words_in_a_cell_stay_bold(book, kakdoc):
    rich = CellRichText("Renja ", TextBlock(InlineFont(b=True), "Tahun 2024"), " dan Tahun 2023")
    book(lambda opened: setattr(opened["Jadwal"]["B2"], "value", rich))
    new, _ = rolled(kakdoc)
    value = new["Jadwal"]["B2"].value
    assert str(value) == "Renja Tahun 2025 dan Tahun 2024"
    assert [str(each) for each in value if isinstance(each, TextBlock) and each.font.b] == ["Tahun 2025"]


def test_a_year_that_is_half_bold_moves_whole(book, kakdoc):
    rich = CellRichText("Renja Tahun 20", TextBlock(InlineFont(b=True), "24"), " dan APBD 2024")
    book(lambda opened: setattr(opened["Jadwal"]["B2"], "value", rich))
    new, _ = rolled(kakdoc)
    assert str(new["Jadwal"]["B2"].value) == "Renja Tahun 2025 dan APBD 2025"


def test_a_line_break_in_a_cell_is_a_space(book, kakdoc):
    book(lambda opened: setattr(opened["Jadwal"]["B2"], "value", "Renja Tahun\n2024"))
    assert rolled(kakdoc)[0]["Jadwal"]["B2"].value == "Renja Tahun\n2025"


X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
LIST = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="' + X14 + '">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{0}"'
    ' type="list" allowBlank="1"><x14:formula1><xm:f>Petunjuk!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
RULES = '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst>'


def put_into(sheet, extension, **parts):
    """Put an extension at the end of a sheet of the workbook, and other parts beside it, as Excel writes them."""
    data = io.BytesIO()
    with zipfile.ZipFile("inputs/2024/kak.xlsx") as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == f"xl/worksheets/sheet{sheet}.xml":
                text = text.replace(b"</worksheet>", extension.encode() + b"</worksheet>")
            new.writestr(name, text)
        for name, text in parts.items():
            new.writestr(f"xl/drawings/{name}.xml", text)
    with open("inputs/2024/kak.xlsx", "wb") as file:  # noqa: PTH123
        file.write(data.getvalue())


def test_lists_from_another_sheet_as_excel_rewrites_them_stay(book, kakdoc):
    put_into(3, LIST)
    run = kakdoc("lanjut", "inputs/2024/kak.xlsx", "--tahun", 2025)
    assert (run.code, "K153" in run.err) == (0, False)
    with zipfile.ZipFile("inputs/2025/kak.xlsx") as new:
        texts = {name: new.read(name) for name in new.namelist() if name.startswith("xl/worksheets/sheet")}
    (found,) = [text for text in texts.values() if b"extLst" in text]
    assert found == texts["xl/worksheets/sheet3.xml"]
    assert found.endswith(b"</extLst></worksheet>")
    assert b"xr:uid" not in found
    assert b"Petunjuk!$A$1:$A$3</xm:f>" in found
    assert kakdoc("lanjut", "inputs/2025/kak.xlsx", "--tahun", 2026).code == 0


def test_rules_of_new_kinds_and_shapes_are_warned_about(book, kakdoc):
    put_into(3, RULES, drawing9="<xdr:wsDr><xdr:sp><xdr:txBody/></xdr:sp></xdr:wsDr>")
    run = kakdoc("lanjut", "inputs/2024/kak.xlsx", "--tahun", 2025)
    assert "memuat format bersyarat jenis baru, bentuk atau kotak teks, yang mungkin tidak ikut" in run.err


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BELOW = {
    "protectedRanges": '<protectedRange sqref="B2" name="isian"/>',
    "ignoredErrors": '<ignoredError sqref="A1:B2" numberStoredAsText="1"/>',
    "customSheetViews": '<customSheetView guid="{00000000-0000-0000-0000-000000000001}"/>',
    "cellWatches": '<cellWatch r="A1"/>',
    "unheardOf": "",
}
"""Elements of a sheet, and what stands in them."""


def rewrite(member, change):
    """Change a member of the workbook that is rolled over."""
    data = io.BytesIO()
    with zipfile.ZipFile("inputs/2024/kak.xlsx") as old, zipfile.ZipFile(data, "w") as new:
        changed = change(old.read(member))
        assert changed != old.read(member)
        for name in old.namelist():
            new.writestr(name, changed if name == member else old.read(name))
    with open("inputs/2024/kak.xlsx", "wb") as file:  # noqa: PTH123
        file.write(data.getvalue())


@pytest.mark.parametrize(
    ("element", "word"),
    [
        ("protectedRanges", "rentang yang boleh diubah di sheet terkunci"),
        ("ignoredErrors", "tanda galat yang diabaikan"),
        ("customSheetViews", "tampilan tersimpan"),
        ("cellWatches", "sel yang dipantau"),
        ("unheardOf", "“unheardOf”"),
    ],
)
def test_every_element_of_a_sheet_that_is_lost_is_warned_about(book, kakdoc, element, word):
    text = f"<{element}>{BELOW[element]}</{element}></worksheet>".encode()
    rewrite("xl/worksheets/sheet3.xml", lambda data: data.replace(b"</worksheet>", text))
    _, run = rolled(kakdoc)
    assert f"[K153] peringatan: buku kerja ini memuat {word}, yang mungkin tidak ikut ke berkas baru." in run.err


def test_so_is_one_of_the_book_but_nothing_that_is_not_missed(book, kakdoc):
    marks = b'<fileVersion appName="xl"/><fileSharing readOnlyRecommended="1"/>'
    rewrite("xl/workbook.xml", lambda data: data.replace(b"<workbookPr", marks + b"<workbookPr", 1))
    rewrite(
        "xl/worksheets/sheet3.xml", lambda data: data.replace(b"</worksheet>", b'<phoneticPr fontId="0"/></worksheet>')
    )
    _, run = rolled(kakdoc)
    assert "buku kerja ini memuat anjuran hanya-baca atau sandi untuk mengubah, yang mungkin" in run.err


def as_shared(text, runs):
    """Move the text of a cell into the table of shared strings, as Excel stores it."""
    inline = f"<is><t>{text}</t></is>".encode()
    item = "".join(f"<r><t>{each}</t></r>" for each in runs) if runs else f"<t>{text}</t>"
    table = f"<sst {MAIN}><si><t>lain</t></si><si>{item}</si></sst>".encode()
    with zipfile.ZipFile("inputs/2024/kak.xlsx") as book:
        (sheet,) = [each for each in book.namelist() if "/sheet" in each and inline in book.read(each)]
    rewrite(
        sheet,
        lambda data: data.replace(b't="inlineStr"' + b">" + inline, b't="s"><v>1</v>', 1),
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    rewrite(
        "[Content_Types].xml",
        lambda data: data.replace(
            b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
        ),
    )
    with zipfile.ZipFile("inputs/2024/kak.xlsx", "a") as file:
        file.writestr("xl/sharedStrings.xml", table)


LOOKALIKES = "Harga _x0020_ dan _x000D_ itu _x005F_x0041_ dua _x0009_ dan _x00e9_"


@pytest.mark.parametrize("stored", ["inline", "shared", "rich"])
def test_what_looks_like_an_escape_is_guarded_in_the_new_file_too(folder, kakdoc, stored):
    typed = LOOKALIKES
    (folder / "inputs" / "2024").mkdir()
    source = folder / "inputs" / "2024" / "kak.yaml"
    text = (PROJECT / "inputs/2024/kak-mutasi-promosi-asn.yaml").read_text("utf-8")
    source.write_text(text.replace("Penyusunan Renja BKPSDM Tahun 2024", f"{typed} Tahun 2024"), "utf-8")
    assert kakdoc("ubah", source, "inputs/2024/kak.xlsx").code == 0
    guarded = cells.written(typed)
    assert "_x005F_" in guarded
    if stored != "inline":
        runs = [f"{guarded} Tahun", " 2024"] if stored == "rich" else []
        as_shared(f"{guarded} Tahun 2024", runs)
        assert kakdoc("ubah", "inputs/2024/kak.xlsx", "semula.yaml").code == 0
        assert f"{typed} Tahun 2024" in (folder / "semula.yaml").read_text("utf-8")
    assert kakdoc("lanjut", "inputs/2024/kak.xlsx", "--tahun", 2025).code == 0
    with zipfile.ZipFile("inputs/2025/kak.xlsx") as new:
        told = b"".join(new.read(name) for name in new.namelist() if name.startswith("xl/worksheets/sheet"))
    assert told.count(guarded.encode()) == 1
    assert kakdoc("ubah", "inputs/2025/kak.xlsx", "kembali.yaml").code == 0
    assert f"{typed} Tahun 2025" in (folder / "kembali.yaml").read_text("utf-8")


def test_a_date_cell_stays_a_date(book, kakdoc):
    def put(opened):
        (cell,) = [row[1] for row in opened["Naskah"].iter_rows() if str(row[0].value).startswith("Tanggal")]
        cell.value = datetime.datetime(2024, 2, 29)  # noqa: DTZ001  Excel knows no zones

    book(put)
    new, run = rolled(kakdoc)
    assert [row[1].value for row in new["Naskah"].iter_rows() if str(row[0].value).startswith("Tanggal")] == [
        datetime.datetime(2025, 2, 28)  # noqa: DTZ001
    ]
    assert "29 Februari tidak ada" in run.err


def test_sheets_and_columns_of_notes_are_read_as_comments(book, kakdoc):
    def put(opened):
        opened.create_sheet("Catatan saya")["C7"] = "bahan Renja Tahun 2024"
        opened["Keluaran"].cell(1, 9, "Catatan")
        opened["Keluaran"].cell(2, 9, "lihat SPIP Tahun 2022")

    book(put)
    new, run = rolled(kakdoc)
    assert new["Catatan saya"]["C7"].value == "bahan Renja Tahun 2025"
    assert "Keluaran!I2  2022 tetap" in run.err
    assert "(komentar)" in run.err


def test_a_formula_and_a_chart_are_warned_about(book, kakdoc):
    def put(opened):
        from openpyxl.chart import BarChart, Reference

        opened["Rincian"]["G2"] = "=5000000+110000"
        notes = opened.create_sheet("Catatan")
        notes["A1"] = 1
        chart = BarChart()
        chart.add_data(Reference(notes, min_col=1, min_row=1, max_row=1))
        notes.add_chart(chart)

    book(put)
    data = io.BytesIO()
    with zipfile.ZipFile("inputs/2024/kak.xlsx") as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            # As Excel stores it: the formula with its value.
            new.writestr(
                name,
                old.read(name)
                .replace(b"</f><v/>", b"</f><v>5110000</v>")
                .replace(b"</f><v></v>", b"</f><v>5110000</v>"),
            )
    with open("inputs/2024/kak.xlsx", "wb") as file:  # noqa: PTH123
        file.write(data.getvalue())
    _, run = rolled(kakdoc)
    assert "[K153] peringatan: buku kerja ini memuat grafik" in run.err
    assert "memuat 1 rumus" in run.err


def test_the_same_workbook_gives_the_same_bytes(book, kakdoc):
    first = rolled(kakdoc, 2025, "inputs/2024/kak.xlsx", "--ke", "satu")[1].out.split()[0]
    second = rolled(kakdoc, 2025, "inputs/2024/kak.xlsx", "--ke", "dua")[1].out.split()[0]
    with open(first, "rb") as one, open(second, "rb") as other:  # noqa: PTH123
        assert one.read() == other.read()


def test_a_report_in_excel_starts_empty(folder, kakdoc):
    (folder / "inputs" / "2024").mkdir()
    for name in ("kak-mutasi-promosi-asn.yaml", "laporan/bulanan-12-desember.xlsx"):
        target = folder / "inputs" / "2024" / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((PROJECT / "inputs" / "2024" / name).read_bytes())
    assert kakdoc("lanjut", "inputs/2024", "--tahun", 2025).code == 0
    checked = checking.check(folder / "inputs/2025/laporan/bulanan-12-desember.xlsx")
    assert {each.code for each in checked.problems if each.fatal} == {"K115"}
    new = openpyxl.load_workbook("inputs/2025/laporan/bulanan-12-desember.xlsx")
    assert new["Realisasi"]["C2"].value == "[isi: persen]"
    assert new["Kegiatan"]["A2"].value is None
    assert new["Rincian"]["B2"].value == "Belanja Bahan-Bahan Bakar dan Pelumas"


def test_a_date_in_a_free_table_stays_a_date_of_the_new_year(folder, kakdoc):
    path = folder / "inputs" / "2027" / "kak.xlsx"
    path.parent.mkdir()
    assert kakdoc("ubah", PROJECT / "tests/examples/kak/benar/lengkap.yaml", path).code == 0
    opened = openpyxl.load_workbook(path)
    cells = opened["Tabel baris"]["B2"], opened["Tabel baris"]["C2"]
    cells[0].value, cells[0].number_format = datetime.datetime(2028, 2, 29), '"paling lambat" d mmmm yyyy'  # noqa: DTZ001
    cells[1].value, cells[1].number_format = 5110000, "#,##0"
    opened.save(path)
    new, _ = rolled(kakdoc, 2028, "inputs/2027/kak.xlsx")
    moved = new["Tabel baris"]["B2"]
    assert (moved.value, moved.number_format) == (datetime.datetime(2029, 2, 28), '"paling lambat" d mmmm yyyy')  # noqa: DTZ001
    assert new["Tabel baris"]["C2"].value == 5110000
