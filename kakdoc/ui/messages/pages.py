"""Messages as pages say them: no keys, no commands, no signs of text files that staff never see.

The one place where that is decided; the command line keeps the words as they were written. Order counts: whole
phrases stand before the words in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from kakdoc.base.problems import Problem
from kakdoc.base.wording import in_page, in_text, in_workbook, titled

_ACTS = (
    (
        r"jalankan lagi dengan --lacak, lalu kirim yang tercetak beserta berkas ini",
        "coba sekali lagi; bila tetap, kirim berkas ini",
    ),
    (r"folder tempat perintah ini dijalankan", "folder kerjanya"),
    (
        r"pindah ke folder kerja yang ada \(perintah `cd`\), lalu jalankan lagi",
        "tutup halaman ini, lalu buka kakdoc lagi dari folder yang ada",
    ),
    (r"pindah ke folder yang ada, lalu jalankan lagi", "pilih folder yang ada, lalu coba lagi"),
    (r"jalankan tanpa --kak", "kosongkan pilihan KAK-nya"),
    (r"berikan berkas KAK di --kak", "pilih berkas KAK yang lain"),
    (
        r"periksa nama folder di --ke; sebuah berkas tidak boleh bernama sama dengan folder itu",
        "periksa apakah folder outputs di folder kerja boleh ditulisi, lalu buat lagi",
    ),
    (
        r"bila sedang terbuka, atau pilih folder lain dengan --ke",
        "bila sedang terbuka, lalu buat lagi; bila tetap begitu, minta izin menulis di folder outputs",
    ),
    (
        r"pindahkan suntingannya ke isian lalu hapus berkas lama, .* dengan --timpa.*",
        "bandingkan keduanya; pindahkan suntingannya ke isian, atau beri berkas lama nama lain, lalu buat lagi.",
    ),
    (
        r"pilih folder hasil lain dengan --ke, atau ganti nama isiannya; bila memang diganti, pakai --timpa",
        "ganti nama isiannya; bila naskah lama itu tidak dipakai lagi, pindahkan dari folder outputs",
    ),
    (r",? atau pilih folder lain dengan --ke", ""),
    (r"pilih folder lain dengan --ke", "pilih folder lain"),
    (r"misalnya --tahun ", "misalnya "),
    (r"Untuk mundur, pakai --mundur", "Untuk mundur, beri tanda pada “Ke tahun yang lebih awal”"),
    (r": --baris 5,17-20", ", misalnya 5,17-20; baris judul ikut dihitung"),
    (r"; semuanya: `kakdoc periksa --format json`", ""),
    (r"lihat (?:tempatnya|daftarnya) dengan `kakdoc (?:asal|peraturan)[^`]*`(?:, atau |, lalu )", ""),
    (r"`kakdoc peraturan`", "kotak pencarian peraturan"),
    (
        r"ambil templat yang asli dengan `kakdoc mulai`, atau (simpan ulang dari Word)",
        r"\1, atau minta yang asli kepada pengelola kakdoc",
    ),
    (r", lalu `kakdoc pindah`", ", lalu minta pengelola kakdoc memindahkannya"),
    (r", atau mulai dari `kakdoc formulir`", ", atau buat isian baru di halaman depan"),
    (r"dibuat dengan --tanpa-jejak", "dibuat tanpa jejak"),
    (
        r"(?:, atau|;(?: atau)?) (?:ambil|pakai) templat (?:yang (?:baru|asli) )?(?:dari|dengan)? ?`kakdoc mulai`",
        ", atau minta templat yang asli kepada pengelola kakdoc",
    ),
    (
        r"pulihkan dengan `kakdoc mulai DIR`, simpan templat di sana, atau betulkan `naskah:`",
        "simpan templatnya di sana, atau minta yang asli kepada pengelola kakdoc",
    ),
    (r"jalankan `kakdoc mulai DIR` untuk menyiapkan folder kerja.*", "isi data kantor di halaman depan."),
    (r"salin isinya ke formulir baru dari `kakdoc formulir [^`]*`", "salin isinya ke isian baru"),
    (r"buat isian baru dengan `kakdoc baru [^`]*`", "buat isian baru di halaman depan"),
    (
        r"berikan berkas teks \.yaml; buat yang baru dengan `kakdoc baru [^`]*`",
        "buat isian baru di halaman depan, atau simpan sebagai buku kerja Excel (.xlsx)",
    ),
    (
        r"mulai dengan `jenis: kak`; lihat contoh dari `kakdoc baru kak FILE`",
        "buat isian baru di halaman depan, lalu salin isinya ke sana",
    ),
    (r"jalankan `kakdoc periksa` lebih dulu, lalu betulkan bentuknya", "betulkan dahulu yang ditandai di formulirnya"),
    (
        r"ganti nama (\S+), lalu jalankan `kakdoc ubah [^`]*`; bila (\S+) tidak dipakai lagi, pindahkan",
        r"pindahkan salah satunya, \1 atau \2, dari folder ini",
    ),
    (
        r"ubah menjadi (\S+)\.yaml, yang dibaca semua naskah: `kakdoc ubah [^`]*`",
        r"isi data itu di halaman “Data kantor”, yang dibaca semua naskah",
    ),
    (r"jalankan `kakdoc pindah`, yang", "minta pengelola kakdoc memperbarui folder kerja ini, yang"),
    (
        r"tulis namanya dengan huruf kecil, angka, dan tanda hubung: kakdoc jenis-baru .*",
        "beri nama surat yang dimulai dengan huruf.",
    ),
    (
        r"tulis nama lain di belakangnya: kakdoc jenis-baru [^;]*; atau pindahkan folder lama",
        "beri nama surat yang lain",
    ),
    (r"tambahkan `[^`]*:` dengan isinya di sini", "isi di sini"),
    (r"`kakdoc jenis` menampilkan yang ada", "yang ada tampil di halaman Templat"),
    (r"\(daftarnya: `kakdoc templat JENIS`\)", "(daftarnya di halaman Templat)"),
    (r" \(`kakdoc templat JENIS`\)", " (daftarnya di halaman Templat)"),
    (r", misalnya --port \d+, atau --port 0 untuk port mana pun yang bebas", ""),
    (r"\bjalankan lagi", "coba lagi"),
    (r"periksa izin folder itu, atau jalankan untuk folder lain", "periksa izin folder itu, atau pakai folder lain"),
)
"""What people do: at a terminal, and on a page."""
_TYPING = (
    (r"tulis nama berkas KAK tahun ini, dihitung dari folder isian ini, misalnya \S+", "pilih KAK tahun ini."),
    (r"tulis nama berkasnya di belakang titik dua, misalnya \S+", "pilih KAK tahun ini."),
    (r"tulis kunci dan nilainya di baris baru, menjorok dua spasi", "isi lagi di sini"),
    (r"isi kuncinya, mulai dari `jenis:`", "buat isian baru di halaman depan"),
    (r"berkas ini tidak berisi kunci dan nilai", "berkas ini bukan isian"),
    (r"tulis `peserta: NAMA\.csv` \(atau \.xlsx\) di isian ini", "pilih daftar peserta di “Peserta”"),
    (r"hapus komentar “# tahun: jumlah” di belakangnya", "ketik sekali lagi jumlah yang sama"),
    (
        r"berkas ini tampak seperti isian, tetapi tidak dibaca: isian bernama .*",
        "berkas ini tampak seperti isian, tetapi tidak dibaca karena akhiran namanya.",
    ),
    (r"folder ini tidak berisi isian \(\*\.yaml, \*\.xlsx\)", "folder ini belum berisi isian"),
    (r", atau tetap gunakan berkas \.yaml", ""),
    (r", atau simpan dengan nama lain sebagai \.yaml", ""),
    (r", atau minta buku kerjanya diubah ke \.yaml", ""),
    (r"ubah \.yaml menjadi \.xlsx, atau \.xlsx menjadi \.yaml", "pilih salah satu dari keduanya"),
    (
        r"tulis `kunci: nip`, dengan judul kolom yang berbeda di setiap baris",
        "isi “Kunci” dengan judul kolom yang berbeda di setiap baris, misalnya NIP",
    ),
    (
        r"pakai kolom yang berbeda di setiap baris untuk `nama_berkas:`",
        "isi “Nama berkas” dengan kolom yang berbeda di setiap baris",
    ),
    (r"hapus `petikan:` dari isian ini", "kosongkan “Petikan”"),
    (r"nomor urut memerlukan kunci, supaya", "nomor urut memerlukan kolom pengenal, supaya"),
    (r"kolom kunci", "kolom pengenal"),
    (r"kunci (“[^”]*”) sudah ada di baris (\S+)", r"\1 sudah ada di baris \2"),
    (r"catat di peraturan\.yaml: `[^`]*`", "catat di register peraturan"),
    (r"\bbetulkan kunci kak\b", "pilih KAK-nya"),
    (
        r"rapikan isian asalnya di sekitar baris itu, misalnya satu kunci satu baris",
        "rapikan isian asalnya di formulirnya",
    ),
    (
        r"menjadi isian (“[^”]*”), karena kunci “[^”]*” dipakai program",
        r"menjadi isian \1, karena nama itu dipakai program",
    ),
    (
        r"bila kurang cocok, ganti kuncinya di jenis\.yaml dan tagnya di naskah\.docx bersama-sama",
        "bila kurang cocok, ganti “Nama di templat”-nya di sini",
    ),
    (r"tulis kuncinya, atau “", "pilih dari register, atau tulis “"),
    (r"hapus kuncinya", "kosongkan"),
    (r"isi status: (\S+) di bawahnya", r"pilih status \1"),
    (r"\btanpa kak\b", "tanpa KAK"),
    (r"isi kak dengan nama berkas KAK-nya", "pilih KAK-nya"),
    (r"tulis nama relatif terhadap folder berkas isian ini", "letakkan gambarnya di folder isian ini"),
    (
        r"cari namanya di register dengan `kakdoc peraturan [^`]*`",
        "ketik beberapa kata judulnya di isian itu, lalu pilih",
    ),
    (r"ganti kuncinya menjadi tanda_tangan; yang terakhir di situ", "isi di “Tanda tangan”; yang terakhir di situ"),
    (
        r"tambahkan penggantinya di peraturan\.yaml, lalu ganti kuncinya",
        "catat penggantinya di register peraturan, lalu pilih yang baru",
    ),
    (r"kunci baru", "sebutan baru"),
    (r"barisnya tidak mempunyai kunci", "“Kunci” baris itu belum diisi"),
    (r"tulis kunci, nilai,", "isi “Kunci”, nilai,"),
    (r"tanggal, dan tanda_tangan di templat", "tanggal, dan tanda tangan di templat"),
    (r"\(jenis: perbup\)", "(jenis naskah “Peraturan kepala daerah atau desa”)"),
    (r"tulis jenis: (\w+)", r"pilih jenis \1"),
    (r"dengan jenis: (\w+)", r"berjenis \1"),
    (
        r"beri label (di sana|pada \w+nya) (?:lalu|dan) tulis \[rujuk: label\]",
        r"isi Label \1, lalu ketik [rujuk: label itu] di kalimatnya",
    ),
    (r"(?:susunan )?YAML (?:di baris ini )?tidak terbaca", "susunan berkas ini tidak terbaca"),
    (r"punya arti khusus di YAML", "punya arti khusus di berkas teks ini"),
    (r"isi berkas ini bukan teks YAML, melainkan", "berkas ini bukan isian, melainkan"),
    (r"titik dua diikuti spasi, indentasi sejajar", "titik dua diikuti spasi, awal baris sejajar"),
    (r"indentasinya", "awal barisnya"),
    (r"sejajarkan kunci dengan kunci di atasnya", "sejajarkan dengan baris di atasnya"),
    (
        r"terbaca sebagai kunci, karena di dalam \{ \} koma memisahkan kunci",
        "terbaca sebagai nama isian, karena di dalam { } koma memisahkan isian",
    ),
    (r"terbaca sebagai kunci", "terbaca sebagai nama isian"),
    (r"kumpulan kunci", "kumpulan isian"),
    (
        r"isi (?:namanya|nama, jabatan, pangkat, dan NIP pejabatnya) di instansi\.yaml",
        "isi data pejabat itu di data kantor",
    ),
)
"""What is typed: in a text file, and on a form."""
_NAMES = (
    (r"\binstansi\.yaml\b", "data kantor"),
    (r"\bperaturan\.yaml\b", "register peraturan"),
    (r"\bjenis\.yaml\b", "definisi jenisnya"),
    (r" dalam Markdown ringan", ""),
    (r"menurut kunci\b", "menurut sebutannya"),
    (r"\bKunci (?:pejabat|bendahara)\b", lambda found: found[0].split()[1].capitalize()),
    (r"\b[Kk]unci peraturan\b", lambda found: "Peraturan" if found[0][0] == "K" else "peraturan"),
    (r"\b(?:kunci )?dari (?=register peraturan)", "dari "),
    (r": kunci, atau lengkap", ": dari register, atau ditulis lengkap"),
    (r"\bkunci(nya)?\b", lambda found: f"isian{found[1] or ''}"),
    (r"(?<!“)\bKunci(nya)?\b(?!,)", lambda found: f"Isian{found[1] or ''}"),
    (
        r"Nama untuk dirujuk: \[rujuk: label\]",
        "Nama pendek tempat ini. Di kalimat lain ketik [rujuk: nama itu]; yang tercetak nomornya",
    ),
    (r"“[^”]*\[\d+\]\.(?:[a-z_]+\.)*([a-z_]+)”", r"“\1”"),
    (r"(?<![\w/.“{-])[a-z]+(?:_[a-z\d]+)+(?![\w/}-]|\.\w)", lambda found: titled(found[0])),
    (r"(?<=“)[a-z]+(?:_[a-z\d]+)+(?=”)", lambda found: found[0].replace("_", " ")),
    (r"`([^`]*)`", r"“\1”"),
)
"""Names of files and keys, and how an office calls them."""
_PHRASES: Sequence[tuple[str, str | Callable[[re.Match[str]], str]]] = (*_ACTS, *_TYPING, *_NAMES)
_WORDS = [(re.compile(pattern), words) for pattern, words in _PHRASES]
_SIGN = re.compile(
    r"`|\.yaml|YAML|[Kk]unci|jalankan|--|komentar|rujuk: label|Markdown|indentasi|[a-z]_[a-z]|perintah"
    r"|kakdoc [a-z]|jenis: |\[\d|isi status|\bkak\b|relatif"
)
"""What every phrase above has; most messages have none of it."""


def message(problem: Problem) -> str:
    """Return what a problem says, as pages say it."""
    return on_page(_unworded(problem, problem.message, problem.written[0]))


def remedy(problem: Problem) -> str:
    """Return what to do about a problem, as pages say it."""
    return on_page(_unworded(problem, problem.remedy, problem.written[1]))


def _unworded(problem: Problem, worded: str, written: str) -> str:
    """Return a text as it was written where it has been worded for a text file since; of a workbook it stays."""
    in_a_file = problem.location is not None and not problem.location.in_form
    return written if in_a_file and written and in_text(written) == worded else worded


@lru_cache(maxsize=4096)
def on_page(text: str) -> str:
    """Return a message, or a hint, in the words of pages."""
    said = in_workbook(text, titled)
    said = said if said is text else in_page(said)
    if not _SIGN.search(said):
        return said
    for pattern, words in _WORDS:
        said = pattern.sub(words, said)
    return said
