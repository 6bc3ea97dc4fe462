"""Words that are often written otherwise than KBBI has them, each with its form there (KBBI VI, EYD V).

Only what is never right in another meaning: *hutang* stands here, *bis* and *massa* do not. Words that acts and
official lists write in their own way (*sertipikat*, *sub kegiatan*, *terlantar*) are left out.
"""

from __future__ import annotations

OLD = {
    "milyar": "miliar", "milyard": "miliar", "trilyun": "triliun", "triliyun": "triliun", "nopember": "November",
    "pebruari": "Februari", "jum'at": "Jumat", "jum’at": "Jumat",
}  # fmt: skip
"""Spellings that EYD has replaced, told wherever they stand."""

_LETTERS = """
standard:standar photo:foto transport:transpor koordinir:koordinasi terkoordinir:terkoordinasi catring:katering
ketring:katering assesment:asesmen asesment:asesmen diskripsi:deskripsi dijital:digital idiologi:ideologi indek:indeks
sylabus:silabus legislatip:legislatif alternatip:alternatif administratip:administratif positip:positif negatip:negatif
edukatip:edukatif partisipatip:partisipatif kwantitatip:kuantitatif apotiker:apoteker ekivalen:ekuivalen
equivalen:ekuivalen inprastruktur:infrastruktur intruksi:instruksi intruktur:instruktur kompetetif:kompetitif
manager:manajer plapon:plafon survai:survei telefon:telepon coklat:cokelat faximile:faksimile
akhli:ahli akte:akta aktifitas:aktivitas aktip:aktif analisa:analisis dianalisa:dianalisis menganalisa:menganalisis
antri:antre antrian:antrean apotik:apotek atlit:atlet azas:asas azasi:asasi berkwalitas:berkualitas blanko:blangko
brutto:bruto cidera:cedera detil:detail diagnosa:diagnosis difinisi:definisi disain:desain mendisain:mendesain
didisain:didesain efektifitas:efektivitas efektip:efektif effektif:efektif effisien:efisien efesien:efisien
efesiensi:efisiensi effisiensi:efisiensi eksport:ekspor ekstrim:ekstrem ektrakurikuler:ekstrakurikuler esei:esai
faham:paham difahami:dipahami fihak:pihak formil:formal fotocopy:fotokopi fotokopy:fotokopi photocopy:fotokopi
frekwensi:frekuensi fungsionil:fungsional hadist:hadis hakekat:hakikat handal:andal himbau:imbau himbauan:imbauan
menghimbau:mengimbau dihimbau:diimbau hipotesa:hipotesis hirarki:hierarki hirarkis:hierarkis hutang:utang
ihtisar:ikhtisar ijasah:ijazah ijin:izin diijinkan:diizinkan mengijinkan:mengizinkan perijinan:perizinan seijin:seizin
intelejen:intelijen interprestasi:interpretasi isteri:istri jadual:jadwal dijadualkan:dijadwalkan
penjadualan:penjadwalan jaman:zaman jendral:jenderal kadaluarsa:kedaluwarsa kadaluwarsa:kedaluwarsa kaedah:kaidah
karir:karier katagori:kategori kemaren:kemarin khasanah:khazanah komoditi:komoditas kongkret:konkret kongkrit:konkret
konkrit:konkret konperensi:konferensi konsekwen:konsekuen konsekwensi:konsekuensi kordinasi:koordinasi
kordinator:koordinator kreatifitas:kreativitas kuatir:khawatir kwalifikasi:kualifikasi kwalitas:kualitas
kwantitas:kuantitas kwartal:kuartal kwitansi:kuitansi lembab:lembap kelembaban:kelembapan lobang:lubang
managemen:manajemen menejemen:manajemen masal:massal matrik:matriks mesjid:masjid metoda:metode moderen:modern
motifasi:motivasi musium:museum nasehat:nasihat penasehat:penasihat negri:negeri netto:neto nomer:nomor
objektifitas:objektivitas obyek:objek obyektif:objektif obyektifitas:objektivitas operasionil:operasional
orisinil:orisinal otentik:autentik otentikasi:autentikasi panitya:panitia pasen:pasien pasport:paspor
pengrajin:perajin pengrusakan:perusakan penterjemah:penerjemah perduli:peduli personil:personel pondasi:fondasi
praktek:praktik mempraktekkan:mempraktikkan presentase:persentase prosentase:persentase produktifitas:produktivitas
profesionil:profesional propinsi:provinsi proporsionil:proporsional quota:kuota rapih:rapi rasionil:rasional
rejeki:rezeki rekruitmen:rekrutmen relijius:religius resiko:risiko beresiko:berisiko respon:respons direspon:direspons
merespon:merespons sekedar:sekadar sekertariat:sekretariat sekertaris:sekretaris seksama:saksama
selektifitas:selektivitas silahkan:silakan dipersilahkan:dipersilakan singkron:sinkron singkronisasi:sinkronisasi
sintesa:sintesis sistim:sistem sistimatis:sistematis sistimatika:sistematika spesipik:spesifik
standarisasi:standardisasi standart:standar subjektifitas:subjektivitas subyek:subjek subyektif:subjektif supir:sopir
survey:survei tauladan:teladan ketauladanan:keteladanan tehnik:teknik tehnis:teknis tehnisi:teknisi tehnologi:teknologi
tekhnik:teknik tekhnis:teknis tekhnologi:teknologi telpon:telepon telor:telur teoritis:teoretis thema:tema
trampil:terampil ketrampilan:keterampilan transfortasi:transportasi tropi:trofi validitasi:validasi varitas:varietas
vidio:video yunior:junior yuridiksi:yurisdiksi administrasif:administratif aksesoris:aksesori ambulan:ambulans
asesoris:aksesori atmosfir:atmosfer bathin:batin bermaterai:bermeterai cendrung:cenderung cinderamata:cendera_mata
deviden:dividen disurvey:disurvei disyahkan:disahkan efisiens:efisiensi ekosistim:ekosistem elit:elite
esensiil:esensial faksimil:faksimile finansiil:finansial frustasi:frustrasi hapal:hafal hektar:hektare
hembusan:embusan hisap:isap influensa:influenza insentip:insentif instropeksi:introspeksi insyaf:insaf jenasah:jenazah
kaos:kaus komplit:komplet kondusip:kondusif konpensasi:kompensasi kontinyu:kontinu kontinue:kontinu fleksible:fleksibel
kreatip:kreatif kuisioner:kuesioner kwesioner:kuesioner lafadz:lafal lansekap:lanskap mahluk:makhluk materai:meterai
menghisap:mengisap mensurvey:menyurvei mensyahkan:mengesahkan mentri:menteri menyolok:mencolok merk:merek
nafas:napas nampak:tampak nasionil:nasional objektip:objektif perangko:prangko perinsip:prinsip phisik:fisik
plafond:plafon prinsipil:prinsipiel produktip:produktif prosentasi:persentase rangking:ranking refisi:revisi
relatip:relatif saos:saus setatus:status silahturahmi:silaturahmi silaturrahmi:silaturahmi sorga:surga
spirituil:spiritual stasion:stasiun suply:suplai telfon:telepon tentram:tenteram terlanjur:telanjur
tradisionil:tradisional tranparan:transparan transparasi:transparansi trotoir:trotoar urin:urine
"""
_AFFIXES = """
merubah:mengubah dirubah:diubah merobah:mengubah dirobah:diubah mempengaruhi:memengaruhi mempedulikan:memedulikan
memperdulikan:memedulikan mempedomani:memedomani mempopulerkan:memopulerkan mempublikasikan:memublikasikan
mempercayai:memercayai mengkampanyekan:mengampanyekan mengkategorikan:mengategorikan mengkombinasikan:mengombinasikan
mengkomunikasikan:mengomunikasikan mengkondisikan:mengondisikan mengkonfirmasi:mengonfirmasi
mengkonsultasikan:mengonsultasikan mengkonsumsi:mengonsumsi mengkoordinasi:mengoordinasi
mengkoordinasikan:mengoordinasikan mengkoordinir:mengoordinasi dikoordinir:dikoordinasi mengkoreksi:mengoreksi
mengkelola:mengelola mensejahterakan:menyejahterakan mensinergikan:menyinergikan mensikapi:menyikapi
mensosialisasikan:menyosialisasikan mensubsidi:menyubsidi mensukseskan:menyukseskan mensupervisi:menyupervisi
mensurvei:menyurvei mentaati:menaati mentargetkan:menargetkan menterjemahkan:menerjemahkan mentertibkan:menertibkan
mengakomodir:mengakomodasi diakomodir:diakomodasi terakomodir:terakomodasi menginventarisir:menginventarisasi
diinventarisir:diinventarisasi inventarisir:inventarisasi mengorganisir:mengorganisasi diorganisir:diorganisasi
melegalisir:melegalisasi dilegalisir:dilegalisasi legalisir:legalisasi meminimalisir:meminimalkan
diminimalisir:diminimalkan merealisir:merealisasikan direalisir:direalisasikan mentolerir:menoleransi
ditolerir:ditoleransi mempahami:memahami memparkir:memarkir mempelopori:memelopori mempesona:memesona
mempidanakan:memidanakan mengenyampingkan:mengesampingkan mengkoleksi:mengoleksi
mengkomersialkan:mengomersialkan mengkomunikasi:mengomunikasi mengkonsep:mengonsep
mengkonsolidasikan:mengonsolidasikan mengkontrol:mengontrol mengkonversi:mengonversi mensertifikasi:menyertifikasi
mensetujui:menyetujui mensimulasikan:menyimulasikan mensortir:menyortir mensosialiasikan:menyosialisasikan
mensosialisasi:menyosialisasi mensuplai:menyuplai mensurvai:menyurvei mentabulasi:menabulasi
menterapkan:menerapkan mentoleransi:menoleransi pengkategorian:pengategorian pengkoordinasian:pengoordinasian
pensuksesan:penyuksesan penterapan:penerapan
"""
_SLIPS = """
akuintabilitas:akuntabilitas akuntabelitas:akuntabilitas adminsitrasi:administrasi adminstrasi:administrasi
admistrasi:administrasi anggran:anggaran angaran:anggaran apartur:aparatur bedasarkan:berdasarkan
berdasakan:berdasarkan capain:capaian dimaskud:dimaksud displin:disiplin evalueasi:evaluasi kabuapten:kabupaten
kabupten:kabupaten kecamtan:kecamatan kegaitan:kegiatan kegitan:kegiatan kelaiaian:kelalaian kepegawain:kepegawaian
keputsan:keputusan masarakat:masyarakat masayarakat:masyarakat masyrakat:masyarakat pelaksaan:pelaksanaan
pelaksanan:pelaksanaan pembagunan:pembangunan pemerintahaan:pemerintahan pemeritah:pemerintah pencapian:pencapaian
pengesahaan:pengesahan pengunaan:penggunaan penyelengaraan:penyelenggaraan penyelenggaran:penyelenggaraan
peratuan:peraturan perturan:peraturan pertangungjawaban:pertanggungjawaban perxjalanan:perjalanan rekeing:rekening
sebagimana:sebagaimana sosialiasi:sosialisasi sosilisasi:sosialisasi addalah:adalah adlah:adalah
administarsi:administrasi adminitrasi:administrasi admnistrasi:administrasi bendahra:bendahara
berdasarakan:berdasarkan berdasrkan:berdasarkan bersadarkan:berdasarkan bupti:bupati dalm:dalam denagn:dengan
dengna:dengan dilaksankaan:dilaksanakan dilaksankan:dilaksanakan dimakasud:dimaksud dimaksd:dimaksud
ditetapakan:ditetapkan dnegan:dengan dokumentsi:dokumentasi evaluai:evaluasi gubenur:gubernur honararium:honorarium
honorariun:honorarium honorarum:honorarium infomasi:informasi infromasi:informasi jawdal:jadwal jdawal:jadwal
kabupatan:kabupaten keberhasialn:keberhasilan kebutuan:kebutuhan kecamatn:kecamatan kegiaatan:kegiatan
kegiatn:kegiatan kegitatan:kegiatan kelurhan:kelurahan kepda:kepada kepegawian:kepegawaian kesehtan:kesehatan
keuagan:keuangan koordiansi:koordinasi koordinai:koordinasi kordinsi:koordinasi kwitasi:kuitansi lapran:laporan
masyarkat:masyarakat mayarakat:masyarakat melaksankan:melaksanakan memutsukan:memutuskan menetapakan:menetapkan
meningkatan:meningkatkan meruapakan:merupakan merupkan:merupakan moniotring:monitoring monitring:monitoring
monotoring:monitoring nomro:nomor pegwai:pegawai pelakasanaan:pelaksanaan pelaksanakan:pelaksanaan
pelatihaan:pelatihan pelaynan:pelayanan pembanguan:pembangunan pembangunanan:pembangunan pembayran:pembayaran
pemberdayan:pemberdayaan pemerintan:pemerintahan pemeritahan:pemerintahan penangung:penanggung
penangungjawab:penanggung_jawab pendidikn:pendidikan pendidkan:pendidikan pengadaaan:pengadaan
pengangaran:penganggaran pengelolahan:pengelolaan penguna:pengguna peningkatakan:peningkatan penyusnan:penyusunan
penyusuan:penyusunan perencaan:perencanaan perencanan:perencanaan perjalananan:perjalanan persyaratn:persyaratan
pertangungjawabkan:pertanggungjawabkan peserrta:peserta puskemas:puskesmas rapt:rapat sasran:sasaran
sebagaimna:sebagaimana sehinga:sehingga sehinggga:sehingga sekretaiat:sekretariat tangal:tanggal teknolgi:teknologi
tenatng:tentang terlaksna:terlaksana tersbut:tersebut terseut:tersebut thaun:tahun tujuaan:tujuan untk:untuk
unutk:untuk utnuk:untuk yagn:yang ynag:yang
"""
_NOUNS = (
    "anggar atur bagi bangun bantu golong jabat kebijak kebutuh kegiat kekurang kelengkap keputus kesepakat ketentu"
    " kewenang keuang lapor layan pekerja pelaksana pelapor pelayan pemanfaat pembahas pembangun pembayar pembina"
    " pemelihara pemeriksa pencapai pendana penerap pengada pengaju pengawas pengelola pengguna penghasil pengumpul"
    " peningkat penyalur penyelenggara penyelesai penyusun peratur persyarat perubah sasar susun tindak tuju urut"
)
"""Nouns in *-an* without it: with *-nya* they keep both letters *n*."""
_APART = (
    "atas awal akhir antara bawah belakang bidang bagian dalam depan daerah desa hadapan hari kabupaten kantor"
    " kecamatan kelurahan kemudian lapangan lingkungan lokasi luar mana masa muka pihak provinsi pusat puskesmas"
    " rumah samping sana sebelah sekitar sekolah seluruh setiap sini sisi situ tahun tempat tengah tingkat wilayah"
    " masing tiap kelas ruang ruangan jalan pasar gedung hotel aula balai kota posyandu bank dusun kampus pendopo sawah"
)
"""Places and times behind *di*, of which none is a verb with it: `dirumahkan` and `ditempatkan` are other words."""
_TOWARDS = (
    "arah atas bawah belakang dalam depan desa jenjang kantor mana samping sana sekolah seluruh sini tempat lokasi"
)
"""Places behind *ke*; *keluar* is a verb, *kelapangan* a noun."""
_TOGETHER = """
kerjasama:kerja_sama bekerjasama:bekerja_sama tanggungjawab:tanggung_jawab bertanggungjawab:bertanggung_jawab
penanggungjawab:penanggung_jawab terimakasih:terima_kasih berterimakasih:berterima_kasih tandatangan:tanda_tangan
ujicoba:uji_coba gotongroyong:gotong_royong darimana:dari_mana apapun:apa_pun siapapun:siapa_pun manapun:mana_pun
dimanapun:di_mana_pun kapanpun:kapan_pun berapapun:berapa_pun itupun:itu_pun walikota:Wali_Kota
matapelajaran:mata_pelajaran acapkali:acap_kali adakalanya:ada_kalanya alihfungsi:alih_fungsi antarabagian:antarbagian
bagihasil:bagi_hasil beritaacara:berita_acara bertandatangan:bertanda_tangan bilamanapun:bilamana_pun halhal:hal-hal
haritua:hari_tua ikutserta:ikut_serta jangkawaktu:jangka_waktu kerjabakti:kerja_bakti orangtua:orang_tua
rumahsakit:rumah_sakit sehariharinya:sehari-harinya serahterima:serah_terima seringkali:sering_kali
sumberdaya:sumber_daya suratmenyurat:surat-menyurat tatacara:tata_cara tatakelola:tata_kelola tatatertib:tata_tertib
tatausaha:tata_usaha tindaklanjut:tindak_lanjut
"""


def _pairs(text: str) -> dict[str, str]:
    return dict(each.replace("_", " ").split(":") for each in text.split())


WRONG = {
    **_pairs(_LETTERS),
    **_pairs(_AFFIXES),
    **_pairs(_SLIPS),
    **_pairs(_TOGETHER),
    **{f"{each}anya": f"{each}annya" for each in _NOUNS.split()},
    **{f"di{each}": f"di {each}" for each in _APART.split()},
    **{f"ke{each}": f"ke {each}" for each in _TOWARDS.split()},
}
"""The words that are not standard, in small letters, each with its form."""
