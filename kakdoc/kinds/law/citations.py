"""Regulations named in running text: where they stand, which they are, what is said of them.

Recognised are full names (“Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang …”) and short
ones (“PP 8/2008”, “UU No. 23 Tahun 2014”), each with the title and the gazette that follow it.

White space is matched without going back (`++`), and no text is copied from a position to its end:
both would take a time that grows with the square of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from kakdoc.kinds.law import gazettes
from kakdoc.kinds.law.gazettes import Gazette
from kakdoc.kinds.law.names import REGIONAL, fold, kind_of, same_issuer, same_region, same_title
from kakdoc.kinds.law.peraturan import Peraturan, number_key
from kakdoc.kinds.law.register import Register

_SPACE = r"(?:\s*+,)?\s++"
_UNDANG = r"(?:[Uu]ndang\s?[-–‑]?\s?[Uu]ndang|UNDANG\s?[-–‑]?\s?UNDANG|[Uu]ndang[²2])"
_HEADS = (
    rf"(?:Peraturan\s++Pemerintah\s++Pengganti|PERATURAN\s++PEMERINTAH\s++PENGGANTI)\s++{_UNDANG}|{_UNDANG}|Peraturan|PERATURAN|Keputusan|KEPUTUSAN"
    r"|peraturan\s++(?:pemerintah(?:\s++pengganti\s++undang-undang)?|presiden|daerah|bupati|gubernur|menteri\s++(?:dalam\s++negeri|keuangan))"
    r"|(?:UU[- ]?RI|UU|uu|Uu|U\.\s?U|PP|pp|Pp|P\.\s?P)(?:\.(?!\d))?|Perppu|Perpu|PERPPU|PERPU|Perpres|PERPRES|PMK"
    r"|Permen(?:\s?[A-Za-z]+(?:\s?-?\s?(?:dan\s)?RB)?)?|Perda|PERDA|Pergub|Perbup|PERBUP|Perwal(?:i|kot)?|Perwako"
    r"|Perdes|Perkades|Pernag|Kepmen[A-Za-z]*|KMK|Kepgub|Kepbup|Kepwali?"
)
# What begins the name of another regulation: short, because it stands at every word of a name.
_ANOTHER = (
    r"Peraturan|PERATURAN|Keputusan|KEPUTUSAN|[Uu]ndang\w*|UNDANG\w*|UU|PP|Perpp?u|Perpres|[PK]MK|Permen\w*|Perda|Pergub"
    r"|Perbup|Perwal\w*|Perwako|Perdes|Perkades|Pernag|Kepmen\w*|Kepgub|Kepbup|Kepwali?"
)
_WORD = rf"(?!(?:Nomor|NOMOR|N[oOrR]|Tahun|TAHUN|{_ANOTHER})\b)[A-Z][\w&/-]*+(?:\.[A-Z]\b\.?)*+"
_NUMBER = r"(?:[Nn]om[oe]r|NOMOR|No|NO|no|N[rR])\b\.?"
_JOINED_NUMBER = r"(?:[Nn]om[oe]r|NOMOR|No|NO|no|N[rR])\.?"
_OF_YEAR = r"(?:[Tt]ahun|TAHUN|[Tt]hn?\.?|THN?\.?)(?:\s?:)?"
# `Peraturan Menteri Dalam Negeri (Permendagri) Nomor …`
_SHORT_FORM = r"(?:\s++\([A-Z][\w .-]{1,30}\))?"
_YEAR = r"(?P<tahun>(?:19|20)\d\d)(?!\d|/[\dIVX])"
_FULL_HEAD = (
    rf"\b(?P<head>(?:{_HEADS})(?:{_SPACE}(?:dan\s++|dalam\s++|DAN\s++|DALAM\s++)?{_WORD}){{0,14}}?){_SHORT_FORM}"
)
_NAMED = re.compile(
    rf"{_FULL_HEAD}{_SPACE}{_NUMBER}\s*+:?\s*+"
    rf"(?=[\w./-]*\d)(?P<nomor>[\w.-]+(?:/[\w.-]+)*?)(?:{_SPACE}{_OF_YEAR}\s*+|/){_YEAR}"
)
_SHORT = re.compile(
    rf"\b(?P<head>(?:{_HEADS})(?:\s++{_WORD}){{0,4}}?){_SHORT_FORM}\s*+(?:{_JOINED_NUMBER}\s*+:?\s*+)?"
    rf"(?P<nomor>\d{{1,4}}(?:/[A-Z]{{2,4}}\.\d{{2}})?)\s*+(?:/|-(?=\d{{4}}\b)|[,/]?\s*+{_OF_YEAR}\s*+)\s*+{_YEAR}"
)
_TURNED = re.compile(  # `Undang-Undang Tahun 2009 Nomor 36`
    rf"\b(?P<head>{_UNDANG}|UU|PP|Peraturan\s++(?:Pemerintah|Presiden|Daerah|Bupati|Gubernur))(?:\s++{_WORD}){{0,3}}?"
    rf"\s++{_OF_YEAR}\s*+{_YEAR}{_SPACE}{_NUMBER}\s*+:?\s*+(?P<nomor>\d{{1,4}})\b"
)
_JOINING = r"(?<!\s)(?:\s*+,\s*+(?:(?:dan|serta)\s++)?|\s++(?:dan|serta)\s++)"
_FURTHER = re.compile(  # `UU Nomor 17 Tahun 2003, Nomor 1 Tahun 2004, dan Nomor 15 Tahun 2004`, `UU 17/2003, 1/2004`
    rf"{_JOINING}(?P<own>(?:{_JOINED_NUMBER}\s*+:?\s*+(?P<nomor>\d{{1,4}})(?:\s++{_OF_YEAR}\s*+|/)"
    rf"|(?<=[\s,])(?P<bare>\d{{1,3}})/){_YEAR})"
)
_FURTHER_TITLED = re.compile(
    rf"{_JOINING}(?P<own>{_JOINED_NUMBER}\s*+:?\s*+(?P<nomor>\d{{1,4}})\s++{_OF_YEAR}\s*+{_YEAR})(?P<bare>)(?=\s++tentang\b)"
)
_SIGNS = ("uu", "u.", "ndang", "pp", "p.", "per", "kep", "mk")
"""In small letters, what one of each name of a regulation has."""
_TITLE = re.compile(
    rf"(?:{_SPACE}|(?<=\d)\)?)(?P<word>(?:tentang|Tentang|TENTANG)\b|(?:[Tt]tg|TTG)\b\.?)\s++(?::\s++)?"
)
_TITLE_END = re.compile(
    rf"[(\[;]|(?<!\bPT)(?<!\b[Nn]o)(?<!\bNO)(?<!\bDr)\.(?:\s|$)|\n\s*+\n|\s(?:sebagaimana|yang\s++telah\s++diubah|jo\.?|juncto)\b|{gazettes.BEGINNING}"
)
_LONGEST_TITLE = 1200
_INSIDE_TITLE = re.compile(
    r"\b(?:atas|Pelaksanaan|Pencabutan|Pengganti|Menjadi|Penetapan|Melaksanakan|Mengubah|Berlakunya|Perubahan|Tambahan"
    r"|(?:Termaksud|Tersebut|Dimaksud)\s+dalam|Pasal\s\d+[A-Z]?(?:\s+ayat\s+\(\d+\))?)\s{1,40}$",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"\W{0,40}(?:sebagaimana|yang)\s++(?:telah\s++)?(?P<form>(?:beberapa\s++kali\s++)?di(?:r|)ubah(?:\s++beberapa\s++kali)?"
    r"(?:\s++(?:untuk\s++)?ke\w+\s++kali(?:nya)?)?(?:\s*+,?\s*+(?:dan\s++)?(?:yang\s++)?terakhir(?:\s++kali)?)?)\s++(?:dengan|oleh)\s++"
)
"""The clause between an amended regulation and the one that amended it."""


class _Name(NamedTuple):
    """A name of a regulation found in a text: its parts, and where it stands."""

    head: str
    nomor: str
    tahun: str
    start: int
    end: int


class Citation(NamedTuple):
    """One regulation named in a text; `jenis` is None for a kind that does not exist."""

    typed: str
    head: str
    jenis: str | None
    lembaga: str | None
    nomor: str
    tahun: int
    start: int
    end: int
    title: str | None
    tentang: int | None
    """Where `Tentang` stands with a capital before the title."""
    gazette: Gazette | None
    inside_title: bool


def citations(text: str, register: Register) -> Iterator[Citation]:
    """Yield the regulations named in a text, in order; those inside another's title are marked."""
    matches = _matches(text)
    starts = [*(match.start for match in matches[1:]), len(text)]
    covered = 0
    for match, limit, following in zip(matches, _limits(text, matches), starts, strict=False):
        cited = _citation(text, match, limit, inside=match.start < covered)
        if not cited.inside_title:
            covered = _title_end(text, cited, match, register)
            if covered <= following < cited.end:
                cited = _citation(text, match, following, inside=False)
        yield cited


