"""The register of regulations as staff ask for it: what is in it, how one is cited, what to mind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from kakdoc.base.bundled import bundled
from kakdoc.base.problems import InputError, Problem, error, nearest
from kakdoc.inputs import opening, validating
from kakdoc.inputs.tree import Block, locate
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.law.acts import citable, finding
from kakdoc.kinds.law.acts.finding import Act
from kakdoc.kinds.law.hierarchy import LIST, SHIPPED
from kakdoc.kinds.law.names import fold, kind_of
from kakdoc.kinds.law.peraturan import Peraturan, number_key
from kakdoc.kinds.law.register import Register, check_register, first_day, last_day
from kakdoc.kinds.law.shipped import finding as shipped
from kakdoc.kinds.office import Instansi, register
from kakdoc.values.dates import tanggal

LATEST = datetime.date.max
"""The day as of which every amendment known is in force."""
MOST, _FEW = 20, 5
"""How many acts of the list are shown: where the register has none, and beside those of the register."""
AnyModel = TypeVar("AnyModel", bound=BaseModel)
Hit = tuple[str, Peraturan]
_NUMBERED = re.compile(r"(?<!\d)(?P<nomor>\d{1,3})\D+(?P<tahun>(?:19|20)\d\d)(?!\d)")


class Daftar(Model):
    """The register file under a key of its own."""

    peraturan: dict[str, Peraturan]


def read() -> Register:
    """Return the register of the working folder, else the one that came along.

    Raises InputError with every problem of it at its line.
    """
    file, problems = opening.load(_nearest(opening.REGISTER_FILE))
    root = Block({"peraturan": file}, file.span)
    entries = _validated(root, Daftar, problems).peraturan
    broken = [problem.at(locate(root, problem.field)) for problem in check_register(entries)]
    if broken:
        raise InputError(*broken)
    office, problems = opening.load(_nearest(opening.OFFICE_FILE))
    return register(_validated(office, Instansi, problems), entries)


def _nearest(name: str) -> Path:
    """Return a file of `inputs`, of the working folder or of one above it; else the one that came along."""
    here = Path.cwd()
    found = (folder / name for folder in (here / "inputs", here, *here.parents) if (folder / name).is_file())
    path = next(found, bundled("inputs") / name)
    return path.relative_to(here) if path.is_relative_to(here) else path


def _validated(root: Block, model: type[AnyModel], problems: list[Problem]) -> AnyModel:
    document, refused = validating.validate(root, model)
    fatal = [problem for problem in (*problems, *refused) if problem.fatal]
    if document is None or fatal:
        raise InputError(*fatal)
    return document


def day(text: str | None) -> datetime.date:
    """Return a date as typed, for a month its last day; without one the latest. Raises InvalidValue K122."""
    date = tanggal.parse(text) if text else None
    return last_day(date, date.tahun) if date else LATEST


class Found(NamedTuple):
    """The regulations meant: of the office's register or the one behind it, and acts of the list behind both."""

    registered: list[Hit]
    listed: list[Act]


def search(known: Register, asked: str) -> Found:
    """Return the regulations meant: by key, by number and year (`23/2014`), or by words of kind and title.

    Raises InputError K309 when there is none.
    """
    registered = _registered(known, asked)
    exact = finding.by_key(asked.casefold())
    if exact or [key for key, _ in registered] == [asked]:
        return Found(registered, [exact] if exact and not registered else [])
    listed = [act for act in _listed(asked) if not known.find(act.jenis, act.nomor, act.tahun)]
    if not registered and not listed:
        raise InputError(_no_hit(known, asked))
    return Found(registered, listed)


def _listed(asked: str) -> Iterator[Act]:
    """Yield the acts of the list by number and year, else those that hold each word asked for."""
    numbered = _NUMBERED.search(asked)
    if numbered is None:
        yield from sorted(finding.holding(fold(asked)), key=lambda act: len(act.judul))
        return
    jenis, _ = kind_of(asked[: numbered.start()])
    for act in finding.namesakes(numbered["nomor"], int(numbered["tahun"])):
        if jenis in (None, act.jenis):
            yield act


def _registered(known: Register, asked: str) -> list[Hit]:
    """Return the regulations of the registers; figures of a number come before the same figures in another's title."""
    pieces, words = number_key(asked), [word.lstrip("0") or "0" for word in fold(asked)]
    figures = {word for word in words if word.isdecimal()}
    rules: list[Callable[[str, Peraturan], bool]] = [
        lambda key, _: pieces == number_key(key),
        lambda key, _: pieces == number_key(key)[:1],  # all of a kind: `uu`
        lambda key, each: bool(figures) and set(pieces) <= _identity(key, each),
        lambda key, each: figures <= _identity(key, each) and _holds(set(words) - figures, key, each, known),
    ]
    if not _NUMBERED.search(asked):
        rules.append(lambda key, each: _holds(set(words), key, each, known))
    for fits in rules if words else ():
        hits = [(key, each) for key, each in every(known).items() if fits(key, each)]
        if hits:
            return sorted(hits, key=lambda hit: known.sort_key(hit[1]))
    return []


