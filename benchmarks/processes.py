"""Whole processes, as staff start them: an installed wheel with its .pyc files, by the processor time of the process.

With an older wheel the same commands are run with it too, in turn.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import given

HERE = Path(__file__).parent
PROJECT = HERE.parent
GIVEN = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
_WORDS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
"""What would keep children from their .pyc files, or from the wheel that they are to run."""
_STARTER = """
import json, os, subprocess, sys
child = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(child.pid, 0)
with open(sys.argv[1], "w") as report:
    json.dump([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], report)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process that starts the one to be measured: Linux lets a process begin with the peak of what started it."""


class Used(NamedTuple):
    """What a process took: seconds of processor, of user and system, seconds by the clock, MiB at its peak."""

    cpu: float
    clock: float
    peak: float


@contextlib.contextmanager
def _cores(*, alone: bool) -> Iterator[None]:
    """Let processes that are started here have one core if `alone`, so that one makes all papers itself."""
    if not alone or not hasattr(os, "sched_setaffinity"):
        yield
        return
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(all_of_them)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, all_of_them)


@dataclass(frozen=True)
class Place:
    """An environment with a wheel in it, and a folder to work in that holds neither program nor cache."""

    python: Path
    folder: Path

    def run(self, *arguments: str, alone: bool = False) -> Used:
        """What a process of this environment takes; `alone` on one core. Raises ChildProcessError when it fails."""
        env = {name: value for name, value in os.environ.items() if name not in _WORDS}
        env |= {"XDG_CACHE_HOME": str(self.folder / "cache")}
        started = time.perf_counter()
        with (self.folder / "keluaran").open("w+b") as told, _cores(alone=alone):
            command = [sys.executable, "-c", _STARTER, self.folder / "terpakai", self.python, *arguments]
            ended = subprocess.run(
                command, cwd=self.folder, env=env, stdout=told, stderr=subprocess.STDOUT, check=False
            )
            if ended.returncode:
                told.seek(0)
                raise ChildProcessError(f"{arguments}: {told.read().decode()[-2000:]}")
        cpu, peak = json.loads((self.folder / "terpakai").read_text("utf-8"))
        return Used(cpu, time.perf_counter() - started, peak)

    def kakdoc(self, *arguments: str, alone: bool = False) -> Used:
        """The same of kakdoc."""
        return self.run("-m", "kakdoc", *arguments, alone=alone)

    def cold(self, *arguments: str) -> Used:
        """The same of kakdoc with nothing kept from earlier runs."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        return self.kakdoc(*arguments)


def installed(wheel: Path, folder: Path) -> Place:
    """An environment of its own with a wheel and what it depends on, as pip installs them."""
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    (folder / "kerja").mkdir()
    env = {name: value for name, value in os.environ.items() if name not in _WORDS}
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, env=env)
    return Place(python, folder / "kerja")


def built(folder: Path) -> Path:
    """The wheel of this tree."""
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, PROJECT], check=True)
    return next(folder.glob("*.whl"))


def plain(context: Mapping[str, Any]) -> str:
    """A context as JSON for the bare script, without the register, which no template prints whole."""
    return json.dumps(context, default=lambda value: {} if isinstance(value, Mapping) else int(value))


