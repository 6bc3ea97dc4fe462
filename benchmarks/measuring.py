"""How both sides of a figure are measured: in turn, within one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


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
