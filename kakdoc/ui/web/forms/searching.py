"""Regulations that some words mean, as a field offers them: the key that is typed, the name, the title."""

from __future__ import annotations

from typing import NamedTuple

from kakdoc.base.problems import InputError
from kakdoc.kinds.law.acts import citable
from kakdoc.kinds.law.peraturan import Peraturan
from kakdoc.papers.lookups import regulations

_MOST = 12
"""Regulations that are offered at once."""
_LEAST = 2
"""Letters from which on is searched."""


class Offer(NamedTuple):
    """A regulation to choose."""

    kunci: str
    sebutan: str
    judul: str


def found(words: str) -> list[Offer]:
    """Return the regulations that words mean: those of the register first, then acts of the list that can be cited.

    Those of the register that only amend another come after the others, those that were replaced last.
    """
    if len(words.strip()) < _LEAST:
        return []
    try:
        register = regulations.read()
        meant = regulations.search(register, words)
    except InputError:  # none is meant, or the register is wrong, which is told where an input is checked
        return []
    hits = sorted(meant.registered, key=lambda hit: (_is_replaced(hit[1]), _amends(hit[1])))
    own = [Offer(key, register.head(each), _title(each)) for key, each in hits]
    acts = [(act.key, citable.regulation(act)) for act in meant.listed[:_MOST] if citable.is_citable(act)]
    return [*own, *(Offer(key, register.head(each), each.judul) for key, each in acts)][:_MOST]


def _is_replaced(peraturan: Peraturan) -> bool:
    """Return whether a regulation was replaced whole; such a one is offered last."""
    return peraturan.diganti is not None and not peraturan.diganti.sebagian


def _amends(peraturan: Peraturan) -> bool:
    return peraturan.judul.startswith("Perubahan ")


def _title(peraturan: Peraturan) -> str:
    return f"{peraturan.judul} (sudah diganti)" if _is_replaced(peraturan) else peraturan.judul
