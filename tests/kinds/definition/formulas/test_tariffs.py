"""Tables of tariffs: what holds on a day for some keys, and what is wrong with a table, at its line."""

from __future__ import annotations

import csv
import itertools
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import PROJECT
from pydantic import create_model

from kakdoc.base.problems import InputError
from kakdoc.inputs.drawing_on import tariffs as reading
from kakdoc.inputs.drawing_on.gathered import Gathered
from kakdoc.inputs.located import located
from kakdoc.inputs.opening import InputFile
from kakdoc.inputs.tree import Block, Source, Span
from kakdoc.inputs.validating import validate
from kakdoc.kinds.definition import tariffs
from kakdoc.kinds.definition.formulas import formula
from kakdoc.kinds.definition.formulas.formula import Calculation, FormulaError
from kakdoc.values.dates.tanggal import Tanggal

SHIPPED = ("gaji-pokok", "uang-harian", "pph-21-honorarium", "pph-pasal-17", "pph-pasal-17-pengurang", "ppn")
NEW_YEAR = Tanggal(2027, 1, 1)


def paper(path: Path, *names: str) -> tuple[Any, list[str]]:
    """Return what looks into some tables, as an input at a path would, and what is wrong there."""
    model = create_model("Naskah", **{tariffs.TABLES_KEY: tariffs.tables(names)})
    span = Span(Source(path.as_posix(), "jenis: x\n"), 0, 0, 0, 8)
    gathered = Gathered.of(path, InputFile(b"", None, Block({}, span), ()), model)
    root = reading.with_tariffs(gathered).root
    document, problems = validate(root, model)
    if document is not None:
        problems = located(root, document, tariffs.check_tables(document))
    return document, [
        f"{Path(each.location.file).name}:{each.location.line}: {each.code} {each.message}" for each in problems
    ]


def looked_up(path: Path, name: str, *keys: Any) -> Any:
    document, problems = paper(path, name)
    assert not problems
    scope = {f"k{number}": each for number, each in enumerate(keys)}
    text = f'cari("{name}", {", ".join(scope)})'
    return formula.compile(text).value(scope, Calculation(document.tabel_tarif))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inputs" / "tarif").mkdir(parents=True)
    (tmp_path / "inputs" / "2027").mkdir()
    return tmp_path / "inputs"


def written(folder: Path, name: str, text: str) -> Path:
    (folder / "tarif" / name).write_text(text, "utf-8")
    return folder / "2027" / "naskah.yaml"


def refused(path: Path, name: str, *keys: Any) -> str:
    with pytest.raises(FormulaError) as fault:
        looked_up(path, name, *keys)
    return f"{fault.value.code} {fault.value.message} {fault.value.remedy}"


@pytest.mark.parametrize(
    ("name", "keys", "value"),
    [
        ("gaji-pokok", ("III/a", 0), 2785700),
        ("gaji-pokok", ("III/a", 1), 2785700),
        ("gaji-pokok", ("iii/a", Decimal(2)), 2873500),
        ("gaji-pokok", ("II/a", 1), 2218400),
        ("gaji-pokok", ("IV/e", 40), 6373200),
        ("pph-21-honorarium", ("II/d",), 0),
        ("pph-21-honorarium", ("III/d",), Decimal("0.05")),
        ("pph-21-honorarium", ("IV/a",), Decimal("0.15")),
        ("uang-harian", ("Jawa Tengah", "luar kota"), 370000),
        ("uang-harian", ("DKI Jakarta", "diklat"), 160000),
        ("ppn", ("umum",), Decimal("0.11")),
    ],
)
def test_the_tables_that_came_along_say(tmp_path, name, keys, value):
    assert looked_up(tmp_path / "x.yaml", name, *keys, NEW_YEAR) == value
    assert looked_up(tmp_path / "x.yaml", name, *keys, 2027) == value


@pytest.mark.parametrize("name", SHIPPED)
def test_each_row_that_came_along_has_a_source_and_a_beginning(tmp_path, name):
    document, problems = paper(tmp_path / "x.yaml", name)
    assert not problems
    assert all(row.source and "sejak awal" not in row.period for row in document.tabel_tarif[name].baris)


def test_no_other_tables_came_along():
    assert {each.stem for each in (PROJECT / "inputs" / "tarif").iterdir()} == set(SHIPPED)


