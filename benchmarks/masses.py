"""What many papers in a folder and many warnings in one text cost.

`python benchmarks/masses.py N` makes N papers of one folder and prints the peak memory in KiB.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import given
from measuring import in_turn, seconds

from kakdoc.papers import checking, making

PROJECT = Path(__file__).parent.parent
GIVEN = PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml"
FEW, MANY = 200, 2000


def papers(count: int) -> float:
    """Peak MiB of this process once it made so many papers."""
    with tempfile.TemporaryDirectory() as scratch:
        inputs = given.office(Path(scratch))
        for number in range(count):
            (inputs / f"kak-{number}.yaml").write_bytes(GIVEN.read_bytes())
        os.chdir(scratch)
        wishes = making.Wishes(Path("outputs"))
        checked = checking.check_all(checking.inputs([Path("inputs")]))
        assert all(each.made for each in making.make(checked, wishes, lambda path: path))
        os.chdir(PROJECT)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def folders() -> str:
    """Peak memory of a process that makes many papers, against few."""
    few, many = (
        int(subprocess.run([sys.executable, __file__, str(count)], capture_output=True, check=True).stdout) / 1024
        for count in (FEW, MANY)
    )
    return f"| Puncak memori `buat` {MANY} TOR dalam satu folder dibanding {FEW} | {many:.0f} MiB | {few:.0f} MiB | {many / few:.2f} | ≈ 1 |"


def warnings() -> str:
    """Time for each of many warnings in one text, against few."""
    head, mark, rest = GIVEN.read_text("utf-8").partition("isi: |\n")
    with tempfile.TemporaryDirectory() as scratch:
        inputs = given.office(Path(scratch))
        for count in (100, 1600):
            text = "".join(f"Butir nomor {number} yang yang lain. " for number in range(count))
            (inputs / f"{count}.yaml").write_text(f"{head}{mark}      {text}\n{rest}", "utf-8")
            assert sum(each.code == "K404" for each in checking.check(inputs / f"{count}.yaml").problems) == count

        def each(count: int) -> float:
            return seconds(lambda: checking.check(inputs / f"{count}.yaml"), 3) / count

        few, many, ratio = in_turn(lambda: each(100), lambda: each(1600))
    return f"| Waktu setiap peringatan, 1.600 di satu teks dibanding 100 | {many * 1e6:.0f} µs | {few * 1e6:.0f} µs | {ratio:.2f}× | ≤ 2× |"


if __name__ == "__main__":
    print(papers(int(sys.argv[1])))
