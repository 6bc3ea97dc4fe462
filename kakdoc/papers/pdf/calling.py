"""An office program called once: where it takes too long, or nobody waits any more, all that it started is ended."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from kakdoc.papers.pdf import guard

_AT_WORK = set[int]()


def call(command: Sequence[str], seconds: float) -> None:
    """Run a program until it has ended. Raises OSError where it cannot be started, TimeoutError after the time.

    Its processes are a group of their own: what LibreOffice starts outlives what starts it.
    """
    process = subprocess.Popen(  # noqa: S603  the program of `printing`, files of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    _AT_WORK.add(process.pid)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as cause:
        raise TimeoutError from cause
    finally:
        _AT_WORK.discard(process.pid)
        if process.poll() is None:
            guard.end(process.pid)
            process.wait()


def end() -> None:
    """End what is at work; who waits for it goes on."""
    for each in tuple(_AT_WORK):
        guard.end(each)
