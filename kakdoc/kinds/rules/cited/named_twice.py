"""Checks on regulations that a paper names in two ways, of which the register cannot tell the right one.

Source: one act has one title and one number (UU 12/2011 Lampiran II butir 2; docs/aturan.md B.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import Citation, candidates, citations
from kakdoc.kinds.law.names import fold, same_title
from kakdoc.kinds.law.peraturan import number_key
from kakdoc.kinds.law.register import Register
from kakdoc.values.text.seldom import late

_TITLED = 4
"""How many words a title has at least by which an act is known."""
_HEAD = ("judul", "menimbang")
_TOUCHED = late(r"\b(?:dicabut|diubah|mencabut|mengubah)\b", re.IGNORECASE)
Seen = tuple[Citation, LocatedText]


def check_named(texts: Sequence[LocatedText], register: Register) -> Iterator[Problem]:
    """Yield K434 for a title or a number of an act that is another than where the paper names it in full.

    Where a title ends is sure in an item of its own, at the end of the paper's title and before the gazette; others are
    measured by those.
    """
    named = [*_named(texts, register)]
    touched = [cited.title or "" for cited, located in named if _touches(located)]
    whole = [(cited, located) for cited, located in named if _is_whole(cited, located)]
    told = set[int]()
    for first, place in whole:
        for cited, located in named:
            if id(cited) in told or (first.jenis, first.lembaga) != (cited.jenis, cited.lembaga):
                continue
            if cited is first or (place.field[0] == "judul" and located.field[0] != "menimbang"):
                continue  # what is amended or repealed is compared with the title elsewhere (K348)
            if (first.nomor, first.tahun) != (cited.nomor, cited.tahun) and _are_compared(
                first, (place, located), touched
            ):
                continue
            problem = _other(first, cited, located)
            if problem and (located.field, cited.start) != (place.field, first.start):
                told |= {id(cited), id(first)}
                yield problem


def _touches(located: LocatedText) -> bool:
    """Return whether a text of the body repeals or amends."""
    return located.field[0] not in _HEAD and bool(_TOUCHED.search(located.text))


def _are_compared(cited: Citation, places: Iterable[LocatedText], touched: Iterable[str]) -> bool:
    """Return whether the numbers of an act that the body repeals or amends are compared elsewhere (K348)."""
    return all(each.field[0] in _HEAD or _touches(each) for each in places) and any(
        same_title(title, cited.title or "") for title in touched
    )


def _named(texts: Iterable[LocatedText], register: Register) -> Iterator[Seen]:
    """Yield the acts that texts name with a title and the register does not know."""
    for located in texts:
        for cited in citations(located.text, register) if "entang" in located.text or "TENTANG" in located.text else ():
            if cited.title is not None and not candidates(cited, register):
                yield cited, located


def _is_whole(cited: Citation, located: LocatedText) -> bool:
    return cited.gazette is not None or (
        located.field[0] in ("judul", "mengingat") and not located.text[cited.end :].strip(" ;.")
    )


def _other(first: Citation, cited: Citation, located: LocatedText) -> Problem | None:
    """Return what is told of an act that seems to be another one, named otherwise; None where both may be right."""
    title = first.title or ""
    same = same_title(cited.title or "", title)
    numbers = number_key(first.nomor) == number_key(cited.nomor), first.tahun == cited.tahun
    if all(numbers):
        return None if same else _titled(cited, title, located)
    if same and len(fold(title)) >= _TITLED and any(numbers):
        return _numbered(cited, first, located)
    return None


def _titled(cited: Citation, title: str, located: LocatedText) -> Problem:
    message = f"{cited.typed} disebut dengan dua judul: “{_short(title)}” dan “{_short(cited.title or '')}”."
    return warning("K434", message, "samakan dengan judul resminya (periksa di JDIH).", located.field, cited.start)


def _numbered(cited: Citation, other: Citation, located: LocatedText) -> Problem:
    message = f"peraturan yang sama disebut “{other.typed}” dan “{cited.typed}”."
    return warning("K434", message, "samakan nomor dan tahunnya (periksa di JDIH).", located.field, cited.start)


def _short(title: str) -> str:
    words = title.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")
