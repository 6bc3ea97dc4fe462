"""Instruments cited in short form, and what they are about: their years stay."""

from __future__ import annotations

import re

from kakdoc.papers.next_year.years.shift import Verdict

_OF_YEAR = r"(?:tahun|thn\.?|th\.?)"
_AND = r"\s*(?:,\s*(?:dan|serta|atau)\b|[,&/]|\b(?:dan|serta|atau|s\.?d\.?|jo\.?))\s*"
_COUNTED = re.compile(rf"(?<![\w.,/-])\d[\w./-]*\s+{_OF_YEAR}\s*\Z", re.IGNORECASE)
_ENDS_IN_A_YEAR = re.compile(r"(?:\S*\D)?(?:19|20)\d\d\s")
_PERIOD = re.compile(
    r"\b(?:triwulan|tw|semester|smt|tahap|termin|kuartal|caturwulan|gelombang|angkatan|periode|bulan|minggu|edisi|seri)"
    r"\.?[\s-]*\Z",
    re.IGNORECASE,
)
_LAST_FIGURE = re.compile(rf"(?:\d[\w./-]*+{_AND})*\d[\w./-]*+\s+{_OF_YEAR}\s*\Z", re.IGNORECASE)
_WORD = r"(?:[A-Z&][\w&-]*|dan|dalam)"
_INSTRUMENT = re.compile(
    r"\b(?:Inpres|Instruksi|In(?:mendagri|mendag|gub|bup|wal)|Per(?:aturan|ka|lem|ban|kaban|pres|pu|ppu|da|bup|gub|wal|wali"
    r"|wako|walkot|kada|des|kap|ma|dirjen|sekjen|kalan|kabkn|men\w*|[A-Z]\w*)|Kep(?:utusan|pres|res|men\w*|bup|gub|wal|da|des|ka"
    r"|dirjen|sekjen|kaban|[A-Z]\w*)|Qanun|[Ss]urat|SE|SEB|SK|SKB|UU|PP|PMK|KMK|Maklumat|[Nn]omor|NOMOR|[Nn]o\.)"
    rf"(?:\s+{_WORD}){{0,8}}\s*:?\s*\Z"
)
_JOINT = re.compile(r"\b(?:SKB|SEB|Surat\s+(?:Keputusan|Edaran)\s+Bersama)\s+(?:\w+\s+){0,2}Menteri\b[^.;\n]{0,40}\Z")


def numbered(before: str) -> Verdict | None:
    """Return what becomes of a year that has a number before its *tahun*: it is that of an instrument, or may be."""
    if _JOINT.search(before):
        return Verdict(moved=False, reason="tahun peraturan atau surat")
    counted = _COUNTED.search(before)
    if not counted or _ENDS_IN_A_YEAR.match(counted[0]):
        return None
    figures = _LAST_FIGURE.search(before)
    lead = before[: figures.start()] if figures else ""
    if is_of_period(lead):
        return None
    if _INSTRUMENT.search(lead):
        return Verdict(moved=False, reason="tahun peraturan atau surat")
    return Verdict(moved=False, reason="nomor di depannya, mungkin tahun peraturan; periksa", sure=False)


def is_of_period(before: str) -> bool:
    """Return whether a word like *Triwulan* stands at the end of a text."""
    return bool(_PERIOD.search(before[-24:]))


def names_instrument(before: str) -> bool:
    """Return whether the name of an instrument stands at the end of a text."""
    return bool(_INSTRUMENT.search(before[-90:]))
