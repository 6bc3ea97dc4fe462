"""One guard around each input and each paper: what nobody foresaw is told of that file, and the others go on."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kakdoc.base.problems import InputError, KakdocError, Location, Problem, UsageError, error


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Raise InputError K901 of a file in place of any exception that is not meant for people."""
    try:
        yield
    except KakdocError:
        raise
    except Exception as cause:
        raise InputError(unforeseen(cause, Location(path.as_posix()))) from cause


def unforeseen(cause: Exception, place: Location | None = None) -> Problem:
    """Return K901, a fault of the program; it keeps the traceback."""
    frame = traceback.extract_tb(cause.__traceback__)[-1:]
    where = "".join(f" di {Path(each.filename).name} baris {each.lineno}" for each in frame)
    found = error(
        "K901",
        f"kesalahan di dalam program ({type(cause).__name__}{where}).",
        "jalankan lagi dengan --lacak, lalu kirim yang tercetak beserta berkas ini kepada pengelola kakdoc.",
    )
    return replace(found, trace="".join(traceback.format_exception(cause)), location=place)


def refuse_nowhere() -> None:
    """Raise UsageError K180 where the working folder is gone: no path leads anywhere then."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError as cause:
        message = "folder tempat perintah ini dijalankan sudah tidak ada, atau tidak boleh dibuka."
        remedy = "pindah ke folder kerja yang ada (perintah `cd`), lalu jalankan lagi."
        raise UsageError(error("K180", message, remedy)) from cause
