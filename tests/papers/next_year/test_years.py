"""Which years in a text move with the fiscal year, which stay, and which a person must look at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.kinds.law.register import Register
from kakdoc.papers.next_year.years.in_text import years
from kakdoc.papers.next_year.years.shift import Shift

NOTHING = Register({}, "Kabupaten Kebumen")
NEXT = Shift(2024, 2025)


def told(text: str, shift: Shift = NEXT) -> list[tuple[str, str | None, bool]]:
    return [(text[each.start : each.end], each.new, each.sure) for each in years(text, shift, NOTHING)]


def rewritten(text: str, shift: Shift = NEXT) -> str:
    for each in reversed(years(text, shift, NOTHING)):
        text = text[: each.start] + (each.new or text[each.start : each.end]) + text[each.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Penyusunan Renja BKPSDM Tahun 2024",
        "APBD 2024",
        "Renja 2024",
        "TA 2024",
        "T.A. 2024",
        "TA.2024",
        "TAHUN ANGGARAN 2024",
        "Tahun Anggaran 2024.",
        "tahun 2024;",
        "Tahun\n      2024 disusun",
        "**Tahun 2024**",
        "dalam RKPD (Tahun 2024)",
        "bulan Maret 2024",
        "pada Tahun 2024 kegiatan ini",
    ],
)
def test_the_fiscal_year_moves_surely(text):
    assert told(text) == [("2024", "2025", True)]


@pytest.mark.parametrize("text", ["Tahun\n2024", "APBD\n2024", "paling lambat\n31 Desember 2024", "Triwulan\nIV/2024"])
def test_a_line_break_is_a_space(text):
    assert told(text) == [("2024", "2025", True)]


@pytest.mark.parametrize("text", ["Nomor\n5\nTahun\n2024", "Perka BKN\n2\nTahun\n2024", "sebanyak\n2024"])
def test_a_line_break_does_not_hide_what_keeps_a_year(text):
    assert [new for _, new, _ in told(text)] == [None]


def test_the_years_beside_the_fiscal_year_move_with_it():
    assert rewritten("evaluasi Tahun 2023, rencana Tahun 2024, prakiraan Tahun 2025") == (
        "evaluasi Tahun 2024, rencana Tahun 2025, prakiraan Tahun 2026"
    )


def test_a_jump_of_three_years_moves_all_by_three():
    assert rewritten("Tahun 2023 dan Tahun 2024", Shift(2024, 2027)) == "Tahun 2026 dan Tahun 2027"


@pytest.mark.parametrize("text", ["(2024)", "pada 2024", "akhir 2024.", "Penyusunan pada Maret 2024", "_2024_"])
def test_a_year_that_stands_alone_moves_and_is_doubted(text):
    assert told(text) == [("2024", "2025", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 25 Tahun 2004",
        "NOMOR 5 TAHUN 2024",
        "PP 8/2008",
        "Keputusan Kepala Badan Nomor 12 Tahun 2024",
        "Permenpan RB 25 Tahun 2024",
        "LN 2014/244",
        "BN RI Tahun 2024 Nomor 5",
        "nomor 800/123/2024",
        "800/1.3/XII/2024",
        "surat tanggal 5 Mei 2023",
        "surat tanggal 31-12-2023",
        "5.03.02.2.2024",
        "Rp 2024",
        "Rp2.024.000",
        "sebanyak 2024 orang",
        "2024 orang",
        "ke-2024",
        "https://jdih.example.id/2024/x",
        "kepeg2024@example.id",
        "rencana-2024.xlsx",
        "uu-23-2024",
        "[isi: misalnya Renja Tahun 2024]",
    ],
)
def test_a_year_that_is_part_of_something_else_stays_surely(text):
    assert [(new, sure) for _, new, sure in told(text)] in ([(None, True)], [])


@pytest.mark.parametrize("first", ["2021", "2024", "2025"])
@pytest.mark.parametrize(
    "between",
    [
        *("-", "- ", "‐", "‑", "‒", "–", "—", "−", " ~ ", " -- ", "**–**", ")–(", " s.d. ", " sampai dengan "),
        *(" sampai dengan akhir tahun ", " s.d. tahun anggaran ", " S.D. TAHUN ", " hingga Tahun "),
    ],
)
def test_a_period_stays(first, between):
    seen = told(f"Renstra Tahun {first}{between}2029")
    assert [(new, sure) for _, new, sure in seen] == [(None, True), (None, True)]


@pytest.mark.parametrize("text", ["Renstra 2024-26", "RPJMD 2025-'29", "RPJMD 2025–’29"])
def test_a_period_with_a_short_end_stays(text):
    assert [(new, sure) for _, new, sure in told(text)] == [(None, True)]


@pytest.mark.parametrize("text", ["Dokumen RTP SPIP Tahun 2022", "Tahun 2026", "sejak tahun 2023", "Tahun 2024-an"])
def test_other_years_stay_and_are_doubted(text):
    assert [(new, sure) for _, new, sure in told(text)] == [(None, False)]


@pytest.mark.parametrize("text", ["2023/2024", "2023-2024", "2023‑2024", "2023 − 2024"])
def test_two_years_in_a_row_move_together_and_are_doubted(text):
    assert [(new, sure) for _, new, sure in told(text)] == [("2024", False), ("2025", False)]


def test_a_list_with_an_old_year_stays_whole_and_is_doubted():
    assert {(new, sure) for _, new, sure in told("tahun 2022, 2023, dan 2024")} == {(None, False)}


@pytest.mark.parametrize("before", ["paling lambat tanggal", "selambat-lambatnya", "selambatnya pada tanggal"])
def test_a_deadline_moves(before):
    assert told(f"disampaikan {before} 31 Desember 2024") == [("2024", "2025", True)]


@pytest.mark.parametrize("before", ["sampai dengan", "s.d.", "hingga tanggal", "1 s.d.", "1 Januari 2024 –"])
def test_the_end_of_a_span_moves_and_is_doubted(before):
    assert told(f"bertugas {before} 31 Desember 2024")[-1] == ("2024", "2025", False)


@pytest.mark.parametrize("before", ["sampai dengan", "s.d.", "hingga tanggal", "2 Mei 2023 s.d.", "paling lambat"])
def test_a_date_that_has_passed_stays_whatever_stands_before_it(before):
    seen = told(f"jumlah PNS {before} 31 Desember 2023 sebanyak 7.512 orang")
    assert {(new, sure) for _, new, sure in seen} == {(None, True)}


def test_a_span_of_dates_from_the_year_before_is_doubted_at_both_ends():
    seen = told("1 Desember 2023 s.d. 31 Januari 2024")
    assert [(new, sure) for _, new, sure in seen] == [(None, False), ("2025", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Inpres 1 Tahun 2024", "Perka BKN 2 Tahun 2023", "PerBKN 3 Tahun 2023", "Perlem LKPP 12 Tahun 2024",
        "Perban BKN 2 Tahun 2024", "Keppres 5 Tahun 2024", "Kepbup 12 Tahun 2024", "Kepmen PANRB 12 Tahun 2023",
        "Permen PAN & RB 1 Tahun 2023", "Perwali 12 Tahun 2023", "Perkada 12 Tahun 2023", "Qanun 4 Tahun 2024",
        "Surat Edaran 100 Tahun 2024", "SE Menpan 5 Tahun 2024", "Instruksi Bupati 5 Tahun 2024",
        "Inmendagri 5 Tahun 2024", "UU Nomor 1 Thn. 2023", "Nomor 5 dan 6 Tahun 2024", "Nomor 5, 6, dan 7 Tahun 2024",
        "SKB 3 Menteri 2023", "SKB Tiga Menteri Tahun 2023", "SE 5/2024",
    ],
)  # fmt: skip
def test_instruments_in_short_form_keep_their_year(text):
    assert [(new, sure) for _, new, sure in told(text)] == [(None, True)]


@pytest.mark.parametrize("text", ["usia pensiun 58 tahun 2024", "Perbub 12 Tahun 2023", "sasaran 3 Tahun 2024"])
def test_a_year_with_some_other_figure_before_its_word_stays_and_is_doubted(text):
    assert [(new, sure) for _, new, sure in told(text)] == [(None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Triwulan IV/2024", "TW I/2024", "Semester II/2024", "Tahap I/2024", "Gelombang 2/2024",
        "Triwulan 4 Tahun 2024", "Tahap 1 Tahun 2024",
    ],
)  # fmt: skip
def test_a_part_of_the_year_moves_with_it(text):
    assert told(text) == [("2024", "2025", True)]


@pytest.mark.parametrize("text", ["2024/25", "12/2024", "III/2024"])
def test_what_may_be_a_letters_number_stays_and_is_doubted(text):
    assert told(text) == [("2024", None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Instruksi Presiden Nomor 1 Tahun 2023 tentang Efisiensi Tahun Anggaran 2024",
        "Surat Edaran Bupati Nomor 5/2023 tentang SKP Tahun 2024",
        "Surat Bupati Nomor 900/12/2023 perihal Renja Tahun 2024",
        "surat Nomor 900/12/2023 tanggal 5 Mei 2023 hal: Renja\nTahun 2024",
        "Inpres 1 Tahun 2023 tentang Renja Tahun 2024",
    ],
)
def test_what_an_instrument_or_letter_is_about_stays_and_is_doubted(text):
    assert told(f"berdasarkan {text}, dan APBD 2024")[-2:] == [("2024", None, False), ("2024", "2025", True)]


@pytest.mark.parametrize(
    "text",
    [
        "realisasi tahun 2023 sebesar 95,5", "Nilai IP ASN Tahun 2023 adalah 72,5", "| Realisasi 2023 |",
        "Pada tahun 2023 telah dilaksanakan mutasi", "pada tahun 2023 terdapat 312 jabatan", "Baseline 2023",
        "lulus tahun 2023", "Realisasi Triwulan IV/2023", "IPM 2023: 72,5", "BKPSDM dibentuk tahun 2023",
    ],
)  # fmt: skip
def test_the_year_of_a_fact_moves_and_is_doubted_because_its_figure_is_the_old_one(text):
    assert told(text) == [("2023", "2024", False)]


def test_a_year_before_the_word_is_no_instruments_number():
    assert told("Renstra 2021-2026 Tahun 2024")[-1] == ("2024", "2025", True)


def test_a_fact_of_the_sentence_before_casts_no_doubt():
    assert told("Realisasinya baik. Renja Tahun 2024") == [("2024", "2025", True)]
    assert told("| Renja Tahun 2024 | 1 |") == [("2024", "2025", True)]
    assert told("perlu dibentuk Tim Tahun 2024") == [("2024", "2025", True)]


def test_the_years_of_a_row_are_one_list():
    assert {(new, sure) for _, new, sure in told("| Target | 2022 | Tahun 2023 | Tahun 2024 |")} == {(None, False)}
    seen = told("| PP 8/2008 | Renja Tahun 2024 |")
    assert [(new, sure) for _, new, sure in seen] == [(None, True), ("2025", True)]


def test_a_leap_day_that_moves_is_doubted():
    assert told("paling lambat 29 Februari 2024") == [("2024", "2025", False)]


def test_a_date_of_the_year_itself_stays_and_is_doubted_because_it_may_be_a_plan():
    assert told("pada tanggal 5 Mei 2024") == [("2024", None, False)]


def test_both_ends_of_a_span_of_dates_move():
    assert rewritten("1 Januari 2024 s.d. 31 Desember 2024") == "1 Januari 2025 s.d. 31 Desember 2025"


def test_years_in_the_title_of_a_regulation_stay_and_are_doubted():
    text = "Peraturan Bupati Kebumen Nomor 5 Tahun 2023 tentang RKPD Tahun 2024"
    assert told(text) == [("2023", None, True), ("2024", None, False)]
    text = "Peraturan Bupati Kebumen Nomor 5 Tahun 2024 tentang RKPD, dan Renja Tahun 2024 (Berita Daerah Tahun 2024 Nomor 5)"
    assert [sure for _, _, sure in told(text)] == [True, False, True]


@pytest.mark.parametrize(
    ("typed", "moved"),
    [
        ("tahun dua ribu dua puluh empat", "tahun dua ribu dua puluh lima"),
        ("Tahun Dua Ribu Dua Puluh Empat", "Tahun Dua Ribu Dua Puluh Lima"),
        ("TAHUN DUA RIBU DUA PULUH EMPAT", "TAHUN DUA RIBU DUA PULUH LIMA"),
        ("tahun dua ribu\n  dua puluh empat", "tahun dua ribu\n  dua puluh lima"),
    ],
)
def test_years_in_words_move_in_their_own_case(typed, moved):
    assert rewritten(typed) == moved
    assert rewritten(moved, Shift(2025, 2024)) == typed


def test_words_in_brackets_go_with_their_figure():
    assert rewritten("Tahun 2024 (dua ribu dua puluh empat)") == "Tahun 2025 (dua ribu dua puluh lima)"
    assert told("Nomor 5 Tahun 2024 (dua ribu dua puluh empat)")[1:] == [("dua ribu dua puluh empat", None, True)]
    assert told("Tahun 2024 (dua ribu dua puluh tiga)")[1:] == [("dua ribu dua puluh tiga", None, False)]


@pytest.mark.parametrize("text", ["20**24**", "**20**24", "2_02_4", "**2**0*2*4"])
def test_a_year_torn_by_bold_letters_stays_and_is_doubted(text):
    assert [(new, sure) for _, new, sure in told(f"Tahun {text} ini")] == [(None, False)]


def test_the_year_of_a_fact_in_words_is_doubted_too():
    assert told("realisasi tahun dua ribu dua puluh tiga") == [
        ("dua ribu dua puluh tiga", "dua ribu dua puluh empat", False)
    ]


def test_a_count_in_words_is_no_year():
    assert told("dua ribu dua puluh empat orang") == []


PIECES = st.lists(
    st.sampled_from(
        [
            "Renja Tahun 2024", "Tahun Anggaran 2023", "APBD 2025", "Renstra 2021-2026", "PP 8/2008", "Rp2.024.000",
            "UU Nomor 23 Tahun 2014", "surat tanggal 5 Mei 2021", "tahun dua ribu dua puluh empat", "2024 orang",
            "(2024)", "SPIP Tahun 2022", "paling lambat 31 Desember 2024", "nomor 800/123/2024", "dan kegiatan", ";\n", "Triwulan IV/2024", "Inpres 1 Tahun 2024",
            "realisasi tahun 2023 sebesar 9",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES, st.integers(1, 9))
def test_there_and_back_gives_the_text_again_where_nothing_was_doubted(pieces, gap):
    text = "; ".join(pieces)
    there, back = Shift(2024, 2024 + gap), Shift(2024 + gap, 2024)
    moved = rewritten(text, there)
    if all(sure for _, _, sure in (*told(text, there), *told(moved, back))):
        assert rewritten(moved, back) == text


@given(st.text(alphabet=st.sampled_from(list("2024 /-.,()TahunRpdan\n’“_*")), max_size=60))
def test_no_text_makes_it_stumble_and_places_are_true(text):
    for each in years(text, NEXT, NOTHING):
        assert each.start < each.end <= len(text)
        figures = "".join(filter(str.isdigit, text[each.start : each.end]))
        assert str(each.year) == figures or not text[each.start].isdigit()
