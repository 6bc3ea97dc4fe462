"""Acts that fix a budget, *Perda … tentang APBD Tahun Anggaran …*: as a basis, that of the paper's own year is meant.

Source: a budget is fixed year by year (UU 17/2003 ps. 4; docs/aturan.md G.1). What reports on a budget or changes it
afterwards has another title, and what is told of the past names older ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.register import Register
from kakdoc.values.text.seldom import Seldom, late

_BUDGET = (
    r"(?:Perubahan\s+(?:(?:Kesatu|Pertama|Kedua|Ketiga|Keempat)\s+)?(?:atas\s+)?)?(?:Penetapan\s+|Penjabaran\s+(?:Perubahan\s+)?)?"
    r"(?:APB\s?D\w*|APBN|Anggaran\s+Pendapatan\s+dan\s+Belanja\s+(?:Negara|Daerah|Desa|Kalurahan|Nagari|Gampong|Kampung|Pekon))\b"
)
_TITLE = (
    rf"{_BUDGET}(?:(?:(?![.;]\s)[^;\n]|\n(?!\s*\n)){{0,120}}?\b(?:Tahun(?:\s+Anggaran)?|T\.?\s?A\.?))?"
    r"\s+(?P<year>20\d\d)(?!\d)"
)
_CITED = Seldom(
    ("apb", "anggaran pendapatan"),
    r"(?P<act>\b(?:Peraturan|Perda|Perdes|Perkal|Perbup|Perwali?|Perwako|Pergub|Perkades|Qanun|Reusam|Undang-Undang|UU)\b"
    r"(?:(?![.;]\s)[^;()\n]|\n(?!\s*\n)){0,80}?(?:Nomor|No\.?)?\s*[\d.…]+\s*(?:Tahun|Thn\.?|/)\s*20\d\d)\s*,?\s+"
    rf"(?:tentang|ttg\.?)\s+(?P<title>{_TITLE})",
    re.IGNORECASE,
)
_OWN_TITLE = late(rf"(?P<title>{_TITLE})", re.IGNORECASE)
_BASIS = late(
    r"\b(?:berdasarkan|mendasarkan|mengacu|sesuai|berpedoman|mem?pedomani|sebagaimana|ditetapkan|ketentuan|dasar(?:\s+hukum)?"
    r"|melaksanakan|pelaksanaan|menindaklanjuti|amanat|tercantum|tertuang|dengan|dalam)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
_LISTED = late(r"(?:\A|\n)\s*(?:(?:\d{1,2}|[a-z])[.)]\s*|[-•–]\s*)?\Z")
_ENDS = late(r"\s*(?:\(|[;.,]?\s*(?:\Z|\n|dan\b)|[;.]|,?\s*(?:sebagaimana|beserta)\b)")
_TOLD = late(r"\b(?:telah|sudah|realisasi|terealisasi|semula|tahun\s+lalu|sebelumnya|evaluasi|pernah)\b", re.IGNORECASE)
_NUMBER = 160


def of_last_year(located: LocatedText, year: int, register: Register) -> Iterator[re.Match[str]]:
    """Yield the acts that fix the budget of the year before, where a text has them as a basis."""
    entry = register.entries.get(located.text) if located.field[0] == "mengingat" else None
    if entry is not None:
        found = _OWN_TITLE.match(entry.judul)
        if found and int(found["year"]) == year - 1:
            yield found
        return
    for match in _CITED.finditer(located.text):
        if int(match["year"]) == year - 1 and _is_basis(located, match):
            yield match


def _is_basis(located: LocatedText, match: re.Match[str]) -> bool:
    """Return whether an act stands in a list by itself or behind words that make it a basis, and nothing is told."""
    text = located.text
    before = text[max(0, match.start() - _NUMBER) : match.start()]
    sentence = re.split(r"[.;]\s|\n\s*\n", text[match.end() :], maxsplit=1)[0]
    if _TOLD.search(re.split(r"[.;]\s|\n", before)[-1] + " … " + sentence):
        return False
    listed = bool(_LISTED.search(before) and _ENDS.match(text, match.end()))
    return located.field[0] == "mengingat" or listed or bool(_BASIS.search(before))
