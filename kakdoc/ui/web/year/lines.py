"""One input of the year at a glance: its papers, how they stand, and what is to be said of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kakdoc.papers.catalog import TITLES
from kakdoc.papers.checking import OUTPUTS, output_path
from kakdoc.papers.trace import edits
from kakdoc.papers.trace.standing import Standing, State
from kakdoc.ui.web.forms.shown.counting import Sort, counted, sort_of
from kakdoc.ui.web.year.making import targets
from kakdoc.ui.web.year.seen import KAK, Seen, plain_name, unreadable

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
