"""Opening and saving in LibreOffice, for tests: many papers in one call."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kakdoc.papers.pdf import printing

NEEDED = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(printing.office() is None, reason="LibreOffice is not installed"),
]


def libreoffice_save(papers: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same papers, opened and saved in LibreOffice Writer; `folder` is to work in."""
    given = folder / "given"
    given.mkdir(parents=True)
    for number, data in enumerate(papers.values()):
        (given / f"{number}.docx").write_bytes(data)
    saved = saved_again(sorted(given.iterdir()), folder / "saved")
    return {name: (saved / f"{number}.docx").read_bytes() for number, name in enumerate(papers)}


def saved_again(files: Sequence[Path], folder: Path) -> Path:
    """The folder, with files of one kind opened and saved in LibreOffice under their names."""
    profile = f"-env:UserInstallation={(folder.with_name('profile')).as_uri()}"
    command = [printing.office(), "--headless", profile, "--convert-to", files[0].suffix[1:], "--outdir", folder]
    subprocess.run([*command, *files], capture_output=True, check=True, timeout=600)
    return folder
