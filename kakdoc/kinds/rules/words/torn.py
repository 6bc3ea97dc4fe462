"""Words that are written in pieces, and what they are whole (EYD V: prefixes and particles are joined to their word).

Only pieces that are no words of their own: *di laksanakan* and *kegiatan nya* are torn, *di atas* is not. *ke dua* may
be “to two”, so it is looked for behind what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kakdoc.values.text.seldom import late

_PASSIVE = (
    "adakan ajarkan ajukan alokasikan ambil anggarkan angkat antar aplikasikan arahkan atasi atur awasi"
    " bacakan bagikan bahas bantu bawa bayar bayari bayarkan bebani bebankan bebaskan beli benahi bentuk"
    " berhentikan beri berikan berlakukan biayai bina bongkar buat buka butuhkan cabut cairkan cantumkan capai"
    " carikan catat cermati cetak dahului dampingi dasari dasarkan datangkan distribusikan dokumentasikan"
    " dorong duga dukung evaluasi fasilitasi fokuskan gabungkan galakkan ganti garap gelar gunakan hadapi"
    " hadiri hapus harapkan hasilkan hentikan himpun hindari hitung hubungi ikuti ikutkan ikutsertakan"
    " implementasikan informasikan ingatkan isi izinkan jadikan jadwalkan jaga jalankan jamin jelaskan jual"
    " kaji kelola kembalikan kembangkan kenakan kerahkan kerjakan ketahui kirim klasifikasikan koordinasikan"
    " kumpulkan kunjungi laksanakan lakukan lampirkan lanjutkan lantik laporkan larang latih layani lengkapi"
    " libatkan lihat lindungi maksud maksudkan manfaatkan masukkan minta mohon muat musnahkan naikkan nikmati"
    " nyatakan olah operasikan optimalkan padukan pahami pakai pandang panggil pantau pasang pasarkan pastikan"
    " pelihara pengaruhi penuhi perbaiki perbarui pergunakan perhatikan perhitungkan periksa perkirakan"
    " perkuat perlukan peroleh persiapkan pertahankan pertanggungjawabkan pertimbangkan pilih pimpin pindahkan"
    " prioritaskan publikasikan putuskan ramaikan rawat realisasikan rekam rekomendasikan rencanakan rumuskan"
    " sahkan sajikan saksikan salurkan sampaikan sanksi sebarkan sebutkan sediakan selenggarakan selesaikan"
    " sepakati serahkan serap sesuaikan setor setujui siapkan simpan simpulkan sita sosialisasikan sumbangkan"
    " susun tagih tagihkan tambahkan tampung tanam tandai tandatangani tangani tanggung targetkan tawarkan"
    " tayangkan tebus tegaskan tekankan tempatkan tempelkan tempuh temui temukan tengarai tentukan terapkan"
    " terbitkan terima teruskan tetapkan tingkatkan tinjau titipkan tolak tuangkan tugaskan tulis tunaikan"
    " tunda tunjang tunjuk tuntaskan turunkan tutup ubah uji ukur umumkan undang undangkan upayakan uraikan"
    " urus usulkan utamakan verifikasi wajibkan wakili wujudkan"
).replace(" ", "|")
_WHOLE = "bagai|bagaimana|belas|buah|cara|hingga|lama|luruh|orang|puluh|ratus|ribu|suai|telah|tiap"
_COUNTED = "pihak|tahap|termin|bulan|hari|minggu|pekan|perubahan|anak|yang|bagian|lampiran|diktum|siklus|sesi|triwulan"
_ORDINAL = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_BETWEEN = (
    "daerah|desa|instansi|kabupaten|kecamatan|kelompok|kelurahan|kota|lembaga|negara|pegawai|perangkat|provinsi|sektor"
    "|umat|unit|warga|wilayah"
)
_TORN = late(
    rf"\b(?:[Dd]i (?:{_PASSIVE})(?:nya)?|[Ss]e (?:{_WHOLE})|[Kk]e (?:dua|tiga)(?= belah)|[Aa]ntar (?:{_BETWEEN})"
    r"|[Nn]on (?:aktif|fisik|formal|medis|pemerintah|teknis|tunai)|[Pp]ra (?:sarana|syarat)|purna (?:bakti|tugas)"
    r"|[Pp]asca (?:bencana|panen|produksi|salin)|tuna (?:daksa|grahita|laras|netra|rungu|susila|wicara|wisma)"
    r"|(?:memp|dip|p)ertanggung jawab(?:an|kan)|(?:[Dd]it|[Mm]en)anda tangani|[Aa]pa bila|[Tt]ri wulan"
    r"|(?:atau|bagaimana|mau|meski|walau) pun|(?:ber|mem|meng|pem|peng|ter) [a-z]{3,}"
    # at the end of a line that was: `ber- dasarkan`, but `pra- dan pasca-`
    r"|(?:[Bb]er|di|ke|[Mm]e|[Mm]em|[Mm]en|[Mm]eng|[Pp]e|[Pp]em|[Pp]en|[Pp]eng|[Pp]er|se|[Tt]er)-[ \n]"
    r"(?!(?:atau|dan|maupun|serta)\b)[a-z]{3,})\b"
    r"|(?<![\w-])[^\W\d_]{3,} nya\b|\b(?:[Dd]i|[Mm]e)[a-z]{4,} kan\b"
)
_ORDINALS = late(rf"(?<=\w )(?:{_COUNTED}) (?P<torn>ke (?:{_ORDINAL}))\b", re.IGNORECASE)
_OTHERWISE = (
    (late(r"\btolak ukur\b", re.IGNORECASE), "tolok ukur"),
    (late(r"\bpro aktif\b", re.IGNORECASE), "proaktif"),
    (late(r"\bon line\b", re.IGNORECASE), "daring"),
    (late(r"\boff line\b", re.IGNORECASE), "luring"),
    (late(r"\bdari pada\b", re.IGNORECASE), "daripada"),
    (late(r"\bwork shop\b", re.IGNORECASE), "lokakarya"),
    (late(r"\b[Nn]on ASN\b"), "non-ASN"),
    (late(r"\b[Nn]on PNS\b"), "non-PNS"),
    (
        late(
            r"\bsertipikat (?=kelulusan|halal|pelatihan|keahlian|pendidik|kompetensi|vaksin|penghargaan|akreditasi)",
            re.IGNORECASE,
        ),
        "sertifikat ",
    ),
    (late(r"\b(?:ph|f)oto (?:copy|kopi|kopy)\b", re.IGNORECASE), "fotokopi"),
)


_PIECES = frozenset((
    "non", "pra", "pasca", "tuna", "purna", "tri", "pro", "on", "off", "foto", "photo",
    "tolak", "dari", "work", "sertipikat",
    "ber", "mem", "meng", "pem",
    "peng", "ter",
    "pertanggung", "dipertanggung", "mempertanggung", "ditanda", "menanda", "apa",
))  # fmt: skip
_BEFORE = {
    "di": frozenset(_PASSIVE.split("|")),
    "se": frozenset(_WHOLE.split("|")),
    "ke": frozenset(_ORDINAL.split("|")),
    "antar": frozenset(_BETWEEN.split("|")),
}
_HYPHEN = late(r"[a-z]-[ \n]")


def _can_be_torn(text: str, words: Sequence[str]) -> bool:
    """Return whether words stand beside each other that may be pieces of one."""
    for one, two in pairwise(words):
        pieces = _BEFORE.get(one, ())
        if two in ("nya", "pun", "kan") or one in _PIECES or two in pieces or two.removesuffix("nya") in pieces:
            return True
    return bool(_HYPHEN.search(text))


def torn(text: str, words: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where words of a text stand in pieces, as typed, and whole."""
    if not _can_be_torn(text, words):
        return
    for match in _TORN.finditer(text):
        yield match.start(), match[0], _joined(match[0])
    for match in _ORDINALS.finditer(text):
        yield match.start("torn"), match["torn"], _joined(match["torn"])
    for pattern, right in _OTHERWISE:
        for match in pattern.finditer(text):
            yield match.start(), match[0], right


def _joined(pieces: str) -> str:
    """Return a word whole; behind an abbreviation a particle keeps its hyphen (EYD V)."""
    first, *others = pieces.replace("- ", " ").replace("-\n", " ").split()
    return f"{first}-nya" if others == ["nya"] and first.isupper() else first + "".join(others)
