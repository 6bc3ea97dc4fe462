"""The contract of a kind: what the program needs of it, said once where the kind is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kakdoc.base.problems import Problem
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.office import Instansi


class Document(Protocol):
    """What every document offers to those who make its paper."""

    profil: str
    instansi: Instansi

    def context(self) -> dict[str, Any]:
        """Return what the template prints."""

    def unbroken(self) -> tuple[str, ...]:
        """Return the texts that must stand in one piece in the Word file."""

    def facts(self) -> Mapping[str, str]:
        """Return what the paper tells of itself when it is asked where it comes from."""

    def promises(self) -> tuple[str, ...]:
        """Return the outputs that the paper promises."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name in inputs, its schema, its checks and its files in `templates/`."""

    name: str
    title: str
    model: type[Model]
    checks: Sequence[Callable[[Any], Iterator[Problem]]]
    template: str
    skeleton: str
    names: str
    """What its templates can print beyond the input; see `listed.printed`."""
    copy_checks: Callable[[Any], Iterator[Problem]] | None = None
    """What is checked before a certified copy (salinan) is made; None for kinds that have none.

    Of a paper that has none it warns.
    """
    prefill: Callable[[Any], Mapping[str, Any]] | None = None
    """What a form takes over from a TOR: keys and values as typed; `kak` itself is set by the form."""
