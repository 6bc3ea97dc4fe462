"""People in any table, and figures and names that a paper says twice."""

from __future__ import annotations

import pytest

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.cited.named_twice import check_named
from kakdoc.kinds.rules.counted import own, parts, rows, titles
from kakdoc.kinds.rules.people.persons import check_people, check_ranks


def prose(text):
    return [LocatedText(("isi",), text, names_activities=True)]


def free(heads, *lines, before=None):
    """A free table: its heads, its rows and the sentence before it, as a document holds them."""
    said = [LocatedText(("lampiran", 0, "pengantar"), before, names_activities=True)] if before else []
    head = [
        LocatedText(("lampiran", 0, "kolom", i, "judul"), each, names_activities=True) for i, each in enumerate(heads)
    ]
    cells = [
        LocatedText(("lampiran", 0, "baris", r, c), cell, names_activities=True)
        for r, line in enumerate(lines)
        for c, cell in enumerate(line)
    ]
    return [*said, *head, *cells]


def drawn(heads, *lines, before="Daftar pegawai:"):
    return prose(
        "\n".join([before, "", *("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *lines))])
    )


STAFF = ("No", "Nama", "NIP", "Pangkat", "Gol.", "TMT CPNS", "Tanggal lahir")
RIGHT = ("1", "Nama Contoh, S.IP.", "19680424 199803 1 011", "Pembina Tk. I", "IV/b", "1 Maret 1998", "24 April 1968")


def codes(found):
    return [each.code for each in found]


@pytest.mark.parametrize("table", [free, drawn])
@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        (2, "1968042419980310", "K123"),
        (2, "19680424 199803 1 01", "K123"),
        (2, "NIP. 19681324 199803 1 011", "K123"),
        (4, "IV/a", "K206"),
        (4, "III-d", "K206"),
        (4, "III/e", "K124"),
        (5, "1 April 1998", "K840"),
        (6, "24-05-1968", "K840"),
    ],
)
def test_what_cannot_be_in_a_table_of_people_is_named_at_its_cell(table, column, typed, code):
    wrong = [typed if index == column else cell for index, cell in enumerate(RIGHT)]
    (problem,) = check_people(table(STAFF, wrong))
    assert (problem.code, str(problem.severity)) == (code, "peringatan")
    assert list(check_people(table(STAFF, RIGHT))) == []


def test_the_place_of_a_cell_drawn_in_prose_is_that_of_its_text():
    (text,) = drawn(STAFF, RIGHT, [*RIGHT[:4], "IV/a", *RIGHT[5:]])
    problem = next(each for each in check_people([text]) if each.code == "K206")
    assert text.text[problem.offset :].startswith("IV/a |")


@pytest.mark.parametrize(
    ("heads", "first", "second", "told"),
    [
        (STAFF, RIGHT, RIGHT, 1),
        (("No", "Nama/NIP", "Jabatan"), ("1", "Nama Contoh NIP. 196804241998031011", "Ketua"),
         ("2", "Nama Lain Contoh NIP. 19680424 199803 1 011", "Anggota"), 1),
        (("No", "Nama", "Jabatan"), ("1", "Orang Kesatu, S.E.", "Ketua"), ("2", "Orang Kesatu", "Anggota"), 1),
        (("No", "Nama", "Jabatan"), ("1", "Nama Contoh", "Ketua"), ("2", "Nama Contoh", "Anggota"), 0),
        (("Hari", "Nama", "NIP"), ("Senin", "Orang Kesatu", "196804241998031011"), ("Selasa", "Orang Kesatu", "196804241998031011"), 0),
        (("No", "Nama Kegiatan", "Jabatan"), ("1", "Rapat Kerja", "Ketua"), ("2", "Rapat Kerja", "Ketua"), 0),
        (("No", "Nama", "Jabatan"), ("1", "-", "Ketua"), ("2", "-", "Anggota"), 0),
        (("No", "Nama", "Kedudukan dalam Tim"), ("1", "Orang Kesatu", "Ketua"), ("2", "Orang Kesatu, S.E.", "Anggota"), 1),
        (("No", "Nama", "Unsur"), ("1", "Orang Kesatu", "PKK"), ("2", "orang kesatu", "Kader"), 1),
        (("No", "Nama", "Instansi"), ("1", "Orang Kesatu", "BKPSDM"), ("2", "Orang Kesatu", "Dinas Sosial"), 0),
        (("No", "Nama", "Jabatan", "NIK"), ("1", "Orang Kesatu", "Kader", "1"), ("2", "Orang Kesatu", "Kader", "2"), 0),
        (("No", "Nama", "NIP"), ("1", "Orang Kesatu", "196804241998031011"), ("2", "Orang Kesatu", "-"), 1),
        (("No", "Nama", "NIP"), ("1", "Orang Kesatu", "196804241998031011"), ("2", "Orang Kesatu", "197504241998031012"), 0),
        (("No", "Nama", "Jumlah"), ("1", "Orang Kesatu", "1"), ("2", "Orang Kesatu", "1"), 0),
        (("No", "Nama", "Kedudukan"), ("1", "Sutrisno", "Ketua"), ("2", "Sutrisno", "Anggota"), 0),
    ],
)  # fmt: skip
def test_one_person_stands_once_in_a_table_of_staff(heads, first, second, told):
    found = [each for each in check_people(free(heads, first, second)) if each.code == "K844"]
    assert len(found) == told
    assert all("baris ke-1" in each.message for each in found)


@pytest.mark.parametrize(
    ("old", "new", "units", "told"),
    [
        ("Kepala Subbagian Umum", "Kepala Subbagian Umum", (), 1),
        ("Analis Kepegawaian", "Analis Kepegawaian", ("BKPSDM", "BKPSDM"), 1),
        ("Analis Kepegawaian", "Analis Kepegawaian", ("BKPSDM", "Dinas Sosial"), 0),
        ("Analis Kepegawaian", "Kepala Subbagian", (), 0),
        ("-", "-", (), 0),
    ],
)
def test_a_new_post_is_another_than_the_old_one(old, new, units, told):
    heads = ("Nama", "Jabatan Lama", "Jabatan Baru", *(("Unit Kerja Lama", "Unit Kerja Baru") if units else ()))
    assert codes(check_people(free(heads, ("Nama Contoh", old, new, *units)))) == ["K845"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nama Contoh, Penata Muda (IV/a), sebagai Ketua.", 1),
        ("Nama Contoh, Pembina Utama Muda, IV/c.", 0),
        ("pangkat Penata Tk. I, golongan ruang III/c", 1),
        ("pangkat Penata Tk. I Gol. III/d", 0),
        ("Penata Tk. I / III c", 1),
        ("Penata Tk. I, III d dan Pengatur (II c)", 0),
        ("Pembina Utama Muda/ IV-c", 0),
        ("Pembina (IV/b)", 1),
        ("pangkat/golongan Pengatur Muda Tingkat I (II/b) dan Juru (I/c)", 0),
        ("Pembina Pratama IV/b", 0),
    ],
)
def test_a_rank_and_its_grade_agree_in_any_text(text, told):
    assert codes(check_ranks(prose(text))) == ["K206"] * told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("1", "2", "99"), ["99"]),
        (("1.", "2.", "4."), ["4"]),
        (("1", "2", "2", "3"), ["2"]),
        (("1", "2", "", "3", "1", "2"), []),
        (("7", "8", "9"), []),
        (("I", "1", "2", "II", "1"), []),
        (("1.1", "1.2", "5"), []),
    ],
)
def test_running_numbers_follow_one_another(numbers, told):
    found = list(rows.check_running(free(("No.", "Uraian"), *((each, "contoh") for each in numbers))))
    assert [(each.code, each.message.split()[2]) for each in found] == [("K430", number) for number in told]


