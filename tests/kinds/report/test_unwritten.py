"""A report states nothing that nobody wrote, and tells what was written and has no place on its paper."""

from __future__ import annotations

import re

import pytest
from kinds.report.small import added, as_typed, codes, context, laid, lines, rows

from kakdoc.papers import checking

HEADINGS = ("Permasalahan dan Tindak Lanjut", "Permasalahan", "Tindak Lanjut")
RENSTRA = """        renstra:
          {indikator: Dokumen, satuan: dokumen, target: 1, target_renstra: 5, anggaran_renstra: 9.000, realisasi_lalu: 2, anggaran_lalu: 4.000}
"""


@pytest.fixture
def reports(folder):
    return laid(folder)


@pytest.mark.parametrize(
    ("typed", "suffix"),
    [("", ".yaml"), ("permasalahan: []\ntindak_lanjut: []\n", ".yaml"), ("permasalahan: []\n", ".xlsx")],
)
def test_no_obstacles_are_claimed_where_none_were_written(typed, suffix, reports):
    printed = lines(as_typed(added(reports / "triwulan-1.yaml", typed), suffix))
    assert not any("ermasalahan" in each or "indak lanjut" in each.casefold() for each in printed)
    assert printed.index("Penutup") > printed.index("Kegiatan yang Dilaksanakan")


@pytest.mark.parametrize("said", ["Nihil", "Tidak ada permasalahan.", "Tidak ada permasalahan pada periode ini."])
def test_that_there_were_none_is_printed_as_it_was_said(said, reports):
    printed = lines(added(reports / "bulanan-02.yaml", f"permasalahan: [{said}]\n"))
    assert [each for each in printed if each in HEADINGS] == ["Permasalahan"]
    assert printed[printed.index("Permasalahan") + 1] == said


@pytest.mark.parametrize(
    ("typed", "heading", "labels"),
    [
        ("permasalahan: [Satu]\n", "Permasalahan", []),
        ("tindak_lanjut: [Dua]\n", "Tindak Lanjut", []),
        ("permasalahan: [Satu]\ntindak_lanjut: [Dua]\n", HEADINGS[0], ["Permasalahan:", "Tindak lanjut:"]),
    ],
)
def test_the_heading_names_what_was_written(typed, heading, labels, reports):
    printed = lines(added(reports / "triwulan-1.yaml", typed))
    assert [each for each in printed if each in HEADINGS] == [heading]
    assert [each for each in printed if each in ("Permasalahan:", "Tindak lanjut:")] == labels


@pytest.mark.parametrize("typed", ["penanda_tangan: tidak_ada\n", "tanda_tangan: [tidak_ada, kepala]\n"])
def test_figures_of_prose_are_not_read_where_nobody_can_sign(typed, reports):
    said = "permasalahan: [Realisasi anggaran sebesar Rp 1.234.567.]\n"
    assert codes(added(reports / "bulanan-02.yaml", typed + said)) == ["K119"]


def test_where_nothing_was_done_there_is_no_section_of_it(reports):
    activities = "kegiatan:\n  - langkah: 1\n    uraian: Menyelenggarakan rapat\n"
    for month in (1, 2, 3):
        added(reports / f"bulanan-0{month}.yaml", "", (activities, ""))
    assert not any("egiatan yang" in each for each in lines(reports / "triwulan-1.yaml"))


def test_indicators_are_told_as_of_the_month_that_measured_them(reports):
    march = reports / "bulanan-03.yaml"
    measured, _, done = march.read_text("utf-8").partition("indikator:")
    march.write_text(measured + done[done.index("kegiatan:") :], "utf-8")
    printed = lines(reports / "triwulan-1.yaml")
    assert "Tabel 4 Capaian indikator kinerja sampai dengan Februari 2024" in printed
    assert "Tabel 2 Realisasi belanja sampai dengan Maret 2024" in printed


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ((), ["–", "–", "–", "–"]),
        ((("1", "0"),), ["0", "0", "2", "40,00%"]),
        ((("2", "1"), ("3", "1")), ["2", "2", "4", "80,00%"]),
    ],
)
def test_output_that_no_month_told_is_not_zero_in_the_evaluation_of_the_renja(months, printed, reports):
    added(reports.parent / "kak-dasar.yaml", "", ("        target_fisik", RENSTRA + "        target_fisik"))
    for month, units in months:
        added(reports / f"bulanan-0{month}.yaml", "", ("    rincian:", f"    kinerja: {units}\n    rincian:"))
    assert codes(reports / "triwulan-1.yaml") == []
    (row,) = [each for each in rows(reports / "triwulan-1.yaml") if each[:4] == ["K", "5", "2", "1"]]
    assert [row[4], *row[8:]] == printed
    form = context(reports / "triwulan-1.yaml")["evaluasi"]
    assert (form["rata_rata"] is None, form["predikat"] == "–") == ((not months), (not months))


ONLY_MONEY = "bagian: [{jenis: realisasi}]\n"
EVALUATION = "evaluasi: {faktor_pendorong: data lengkap}\n"


