"""Workers of a Dask cluster: one of this computer alone, or of an office, reached by TLS because rows hold salaries."""

from __future__ import annotations

import logging
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from typing import Any

from kakdoc.base.problems import OutputError, UsageError, error
from kakdoc.papers.roster.pooling import Pool

LOCAL = "lokal"
_TLS = "tls://"
_HOST = "127.0.0.1"
_SECONDS = 30
"""How long a cluster and the first of its workers are waited for."""
_START = 120
"""Seconds in which a process of this computer becomes a worker; it is ended then."""
_LOST = 3600
"""Seconds in which a worker that died starts again."""


@contextmanager
def opened(address: str, workers: int) -> Iterator[Pool]:
    """Yield the workers at an address; of this computer there are so many.

    Raises UsageError K819 without the extra, K820 for an address without TLS, OutputError K821 for one that does not
    answer. What was started is ended afterwards.
    """
    if address != LOCAL and not address.startswith(_TLS):
        message = f"--kluster {address} tidak dipakai: isi daftar peserta (NIP, gaji) hanya boleh lewat sambungan TLS."
        raise UsageError(error("K820", message, "tulis --kluster lokal, atau alamat yang dimulai dengan tls://."))
    if find_spec("distributed") is None:
        message = "--kluster memerlukan pustaka Dask, yang belum terpasang."
        raise UsageError(error("K819", message, "jalankan: python -m pip install 'kakdoc[kluster]'."))
    with ExitStack() as stack:
        client = _reached(address, workers, stack)
        count = workers if address == LOCAL else max(1, sum(client.nthreads().values()))
        clients = [client]

        def start() -> Executor:
            if clients[-1].status != "running":
                clients.append(_reached(address, workers, stack))
            return _Tasks(clients[-1])

        yield Pool(start, count, least=1)


def _reached(address: str, workers: int, stack: ExitStack) -> Any:
    """Return the client of a cluster that has a worker; `stack` ends it. Raises OutputError K821."""
    from distributed import Client
    from distributed.security import Security

    try:
        at = _local(workers, stack) if address == LOCAL else address
        secure = None if address == LOCAL else Security(require_encryption=True)
        client = stack.enter_context(Client(at, security=secure, timeout=_SECONDS, set_as_default=False))
        client.wait_for_workers(1, timeout=_SECONDS)
    except (OSError, ValueError, TypeError, RuntimeError) as cause:
        message = (
            f"kluster {address} tidak dapat dipakai: tidak menjawab, tanpa pekerja, atau sertifikatnya tidak cocok."
        )
        remedy = (
            "periksa alamat, pekerja, dan sertifikatnya (DASK_DISTRIBUTED__COMM__TLS__…), atau pakai --kluster lokal."
        )
        raise OutputError(error("K821", message, remedy)) from cause
    return client


def _local(workers: int, stack: ExitStack) -> Any:
    """Return a cluster of processes of this computer that nothing from outside can reach, nor another user."""
    import dask
    from distributed import LocalCluster

    # By default a worker that died and takes longer to start again is given up, and with the last of them all work.
    stack.enter_context(dask.config.set({"distributed.deploy.lost-worker-timeout": f"{_LOST} seconds"}))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="kakdoc-", ignore_cleanup_errors=True))
    cluster = LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host=_HOST,
        dashboard_address=f"{_HOST}:0",
        worker_dashboard_address=f"{_HOST}:0",
        death_timeout=_START,
        local_directory=scratch,
        preload=[__name__],
        protocol=_TLS,
        security=True,
        silence_logs=logging.CRITICAL,
    )
    stack.callback(_end, cluster)
    return cluster


def _end(cluster: Any) -> None:
    """End a cluster; one that does not end in time ends with this process, of which its workers are daemons."""
    with suppress(OSError):
        cluster.close(timeout=_SECONDS)


def dask_setup(_worker: object) -> None:
    """Leave Ctrl-C to the process that was asked; Dask calls this in each worker, because it is told of this module."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Tasks(Executor):
    """The tasks of one roster on a cluster; a worker that dies too often breaks it as a process does."""

    def __init__(self, client: Any) -> None:
        self._inner = client.get_executor(pure=False)
        self._waiting = set[Future[Any]]()

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Return the future of a call. Raises RuntimeError after the end."""
        outer, inner = Future[Any](), self._inner.submit(work, *given, **named)
        self._waiting.add(inner)
        inner.add_done_callback(self._waiting.discard)
        inner.add_done_callback(partial(_settle, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the tasks; the cluster stays."""
        for each in tuple(self._waiting) if cancel_futures else ():
            each.cancel()
        self._inner.shutdown(wait=wait and not cancel_futures)


def _settle(outer: Future[Any], inner: Future[Any]) -> None:
    """Give a future what another came to; what the cluster itself raised is a broken executor."""
    if inner.cancelled():
        outer.cancel()
        outer.set_running_or_notify_cancel()
        return
    fault = inner.exception()
    if fault is None:
        outer.set_result(inner.result())
    elif type(fault).__module__.partition(".")[0] == "distributed" or isinstance(fault, OSError):
        outer.set_exception(BrokenExecutor(str(fault)))
    else:
        outer.set_exception(fault)
