"""What type a field is of, by the words that people call it; what is guessed loosely is said to be unsure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from kakdoc.kinds.definition.types import TYPES
from kakdoc.kinds.shape import reads


class Guess(NamedTuple):
    """A type, how a tag prints it (`{}` is the value), an example, whether it is sure, further keys of the field."""

    tipe: str
    prints: str = "{}"
    example: str = ""
    sure: bool = True
    more: Mapping[str, Any] = {}


_LATER = {"wajib": "tidak"}
_TEXTS = (
    (r"tempat.*(tanggal|tgl).*lahir|\bttl\b", "Contoh, 1 Januari 1990"),
    (r"^hari\b", "Senin"),
    (r"^bulan\b", "Januari"),
    (r"\bpangkat\b", "Penata Muda, III/a"),
    (r"^jabatan\b", "Analis Kepegawaian"),
    (r"\balamat\b", "Jalan Contoh Nomor 1"),
    (r"^tempat\b", "Contoh"),
    (r"\bunit kerja\b|\binstansi\b", "Subbagian Umum"),
    (r"\bpekerjaan\b", "Wiraswasta"),
    (r"\bagama\b", "Islam"),
    (r"\bsatuan\b|^sat$", "buah"),
    (r"\b(uraian|barang)\b", "Kertas A4"),
    (r"^(nomor|no)\b( surat)?$", "800/001/2027"),
    (r"\b(hp|telepon|telp)\b", "0812 0000 0000"),
    (r"\btahun (pelajaran|ajaran)\b", "2026/2027"),
    (r"^(acara|perihal|hal|tentang)\b|\bkegiatan\b", "Rapat Koordinasi"),
    (r"^tanggal dengan kata", "empat"),
    (r"^tahun dengan kata", "dua ribu dua puluh tujuh"),
)
"""Examples of texts by their words."""
_OF_THINGS = re.compile(r"\b(barang|kegiatan|instansi|lahir|ttl)\b")
_STAYS = {"lanjut": "tetap"}
_NUMBER = {"wajib": "tidak", "lanjut": "kosong"}
_PRINTS = {
    "tanggal": "{}|tanggal",
    "uang": "{}|rupiah",
    "bilangan": "{}|bilangan",
    "volume": "{}|bilangan",
    "persen": "{}|persen",
    "ya_tidak": "'☒' if {} else '☐'",
}
"""How types are printed that are no texts."""
_EXAMPLES = {
    "tanggal": "4 Januari 2027",
    "waktu": "09.00 WIB",
    "tahun": "2027",
    "uang": "1.500.000",
    "bilangan": "3",
    "volume": "2",
    "persen": "50",
    "nip": "199001012015031001",
    "nik": "3305010101900001",
    "npwp": "3305010101900001",
    "pangkat": "Penata Muda",
    "golongan": "III/a",
    "rekening": "5.1.02.01.01.0024",
    "nama": "Nama Contoh",
    "ya_tidak": "ya",
}
_COUNTED = (
    r"^jumlah (?!harga|uang|biaya|bayar|diterima|total|rupiah|anggaran|belanja|gaji|honor|tagihan|dibayar|pajak|"
    r"potongan|tunjangan)\w+"
)
_OF_MONEY = (
    r"\b(harga|biaya|uang|gaji|honor\w*|tunjangan|potongan|pajak|pph|ppn|tarif|anggaran|pagu|sebesar|sejumlah|"
    r"senilai|rupiah|rp|total|bayar|dibayarkan|diterima)\b"
)
_NO_MONEY = (
    r"\b(pengguna|pemegang|pejabat|penerima|pemberi|petugas|bendahara|pengelola|tingkat|jenis|sumber|maksud|uraian)\b"
)
"""Who deals with money, or its sort: no amount though a word of money stands there."""
_RULES: tuple[tuple[str, str, bool, Mapping[str, Any]], ...] = (
    (r"tempat.*(tanggal|tgl).*lahir|\bttl\b", "nama", True, {"petunjuk": "Misalnya Contoh, 1 Januari 1990."}),
    (r"\bnama\b\W+(dan\W+)?nip\b|\bnip\b\W+(dan\W+)?nama\b", "teks", True, {}),
    (_COUNTED, "bilangan", False, {}),
    (r"^(alamat|jabatan|unit|pekerjaan|pendidikan|perihal|hal|tentang|untuk|keperluan|maksud|tujuan|acara|alasan)\b",
     "teks", True, {}),
    (r"\bhari\b\W*(tanggal|tgl)", "hari_tanggal", True, {}),
    (r"\b(jumlah|lama|lamanya|banyak|banyaknya) hari\b", "bilangan", True, {}),
    (r"\b(tanggal|tgl)\W+(lahir|masuk|menikah)\b|\b(lahir|sejak|diangkat) (tanggal|tgl)\b", "tanggal", True, _STAYS),
    (r"\b(tanggal|tgl|tmt|jatuh tempo)\b|terhitung mulai", "tanggal", True, {}),
    (r"\b(pukul|jam)\b", "waktu", True, {}),
    (r"\bwaktu\b", "teks", False, {}),
    (r"\btahun (pelajaran|ajaran|akademik)\b", "teks", True, {}),
    (r"\btahun\b", "tahun", True, {}),
    (r"\b(nuptk|nisn?|npsn)\b", "teks", True, {}),
    (r"\bnip\b|\bni pppk\b|nomor induk pegawai", "nip", True, {}),
    (r"\bnik\b|\bktp\b", "nik", True, {}),
    (r"\bnpwp\b", "npwp", True, {}),
    (r"\bpangkat\b.*\bgol|\bgol\w*\b.*\bpangkat\b", "teks", True, {"petunjuk": "Misalnya Penata Muda, III/a."}),
    (r"\bpangkat\b", "pangkat", True, {}),
    (r"\bgolongan darah\b", "teks", True, {}),
    (r"\bgol(ongan)?\b", "golongan", True, {}),
    (r"\bkode rekening\b|\brekening belanja\b", "rekening", True, {}),
    (r"\bnama\b", "nama", True, {}),
    (r"\b(no|nomor) ?(surat|naskah|berita acara|kuitansi|sk|keputusan|nota|agenda)?$", "teks", True, _NUMBER),
    (r"\b(no|nomor|hp|telp|telepon|rekening|kode)\b", "teks", True, {}),
    (r"\bjenis kelamin\b", "pilihan", True, {"pilihan": ["Laki-laki", "Perempuan"]}),
    (r"\bsifat\b", "teks", False, {}),
    (r"\b(volume|vol|kuantitas|kuantum|qty)\b", "volume", True, {}),
    (r"\b(jumlah|banyak(nya)?) (orang|peserta|siswa|anggota|barang|unit|halaman|lembar|anak|buah)\b|\bbanyaknya\b",
     "bilangan", True, {}),
    (r"\b(umur|usia|lama|lamanya|selama)\b", "bilangan", False, {}),
    (r"\bmasa\b|\bsumber (dana|anggaran)\b|\bnilai\b.*\b(huruf|rapor|ujian)\b", "teks", True, {}),
    (_NO_MONEY, "teks", True, {}),
    (_OF_MONEY, "uang", True, {}),
    (r"\b(jumlah|nilai)\b", "uang", False, {}),
    (r"%|\bpersen(tase)?\b", "persen", True, {}),
    (r"\b(keterangan|ket|catatan)\b", "teks", True, _LATER),
)  # fmt: skip
"""Words, the type that they mean, whether that is sure, further keys; the first that fits is taken."""
_DAY_AND_DATE = Guess("tanggal", "{0}|nama_hari }}}}, {{{{ {0}|tanggal", _EXAMPLES["tanggal"])
"""A date behind `Hari/tanggal`: the day of the week follows from it."""
_UNIT = re.compile(
    r"\s*\(?\s*(hari|bulan|tahun|orang|jam|menit|lembar|unit|buah|kali|minggu|kg|gram|cm|m|meter|km|ha|liter|rim|set|siswa)\b"
)
_MONEY = "uang"
_SALUTATION = re.compile(r"\b(yth|kepada|sdr|saudara|pimpinan|penerima|pemohon|pihak)\b")


def guess(words: str, *, money: bool = False, after: str = "", named: bool = True) -> Guess:
    """Return the type of a field by its words; `money` stands behind `Rp`, `after` is what follows it."""
    said = words.casefold()
    if money:
        return made(_MONEY, sure=True, prints="{}|angka")
    for pattern, tipe, sure, more in _RULES:
        if re.search(pattern, said):
            found = _DAY_AND_DATE if tipe == "hari_tanggal" else made(tipe, sure=sure, more=more, words=words)
            return _by_what_follows(found, after)
    loose = made("teks", sure=named and bool(said) and not _SALUTATION.search(said), words=words)
    return _by_what_follows(loose, after)


def made(tipe: str, *, sure: bool = True, prints: str = "", more: Mapping[str, Any] = {}, words: str = "") -> Guess:
    """Return the guess of a type with the way it is printed and an example."""
    choices = more.get("pilihan") or ["contoh"]
    said = words.casefold()
    example = "" if tipe == "nama" and _OF_THINGS.search(said) else _EXAMPLES.get(tipe, "")
    example = str(choices[0]) if tipe == "pilihan" else example or _example(said)
    return Guess(tipe, prints or _PRINTS.get(tipe, "{}"), example, sure, more)


def _example(words: str) -> str:
    """Return what a text by these words may be, for the example and the hints of forms."""
    fitting = (example for pattern, example in _TEXTS if re.search(pattern, words))
    return next(fitting, f"Contoh {words or 'isian'}")


def is_read(tipe: str, text: str) -> bool:
    """Return whether a field of a type takes a text."""
    try:
        reads(TYPES[tipe].reads, text)
    except ValidationError:
        return False
    return True


def _by_what_follows(found: Guess, after: str) -> Guess:
    """Return a guess put right by the sign or the unit behind the gap."""
    if re.match(r"\s*%(?!\w)", after):
        return made("persen", prints="{}|bilangan")
    if found.tipe == "waktu" and (zone := re.match(r"\s*(WIB|WITA|WIT)\b", after)):
        more = {"petunjuk": f"Jam saja, misalnya 09.00; {zone[1]} sudah tercetak."}
        return found._replace(example="09.00", more=more)
    if _UNIT.match(after) and (found.tipe == "bilangan" or (found.tipe == "teks" and not found.sure)):
        return made("bilangan")
    return found
