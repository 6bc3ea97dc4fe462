"""Many papers made by several processes: in portions, so that nothing is kept, and in the order of the inputs.

What one input can do to another stays in the process that was asked: names taken twice, the order, progress, Ctrl-C.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path

from kakdoc.base.problems import Problem
from kakdoc.base.shelf import Shelf
from kakdoc.papers import checking, making
from kakdoc.papers.roster import pooling, running
from kakdoc.papers.roster.pooling import Pool

_PORTION = 25
_AHEAD = 2
"""Portions that wait for each process, beside the one at hand."""
_MOST = 8
_DYING = 5.0
"""Seconds in which the system ends what was killed."""
Portion = Sequence[tuple[Path, Problem | None]]
_Work = Callable[[Portion], list[checking.Outcome]]
_Outcomes = Future[list[checking.Outcome]] | None


def cores() -> int:
    """Return how many processes may run side by side here."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, _MOST)


def pool(start: str | None = None) -> Pool:
    """Return how to come by a process for each core; `start` is how they are started."""
    count = cores()
    return Pool(lambda: _Processes(count, multiprocessing.get_context(start), _deaf), count, kill=_kill)


class _Processes(ProcessPoolExecutor):
    """Processes that end after what is at hand, and are killed where that has no end."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End them; what is not begun yet is not done where it is cancelled."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        if wait:
            _await_children()
            _kill()


def _await_children() -> None:
    """Wait until the processes that were started here have ended, or for as long as their work may take."""
    until, left = time.monotonic() + pooling.PATIENCE, {each.sentinel for each in multiprocessing.active_children()}
    while left and (ended := wait(left, until - time.monotonic())):
        left.difference_update(ended)


def _kill() -> None:
    for each in multiprocessing.active_children():
        each.kill()
        each.join(_DYING)


def make(
    paths: Sequence[Path], wishes: making.Wishes, step: Callable[[Path], object], start: str | None = None
) -> Iterator[checking.Outcome]:
    """Yield the outcome of each input, in order, as `making.make` does; `start` is how processes are started."""
    workers = pool(start)
    named = zip(paths, checking.clashes(paths, wishes.to), strict=True)
    portions = iter(lambda: tuple(islice(named, _PORTION)), ())
    work = partial(_portion, wishes=wishes)
    executor = workers.start()
    waiting = deque[tuple[Portion, _Outcomes]]()
    try:
        waiting.extend((each, _submitted(executor, work, each)) for each in islice(portions, workers.workers * _AHEAD))
        while waiting:
            portion, outcomes = waiting.popleft()
            yield from _given_back(outcomes, portion, work)
            for path, _ in portion:
                step(path)
            waiting.extend((each, _submitted(executor, work, each)) for each in islice(portions, 1))
    finally:
        executor.shutdown(cancel_futures=True)


def _submitted(executor: Executor, work: _Work, portion: Portion) -> _Outcomes:
    """Return a portion at work; None once a process was killed, after which none takes anything."""
    try:
        return executor.submit(work, portion)
    except BrokenExecutor:
        return None


def _given_back(outcomes: _Outcomes, portion: Portion, work: _Work) -> list[checking.Outcome]:
    """Return what became of a portion; where a process was killed, it is made here."""
    try:
        return work(portion) if outcomes is None else outcomes.result()
    except BrokenExecutor:
        return work(portion)


def _deaf() -> None:
    """Leave Ctrl-C to the process that was asked: what is being written is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_when_alone, daemon=True).start()


def _end_when_alone() -> None:
    """End this process when the one that was asked is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _renderer(shelf: Shelf | None) -> making.Renderer:
    return making.Renderer(shelf)


def _portion(portion: Portion, wishes: making.Wishes) -> list[checking.Outcome]:
    """Return the outcomes of some inputs, each with the problem that its name is."""
    return [*running.make(checking.check_named(portion), wishes, lambda _: None, _renderer(wishes.shelf))]
