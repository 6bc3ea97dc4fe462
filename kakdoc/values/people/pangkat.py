"""Rank and grade of civil servants: pangkat and golongan/ruang (PP 99/2000), golongan of PPPK.

Only IV has a ruang e. PPPK have golongan I–XVII and no pangkat.
"""

from __future__ import annotations

import re

from kakdoc.base.problems import InvalidValue, suggestion
from kakdoc.values.text.quoting import one_spaced, quoted

PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
"""Pangkat by golongan/ruang, lowest first."""

GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip

_GOLONGAN_OF = {pangkat.lower(): golongan for golongan, pangkat in PANGKAT.items()}
_WITH_RUANG = re.compile(r"(?P<golongan>[IVX]+) ?[-–/.]? ?(?P<ruang>[A-HJ-UWYZ])", re.IGNORECASE)
_ARABIC = re.compile(r"(?P<golongan>[1-4]) ?[-–/.]? ?(?P<ruang>[A-E])", re.IGNORECASE)
_TINGKAT = re.compile(r" ?\b(?:tingkat|tkt|tk)\b\.? ?[i1]$", re.IGNORECASE)


def normalise_golongan(text: str) -> str:
    """Return the golongan as tables print it: `IV/c` for PNS, `IX` for PPPK.

    Takes `IV-c`, `IV c`, `IVc`, `IV.c`, `iv/C`. Raises InvalidValue K124.
    """
    flat = one_spaced(text)
    if flat.upper() in GOLONGAN_PPPK:
        return flat.upper()
    found = _WITH_RUANG.fullmatch(flat)
    if found is None:
        raise _refusal("golongan", text, "tidak dikenal", _remedy_for_golongan(flat))
    golongan = f"{found['golongan'].upper()}/{found['ruang'].lower()}"
    if golongan not in PANGKAT:
        raise _refusal("golongan", text, "tidak ada", _remedy_for_ruang(found["golongan"].upper()))
    return golongan


def normalise_pangkat(text: str) -> str:
    """Return the pangkat as the table names it: `Penata Tk. I` gives `Penata Tingkat I`.

    Raises InvalidValue K124 with the nearest known pangkat.
    """
    return PANGKAT[golongan_of(text)]


def pangkat_of(golongan: str) -> str | None:
    """Return the pangkat of a golongan, None for a golongan of PPPK. Raises InvalidValue K124."""
    return PANGKAT.get(normalise_golongan(golongan))


def golongan_of(pangkat: str) -> str:
    """Return the golongan/ruang of a pangkat. Raises InvalidValue K124 for an unknown one."""
    spelled_out = _TINGKAT.sub(" Tingkat I", one_spaced(pangkat))
    golongan = _GOLONGAN_OF.get(spelled_out.lower())
    if golongan is None:
        raise _refusal("pangkat", pangkat, "tidak dikenal", suggestion(spelled_out, PANGKAT.values()))
    return golongan


def _refusal(what: str, text: str, why: str, remedy: str) -> InvalidValue:
    return InvalidValue("K124", f"{what} {quoted(text)} {why}.", remedy)


def _remedy_for_golongan(flat: str) -> str:
    """Return how to write the golongan that is hidden in the text, else the two forms there are."""
    arabic = _ARABIC.fullmatch(flat)
    if arabic:
        return f"tulis {GOLONGAN_PPPK[int(arabic['golongan']) - 1]}/{arabic['ruang'].lower()}."
    inside = re.search(r"\b(IV|I{1,3}) ?[-–/.] ?([a-e])\b", flat, re.IGNORECASE)
    if inside and f"{inside[1].upper()}/{inside[2].lower()}" in PANGKAT:
        return f"tulis golongannya saja: {inside[1].upper()}/{inside[2].lower()}."
    return "tulis seperti IV/c (PNS) atau IX (PPPK, I sampai XVII)."


def _remedy_for_ruang(golongan: str) -> str:
    """Return which ruang a golongan has."""
    known = [each for each in PANGKAT if each.startswith(f"{golongan}/")]
    if known:
        return f"golongan {golongan} hanya mempunyai {known[0]} sampai {known[-1]}."
    if golongan in GOLONGAN_PPPK:
        return f"golongan PPPK ditulis tanpa ruang: {golongan}; golongan PNS hanya I/a sampai IV/e."
    return "golongan PNS hanya I/a sampai IV/e; golongan PPPK I sampai XVII."