def _matches(text: str) -> list[_Name]:
    """Return the names found, in order; one that another reaches past is left out.

    Numbers that follow with the years of their own are names of the same kind.
    """
    small = text.casefold() if "19" in text or "20" in text else ""
    rules = (_TURNED, _SHORT, _NAMED) if any(sign in small for sign in _SIGNS) else ()
    found = {match.start(): match for rule in rules for match in rule.finditer(text)}
    starts = sorted(found)
    names: list[_Name] = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=False):
        match = found[start]
        if not names or match.end() > names[-1].end:
            names.append(_Name(match["head"], match["nomor"], match["tahun"], start, match.end()))
            names += _further(text, names[-1], following)
    return names


def _further(text: str, name: _Name, limit: int) -> Iterator[_Name]:
    """Yield the names that go on with another number and year behind one, or behind its title."""
    alone = not _INSIDE_TITLE.search(text, max(0, name.start - 56), name.start)
    while match := _further_match(text, name, limit, titled=alone):
        nomor = match["nomor"] or match["bare"]
        name = _Name(name.head, nomor, match["tahun"], match.start("own"), match.end())
        yield name


def _further_match(text: str, name: _Name, limit: int, *, titled: bool) -> re.Match[str] | None:
    found = _FURTHER.match(text, name.end)
    if found and (found["nomor"] or "/" in text[name.start : name.end]):
        return found
    if titled and (opening := _TITLE.match(text, name.end)):
        return _FURTHER_TITLED.search(text, opening.end(), limit)
    return None


