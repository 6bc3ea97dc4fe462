"""The year at a glance: each TOR with what it promises, the papers of inputs, how they stand, what is missing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kakdoc.base import disk
from kakdoc.papers.catalog import TITLES
from kakdoc.papers.checking import OUTPUTS, output_path
from kakdoc.papers.trace import edits
from kakdoc.papers.trace.standing import Standing, State
from kakdoc.ui.web.forms.shown.counting import Sort, counted, sort_of
from kakdoc.ui.web.year.making import targets
from kakdoc.ui.web.year.seen import KAK, MONTHLY, Seen, plain_name, unreadable
from kakdoc.ui.web.year.watching import Known
from kakdoc.values.dates.tanggal import BULAN

_MISSING, _CHECKING = "belum dibuat", "sedang diperiksa"
_OUTDATED = (State.ISIAN_BERUBAH, State.TEMPLAT_BERUBAH)
_TOUCHED = (State.DISUNTING, State.DIISI, State.TANPA_JEJAK, State.TIDAK_TERBACA)
"""States of a paper that nothing replaces unasked."""
_LOOKS = {Sort.KOSONG: "", Sort.GALAT: "galat", Sort.PERINGATAN: "peringatan"}
_WORDS = {
    State.TERKINI: ("sudah dibuat", "baik"),
    State.DISUNTING: ("disunting di Word", "peringatan"),
    State.DIISI: ("diisi SRIKANDI", "baik"),
    State.ISIAN_BERUBAH: ("isian sudah berubah", "peringatan"),
    State.TEMPLAT_BERUBAH: ("templat sudah berubah", "peringatan"),
    State.TANPA_ISIAN: ("tanpa isian", "peringatan"),
    State.TANPA_JEJAK: ("tanpa jejak", "peringatan"),
    State.TIDAK_TERBACA: ("tidak terbaca", "galat"),
}
"""States in the words of the page, each with its look."""


@dataclass(frozen=True, slots=True)
class Line:
    """One input and its papers."""

    seen: Seen
    papers: tuple[Standing, ...]
    wanted: int
    """How many papers it makes."""
    is_checked: bool
    is_unsaved: bool

    @property
    def path(self) -> str:
        """The name of the input."""
        return self.seen.path.as_posix()

    @property
    def states(self) -> frozenset[State]:
        """All that is to be said of its papers."""
        return frozenset(state for each in self.papers for state, _ in each.states)

    @property
    def is_missing(self) -> bool:
        """Whether a paper of it is not there."""
        return len(self.papers) < max(self.wanted, 1)

    @property
    def is_touched(self) -> bool:
        """Whether a paper of it holds what is not to be replaced unasked."""
        return bool(self.states & set(_TOUCHED))

    @property
    def is_behind(self) -> bool:
        """Whether its papers are to be made, or made anew."""
        return self.is_missing or bool(self.states & set(_OUTDATED))

    @property
    def may_be_made(self) -> bool:
        """Whether it is behind, and can be made without asking anybody."""
        return (
            self.is_behind and self.is_checked and not self.seen.errors and not self.is_touched and not self.is_unsaved
        )

    @property
    def marks(self) -> list[tuple[str, str]]:
        """What is to be said of it, in words, each with its look."""
        states = [
            state for state in State if state in self.states and (state != State.TERKINI or len(self.states) == 1)
        ]
        found = [_WORDS[state] for state in states]
        found += [(_MISSING if not self.papers else "belum dibuat semua", "peringatan")] if self.is_missing else []
        found += [("ada perubahan yang belum disimpan", "peringatan")] if self.is_unsaved else []
        return [*found, *self.faults]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """How many faults it has, in words, each with its look."""
        if not self.is_checked:
            return [(_CHECKING, "")]
        of = {sort: [each for each in self.seen.problems if sort_of(each) is sort] for sort in _LOOKS}
        return [(counted(own), _LOOKS[sort]) for sort, own in of.items() if own]


_DECREE = "keputusan"
_PROMISED = {
    "laporan bulan": "laporan-bulanan",
    "laporan triwulan": "laporan-triwulan",
    "laporan semester": "laporan-semester",
    "laporan": MONTHLY,
    "peraturan": "perbup",
}
"""How the words of an output begin that is of another kind than a decree."""
_HOW_MANY = r"\A(?:(?:\d+|satu|dua|empat|dua belas)\s+)?(?:\([^)]*\)\s*)?(?:(?:dokumen|naskah|buku|buah|berkas)\s+)*"
"""Words before the word for the kind of an output: how many of it there are, and that it is a document."""
_MANY = re.compile(_HOW_MANY)
_OF_A_KIND = re.compile(_HOW_MANY + r"(?:(?:surat )?keputusan|sk|peraturan)\b(?:.*?\btentang\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """One output of a TOR, and what it is by now; of many of one kind only their number is shown at first."""

    number: int
    text: str
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """The kind that its words tell of, a decree where they tell of none."""
        words = _MANY.sub("", self.text.casefold())
        return next((kind for said, kind in _PROMISED.items() if words.startswith(said)), _DECREE)

    @property
    def title(self) -> str:
        """What a paper of it is called, without the word for its kind; empty for a report."""
        text = self.text.rstrip(" ;.")
        return _OF_A_KIND.sub("", text) if self.kind in (_DECREE, _PROMISED["peraturan"]) else ""

    @property
    def state(self) -> tuple[str, str]:
        """What is to be said of it, with its look."""
        if not self.lines:
            return "belum ada", "peringatan"
        behind = sum(each.is_behind for each in self.lines)
        return (f"{behind} belum dibuat atau tertinggal", "peringatan") if behind else ("ada", "baik")


@dataclass(frozen=True, slots=True)
class Activity:
    """A TOR, what it promises, and what else draws on it."""

    kak: Line | None
    name: str
    file: str
    promises: tuple[Promise, ...]
    others: tuple[Line, ...]
    months: tuple[tuple[int, str], ...]
    """The months that are over and have no report, by number and name."""
    has_reports: bool

    @property
    def lines(self) -> Iterator[Line]:
        """All inputs of it, each once."""
        every = [*filter(None, [self.kak]), *(line for each in self.promises for line in each.lines), *self.others]
        yield from {each.path: each for each in every}.values()


@dataclass(frozen=True, slots=True)
class Year:
    """What belongs to a year; "" for what tells none."""

    year: str
    activities: tuple[Activity, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All years, the newest first; papers of no input; whether all inputs were checked."""

    years: tuple[Year, ...]
    strays: tuple[Standing, ...]
    new: tuple[str, ...]
    """The inputs that are being filled in and were never saved."""
    is_whole: bool

    @property
    def lines(self) -> list[Line]:
        """Every input once."""
        found = [
            line
            for year in self.years
            for group in (*(each.lines for each in year.activities), year.lines)
            for line in group
        ]
        return list({each.path: each for each in found}.values())

    @property
    def behind(self) -> list[Line]:
        """The inputs of which papers are missing or outdated and may be made at once."""
        return [each for each in self.lines if each.may_be_made]

    @property
    def has_papers(self) -> bool:
        """Whether any paper was made."""
        return any(each.papers for each in self.lines)

    @property
    def unprinted(self) -> list[Path]:
        """The papers of which there is no PDF, or an older one."""
        every = [each.path for one in self.lines for each in one.papers]
        return [each for each in every if _is_older(each.with_suffix(".pdf"), each)]


