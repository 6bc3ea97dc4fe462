"""Figures in articles get their words, and nothing else does (butir 86, 270c)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakdoc.kinds.decree.figures import with_words
from kakdoc.values import terbilang

WITH_WORDS = {
    "paling lama 7 hari": "paling lama 7 (tujuh) hari",
    "7 hari kerja": "7 (tujuh) hari kerja",
    "1 tahun": "1 (satu) tahun",
    "0 orang": "0 (nol) orang",
    "1.500 orang": "1.500 (seribu lima ratus) orang",
    "1500 orang": "1500 (seribu lima ratus) orang",
    "2,5 meter": "2,5 (dua koma lima) meter",
    "50%": "50% (lima puluh persen)",
    "50 %": "50 % (lima puluh persen)",
    "0,05%": "0,05% (nol koma nol lima persen)",
    "85 persen": "85 (delapan puluh lima) persen",
    "1 sampai dengan 3 bulan": "1 (satu) sampai dengan 3 (tiga) bulan",
    "25% sampai dengan 30%": "25% (dua puluh lima persen) sampai dengan 30% (tiga puluh persen)",
    "10 s.d. 15 hari": "10 (sepuluh) s.d. 15 (lima belas) hari",
    "10 s/d 15 hari": "10 (sepuluh) s/d 15 (lima belas) hari",
    "10 sampai 15 hari": "10 (sepuluh) sampai 15 (lima belas) hari",
    "10 s.d. 15%": "10 (sepuluh) s.d. 15% (lima belas persen)",
    "10 s.d. 15 (lima belas) hari": "10 (sepuluh) s.d. 15 (lima belas) hari",
    "5, 10, atau 15 hari": "5 (lima), 10 (sepuluh), atau 15 (lima belas) hari",
    "7 dan 14 hari": "7 (tujuh) dan 14 (empat belas) hari",
    "dari 10 menjadi 15 orang": "dari 10 (sepuluh) menjadi 15 (lima belas) orang",
    "Tim 2 dan 5 orang": "Tim 2 dan 5 (lima) orang",
    "2,5 s.d. 3,5 meter": "2,5 (dua koma lima) s.d. 3,5 (tiga koma lima) meter",
    "10% – 15%": "10% (sepuluh persen) – 15% (lima belas persen)",
    "10 hari – 15 hari": "10 (sepuluh) hari – 15 (lima belas) hari",
    "Rp1.000 – Rp2.000": "Rp1.000 (seribu rupiah) – Rp2.000 (dua ribu rupiah)",
    "Rp1.000 sampai dengan 3 hari": "Rp1.000 (seribu rupiah) sampai dengan 3 (tiga) hari",
    "7 hari\n\n(tiga) orang": "7 (tujuh) hari\n\n(tiga) orang",
    "1 atau 2 orang": "1 (satu) atau 2 (dua) orang",
    "58 tahun 6 bulan": "58 (lima puluh delapan) tahun 6 (enam) bulan",
    "10 orang (termasuk ketua)": "10 (sepuluh) orang (termasuk ketua)",
    "50% (dari pagu)": "50% (lima puluh persen) (dari pagu)",
    "Rp1.000.000,00": "Rp1.000.000,00 (satu juta rupiah)",
    "Rp 1.000.000,-": "Rp 1.000.000,- (satu juta rupiah)",
    "Rp. 1.000": "Rp. 1.000 (seribu rupiah)",
    "Rp1.001.000,50.": "Rp1.001.000,50 (satu juta seribu rupiah lima puluh sen).",
    "Rp1.000.000,00 per bulan": "Rp1.000.000,00 (satu juta rupiah) per bulan",
    "Rp1.000.000,00 (sebelum pajak)": "Rp1.000.000,00 (satu juta rupiah) (sebelum pajak)",
    "Rp1.000, lalu Rp2.000.": "Rp1.000 (seribu rupiah), lalu Rp2.000 (dua ribu rupiah).",
}
LEFT_ALONE = [
    "Pasal 7 ayat (2)", "Pasal 7 ayat (2) huruf b angka 3", "pasal 7 hari", "Tahun 2024", "tahun 2024 pegawai", "Tahun Anggaran 2024 kegiatan",
    "2 Januari 2024", "pada 2 Januari 2024 pegawai", "tanggal 5 bulan Mei", "pukul 08.00", "pukul 8 jam", "5.03.02", "5.03.02 kegiatan",
    "Nomor 23 Tahun 2014", "nomor 23 tahun 2014", "No. 23 tahun 2014", "PP 8 tahun 2008", "UU 5 tahun 2014", "Lampiran 2 lembar",
    "2021-2026 kegiatan", "3-5 hari", "7 (tujuh) hari", "7 hari (tujuh hari)", "50% (lima puluh persen)", "12 (Dua belas) bulan",
    "Rp1.000.000,00 (satu juta rupiah)", "Rp1.000.000,- (satu juta rupiah)", "Rp1.000.000,00 (Terbilang: satu juta rupiah)",
    "Rp5 juta", "Rp5 miliar", "Rp2,5 miliar", "Rp1.027.00", "Rp70.000.00,00", "Rp1.000,5", "COVID-19 kegiatan", "A4 lembar",
    "golongan III/c", "NIP 196804241998031011", "1 (satu) sampai dengan 3 (tiga) bulan",
    "Rp999.999.999.999.999.999.999", "1" * 40 + " orang", "ruang 5*4 meter dan 6*7 meter", "5 * 4 meter", "x=4 hari", "007 hari",
    "10-15 hari", "10 – 15 hari", "10 -- 15 hari", "10 ~ 15 hari", "10%-15%", "10 hari-15 hari", "Rp1.000-2.000", "Rp1.000 s.d. 2.000",
    "Rp1 s.d. 2 juta", "Rp1.000 – 2.000", "10-15 (lima belas) hari",
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), WITH_WORDS.items(), ids=WITH_WORDS)
def test_a_count_or_an_amount_gets_its_words(text, printed):
    assert with_words(text) == printed


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_names_a_place_a_number_or_a_day_or_has_its_words_stays(text):
    assert with_words(text) == text


@pytest.mark.parametrize("text", [*WITH_WORDS, *LEFT_ALONE])
def test_words_are_not_put_twice(text):
    assert with_words(with_words(text)) == with_words(text)


@given(st.integers(0, 10**15 - 1), st.sampled_from(["hari", "orang", "persen"]))
def test_the_words_are_those_of_the_figure(number, unit):
    figure = f"{number:,}".replace(",", ".")
    printed = with_words(f"sebanyak {figure} {unit} saja")
    assert printed == f"sebanyak {figure} ({terbilang.spell(number)}) {unit} saja"
    assert all(terbilang.check_pair(pair) is None for pair in terbilang.find_pairs(printed))


@given(st.text("0123456789.,()%- Rphariorng", max_size=60))
def test_taking_the_words_away_gives_the_text_again(text):
    printed = with_words(text)
    assert [each for each in printed if each not in " ()" and not each.isalpha()] == [
        each for each in text if each not in " ()" and not each.isalpha()
    ]
