"""The drafts that are open on a desk, one for each input, however many windows show it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from kakdoc.kinds.kind import Kind
from kakdoc.papers.forms.drafting.draft import Draft
from kakdoc.ui.web.forms.filling import Filling

_MOST = 24
"""Drafts that are kept in memory; the others are opened again from their journals."""


class Fillings:
    """Drafts by input; those asked for longest ago are let go, which loses nothing."""

    def __init__(self) -> None:
        self._open: OrderedDict[Path, Filling] = OrderedDict()
        self._lock = Lock()

    def of(self, path: Path) -> Filling:
        """Return the draft of an input, opened where it is not. Raises InputError where it cannot be read.

        A draft in which nothing was changed follows the file on disk.
        """
        with self._lock:
            known = self._open.get(path)
            if known is not None and (known.draft.is_changed or known.draft.conflict() is None):
                return self._kept(path, known)
            if known is not None:
                known.draft.release()
            return self._kept(path, Filling(Draft.open(path)))

    def new(self, kind: Kind, path: Path, kak: Path | None = None) -> Filling:
        """Return the draft of a new input. Raises what `Draft.new` raises."""
        with self._lock:
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

    def _kept(self, path: Path, filling: Filling) -> Filling:
        self._open[path] = filling
        self._open.move_to_end(path)
        while len(self._open) > _MOST:
            _, old = self._open.popitem(last=False)
            old.draft.release()
        return filling