NAMES = ("Nama", "Jabatan"), ("Orang Kesatu", "Ketua"), ("Orang Kedua", "Sekretaris"), ("Orang Ketiga", "Anggota")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Susunan tim sebanyak 5 (lima) orang sebagai berikut:", 1),
        ("Susunan tim sebanyak 3 (tiga) orang sebagai berikut:", 0),
        ("Tim terdiri atas 1 (satu) orang ketua dan 2 (dua) orang anggota:", 0),
        ("Tim bekerja selama 5 (lima) hari:", 0),
    ],
)
def test_a_number_of_people_is_that_of_the_table_below_it(said, told):
    assert codes(rows.check_counts(free(*NAMES, before=said))) == ["K431"] * told
    assert codes(rows.check_counts(drawn(*NAMES, before=said))) == ["K431"] * told


def test_a_dictum_that_refers_to_the_annex_counts_its_people():
    said = "Menunjuk 5 (lima) orang anggota tim dengan susunan sebagaimana tercantum dalam Lampiran."
    dictum = LocatedText(("diktum", 0, "isi"), said, names_activities=True)
    assert codes(rows.check_counts([dictum, *free(*NAMES)])) == ["K431"]
    right = LocatedText(dictum.field, said.replace("5 (lima)", "3 (tiga)"), names_activities=True)
    elsewhere = LocatedText(dictum.field, "Rapat dihadiri 5 (lima) orang; lihat Lampiran.", names_activities=True)
    assert list(rows.check_counts([right, elsewhere, *free(*NAMES)])) == []


