"""Regulations named in texts: found however they are written, told where they are wrong, left alone where they are not."""

from __future__ import annotations

import datetime

import pytest
from conftest import PROJECT, growth, many
from hypothesis import given, settings
from hypothesis import strategies as st

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import candidates, citations
from kakdoc.kinds.law.names import kind_of, same_title
from kakdoc.kinds.law.register import first_day
from kakdoc.kinds.rules.cited.citations import check_citations
from kakdoc.papers.lookups import regulations as asked

DAY = datetime.date(2024, 1, 31)


@pytest.fixture(scope="module")
def known():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        return asked.read()


def told(text, known, at=DAY):
    return [
        problem.code for problem in check_citations([LocatedText(("isi",), text, names_activities=True)], known, at)
    ]


@pytest.mark.parametrize(("text", "key"), [
    ("Undang-Undang Nomor 23 Tahun 2014", "uu-23-2014"),
    ("undang-undang", None),
    ("UU No. 23 Tahun 2014", "uu-23-2014"),
    ("UU No.23/2014", "uu-23-2014"),
    ("UU 23/2014", "uu-23-2014"),
    ("UU RI Nomor 23 Tahun 2014", "uu-23-2014"),
    ("UU ASN Nomor 20 Tahun 2023", "uu-20-2023"),
    ("Undang – Undang Republik Indonesia Nomor 23\nTahun 2014", "uu-23-2014"),
    ("**Peraturan Pemerintah Nomor 08 Tahun 2008**", "pp-8-2008"),
    ("PP  8 / 2008", "pp-8-2008"),
    ("Perppu Nomor 2 Tahun 2022", "perppu-2-2022"),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022", "perppu-2-2022"),
    ("Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014", "perpres-29-2014"),
    ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017", "permendagri-86-2017"),
    ("Peraturan Mendagri Nomor 86, Tahun 2017", "permendagri-86-2017"),
    ("Permendagri 86/2017", "permendagri-86-2017"),
    ("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014", "permenpanrb-53-2014"),
    ("Peraturan Menteri PANRB Nomor 53 Tahun 2014", "permenpanrb-53-2014"),
    ("Permen PAN-RB No 53 Tahun 2014", "permenpanrb-53-2014"),
    ("Permen PAN dan RB Nomor 53 Tahun 2014", "permenpanrb-53-2014"),
    ("Permenpan RB 53/2014", "permenpanrb-53-2014"),
    ("PermenPANRB 53/2014", "permenpanrb-53-2014"),
    ("Permen Nomor 53 Tahun 2014", None),  # of which ministry?
    ("Permen Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan", None),
    ("Permendikbud 53/2014", None),
    ("Peraturan Menteri Keuangan Nomor 53 Tahun 2014", None),
    ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor : PER/09/M.PAN/5/2007", "permenpan-per-9-2007"),
    ("Peraturan Menteri PAN Nomor PER-9/M.PAN/5/2007", "permenpan-per-9-2007"),
    ("UU 23/2013", None),
    ("UUD 1945", None),
])  # fmt: skip
def test_a_regulation_is_known_however_it_is_written(text, key, known):
    found = [each for cited in citations(f"Menurut {text}, maka", known) for each in candidates(cited, known)]
    assert found == ([known.entries[key]] if key else [])


@pytest.mark.parametrize(("head", "kind"), [
    ("Peraturan Daerah Kabupaten Kebumen", "perda"), ("Perda", "perda"), ("Perda Provinsi Jawa Tengah", "perda_provinsi"),
    ("Peraturan Gubernur Jawa Tengah", "pergub"), ("Perbup Kebumen", "perbup"), ("Keputusan Bupati Kebumen", "keputusan_bupati"),
    ("Keputusan Kepala Badan", "keputusan_kepala"), ("Keputusan Menteri Dalam Negeri", "keputusan_menteri"),
    ("Peraturan Badan Kepegawaian Negara", "permen"), ("Permendikbud", "permen"), ("Peraturan Pemerintah Dalam Negeri", None),
    ("Peraturan", None), ("Keputusan Presiden", None),
])  # fmt: skip
def test_the_kind_is_read_from_the_name(head, kind):
    assert kind_of(head)[0] == kind


