"""What a report reads of its months and of the TORs they name: all of it, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT

from kakdoc.papers import checking

BASE = PROJECT / "tests" / "examples" / "laporan" / "dasar"


@pytest.fixture
def reports(folder):
    """The folder of the reports of the small example; its TOR lies above it."""
    found = folder / "inputs" / "2024" / "laporan"
    found.mkdir(parents=True)
    for file in BASE.glob("*.yaml"):
        shutil.copy(file, found.parent if file.name.startswith("kak-") else found)
    return Path("inputs/2024/laporan")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def changed_budget(reports: Path, *files: str, old: str = "Rapat persiapan", new: str = "Rapat persiapan") -> Path:
    """Lay a second TOR of the same activity beside the first, with one thing changed, and name it in some reports."""
    second = reports.parent / "kak-perubahan.yaml"
    shutil.copy(reports.parent / "kak-dasar.yaml", second)
    edit(second, old, new)
    for name in files:
        edit(reports / f"{name}.yaml", "kak-dasar", "kak-perubahan")
    return second


def told(path: Path) -> list[tuple[str, str]]:
    """Return the codes of what is wrong with an input, each with the file and line it is told at."""
    found = checking.check(path).problems
    return [(each.code, f"{Path(each.location.file).name}:{each.location.line}") for each in found]


FAULTS = {
    "a key given twice": ("        jumlah: 200.000", "        jumlah: 200.000\n        jumlah: 2.000", "K106", 13),
    "an unknown key": ("indikator:", "indikato:", "K110", 16),
    "a gap": ("fisik: 16", 'fisik: "[isi: persen]"', "K115", 7),
    "a date that is none": ("tanggal: 5 Maret 2024", "tanggal: 32 Maret 2024", "K122", 4),
    "a key that it must have": ("tanggal: 5 Maret 2024\n", "", "K111", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_a_month_blocks_the_reports_that_read_it_at_its_own_place(fault, reports):
    old, new, code, line = FAULTS[fault]
    edit(reports / "bulanan-02.yaml", old, new)
    for name in ("bulanan-02", "bulanan-03", "triwulan-1"):
        checked = checking.check(reports / f"{name}.yaml")
        assert told(reports / f"{name}.yaml") == [(code, f"bulanan-02.yaml:{line}")]
        assert not checked.is_sound(strict=False)
    assert checking.check(reports / "bulanan-01.yaml").problems == ()


def test_in_one_run_it_is_told_once(reports, kakdoc):
    edit(reports / "bulanan-02.yaml", "        jumlah: 200.000", "        jumlah: 200.000\n        jumlah: 2.000")
    run = kakdoc("buat", "inputs/2024/laporan")
    assert run.code == 1
    assert run.err.count("[K106]") == run.err.count("[K") == 1
    assert [Path(line).stem for line in run.out.splitlines()] == ["bulanan-01"]
    assert run.err.endswith(
        "Naskah yang belum dibuat, juga yang tidak disebut di atas, menunggu galat itu dibetulkan.\n"
    )
    alone = kakdoc("buat", "inputs/2024/laporan/bulanan-02.yaml")
    assert alone.err.endswith("(arti kode: docs/masalah.md).\n")


def test_a_month_that_cannot_be_read_is_missing(reports):
    (reports / "bulanan-02.yaml").write_bytes(b"jenis: [")
    assert told(reports / "triwulan-1.yaml") == [("K231", "laporan:None")]


def test_a_renamed_sheet_of_a_month_blocks_the_quarter(reports, kakdoc):
    import openpyxl

    assert kakdoc("ubah", reports / "bulanan-02.yaml", reports / "bulanan-02.xlsx").code == 0
    (reports / "bulanan-02.yaml").unlink()
    assert told(reports / "triwulan-1.yaml") == []
    book = openpyxl.load_workbook(reports / "bulanan-02.xlsx")
    book["Indikator"].title = "Indikatr"
    book.save(reports / "bulanan-02.xlsx")
    assert told(reports / "triwulan-1.yaml") == [("K132", "bulanan-02.xlsx:None")]


def test_a_month_may_be_a_workbook_with_macros(reports, kakdoc):
    kakdoc("ubah", reports / "bulanan-02.yaml", reports / "bulanan-02.xlsx")
    (reports / "bulanan-02.yaml").unlink()
    (reports / "bulanan-02.xlsx").rename(reports / "bulanan-02.xlsm")
    assert told(reports / "triwulan-1.yaml") == []


def test_a_report_names_the_tor_of_its_last_month(reports):
    changed_budget(reports, "bulanan-03")
    (problem,) = checking.check(reports / "triwulan-1.yaml").problems
    assert (problem.code, problem.location.line) == ("K240", 2)
    assert problem.message == (
        "laporan ini memakai KAK “inputs/2024/kak-dasar.yaml”, padahal Maret memakai “inputs/2024/kak-perubahan.yaml”."
    )
    edit(reports / "triwulan-1.yaml", "kak-dasar", "kak-perubahan")
    assert told(reports / "triwulan-1.yaml") == []


def test_a_month_after_the_change_does_not_go_back_to_the_older_tor(reports):
    changed_budget(reports, "bulanan-02", "triwulan-1")
    assert told(reports / "bulanan-02.yaml") == []
    for name in ("bulanan-03", "triwulan-1"):
        assert told(reports / f"{name}.yaml") == [("K240", "bulanan-03.yaml:2")]


def test_an_activity_is_printed_with_the_step_of_the_tor_its_month_names(reports):
    changed_budget(
        reports, "bulanan-03", "triwulan-1", old="      - uraian: Rapat", new="      - {uraian: Baru, bulan: 1}\n      - uraian: Rapat"
    )  # fmt: skip
    quarter = checking.check(reports / "triwulan-1.yaml").document.context()
    assert [each["langkah"] for each in quarter["kegiatan"]] == ["Rapat persiapan", "Rapat persiapan", "Baru"]


def test_a_step_is_looked_for_in_the_schedule_of_its_months_tor(reports):
    edit(reports / "bulanan-02.yaml", "langkah: 1", "langkah: 2")
    changed_budget(
        reports, "bulanan-03", "triwulan-1", old="      - uraian: Pelaksanaan\n        bulan: 4-12\n", new=""
    )
    assert told(reports / "triwulan-1.yaml") == []
    edit(reports / "bulanan-03.yaml", "langkah: 1", "langkah: 2")
    assert told(reports / "triwulan-1.yaml") == [("K238", "bulanan-03.yaml:23")]


def test_what_the_new_budget_dropped_and_nothing_was_spent_on_stops_no_report(reports):
    row = "  - {sub_kegiatan: Pengelolaan Pensiun, fisik: 0, keuangan: 0}\nindikator"
    edit(reports / "bulanan-01.yaml", "indikator", row)
    edit(
        reports / "bulanan-01.yaml",
        "jumlah: 200.000\n",
        "jumlah: 200.000\n      - {uraian: Belanja Cetak, jumlah: 0}\n",
    )
    changed_budget(reports, "bulanan-02", "bulanan-03", "triwulan-1")
    dropped = "      - nama: Pengelolaan Pensiun\n        pagu: 1.000.000\ntanggal"
    edit(reports.parent / "kak-dasar.yaml", "tanggal", dropped)
    edit(reports.parent / "kak-dasar.yaml", "3.000.000", "3.000.000\n          - {uraian: Belanja Cetak, jumlah: 0}")
    for name in ("bulanan-02", "bulanan-03", "triwulan-1"):
        assert told(reports / f"{name}.yaml") == []


def test_what_was_spent_on_something_the_new_budget_dropped_is_told_with_both_tors(reports):
    changed_budget(reports, "bulanan-03", "triwulan-1", old="Belanja Lembur", new="Belanja Alat Tulis")
    found = checking.check(reports / "triwulan-1.yaml").problems
    assert {each.code for each in found} == {"K233"}
    assert "menurut “inputs/2024/kak-dasar.yaml”" in found[0].remedy
    assert "tetap ada di “inputs/2024/kak-perubahan.yaml”" in found[0].remedy


PLAN = "[1.000.000, 1.000.000,"
TOR_FAULTS = {
    "a plan that is not the ceiling": (PLAN, "[3.000.000, 1.000.000,", "K218", 16),
    "a plan of eleven months": (PLAN, "[2.000.000,", "K218", 16),
    "a physical plan that falls": ("[5, 10,", "[15, 10,", "K219", 17),
    "lines that are not the ceiling": ("      - nama: Pengelolaan Promosi ASN", "      - nama: Pengelolaan Promosi ASN\n        pagu: 5.000.000", "K203", 24),
    "a total that is not that of the ceilings": ("tanggal", "anggaran: 1.000\ntanggal", "K205", 27),
}  # fmt: skip


@pytest.mark.parametrize("fault", TOR_FAULTS)
def test_wrong_figures_of_the_tor_are_told_at_its_line_and_block_its_reports(fault, reports):
    old, new, code, line = TOR_FAULTS[fault]
    edit(reports.parent / "kak-dasar.yaml", old, new)
    for name in ("bulanan-01", "triwulan-1"):
        assert told(reports / f"{name}.yaml") == [(code, f"kak-dasar.yaml:{line}")]


def test_of_many_activities_in_one_folder_every_file_is_read_once(reports, monkeypatch):
    from kakdoc.inputs import opening

    for number in range(8):
        tor = (reports.parent / "kak-dasar.yaml").read_text("utf-8")
        (reports.parent / f"kak-{number}.yaml").write_text(
            tor.replace("kegiatan: Mutasi", f"kegiatan: N{number} Mutasi")
        )
        for file in sorted(BASE.glob("[bt]*.yaml")):
            text = file.read_text("utf-8").replace("kak-dasar", f"kak-{number}")
            (reports / f"n{number}-{file.name}").write_text(text, "utf-8")
    read: list[Path] = []
    opened = opening.opened
    monkeypatch.setattr(opening, "opened", lambda path, *rest: (read.append(path), opened(path, *rest))[1])
    files = sorted(reports.glob("*.yaml"))
    assert all(checking.check(file).problems == () for file in files)
    months = [path for path in read if "bulanan" in path.name]
    assert len(files) == 36
    assert len(months) == 27


def test_a_form_takes_over_the_ceiling_so_that_a_tor_changed_later_is_noticed(reports, kakdoc):
    form, filled = reports / "formulir.xlsx", reports / "bulanan-01.yaml"
    assert kakdoc("formulir", "laporan-bulanan", form, "--kak", reports.parent / "kak-dasar.yaml").code == 0
    from kakdoc.inputs import opening
    from kakdoc.inputs.tree import plain
    from kakdoc.papers.catalog import MODELS

    rows = plain(opening.load(form, MODELS)[0])["realisasi"]
    assert [row["pagu"] for row in rows] == ["12000000", "6000000"]
    form.unlink()
    edit(filled, "fisik: 6", "fisik: 6\n    pagu: 6.000.000")
    assert told(filled) == []
    edit(reports.parent / "kak-dasar.yaml", "jumlah: 6.000.000", "jumlah: 6.500.000")
    assert [code for code, _ in told(filled)] == ["K235"]
