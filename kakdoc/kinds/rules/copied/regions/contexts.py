"""How a text comes to name a region or a place: as its own, as a copied text does, or as somebody else's.

Source: the house's reading of copied papers (docs/aturan.md G.2). The clause around a name tells: journeys,
neighbours, guests, comparisons and where people and things come from are elsewhere by nature.
"""

from __future__ import annotations

import re

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.copied.regions.naming import Named
from kakdoc.values.text.seldom import late

_IN = r"(?:[^.;\n]|(?<=\b[Dd]r)\.|(?<=\bDrs)\.|(?<=\bProf)\.|(?<=\bKab)\.|(?<=\bKec)\.|(?<=\bJl)\.|(?<=\bSt)\.)"
"""What stands in one clause."""
_OFFICES = r"(?:Dinas|Badan|Sekretariat|Inspektorat|Bappeda|Pemerintah|Bupati|Wali|Gubernur|B[A-Z]{3,})\b"
_FAR = late(
    # going there, or coming from there
    r"\b(?:studi\s+(?:banding|tiru|kompara\w+|replikasi|lapangan|referensi|ke)|kaji\s+(?:banding|tiru)|banding|tiru"
    r"|kunjungan\s+(?:kerja|lapangan|belajar|studi|dinas|ke)|menerima\s+kunjungan|benchmark\w*|kompara\w+|mengunjungi"
    r"|(?:pindah\w*|perpindahan|mutasi|konsultasi|perjalanan)\s[^.;\n]{0,60}\b(?:dari|ke)|pindahan|menuju"
    r"|magang|ditempatkan\s+di(?!\s+lingkungan)|dirujuk|dikirim|dipulangkan|didatangkan|berasal(?!\s+dari\s+(?:APB|DPA|DIPA|dana|kas|anggaran|bantuan))|merantau|perantau\w*"
    r"|pendatang|wisatawan|bekerja\s+di(?!\s+lingkungan)|kedatangan|tamu|rombongan"
    # beside there, and with those of there
    r"|berbatasan|batas(?!\s+(?:waktu|akhir))|perbatasan|sebelah|menghubungkan|mengalir|melintasi|bermuara|berhulu"
    r"|kerja\s?sama\s[^.;\n]{0,80}?\b(?:dengan|antara|antar\w+)|bekerja\s+sama|kemitraan|nota\s+kesep\w+|kesepakatan"
    r"|sister\s+city|eks|pertandingan|persahabatan|(?:rapat|rakor\w*|koordinasi|pertemuan|forum)\s+(?:\w+\s+)?(?:regional|nasional)"
    r"|(?:pangkat|jabatan|golongan)\s+terakhir|konfirmasi\s+kehadiran|toko|CV|PT|UD|warung|bengkel|percetakan|rumah\s+makan"
    r"|ber\s?prakt[ie]k|sebelumnya\s+(?:bertugas|bekerja|menjabat|mengajar|berdinas)"
    # compared with there
    r"|di?banding\w*|daripada|pembanding|praktik\s+baik|gempa|erupsi|tsunami|korban"
    # people, firms and events of there
    r"|lahir|kelahiran|(?:ber)?alamat|narasumber|penyedia|distributor|produsen|pabrik|perusahaan|rekanan|berkedudukan"
    r"|dipasarkan|memasarkan|pemasaran|dijual|menjual|(?:uji|pengujian)\s+laborat\w+|laboratorium|(?:ter(?:tinggi|rendah))|masih\s+di\s+(?:bawah|atas)|berbagi\s+(?:pengalaman|praktik)|universitas|politeknik|poltekkes|institut|museum|hotel|bapelkes|pusdiklat|kantor\s+regional|kanreg"
    r"|balai\s+(?:besar|pendidikan|pelatihan|diklat|latihan|pengujian|penelitian)|menginap|alumni|RSJ|RSUP|rumah\s+sakit\s+(?:jiwa|umum\s+pusat)|dipusatkan|lomba|juara|pemenang"
    r"|bertempat(?!\s+di\s+(?:aula|ruang|pendopo|kantor|sekretariat))|tuan\s+rumah|kontingen|kejuaraan|melawan|menjuarai"
    r"|(?:ijazah|sertifikat|STTB|STTPL?|rapor|transkrip|lisensi)\s+di(?:terbitkan|keluarkan)|(?:mengikuti|ikut)\s+(?:pelatihan|diklat|bimtek|kursus|pendidikan)"
    r"|(?:penilaian|asesmen|penilai|asesor|mitra|telaah|penelaahan|reviu)\s+(?:sejawat|bestari)|(?:penggabungan|merger|regrouping)\s+dengan|(?<!standar\s)harga(?!\s+(?:satuan|standar|perkiraan))"
    rf"|meninggal|dimakamkan|surat(?!\s+(?:keputusan|edaran|tugas|perintah)))\b{_IN}{{0,80}}\s*\Z",
    re.IGNORECASE,
)
"""Words that say it from afar in one clause."""
_BORDER = late(rf"\b(?:berbatasan|batas-batas|melewati|dilewati|dilintasi)\b{_IN}{{0,230}}\Z", re.IGNORECASE)
_NEAR = late(
    r"(?:\b(?i:ke)\s+(?!" + _OFFICES + r")(?:[A-Z][\w’-]*\s+){1,5}?[A-Z][\w’-]*,"
    r"|\b(?i:ke)(?:\s+(?!" + _OFFICES + r")[\w’-]+){0,2}"
    r"|\b(?<!\bbersumber )(?<!\bsumber )(?<!\bterdiri )(?<!\bbagian )(?i:dari)"
    r"(?!\s+(?i:\d|(?:APBD|DPA|DIPA|dana|kas|anggaran|bantuan\s+keuangan)\b))"
    r"(?:,?\s+(?!" + _OFFICES + r")[\w’-]+){0,6}"
    r"|\b(?i:bersama|seperti|misalnya|asal|lulusan|antara\s+lain|antara|antar-?(?:kabupaten|kota|provinsi|daerah|desa"
    r"|kecamatan))"
    r"(?:,?\s+[\w’-]+){0,6}|\b(?i:luar|arah|arus)(?!\s+(?i:panti|kas|kebijakan))(?:\s+[\w’-]+){0,2}"
    r"|\b(?i:antar)-)\s*\Z"
)
"""Words that say it when they stand close by."""
_TO_SOMEBODY = late(r"\b(?:ke|dari)\s+\Z", re.IGNORECASE)
"""Before *Bupati X* no journey, unless another word says so: who heads a region gives orders and gets reports."""
_MEETING = late(
    r"\b(?:rapat|koordinasi|bimtek|bimbingan|pelatihan|diklat|workshop|sosialisasi|konsultasi|kantor|pengadilan|seminar"
    r"|pameran|festival|lomba|pekan|kongres|jambore|raker\w*|rakor\w*|lokakarya|pertemuan|kuliah|penghargaan|peringatan|upacara"
    r"|pelantikan)\b[^.;\n]{0,60}\bdi\s+\Z",
    re.IGNORECASE,
)
"""Where one goes to in a city that is not the own regency."""
_GUEST = late(
    r"\A[^.;\n]{0,60}\b(?:berbatasan|berdampingan|sebagai\s+(?:\w+\s+)?(?:pembanding|contoh|narasumber|tamu|rujukan"
    r"|pembicara|referensi|percontohan|lokus\s+studi)|turut\s+hadir|hadir|menerima\s+rujukan|lebih\s+(?:\w+\s+(?:daripada|dari|dibanding\w*)|tinggi|rendah|besar|kecil|mahal|murah|baik|buruk|banyak|sedikit|maju)|(?:telah\s+)?(?:lebih\s+da?hulu|berhasil)\s+(?:me\w+)|yang\s+(?:akan\s+|mengajukan\s+)?(?:pindah|mutasi|melamar)|menjadi\s+(?:pembanding|percontohan|rujukan\s+studi))\b",
    re.IGNORECASE,
)
_EXAMPLE = late(
    r"\b(?:pengalaman|keberhasilan|kesuksesan|kisah\s+sukses|inovasi|terobosan|belajar|model|pola|praktik|penerapan|contoh\w*"
    r"|mencontoh|meniru|mereplikasi|replikasi|adopsi|mengadopsi)\s+(?:(?:pada|di|dari|oleh|milik|layanan|baik|dilakukan|yang)\s+){0,3}"
    r"(?:(?:Pemerintah\s+(?:Daerah\s+)?|Pem(?:kab|kot|prov)\s+|RSUD\s+|Puskesmas\s+|B[A-Z]{3,}\s+|(?:Dinas|Badan)\s+(?:\w+\s+){1,4}))?\Z",
    re.IGNORECASE,
)
"""Words right before whoever is an example for others."""
_ALSO = late(
    r"\A[^.;\n]{0,120}?(?:\b(?<!tahun\s)(?<!waktu\s)(?<!saat\s)(?<!periode\s)(?<!hari\s)(?<!tanggal\s)(?<!bulan\s)(?<!masa\s)"
    r"(?:(?:yang\s+(?:sama|serupa)|serupa)\b(?!\s+(?:dengan|kepada|untuk)\b)|(?:patut|layak|dapat|bisa)\s+(?:di(?:contoh|tiru|replikasi|adopsi|pelajari))"
    r"|\bkerja\s?sama\s+antar|menjadi\s+(?:pelajaran|contoh|inspirasi|rujukan|pembanding|percontohan)))",
    re.IGNORECASE,
)
"""Words behind whoever does the same elsewhere."""
_US = late(r"\b[Kk]ami,?\s+(?:selaku\s+)?\Z")
_ADDRESSED = late(r"\bYth\.?\s+(?:[^.;\n]|(?<=[Dd]r)\.){0,60}\Z")
_OFFICE_OF = late(
    r"\b(?:B[A-Z]{3,}\w*|Bappe\w+|Ba[a-z]+pol|Dis[a-z]{3,}|Inspektorat|Sekretariat\s+Daerah|(?:Dinas|Badan)\s+(?:[\w,]+\s+){1,7}?)\s*\Z"
)
_OWN_PAPER = late(r"\A\s+(?:ini|kami)\b")
_PAPER = late(r"\b(?:demikian|laporan|kerangka|keputusan|naskah|dokumen|kegiatan)\b[^.;\n]{0,80}\Z", re.IGNORECASE)
_DONE_BY = late(r"\b(?:kegiatan|pekerjaan|program)\s+ini\s+di\w+kan\s+oleh\s+[^.;,\n]{0,80}\Z", re.IGNORECASE)
"""How a paper speaks of itself, and of whose it is."""
_ROAD = late(r"\b(?:jalan|ruas|jalur|rute|trayek|tol)\s[^.;\n]{0,40}\Z", re.IGNORECASE)
_DASH = late(r"\A\s*[-–—]")
_MONEY = late(
    r"\b(?:APB\s?Des\w*|APBD(?:-P)?|DPP?A|DIPA|RKA|RKP\s?Des\w*|RPJM(?:D|\s?Des\w*)|RKPD|Renja|Renstra|Lakip|LKj?IP|BOS\w*|BOK"
    r"|kas\s+(?:umum\s+)?(?:daerah|desa)|rekening|lembaran\s+(?:daerah|desa)|berita\s+(?:daerah|desa)|dibebankan)\b"
    r"[^.;,\n]{0,40}\Z",
    re.IGNORECASE,
)
_PAYER = late(
    r"\b(?:di)?terima\s+dari\s+(?:(?:Pjs?\.|Plt\.)\s+)?(?:Bendahara|Kaur|Kepala\s+Urusan|Kasir|Kuasa\s+Pengguna|KPA|PPTK)\b[^.;,\n]{0,60}\Z",
    re.IGNORECASE,
)
"""Who pays what a receipt is for is of the paper's own office."""
_ALL_OF = late(r"\bse-?\s?\Z")
"""Before a region all of whose offices are written to: it is the writer's own."""
_LETS_GO = late(
    r"\A[^.;\n]{0,60}?\btentang\s+(?:pelepasan|persetujuan|pemindahan|perpindahan|mutasi|pindah|pemberhentian|hibah|kerja\s?sama)\b",
    re.IGNORECASE,
)
"""What another region decides that has its effect here."""
_THIS = late(
    r"\A\s+(?:ini|kami)\b|\A\s+(?:selaku|sebagai)\s+(?:atasan|pembina|pengguna|kuasa|penanggung)", re.IGNORECASE
)
_POSITION = late(
    r"\A\W*(?:\d+[.)]\s*)?(?:(?:plt|plh|pj)\.?\s+)?(?:wakil|kepala|sekretaris|inspektur|direktur|bupati|wali\s?kota|gubernur"
    r"|camat|panewu|lurah|ketua|asisten|staf\s+ahli|kabag|kabid|kasi|kasubbag|bendahara|penanggung|panitia|tim|pokja|unsur|aula|pendopo|ruang\s+rapat)\b",
    re.IGNORECASE,
)
_MONEY_CELL = late(r"\A\W*(?:APBD|DPP?A|DIPA|RKA|DAU|DBH)\b")
_RELIES = late(
    r"\A\W*mengingat\s*:|\bmelaksanakan\s+(?:ketentuan\s+)?(?:pasal|peraturan)\b|\b(?:berdasarkan|bahwa\s+dengan|telah\s+diatur|diatur\s+(?:dalam|dengan)|ditetapkan\s+dengan|berpedoman|mempedomani|memedomani|mengacu|sesuai|menjadi\s+(?:acuan|pedoman|dasar|landasan)"
    r"|sebagai\s+(?:acuan|pedoman|dasar|landasan)|mengatur\b[^.;\n]{0,80}\bini|dicabut\s+dan\s+dinyatakan)\b",
    re.IGNORECASE,
)
_SERVED = late(r"\b(?:pangkat|jabatan|golongan|riwayat)\s+terakhir\b", re.IGNORECASE)
_REACH = 240
"""How many characters before and behind a name tell how it comes to be named."""


