"""What every kind of paper tells of itself; its fields are its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.fields.marks import FACTS, Fakta, TahunNaskah


class Document(Model):
    """Base of the kinds of documents."""

    def unbroken(self) -> tuple[str, ...]:
        """Return the texts that must stand in one piece in the Word file, for programs that look for them."""
        return ()

    def facts(self) -> dict[str, str]:
        """Return what the paper tells of itself when it is asked where it comes from: its fields that are marked so."""
        return {fact: _told(getattr(self, name)) for fact, name in _facts(type(self)).items()}

    def promises(self) -> tuple[str, ...]:
        """Return the outputs that the paper promises, in order."""
        return ()


@lru_cache(maxsize=64)
def _facts(model: type[Model]) -> Mapping[str, str]:
    """Return which field holds which fact, in the order of the facts."""
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Fakta | TahunNaskah):
                found.setdefault(getattr(mark, "nama", "tahun"), name)
    return {fact: found[fact] for fact in FACTS if fact in found}


def _told(value: Any) -> str:
    """Return a fact as it is told: several numbers with commas, nothing for what is not known."""
    given = value if isinstance(value, tuple) else (value,)
    return ", ".join(str(each) for each in given if each is not None)
