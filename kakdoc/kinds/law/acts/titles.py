"""Titles of acts as they are cited, from the capitals in which an act prints its own.

Rule: UU 12/2011 Lampiran II butir 46; EYD V on titles: small are conjunctions and prepositions, and what follows the
hyphen of a derived doubling (*Perundang-undangan*).
"""

from __future__ import annotations

import re

from kakdoc.values.text.seldom import late

_SMALL = frozenset((
    "dan", "atau", "serta", "maupun", "beserta", "tetapi", "di", "ke", "dari", "pada", "dalam", "dengan",
    "untuk", "bagi", "oleh", "kepada", "terhadap", "tentang", "atas", "antara", "sebagai", "sampai", "hingga",
    "melalui", "tanpa", "menurut", "mengenai", "demi", "guna", "selama", "sejak", "sebelum", "sesudah",
    "setelah", "karena", "yang", "menjadi", "daripada", "bahwa", "sehingga", "of", "the", "on", "and", "for",
    "to", "in", "between", "against", "with",
))  # fmt: skip
_CAPITALS = frozenset((
    "PT", "CV", "NV", "PN", "PD", "RI", "DKI", "TNI", "ABRI", "DPR", "MPR", "DPD", "DPRD", "BUMN", "BUMD",
    "BPJS", "APBN", "APBD", "TVRI", "RRI", "LPP", "KUHP", "PBB", "ASEAN", "WTO", "ITU", "IMF", "IDA", "IBRD",
    "UNESCO", "UPU", "ILO",
))  # fmt: skip
_GRACE = late(r"\W*\bD[EB]NGAN\s+RA[KC]?H?MAT\s+(?:TUHAN|ALLAH)\b.*$", re.IGNORECASE | re.DOTALL)
_OWN_HEAD = late(
    r"(?:UNDANG\s*-?\s*UNDANG|PERATURAN\s+PEMERINTAH)\s+REPUBLIK\s+INDONESIA\s+NOMOR\s+\d+\s+TAHUN\s+\d{4}\s+TENTANG\s+"
)
_MISREAD, _FIGURES = late(r"(?<=TAHUN )[\dOI]{4}\b|(?<=NOMOR )[\dOI]+\b"), str.maketrans("OI", "01")
_LAW = late(r"\bUNDANG\s*[-‐–]?\s*UNDANG\b", re.IGNORECASE)
_ROMAN = late(r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_DOTTED = late(r"(?:[A-Z]\.)+[A-Z]?")
_WORD = late(r"[^\W\d_]+(?:[.’'][^\W\d_]+)*\.?")
_LONGEST = 600
_SHARED = 4
"""So many letters of its second half stand in the first of a derived doubling."""


def tidy(title: str) -> str:
    """Return a title without what its extraction left around it; nothing when no title is left.

    Left around it are the phrase of grace below it, the head of the act above, and marks of italics.
    """
    text = " ".join(_GRACE.sub("", title.replace("_", " ").replace("^", "")).split())
    text = _MISREAD.sub(lambda match: match[0].translate(_FIGURES), text)
    before, *after = _OWN_HEAD.split(text)
    text = before.strip() or (after[0] if after else "")
    text = re.sub(r"\s+([,;)/])|([(/])\s+", r"\1\2", _LAW.sub("UNDANG-UNDANG", text) if text.isupper() else text)
    return "" if text[:6].casefold() == "bahwa " or len(text) > _LONGEST else text.strip(" .;:*")


def cased(title: str, cited: str = "") -> str:
    """Return a title in capitals as it is cited: `Perubahan atas Undang-Undang Nomor 5 Tahun 2014`.

    How others cite it tells which words are written in capitals (`PERSERO`).
    """
    mixed = cited if not cited.isupper() else ""
    capitals = {word for word in re.findall(r"[A-Z]{2,}", mixed) if not _ROMAN.fullmatch(word)} | _CAPITALS
    quoted = re.sub(r'"([^"]*)"', r"“\1”", title)
    written = _WORD.sub(lambda match: _word(match[0], quoted, match.start(), capitals), quoted)
    return written[:1].upper() + written[1:]


def _word(word: str, title: str, start: int, capitals: frozenset[str] | set[str]) -> str:
    plain = word.rstrip(".").upper()
    if plain in capitals or _ROMAN.fullmatch(plain) or _DOTTED.fullmatch(word):
        return word.upper()
    small = word.lower()
    before = title[:start].rstrip("-") if title[start - 1 : start] == "-" else ""
    first = re.search(r"[^\W\d_]+$", before)
    if first and first[0].lower() != small and small[:_SHARED] in first[0].lower():
        return small
    return small if plain.lower() in _SMALL and not first else small[:1].upper() + small[1:]
