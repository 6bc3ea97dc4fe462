"""Checks on places of the regulation named by hand in its articles (UU 12/2011 Lampiran II butir 79–84, 272–276).

`pada ayat (1)` inside an article, `dalam Pasal 4 ayat (1)` across; each target must exist (docs/aturan.md B.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kakdoc.base.problems import Problem, error
from kakdoc.kinds.decree.body.articles import Norm
from kakdoc.kinds.decree.body.references import LABEL, Place, is_foreign
from kakdoc.kinds.decree.checks.body.references import refers_to_itself
from kakdoc.kinds.fields.paragraphs import is_long
from kakdoc.values import urutan

_TOKEN = re.compile(
    r"\b(?:(?P<article>[Pp]asal)\s+(?P<pasal>\d{1,6})(?P<inserted>[A-Z]?)\b|[Aa]yat\s+\((?P<ayat>\d{1,6})\)"
    r"|[Hh]uruf\s+(?P<huruf>(?P<letter>[a-z])(?P=letter)?)\b|[Aa]ngka\s+(?P<angka>\d+)\b(?!\s*%))"
)
_AND = re.compile(r"\s*(?:,\s*(?:dan/atau|dan|atau|serta)?|dan/atau|dan|atau|serta|sampai\s+dengan|hingga|s\.?d\.?)\s+")
_SAID = re.compile(r"\bdimaksud\s+(?:(?P<word>pada|dalam|di)\s+)?$")
_FARTHEST = 40
"""How far before a place its preposition is looked for."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_BARE = re.compile(r"\b(?:dimaksud|pada|dalam)\s+(?P<typed>ayat\s+(?P<ayat>\d+))\b")


_ITEM = re.compile(
    r"^[ \t]*(?:(?P<letter>[a-z]|(?P<twice>[a-z])(?P=twice))|(?P<number>\d{1,3}))(?P<kind>[.)])[ \t]+\S", re.MULTILINE
)
"""An item of a list that is typed in a text of several paragraphs."""


@dataclass(frozen=True, slots=True)
class Target:
    """The places of a regulation: articles and ayat, and the items that are called *huruf* and *angka*."""

    places: frozenset[Place]
    lettered: frozenset[Place]
    numbered: frozenset[Place]

    def has(self, place: Place, token: re.Match[str]) -> bool:
        """Return whether a place exists and is called *huruf* or *angka* as it is printed."""
        if not place.rincian:
            return place in self.places
        return place in (self.lettered if token["huruf"] else self.numbered)


def targets(norms: Sequence[Norm], articles: int) -> Target:
    """Return the places that references may name, given the texts and the number of articles."""
    whole = {Place(number) for number in range(1, articles + 1)}
    items = [(each.place, _is_lettered(each)) for each in norms if each.place.rincian]
    items += [item for each in norms if is_long(each.text) for item in _typed_items(each)]
    lettered = frozenset(place for place, letter in items if letter)
    numbered = frozenset(place for place, letter in items if not letter)
    return Target(frozenset(whole | {each.place for each in norms}), lettered, numbered)


def _is_lettered(norm: Norm) -> bool:
    return len(norm.place.rincian) % 2 == 1 and norm.line["gaya"] != "definisi"


def _typed_items(norm: Norm) -> Iterator[tuple[Place, bool]]:
    """Yield the items of the lists that are typed in a text, each with whether it has a letter.

    A mark of a kind that is open goes on with that list; any other begins one inside it.
    """
    open_lists: list[str] = []
    counted: list[int] = []
    for mark in _ITEM.finditer(norm.text):
        kind = mark["kind"] if mark["letter"] else mark["kind"] + "1"
        depth = open_lists.index(kind) if kind in open_lists else len(open_lists)
        open_lists[depth:] = [kind]
        number = urutan.read_letter(mark["letter"]) if mark["letter"] else int(mark["number"])
        counted[depth:] = [number]
        yield Place(norm.place.pasal, norm.place.ayat, (*norm.place.rincian, *counted)), bool(mark["letter"])


@dataclass(frozen=True, slots=True)
class _Text:
    """A norm as it is read: labels resolved, what is quoted left blank; where each character was typed."""

    norm: Norm
    text: str
    typed: Sequence[int]
    composed: frozenset[int]
    """The positions of names that the program put for labels."""

    def problem(self, code: str, message: str, remedy: str, start: int) -> Problem:
        """Return an error at the place where a position was typed."""
        return error(code, message, remedy, self.norm.field, self.typed[start])


def _read(norm: Norm, name_of: Callable[[str], str | None]) -> _Text:
    pieces, typed, composed, end = [], list[int](), set[int](), 0
    for match in LABEL.finditer(norm.text):
        name = name_of(match["label"]) or match[0]
        pieces += [norm.text[end : match.start()], name]
        typed += range(end, match.start())
        composed |= set(range(len(typed), len(typed) + len(name)))
        typed += [match.start()] * len(name)
        end = match.end()
    text = "".join([*pieces, norm.text[end:]])
    typed += range(end, len(norm.text))
    return _Text(norm, _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text), typed, frozenset(composed))