def _identity(key: str, peraturan: Peraturan) -> set[str]:
    """Return the pieces of key, number and year."""
    return {*number_key(key), *number_key(peraturan.nomor or ""), str(peraturan.tahun)}


def _holds(words: set[str], key: str, peraturan: Peraturan, known: Register) -> bool:
    """Return whether each word asked for begins one of the key or the name; figures must be whole."""
    own = {*fold(key), *fold(known.name(peraturan))}
    return all(word in own if word.isdecimal() else any(each.startswith(word) for each in own) for word in words)


def _no_hit(known: Register, asked: str) -> Problem:
    entries = dict(sorted(every(known).items(), key=lambda hit: hit[0] in known.entries))  # the office's count most
    names = {f"{each.nomor}/{each.tahun}": key for key, each in entries.items() if each.nomor}
    names |= {each.judul: key for key, each in entries.items()} | {key: key for key in entries}
    close = nearest(asked, names)
    meant = f"mungkin maksudnya “{names[close]}”; " if close else ""
    remedy = f"{meant}lihat daftarnya dengan `kakdoc peraturan`, atau tambahkan di peraturan.yaml."
    return error("K309", f"peraturan “{asked}” tidak ada di register.", remedy)


def every(known: Register) -> dict[str, Peraturan]:
    """Return the regulations that the office entered, then those of the register behind it that it lacks."""
    return {**known.entries, **{key: each for key, each in shipped.every() if key not in known.entries}}


def count(known: Register) -> str:
    """Return how many regulations the office entered, how many there are besides, and how many nobody has verified."""
    entries = every(known)
    unverified = sum(not each.terverifikasi for each in entries.values())
    own, more = len(known.entries), len(entries) - len(known.entries)
    return f"{own} peraturan di peraturan.yaml, {more} di {SHIPPED}; {unverified} di antaranya belum diverifikasi."


def also_listed(known: Register, acts: Sequence[Act]) -> Iterator[str]:
    """Yield what the list has besides the regulations of the register, the first few of it by name."""
    for act in acts[:_FEW]:
        yield f"juga di {LIST}: {act.key}, {known.name(citable.regulation(act))}."
    yield from more(acts, _FEW)


def more(acts: Sequence[Act], shown: int = MOST) -> Iterator[str]:
    """Yield how many acts of the list there are besides those shown."""
    if len(acts) > shown:
        yield f"dan {len(acts) - shown} lainnya di {LIST}; persempit dengan kata lain, nomor, atau tahun."


def cited(known: Register, act: Act, at: datetime.date) -> str:
    """Return an act of the list in full as of a day, as far as it is known."""
    more = citable.widened(known, (act.key,))
    return more.citation(more.entries.get(act.key) or citable.regulation(act), at)


def notes_on_listed(act: Act) -> Iterator[str]:
    """Yield what to mind before an act of the list is cited."""
    may = "dapat dikutip dengan kunci ini" if citable.is_citable(act) else "belum dapat dikutip dengan kuncinya"
    yield f"tidak ada di peraturan.yaml; dari {LIST}, {may}."
    for doubt in citable.doubts(act.key):
        yield f"{doubt}; cocokkan di JDIH sebelum dicetak."


def notes(known: Register, key: str, at: datetime.date) -> Iterator[str]:
    """Yield what to mind before a regulation is cited as of a day."""
    peraturan = every(known)[key]
    change = peraturan.diganti
    if key not in known.entries:
        yield f"tidak ada di peraturan.yaml; dari {SHIPPED}, dapat dikutip dengan kunci ini."
    if change and first_day(change.sejak) <= at:
        others = " dan ".join(map(known.head, known.known(change.oleh)))
        how = "sebagian materinya sudah diatur dengan" if change.sebagian else "sudah diganti dengan"
        doubt = "" if change.terverifikasi else " (belum dipastikan)"
        yield f"{how} {others} sejak {change.sejak}{doubt}."
    if peraturan.nomor is None:
        yield "nomornya belum diketahui, tercetak titik-titik; lengkapi di peraturan.yaml."
    for each in (peraturan, *known.amendments(peraturan, at)[-1:]):
        if not each.terverifikasi:
            which = "" if each is peraturan else f"perubahannya, {known.head(each)}, "
            source = f" (sumber: {each.sumber})" if each.sumber else ""
            yield f"{which}belum diverifikasi{source}; cocokkan di JDIH sebelum dicetak."
