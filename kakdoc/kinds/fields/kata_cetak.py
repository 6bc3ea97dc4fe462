"""Words that a template prints itself, so that they are left out where they were typed before a name.

`Kegiatan Mutasi` would stand as “KEGIATAN KEGIATAN MUTASI”; titles by UU 12/2011 Lampiran II butir 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds.fields.base import Judul, Nama, Teks

_MAKER = (
    r"(?:Bupati|Wali\s?Kota|Gubernur|Kepala|Kuasa|Pengguna|Pejabat"
    r"|Sekretaris|Camat|Lurah|Direktur|Ketua|Inspektur|Penjabat|Bersama)"
)


@dataclass(frozen=True, slots=True)
class Tercetak:
    """Marks a field before whose value the template prints words; `pattern` finds them at its beginning.

    `other` finds words of another level, which stay behind the template's `word`: “Program Kegiatan Mutasi”.
    """

    pattern: re.Pattern[str]
    other: re.Pattern[str] | None = None
    word: str = ""

    def typed(self, text: str) -> str:
        """Return the printed words that a text begins with, as typed; empty where there are none."""
        found = self.pattern.match(text)
        return found[0].strip(" \t\n:") if found else ""

    def astray(self, text: str) -> str:
        """Return the words of another level that a text begins with, as typed; empty where there are none."""
        own = self.pattern.match(text)
        found = self.other.match(text, own.end() if own else 0) if self.other else None
        return found[0].strip(" \t\n:") if found else ""

    def without(self, value: Any) -> Any:
        """Return a text without those words; raises InvalidValue K340 where nothing else is left."""
        if not isinstance(value, str) or not self.typed(value):
            return value
        rest = value[len(self.pattern.match(value)[0]) :]  # type: ignore[index]
        if re.search(r"\w|[.…_-]{3}", rest):
            return rest
        message = f"isinya hanya “{self.typed(value)}”, yang sudah dicetak templat."
        raise InvalidValue("K340", message, "tulis namanya, tanpa kata itu.")


BEGINS = re.compile(
    r"\s*(?:Nama|Program|Kegiatan|Sub\w*|No\w*|Tentang|Peraturan|Keputusan|Ditetapkan|Diundangkan|Bersumber|Sumber|Dengan)\b",
    re.IGNORECASE,
)
"""How every text begins that may begin with printed words; most do not."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:(?:{pattern})(?:\s*:\s*|\s+[-–—]\s+|\s+(?!(?:dan|atau|serta)\b|[/&])|(?<=\.)|\s*$))+", re.IGNORECASE
    )


def _bare(value: Any) -> Any:
    """Return the name of a place without the comma that stands before its date on paper."""
    return value.rstrip(" ,") if isinstance(value, str) else value


def _level(word: str) -> str:
    """Return the pattern of a level's word: `Kegiatan`, `Nama Kegiatan`, `Kegiatan-Kegiatan`."""
    return rf"(?:Nama\s+)?(?:{word})(?:\s?-\s?(?:{word}))*"


_SUB = _level(r"Sub(?:\s?-?\s?|\.\s?)Kegiatan")
_PROGRAM, _KEGIATAN = _level("Program"), _level("Kegiatan")
_OF_VILLAGE = r"(?:Desa|Nagari|Gampong|Kampung|Pekon|Lembang|Negeri)"
_TITLE = rf"(?:(?:Peraturan|Keputusan)\s+(?:{_MAKER}|{_OF_VILLAGE})\b(?:(?!\btentang\b)[^.;:]){{0,200}}?\s+)?tentang"
_OF_PROGRAM = Tercetak(_words(_PROGRAM), _words(rf"{_SUB}|{_KEGIATAN}"), "Program")
_OF_KEGIATAN = Tercetak(_words(rf"{_SUB}|{_KEGIATAN}"), _words(_PROGRAM), "Kegiatan")
_OF_SUB = Tercetak(_words(_SUB), _words(rf"{_PROGRAM}|{_KEGIATAN}"), "Sub Kegiatan")
_OF_NOMOR, _OF_TITLE = Tercetak(_words(r"(?:Nomor|No\.?)")), Tercetak(_words(_TITLE))
_OF_PLACE = Tercetak(_words(r"(?:Ditetapkan|Diundangkan)\s+di"))
_OF_AGREEMENT = Tercetak(_words(r"Dengan\s+(?:Kesepakatan|Persetujuan)\s+Bersama"))
_OF_SOURCE = Tercetak(_words(r"Bersumber\s+dari|Sumber\s+dana"))

NamaProgram = Annotated[Teks, BeforeValidator(_OF_PROGRAM.without), _OF_PROGRAM]
NamaKegiatan = Annotated[Teks, BeforeValidator(_OF_KEGIATAN.without), _OF_KEGIATAN]
NamaSub = Annotated[Teks, BeforeValidator(_OF_SUB.without), _OF_SUB]
SubDiKak = Annotated[Nama, BeforeValidator(_OF_SUB.without), _OF_SUB]
"""The name of a sub-activity by which a report finds it."""
Tempat = Annotated[Nama, BeforeValidator(_bare), BeforeValidator(_OF_PLACE.without), _OF_PLACE]
"""Where a paper is signed."""
Kesepakatan = Annotated[Nama, BeforeValidator(_OF_AGREEMENT.without), _OF_AGREEMENT]
"""With whom the head of a village agreed."""
SumberDana = Annotated[Teks, BeforeValidator(_OF_SOURCE.without), _OF_SOURCE]
"""The source of money, behind “bersumber dari”."""
Nomor = Annotated[Nama, BeforeValidator(_OF_NOMOR.without), _OF_NOMOR]
JudulProduk = Annotated[Judul, BeforeValidator(_OF_TITLE.without), _OF_TITLE]
"""The title of a decree or regulation, without its kind."""
