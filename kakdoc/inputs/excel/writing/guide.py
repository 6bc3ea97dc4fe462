"""The guide sheet of a workbook: what to fill in where, in a page."""

from __future__ import annotations

from collections.abc import Iterator

from kakdoc.inputs.excel.layout import MAIN, NOTES, Layout, Listing
from kakdoc.kinds.shape import CellType


def guide_rows(title: str, plan: Layout) -> Iterator[tuple[str, str]]:
    """Yield the lines of the guide as pairs: head, text."""
    yield title, ""
    yield "Cara mengisi", f"1. Mulai dari sheet “{MAIN}”: isi kolom Isian. Tanda * berarti wajib diisi."
    yield "", "2. Isi sheet lain satu baris untuk setiap butir. Urutan baris adalah urutan di naskah."
    yield "", "3. Ganti setiap [isi: …]. Arahkan penunjuk ke judul kolom untuk membaca penjelasannya."
    yield "", "4. Simpan, lalu jalankan: kakdoc periksa NAMA-BERKAS.xlsx, sesudah itu kakdoc buat NAMA-BERKAS.xlsx"
    yield "", ""
    yield "Kolom No.", "Nomor baris, agar sheet lain dapat menunjuknya. Baris baru diberi nomor yang belum dipakai."
    yield "Kolom No. … dan Induk", "Baris mana yang memiliki isian ini: tulis nomornya (di kolom Induk: Pasal 3)."
    yield (
        "Sel abu-abu",
        "Nomor, isi dari KAK, dan yang dihitung sendiri (terkunci). Baris tambahan ditulis di bawah baris terakhir.",
    )
    yield "Bulan", "Beri tanda x pada bulan yang dipakai."
    yield "Jumlah", "5110000, 5.110.000, atau Rp 5.110.000. Rumus boleh; simpan di Excel agar hasilnya tersimpan."
    yield (
        "NIP, kode, nomor",
        "Selnya berformat Teks. Bila menempel dari tempat lain, pakai Tempel Nilai (Paste Values).",
    )
    yield (
        "Teks panjang",
        "Alt+Enter memulai paragraf baru (di sel tabel: baris baru); awali dengan 1. a. atau - untuk daftar.",
    )
    yield "Jangan", "Menggabungkan sel, menyembunyikan baris, atau mengganti nama sheet dan judul kolom."
    yield (
        "Kolom Catatan",
        "Yang dihitung Excel (sisa pagu, sel yang belum diisi) hanya untuk dilihat; program tidak membacanya.",
    )
    yield "Kolom terlipat", "Kolom yang jarang dipakai dilipat; klik tanda + di atas judul kolom untuk membukanya."
    yield "Catatan sendiri", f"Sheet atau kolom yang namanya dimulai dengan “{NOTES}” tidak dibaca."
    yield "", ""
    yield "Sheet", "Isinya"
    yield MAIN, "Isian yang hanya satu: tahun, nama, tanggal, dan sebagainya."
    for listing in plan.sheets:
        yield listing.title, _about(listing)


def _about(listing: Listing) -> str:
    kinds = [parent.variant for parent in listing.parents if parent.variant]
    owners = " atau ".join(f"“{each}”" for each in listing.owners)
    text = listing.note
    if kinds:
        text += f" Untuk baris sheet {owners} yang berjenis {' atau '.join(dict.fromkeys(kinds))}."
    elif owners:
        text += f" Milik baris di sheet {owners}."
    choices = next((each.choices for each in listing.columns if each.path == ("jenis",)), ())
    if choices:
        text += f" Jenis: {', '.join(choices)}."
    if any(each.cell_type is CellType.BULAN for each in listing.columns):
        text += " Bulan ditandai x."
    return text
