"""What one running page holds: its working folder, its secrets, its log, who looks at it, and what is open on it."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from kakdoc.base import disk
from kakdoc.base.bundled import is_working_folder, template
from kakdoc.base.problems import Problem
from kakdoc.base.shelf import Shelf, place
from kakdoc.kinds.kind import Kind
from kakdoc.papers.making import Renderer
from kakdoc.papers.pdf import calling
from kakdoc.papers.pdf.preview.pages import Preview
from kakdoc.ui.web.forms.fillings import Fillings
from kakdoc.ui.web.safety.keys import Keys
from kakdoc.ui.web.safety.log import Log
from kakdoc.ui.web.safety.uploads import Waiting
from kakdoc.ui.web.year.watching import Watch
from kakdoc.ui.web.year.work import Works

_NOTES = 200
"""Messages that wait for the page after a change; windows that were closed never take theirs."""
_PAGES, _LONGEST_NAME = 1000, 40
"""Pages that are counted as open, and letters of the name of one."""
LONGEST = 2 * 3600.0
"""Seconds for which a page counts as open without a sign: browsers put pages to sleep, and some run no script."""


class Desk:
    """One process has one desk; the working folder is the process's own, so that names are relative to it."""

    def __init__(self, folder: Path, port: int, keys: Keys | None = None) -> None:
        self.folder, self.port = folder, port
        self._place = disk.here()
        self.keys = keys or Keys.new()
        self.log = Log()
        self.fillings = Fillings()
        self.uploads = Waiting()
        self.year, self.works = Watch(), Works()
        self.closing = False
        self.ending = ExitStack()
        """What is to be done at the end."""
        for each in (self.fillings.release, self.year.close, self.works.close, calling.end):
            self.ending.callback(each)
        self._renderer, self._templates = Renderer(Shelf(place())), dict[str, object]()
        self._lock = Lock()
        self._preview: Preview | None = None
        self._notes: dict[str, tuple[Problem | str, ...]] = {}
        self._open: dict[str, float] = {}
        self._left = time.monotonic()

    @property
    def address(self) -> str:
        """The address that opens it, with its token."""
        return f"http://127.0.0.1:{self.port}/masuk?kunci={self.keys.token}"

    @property
    def is_laid(self) -> bool:
        """Whether the folder is a working folder."""
        return is_working_folder(self.folder)

    @property
    def is_lost(self) -> bool:
        """Whether the folder of the process is not at its place any more: it was moved, renamed or removed."""
        return disk.here() != self._place

    def enter(self, folder: Path) -> None:
        """Make a folder, if it is not there, the working folder; raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
        self.folder, self._place = folder, disk.here()

    @property
    def preview(self) -> Preview:
        """What shows pages of papers; its LibreOffice starts when it is first asked for."""
        with self._lock:
            if self._preview is None:
                self._preview = Preview()
                self.ending.callback(self._preview.close)
                self._preview.start()
            return self._preview

    def renderer(self, kind: Kind) -> Renderer:
        """Return what makes papers of a kind, anew once its template has changed."""
        stamps = {name: disk.stamp(template(name)) for name in (kind.template, *kind.parts.values())}
        with self._lock:
            if any(self._templates.get(name, stamp) != stamp for name, stamp in stamps.items()):
                self._renderer = Renderer(Shelf(place()))
                self._templates.clear()
            self._templates.update(stamps)
            return self._renderer

    # What a page tells the next one.

    def note(self, *told: Problem | str) -> str:
        """Keep messages for the page that follows a change; return the key by which it asks for them."""
        key = secrets.token_urlsafe(8)
        with self._lock:
            self._notes[key] = told
            for old in list(self._notes)[:-_NOTES]:
                del self._notes[old]
        return key

    def noted(self, key: str) -> tuple[Problem | str, ...]:
        """Return the messages under a key, once."""
        with self._lock:
            return self._notes.pop(key, ())

    # Who looks at it.

    def seen(self, page: str = "") -> str:
        """Note a sign of a page that is open, a new one where none is named; return its name."""
        name = page[:_LONGEST_NAME] or secrets.token_urlsafe(8)
        with self._lock:
            self._open[name] = time.monotonic()
            for old in list(self._open)[:-_PAGES]:
                del self._open[old]
        return name

    def left(self, page: str) -> None:
        """Note that a page was closed."""
        with self._lock:
            self._open.pop(page, None)
            self._left = time.monotonic()

    def idle(self) -> float:
        """Return for how many seconds no page has been open; 0 while one is."""
        now = time.monotonic()
        with self._lock:
            for name in [each for each, at in self._open.items() if now - at > LONGEST]:
                self._left = max(self._left, self._open.pop(name) + LONGEST)
            return 0.0 if self._open else now - self._left

    def close(self) -> None:
        """Have the program end once what is being answered is answered."""
        self.closing = True

    def shut(self) -> None:
        """End what was opened on it."""
        self.closing = True
        self.ending.close()
