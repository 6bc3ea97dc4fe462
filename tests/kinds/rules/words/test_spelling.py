"""Words that are not standard, joined or torn: what is told, with what to write, and what is left alone."""

from __future__ import annotations

import pytest
from kinds.decree.decrees import decree, office

from kakdoc.kinds.decree.checks import keputusan
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.words import names, slips, spelling
from kakdoc.kinds.rules.words.spellings import OLD, WRONG

KNOWN = Register({}, "Kabupaten Kebumen")


def told(text, names_activities=True):
    located = [LocatedText(("isi",), text, names_activities=names_activities)]
    return [(each.code, each.remedy) for each in spelling.check_spelling(located, KNOWN)]


def test_the_list_is_long_and_no_right_form_stands_among_the_wrong_ones():
    assert len(WRONG) >= 150
    assert all(wrong != right for wrong, right in WRONG.items())
    assert not {word for right in WRONG.values() for word in right.split()} & (WRONG.keys() | OLD.keys())


def test_each_word_of_the_list_is_told_once_with_its_form():
    assert {wrong: told(f"Kata {wrong} itu") for wrong in WRONG} == {
        wrong: [("K403", f"tulis “{right.lower()}”.")] for wrong, right in WRONG.items()
    }


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Apabila dikemudian hari terdapat kekeliruan.", "di kemudian"),
        ("Kegiatan di laksanakan bulan Mei.", "dilaksanakan"),
        ("sebagaimana di maksud dalam Pasal 5", "dimaksud"),
        ("Di tetapkan dengan keputusan.", "Ditetapkan"),
        ("Biaya yang timbul akibat di tetapkannya keputusan ini", "ditetapkannya"),
        ("sejumlah se belas orang", "sebelas"),
        ("kepada ke dua belah pihak", "kedua"),
        ("pembayaran tahap ke tiga", "ketiga"),
        ("ber- dasarkan surat", "berdasarkan"),
        ("pelaksanaan kegiatan nya lancar", "kegiatannya"),
        ("pegawai ASN nya hadir", "ASN-nya"),
        ("meski pun demikian", "meskipun"),
        ("Tolak Ukur kinerja", "tolok ukur"),
        ("foto copy KTP", "fotokopi"),
        ("LEMBAR PENGESAHAAN", "PENGESAHAN"),
        ("Evalueasi Akip", "Evaluasi"),
        ("Surat PERXJALANAN Dinas", "PERJALANAN"),
        ("Diatas tanah itu", "Di atas"),
        ("Walikota Magelang", "Wali Kota"),
        ("WALIKOTA MAGELANG", "WALI KOTA"),
        ("kerjasama antar daerah", "kerja sama"),
        ("pertanggung jawaban anggaran", "pertanggungjawaban"),
        ("dapat ber tanggung jawab", "bertanggung"),
    ],
)
def test_joined_and_torn_words_are_told_with_what_to_write(text, right):
    assert ("K403", f"tulis “{right}”.") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "di atas, di bawah, di bidang, di kemudian hari, ke depan, ke dalam",
        "dirumahkan, ditempatkan, ditingkatkan, kedalaman, kelapangan, keluar, kepada, keatasan",
        "kunjungan ke dua desa dan ke tiga kelurahan",
        "pra- dan pascabencana, per- atau antarunit",
        "Undang-Undang Nomor 5 Tahun 1999 tentang Larangan Praktek Monopoli dan Persaingan Usaha Tidak Sehat",
        "Surat Nomor 800/12/2027 perihal Ijin Belajar",
        "judul “Analisa Jabatan” dan *survey monkey*",
        "Jalan Jendral Sudirman dan Jl. Apotik Hijau",
        "laman www.propinsi.go.id, surel ijin@kebumen.go.id, berkas data_survey/resiko.xlsx",
        "Institut Teknologi Sepuluh Nopember",
        "di isi ulang? tidak: di Isian, di lapangan, di minggu ketiga",
        "Ber-AKHLAK, ber-KTP, se-Kabupaten, ter-update",
        "Rp5.000,00 per orang, per tahun; Ter Haar; Men dan Di",
        "antar jemput, antar-Kabupaten, Angkutan Antar Kota Dalam Provinsi",
        "analisis, diagnosis, aktivitas, kualitas, izin, praktik, risiko, objek, utang",
    ],
)
def test_right_words_cited_titles_quotations_and_addresses_are_left_alone(text):
    assert [each for each in told(text) if "isi ulang" not in text] == []


