"""Folders of reports: the right one passes; each wrong one, laid over it, beside its exact report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT

EXAMPLES = PROJECT / "tests" / "examples" / "laporan"
WRONG = sorted(path for path in (EXAMPLES / "salah").iterdir() if path.is_dir())


@pytest.fixture
def lay(folder):
    """Lay the files of examples into the working folder: the TOR in the year's folder, reports below it."""

    def copy(*sources: Path) -> Path:
        reports = folder / "inputs" / "2024" / "laporan"
        reports.mkdir(parents=True, exist_ok=True)
        for file in (file for source in sources for file in sorted(source.glob("*.yaml"))):
            shutil.copy(file, reports.parent if file.name.startswith("kak-") else reports)
        return reports

    return copy


def test_the_right_folder_passes_without_a_warning(lay, kakdoc):
    lay(EXAMPLES / "dasar")
    run = kakdoc("periksa", "inputs/2024", "--ketat")
    assert (run.code, run.err) == (0, "5 isian diperiksa; tidak ada masalah.\n")


@pytest.mark.parametrize("wrong", WRONG, ids=lambda path: path.name)
def test_a_wrong_folder_gives_its_exact_report(wrong, lay, kakdoc, golden):
    lay(EXAMPLES / "dasar", wrong)
    run = kakdoc("periksa", "inputs/2024", "--ketat")
    assert (run.code, run.out) == (1, "")
    golden(run.err, wrong / "laporan.txt")


def test_a_problem_of_a_month_is_told_also_when_only_the_quarter_is_checked(lay, kakdoc):
    lay(EXAMPLES / "dasar", EXAMPLES / "salah" / "melampaui-pagu")
    whole, quarter = kakdoc("periksa", "inputs/2024"), kakdoc("periksa", "inputs/2024/laporan/triwulan-1.yaml")
    assert quarter.code == 1
    assert quarter.err.splitlines()[:-1] == whole.err.splitlines()[:-1]


def test_a_month_stops_no_report_of_the_months_before_it(lay, kakdoc):
    lay(EXAMPLES / "dasar", EXAMPLES / "salah" / "melampaui-pagu")
    assert kakdoc("periksa", "inputs/2024/laporan/bulanan-01.yaml", "--ketat").code == 0
    assert kakdoc("periksa", "inputs/2024/laporan/bulanan-02.yaml", "--ketat").code == 1


def test_a_folder_may_hold_the_reports_of_two_activities(lay, kakdoc):
    reports = lay(EXAMPLES / "dasar")
    other = (reports.parent / "kak-dasar.yaml").read_text("utf-8")
    (reports.parent / "kak-lain.yaml").write_text(other.replace("kegiatan: Mutasi", "kegiatan: Pensiun"), "utf-8")
    for file in sorted(reports.glob("*.yaml")):
        text = file.read_text("utf-8").replace("kak-dasar", "kak-lain")
        (reports / f"lain-{file.name}").write_text(text, "utf-8")
    assert kakdoc("periksa", "inputs/2024", "--ketat").code == 0


def test_files_that_are_no_monthly_reports_stop_nobody(lay, kakdoc):
    reports = lay(EXAMPLES / "dasar")
    (reports / "rusak.yaml").write_bytes(b"jenis: [")
    (reports / "biner.yaml").write_bytes(bytes(range(256)))
    (reports / "angka.xlsx").write_bytes(b"PK\x03\x04 bukan buku kerja")
    (reports / "~$bulanan-02.xlsx").write_bytes(b"terbuka di Excel")
    (reports / "daftar.yaml").write_text("- a\n- b\n", "utf-8")
    (reports / "aneh.yaml").write_text("jenis: [laporan-bulanan]\nbulan: {a: b}\n", "utf-8")
    (reports / "catatan.yaml").write_text("jenis: catatan\n", "utf-8")
    (reports / "folder.yaml").mkdir()
    (reports / "hilang.yaml").symlink_to("tidak-ada.yaml")
    (reports / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    for name in ("bulanan-03", "triwulan-1"):
        run = kakdoc("periksa", f"inputs/2024/laporan/{name}.yaml", "--ketat")
        assert (run.code, run.err) == (0, "1 isian diperiksa; tidak ada masalah.\n")


def test_after_a_change_of_the_budget_the_months_before_it_are_still_read(lay, kakdoc):
    reports = lay(EXAMPLES / "dasar")
    changed = (reports.parent / "kak-dasar.yaml").read_text("utf-8").replace("jumlah: 6.000.000", "jumlah: 7.000.000")
    added = (
        "      - nama: Pengelolaan Pensiun ASN\n        rincian: [{uraian: Belanja Cetak, jumlah: 900.000}]\ntanggal"
    )
    (reports.parent / "kak-perubahan.yaml").write_text(changed.replace("tanggal", added), "utf-8")
    before, after = reports / "bulanan-01.yaml", reports / "bulanan-03.yaml"
    old = before.read_text("utf-8").replace("keuangan: 500.000", "keuangan: 500.000\n    pagu: 6.000.000")
    before.write_text(old, "utf-8")
    row = "  - {sub_kegiatan: Pengelolaan Pensiun ASN, fisik: 2, keuangan: 100.000}\nindikator"
    new = after.read_text("utf-8").replace("kak-dasar", "kak-perubahan").replace("indikator", row)
    after.write_text(new, "utf-8")
    quarter = reports / "triwulan-1.yaml"
    quarter.write_text(quarter.read_text("utf-8").replace("kak-dasar", "kak-perubahan"), "utf-8")
    assert kakdoc("periksa", "inputs/2024", "--ketat").err == "6 isian diperiksa; tidak ada masalah.\n"
