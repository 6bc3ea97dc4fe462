"""Reports of other offices: title and sections of their own, money alone, indicators that wait for their figure."""

from __future__ import annotations

import re
import shutil

import pytest
from conftest import PROJECT
from kinds.report.small import added, as_typed, codes, context, laid, lines, rows

from kakdoc.papers import checking

OWN = """judul: |
  Laporan Realisasi Anggaran
  Sekretariat Contoh
bagian:
  - jenis: teks
    judul: Dasar Hukum
    isi: |
      Laporan ini disusun berdasarkan:

      1. dokumen pelaksanaan anggaran; dan
      2. rencana kerja.
  - jenis: indikator
  - {jenis: realisasi, judul: Penyerapan}
  - jenis: tabel
    judul: Kontrak
    kolom: [{judul: Paket}, {judul: Nilai, rata: kanan}]
    baris: [[Sewa hotel, 9.000.000]]
    penutup: Semua kontrak berjalan.
  - jenis: daftar
    judul: Rencana
    butir: [Membayar termin, Menagih]
"""
STANDARD = [
    "Pendahuluan",
    "Realisasi Fisik dan Keuangan",
    "Capaian Indikator Kinerja",
    "Kegiatan yang Dilaksanakan",
    "Penutup",
]


@pytest.fixture
def reports(folder):
    return laid(folder)


def headed(path):
    """The headings of the sections that a report prints."""
    return [each["judul"] for each in context(path)["bagian"]]


def test_own_title_and_sections_stand_where_they_were_typed(reports):
    path = added(reports / "triwulan-1.yaml", OWN)
    printed = lines(path)
    own = ["Laporan Realisasi Anggaran", "Sekretariat Contoh", "Triwulan I Tahun Anggaran 2024", "Dasar Hukum"]
    place = printed.index(own[0])
    assert printed[place : place + 6] == [*own, "Laporan ini disusun berdasarkan:", "dokumen pelaksanaan anggaran; dan"]
    assert headed(path) == ["Dasar Hukum", "Capaian Indikator Kinerja", "Penyerapan", "Kontrak", "Rencana"]
    assert [each for each in STANDARD if each in printed] == ["Capaian Indikator Kinerja"]
    numbered = [each for each in printed if re.match(r"Tabel \d ", each)]
    assert [each.split()[2] for each in numbered] == ["Capaian", "Realisasi", "Realisasi", "Realisasi"]
    assert [each[6] for each in numbered] == ["1", "2", "3", "4"]
    assert ["Sewa hotel", "9.000.000"] in rows(path)
    assert printed.index("Semua kontrak berjalan.") < printed.index("Membayar termin") < printed.index("Menagih")


def test_without_sections_of_its_own_a_report_has_the_standard_ones_that_have_something(reports):
    assert headed(reports / "triwulan-1.yaml") == STANDARD
    added(reports / "triwulan-1.yaml", "permasalahan: [Satu]\ntindak_lanjut: [Dua]\n")
    assert headed(reports / "triwulan-1.yaml") == [*STANDARD[:-1], "Permasalahan dan Tindak Lanjut", "Penutup"]


@pytest.mark.parametrize(
    ("sections", "of"),
    [
        ("pendahuluan realisasi", "Kinerja dan Keuangan"),
        ("pendahuluan indikator penutup", "Kinerja"),
        ("pendahuluan kegiatan", "Pelaksanaan"),
    ],
)
def test_title_and_opening_name_what_the_sections_tell(sections, of, reports):
    typed = "bagian:\n" + "".join(f"  - {{jenis: {each}}}\n" for each in sections.split())
    found = context(added(reports / "triwulan-1.yaml", typed))
    assert found["judul"][0] == f"Laporan {of}"
    assert found["pengantar"].startswith(f"Laporan ini menyajikan {of.lower()} Kegiatan Mutasi dan Promosi ASN ")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Laporan Keuangan", ["Laporan Keuangan", "Triwulan I Tahun Anggaran 2024"]),
        ("LAPORAN KINERJA TRIWULAN I TAHUN 2024", ["LAPORAN KINERJA TRIWULAN I TAHUN 2024"]),
        ("Laporan Kinerja Triwulan I", ["Laporan Kinerja Triwulan I", "Triwulan I Tahun Anggaran 2024"]),
    ],
)
def test_the_period_stands_below_a_title_that_does_not_name_it_with_its_year(typed, printed, reports):
    assert context(added(reports / "triwulan-1.yaml", f"judul: {typed}\n"))["judul"] == printed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("judul: Laporan Triwulan II 2024\n", ["K252"]),
        ("judul: Laporan Semester I\n", ["K252"]),
        ("judul: Laporan Bulan Maret\n", ["K252"]),
        ("judul: Laporan Triwulan I dan Triwulan IV\n", []),
        ("judul: Laporan Bulanan Triwulanan\n", []),
        ("bagian: [{jenis: penutup}, {jenis: realisasi}, {jenis: penutup}]\n", ["K251"]),
        ("bagian: [{jenis: realisasi}]\npermasalahan: [Satu]\nringkasan: Inti.\n", ["K251"]),
        ("bagian: [{jenis: penutup}]\nringkasan: Inti.\npenutup: Akhir.\npengantar: Awal.\n", ["K251", "K251"]),
        ("bagian: [{jenis: realisasi}, {jenis: permasalahan}]\ntindak_lanjut: [Dua]\n", []),
        ("bagian: [{jenis: penutup}]\ntahun_sebelumnya: [{tahun: 2023, pagu: 5, realisasi: 1}]\n", ["K251"]),
    ],
)
def test_title_and_sections_are_checked(typed, told, reports):
    assert codes(added(reports / "triwulan-1.yaml", typed)) == told


