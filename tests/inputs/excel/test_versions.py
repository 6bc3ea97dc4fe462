"""Forms carry their version: those of 0.3.0 are read as they were, whatever is done to either."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from inputs.excel.books import converted
from openpyxl import Workbook, load_workbook
from word.libreoffice import NEEDED, saved_again

from kakdoc.papers import checking
from kakdoc.papers.forms import converting

OLD = Path(__file__).parent / "formulir-0.3.0.xlsx"
RIGHT = PROJECT / "tests" / "examples" / "kak" / "benar" / "lengkap.yaml"
TYPED = "Alinea satu.\nAlinea dua."
JOINED, PARTED = "Alinea satu.\nAlinea dua.", "Alinea satu.\n\nAlinea dua."


@pytest.fixture
def old(folder):
    """A workbook that kakdoc 0.3.0 made of an input."""
    return Path(shutil.copy(OLD, folder / "inputs" / "lama.xlsx"))


@pytest.fixture
def new(folder):
    """The same input as a workbook of now."""
    return converted(RIGHT, folder / "inputs" / "baru.xlsx")


def changed(path, change):
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def type_prose(book):
    """Type two paragraphs with one Alt+Enter into the first section, and two lines into a cell of its table."""
    sheet = book["Bagian"]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Isi"))
    sheet.cell(2, column, TYPED)
    book["Tabel baris"]["B2"] = "Nama Contoh\nNIP. 1"


def read(path):
    """The text of the first section and the first cell of the free table."""
    document = checking.check(path).document
    assert document is not None, checking.check(path).problems
    sections = document.bagian
    return sections[0].isi, next(each for each in sections if each.jenis == "tabel").baris[0][0]


def without(name):
    return lambda book: book.remove(book[name])


def test_a_workbook_of_the_last_version_gives_the_paper_it_gave(old, folder):
    yaml = Path(shutil.copy(RIGHT, folder / "inputs" / "x.yaml"))
    assert not checking.check(old).problems
    assert checking.check(old).document.context() == checking.check(yaml).document.context()


@pytest.mark.parametrize("change", [None, without("Petunjuk")], ids=["whole", "without its guide"])
def test_in_an_old_form_a_line_end_is_a_blank(old, change):
    changed(old, type_prose)
    if change:
        changed(old, change)
    assert read(old) == (JOINED, "Nama Contoh NIP. 1")


def _row_of_version(book):
    return next(row for row in book["Naskah"].iter_rows() if row[0].value == "Versi formulir")


def _drop_row(book):
    book["Naskah"].delete_rows(_row_of_version(book)[0].row)


def _drop_notes(book):
    for sheet in book:
        for cell in sheet[1]:
            cell.comment = None


def _drop_explanations(book):
    book["Naskah"].delete_cols(3)


@pytest.mark.parametrize(
    "changes",
    [[], [without("Petunjuk")], [_drop_row], [_drop_notes], [_drop_explanations], [without("Petunjuk"), _drop_row], [_drop_row, _drop_explanations]],
    ids=lambda changes: ", ".join(getattr(each, "__name__", "") for each in changes),
)  # fmt: skip
def test_in_a_form_of_now_it_begins_a_paragraph_whatever_mark_is_lost(new, changes):
    for change in (type_prose, *changes):
        changed(new, change)
    assert read(new) == (PARTED, "Nama Contoh\nNIP. 1")


def test_a_sheet_copied_from_an_old_form_keeps_its_reading_and_the_other_way_round(old, new):
    changed(old, type_prose)
    changed(new, type_prose)
    for source, target in ((old, new), (new, old)):
        ours, theirs = load_workbook(source)["Bagian"], load_workbook(target)
        sheet = theirs["Bagian"]
        for row in ours.iter_rows():
            for cell in row:
                copy = sheet.cell(cell.row, cell.column, cell.value)
                copy.comment = cell.comment and cell.comment.__copy__()
        theirs.save(target.with_name(f"campur-{target.name}"))
    assert read(new.with_name("campur-baru.xlsx")) == (JOINED, "Nama Contoh\nNIP. 1")
    assert read(old.with_name("campur-lama.xlsx")) == (PARTED, "Nama Contoh NIP. 1")


def test_a_workbook_typed_without_a_form_is_read_as_it_is_meant_now(new):
    book, bare = load_workbook(new), Workbook()
    bare.remove(bare.active)
    for sheet in book:
        if sheet.title != "Petunjuk":
            copy = bare.create_sheet(sheet.title)
            for row in sheet.iter_rows(max_col=2 if sheet.title == "Naskah" else None):
                for cell in row:
                    copy.cell(cell.row, cell.column, cell.value)
    type_prose(bare)
    bare["Naskah"].delete_rows(_row_of_version(bare)[0].row)
    bare.save(new)
    assert read(new) == (PARTED, "Nama Contoh\nNIP. 1")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (3, "formulir ini versi 3, sedangkan program ini mengenal sampai versi 2."),
        ("dua", "“dua” bukan versi formulir."),
        (0, "“0” bukan versi formulir."),
    ],
)
def test_a_version_that_is_not_known_is_told_once(new, typed, message):
    def change(book):
        _row_of_version(book)[1].value = typed

    changed(new, change)
    [problem] = checking.check(new).problems
    assert (problem.code, problem.message) == ("K178", message)
    assert problem.location.spot.startswith("Naskah!B")


def test_an_old_workbook_rolled_over_stays_an_old_one(old, kakdoc):
    changed(old, type_prose)
    before = read(old)
    run = kakdoc("lanjut", old, "--tahun", "2028")
    assert run.code == 0, run.err
    rolled = Path(run.out.split()[0])
    assert not any(row[0].value == "Versi formulir" for row in load_workbook(rolled)["Naskah"].iter_rows())
    assert read(rolled) == before


@NEEDED[0]
@NEEDED[1]
def test_libreoffice_keeps_the_mark_and_the_reading(old, new, folder):
    for path in (old, new):
        changed(path, type_prose)
    expected = [read(path) for path in (old, new)]
    assert expected == [(JOINED, "Nama Contoh NIP. 1"), (PARTED, "Nama Contoh\nNIP. 1")]
    saved = saved_again([old, new], folder / "inputs" / "disimpan")
    assert [read(saved / path.name) for path in (old, new)] == expected


def test_a_workbook_has_the_same_cells_by_way_of_yaml(new):
    changed(new, type_prose)
    converting.convert(new, new.with_suffix(".yaml"))
    converting.convert(new.with_suffix(".yaml"), new.with_name("lagi.xlsx"))
    first, again = (
        {(sheet.title, cell.coordinate): cell.value for sheet in load_workbook(path) for row in sheet for cell in row}
        for path in (new, new.with_name("lagi.xlsx"))
    )
    assert first == again


def test_an_old_workbook_turned_into_yaml_prints_the_same(old):
    changed(old, type_prose)
    converting.convert(old, old.with_suffix(".yaml"))
    assert read(old.with_suffix(".yaml")) == read(old)