def _limits(text: str, matches: Sequence[_Name]) -> list[int]:
    """Return for each name where the next begins that cannot belong to its title."""
    limits, limit = [], len(text)
    for match in reversed(matches):
        limits.append(limit)
        if not _INSIDE_TITLE.search(text, max(0, match.start - 56), match.start):
            limit = match.start
    return limits[::-1]


def _citation(text: str, match: _Name, limit: int, *, inside: bool) -> Citation:
    jenis, lembaga = kind_of(match.head)
    opening = _TITLE.match(text, match.end)
    title, stop = None, match.end
    if opening:
        limit = max(min(limit, opening.end() + _LONGEST_TITLE), opening.end())
        found = _TITLE_END.search(text, opening.end(), limit)
        stop = found.start() if found else limit
        title = " ".join(text[opening.end() : stop].split()).rstrip(" .,;:")
    gazette = gazettes.after(text, stop)
    return Citation(
        typed=_typed(text[match.start : match.end], match.head),
        head=" ".join(match.head.split()),
        jenis=jenis,
        lembaga=lembaga,
        nomor=match.nomor,
        tahun=int(match.tahun),
        start=match.start,
        end=gazette.end if gazette else stop,
        title=title,
        tentang=opening.start("word") if opening and opening["word"] == "Tentang" else None,
        gazette=gazette,
        inside_title=inside,
    )


def _typed(own: str, head: str) -> str:
    """Return a name as typed, behind another of its kind with what both begin with."""
    return " ".join((own if own.startswith(head) else f"{head} {own}").split())


def _title_end(text: str, cited: Citation, match: _Name, register: Register) -> int:
    """Return up to where other regulations belong to this one's title: as registered, else as the words tell."""
    if cited.title is None:
        return match.end
    known = [each for each in candidates(cited, register) if same_title(cited.title, each.judul)]
    if not known:
        return cited.gazette.start if cited.gazette else cited.end
    count = 1 + len(re.findall(r"\w+", known[0].judul))
    words = list(islice(re.finditer(r"\w+", text[match.end : cited.end]), count))
    return match.end + words[-1].end()


_OF_STATE = frozenset(("uu", "perppu", "pp", "perpres"))


def candidates(cited: Citation, register: Register) -> list[Peraturan]:
    """Return the registered regulations that a citation names: kind, number, year, and who issued it."""
    if cited.jenis is None:
        return []
    return register.find(
        cited.jenis, cited.nomor, cited.tahun, fits=lambda each: _is_issued_as_named(cited, each, register)
    )


def _is_issued_as_named(cited: Citation, peraturan: Peraturan, register: Register) -> bool:
    if cited.jenis in REGIONAL:
        return same_region(cited.head, register.daerah(peraturan))
    if cited.lembaga is None:
        return True
    if cited.lembaga == "menteri":  # `Permen 53/2014`: which ministry's, only the title can tell
        return cited.title is not None and same_title(cited.title, peraturan.judul)
    return same_issuer(cited.lembaga, peraturan.lembaga or "")


def renumbered(cited: Citation, register: Register) -> Peraturan | None:
    """Return the act of the state that a citation means by another year or number: of its kind and its whole title."""
    title = fold(cited.title or "")
    if not title or cited.jenis not in _OF_STATE:
        return None
    for each in register.mentioning(max(title, key=len)):
        if each.jenis == cited.jenis and fold(each.judul) == title:
            same = number_key(each.nomor or "") == number_key(cited.nomor), each.tahun == cited.tahun
            if any(same) and not all(same):
                return each
    return None


def misnamed(cited: Citation, register: Register) -> Peraturan | None:
    """Return the regulation of another kind that a citation means: same number and year, and its title.

    A regency may well have one of the same number and title, so regional ones are left alone.
    """
    if cited.title is None or not fold(cited.title) or cited.jenis in REGIONAL:
        return None
    if (cited.lembaga or "").startswith("permen"):  # a ministry whose short name is not known here
        return None
    known = chain.from_iterable(register.of_year(cited.tahun))
    found = (each for each in known if each.has_number(cited.nomor, cited.tahun))
    return next((each for each in found if same_title(cited.title, each.judul)), None)
