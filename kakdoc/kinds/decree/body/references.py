"""References inside a paper: labels turned into places, and places of other papers told apart.

Rules: UU 12/2011 Lampiran II butir 79–84 and 272–276 (`pada ayat (1)` inside an article, `dalam Pasal 4
ayat (1)` across); dictums by custom (docs/aturan.md B.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kakdoc.values import urutan

LABEL = re.compile(r"\[rujuk:\s*(?P<label>[^\]\s][^\]]*?)\s*\]", re.IGNORECASE)
_WITH_PREPOSITION = re.compile(r"(?P<verb>\bdimaksud\s+)?(?P<word>(?:pada|dalam)\s+)?" + LABEL.pattern, re.IGNORECASE)
_INNER = r"(?:\s+(?:huruf|angka|bagian|butir|nomor|BAB|Bab)\s+[^\s,;.]+){0,3}"
_OTHER_PAPER = re.compile(
    rf"{_INNER}\s+(?:dari\s+)?(?!(?:Surat\s+)?(?:Peraturan|Keputusan)(?:\s+(?!Nomor\b|tentang\b)[^\W\d_]+){{0,14}}?\s+ini\b)"
    r"(?:Undang|Peraturan|Keputusan|Ketetapan|Instruksi|Surat|Perjanjian|Qanun|UU|PP|Per(?:ppu|pu|pres|da|bup|gub|men\w*)\b)"
)


def is_foreign(text: str, end: int) -> bool:
    """Return whether the place named before `end` is another paper's: `Lampiran II Peraturan Menteri …`."""
    return bool(_OTHER_PAPER.match(text, end))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the articles of a regulation; `rincian` counts the items from the outermost in, from 1."""

    pasal: int
    ayat: int | None = None
    rincian: tuple[int, ...] = ()

    @property
    def inner(self) -> bool:
        """Whether it is a place inside an article."""
        return self.ayat is not None or bool(self.rincian)

    def name(self) -> str:
        """Return the place in full: `Pasal 4 ayat (1) huruf b angka 2`."""
        return " ".join([f"Pasal {self.pasal}", *self._inner()])

    def name_from(self, here: Place) -> str:
        """Return how a text at `here` calls this place: without the article where it is the same."""
        inner = self._inner()
        return " ".join(inner) if inner and here.pasal == self.pasal else self.name()

    def _inner(self) -> list[str]:
        marks = ("huruf {letter}", "angka {number}", "huruf {letter})", "angka {number})")
        named = [
            mark.format(letter=urutan.letter(number), number=number)
            for mark, number in zip(marks, self.rincian, strict=False)
        ]
        return ([f"ayat ({self.ayat})"] if self.ayat is not None else []) + named


def resolve(text: str, name_of: Callable[[str], str | None]) -> str:
    """Return a text with the names of places for its labels; an unknown label stays as it is.

    Behind *dimaksud* the preposition is put right: `pada` before an ayat, `dalam` before anything else.
    """

    def replaced(match: re.Match[str]) -> str:
        name = name_of(match["label"])
        if name is None:
            return match[0]
        if match["verb"] is None:
            return (match["word"] or "") + name
        return f"{match['verb']}{'pada' if name.startswith('ayat') else 'dalam'} {name}"

    return _WITH_PREPOSITION.sub(replaced, text) if "[" in text else text
