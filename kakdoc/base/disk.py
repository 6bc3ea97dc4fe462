"""What a name on disk is, and the bytes behind it: no name raises, no pipe or device is waited for."""

from __future__ import annotations

import errno
import os
import stat
from os import PathLike
from pathlib import Path

AnyPath = PathLike[str] | str


def is_file(path: AnyPath) -> bool:
    """Return whether there is such a file; names that no system takes have none, pipes and devices are none."""
    return os.path.isfile(path)  # noqa: PTH113  pathlib raises for names too long and for folders that are closed


def is_folder(path: AnyPath) -> bool:
    """Return whether there is such a folder; names that no system takes have none."""
    return os.path.isdir(path)  # noqa: PTH112


def real(path: AnyPath) -> str:
    """Return a path from the root without links; one that cannot be followed is kept as it is."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a name may hold what no system takes
        return os.path.normpath(os.path.abspath(path))  # noqa: PTH100


def stamp(path: AnyPath) -> tuple[int, int] | None:
    """Return what changes when a file does, time and size; None for what is no file."""
    try:
        state = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return (state.st_mtime_ns, state.st_size) if stat.S_ISREG(state.st_mode) else None


def read(path: AnyPath, most: int | None = None) -> bytes:
    """Return the bytes of a file, at most one more than `most`.

    Raises OSError: what the system says, EINVAL for a name that it does not take, ENODEV for a pipe or a device.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except ValueError as cause:
        raise OSError(errno.EINVAL, "no name") from cause
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, "no regular file")
    with open(path, "rb") as file:  # noqa: PTH123  faster than Path, and asked often
        return file.read() if most is None else file.read(most + 1)


def names(folder: AnyPath) -> list[str]:
    """Return the names in a folder, sorted; none for a folder that may not be opened or is none."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except (OSError, ValueError):
        return []


def is_within(path: AnyPath, folder: AnyPath) -> bool:
    """Return whether a path leads into a folder, links followed."""
    return Path(real(path)).is_relative_to(real(folder))


def below(folder: AnyPath, suffixes: tuple[str, ...]) -> tuple[list[Path], list[Path]]:
    """Return the files in a folder, at any depth, that end so, and the folders that may not be opened; both sorted."""
    closed: list[Path] = []
    found = [
        Path(parent, name)
        for parent, _, names in os.walk(folder, onerror=lambda cause: closed.append(Path(cause.filename)))
        for name in names
        if os.path.splitext(name)[1].lower() in suffixes  # noqa: PTH122
    ]
    return sorted(found), sorted(closed)