@pytest.mark.parametrize(
    ("taxed", "tax"),
    [(0, 0), (60_000_000, 3_000_000), (100_000_000, 9_000_000), (250_000_000, 31_500_000), (6_000_000_000, 1_794_000_000)],
)  # fmt: skip
def test_the_layers_of_the_income_tax_are_one_line_of_a_formula(tmp_path, taxed, tax):
    document, _ = paper(tmp_path / "x.yaml", "pph-pasal-17", "pph-pasal-17-pengurang")
    text = 'pkp * cari("pph-pasal-17", pkp, hari) - cari("pph-pasal-17-pengurang", pkp, hari)'
    assert formula.compile(text).value({"pkp": taxed, "hari": NEW_YEAR}, Calculation(document.tabel_tarif)) == tax


def test_basic_salaries_never_fall_with_the_years_or_with_the_rank():
    with (PROJECT / "inputs" / "tarif" / "gaji-pokok.csv").open(encoding="utf-8") as file:
        rows = [(row["golongan"], int(row["masa_kerja_mulai"]), int(row["nilai"])) for row in csv.DictReader(file)]
    assert len(rows) == 272
    for first, second in itertools.pairwise(rows):
        assert first[0] != second[0] or (first[1] < second[1] and first[2] < second[2])


def test_a_table_of_the_office_comes_before_the_one_that_came_along(folder):
    path = written(folder, "ppn.csv", "barang;nilai;dari\numum;0,12;2027-01-01\n")
    assert looked_up(path, "ppn", "umum", NEW_YEAR) == Decimal("0.12")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("honor.csv", "peran,nilai,dari,sampai,sumber\nKetua,Rp400.000,2026-01-01,2026-12-31,SK lama\nketua,450000,2027-01-01,,SK baru\n"),
        ("honor.csv", "\ufeffperan;nilai;dari;sampai\r\nKetua;400000;1 Januari 2026;31 Desember 2026\r\n\r\nKetua;450000;2027-01-01;\r\n"),
        ("honor.yaml", "judul: Honor\nbaris:\n- {peran: Ketua, nilai: 400000, sampai: 2026-12-31}\n- {peran: Ketua, nilai: 450.000, dari: 2027-01-01}\n"),
    ],
)  # fmt: skip
def test_the_day_of_the_paper_tells_which_row_holds(folder, name, text):
    path = written(folder, name, text)
    assert looked_up(path, "honor", "Ketua", Tanggal(2026, 12, 31)) == 400_000
    assert looked_up(path, "honor", " KETUA ", NEW_YEAR) == 450_000
    assert looked_up(path, "honor", "Ketua", Tanggal(2026, 5)) == 400_000


