"""Mengingat: what each item names, and the order and the form in which the items are printed.

Source: UU 12/2011 Lampiran II butir 28–52 (docs/aturan.md B.3). An item is a key of the register, or a
regulation written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kakdoc.kinds.decree.paper import ProdukHukum
from kakdoc.kinds.law.citations import Citation, candidates, citations
from kakdoc.kinds.law.names import KINDS, REGIONAL, fold, region_words
from kakdoc.kinds.law.peraturan import Peraturan, number_key
from kakdoc.kinds.law.register import Register
from kakdoc.values.text.ending import strip_end

SortKey = tuple[int, int, int, int, str]
"""Level, 0 for the law that forms the region, year, number as a figure, number as typed."""
_PREFIX = re.compile(r"\W*(?:Pasal\s+\d+\w*(?:\s+ayat\s+\(\d+\))?\s+)?")
_CONSTITUTION = re.compile(rf"{_PREFIX.pattern}(?:Undang-Undang\s+Dasar|UUD)\b", re.IGNORECASE)
# Kinds that no register entry has; the kind beside each is that whose level they share.
_OTHERS = (
    (re.compile(r"\W*(?:Ketetapan\s+(?:Majelis|MPR)|TAP\s+MPR)", re.IGNORECASE), "tap_mpr"),
    (re.compile(r"\W*(?:Keputusan|Instruksi)\s+Presiden\b", re.IGNORECASE), "perpres"),
    (re.compile(r"\W*Instruksi\s+Menteri\b", re.IGNORECASE), "keputusan_menteri"),
    (re.compile(r"\W*Qanun\b", re.IGNORECASE), "perda"),
    (re.compile(r"\W*(?:Keputusan|Instruksi)\s+Gubernur\b", re.IGNORECASE), "keputusan_gubernur"),
    (re.compile(r"\W*Instruksi\s+(?:Bupati|Wali\s?kota)\b", re.IGNORECASE), "keputusan_bupati"),
    (re.compile(r"\W*Surat\s+Edaran\b", re.IGNORECASE), "surat_edaran"),
)
_NUMBER = re.compile(r"\bNomor\s*+:?\s*+(?P<nomor>[\w./-]*\d[\w./-]*)(?:\s+Tahun\s+(?P<tahun>\d{4}))?")
_AMENDS = re.compile(
    r"\W*Perubahan\b(?:\s+[^\W\d_]+){0,3}?\s+atas\s+(?:Lampiran(?:\s+[IVXLC]+)?\s+(?=Keputusan|Peraturan))?",
    re.IGNORECASE,
)
# The law that forms a region: `Pembentukan Kabupaten …`, and since 2023 `Kabupaten … di Provinsi …`.
_FORMING = re.compile(
    r"(?:Pembentukan\s+(?:Daerah|Kabupaten|Kota|Provinsi|Propinsi)|(?:Kabupaten|Kota|Provinsi)\s+[A-Z])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Basis:
    """One item: as typed, as read, and as registered."""

    text: str
    known: Register
    named: Citation | None
    """The regulation written out in it; None for a key."""
    entry: Peraturan | None

    def sort_key(self) -> SortKey | None:
        """Return what the item is sorted by (butir 43), None for what cannot be told."""
        if self.entry is not None:
            return self.known.sort_key(self.entry)
        if self.named is not None and self.named.jenis is not None:
            number = self.named.nomor
            forms = self.named.jenis == "uu" and bool(_FORMING.match(self.named.title or ""))
            return (self.known.level(self.named.jenis), not forms, self.named.tahun, _figure(number), number)
        return _other_key(self.text, self.known)

    def issuer(self) -> tuple[str, str]:
        """Return the kind and who issued it, for comparing; the own region where none is named."""
        named = self.entry or self.named
        if named is None:
            return ("", "")
        issuer = named.lembaga or ""
        if named.jenis in REGIONAL and self.entry is not None:
            issuer = self.known.daerah(self.entry)
        elif named.jenis in REGIONAL and self.named is not None:
            issuer = " ".join(region_words(self.named.head)) or self.known.own(named.jenis)
        words = [word for word in fold(issuer) if word not in KINDS and word not in ("dan", "negara")]
        return (named.jenis or "", " ".join(words))

    def identity(self) -> tuple[object, ...]:
        """Return what two items have in common that name the same regulation, whatever they call it."""
        if self.entry is not None and self.entry.nomor is None:
            return (*self.issuer(), self.entry.tahun, *fold(self.entry.judul))
        if self.entry is not None:
            return (*self.issuer(), self.entry.tahun, *_without(number_key(self.entry.nomor or ""), self.entry.tahun))
        if self.named is not None:
            return (*self.issuer(), self.named.tahun, *_without(number_key(self.named.nomor), self.named.tahun))
        return (*fold(self.text),)

    def head(self) -> str:
        """Return what messages call it."""
        if self.entry is not None:
            return self.known.head(self.entry) if self.entry.nomor else self.known.name(self.entry)
        return self.named.typed if self.named else " ".join(self.text.split())


def _figure(number: str) -> int:
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _without(pieces: tuple[str, ...], year: int) -> tuple[str, ...]:
    """Return the pieces of a number without the year that some write at its end."""
    return tuple(piece for piece in pieces if piece != str(year))


def _other_key(text: str, known: Register) -> SortKey | None:
    if _CONSTITUTION.match(text):
        return (known.level("uud"), 1, 1945, 0, "")
    found = next((jenis for pattern, jenis in _OTHERS if pattern.match(text)), None)
    number = _NUMBER.search(text)
    if found is None or number is None:
        return None
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", number["tahun"] or number["nomor"])
    return (known.level(found), 1, int(years[-1]) if years else 0, _figure(number["nomor"]), number["nomor"])


def is_key(text: str, known: Register) -> bool:
    """Return whether an item is a key of the register: one it has, or one word as keys are."""
    return text in known.entries or not re.search(r"\s", text)


def basis(text: str, known: Register) -> Basis:
    """Return an item as read. A regulation named further on, as in a torn title, is not what it names."""
    if is_key(text, known):
        return Basis(text, known, None, known.entry(text))
    text, typed = re.sub(r"\s*/\s*", "/", text), text  # `Nomor 060/ 5 Tahun 2023`
    found = next(citations(text, known), None)
    if found is None or not _PREFIX.fullmatch(text, 0, found.start):
        return Basis(typed, known, None, None)
    registered = candidates(found, known)
    return Basis(typed, known, found, registered[0] if registered else None)


def items(paper: ProdukHukum) -> list[Basis]:
    """Return the items in the order of the input."""
    known = paper.register()
    return [basis(text, known) for text in paper.mengingat]


def amended(paper: ProdukHukum) -> Basis | None:
    """Return what an amending paper amends, as its title names it: also by its annex; None for other papers."""
    found = _AMENDS.match(paper.judul)
    return basis(paper.judul[found.end() :], paper.register()) if found else None


def in_order(paper: ProdukHukum) -> list[Basis]:
    """Return the items as they are printed: sorted, unless the writer keeps an order of his own."""
    given = items(paper)
    keys = {each.text: each.sort_key() for each in given}
    if paper.mengingat_tetap or None in keys.values():
        return given
    return sorted(given, key=lambda each: keys[each.text] or (0, 0, 0, 0, ""))


def lines(paper: ProdukHukum) -> list[str]:
    """Return the items as printed: full citations, each with its semicolon (butir 45–52)."""
    return [_line(each, paper) + ";" for each in in_order(paper)]


def _line(each: Basis, paper: ProdukHukum) -> str:
    if each.entry is None or each.named is not None:
        return strip_end(each.text)
    return each.known.citation(each.entry, paper.at())
