"""Programmes and movements of the whole country, which any paper may name: they are no activity of another office.

Names as the acts and ministries have them that run them, among them Perpres 63/2017 (Program Sembako and PKH), Perpres
83/2024 (Makan Bergizi Gratis), Permendikbud 10/2020 (Indonesia Pintar), Permenkes 39/2016 (Indonesia Sehat), Perpres
72/2021 (stunting), Inpres 9/2025 (Koperasi Desa/Kelurahan Merah Putih), UU 40/2004 (social security).
"""

NATIONAL = (
    "Adipura", "Adiwiyata", "Asistensi Rehabilitasi Sosial", "Asta Cita", "Bangga Kencana", "Bantuan Iuran",
    "Bantuan Langsung Tunai", "Bantuan Operasional", "Bantuan Pangan Non", "Bantuan Sosial", "Bantuan Stimulan",
    "Bina Keluarga", "Cek Kesehatan Gratis", "Desa Siaga", "Desa Tangguh Bencana", "Gerakan", "Generasi Berencana",
    "Germas", "Guru Penggerak", "Imunisasi Nasional", "Indonesia Emas", "Indonesia Maju", "Indonesia Pintar",
    "Indonesia Sehat", "Internsip", "Jaminan Hari Tua", "Jaminan Kecelakaan Kerja", "Jaminan Kehilangan Pekerjaan",
    "Jaminan Kematian", "Jaminan Kesehatan", "Jaminan Pensiun", "Jaminan Persalinan", "Jaminan Sosial",
    "Kampung Iklim", "Kampung KB", "Kampung Keluarga", "Kampung Nelayan", "Kampus Merdeka", "Kartu Indonesia",
    "Kartu Prakerja", "Keluarga Berencana", "Keluarga Harapan", "Kesejahteraan Sosial", "Koperasi Desa",
    "Koperasi Kelurahan", "Kota Layak", "Kota Tanpa Kumuh", "Kredit Usaha Rakyat", "Magang Nasional", "Makan Bergizi",
    "Merdeka Belajar", "Nasional", "Nusantara Sehat", "Organisasi Penggerak", "Padat Karya", "Pamsimas",
    "Pemeriksaan Kesehatan Gratis", "Penanganan Fakir Miskin", "Pendaftaran Tanah", "Penguatan Karakter",
    "Pengelolaan Penyakit Kronis", "Penguatan Pendidikan Karakter", "Penyediaan Air Minum dan Sanitasi",
    "Percepatan Penurunan Stunting", "Perlindungan Sosial", "Prakerja", "Reforma Agraria",
    "Revitalisasi Satuan Pendidikan", "Sarjana Penggerak", "Satu Data", "Sejuta Rumah", "Sekolah Penggerak",
    "Sekolah Rakyat", "Sekolah Sehat", "Sembako", "Siswa Mengenal", "Subsidi", "Tiga Juta Rumah", "Tol Laut",
    "Transmigrasi", "Wajib Belajar",
)  # fmt: skip
GENERAL = frozenset((
    "Tahun", "Anggaran", "Perangkat", "Daerah", "Pemerintah", "Pemerintahan", "Pembangunan", "Kabupaten", "Kota",
    "Provinsi", "Badan", "Dinas", "Kerja", "Nasional", "Prioritas", "Strategis", "Unggulan", "Utama", "Rutin",
    "Aksi", "Andalan", "Belajar", "Bupati", "Desa", "Diploma", "Doktor", "Ekstrakurikuler", "Gubernur", "Hari",
    "Inovasi", "Kecamatan", "Kelurahan", "Keagamaan", "Kementerian", "Legislasi", "Lintas", "Magister", "Pascasarjana",
    "Pembentukan", "Pemda", "Pemkab", "Pemkot", "Posyandu", "Pokok", "Presiden", "Profesi", "Puskesmas", "Sarjana",
    "Sekolah", "Studi", "Tahunan", "Wali", "Walikota", "CSR", "JKN", "KB", "KIA", "KKN", "KKR", "MTQ", "OSIS", "PAUD",
    "PHBS", "PKK", "PKL", "PMT", "PSN", "TB", "TJSL", "TMMD", "UKM", "UKP", "UKS", "Linux", "Microsoft",
    "Penyelenggara", "Pelaksana", "PNPM",
))  # fmt: skip
"""Words that begin a general expression or something else than a name."""
