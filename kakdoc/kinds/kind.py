"""The contract of a kind: what the program needs of it, said once where the kind is, and what its documents tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kakdoc.base.problems import Problem
from kakdoc.kinds.fields.base import Model
from kakdoc.kinds.fields.marks import FACTS, Fakta, Sifat, TahunNaskah
from kakdoc.kinds.fields.peserta import (
    KUNCI,
    NAMA_BERKAS,
    PESERTA,
    PETIKAN,
    URUT_MULAI,
    BerkasPeserta,
    Kolom,
    Mulai,
    Petikan,
)
from kakdoc.kinds.office import Instansi
from kakdoc.kinds.shape import fields


class Document(Model):
    """Base of the kinds of documents."""

    peserta: BerkasPeserta = PESERTA
    kunci: Kolom = KUNCI
    urut_mulai: Mulai = URUT_MULAI
    petikan: Petikan = PETIKAN
    nama_berkas: Kolom = NAMA_BERKAS
    if TYPE_CHECKING:  # every kind has both among its own fields, in their order
        profil: str
        instansi: Instansi

    def context(self) -> dict[str, Any]:
        """Return what the template prints."""
        raise NotImplementedError

    def unbroken(self) -> tuple[str, ...]:
        """Return the texts that must stand in one piece in the Word file, for programs that look for them."""
        return ()

    def must_print(self) -> tuple[str, ...]:
        """Return the names that the template must print for this paper, so that nothing of it is lost silently."""
        return ()

    def facts(self) -> dict[str, str]:
        """Return what the paper tells of itself when it is asked where it comes from: its fields that are marked so."""
        return {fact: _told(getattr(self, name)) for fact, name in _facts(type(self)).items()}

    @classmethod
    def nature(cls) -> Sifat:
        """Return what papers of the kind are, by what the years in them are those of."""
        return Sifat.RENCANA

    @classmethod
    def derived(cls) -> frozenset[str]:
        """Return the fields whose values come from others; none for kinds that compute in their rules."""
        return frozenset()

    def told(self) -> Iterator[Problem]:
        """Yield what was found when the paper was computed; nothing for kinds that compute in their rules."""
        yield from ()

    def promises(self) -> tuple[str, ...]:
        """Return the outputs that the paper promises, in order."""
        return ()


@lru_cache(maxsize=64)
def _facts(model: type[Model]) -> Mapping[str, str]:
    """Return which field holds which fact, in the order of the facts."""
    found: dict[str, str] = {}
    for name, own in fields(model).items():
        for mark in own.shape.marks:
            if isinstance(mark, Fakta | TahunNaskah):
                found.setdefault(getattr(mark, "nama", "tahun"), name)
    return {fact: found[fact] for fact in FACTS if fact in found}


def _told(value: Any) -> str:
    """Return a fact as it is told: several numbers with commas, nothing for what is not known."""
    given = value if isinstance(value, tuple) else (value,)
    return ", ".join(str(each) for each in given if each is not None)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name in inputs, its schema, its checks and its files in `templates/`."""

    name: str
    title: str
    model: type[Document]
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
    definition: Path | None = None
    """The definition that it was made of; None for the kinds that are written in Python."""
    upon: Path | None = None
    """The definition of another kind that this one builds upon."""
    parts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Several papers of one record: the template of each by its name; empty where there is one."""
    excerpt: str | None = None
    """The template of the excerpt for each row of its roster."""
    roster_table: str | None = None
    """The table that a roster fills; without one each row of a roster is a paper of its own."""
    file_pattern: str | None = None
    """How the papers of a roster are named."""
