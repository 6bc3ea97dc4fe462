"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def watching(steps: int) -> Iterator[Callable[[Path], object]]:
    """Yield a function to call with the file of each step."""
    if steps < 6 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Membuat naskah", total=steps)

        def step(path: Path) -> None:
            bar.update(task, advance=1, description=path.name)

        yield step