@pytest.mark.parametrize(("text", "found"), [
    ("Perda Nomor 7 Tahun 2016", True), ("Perda Kebumen 7/2016", True), ("Perda Kabupaten Kebumen Nomor 7 Tahun 2016", True),
    ("Peraturan Daerah Kabupaten Kebumen Nomor 7 Tahun 2016", True), ("Peraturan Daerah Kabupaten Banyumas Nomor 7 Tahun 2016", False),
    ("Peraturan Daerah Kota Surabaya Nomor 7 Tahun 2016", False), ("Peraturan Bupati Kebumen Nomor 7 Tahun 2016", False),
])  # fmt: skip
def test_a_regional_regulation_is_the_own_one_or_that_of_the_region_named(text, found, known):
    own = known.entries["perda-perangkat-daerah"].model_copy(update={"nomor": "7"})
    register = type(known)({"perda": own}, known.kabupaten, known.provinsi)
    (cited,) = citations(text, register)
    assert candidates(cited, register) == ([own] if found else [])


PERDA = "Pembentukan dan Susunan Perangkat Daerah"
RIGHT = [
    # As published: Aceh Barat (draft of 2026), Banjarmasin, Badan Kepegawaian Negara, Kebumen, Jepara.
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856);",
    "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-Undangan (Lembaran Negara Republik Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234) sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-Undangan (Lembaran Negara Republik Indonesia Tahun 2022 Nomor 143, Tambahan Lembaran Negara Republik Indonesia Nomor 6801);",
    "Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik (Lembaran Negara Republik Indonesia Tahun 2008 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 4843) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 1 Tahun 2024 tentang Perubahan Kedua atas Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik (Lembaran Negara Republik Indonesia Tahun 2024 Nomor 1, Tambahan Lembaran Negara Republik Indonesia Nomor 6905);",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang\nManajemen Pegawai Negeri Sipil (Lembaran Negara Republik Indonesia Tahun\n2017 Nomor 63, Tambahan Lembaran Negara Republik Indonesia Nomor 6037)\nsebagaimana telah diubah dengan Peraturan Pemerintah\nNomor 17 Tahun 2020 tentang Perubahan atas Peraturan\nPemerintah Nomor 11 Tahun 2017 tentang Manajemen\nPegawai Negeri Sipil (Lembaran Negara Republik Indonesia\nTahun 2020 Nomor 68, Tambahan Lembaran Negara\nRepublik Indonesia Nomor 6477);",
    "Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan Barang/Jasa Pemerintah (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 33) sebagaimana telah diubah dengan Peraturan Presiden Nomor 12 Tahun 2021 tentang Perubahan atas Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan Barang/Jasa Pemerintah (Lembaran Negara Republik Indonesia Tahun 2021 Nomor 63);",
    "Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Pembentukan Produk Hukum Daerah (Berita Negara Republik Indonesia Tahun 2015 Nomor 2036) sebagaimana telah diubah dengan Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018 tentang Perubahan atas Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Pembentukan Produk Hukum Daerah (Berita Negara Republik Indonesia Tahun 2019 Nomor 157);",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 25 Tahun 2020 tentang Road Map Reformasi Birokrasi 2020–2024 (Berita Negara Republik Indonesia Nomor 441 Tahun 2020) sebagaimana telah diubah dengan Peraturan Menteri PANRB Nomor 3 Tahun 2023 tentang Perubahan Atas Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 25 Tahun 2020 tentang Road Map Reformasi Birokrasi 2020–2024 (Berita Negara Republik Indonesia Nomor 233 Tahun 2023);",
    "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Propinsi Djawa Tengah (Berita Negara Republik Indonesia Tahun 1950 Nomor 42);",
    "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Provinsi Jawa Tengah sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 1965 tentang Pembentukan Daerah Tingkat II Batang dengan mengubah Undang- Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Propinsi Jawa Tengah (Lembaran Negara Republik Indonesia Tahun 1965 Nomor 52, Tambahan Lembaran Negara Republik Indonesia Nomor 2757);",
    "Peraturan Pemerintah Nomor 32 Tahun 1950 tentang Penetapan Mulai Berlakunya Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten;",
    "Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan Undang-Undang Nomor 6 Tahun 2014 tentang Desa sebagaimana telah diubah kedua kalinya dengan Peraturan Pemerintah Nomor 11 Tahun 2019;",
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan UU Nomor 43 Tahun 2009 tentang Kearsipan dan UU 25/2009;",
    f"Peraturan Daerah Kabupaten Banyumas Nomor 7 Tahun 2016 tentang {PERDA} (Lembaran Daerah Kabupaten Banyumas Tahun 2016 Nomor 7, Tambahan Lembaran Daerah Kabupaten Banyumas Nomor 40) sebagaimana telah diubah dengan Peraturan Daerah Kabupaten Banyumas Nomor 3 Tahun 2021 tentang Perubahan atas Peraturan Daerah Kabupaten Banyumas Nomor 7 Tahun 2016 (Lembaran Daerah Kabupaten Banyumas Tahun 2021 Nomor 3);",
    "Peraturan Daerah Kabupaten Demak Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah; Perbup Kebumen 26/2015;",
    "Peraturan Daerah Kabupaten Kebumen Nomor 20 Tahun 2012 tentang Percepatan Penanggulangan Kemiskinan;",
    "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 11 Tahun 2021 tentang Pedoman Perencanaan Pengadaan Barang/Jasa Pemerintah (Berita Negara Republik Indonesia Tahun 2021 Nomor 512);",
    "Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 12 Tahun 2019 tentang Pedoman; PMK 208/2019;",
    "Peraturan Menteri Keuangan Nomor 49/PMK.02/2017 tentang Petunjuk Penyusunan; Peraturan BKN Nomor 1 Tahun 2023;",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah;",
    "PP 11/2017 tentang Manajemen PNS, UU 28/1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas dari KKN, PP 60/2008 tentang SPIP;",
    "UU 12/2011 sebagaimana telah diubah untuk kedua kalinya dengan UU 13/2022, UU 23/2014 sebagaimana telah diubah terakhir dengan UU 6/2023;",
    "UU 25/2004 tentang Sistem Perencanaan Pembangunan Nasional dan UU 23/2014 tentang Pemerintahan Daerah serta aturan lain.",
    "Peraturan Bupati Kebumen, Keputusan Kepala Badan Nomor 800/12 Tahun 2024, dan Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
    "Permendagri 77/2020 tentang Pedoman Teknis Pengelolaan Keuangan Daerah dan lembaga negara lain; anggota Lembaga Negara bernomor.",
]


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text[:50])
def test_a_right_citation_is_left_alone(text, known):
    assert told(text, known) == []


