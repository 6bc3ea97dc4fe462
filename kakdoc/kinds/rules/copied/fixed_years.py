"""Years that are right for ever, and figures of four digits that are no years: neither is ever stale.

Three short lists, which `docs/masalah.md` repeats at K401: what counts or numbers something; what is named by its
year; what began, was born or was founded then. And aims far ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.values.text.seldom import late

_YEAR = r"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?!\d|[.,]\d)"
YEAR = late(_YEAR)
"""A year by itself: not a piece of an amount, a code, a registration number or a longer number."""
_OF_YEAR = r"(?:(?:tahun|thn\.?)\s+)?"
MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu?(?:stus)?|sep(?:tember)?|okt(?:ober)?"
    r"|nov(?:ember)?|des(?:ember)?)"
)
"""A month by its name or its short form, in small letters."""
_DATE = rf"\d{{1,2}}(?:\s+{MONTH}\s+|(?P<sign>[-./])\d{{1,2}}(?P=sign))(?:19|20)\d\d\b"
_CELL_DATE = late(r"\b\d{1,2}(?P<sign>[-./\s])(?:\d{1,2}|[A-Z][a-z]{2,8})(?P=sign)(?:19|20)\d\d\b")
"""A date in a cell of a table: of birth, of an appointment."""
# `sebanyak 2025`, `nomor 2025`, `Rp2025`
_NUMBERED = late(
    r"\b(?:(?:sebanyak|sejumlah|sebesar|berjumlah|sekitar|kurang\s+lebih|lebih\s+dari|nomor|no\.?|telepon|telp\.?|halaman|hlm\.?|kode)"
    rf"\s*:?\s+|Rp\.?\s*){_YEAR}",
    re.IGNORECASE,
)
# `2023 responden`; not `Tahun 2023 peserta …`, `pada 2023 pegawai …`, `Mei 2023 peserta …`
# `(BPS, 2023)`, `Notoatmodjo (2012)`
_SOURCE = late(
    rf"\((?!\d)[^()\n]{{2,60}},\s*{_YEAR}(?::\s*\d+)?\)|\b(?i:menurut|oleh|dalam)\s+[A-Z]\w+(?:\s+(?:dan|&|dkk\.?|et\s+al\.?)(?:\s+[A-Z]\w+)?)?\s*\({_YEAR}\)"
    rf"|\b(?i:sumber)\s*:[^.;\n]{{2,80}},?\s+(?i:{_OF_YEAR}){_YEAR}|\b(?i:dalam\s+angka)\s+(?i:{_OF_YEAR}){_YEAR}"
)
_COUNTED = late(
    rf"{_YEAR}\s+(?:orang|jiwa|responden|peserta|pegawai|siswa|keluarga|KK|rumah|lembar|eksemplar|rangkap|berkas|buah|unit"
    r"|paket|set|rim|kali|hari|jam|menit|meter|km|kilometer|hektare?|ha|bibit|batang|ekor|sak|karung|botol|dus|tablet|kapsul|ampul|vial|balita|kader|pasien|warga|penduduk|pohon|titik|dosis|kotak|sampel|kunjungan|KPM|keping|mahasiswa|guru|murid|lansia|petani|nelayan|bidang\s+tanah|kilogram|kg|ton|liter|m[2²]|persen|ribu|juta|rupiah)(?!\w)",
    re.IGNORECASE,
)
_DATED = late(rf"\b(?:tahun|anggaran|t\.?\s?a\.?|pada|sejak|selama|di|dalam|akhir|awal|{MONTH})\s+\Z", re.IGNORECASE)
# `Pemilu 2024`, `Sensus Penduduk Tahun 2020`, `Windows Server 2019`, `kurikulum 2013`
_NAMED = late(
    r"\b(?i:pemilu|pilkada|pilpres|pileg|pilgub|pilbup|pilwal(?:kot)?|pilkades|pemilihan\s+(?:umum|kepala|gubernur|bupati|wali\s?kota"
    r"|presiden|legislatif|serentak)|sensus|susenas|sakernas|supas|riskesdas|SDKI|SSGI|podes|registrasi\s+sosial\s+ekonomi"
    r"|regsosek|KBLI|KBJI|KBKI|ISIC|tahun\s+dasar|windows|microsoft|office|word|excel|SQL\s+server|autocad|visual\s+studio|kurikulum|PON|porprov"
    r"|olimpiade|(?:asian|SEA)\s+games|piala\s+dunia|krisis|gempa|tsunami|pandemi)"
    rf"(?:\s+(?!Tahun\b|TAHUN\b)(?:dan\s+(?=Wakil\b))?(?:[A-Z][\w/-]*|serentak|umum)){{0,6}}\s+(?i:{_OF_YEAR}){_YEAR}"
)
# `keluaran 2023 ke atas`, `minimal tahun 2020`, `SP2020`
_LEAST = late(
    rf"{_YEAR}\s+ke\s+atas\b|\b(?:minimal|maksimal|minimum|paling\s+(?:lama|tua|rendah))\s+(?:(?:keluaran|produksi|pembuatan)\s+)?{_OF_YEAR}{_YEAR}"
    r"|(?<=[A-Za-z])(?<!TA)(?<!ta)(?<!Ta)(?<!APBD)(?<!ahun)(?<!AHUN)(?<!hn)(?<!DPA)(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SINCE = late(
    rf"(?<!berlaku\s)(?<!surut\s)(?<!bertugas\s)(?<!terhitung\s)\b(?:sejak|semenjak)\s+(?:(?:pelantikan|pengangkatan|penetapan|pendirian|tanggal|awal|akhir|bulan|tahun|thn\.?|anggaran|\d{{1,2}}|{MONTH})\s+){{0,4}}{_YEAR}",
    re.IGNORECASE,
)
# `desa berdiri tahun 1962`; a birth or an appointment goes on to its date
_BEGUN = late(
    r"\b(?i:(?:ber|di)diri(?:kan)?|lahir|kelahiran|dibangun|diresmikan|terbentuk|TMT|kemerdekaan|merdeka|dimekarkan)\s+"
    r"(?:(?i:pada|sejak|di|oleh|tanggal|tahun)\s+|\d{1,2}\s+|[A-Z][a-z]+\s+){0,6}(?:19|20)\d\d\b(?!\s+akan\b)"
)
_BORN = late(
    rf"\b(?:lahir|kelahiran|TTL|TMT)\b(?:[^.;\n]|\b(?:Kab|Kec|Ds)\.|\n(?!\s*\n)){{0,60}}?\b{_DATE}", re.IGNORECASE
)
# `SNI 1732:2013`
_STANDARD = late(
    r"\b(?:R?SNI|ISO|IEC|ASTM|IEEE)(?:[/ -](?:IEC|TS|TR))?\s*[\w.-]+\s*[:-]\s*(?:19|20)\d\d\b",
)
# `SDGs sampai tahun 2030`, `Indonesia Emas 2045`
_AIM = late(
    r"\b(?:(?:sampai|hingga|menuju|menjelang)\b[^.;\n]{0,25}|(?:SDGs?|TPB|RPJP[ND]?|Visi|Emas|Berkelanjutan|Proyeksi|Agenda)\b[^.;\n]{0,40})\Z",
    re.IGNORECASE,
)


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a year is part of a name: of an election, a census, a product, a standard, a source."""
    for rule in (_NAMED, _STANDARD, _SOURCE):
        yield from (match.span() for match in rule.finditer(text))


def spans(text: str, *, is_cell: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where years stand that are never stale, with the words that tell it."""
    yield from names(text)
    for rule in (
        _NUMBERED,
        _SINCE,
        _BEGUN,
        _BORN,
        _LEAST,
        *([_CELL_DATE] if is_cell else []),
    ):
        yield from (match.span() for match in rule.finditer(text))
    for match in _COUNTED.finditer(text):
        if not _DATED.search(text[max(0, match.start() - 20) : match.start()]):
            yield match.span()


def is_aim(text: str, at: int) -> bool:
    """Return whether a year that lies ahead is that of an aim, by the words before it."""
    return bool(_AIM.search(text[max(0, at - 80) : at]))
