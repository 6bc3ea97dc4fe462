"""How both sides of a figure are measured, in turn, within one run; and the table that the figures are kept in."""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

HEAD = "| ukuran | kakdoc | docxtpl / pembanding | rasio | sasaran |\n|---|---|---|---|---|"
TABLE = Path(__file__).parent.parent / "docs" / "kinerja.md"


def seconds(action: Callable[[], object], times: int) -> float:
    """Seconds for one call, from `times` calls in a row."""
    started = time.perf_counter()
    for _ in range(times):
        action()
    return (time.perf_counter() - started) / times


def cpu_seconds(action: Callable[[], object], times: int = 1) -> float:
    """Seconds of processor for one call, from `times` in a row, which other programs on the machine lengthen less."""
    started = time.process_time()
    for _ in range(times):
        action()
    return (time.process_time() - started) / times


def in_turn(first: Callable[[], float], second: Callable[[], float], rounds: int = 7) -> tuple[float, float, float]:
    """Medians of both sides measured in turn, and the median of second ÷ first."""
    pairs = [(first(), second()) for _ in range(rounds)]
    ratio = statistics.median(b / a for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def told(rows: Iterable[str]) -> list[str]:
    """The rows of a table, each printed as soon as it is measured."""
    print(HEAD, flush=True)
    found = []
    for row in rows:
        print(row, flush=True)
        found.append(row)
    return found


def keep(rows: Iterable[str], *, whole: bool) -> None:
    """Write the table: of these rows alone if `whole`, else with these in the place of those of the same name."""
    known = [] if whole else [each for each in TABLE.read_text("utf-8").splitlines() if each.startswith("| ")][1:]
    found = {_name(each): each for each in [*known, *rows]}
    page = (
        "# Kinerja\n\nDibuat dengan `python benchmarks/run.py --write`; bagiannya diukur lagi dengan `--hanya`. Rasio diukur bergantian "
        f"dalam satu kali jalan, pada Python {platform.python_version()} dan {platform.machine()}; angka mutlaknya berbeda di setiap "
        "mesin.\n\n"
    )
    TABLE.write_text(page + "\n".join([HEAD, *found.values()]) + "\n", "utf-8")


def _name(row: str) -> str:
    return row.split("|")[1].strip()