@pytest.mark.parametrize("head", ["Nama Pelatihan", "Nama Puskesmas", "Nama Ruas Jalan"])
def test_rows_of_things_are_no_people(head):
    said = "Dilatih 30 (tiga puluh) orang."
    assert list(rows.check_counts(drawn(("No", head), ("1", "Satu"), before=said))) == []
    assert codes(rows.check_counts(drawn(("No", "Nama Peserta"), ("1", "Satu"), before=said))) == ["K431"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kegiatan ini terdiri atas 4 (empat) tahapan:\n\n1. persiapan;\n2. pelaksanaan; dan\n3. pelaporan.", 1),
        ("Kegiatan ini terdiri atas 3 (tiga) tahapan:\n\n1. persiapan;\n2. pelaksanaan; dan\n3. pelaporan.", 0),
        ("Keluaran meliputi 2 (dua) dokumen, yaitu:\n\na. Renja;\nb. RKA; dan\nc. DPA.", 1),
        ("Dilaksanakan selama 3 (tiga) hari dengan agenda:\n\n1. pembukaan;\n2. materi.", 0),
        ("Terdiri atas 3 (tiga) bagian:\n\n1. satu;\n   a. anak;\n   b. anak;\n2. dua;\n3. tiga.", 0),
        ("Dibentuk tim sebanyak 9 (sembilan) orang:\n\n1. Ketua;\n2. 8 orang anggota.", 0),
    ],
)
def test_a_number_of_things_is_that_of_the_list_below_it(text, told):
    assert codes(rows.check_counts(prose(text))) == ["K431"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peserta 25 orang terdiri atas 10 orang laki-laki dan 12 orang perempuan.", 1),
        ("Peserta 25 orang terdiri atas 10 orang laki-laki dan 15 orang perempuan.", 0),
        ("Peserta sebanyak 25 (dua puluh lima) orang yang terdiri dari 20 (dua puluh) orang ASN dan 4 (empat) orang guru.", 1),
        ("Jumlah desa 460 desa terdiri atas 449 desa dan 11 kelurahan.", 0),
        ("Anggaran Rp100.000.000,00 terdiri atas Rp60.000.000,00 untuk rapat dan Rp30.000.000,00 untuk cetak.", 1),
        ("Anggaran Rp 100.000.000,- terdiri dari: Rp 60.000.000,- untuk rapat; dan lainnya.", 0),
        ("Anggaran Rp100.000.000 dengan rincian Rp60.000.000 (60%) untuk rapat dan Rp30.000.000 untuk cetak.", 0),
        ("Tim 5 orang terdiri atas 1 ketua dan 3 anggota.", 0),
        ("Peserta berjumlah 50 (lima puluh) orang yang terdiri atas 30 (tiga puluh) bidan dan 25 (dua puluh lima) perawat.", 1),
        ("Pelatihan diikuti 25 guru, terdiri atas 10 laki-laki dan 12 perempuan.", 1),
        ("Pelatihan diikuti 25 guru, terdiri atas 10 laki-laki dan 15 perempuan, yaitu 20 guru dan 5 pengawas.", 0),
        ("Peserta 100 orang terdiri atas 60 guru (40 perempuan dan 20 laki-laki) dan 40 siswa.", 0),
        ("Sasaran 300 orang terdiri atas 40 kepala keluarga dan 20 kader.", 0),
        ("Peserta 25 orang terdiri atas antara lain 10 orang guru dan 5 orang penyuluh.", 0),
    ],
)  # fmt: skip
def test_parts_make_up_their_whole(text, told):
    assert codes(parts.check_parts(prose(text))) == ["K432"] * told


