"""The steps that were taken on some values, each with what takes it back: undone and done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pydantic import BaseModel

from kakdoc.papers.forms.drafting import wire
from kakdoc.papers.forms.drafting.operations import Operation, applied, nowhere
from kakdoc.papers.forms.drafting.places import fitted

_LONGEST = 1_000
"""Steps that can be taken back."""


class Step(NamedTuple):
    """Operations that are one step, and those that take it back, in their order."""

    forth: tuple[Operation, ...]
    back: tuple[Operation, ...]


UNDO, REDO = "undo", "redo"
"""What a journal says of steps that were taken back, and taken again."""


@dataclass
class History:
    """Some values with the steps to and from them.

    Of the steps `done` the first ones are `older` than the journal, which can only be told of what takes them back; of
    those `undone` the journal knows the last ones.
    """

    values: dict[str, Any]
    model: type[BaseModel]
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    older: int = 0
    known: int = 0

    def step(self, operations: Sequence[Operation]) -> tuple[Step, dict[str, Any]]:
        """Return some operations as one step, and the values after it; raises InvalidValue, and nothing is changed."""
        values: Any = self.values
        forth: list[Operation] = []
        back: list[Operation] = []
        for operation in operations:
            for each in fitted(operation, self.model, values):
                values, inverse = applied(values, each)
                forth.append(each)
                back.insert(0, inverse)
        return Step(tuple(forth), tuple(back)), values

    def take(self, step: Step, values: dict[str, Any]) -> None:
        """Take a step."""
        self.values = values
        self.done.append(step)
        self.undone.clear()
        self.known = 0
        if len(self.done) > _LONGEST:
            del self.done[0]
            self.older = max(0, self.older - 1)

    def saved(self, values: dict[str, Any]) -> None:
        """Go on from values that were saved; the steps to them can be undone, and no journal knows them."""
        self.values = values
        self.undone.clear()
        self.older, self.known = len(self.done), 0

    def unsaved(self) -> list[Step]:
        """Return the steps from what was saved; only those are what a new journal has to know."""
        self.known = 0
        return self.done[self.older :]

    def undoing(self) -> Any:
        """Return what a journal is told before the last step is taken back."""
        return UNDO if len(self.done) > self.older else said(self.done[-1].back)

    def undo(self) -> None:
        """Take the last step back."""
        step = self.done.pop()
        self.values = self._after(step.back)
        self.undone.append(step)
        is_known = len(self.done) >= self.older
        self.older, self.known = min(self.older, len(self.done)), self.known + 1 if is_known else 0

    def redoing(self) -> Any:
        """Return what a journal is told before the step that was taken back last is taken again."""
        return REDO if self.known else said(self.undone[-1].forth)

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        step = self.undone.pop()
        self.values = self._after(step.forth)
        self.done.append(step)
        self.known = max(0, self.known - 1)

    def _after(self, operations: Sequence[Operation]) -> dict[str, Any]:
        values: Any = self.values
        for each in operations:
            values = applied(values, each)[0]
        found: dict[str, Any] = values
        return found

    def replay(self, record: Any) -> None:
        """Do what a line of a journal says. Raises InvalidValue where it says nothing that can be done."""
        if record == UNDO and self.done:
            self.undo()
        elif record == REDO and self.undone:
            self.redo()
        elif isinstance(record, list) and record:
            self.take(*self.step([wire.read(each) for each in record]))
        else:
            raise nowhere("baris draf ini tidak terbaca.")


def said(operations: Sequence[Operation]) -> list[Any]:
    """Return operations as a journal has them."""
    return [wire.written(each) for each in operations]
