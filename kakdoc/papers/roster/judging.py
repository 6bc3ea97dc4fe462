"""The rules of a kind asked for many papers that differ in a few fields: what reads none of these is judged once.

Which fields a rule reads is seen, not told: a rule that reads nothing that changes takes the same way through its code
for every row, and finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from kakdoc.base.problems import Problem
from kakdoc.kinds.kind import Document
from kakdoc.kinds.rules.registry import Given, Rule, Shared

Check = Callable[[Any], Iterator[Problem]]
_ALL = frozenset(("__dict__", "__fields_set__", "model_dump", "model_copy", "__pydantic_private__"))
"""What reads every field at once; what a definition computes of them is private to its documents."""


class Judging:
    """The rules of one kind for the rows of one roster, of which the fields `changing` differ, or may for them."""

    def __init__(self, rules: Sequence[Check], changing: frozenset[str]) -> None:
        self._rules, self._changing = rules, changing
        self._once: dict[int, tuple[Problem, ...]] = {}
        self._given: dict[tuple[int, int], tuple[tuple[Any, ...], tuple[Problem, ...]]] = {}
        self._is_first = True

    @property
    def kept(self) -> int:
        """How many rules are not asked again."""
        return len(self._once)

    def __call__(self, document: Document) -> Iterator[Problem]:
        """Yield what is wrong with a document, as its rules would."""
        for place, rule in enumerate(self._rules):
            if place in self._once:
                yield from self._once[place]
            elif isinstance(rule, Shared):
                yield from self._shared(place, rule, document)
            elif self._is_first:
                yield from self._watched(place, rule, document)
            else:
                yield from rule(document)
        self._is_first = False

    def _watched(self, place: int, rule: Check, document: Document) -> Iterator[Problem]:
        """Yield what a rule finds; kept where it reads nothing that changes."""
        watched, read = _watching(document)
        found = tuple(rule(watched))
        if not read & (self._changing | _ALL):
            self._once[place] = found
        yield from found

    def _shared(self, place: int, shared: Shared, document: Document) -> Iterator[Problem]:
        given = shared.given(document)
        for number, rule in enumerate(shared.rules):
            yield from self._of_given((place, number), rule, given)

    def _of_given(self, place: tuple[int, int], rule: Rule, given: Given) -> Iterator[Problem]:
        """Yield what a shared rule finds; what was found for the same of what it needs where that is known."""
        needs = rule.needs.split()
        if "texts" in needs:
            yield from rule(given)
            return
        needed = tuple(getattr(given, name) for name in needs)
        known = self._given.get(place)
        if known is None or not all(one is other or one == other for one, other in zip(known[0], needed, strict=True)):
            known = self._given[place] = (needed, tuple(rule(given)))
        yield from known[1]


def _watching(document: Document) -> tuple[Document, set[str]]:
    """Return a copy of a document, and the names of what is read of it from then on."""
    copy, read = document.model_copy(), set[str]()
    object.__setattr__(copy, "__pydantic_private__", {**(document.__pydantic_private__ or {}), "read": read})
    object.__setattr__(copy, "__class__", _watched_type(type(document)))
    return copy, read


@lru_cache(maxsize=16)
def _watched_type(model: type[Document]) -> type[Document]:
    """Return a type like another one that notes what is read of its values."""

    def noting(self: Any, name: str) -> Any:
        private = object.__getattribute__(self, "__pydantic_private__")
        private["read"].add(name)
        return object.__getattribute__(self, name)

    return type(model.__name__, (model,), {"__getattribute__": noting, "__module__": model.__module__})