def test_many_right_citations_together_are_left_alone(known):
    assert told("\n".join(RIGHT), known) == []
    assert told(" ".join(RIGHT), known) == []


def test_what_the_register_itself_cites_is_right_on_that_day(known):
    for at in (datetime.date(2016, 1, 1), DAY, datetime.date(2026, 6, 1)):
        for key, each in known.entries.items():
            text = f"1. {known.citation(each, at)};"
            expected = ["K301"] if each.diganti and first_day(each.diganti.sejak) <= at else []
            assert told(text, known, at) == expected, (key, at)


@pytest.mark.parametrize(("text", "at", "codes"), [
    ("untuk melaksanakan Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara", DAY, ["K301"]),
    ("untuk melaksanakan Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara", datetime.date(2023, 10, 30), []),
    ("UU 20/2023 tentang Aparatur Sipil Negara, perlu melaksanakan PP 53/2010", DAY, ["K301"]),
    ("UU 25/2009 tentang Pelayanan Publik, untuk melaksanakan PP 94/2021 tentang Disiplin Pegawai Negeri Sipil (Lembaran Negara Republik Indonesia Tahun 2021 Nomor 202)", DAY, ["K303"]),
    ("PP 8/2008 tentang Tahapan, Tata Cara Penyusunan", DAY, ["K301", "K302"]),
    ("UU 23/2014 sebagaimana telah beberapa kali diubah, terakhir dengan UU 11/2020 tentang Cipta Kerja", DAY, ["K305"]),
    ("UU 23/2014 sebagaimana telah beberapa kali diubah, terakhir dengan UU 11/2020 tentang Cipta Kerja", datetime.date(2022, 6, 1), []),
    ("UU 23/2014 sebagaimana telah diubah dengan UU 11/2020", datetime.date(2014, 12, 1), ["K305"]),
    ("Permendagri 77/2020 sebagaimana telah diubah dengan Permendagri 1/2099", DAY, []),
    ("Permendagri 77/2020 sebagaimana telah diubah dengan Permendagri 77/2020", DAY, ["K305"]),
    ("Keputusan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025", DAY, ["K304"]),
    ("Perpres 29/2014 (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 80, Tambahan Lembaran Negara Republik Indonesia Nomor 5555)", DAY, ["K303"]),
    ("Peraturan Bupati Kebumen Nomor 3 Tahun 2020 tentang Arsip (Lembaran Daerah Kabupaten Kebumen Tahun 2020 Nomor 3)", DAY, ["K303"]),
    ("Peraturan Menteri Dalam Negeri (Permendagri) Nomor 54 Tahun 2010", DAY, ["K301"]),
    ("PERATURAN MENTERI DALAM NEGERI NOMOR 54 TAHUN 2010", DAY, ["K301"]),
    ("Permendagri No. 54 Th. 2010", DAY, ["K301"]),
    ("UU 17/2003 (Berita Negara Republik Indonesia Tahun 2003 Nomor 47)", DAY, ["K303"]),
    ("Peraturan Daerah Kota X Nomor 1 Tahun 2020 (Lembaga Daerah Kota X Tahun 2020 Nomor 1\nTambahan Lembaran Daerah Nomor 2)", DAY, ["K306", "K306"]),
])  # fmt: skip
def test_what_is_wrong_is_told_and_only_that(text, at, codes, known):
    assert told(text, known, at) == codes


