"""Checks on programmes and activities that a text names and that are another paper's (docs/aturan.md G.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.wording import GAP
from kakdoc.kinds.rules.words.programmes import GENERAL, NATIONAL
from kakdoc.values.text.seldom import Seldom

_WORD = r"(?!(?:Kegiatan|Program|Sub)\b)[A-Z][\w/()’'-]*"
_JOINER = r"(?:dan|atau|serta|di|ke|dari|untuk|pada|dengan|dalam|bagi|oleh)"
_NAMED = Seldom(
    ("kegiatan", "program"),
    rf"\b(?P<kind>Sub\s?[Kk]egiatan|Kegiatan|Program){GAP}(?P<name>{_WORD}(?:,?{GAP}(?:{_JOINER}{GAP})*{_WORD})+)",
)


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name).casefold().split())


_NATIONAL = tuple(map(_folded, NATIONAL))


def check_names(texts: Iterable[LocatedText], known: Iterable[str]) -> Iterator[Problem]:
    """Yield K402 for a programme or activity named in the text that is not this paper's own."""
    names = list(known)
    own = [_folded(name) for name in names]
    for located in texts:
        for match in _NAMED.finditer(located.text) if located.names_activities and located.text not in names else ():
            name = _folded(match["name"])
            if _is_general(match["name"]) or any(_same(name, each) for each in own):
                continue
            yield warning(
                "K402",
                f"teks menyebut {match['kind']} “{_flat(match['name'])}”, padahal naskah ini tentang “{names[0]}”.",
                "ganti dengan nama yang benar; bila memang dimaksud, tambahkan namanya di "
                f"{mention('nama_lain', 'kunci ')}.",
                located.field,
                match.start(),
            )


def _is_general(name: str) -> bool:
    """Return whether a name is a general expression or that of a programme of the whole country."""
    folded = _folded(name)
    return name.split(maxsplit=1)[0] in GENERAL or any(
        folded == each or folded.startswith(f"{each} ") for each in _NATIONAL
    )


def _same(name: str, own: str) -> bool:
    """Return whether a name is the own one, goes on behind it, or is a part of it: the name without its first word."""
    return name == own or name.startswith(own + " ") or f" {name} " in f" {own} "


def _flat(text: str) -> str:
    return " ".join(text.split())
