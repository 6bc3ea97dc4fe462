"""Opening and saving in LibreOffice, for tests: many papers in one call."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from kakdoc import printing

NEEDED = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(printing.office() is None, reason="LibreOffice is not installed"),
]


def libreoffice_save(papers: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same papers, opened and saved in LibreOffice Writer; `folder` is to work in."""
    given, saved = folder / "given", folder / "saved"
    given.mkdir(parents=True)
    for number, data in enumerate(papers.values()):
        (given / f"{number}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [printing.office(), "--headless", profile, "--convert-to", "docx", "--outdir", saved]
    subprocess.run([*command, *sorted(given.iterdir())], capture_output=True, check=True, timeout=600)
    return {name: (saved / f"{number}.docx").read_bytes() for number, name in enumerate(papers)}
