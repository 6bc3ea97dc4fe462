"""The names that templates of decrees and regulations can print beyond the input; see `printed`."""

from __future__ import annotations

from kakdoc.kinds.decree import joint

_LAMPIRAN = """
lampiran daftar Lampiran berurutan, siap cetak.
lampiran[].kepala teks LAMPIRAN, atau LAMPIRAN I, II, ….
lampiran[].jenis teks iku, perjanjian_kinerja, rencana_kerja, tabel, atau teks.
lampiran[].judul kalimat Judul lampiran.
lampiran[].label teks Label untuk dirujuk.
lampiran[].mendatar ya Halamannya mendatar.
lampiran[].pengantar prosa Kalimat sebelum tabel.
lampiran[].penutup prosa Kalimat sesudah tabel.
lampiran[].isi prosa Isi lampiran teks.
lampiran[].kolom daftar Kolom lampiran tabel.
lampiran[].kolom[].judul kalimat Judul kolom.
lampiran[].kolom[].rata teks kiri, tengah, atau kanan.
lampiran[].kolom[].lebar teks Bagian lebar kolom.
lampiran[].kolom[].kelompok kalimat Kepala bersama di atas kolom yang berdampingan.
lampiran[].baris daftar Baris tabel: isi selnya, atau baris indikator dan tahapan.
lampiran[].baris[].kelompok kelompok Sasaran atau kegiatan tempat baris ini.
lampiran[].baris[].kelompok.sasaran kalimat Sasaran strategis.
lampiran[].baris[].kelompok.kegiatan kalimat Kegiatan rencana kerja.
lampiran[].baris[].kelompok.indikator daftar Semua indikator sasaran itu.
lampiran[].baris[].kelompok.indikator[].nama kalimat Indikator.
lampiran[].baris[].kelompok.indikator[].satuan kalimat Satuannya.
lampiran[].baris[].kelompok.indikator[].alasan kalimat Alasan pemilihan.
lampiran[].baris[].kelompok.indikator[].formulasi kalimat Rumus.
lampiran[].baris[].kelompok.indikator[].sumber_data kalimat Sumber data.
lampiran[].baris[].kelompok.indikator[].keterangan kalimat Keterangan.
lampiran[].baris[].kelompok.tahapan daftar Semua tahapan kegiatan itu.
lampiran[].baris[].kelompok.tahapan[].uraian kalimat Tahapan.
lampiran[].baris[].kelompok.tahapan[].keluaran kalimat Hasilnya.
lampiran[].baris[].kelompok.tahapan[].bulan daftar Bulannya, angka 1 sampai 12.
lampiran[].baris[].kelompok.tahapan[].penanggung_jawab kalimat Penanggung jawab.
lampiran[].baris[].pertama ya Baris pertama kelompoknya.
lampiran[].baris[].akhir ya Baris terakhir tabel.
lampiran[].baris[].nama kalimat Indikator.
lampiran[].baris[].satuan kalimat Satuannya.
lampiran[].baris[].alasan kalimat Alasan pemilihan.
lampiran[].baris[].formulasi kalimat Rumus.
lampiran[].baris[].sumber_data kalimat Sumber data.
lampiran[].baris[].keterangan kalimat Keterangan.
lampiran[].baris[].uraian kalimat Tahapan.
lampiran[].baris[].keluaran kalimat Hasil tahapan.
lampiran[].baris[].bulan daftar Bulannya, angka 1 sampai 12.
lampiran[].baris[].penanggung_jawab kalimat Penanggung jawab.
lampiran[].pembuka prosa Kalimat pembuka perjanjian kinerja.
lampiran[].pernyataan prosa Pernyataan perjanjian kinerja.
lampiran[].pihak_pertama@ kelompok Pejabat pihak pertama.
lampiran[].pihak_kedua@ kelompok Pejabat pihak kedua.
lampiran[].sasaran daftar Baris sasaran perjanjian kinerja.
lampiran[].sasaran[].kelompok kelompok Sasaran tempat baris ini.
lampiran[].sasaran[].kelompok.sasaran kalimat Sasaran strategis.
lampiran[].sasaran[].kelompok.indikator daftar Semua indikatornya.
lampiran[].sasaran[].kelompok.indikator[].nama kalimat Indikator.
lampiran[].sasaran[].kelompok.indikator[].target kalimat Targetnya.
lampiran[].sasaran[].pertama ya Baris pertama sasarannya.
lampiran[].sasaran[].akhir ya Baris terakhir tabel.
lampiran[].sasaran[].nama kalimat Indikator.
lampiran[].sasaran[].target kalimat Targetnya.
lampiran[].anggaran daftar Program, kegiatan, dan sub kegiatan dengan anggarannya.
lampiran[].anggaran[].uraian kalimat Namanya.
lampiran[].anggaran[].jumlah rupiah Anggarannya.
lampiran[].anggaran[].keterangan kalimat Keterangan.
lampiran[].anggaran[].tingkat teks 0 untuk yang dijumlahkan, 1 kegiatan, 2 sub kegiatan.
lampiran[].jumlah rupiah Jumlah anggaran perjanjian kinerja.
"""