def _is_older(pdf: Path, paper: Path) -> bool:
    printed, made = disk.stamp(pdf), disk.stamp(paper)
    return made is not None and (printed is None or printed < made)


def overview(known: Known, unsaved: Collection[str], today: datetime.date) -> Overview:
    """Return the year at a glance of what is known; `unsaved` are the inputs that are being filled in."""
    lines = [
        line(path, seen, known.papers, is_unsaved=path.as_posix() in unsaved) for path, seen in known.inputs.items()
    ]
    own = {each.path for one in lines for each in one.papers}
    strays = tuple(each for path, each in known.papers.items() if path not in own)
    by_path = {each.path: each for each in lines}
    by_year: dict[str, list[Line]] = {}
    for each in lines:
        kak = by_path.get(each.seen.kak, each)
        by_year.setdefault(kak.seen.year or each.seen.year, []).append(each)
    found = (_year(year, by_year[year], today) for year in sorted(by_year, reverse=True))
    new = sorted({*unsaved} - {each.path for each in lines})
    return Overview(tuple(found), strays, tuple(new), known.is_whole)


def line(path: Path, seen: Seen | None, papers: Mapping[Path, Standing], *, is_unsaved: bool) -> Line:
    """Return an input with those of the papers that are its own."""
    own = _known(path, seen, papers.get(output_path(path, OUTPUTS)))
    if own.many:
        folder = output_path(path, OUTPUTS).with_suffix("")
        found = tuple(each for name, each in papers.items() if name.is_relative_to(folder))
        return Line(own, found, own.rows * len(own.parts), seen is not None, is_unsaved)
    wanted = targets(path, own.parts)
    found = tuple(papers[each] for each in wanted if each in papers)
    return Line(own, found, len(wanted), seen is not None, is_unsaved)


