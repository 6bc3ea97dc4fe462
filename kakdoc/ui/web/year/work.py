"""Work that takes its time: done in the background, one at a time, with how far it is; it can be stopped."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Lock, Thread
from typing import cast

from kakdoc.base.guarding import unforeseen
from kakdoc.base.problems import KakdocError, Problem
from kakdoc.papers.checking import Outcome

_KEPT = 8
_ENDING = 10.0
"""Seconds that are waited for what is at work at the end."""


class Work:
    """The papers that are being made of something: how many of how many, and what is told of them."""

    def __init__(self, title: str, back: str, total: int, outcomes: Iterator[Outcome], what: str = "naskah") -> None:
        self.title, self.back, self.total, self.what = title, back, total, what
        self.made: list[Path] = []
        self.done = 0
        self.problems: list[Problem] = []
        self.is_over = self.is_stopped = self.is_stopping = False
        self._outcomes = outcomes
        self._worker = Thread(target=self._run, name="buat", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._worker.start()

    def stop(self) -> None:
        """Have it end after the paper at hand; what was made stays."""
        self.is_stopping = True

    def wait(self, seconds: float) -> bool:
        """Wait for its end; return whether it has come."""
        self._worker.join(seconds)
        return not self._worker.is_alive()

    def _run(self) -> None:
        try:
            with closing(cast("_Closable", self._outcomes)):
                for each in self._outcomes:
                    self.made += each.papers
                    self.done = min(self.total, self.done + each.asked)
                    self.problems += each.problems
                    if self.is_stopping:
                        self.is_stopped = True
                        return
        except KakdocError as fault:
            self.problems += fault.problems
        except Exception as cause:  # noqa: BLE001  the last guard: what nobody foresaw is told where it is looked for
            self.problems.append(unforeseen(cause))
        finally:
            self.is_over = True


class _Closable:
    def close(self) -> None:
        """Only generators are given."""


class Works:
    """What was begun on a desk, the newest last; one is at work at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._all: dict[str, Work] = {}

    def begin(self, work: Work) -> str:
        """Begin something and return its name; what is at work already goes on, and its name is returned."""
        with self._lock:
            if busy := self._busy():
                return busy
            name = secrets.token_urlsafe(8)
            self._all[name] = work
            for old in list(self._all)[:-_KEPT]:
                del self._all[old]
            work.start()
            return name

    def busy(self) -> str:
        """Return the name of what is at work; empty where nothing is."""
        with self._lock:
            return self._busy()

    def _busy(self) -> str:
        return next((name for name, each in self._all.items() if not each.is_over), "")

    def of(self, name: str) -> Work | None:
        """Return what has a name; None where it is forgotten."""
        with self._lock:
            return self._all.get(name)

    def close(self) -> None:
        """End what is at work."""
        with self._lock:
            every = list(self._all.values())
        for each in every:
            each.stop()
            each.wait(_ENDING)