def test_what_is_not_in_a_table_is_told_and_never_taken_from_beside(folder, tmp_path):
    path = written(folder, "honor.csv", "peran,jam_mulai,nilai,dari,sampai\nKetua,2,400000,2026-02-01,2026-12-15\n")
    assert "K729 peran “Ketuu” tidak ada di tabelnya. mungkin maksudnya “Ketua”." in refused(
        path, "honor", "Ketuu", 2, NEW_YEAR
    )
    assert "K729 tidak ada tarif untuk Ketua, 2 pada 1 Januari 2027" in refused(path, "honor", "Ketua", 2, NEW_YEAR)
    assert "berlaku sejak 1 Februari 2026 sampai 15 Desember 2026" in refused(path, "honor", "Ketua", 2, NEW_YEAR)
    assert "K729" in refused(path, "honor", "Ketua", 2, Tanggal(2026, 12))  # the month is not wholly covered
    assert "K729" in refused(path, "honor", "Ketua", 1, Tanggal(2026, 5))
    assert "K729 tabelnya memerlukan peran, jam_mulai, diberi 1 kunci" in refused(path, "honor", "Ketua", NEW_YEAR)
    assert "K724" in refused(path, "honor", "Ketua", None, NEW_YEAR)
    assert "K729 5 bukan tahun" in refused(path, "honor", "Ketua", 2, 5)
    assert "K729 tabel tarif “hnor” tidak ada" in refused(tmp_path / "x.yaml", "hnor", "Ketua", NEW_YEAR)


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("honor.csv", "peran,nilai,dari\nKetua,1,2026-01-01\nKetua,2,2027-01-01\n", 3, "K731 tarif Ketua berlaku sejak 1 Januari 2027, padahal baris ke-1 sejak 1 Januari 2026"),
        ("honor.yaml", "baris:\n- {peran: Ketua, nilai: 1}\n- {peran: ketua, nilai: 2, dari: 2027-01-01}\n", 3, "K731 tarif ketua berlaku"),
        ("honor.yaml", "baris:\n- {peran: Ketua, nilai: 1}\n- {jabatan: Ketua, nilai: 2}\n", 3, "K730 kunci baris ini jabatan, bukan peran"),
        ("honor.csv", "peran,nilai\nKetua,Rp1.000\nAnggota,1.0000\n", 3, "K730 nilai “1.0000” tidak terbaca"),
        ("honor.csv", "peran,nilai\nKetua,\n", 2, "K730 barisnya tidak mempunyai nilai"),
        ("honor.csv", "peran,nilai\nKetua,9999999999999999\n", 2, "K730 nilai “9999999999999999” tidak terbaca"),
        ("honor.csv", "nilai\n5\n", 2, "K730 barisnya tidak mempunyai kunci"),
        ("honor.csv", "jam_mulai,nilai\nsatu,5\n", 2, "K730 “satu” di kolom jam_mulai bukan bilangan"),
        ("honor.csv", "peran,nilai,dari\nKetua,5,31-02-2026\n", 2, "K122"),
        ("honor.csv", "peran,nilai,dari\nKetua,5,Januari 2026\n", 2, "K730 tanggal “Januari 2026” belum lengkap"),
        ("honor.csv", "peran,nilai,dari,sampai\nKetua,5,2027-01-01,2026-01-01\n", 2, "K730 berlaku sampai 1 Januari 2026, sebelum 1 Januari 2027"),
        ("honor.yaml", "baris:\n- Ketua\n", 2, "K730 barisnya tidak mempunyai kunci"),
        ("honor.yaml", "judul: Honor\n", 1, "K111"),
        ("honor.yaml", "baris:\n- {peran: Ketua, nilai: 1}\ncatatan: x\n", 3, "K110"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_at_its_line(folder, name, text, line, message):
    _, problems = paper(written(folder, name, text), "honor")
    assert len(problems) == 1
    assert re.sub(r"baris ke-\d+: ", "", problems[0]).startswith(f"{name}:{line}: {message}")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"honor.csv": "peran,nilai\nKetua,450,000\n"}, "K730 baris ini berisi 3 sel, padahal judulnya 2."),
        ({"honor.csv": "peran,nilai,Nilai\nKetua,1,2\n"}, "K730 judul kolom “nilai” ada dua kali."),
        ({"honor.csv": "peran\t\tnilai\nKetua\tx\t2\n"}, "K730 “x” berdiri di kolom tanpa judul."),
        ({"honor.csv": "peran,nilai\n", "honor.yaml": "baris: []\n"}, "K730 tabel tarif “honor” ada dua"),
        ({"honor.csv": ""}, "K108"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(folder, files, message):
    for name, text in files.items():
        path = written(folder, name, text)
    with pytest.raises(InputError) as fault:
        paper(path, "honor")
    assert message in f"{fault.value.problems[0].code} {fault.value.problems[0].message}"


def test_two_rows_that_hold_on_one_day_give_no_value(folder):
    document, _ = paper(written(folder, "honor.csv", "peran,nilai\nKetua,1\nKetua,2\n"), "honor")
    with pytest.raises(FormulaError) as fault:
        formula.compile('cari("honor", "Ketua", 2027)').value({}, Calculation(document.tabel_tarif))
    assert fault.value.code == "K731"


@pytest.mark.parametrize("head", ["peran,jam,nilai", "peran,jam_mulai,nilai", "jam,peran,nilai"])
@pytest.mark.parametrize("keys", [("Ketua", 7), ("Ketuu", 1), ("Ketua", 1)])
def test_a_row_without_a_key_of_its_table_is_told_and_gives_no_value(folder, head, keys):
    row = {"peran": "Ketua", "jam": "", "jam_mulai": "", "nilai": "2"}
    broken = ",".join(row[each] for each in head.split(","))
    whole = ",".join({**row, "jam": "9", "jam_mulai": "9"}[each] for each in head.split(","))
    document, problems = paper(written(folder, "honor.csv", f"{head}\n{whole}\n{broken}\n"), "honor")
    assert [each for each in problems if "K730 kunci baris ini peran, bukan" in each]
    with pytest.raises(FormulaError) as fault:
        formula.compile('cari("honor", a, b, 2027)').value(
            dict(zip("ab", keys, strict=True)), Calculation(document.tabel_tarif)
        )
    assert fault.value.code == "K729"
