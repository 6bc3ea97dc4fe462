"""Checks on the title of a decree against its first dictum and its annexes: a word of another paper in one of them.

Source: one thing has one name in a paper (UU 12/2011 Lampiran II butir 243; docs/aturan.md G.6). Two wordings are laid
side by side; only a word that stands in the place of another, between words that are the same, is told.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from kakdoc.base.problems import FieldPath, Problem, warning

_VERBS = {
    "pembentukan": "membentuk", "penetapan": "menetapkan", "penunjukan": "menunjuk", "pengangkatan": "mengangkat",
    "pemberhentian": "memberhentikan", "pemberian": "memberikan", "penugasan": "menugaskan",
    "pelimpahan": "melimpahkan",
}  # fmt: skip
_DOES = frozenset(_VERBS.values())
_CHANGES = ("perubahan", "pencabutan")
"""How titles begin whose first dictum speaks of another paper."""
_WORD = re.compile(r"\d{4}[-–]\d{4}|[\w/-]+")
_PERIOD = re.compile(r"20\d\d[-–/]20\d\d")
_ORDINAL = re.compile(r"ke-\d+")
_ENOUGH = 2
"""How many words around must be the same."""
_GROUPS = frozenset(("tim", "panitia", "satuan", "kelompok", "gugus", "pokja", "satgas", "komite", "forum", "petugas"))
_MEMBERS = frozenset(("susunan", "keanggotaan", "anggota", "daftar", "struktur", "personalia", "nama"))
"""Words before a group in the title of an annex that has its members."""
_ENDS = frozenset((
    "kabupaten", "kota", "provinsi", "kecamatan", "kelurahan", "desa", "tingkat", "tahun", "pada", "di", "dengan",
    "yang", "sebagaimana", "dalam", "untuk", "lingkungan",
))  # fmt: skip
"""Words that end the name of a group."""
_PREFIXES = frozenset(("be", "di", "ke", "me", "pe", "te"))


def check_dictum(title: str, dictum: str, path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for a first dictum that does what the title says to another thing than the title says.

    A title without a noun for what is done, `Panitia Peringatan …`, is itself the thing.
    """
    first, *rest = _WORD.findall(title)[:18] or [""]
    said = _VERBS.get(first.casefold())
    thing = rest if said else [first, *rest]
    verb, *done = _WORD.findall(dictum)[: len(thing) + 6] or [""]
    if first.casefold() in _CHANGES or verb.casefold() not in ((said,) if said else _DOES):
        return
    told = [*_other(thing, done, "diktum KESATU", path), *_other_group(thing, done, path)]
    yield from told or _other_words(thing, done, path)


