"""Checks on the new wordings of an amending regulation (UU 12/2011 Lampiran II butir 234–236; docs/aturan.md B.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.base.wording import mention
from kakdoc.kinds.decree.body.changes import PasalBaru, Perubahan
from kakdoc.kinds.decree.body.place_names import Named, Unit
from kakdoc.kinds.decree.body.wording import Numbered, article_numbers, headings, numbers

_OWN_AYAT = re.compile(
    r"\bdimaksud\s+(?:pada|dalam)\s+(?P<name>ayat\s+\((?P<mark>\d+[a-z]?)\))(?!\s+(?:Pasal|Undang|Peraturan))"
)
_LIKE = {"BAB": "IXA", "Bagian": "Kedua A", "Paragraf": "2A"}
_DELETED = re.compile(r"\W*dihapus\W*$", re.IGNORECASE)


def check_wording(change: Perubahan, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for new numbers that do not fit the wording below them (butir 234–236).

    K350 tells of an article without its wording beside others that have theirs.
    """
    for index, number in enumerate(article_numbers(change, place)):
        named = [each.mark for each in place.top if each.unit == "Pasal"]
        if number == "…" or (named and number not in named):
            message = f"bunyi baru ini Pasal {number}, padahal tempatnya {place.name()}."
            yield error("K351", message, "betulkan tempat, atau nomor pasalnya.", (*path, "pasal", index))
    given = article_numbers(change, place)
    for unit in place.top if given and len(given) < len(place.leaves) and not place.within else ():
        if unit.unit == "Pasal" and unit.mark not in given:
            message = f"bunyi baru {unit.name()} belum ada."
            yield error(
                "K350", message, f"isi {mention('pasal')} dengan bunyi semua pasal di tempatnya.", (*path, "pasal")
            )
    yield from _check_headings(change, place, path)
    if place.within and len(place.leaves) and place.leaves[0].unit == "ayat" and change.pasal:
        yield from _check_named_ayat(change, place, path)


