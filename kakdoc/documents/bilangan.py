"""Figures in articles with their words (UU 12/2011 Lampiran II butir 86; UU 13/2022 Lampiran I butir 270c)."""

from __future__ import annotations

import re
from contextlib import suppress

from kakdoc.problems import InvalidValue
from kakdoc.values import rupiah, terbilang

_UNITS = (
    "hari", "minggu", "bulan", "tahun", "jam", "menit", "kali", "orang", "dokumen", "laporan", "eksemplar", "rangkap",
    "lembar", "unit", "paket", "buah", "meter", "kilometer", "hektare", "persen", "pegawai", "kegiatan", "lokasi",
)  # fmt: skip
# Figures that name something are not counted: a place, a number, a day of the month.
_NAMED = r"(?<!Pasal )(?<!ayat )(?<!angka )(?<!huruf )(?<!Nomor )(?<!Tahun )(?<!tahun )(?<!tanggal )(?<!pukul )"
_FIGURE = re.compile(
    rf"{_NAMED}(?<![\w.,/(–-])(?P<figure>\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?)"
    rf"(?:(?P<percent>\s?%)|(?P<unit>\s+(?:{'|'.join(_UNITS)})\b))(?!\s*\()"
)
_AMOUNT = re.compile(r"\bRp\.?\s{0,3}\d{1,3}(?:\.\d{3})*(?:,\d\d|,-)?(?![.,]?\d)(?!\s*\()")


def with_words(text: str) -> str:
    """Return a norm with words in brackets behind its amounts and counts: `7 (tujuh) hari`, `50% (lima puluh persen)`.

    Figures that have their words already, and those that name a place, a number or a day, stay.
    """
    return _AMOUNT.sub(_amount, _FIGURE.sub(_count, text))


def _amount(match: re.Match[str]) -> str:
    with suppress(InvalidValue):
        return f"{match[0]} ({terbilang.spell_rupiah(rupiah.parse(match[0]))})"
    return match[0]


def _count(match: re.Match[str]) -> str:
    with suppress(InvalidValue):
        words = terbilang.spell_decimal(match["figure"])
        if match["percent"]:
            return f"{match[0]} ({words} persen)"
        return f"{match['figure']} ({words}){match['unit']}"
    return match[0]