def test_the_period_of_a_title_is_told_as_it_was_typed(reports):
    (problem,) = checking.check(added(reports / "triwulan-1.yaml", "judul: Laporan TRIWULAN  III\n")).problems
    assert problem.message == "judul menyebut “TRIWULAN III”, padahal laporan ini Triwulan I."


def without_physical(reports, *months):
    for month in months:
        file = reports / f"bulanan-0{month}.yaml"
        file.write_text(re.sub(r"    fisik: \d+\n", "", file.read_text("utf-8")), "utf-8")


def test_a_report_on_money_alone_has_no_column_chart_or_sentence_of_physical_progress(reports):
    without_physical(reports, 1, 2, 3)
    reports / "bulanan-02.yaml"
    path = reports / "triwulan-1.yaml"
    assert codes(path) == []
    printed = lines(path)
    assert not any("isik" in each for each in printed)
    assert {"Realisasi Keuangan", "Tabel 1 Realisasi keuangan sampai dengan Maret 2024"} <= set(printed)
    (told,) = [each for each in printed if each.startswith("Sampai dengan")]
    assert told.startswith(
        "Sampai dengan Maret 2024, realisasi keuangan sebesar Rp4.500.000 (empat juta lima ratus ribu "
    )
    assert "25,00% dari pagu Rp18.000.000. Sisa anggaran Rp13.500.000." in told
    found = context(path)
    assert [each["nama"] for each in found["serapan"]["seri"]] == ["Keuangan"]
    assert found["serapan"]["judul"] == "Serapan anggaran s.d. Maret 2024"
    assert (found["ada_fisik"], found["jumlah"]["fisik"], found["jumlah"]["deviasi_fisik"]) == (False, None, None)
    assert found["judul"][0] == "Laporan Kinerja dan Keuangan"


def test_without_indicators_either_it_is_a_report_on_money(reports):
    without_physical(reports, 1)
    january = reports / "bulanan-01.yaml"
    text = january.read_text("utf-8")
    january.write_text(text[: text.index("indikator:")], "utf-8")
    found = context(january)
    assert found["judul"] == [
        "Laporan Realisasi Keuangan",
        "Kegiatan Mutasi dan Promosi ASN",
        "Bulan Januari Tahun Anggaran 2024",
    ]
    assert found["pengantar"].startswith("Laporan ini menyajikan realisasi keuangan Kegiatan Mutasi dan Promosi ASN ")


def test_physical_progress_that_only_some_tell_is_missed_at_its_row(reports):
    added(reports / "bulanan-02.yaml", "", ("    fisik: 12\n", ""))
    without_physical(reports, 3)
    told = [
        (each.code, each.location.file[-15:-5], each.location.line)
        for each in checking.check(reports / "triwulan-1.yaml").problems
    ]
    assert told == [("K250", "bulanan-02", 13), ("K250", "bulanan-03", 6), ("K250", "bulanan-03", 12)]
    assert context(reports / "bulanan-02.yaml")["jumlah"]["fisik"] is not None  # that of January is known
    assert codes(reports / "bulanan-01.yaml") == []
    added(reports / "bulanan-01.yaml", "", ("    fisik: 6\n", ""))
    printed = rows(reports / "bulanan-01.yaml")
    assert [row[5] for row in printed if len(row) == 8 and row[1] == "Fisik (%)"] == ["8,00%", "–", "–"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (
            "realisasi: belum diukur\n    keterangan: data BPS terbit Maret.",
            "Waktu penyelesaian usul (belum diukur: data BPS terbit Maret)",
        ),
        ("realisasi: n/a\n    keterangan: survei ditunda", "Waktu penyelesaian usul (belum diukur: survei ditunda)"),
        ("keterangan: survei ditunda", "Waktu penyelesaian usul (belum diukur: survei ditunda)"),
        ("realisasi: 16\n    keterangan: angka sementara", "Waktu penyelesaian usul\nangka sementara"),
    ],
)
def test_an_indicator_tells_why_it_was_not_measured(typed, name, reports):
    (printed,) = context(added(reports / "bulanan-01.yaml", "", ("realisasi: 16", typed)))["indikator"]
    assert printed["nama"] == name
    assert (printed["capaian"] is None) == (printed["predikat"] == "–") == ("belum diukur" in name)


