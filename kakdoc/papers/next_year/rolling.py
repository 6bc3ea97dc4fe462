"""Inputs of one year made those of another, all or none: where each goes, what is in it, what is told of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kakdoc.base import disk, placing
from kakdoc.base.guarding import guarded
from kakdoc.base.package import digest
from kakdoc.base.problems import Location, OutputError, Problem, UsageError, error
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on import pictures
from kakdoc.inputs.opening import WORKBOOKS
from kakdoc.inputs.walking import as_path
from kakdoc.kinds.office import Instansi
from kakdoc.papers import checking
from kakdoc.papers.next_year.changing import in_yaml
from kakdoc.papers.next_year.companions import companions
from kakdoc.papers.next_year.findings import Context, Entry, Reference, Rolled
from kakdoc.papers.next_year.law import known_regulations
from kakdoc.papers.next_year.listing import Listed, free_name, listing
from kakdoc.papers.next_year.opening import Opened, open_all
from kakdoc.papers.next_year.sources import Source, gather
from kakdoc.papers.next_year.targets import absolute, common_folder, reference, target_of, year_in
from kakdoc.papers.next_year.years.shift import Shift
from kakdoc.values.dates.tanggal import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made: the inputs, what was copied along, the list as a file and as a text, and warnings."""

    inputs: tuple[Path, ...]
    copied: tuple[Path, ...]
    list_file: Path
    text: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a run will make, with nothing of it on disk yet: each input with what is told of it, all files, the list."""

    sources: tuple[Path, ...]
    listed: tuple[Listed, ...]
    copied: tuple[Path, ...]
    list_file: Path
    files: Mapping[Path, bytes]
    problems: tuple[Problem, ...]
    stamp: str
    """What was read, as a digest: another one where a file has changed since."""

    @property
    def text(self) -> str:
        """The list as a text."""
        return self.files[self.list_file].decode()

    def write(self) -> Made:
        """Write all and return what was made. Raises OutputError K601, K602 and K607; then nothing is written."""
        placing.write_all(self.files)
        targets = tuple(each.target for each in self.listed)
        return Made(targets, self.copied, self.list_file, self.text, self.problems)


Decided = Mapping[int, Mapping[str, bool]]
"""By the number of the source, from 0, then by the key of a year: whether it moves."""
Named = Callable[[Path, Sequence[Entry]], Sequence[Entry]]
"""What is told of a source, each with its place as people know it there."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What all inputs of a run share."""

    year: int
    to: Path | None
    targets: Mapping[Path, Path]
    """The target of each source, by the source's whole path."""


def target_year(text: str) -> int:
    """Return the year asked for; raises UsageError K150 for what is none."""
    if text.isdecimal() and text.isascii() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    remedy = f"tulis tahun empat angka, {FIRST_YEAR} sampai {LAST_YEAR}, misalnya --tahun 2027."
    raise UsageError(error("K150", f"“{text}” bukan tahun.", remedy))


def roll_over(paths: Sequence[Path], year: int, to: Path | None = None, *, back: bool = False) -> Made:
    """Write the inputs of another year and return what was made; raises what `prepare` and `Prepared.write` raise."""
    return prepare(paths, year, to, back=back).write()


def prepare(
    paths: Sequence[Path],
    year: int,
    to: Path | None = None,
    decided: Decided | None = None,
    *,
    named: Named | None = None,
    back: bool = False,
) -> Prepared:
    """Return what the inputs of another year will be; places are those of files where nobody has `named` them.

    Raises InputError for what cannot be read, UsageError K150 for a source whose year is not earlier (with `back`: not
    later), OutputError K606 and K607 for targets that meet or are there already.
    """
    opened = open_all(gather(paths))
    _refuse_years(opened, year, back=back)
    targets = [target_of(each.source, Shift(each.year, year), to) for each in opened]
    _refuse_meeting(opened, targets)
    placing.refuse_taken({target: each.source.name for target, each in zip(targets, opened, strict=True)})
    whole = {_whole(each.source.name): target for each, target in zip(opened, targets, strict=True)}
    run = _Run(year, to, whole)
    pairs = enumerate(zip(opened, targets, strict=True))
    rolled = [_rolled(each, target, run, (decided or {}).get(number, {})) for number, (each, target) in pairs]
    if named is not None:
        pairs_named = zip(opened, rolled, strict=True)
        rolled = [replace(one, entries=tuple(named(each.source.name, one.entries))) for each, one in pairs_named]
    listed = [
        Listed(target, Shift(each.year, year), one) for target, each, one in zip(targets, opened, rolled, strict=True)
    ]
    copies = _copies(paths, opened, listed, run)
    list_file = free_name(common_folder(targets), year)
    made = {each.target: each.rolled.data for each in listed}
    files = {**made, **copies, list_file: listing(listed, year, list(copies)).encode()}
    warned = tuple(
        problem for one, each in zip(opened, rolled, strict=True) for problem in (*one.source.problems, *each.problems)
    )
    names = tuple(each.source.name for each in opened)
    return Prepared(names, tuple(listed), tuple(copies), list_file, files, warned, _stamp(opened, copies))


