"""Right inputs as workbooks, to be changed as people change them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from kakdoc.papers.forms import converting

_CONVERTED: dict[Path, bytes] = {}


def converted(source: Path, target: Path) -> Path:
    """Turn an input that names no other file into a workbook, the same wherever it lies; made once for all tests."""
    if source not in _CONVERTED:
        converting.convert(source, target)
        _CONVERTED[source] = target.read_bytes()
    target.write_bytes(_CONVERTED[source])
    return target


def editing(source: Path, target: Path) -> type:
    """Turn an input into a workbook; `with book() as sheets: sheets["Rincian"]["G2"] = 5` changes it at `book.path`."""
    converted(source, target)

    class Editing:
        path = target

        def __enter__(self):
            self.book = load_workbook(self.path)
            return self.book

        def __exit__(self, *_):
            self.book.save(self.path)

    return Editing
