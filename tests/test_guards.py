"""Strange files and names, and faults that nobody foresaw: told of the file at hand, and the others go on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import PROJECT

GOOD = PROJECT / "inputs" / "2027" / "kak-mutasi-promosi-asn.yaml"
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}
NO_POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows knows neither pipes among files nor bytes as names")


@pytest.fixture
def two(folder):
    """A working folder with two sound inputs."""
    for name in ("a", "b"):
        shutil.copy(GOOD, folder / "inputs" / f"{name}.yaml")
    return folder


@pytest.fixture
def year(folder):
    """A working folder with the papers of 2024."""
    shutil.copytree(PROJECT / "inputs" / "2024", folder / "inputs" / "2024")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