def _stamp(opened: Sequence[Opened], copies: Mapping[Path, bytes]) -> str:
    read = [(each.source.name.as_posix(), each.source.data) for each in opened]
    along = [(path.as_posix(), data) for path, data in copies.items()]
    return digest(repr([(name, digest(data)) for name, data in (*read, *along)]).encode())


def _whole(path: Path) -> Path:
    return Path(disk.real(path))


def _refuse_years(opened: Sequence[Opened], year: int, *, back: bool) -> None:
    """Raise UsageError K150 with each source that cannot go to a year."""
    wrong = [each for each in opened if (each.year <= year if back else each.year >= year)]
    side, other = ("sebelum", "pilih tahun yang lebih awal") if back else ("sesudah", "pilih tahun yang lebih akhir")
    remedy = f"{other}, atau berikan hanya berkas tahun lain." + ("" if back else " Untuk mundur, pakai --mundur.")
    faults = [
        error("K150", f"berkas ini dari tahun {each.year}; {year} bukan tahun {side}nya.", remedy).at(
            Location(each.source.name.as_posix())
        )
        for each in wrong
    ]
    if faults:
        raise UsageError(*faults)


def _refuse_meeting(opened: Sequence[Opened], targets: Sequence[Path]) -> None:
    """Raise OutputError K606 with each source whose target another has already."""
    seen: dict[Path, Path] = {}
    faults = []
    for each, target in zip(opened, targets, strict=True):
        first = seen.setdefault(_whole(target), each.source.name)
        if first != each.source.name:
            faults.append(checking.same_output(each.source.name, first, target))
    if faults:
        raise OutputError(*faults)


def _rolled(opened: Opened, target: Path, run: _Run, decided: Mapping[str, bool]) -> Rolled:
    shift = Shift(opened.year, run.year, opened.kind.model.nature())

    def refer(typed: str) -> Reference:
        return reference(typed, opened.source, target, shift, run.targets)

    register, unknown = known_regulations(opened)
    context = Context(shift, register, target, refer, decided)
    roll = in_yaml.roll
    if target.suffix.lower() in WORKBOOKS:
        from kakdoc.papers.next_year.changing import in_excel

        roll = in_excel.roll
    with guarded(opened.source.name):
        rolled = roll(opened.source.data, opened.root, opened.kind.model, context)
    return replace(rolled, problems=(*unknown, *rolled.problems))


def _copies(paths: Sequence[Path], opened: Sequence[Opened], listed: Sequence[Listed], run: _Run) -> dict[Path, bytes]:
    """Return what goes along unchanged: the folders' own office and register, and the pictures that are named.

    Raises OutputError K607 for an office or register that is there already and differs.
    """
    copies: dict[Path, bytes] = {}
    named = [(one.source, each.target, each.rolled.pictures) for one, each in zip(opened, listed, strict=True)]
    targets = {one.source.name: each.target for one, each in zip(opened, listed, strict=True)}
    for source in companions(paths, targets, [one.source for one in opened]):
        year = year_in(source.name) or opened[0].year
        beside = replace(source, name=source.name.with_name(str(year)))  # a name that moves, so that nothing is added
        target = target_of(beside, Shift(year, run.year), run.to).with_name(source.name.name)
        is_there = absolute(target) == absolute(source.name) and source.name.exists()
        if not is_there and not _holds(target, source.data):
            copies[target] = source.data
            named.append((source, target, _named_in(source)))
    placing.refuse_taken({target: target for target in copies})
    for source, target, names in named:
        copies.update(_pictures(source, target, names))
    return copies


def _named_in(source: Source) -> tuple[str, ...]:
    """Return the pictures that the office's file names; a register names none."""
    if source.name.name != opening.OFFICE_FILE:
        return ()
    root, _ = opening.compose_bytes(source.data, source.name)
    return tuple(each.text for each in pictures.named(root, Instansi))


def _holds(target: Path, data: bytes) -> bool:
    return disk.is_file(target) and disk.read(target) == data


def _pictures(source: Source, target: Path, names: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """Yield the pictures that would not be found from the target's folder."""
    for name in names:
        file, wanted = source.name.parent / as_path(name), Path(os.path.normpath(target.parent / as_path(name)))
        may = source.may_name(file) and source.may_name(wanted)
        if may and disk.is_file(file) and not os.path.lexists(wanted):
            yield wanted, disk.read(file)
