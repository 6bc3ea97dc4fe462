"""Years that no roll-over may move or keep without a word: facts, periods that are over, budget papers, weekdays."""

from __future__ import annotations

import pytest

from kakdoc.kinds.law.register import Register
from kakdoc.papers.next_year.years.in_text import years
from kakdoc.papers.next_year.years.shift import Shift

NOTHING = Register({}, "Kabupaten Kebumen")


def told(text, source):
    return [(text[each.start : each.end], each.sure) for each in years(text, Shift(source, source + 1), NOTHING)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (2022, "Pada tahun 2021 prevalensi stunting sebesar 11,2%."),
        (2022, "Pada tahun 2022 prevalensi stunting sebesar 11,2%."),
        (2022, "Tahun 2021, tercatat 214 kasus DBD."),
        (2022, "Evaluasi Renja Tahun 2021 disajikan di bawah."),
        (2022, "Menurut data BPS 2021, kemiskinan masih tinggi."),
        (2027, "Pada Musrenbang tahun 2026 diusulkan 128 kegiatan."),
        (2027, "Yang masuk RKPD Kabupaten Kendal Tahun 2027 hanya 41 kegiatan (32%)."),
        (2026, "Sensus Ekonomi 2026 sedang berjalan."),
        (2024, "tahun dua ribu dua puluh tiga prevalensinya sebesar 11,2%"),
    ],
)
def test_the_year_of_a_fact_is_asked_wherever_its_figure_stands(source, text):
    assert all(not sure for _, sure in told(text, source))
    assert told(text, source)


@pytest.mark.parametrize(
    "text",
    ["Sesuai RPJMD 2018–2023.", "RPJMD Tahun 2018-2023", "RPJMD 2018 s.d. 2023", "Renstra 2018/2023", "RPJMD 2018-23"],
)
def test_a_period_that_is_over_before_the_new_year_is_asked(text):
    assert {sure for _, sure in told(text, 2023)} == {False}
    assert {sure for _, sure in told(text, 2022)} == {True}


@pytest.mark.parametrize(
    "text",
    [
        "DIPA Nomor SP DIPA-018.08.2.238974/2023 tanggal 30 November 2022",
        "DIPA Satuan Kerja Tahun Anggaran 2023 Nomor SP DIPA-018.08.2.238974/2023",
        "SP DIPA-018.08.2.238974/2023",
        "DPA/A.1/5.03.5.04.0.00.01.0000/001/2023",
        "DPA-SKPD Nomor DPA/A.1/5.03.01/001/2023 Tahun Anggaran 2023",
    ],
)
def test_the_number_of_a_budget_paper_gets_one_verdict_and_is_asked(text):
    seen = years(text, Shift(2023, 2024), NOTHING)
    assert {(each.new, each.sure, each.reason) for each in seen} == {
        (None, False, "nomor DIPA atau DPA; tulis yang baru")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 5 Mei 2026",
        "paling lambat Selasa, 5 Mei 2026",
        "hari Selasa tanggal 5 bulan Mei tahun 2026",
        "5 Mei Tahun 2026",
    ],
)
def test_a_date_with_its_weekday_is_asked(text):
    assert {sure for _, sure in told(text, 2026)} == {False}


KAK = """\
jenis: kak
tahun_anggaran: 2022
program: Kesehatan
kegiatan: Penurunan Stunting
bagian:
  - jenis: teks
    judul: Latar Belakang
    isi: |
      Pada tahun 2021 prevalensi stunting sebesar 11,2%, sesuai RPJMD 2018–2022.

      Kegiatan ini direncanakan pada Tahun Anggaran 2022 dan dibebankan pada DIPA Nomor SP DIPA-018.08.2.238974/2022.
  - jenis: anggaran
    sub_kegiatan: [{nama: Pelatihan, rincian: [{uraian: Kertas, jumlah: 5000}]}]
tanggal: Januari 2022
"""


@pytest.mark.parametrize("name", ["a.yaml", "a.xlsx"])
def test_what_is_asked_stands_in_the_list_for_both_sorts_of_files(folder, kakdoc, name):
    (folder / "inputs" / "a.yaml").write_text(KAK, "utf-8")
    if name == "a.xlsx":
        assert kakdoc("ubah", "inputs/a.yaml", "inputs/a.xlsx").code == 0
    run = kakdoc("lanjut", f"inputs/{name}", "--tahun", "2023", "--ke", "inputs/2023")
    doubts = run.err.partition("== SEMUA BERKAS ==")[0]
    for doubted in ("‹2021›", "‹2018›", "2018–‹2022›", "238974/‹2022›"):
        assert doubted in doubts
    assert "Anggaran ‹2022›" not in doubts