def told(path, suffix=".yaml") -> list[str]:
    problems = checking.check(as_typed(path, suffix)).problems
    named = [re.sub("^(kunci |sheet “)", "", each.message) for each in problems]
    return [f"{each.code} {re.split('[ ”]', name)[0].lower()}" for each, name in zip(problems, named, strict=True)]


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("", []),
        (ONLY_MONEY, ["K251 indikator", "K251 kegiatan"]),
        ("bagian: [{jenis: indikator}, {jenis: kegiatan}]\n", []),
        ("bagian: [{jenis: perbandingan}, {jenis: kegiatan}]\n", []),
        (
            "bagian: [{jenis: indikator}, {jenis: kegiatan}]\npendapatan: [{uraian: Retribusi, target: 9, realisasi: 1}]\n",
            ["K251 pendapatan"],
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_figures_whose_section_is_left_out_are_told(typed, missing, suffix, reports):
    assert told(added(reports / "bulanan-02.yaml", typed), suffix) == missing


def test_figures_that_other_reports_read_need_not_be_deleted(reports):
    report = added(reports / "bulanan-02.yaml", ONLY_MONEY + "permasalahan: [Satu]\n")
    remedies = {each.message.split()[1]: each.remedy for each in checking.check(report).problems}
    assert remedies["indikator"].endswith("atau sebut indikator di tidak_dicetak.")
    assert remedies["permasalahan"].endswith("atau hapus isinya.")


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        (ONLY_MONEY + "tidak_dicetak: Indikator, kegiatan\n", []),
        (ONLY_MONEY + "tidak_dicetak: [kegiatan]\n", ["K251 indikator"]),
        ("bagian: [{jenis: indikator}, {jenis: kegiatan}]\ntidak_dicetak: kegiatan\n", ["K251 bagian"]),
        ("tidak_dicetak: kegiatan, indikator\n", []),
    ],
)
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_sections_that_are_left_out_on_purpose_are_named_and_not_told(typed, missing, suffix, reports):
    assert told(added(reports / "bulanan-02.yaml", typed), suffix) == missing


def test_a_section_that_no_report_has_cannot_be_left_out(reports):
    (problem,) = checking.check(added(reports / "bulanan-02.yaml", "tidak_dicetak: kegiatn\n")).problems
    assert (problem.code, problem.remedy) == ("K114", "mungkin maksudnya “kegiatan”.")


def test_sections_named_as_not_printed_are_left_out_where_no_others_are_listed(reports):
    printed = [
        each["jenis"] for each in context(added(reports / "bulanan-02.yaml", "tidak_dicetak: kegiatan\n"))["bagian"]
    ]
    assert "indikator" in printed
    assert "kegiatan" not in printed


def test_earlier_years_of_an_indicator_are_told_where_years_are_not_compared(reports):
    year = ("    realisasi: 16\n", "    realisasi: 16\n    tahun_lalu: {target: 14, realisasi: 15}\n")
    sections = "bagian: [{jenis: indikator}, {jenis: kegiatan}]\n"
    assert told(added(reports / "bulanan-01.yaml", "", year)) == []
    assert told(added(reports / "bulanan-02.yaml", sections, year)) == ["K251 tahun_lalu"]


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_an_evaluation_without_targets_of_the_renstra_is_told(suffix, reports):
    (problem,) = checking.check(as_typed(added(reports / "triwulan-1.yaml", EVALUATION), suffix)).problems
    assert (problem.code, problem.fatal) == ("K251", False)
    assert problem.message.endswith("terisi, tetapi formulir E.81 tidak tercetak: KAK tidak punya target Renstra.")


PLANNED = ("      - nama: Pengelolaan Mutasi ASN\n", f"      - nama: Pengelolaan Mutasi ASN\n{RENSTRA}")
DONE = ("    fisik: 16\n", "    fisik: 16\n    kinerja: 1\n")
ALSO_DONE = ("    fisik: 12\n", "    fisik: 12\n    kinerja: 1\n")


def test_an_evaluation_is_printed_where_one_sub_activity_has_targets(reports):
    added(reports.parent / "kak-dasar.yaml", "", PLANNED)
    assert told(added(reports / "triwulan-1.yaml", EVALUATION)) == []
    assert told(added(reports / "bulanan-02.yaml", "", DONE)) == []


def test_what_was_produced_is_told_where_its_sub_activity_has_no_targets(reports):
    assert told(added(reports / "bulanan-02.yaml", "", DONE)) == ["K251 kinerja"]
    added(reports.parent / "kak-dasar.yaml", "", PLANNED)
    assert told(added(reports / "bulanan-02.yaml", "", ALSO_DONE)) == ["K251 kinerja"]


def test_a_free_table_of_a_report_is_checked_as_in_other_papers(reports):
    columns = "kolom: [{judul: A, kelompok: Z}, {judul: B, kelompok: Q}, {judul: C, kelompok: Z}]"
    table = f"bagian:\n- {{jenis: indikator}}\n- {{jenis: kegiatan}}\n- jenis: tabel\n  judul: Satu\n  {columns}\n"
    cells = "  baris: [[a, b, c], [a], [a, b, c, d]]\n"
    problems = checking.check(added(reports / "bulanan-02.yaml", table + cells)).problems
    assert [(each.code, each.fatal) for each in problems] == [("K246", False), ("K211", True), ("K211", True)]


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ("", "Sub kegiatan tanpa target Renstra bertanda –"),
        ("kro: Data dan Informasi Publik\n", "Komponen tanpa target Renstra bertanda –"),
    ],
)
def test_a_report_calls_the_parts_of_the_budget_as_its_tor_does(more, note, reports):
    added(reports.parent / "kak-dasar.yaml", more, PLANNED)
    printed = lines(reports / "triwulan-1.yaml")
    assert any(note in each for each in printed)
    assert ("Komponen" in printed, "Sub Kegiatan" in printed) == (bool(more), not more)


def test_messages_of_a_report_call_the_parts_of_the_budget_as_its_tor_does(reports):
    added(reports.parent / "kak-dasar.yaml", "ro: Contoh\n")
    path = added(reports / "bulanan-01.yaml", "", ("sub_kegiatan: Pengelolaan Mutasi ASN", "sub_kegiatan: Lain"))
    assert "komponen “Lain” tidak ada di KAK." in [each.message for each in checking.check(path).problems]
