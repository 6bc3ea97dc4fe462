"""Acts found in the list that travels with the program: one by its key, or all that some words name.

The list, `acts.tsv`, holds what a program took from the texts of laws and government regulations and of those that cite
them: a line for each act, sorted by key, with its title in capitals as the act prints it, the title as others cite it
where that says more, year (where it is another), number and addition of the Lembaran Negara, how many statements agree
and disagree with them, the acts that amend it by their title, and those in whose repeal clause it is named. It is never
read as a whole to find one act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kakdoc.kinds.law.acts import titles
from kakdoc.kinds.law.names import fold, same_title

_FILE = Path(__file__).with_name("acts.tsv")
HEADS: Mapping[str, str] = {
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
}
KINDS = frozenset(HEADS)
"""The kinds of which the list has acts."""
_CALLED = {jenis: " ".join(fold(head)) for jenis, head in HEADS.items()}
FIRST_GAZETTE = 1950
"""Since this year there is a Lembaran Negara; what is older stood in the Berita, if anywhere."""
_WHOLE_YEARS = range(1999, 2017)
_ENOUGH = 2
"""So many statements on its publication, and none to the contrary, make an act dependable."""


class _Row(NamedTuple):
    key: str
    own: str
    cited: str
    year: str
    number: str
    addition: str
    agree: str
    disagree: str
    amended: str
    repealed: str


class Act:
    """One act of the list."""

    def __init__(self, line: str) -> None:
        self._row = _Row(*line.rstrip("\n").split("\t"))
        self.key = self._row.key
        self.jenis, self.nomor, year = self.key.split("-")
        self.tahun = int(year)
        self.lembaran, self.tambahan = self._row.number or None, self._row.addition or None
        self.tahun_lembaran = int(self._row.year or year)
        self.agree, self.disagree = int(self._row.agree or 0), int(self._row.disagree or 0)
        self.amended_by, self.named_in_repeals = self._row.amended.split(), self._row.repealed.split()

    @cached_property
    def own(self) -> str:
        """Its title as the act itself has it, in the letters of a citation; nothing when that is not known."""
        return titles.cased(titles.tidy(self._row.own), self.cited)

    @cached_property
    def cited(self) -> str:
        """Its title as others cite it; nothing when it says no more than its own, or nobody does."""
        return titles.tidy(self._row.cited)

    @property
    def judul(self) -> str:
        """Its title as far as it is known: its own, else as others cite it."""
        return self.own or self.cited

    @property
    def is_dependable(self) -> bool:
        """Whether title and publication may be relied on: several say so, nobody something else, and of its own year.

        The few of another year were looked at: each is the Lembaran of an act that amended it.
        """
        confirmed = self.agree >= _ENOUGH and not self.disagree and self.lembaran is not None
        return confirmed and self.tahun_lembaran == self.tahun

    @property
    def is_doubted(self) -> bool:
        """Whether others cite its title with other words."""
        return bool(self.own and self.cited) and "".join(fold(self.own)) != "".join(fold(self.cited))

    def is_called(self, title: str) -> bool:
        """Return whether a text begins with its title, its own or the one that others cite."""
        return any(same_title(title, each) for each in (self.own, self.cited) if each)


@lru_cache(maxsize=512)
def by_key(key: str) -> Act | None:
    """Return the act of a key, `uu-36-2009`; None for one that the list lacks."""
    wanted = f"{key}\t".encode()
    with _FILE.open("rb") as file:
        low, high = 0, file.seek(0, 2)
        while low < high:  # the line looked for begins in [low, high)
            middle = (low + high) // 2
            start = _line_start(file, middle, low)
            line = file.readline()
            if line.startswith(wanted):
                return Act(line.decode())
            low, high = (start + len(line), high) if line < wanted else (low, start)
    return None


def _line_start(file: BinaryIO, place: int, low: int) -> int:
    """Return where the line around a place begins, from `low` on, and leave the file there."""
    step = 256
    start = max(low, place - step)
    while True:
        file.seek(start)
        found = file.read(place - start).rfind(b"\n")
        if found >= 0 or start == low:
            return file.seek(start + found + 1)
        start = max(low, start - step)


def find(jenis: str | None, nomor: str, tahun: int) -> Act | None:
    """Return the act of a kind, number and year."""
    return by_key(f"{jenis}-{nomor.lstrip('0')}-{tahun}") if jenis in KINDS and nomor.isdecimal() else None


def namesakes(nomor: str, tahun: int) -> Iterator[Act]:
    """Yield the acts of any kind with a number and year."""
    for jenis in sorted(KINDS):
        if act := find(jenis, nomor, tahun):
            yield act


def holding(words: Sequence[str]) -> Iterator[Act]:
    """Yield the acts of whose kind, number, year and title each word begins one; figures must be whole."""
    with _FILE.open(encoding="utf-8") as file:
        for line in file if words else ():
            small = f"{_CALLED[line.partition('-')[0]]} {line.casefold()}"
            if all(word in small for word in words):
                act = Act(line)
                own = {*_CALLED[act.jenis].split(), *fold(act.judul), act.nomor, str(act.tahun)}
                if all(
                    word in own or (word.isalpha() and any(each.startswith(word) for each in own)) for word in words
                ):
                    yield act


@lru_cache(maxsize=1)
def _last_numbers() -> Mapping[tuple[str, int], int]:
    last: dict[tuple[str, int], int] = {}
    for act in every():
        last[act.jenis, act.tahun] = max(int(act.nomor), last.get((act.jenis, act.tahun), 0))
    return last


def last_number(jenis: str, tahun: int) -> int | None:
    """Return the last number that the list has of a kind and year; None for years of which it lacks many."""
    return _last_numbers().get((jenis, tahun)) if tahun in _WHOLE_YEARS else None


def every() -> Iterator[Act]:
    """Yield all acts, in the order of their keys."""
    with _FILE.open(encoding="utf-8") as file:
        yield from map(Act, file)