def check_norm(norm: Norm, target: Target, name_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield K316 for a place that does not exist, K327 for one that is not named as it should be."""
    read = _read(norm, name_of)
    for match in _BARE.finditer(read.text):
        message, remedy = f"“{match['typed']}” ditulis tanpa kurung.", f"tulis “ayat ({match['ayat']})”."
        yield read.problem("K327", message, remedy, match.start("typed"))
    for chain in _chains(read.text):
        if not is_foreign(read.text, chain[-1].end()):
            yield from _check_wording(read, chain)
            yield from _check_places(read, chain, target)
            yield from _check_own(read, chain)


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield places named together: `Pasal 4 ayat (1) huruf b dan huruf c`, `Pasal 5, Pasal 6, dan Pasal 7`."""
    chain: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if chain and not (_is_inside(text, chain[-1], token) or _AND.fullmatch(text, chain[-1].end(), token.start())):
            yield chain
            chain = []
        chain.append(token)
    if chain:
        yield chain


def _is_inside(text: str, outer: re.Match[str], token: re.Match[str]) -> bool:
    return text[outer.end() : token.start()].isspace()


def _check_own(read: _Text, chain: Sequence[re.Match[str]]) -> Iterator[Problem]:
    """Yield K346 for an ayat, or an article without any, that refers to itself as a whole."""
    last, here = chain[-1], read.norm.place
    if last["huruf"] or last["angka"] or here.rincian or not _said(read.text, chain[0]):
        return
    near = [here]
    for index, token in enumerate(chain):
        inside = index > 0 and _is_inside(read.text, chain[index - 1], token)
        near = _meant(token, near, here, inside=inside)[:1]
        goes_on = index + 1 < len(chain) and _is_inside(read.text, token, chain[index + 1])
        if near == [here] and not token["inserted"] and not goes_on:
            own = here.name_from(here) if here.inner else here.name()
            yield refers_to_itself(own, read.norm.field, read.typed[token.start()])


def _said(text: str, token: re.Match[str]) -> re.Match[str] | None:
    """Return `dimaksud` with its preposition, when that stands right before a place."""
    return _SAID.search(text, max(0, token.start() - _FARTHEST), token.start())


def _check_places(read: _Text, chain: Sequence[re.Match[str]], target: Target) -> Iterator[Problem]:
    """Yield K316 for each place of a chain that the regulation does not have."""
    if not (chain[0]["pasal"] or chain[0]["ayat"] or _said(read.text, chain[0])):
        return  # `huruf a` or `angka 3` that may be anything
    near, start, told = [read.norm.place], 0, False
    for index, token in enumerate(chain):
        inside = index > 0 and _is_inside(read.text, chain[index - 1], token)
        start, told = (start, told) if inside else (token.start(), False)
        near = _meant(token, near, read.norm.place, inside=inside)
        if not told and not token["inserted"] and not any(target.has(each, token) for each in near):
            told = True
            name = " ".join(read.text[start : token.end()].split())
            remedy = "betulkan, atau beri label pada tempatnya lalu tulis [rujuk: label]."
            where = "peraturan ini" if name.casefold().startswith("pasal") else f"Pasal {near[0].pasal}"
            yield read.problem("K316", f"“{name}” tidak ada di {where}.", remedy, start)
        told = told or bool(token["inserted"])


def _meant(token: re.Match[str], near: Sequence[Place], here: Place, *, inside: bool) -> list[Place]:
    """Return the places that a name can mean, seen from those named before it and from the text it stands in."""
    if token["pasal"]:
        return [Place(int(token["pasal"]))]
    if token["ayat"]:
        articles = [near[0].pasal] if inside else [near[0].pasal, here.pasal]
        return [Place(pasal, int(token["ayat"])) for pasal in articles]
    number = urutan.read_letter(token["huruf"]) if token["huruf"] else int(token["angka"])
    if inside:
        return [Place(each.pasal, each.ayat, (*each.rincian, number)) for each in near]
    return [
        Place(each.pasal, each.ayat, (*each.rincian[:depth], number))
        for each in near
        for depth in range(len(each.rincian) + 1)
    ]


def _check_wording(read: _Text, chain: Sequence[re.Match[str]]) -> Iterator[Problem]:
    """Yield K327 for a preposition that does not fit, and for letters of the wrong case."""
    if chain[0].start() not in read.composed:
        yield from _check_preposition(read, chain)
    for token in chain:
        small = token["article"] == "pasal"
        if small or (not token["article"] and token[0][0].isupper() and token.start()):
            right = token[0].capitalize() if small else token[0][0].lower() + token[0][1:]
            message = f"“{token[0]}” ditulis dengan huruf {'kecil' if small else 'kapital'}."
            yield read.problem("K327", message, f"tulis “{right}”.", token.start())


def _check_preposition(read: _Text, chain: Sequence[re.Match[str]]) -> Iterator[Problem]:
    text, first = read.text, chain[0]
    said = _said(text, first)
    if said is None or not (first["pasal"] or first["ayat"]):
        return
    name = " ".join(text[first.start() : chain[-1].end()].split())
    inner = chain[1] if len(chain) > 1 and _is_inside(text, first, chain[1]) else None
    if first["pasal"] and int(first["pasal"]) == read.norm.place.pasal and inner and inner["ayat"]:
        right = "pada " + " ".join(text[inner.start() : chain[-1].end()].split())
        yield read.problem("K327", f"“{name}” menyebut pasalnya sendiri.", f"tulis “{right}”.", first.start())
        return
    right = f"{'dalam' if first['pasal'] else 'pada'} {name}"
    if said["word"] is None:
        message = f"“dimaksud {name}” ditulis tanpa kata depan."
        yield read.problem("K327", message, f"tulis “dimaksud {right}”.", said.start())
    elif not right.startswith(said["word"]):
        message = f"“{said['word']} {name}” memakai kata depan yang keliru."
        yield read.problem("K327", message, f"tulis “{right}”.", said.start("word"))
