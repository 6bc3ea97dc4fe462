"""The pages of papers while they are being written: the newest is printed, a few are kept, none is waited for long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Condition, Thread

from kakdoc.base import package
from kakdoc.base.problems import Problem, TemplateError, warning
from kakdoc.papers.pdf import printing
from kakdoc.papers.pdf.preview import passages, pictures
from kakdoc.papers.pdf.preview.office import Limits, Office
from kakdoc.papers.pdf.preview.passages import Passage
from kakdoc.word.comparing import content, reading
from kakdoc.word.comparing.reading import Paragraph

_KEPT = 8
"""Papers whose pages are kept, of some hundred kilobytes each."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a paper: the key by which pictures are asked for, how many, and why there are none.

    None and no note: a newer paper has come meanwhile, whose pages are asked for elsewhere.
    """

    key: str
    count: int
    note: Problem | None = None


@dataclass
class _Kept:
    """A paper, its pages, and what it reads."""

    paper: bytes
    pdf: bytes
    pages: Pages

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return _read(self.paper)


class Preview:
    """Shows papers of one running program; `close` ends its LibreOffice. All of it may be called from many threads."""

    def __init__(self, program: str | None = "", limits: Limits | None = None) -> None:
        """Print with a LibreOffice, with the one that is installed where none is named; with none if that is None."""
        found = printing.office() if program == "" else program
        self._office = Office(found, limits or Limits()) if found else None
        self._kept = OrderedDict[str, _Kept]()
        self._turn = Condition()
        self._newest: dict[str, str] = {}
        self._is_busy = False

    def start(self) -> None:
        """Start LibreOffice beside what goes on, so that the first paper need not wait for it."""
        if self._office is not None:
            Thread(target=self._office.start, daemon=True).start()

    def close(self) -> None:
        """End LibreOffice, also while it prints."""
        if self._office is not None:
            self._office.close()

    def pages(self, paper: bytes, of: str = "") -> Pages:
        """Return the pages of a Word file once they are printed; K945–K947 in the note where there are none.

        Of papers that wait for their turn, of one input (`of`), only the newest is printed.
        """
        key = package.digest(paper)
        if self._office is None:
            return Pages(key, 0, _without_office())
        with self._in_turn(key, of) as is_wanted:
            if (known := self._known(key)) is not None:
                return known.pages
            if not is_wanted:
                return Pages(key, 0)
            return self._printed(self._office, key, paper)

    @contextmanager
    def _in_turn(self, key: str, of: str) -> Iterator[bool]:
        """Wait until nothing is printed, or this is not the newest paper of its input any more, or it is known."""
        with self._turn:
            self._newest[of] = key
            self._turn.notify_all()
            self._turn.wait_for(lambda: not self._is_busy or self._newest.get(of) != key or key in self._kept)
            is_wanted = self._newest.get(of) == key and key not in self._kept
            self._is_busy |= is_wanted
        try:
            yield is_wanted
        finally:
            with self._turn:
                if is_wanted:
                    self._is_busy = False
                self._turn.notify_all()

    def _printed(self, office: Office, key: str, paper: bytes) -> Pages:
        try:
            pdf = office.to_pdf(paper)
        except OSError:
            return Pages(key, 0, _unanswered())
        count = pictures.count(pdf)
        pages = Pages(key, count, None if count else _unprintable())
        with self._turn:
            self._kept[key] = _Kept(paper, pdf, pages)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return pages

    def _known(self, key: str) -> _Kept | None:
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _shown(self, key: str) -> _Kept:
        """Return a paper whose pages were printed. Raises LookupError for one that is no longer kept."""
        if (known := self._known(key)) is None:
            raise LookupError(key)
        return known

    def picture(self, key: str, page: int, width: int) -> bytes:
        """Return a page, counted from 1, as PNG of about so many pixels across.

        Raises LookupError for what is not there, or no longer.
        """
        return pictures.png(self._shown(key).pdf, page, width)

    def text_at(self, key: str, page: int, x: float, y: float) -> str:
        """Return the paragraph at a point of a page: 0, 0 is its upper left corner and 1, 1 its lower right one.

        What stands in no paragraph, such as a number, is given as its line; "" where nothing is printed.
        Raises LookupError as `picture`.
        """
        return self.passage_at(key, page, (x, y)).paragraph

    def passage_at(self, key: str, page: int, point: tuple[float, float]) -> Passage:
        """Return what stands at a point as `text_at` counts it: line, paragraph, row. Raises LookupError."""
        known = self._shown(key)
        (width, height), found = pictures.segments(known.pdf, page)
        return passages.at_point(found, (point[0] * width, (1 - point[1]) * height), known.paragraphs)

    def reading(self, paper: bytes) -> list[Paragraph]:
        """Return a paper as text with its numbers, headings and tables; nothing for what is no Word file."""
        return _read(paper)


def _read(paper: bytes) -> list[Paragraph]:
    try:
        return reading.paragraphs(content.blocks(package.read(paper, "")))
    except (TemplateError, ValueError):
        return []


def _without_office() -> Problem:
    message = "halaman tidak dapat digambar karena LibreOffice belum terpasang; yang tampak adalah bacaannya."
    return warning("K945", message, "pasang LibreOffice (dari libreoffice.org), lalu buka lagi halaman ini.")


def _unanswered() -> Problem:
    message = "LibreOffice berhenti atau tidak menjawab; untuk sementara yang tampak adalah bacaan naskahnya."
    return warning("K946", message, "tunggu sebentar; LibreOffice dijalankan lagi dengan sendirinya.")


def _unprintable() -> Problem:
    message = "LibreOffice tidak dapat membuka naskah ini; yang tampak adalah bacaannya."
    return warning("K947", message, "buat naskahnya, lalu periksa di Word.")
