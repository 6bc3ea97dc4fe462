"""The year at a glance: each TOR with what it promises, the papers of inputs, how they stand, what is missing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kakdoc.base import disk
from kakdoc.papers.trace.standing import Standing
from kakdoc.ui.web.year.lines import Line, line
from kakdoc.ui.web.year.seen import MONTHLY, plain_name
from kakdoc.ui.web.year.watching import Known
from kakdoc.values.dates.tanggal import BULAN

_DECREE = "keputusan"
_REPORT, _LAW = r"(?:pe)?laporan\b", "perbup"
_PROMISED = (
    (re.compile(_REPORT + r".*\bbulan"), MONTHLY),
    (re.compile(_REPORT + r".*\btriwulan"), "laporan-triwulan"),
    (re.compile(_REPORT + r".*\bsemester"), "laporan-semester"),
    (re.compile(_REPORT), MONTHLY),
    (re.compile("peraturan"), _LAW),
)
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
        return next((kind for said, kind in _PROMISED if said.match(words)), _DECREE)

    @property
    def title(self) -> str:
        """What a paper of it is called, without the word for its kind; empty for a report."""
        text = self.text.rstrip(" ;.")
        return _OF_A_KIND.sub("", text) if self.kind in (_DECREE, _LAW) else ""

    @property
    def is_there(self) -> bool:
        """Whether what it promises is made, and current."""
        return bool(self.lines) and not any(each.is_behind for each in self.lines)

    @property
    def is_monthly(self) -> bool:
        """Whether it is a report of each month."""
        return self.kind == MONTHLY

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
    next_month: tuple[int, str] | None
    """The first month of the year without a report, over or not."""

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
    new: tuple[tuple[str, str], ...]
    """The inputs that are being filled in and were never saved: their files, and what these are called."""
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
    new = [(each, plain_name(Path(each))) for each in sorted({*unsaved} - {each.path for each in lines})]
    return Overview(tuple(found), strays, tuple(new), known.is_whole)


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
    missing, open_months = tuple(_missing(year, reported, today)), _unreported(reported)
    return Activity(kak, name, file, promises, others, missing, bool(reported), next(open_months, None))


def _unreported(reported: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the months without a report."""
    yield from ((number, name) for number, name in enumerate(BULAN, 1) if number not in reported)


def _missing(year: str, reported: Collection[int], today: datetime.date) -> Iterator[tuple[int, str]]:
    """Yield the months of a year that are over and of which there is no report."""
    if not year.isdecimal() or int(year) > today.year:
        return
    over = 12 if int(year) < today.year else today.month - 1
    yield from (each for each in _unreported(reported) if each[0] <= over)
