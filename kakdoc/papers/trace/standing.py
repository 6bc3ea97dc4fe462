"""How the papers on disk stand to what they were made from, and which outputs of a TOR exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from kakdoc.base import bundled, disk
from kakdoc.base.guarding import guarded
from kakdoc.base.package import digest, is_untouched
from kakdoc.base.problems import InputError
from kakdoc.inputs.decoding import closed_folder
from kakdoc.inputs.drawing_on.known_names import EXAMPLES, INPUTS
from kakdoc.inputs.opening import OFFICE_FILE
from kakdoc.papers.trace import edits as papers
from kakdoc.papers.trace import rows
from kakdoc.word import trace
from kakdoc.word.trace import File, Trace

if TYPE_CHECKING:
    from kakdoc.word.comparing.content import Difference

_UNREADABLE = (*papers.BROKEN, OSError)
_JOINED = re.compile(r"-gabungan(?:-\d+)?$")
_LARGEST = 64 * 2**20
"""Bytes of a file that are compared; no input is larger."""
_CAME = str(bundled.bundled(bundled.TEMPLATES).parent)
"""Where the definitions lie that came along."""


class State(StrEnum):
    """What is to be said of a paper; one that is as it should be is current."""

    TERKINI = "terkini"
    DISUNTING = "disunting"
    DIISI = "diisi SRIKANDI"
    ISIAN_BERUBAH = "isian berubah"
    TEMPLAT_BERUBAH = "templat berubah"
    TANPA_ISIAN = "tanpa isian"
    TANPA_JEJAK = "tanpa jejak"
    TIDAK_TERBACA = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Standing:
    """One paper: its states, each with what it rests on (files, places), and its trace where it has one."""

    path: Path
    states: tuple[tuple[State, str], ...]
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """One output of a TOR, counted from 1, and the papers that are it."""

    number: int
    text: str
    papers: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """A TOR with its outputs, and the papers that draw on it and are none of them."""

    paper: Standing
    outputs: tuple[Promised, ...]
    others: tuple[Standing, ...]


def found(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the papers that paths name: a file itself, a folder's `*.docx` at any depth but locks of Word.

    A folder that may not be opened is given too, and fails when read.
    """
    for path in paths:
        if disk.is_folder(path):
            inside, closed = disk.below(path, (".docx",))
            yield from sorted([*(each for each in inside if not each.name.startswith(("~$", "."))), *closed])
        else:
            yield path


def of(path: Path) -> Standing:
    """Return how a paper stands; raises InputError K101 when there is no such file, or for a folder that is closed."""
    closed = closed_folder(path) if disk.is_folder(path) else None
    if closed is not None:
        raise InputError(closed)
    data = papers.read(path)
    sealed = is_untouched(data)
    try:
        with papers.opened(data) as archive:
            told = trace.read(archive) if sealed else trace.load(archive)
        if told is None:
            alone = "gabungan naskah" if _JOINED.search(path.stem) else "dibuat dengan --tanpa-jejak"
            why = alone if sealed else "bukan buatan kakdoc, atau disimpan tanpa jejak"
            return Standing(path, ((State.TANPA_JEJAK, why),))
        edited = () if sealed else papers.differences(data, told)
    except trace.Newer as cause:
        return Standing(path, ((State.TIDAK_TERBACA, f"jejaknya dari kakdoc yang lebih baru {cause}".rstrip()),))
    except trace.Damaged:
        return Standing(path, ((State.TIDAK_TERBACA, "jejaknya rusak"),))
    except (InputError, *_UNREADABLE):
        return Standing(path, ((State.TIDAK_TERBACA, "bukan berkas Word, rusak, atau berkata sandi"),))
    states = (*touched(edited), *changes(path, told))
    return Standing(path, states or ((State.TERKINI, ""),), told)


def touched(edited: Sequence[Difference]) -> Iterator[tuple[State, str]]:
    """Yield what happened to a paper since it was made: edits by people, marks that SRIKANDI filled in."""
    for state, filled in ((State.DISUNTING, False), (State.DIISI, True)):
        if places := [each.place for each in edited if each.is_filled == filled]:
            yield state, papers.some(places)


def changes(path: Path, told: Trace) -> Iterator[tuple[State, str]]:
    """Yield what a paper was made from and is no longer so."""
    now = {
        each.name: (each.digest, _row(each, path) if each.columns else _now(each.name, path)) for each in told.inputs
    }
    own = told.inputs[0].name
    if now[own][1] is None:
        yield State.TANPA_ISIAN, f"{own} tidak ada"
    changed = [name for name, (then, today) in now.items() if today not in (then, None)]
    gone = [f"{name} tidak ada" for name, (_, today) in now.items() if today is None and name != own]
    office = told.nearest(OFFICE_FILE)
    nearer = [each for each in _nearer(own.rpartition("/")[0], office.name if office else "") if _now(each, path)]
    if changed or gone or nearer:
        yield State.ISIAN_BERUBAH, papers.some([*changed, *gone, *nearer])
    if _template(told.template.name, path) != told.template.digest:
        yield State.TEMPLAT_BERUBAH, bundled.new_name(told.template.name)


