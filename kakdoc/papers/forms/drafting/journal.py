"""What was changed and not yet saved, on disk before it is answered: one step a line, in the working folder.

The first line holds the input as it was when the changes began, so that they can be taken up whatever became of it. A
journal belongs to one draft as long as that lives; the next one of the same input has one of its own.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kakdoc.base import disk
from kakdoc.base.package import digest

FOLDER = Path(disk.OWN, "draf")
"""The folder of the journals in a working folder; nothing in it is ever an input."""
_VERSION, _MOST, _LONGEST = 1, 20, 120


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft began from: the name of its input, the bytes, whether there was no such file yet."""

    input: str
    data: bytes
    is_new: bool = False

    @property
    def line(self) -> bytes:
        """The first line of its journal."""
        held = base64.b64encode(zlib.compress(self.data)).decode()
        return _line(
            {"versi": _VERSION, "isian": self.input, "dasar": digest(self.data), "baru": self.is_new, "isi": held}
        )


class Journal:
    """The file of one draft, opened and held alone; `records` were found in it, `is_cut` tells that its end was not."""

    def __init__(self, path: Path, begun: Begun) -> None:
        self.path, self.begun = path, begun
        self.records: list[Any] = []
        self._ends: list[int] = []
        self.is_cut = False
        self._behind = b""
        self._file = self._opened()

    def _opened(self) -> io.FileIO:
        """Return the file, held. Raises OSError where it may not be written, EBUSY where another draft has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = io.FileIO(os.open(self.path, os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600), "r+")
        try:
            disk.take(file.fileno())
        except OSError:
            file.close()
            raise
        return file

    @classmethod
    def started(cls, begun: Begun) -> Journal:
        """Return a new journal under the first name that is free. Raises OSError where none can be written."""
        for path in _names(begun.input):
            if not os.path.lexists(path):
                journal = cls(path, begun)
                journal.write(begun.line)
                return journal
        raise FileExistsError

    @classmethod
    def left(cls, name: str) -> Journal | None:
        """Return the journal of an input that no living draft has, with its whole lines; None where there is none."""
        for path in _names(name):
            with contextlib.suppress(OSError):
                if disk.is_file(path) and (found := cls._taken_up(path, name)):
                    return found
        return None

    @classmethod
    def _taken_up(cls, path: Path, name: str) -> Journal | None:
        journal = cls(path, Begun(name, b""))
        data = journal._file.readall() or b""
        begun, end = _begun(data)
        if begun is None or begun.input != name:
            journal.close(keep=begun is not None or data.count(b"\n") > 1)
            return None
        journal.begun = begun
        for record, after in _records(data, end):
            journal.records.append(record)
            journal._ends.append(end)
            end = after
        journal.cut(end, data)
        return journal

    def cut(self, end: int, data: bytes) -> None:
        """Cut off what is no whole line; more than the torn last line is kept beside it."""
        lost = data[end:]
        self.is_cut = bool(lost.strip())
        if b"\n" in lost.rstrip(b"\n"):
            with contextlib.suppress(OSError):
                self.path.with_suffix(".rusak").write_bytes(data)
        self._file.truncate(end)
        self._file.seek(end)
        if end and data[end - 1 : end] != b"\n":
            self.write(b"\n")

    def keep_only(self, count: int) -> None:
        """Cut off the records from a number on; they are kept beside it."""
        if count < len(self._ends):
            self._file.seek(0)
            self.cut(self._ends[count], self._file.readall() or b"")

    def append(self, record: Any) -> None:
        """Write a line; it is on disk when this returns. Raises OSError, and writes it with the next one."""
        self.write(_line(record))

    def write(self, data: bytes) -> None:
        """Write bytes behind what is there, with those that could not be written before; a part of them is none."""
        self._behind += data
        end = self._file.seek(0, os.SEEK_END)
        try:
            left = memoryview(self._behind)
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                self._file.truncate(end)
            raise
        self._behind = b""

    def close(self, *, keep: bool = False) -> None:
        """Give the file free, and take it away unless it is to be kept."""
        with contextlib.suppress(OSError):
            if not keep:
                self.path.unlink()  # before it is free, so that no other draft gets hold of it
        self._file.close()
        if not keep:
            with contextlib.suppress(OSError):
                self.path.unlink()  # where an open file cannot be taken away


def left_over() -> Iterator[str]:
    """Yield the names of the inputs that have journals in this working folder, open ones too."""
    for each in disk.names(FOLDER):
        with contextlib.suppress(OSError):
            begun, _ = _begun(disk.read(FOLDER / each)) if each.endswith(".jsonl") else (None, 0)
            if begun is not None:
                yield begun.input


def _names(name: str) -> Iterator[Path]:
    """Yield the names that journals of an input may have; two inputs never share one."""
    plain = "".join(each if each.isalnum() or each in "-." else "_" for each in name)[-_LONGEST:].lstrip(".")
    for number in range(1, _MOST):
        mark = "" if number == 1 else f"-{number}"
        yield FOLDER / f"{plain}-{digest(name.encode())[:8]}{mark}.jsonl"


def _line(record: Any) -> bytes:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _begun(data: bytes) -> tuple[Begun | None, int]:
    """Return what the first line says, None where it is none, and where it ends."""
    end = data.find(b"\n") + 1
    try:
        head = json.loads(data[:end])
        base = zlib.decompress(base64.b64decode(head["isi"]))
        is_whole = head["versi"] == _VERSION and digest(base) == head["dasar"]
        return (Begun(str(head["isian"]), base, bool(head["baru"])) if is_whole else None), end
    except (ValueError, KeyError, TypeError, zlib.error):
        return None, 0


def _records(data: bytes, start: int) -> Iterator[tuple[Any, int]]:
    """Yield the lines behind a place as what they say, each with its end, as far as they are whole."""
    while start < len(data):
        end = data.find(b"\n", start)
        after = len(data) if end < 0 else end + 1
        try:
            yield json.loads(data[start:after]), after
        except ValueError:
            return
        start = after
