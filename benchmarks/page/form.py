"""The form in the browser: from a key to its message and from a change to the Word file, against whole processes.

Asked is the application itself, in this process, as a server passes requests on. `python benchmarks/page/form.py` prints
the rows.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent / "tests"))

from measuring import cpu_seconds, in_turn
from ui.web.asking import Visitor

PROJECT = Path(__file__).parent.parent.parent
INPUT = "inputs/2027/kak-mutasi-promosi-asn.yaml"
FIELD = ["bagian", 0, "judul"]


@contextmanager
def _visitor() -> Iterator[Visitor]:
    """Work in a copy of the project's inputs."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(PROJECT / "inputs", Path(scratch, "inputs"))
        os.chdir(scratch)
        found = Visitor(Path(scratch))
        try:
            yield found
        finally:
            found.desk.shut()
            os.chdir(PROJECT)


def _typing(visitor: Visitor) -> Callable[[], None]:
    """Return what types one value into the form and gets its messages."""
    numbers = count()

    def typed() -> None:
        number = next(numbers)
        act = {"aksi": "isi", "di": FIELD, "nilai": f"Latar Belakang {number % 1000}"}
        sent = {"berkas": INPUT, "revisi": visitor.desk.fillings.of(Path(INPUT)).draft.revision, "aksi": [act]}
        answer = visitor.api("/isian/ubah", sent)
        assert answer.status == 200, answer.text

    return typed


def _process(*arguments: str) -> float:
    """Return the seconds of processor of a command as a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "kakdoc", *arguments]
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env={**given, "PYTHONPATH": str(PROJECT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _paper(visitor: Visitor, typed: Callable[[], None]) -> Callable[[], None]:
    """Return what types a value and has the Word file of it."""
    filling = visitor.desk.fillings.of(Path(INPUT))

    def made() -> None:
        typed()
        kind = filling.draft.kind
        assert kind is not None
        paper = filling.paper(visitor.desk.renderer(kind))
        assert paper is not None
        assert paper.is_current

    return made


def rows() -> Iterator[str]:
    """Yield the rows of the table, with what is wanted of each."""
    with _visitor() as visitor:
        visitor.get(f"/isian?berkas={INPUT}")
        typed = _typing(visitor)
        paper = _paper(visitor, typed)
        typed(), paper(), _process("periksa", INPUT)
        theirs, ours, ratio = in_turn(lambda: _process("periksa", INPUT), lambda: cpu_seconds(typed, 3))
        yield _row(
            "Ketikan di formulir TOR sampai pesannya, dibanding `kakdoc periksa` (prosesor, proses utuh)",
            ours,
            theirs,
            ratio,
        )
        command = ("buat", INPUT, "--ke", "hasil", "--timpa")
        theirs, ours, ratio = in_turn(lambda: _process(*command), lambda: cpu_seconds(paper, 3))
        yield _row(
            "Perubahan di formulir TOR sampai berkas Word, dibanding `kakdoc buat` (prosesor, proses utuh)",
            ours,
            theirs,
            ratio,
        )


def _row(said: str, ours: float, theirs: float, ratio: float) -> str:
    return f"| {said} | {ours * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | {ratio:.2f}× prosesornya | ≤ 0,10× |"


if __name__ == "__main__":
    for each in rows():
        print(each, flush=True)
