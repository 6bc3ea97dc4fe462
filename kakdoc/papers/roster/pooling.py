"""The papers of many rows made by several workers: whatever an executor is, processes or the machines of a cluster.

Workers give back bytes and problems; numbers were given before, and who asked names and saves. So a worker that dies
loses nothing: its rows are done again, once by new workers, then by who asked. So does one that does not answer.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, Self, TypeVar

from kakdoc import __version__
from kakdoc.base.problems import KakdocError, OutputError, error
from kakdoc.base.shelf import Shelf
from kakdoc.inputs.drawing_on import definitions
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.making import Renderer
from kakdoc.papers.making import papers as papers_of
from kakdoc.papers.roster.filling import Numbered
from kakdoc.papers.roster.paper import Job, Made, made

Named = tuple[Numbered, str]
"""A row with the name of its paper."""
MANY = 400
"""From so many rows on, starting workers costs less than it saves."""
_TASK = 100
_AHEAD = 3
"""Tasks that wait for each worker, beside the one at hand."""
PATIENCE = 120.0
"""Seconds for which a task is waited for: many times what it takes on a computer that is busy."""
_ONE = threading.Lock()
"""Held by the one thread of a worker that makes papers: what a roster shares is not made for several."""


class Pool(NamedTuple):
    """How to come by workers, how many there will be, and from how many rows on they are asked."""

    start: Callable[[], Executor]
    workers: int
    least: int | None = None
    """`MANY` where nothing else is said."""
    kill: Callable[[], object] = lambda: None
    """Ends workers that do not answer, where the program would wait for them."""


Result = TypeVar("Result")


class NoAnswer(BrokenExecutor):
    """Workers that give nothing back."""


def given_back(future: Future[Result], seconds: float) -> Result:
    """Return what a worker gives back, or raise what it raised; NoAnswer where nothing comes in so many seconds."""
    try:
        return future.result(seconds)
    except TimeoutError as cause:
        if future.done():  # it is the work's own
            raise
        raise NoAnswer from cause


class Differs(ValueError):
    """A worker would make other papers than who asked."""


def papers(
    job: Job, rows: Iterable[Named], renderer: Renderer, shelf: Shelf | None, pool: Pool | None
) -> Iterator[tuple[Made, str]]:
    """Yield the paper of each row with its name, in order; by the workers of a pool where there are many."""
    waiting, least = iter(rows), MANY
    if pool is not None and pool.least is not None:
        least = pool.least
    first = list(islice(waiting, least)) if pool else []
    if pool is None or len(first) < least:
        yield from ((made(job, each, renderer), name) for each, name in chain(first, waiting))
        return
    own = pickle.dumps((job, shelf), pickle.HIGHEST_PROTOCOL)
    payload = pickle.dumps((job.kind, _basis(job.kind), own), pickle.HIGHEST_PROTOCOL)
    with _Workers(pool, payload, lambda each: made(job, each, renderer)) as workers:
        every: Iterator[Named] = chain(first, waiting)
        tasks = iter(lambda: tuple(islice(every, _TASK)), ())
        for task, done in workers.through(tasks):
            yield from zip(done, (name for _, name in task), strict=True)


class _Workers:
    """The workers of a run; new ones once, when some died."""

    def __init__(self, pool: Pool, payload: bytes, alone: Callable[[Numbered], Made]) -> None:
        self._pool, self._payload, self._alone = pool, payload, alone
        self._executor: Executor | None = pool.start()
        self._may_start_anew = True
        self._waiting = deque[tuple[tuple[Named, ...], Future[list[Made]] | None]]()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def through(self, tasks: Iterator[tuple[Named, ...]]) -> Iterator[tuple[tuple[Named, ...], list[Made]]]:
        """Yield each task with what became of its rows, in order."""
        self._waiting.extend((task, self._submitted(task)) for task in islice(tasks, self._pool.workers * _AHEAD))
        while self._waiting:
            task, future = self._waiting.popleft()
            yield task, self._result(task, future)
            self._waiting.extend((task, self._submitted(task)) for task in islice(tasks, 1))

    def _submitted(self, task: tuple[Named, ...]) -> Future[list[Made]] | None:
        """Return a task at work; None where no worker is left."""
        if self._executor is None:
            return None
        try:
            return self._executor.submit(work, self._payload, tuple(each for each, _ in task))
        except (BrokenExecutor, RuntimeError):
            self._replace()
            return self._submitted(task)

    def _result(self, task: tuple[Named, ...], future: Future[list[Made]] | None) -> list[Made]:
        if future is None:
            return [self._alone(each) for each, _ in task]
        try:
            return given_back(future, PATIENCE)
        except Differs as cause:
            message = "pekerja memakai kakdoc, Python, templat, atau folder kerja yang lain daripada di sini."
            remedy = "jalankan pekerjanya di folder kerja yang sama, dengan versi kakdoc dan Python yang sama."
            raise OutputError(error("K822", message, remedy)) from cause
        except (BrokenExecutor, CancelledError) as cause:
            if isinstance(cause, NoAnswer):
                self._pool.kill()
            self._replace()
            again = ((each, self._again(each, old)) for each, old in self._waiting)
            self._waiting = deque(again)
            return self._result(task, self._submitted(task))

    def _again(self, task: tuple[Named, ...], future: Future[list[Made]] | None) -> Future[list[Made]] | None:
        """Return what is done as it is, all else submitted anew."""
        done = future is not None and future.done() and not future.cancelled() and future.exception() is None
        return future if done else self._submitted(task)

    def _replace(self) -> None:
        """Start new workers once; the second time there are none."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
        try:
            self._executor = self._pool.start() if self._may_start_anew else None
        except KakdocError:  # a cluster that is gone
            self._executor = None
        self._may_start_anew = False


def work(payload: bytes, rows: tuple[Numbered, ...]) -> list[Made]:
    """Return the papers of some rows; what a worker has of their roster it keeps for the next. Raises Differs."""
    with _ONE:
        job, renderer = _known(payload)
        return [made(job, each, renderer) for each in rows]


@lru_cache(maxsize=2)
def _known(payload: bytes) -> tuple[Job, Renderer]:
    kind, basis, own = pickle.loads(payload)  # noqa: S301  our own, from the process that asked
    if basis != _basis(kind):
        raise Differs
    job, shelf = pickle.loads(own)  # noqa: S301
    return job, Renderer(shelf)


def _basis(name: str) -> tuple[object, ...]:
    """Return what two processes must have in common so that they make the same papers of a kind, to the byte."""
    found = [__version__, sys.version_info[:2], zlib.ZLIB_RUNTIME_VERSION, os.path.realpath(os.curdir)]
    kind, renderer = BY_NAME.get(name), Renderer()
    if kind is None:
        return (*found, None)
    rests_on = sorted(each.digest for each in definitions.files(kind).values())
    try:
        return (*found, *rests_on, *(renderer.digest(each) for _, each in papers_of(kind)))
    except KakdocError:  # a template that is not there is told at each row
        return (*found, *rests_on)
