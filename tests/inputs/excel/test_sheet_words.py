"""What a workbook is told speaks of sheets, headings and acts, never in the words of a text file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import PROJECT
from inputs.excel.books import editing
from inputs.excel.sheet_speech import assert_speaks
from openpyxl import load_workbook

from kakdoc.base.problems import InputError, Problem
from kakdoc.inputs import validating
from kakdoc.inputs.excel.cells import grids
from kakdoc.inputs.excel.cells.grids import Grid
from kakdoc.inputs.excel.reading import workbook
from kakdoc.inputs.typed.gaps import gaps
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME, MODELS
from kakdoc.papers.forms import converting

RIGHT = {
    "kak": "tests/examples/kak/benar/lengkap.yaml",
    "keputusan": "tests/examples/keputusan/benar/keputusan-lengkap.yaml",
    "perbup": "tests/examples/perbup/benar/perbup-lengkap.yaml",
    "laporan-bulanan": "inputs/2024/laporan/bulanan-01-januari.yaml",
    "laporan-triwulan": "inputs/2024/laporan/triwulan-1.yaml",
    "laporan-semester": "inputs/2024/laporan/semester-1.yaml",
}


def told(sheets: list[Grid], kind: str) -> list[Problem]:
    """What reading and the schema say of sheets."""
    try:
        root, problems = workbook.of_grids(sheets, "x.xlsx", MODELS)
    except InputError as fault:
        return list(fault.problems)
    _, refused = validating.validate(root, BY_NAME[kind].model, {"kak", "instansi", "peraturan", "bulan_lain"})
    return [*problems, *gaps(root), *refused]


def misfits(right: list[Grid], kind: str) -> Iterator[list[Grid]]:
    """Sheets deleted, emptied and renamed; headings taken away; cells emptied and filled with what they do not take."""
    for index, sheet in enumerate(right):
        yield right[:index] + right[index + 1 :]
        heads = sheet.rows.get(1, {})
        for changed in (
            replace(sheet, rows={1: heads}),
            replace(sheet, title=sheet.title + " x"),
            *(_without(sheet, 1, column) for column in heads),
            *(
                _with(sheet, row, column, value)
                for row in [*sheet.rows][1:2]
                for column in heads
                for value in ("", "zzz")
            ),
            *(_with(sheet, row, column, 999) for row in [*sheet.rows][1:2] for column in [*heads][:2]),
        ):
            yield [*right[:index], changed, *right[index + 1 :]]
        for row in sheet.rows if sheet.title == "Naskah" else ():
            yield [*right[:index], _with(sheet, row, 1, "zzz"), *right[index + 1 :]]
            yield [*right[:index], _with(sheet, row, 2, ""), *right[index + 1 :]]


def _with(sheet: Grid, row: int, column: int, value: object) -> Grid:
    return replace(sheet, rows={**sheet.rows, row: {**sheet.rows[row], column: value}})


def _without(sheet: Grid, row: int, column: int) -> Grid:
    return replace(sheet, rows={**sheet.rows, row: {at: each for at, each in sheet.rows[row].items() if at != column}})


LARGE = ("kak", "keputusan", "perbup")
PARTS = [
    pytest.param(kind, slice(part, None, parts), marks=[pytest.mark.lambat] * bool(part), id=f"{kind}-{part + 1}")
    for kind in RIGHT
    for parts in [6 if kind in LARGE else 1]
    for part in range(0, parts, 2)
]
"""The exhaustive set of each kind, of large ones every second of it, in parts."""


@pytest.mark.parametrize(("kind", "share"), PARTS)
def test_every_misfit_of_every_kind_is_told_in_the_words_of_a_workbook(kind, share, tmp_path):
    converting.convert(PROJECT / RIGHT[kind], tmp_path / "x.xlsx")
    right = grids.grids((tmp_path / "x.xlsx").read_bytes(), "x.xlsx")
    for sheet in right:  # number formats are asked for of the file
        sheet.format_of = lambda *_: "General"
    codes = set()
    for sheets in list(misfits(right, kind))[share]:
        problems = told(sheets, kind)
        codes |= {each.code for each in problems}
        for problem in problems:
            assert_speaks(problem)
    assert {"K111", "K132", "K133"} <= codes


WORDINGS = {"either", "mention", "setting", "spoken"}
TYPED = re.compile(r"\bkunci|\bYAML|titik dua|menjorok|`\w+:|\b[a-z]+_[a-z_]+\b")


def sentences(node: ast.AST) -> Iterator[str]:
    """The sentences of a module that are neither documentation nor worded for both kinds of files."""
    called = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
    if called in WORDINGS | {"Field", "compile", "Rule"} or isinstance(
        node, ast.keyword | ast.Subscript | ast.AnnAssign
    ):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from sentences(child)


KINDS = PROJECT / "kakdoc" / "kinds"
CHECKS = sorted({*KINDS.rglob("*checks.py"), *KINDS.rglob("checks/*.py"), *KINDS.glob("rules/*.py")})


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_check_speaks_of_keys_but_by_words_for_both_kinds_of_files(path):
    assert [each for each in sentences(ast.parse(path.read_text("utf-8"))) if TYPED.search(each)] == []


@pytest.fixture
def book(folder):
    """A right TOR as a workbook, to be changed."""
    return editing(PROJECT / RIGHT["kak"], folder / "inputs" / "x.xlsx")


def said(path) -> list[str]:
    return [
        f"{each.location.spot} [{each.code}] {each.message} {each.remedy}" for each in checking.check(path).problems
    ]


@pytest.mark.parametrize("title", ["Keluaran", "Daftar"])
def test_a_sheet_without_rows_is_told_with_the_row_that_needs_them(book, title):
    with book() as sheets:
        sheets[title].delete_rows(2, 50)
        owner = next(row for row in sheets["Bagian"].iter_rows(min_row=2) if row[1].value == title.lower())
        number, spot = owner[0].value, owner[0].row
    assert said(book.path)[0].startswith(
        f"Bagian!A{spot} [K111] sheet “{title}” belum punya baris untuk bagian nomor {number}. tambahkan baris di sheet "
        f"“{title}”: tulis {number} di kolom “No. Bagian”, lalu isi kolom “Butir”."
    )


def test_a_deleted_sheet_is_told_as_that(book):
    with book() as sheets:
        del sheets["Keluaran"]
    assert (
        "[K111] sheet “Keluaran” tidak ada, padahal bagian nomor 4 memerlukannya. tambahkan sheet “Keluaran” dengan "
        "judul kolom “Butir”, atau salin dari formulir baru."
    ) in said(book.path)[0]


def test_a_renamed_sheet_is_told_once_and_not_missed_too(book):
    with book() as sheets:
        sheets["Rincian"].title = "Rincian belanja"
    assert [each.split(" Bila")[0] for each in said(book.path)] == [
        "Rincian belanja!A1 [K132] sheet “Rincian belanja” tidak dikenal. mungkin maksudnya “Rincian”; ganti namanya."
    ]
    with book() as sheets:
        sheets["Rincian belanja"].title = "Rincian"
        sheets["Sub kegiatan"].title = "Subkegiatan"
    assert [each.split("]")[0] for each in said(book.path)] == ["Subkegiatan!A1 [K132"]


def test_a_month_is_asked_for_by_its_mark(book):
    with book() as sheets:
        for column in range(3, 15):
            sheets["Jadwal"].cell(2, column).value = None
    assert said(book.path)[0] == (
        "Jadwal!C2 [K111] belum ada bulan yang ditandai di baris ini. beri tanda x di kolom Jan sampai Des."
    )


def test_a_number_of_a_row_that_is_empty_is_told_where_it_was_typed(book):
    with book() as sheets:
        sheets["Sub kegiatan"]["A3"] = 2
        sheets["Rincian"]["A4"], sheets["Rincian"]["B4"], sheets["Rincian"]["G4"] = 2, "Belanja Kertas", 5000
        sheets["Rincian"]["A5"], sheets["Rincian"]["B5"], sheets["Rincian"]["G5"] = 2, "Belanja Tinta", 5000
    assert [each for each in said(book.path) if "[K2" not in each] == [
        (
            "Rincian!A4 [K142] baris nomor 2 di sheet “Sub kegiatan” belum diisi (juga di sel A5). betulkan nomor di sel "
            "ini, atau isi baris nomor 2 di sheet “Sub kegiatan”."
        )
    ]


def test_a_number_of_an_empty_row_among_the_sections_is_told_where_it_was_typed(book):
    with book() as sheets:
        last = max(row[0].row for row in sheets["Bagian"].iter_rows(min_row=2) if row[1].value)
        sheets["Bagian"].cell(last + 1, 1).value = last
        sheets["Daftar"]["A2"] = last
    assert f"Daftar!A2 [K142] baris nomor {last} di sheet “Bagian” belum diisi." in " ".join(said(book.path))


def test_rows_of_an_owner_that_is_gone_are_told_once_with_their_cells(book):
    with book() as sheets:
        for row in range(4, 16):
            sheets["Rincian"].cell(row, 1).value, sheets["Rincian"].cell(row, 2).value = 77, f"Belanja {row}"
            sheets["Rincian"].cell(row, 7).value = 5000
    assert [each for each in said(book.path) if "[K142]" in each] == [
        (
            "Rincian!A4 [K142] “77” tidak ada (juga di sel A5, A6, A7, A8, A9, A10, A11, A12, …). tulis nomor yang ada di "
            "kolom “No.” sheet “Sub kegiatan”, misalnya 1."
        )
    ]


@pytest.mark.parametrize(
    ("title", "cell", "others"),
    [
        ("Bagian", "Daftar!A2", "“Daftar”, “Jadwal”, “Keluaran”, “Sub kegiatan”, “Tabel kolom”, “Tabel baris”"),
        ("Sub kegiatan", "Rincian!A2", "“Rincian”"),
    ],
)
def test_a_sheet_that_others_belong_to_is_missed_once(book, title, cell, others):
    with book() as sheets:
        sheets[title].delete_rows(2, 50)
    [told] = said(book.path)
    assert told == (
        f"{cell} [K142] sheet “{title}” tidak punya baris, jadi baris sheet {others} tidak bertempat. isi lagi sheet itu, "
        "atau kosongkan baris ini."
    )
    with book() as sheets:
        del sheets[title]
    [told] = said(book.path)
    assert told == (
        f"{cell} [K142] sheet “{title}” tidak ada, jadi baris sheet {others} tidak bertempat. pulihkan sheet itu, atau salin "
        "dari formulir baru lalu isi."
    )


def test_an_unknown_kind_of_a_row_is_told_at_its_cell_and_not_at_the_rows_below_it(book):
    with book() as sheets:
        row = next(row for row in sheets["Bagian"].iter_rows(min_row=2) if row[1].value == "daftar")
        row[1].value = "Dftar"
    assert said(book.path) == [
        f"Bagian!B{row[0].row} [K114] Jenis bagian: “Dftar” bukan pilihan yang dikenal. mungkin maksudnya “daftar”."
    ]
    with book() as sheets:
        sheets["Bagian"].cell(row[0].row, 2).value = None
    assert [each.split("]")[0] for each in said(book.path)] == [f"Bagian!B{row[0].row} [K111"]


def test_the_same_in_cells_of_two_sheets_is_told_in_each(book):
    with book() as sheets:
        for title, cell in (("Rincian", "B2"), ("Rincian", "B3"), ("Keluaran", "B2")):
            sheets[title][cell] = "=1+1"
    assert [each.split(". ")[0] for each in said(book.path) if "[K136]" in each] == [
        "Keluaran!B2 [K136] rumus di sel ini belum pernah dihitung, jadi hasilnya tidak ada di dalam berkas",
        "Rincian!B2 [K136] rumus di sel ini belum pernah dihitung, jadi hasilnya tidak ada di dalam berkas (juga di sel B3)",
    ]


@pytest.mark.parametrize("kind", RIGHT)
def test_every_required_row_of_every_kind_is_asked_for_by_its_name(kind, tmp_path):
    converting.convert(PROJECT / RIGHT[kind], tmp_path / "x.xlsx")
    right = grids.grids((tmp_path / "x.xlsx").read_bytes(), "x.xlsx")
    [place] = [place for place, sheet in enumerate(right) if sheet.title == "Naskah"]
    required = {row: each[1] for row, each in right[place].rows.items() if str(each.get(1)).endswith("*")}
    assert required.pop(2).startswith("Jenis naskah")  # without it nothing else is read
    assert len(required) > 1
    for row, name in required.items():
        sheets = [*right[:place], _with(right[place], row, 2, ""), *right[place + 1 :]]
        root, _ = workbook.of_grids(sheets, "x.xlsx", MODELS)
        _, refused = validating.validate(root, BY_NAME[kind].model, {"instansi", "peraturan", "bulan_lain"})
        spot, wanted = f"Naskah!B{row}", f"“{name.removesuffix(' *')}” di sheet Naskah belum diisi."
        found = [each for each in refused if each.code == "K111"]
        assert [(each.location.spot, each.message, each.remedy) for each in found] == [
            (spot, wanted, "isi kolom “Isian” di sampingnya.")
        ]


@pytest.fixture
def report(folder):
    """A monthly report as a workbook below the TOR of its year, to be changed."""
    kak = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
    (folder / "inputs" / kak.name).write_bytes(kak.read_bytes())
    (folder / "inputs" / "laporan").mkdir()
    path = folder / "inputs" / "laporan" / "januari.xlsx"
    converting.convert(PROJECT / RIGHT["laporan-bulanan"], path)
    sheets = load_workbook(path)
    next(row for row in sheets["Naskah"].iter_rows(min_row=2) if row[0].value == "KAK *")[1].value = f"../{kak.name}"
    sheets.save(path)
    return path


def test_a_deleted_sheet_of_lines_is_told_by_sheet_heading_and_act(report):
    sheets = load_workbook(report)
    del sheets["Rincian"]
    sheets.save(report)
    rows = [f"A{row[0].row}" for row in sheets["Realisasi"].iter_rows(min_row=2) if row[1].value]
    others = f" (juga di sel {', '.join(rows[1:])})" if rows[1:] else ""
    assert said(report) == [
        (
            f"Realisasi!{rows[0]} [K234] kolom “Keuangan” baris ini kosong, dan sheet “Rincian” tidak mengisinya{others}. "
            "isi kolom “Keuangan” (0 bila nihil), atau tambahkan baris untuk nomor baris ini di sheet “Rincian”; sheet "
            "yang terhapus disalin dari formulir baru."
        )
    ]


def test_a_cell_that_gave_no_value_is_not_missed_too_where_another_report_reads_it(report):
    sheets = load_workbook(report)
    sheets["Rincian"]["C2"] = 1234.5678
    sheets.save(report)
    next_month = report.with_name("februari.yaml")
    january = (PROJECT / "inputs/2024/laporan/bulanan-02-februari.yaml").read_text("utf-8")
    next_month.write_text(january, "utf-8")
    assert [each.code for each in checking.check(next_month).problems if each.location.spot == "Rincian!C2"] == ["K146"]


def test_a_value_of_another_kind_of_row_is_told_by_its_heading(book):
    with book() as sheets:
        row = next(row for row in sheets["Bagian"].iter_rows(min_row=2) if row[1].value == "daftar")
        row[3].value = "Sebuah teks."
    assert said(book.path)[0] == (
        f"Bagian!D{row[0].row} [K110] kolom “Isi” tidak dipakai oleh jenis “daftar”. kosongkan sel ini, atau betulkan "
        "jenisnya."
    )


def test_a_single_value_that_is_missing_is_told_with_its_row(book):
    with book() as sheets:
        sheets["Naskah"]["B4"] = None
        sheets["Naskah"]["A7"], sheets["Naskah"]["B7"] = None, None
    assert said(book.path)[:2] == [
        (
            "Naskah!A1 [K111] “Kegiatan” di sheet Naskah belum diisi. tambahkan baris itu (tulis “Kegiatan” di kolom "
            "“Nama isian”), lalu isi kolom “Isian” di sampingnya."
        ),
        "Naskah!B4 [K111] “Tahun anggaran” di sheet Naskah belum diisi. isi kolom “Isian” di sampingnya.",
    ]


def test_a_mention_of_another_sheet_names_the_sheet(book):
    with book() as sheets:
        row = next(row for row in sheets["Bagian"].iter_rows(min_row=2) if row[1].value == "teks")
        row[3].value = "Naskah ini menyalin Kegiatan Pengadaan Lahan Pasar."
    [line] = [each for each in said(book.path) if "[K402]" in each]
    assert line.endswith("tambahkan namanya di sheet “Nama lain”.")


def test_older_forms_call_the_column_of_names_kunci(book):
    with book() as sheets:
        assert sheets["Naskah"]["A1"].value == "Nama isian"
        sheets["Naskah"]["A1"] = "Kunci"
    assert said(book.path) == []


def test_a_cell_of_a_free_table_that_is_empty_or_looks_empty_is_told_by_its_heading(book):
    with book() as sheets:
        rows = sheets["Tabel baris"]
        row = next(each[0].row for each in rows.iter_rows(min_row=2) if each[1].value)
        heads = {each.value: each.column for each in rows[1]}
        rows.cell(row, heads["Kolom 1"]).value = None
        hidden = rows.cell(row + 1, heads["Kolom 2"])
        hidden.value, hidden.number_format = 0, "#,##0;-#,##0;"
    empty, zero = rows.cell(row, heads["Kolom 1"]).coordinate, hidden.coordinate
    assert [each for each in said(book.path) if "[K2" not in each] == [
        f"Tabel baris!{empty} [K112] Kolom 1: isian ini kosong. isi selnya; bila memang tidak ada isinya, tulis “-”.",
        (
            f"Tabel baris!{zero} [K112] sel ini berisi 0, tetapi format angkanya membuatnya tampak kosong. tulis “-” di "
            "sel ini, atau ubah format selnya supaya angkanya tampak."
        ),
    ]


def test_a_value_where_the_name_of_a_tor_belongs_is_told_once(folder):
    text = (PROJECT / RIGHT["laporan-bulanan"]).read_text("utf-8")
    path = folder / "inputs" / "x.yaml"
    told = {}
    for typed in ('""', '" "', "", "{a: 1}", "[x]"):
        path.write_text(re.sub("^kak:.*", f"kak: {typed}", text, flags=re.MULTILINE), "utf-8")
        try:
            problems = checking.check(path).problems
        except InputError as fault:
            problems = fault.problems
        told[typed] = [f"{each.code} {each.message}" for each in problems]
    wanted = "K113 kak: di sini perlu nama berkas, bukan"
    assert told == {
        '""': [f"{wanted} kosong."],
        '" "': [f"{wanted} kosong."],
        "": [f"{wanted} kosong."],
        "{a: 1}": [f"{wanted} kumpulan kunci."],
        "[x]": [f"{wanted} daftar."],
    }