def test_a_reason_in_the_place_of_the_figure_is_sent_to_its_own(reports):
    checked = checking.check(added(reports / "bulanan-01.yaml", "", ("realisasi: 16", "realisasi: belum rilis BPS")))
    (problem,) = checked.problems
    assert (problem.code, problem.message) == ("K121", "realisasi: “belum rilis BPS” bukan bilangan.")
    assert problem.remedy == "tulis belum diukur di sini, dan sebabnya di kunci keterangan."


SIGNERS = """
penomoran: 1.1
tanda_tangan:
  - {pejabat: sekretaris_daerah, label: Mengetahui, sebagai: Pengguna Anggaran}
  - kepala
"""


def test_several_sign_a_report_the_last_with_place_and_date(reports):
    path = added(reports / "triwulan-1.yaml", SIGNERS)
    assert [each for each in codes(path) if each != "K115"] == []  # the example's official has no name
    signed = next(row for row in rows(path) if len(row) == 2 and "Mengetahui," in row[0])
    assert [" ".join(cell.split()) for cell in signed] == [
        "Mengetahui,Pengguna Anggaran,",
        "Kebumen, 5 April 2024Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen,",
    ]
    assert context(path)["gaya_anak_judul"] == "Anak Judul Bertingkat"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("penanda_tangan: kepala\ntanda_tangan: [bupati, sekretaris_daerah]\n", "K241"),
        ("tanda_tangan: [kepala, bendahara]\n", "K119"),
        ("penanda_tangan: [kepala, bupati]\n", "K113"),
        ("bagian: [{jenis: realisasi, judul: A. Penyerapan}]\n", "K333"),
    ],
)
def test_signers_and_headings_are_checked(typed, told, reports):
    assert told in codes(added(reports / "triwulan-1.yaml", typed))


def test_the_parts_of_the_budget_are_called_as_in_the_tor(reports):
    added(reports.parent / "kak-dasar.yaml", "", ("jenis: anggaran\n", "jenis: anggaran\n    sebutan: Komponen\n"))
    printed = lines(reports / "bulanan-01.yaml")
    assert {"Komponen", "Komponen/Belanja", "Komponen Pengelolaan Mutasi ASN"} <= set(printed)
    assert not any("Sub Kegiatan" in each for each in printed)


WHOLE = """realisasi:
  - {sub_kegiatan: Pengelolaan Mutasi ASN, fisik: 20, rincian: [{uraian: Belanja Sewa Hotel, jumlah: 1.000.000}]}
  - {sub_kegiatan: Pengelolaan Promosi ASN, fisik: 20, keuangan: 500.000}
indikator:
  - nama: Waktu
    sasaran: Layanan cepat
    satuan: hari
    polaritas: turun
    target: 14
    realisasi: belum diukur
    keterangan: survei ditunda
    tahun_lalu: {target: 15, realisasi: 17}
    dua_tahun_lalu: {realisasi: 19}
pendapatan:
  - {uraian: Retribusi Pelayanan, target: 120.000.000, realisasi: 10.000.000}
kegiatan:
  - {langkah: 1, uraian: Menyelenggarakan rapat}
per: 28 Februari 2024
"""


def test_a_workbook_gives_the_same_report_with_all_that_it_takes(folder):
    reports = folder / "inputs" / "2024"
    shutil.copytree(PROJECT / "tests" / "examples" / "laporan" / "lengkap", reports)
    (reports / "bulanan-01.yaml").unlink()
    typed = added(reports / "triwulan-1.yaml", WHOLE).relative_to(folder)
    assert [each.code for each in checking.check(typed).problems] == ["K115"]  # the example's official has no name
    one = checking.check(typed).document.context()
    other = checking.check(as_typed(typed, ".xlsx")).document.context()
    assert {key for key in one if one[key] != other[key]} <= {"kak", "peraturan", "bagian"}
    assert [each["judul"] for each in one["bagian"]] == [each["judul"] for each in other["bagian"]]
    assert [each["judul"] for each in one["bagian"]][3:7] == [
        "Realisasi Pendapatan", "Capaian Indikator Kinerja", "Perbandingan dengan Tahun Sebelumnya", "Kegiatan yang Dilaksanakan",
    ]  # fmt: skip
