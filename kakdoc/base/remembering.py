"""What was computed of objects that many papers share, or many checks of one paper ask for, remembered by them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

Value = TypeVar("Value")
Asked = TypeVar("Asked")


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


def of_the_last(most: int) -> Callable[[Callable[[Asked], Value]], Callable[[Asked], Value]]:
    """Return a decorator that keeps what a function gave for the last objects, which nobody may change."""

    def decorate(compute: Callable[[Asked], Value]) -> Callable[[Asked], Value]:
        known = ByIdentity[Value](most)

        @wraps(compute)
        def remembered(asked: Asked) -> Value:
            found = known.find(asked)
            return known.keep(asked, value=compute(asked)) if found is None else found

        return remembered

    return decorate