@pytest.mark.parametrize(("typed", "right", "same"), [
    ("Pelaksanaan PP Nomor 8 Tahun 2008, dan Peraturan", "Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan", True),
    ("Tanggungjawab Keuangan", "Tanggung Jawab Keuangan", True), ("Kearsipan dan lain-lain", "Kearsipan", True),
    ("Produk Hukum Daerah", "Pembentukan Produk Hukum Daerah", False), ("", "tentang", False), ("Perangkat", "Perangkat Daerah", False),
    ("_Perangkat  Daerah_", "Perangkat Daerah", True),
])  # fmt: skip
def test_titles_are_the_same_word_for_word(typed, right, same):
    assert same_title(typed, right) == same


WORDS = ["PP", "UU 23/2014", "Peraturan", "Pemerintah", "Nomor", "No.", "8", "/", "Tahun", "2008", "tentang", "atas", ",", ";", ".",
         "(", ")", "(Lembaran Negara", "(Lembaga Negara", "Tambahan Lembaran", "sebagaimana telah diubah dengan", "\n", "\n\n", "**",
         "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", "Undang-Undang", "Permen", "“", "{{ x }}", "&", "<b>", "\u0000", "🙂"]  # fmt: skip


@settings(max_examples=many(150), deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_no_text_breaks_the_checks_and_every_place_is_inside_it(known, text):
    for problem in check_citations([LocatedText(("isi",), text, names_activities=True)], known, DAY):
        assert 0 <= problem.offset < len(text)
        assert problem.remedy


@pytest.mark.parametrize("piece", [
    " ", "\n", "A ", "1/", "PP ", "PP 8/2008 tentang ", "atas UU 1/2000 tentang ", "Peraturan ", "PP Nomor ", "(Lembaran Negara ",
    "Nomor 1 Tambahan ", "UU 23/2014 sebagaimana telah diubah dengan ", "Permen A ", "Undang- ", "Peraturan Pemerintah Pengganti ",
])  # fmt: skip
def test_the_time_grows_with_the_text_and_not_with_its_square(piece, known):
    def text(size):
        return "UU 23/2014 tentang Pemerintahan Daerah" + piece * (size // len(piece)) + "PP"

    assert growth(lambda size: told(text(size), known), 4_000, 32_000) < 3