OWN = own.Own(
    2027, ("Mutasi dan Promosi ASN",), ("Maret", "Triwulan I"),
    lambda: {"pagu": 409_279_000, "rows": [{"persen": own.Decimal("86.7532"), "keuangan": 355_000_000, "sisa": 54_279_000}]},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anggaran kegiatan ini sebesar Rp409.279.000,00.", 0),
        ("Anggaran kegiatan ini sebesar Rp409.297.000,00.", 1),
        ("Pagu Kegiatan Mutasi dan Promosi ASN Tahun Anggaran 2027 adalah Rp 490.279.000,-.", 1),
        ("Anggaran kegiatan ini tahun 2026 sebesar Rp300.000.000,00.", 0),
        ("Biaya perjalanan per orang kegiatan ini sebesar Rp300.000,00.", 0),
        ("Anggaran dinas seluruhnya sebesar Rp9.000.000.000,00.", 0),
    ],
)
def test_prose_tells_the_budget_that_the_paper_prints(text, told):
    assert codes(own.check_budget(prose(text), OWN)) == ["K433"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Realisasi keuangan s.d. Maret sebesar Rp355.000.000,00 atau 86,75%.", 0),
        ("Realisasi keuangan sampai dengan Maret 2027 sebesar Rp355.500.000,00 atau 86,57 persen.", 2),
        ("Serapan anggaran mencapai 87%.", 0),
        ("Serapan anggaran mencapai 88%.", 1),
        ("Realisasi Februari 2027 sebesar Rp100.000.000,00.", 0),
        ("Realisasi tahun lalu 91,20%.", 0),
        ("Sisa anggaran sebesar Rp54.279.000,00 atau 13,25%.", 0),
        ("Sisa anggaran sebesar Rp54.297.000,00 atau 13,52%.", 2),
        ("Realisasi sebesar Rp355.000.000,00 (86,75%) dengan sisa pagu Rp54.279.000,00 (13,25%).", 0),
        ("Sisa dana hibah sebesar Rp1.000.000,00.", 0),
        ("Sisa anggaran tahun lalu sebesar Rp1.000.000,00.", 0),
        ("Realisasi naik 12,5% dari bulan sebelumnya.", 0),
        ("Target triwulan ini 25%.", 0),
    ],
)
def test_prose_tells_what_was_spent_as_the_report_prints_it(text, told):
    assert codes(own.check_realised(prose(text), OWN)) == ["K433"] * told


FIRST = "Peraturan Bupati Contoh Nomor 12 Tahun 2021 tentang Tata Kelola Arsip Dinamis"


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (FIRST, 0),
        (FIRST.replace("Dinamis", "Statis"), 1),
        (FIRST.replace("12 Tahun", "21 Tahun"), 1),
        (FIRST.replace("2021", "2022"), 1),
        (FIRST.replace("12 Tahun 2021", "7 Tahun 2025"), 0),
        ("Peraturan Bupati Contoh Nomor 12 Tahun 2021", 0),
    ],
)
def test_one_regulation_has_one_title_and_one_number(second, told):
    texts = [
        *prose(f"bahwa melaksanakan {second} perlu ditetapkan;"),
        LocatedText(("mengingat", 0), f"{FIRST};", names_activities=True),
    ]
    assert codes(check_named(texts, Register({}, "Kabupaten Contoh"))) == ["K434"] * told


@pytest.mark.parametrize(
    ("title", "dictum", "told"),
    [
        ("Pembentukan Tim Penyusun Renja Tahun 2027", "Membentuk Tim Penyusun Renstra Tahun 2026.", 1),
        ("Pembentukan Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Penyusun Standar Operasional Publik.", 1),
        ("Pembentukan Tim Penyusun Standar Pelayanan", "Membentuk Tim Penyusun Standar Pelayanan sebagaimana …", 0),
        ("Penunjukan Bendahara Pengeluaran Pembantu", "Menunjuk Bendahara Penerimaan Pembantu di lingkungan …", 1),
        ("Penetapan Indikator Kinerja Utama", "Indikator Kinerja Utama tercantum dalam Lampiran.", 0),
        ("Pembentukan Tim Efektif", "Membentuk Tim yang bertugas …", 0),
        ("Pembentukan Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Penyusun Rencana Strategis Daerah.", 1),
        (
            "Pembentukan Tim Penyusun Standar Pelayanan Tahun 2027",
            "Membentuk Tim Penyusun Analisis Jabatan Tahun 2027.",
            1,
        ),
        (
            "Penetapan Tim Pengelola Arsip Dinamis pada Dinas",
            "Menetapkan Tim Pengelola Barang Milik Daerah pada Dinas",
            1,
        ),
        ("Pembentukan Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Penyusun Standar Pelayanan.", 0),
        ("Pembentukan Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Penyusun dengan susunan …", 0),
        ("Pembentukan Tim Penyusun Standar Pelayanan", "Membentuk Tim Penyusun SP pada Badan.", 0),
        ("Pembentukan Tim Penyusun Rencana Strategis", "Membentuk Tim Penyusun Renstra Perangkat Daerah.", 0),
        ("Penunjukan Pejabat Pengelola Keuangan", "Menunjuk Pejabat Pengelola dengan nama dan jabatan …", 0),
        ("Penunjukan Pejabat Pengadaan Barang dan Jasa", "Menunjuk Nama Contoh sebagai Pejabat Pengadaan.", 0),
        (
            "Panitia Peringatan Hari Jadi ke-81 Kota Contoh",
            "Membentuk Panitia Peringatan Hari Jadi ke-80 Kota Contoh",
            1,
        ),
        (
            "Panitia Peringatan Hari Jadi ke-81 Kota Contoh",
            "Membentuk Panitia Peringatan Hari Jadi ke-81 Kota Contoh",
            0,
        ),
        ("Tim Evaluasi Kelembagaan Perangkat Daerah", "Membentuk Tim Penilai Kelembagaan Perangkat Daerah dengan …", 1),
        ("Tim Evaluasi Kelembagaan Perangkat Daerah", "Menetapkan susunan Tim Evaluasi Kelembagaan dalam Lampiran.", 0),
        ("Komite Etik Masa Bakti 2027–2030", "Menetapkan susunan Komite Etik masa bakti 2024–2027 sebagaimana …", 1),
        (
            "Pembagian Tugas Guru dalam Pembelajaran Tahun Pelajaran 2026/2027",
            "Menetapkan pembagian tugas guru tahun pelajaran 2025/2026 sebagaimana tercantum dalam …",
            1,
        ),
        (
            "Pembagian Tugas Guru dalam Pembelajaran Tahun Pelajaran 2026/2027",
            "Menetapkan pembagian tugas guru tahun pelajaran 2026/2027 sebagaimana tercantum dalam …",
            0,
        ),
        ("Perubahan atas Keputusan Kepala Dinas tentang Tim Arsip", "Menetapkan perubahan keputusan sebagai …", 0),
    ],
)
def test_the_first_dictum_does_what_the_title_says(title, dictum, told):
    assert codes(titles.check_dictum(title, dictum, ("diktum", 0, "isi"))) == ["K435"] * told