def _row(row: File, paper: Path) -> str | None:
    """Return the digest of a row of a roster where it is still there, nothing where it is not, None without roster."""
    for folder in _folders(str(paper.parent)):
        if _may_be_asked_for(row.name) and (found := rows.digests(f"{folder}/{row.name}", row.columns)) is not None:
            return row.digest if row.digest in found else ""
    return None


def forget() -> None:
    """Have files looked at anew: what was read of them is kept for the papers of one question only."""
    _digest.cache_clear()
    rows.digests.cache_clear()
    _folders.cache_clear()


@lru_cache(maxsize=1024)
def _nearer(folder: str, used: str) -> tuple[str, ...]:
    """Return where a file of the office, had it come since, would be nearer to inputs than the one that was used."""
    names = [(each / OFFICE_FILE).as_posix() for each in (PurePosixPath(folder), *PurePosixPath(folder).parents)]
    return tuple(names[: names.index(used)]) if used in names else ()


def _template(name: str, paper: Path) -> str | None:
    """Return the digest of the template that a paper would be made with today: that of its working folder first."""
    today = bundled.new_name(name)
    names = [f"{bundled.TEMPLATES}/{each}" for each in bundled.names_of(today)]
    own = (each for folder in _folders(str(paper.parent)) for name in names if (each := _digest(name, folder)))
    return next(own, None) or _digest(today, str(bundled.bundled(bundled.TEMPLATES)))


def _now(name: str, paper: Path) -> str | None:
    """Return the digest of a file as it is today, None when it is not found from the paper or from here.

    Anybody can write a trace: looked for are a file's own name, and what lies below `inputs`, below `contoh` or among
    the templates.
    """
    known = (f"{INPUTS}/", f"{EXAMPLES}/", f"{bundled.TEMPLATES}/")
    if len(PureWindowsPath(name).parts) > 1 and not name.startswith(known):
        return None
    own = next((each for folder in _folders(str(paper.parent)) if (each := _digest(name, folder))), None)
    return own or (_digest(name, _CAME) if name.endswith(f"/{bundled.DEFINITION}") else None)


def _may_be_asked_for(name: str) -> bool:
    return len(PureWindowsPath(name).parts) == 1 or name.startswith((f"{INPUTS}/", "templates/"))


@lru_cache(maxsize=1024)
def _folders(paper: str) -> tuple[str, ...]:
    """Return where the names of traces may begin, for a folder of papers: itself, those above it, the working folder.

    Those that have a folder `inputs` come first: there the names are found at once.
    """
    folder = Path(disk.real(paper))
    folders = dict.fromkeys((folder, *folder.parents[:-1], Path.cwd()))
    return tuple(map(str, sorted(folders, key=lambda each: not disk.is_folder(each / INPUTS))))


@lru_cache(maxsize=100_000)
def _digest(name: str, folder: str) -> str | None:
    """Return the digest of a file seen from a folder; each is read once for all papers."""
    try:
        return digest(disk.read(f"{folder}/{name}", _LARGEST))
    except OSError:
        return None


def activities(standings: Sequence[Standing]) -> Iterator[Activity]:
    """Yield each TOR among the papers with what it promises, in order."""
    made = [(each, each.trace) for each in standings if each.trace is not None]
    for paper, told in made:
        if not told.promises or not _is_itself(paper, told):
            continue
        own = [
            (each, other)
            for each, other in made
            if other.facts.get(papers.KAK) == told.inputs[0].name and _is_itself(each, other)
        ]
        outputs = tuple(
            Promised(number, text, tuple(each for each, other in own if str(number) in _numbers(other)))
            for number, text in enumerate(told.promises, 1)
        )
        yield Activity(paper, outputs, tuple(each for each, other in own if not _numbers(other)))


def _is_itself(paper: Standing, told: Trace) -> bool:
    """Return whether a paper has the name it was made under: copies that lie beside it do not count."""
    return paper.path.stem == Path(told.inputs[0].name).stem


def _numbers(told: Trace) -> list[str]:
    return [each for each in told.facts.get("keluaran", "").split(", ") if each]


def check(paths: Iterable[Path]) -> tuple[list[Standing], list[InputError]]:
    """Return how each paper that paths name stands, and what could not be read at all."""
    forget()
    standings, refused = [], []
    for path in dict.fromkeys(found(paths)):
        try:
            with guarded(path):
                standings.append(of(path))
        except InputError as fault:
            refused.append(fault)
    return standings, refused
