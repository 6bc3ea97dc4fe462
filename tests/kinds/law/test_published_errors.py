"""Errors of citations in published regulations are told, each with what is right."""

from __future__ import annotations

import pytest
from citing import LN, told

UU17, UU12 = "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara", "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan"  # fmt: skip
UU25 = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional"
UU23 = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
P120, BN = "Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018", "Berita Negara Republik Indonesia"


@pytest.mark.parametrize(("text", "code", "right"), [
    (f"{UU17} ({LN} Tahun 2003 Nomor 4, Tambahan {LN} Nomor 4286);", "K303", "seharusnya 47"),
    (f"{UU17} ({LN} Tahun 2003 Nomor 5, Tambahan {LN} Nomor 4286);", "K303", "seharusnya 47"),
    (f"{UU17} ({LN} Tahun 2003 Nomor 47, Tambahan {LN} Nomor 4289);", "K303", "seharusnya 4286"),
    (f"{UU12} ({LN} Tahun 2011 Nomor 53, Tambahan {LN} Nomor 4389)", "K303", "nomor itu milik Undang-Undang Nomor 10 Tahun 2004"),
    (f"{UU25} ({LN} Tahun 2004 Nomor 1104, Tambahan {LN} Nomor 4421);", "K303", "seharusnya 104"),
    (f"Undang-Undang Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah ({LN} Tahun 2006 Nomor 25, Tambahan {LN} Nomor 4614);", "K304", "Peraturan Pemerintah Nomor 8 Tahun 2006"),
    (f"Peraturan Pemerintah Nomor 12 Tahun 2017 tentang Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah ({LN} Tahun 2017 Nomor 165, Tambahan {LN} Nomor 4593);", "K303", "nomor itu milik Peraturan Pemerintah Nomor 79 Tahun 2005"),
    ("Peraturan Presiden Nomor 90 Tahun 2010 tentang Penyusunan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga;", "K304", "Peraturan Pemerintah Nomor 90 Tahun 2010"),
    (f"{UU23} (Lembaga Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan {LN} Nomor 5587);", "K306", "“Lembaran Negara”"),
    (f"{UU23} ({LN} Tahun 2014 Nomor 244, Tambahan Lembar Negara Republik Indonesia Nomor 5587);", "K306", "“Lembaran Negara”"),
    (f"Peraturan Pemerintah Dalam Negeri Daerah Nomor 80 Tahun 2015 tentang Pembentukan Produk Hukum Daerah ({BN} Tahun 2015 Nomor 2036);", "K304", "Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015"),
    (f"Permendagri 80/2015 sebagaimana telah diubah dengan Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2018 ({BN} Tahun 2018 Nomor 157);", "K305", "Nomor 120 Tahun 2018"),
    (f"{P120} ({BN} Tahun 2021 Nomor 157);", "K303", "seharusnya 2019"),
    (f"{P120} ({BN} Tahun 2018 Nomor 157);", "K303", "seharusnya 2019"),
    ("Peraturan Daerah Kota Surabaya Nomor 7 Tahun 2023 tentang Pajak Daerah (Lembaran Daerah Kota Surabaya Tahun 2023 Nomor 7 Tambahan Lembaran Daerah Kota Surabaya Nomor 5);", "K306", "koma sebelum “Tambahan Lembaran”"),
    # Of acts that no register has, by the list of acts.
    (f"Undang-Undang Nomor 19 Tahun 2008 tentang Surat Berharga Syariah Negara ({LN} Tahun 2008 Nomor 7, Tambahan {LN} Nomor 4852);", "K303", "seharusnya 70"),
    (f"Undang-Undang Nomor 39 Tahun 2009 tentang Kawasan Ekonomi ({LN} Tahun 2009 Nomor 147, Tambahan {LN} Nomor 5066);", "K302", "“Kawasan Ekonomi”"),
    ("Peraturan Pemerintah Nomor 39 Tahun 2009 tentang Kawasan Ekonomi Khusus", "K304", "Undang-Undang Nomor 39 Tahun 2009"),
    ("Undang-Undang Nomor 99 Tahun 2014 tentang Kepegawaian Daerah", "K373", "adalah 42"),
    (f"Undang-Undang Nomor 12 Tahun 2018 tentang Contoh ({LN} Tahun 2008 Nomor 59, Tambahan {LN} Nomor 4844)", "K303", "tahun 2008"),
])  # fmt: skip
def test_an_error_is_told_with_what_is_right(text, code, right):
    problems = told(text)
    assert [each for each, _ in problems] == [code]
    assert right in problems[0][1]


@pytest.mark.parametrize("text", [
    f"{UU17} ({LN} Tahun 2003 Nomor 47, Tambahan {LN} Nomor 4286);",
    f"Undang-Undang Nomor 19 Tahun 2008 tentang Surat Berharga Syariah Negara ({LN} Tahun 2008 Nomor 70, Tambahan {LN} Nomor 4852);",
    f"Undang-Undang Nomor 39 Tahun 2009 tentang Kawasan Ekonomi Khusus ({LN} Tahun 2009 Nomor 147, Tambahan {LN} Nomor 5066);",
    "PP 36/2005 tentang Peraturan Pelaksanaan Undang-Undang Nomor 28 Tahun 2002 tentang Bangunan Gedung",
    "Undang-Undang Nomor 45 Tahun 2014 tentang Contoh",  # the list may lack the last acts of a year
    "UU 12/2028 tentang Contoh",
])  # fmt: skip
def test_what_is_right_or_not_known_is_left_alone(text):
    assert told(text) == []
