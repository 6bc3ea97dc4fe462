"""What was changed through the page: a line each in a file of the working folder."""

from __future__ import annotations

import datetime
import errno
import re
from pathlib import Path
from threading import Lock

from kakdoc.base import disk
from kakdoc.base.problems import Problem, refusal, warning
from kakdoc.ui.web.safety.folder import HIDDEN

FILE = Path(HIDDEN) / "catatan.log"
_LARGEST = 2**20
"""Bytes after which a log is begun anew; the one before is kept."""
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class Log:
    """The log of a working folder. That a line cannot be written never stops what it tells of."""

    def __init__(self, file: Path = FILE) -> None:
        self._file, self._lock = file, Lock()

    def write(self, action: str, of: str = "", detail: str = "") -> Problem | None:
        """Add a line with time, action and file; return K932 where it cannot be written."""
        moment = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        line = "\t".join(_NO_TEXT.sub(" ", each) for each in (moment, action, of, detail)).rstrip("\t") + "\n"
        return self._add(line)

    def trace(self, text: str) -> Problem | None:
        """Add the traceback of a fault of the program."""
        return self._add("".join(f"    {line}\n" for line in text.splitlines()))

    def _add(self, text: str) -> Problem | None:
        try:
            with self._lock:
                self._begin_anew()
                with self._file.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
                    file.write(text)
        except OSError as cause:
            message = f"perubahan ini tidak dapat dicatat di catatan folder kerja ({refusal(cause)})."
            return warning("K932", message, "kosongkan tempat di diska, atau minta izin menulis di folder kerja.")
        return None

    def _begin_anew(self) -> None:
        if not disk.is_within(self._file, self._file.parent.parent):  # a link that leads elsewhere
            raise OSError(errno.EPERM, "not ours")
        self._file.parent.mkdir(exist_ok=True)
        if self._file.is_file() and self._file.stat().st_size > _LARGEST:
            self._file.replace(self._file.with_suffix(".lama.log"))
