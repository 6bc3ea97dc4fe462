"""LibreOffice kept alive: it prints paper after paper in a tenth of what a start costs.

It runs a macro of ours that looks for papers in a private folder: no port, no second process for each paper, and
nothing of it is left when this program is killed (`guard.py`).
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from kakdoc.papers.pdf import guard, macros

_STEP = 0.005
_END = 10.0
"""Seconds in which the guard ends LibreOffice, if it can."""


class Limits(NamedTuple):
    """Seconds: for LibreOffice to start, for one paper, to rest after it failed, without papers until it ends."""

    start: float = 60
    paper: float = 20
    rest: float = 60
    idle: float = 600


class Office:
    """One LibreOffice, started when it is first needed and again when it died; it prints one paper at a time."""

    def __init__(self, program: str, limits: Limits) -> None:
        self._program, self._limits = program, limits
        self._running: _Running | None = None
        self._lock = Lock()
        self._is_closed = False
        self._rests_until = 0.0

    def to_pdf(self, paper: bytes) -> bytes:
        """Return the PDF of a Word file, empty where LibreOffice cannot open it.

        Raises OSError where it died twice or gave no answer in time; it is left alone for a while then.
        """
        with self._lock:
            if self._is_closed or time.monotonic() < self._rests_until:
                raise ChildProcessError
            try:
                return self._printed(paper)
            except OSError:
                self._rests_until = time.monotonic() + self._limits.rest
                raise

    def _printed(self, paper: bytes) -> bytes:
        """Return the PDF of a paper, tried again where LibreOffice died; one that did not answer is ended."""
        for is_last in (False, True):
            try:
                return self._started().printed(paper, self._limits.paper)
            except TimeoutError:
                self._end()
                raise
            except OSError:
                self._end()
                if is_last or self._is_closed:
                    raise
        raise ChildProcessError

    def start(self) -> None:
        """Start LibreOffice before it is needed; what is wrong with it is told when it is."""
        with self._lock, contextlib.suppress(OSError):
            if not self._is_closed:
                self._started()

    def _started(self) -> _Running:
        running = self._running
        if running is None or not running.is_alive:
            self._end()
            running = self._running = _Running(self._program, self._limits)
            if self._is_closed:  # `close` has not seen it
                self._end()
                raise ChildProcessError
            running.until_ready(self._limits.start)
        return running

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def close(self) -> None:
        """End LibreOffice for good, also while it prints."""
        self._is_closed = True
        running = self._running
        if running is not None:
            running.end()


class _Running:
    """A LibreOffice that was started, and the folder that it works in."""

    def __init__(self, program: str, limits: Limits) -> None:
        """Start one; raises OSError."""
        self._folder = Path(tempfile.mkdtemp(prefix="kakdoc-")).resolve()
        self._ready, profile = self._folder / guard.READY, self._folder / "profil"
        self._work = self._ready.parent
        self._work.mkdir()
        self._count = 0
        self._ending, self._has_ended = Lock(), False
        macros.new_profile(profile, self._work, limits.idle)
        own = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(self._folder))  # it leaves files there when it is killed
        office = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macros.SERVE]
        self._guard = subprocess.Popen(  # noqa: S603  our own file, and the program that `printing` found
            [sys.executable, "-I", "-S", guard.__file__, str(self._folder), *office],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **own},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def is_alive(self) -> bool:
        return self._guard.poll() is None

    def until_ready(self, seconds: float) -> None:
        """Wait until it takes papers. Raises TimeoutError, ChildProcessError where it ended."""
        self._await(self._ready, seconds)

    def printed(self, paper: bytes, seconds: float) -> bytes:
        """Return the PDF of a Word file, empty where there is none. Raises OSError."""
        self._count += 1
        taken, coming, made, done = (
            self._work / f"{self._count}{suffix}" for suffix in (".docx", ".datang", ".pdf", ".selesai")
        )
        coming.write_bytes(paper)
        coming.replace(taken)
        try:
            self._await(done, seconds)
            return made.read_bytes() if made.is_file() else b""
        finally:
            for each in (taken, made, done):
                with contextlib.suppress(OSError):
                    each.unlink(missing_ok=True)

    def _await(self, file: Path, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not file.exists():
            if not self.is_alive:
                raise ChildProcessError
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(_STEP)

    def end(self) -> None:
        """Kill it, and wait until nothing is left of it."""
        with self._ending:
            if self._has_ended:
                return
            self._has_ended = True
            assert self._guard.stdin and self._guard.stdout  # noqa: S101, PT018  they are pipes
            self._guard.stdin.close()
            with self._guard.stdout as told:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._guard.wait(_END)
                if self._guard.returncode != 0:  # it was killed, or hangs: what it is there for is done here
                    self._guard.kill()
                    self._end_office(told.read())
            self._guard.wait()

    def _end_office(self, told: bytes) -> None:
        if told.strip().isdigit():
            guard.end(int(told))
        guard.remove(self._folder)
