"""Years of money that a clause charges, sets something for, or has paid."""

from __future__ import annotations

import re

from kakdoc.kinds.rules.copied.clauses import clause
from kakdoc.kinds.rules.copied.place_of_years import Place, is_of_letter
from kakdoc.kinds.rules.copied.year_forms import decided
from kakdoc.kinds.rules.copied.year_words import CARRIED
from kakdoc.values.text.seldom import late

_CARRIED = late(rf"\b(?:{CARRIED})\b", re.IGNORECASE)
_SPENT = late(
    r"\s*(?:(?:sebesar|senilai|sejumlah)\s+Rp\.?\s?[\d.]+(?:,\d\d)?\s+)?(?:(?:telah|sudah|habis)\s+)?"
    r"(?:dipakai(?!\s+(?:sebagai|dalam)\b)|di(?:per)?gunakan\b[^.;\n]{0,80}?\s\d[\d.,]*\s(?:unit|meter|m[²2]?|km|buah|titik|rumah)\b)",
    re.IGNORECASE,
)
_CHARGED = late(
    r"\b(?:bersumber|dibiayai|didanai|dibebankan|membebani|membebankan|wajib|harus)\b|\A\W*untuk\s+(?:tahun\s+anggaran|T\.?A\.?)\s+\Z|\A\W*sumber\s+(?:dana|anggaran|pembiayaan)\s*:",
    re.IGNORECASE,
)
_SETS = late(
    r"\W*(?:(?:ke\w+|pertama)\s*:\s*)?(?:menetapkan|membentuk|menunjuk(?!\s+(?:surat|undangan|nota|disposisi|radiogram|telegram|ketentuan|pasal))|mengangkat|menugaskan|memberikan|memerintahkan|membebankan)\b"
    r"(?!.*\b(?:hasil|capaian|realisasi|laporan)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a dictum begins that sets something."""
_FOR_THIS = late(
    r"(?:[^.;\n]|\.\d){0,60}\b(?:dialokasikan|dianggarkan|disediakan|digunakan)\b[^.;\n]{0,60}\b(?:kegiatan|pekerjaan|pengadaan|belanja)\s+ini\b",
    re.IGNORECASE,
)
_OVER = late(
    r"\b(?:telah|sudah|pernah|realisasi|terealisasi|semula|sebelumnya|hanya|terserap|tahun\s+lalu|mantan)\b",
    re.IGNORECASE,
)
_RECEIPT = late(
    r"\W*(?:untuk\s+pembayaran|(?:telah|sudah)\s+(?:di)?terima\s+(?:dari|uang)|sudah\s+terima|uang\s+sebesar|lunas\s+dibayar)\b",
    re.IGNORECASE,
)
_PAID = late(
    r"\W*(?:pembayaran|belanja|insentif|hadiah|honor\w*|gaji|upah|jasa|ongkos|uang|konsumsi|makan\w*|transpor\w*|cetak|penggandaan|fotokopi|perjalanan|tukin|TPP|tunjangan|siltap|biaya|bahan\s+bakar|BBM|pembelian|sewa|langganan|tagihan)\b(?:\s+[\w./(),-]+){0,8}\s+\Z",
    re.IGNORECASE,
)
_ENDS = late(r"[\s.;]*(?:\Z|untuk\b)")
_DECEMBER = late(r"\b(?:nov|des)\w*\s+(?:tahun\s+)?\Z", re.IGNORECASE)


def of_money(text: str, start: int, end: int, where: Place, gap: int) -> bool | None:
    """Return whether the year of money was left behind, `gap` years from the paper's; None for other years."""
    if where is Place.MONEY:
        return not _CARRIED.search(text)
    if (gap < -1 and _SPENT.match(text, end)) or decided.is_past(*clause(text, start, end)):
        return False if gap < -1 else None
    charged = (where is Place.FISCAL or gap == -1) and _is_charged(text, start, end, where)
    paid = gap == -1 and where is not Place.TITLE and _is_paid(text, start, end)
    return True if charged or paid else None


def _is_charged(text: str, start: int, end: int, where: Place) -> bool:
    """Return whether a clause charges the money of a year, or is a dictum that sets something for it."""
    before, after = clause(text, start, end)
    charged = where is Place.FISCAL and (_CHARGED.search(before) or _FOR_THIS.match(after))
    told = before + " … " + after
    return bool(charged or _SETS.match(before)) and not _OVER.search(told) and not _CARRIED.search(told)


def _is_paid(text: str, start: int, end: int) -> bool:
    """Return whether a year is that of what a receipt is for; what was used in December is paid in the next year."""
    before = text[:start]
    late_in_year = _DECEMBER.search(before) or _CARRIED.search(before)
    paid = _RECEIPT.match(before) or (_PAID.match(before) and _ENDS.match(text, end))
    return bool(paid) and not late_in_year and not is_of_letter(text, start)
