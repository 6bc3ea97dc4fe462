"""The small example of reports laid into a folder, changed, and printed."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

from conftest import PROJECT
from lxml import etree
from papers.rendering import RENDERER
from word.making import W, paragraphs

from kakdoc.papers import checking
from kakdoc.papers.forms import converting

BASE = PROJECT / "tests" / "examples" / "laporan" / "dasar"


def laid(folder: Path) -> Path:
    """Lay the small example below a working folder and return the folder of its reports."""
    found = folder / "inputs" / "2024" / "laporan"
    found.mkdir(parents=True)
    for file in BASE.glob("*.yaml"):
        shutil.copy(file, found.parent if file.name.startswith("kak-") else found)
    return Path("inputs/2024/laporan")


def added(file: Path, text: str, *changes: tuple[str, str]) -> Path:
    """Change a file at places that are there, add a text to it, and return it."""
    typed = file.read_text("utf-8")
    for old, new in changes:
        assert old in typed, old
        typed = typed.replace(old, new)
    file.write_text(typed + text, "utf-8")
    return file


def as_typed(file: Path, suffix: str) -> Path:
    """Return an input as text or as the workbook that takes its place."""
    if suffix == file.suffix:
        return file
    converting.convert(file, file.with_suffix(suffix))
    file.unlink()
    return file.with_suffix(suffix)


def codes(path: Path) -> list[str]:
    """Return the codes of what is wrong with an input."""
    return [each.code for each in checking.check(path).problems]


def context(path: Path) -> dict:
    """Return what a sound report prints."""
    checked = checking.check(path)
    assert [each.message for each in checked.problems if each.fatal] == []
    return checked.document.context()


def paper(path: Path) -> bytes:
    """Return the Word file of a sound report."""
    checked = checking.check(path)
    assert [each.message for each in checked.problems if each.fatal] == []
    return RENDERER.render(checked.kind, checked.document, checked.pictures)


def lines(path: Path) -> list[str]:
    """Return the paragraphs of the paper of a report."""
    return paragraphs(paper(path))


def rows(path: Path) -> list[list[str]]:
    """Return the rows of all tables of the paper of a report."""
    with zipfile.ZipFile(io.BytesIO(paper(path))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
