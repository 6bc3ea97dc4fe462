"""A paper opened in the program that the computer has for it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from kakdoc.base.problems import Location, OutputError, error, refusal

_SOON = 1.5
"""Seconds in which an opener tells that it cannot."""


def open_file(path: Path) -> None:
    """Have the system open a file as a double click does. Raises OutputError K955 where it has no way to."""
    try:
        if sys.platform == "win32":
            os.startfile(path.resolve())  # noqa: S606  a Word file or PDF of our own folder
            return
        name = "open" if sys.platform == "darwin" else "xdg-open"
        program = shutil.which(name)
        if program is None:
            raise FileNotFoundError(2, "tidak ada program pembuka")
        _run([program, str(path.resolve())])
    except OSError as cause:
        message = f"naskah ini tidak dapat dibuka dari sini ({refusal(cause)})."
        remedy = "unduh naskahnya, atau buka dari folder outputs di folder kerja."
        raise OutputError(error("K955", message, remedy).at(Location(path.as_posix()))) from cause


def _run(command: list[str]) -> None:
    """Run the opener; raises OSError where it refuses soon. One that stays may stay."""
    process = subprocess.Popen(  # noqa: S603  the system's own opener, a file of our own folder
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        if process.wait(_SOON):
            raise OSError(errno.ENOEXEC, "the opener refused")
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, name="buka", daemon=True).start()
