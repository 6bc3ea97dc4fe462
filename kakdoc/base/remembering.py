"""What was computed of objects that many papers share, or many checks of one paper ask for, remembered by them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Generic, TypeVar

Value = TypeVar("Value")
Asked = TypeVar("Asked")


class Few(Generic[Value]):
    """Remembers the values that were asked for last: `least` of them, and more while they weigh less than `most`."""

    def __init__(self, least: int, most: int = 0, weight: Callable[[Value], int] = lambda _: 0) -> None:
        self._least, self._most, self._weight = least, most, weight
        self._sum = 0
        self._known: OrderedDict[Hashable, Value] = OrderedDict()

    def find(self, key: Hashable) -> Value | None:
        """Return the value of a key, None when it is not known."""
        if key not in self._known:
            return None
        self._known.move_to_end(key)
        return self._known[key]

    def keep(self, key: Hashable, value: Value) -> Value:
        """Remember the value of a key that is not known."""
        self._known[key] = value
        self._sum += self._weight(value)
        while len(self._known) > self._least and self._sum >= self._most:
            _, oldest = self._known.popitem(last=False)
            self._sum -= self._weight(oldest)
        return value


class ByIdentity(Generic[Value]):
    """Remembers a value of a few objects, by the objects themselves: a tree that was read anew is another one."""

    def __init__(self, most: int) -> None:
        self._known = Few[tuple[tuple[object, ...], Value]](most)

    def find(self, *objects: object) -> Value | None:
        """Return the value of some objects, None when none is known."""
        found = self._known.find(tuple(map(id, objects)))
        return None if found is None else found[1]

    def keep(self, *objects: object, value: Value) -> Value:
        """Remember the value of some objects, which are kept as well, so that no other gets their identities."""
        return self._known.keep(tuple(map(id, objects)), (objects, value))[1]


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
