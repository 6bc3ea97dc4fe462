"""A Word template compiled once and rendered many times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Template, TemplateSyntaxError
from lxml import etree

from kakdoc.problems import Location, Problem, TemplateError, error
from kakdoc.rendering import environment, faults, keeping, package, page, soundness, source, styles, tables
from kakdoc.rendering.additions import Additions
from kakdoc.rendering.chart import Charts
from kakdoc.rendering.content_parts import base
from kakdoc.rendering.environment import BLOCK_FILTERS, BODY_FILTERS, CHARTS, PICTURES, RUN_FILTERS, WRITER
from kakdoc.rendering.numbering import Numbering, NumberingPart
from kakdoc.rendering.package import Member
from kakdoc.rendering.pictures import Pictures
from kakdoc.rendering.prose import ProseWriter
from kakdoc.rendering.trace import Room, Trace

NUMBERING = "word/numbering.xml"
_PIECE = 2**16
_HUGE = 2**20
_LANDSCAPE = 'w:orient="landscape"'
_PARAGRAPH_END, _TABLE, _TABLE_END = "</w:p>", "<w:tbl>", "</w:tbl>"
# What python-docx and lxml raise for a package that is not whole.
_BROKEN = (etree.XMLSyntaxError, AttributeError, KeyError, TypeError, ValueError, PackageNotFoundError)


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part ready to be filled; after Jinja come the steps it can need, no others.

    `whole` steps take the finished part, `local` ones any run of whole paragraphs.
    """

    source: source.PartSource
    template: Template
    whole: tuple[Callable[[str], str], ...] = ()
    local: tuple[Callable[[str], str], ...] = ()

    def render(self, context: Mapping[str, Any]) -> Member:
        """Return the part filled in, as it is stored."""
        return Member.of_pieces(self.source.member, self._pieces(context))

    def _pieces(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        yield self.source.head.encode()
        if self.whole:
            yield _through((*self.whole, *self.local), self.template.render(context)).encode()
        else:
            for piece in _by_paragraph(self.template.generate(context)):
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
            enough = max(_PIECE, 2 * size)
    yield "".join(waiting)


def _end_of_blocks(xml: str) -> int:
    """Return where the last paragraph ends, outside tables as long as they are not huge; 0 when it does not."""
    end = xml.rfind(_PARAGRAPH_END) + len(_PARAGRAPH_END)
    open_tables = xml.count(_TABLE, 0, end) - xml.count(_TABLE_END, 0, end)
    if open_tables > 0 and len(xml) < _HUGE:
        end = xml.rfind(_TABLE, 0, end)
        return end if xml.count(_TABLE, 0, end) == xml.count(_TABLE_END, 0, end) else 0
    return end if end >= len(_PARAGRAPH_END) else 0


class CompiledTemplate:
    """A template ready to be filled with any number of contexts."""

    def __init__(
        self,
        file: str,
        members: package.Package,
        parts: Mapping[str, CompiledPart],
        prose: tuple[styles.Styles, int] | None,
        font: str = "",
    ) -> None:
        self.file = file
        self._members = members
        self._parts = parts
        self._room = Room(members)
        self._prose = prose
        self._font = font
        numbering = members[NUMBERING].data.decode() if prose and NUMBERING in members else ""
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
        JPEG files by the name they have there, `unbroken` texts that must come out in one piece, `origin` what the
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
            CHARTS: Charts(self._font, added),
        }
        try:
            filled = {name: part.render(full) for name, part in self._parts.items()}
        except TemplateError:
            raise
        except Exception as fault:
            raise TemplateError(*self._faults(full, fault)) from fault
        if numbering.lists:
            filled[NUMBERING] = Member.of(NUMBERING, self.numbering_part(numbering).encode())
        if unbroken and (broken := soundness.check_unbroken(self.parts_of(filled), unbroken, self.file)):
            raise TemplateError(*broken)
        made = {**members, **filled, **added.members()}
        carried = self._room.filled(origin, base(made)) if origin else ()
        return package.write((*made.values(), *carried))

    def parts_of(self, filled: Mapping[str, Member]) -> str:
        """Return the XML of the parts that were filled, one after the other."""
        return "".join(filled[name].data.decode() for name in self._parts)

    def numbering(self) -> Numbering:
        """Return the lists of one document, none yet."""
        return self._numbering.start()

    def numbering_part(self, numbering: Numbering) -> str:
        """Return the numbering part with the lists of one document."""
        return self._numbering.with_lists(numbering)

    def prose_writer(self, numbering: Numbering) -> ProseWriter | None:
        """Return the writer that the prose filters of one document use."""
        return ProseWriter(self._prose[0], numbering, self._prose[1]) if self._prose else None

    def _faults(self, context: Mapping[str, Any], fault: Exception) -> list[Problem]:
        found = [
            problem
            for part in self._parts.values()
            for problem in faults.render_faults(part.source, context, self.file)
        ]
        return found or [_broken(self.file, fault)]


