"""What was computed of trees that many papers share, remembered by the trees themselves."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class ByIdentity(Generic[Value]):
    """Remembers a value of a few objects, by the objects themselves: a tree that was read anew is another one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[tuple[int, ...], tuple[tuple[object, ...], Value]] = OrderedDict()

    def find(self, *objects: object) -> Value | None:
        """Return the value of some objects, None when none is known."""
        key = tuple(map(id, objects))
        if key not in self._known:
            return None
        self._known.move_to_end(key)
        return self._known[key][1]

    def keep(self, *objects: object, value: Value) -> Value:
        """Remember the value of some objects, which are kept as well, so that no other gets their identities."""
        self._known[tuple(map(id, objects))] = objects, value
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return value