def is_position(located: LocatedText) -> bool:
    """Return whether a cell names a position, or money, whose region is the paper's own: `Bupati Kebumen (Pembina)`."""
    return bool(_POSITION.match(located.text) or _MONEY_CELL.match(located.text))


def is_elsewhere(located: LocatedText, each: Named, own_is_city: bool) -> bool:
    """Return whether a text names a region or a place as somebody else's."""
    before, after = _around(located.text, each)
    if _MONEY.search(before) or _THIS.match(after) or _US.search(before) or _PAYER.search(before):
        return False
    if _ADDRESSED.search(before) and _ALL_OF.search(before):
        return False
    if _ADDRESSED.search(before) and not each.of_government and each.kind not in ("kecamatan", "desa", "kelurahan"):
        return True
    visited = each.kind == "kota" and not own_is_city and not each.of_government and _MEETING.search(before)
    road = bool(_ROAD.search(before) and _DASH.match(after))
    if each.of_government and each.shown[0] in "BWG":
        before = _TO_SOMEBODY.sub("", before)
    return (
        bool(visited)
        or road
        or bool(_FAR.search(before) or _BORDER.search(before) or _NEAR.search(before) or _GUEST.match(after))
        or _is_example(before, after)
    )


def _is_example(before: str, after: str) -> bool:
    """Return whether another does the same, or has done it first: *Pengalaman Kota X …*, *… survei yang sama*."""
    return bool(_EXAMPLE.search(before) or _ALSO.match(after))


def is_claimed(located: LocatedText, each: Named) -> bool:
    """Return whether a text takes the office of a region within the own province for the own: *laporan BPBD … ini*."""
    before, after = _around(located.text, each)
    if not _OFFICE_OF.search(before):
        return False
    return bool(_OWN_PAPER.match(after) and _PAPER.search(before)) or bool(_DONE_BY.search(before))


def lets_go(text: str, each: Named) -> bool:
    """Return whether the act of another region lets somebody or something go from there."""
    return bool(_LETS_GO.match(text[each.end : each.end + _REACH]))


def relies(text: str) -> bool:
    """Return whether a text takes the act that it cites for its own basis."""
    return bool(_RELIES.search(text)) and not _SERVED.search(text)


def _around(text: str, each: Named) -> tuple[str, str]:
    return text[max(0, each.start - _REACH) : each.start], text[each.end : each.end + _REACH]
