"""Contents lists in PDF: LibreOffice prints them as they stand unless it is told to make them anew, by a macro."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from zlib import error as InflateError  # noqa: N812  named like the errors it is caught with

from kakdoc.base.problems import Location, Problem, warning
from kakdoc.papers.pdf import calling, macros

_INSTRUCTIONS = re.compile(rb'<w:instrText[^>]*>([^<]*)<|<w:fldSimple [^>]*w:instr="([^"]*)"')
_LIST = re.compile(rb"(?:^|\s)TO[CA]\b")


def has_contents(paper: Path) -> bool:
    """Return whether a Word file has a contents list."""
    try:
        with zipfile.ZipFile(paper) as archive:
            found = _INSTRUCTIONS.findall(archive.read("word/document.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, InflateError):
        return False
    return bool(_LIST.search(b"".join(text for text, _ in found))) or any(_LIST.search(simple) for _, simple in found)


def print_anew(program: str, profile: Path, papers: Sequence[Path], folder: Path, seconds: float) -> None:
    """Print papers of one folder with their contents lists made anew; what fails leaves the PDF in `folder` as it is.

    The profile must have been used before: a new one is laid out at its first start, over what lies there.
    """
    library = profile / "user" / "basic" / "Standard"
    made = folder / "anew"
    try:
        made.mkdir()
        macros.write_library(library)
        names = ";".join(each.stem for each in papers)
        call = macros.PRINT.format(papers[0].parent, made, names)
        calling.call([program, f"-env:UserInstallation={profile.as_uri()}", "--headless", call], seconds)
        for each in made.glob("*.pdf"):
            each.replace(folder / each.name)
            (folder / f"{each.stem}.anew").touch()
    except OSError:
        return


def is_stale(printed: Path) -> bool:
    """Return whether a PDF was printed with its contents list as it stood."""
    return not printed.with_suffix(".anew").exists()


def stale(target: Path) -> Problem:
    """Return K518 for a PDF whose contents list may be wrong."""
    return warning(
        "K518",
        "daftar isi di PDF ini mungkin belum sesuai dengan naskahnya: LibreOffice tidak memperbaruinya.",
        "buka naskahnya di Word, perbarui daftar isi (F9), lalu Simpan Sebagai PDF.",
    ).at(Location(target.as_posix()))
