"""Files on disk: no name raises, no pipe or device is waited for, what is written is whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, count
from os import PathLike
from pathlib import Path

from kakdoc.base.problems import Location, OutputError, error, refusal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

AnyPath = PathLike[str] | str
Stamp = tuple[int, int]
"""The time and the size of a file, in nanoseconds and bytes."""
_SUFFIX = ".kakdoc.tmp"
OWN = ".kakdoc"
"""The folder of what the program keeps in a working folder."""

_SETTLED = 2.0
"""Seconds after which a file that changes again has another time: the coarsest that file systems tell it in."""
_LEFT_BEHIND = 3600
"""Seconds after which a temporary file is one that a killed run left behind."""


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


def here() -> str:
    """Return the path of the folder that this process is in, also under a new name; "" for one gone or closed."""
    try:
        return os.getcwd() if is_open(os.curdir) else ""  # noqa: PTH109
    except OSError:
        return ""


def is_open(folder: AnyPath) -> bool:
    """Return whether a folder that is there may be opened."""
    return os.access(folder, os.R_OK | os.X_OK)


def stamp(path: AnyPath) -> Stamp | None:
    """Return what changes when a file does, time and size; None for what is no file."""
    try:
        state = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return (state.st_mtime_ns, state.st_size) if stat.S_ISREG(state.st_mode) else None


def is_settled(stamp: Stamp | None) -> bool:
    """Return whether a file with a stamp would get another one if it changed now."""
    return stamp is not None and abs(time.time() - stamp[0] / 1e9) > _SETTLED


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
    """Return the files in a folder, at any depth, that end so, and the folders that may not be opened; both sorted.

    What the program keeps for itself is none of them.
    """
    closed: list[Path] = []
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda cause: closed.append(Path(cause.filename))):
        folders[:] = [each for each in folders if each != OWN]
        found += [Path(parent, name) for name in names if os.path.splitext(name)[1].lower() in suffixes]  # noqa: PTH122
    return sorted(found), sorted(closed)


def free(path: Path) -> Path:
    """Return a path at which nothing lies: this one, or the same with a number behind its name, from 2 on."""
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    return next(each for each in names if not os.path.lexists(each))


def stamps(folder: AnyPath, suffixes: tuple[str, ...]) -> dict[str, tuple[int, int] | None]:
    """Return the files in a folder, at any depth, that end so, each with its stamp; none for one that is none."""
    found = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if each != OWN]
        for name in names:
            if name.lower().endswith(suffixes):
                path = os.path.join(parent, name)  # noqa: PTH118  asked often, of many
                found[path] = stamp(path)
    return found


@contextlib.contextmanager
def on_disk(data: bytes, target: Path) -> Iterator[Path]:
    """Yield a temporary file beside the target that is safely on disk; gone afterwards unless it was renamed."""
    _sweep(target.parent)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=_SUFFIX, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


@lru_cache(maxsize=1024)
def _sweep(folder: Path) -> None:
    """Remove what killed runs left behind in a folder; once in a run is enough."""
    for each in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - each.stat().st_mtime > _LEFT_BEHIND:
                each.unlink()


def put_new(aside: Path, target: Path) -> None:
    """Give a file on disk its name; raises FileExistsError where something has it already."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "sudah ada", str(target)) from None
        aside.rename(target)
    else:
        aside.unlink()


@contextlib.contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Hold a file, made for that, so that no other run holds it meanwhile; raises OSError EBUSY when one does."""
    handle = _held(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()  # before it is free: who has it open already sees that it is gone
        os.close(handle)
        if sys.platform == "win32":  # where an open file cannot be taken away
            with contextlib.suppress(OSError):
                path.unlink()


def _held(path: Path) -> int:
    """Return a file that is held, and is the one of that name; raises OSError EBUSY where another run holds it."""
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o666)
        try:
            take(handle)
            if os.path.samestat(os.fstat(handle), os.stat(path)):  # noqa: PTH116
                return handle
            os.close(handle)
        except FileNotFoundError:  # who held it before has taken it away
            os.close(handle)
        except BaseException:
            os.close(handle)
            raise


def take(handle: int) -> None:
    """Take an open file so that no other run, and no other part of this one, has it; raises OSError EBUSY."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as cause:
        raise OSError(errno.EBUSY, "held by another") from cause


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_full(cause: OSError) -> bool:
    """Return whether the system refused because the disk, or somebody's share of it, is full."""
    return cause.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def write_new(data: bytes, target: Path) -> None:
    """Write a file that must not be there yet; raises OutputError K607 when it is, K601 when it cannot be written."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with on_disk(data, target) as new:
            put_new(new, target)
    except FileExistsError as cause:
        raise OutputError(
            error("K607", "berkas ini sudah ada, maka tidak diubah.", "pilih nama lain.").at(
                Location(target.as_posix())
            )
        ) from cause
    except OSError as cause:
        raise refused_new(target, cause) from cause


def refused_new(target: Path, cause: OSError) -> OutputError:
    """Return what to tell of a file or folder that the system does not let be made."""
    remedy = "pilih folder lain yang boleh ditulisi."
    return OutputError(
        error("K601", f"tidak dapat ditulis ({refusal(cause)}).", remedy).at(Location(target.as_posix()))
    )
