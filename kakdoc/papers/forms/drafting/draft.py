"""An input that is being filled in: its values, the way to them, what is wrong with them, and the file they become."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kakdoc.base import disk
from kakdoc.base.problems import InputError, InvalidValue, Problem
from kakdoc.inputs import opening
from kakdoc.inputs.drawing_on.months import Folders
from kakdoc.inputs.opening import Held, InputFile
from kakdoc.kinds.kind import Kind
from kakdoc.papers import checking
from kakdoc.papers.catalog import MODELS
from kakdoc.papers.checking import Checked
from kakdoc.papers.forms.drafting import base, echo, entered, office, telling
from kakdoc.papers.forms.drafting.base import Base
from kakdoc.papers.forms.drafting.history import History, said
from kakdoc.papers.forms.drafting.journal import Begun, Journal
from kakdoc.papers.forms.drafting.operations import Operation


class Draft:
    """One input that is being filled in. Every method may be called from any thread.

    `found` is what is told once, when it is opened: that changes were taken up which somebody had not saved. `kind` is
    None for the office's own file, `model` the schema of what is filled in.
    """

    def __init__(self, path: Path, start: Base, *, journal: Journal | None = None) -> None:
        self.path = path
        self.found: tuple[Problem, ...] = ()
        self._lock = threading.RLock()
        self._base, self._journal = start, journal
        self._is_released = False
        self._unkept: Problem | None = None
        self._bytes: tuple[int, bytes] | None = None
        self._compared: tuple[Base, disk.Stamp | None, Problem | None] | None = None
        """What the file was last found to be, with its stamp and what it was compared with."""
        self.kind: Kind | None = base.kind_of(start)
        self.model: type[BaseModel] = base.model_of(start)
        self.revision = 0
        self._history = History(start.values, self.model)
        if journal is not None:
            self._take_up(journal)

    @classmethod
    def open(cls, path: Path, folders: Folders | None = None) -> Draft:  # noqa: ARG003  as all that reads inputs
        """Return the draft of an input, with the changes nobody saved; raises InputError for what cannot be read."""
        left = Journal.left(path.as_posix())
        if left is None:
            return cls(path, base.on_disk(path))
        try:
            draft = cls(path, base.of_bytes(left.begun.data, path, is_new=left.begun.is_new), journal=left)
        except InputError:
            left.close(keep=True)
            raise
        if draft.conflict() is None or (draft.is_changed and not draft.is_on_disk()):
            return draft
        draft.discard()  # nothing in it is to be kept, or the program ended when it had just been saved
        return cls(path, base.on_disk(path))

    @classmethod
    def new(cls, kind: Kind, path: Path, kak: Path | None = None) -> Draft:
        """Return the draft of a new input: the skeleton of its kind, or its form, with what a TOR gives.

        Nothing is on disk before it is saved. Raises InputError with the faults of the TOR, UsageError K145 for a kind
        that draws on none and for what can be no input.
        """
        return cls(path, base.begun(kind, path, kak))

    @property
    def values(self) -> dict[str, Any]:
        """What is filled in: mappings, lists and texts, never changed in place; what is empty is "" or absent."""
        return self._history.values

    @property
    def is_changed(self) -> bool:
        """Whether saving would change the file, or make one."""
        return self._base.is_new or self.values != self._base.values

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._history.undone)

    def apply(self, *operations: Operation) -> None:
        """Take one step. Raises InvalidValue, and changes nothing, for what the kind has no place for."""
        with self._lock:
            step, values = self._history.step(operations)
            if step.forth:
                self._keep(lambda: said(step.forth))
                self._history.take(step, values)
                self.revision += 1

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        with self._lock:
            if not self.can_undo:
                return False
            self._keep(self._history.undoing)
            self._history.undo()
            self.revision += 1
            return True

    def redo(self) -> bool:
        """Take the step again that was taken back last; return whether there was one."""
        with self._lock:
            if not self.can_redo:
                return False
            self._keep(self._history.redoing)
            self._history.redo()
            self.revision += 1
            return True

    def checked(
        self, folders: Folders | None = None, *, as_saved: bool = False, instead: dict[str, Any] | None = None
    ) -> Checked:
        """Return it checked as its saved file would be, in words of a form; `location.path` is that of the field.

        A paper that is to be kept is made of it `as_saved`, so that its trace tells what the file will be. With other
        values `instead` it is told how it would be with them.
        """
        with self._lock:
            values, start, model = self.values if instead is None else instead, self._base, self.model
            held = Held(self.preview_bytes() if as_saved else start.data, start.stamp)
            echoed = [*opening.open_elsewhere(self.path), *(self._echoed() if start.has_told else ())]
        file = self.file(values, held)
        found = checking.check(self.path, folders, file) if self.kind else office.checked(self.path, file)
        problems = entered.in_order((*found.problems, *echoed), values, model)
        return replace(found, problems=(*self._told(), *problems))

    def file(self, values: dict[str, Any], held: Held) -> InputFile:
        """Return some values of it as an input file that was read, `held` being what it holds."""
        root = opening.meant(entered.tree(values, self.model, self.path.as_posix()), self.path, MODELS)
        return opening.settled(held, root, (), self.path, MODELS)

    def conflict(self) -> Problem | None:
        """Return K920 where the file on disk is no longer what the draft began from, else None.

        A file that bears the stamp of the last time is not read again; saving reads it all the same.
        """
        start, stamp = self._base, disk.stamp(self.path)
        if stamp is not None and self._compared is not None and self._compared[:2] == (start, stamp):
            return self._compared[2]
        found = base.conflict(self.path, start)
        self._compared = (start, stamp, found) if disk.is_settled(stamp) else None
        return found

    def is_on_disk(self) -> bool:
        """Return whether the file on disk is byte for byte what saving would write."""
        try:
            return disk.read(self.path) == self.preview_bytes()
        except (OSError, InputError):
            return False

    def preview_bytes(self) -> bytes:
        """Return what saving would write. Raises InputError K925 where the file cannot be kept as it is."""
        with self._lock:
            if self._bytes is None or self._bytes[0] != self.revision:
                self._bytes = self.revision, self._base.rewritten(self.values)
            return self._bytes[1]

    def save(self, to: Path | None = None) -> None:
        """Write the file, whole or not at all, and go on from there; under another name, where one is given.

        By that name a workbook may become YAML, and YAML a workbook; files that are named are named from there.

        Raises OutputError where it cannot be written, InputError K920 where the file changed meanwhile; it stays then.
        """
        with self._lock:
            data = self.preview_bytes() if to is None else base.elsewhere(self._base, self.values, to)
            base.write(data, to or self.path, self._base if to is None else None)
            self.path = to or self.path
            self._base = base.on_disk(self.path)
            self._history.saved(self._base.values)
            self._close()

    def discard(self) -> None:
        """Give up what was not saved; on disk nothing of it is left, and the draft is of no more use."""
        with self._lock:
            self._close()

    def release(self) -> None:
        """Let go of the draft; what was not saved stays on disk, for the next one that is opened."""
        with self._lock:
            if self._journal is not None:
                self._journal.close(keep=True)
                self._journal, self._is_released = None, True

    def _echoed(self) -> list[Problem]:
        """Return what only the file tells."""
        if self._base.is_workbook:
            return echo.of_cells(self._base.root, self._base.problems, self.values, self.model)
        return echo.told(self.preview_bytes(), self.path, self.model)

    def _keep(self, record: Callable[[], Any]) -> None:
        """Write what is done next to the journal; where that cannot be, tell so and go on."""
        try:
            if self._journal is None:
                left = Journal.left(self.path.as_posix()) if self._is_released else None
                self._journal = left or self._started()
            self._journal.append(record())
        except OSError as cause:
            self._unkept = telling.unkept(self.path, cause)
        else:
            self._unkept = None

    def _started(self) -> Journal:
        """Return a new journal with the steps from the file to what there is. Raises OSError."""
        journal = Journal.started(Begun(self.path.as_posix(), self._base.data, self._base.is_new))
        for step in self._history.unsaved():
            journal.append(said(step.forth))
        return journal

    def _close(self) -> None:
        if self._journal is not None:
            self._journal.close()
        self._journal, self._unkept, self._bytes = None, None, None
        self.revision += 1

    def _told(self) -> Iterable[Problem]:
        return () if self._unkept is None else (self._unkept,)

    def _take_up(self, journal: Journal) -> None:
        """Do again what a journal holds; what cannot be done is told, and kept beside it."""
        done = 0
        for record in journal.records:
            try:
                self._history.replay(record)
            except InvalidValue:
                break
            done += 1
        self.revision = done
        is_cut = journal.is_cut or done < len(journal.records)
        if done < len(journal.records):
            journal.keep_only(done)
        self.found = telling.taken_up(self.path, done, is_cut=is_cut)
