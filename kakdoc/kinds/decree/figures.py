"""Figures in articles with their words (UU 12/2011 Lampiran II butir 86; UU 13/2022 Lampiran I butir 270c)."""

from __future__ import annotations

import re
from contextlib import suppress

from kakdoc.base.problems import InvalidValue
from kakdoc.values import terbilang
from kakdoc.values.rupiah import amount as rupiah

UNITS = (
    "hari", "minggu", "bulan", "tahun", "jam", "menit", "kali", "orang", "dokumen", "laporan", "eksemplar", "rangkap",
    "lembar", "unit", "paket", "buah", "meter", "kilometer", "hektare", "persen", "pegawai", "kegiatan", "lokasi",
    "detik", "anggota", "jabatan", "bidang", "indikator", "program", "tahap", "kelompok", "berkas", "halaman", "desa",
    "kelurahan", "kecamatan", "kilogram", "liter",
)  # fmt: skip
# Figures that name something are not counted: a place, a number, a year, a day of the month, a time of day.
_NAMES = (
    "pasal", "ayat", "angka", "huruf", "nomor", "tanggal", "pukul", "lampiran", "bab", "zona", "tingkat", "kelas",
    "golongan", "tipe", "kategori",
)  # fmt: skip
_NAMED = (
    "".join(f"(?<!{word} )" for name in _NAMES for word in (name, name.capitalize()))
    + r"(?<!No\. )(?<!\bPP )(?<!\bUU )"
)
_UNIT = rf"\s+(?:{'|'.join(UNITS)})\b(?!\s+\d{{4}}\b)"
_HAS_WORDS = (
    r"(?:[^\S\n]|\n(?![^\S\n]*\n))*\(\s*(?i:terbilang|dengan\s+huruf|minus|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|se(?:puluh|belas|ratus|ribu))\b"
)
_DASHES = "–—‐‑‒−~-"
# A figure that goes on with another, or is what a letter stands for: `3 x 4`, `5*4`, `x = 4`.
_FIRST_OF_TWO = re.compile(rf"\d\s*(?:[x×*+:]|[{_DASHES}]{{1,3}})\s*$|\w\s*=\s*$")
_TO = r"sampai(?:\s+dengan)?|hingga|s\.?\s?d\.?|s/d"
_OR = rf"(?:{_TO}|atau|dan/atau|dan|ke|menjadi)"
_NUMBER = r"\d{1,18}(?:[.,]\d{1,9}){0,6}+"
# `10 s.d. 15 hari`, `5, 10, atau 15 hari`: the unit of the last is that of all.
_SHARED = rf"(?=(?:,\s+{_NUMBER}){{0,6}},?\s+(?P<to>{_OR})\s+{_NUMBER}(?:\s?%|{_UNIT}|{_HAS_WORDS}))"
_FIGURE = re.compile(
    rf"{_NAMED}(?<![\w.,/(–-])(?!(?:19|20)\d\d\b|0\d)(?P<figure>\d{{1,3}}(?:\.\d{{3}}){{1,6}}|\d{{1,18}}(?:,\d{{1,9}})?)"
    rf"(?:(?P<percent>\s?%)|(?P<unit>{_UNIT}|{_SHARED}))(?!{_HAS_WORDS}|\s*[{_DASHES}]+\d)"
)
# Possessive, so that the sen or the dash behind an amount is never given back to make a shorter one.
_AMOUNT = re.compile(
    r"\bRp\.?\s{0,3}\d{1,3}(?:\.\d{3}){0,6}+(?:,\d\d(?!\d)|,-)?+(?![.,]?\d)"
    rf"(?!{_HAS_WORDS}|\s*(?:ribu|juta|miliar|milyar|triliun)\b|\s*[{_DASHES}]+\s*\d|\s+(?:{_TO})\s+{_NUMBER}(?!{_UNIT}|\s*\())"
)
_BETWEEN = re.compile(r"\b(?:antara|dari)\s+\Z", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z][\w/-]*|semester|triwulan|tahap|tim|kelompok|periode|sesi|gelombang|formulir)\s+\Z")
"""A name before the first of two figures: `Tim 2 dan 5 orang`."""


def with_words(text: str) -> str:
    """Return a norm with words in brackets behind its amounts and counts: `7 (tujuh) hari`, `50% (lima puluh persen)`.

    Figures stay that have their words already (other brackets are none), that name a place, a number, a year or
    a day, and amounts with a word for their zeros (`Rp5 juta`).
    """
    return _AMOUNT.sub(_amount, _FIGURE.sub(_count, text))


def _amount(match: re.Match[str]) -> str:
    with suppress(InvalidValue):
        return f"{match[0]} ({terbilang.spell_rupiah(rupiah.parse(match[0]))})"
    return match[0]


def _count(match: re.Match[str]) -> str:
    if _FIRST_OF_TWO.search(match.string[max(0, match.start() - 8) : match.start()]):
        return match[0]  # the words of one end alone would tear `5 – 10 hari` and `1 x 24 jam` apart
    if match["to"] in ("dan", "ke", "menjadi") and not _are_two(match):
        return match[0]
    with suppress(InvalidValue):
        words = terbilang.spell_decimal(match["figure"])
        if match["percent"]:
            return f"{match[0]} ({words} persen)"
        return f"{match['figure']} ({words}){match['unit']}"
    return match[0]


def _are_two(match: re.Match[str]) -> bool:
    """Return whether a figure before *dan* counts as the next one does: `7 dan 14 hari`, `dari 10 ke 15 hari`."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return bool(_BETWEEN.search(before) or (match["to"] == "dan" and not _LABEL.search(before)))
