"""The list for people: what moved, what stayed and why, what a person must look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from kakdoc.base.problems import Location
from kakdoc.papers.next_year.findings import About, Entry, Rolled
from kakdoc.papers.next_year.law import UNKNOWN
from kakdoc.papers.next_year.years.shift import Shift

_DOUBTED = (About.TAHUN, About.BERKAS, About.JUMLAH)
_ALL, _COPIED = "== SEMUA BERKAS ==", "Disalin tanpa perubahan:"
_NAMED = re.compile(r"daftar-tahun-\d{4}(?: \(\d+\))?\.txt")
_INPUT = re.compile(r"\S.*\.(?:ya?ml|xls[xm])$")
_PLACES = 6
_LINE = 120
_WIDEST = 46


@dataclass(frozen=True, slots=True)
class Listed:
    """One input as it was made."""

    target: Path
    shift: Shift
    rolled: Rolled

    def about(self, *kinds: About, sure: bool | None = None) -> list[Entry]:
        """Return what is told of some things; only what is sure, or unsure, where asked."""
        return [each for each in self.rolled.entries if each.about in kinds and sure in (None, each.sure)]


def free_name(folder: Path, year: int) -> Path:
    """Return a name for the list that is not taken."""
    name, number = folder / f"daftar-tahun-{year}.txt", 1
    while name.exists():
        number += 1
        name = folder / f"daftar-tahun-{year} ({number}).txt"
    return name


def is_name(file: Path) -> bool:
    """Return whether a file has the name of such a list."""
    return _NAMED.fullmatch(file.name) is not None


def inputs_of(text: str) -> list[Path]:
    """Return the inputs that a list tells of, in its order."""
    _, _, told = text.partition(_ALL)
    lines, _, _ = told.partition(_COPIED)
    return [Path(line) for line in lines.splitlines() if _INPUT.match(line)]


def listing(listed: Sequence[Listed], year: int, copied: Sequence[Path]) -> str:
    """Return the list as a text."""
    doubts = [(each, each.about(*_DOUBTED, sure=False)) for each in listed]
    doubted = sum(len(entries) for _, entries in doubts)
    regulations = [entry for each in listed for entry in each.about(About.PERATURAN)]
    count = doubted + len({(entry.around, entry.reason) for entry in regulations})
    lines = [*_head(listed, year, count), ""]
    if doubted:
        lines += [f"== PERLU DIPERIKSA ({doubted}) ==", ""]
        for each, entries in doubts:
            lines += _block(each.target, _rows(entries, "PERIKSA")) if entries else []
    if regulations:
        lines += [f"== PERATURAN YANG SUDAH DIGANTI PADA 1 JANUARI {year} ==", "", *_regulations(regulations), ""]
    lines += [_ALL, ""]
    for each in listed:
        lines += _block(each.target, _file(each))
    if copied:
        lines += [_COPIED, *(f"  {path.as_posix()}" for path in sorted(copied)), ""]
    return "\n".join([*lines, *_totals(listed, count)]) + "\n"


def _head(listed: Sequence[Listed], year: int, count: int) -> Iterator[str]:
    years = ", ".join(str(each) for each in sorted({each.shift.source for each in listed}))
    yield f"Daftar tahun: {years} → {year}, {len(listed)} isian."
    told = f"{count} hal perlu diperiksa orang; di bawah ditandai PERIKSA." if count else "Tidak ada yang meragukan."
    is_named = any(entry.place.path for each in listed for entry in each.rolled.entries)
    yield told if is_named else f"{told} Baris dan kolom menurut berkas yang baru."
    for each in listed:
        for problem in each.rolled.problems:
            if problem.code == UNKNOWN:
                yield f"PERIKSA  {each.target.as_posix()}: {problem.message}"


def _block(target: Path, rows: Iterable[str]) -> list[str]:
    return [target.as_posix(), *(f"  {row}" for row in rows), ""]


def _spot(place: Location) -> str:
    return place.spot or f"{place.line}:{place.column}"


def _rows(entries: Sequence[Entry], head: str = "") -> Iterator[str]:
    """Yield one line for each entry, in columns."""
    changes = [_change(each) for each in entries]
    width = max((len(_spot(each.place)) for each in entries), default=0)
    middle = max(map(len, changes), default=0)
    side = min(max((len(each.around) for each in entries), default=0), _WIDEST + 40)
    for entry, change in zip(entries, changes, strict=True):
        lead = f"{head}  " if head else ""
        reason = entry.reason + (" (komentar)" if entry.comment else "")
        yield f"{lead}{_spot(entry.place):>{width}}  {change:<{middle}}  {entry.around:<{side}}  {reason}".rstrip()


def _change(entry: Entry) -> str:
    if entry.about is About.BERKAS:
        return f"→ {entry.new}" if entry.new else "berkas"
    if entry.about is About.JUMLAH:
        return "jumlah"
    return f"{entry.was} → {entry.new}" if entry.new else f"{entry.was} tetap"


def _file(each: Listed) -> Iterator[str]:
    moved = [entry for entry in each.about(About.TAHUN, sure=True) if entry.new]
    kept = [entry for entry in each.about(About.TAHUN, sure=True) if not entry.new]
    doubts = len(each.about(*_DOUBTED, sure=False)) + len(each.about(About.PERATURAN))
    yield from _rows(sorted([*moved, *each.about(About.BERKAS, sure=True)], key=_order))
    for reason, group in _grouped(kept, lambda entry: entry.reason):
        years = ", ".join(dict.fromkeys(sorted(entry.was for entry in group)))
        yield f"tetap: {years} – {reason}, {len(group)} kali ({_places(group)})"
    for reason, group in _grouped(each.about(About.KOSONG), lambda entry: entry.reason):
        names = [f"{name} ({len(same)})" if len(same) > 1 else name for name, same in _grouped(group, _name)]
        yield f"{reason}: {'; '.join(names)} ({_places(group)})"
    for year, group in _grouped(each.about(About.JUMLAH, sure=True), lambda entry: entry.was):
        yield f"jumlah tahun {year} dipertahankan dan ditandai: {len(group)} ({_places(group)})"
    for year, group in _grouped(each.about(About.ANGKA), lambda entry: entry.was):
        figures = "; ".join(f"{name} ({len(same)})" for name, same in _grouped(group, _name))
        yield f"angka tahun {year} dipertahankan, belum diperbarui: {figures} ({_places(group)})"
    if doubts:
        yield f"PERIKSA: {doubts}, lihat di atas"


def _name(entry: Entry) -> str:
    return entry.around


def _order(entry: Entry) -> tuple[int, int, str]:
    return entry.place.line or 0, entry.place.column or 0, entry.place.spot


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for each in entries:
        groups.setdefault(key(each), []).append(each)
    return list(groups.items())


def _places(entries: Sequence[Entry]) -> str:
    places = list(dict.fromkeys(each.place.spot or str(each.place.line) for each in entries))
    more = f", dan {len(places) - _PLACES} lainnya" if len(places) > _PLACES else ""
    first = entries[0].place
    if any(each.place.path for each in entries):
        return "; ".join(places[:_PLACES]) + more
    return ("sel " if first.spot else "baris ") + ", ".join(places[:_PLACES]) + more


def _regulations(entries: Sequence[Entry]) -> Iterator[str]:
    ordered = sorted(entries, key=lambda each: (each.around, each.reason))
    for (name, reason), group in groupby(ordered, key=lambda each: (each.around, each.reason)):
        yield f"PERIKSA  {name}"
        yield from wrap(reason, _LINE, initial_indent=" " * 9, subsequent_indent=" " * 9, break_long_words=False)
        for file, places in groupby(group, key=lambda each: each.place.file):
            yield f"         {file}: {_places(list(places))}"


def _totals(listed: Sequence[Listed], count: int) -> Iterator[str]:
    years = [entry for each in listed for entry in each.about(About.TAHUN)]
    moved = sum(bool(entry.new) for entry in years)
    emptied = sum(len(each.about(About.KOSONG)) for each in listed)
    amounts = sum(len(each.about(About.JUMLAH, sure=True)) for each in listed)
    yield (
        f"Jumlah: {len(listed)} isian; {len(years)} tahun terlihat, {moved} digeser, {len(years) - moved} tetap; "
        f"{emptied} isian dikosongkan; {amounts} jumlah ditandai; {count} perlu diperiksa."
    )