def _check_headings(change: Perubahan, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for a new heading that the place does not name, K350 for one over nothing or over two things."""
    named, given = {each.name() for each in place.leaves}, tuple(headings(change, place))
    yield from _check_outermost(change, place, path, {each.name() for each in given if each.is_outermost()})
    for each in given:
        name, where, unit = each.name(), (*path, *each.path), each.unit.lower()
        parts = [key for key in ("pasal", "bagian", "paragraf") if getattr(each.heading, key, None)]
        if each.is_outermost() and name not in named:
            message = f"bunyi baru ini {name.removesuffix(' …')}, padahal tempatnya {place.name()}."
            right = f"tulis bunyinya di {mention(place.leaves[0].unit.lower())}, atau betulkan tempat."
            same = each.unit == place.leaves[0].unit
            yield error("K351", message, f"betulkan tempat, atau nomor {unit}nya." if same else right, where)
        if each.heading.nomor is not None and Unit(each.unit, each.heading.nomor).number() is None:
            message = f"“{each.heading.nomor}” bukan nomor {unit}."
            yield error("K351", message, f"tulis seperti {_LIKE[each.unit]}.", (*where, "nomor"))
        if len(parts) != 1:
            message = f"{name} {'belum berisi pasal' if not parts else 'berisi pasal dan juga bagian di bawahnya'}."
            yield error("K350", message, f"isi {mention('pasal')} di dalamnya, atau bagian di bawahnya.", where)
        for index, pasal in enumerate(each.heading.pasal):
            if pasal.nomor is None:
                message = f"nomor pasal di {unit} ini belum ada."
                yield error("K351", message, "isi nomor, misalnya 79A.", (*where, "pasal", index))
            elif Unit("Pasal", pasal.nomor).number() is None:
                message = f"“{pasal.nomor}” bukan nomor pasal."
                yield error("K351", message, "tulis angkanya saja, misalnya 79A.", (*where, "pasal", index, "nomor"))
    yield from _check_article_order(given, path)


def _check_outermost(change: Perubahan, place: Named, path: FieldPath, given: set[str]) -> Iterator[Problem]:
    """Yield K350 for a heading that is named and has no wording, so that its title would not be printed."""
    if not place.is_heading() or not change.has_wording():
        return
    key = place.leaves[0].unit.lower()
    if change.pasal:
        message = f"bunyi baru {place.name()} ditulis sebagai pasal, tanpa judulnya."
        yield error("K350", message, f"tulis di {mention(key)}, dengan judul dan pasalnya.", (*path, "pasal"))
    elif (
        given
        and (missing := [each for each in place.leaves if each.name() not in given])
        and len(missing) < len(place.leaves)
    ):
        message = f"bunyi baru {missing[0].name()} belum ada."
        yield error("K350", message, f"isi {mention(key)} dengan bunyi semua yang disebut di tempatnya.", (*path, key))


def _check_article_order(given: Sequence[Numbered], path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for articles below new headings that stand before an earlier one; twice the same is told elsewhere."""
    articles = [
        ((*path, *each.path, "pasal", index), Unit("Pasal", pasal.nomor))
        for each in given
        for index, pasal in enumerate(each.heading.pasal)
        if pasal.nomor is not None
    ]
    for (_, before), (where, unit) in pairwise(articles):
        one, two = before.number(), unit.number()
        if one and two and two < one:
            message = f"{unit.name()} berada sesudah {before.name()}."
            yield warning("K351", message, "urutkan pasalnya, atau betulkan nomornya.", (*where, "nomor"))


def _check_named_ayat(change: Perubahan, place: Named, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for an ayat that changes and is not in the new wording, or goes and is not called *Dihapus*."""
    ayat = change.pasal[0].ayat
    known = dict(zip(numbers(ayat, "ayat"), ayat, strict=True))
    for leaf in place.leaves:
        if leaf.mark not in known:
            message = f"{leaf.name()} tidak ada di bunyi baru {place.top[0].name()}."
            yield error(
                "K351", message, "tulis pasal itu lengkap, dengan nomor ayat yang disisipkan.", (*path, "pasal", 0)
            )
        elif change.jenis == "hapus" and not _DELETED.match(known[leaf.mark].isi):
            message = f"{leaf.name()} dihapus, padahal di bunyi barunya masih berisi."
            where = (*path, "pasal", 0, "ayat", list(known).index(leaf.mark), "isi")
            yield error("K351", message, "tulis “Dihapus” sebagai isinya.", where)


def check_ayat(change: Perubahan, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for the ayat of new wordings, of whole articles and of those below new headings."""
    for number, pasal in enumerate(change.pasal):
        yield from _check_ayat(pasal, (*path, "pasal", number))
    for inner, _, each in change.headings():
        for number, pasal in enumerate(each.pasal):
            yield from _check_ayat(pasal, (*path, *inner, "pasal", number))


def _check_ayat(pasal: PasalBaru, path: FieldPath) -> Iterator[Problem]:
    """Yield K351 for an ayat of a new wording that names one of another article, and for numbers that nothing has."""
    known = numbers(pasal.ayat, "ayat")
    given = [((), "Pasal", pasal.nomor), *((("ayat", n), "ayat", each.nomor) for n, each in enumerate(pasal.ayat))]
    for inner, unit, mark in given:
        if mark is not None and (Unit(unit, mark).number() or (1, ""))[0] == 0:
            message = f"{Unit(unit, mark).name()} tidak ada: penomoran dimulai dari 1."
            yield error("K351", message, "betulkan nomornya.", (*path, *inner, "nomor"))
    if len(set(known)) < len(known):
        twice = next(each for each in known if known.count(each) > 1)
        yield error("K351", f"ayat ({twice}) ada dua di bunyi baru ini.", "betulkan nomornya.", path)
    for index, ayat in enumerate(pasal.ayat):
        for found in _OWN_AYAT.finditer(ayat.isi):
            if found["mark"] not in known:
                message = f"“{found['name']}” tidak ada di bunyi baru pasal ini."
                yield warning(
                    "K351", message, "betulkan nomor ayatnya.", (*path, "ayat", index, "isi"), found.start("name")
                )
