"""Workbooks written with other values: cells change, and everything else in the file stays."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from random import Random

import pytest
from conftest import PROJECT
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs.excel.books import editing
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from papers.forms.drafting.steps import step

from kakdoc.base.problems import InputError, InvalidValue
from kakdoc.inputs import opening
from kakdoc.inputs.tree import plain
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.forms import converting
from kakdoc.papers.forms.drafting import base
from kakdoc.papers.forms.drafting.base import Base
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.papers.forms.drafting.history import History
from kakdoc.papers.forms.drafting.operations import Delete, Insert, Move, Paste, Set

BOOK = Path("inputs/2027/kak.xlsx")
PARTS = ("bagian", 6, "sub_kegiatan", 0, "rincian")
INPUTS = [
    PROJECT / each
    for each in (
        "inputs/2024/keputusan-iku-pk.yaml",
        "templates/spj-honorarium/contoh.yaml",
        "inputs/2024/laporan/bulanan-11-november.xlsx",
    )
]
RED = PatternFill("solid", fgColor="FFFF0000")


@cache
def as_workbook(path: Path) -> bytes:
    """Return an input as a workbook."""
    if path.suffix == ".xlsx":
        return path.read_bytes()
    root, _ = opening.compose(path, MODELS)
    return converting.other_form(plain(root), checking.kind_of(root), path)


@cache
def read(data: bytes, name: Path = BOOK) -> Base:
    """Return a workbook that was read, once for all tests; nothing changes it."""
    return base.of_bytes(data, name)


def begun(data: bytes, name: Path = BOOK) -> tuple[Base, History]:
    start = read(data, name)
    return start, History(start.values, base.model_of(start))


def rewritten(data: bytes, *operations) -> bytes:
    start, history = begun(data)
    for each in operations:
        history.take(*history.step([each]))
    return start.rewritten(history.values)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@settings(deadline=None, max_examples=3)
@given(st.randoms(use_true_random=False), st.sampled_from(INPUTS))
def test_any_steps_are_in_the_cells_and_undone_as_if_they_never_were(random: Random, path):
    data = as_workbook(path)
    start, history = begun(data, path.with_suffix(".xlsx"))
    for _ in range(random.choice((1, 3))):
        try:
            history.take(*history.step([step(random, history.values, base.model_of(start))]))
        except InvalidValue:
            continue
    try:
        start.rewritten(history.values)  # refuses what would not be read back as it is
    except InputError as fault:
        assert fault.problems[0].code == "K144" or "masih kosong" in fault.problems[0].message, history.done
    while history.done:
        history.undo()
    assert start.rewritten(history.values) == data


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A TOR as somebody has made it his own: notes, a column of remarks, a formula, a coloured row, a chart."""
    target = tmp_path_factory.mktemp("buku") / "kak.xlsx"
    editor = editing(PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml", target)
    with editor() as sheets:
        sheet = sheets["Rincian"]
        columns = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        last = max(columns.values()) + 1
        sheet.cell(1, last).value = "Catatan saya"
        for row in range(2, 8):
            sheet.cell(row, last).value = f"ingat {row}"
        sheet.cell(3, columns["Uraian"]).comment = Comment("harga dari toko", "Nama Contoh")
        sheet.cell(4, columns["Uraian"]).fill = RED
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=columns["Jumlah"], min_row=2, max_row=8))
        sheet.add_chart(chart, "Z2")
    return target.read_bytes(), columns | {"Catatan saya": last}


def rows(data: bytes, columns, *names: str, count: int = 6):
    sheet = load_workbook(io.BytesIO(data))["Rincian"]
    return [tuple(sheet.cell(row, columns[name]).value for name in names) for row in range(2, 2 + count)]


