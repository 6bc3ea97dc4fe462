"""Words that decide whether a year is planned or gone by, however near others stand.

On what a plan rests, what it hopes for, asks and sets a day for; what is compared, goes on from a year, or was settled.

Source: the house's reading of copied papers (docs/aturan.md G.1).
"""

from __future__ import annotations

import re

from kakdoc.values.text.seldom import late

_OF_YEAR = r"[\"“(*_\s]*(?:\b(?:tahun|thn\.?|th\.?|anggaran|T\.?\s?A\.?)\s*)*[\"“(*_]*\Z"
_NAMED = r"(?:[\s/(-]+(?!(?:yang|pada|di|dalam|untuk|akan|telah|sudah|dan|serta)\b)[\w./&’'-]+\)?){0,7}?"
_YEARLY = (
    r"(?:RKA\w*|RBA|RKAP|RAPB\w+|APB[DN]\w*|APBKal|DPP?A|DIPA|SHS|SSH|SBM|SBU|ASB|HSPK|AHSP|POK|RKP\s?Des\w*|RKPD?|Renja|RUK|RPK|RKT|RKAT|PKPT|RAB"
    r"|standar\s+(?:satuan\s+)?(?:harga|biaya)(?:\s+\w+)?|harga\s+satuan|rencana\s+(?:kerja|kegiatan|bisnis|usulan|pelaksanaan|umum)|program\s+kerja"
    r"|UM[KPR]|NJOP|juknis|petunjuk\s+(?:teknis|pelaksanaan|operasional)|kalender\s+pendidikan)\b"
    rf"{_NAMED}{_OF_YEAR}"
)
"""What is made anew each year for that year, up to its year."""
_BASIS = late(rf"\b{_YEARLY}", re.IGNORECASE)
_RESTS_ON = late(
    r"\b(?:meng(?:gunakan|acu|ikuti)|memakai|berpedoman|mem?pedomani|merujuk|didasarkan|mendasarkan|berdasar(?:kan)?|sesuai|dibebankan|menurut)\b"
    rf"(?:(?!\b(?:realisasi|capaian|evaluasi|hasil|laporan)\b)[^.;,]){{0,60}}?\b{_YEARLY}",
    re.IGNORECASE,
)
_AS_BASIS = late(
    r"(?!.*\b(?:tahun\s+(?:lalu|sebelumnya)|pembanding)\b)[^.;\n]{0,90}?\b(?:(?:men|di)jadi(?:kan)?|sebagai|merupakan)\s+(?:salah\s+satu\s+)?"
    r"(?:dasar|acuan|pedoman|rujukan|landasan|patokan)\b",
    re.IGNORECASE,
)
_IF = late(r"\b(?:bila(?:mana)?|apabila|jika|manakala|dalam\s+hal)\s+(?:[\w./-]+\s+){0,8}\Z", re.IGNORECASE)
_HOPED = late(
    r"(?:diharapkan|ditargetkan|ditarget|harus|wajib|akan|diupayakan|diwajibkan|sudah\s+harus)\s+(?:sudah|telah|dapat|mampu|bisa)\b",
    re.IGNORECASE,
)
_MEANT_FOR = late(
    r"[^.;\n]{0,60}\buntuk\s+(?:(?:membiayai|mendanai|melaksanakan)\s+)?(?:kegiatan|pekerjaan|keperluan|belanja|pengadaan|hal)\s+(?:ini|berikut|tersebut|dimaksud|di\s+bawah)\b",
    re.IGNORECASE,
)
_AVAILABLE = late(
    r"[^.;\n]{0,30}\b(?:telah|sudah)\s+(?:tersedia|tercantum|tertuang|termuat|disediakan|dialokasikan|dianggarkan)\b[^.;\n]{0,60}"
    r"\b(?:kegiatan|pekerjaan|keperluan|belanja|pengadaan)\s+(?:ini|berikut|tersebut|dimaksud)\b",
    re.IGNORECASE,
)
"""Money that is there for what the paper is about."""
_YEAR_LONG = late(
    r"\b(?:periode|selama|bulan|waktu|mulai|dari|untuk)\b[^.;]{0,30}\bjan\w*\s*(?:[-–]|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:bulan\s+)?des\w*\s+\Z",
    re.IGNORECASE,
)
_MEASURED = late(
    r"\b(?:kunjungan|data|jumlah|penduduk|hasil|kasus|angka|rekap\w*|laporan|evaluasi|masuk)\b", re.IGNORECASE
)
_OF_THIS = late(
    r"\b(?:kegiatan|pekerjaan|pengadaan|program)\s+ini\s+(?:akan\s+)?(?:di(?:laksanakan|selenggarakan|adakan|lakukan|gelar|biayai|anggarkan)|berlangsung)\b"
    r"(?:(?!\b(?:setelah|sesudah|sejak|karena|seperti|sebagaimana|kembali|yang|pertama)\b)[^.;]){0,80}\Z",
    re.IGNORECASE,
)
"""What the paper is about takes place."""
_CAME_OUT = late(
    r"\b(?:hasil\w*|berhasil|menghasilkan|telah|sudah|mencapai|diikuti\s+\d|dihadiri|namun|tetapi|hanya)\b",
    re.IGNORECASE,
)
_AS_PLANNED = late(
    r"[^.;\n]{0,60}\bsesuai\s+(?:dengan\s+)?(?:jadwal|tahapan|rencana|lampiran|daftar|RAB)\b", re.IGNORECASE
)
_WANTED = late(
    r"\byang\s+(?:ingin|hendak|akan|diharapkan|harus|mau)\s+(?:di\w+|ter\w+)\b(?:(?!\b20\d\d)[^,;]){0,60}\Z",
    re.IGNORECASE,
)
_TERM = late(
    r"\b(?:jangka\s+waktu|masa|waktu|jadwal|periode)\s+(?:pelaksanaan|penyelesaian|pekerjaan|kontrak|sewa|kegiatan|penugasan|pengerjaan)\b[^.;]{0,90}\b\d{1,2}\s+\w+\s+(?:tahun\s+)?\Z",
    re.IGNORECASE,
)
"""How long work lasts, up to the year of a day."""
_KEPT = late(
    r"\b(?:pemeliharaan|perpanjangan|diperpanjang|addendum|kontrak\s+(?:nomor|lama|awal)|berakhir)\b", re.IGNORECASE
)
_OVER = late(
    r"\b(?:telah|sudah|pernah|semula|sebelumnya|tahun\s+lalu|realisasi\w*|terealisasi|capaian|ternyata|hanya|gagal|batal|tidak)\b",
    re.IGNORECASE,
)
_LAST_YEAR = late(
    rf"\b(?:tahun|periode|musim|semester)\s+(?:lalu|sebelumnya|kemarin|yang\s+lalu|terdahulu|silam)\s*[,(]?{_OF_YEAR}",
    re.IGNORECASE,
)
_THAN = late(
    rf"\b(?:daripada|dari\s+pada|ketimbang|dibanding(?:kan)?(?:\s+dengan)?|melebihi|melampaui|menyamai|lebih\s+\w+\s+dari)\s+(?:[\w/-]+\s+){{1,5}}?{_OF_YEAR}",
    re.IGNORECASE,
)
_FOR_COMPARISON = late(
    r"[^.;\n]{0,60}\bsebagai\s+(?:data|bahan|angka|tahun)?\s*(?:pembanding|perbandingan|awal|dasar\s+(?:perhitungan|penghitungan)|baseline)\b",
    re.IGNORECASE,
)
_GOES_ON = late(
    r"\b(?:hasil|kesepakatan|rekomendasi|keputusan|notul\w+|(?:ke)?lanjutan|melanjutkan|meneruskan|kelengkapan|melengkapi|tindak\s+lanjut|menindaklanjuti|belajar\s+dari|berkaca\s+(?:pada|dari)|menyempurnakan"
    r"|penyempurnaan|menyelesaikan|memperbaiki)\b[^.;]{0,70}\byang\s+(?:telah\s+|sudah\s+)?di\w+\s+(?:pada\s+|di\s+|dalam\s+|sejak\s+)?"
    rf"(?:(?:akhir|awal|tanggal|bulan)\s+)*(?:\d{{1,2}}\s+)?(?:[A-Z]\w+\s+)?{_OF_YEAR}",
    re.IGNORECASE,
)
_SPENT = late(
    r"\byang\s+(?:telah|sudah|pernah|ter(?:serap|realisasi|laksana|salur\w*|pakai|bayar\w*|capai|jaring|catat|dampak|data|tangani|bangun|kumpul))\b"
    r"(?!.*\b(?:akan|direncanakan|ditargetkan|diharapkan)\b)",
    re.IGNORECASE | re.DOTALL,
)
_FORESEEN = late(
    r"\W{0,3}(?:diperkirakan|diprakirakan|diproyeksikan|diprediksi|ditargetkan|diharapkan|direncanakan|dijadwalkan)\b(?!\s+(?:sebelumnya|semula))",
    re.IGNORECASE,
)
_GIVEN = late(
    r"\b(?:diserahkan|dibuka|ditutup|diumumkan|dipresentasikan|diseminarkan|dipaparkan|dibagikan|dikumpulkan|ditayangkan)\b[^.;]{0,60}\b\d{1,2}\s+\w+\s+\Z",
    re.IGNORECASE,
)
"""What is done on a day of a plan."""
_LABELLED = late(
    r"\A\W*(?!.*\b(?:lahir|berdiri|SK|surat|nomor|kontrak|TMT|terbit|pengesahan|pengangkatan|perolehan|diterima|masuk|terakhir|kejadian)\b)"
    r"[A-Z][^:.;\n]{3,60}:\s*(?:tanggal\s+)?[\d\s–-]*[A-Za-z]{3,9}\s+\Z",
    re.IGNORECASE,
)
"""A step with its day or month, as in a schedule."""
_REST = late(
    rf"\b(?:lanjutan|sisa|tunggakan|luncuran|limpahan)\s+(?:dari\s+)?(?:[\w/-]+\s+){{0,3}}?{_OF_YEAR}"
    r"|\bterima\s+kasih\s+atas\b|\A\W*(?:semula|awalnya|mulanya|dahulu)\b"
    r"|(?<!berlaku )(?<!terhitung )\bsejak\s+(?:APB\w+|DIPA|DPA|T\.?A\.?|(?:semester|triwulan)\s+\w+)\s+(?:tahun\s+)?\Z"
    r"|\b(?:sama|seperti|sebagaimana|(?:ber)?beda)\s+(?:(?:seperti|dengan|dari|halnya|pada|di)\s+)*(?:tahun\s+)?\Z"
    r"|\b(?:yang\b[^.;,]{0,40}\bberakhir|(?:\A\W*bahwa\b(?!.*\bdimulai\b).*|\bsebelumnya\s+)berakhir|\bhabis(?!\s+pakai)(?:\s+(?:masa\s+)?berlaku\w*)?)\s+(?:(?:pada|tanggal|bulan|tahun|\d{1,2}|(?-i:[A-Z])[a-z]+)\s+)*\Z",
    re.IGNORECASE,
)
_STILL = late(
    r"\W*(?:tetap\s+(?:dipakai|digunakan|berlaku)|menjadi\s+(?:temuan|catatan|sorotan|pelajaran|pembanding))\b"
    r"|[^.;\n]{0,30}\b(?:di(?:akomodasi|tampung|tindaklanjuti|masukkan)|masuk)\b[^.;\n]{0,30}\b(?:kegiatan|tahun)\s+ini\b",
    re.IGNORECASE,
)
_EACH = late(rf"\b(?:setiap|tiap(?:-tiap)?)\s+\w+\s+(?:sepanjang|selama)\s+{_OF_YEAR}", re.IGNORECASE)
_SETTLED = late(
    r"\byang\s+(?:ditetapkan|diresmikan|dibentuk|ditandatangani|disahkan|diterbitkan|dibangun|diangkat|dilantik|diundangkan|diterima|diajukan|disepakati|dibeli)\b"
    r"[^.;,]{0,40}\b(?:pada|di|tanggal|akhir|awal|tahun)\s+(?:[\w]+\s+){0,3}\Z"
    r"|\b(?:(?:mem|di)berhentikan|berhenti|pensiun|meninggal)\b[^.;]*\bterhitung\s+(?:mulai|sejak)\b[^.;]*\b31\s+Desember\s+\Z",
    re.IGNORECASE,
)
_TIMES = late(
    r"(?<!telah )(?<!sudah )"
    r"\bdi(?:laksanakan|selenggarakan|adakan|gelar)\s+(?:sebanyak\s+)?(?:\d+\s+(?:\(\w+\)\s+)?|\w+\s+)kali\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_DUE = late(r"\bbatas\s+(?:akhir|waktu)\b[^.;]{0,60}\b\d{1,2}\s+[A-Z]\w+\s+\Z", re.IGNORECASE)
_IN_FORCE = late(
    r"\b(?:Per(?!tama)\w+|UU|PP|undang-undang)\b(?!(?:\s+\w+){0,3}\s+ini\b)[^.;]{0,90}\bberlaku\s+(?:(?:mulai|sejak|efektif|pada|tanggal|\d{1,2}|[A-Z]\w+)\s+)*\Z",
    re.IGNORECASE,
)
_SINCE = late(
    r"\b(?:berlaku|bertugas|terhitung|menjabat)\s+(?:mulai|sejak|semenjak)\b(?:\s+[\w.]+){0,5}\s+\Z", re.IGNORECASE
)
_THIS = late(r"\bini\b", re.IGNORECASE)
_SOON = 90
"""How many characters behind a year something is still said of it."""


_PLANNED = (_DUE, _EACH, _TIMES, _WANTED)
_GONE = (_LAST_YEAR, _THAN, _GOES_ON, _IN_FORCE, _REST)
_FIGURE = late(r"\d[\d.,]*\s?(?:%|persen)", re.IGNORECASE)


def is_planned(before: str, after: str) -> bool:
    """Return whether a year is that of a plan, by what its clause says it rests on, hopes for or asks."""
    if _RESTS_ON.search(before) or (_AS_BASIS.match(after) and _BASIS.search(before)):
        return True
    return not _OVER.search(before) and (_is_set(before, after) or _is_meant(before, after))


def _is_set(before: str, after: str) -> bool:
    """Return whether a day or a length is set for something up to a year."""
    if any(each.search(before) for each in _PLANNED) or (_LABELLED.match(before) and not after.strip(" .;")):
        return True
    if (_TERM.search(before) or _GIVEN.search(before)) and not _KEPT.search(before):
        return True
    if _OF_THIS.search(before) and not _CAME_OUT.search(after):
        return True
    return bool(_YEAR_LONG.search(before)) and not _MEASURED.search(before)


def _is_meant(before: str, after: str) -> bool:
    """Return whether something is foreseen, supposed or there for what the paper is about."""
    if _FORESEEN.match(after) or _HOPED.search(after[:_SOON]) or _AVAILABLE.match(after):
        return True
    if _IF.search(before) and not _FIGURE.search(after):
        return True
    return bool((_MEANT_FOR.match(after) or _AS_PLANNED.match(after)) and not _OVER.search(after[:_SOON]))


def is_past(before: str, after: str) -> bool:
    """Return whether a year is gone by, by what it is compared with or goes on from."""
    if any(each.search(before) for each in _GONE) or _FOR_COMPARISON.match(after) or _STILL.match(after):
        return True
    return bool(_SPENT.search(before) or _SETTLED.search(before)) and not _BASIS.search(before)


def is_since(before: str) -> bool:
    """Return whether something holds or somebody serves since a year: not what the paper itself sets."""
    return bool(_SINCE.search(before)) and not _THIS.search(before)
