"""Where next year's files go: years in the names of folders and files move with the year."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kakdoc.base import disk
from kakdoc.inputs.drawing_on.known_names import INPUTS
from kakdoc.inputs.walking import as_path
from kakdoc.papers.next_year.findings import Reference
from kakdoc.papers.next_year.sources import Source
from kakdoc.papers.next_year.years.shift import Shift

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def absolute(path: Path) -> Path:
    """Return a path from the root, links left alone."""
    return Path(os.path.normpath(Path.cwd() / path))


def target_of(source: Source, shift: Shift, to: Path | None) -> Path:
    """Return the path of a source's next year.

    Below `inputs` every folder counts; elsewhere those below the working folder, or the one that was asked for and
    what is in it. A path without the year gets the target's year behind its name. With `to` the result goes there.
    """
    path = absolute(source.name)
    start = _first_movable(path, source, shift)
    parts = [*path.parts[:start], *(_moved(part, shift) for part in path.parts[start:])]
    target = Path(*parts)
    if target == path:
        target = path.with_name(f"{path.stem}-{shift.target}{path.suffix}")
    if to is not None:
        return to.joinpath(*target.parts[_kept_from(path, source) :])
    return target if source.name.is_absolute() else relative(target, Path.cwd())


def relative(path: Path, folder: Path) -> Path:
    """Return a path as told from a folder; the whole path where they have no root in common."""
    try:
        return Path(os.path.relpath(path, folder))
    except ValueError:  # another drive
        return absolute(path)


def _first_movable(path: Path, source: Source, shift: Shift) -> int:
    """Return from which part of an absolute path on years may move."""
    if (inside := _inputs_end(path)) is not None:
        return inside
    here = Path.cwd()
    below = len(here.parts)
    if path.is_relative_to(here) and any(_moved(part, shift) != part for part in path.parts[below:]):
        return below
    return _given_start(path, source)


def _kept_from(path: Path, source: Source) -> int:
    """Return from which part of an absolute path on it is kept in another folder."""
    inside = _inputs_end(path)
    return inside if inside is not None else _given_start(path, source)


def _inputs_end(path: Path) -> int | None:
    """Return where the parts below the nearest folder `inputs` begin, None when the path is in none."""
    folders = [part.casefold() for part in path.parts[:-1]]
    return len(folders) - folders[::-1].index(INPUTS) if INPUTS in folders else None


def _given_start(path: Path, source: Source) -> int:
    """Return where the folder that was asked for, and what is in it, begins."""
    return max(1, len(absolute(source.given or path.parent).parts) - 1)


def _moved(part: str, shift: Shift) -> str:
    return re.sub(rf"(?<!\d){shift.source}(?!\d)", str(shift.target), part)


def year_in(path: Path) -> int | None:
    """Return the year in the name of the nearest folder that has one, None when none has."""
    for part in reversed(absolute(path).parts[:-1]):
        found = _YEAR.findall(part)
        if found:
            return int(found[-1])
    return None


def reference(typed: str, source: Source, target: Path, shift: Shift, made: Mapping[Path, Path]) -> Reference:
    """Return where the name of a TOR in a source leads next year; `made` are targets by their source's whole path."""
    moved = _moved(typed, shift)
    aim = made.get(Path(disk.real(source.name.parent / as_path(typed))))
    if aim is not None:
        for each in (typed, moved):
            if _same(target.parent / as_path(each), aim):
                return Reference(each, "ikut dilanjutkan" if each != typed else "")
        return Reference(relative(aim, target.parent).as_posix(), "ikut dilanjutkan")
    *folders, name = re.split(r"(?<=[/\\])", typed)
    led = "".join(_moved(each, shift) for each in folders) + name
    there = disk.is_file(
        Path(os.path.normpath(target.parent / as_path(led)))
    )  # a folder on the way may not be made yet
    if led != typed:
        why = "folder tahun" if there else "folder tahun; berkasnya belum ada, lanjutkan juga"
        return Reference(led, why, sure=there)
    if str(shift.source) in name:
        return Reference(typed, "nama berkas memuat tahun dan tidak ikut dilanjutkan; periksa", sure=False)
    return Reference(typed, "" if there else "berkas itu belum ada di folder baru; lanjutkan juga", sure=there)


def _same(one: Path, other: Path) -> bool:
    return absolute(one) == absolute(other)


def common_folder(paths: Sequence[Path]) -> Path:
    """Return the deepest folder that holds all paths, told from the working folder where they are; else the first's."""
    try:
        folder = Path(os.path.commonpath([absolute(path.parent) for path in paths]))
    except ValueError:  # on several drives
        return paths[0].parent
    return folder if paths[0].is_absolute() else relative(folder, Path.cwd())
