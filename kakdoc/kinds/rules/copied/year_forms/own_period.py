"""Years of what a paper tells of its own period: in a report what was done and measured, in a receipt what is paid.

What a plan tells of last year is right there; in a report on this year it was left behind, unless it is compared with
this year, goes on from last year, or came about then. Source: the house's reading of
copied papers (docs/aturan.md G.1).
"""

from __future__ import annotations

import re

from kakdoc.kinds.rules.copied.clauses import sentence
from kakdoc.kinds.rules.copied.fixed_years import MONTH
from kakdoc.values.dates.tanggal import number_of
from kakdoc.values.text.seldom import late

_YEAR_WORDS = r"(?:(?:tahun|anggaran|thn\.?|T\.?\s?A\.?)\s+)*"
_MONTH = late(rf"\b(?P<month>{MONTH})\s+{_YEAR_WORDS}\Z", re.IGNORECASE)
_PART = late(
    rf"\b(?P<part>(?:triwulan|tri\s?wulan|tw\.?|semester|caturwulan|tahap)\s+(?:ke-?\s?)?(?P<order>\w+))\s+{_YEAR_WORDS}\Z",
    re.IGNORECASE,
)
_LENGTHS = {"tr": 3, "tw": 3, "se": 6, "ca": 4, "ta": 6}
_ORDERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_ORDERS |= {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COMPARED = late(
    r"\b(?:di)?banding(?:kan|an)?\b|\bperbandingan\b|\bpembanding\b|\bketimbang\b|\bdaripada\b|\bterhadap\b|\bsebelumnya\b"
    r"|\b(?:yang\s+)?(?:lalu(?!\s+lintas)|silam|lampau)\b|\bsemula\b|\bsedangkan\b|\bsementara\b|\b(?:meningkat|naik|turun|menurun|bertambah|berkurang)\b"
    r"|\bmenjadi\b|\bperiode\s+yang\s+sama\b|\bbaseline\b|\bdata\s+(?:awal|dasar|pembanding)\b|\bacuan\b|\btren\b|\bperkembangan\b",
    re.IGNORECASE,
)
"""What sets a year beside another."""
_GOES_ON = late(
    r"\b(?:sisa|saldo|SiLPA|h?utang|piutang|tunggakan|luncuran|(?:ke)?lanjutan|dilanjutkan|melanjutkan|carry[\s-]?over|tindak\s+lanjut\w*|temuan|LHP|LHE"
    r"|rekomendasi|rapel|kurang\s+bayar|kekurangan|belum|masih|sejak|semenjak|mulai|dimulai|terhitung|tidak\s+di\w+|jamak|audited"
    r"|pernah|terakhir)\b",
    re.IGNORECASE,
)
"""What goes on from last year, or is gone by."""
_BASED = late(
    r"\b(?:berdasarkan|menurut|sesuai|sebagaimana|mengacu|menindaklanjuti|dasar|Permen\w*|Perda|Perbup|Perwal\w*|Inpres|SE|surat|kontrak|perjanjian"
    r"|SK|keputusan|peraturan)\b",
    re.IGNORECASE,
)
"""What something is based on, before its year."""
_CAME_ABOUT = late(
    r"\b(?:dibentuk|berdiri|didirikan|dibangun|diresmikan|dilantik|diangkat|diundangkan|diterbitkan|terbit|lahir|meninggal\w*|pensiun|menikah|lulus"
    r"|meraih|diraih|memperoleh|mendapat(?:kan)?|penghargaan|juara|piagam|sertifika\w+|akreditasi|terakreditasi|opini|predikat|gempa|banjir|longsor|bencana"
    r"|kebakaran|erupsi|tsunami|pandemi|pemilu|pilkada|pilkades|ditandatangani|MoU|nota\s+kesepa\w+|survei|sensus"
    r"|riskesdas|profil|dibeli|dihibahkan|rusak|korban|kecelakaan|serah\s+terima|dimekarkan|ditetapkan|disahkan)\b",
    re.IGNORECASE,
)
"""What came about once and is told of for years."""
_PREPARED = late(
    r"\b(?:persiapan|prakondisi|perencanaan|direncanakan|penyusunan|rancangan|lelang|tender|usulan|diusulkan|mengusulkan|musrenbang\w*|disetujui|persetujuan"
    r"|pengesahan|RKA\w*|RAPB\w*|KUA|PPAS|Renja|DPRD|BPD|kebijakan|(?:pemerintah|presiden|menteri|gubernur)\s+(?:telah\s+)?me\w+|dianggarkan|penganggaran)\b",
    re.IGNORECASE,
)
"""What was done in the year before for this one, or by others."""
_STATE = late(
    r"\b(?:penduduk|jiwa|kasus|angka\s+\w+|harga|inflasi|pengangguran|kemiskinan|IPM|stunting|prevalensi|luas\s+\w+|curah\s+hujan|kurs|UMK|UMP|data\s+[A-Z]\w*"
    r"|menurut|BPS|BMKG|BPK|Inspektorat)\b",
    re.IGNORECASE,
)
"""What the state of things was, which is not the paper's own work."""
_FOR_THIS_YEAR = late(
    r"\b(?:untuk|baru|kembali|guna|bagi|sebelum)\b(?:[^.;]{0,60}\b(?:tahun|kegiatan|pekerjaan)\s+(?:ini|berjalan)\b|[^.;]*\bdi\w+)",
    re.IGNORECASE,
)
_MEASURED = late(
    r"\b(?:realisasi\w*|capaian|pencapaian|serapan|penyerapan|cakupan|penggunaan|pelaksanaan|kinerja|pagu|target|jumlah|kemajuan|progres\w*|posisi|pendapatan"
    r"|periode|laporan|penerimaan|pengeluaran|belanja|kunjungan|layanan|keadaan|rekap\w*|indikator|program|kegiatan)\b",
    re.IGNORECASE,
)
_DONE = late(
    r"\b(?:telah|sudah|selesai|tercapai|terlaksana|terealisasi|terserap|tersalurkan|tersalur|di(?!banding|nilai|sebut|kenal)\w{3,}(?:kan|i)"
    r"|dibayar|dibuka|ditutup|disusun|dihadiri|diikuti|berlangsung|dokumentasi|foto|hadir|melaksanakan|menyelenggarakan|mengadakan|melakukan"
    r"|menyalurkan|membagikan|mencapai|sebesar|sebanyak|sejumlah|adalah)\b",
    re.IGNORECASE,
)
_WHOLE = late(
    r"\b(?:laporan(?:\s+\w+)?\s+ini|bab\s+(?:[IVX\d]+|ini)|dokumen\s+ini|buku\s+ini)\b(?!.*\b(?:dibanding\w*|perbandingan)\b).*"
    r"\b(?:realisasi|pelaksanaan|capaian|pencapaian|pertanggungjawaban|penyelenggaraan|penggunaan|hasil|kinerja|kegiatan)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a report says what it is on."""
_REPORTED = late(r"\b(?:dalam|pada|oleh)\s+(?:bab|laporan|dokumen|buku)\s+ini\b", re.IGNORECASE)
_FISCAL = late(
    r"\b(?:tahun\s+anggaran|T\.?\s?A\.?|(?:BOK|BOSP?|DAK|DAU|APB\w+|Dana\s+\w+)(?:\s+tahun)?)\s+\Z", re.IGNORECASE
)
_CARRIED_OUT = late(
    r"\s+(?:sebesar\s+Rp\.?\s?[\d.,]+\s\w*\s?)?(?:(?:telah|sudah)\s+)?(?:terealisasi|terserap|terlaksana|tercapai|terbayar\w*|tersalur\w*|direalisasikan|disalurkan|dicairkan|dibelanjakan|diserap)\s+(?:sebesar\s+|sebanyak\s+)?(?:Rp\.?\s?)?\d",
    re.IGNORECASE,
)
"""What was spent or done of this year's budget, with its figure."""
_THROUGH = late(rf"\b(?:selama|sepanjang)\s+{_YEAR_WORDS}\Z", re.IGNORECASE)
_OF_THIS_YEAR = late(r"\b(?:tahun|semester|triwulan|bulan)\s+(?:ini|berjalan)\b", re.IGNORECASE)
_BESIDE = late(
    r"(?:,|;|\b(?:dan|serta|sedangkan|kemudian|lalu))\s+(?:(?:pada|di|dan)\s+)?"
    r"(?:(?:tahun\s+ini|tahun\s+berjalan)\b\D{0,40}\b(?:meningkat|naik|turun|menurun|bertambah|berkurang|menjadi)\b"
    r"|(?!biaya|dana|anggaran)\w+nya\b[^.;]{0,60}?\b(?:tahun\s+ini\b|(?P<year>20\d\d)))",
    re.IGNORECASE,
)
"""What goes on in this year behind one that is gone by: `…, sisanya tahun ini`, `dan pelaksanaannya akan dimulai …`."""
_SO_THAT = late(r"\b(?:agar|supaya|sehingga)\b[^.;]{0,80}?\b(?P<year>20\d\d)\b", re.IGNORECASE)
_ARREARS = late(
    r"\b(?:listrik|air|PDAM|telepon|internet|wifi|TPP|tukin|tunjangan|jasa\s+pelayanan|gaji|honor\w*|insentif|siltap|penghasilan\s+tetap|klaim|kapitasi"
    r"|BPJS|JKN|iuran|pajak|tagihan|langganan|surat\s+kabar|koran|lembur)\b",
    re.IGNORECASE,
)
"""What is paid after the month that it is for."""
_TELLS = late(r"\b(?:capaian|mencapai|menunjukkan)\b|\brealisasi\b(?!.*\bRp\.?\s?\d)", re.IGNORECASE | re.DOTALL)
"""What no receipt says."""
_SPENT = late(
    r"\b(?:realisasi|serapan|penyerapan|capaian)\s+(?:\w+\s+){0,4}?(?:keuangan|fisik|anggaran|belanja|kegiatan|output|pendapatan)\b",
    re.IGNORECASE,
)
_FIGURE = late(r"\d[\d.,]*\s?(?:%|persen\b)|\bRp\.?\s?\d", re.IGNORECASE)


def is_told_of(text: str, start: int, end: int, year: int, until: int) -> bool:
    """Return whether a year of last year in a report of `year`, up to a month, is what the report itself tells of."""
    before, after = sentence(text, start, end)
    told = f"{before} … {after}"
    if str(year) in text or _COMPARED.search(told) or _GOES_ON.search(told) or _BASED.search(before):
        return False
    month = _last_month(before)
    if month:
        own = month <= until and not _is_closing(before, month) and not _FOR_THIS_YEAR.search(after)
        return own and _is_of_a_part(before, told)
    if _REPORTED.search(after):
        return True
    of_whole = (
        _WHOLE.search(before)
        or (_FISCAL.search(before) and _CARRIED_OUT.match(after))
        or (_THROUGH.search(before) and _DONE.search(told))
    )
    spent = _SPENT.search(before) and _FIGURE.search(after)
    return bool(of_whole or spent or _OF_THIS_YEAR.search(after)) and not _CAME_ABOUT.search(told)


def is_paid_for(text: str, start: int, end: int, year: int) -> bool:
    """Return whether a part of last year is what a receipt of `year` is for: not what is paid in the month after."""
    before, after = sentence(text, start, end)
    month = _last_month(before)
    told = f"{before} … {after}"
    if not month or str(year) in text or _GOES_ON.search(told) or _BASED.search(before) or _TELLS.search(told):
        return False
    return month < 12 or not _ARREARS.search(before)


def is_beside(text: str, start: int, end: int, year: int) -> bool:
    """Return whether the sentence goes on behind a year with what this year has of the same."""
    after = sentence(text, start, end)[1]
    found = _BESIDE.search(after) or _SO_THAT.search(after)
    return found is not None and found["year"] in (None, str(year))


def _is_of_a_part(before: str, told: str) -> bool:
    if _CAME_ABOUT.search(told) or _STATE.search(told) or _PREPARED.search(told):
        return False
    return bool(_MEASURED.search(before) or _DONE.search(told) or _SPENT.search(told))


def _is_closing(before: str, month: int) -> bool:
    """Return whether a date is the end of the year, with which the next one opens."""
    return month == 12 and bool(re.search(r"\b31\s+\w+\s+\Z", before))


def _last_month(before: str) -> int | None:
    """Return the last month of the part of a year that stands right before it; None before a whole year."""
    if found := _MONTH.search(before):
        return number_of(found["month"])
    found = _PART.search(before)
    order = _ORDERS.get(found["order"].casefold()) if found else None
    if found is None or order is None:
        return None
    return order * _LENGTHS[found["part"][:2].casefold()]