def _other_group(thing: Sequence[str], done: Sequence[str], path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for a group of whose name not one word is in the title: last year's dictum under a new title."""
    right, typed = _name(thing), _name(done)
    if len(right) < _ENOUGH or len(typed) < _ENOUGH or not typed[0][0].isupper():
        return
    if done[0].casefold() == thing[0].casefold() and _beginnings(right).isdisjoint(_beginnings(typed)):
        here, there = (" ".join((words[0], *name)) for words, name in ((done, typed), (thing, right)))
        message = f"diktum KESATU menyebut “{here}”, padahal judul keputusan ini “{there}”."
        yield warning("K435", message, f"samakan: tulis “{there}”, atau betulkan judulnya.", path)


def _other_words(thing: Sequence[str], done: Sequence[str], path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for several words of the title in whose place the dictum has others, behind the same words."""
    here, there = ([each.casefold() for each in words] for words in (thing, done))
    same = len([*takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False))])
    right, typed = (list(takewhile(lambda word: word.casefold() not in _ENDS, words[same:])) for words in (thing, done))
    while right and typed and right[-1].casefold() == typed[-1].casefold():
        right, typed = right[:-1], typed[:-1]
    if same < _ENOUGH or not all(1 < len(each) < 6 for each in (right, typed)) or _may_be_one(right, typed):
        return
    wrong, meant = " ".join(typed), " ".join(right)
    message = f"diktum KESATU menyebut “{wrong}”, padahal judul keputusan ini “{meant}”."
    yield warning("K435", message, f"samakan: tulis “{meant}”, atau betulkan judulnya.", path)


def _may_be_one(right: Sequence[str], typed: Sequence[str]) -> bool:
    """Return whether other words may name one thing: a part of it, a short form, or no name at all."""
    named = all(word[:1].isupper() or word.casefold() == "dan" for word in typed)
    short = any(word.isupper() and len(word) > 2 for word in (*right, *typed)) and not all(
        map(str.isupper, (*right, *typed))
    )
    return not named or short or not _beginnings(right).isdisjoint(_beginnings(typed))


def _name(words: Sequence[str]) -> list[str]:
    """Return the words of a group's name behind *Tim*, *Panitia* and the like."""
    if not words or words[0].casefold() not in _GROUPS:
        return []
    return list(takewhile(lambda word: word.casefold() not in _ENDS, words[1:]))


def _beginnings(words: Sequence[str]) -> set[str]:
    """Return the beginnings of words, which a short form and forms of one word share; longer behind a prefix."""
    return {word[: 5 if word[:2].casefold() in _PREFIXES else 3].casefold() for word in words}


def check_annexes(title: str, annexes: Iterable[tuple[str, FieldPath]]) -> Iterator[Problem]:
    """Yield K435 for the title of an annex that names the thing of the decree otherwise."""
    thing = _WORD.findall(title)[1:]
    for named, path in annexes:
        words = _WORD.findall(named)
        told = [*_other(thing, words, "judul lampiran", path)] or [*_other_kind(thing, words, path)]
        yield from told or _other_pair(thing, words, path)


def _other_kind(thing: Sequence[str], named: Sequence[str], path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for an annex with the members of a *Tim* where the title has a *Panitia* of the same name."""
    here = [each.casefold() for each in thing]
    members = list(dropwhile(lambda word: word.casefold() in _MEMBERS, named))
    if not here or here[0] not in _GROUPS or len(members) in (0, len(named)):
        return
    kind, *name = (each.casefold() for each in members)
    if kind in _GROUPS and kind not in here and set(name) <= {*here, *_ENDS}:
        message = f"judul lampiran menyebut “{members[0]}”, padahal judul keputusan ini “{thing[0]}”."
        yield warning("K435", message, f"samakan: tulis “{thing[0]}”, atau betulkan judulnya.", path)


def _other_pair(thing: Sequence[str], named: Sequence[str], path: FieldPath) -> Iterator[Problem]:
    """Yield K435 for two words in an annex's title that stand in the place of two others, the rest being the same."""
    here, there = ([each.casefold() for each in words] for words in (thing, named))
    steps = difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    same = sum(last - first for step, first, last, *_ in steps if step == "equal")
    for step, first, last, begin, end in steps[1:-1]:
        right, typed = thing[first:last], named[begin:end]
        alike = step != "replace" or not len(right) == len(typed) == _ENOUGH or same < 2 * _ENOUGH
        if not alike and not _may_be_one(right, typed):
            wrong, meant = " ".join(typed), " ".join(right)
            message = f"judul lampiran menyebut “{wrong}”, padahal judul keputusan ini “{meant}”."
            yield warning("K435", message, f"samakan: tulis “{meant}”, atau betulkan judulnya.", path)


def _other(thing: Sequence[str], named: Sequence[str], where: str, path: FieldPath) -> Iterator[Problem]:
    here, there = ([each.casefold() for each in words] for words in (thing, named))
    if not here:  # a title of one word, or of none
        return
    if _are_years(here[-1], *there[len(here) - 1 : len(here)]):
        there = there[: len(here)]  # the title ends with its year, the text goes on
    steps = difflib.SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    for index, (step, first, last, begin, end) in enumerate(steps):
        goes_on = last == len(here) and all(map(_PERIOD.fullmatch, (thing[-1], *named[begin : begin + 1])))
        if step != "replace" or last - first > 1 or (end - begin > 1 and not goes_on) or not index > 0:
            continue
        before, after = steps[index - 1], steps[index + 1] if index + 1 < len(steps) else None
        around = (before[2] - before[1] if before[0] == "equal" else 0) + (
            after[2] - after[1] if after and after[0] == "equal" else 0
        )
        right, typed = thing[first], named[begin]
        enough = _ENOUGH if _is_another(right, typed) else 2 * _ENOUGH if _are_years(right, typed) else len(here)
        if around >= enough and typed.casefold() not in here:
            message = f"{where} menyebut “{typed}”, padahal judul keputusan ini “{right}”."
            remedy = (
                "samakan tahunnya di judul, diktum, dan lampiran."
                if _are_years(right, typed)
                else f"samakan: tulis “{right}”, atau betulkan judulnya."
            )
            yield warning("K435", message, remedy, path)


def _are_years(*words: str) -> bool:
    return len(words) > 1 and all(re.fullmatch(r"20\d\d", each) for each in words)


def _is_another(one: str, other: str) -> bool:
    """Return whether two words name different things: neither a year, nor one short for the other, nor forms of one."""
    small, large = sorted((one.casefold(), other.casefold()), key=len)
    if _ORDINAL.fullmatch(small) and _ORDINAL.fullmatch(large):
        return small != large
    if one.isdecimal() or other.isdecimal() or len(small) < 4 or small[:4] == large[:4]:
        return False
    return one.isupper() == other.isupper() or len(small) > 6