def _known(path: Path, seen: Seen | None, paper: Standing | None) -> Seen:
    """Return what is known of an input; of one with faults, or not checked yet, its paper tells what it was."""
    if seen is not None and not seen.errors:
        return seen
    own = seen or unreadable(path, ())
    if paper is None or paper.trace is None:
        return own
    facts = paper.trace.facts
    kind, kak = own.kind or facts.get("jenis", ""), facts.get(edits.KAK, "")
    outputs = tuple(int(each) for each in facts.get("keluaran", "").split(", ") if each.isdecimal())
    return replace(
        own,
        kind=kind,
        title=own.title or TITLES.get(kind, ""),
        name=facts.get("nama", "") if own.name == plain_name(path) and facts.get("nama") else own.name,
        year=facts.get("tahun", "") or own.year,
        kak=own.kak or (path.as_posix() if kind == KAK else kak),
        outputs=own.outputs or outputs,
        promises=own.promises or paper.trace.promises,
    )


def _year(year: str, lines: Sequence[Line], today: datetime.date) -> Year:
    files = dict.fromkeys(each.seen.kak for each in lines if each.seen.kak)
    activities = tuple(_activity(file, year, lines, today) for file in files)
    return Year(year, activities, tuple(each for each in lines if not each.seen.kak))


def _activity(file: str, year: str, lines: Sequence[Line], today: datetime.date) -> Activity:
    kak = next((each for each in lines if each.path == file), None)
    own = [each for each in lines if each.seen.kak == file and each is not kak]
    texts = kak.seen.promises if kak else ()
    promises = tuple(
        Promise(number, text, tuple(each for each in own if number in each.seen.outputs))
        for number, text in enumerate(texts, 1)
    )
    others = tuple(each for each in own if not set(each.seen.outputs) & set(range(1, len(texts) + 1)))
    name = kak.seen.name if kak else plain_name(Path(file))
    reported = {each.seen.month for each in own if each.seen.kind == MONTHLY}
    return Activity(kak, name, file, promises, others, tuple(_missing(year, reported, today)), bool(reported))


def _missing(year: str, reported: Collection[int], today: datetime.date) -> Iterator[tuple[int, str]]:
    """Yield the months of a year that are over and of which there is no report."""
    if not year.isdecimal() or int(year) > today.year:
        return
    over = 12 if int(year) < today.year else today.month - 1
    yield from ((number, BULAN[number - 1]) for number in range(1, over + 1) if number not in reported)