_PRODUK = f"""
jenis_naskah teks Jenis naskah dengan pembuatnya, misalnya Keputusan Kepala Badan.
nomor teks Baris sesudah NOMOR: nomor dengan tahunnya, titik-titik, atau tanda SRIKANDI.
judul kalimat Judul, dengan spasi yang tidak terputus di nama.
menimbang daftar Pertimbangan, dengan yang penutup, masing-masing diakhiri titik koma.
mengingat daftar Sitasi lengkap dasar hukum, berurutan.
menetapkan kalimat Kalimat sesudah Menetapkan.
tempat teks Tempat ditetapkan; dari instansi.yaml bila tidak diisi.
tanggal teks Tanggal ditetapkan, titik-titik, atau tanda SRIKANDI.
pejabat@ kelompok Pejabat penanda tangan.
tanda_tangan teks Tanda SRIKANDI, “ttd” pada salinan, atau kosong.
bawah_pembuat daftar Baris di bawah pembuat di kepala: provinsi, atau kabupaten sebuah desa.
salinan@ kelompok Pejabat yang mengesahkan salinan; kosong selain pada salinan.
{_LAMPIRAN}"""

KEPUTUSAN = f"""{_PRODUK}{joint.NAMES}pembuat daftar Baris jabatan pembuat keputusan.
kepala_daerah teks Kepala daerah yang menetapkan, di bawah lambang; kosong pada keputusan pejabat lain.
nama_polos ya Kepala daerah menandatangani sendiri: namanya tanpa gelar, pangkat, dan NIP.
memperhatikan daftar Butir Memperhatikan, masing-masing diakhiri titik koma.
diktum daftar Diktum, tanpa yang terakhir.
diktum[].urutan teks KESATU, KEDUA, ….
diktum[].isi prosa Isi diktum.
diktum_akhir kelompok Diktum terakhir, yang dicetak bersama tanda tangan.
diktum_akhir.urutan teks Urutannya.
diktum_akhir.isi prosa Isinya.
tembusan daftar Penerima tembusan, tanpa tanda baca akhir.
"""

PERBUP = f"""{_PRODUK}{joint.NAMES}{joint.REGULATION_NAMES}
tahun teks Tahun naskah; setelah diundangkan, tahun pengundangannya.
pembuat teks Jabatan yang menetapkan.
sebutan_naskah teks Peraturan Bupati, Wali Kota, Gubernur, Kepala Desa, atau Peraturan Desa.
kesepakatan teks Yang bersepakat dengan kepala desa, pada peraturan desa.
berita teks Berita Daerah; di desa Berita, atau Lembaran pada peraturan desa.
daerah_berita teks Daerah atau desa yang beritanya memuatnya.
batang_tubuh daftar Baris bab, pasal, ayat, dan rinciannya, berurutan.
batang_tubuh[].gaya teks bab, bagian, paragraf, pasal, isi, definisi, ayat, rincian, pembuka, bunyi_bagian, bunyi, ….
batang_tubuh[].nomor teks Nomor di bunyi baru sebuah pasal: (1a), a., atau 7A.
batang_tubuh[].teks prosa Teksnya.
batang_tubuh[].nama teks Bagian Kesatu, Bagian Kedua, ….
batang_tubuh[].dalam teks Gaya lanjutannya: 0 isi dan ayat, 1 dan seterusnya rincian.
batang_tubuh[].tingkat teks Tingkat rincian: 1 huruf, 2 angka, ….
batang_tubuh[].dalam_ayat ya Rincian di bawah sebuah ayat.
batang_tubuh[].perubahan ya Peraturannya mengubah peraturan lain (Pasal I, II).
tanggal_diundangkan teks Tanggal diundangkan, atau titik-titik.
nomor_berita_daerah teks Nomor Berita Daerah, atau titik-titik.
pengundang@ kelompok Pejabat yang mengundangkan.
"""