def test_a_changed_cell_changes_its_sheet_and_no_other_part(book):
    data, columns = book
    new = rewritten(data, Set((*PARTS, 1, "uraian"), "Belanja Contoh"))
    old, now = members(data), members(new)
    assert list(old) == list(now)
    changed = {name for name in old if old[name] != now[name]}
    assert len(changed) <= 2
    assert all(name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet") for name in changed)
    assert rows(new, columns, "Uraian")[1] == ("Belanja Contoh",)


def test_rows_that_move_take_their_notes_and_remarks_along_and_leave_formats(book):
    data, columns = book
    before = rows(data, columns, "Uraian", "Catatan saya")
    new = rewritten(data, Move((*PARTS, 1), 3))
    after = rows(new, columns, "Uraian", "Catatan saya")
    assert after == [before[0], before[2], before[3], before[1], *before[4:]]
    sheet = load_workbook(io.BytesIO(new))["Rincian"]
    uraian = columns["Uraian"]
    assert [row for row in range(2, 12) if sheet.cell(row, uraian).comment] == [5]
    assert sheet.cell(5, uraian).comment.text == "harga dari toko"
    assert sheet.cell(4, uraian).fill.fgColor.rgb == "FFFF0000"


def test_a_row_that_goes_takes_its_note_and_a_new_one_is_put_where_it_belongs(book):
    data, columns = book
    before = rows(data, columns, "Uraian")
    gone = rewritten(data, Delete((*PARTS, 1)))
    assert rows(gone, columns, "Uraian")[:3] == [before[0], before[2], before[3]]
    assert b"harga dari toko" not in b"".join(members(gone).values())
    put = rewritten(data, Insert((*PARTS, 1), {"uraian": "Belanja Baru", "jumlah": "Rp 1.250.000"}))
    assert rows(put, columns, "Uraian", "Jumlah", "Catatan saya")[1] == ("Belanja Baru", 1250000, None)
    assert rows(put, columns, "Uraian")[2:5] == before[1:4]
    again = read(put, BOOK)
    assert (
        len(again.values["bagian"][6]["sub_kegiatan"][0]["rincian"])
        == len(read(data, BOOK).values["bagian"][6]["sub_kegiatan"][0]["rincian"]) + 1
    )


def test_rows_below_an_owner_that_moves_stay_with_it(book):
    data, _ = book
    old = read(data, BOOK).values["bagian"]
    new = read(rewritten(data, Move(("bagian", 6), 0), Move(("bagian", 3, "butir", 0), 1)), BOOK).values["bagian"]
    assert new[0] == old[6]
    assert new[3]["butir"][:2] == old[2]["butir"][1::-1]


def test_a_block_of_cells_goes_into_rows_that_are_there_and_into_new_ones(book):
    data, _ = book
    place = ("bagian", 4, "baris")
    count = len(read(data, BOOK).values["bagian"][4]["baris"])
    block = (("Satu", "1-2"), ("Dua", "3"), ("Tiga", "12"))
    new = read(rewritten(data, Paste(place, count - 1, (("uraian",), ("bulan",)), block)), BOOK)
    found = new.values["bagian"][4]["baris"][count - 1 :]
    assert [each["uraian"] for each in found] == ["Satu", "Dua", "Tiga"]
    assert [each["bulan"] for each in found] == ["1-2", "3", "12"]


def test_formulas_that_somebody_typed_keep_what_they_gave(book):
    """openpyxl would write them without their values, and they would not be read."""
    data, columns = book
    parts = members(data)
    name = next(each for each in parts if b"ingat 3" in parts[each] and "worksheets" in each)
    letter = load_workbook(io.BytesIO(data))["Rincian"].cell(1, columns["Jumlah"]).column_letter
    start = parts[name].index(f'<c r="{letter}3"'.encode())
    end = parts[name].index(b"</c>", start) + 4
    typed = f'<c r="{letter}3"><f>1000*{letter}2</f><v>2750000</v></c>'.encode()
    parts[name] = parts[name][:start] + typed + parts[name][end:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    new = rewritten(stream.getvalue(), Move((*PARTS, 1), 2), Set(("tempat",), "Kebumen"))
    assert read(new, BOOK).values["bagian"][6]["sub_kegiatan"][0]["rincian"][2]["jumlah"] == "2750000"
    assert f"<f>1000*{letter}3</f><v>2750000</v>".encode() in members(new)[name]
    assert b'fullCalcOnLoad="1"' in members(new)["xl/workbook.xml"]


def test_single_values_stand_beside_their_names_and_others_are_named_by_their_path(book):
    data, _ = book
    new = rewritten(data, Set(("tempat",), "Kebumen"), Set(("instansi", "pejabat", "kepala", "status"), "Plt."))
    sheet = load_workbook(io.BytesIO(new))["Naskah"]
    found = {str(row[0].value): row[1].value for row in sheet.iter_rows(2)}
    assert found["Tempat"] == "Kebumen"
    assert found["instansi.pejabat.kepala.status"] == "Plt."
    again = read(rewritten(new, Delete(("instansi", "pejabat", "kepala", "status"))), BOOK)
    assert "instansi" not in again.values


def test_a_sheet_that_was_deleted_is_told_and_nothing_is_lost(book, tmp_path):
    data, _ = book
    target = tmp_path / "kak.xlsx"
    edited = load_workbook(io.BytesIO(data))
    del edited["Rincian"]
    edited.save(target)
    start, history = begun(target.read_bytes())
    history.take(*history.step([Insert((*PARTS, 0), {"uraian": "a", "jumlah": "Rp 1.000.000"})]))
    with pytest.raises(InputError) as raised:
        start.rewritten(history.values)
    assert raised.value.problems[0].code == "K925"
    assert "sheet “Rincian”" in raised.value.problems[0].message


def test_what_cells_tell_goes_where_they_go_and_ends_when_they_change(book, folder):
    data, columns = book
    BOOK.parent.mkdir()
    edited = load_workbook(io.BytesIO(data))
    edited["Rincian"].cell(3, columns["Jumlah"]).value = 275
    edited.create_sheet("Lain")["A1"] = "apa"
    edited.save(BOOK)
    draft = Draft.open(BOOK)
    told = {each.code: each.location.path for each in draft.checked().problems}
    assert told["K177"] == (*PARTS, 1, "jumlah")
    assert told["K132"] == ()
    draft.apply(Move((*PARTS, 1), 0))
    assert {each.code: each.location.path for each in draft.checked().problems}["K177"] == (*PARTS, 0, "jumlah")
    draft.apply(Set((*PARTS, 0, "jumlah"), "Rp 275.000"))
    assert "K177" not in {each.code for each in draft.checked().problems}
    draft.discard()


def test_paragraphs_of_a_form_without_a_version_stay_paragraphs():
    data = (PROJECT / "tests/inputs/excel/formulir-0.3.0.xlsx").read_bytes()
    new = read(rewritten(data, Set(("bagian", 0, "isi"), "Satu.\n\nDua.")), BOOK)
    assert new.values["bagian"][0]["isi"] == "Satu.\n\nDua."
