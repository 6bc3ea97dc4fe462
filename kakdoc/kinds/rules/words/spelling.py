"""Checks on the spelling of any paper: old and non-standard forms, words joined or torn (EYD V, KBBI).

Titles of cited acts and letters, quotations, what stands in italics, and names of streets keep their spelling
(docs/aturan.md F.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.law.citations import citations
from kakdoc.kinds.law.register import Register
from kakdoc.kinds.rules.cited import titles as cited_titles
from kakdoc.kinds.rules.words.spellings import OLD, WRONG
from kakdoc.kinds.rules.words.tokens import words
from kakdoc.kinds.rules.words.torn import torn
from kakdoc.values.text.seldom import late

_WORD = late(r"[^\W\d_]{3,}+(?:['’][^\W\d_]++)?")
_KNOWN = OLD.keys() | WRONG.keys()
_KEPT = late(
    r"Sepuluh Nopember|[“\"‘][^“”\"‘’\n]{1,300}[”\"’]|(?<!\*)\*[^*\n]{1,200}\*(?!\*)"
    r"|\b(?:Jl\.|Jln\.|Jalan|Toko|CV\.?|PT\.?|UD\.?|Warung|Bengkel|Apotek|Percetakan)(?:\s+[A-Z][\w.]*){1,4}"
)
_BEFORE, _BEHIND = late(r"[@/_\\.]\Z"), late(r"[@_\\]|[./](?=\w)")


def check_spelling(texts: Iterable[LocatedText], register: Register) -> Iterator[Problem]:
    """Yield K403 for spellings that EYD has replaced, non-standard words, and words joined or torn."""
    for located in texts:
        typed = words(located.text)
        found = sorted({*_words(located, typed), *_torn(located, typed)})
        kept = [*_kept(located.text, register)] if found else []
        for start, wrong, right in found:
            if not any(begin <= start < end for begin, end in kept):
                yield _told(located, start, wrong, right)


def _told(located: LocatedText, start: int, typed: str, right: str) -> Problem:
    what = "adalah ejaan lama" if typed.casefold() in OLD else "bukan penulisan yang baku"
    return warning("K403", f"“{typed}” {what}.", f"tulis “{right}”.", located.field, start)


def _words(located: LocatedText, typed: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the place of each word that is not standard, with its form in the letters in which it is typed.

    Names of accounts are official, so only the old spellings are looked for there.
    """
    text = located.text
    known = _KNOWN if located.names_activities else OLD.keys()
    if known.isdisjoint(typed):
        return
    for match in _WORD.finditer(text):
        small = match[0].casefold()
        if small in known and not _is_address(text, match):
            yield match.start(), match[0], OLD[small] if small in OLD else _like(match[0], WRONG[small])


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is part of an address, of the name of a file or of an abbreviation with dots."""
    return bool(_BEFORE.search(text, max(0, match.start() - 1), match.start()) or _BEHIND.match(text, match.end()))


def _torn(located: LocatedText, typed: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    return torn(located.text, typed) if located.names_activities else iter(())


def _kept(text: str, register: Register) -> Iterator[tuple[int, int]]:
    """Yield where words stand that are somebody else's: cited acts with their titles, quotations, streets."""
    yield from (match.span() for match in _KEPT.finditer(text))
    yield from ((each.start, each.end) for each in citations(text, register))
    yield from cited_titles.titles(text)


def _like(typed: str, right: str) -> str:
    """Return a word in capitals as the typed one is."""
    if typed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if typed[0].isupper() else right.lower()
