"""What comes out of the printer, read again: the lines and words of each page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kakdoc.papers.pdf import printing

NEEDED = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        printing.office() is None or not shutil.which("pdftotext"), reason="LibreOffice or pdftotext is not installed"
    ),
]
_NUMBER = re.compile(r"\s*-\s*(\d+)\s*-\s*")
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float


@dataclass(frozen=True)
class Printed:
    """A paper as it comes out of the printer."""

    lines: list[list[str]]
    """The lines of each page that are not blank."""
    words: list[list[Word]]
    sizes: list[tuple[float, float]]
    """Width and height of each page, in points."""

    def pages(self) -> list[list[str]]:
        return [without_number(page) for page in self.lines]

    def turned(self) -> list[bool]:
        return [width > height for width, height in self.sizes]


def number_of(page: list[str]) -> int | None:
    """The number of a page of a decree, where one stands at its head."""
    found = _NUMBER.fullmatch(page[0])
    return int(found[1]) if found else None


def without_number(page: list[str]) -> list[str]:
    return page if number_of(page) is None else page[1:]


@cache
def read(pdf: Path) -> Printed:
    """What stands on each page of a PDF."""
    layout, boxes = (
        subprocess.run(["pdftotext", option, pdf, "-"], capture_output=True, text=True, check=True).stdout
        for option in ("-layout", "-bbox")
    )
    pages = [[line for line in page.splitlines() if line.strip()] for page in layout.split("\f")]
    words = [
        [Word(word.text or "", float(word.get("xMin")), float(word.get("yMin"))) for word in page.iter(f"{_XHTML}word")]
        for page in ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", boxes)).iter(f"{_XHTML}page")  # noqa: S314  pdftotext made it
    ]
    return Printed([page for page in pages if page], words, sizes(pdf))


def sizes(pdf: Path) -> list[tuple[float, float]]:
    told = subprocess.run(["pdfinfo", "-l", "-1", pdf], capture_output=True, text=True, check=True).stdout
    return [(float(width), float(height)) for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", told)]