def compile_template(data: bytes, file: str, setup: page.PageSetup | None = None) -> CompiledTemplate:
    """Return the template in `data`, laid out on the paper of `setup` (None: as it stands in Word).

    `file` is the name that messages use. Raises TemplateError K501–K503, K506–K508, K510, with
    all the faults found.
    """
    members = package.read(data, file)
    try:
        if setup is not None:
            members = page.apply(members, setup)
            data = package.write(members.values())
        sources = source.read(data)
        prose = (styles.read(members, file), page.text_width(members)) if _prints_prose(sources) else None
        font = styles.default_font(members) if _uses(sources, {"grafik"}) else ""
    except _BROKEN as fault:
        raise TemplateError(_broken(file, fault)) from fault
    parts, problems = _compile_parts(sources, file, keeping.Layout(members))
    problems += soundness.check_unfilled(members, sources, file)
    if problems:
        raise TemplateError(*problems)
    return CompiledTemplate(file, members, parts, prose, font)


def _broken(file: str, fault: Exception) -> Problem:
    return error(
        "K501",
        f"templat tidak dapat dibuka atau susunan di dalamnya rusak ({fault}).",
        "buka dan simpan ulang di Word sebagai “Dokumen Word (*.docx)”, atau pulihkan templat aslinya.",
    ).at(Location(file))


def _compile_parts(
    sources: list[source.PartSource], file: str, layout: keeping.Layout
) -> tuple[dict[str, CompiledPart], list[Problem]]:
    env = environment.build()
    parts: dict[str, CompiledPart] = {}
    problems: list[Problem] = []
    for each in sources:
        problems += soundness.check_tags(each, file)
        try:
            tree = env.parse(each.source)
            balanced = soundness.is_balanced(tree)
            checks = (soundness.check_left_over, soundness.check_escaping, soundness.check_place)
            left_over = [problem for check in checks for problem in check(each, file, tree)]
            template = env.from_string(tree)
        except TemplateSyntaxError as fault:
            problems += faults.syntax_faults(each, fault, env, file)
            continue
        problems += left_over
        if each.has_tags or tables.close_stories(each.source) != each.source:
            parts[each.member] = _compiled(each, template, layout, balanced=balanced)
    return parts, problems


def _compiled(part: source.PartSource, template: Template, layout: keeping.Layout, *, balanced: bool) -> CompiledPart:
    if part.label == source.PROPERTIES:
        return CompiledPart(part, template, () if balanced else (_parsed,))
    whole: list[Callable[[str], str]] = []
    local: list[Callable[[str], str]] = [_resolve_listing, tables.close_stories]
    if "{#\n#}" not in part.source:
        whole.append(_join_lines)
    if part.label == source.BODY:
        if tables.can_change_shape(part.source) or not balanced:
            whole += (_resolve_listing, tables.fix_shape)
        if "<wp:docPr" in part.source:
            whole.append(tables.number_drawings)
        if page.ends_with_section(part.source):
            whole.append(page.close_last_section)
        if whole or _LANDSCAPE in part.source:
            whole.append(layout.arranged)
        else:
            local.append(layout.arranged)
    elif tables.can_change_shape(part.source) or not balanced:
        whole.append(tables.drop_empty)
    return CompiledPart(part, template, tuple(whole), tuple(local))


def _resolve_listing(xml: str) -> str:
    """Return the XML with line breaks and tabs in texts as Word's own, as docxtpl makes them."""
    if "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml:
        return str(DocxTemplate("").resolve_listing(xml))
    return xml


def _join_lines(xml: str) -> str:
    return source.PARAGRAPH.sub("<w:p", xml.replace("\n<w:p", "<w:p"))


def _parsed(xml: str) -> str:
    tables.parse(xml)
    return xml


def _prints_prose(sources: list[source.PartSource]) -> bool:
    return _uses(sources, (BLOCK_FILTERS | RUN_FILTERS) - BODY_FILTERS)


def _uses(sources: list[source.PartSource], names: AbstractSet[str]) -> bool:
    return any(f"|{name}" in part.source.replace(" ", "") for part in sources for name in names)
