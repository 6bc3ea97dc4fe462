"""A compiled template filled in: its parts piece by piece, with the steps behind Jinja that they can need.

What only compiling needs is not imported here: most templates were compiled by an earlier run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Template
from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.base.problems import Location, Problem, TemplateError, error
from kakdoc.word import styles
from kakdoc.word.drawing.additions import Additions
from kakdoc.word.drawing.numbering import Numbering, NumberingPart
from kakdoc.word.drawing.pictures import Pictures
from kakdoc.word.drawing.prose import ProseWriter
from kakdoc.word.parts import base
from kakdoc.word.template import limits, source
from kakdoc.word.template.filters import CHARTS, NEW_LIST, PICTURES, WRITER
from kakdoc.word.trace import Room, Trace

if TYPE_CHECKING:
    from kakdoc.word.drawing.charts.chart import Charts

NUMBERING = "word/numbering.xml"
_PIECE = 2**16
_HUGE = 2**20
_LANDSCAPE = 'w:orient="landscape"'
_PARAGRAPH_END, _TABLE, _TABLE_END = "</w:p>", "<w:tbl>", "</w:tbl>"


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part ready to be filled; after Jinja come the steps it can need, no others.

    `whole` steps take the finished part, `local` ones any run of whole paragraphs.
    """

    source: source.PartSource
    template: Template
    whole: tuple[Callable[[str], str], ...] = ()
    local: tuple[Callable[[str], str], ...] = ()

    def arranged(self, step: Callable[[str], str]) -> CompiledPart:
        """Return the part with a last step that looks at whole tables, and at whole sections where pages are turned."""
        steps = (*self.local, step)
        if self.whole or _LANDSCAPE not in self.source.source:
            return replace(self, local=steps)
        return replace(self, whole=steps, local=())

    def render(self, context: Mapping[str, Any]) -> Member:
        """Return the part filled in, as it is stored."""
        return Member.of_pieces(self.source.member, self._pieces(context))

    def _pieces(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        yield self.source.head.encode()
        chunks = limits.limited(self.template.root_render_func(self.template.new_context(dict(context))))
        if self.whole:
            yield _through((*self.whole, *self.local), "".join(chunks)).encode()
        else:
            for piece in _by_paragraph(chunks):
                yield _through(self.local, piece).encode()
        yield self.source.tail.encode()


def _through(steps: Iterable[Callable[[str], str]], xml: str) -> str:
    for step in steps:
        xml = step(xml)
    return xml


def _by_paragraph(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the chunks joined to pieces of some size, each but the last ending with a paragraph."""
    waiting: list[str] = []
    size, enough = 0, _PIECE
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size > enough:
            text = "".join(waiting)
            end = _end_of_blocks(text)
            if end:
                yield text[:end]
                text = text[end:]
            waiting, size = [text], len(text)
            enough = max(_PIECE, 2 * size)  # a paragraph without end is not searched again at each chunk
    yield "".join(waiting)


def _end_of_blocks(xml: str) -> int:
    """Return where the last paragraph ends, outside tables as long as they are not huge; 0 when it does not."""
    end = xml.rfind(_PARAGRAPH_END) + len(_PARAGRAPH_END)
    open_tables = xml.count(_TABLE, 0, end) - xml.count(_TABLE_END, 0, end)
    if open_tables > 0 and len(xml) < _HUGE:
        end = xml.rfind(_TABLE, 0, end)
        return end if xml.count(_TABLE, 0, end) == xml.count(_TABLE_END, 0, end) else 0
    return end if end >= len(_PARAGRAPH_END) else 0


class Extras(NamedTuple):
    """What a template has beside its parts: the font of its charts, and what to warn of."""

    font: str
    warnings: Sequence[Problem]


class CompiledTemplate:
    """A template ready to be filled with any number of contexts."""

    def __init__(
        self,
        file: str,
        members: package.Package,
        parts: Mapping[str, CompiledPart],
        prose: tuple[styles.Styles, int] | None,
        extras: Extras,
    ) -> None:
        self.file = file
        self.warnings = extras.warnings
        self._members = members
        self._parts = parts
        self._room = Room(members)
        self._prose = prose
        self._font = extras.font
        numbering = members[NUMBERING].data.decode() if NUMBERING in members else ""
        self._numbering = NumberingPart(numbering)

    def render(
        self,
        context: Mapping[str, Any],
        pictures: Mapping[str, bytes] | None = None,
        unbroken: Sequence[str] = (),
        origin: Trace | None = None,
    ) -> bytes:
        """Return the bytes of the Word file; the same context gives the same bytes.

        The context is plain: mappings, lists, texts, whole numbers and Decimals; `pictures` are PNG and
        JPEG files by the name they have there, `unbroken` marks that another program fills in, `origin` what the
        paper is to carry of where it came from.
        Raises TemplateError with every fault that this context brings to light (K504–K506, K510, K511).
        """
        numbering = self.numbering()
        members = self._room.members if origin else self._members
        added = Additions(members)
        full = {
            **context,
            WRITER: self.prose_writer(numbering),
            PICTURES: Pictures(pictures or {}, added),
            CHARTS: partial(_charts, self._font, added),
            NEW_LIST: numbering.new,
        }
        filled = {name: self._filled(part, full) for name, part in self._parts.items()}
        if numbering.lists:
            filled[NUMBERING] = Member.of(NUMBERING, self.numbering_part(numbering).encode())
        if unbroken:
            self._check_unbroken(filled, unbroken)
        made = {**members, **filled, **added.members()}
        carried = self._room.filled(origin, base(made)) if origin else ()
        return package.write((*made.values(), *carried))

    def prints(self, name: str) -> bool:
        """Return whether a name stands in the tags of the template."""
        return any(name in part.source.source for part in self._parts.values())

    def _filled(self, part: CompiledPart, context: Mapping[str, Any]) -> Member:
        """Return one part filled in; raises TemplateError with the faults of all parts."""
        try:
            return part.render({**context, limits.STEPS: limits.Steps()})
        except TemplateError:
            raise
        except Exception as fault:
            found = self._faults(context) or [_failed(Location(self.file, spot=part.source.label), fault)]
            raise TemplateError(*found) from fault

    def _check_unbroken(self, filled: Mapping[str, Member], unbroken: Sequence[str]) -> None:
        """Raise TemplateError K511 for a mark that another program would not find, or could not fill in."""
        from kakdoc.word.template.judging import srikandi

        if broken := srikandi.check_marks(self.parts_of(filled), unbroken, self.file):
            raise TemplateError(*broken)

    def parts_of(self, filled: Mapping[str, Member]) -> list[str]:
        """Return the XML of each part that was filled."""
        return [filled[name].data.decode() for name in self._parts]

    def numbering(self) -> Numbering:
        """Return the lists of one document, none yet."""
        return self._numbering.start()

    def numbering_part(self, numbering: Numbering) -> str:
        """Return the numbering part with the lists of one document."""
        return self._numbering.with_lists(numbering)

    def prose_writer(self, numbering: Numbering) -> ProseWriter | None:
        """Return the writer that the prose filters of one document use."""
        return ProseWriter(self._prose[0], numbering, self._prose[1]) if self._prose else None

    def _faults(self, context: Mapping[str, Any]) -> list[Problem]:
        from kakdoc.word.template import faults

        return [
            problem
            for part in self._parts.values()
            for problem in faults.render_faults(part.source, {**context, limits.STEPS: limits.Steps()}, self.file)
        ]


def _charts(font: str, added: Additions) -> Charts:
    """Return what draws the charts of a document, loaded for templates that have some."""
    from kakdoc.word.drawing.charts.chart import Charts

    return Charts(font, added)


def _failed(place: Location, fault: Exception) -> Problem:
    """Return what to say of a rendering that failed though each tag of it can be computed."""
    if isinstance(fault, etree.XMLSyntaxError):
        message = (
            "hasil pengisian bukan lagi susunan Word yang utuh: sebuah saringan atau blok ({% filter %}, {% set %}, "
            "{% macro %}) mengubah tanda seperti & dan < yang sudah siap cetak."
        )
        remedy = "terapkan saringan langsung pada isiannya, misalnya {{ judul|upper }}, bukan pada blok."
        return error("K505", message, remedy).at(place)
    if isinstance(fault, MemoryError | RecursionError | limits.TooMuchError):
        message, remedy = "hasil pengisiannya terlalu besar.", "periksa perulangan dan perhitungan di templat."
        return error("K505", message, remedy).at(place)
    return broken(place.file, fault)


def broken(file: str, fault: Exception) -> Problem:
    """Return K501 for a template that is not whole."""
    return error(
        "K501",
        f"templat tidak dapat dibuka atau susunan di dalamnya rusak ({fault}).",
        "buka dan simpan ulang di Word sebagai “Dokumen Word (*.docx)”, atau pulihkan templat aslinya.",
    ).at(Location(file))