@pytest.mark.parametrize(
    ("annex", "told"),
    [
        ("Daftar Kader Pembangunan Manusia Desa Contoh Tahun 2027", 0),
        ("Daftar Kader Pemberdayaan Masyarakat Desa Contoh Tahun 2027", 1),
        ("Uraian Tugas Kader Pembangunan Manusia", 0),
        ("Susunan Kader PM Desa Contoh Tahun 2027", 0),
    ],
)
def test_an_annex_names_the_thing_of_the_title(annex, told):
    title = "Pengangkatan Kader Pembangunan Manusia Desa Contoh Tahun 2027"
    assert codes(titles.check_annexes(title, [(annex, ("lampiran", 0, "judul"))])) == ["K435"] * told


def test_a_number_of_a_company_or_a_teacher_stands_once():
    rows = ("1", "Adi Wirawan, S.T.", "690912034"), ("2", "Budi Santoso", "690912034")
    assert codes(check_people(free(("No", "Nama", "NIK"), *rows))) == ["K844"]
    assert codes(check_people(free(("No", "Nama", "NIK"), rows[0], ("2", "Budi Santoso", "690914051")))) == []
    assert codes(check_people(free(("No", "Nama", "Gol."), ("1", "Adi Wirawan", "IX"), ("2", "Budi", "III/b")))) == []


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Penyedia menugaskan 5 (lima) orang, yaitu:", 0),
        ("Penyedia menugaskan 4 (empat) orang, yaitu:", 1),
        ("Penyedia menugaskan 2 (dua) orang, yaitu:", 0),  # as many as there are posts
        ("Penyedia dibantu paling banyak 9 (sembilan) orang.", 0),
    ],
)
def test_people_are_as_many_as_the_column_that_counts_them_says(before, told):
    table = drawn(("No", "Jabatan", "Jumlah (orang)"), ("1", "Pelaksana", "2"), ("2", "Juru ukur", "3"), before=before)
    assert codes(rows.check_counts(table)) == ["K431"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("terdiri atas 3 (tiga) desa, yaitu Desa Contoh, Desa Sukacontoh, dan Desa Karang.", 0),
        ("terdiri atas 4 (empat) desa, yaitu Desa Contoh, Desa Sukacontoh, dan Desa Karang.", 1),
        ("dilaksanakan di 2 (dua) kecamatan, yakni Kecamatan Contoh, Kecamatan Karang dan Kecamatan Sari", 1),
        ("dilaksanakan di 4 (empat) desa, yaitu Desa Contoh, Karang, dan Sari", 0),
        ("dilaksanakan di 4 (empat) desa, yaitu Desa Contoh, Desa Karang, dan lain-lain", 0),
    ],
)
def test_places_are_as_many_as_are_named(text, told):
    assert codes(rows.check_counts(prose(text))) == ["K431"] * told