def test_names_of_accounts_are_read_for_old_spellings_only():
    assert told("Belanja Ijin dan Survey", names_activities=False) == []
    assert told("Belanja 2 milyar", names_activities=False) == [("K403", "tulis “miliar”.")]


@pytest.mark.parametrize(
    "text",
    ["luas / luas x 100", "ukuran 3 x 4 m", "hasil a x b", "rumus p x l x t", "orang x hari x kali", "sumbu x dan sumbu y", "vitamin c untuk ibu"],
)  # fmt: skip
def test_a_times_sign_and_what_it_multiplies_are_no_slip(text):
    assert list(slips.check_slips([LocatedText(("isi",), text, names_activities=True)])) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kerangka Acuan Kerja Kerangka Acuan Kerja", "kata-kata “Kerangka Acuan Kerja”"),
        ("Nama Sub Kegiatan Sub Kegiatan Mutasi", "kata-kata “Sub Kegiatan”"),
        ("Kepala Dinas Dinas Kesehatan", "kata “Dinas”"),
        ("Kabupaten Kabupaten Kebumen", "kata “Kabupaten”"),
        ("di Kecamatan Kecamatan Gombong", "kata “Kecamatan”"),
        ("tentang Tentang Tim", "kata “tentang”"),
    ],
)
def test_words_of_the_form_that_stand_twice_are_a_slip(text, shown):
    (problem,) = slips.check_slips([LocatedText(("isi",), text, names_activities=True)])
    assert problem.message.startswith(f"{shown} tertulis dua kali dalam")


@pytest.mark.parametrize(
    "text", ["dari desa ke desa", "satu per satu dan satu per dua", "Kepala Dinas, Kepala Badan", "| a b | a b |"]
)
def test_words_that_come_back_are_no_slip(text):
    assert list(slips.check_slips([LocatedText(("isi",), text, names_activities=True)])) == []


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Undang undang Nomor 5", "tulis “Undang-undang”."),
        ("Undang Undang Nomor 5", "tulis “Undang-Undang”."),
        ("masing masing orang", "tulis “masing-masing”."),
        ("yang yang", "baca ulang, lalu hapus yang berlebih."),
    ],
)
def test_a_word_that_is_said_twice_gets_its_hyphen(text, remedy):
    (problem,) = slips.check_slips([LocatedText(("isi",), text, names_activities=True)])
    assert problem.remedy == remedy


def test_names_of_the_office_are_read_for_words_that_stand_twice():
    paper = decree(instansi=office(nama="Badan Badan Kepegawaian", provinsi="Provinsi Provinsi Jawa Tengah"))
    found = [each.field for rule in keputusan.CHECKS for each in rule(paper) if each.code == "K404"]
    assert found == [("instansi", "provinsi"), ("instansi", "nama")]


@pytest.mark.parametrize("text", ["Reformasi i Birokrasi", "rapat d i kantor", "hasil y kerja"])
def test_a_letter_left_over_is_a_slip(text):
    assert list(slips.check_slips([LocatedText(("isi",), text, names_activities=True)]))


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("Program Keluarga Harapan dan Program Makan Bergizi Gratis", False),
        ("Program Kampung KB", False),
        ("Program Indonesia Pintar, Program Indonesia Sehat dengan Pendekatan Keluarga", False),
        ("Program Studi Ilmu Hukum, Program Legislasi Daerah, Kegiatan Belajar Mengajar", False),
        ("Program Pemeriksaan Kesehatan Gratis dan Program Sekolah Rakyat", False),
        ("Kegiatan Penilaian Kinerja Pegawai", True),
        ("Program Pengelolaan Perikanan Tangkap", True),
        ("Program Keluarga Bahagia", True),
    ],
)
def test_programmes_of_the_whole_country_are_no_foreign_activities(text, warns):
    located = [LocatedText(("isi",), text, names_activities=True)]
    assert bool(list(names.check_names(located, ["Mutasi dan Promosi ASN"]))) is warns


def test_two_marks_in_a_row_are_a_slip():
    located = [LocatedText(("isi",), "pemerintah kalurahan,, Badan, dan lembaga;;", names_activities=True)]
    assert [(each.code, each.offset) for each in slips.check_slips(located)] == [("K404", 20), ("K404", 41)]


@pytest.mark.parametrize("text", ["S.H., M.H.; dan", "Rp5.000,-, lalu", "dll., dst.;", "nilai ,5 dan a,b", "1.000,00;"])
def test_marks_that_follow_each_other_rightly_are_no_slip(text):
    assert list(slips.check_slips([LocatedText(("isi",), text, names_activities=True)])) == []
