"""What can be made again, kept between runs in a folder of the user's own.

What lies there is as good as code. So nobody else may write to the folder or to a file in it, links are not followed,
and an entry counts only when its fingerprint does; anything else is as if it were not there.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple

from kakdoc.base.package import digest

LARGEST = 32 * 2**20
"""Bytes of an entry that is read."""
MOST = 64
"""Entries that are kept; the oldest go first."""
_SUFFIX, _UNFINISHED = ".simpanan", ".sementara"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def place() -> Path | None:
    """Return the user's folder for what programs can make again, and kakdoc's in it; None where there is none."""
    named = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "kakdoc"
    try:
        return Path.home() / ".cache" / "kakdoc"
    except RuntimeError:
        return None


class Shelf(NamedTuple):
    """Entries by key in a folder; no failure of the system is told, because everything can be made again."""

    folder: Path | None

    def get(self, key: str) -> bytes | None:
        """Return an entry; None where there is none that can be trusted."""
        try:
            kept = self._read(key)
        except OSError:
            return None
        if kept is None:
            return None
        seal, _, data = kept.partition(b"\n")
        if seal == _seal(key, data):
            return data
        self.remove(key)
        return None

    def _read(self, key: str) -> bytes | None:
        if self.folder is None or not _is_own_folder(self.folder):
            return None
        with open(os.open(self.folder / (key + _SUFFIX), _READ), "rb") as file:  # noqa: PTH123  an open descriptor
            state = os.fstat(file.fileno())
            proved = stat.S_ISREG(state.st_mode) and _is_own(state) and state.st_size <= LARGEST
            return file.read(LARGEST) if proved else None

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry, whole or not at all."""
        if self.folder is None or len(data) > LARGEST // 2:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own_folder(self.folder):
                self._write(self.folder, key, data)

    def _write(self, folder: Path, key: str, data: bytes) -> None:
        for each in self._entries()[MOST - 1 :]:
            each.unlink()
        handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=folder)  # for the user alone
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(key, data) + b"\n" + data)
            Path(name).replace(folder / (key + _SUFFIX))
        except OSError:
            Path(name).unlink(missing_ok=True)

    def remove(self, key: str) -> None:
        """Forget an entry."""
        if self.folder is not None and _is_own_folder(self.folder):
            with contextlib.suppress(OSError):
                (self.folder / (key + _SUFFIX)).unlink()

    def clear(self) -> int:
        """Remove all that is kept, with what killed runs left behind; return how many entries there were."""
        gone = 0
        for each in self._entries():
            with contextlib.suppress(OSError):
                each.unlink()
                gone += each.suffix == _SUFFIX
        return gone

    def _entries(self) -> list[Path]:
        """Return the files of the shelf, the newest first."""
        if self.folder is None or not _is_own_folder(self.folder):
            return []
        found = [each for each in os.scandir(self.folder) if each.name.endswith((_SUFFIX, _UNFINISHED))]
        return [Path(each.path) for each in sorted(found, key=_age)]


def _age(entry: os.DirEntry[str]) -> int:
    try:
        return -entry.stat(follow_symlinks=False).st_mtime_ns
    except OSError:  # another run removed it
        return 0


def _seal(key: str, data: bytes) -> bytes:
    return digest(key.encode() + b"\n" + data).encode()


def _is_own_folder(folder: Path) -> bool:
    """Return whether there is such a folder, no link, that only the user can write to."""
    try:
        state = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(state.st_mode) and _is_own(state)


def _is_own(state: os.stat_result) -> bool:
    """Return whether a file or folder is the user's and closed to all others; Windows closes the folder above it."""
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS
