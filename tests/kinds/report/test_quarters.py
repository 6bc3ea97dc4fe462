"""Figures typed by quarter: a quarter of its own figures, half-years of quarters, and months beside them told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kinds.report.small import BASE, added, codes, context, laid, lines, rows

from kakdoc.papers import checking

ROMAN = ("I", "II", "III", "IV")
FIGURES = """realisasi:
  - {{sub_kegiatan: Pengelolaan Mutasi ASN, fisik: {fisik}, rincian: [{{uraian: Belanja Sewa Hotel, jumlah: 1.000.000}}]}}
  - {{sub_kegiatan: Pengelolaan Promosi ASN, fisik: {fisik}, keuangan: 500.000}}
kegiatan:
  - {{langkah: 1, uraian: Menyelenggarakan rapat}}
"""
INDICATOR = "indikator:\n  - {nama: Waktu, satuan: hari, polaritas: turun, target: 14, realisasi: 15}\n"


@pytest.fixture
def reports(folder):
    """The folder of the small example with quarters instead of its months."""
    found = laid(folder)
    for month in found.glob("bulanan*"):
        month.unlink()
    for number in (1, 2):
        quarter(found, number)
    head = "jenis: laporan-semester\nkak: ../kak-dasar.yaml\nsemester: I\ntanggal: 8 Juli 2024\n"
    (found / "semester-1.yaml").write_text(head, "utf-8")
    return found


def quarter(reports: Path, number: int, figures: str = FIGURES) -> Path:
    head = (
        f"jenis: laporan-triwulan\nkak: ../kak-dasar.yaml\ntriwulan: {ROMAN[number - 1]}\ntanggal: 28 Desember 2024\n"
    )
    file = reports / f"triwulan-{number}.yaml"
    file.write_text(head + figures.format(fisik=20 * number), "utf-8")
    return file


def told(path):
    return [(each.code, each.message) for each in checking.check(path).problems]


def test_a_quarter_is_reported_of_its_own_figures_and_those_before_it(reports):
    reports / "triwulan-1.yaml"
    path = reports / "triwulan-2.yaml"
    assert codes(path) == []
    found = context(path)
    assert [found["jumlah"][key] for key in ("periode_ini", "keuangan", "fisik")] == [1500000, 3000000, 40]
    assert [row["keuangan"] for row in found["belanja"][0]["baris"]] == [2000000, 0]
    assert (found["kurva"]["kategori"], found["kurva"]["seri"][0]["nilai"][2:]) == (
        ["TW I", "TW II", "TW III", "TW IV"],
        [None, None],
    )
    assert found["tabel"]["bulanan"] == 0
    assert "Menyelenggarakan rapat, dalam rangka Rapat persiapan." in lines(path)


def test_a_half_year_is_the_sum_of_its_quarters_side_by_side(reports):
    path = reports / "semester-1.yaml"
    assert codes(path) == []
    printed = rows(path)
    assert ["No", "Sub Kegiatan", "Triwulan I", "Triwulan II", "Jumlah"] in printed
    assert ["Jumlah", "1.500.000", "1.500.000", "3.000.000"] in printed
    said = lines(path)
    assert "Tabel 3 Realisasi keuangan setiap triwulan Semester I 2024 (rupiah)" in said
    assert "Menyelenggarakan rapat (Triwulan II), dalam rangka Rapat persiapan." in said


def test_a_quarter_that_is_missing_is_told_as_a_quarter(reports):
    (reports / "triwulan-1.yaml").unlink()
    message = "angka Triwulan I 2024 belum ada di folder ini."
    assert told(reports / "triwulan-2.yaml") == told(reports / "semester-1.yaml") == [("K231", message)]
    quarter(reports, 1, "")  # a report of the quarter that has no figures
    assert ("K231", message) in told(reports / "triwulan-2.yaml")


def test_a_quarter_given_twice_is_told(reports):
    (reports / "lagi.yaml").write_bytes((reports / "triwulan-1.yaml").read_bytes())
    message = "laporan Triwulan I ada lebih dari satu di folder ini."
    assert told(reports / "triwulan-2.yaml") == [("K230", message), ("K230", message)]


def test_figures_of_a_quarter_and_of_its_months_are_not_both_counted(reports):
    shutil.copy(BASE / "bulanan-01.yaml", reports)
    found = told(reports / "triwulan-1.yaml")
    assert [code for code, _ in found] == ["K230", "K230"]
    assert found[0][1] == "angka Januari ada di laporan bulanan dan di laporan triwulan."


def test_months_may_follow_quarters_of_the_same_year(reports):
    (reports / "triwulan-2.yaml").unlink()
    for number, name in ((4, "April"), (5, "Mei"), (6, "Juni")):
        head = f"jenis: laporan-bulanan\nkak: ../kak-dasar.yaml\nbulan: {name}\ntanggal: 10 Juli 2024\n"
        (reports / f"bulanan-0{number}.yaml").write_text(head + FIGURES.format(fisik=20 + number), "utf-8")
    assert codes(reports / "semester-1.yaml") == []
    assert context(reports / "semester-1.yaml")["jumlah_bulanan"] == [1500000, 4500000]
    assert context(reports / "bulanan-05.yaml")["jumlah"]["keuangan"] == 4500000


def test_what_is_wrong_in_a_quarter_blocks_those_that_read_it_at_its_own_place(reports):
    added(reports / "triwulan-1.yaml", "", ("Mutasi ASN, fisik: 20", "Mutasi ASN, fisik: 120"))
    (problem,) = checking.check(reports / "triwulan-2.yaml").problems
    assert (problem.code, Path(problem.location.file).name) == ("K121", "triwulan-1.yaml")


def test_a_falling_figure_is_told_of_the_quarter(reports):
    added(reports / "triwulan-2.yaml", "", ("Mutasi ASN, fisik: 40", "Mutasi ASN, fisik: 10"))
    assert [code for code, _ in told(reports / "semester-1.yaml")] == ["K237"]


def test_indicators_of_the_quarter_may_stand_beside_money_of_its_months(folder):
    found = laid(folder)
    added(found / "triwulan-1.yaml", INDICATOR)
    assert codes(found / "triwulan-1.yaml") == []
    printed = context(found / "triwulan-1.yaml")
    assert ([each["nama"] for each in printed["indikator"]], printed["jumlah"]["keuangan"]) == (["Waktu"], 4500000)
    assert printed["bulan_ini"] == ["Januari", "Februari", "Maret"]


# What the text says of its period


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Sampai dengan akhir Juni 2024 usul telah selesai.", ["K252"]),
        ("Sampai dengan akhir Maret 2023 usul telah selesai.", ["K252"]),
        ("Sampai dengan Triwulan II usul telah selesai.", ["K252"]),
        ("Capaian kinerja sampai dengan Triwulan I Tahun 2024 baik.", []),
        ("Sampai dengan 31 Maret 2024 usul telah selesai.", []),
        ("Usul selesai, dan hotel dipesan sampai dengan Juni 2024.", []),
    ],
)
def test_a_summary_begins_with_the_period_of_the_report(folder, summary, told):
    path = added(laid(folder) / "triwulan-1.yaml", f"ringkasan: {summary}\n")
    assert [each for each in codes(path) if each == "K252"] == told


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("Menyelenggarakan rapat pada bulan Mei 2024", ["K422"]),
        ("Menyelenggarakan rapat tanggal 7 Februari 2024", []),
        ("Menyusun jadwal untuk bulan Mei 2024", []),
        ("Menyelenggarakan rapat evaluasi bulan Desember 2023", []),
    ],
)
def test_what_was_done_was_done_in_the_period(folder, done, told):
    path = added(laid(folder) / "bulanan-02.yaml", "", ("Menyelenggarakan rapat", done))
    assert [each for each in codes(path) if each == "K422"] == told
