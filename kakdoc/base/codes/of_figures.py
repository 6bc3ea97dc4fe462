"""The codes of what does not add up."""

from __future__ import annotations

from collections.abc import Mapping

from kakdoc.base.codes.row import EITHER, STOPS, WARNS, Code

CODES: Mapping[str, Code] = {
    "K201": Code("Angka dan huruf berbeda", EITHER, "F.1 F.2"),
    "K202": Code("Terbilang rusak", EITHER, "F.1"),
    "K203": Code("Rincian tidak sama dengan pagu", STOPS, "C.5"),
    "K204": Code("Volume × harga tidak sama dengan jumlah", STOPS, "C.5"),
    "K205": Code("Anggaran tidak sama dengan jumlah pagu", STOPS, "C.5"),
    "K206": Code("Pangkat dan golongan tidak sesuai", EITHER, "E.3"),
    "K207": Code("Keluaran yang dirujuk tidak ada", STOPS, "C.2"),
    "K208": Code("Keluaran tanpa langkah", WARNS, "C.2"),
    "K209": Code("Langkah tanpa keluaran", WARNS, "C.2"),
    "K210": Code("Bagian berganda", STOPS, "C.1"),
    "K211": Code("Jumlah sel tidak sama dengan kolom", STOPS, "I.1"),
    "K212": Code("Kode tidak bertingkat", WARNS, "C.4"),
    "K213": Code("Tanggal di luar tahun anggaran", WARNS, "C.1"),
    "K214": Code("NIP lebih muda daripada naskah", STOPS, "E.1"),
    "K215": Code("u.b. tanpa a.n.", STOPS, "A.3"),
    "K216": Code("Halaman tanpa tempat", STOPS, "A.1"),
    "K217": Code("Jumlah lain di pengantar", WARNS, "C.5"),
    "K218": Code("Anggaran kas tidak sesuai", STOPS, "C.6"),
    "K219": Code("Target fisik tidak sesuai", STOPS, "C.6"),
    "K220": Code("Baris jumlah di antara belanja", STOPS, "C.5"),
    "K230": Code("Bulan dilaporkan dua kali", STOPS, "D.1"),
    "K231": Code("Laporan bulanan belum ada", STOPS, "D.1"),
    "K232": Code("Tanggal laporan di luar masanya", WARNS, "D.1"),
    "K233": Code("Nama tidak cocok dengan KAK", STOPS, "D.2"),
    "K234": Code("Keuangan dan rinciannya tidak cocok", EITHER, "D.2"),
    "K235": Code("Pagu berubah", WARNS, "D.3"),
    "K236": Code("Realisasi melampaui pagu", STOPS, "D.2"),
    "K237": Code("Realisasi fisik turun", STOPS, "D.2"),
    "K238": Code("Langkah tidak ada di jadwal", STOPS, "C.2"),
    "K239": Code("Target nol", WARNS, "D.3"),
    "K240": Code("KAK lama dan KAK perubahan tercampur", STOPS, "D.1"),
    "K241": Code("Penanda tangan tidak tercetak", WARNS, "A.3"),
    "K243": Code("HPS melampaui pagu", WARNS, "C.5"),
    "K244": Code("Tarif PPN tidak berlaku", WARNS, "C.5"),
    "K245": Code("Waktu di luar jadwal", STOPS, "C.3"),
    "K246": Code("Kelompok terputus", WARNS, "C.5 I.1"),
    "K250": Code("Fisik belum ditulis", WARNS, "D.2"),
    "K251": Code("Bagian laporan ganda, atau isinya tidak tercetak", EITHER, "D.7"),
    "K252": Code("Laporan menyebut masa lain", WARNS, "D.7"),
    "K253": Code("Skala predikat bercelah atau bertindih", STOPS, "D.5"),
    "K255": Code("Hari posisi angka tidak cocok", EITHER, "D.1"),
    "K256": Code("Pendapatan ditulis dua kali", STOPS, "D.2"),
    "K257": Code("Tahun pembanding keliru", STOPS, "D.3"),
}
