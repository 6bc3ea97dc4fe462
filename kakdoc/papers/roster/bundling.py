"""All papers of a roster in few files beside the single ones, to be printed at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kakdoc.base.problems import KakdocError, Location, error
from kakdoc.papers.checking import Outcome
from kakdoc.papers.making import Wishes
from kakdoc.papers.saving import write_document
from kakdoc.papers.trace import edits as traced

if TYPE_CHECKING:
    from kakdoc.word.joining.papers import Papers


class Bundle:
    """The joined files of one roster, as its papers come; named after the folder of these."""

    def __init__(self, folder: Path, wishes: Wishes) -> None:
        self._folder, self._wishes, self._made = folder, wishes, 0
        self._papers: Papers | None = None

    def add(self, data: bytes) -> Iterator[Outcome]:
        """Add a paper; yield the outcome of the file that it fills, where papers are to be joined."""
        if not self._wishes.joined:
            return
        from kakdoc.word.joining import papers

        self._papers = self._papers or papers.Papers()
        try:
            self._papers.add(data)
        except papers.NotJoinable as cause:
            message = f"naskah gabungan tidak dibuat: naskahnya {cause}."
            refused = error("K818", message, "pakai naskah tunggalnya.").at(Location(self._folder.as_posix()))
            self._wishes, self._papers = self._wishes._replace(joined=False), None
            yield Outcome(None, (refused,), 1, asked=0)
            return
        if self._papers.count == papers.MOST:
            yield from self.finish()

    def finish(self) -> Iterator[Outcome]:
        """Yield the outcome of the file that is not yet full, where there is one."""
        if self._papers is None:
            return
        self._made += 1
        number = "" if self._made == 1 else f"-{self._made}"
        target = self._folder.with_name(f"{self._folder.name}-gabungan{number}.docx")
        try:
            made = write_document(self._papers.finished(), target, traced.edits, replacing=self._wishes.replacing)
            yield Outcome(None, (), 0, (made,), asked=0)
        except KakdocError as fault:
            yield Outcome(None, fault.problems, fault.exit_code, asked=0)
        self._papers = None
