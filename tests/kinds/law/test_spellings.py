"""Citations as offices spell them: which act they mean, what they call it, where they say that it was published."""

from __future__ import annotations

import pytest
from citing import codes, shipped

from kakdoc.kinds.law.citations import citations

NATION = "Sistem Perencanaan Pembangunan Nasional"


def read(text):
    """Return kind, number and year of each regulation that a text names by itself."""
    found = [each for each in citations(text, shipped()) if not each.inside_title]
    return [f"{each.jenis} {each.nomor} {each.tahun}" for each in found]


@pytest.mark.parametrize(("text", "acts"), [
    ("UU No. 36 Thn 2009", "uu 36 2009"), ("Undang-undang RI No.36/2009", "uu 36 2009"), ("PP. 12 Tahun 2019", "pp 12 2019"),
    ("Undang-Undang Nomor : 5 Tahun 2014", "uu 5 2014"), ("Peraturan Pemerintah RI Nomor 8 tahun 2006", "pp 8 2006"),
    ("Undang² No. 23 Tahun 2014", "uu 23 2014"), ("UndangUndang Nomor 23 Tahun 2014", "uu 23 2014"),
    ("U.U. No. 23 Tahun 2014", "uu 23 2014"), ("UU.No.23 Tahun 2014", "uu 23 2014"), ("UURI No. 20 Tahun 2003", "uu 20 2003"),
    ("UU-RI Nomor 20 Tahun 2003", "uu 20 2003"), ("Undang-Undang R.I. Nomor 25 Tahun 2004", "uu 25 2004"),
    ("uu no 23 tahun 2014", "uu 23 2014"), ("undang-undang nomer 23 th. 2014", "uu 23 2014"), ("pp no 12 thn 2019", "pp 12 2019"),
    ("PP NO 12 TAHUN 2019", "pp 12 2019"), ("UU NO. 23 THN 2014", "uu 23 2014"), ("UU No.17 Tahun2003", "uu 17 2003"),
    ("UU Nomor 23-2014", "uu 23 2014"), ("PP Nomor 12/Tahun 2019", "pp 12 2019"), ("Nomor 12 PP/2019", ""),
    ("Peraturan Pemerintah Nomor : 12 Tahun : 2019", "pp 12 2019"), ("Undang-Undang Tahun 2009 Nomor 36", "uu 36 2009"),
    ("peraturan pemerintah nomor 12 tahun 2019", "pp 12 2019"), ("PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1 TAHUN 2014", "perppu 1 2014"),
    ("Undang-undang (UU) Nomor 5 Tahun 2014", "uu 5 2014"), ("UU Nomor 17 Tahun\n2003", "uu 17 2003"),
    ("UU 17/2003, UU 1/2004 dan UU 15/2004", "uu 17 2003, uu 1 2004, uu 15 2004"),
    ("UU No. 12/2011 jo. UU No. 15/2019 juncto UU 13/2022", "uu 12 2011, uu 15 2019, uu 13 2022"),
    ("UU Nomor 17 Tahun 2003, Nomor 1 Tahun 2004, dan Nomor 15 Tahun 2004", "uu 17 2003, uu 1 2004, uu 15 2004"),
    ("UU No. 17/2003, No. 1/2004 serta No. 15/2004", "uu 17 2003, uu 1 2004, uu 15 2004"), ("UU 17/2003, 1/2004, dan 15/2004", "uu 17 2003, uu 1 2004, uu 15 2004"),
    ("UU Nomor 17 Tahun 2003 tentang Keuangan Negara, Nomor 1 Tahun 2004 tentang Perbendaharaan Negara", "uu 17 2003, uu 1 2004"),
    ("Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019 dan Nomor 77 Tahun 2020", "permen 90 2019, permen 77 2020"),
    ("Surat Nomor 12 Tahun 2020, Nomor 13 Tahun 2020", ""), ("UU Nomor 23 Tahun 2014, 12/2026", "uu 23 2014"),
    ("UU 23/2014. Nomor 5 Tahun 2020", "uu 23 2014"), ("UU 23/2014 dan surat Nomor 5 Tahun 2020", "uu 23 2014"),
    ("PP Nomor 94 Tahun 2021 tentang Disiplin, dengan surat Nomor 5 Tahun 2022 tentang Izin", "pp 94 2021"),
    ("Permenkes No. 6 Th. 2024", "permen 6 2024"), ("PMK 113/PMK.05/2012", "permen 113/PMK.05 2012"), ("KMK 12/2020", "keputusan_menteri 12 2020"),
    ("Kepmendagri Nomor 050-5889 Tahun 2021", "keputusan_menteri 050-5889 2021"), ("Peraturan Wali Kota Semarang Nomor 5 Tahun 2020", "perbup 5 2020"),
    ("Keputusan Bupati Kebumen Nomor 470/2043/I/2017", "keputusan_bupati 470/2043/I 2017"),
    ("halaman 12/2019 dan uu yang lama", ""), ("pada tahun 2019 nomor 12", ""),
])  # fmt: skip
def test_an_act_is_read_in_each_spelling(text, acts):
    assert read(text) == [each for each in acts.split(", ") if each]


