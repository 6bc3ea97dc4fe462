"""A start without a console: where it goes when no folder is named, and where people read what went wrong."""

from __future__ import annotations

import html
import webbrowser
from pathlib import Path

from kakdoc.base import disk, shelf
from kakdoc.base.bundled import is_working_folder

FOLDER = "naskah-dinas"
"""The name proposed for a working folder."""
_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>kakdoc</title></head>
<body><h1>kakdoc tidak dapat dibuka</h1><pre>{}</pre></body></html>
"""


def usual_folder() -> Path:
    """Return the folder that is meant where none is named: this one if it is a working folder, else one of documents.

    The latter need not be there yet.
    """
    here = Path.cwd()
    if is_working_folder(here):
        return here
    home = Path.home()
    return next((each for each in (home / "Documents", home / "Dokumen") if disk.is_folder(each)), home) / FOLDER


def tell(text: str) -> Path | None:
    """Show a text in the browser, by a file in the user's cache; return that file, None where there can be none."""
    place = shelf.place()
    if place is None:
        return None
    file = place / "pesan.html"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(_PAGE.format(html.escape(text)), "utf-8", errors="replace")
    except OSError:
        return None
    webbrowser.open(file.as_uri())
    return file
