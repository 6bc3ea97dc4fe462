"""The names that templates of reports can print; see `printed`."""

from __future__ import annotations

from kakdoc.kinds.fields import tanda_tangan
from kakdoc.kinds.listed.printed import grouped

_ANGKA = """
.pagu rupiah Pagu.
.periode_ini rupiah Realisasi periode ini.
.target_fisik persen Target fisik kumulatif.
.fisik persen Realisasi fisik kumulatif.
.deviasi_fisik persen Deviasi fisik.
.rencana rupiah Rencana keuangan kumulatif.
.rencana_persen persen Rencana keuangan terhadap pagu.
.keuangan rupiah Realisasi keuangan kumulatif.
.persen persen Realisasi terhadap pagu.
.deviasi persen Deviasi keuangan.
.sisa rupiah Sisa pagu.
"""
"""What is counted of each sub-activity, and of all of them."""
_GRAFIK = """
.jenis teks garis atau batang.
.judul teks Judul grafik.
.kategori daftar Nama di sumbu datar.
.seri daftar Rangkaian nilai.
.seri[].nama teks Nama rangkaian.
.seri[].nilai daftar Nilainya.
.satuan teks Satuan nilai.
.desimal teks Banyaknya angka di belakang koma.
"""
"""What a chart is made of."""
_TABEL = """
.kolom daftar Kolom tabel.
.kolom[].judul teks Judul kolom.
.kolom[].rata teks kiri, tengah, atau kanan.
.kolom[].lebar teks Bagian lebarnya.
.baris daftar Baris tabel.
"""
"""What a free table is made of."""
_LAPORAN = """
periode teks Bulan Maret, Triwulan II, atau Semester I.
tahun teks Tahun anggaran KAK.
sampai teks Nama bulan terakhir, atau hari posisinya.
posisi teks sampai dengan Maret 2027, atau per 28 Februari 2027.
posisi_awal teks Posisi dengan huruf pertama kapital.
sebutan teks Sebutan bagian anggaran di KAK: Sub Kegiatan, Komponen.
gaya_anak_judul teks Gaya anak judul menurut penomoran bagian.
program kalimat Nama program dari KAK.
kegiatan_kak kalimat Nama kegiatan dari KAK.
judul daftar Baris judul; yang terakhir masa dan tahunnya.
ada_fisik ya Ada realisasi fisik yang diisi.
bagian daftar Bagian yang tercetak, berurutan.
bagian[].jenis teks Jenisnya: pendahuluan, realisasi, dan seterusnya, atau teks, daftar, tabel.
bagian[].judul kalimat Judul bagian.
bagian[].isi prosa Isi bagian teks.
bagian[].pengantar prosa Sebelum daftar atau tabel.
bagian[].butir daftar Butir bagian daftar.
bagian[].kolom daftar Kolom bagian tabel, untuk {{p butir|tabel }}.
bagian[].kolom[].judul kalimat Judul kolom.
bagian[].kolom[].rata teks kiri, tengah, atau kanan.
bagian[].kolom[].kelompok kalimat Kepala di atas beberapa kolom.
bagian[].kolom[].lebar teks Bagian lebarnya dibanding kolom lain.
bagian[].baris daftar Baris bagian tabel.
bagian[].penutup prosa Sesudah daftar atau tabel.
pengantar prosa Pengantar, diketik atau disusun.
ringkasan prosa Ringkasan; kosong pada laporan bulanan.
penutup prosa Penutup, diketik atau disusun.
tempat teks Tempat; dari instansi.yaml bila tidak diisi.
tanggal tanggal Tanggal laporan.
tanggal.hari teks Angka harinya.
tanggal.bulan teks Angka bulannya.
tanggal.tahun teks Tahunnya.
rumus_deviasi teks Rumus deviasi dengan kata-kata.
aturan_predikat teks tanpa celah atau dibulatkan.
skala_predikat teks Skala predikat dengan kata-kata.
permasalahan daftar Permasalahan.
tindak_lanjut daftar Tindak lanjut.
dokumentasi daftar Foto, dua-dua sebaris: butir[0] dan butir[1].
dokumentasi[].berkas teks Berkas foto.
dokumentasi[].keterangan teks Keterangan di bawah foto.
pejabat@ kelompok Pejabat penanda tangan.
tabel kelompok Nomor tabel; 0 bila tidak ada.
tabel.realisasi teks Nomor tabel realisasi.
tabel.belanja teks Nomor tabel rincian belanja.
tabel.bulanan teks Nomor tabel realisasi bulanan.
tabel.evaluasi teks Nomor tabel formulir E.81.
tabel.indikator teks Nomor tabel indikator.
tabel.perbandingan_keuangan teks Nomor tabel keuangan tahun-tahun sebelumnya.
tabel.perbandingan_indikator teks Nomor tabel indikator tahun-tahun sebelumnya.
tabel.pendapatan teks Nomor tabel pendapatan.
realisasi# daftar Realisasi setiap sub kegiatan.
realisasi[].uraian kalimat Nama sub kegiatan.
jumlah# kelompok Jumlah semua sub kegiatan.
belanja# daftar Rincian belanja setiap sub kegiatan.
belanja[].sub kalimat Nama sub kegiatan.
belanja[].uraian kalimat Nama sub kegiatan.
belanja[].baris daftar Rekening belanja; kosong bila jumlahnya tidak sama dengan realisasi.
belanja[].baris[].uraian kalimat Nama rekening belanja.
belanja[].baris[].pagu rupiah Pagunya.
belanja[].baris[].periode_ini rupiah Realisasi periode ini.
belanja[].baris[].keuangan rupiah Realisasi kumulatif.
belanja[].baris[].persen persen Realisasi terhadap pagu.
belanja[].baris[].sisa rupiah Sisa pagu.
bulan_ini daftar Nama bulan dalam periode, atau triwulannya bila angka diisi per triwulan.
satuan_masa teks bulan atau triwulan.
bulanan daftar Realisasi setiap bulan menurut sub kegiatan.
bulanan[].uraian kalimat Nama sub kegiatan.
bulanan[].bulan daftar Realisasi setiap bulan.
bulanan[].jumlah rupiah Jumlahnya.
jumlah_bulanan daftar Jumlah semua sub kegiatan setiap bulan.
pendapatan daftar Pendapatan menurut sumbernya.
pendapatan[].uraian kalimat Nama pendapatan.
pendapatan[].target rupiah Target tahun ini.
pendapatan[].periode_ini rupiah Realisasi periode ini.
pendapatan[].realisasi rupiah Realisasi kumulatif.
pendapatan[].persen persen Realisasi terhadap target.
pendapatan[].selisih rupiah Realisasi dikurangi target.
jumlah_pendapatan kelompok Jumlah semua pendapatan; kosong bila tidak ada.
jumlah_pendapatan.target rupiah Target.
jumlah_pendapatan.periode_ini rupiah Realisasi periode ini.
jumlah_pendapatan.realisasi rupiah Realisasi kumulatif.
jumlah_pendapatan.persen persen Realisasi terhadap target.
jumlah_pendapatan.selisih rupiah Realisasi dikurangi target.
perbandingan_keuangan^ kelompok Belanja dan pendapatan tahun-tahun sebelumnya, untuk {{p perbandingan_keuangan|tabel }}.
perbandingan_indikator^ kelompok Indikator tahun-tahun sebelumnya, untuk {{p perbandingan_indikator|tabel }}.
indikator daftar Indikator kinerja terakhir yang diisi.
posisi_indikator teks Sampai kapan indikatornya diukur.
indikator[].nama kalimat Indikator.
indikator[].satuan teks Satuannya.
indikator[].sasaran kalimat Sasarannya.
indikator[].tahun_lalu kelompok Tahun lalu.
indikator[].tahun_lalu.target bilangan Targetnya.
indikator[].tahun_lalu.realisasi bilangan Realisasinya.
indikator[].dua_tahun_lalu kelompok Dua tahun lalu.
indikator[].dua_tahun_lalu.target bilangan Targetnya.
indikator[].dua_tahun_lalu.realisasi bilangan Realisasinya.
indikator[].kepala kalimat Sasaran di atas baris ini; kosong bila sama dengan baris sebelumnya.
indikator[].rata_rata kelompok Rata-rata sasaran di bawah baris ini, bila diminta.
indikator[].rata_rata.capaian persen Rata-ratanya.
indikator[].rata_rata.predikat teks Predikatnya.
indikator[].rata_rata.catatan teks Indikator yang belum mencapai target, dan yang tidak dihitung.
indikator[].polaritas teks naik atau turun.
indikator[].target bilangan Target.
indikator[].realisasi bilangan Realisasi.
indikator[].capaian persen Capaian.
indikator[].keterangan kalimat Keterangannya, sudah di bawah nama.
indikator[].predikat teks Predikatnya.
kegiatan daftar Yang dilaksanakan dalam periode.
kegiatan[].bulan teks Nama bulan.
kegiatan[].langkah kalimat Langkah jadwal KAK.
kegiatan[].uraian kalimat Uraiannya.
kurva~ kelompok Kurva S, untuk {{r kurva|grafik(16, 8) }}.
kurva.seri[].gaya teks Bentuk garisnya.
serapan~ kelompok Grafik batang serapan, untuk {{r serapan|grafik(16, 8) }}.
serapan.kalimat ya Nama sub kegiatan ditulis utuh.
tinggi_serapan teks Tinggi grafik batang dalam cm.
evaluasi kelompok Formulir E.81; kosong bila KAK tidak punya target Renstra.
evaluasi.baris daftar Baris formulir.
evaluasi.baris[].uraian kalimat Nama sub kegiatan.
evaluasi.baris[].bertarget ya Sub kegiatan ini punya target Renstra.
evaluasi.baris[].indikator kalimat Indikatornya.
evaluasi.baris[].satuan teks Satuannya.
evaluasi.baris[].target bilangan Target tahun ini.
evaluasi.baris[].target_renstra bilangan Target Renstra.
evaluasi.baris[].realisasi_lalu bilangan Realisasi sampai tahun lalu.
evaluasi.baris[].anggaran_renstra rupiah Anggaran Renstra.
evaluasi.baris[].anggaran_lalu rupiah Realisasi anggaran sampai tahun lalu.
evaluasi.baris[].pagu rupiah Pagu tahun ini.
evaluasi.baris[].triwulan daftar Realisasi triwulan I sampai IV.
evaluasi.baris[].triwulan[].k bilangan Kinerja.
evaluasi.baris[].triwulan[].rp rupiah Keuangan.
evaluasi.baris[].capaian_k bilangan Kinerja tahun ini.
evaluasi.baris[].capaian_rp rupiah Keuangan tahun ini.
evaluasi.baris[].renstra_k bilangan Kinerja sampai tahun ini.
evaluasi.baris[].renstra_rp rupiah Keuangan sampai tahun ini.
evaluasi.baris[].tingkat_k persen Tingkat capaian kinerja Renstra.
evaluasi.baris[].tingkat_rp persen Tingkat capaian anggaran Renstra.
evaluasi.lengkap ya Semua sub kegiatan punya target.
evaluasi.terukur ya Semua sub kegiatan yang bertarget terukur kinerjanya.
evaluasi.rata_rata persen Rata-rata tingkat capaian kinerja.
evaluasi.predikat teks Predikatnya.
evaluasi.jumlah kelompok Jumlah kolom rupiah.
evaluasi.jumlah.anggaran_renstra rupiah Anggaran Renstra.
evaluasi.jumlah.anggaran_lalu rupiah Realisasi sampai tahun lalu.
evaluasi.jumlah.pagu rupiah Pagu.
evaluasi.jumlah.capaian_rp rupiah Keuangan tahun ini.
evaluasi.jumlah.renstra_rp rupiah Keuangan sampai tahun ini.
evaluasi.jumlah.triwulan daftar Keuangan triwulan I sampai IV.
evaluasi.uraian daftar Uraian di bawah formulir.
evaluasi.uraian[].label teks Misalnya Faktor pendorong.
evaluasi.uraian[].isi kalimat Isinya.
evaluasi.penilai@ kelompok Pejabat yang mengevaluasi, bila ada.
"""
LAPORAN = grouped(_LAPORAN + tanda_tangan.NAMES, {"#": _ANGKA, "~": _GRAFIK, "^": _TABEL})
"""What a report prints beside its input."""
