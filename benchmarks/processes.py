"""Whole processes, as staff start them: an installed wheel with its .pyc files, by the processor time of the process.

With an older wheel the same commands are run with it too, in turn.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from measuring import in_turn

HERE = Path(__file__).parent
PROJECT = HERE.parent
GIVEN = PROJECT / "inputs" / "2024" / "kak-mutasi-promosi-asn.yaml"
_WORDS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
"""What would keep children from their .pyc files, or from the wheel that they are to run."""


@dataclass(frozen=True)
class Place:
    """An environment with a wheel in it, and a folder to work in that holds neither program nor cache."""

    python: Path
    folder: Path

    def cpu(self, *arguments: str) -> float:
        """Seconds of processor, of user and system, that a process takes."""
        env = {name: value for name, value in os.environ.items() if name not in _WORDS}
        env |= {"XDG_CACHE_HOME": str(self.folder / "cache")}
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([self.python, *arguments], cwd=self.folder, env=env, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def kakdoc(self, *arguments: str) -> float:
        """The same of kakdoc."""
        return self.cpu("-m", "kakdoc", *arguments)

    def cold(self, *arguments: str) -> float:
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


def rows(context: Mapping[str, Any], older: Path | None = None) -> list[str]:
    """The rows of all commands, against the bare script and, where there is one, against an older wheel."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("baru", "dasar", "wheel"):
            Path(scratch, name).mkdir()
        ours = installed(built(Path(scratch, "wheel")), Path(scratch, "baru"))
        Path(scratch, "context.json").write_text(plain(context), "utf-8")
        given = (str(HERE / "bare_docxtpl.py"), str(PROJECT / "templates" / "kak.docx"))
        bare = (*given, str(Path(scratch, "context.json")), str(Path(scratch, "x.docx")))
        found = list(_measured("kakdoc", _SMALL, ours, "skrip docxtpl telanjang", lambda _: ours.cpu(*bare)))
        if older:
            base = installed(older, Path(scratch, "dasar"))
            found += _measured(
                "wheel dasar", _without_goals(_SMALL[1:]), base, "skrip docxtpl telanjang", lambda _: ours.cpu(*bare)
            )
            found += _measured("kakdoc", (*_without_goals(_SMALL), *_LARGE), ours, "wheel dasar", lambda run: run(base))
        return found


Run = Callable[[Place], float]
_BUAT = ("buat", str(GIVEN), "--ke", "hasil")
_SMALL: tuple[tuple[str, Run, str], ...] = (
    ("`buat` satu TOR, simpanan kosong", lambda place: place.cold(*_BUAT), "≤ 2,4×"),
    ("`buat` satu TOR, simpanan terisi", lambda place: place.kakdoc(*_BUAT), "≤ 1,75×"),
    ("`terbilang 5`", lambda place: place.kakdoc("terbilang", "5"), "≤ 0,3×"),
    ("`--help`", lambda place: place.kakdoc("--help"), "≤ 0,3×"),
    ("`jenis`", lambda place: place.kakdoc("jenis"), "≤ 0,3×"),
)
_LARGE: tuple[tuple[str, Run, str], ...] = (
    ("`periksa` satu TOR", lambda place: place.kakdoc("periksa", str(GIVEN)), ""),
    ("`buat` satu tahun", lambda place: place.kakdoc("buat", str(GIVEN.parent), "--ke", "hasil"), "≤ 0,5×"),
)


def _without_goals(runs: Iterable[tuple[str, Run, str]]) -> list[tuple[str, Run, str]]:
    return [(title, run, "") for title, run, _ in runs]


def _measured(
    who: str, runs: Iterable[tuple[str, Run, str]], ours: Place, beside: str, other: Callable[[Run], float]
) -> Iterator[str]:
    """Yield a row for each run: processes of one side against those of another, in turn."""
    for title, run, goal in runs:
        run(ours), other(run)
        theirs, mine, ratio = in_turn(partial(other, run), partial(run, ours), rounds=9)
        yield (
            f"| Proses utuh {title}, {who} dibanding {beside} (waktu CPU) | {mine * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | "
            f"{ratio:.2f}× waktunya | {goal} |"
        )
