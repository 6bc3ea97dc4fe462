"""References inside a paper: labels turned into places, and places written by hand.

Rules: UU 12/2011 Lampiran II butir 79–84 and 272–276 (`pada ayat (1)` inside an article, `dalam Pasal 4
ayat (1)` across); dictums by custom (domain rules B.6).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kakdoc.documents.base import LocatedText
from kakdoc.problems import FieldPath, Problem, error, suggestion
from kakdoc.values import urutan

LABEL = re.compile(r"\[rujuk:\s*(?P<label>[^\]\s][^\]]*?)\s*\]", re.IGNORECASE)
_WITH_PREPOSITION = re.compile(r"(?P<verb>\bdimaksud\s+)?(?P<word>(?:pada|dalam)\s+)?" + LABEL.pattern, re.IGNORECASE)
_ORDINAL = r"[A-Z]+(?:[^\S\n]+(?:BELAS|PULUH(?:[^\S\n]+[A-Z]+)?))?"
DICTUM = re.compile(rf"\b(?P<word>[Dd]iktum|DIKTUM)\s+(?P<ordinal>{_ORDINAL}|[Kk]e\w+|[Pp]ertama)")
ANNEX = re.compile(r"\b(?:Lampiran|LAMPIRAN)(?:\s+(?P<roman>[IVXLC]+)\b)?")
# Another paper's annex: “Lampiran Peraturan …”, “Lampiran II Undang-Undang …”.
_FOREIGN = re.compile(r"\s+(?:dari\s+)?(?:Undang|Peraturan(?!\s+Bupati\s+ini)|Keputusan(?!\s+\w+\s+\w*\s*ini)|UU|PP)\b")


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


def check_labels(texts: list[LocatedText], labels: Mapping[str, object]) -> Iterator[Problem]:
    """Yield K316 for a label that names no place."""
    for located in texts:
        for match in LABEL.finditer(located.text):
            if match["label"] not in labels:
                remedy = suggestion(match["label"], labels) if labels else "tulis `label:` di tempat yang dirujuk."
                yield error("K316", f"label “{match['label']}” tidak ada.", remedy, located.field, match.start())


def check_double_labels(places: list[tuple[FieldPath, str]]) -> Iterator[Problem]:
    """Yield K316 for a label given twice."""
    seen: set[str] = set()
    for path, label in places:
        if label in seen:
            message = f"label “{label}” dipakai dua kali."
            yield error("K316", message, "beri nama lain pada salah satunya.", path)
        seen.add(label)


def check_dictums(texts: list[LocatedText], count: int) -> Iterator[Problem]:
    """Yield K316 for a dictum that does not exist, or is not called as the paper calls it (domain rules B.6)."""
    for located in texts:
        for match in DICTUM.finditer(located.text):
            number = urutan.read_ordinal(match["ordinal"])
            if number is None or not 1 <= number <= count:
                last = urutan.ordinal(count).upper()
                yield error(
                    "K316",
                    f"“{match[0]}” tidak ada: diktum naskah ini KESATU sampai {last}.",
                    "betulkan, misalnya “Diktum KESATU”; atau beri label pada diktumnya dan tulis [rujuk: label].",
                    located.field,
                    match.start(),
                )
            elif match[0] != f"Diktum {urutan.ordinal(number).upper()}":
                yield error(
                    "K316",
                    f"“{match[0]}” tidak ditulis seperti diktumnya.",
                    f"tulis “Diktum {urutan.ordinal(number).upper()}”.",
                    located.field,
                    match.start(),
                )


def annexes_named(text: str) -> Iterator[tuple[int, int | None, str]]:
    """Yield position, number (None without one) and wording of the own annexes that a text names."""
    for match in ANNEX.finditer(text):
        if not _FOREIGN.match(text, match.end()):
            yield match.start(), urutan.read_roman(match["roman"]) if match["roman"] else None, match[0]


def check_annexes(texts: list[LocatedText], count: int, heads: list[FieldPath]) -> Iterator[Problem]:
    """Yield K316 for an annex that does not exist, K317 for one that no text names (butir 192)."""
    named: set[int | None] = set()
    for located in texts:
        for start, number, wording in annexes_named(located.text):
            named.add(number)
            if count == 0 or (number or 1) > count or (number is not None and count == 1):
                right = "naskah ini tidak berlampiran" if count == 0 else f"lampirannya {_annex_names(count)}"
                remedy = "betulkan rujukannya, atau tambahkan lampirannya di kunci lampiran."
                yield error("K316", f"“{wording}” tidak ada: {right}.", remedy, located.field, start)
    for number, path in enumerate(heads, 1):
        if number not in named and (count > 1 or None not in named):
            title = "Lampiran" if count == 1 else f"Lampiran {urutan.roman(number)}"
            yield error(
                "K317",
                f"{title} tidak disebut di batang tubuh.",
                f"tambahkan, misalnya “sebagaimana tercantum dalam {title} yang merupakan bagian tidak terpisahkan …”.",
                path,
            )


def _annex_names(count: int) -> str:
    return "hanya “Lampiran”" if count == 1 else f"Lampiran I sampai Lampiran {urutan.roman(count)}"
