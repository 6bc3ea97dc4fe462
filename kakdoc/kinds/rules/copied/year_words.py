"""The words that tell what a year is that of: of what was, of what is planned, of what takes place.

They are pieces of patterns with blanks between them; `_` is any white space.
"""

from __future__ import annotations

import re


def _words(listed: str) -> str:
    """Return a pattern for texts in small letters."""
    small = re.sub(r"\\.|[A-Z]+", lambda each: each[0] if each[0].startswith("\\") else each[0].lower(), listed)
    return "|".join(small.split()).replace("_", r"\s+")


FACT_NOUNS = _words(r"""
    (?:dari|atas)_target realisasi capaian pencapaian ketercapaian
    (?<!peningkatan\s)(?<!pengolahan\s)(?<!pemasaran\s)hasil evaluasi penilaian(?!_(?:lomba|calon|angka))
    pengukuran(?!_(?:bidang|tanah)) nilai indeks skor predikat peringkat opini prevalensi persentase rasio laju
    statistik survei
    (?<!basis\s)(?<!pengolahan\s)(?<!pengelolaan\s)(?<!pemutakhiran\s)(?<!entri\s)(?<!pengumpulan\s)data kondisi
    keadaan profil laporan LKj?IP LAKIP LPPD LKPJ LKPD ILPPD LHP LHE LRA CALK temuan rekomendasi audit
    pemeriksaan(?!_(?:kesehatan|berkala|gigi|laboratorium|kendaraan|hewan|golongan|ibu|IVA)) reviu review monitoring
    monev pemantauan pengawasan_atas pertanggungjawaban SPJ penyerapan serapan baseline kejadian bencana banjir
    longsor kebakaran pandemi wabah KLB penghargaan piagam trofi juara akreditasi sertifikat sertifikasi
    merupakan_pengadaan inventarisasi pemekaran pembayaran_(?:sisa|utang|kekurangan) rekonsiliasi penutupan
    penghapusan gempa neraca aset (?:dalam|berdasarkan|menurut)_data kasus kematian kecelakaan
    angka_(?:kemiskinan|kematian|pengangguran|stunting|harapan|partisipasi|putus|kelahiran|kesakitan)
    jumlah(?!_(?:sasaran|anggaran|dana|kebutuhan|target|biaya|peserta|alokasi|pagu)) pemenang peraih finalis
    tingkat_(?:kemiskinan|pengangguran|kepuasan|partisipasi) pertumbuhan_ekonomi luas_(?:panen|lahan|wilayah)
    produktivitas kunjungan kekurangan kendala permasalahan kerusakan PDRB IPM IKM SAKIP WTP inflasi tren perkembangan
    dampak terbitnya terjadinya SiLPA sisa (?:ke)?lanjutan luncuran carry[\s-]?over DPA-?L tunggakan h?utang
    kurang_(?:bayar|salur)
    perubahan_(?:atas|ke\w+) addendum pencabutan perpanjangan kontrak_(?:tahun_jamak|nomor)
    masa_(?:pemeliharaan|jabatan) penyelesaian_(?:sisa|pekerjaan|pembayaran) serah_terima BAST (?:tahun|kontrak)_jamak
    multi[\s-]?years? (?:pengadaan|tender|lelang|pemilihan)_(?:\w+_)?dini berita_acara putusan pensiun perbandingan
    kurun_waktu kajian studi penelitian riset usulan_musrenbang
    merupakan_(?:usulan|aspirasi|tindak_lanjut|bantuan|hibah|peninggalan) (?:menerima|mendapat(?:kan)?|memenangi)
    angka(?!_kredit) ringkasan ikhtisar rekap\w* (?<!indikator\s)(?<!tunjangan\s)kinerja kalpataru adipura adiwiyata
    proklim hambatan akibat pasca\w* krisis refocusing pemotongan rasionalisasi kekeringan insiden tragedi erupsi
    letusan sengketa gugatan perkara pengaduan aduan piutang saldo surplus defisit laba ekspor impor upah UMK UMP UMR
    NJOP populasi sebaran rerata rata-rata proporsi cakupan IKLH IPG IDG gini NTP ketimpangan responden sampel mantan
    eks bekas peninggalan tahun_terbit gagal_panen kondisi_eksisting (?:adalah|merupakan)_(?:keluaran|buatan|produksi)
    dari_pelaksanaan pembelajaran_dari tahun_(?:perolehan|pembelian|pembuatan|produksi|pengadaan)
    (?:pembuatan|produksi|buatan)(?=\s*\Z) pengalaman(?:_pada)?
""")
"""What is measured, found, written or kept of a year that was, or goes on from it."""
THINGS = _words(r"""
    peta citra foto dokumentasi edisi terbitan cetakan sumber dalam_angka lulusan alumni (?<!\d\s)angkatan ijazah
    purna\w* akta DTKS DTSEN P3KE SKI SSGB?I EPDeskel IDM Dapodik EMIS regsosek pendataan konvensi deklarasi protokol
    Perda Perbup Perwali Permen\w* Perpres Undang-Undang kendaraan mobil motor laptop bangunan gedung mesin RTRW RDTR
""")
"""What is named by the year of its making: right before that year only."""
FACT_VERBS = _words(r"""
    telah(?!_termasuk) sudah(?!_termasuk) pernah belum sempat terakhir sebelumnya semula tercatat terdapat tercapai
    terealisasi terlaksana
    terjadi mencapai menunjukkan menghasilkan menyebutkan menemukan menyepakati disepakati memperoleh meraih diraih
    diperoleh dicapai berhasil gagal naik turun meningkat menurun bertambah berkurang berubah masih
    ter(?:akomodi[rt]|jaring|tampung)\w*(?:_dalam_\w+)?
    tidak_(?:mencukupi|tercapai|terlaksana|terserap|ada|dapat|semua|sempat) hanya
    baru(?!_(?:akan|ditarget|direncana)) dibanding\w* daripada
    (?<!terhitung\s)(?<!surut\s)sejak(?!_(?:tanggal_)?(?:ditetapkan|berlaku)) semenjak berdiri dihadiri
    diikuti(?!_(?:oleh|seluruh|semua|para|setiap))     serupa lulus dilantik dipangkas dihentikan dilanda melanda
    merendam menyumbang
    mengalami pertama_kali (?:di)?mulai(?=_(?:(?:pada|dari|sejak)_)?\Z)
    tertunda ditunda direvisi dievaluasi ditinjau dicabut diganti\w* diperbarui sedang rusak hilang roboh usang
    berturut-turut masuk gugur ditolak terserap
    terselesaikan terbayar\w* terlampaui teralokasi tersalurkan tertinggal tertangani ditangani
    terbangun dinilai(?!_oleh) dinyatakan ditemukan diketahui tertinggi terendah kembali terkendala terhambat terganggu
    terhenti terdampak terlambat terpaksa menyerap menghabiskan menyisakan menghemat melampaui melebihi terdaftar
    terverifikasi terdata terpasang terkonfirmasi ambrol longsor meluap jebol batal mundur molor meninggal kehilangan
    memenangkan menduduki menempati menempatkan sukses mampu kerap sering terus cenderung didominasi dijumpai
    dihasilkan dikenai disita dibongkar dibubarkan dihapus berkontribusi memproduksi menimbulkan menyebabkan
    mengakibatkan merusak merugikan menimpa menewaskan menelan menjangkau melayani membukukan mencatat\w* menyimpulkan
    merekomendasikan mengungkap\w* menggambarkan memperlihatkan mengindikasikan membuktikan kurang
    lebih_(?:tinggi|rendah|besar|kecil|baik|buruk|banyak|sedikit) nihil
    tidak(?!_(?:ada_lagi|terdapat_lagi|boleh|lagi)) semuanya seluruhnya_(?:telah|sudah|ber\w+) berdampak terbukti
    menjuarai memenangi melanjutkan mengusulkan(?!_\w+_untuk)(?!_(?:anggaran|dana|kebutuhan))
""")
"""What was."""
ORIGINS = (
    r"di(?!laksana|selenggara|ada|gelar|laku|kerja|beri|salur|bayar|susun|rencana|jadwal|target|harap|anggar|alokasi|proyeksi"
    r"|perkira|usul|beban|biaya|dana|butuh|perlu|maksud|arah|fokus|prioritas|titik|tuju|upaya|tugas|siap|persiap|rancang|buka"
    r"|tutup|bahas|pusat|guna|pakai|perguna|kelola|mulai|samping|manfaat|nas\b|dik\b|klat\b|ri\b|pa\b|gital|saksi)\w{3,}|terbit|terbentuk"
)
"""How something began; behind them stands the year."""
PLAN_NOUNS = _words(r"""
    (?:target|rencana|proyeksi|prakiraan|perkiraan|prediksi|estimasi|rancangan|penetapan_target|perencanaan)\b(?!_(?:yang_)?(?:tercapai|terlampaui))
    sasaran kuota dana_(?:sharing|pendamping|operasional|hibah|kegiatan) pagu alokasi plafon kebutuhan anggaran
    rincian jadwal waktu_(?:pelaksanaan|penyelesaian|kegiatan)
    (?:waktu|hari|tanggal|pukul)(?=\s*:) (?:bulan|tempat|tanggal|tahun)_pelaksanaan jangka_waktu batas_waktu tenggat
    masa_berlaku RKPD RKP\s?Des\w* RKP Renja RKA RKT RKAS RAB KUA PPAS DPP?A DIPA APB[DN]\w* RTP RUP
    (?:perjanjian|kontrak)_kinerja keluaran output outcome standar_(?:harga|biaya)\w* SSH SBM SBU ASB tahap(?:an)?
    pelaksanaan_(?:kegiatan|pekerjaan|program|anggaran) penyelenggaraan pengelolaan hari\s*/\s*tanggal panitia tim
    persiapan pelaksana penanggung_jawab lokasi tujuan ruang_lingkup penerima_manfaat program_kerja prioritas
    uraian_tugas petugas_(?:piket|upacara|pendata\w*) daftar_(?:nama|penerima|peserta)
    minggu_(?:ke-?\s?)?(?:I{1,3}|IV|V|[1-5]|pertama|kedua|ketiga|keempat|terakhir)
    calon tema susunan petunjuk_teknis juknis indikator_kinerja\w* penyelenggara biaya
    (?:ter(?!bit|jadi)\w{3,}nya|(?:meningkat|menurun|berkurang|bertambah)nya)
""")
"""What a paper plans, pays or is bound by."""
PLAN_VERBS = _words(r"""
    (?<!tidak\s)akan hendak rencananya direncanakan merencanakan dijadwalkan ditarget\w+ menargetkan diharapkan
    dianggarkan menganggarkan dialokasikan mengalokasikan diproyeksikan diprakirakan diprediksi diperkirakan
    diusulkan(?!_\d) dibebankan
    dibiayai didanai bersumber dibutuhkan diperlukan dimaksudkan bertujuan paling_lambat selambat\S*
    berlaku(?:_(?:sejak|surut|mulai|terhitung))* batas_akhir tahun_berjalan tahun_ini saat_ini diarahkan difokuskan
    diprioritaskan dititikberatkan ditujukan diupayakan ditugaskan dalam_rangka menyambut menyongsong memperingati
    paling_lama menugaskan mengikuti menghadiri laku_surut mohon dimohon terhitung
    melaksanakan_tugas (?:perlu|wajib|harus)(?:_(?:sudah|telah))?(?:_\w+)?
    dipersiapkan dirancang tertuang tercantum termuat dipedomani
    berpedoman (?:menyusun|menyampaikan|membuat)_laporan memerlukan membutuhkan
    (?:dilaksanakan|diselenggarakan|dilakukan|dibayarkan|diadakan)_setiap
""")
"""What is to be."""
EVENT_NOUNS = _words(r"""
    bimtek bimbingan_teknis pelatihan diklat workshop lokakarya lokmin rakor\w* rapat raker\w* sosialisasi seminar HUT
    hari_(?:ulang|jadi) peringatan perayaan lomba pekan festival pameran expo bazar upacara MTQ FASI jambore kemah
    perkemahan seleksi karnaval pawai gelar gebyar pentas turnamen kejuaraan porseni popda porkab halal\s?bihalal
    wisuda pelantikan musyawarah musrenbang\w* forum penyuluhan orientasi kegiatan pekerjaan penyaluran pemberian
    pengadaan pembangunan pemeliharaan penerimaan pendaftaran honor(?:arium)? pos bulan_bakti gerakan safari pasar
    pelaksanaan(?!_(?:evaluasi|monitoring|reviu)) pembentukan penetapan penunjukan pengangkatan penanganan pencegahan
    penanggulangan pengendalian pemberantasan pertandingan pemutakhiran peningkatan perbaikan rehabilitasi
    pengembangan penataan pembinaan pendampingan fasilitasi penyediaan
""")
"""What takes place."""
HOLDS = _words(r"""
    dilaksanakan diselenggarakan diadakan digelar dilakukan berlangsung dikerjakan diberikan disalurkan dibayarkan
    berjalan bekerja bertugas (?:di)?mulai(?!_(?:(?:pada|dari|sejak)_)?\Z)
    selama_[\w.]+(?:_\([\w\s]+\))?_(?:hari|bulan|minggu)(?:_kalender|_kerja)?
""")
"""What is done to what takes place."""
CHANGES = (
    _words("naik turun meningkat menurun bertambah berkurang berubah mencapai") + r"|menjadi(?=\s+(?:Rp\.?\s*)?\d)"
)
"""How a figure moves."""
ACTED = _words(r"""
    di(?!nilai|raih|peroleh|capai|temu|ketahui|banding|terima|hadiri|ikuti|lihat|sebut|sajik|tampilk|gambark|tunj)\w{3,}(?:kan|i)
    disusun dibayar dibahas dibuka ditutup dipilih dipakai dipimpin diambil dimuat dibagi dirinci diatur dibentuk
    dibangun dibeli bertempat berlokasi meliputi terdiri berupa sebagai_berikut sebagaimana terlampir
""")
"""What is done to it now, behind its year."""
STOPS = _words(r"""
    yang pada di dalam untuk akan telah sudah dari oleh dengan sebagai bagi agar ini itu dan atau serta tahun
    anggaran_(?:19|20) TA T\.A hasil sebesar adalah tanggal bulan hari mulai sejak thn th paling selambat\w* selama
    di\w{3,}(?:kan|i) disusun dibayar dibahas dibuka me(?:ng|ny|m|n)\w{4,} ter(?:hitung|masuk) naik turun bertambah
    berkurang tentang yg dgn utk pasca\w*
""")
"""What a name does not go on with."""
DONE = _words(r"""
    telah(?!_termasuk) sudah(?!_termasuk) tercapai terlaksana terealisasi terlampaui terserap terselesaikan
    tersalurkan terbayar\w* terpenuhi
    menghasilkan menunjukkan di(?:ikuti|hadiri)_(?:oleh_)?\d (?:semuanya|seluruhnya)_(?:tuntas|selesai|rampung)
    terakhir pertama_kali tertunda ditunda
    (?:tidak|belum)_(?:ter|di)\w+ lalu(?!_lintas) sebelumnya semula pernah serupa ditindaklanjuti
""")
"""What says that something is over, wherever it stands."""
MEASURES = _words(r"""
    diusulkan(?=_\d) sebesar sebanyak sejumlah berjumlah bernilai adalah ialah yaitu yakni seluas sepanjang rata-rata
    memiliki jumlah
""")
"""What stands before a figure."""
UNITS = _words("% persen orang jiwa kasus ton ha hektare? kali unit desa dokumen km")
"""What stands behind one."""
BUDGETS = _words(r"""
    R?APB[DN](?:es)?(?:-?P)? DPP?A(?:-SKPD)? DIPA DAK DAU DBH(?:CHT)? BOK BOS BOP ADD DD BLUD Banprov Bankeu POK
    RKA(?:-SKPD)? Dana_(?:Desa|Kelurahan|Alokasi_\w+|Bagi_Hasil)
""")
"""What has a fiscal year right behind its name."""
CARRIED = _words(r"""
    SiLPA sisa (?:ke)?lanjutan melanjutkan dilanjutkan luncuran carry[\s-]?over DPA-?L tunggakan h?utang
    kurang_(?:bayar|salur) belum_(?:ter)?(?:selesai|bayar|serap)\w* melewati lewat_tahun
    penyelesaian_(?:sisa|pekerjaan|pembayaran) perpanjangan (?:tahun|kontrak)_jamak multi[\s-]?years?
    (?:pengadaan|tender|lelang|pemilihan)_(?:\w+_)?dini
""")
"""Money and work that go on from one year to the next."""
PAST_TITLES = (
    CARRIED
    + "|"
    + _words(r"""
    laporan evaluasi dievaluasi penilaian(?!_(?:lomba|calon|angka)) pengukuran(?!_(?:bidang|tanah)) pertanggungjawaban
    LKj?IP LAKIP LPPD LKPJ LKPD LHP audit
    pemeriksaan(?!_(?:kesehatan|berkala|gigi|laboratorium|kendaraan|hewan|golongan|ibu|IVA)) reviu review monitoring
    rekonsiliasi penutupan penghargaan dampak (?:ter)?realisasi\w* capaian tercapai baseline sebelumnya
    lalu(?!_lintas) lampau
    dibanding\w* semula sejak semenjak berakhir pernah telah sudah penghapusan peningkatan_dari neraca
    perubahan_(?:atas|ke\w+) diubah mengubah pencabutan dicabut pergeseran revisi
""")
)
"""What a title tells, evaluates, amends or goes on with."""
YEARLY = _words(r"""
    evaluasi monitoring monev penilaian rekonsiliasi laporan profil LKj?IP LAKIP LPPD LKPJ LKPD neraca statistik
    dalam_angka pertanggungjawaban
""")
"""What is written each year about the one before."""
AHEAD = _words(r"""
    penyusunan penetapan penyiapan persiapan rancangan raper\w+ pembahasan RAPB[DN]\w* RKA\w* KUA PPAS RKPD RKP
    Renja RKBMD perencanaan
    usulan diusulkan musrenbang\w* jamak multi[\s-]?years? lanjutan dilanjutkan berlanjut tahap berikutnya mendatang
    depan direncanakan akan perkiraan_maju prakiraan proyeksi indikatif diperkirakan target\w* sasaran jatuh_tempo
    kedaluwarsa pensiun sampai hingga berakhir pelajaran ajaran rencana\w* anggaran_pendapatan kalender formasi pagu
    dianggarkan agar kebutuhan
""")
"""What is prepared for a year ahead or goes on until then."""
LETTERS = _words(r"""
    surat nota disposisi proposal permohonan pengajuan rekomendasi telegram radiogram keputusan SK kontrak SPK
    perjanjian MoU kesepa\w+ PKS undangan notul\w+ risalah memo\w*
    telaah\w* akta izin IMB berita_acara BAST putusan ijazah sertifikat piagam nomor no\. kuitansi kwitansi SP2D SPM
    SPD DPA DIPA
""")
"""What is named by its day."""
