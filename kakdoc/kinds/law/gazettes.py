"""What a citation says of where a regulation was published, written out or short: `(LN 2004 No. 104, TLN 4421)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kakdoc.kinds.law.government import VILLAGES
from kakdoc.values.text.seldom import late

_OWNER = rf"(?:Negara|NEGARA|Daerah|DAERAH|{'|'.join(VILLAGES)})"
_STATE = r"(?:\s?R\.?\s?I\b\.?)?"
_SHORT = rf"(?:L\.?\s?[ND]\b\.?|B\.?\s?[ND]\b\.?|LNRI|BNRI){_STATE}"
_SERIES = rf"(?:(?:Lemba\w*|LEMBA\w*|Berita|BERITA)\s++{_OWNER}|{_SHORT})"
_ADDITION = r"(?:Tambahan|TAMBAHAN)\b|T\.?\s?[LB]\.?\s?[ND]\b|TLNRI"
_NUMBERED = r"(?:\s*+(?:Republik\s++Indonesia|RI|R\.I\.|[Tt]ahun|[Tt]hn?\.?|[Nn]omor|[Nn]o\.?|[Nn]r\.?|[\d/:.-]))*+"
IN_BRACKETS = late(rf"\s*+[,;]?\s*+[(\[]\s*+(?P<series>{_SERIES}[^()\[\]]*)[)\]]")
OPEN = late(
    rf"\s*+,?\s++(?P<series>{_SERIES}(?=\W*[\w.\s]*?\d){_NUMBERED}"
    rf"(?:\s*+[,;]?\s*+(?:dan\s++)?(?:{_ADDITION})(?:\s++Lemba\w*\s++{_OWNER})?\.?{_STATE}{_NUMBERED})?)"
)
"""The same without brackets: `, LN No. 104, TLN 4421`."""
BEGINNING = rf",?\s(?=(?:Lemba\w*\s++(?:Negara|Daerah)|L\.?N\.?{_STATE}|LNRI|TLN)\s(?:[^\W\d]|\.|\s){{0,40}}\d)"
"""What begins a gazette without brackets, and so ends a title."""
_SPLIT = late(rf"[,;]?\s++(?:dan\s++)?(?={_ADDITION})")
_NUMBER = late(r"\b(?:[Nn]omor|NOMOR|[Nn]o|NO|[Nn]r)\b\.?\s*+:?\s*+(\d+)")
_YEAR = late(r"\b(?:[Tt]ahun|TAHUN|[Tt]hn?)\b\.?\s*+(\d{4})")
_FIGURE = late(r"(?<!\d)\d{1,5}(?!\d)")
_BARE_YEAR = late(r"(?:19[4-9]|20[0-4])\d")
_LONG = {"L": "Lembaran", "B": "Berita", "N": "Negara", "D": "Daerah"}


class Gazette(NamedTuple):
    """What a text says of the publication: numbers as typed, positions in the text."""

    text: str
    start: int
    end: int

    @property
    def series(self) -> str:
        """Its first two words, short forms written out: `Lembaran Negara`."""
        letters = re.match(r"([LB])\.?\s?([ND])(?![a-z])", self.text)
        return " ".join(_LONG[each] for each in letters.groups()) if letters else " ".join(self.text.split()[:2])

    @property
    def main(self) -> str:
        """The part about the Lembaran or Berita itself."""
        return _SPLIT.split(self.text, maxsplit=1)[0]

    @property
    def number(self) -> str | None:
        """The number in the Lembaran or Berita."""
        return _number(self.main, self.year)

    @property
    def year(self) -> int | None:
        """The year of the Lembaran or Berita."""
        found = _YEAR.search(self.main)
        if found is None:  # `LN 2004 No. 104`, `LN 104/2004`
            number = _NUMBER.search(self.main)
            rest = self.main.replace(number[0], "") if number else self.main
            years = [each for each in _FIGURE.findall(rest) if _BARE_YEAR.fullmatch(each)]
            return int(years[-1]) if years and (number or len(_FIGURE.findall(rest)) > 1) else None
        return int(found[1])

    @property
    def addition(self) -> str | None:
        """The number in the Tambahan Lembaran."""
        return _number(self.text[len(self.main) :], None)


def _number(text: str, year: int | None) -> str | None:
    """Return the number that a part names, behind `Nomor` or the figure that is not the year."""
    found = _NUMBER.search(text)
    if found:
        return found[1]
    others = [each for each in _FIGURE.findall(text) if each != str(year)]
    return others[-1] if others else None


def after(text: str, place: int) -> Gazette | None:
    """Return the gazette that stands at a place of a text, None where there is none."""
    found = IN_BRACKETS.match(text, place) or OPEN.match(text, place)
    return Gazette(found["series"], found.start("series"), found.end()) if found else None
