"""The checks on text: what they find, and what they must leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules import wording
from kakdoc.kinds.rules.copied import years
from kakdoc.kinds.rules.words import names, slips, spelling

OWN_YEAR = years.Own(2024, Register({}, "Kabupaten Kebumen"))


def texts(text: str) -> list[LocatedText]:
    return [LocatedText(("isi",), text, names_activities=True)]


@pytest.mark.parametrize("text", [
    "2022-10", "Tahun 2022", "DPPA 2022", "Renja 2019.", "31 Desember 2022", "31-12-2022", "(2022)", "2022, 2023", "tahun 2026/2020",
])  # fmt: skip
def test_a_stale_year_is_found(text):
    found = list(years.check_years(texts(text), OWN_YEAR))
    assert found
    assert {each.code for each in found} == {"K401"}
    assert text[found[0].offset : found[0].offset + 4].isdigit()


@pytest.mark.parametrize("text", [
    "Renstra 2021‑2026", "2021−2026", "**2021**–**2026**", "2021-26", "2021-’26", "2021 s.d. tahun anggaran 2026",
    "Nomor 5 Thn. 2019", "Tahun 2024, 2023 dan 2025", "Renstra 2021-2026", "Tahun 2021- 2026", "2021–2026", "2021 s.d. 2026", "2021 s/d 2026",
    "2021 sampai dengan 2026", "2021 sampai 2026", "tahun 2021 s/d tahun 2026", "Nomor 5 tahun 2019", "Perpres 81 Tahun 2010", "Nomor 25 Tahun 2004", "No. 8 Tahun 2008", "Nomor PER/9/M.PAN/5/2007", "Nomor : PER/9/M.PAN/5/2007", "UU 23/2014",
    "(Berita Negara Republik Indonesia Tahun 2015 Nomor 2036)", "(Lembaran Daerah Kabupaten Kebumen\nTahun 2016 Nomor 7)",
    "Nomor 53\nTahun 2014", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "Rp 2.022.000", "Rp2022,50",
    "5.1.02.2022", "kode 20221", "NIP 196804241998031011", "Nomor 900/2015", "Permendagri 54/2010", "pukul 20.15",
])  # fmt: skip
def test_a_year_with_a_right_to_be_there_is_left_alone(text):
    assert list(years.check_years(texts(text), OWN_YEAR)) == []


KNOWN = Register({}, "Kabupaten Kebumen")


def check_spelling(located):
    return spelling.check_spelling(located, KNOWN)


OWN = ["Mutasi dan Promosi ASN", "Kepegawaian Daerah", "Pengelolaan Mutasi ASN"]


@pytest.mark.parametrize("text", [
    "Kegiatan Perencanaan, Penganggaran dan Evaluasi Kinerja Perangkat Daerah adalah", "Program Pengembangan Sumber Daya Manusia",
    "Sub Kegiatan Pengadaan Pegawai", "Kegiatan Mutasi dan Promosi ASN dan Kegiatan Pengadaan Pegawai", "Kegiatan Perencanaan,\nPenganggaran dan Evaluasi",
])  # fmt: skip
def test_another_activity_is_found(text):
    (problem,) = names.check_names(texts(text), OWN)
    assert problem.code == "K402"


@pytest.mark.parametrize("text", [
    "Kegiatan Mutasi dan Promosi ASN", "Kegiatan Mutasi\ndan Promosi ASN Tahun 2024", "program dan kegiatan akan terlaksana",
    "Program Kepegawaian Daerah", "Sub Kegiatan Pengelolaan Mutasi ASN", "Kegiatan Tahun Anggaran 2024", "Kegiatan ini",
    "kegiatan Perencanaan", "Program Pemerintah Daerah", "Program Kerja Tahunan", "Kegiatan Mutasi dan Promosi ASN\n\nProgram", "Kegiatan\n\nPengadaan Pegawai Baru", "Kegiatan Utama Dinas",
])  # fmt: skip
def test_the_own_activity_and_general_words_are_left_alone(text):
    assert list(names.check_names(texts(text), OWN)) == []


def test_the_own_names_are_not_read_for_others():
    assert (
        list(names.check_names(texts("Kegiatan Pengelolaan Mutasi"), ["Mutasi ASN", "Kegiatan Pengelolaan Mutasi"]))
        == []
    )


def test_account_names_are_not_read_for_activities():
    text = LocatedText(("uraian",), "Kegiatan Kantor Alat Tulis", names_activities=False)
    assert list(names.check_names([text], OWN)) == []


@pytest.mark.parametrize(("text", "code"), [
    ("2 milyar", "K403"), ("trilyun", "K403"), ("5 Nopember", "K403"), ("hari Jum'at", "K403"), ("Jum’at", "K403"),
    ("Reformasi i Birokrasi", "K404"), ("yang yang", "K404"), ("baikkk", "K404"), ("Dan dan", "K404"),
])  # fmt: skip
def test_old_spellings_and_slips_are_found(text, code):
    assert [each.code for check in (check_spelling, slips.check_slips) for each in check(texts(text))] == [code]


@pytest.mark.parametrize("text", [
    "huruf a dan huruf b", "huruf a dan b", "golongan IV c", "a.n. Bupati", "Lampiran III", "www.kebumen.go.id", "masing-masing",
    "S.IP., M.M.", "Seksi A dan B", "miliar", "a. satu", "1 i.", "e-government", "Tipe a saja", "5 x 3 meter", "seluas 10 m persegi", "angka viii", "pertama\n\npertama", "romawi iii", "format dd-mm-yyyy", "yyyymmdd",
])  # fmt: skip
def test_what_is_right_is_left_alone(text):
    assert [each for check in (check_spelling, slips.check_slips) for each in check(texts(text))] == []


@given(st.text(max_size=200))
def test_no_text_breaks_the_checks(text):
    own = (check_spelling, slips.check_slips, wording.check_pairs)
    for check in (*own, lambda t: years.check_years(t, OWN_YEAR), lambda t: names.check_names(t, OWN)):
        for problem in check(texts(text)):
            assert 0 <= problem.offset <= len(text)
            assert problem.remedy
