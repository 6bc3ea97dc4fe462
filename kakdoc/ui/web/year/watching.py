"""Inputs are checked in the background, each anew when a file that it draws on has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import NamedTuple

from kakdoc.base import bundled, disk
from kakdoc.base.guarding import guarded
from kakdoc.base.problems import KakdocError
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on.known_names import INPUTS
from kakdoc.papers.checking import OUTPUTS, inputs
from kakdoc.papers.trace import standing
from kakdoc.papers.trace.standing import Standing
from kakdoc.ui.web.year.making import Looked, checked
from kakdoc.ui.web.year.seen import Seen, Stamp, seen, unreadable

_ENDING = 5.0
"""Seconds that are waited for a check at the end."""
_DRAWN_ON = (*opening.SUFFIXES, ".csv", ".tsv", ".txt", ".png", ".jpg", ".jpeg")
"""The endings of files that inputs may draw on."""
_Stamps = Mapping[str, Stamp]
_Listed = tuple[tuple[Path, ...], _Stamps, tuple[_Stamps, ...]]
"""The inputs, what they may draw on, and papers and templates."""


class Known(NamedTuple):
    """The inputs in order, each with what is known of it, None where it was not checked yet; and the papers."""

    inputs: Mapping[Path, Seen | None]
    papers: Mapping[Path, Standing]
    is_whole: bool
    version: int
    """Another one where anything of it is another."""


class Watch:
    """What is known of the working folder; one for the desk."""

    def __init__(self) -> None:
        self._done = Condition()
        self._seen: dict[Path, Seen] = {}
        self._stamps: _Stamps = {}
        self._worker: Thread | None = None
        self._closing = False
        self._asking, self._looking = Lock(), Lock()
        self._listing: tuple[float, _Listed] | None = None
        self._papers: tuple[object, dict[Path, Standing]] = (None, {})
        self._version = 0
        self._kept: tuple[Hashable, str] = (None, "")

    def known(self, wait: float = 0.0) -> Known:
        """Return what is known; what is not is checked in the background, and waited for so many seconds."""
        files, stamps, others = self._listed()
        with self._done:
            self._look_again(files, stamps)
            self._done.wait_for(lambda: self._worker is None, wait)
            found = {each: self._seen.get(each) for each in files}
            is_whole = self._worker is None
        papers = self._standings((stamps, *others))
        return Known(found, papers, is_whole, self._version)

    def _listed(self) -> _Listed:
        """Return what lies in the folder; who asks while that is being looked at shares the next look."""
        asked = time.monotonic()
        with self._looking:
            if self._listing is None or self._listing[0] < asked:
                begun = time.monotonic()
                files = tuple(each for each in inputs([Path(INPUTS)]) if disk.is_file(each) or _is_closed(each))
                stamps = disk.stamps(INPUTS, _DRAWN_ON)
                others = (disk.stamps(OUTPUTS, (".docx",)), disk.stamps(bundled.TEMPLATES, (".docx", ".yaml")))
                self._listing = begun, (files, stamps, others)
            return self._listing[1]

    def _look_again(self, files: Iterable[Path], stamps: _Stamps) -> None:
        """Begin to check what changed, unless that is being done; all where files came or went."""
        if self._worker is not None or self._closing:
            return
        if stamps.keys() != self._stamps.keys():
            stale = list(files)
        elif stamps != self._stamps:
            stale = [each for each in files if each not in self._seen or not self._seen[each].is_still_so()]
        else:
            stale = [each for each in files if each not in self._seen]
        self._stamps = stamps
        self._seen = {each: known for each in files if (known := self._seen.get(each)) and each not in stale}
        self._version += bool(stale)
        if stale:
            self._worker = Thread(target=self._check, args=(stale,), name="periksa", daemon=True)
            self._worker.start()

    def _check(self, stale: Iterable[Path]) -> None:
        """Check inputs, one after the other; one that changes meanwhile is found changed when next asked for."""
        try:
            looked = Looked.now()
            for each in stale:
                if self._closing:
                    break
                found = _judged(each, looked)
                with self._done:
                    self._seen[each] = found
                    self._version += 1
        finally:
            with self._done:
                self._version += 1
                self._worker = None
                self._done.notify_all()

    def _standings(self, key: tuple[_Stamps, ...]) -> Mapping[Path, Standing]:
        """Return how papers stand, looked at anew where a paper, an input or a template changed."""
        with self._asking:
            if self._papers[0] != key:
                found, _ = standing.check([OUTPUTS]) if disk.is_folder(OUTPUTS) else ([], [])
                self._papers = key, {each.path: each for each in found}
                self._version += 1
            return self._papers[1]

    def kept(self, key: Hashable, make: Callable[[], str]) -> str:
        """Return what was made of what is known, made anew where the key is another."""
        if self._kept[0] != key:
            self._kept = key, make()
        return self._kept[1]

    def close(self) -> None:
        """End what is being checked."""
        self._closing = True
        with self._done:
            self._done.wait_for(lambda: self._worker is None, _ENDING)


def _is_closed(path: Path) -> bool:
    """Return whether this is a folder that may not be opened: it is told as an input that cannot be read."""
    return disk.is_folder(path) and not disk.is_open(path)


def _judged(path: Path, looked: Looked) -> Seen:
    try:
        with guarded(path):
            return seen(checked(path, looked))
    except KakdocError as fault:
        return unreadable(path, fault.problems)
