"""The drafts that are open on a desk, one for each input, however many windows show it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from kakdoc.kinds.kind import Kind
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.ui.web.forms.filling import Filling

_MOST = 24
"""Drafts that are kept in memory; the others are opened again from their journals."""


class Fillings:
    """Drafts by input; those asked for longest ago are let go, which loses nothing.

    Each is opened alone, while the others are answered: a file may be slow, such as one of a network.
    """

    def __init__(self) -> None:
        self._open: OrderedDict[Path, Filling] = OrderedDict()
        self._lock = Lock()
        self._opening = WeakValueDictionary[Path, Lock]()
        """What is held while an input is opened, as long as somebody waits for it."""

    def of(self, path: Path) -> Filling:
        """Return the draft of an input, opened where it is not. Raises InputError where it cannot be read.

        A draft in which nothing was changed follows the file on disk.
        """
        with self._alone(path):
            known = self._open.get(path)
            if known is not None and (known.draft.is_changed or known.draft.conflict() is None):
                return self._kept(path, known)
            if known is not None:
                known.draft.release()
            return self._kept(path, Filling(Draft.open(path)))

    def new(self, kind: Kind, path: Path, kak: Path | None = None) -> Filling:
        """Return the draft of a new input. Raises what `Draft.new` raises."""
        with self._alone(path):
            return self._kept(path, Filling(Draft.new(kind, path, kak)))

    def release(self) -> None:
        """Let go of all; what was not saved stays in the journals."""
        with self._lock:
            for each in self._open.values():
                each.draft.release()
            self._open.clear()

    def forget(self, path: Path) -> None:
        """Let the draft of an input go."""
        with self._lock:
            self._open.pop(path, None)

    def _alone(self, path: Path) -> Lock:
        """Return what is held while an input is opened."""
        with self._lock:
            return self._opening.setdefault(path, Lock())

    def _kept(self, path: Path, filling: Filling) -> Filling:
        with self._lock:
            self._open[path] = filling
            self._open.move_to_end(path)
            over = [self._open.popitem(last=False)[1] for _ in range(len(self._open) - _MOST)]
        for each in over:
            each.draft.release()
        return filling
