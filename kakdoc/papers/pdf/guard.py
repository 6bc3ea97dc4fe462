"""A small process between the program and LibreOffice: when the program ends, however it does, LibreOffice does too.

It is started as a file of its own, and loads nothing of kakdoc. Its standard input is a pipe of which only the program
holds the other end: that closes even when the program is killed, and LibreOffice with all it started is killed then,
also while it is stopped. Where it is killed itself, the program does its work; where both are, the macro ends in time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

READY = "kerja/siap"
"""In the folder, while LibreOffice takes papers; it ends when this is taken away."""
_POLITE = 1.0
"""Seconds in which LibreOffice may end by itself."""
_SECONDS = 5.0
"""For how long what was killed is waited for before its folder stays."""


def main(folder: str, *command: str) -> None:
    """Run a program until it ends or the pipe closes, after telling its number; leave neither it nor its folder."""
    office = subprocess.Popen(  # noqa: S603  what `office` made up
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with contextlib.suppress(OSError):  # the program may be gone already
        os.write(1, b"%d\n" % office.pid)
    has_ended = Event()
    Thread(target=_follow, args=(office.pid, Path(folder, READY), has_ended), daemon=True).start()
    _await(office)
    has_ended.set()
    end(office.pid)  # its launcher may be gone while LibreOffice itself lives on
    office.wait()
    remove(Path(folder))


def _follow(pid: int, ready: Path, has_ended: Event) -> None:
    """Wait for the end of the pipe; then let LibreOffice end by itself, which leaves no socket behind, or kill it."""
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    with contextlib.suppress(OSError):
        ready.unlink()
        has_ended.wait(_POLITE)
    if not has_ended.is_set():
        end(pid)


def _await(office: subprocess.Popen[bytes]) -> None:
    """Wait for the end of a process without forgetting it: its number stays its own until all of it is killed."""
    if sys.platform == "win32":
        office.wait()
    else:
        os.waitid(os.P_PID, office.pid, os.WEXITED | os.WNOWAIT)


def end(pid: int) -> None:
    """Kill a process that was started here and all that it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(pid)]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)  # noqa: S603  Windows' own
    else:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


def remove(folder: Path) -> None:
    """Remove a folder, in which what was just killed may still be writing."""
    until = time.monotonic() + _SECONDS
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.01)


if __name__ == "__main__":
    main(*sys.argv[1:])