@pytest.mark.parametrize(("gazette", "told"), [
    ("(LN 2004/104, TLN 4421)", []), ("(LN 104/2004, TLN 4421)", []), ("(LNRI Tahun 2004 No. 104, TLNRI No. 4421)", []),
    (", LN No. 104, TLN 4421", []), ("(L.N. Tahun 2004 No. 104; T.L.N. No. 4421)", []), (" [LN 2004-104, TLN 4421]", []),
    (", Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421", []),
    ("(Lembaran Negara Tahun 2004 Nomor 104, Tambahan Lembaran Negara 4421)", []),
    (", LN No. 105, TLN 4421", ["K303"]), ("(LN 2005/104, TLN 4421)", ["K303"]), ("(LN Tahun 2004 Nomor 104, TLN Nomor 4412)", ["K303"]),
    (", Lembaran Negara Republik Indonesia Tahun 2004 Nomor 140, Tambahan Lembaran Negara Republik Indonesia Nomor 4421", ["K303"]),
    ("(BN 2004/104)", ["K303"]), (" pada lembaran yang lain 12", []),
])  # fmt: skip
def test_a_gazette_is_read_in_each_spelling(gazette, told):
    for name in (f"UU 25/2004 tentang {NATION}", f"Undang-Undang Nomor 25 Tahun 2004 tentang {NATION.upper()}"):
        assert codes(name + (gazette if gazette[0] in ", " else f" {gazette}")) == told


@pytest.mark.parametrize(("text", "told"), [
    ("UU 23/2014 ttg. Pemerintahan Daerah", []), ("UU 20/2003 tentang Sisdiknas", []), ("UU 11/2008 tentang ITE", []),
    ("UU 1/2022 tentang HKPD dan turunannya", []), ("UU 23/2014 tentang DESA", ["K302"]), ("UU 23/2014 tentang Pemerintah Daerah", ["K302"]),
    ("UU 28/1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi, Kolusi, dan Nepotisme", []),
    ("UU 23/2014 Tentang Pemerintahan Daerah", ["K372"]), ("UU 23/2014 TENTANG PEMERINTAHAN DAERAH", []),
    ("UU 43/2009 tentang Kearsipan Nasional (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 152, Tambahan Lembaran Negara Republik Indonesia Nomor 5071)", ["K302"]),
    ("UU 36/2009 tentang Kesehatan telah dicabut dan dinyatakan tidak berlaku", []), ("UU 17/2023 menggantikan UU 36/2009", []),
    ("Sebelum dicabut, UU 36/2009 tentang Kesehatan menjadi landasan", []), ("Sebelum diganti, PP 53/2010 dipakai", []),
    ("UU Nomor 17 Tahun 2003, Nomor 1 Tahun 2004, dan Nomor 15 Tahun 2004", []), ("UU Nomor 17 Tahun 2023 dan Nomor 36 Tahun 2009", ["K301"]),
    ("UU Nomor 17 Tahun 2003 tentang Keuangan Negara, Nomor 1 Tahun 2004 tentang Kas Negara", ["K302"]),
    ("PP 53/2010 sudah tidak berlaku", []), ("berdasarkan UU 36/2009 tentang Kesehatan", ["K301"]),
    ("UU 36/2009 berlaku. Pada 2023 UU 29/2004 telah dicabut", ["K301"]),
])  # fmt: skip
def test_titles_and_what_a_text_says_of_an_act_are_read(text, told):
    assert codes(text) == told


@pytest.mark.parametrize(("text", "told"), [
    ("Perpres 16/2018 jo. Perpres 12/2021", ["K305"]), ("Perpres 16/2018 jo. Perpres 12/2021 jo. Perpres 46/2025", []),
    ("UU 12/2011 jo UU 15/2019 jo UU 13/2022", []), ("UU 12/2011 juncto UU 15/2019", ["K305"]),
    ("UU 23/2014 jo. UU 9/2015, dan PP 12/2019", ["K305"]), ("UU 23/2014 jo. UU 12/2011", []), ("UU 23/2014 jo. PP 12/2019", []),
    ("UU 17/2003 jo. UU 1/2004", []), ("Perpres 33/2020", ["K301"]), ("Perpres 53/2023", ["K301"]), ("PP 15/2019", ["K301"]),
])  # fmt: skip
def test_a_chain_ends_with_the_last_amendment(text, told):
    assert codes(text) == told
