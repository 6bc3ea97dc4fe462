"""The two reporters of what a run found: text for people, JSON for programs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from kakdoc.base.problems import Problem
from kakdoc.base.wording import in_text
from kakdoc.ui.messages import terminal

MANY_GAPS = 10
"""More gaps than these are told as one problem of their file."""
_GAP = "K115"
_TRACES = ContextVar("traces", default=False)
_SHOWN_PLACES = 8
MOST_ROWS = 50
"""How many faults of the rows of a roster people are told; programs get all."""


class Papers(NamedTuple):
    """How many papers were asked for, how many were made, and how many of those that were not share one roster."""

    asked: int
    made: int
    of_rosters: int = 0


class Format(StrEnum):
    """How `periksa` reports."""

    TEKS = "teks"
    JSON = "json"


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, each once; the gaps of a file as one where there are many (K115)."""
    unique = list(dict.fromkeys(problems))
    gaps: dict[str, list[Problem]] = {}
    for each in unique:
        if each.code == _GAP and each.fatal and each.location is not None:
            gaps.setdefault(each.location.file, []).append(each)
    many = {id(each): one for found in gaps.values() for one in _many(found) for each in found}
    return list(dict.fromkeys(many.get(id(each), each) for each in unique))


def _many(gaps: list[Problem]) -> Iterator[Problem]:
    """Yield the one problem that many gaps of a file are."""
    if len(gaps) <= MANY_GAPS:
        return
    places = list(dict.fromkeys(each.location.spot or str(each.location.line) for each in gaps if each.location))
    where = "sel" if gaps[0].location and gaps[0].location.spot else "baris"
    shown = ", ".join(places[:_SHOWN_PLACES]) + (", …" if len(places) > _SHOWN_PLACES else "")
    message = f"isian ini belum diisi: {len(gaps)} tempat masih [isi: …] ({where} {shown})."
    remedy = "ganti setiap tanda kurung itu dengan isinya; hapus baris yang tidak dipakai."
    yield replace(gaps[0], message=message, remedy=remedy)


def as_text(problem: Problem) -> str:
    """Return a problem as two lines: place, code and message; then the remedy."""
    place = f"{problem.location}: " if problem.location else ""
    severity = "" if problem.fatal else "peringatan: "
    return f"{place}[{problem.code}] {severity}{in_text(problem.message)}\n    Perbaikan: {in_text(problem.remedy)}"


def as_json(problems: Sequence[Problem]) -> str:
    """Return the problems as a JSON list of objects with Indonesian keys."""
    return as_utf8(json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2))


def as_utf8(text: str) -> str:
    """Return a text without what names of files hold that are no UTF-8, for programs that take nothing else."""
    return text.encode(errors="replace").decode()


def _record(problem: Problem) -> dict[str, object]:
    place = problem.location
    return {
        "kode": problem.code,
        "tingkat": problem.severity.value,
        "berkas": place.file if place else None,
        "baris": place.line if place else None,
        "kolom": place.column if place else None,
        "tempat": (place.spot or None) if place else None,
        "pesan": in_text(problem.message),
        "perbaikan": in_text(problem.remedy),
    }


_WAITING = " Naskah yang belum dibuat, juga yang tidak disebut di atas, menunggu galat itu dibetulkan."


def summary(files: int, problems: Sequence[Problem], papers: Papers | None = None) -> str:
    """Return the closing line of a run; papers that wait for a file they only read are told of."""
    fatal = sum(problem.fatal for problem in problems)
    done = f"{files} isian diperiksa" if papers is None else f"{papers.made} dari {files} naskah dibuat"
    if not problems:
        return f"{done}; tidak ada masalah."
    faulty = {problem.location and problem.location.file for problem in problems if problem.fatal}
    waiting = papers is not None and papers.asked - papers.made - papers.of_rosters > len(faulty)
    more = _WAITING if waiting else ""
    return f"{done}; {fatal} galat, {len(problems) - fatal} peringatan (arti kode: docs/masalah.md).{more}"


def to_stderr(problems: Sequence[Problem], closing: str = "") -> None:
    """Print the problems and a closing line for the eye, and where it was asked for the traces of the program's own."""
    for problem in problems:
        kind = "galat" if problem.fatal else "peringatan"
        terminal.tell(as_text(problem), ((f"[{problem.code}]", kind), ("Perbaikan:", "perbaikan")))
    for line in [*(each.trace for each in problems if each.trace and _TRACES.get()), closing]:
        if line:
            terminal.tell(line)


def use_utf8(*streams: object) -> None:
    """Make streams write UTF-8 on every system, whatever names of files hold: an old Windows console prints no “."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def show_traces(wanted: bool) -> None:
    """Have the tracebacks of the program's own faults printed, or not."""
    _TRACES.set(wanted)
