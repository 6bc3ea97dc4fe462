"""What a paper copied from last year's or another region's keeps: years, regions; and what may stand there."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from conftest import PROJECT
from kinds.decree.decrees import decree, office, regulation, texts, tor

from kakdoc.kinds.decree.checks import keputusan, perbup
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.kak import checks as kak_checks
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.law.register import Peraturan, Register
from kakdoc.kinds.listed import texts as texts_of
from kakdoc.kinds.office import Instansi, register
from kakdoc.kinds.rules.copied import gaps, years
from kakdoc.kinds.rules.copied.regions import checking as daerah_checks

OFFICE = Instansi.model_validate(office())
KNOWN = register(OFFICE, {})


def told(paper, checks, code):
    return [each.message for check in checks for each in check(paper) if each.code == code]


def last_year(text, *path, year=2027, allowed=()):
    located = [LocatedText(path or ("bagian", 0, "isi"), text, names_activities=True)]
    return list(years.check_years(located, years.Own(year, KNOWN, allowed)))


# Last year's budget in Mengingat


@pytest.mark.parametrize(
    ("judul", "year", "told"),
    [
        ("Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2026", 2027, 1),
        ("Penjabaran Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2026", 2027, 1),
        ("Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2026", 2026, 0),
        ("Pertanggungjawaban Pelaksanaan Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2026", 2027, 0),
        ("Rencana Kerja Pemerintah Daerah Tahun 2026", 2027, 0),
    ],
)
def test_a_basis_by_its_key_has_the_budget_of_the_paper(judul, year, told):
    entry = Peraturan.model_validate({"jenis": "perda", "nomor": "9", "tahun": 2025, "judul": judul})
    own = years.Own(year, Register({"perda-9-2025": entry}, "Kabupaten Contoh"))
    bases = [LocatedText(("mengingat", 0), "perda-9-2025", names_activities=False)]
    assert [each.offset for each in years.check_bases(bases, own)] == [0] * told


# Last year's year


@pytest.mark.parametrize(
    "text",
    [
        "Pada Tahun 2026 direncanakan sepuluh rapat koordinasi.",
        "Pada tahun 2026 akan disusun sepuluh dokumen.",
        "Direncanakan pada tahun 2026 sepuluh rapat.",
        "Kegiatan ini dibiayai dari APBD Tahun Anggaran 2026.",
        "Kegiatan ini dibebankan pada APBD TA 2026.",
        "Kegiatan ini dibebankan pada APBD T.A. 2026.",
        "Kegiatan ini dibebankan pada APBD Kab. Kebumen TA. 2026.",
        "Kegiatan dilaksanakan dalam Tahun Anggaran\n2026 di seluruh kecamatan.",
        "Rencana anggaran belanja Tahun 2026 sebesar Rp409.279.000,00.",
        "Capaian tahun lalu baik. Pada Tahun 2026 direncanakan dua rapat.",
        "Pagu indikatif Tahun 2026 sebesar Rp5.000.000,00.",
        "RKPD Tahun 2026 memuat kegiatan ini.",
        "Waktu pelaksanaan kegiatan: Januari s.d. Desember 2026.",
        "Waktu pelaksanaan: 12 (dua belas) bulan (Januari – Desember 2026)",
        "Kegiatan dilaksanakan selama 12 bulan mulai Januari 2026.",
        "Kegiatan dilaksanakan selama dua belas bulan, yaitu dari bulan Januari sampai dengan bulan Desember 2026.",
        "Kegiatan berlangsung dari Januari sampai dengan Desember Tahun 2026.",
        "Kegiatan ini dilaksanakan pada bulan Februari hingga 20 November Tahun Anggaran 2026.",
        "Jangka waktu pelaksanaan adalah 10 bulan, mulai tanggal 2 Maret 2026.",
    ],
)
def test_last_years_year_in_what_is_planned_warns(text):
    (problem,) = last_year(text)
    assert (problem.code, problem.fatal) == ("K401", False)
    assert text[problem.offset :].startswith("2026")
    assert "tahun_lain" in problem.remedy
    assert last_year(text, allowed=(2026,)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi Tahun Anggaran 2026 sebesar Rp5.000.000,00.",
        "Realisasi tahun 2026 sebesar 98%.",
        "Realisasi DPA Kab. Kebumen TA 2026 baik.",
        "Evaluasi Renja Tahun Anggaran 2026 menunjukkan capaian 98%.",
        "Berdasarkan Laporan Kinerja Tahun Anggaran 2026, target tercapai.",
        "Pada tahun 2026 telah dilaksanakan dua rapat yang semula direncanakan tiga.",
        "Dibiayai dari SiLPA Tahun Anggaran 2026.",
        "Dibiayai dari sisa DAK Tahun Anggaran 2026.",
        "Merupakan lanjutan kegiatan Tahun Anggaran 2026.",
        "Luncuran (carry over) Tahun Anggaran 2026.",
        "Kegiatan ini kelanjutan dari Tahun Anggaran 2026.",
        "Kontrak tahun jamak Tahun Anggaran 2026 sampai dengan Tahun Anggaran 2028.",
        "Tahun Anggaran 2026 dan 2027",
        "Tahun Anggaran 2026 dan Tahun Anggaran 2027 direncanakan empat rapat.",
        "Periode 2026–2030 direncanakan dua rapat.",
        "Tahun Anggaran 2026/2027",
        "Pengadaan dini Tahun Anggaran 2026 dimulai November.",
        "Perubahan APBD Tahun Anggaran 2026 sudah ditetapkan.",
        "Peraturan Daerah Nomor 9 Tahun 2025 tentang APBD Tahun Anggaran 2026 akan menjadi dasar.",
        "Peraturan Bupati Kebumen Nomor 60 Tahun 2026 tentang Penjabaran APBD akan menjadi dasar.",
        "Surat Nomor 900/12/BKD/2026 perihal Penyusunan RKA Tahun Anggaran 2026 akan ditindaklanjuti.",
        "Dibandingkan Tahun Anggaran 2026, anggarannya lebih kecil.",
        "Sejak Tahun Anggaran 2026 kegiatan ini ada.",
        "Rapat tanggal 5 Mei 2026 akan ditindaklanjuti.",
        "Tahun Anggaran 2027 direncanakan dua rapat.",
        "Tahun Anggaran 2026 terdapat 12 pegawai.",
        "Kegiatan telah dilaksanakan Januari s.d. Desember 2026.",
        "Kegiatan sudah berlangsung selama 12 bulan mulai Januari 2026.",
        "Pada Januari s.d. Juni 2026 dilaksanakan dua rapat.",
        "Kegiatan serupa dilaksanakan Januari s.d. Desember 2026.",
        "Uji coba dilaksanakan Januari sampai dengan Juni 2026 dan menghasilkan dua dokumen.",
        "Kegiatan berlangsung dari November 2026 sampai dengan Maret 2027.",
        "Kegiatan dilaksanakan selama 14 bulan mulai November 2026 sampai dengan Desember 2027.",
        "Rapat dilaksanakan tanggal 5 Mei 2026.",
        "Waktu pelaksanaan: Januari s.d. Desember 2027.",
    ],
)
def test_what_tells_of_the_past_or_goes_on_with_it_keeps_its_year(text):
    assert last_year(text) == []


@pytest.mark.parametrize(
    ("text", "path", "warns"),
    [
        ("Kerangka Acuan Kerja Tahun 2026", ("judul",), True),
        ("Pengelolaan Arsip 2026", ("kegiatan",), True),
        ("Rencana Aksi Tahun 2026", ("lampiran", 0, "judul"), True),
        ("APBD Kabupaten Kebumen 2026", ("bagian", 0, "sumber_dana"), True),
        ("APBD TA 2026", ("bagian", 0, "sumber_dana"), True),
        ("SiLPA APBD TA 2026", ("bagian", 0, "sumber_dana"), False),
        ("DAK Lanjutan TA 2026", ("bagian", 0, "sumber_dana"), False),
        ("Capaian Tahun 2026", ("bagian", 0, "judul"), False),
        ("Hasil Pemantauan Tahun 2026", ("bagian", 0, "judul"), False),
        ("Tahun 2026", ("bagian", 0, "kolom", 1, "judul"), False),
        ("Tahun 2027", ("judul",), False),
        ("Rencana Strategis 2026–2030", ("judul",), False),
    ],
)
def test_titles_and_sources_of_money_are_of_this_year(text, path, warns):
    assert bool(last_year(text, *path)) is warns


def test_a_tor_of_this_year_with_last_years_title_source_and_plan_warns_at_each():
    given = {**tor(), "tahun_anggaran": "2027", "tanggal": "Januari 2027", "judul": "Kerangka Acuan Kerja TAHUN 2026"}
    given["bagian"] = [
        {"jenis": "teks", "judul": "Latar Belakang", "isi": "Pada Tahun 2026 direncanakan dua rapat."},
        {
            "jenis": "anggaran",
            "sumber_dana": "APBD TA 2026",
            "sub_kegiatan": [{"nama": "Mutasi", "rincian": [{"uraian": "Kertas", "jumlah": "5"}]}],
        },
    ]
    paper = Kak.model_validate(given)
    found = [each for check in kak_checks.CHECKS for each in check(paper) if each.code == "K401"]
    assert [each.field for each in found] == [("judul",), ("bagian", 0, "isi"), ("bagian", 1, "sumber_dana")]
    for allowed in ("2026", ["2026"], 2026, "2025, 2026"):
        assert told(Kak.model_validate({**given, "tahun_lain": allowed}), kak_checks.CHECKS, "K401") == []


@pytest.mark.parametrize(
    ("judul", "warns"),
    [
        ("Rencana Aksi Tahun Anggaran 2026", True),
        ("Pembentukan Tim Tahun 2026", True),
        ("Perubahan atas Keputusan Kepala Badan Nomor 5 Tahun 2026 tentang Tim Tahun Anggaran 2026", False),
        ("Hasil Evaluasi Kinerja Tahun Anggaran 2026", False),
        ("Penetapan Sisa Lebih Perhitungan Anggaran Tahun Anggaran 2026", False),
        ("Penjabaran Pertanggungjawaban Pelaksanaan APBD Tahun Anggaran 2026", False),
    ],
)
def test_a_decree_with_last_years_year_in_its_title_warns_unless_it_amends_or_evaluates(judul, warns):
    for paper, checks in (
        (decree(tahun="2027", judul=judul), keputusan.CHECKS),
        (regulation(tahun="2027", judul=judul), perbup.CHECKS),
    ):
        assert bool(told(paper, checks, "K401")) is warns
    assert not told(decree(tahun="2027", judul=judul, tahun_lain="2026"), keputusan.CHECKS, "K401")


@pytest.mark.parametrize(("name", "count"), [("salah/tahun-lalu-tertinggal", 8), ("benar/tahun-yang-tetap", 0)])
def test_a_workbook_tells_the_years_that_its_yaml_tells(folder, kakdoc, name, count):
    file = PROJECT / "tests" / "examples" / "kak" / f"{name}.yaml"
    shutil.copy(file, folder / "inputs" / "a.yaml")
    assert kakdoc("ubah", "inputs/a.yaml", "inputs/b.xlsx").code == 0
    assert [kakdoc("periksa", f"inputs/{each}").err.count("[K401]") for each in ("a.yaml", "b.xlsx")] == [count, count]


def test_a_decree_of_december_plans_for_the_next_year_and_a_tor_does_not():
    located = [LocatedText(("judul",), "Penunjukan Pengurus Barang Tahun Anggaran 2028", names_activities=True)]
    assert not [*years.check_years(located, years.Own(2027, KNOWN, is_fiscal=False))]
    assert [*years.check_years(located, years.Own(2027, KNOWN))]


def test_a_decree_that_tells_of_the_past_by_its_title_may_name_the_year_before_throughout():
    ground = ["bahwa pengelolaan keuangan Tahun Anggaran 2026 perlu ditetapkan"]
    for judul, warns in (("Penutupan Buku Kas", False), ("Pembentukan Tim", True)):
        paper = decree(tahun="2027", judul=judul, menimbang=ground)
        assert bool(told(paper, keputusan.CHECKS, "K401")) is warns


@pytest.mark.parametrize("number", ["DPA/A.1/5.03.01/001/2026", "DIPA Nomor SP DIPA-018.08.2.238974/2026"])
def test_the_number_of_last_years_budget_paper_warns(number):
    assert len(last_year(f"Kegiatan ini dibebankan pada {number}.")) == 1
    assert last_year(f"Kegiatan ini dibebankan pada {number.replace('2026', '2027')} tanggal 4 Desember 2026.") == []


# Years that are right for ever


@pytest.mark.parametrize(
    "text",
    [
        "Mendukung SDGs sampai tahun 2030.",
        "Menuju Indonesia Emas 2045.",
        "Bangku memenuhi SNI 1732:2013 dan ISO 9001:2015.",
        "Bangku memenuhi SNI 03-1732-2013.",
        "Desa ini berdiri tahun 1962.",
        "Gedung dibangun pada tahun 1985.",
        "Menurut UU no 36 Tahun 2009 dan uu No. 5 Tahun 2014.",
        "Perwali 5/2019 dan Inpres 1 Tahun 2020 berlaku.",
        "Tujuan Pembangunan Berkelanjutan 2030.",
        "Diundang sebanyak 2025 orang, dan dicetak formulir nomor 2025 lembar ganda.",
        "Dibagikan kuesioner kepada 2023 responden dan 2025 m² tikar.",
        "Lahir di Kebumen, 4 Mei 1980, dan TTL: Kab. Kebumen, 4-5-1980.",
        "Dibangun oleh Pemerintah Daerah pada tahun 1985.",
        "Partisipasi pada Pemilu 2024 dan Pemilihan Bupati dan Wakil Bupati Kebumen Tahun 2024.",
        "Data Sensus Penduduk 2020 dan Sensus Ekonomi Tahun 2016.",
        "Laptop dengan Windows 2019, Microsoft Office Professional 2019, dan kurikulum 2013.",
        "Dilaksanakan sejak tahun 2019, semenjak Januari 2019.",
    ],
)
def test_years_that_are_right_for_ever_do_not_warn(text):
    located = [LocatedText(("isi",), text, names_activities=True)]
    assert list(years.check_years(located, years.Own(2027, KNOWN))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pada tahun 2022 pegawai akan dilatih.",
        "Pada 2022 peserta akan diundang.",
        "Jadwal Mei 2022 peserta diklat.",
        "Kegiatan dimulai Januari 2022.",
        "Data sensus. Pada Tahun 2022 akan disusun rencana.",
        "Pemilu dan Rencana Kerja Tahun 2022.",
        "Anak lahir sehat. Jadwal tanggal 4 Mei 2022.",
        "Rencana nomor 5 untuk tahun 2022.",
    ],
)
def test_words_that_excuse_a_year_excuse_no_other_one(text):
    located = [LocatedText(("isi",), text, names_activities=True)]
    assert [each.code for each in years.check_years(located, years.Own(2027, KNOWN))] == ["K401"]


def test_a_year_that_begins_a_line_is_quoted_with_its_blank():
    located = [LocatedText(("isi",), "Rapat akan diadakan pada tahun\n2023\ndi kantor.", names_activities=True)]
    (problem,) = years.check_years(located, years.Own(2027, KNOWN))
    assert "“pada tahun 2023 di kantor.”" in problem.message


@pytest.mark.parametrize(
    "title", ["Pencetakan 2026 Lembar Formulir", "Pengawasan Pemilu 2026", "Undangan sebanyak 2026 orang"]
)
def test_a_count_or_the_name_of_an_event_is_no_stale_title(title):
    assert last_year(title, "judul") == []


def test_years_that_were_left_behind_still_warn_and_can_be_allowed():
    located = [
        LocatedText(
            ("isi",),
            "RTP SPIP Tahun 2022 dibangun bersama; Renja 2021 juga; peta jalan tahun 2035.",
            names_activities=True,
        )
    ]
    assert [each.message[:10] for each in years.check_years(located, years.Own(2024, KNOWN))] == [
        "tahun 2022",
        "tahun 2021",
    ]
    assert list(years.check_years(located, years.Own(2024, KNOWN, (2022, 2021)))) == []


@pytest.mark.parametrize("cell", ["12 Mei 1985", "01-03-2010", "Kebumen, 4 April 1968", "TMT 1 Maret 1998"])
def test_dates_of_birth_and_appointment_in_a_table_do_not_warn(cell):
    located = LocatedText(("bagian", 0, "baris", 1, 2), cell, names_activities=True)
    assert list(years.check_years([located], years.Own(2027, KNOWN))) == []
    assert list(
        years.check_years([LocatedText(("isi",), "RTP Tahun 2023", names_activities=True)], years.Own(2027, KNOWN))
    )


@pytest.mark.parametrize(
    ("nomor", "tahun", "warns"),
    [
        ("470/2043/I/2017", "2017", False),
        ("2043/I/2017", "2017", False),
        ("800/12/2023", "2024", True),
        ("5", "2024", False),
    ],
)
def test_only_the_last_piece_of_a_number_is_its_year(nomor, tahun, warns):
    paper = decree(tahun=tahun, nomor=nomor, tanggal=f"2 Januari {tahun}")
    assert bool([each for each in told(paper, keputusan.CHECKS, "K319") if "memuat tahun" in each]) is warns


# Other regions


def regions(text, *path, allowed=(), **changes):
    located = [LocatedText(path or ("bagian", 0, "isi"), text, names_activities=True)]
    own = Instansi.model_validate(office(**changes))
    return [each.message for each in daerah_checks.check_regions(located, own, register(own, {}), allowed)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pegawai Pemerintah Kabupaten Purbalingga perlu dilatih.", "Kabupaten Purbalingga"),
        ("PEMERINTAH KABUPATEN PURBALINGGA", "KABUPATEN PURBALINGGA"),
        ("Mutasi dan promosi ASN Kabupaten Purbalingga Tahun 2027.", "Kabupaten Purbalingga"),
        ("Pegawai di Kota Magelang perlu dilatih.", "Kota Magelang"),
        ("APBD Provinsi Jawa Timur", "Provinsi Jawa Timur"),
        ("Kabupaten Hulu Sungai Selatan Provinsi Jawa Tengah", "Kabupaten Hulu Sungai Selatan"),
        ("Pemkab Banyumas mengelola data.", "Pemkab Banyumas"),
        ("DINAS KESEHATAN KAB. PURBALINGGA", "KAB. PURBALINGGA"),
        ("Pegawai Kab Purbalingga dilatih.", "Kab Purbalingga"),
        ("Pegawai se-Kabupaten Purbalingga dilatih.", "Kabupaten Purbalingga"),
        ("Pemerintah Kota Kebumen", "Kota Kebumen"),
        ("Dana berasal dari bantuan keuangan Provinsi Jawa Timur.", "Provinsi Jawa Timur"),
        ("Penduduk kabupaten Purbalingga bertambah.", "kabupaten Purbalingga"),
        ("Usul disampaikan kepada Bupati Purbalingga untuk ditetapkan.", "Bupati Purbalingga"),
        ("Walikota Tegal menetapkan keputusan ini.", "Walikota Tegal"),
        ("Gubernur Bali menetapkan alokasi.", "Gubernur Bali"),
    ],
)
def test_another_region_than_the_offices_warns_by_its_name(text, shown):
    assert regions(text) == [f"teks menyebut “{shown}”, padahal naskah ini dari Kabupaten Kebumen."]
    assert regions(text, allowed=(shown,)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pemerintah Kabupaten Kebumen Provinsi Jawa Tengah.",
        "PEMERINTAH KABUPATEN KEBUMEN",
        "Rapat di Kota Kebumen.",
        "Trotoar di pusat kota Gombong diperbaiki.",
        "Prevalensi stunting lebih rendah dibandingkan Kabupaten Brebes.",
        "Wilayah eks Karesidenan Kedu meliputi Kabupaten Wonosobo, Kabupaten Purworejo, dan Kabupaten Kebumen.",
        "Pemerintah Kabupaten/Kota dan Provinsi.",
        "Penghargaan Kabupaten Layak Anak, Kota Pusaka, dan Kabupaten Informatif.",
        "Pemeliharaan Jalan Kabupaten Ruas Panjer, Hutan Kota Panjer, dan Program Kota Tanpa Kumuh.",
        "Perjalanan dinas ke Kota Semarang dan studi tiru di Kabupaten Sleman.",
        "Studi banding ke Pemerintah Kabupaten Sleman.",
        "Sebelah timur berbatasan dengan Kabupaten Purworejo dan Kabupaten Wonosobo.",
        "Perpindahan pegawai dari Pemerintah Kabupaten Banyumas.",
        "Peraturan Daerah Kabupaten Banyumas Nomor 6 Tahun 2023 tentang Arsip Kabupaten Banyumas.",
        "Surat Sekretaris Daerah Kabupaten Banyumas Nomor 800/12/2027 perihal Mutasi.",
        "Wali Kota Magelang hadir.",
        "Tingkat Provinsi Jateng.",
        "Setiap Provinsi Tahun 2027.",
        "Rapat koordinasi di Kota Semarang dan bimbingan teknis BKN di Kota Yogyakarta.",
        "Antar-Kabupaten Purbalingga, Kab/Kota, KAB. KEBUMEN, se-Kabupaten Kebumen, dan tingkat kabupaten Tahun 2027.",
        "Rapat Kabupaten/Kota Se-Jawa Tengah dan Kabupaten Penerima Penghargaan.",
    ],
)
def test_the_own_region_journeys_neighbours_and_cited_acts_do_not_warn(text):
    assert regions(text) == []


def test_a_city_and_the_regency_of_the_same_name_are_two():
    assert regions("Pemerintah Kabupaten Magelang", kabupaten="Kota Magelang", pemerintah="Pemerintah Kota Magelang")
    assert not regions("Pemerintah Kota Magelang", kabupaten="Kota Magelang", pemerintah="Pemerintah Kota Magelang")


def test_a_region_is_told_once_for_a_text_and_not_in_tables_or_copies():
    assert len(regions("Kabupaten Purbalingga dan Kabupaten Purbalingga, Kabupaten Banyumas.")) == 2
    assert regions("Kabupaten Purbalingga", "bagian", 0, "baris", 1, 2) == []
    assert regions("Kabupaten Purbalingga", "tembusan", 0) == []


@pytest.mark.parametrize(
    ("basis", "warns"),
    [
        ("Peraturan Bupati Purworejo Nomor 88 Tahun 2021 tentang Kedudukan Dinas Kesehatan", True),
        ("Peraturan Daerah Kota Tegal Nomor 5 Tahun 2017 tentang Perhubungan", True),
        ("Peraturan Bupati Kebumen Nomor 88 Tahun 2021 tentang Kedudukan Dinas Kesehatan", False),
        ("Peraturan Gubernur Jawa Tengah Nomor 5 Tahun 2020 tentang Pedoman", False),
        ("Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Kabupaten Purworejo", False),
    ],
)
def test_an_act_of_another_region_is_no_basis(basis, warns):
    paper = decree(mengingat=["uu-23-2014", basis])
    assert bool(told(paper, keputusan.CHECKS, "K406")) is warns


@pytest.mark.parametrize(
    ("copies", "ground", "warns"),
    [
        (["Bupati Purworejo"], "bahwa perlu tim", True),
        (["Inspektur Kabupaten Purworejo"], "bahwa perlu tim", True),
        (["Bupati Kebumen", "Inspektur Kabupaten Kebumen"], "bahwa perlu tim", False),
        (["Kabupaten Purworejo"], "bahwa perlu tim", False),
        (["Bupati Purworejo"], "bahwa pegawai pindah ke Pemerintah Kabupaten Purworejo", False),
    ],
)
def test_a_copy_goes_to_another_region_only_where_the_paper_names_it(copies, ground, warns):
    paper = decree(tembusan=copies, menimbang=[ground])
    assert bool(told(paper, keputusan.CHECKS, "K406")) is warns


MOVED = {"kabupaten": "Kabupaten Purbalingga", "pemerintah": "Pemerintah Kabupaten Purbalingga"}


def test_a_text_signer_or_government_of_the_region_it_was_copied_from_warns_in_every_kind():
    for paper, checks in (
        (decree(instansi=office(**MOVED), menimbang=["bahwa Kabupaten Kebumen maju"]), keputusan.CHECKS),
        (regulation(instansi=office(**MOVED), menimbang=["bahwa Kabupaten Kebumen maju"]), perbup.CHECKS),
        (Kak.model_validate({**tor(), "instansi": office(**MOVED)}), kak_checks.CHECKS),
    ):
        assert told(paper, checks, "K406")
        quiet = paper.model_copy(update={"daerah_lain": ("Kabupaten Kebumen",)})
        assert told(quiet, checks, "K406") == []


def test_the_keys_go_through_workbooks_and_into_next_year(folder, kakdoc):
    file = PROJECT / "tests" / "examples" / "kak" / "benar" / "tahun-dan-daerah-lain.yaml"
    shutil.copy(file, folder / "inputs" / "a.yaml")
    assert kakdoc("ubah", "inputs/a.yaml", "inputs/b.xlsx").code == 0
    assert kakdoc("periksa", "inputs/b.xlsx", "--ketat").code == 0
    assert kakdoc("lanjut", "inputs/a.yaml", "--tahun", "2028", "--ke", "inputs/2028").code == 0
    assert "tahun_lain: 2027\n" in (folder / "inputs" / "2028" / "a-2028.yaml").read_text("utf-8")
    book = openpyxl.load_workbook("inputs/b.xlsx")
    row = next(cell.row for cell in book["Naskah"]["A"] if cell.value == "Tahun lain")
    book["Naskah"].cell(row, 2).value = None
    book.save("inputs/b.xlsx")
    assert "[K401]" in kakdoc("periksa", "inputs/b.xlsx").err


# The example's official, names in brackets, gaps


def test_the_examples_official_signs_for_no_other_region():
    for changes in (MOVED, {"kabupaten": "Kota Contoh"}, {"pemerintah": "Pemerintah Kota Contoh"}):
        given = {**tor(), "instansi": office(**changes)}
        (problem,) = [e for c in kak_checks.CHECKS for e in c(Kak.model_validate(given)) if e.code == "K341"]
        assert problem.fatal
        assert problem.field == ("instansi", "pejabat", "kepala", "nama")
        assert told(decree(instansi=office(**changes)), keputusan.CHECKS, "K341")
    assert told(decree(), keputusan.CHECKS, "K341") == []
    assert told(regulation(instansi=office(**MOVED)), perbup.CHECKS, "K341") == []  # another signs


@pytest.mark.parametrize(
    "change",
    [{"nama": "Nama Contoh"}, {"nip": "196804241998031012"}, {"nama": "MOH. AMIRUDIN"}],
)
def test_the_examples_official_is_known_by_name_or_by_number(change):
    given = office(**MOVED)
    kepala = {**given["pejabat"]["kepala"], **change}
    paper = decree(instansi={**given, "pejabat": {**given["pejabat"], "kepala": kepala}})
    assert told(paper, keputusan.CHECKS, "K341")
    other = {**kepala, "nama": "Nama Contoh", "nip": "196804241998031012"}
    paper = decree(instansi={**given, "pejabat": {**given["pejabat"], "kepala": other}})
    assert told(paper, keputusan.CHECKS, "K341") == []


def named(nama: str, jabatan: str = "Kepala Badan Contoh"):
    given = office()
    return {**given, "pejabat": {**given["pejabat"], "kepala": {"nama": nama, "jabatan": jabatan}}}


@pytest.mark.parametrize(
    "nama",
    [
        "(Nama Kepala Badan)",
        "(nama bupati)",
        "( …. )",
        "{nama}",
        "<nama>",
        "NAMA LENGKAP",
        "Nama Terang",
        "Nama dan Gelar",
        "Drs. xxx",
        "XXXXX",
        "-",
        "?",
    ],
)
def test_a_name_in_brackets_warns_once_the_paper_has_a_date(nama):
    if nama not in ("( …. )", "XXXXX"):  # told in drafts too, as dots are
        assert told(decree(instansi=named(nama)), keputusan.CHECKS, "K115") == []
        assert told(Kak.model_validate({**tor(), "instansi": named(nama)}), kak_checks.CHECKS, "K115") != []
    dated = decree(instansi=named(nama), tanggal="2 Januari 2024")
    assert told(dated, keputusan.CHECKS, "K115") != []


@pytest.mark.parametrize("nama", ["Nama Contoh", "Namara", "Ida Nama", "Nama Lengkapi"])
def test_a_name_is_no_placeholder(nama):
    assert told(decree(instansi=named(nama), tanggal="2 Januari 2024"), keputusan.CHECKS, "K115") == []


@pytest.mark.parametrize("nama", ["......", "……………", "________", "-------", ". . . . .", "Drs. ........., M.Si."])
def test_a_signer_of_dots_or_lines_is_refused(nama):
    problems = [e for c in keputusan.CHECKS for e in c(decree(instansi=named(nama))) if e.code == "K115"]
    assert [each.fatal for each in problems] == [True]
    region = office(kabupaten="Kabupaten ………")
    assert any(each.code == "K115" and each.fatal for c in keputusan.CHECKS for each in c(decree(instansi=region)))


@pytest.mark.parametrize(
    ("changes", "fatal"),
    [
        ({"kegiatan": "Sub Kegiatan ………………"}, True),
        ({"kegiatan": "Kegiatan ............."}, True),
        ({"program": "x.xx.xx"}, True),
        ({"penutup": "Anggaran sebesar Rp. ........."}, False),
        ({"penutup": "Anggaran sebesar Rp ……………,-"}, False),
        ({"penutup": "Anggaran sebesar Rp. ________"}, False),
        ({"penutup": "Anggaran sebesar Rp xxx.xxx"}, False),
        ({"penutup": "Kode x.xx.xx.x.xx"}, False),
        ({"penutup": "Kode 5.03.xx.2.02"}, False),
        ({"kegiatan": "XXXX"}, True),
    ],
)
def test_gaps_of_dots_and_letters_are_told(changes, fatal):
    paper = Kak.model_validate({**tor(), **changes})
    assert [e.fatal for c in kak_checks.CHECKS for e in c(paper) if e.code == "K115"] == [fatal]


@pytest.mark.parametrize(
    "text",
    ["Kebumen, …… Januari 2027", "dan seterusnya ...", "Rp5.000,00", "Nomor …… Tahun 2024", "a.n. Bupati", "----"],
)
def test_blanks_in_running_text_are_left_to_be_filled_in_by_hand(text):
    assert told(Kak.model_validate({**tor(), "penutup": text}), kak_checks.CHECKS, "K115") == []


@pytest.mark.parametrize("given", [{"a": 1}, [["Kota Semarang"]], [], "", " , "])
@pytest.mark.parametrize("key", ["tahun_lain", "daerah_lain", "nama_lain"])
def test_what_is_no_list_of_names_is_refused_under_the_new_keys(key, given):
    if key != "nama_lain" or given != " , ":
        with pytest.raises(ValueError, match=r"isian ini (?:kosong|harus satu nilai)"):
            decree(**{key: given})


def test_the_new_keys_are_no_texts_of_the_paper():
    paper = decree(
        tahun_lain="2023",
        daerah_lain="Kota Semarang, Kabupaten Sleman",
        nama_lain="Dinas Sosial, Kependudukan; Program A",
    )
    assert paper.daerah_lain == ("Kota Semarang", "Kabupaten Sleman")
    assert paper.nama_lain == ("Dinas Sosial, Kependudukan", "Program A")
    assert all(each.field[0] not in ("tahun_lain", "daerah_lain", "nama_lain") for each in texts_of.texts(paper))
    assert texts("instansi.yaml")["kabupaten"] == OFFICE.kabupaten


def test_places_in_a_title_are_those_in_the_file_though_words_are_left_out(folder, kakdoc):
    text = "judul: Keputusan Kepala Badan tentang Tim dan dan Arsip."
    rest = "\nmenimbang: [bahwa baik]\nmengingat: [uu-23-2014]\ndiktum: [Satu.]\n"
    (folder / "inputs" / "a.yaml").write_text(f"jenis: keputusan\ntahun: 2027\n{text}{rest}", "utf-8")
    run = kakdoc("periksa", "inputs/a.yaml")
    assert f"inputs/a.yaml:3:{text.index('dan dan') + 1}: [K404]" in run.err


@pytest.mark.parametrize(
    "text",
    [
        "Penanggung jawab kegiatan adalah (Nama Kepala Bidang).",
        "Menunjuk (Nama Pegawai) sebagai ketua.",
        "Dibiayai sebesar Rp. untuk satu tahun.",
        "Anggaran senilai Rp",
        "Rencana tahun 20xx disusun.",
        "Rencana tahun 20.. disusun.",
        "Diikuti sebanyak ...... orang.",
        "Capaian sebesar ……%",
        "Ketua, NIP. ..............",
        "Kegiatan ............ dilaksanakan.",
        "Dilaksanakan di [nama Desa].",
        "Sasaran: […]",
        "Sasaran xxx tercapai.",
        "Sasaran (diisi nama sasaran).",
        "Menerangkan bahwa Nama: ______ adalah benar.",
        "Rapat dihadiri ____ orang.",
        "Pada bulan ____ 2027 dilaksanakan rapat.",
    ],
)
def test_what_a_sentence_leaves_open_warns_but_in_forms_of_annexes(text):
    located = [LocatedText(("bagian", 0, "isi"), text, names_activities=True)]
    assert [(each.code, each.fatal) for each in gaps.check_gaps(located)] == [("K115", False)]
    form = [LocatedText(("lampiran", 0, "isi"), text, names_activities=True)]
    assert list(gaps.check_gaps(form)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kertas HVS (isi 500 lembar)",
        "Formulir (diisi oleh petugas)",
        "Jumlah (Rp.)",
        "sebesar Rp5.000,00, Rp 5.000 dan Rp. **5.000**",
        "sebesar Rp (lima) itu",
        "BAB XXX, Pasal XX, dan catatan [1]",
        "Pukul 20.00 dan seterusnya ...",
        "Nama: ........ Alamat: ........",
        "(______________________)",
        "Berkas data__pegawai___2027 dan surel nama___satu",
        "nama kegiatan (nama dan NIP petugas)",
        "Laporan memuat uraian (nama kegiatan, lokasi, dan waktu).",
        "Daftar hadir (nama pegawai dan jabatannya)",
    ],
)
def test_units_forms_and_figures_are_no_gaps(text):
    located = [LocatedText(("bagian", 0, "isi"), text, names_activities=True)]
    assert list(gaps.check_gaps(located)) == []


@pytest.mark.parametrize("value", ["diisi", "TBD", "Nama Jelas", "Kegiatan (diisi)", "------", "[nama kegiatan]"])
def test_a_name_that_only_says_that_it_is_missing_is_refused(value):
    located = [LocatedText(("kegiatan",), value, names_activities=True)]
    assert [(each.code, each.fatal) for each in gaps.check_gaps(located)] == [("K115", True)]


@pytest.mark.parametrize(
    ("changes", "warns"),
    [
        (MOVED, True),
        ({**MOVED, "tempat": "Purbalingga"}, False),
        ({**MOVED, "nama": "UPT Laboratorium Kebumen"}, False),
        ({"tingkat": "provinsi", "kabupaten": None, "pemerintah": "Pemerintah Provinsi Jawa Tengah"}, False),
        ({}, False),
    ],
)
def test_the_town_of_the_example_warns_in_another_region(changes, warns):
    paper = decree(instansi={**named("Nama Contoh"), **changes})
    town = [each for each in told(paper, keputusan.CHECKS, "K406") if "tempat di contoh" in each]
    assert bool(town) is warns