def rows(context: Mapping[str, Any], older: Path | None = None) -> Iterator[str]:
    """Yield the rows of all commands, against the bare script and, where there is one, against an older wheel."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("baru", "dasar", "wheel"):
            Path(scratch, name).mkdir()
        _tell("memasang wheel pohon ini" + (" dan wheel dasar" if older else ""))
        ours = installed(built(Path(scratch, "wheel")), Path(scratch, "baru"))
        base = installed(older, Path(scratch, "dasar")) if older else None
        Path(scratch, "context.json").write_text(plain(context), "utf-8")
        bare = (str(HERE / "bare" / "bare_docxtpl.py"), str(PROJECT / "templates" / "kak" / "naskah.docx"))
        bare += (str(Path(scratch, "context.json")), str(Path(scratch, "x.docx")))
        for command in _SMALL:
            yield from _small(command, ours, base, lambda: ours.run(*bare))
        yield from _large(Path(scratch), ours, base)
        yield from _many(Path(scratch), ours)


class Command(NamedTuple):
    """A command that is measured: how a place runs it, and what is wanted of it beside the bare script and the base."""

    title: str
    run: Callable[[Place], Used]
    beside_bare: str = ""
    beside_base: str = ""
    rounds: int = 7


_BUAT = ("buat", str(GIVEN), "--ke", "hasil")
_BARE, _BASE = "skrip docxtpl telanjang", "wheel dasar"
_SMALL = (
    Command("`buat` satu TOR, simpanan kosong", lambda place: place.cold(*_BUAT), "≤ 2,4×"),
    Command("`buat` satu TOR, simpanan terisi", lambda place: place.kakdoc(*_BUAT), "≤ 1,75×"),
    Command("`terbilang 5`", lambda place: place.kakdoc("terbilang", "5"), "≤ 0,3×"),
    Command("`--help`", lambda place: place.kakdoc("--help"), "≤ 0,3×"),
    Command("`jenis`", lambda place: place.kakdoc("jenis"), "≤ 0,3×"),
)
_DECREES, _ROWS = 2000, 15_000
_FEW, _MANY = 500, 10_000


def _small(command: Command, ours: Place, base: Place | None, bare: Callable[[], Used]) -> Iterator[str]:
    """Yield how a command stands to the bare script, and with a base how that stands to it, and both to each other."""
    sides = {_BARE: bare, "kakdoc": lambda: command.run(ours)}
    if base:
        sides[_BASE] = lambda: command.run(base)
    took = _in_turn(command, sides)
    yield _row(command.title, "kakdoc", _BARE, took, command.beside_bare)
    if base:
        yield _row(command.title, _BASE, _BARE, took, "")
        yield _row(command.title, "kakdoc", _BASE, took, command.beside_base)


def _large(scratch: Path, ours: Place, base: Place | None) -> Iterator[str]:
    """Yield how commands that take longer stand to those of the base; nothing where there is none."""
    if base is None:
        return
    decrees = str(given.decrees(scratch / "keputusan", _DECREES))
    book = str(given.workbook(scratch / "buku", _ROWS))
    for command in (
        Command("`periksa` satu TOR", lambda place: place.kakdoc("periksa", str(GIVEN))),
        Command("`buat` satu tahun", lambda place: place.kakdoc("buat", str(GIVEN.parent), "--ke", "hasil"), "", "≤ 0,5×", 3),
        Command(
            f"`buat` {_DECREES} keputusan di satu proses",
            lambda place: place.kakdoc("buat", decrees, "--ke", "banyak", alone=True), "", "≤ 0,55×", 2,
        ),
        Command(
            f"`buat` buku kerja {_ROWS} baris belanja", lambda place: place.kakdoc("buat", book, "--ke", "buku"), "", "≤ 0,5×", 2
        ),
    ):  # fmt: skip
        took = _in_turn(command, {_BASE: partial(command.run, base), "kakdoc": partial(command.run, ours)})
        yield _row(command.title, "kakdoc", _BASE, took, command.beside_base)


def _many(scratch: Path, ours: Place) -> Iterator[str]:
    """Yield the memory of many papers in one process against few, and the time of several processes against one."""
    few, many = (str(given.decrees(scratch / f"keputusan-{count}", count)) for count in (_FEW, _MANY))
    _tell(f"{_FEW} dan {_MANY} keputusan di satu proses")
    ours.kakdoc("buat", few, "--ke", "hasil", alone=True)  # compiles the template, which takes memory of its own
    little, much = (ours.kakdoc("buat", each, "--ke", "hasil", alone=True) for each in (few, many))
    yield (
        f"| Puncak memori `buat` {_MANY} keputusan dibanding {_FEW}, satu proses | {much.peak:.0f} MiB | {little.peak:.0f} MiB | "
        f"{much.peak / little.peak:.2f} | ≤ 1,1 |"
    )
    _tell(f"{_MANY} keputusan di semua inti")
    aside = ours.kakdoc("buat", many, "--ke", "hasil")
    yield (
        f"| Lama `buat` {_MANY} keputusan di semua inti dibanding satu proses (waktu jam) | {aside.clock:.1f} s | "
        f"{much.clock:.1f} s | {aside.clock / much.clock:.2f}× waktunya | ≤ 0,6× di dua inti yang bebas |"
    )


def _in_turn(command: Command, sides: Mapping[str, Callable[[], Used]]) -> dict[str, list[float]]:
    """The seconds of processor of each side, measured in turn; the first run of each counts only where it is the last."""
    took: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(-(command.rounds > 2), command.rounds):
        for name, run in sides.items():
            _tell(f"{command.title}: {name}, {max(turn + 1, 0)} dari {command.rounds}")
            used = run().cpu
            if turn >= 0:
                took[name].append(used)
    return took


def _row(title: str, who: str, beside: str, took: Mapping[str, list[float]], goal: str) -> str:
    mine, theirs = took[who], took[beside]
    ratio = statistics.median(mine_ / their for mine_, their in zip(mine, theirs, strict=True))
    return (
        f"| Proses utuh {title}, {who} dibanding {beside} (waktu CPU) | {statistics.median(mine) * 1e3:.0f} ms | "
        f"{statistics.median(theirs) * 1e3:.0f} ms | {ratio:.2f}× waktunya | {goal} |"
    )


def _tell(what: str) -> None:
    """Say what is being measured, to whoever watches; the rows alone go to stdout."""
    print(f"… {what}", file=sys.stderr, flush=True)
