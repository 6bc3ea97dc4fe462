"""A path that is not there: where one stands, and the nearest path that is."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kakdoc.base.problems import Location, Problem, error, nearest

_UP = 3
"""How many folders above the working folder are looked into."""
_SHOWN = 6


def absent(name: str) -> Problem:
    """Return K101 for a path that is not there, with the folder one stands in and the nearest path there is."""
    what = "berkas ini" if Path(name).suffix else "folder atau berkas ini"
    try:
        here = Path.cwd()
    except OSError:  # the folder was deleted
        problem = error("K101", f"{what} tidak ada.", "pindah ke folder yang ada, lalu jalankan lagi.")
    else:
        message = f"{what} tidak ada. Anda berada di folder {here.as_posix()}."
        problem = error("K101", message, _remedy(Path(name), here))
    return problem.at(Location(name))


def _remedy(path: Path, here: Path) -> str:
    found = _elsewhere(path, here) or _alike(here, path)
    if found is not None:
        return f"mungkin maksudnya “{_shown(found, here)}”."
    folder = next((each for each in (here / path).parents if _is_there(each)), here)
    entries = [each + ("/" if _is_folder(folder / each) else "") for each in _entries(folder)]
    if not entries:
        return "periksa nama dan foldernya."
    more = ", …" if len(entries) > _SHOWN else ""
    where = "folder ini" if folder == here else _shown(folder, here)
    return f"periksa nama dan foldernya; di {where} ada: {', '.join(entries[:_SHOWN])}{more}."


def _elsewhere(path: Path, here: Path) -> Path | None:
    """Return the same path from a folder above the working folder, or from one right inside it."""
    if path.is_absolute():
        return None
    below = [here / each for each in _entries(here) if _is_folder(here / each)]
    return next((folder / path for folder in (*here.parents[:_UP], *below) if _is_there(folder / path)), None)


def _alike(here: Path, path: Path) -> Path | None:
    """Return the path whose folders and name are those typed, or the nearest to them; None where one has none."""
    found = Path(path.anchor) if path.is_absolute() else here
    for part in path.parts[1:] if path.is_absolute() else path.parts:
        if _is_there(found / part):
            found = found / part
            continue
        close = _year(part, _entries(found)) if part.isdecimal() else nearest(part, _entries(found))
        if close is None:
            return None
        found = found / close
    return found


def _year(typed: str, entries: list[str]) -> str | None:
    """Return the number most like a typed one: of the same digits, else the nearest in value."""
    numbers = [each for each in entries if each.isdecimal() and len(each) == len(typed)]
    return min(numbers, key=lambda each: (sorted(each) != sorted(typed), abs(int(each) - int(typed))), default=None)


def _entries(folder: Path) -> list[str]:
    """Return what lies in a folder, as far as it may be known; nothing hidden."""
    with suppress(OSError):
        return sorted(each for each in os.listdir(folder) if not each.startswith((".", "~")))  # noqa: PTH208
    return []


def _is_there(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def _is_folder(path: Path) -> bool:
    with suppress(OSError):
        return path.is_dir()
    return False


def _shown(path: Path, here: Path) -> str:
    """Return a path as it would be typed in the working folder."""
    with suppress(ValueError):  # another drive of Windows
        return Path(os.path.relpath(path, here)).as_posix()
    return path.as_posix()
