"""The kinds of documents that kakdoc knows, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kakdoc.documents import kak, kak_checks
from kakdoc.documents.base import Model
from kakdoc.documents.instansi import Instansi
from kakdoc.problems import Problem


class Document(Protocol):
    """What every document offers to the pipeline."""

    profil: str
    instansi: Instansi

    def context(self) -> dict[str, Any]:
        """Return what the template prints."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its name in inputs, its schema, its checks and its files in `templates/`."""

    name: str
    title: str
    model: type[Model]
    checks: Sequence[Callable[[Any], Iterator[Problem]]]
    template: str
    skeleton: str


KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("kak", "Kerangka Acuan Kerja (TOR)", kak.Kak, kak_checks.CHECKS, "kak.docx", "kak.yaml"),
)

BY_NAME = {kind.name: kind for kind in KINDS}
