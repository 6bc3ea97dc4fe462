"""Slips as copying and hurried typing leave them, planted one at a time in right papers; and sentences that are right.

They were written from what offices write, by someone who did not write the rules.
"""

from __future__ import annotations

import shutil

import pytest
from conftest import PROJECT

from kakdoc.papers import checking

TOR = (PROJECT / "inputs/2027/kak-mutasi-promosi-asn.yaml").read_text("utf-8")
PLACE = "      Sehubungan dengan itu, pada tahun 2027 perlu"
DECREE = """\
jenis: keputusan
tahun: 2027
judul: Pembentukan Tim Penyusun Standar Pelayanan Publik
menimbang:
  - bahwa untuk meningkatkan mutu pelayanan perlu disusun standar pelayanan;
mengingat: [uu-23-2014, pp-12-2019]
diktum:
  - Membentuk Tim Penyusun Standar Pelayanan Publik dengan susunan sebagaimana tercantum dalam Lampiran.
  - Tim bertugas menyusun rancangan standar pelayanan.
lampiran:
  - jenis: tabel
    judul: Susunan Tim Penyusun Standar Pelayanan Publik
    kolom: [{judul: No}, {judul: Nama}, {judul: NIP}, {judul: Pangkat/Golongan}, {judul: Kedudukan}]
    baris:
      - ["1", "Ani Contoh, S.E.", "19800101 200501 2 001", "Penata Tingkat I (III/d)", "Ketua"]
      - ["2", "Budi Contoh", "19810202 200602 1 002", "Penata (III/c)", "Sekretaris"]
      - ["3", "Citra Contoh", "19820303 200703 2 003", "Penata Muda (III/a)", "Anggota"]
"""
BUDGET = "Peraturan Daerah Kabupaten Kebumen Nomor 9 Tahun 2025 tentang Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2026"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Tells the codes of what is wrong in a paper; each is checked as the office of the examples would."""
    folder = tmp_path_factory.mktemp("planted")
    for name in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(PROJECT / "inputs" / name, folder)

    def check(text: str) -> set[str]:
        file = folder / "naskah.yaml"
        file.write_text(text, "utf-8")
        return {each.code for each in checking.check(file).problems}

    return check


def in_tor(sentence: str) -> str:
    lines = "\n".join(f"      {line}" if line else "" for line in sentence.split("\n"))
    return TOR.replace(PLACE, f"{lines}\n\n{PLACE}", 1)


def test_the_papers_are_right_before_anything_is_planted(found):
    assert TOR.count(PLACE) == 1
    assert found(TOR) == set()
    assert found(DECREE) == set()


SLIPS = [
    # last year
    ("Pada Tahun 2026 direncanakan dua kali seleksi terbuka.", "K401"),
    ("Kegiatan dibiayai dari APBD Kabupaten Kebumen Tahun Anggaran 2026.", "K401"),
    ("Pembayaran dibebankan pada DPA BKPSDM T.A. 2026.", "K401"),
    ("Sosialisasi akan dilaksanakan pada bulan Juni 2026 di aula badan.", "K401"),
    ("Untuk itu, pada tahun 2026 Dinas Perhubungan perlu melaksanakan rekayasa lalu lintas.", "K401"),
    (
        f"Kegiatan ini dilaksanakan berdasarkan {BUDGET}.",
        "K401",
    ),
    ("Masa tugas tim sejak 1 Januari 2026 sampai dengan 31 Desember 2026.", "K401"),
    ("Seleksi akan dilaksanakan pada tahun dua ribu dua puluh enam.", "K401"),
    ("Menindaklanjuti Nota Dinas Kepala Bidang Mutasi tanggal 5 November 2027, seleksi disiapkan.", "K422"),
    ("Berdasarkan Peraturan Bupati Nomor 5 Tahun 2029 tentang Arsip, seleksi disiapkan.", "K422"),
    ("Penanggung jawab seleksi bernama ______ dengan jabatan ______ di badan.", "K115"),
    (
        "Rinciannya:\n\n| No | Uraian | Jumlah (Rp) |\n|---|---|---|\n| 1 | ATK | 1.000.000 |\n| 2 | Rapat | 2.000.000 |\n|  | Jumlah | 4.000.000 |",
        "K432",
    ),
    # another region, another office
    ("Pemerintah Kabupaten Banyumas berkomitmen menata pegawainya.", "K406"),
    ("Usul disampaikan kepada Bupati Purworejo untuk ditetapkan.", "K406"),
    ("Sasaran kegiatan adalah seluruh perangkat daerah di Kota Tegal.", "K406"),
    ("Kegiatan ini mendukung visi Provinsi Jawa Barat.", "K406"),
    # gaps and doubled words
    ("Pagu kegiatan ini sebesar Rp. ......... sesuai usulan.", "K115"),
    ("Kode rekening x.xx.xx dipakai untuk honorarium.", "K115"),
    ("Penanggung jawab kegiatan adalah (Nama Kepala Bidang).", "K115"),
    ("Hasil seleksi dilaporkan kepada ………………", "K115"),
    ("Seleksi dibuka pada tanggal ___ Maret 2027.", "K115"),
    ("Target indikator kegiatan ini xx%.", "K115"),
    ("Pelaksanaan Kegiatan Kegiatan Mutasi dan Promosi ASN perlu didukung.", "K404 K407"),
    # dates, periods, hours
    ("Rapat diadakan pada hari Rabu, 14 Maret 2027 di aula.", "K41"),
    ("Pendaftaran ditutup pada tanggal 31 September 2027.", "K41"),
    ("Pada tanggal lima bulan Januari tahun dua ribu dua puluh tujuh (06-01-2027) rapat dibuka.", "K41"),
    ("Pelatihan berlangsung 3 (tiga) hari, 4–7 Mei 2027.", "K41"),
    ("Seleksi dilaksanakan pada triwulan II (Juli–September).", "K41"),
    ("Laporan semester I (Juli–Desember) disusun bidang.", "K41"),
    ("Menindaklanjuti surat Nomor 800/12/VIII/2027 tanggal 5 Mei 2027.", "K41"),
    ("Rapat dimulai pukul 25.00 WIB.", "K41"),
    ("Rapat berlangsung pukul 13.00 s.d. 11.00 WIB.", "K41"),
    ("Uji kompetensi dilaksanakan pada hari Selasa, 17 Agustus 2027.", "K41 K42"),
    # numbers said twice
    ("Peserta 25 orang terdiri atas 10 orang pelaksana dan 12 orang pengawas.", "K432"),
    ("Tim dibantu 16 (enam belas) petugas, terdiri atas 12 (dua belas) perempuan dan 5 (lima) laki-laki.", "K432"),
    ("Anggaran kegiatan ini sebesar Rp999.000.000,00.", "K433"),
    ("Seleksi terdiri atas 4 (empat) tahapan:\n\n1. pengumuman;\n2. pendaftaran; dan\n3. penilaian.", "K431"),
    ("Honorarium sebesar Rp1.500.000,00 (satu juta lima ribu rupiah) dibayarkan.", "K201"),
    ("Pegawai yang diusulkan berpangkat Penata Muda (IV/a).", "K206"),
    # words
    ("Bila dikemudian hari terdapat kekeliruan akan diperbaiki.", "K403 K408"),
    ("Seleksi di laksanakan secara terbuka.", "K403 K408"),
    ("Berkas yang telah di periksa diserahkan kepada panitia.", "K403"),
    ("Pelamar di bantu oleh petugas.", "K403"),
    ("Agar pelaksanaanya tertib, seleksi dijadwalkan.", "K403"),
    ("Aktifitas mutasi dicatat dalam sistem.", "K403"),
    ("Resiko keterlambatan perlu dikelola.", "K403"),
    ("Hasilnya dianalisa oleh tim.", "K403"),
    ("Ijin belajar diperhitungkan dalam promosi.", "K403"),
    ("Rapat bulan Nopember 2027 membahas usul.", "K403"),
    ("Perubahan ini tidak merubah pagu.", "K403"),
    ("Jadual seleksi diumumkan.", "K403"),
    ("Tolak ukur keberhasilan ditetapkan badan.", "K403"),
    # regulations
    ("Dasar hukum lainnya adalah Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara.", "K301"),
    ("Dasar hukum lainnya adalah UU No. 17 Tahun 2003 tentang Keuangan Daerah.", "K302"),
    ("Sesuai Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Umum Masyarakat.", "K302 K370 K371 K372"),
    ("1. Undang-Undang Nomor 17 Tahun 2024 tentang Kesehatan;", "K302"),
]


@pytest.mark.parametrize(("sentence", "codes"), SLIPS)
def test_a_slip_in_the_prose_of_a_tor_is_named(sentence, codes, found):
    told = found(in_tor(sentence))
    assert any(code.startswith(tuple(codes.split())) for code in told), told


IN_TOR = [
    ("kegiatan: Mutasi dan Promosi ASN", "kegiatan: Kegiatan Mutasi dan Promosi ASN", "K340 K407"),
    ("sumber_dana: APBD Kabupaten Kebumen Tahun Anggaran 2027", "sumber_dana: APBD TA 2026", "K401"),
    ("sumber_dana: APBD Kabupaten Kebumen Tahun", "sumber_dana: APBD Kabupaten Purworejo Tahun", "K406"),
    ("- Keputusan perpindahan pegawai;", "- Keputusan perpindahan pegawai tahun 2026;", "K401"),
    ("program: Kepegawaian Daerah", "program: Program ………………", "K115"),
    ("[Panitia Seleksi, Penyelenggara", "[Panitia Seleksi Kabupaten Cilacap, Penyelenggara", "K406"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "codes"), IN_TOR)
def test_a_slip_in_a_field_of_a_tor_is_named(right, wrong, codes, found):
    assert right in TOR
    told = found(TOR.replace(right, wrong))
    assert any(code.startswith(tuple(codes.split())) for code in told), told


IN_DECREE = [
    ("200602 1 002", "20060 1 002", "K123"),
    ("Penata (III/c)", "Penata (III/d)", "K206"),
    ("19820303 200703 2 003", "19810202 200602 1 002", "K844"),
    ('["3", "Citra', '["99", "Citra', "K430"),
    ('"Citra Contoh", "19820303 200703 2 003"', '"Rina Wati", "-"]\n      - ["4", "Rina Wati", "-"', "K844"),
    ("Membentuk Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Penyusun Analisis Beban Kerja", "K435"),
    ("pp-12-2019]", f"pp-12-2019, {BUDGET}]", "K401"),
    ("Membentuk Tim Penyusun Standar Pelayanan", "Membentuk Tim Penyusun Standar Kompetensi", "K435"),
    ("judul: Susunan Tim Penyusun Standar Pelayanan", "judul: Susunan Tim Penyusun Standar Kompetensi", "K435"),
    ("Membentuk Tim Penyusun Standar Pelayanan Publik", "Membentuk Tim Pengendalian Gratifikasi", "K435"),
    ("dengan susunan sebagaimana", "yang terdiri atas 5 (lima) orang, dengan susunan sebagaimana", "K431"),
    ("dengan susunan sebagaimana", "sebanyak 5 (lima) orang dengan susunan sebagaimana", "K431"),
    ("menyusun rancangan standar pelayanan.", "sebagaimana dimaksud dalam Diktum KEDUA.", "K316 K327 K34 K35"),
    ("Tim bertugas menyusun rancangan standar pelayanan.",
     "|\n    Tim bertugas:\n\n    a. menyusun rancangan\n    b. menyampaikan laporan;", "K347"),
    ("Tim bertugas menyusun rancangan standar pelayanan.",
     "|\n    Tim bertugas:\n\n    a. menyusun; dan\n    b. membahas; dan\n    c. menyampaikan rancangan.", "K347"),
    ("menyusun rancangan standar pelayanan.", "menyusun standar bagi Dinas Sosial Kabupaten Cilacap.", "K406"),
    ("untuk meningkatkan mutu", "untuk melaksanakan DPA Tahun Anggaran 2026 dan meningkatkan mutu", "K401"),
    ("menyusun rancangan standar pelayanan.", "bekerja sampai tanggal 31 Juni 2027.", "K41"),
    ("pp-12-2019]", "pp-12-2019, Undang-Undang Nomor Nomor 25 Tahun 2009]\nmengingat_tetap: ya", "K31 K34 K35 K37"),
    ("rancangan standar pelayanan.", "rancangan standar pelayanan.\n  - Keputusan ini mulai berlaku pada tanggal diundangkan.",
     "K330 K34 K35"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "codes"), IN_DECREE)
def test_a_slip_in_a_decree_is_named(right, wrong, codes, found):
    assert right in DECREE
    told = found(DECREE.replace(right, wrong))
    assert any(code.startswith(tuple(codes.split())) for code in told), told


RIGHT = [
    "Pada tahun 2025 prevalensi stunting sebesar 11,2% dan tahun 2026 turun menjadi 10,4%.",
    "Target tersebut sejalan dengan SDGs sampai tahun 2030 dan RPJPD 2025–2045.",
    "Standar mutu mengacu pada SNI 1732:2013 dan ISO 9001:2015.",
    "Kabupaten ini berdiri pada tahun 1936 dan dimekarkan tahun 1962.",
    "Sesuai UU no 17 Tahun 2023 dan Permenkes No. 19 Thn 2024, layanan diperluas.",
    "Pegawai yang lahir tanggal 5 Mei 1990 dengan TMT 1 Maret 2015 dapat diusulkan.",
    "Renstra BKPSDM Tahun 2025–2029 menetapkan indikator kegiatan ini.",
    "Evaluasi Tahun 2026 menunjukkan bahwa usul terlambat.",
    "Menindaklanjuti surat Bupati Nomor 800/470/I/2027 tanggal 12 Januari 2027.",
    "Studi tiru dilaksanakan ke Kota Surakarta pada bulan Mei 2027.",
    "Rapat koordinasi di Kota Semarang dihadiri kepala badan.",
    "Kegiatan ini mendukung Program Keluarga Harapan dan Program Makan Bergizi Gratis.",
    "Luas rata-rata dihitung dengan rumus luas / luas x 100 per ruang.",
    "Rapat diadakan pada hari Rabu, 17 Maret 2027, pukul 09.00 s.d. 12.00 WIB.",
    "Pelatihan berlangsung 4 (empat) hari, 4–7 Mei 2027.",
    "Seleksi dilaksanakan pada triwulan II (April–Juni) dan triwulan III (Juli s.d. September).",
    "Peserta 25 orang terdiri atas 10 orang pelaksana dan 15 orang pengawas.",
    "Peserta 25 orang terdiri atas 10 PNS dan 15 PPPK, yaitu 12 perempuan dan 13 laki-laki.",
    "Panitia 15 orang terdiri atas 3 seksi dan 2 subseksi.",
    "Menindaklanjuti surat Menteri Kesehatan Nomor HK.02.02/I/1234/2026 tanggal 3 November 2026.",
    "Klasifikasi mengikuti KBLI 2020 dengan tahun dasar 2010.",
    "Dari 120 desa, 30 desa telah menyampaikan usul.",
    "Honorarium narasumber sebesar Rp1.700.000,00 (satu juta tujuh ratus ribu rupiah) per jam.",
    "Pegawai berpangkat Penata Muda Tingkat I (III/b) dapat diusulkan.",
    "Sekretaris daerah, camat, dan lurah diundang; masing-masing mengirim dua orang.",
    "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara menjadi acuan.",
    "Dokumen disimpan di bawah pengawasan sekretariat dan di samping itu dicatat dalam buku agenda.",
    "Pembayaran dilakukan paling lambat 31 Desember 2027.",
    "Pengumuman dimuat dalam laman https://contoh.go.id/seleksi-2026/.",
    "Wilayah kerja berbatasan dengan Kabupaten Purworejo dan Kabupaten Banyumas.",
    "Tim bekerja selama 6 (enam) bulan, Januari s.d. Juni 2027.",
    "Kenaikan pangkat periode 1 April 2027 diusulkan 30 (tiga puluh) orang.",
    "Nilai SAKIP tahun 2025 adalah 78,45 (BB) dan ditargetkan 80 (A) pada tahun 2027.",
    "Hari kerja badan adalah Senin sampai dengan Jumat, pukul 07.30–16.00 WIB.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_sentence_is_left_alone(sentence, found):
    assert found(in_tor(sentence)) == set()


OFFICES = PROJECT / "tests/examples/kantor"
IN_OFFICES = [
    (
        "dinas-kesehatan/2027/keputusan-tim-audit-maternal.yaml",
        "Kabupaten Purworejo Tahun Anggaran 2027.",
        "Kabupaten Purworejo Tahun Anggaran 2026.",
        "K401",
    ),
    ("dinas-kesehatan/2027/keputusan-tim-audit-maternal.yaml", "Purworejo Tahun 2027\nmen", "Purworejo Tahun 2026\nmen", "K435"),
    ("desa/2027/keputusan-tpk.yaml", "terdiri atas 3 (tiga) orang", "terdiri atas 5 (lima) orang", "K431"),
    ("satuan-kerja/2027/keputusan-pengelola-keuangan.yaml", "3 (tiga) orang", "4 (empat) orang", "K431"),
    ("kota/2027/perwal-perubahan-parkir.yaml", "tarif dalam Peraturan Wali Kota Nomor 22 Tahun 2023",
     "tarif dalam Peraturan Wali Kota Nomor 22 Tahun 2022", "K434"),
    ("kota/2027/laporan/triwulan-1.yaml", "memasuki tahap pembahasan", "memasuki tahap akhir dengan realisasi keuangan 45,20%", "K433"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "code"), IN_OFFICES)
def test_a_slip_in_a_paper_of_another_office_is_named(name, right, wrong, code, tmp_path):
    office = name.split("/", 1)[0]
    shutil.copytree(OFFICES / office, tmp_path / office)
    paper = tmp_path / name
    text = paper.read_text("utf-8")
    assert right in text
    paper.write_text(text.replace(right, wrong, 1), "utf-8")
    assert code in {each.code for each in checking.check(paper).problems}
