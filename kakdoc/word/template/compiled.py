"""A Word template compiled once and rendered many times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from lxml import etree

from kakdoc.base import package
from kakdoc.base.package import Member
from kakdoc.base.problems import Location, Problem, TemplateError, error
from kakdoc.word import fields, numbered, styles
from kakdoc.word.additions import Additions
from kakdoc.word.drawing.charts.chart import Charts
from kakdoc.word.drawing.layout import keeping
from kakdoc.word.drawing.numbering import Numbering, NumberingPart
from kakdoc.word.drawing.pictures import Pictures
from kakdoc.word.drawing.prose import ProseWriter
from kakdoc.word.parts import base
from kakdoc.word.template import faults, filters, limits, page, restarts, source, tables
from kakdoc.word.template.filters import BLOCK_FILTERS, BODY_FILTERS, CHARTS, PICTURES, RUN_FILTERS, WRITER
from kakdoc.word.template.judging import balance, cautions, joins, marks, soundness, tags
from kakdoc.word.template.parts import CompiledPart
from kakdoc.word.trace import Room, Trace

NUMBERING = "word/numbering.xml"
# What python-docx and lxml raise for a package that is not whole.
_BROKEN = (etree.XMLSyntaxError, AttributeError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Extras:
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
            CHARTS: Charts(self._font, added),
            restarts.NEW_LIST: numbering.new,
        }
        filled = {name: self._filled(part, full) for name, part in self._parts.items()}
        if numbering.lists:
            filled[NUMBERING] = Member.of(NUMBERING, self.numbering_part(numbering).encode())
        if unbroken and (broken := marks.check_marks(self.parts_of(filled), unbroken, self.file)):
            raise TemplateError(*broken)
        made = {**members, **filled, **added.members()}
        carried = self._room.filled(origin, base(made)) if origin else ()
        return package.write((*made.values(), *carried))

    def _filled(self, part: CompiledPart, context: Mapping[str, Any]) -> Member:
        """Return one part filled in; raises TemplateError with the faults of all parts."""
        try:
            return part.render({**context, limits.STEPS: limits.Steps()})
        except TemplateError:
            raise
        except Exception as fault:
            found = self._faults(context) or [_failed(Location(self.file, spot=part.source.label), fault)]
            raise TemplateError(*found) from fault

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
        return [
            problem
            for part in self._parts.values()
            for problem in faults.render_faults(part.source, {**context, limits.STEPS: limits.Steps()}, self.file)
        ]


def compile_template(data: bytes, file: str, setup: page.PageSetup | None = None) -> CompiledTemplate:
    """Return the template in `data`, laid out on the paper of `setup` (None: as it stands in Word).

    `file` is the name that messages use. Raises TemplateError K501–K503, K506–K508, K510, with
    all the faults found.
    """
    members = package.read(data, file)
    try:
        original, members = members, fields.mark_contents(members)
        if setup is not None:
            members = page.apply(members, setup)
        if members is not original:
            data = package.write(members.values())
        known = styles.read(members, file, numbered.read(members))
        restarting = restarts.read(members, known.numbers, known.ids)
        sources = [restarts.restarted(part, restarting) for part in source.read(data)]
        prose = (known, page.text_width(members)) if _prints_prose(sources) else None
        font = styles.default_font(members) if _uses(sources, {"grafik"}) else ""
    except _BROKEN as fault:
        raise TemplateError(_broken(file, fault)) from fault
    parts, problems = _compile_parts(sources, file)
    parts = _arranged(parts, keeping.Layout(members))
    problems += soundness.check_unfilled(members, sources, file)
    if any(each.fatal for each in problems):
        raise TemplateError(*(each for each in problems if each.fatal))
    try:
        warnings = cautions.once((*problems, *cautions.of_package(members, file)))
    except _BROKEN as fault:
        raise TemplateError(_broken(file, fault)) from fault
    return CompiledTemplate(file, members, parts, prose, Extras(font, warnings))


def _arranged(parts: Mapping[str, CompiledPart], layout: keeping.Layout) -> dict[str, CompiledPart]:
    """Return the parts with the body laid out as its last step."""
    return {
        name: part.arranged(layout.arranged) if part.source.label == source.BODY else part
        for name, part in parts.items()
    }


def _broken(file: str, fault: Exception) -> Problem:
    return error(
        "K501",
        f"templat tidak dapat dibuka atau susunan di dalamnya rusak ({fault}).",
        "buka dan simpan ulang di Word sebagai “Dokumen Word (*.docx)”, atau pulihkan templat aslinya.",
    ).at(Location(file))


_CHECKS = (
    soundness.check_left_over, soundness.check_escaping, soundness.check_place, soundness.check_alone, balance.check,
)  # fmt: skip


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
    return _broken(place.file, fault)


# What Jinja and Python raise for brackets, numbers and blocks beyond measure.
_TOO_DEEP = (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError)


def _compile_parts(sources: list[source.PartSource], file: str) -> tuple[dict[str, CompiledPart], list[Problem]]:
    """Return the parts of a template that are to be filled, and all its faults, warnings among them."""
    env = filters.build()
    parts: dict[str, CompiledPart] = {}
    problems: list[Problem] = []
    trees: list[nodes.Template] = []
    for each in sources:
        problems += soundness.check_tags(each, file)
        typed = tags.read(each)
        if astray := list(tags.check(typed, file)) or list(joins.check(typed, file)):
            problems += astray
            continue
        problems += cautions.of_text(typed, file)
        try:
            tree = env.parse(each.source)
            balanced = balance.is_balanced(tree)
            left_over = [problem for check in _CHECKS for problem in check(each, file, tree)]
            template = env.from_string(tree)
        except TemplateSyntaxError as fault:
            problems += faults.syntax_faults(each, fault, env, file)
            continue
        except _TOO_DEEP:
            problems += faults.syntax_faults(each, TemplateSyntaxError(faults.TOO_DEEP, 1), env, file)
            continue
        problems += left_over
        trees.append(tree)
        if each.has_tags or tables.close_stories(each.source) != each.source:
            parts[each.member] = _compiled(each, template, balanced=balanced)
    return parts, [*problems, *cautions.of_input(trees, file)]


def _compiled(part: source.PartSource, template: Template, *, balanced: bool) -> CompiledPart:
    if part.label == source.PROPERTIES:
        return CompiledPart(part, template, () if balanced else (_parsed,))
    whole: list[Callable[[str], str]] = []
    if "{#\n#}" not in part.source:
        whole.append(_join_lines)
    changing, emptying = tables.changes(part.source)
    changing |= not balanced
    if part.label == source.BODY:
        if changing:
            whole += (_resolve_listing, tables.fix_shape)
        if "<wp:docPr" in part.source:
            whole.append(tables.number_drawings)
        if page.ends_with_section(part.source):
            whole.append(page.close_last_section)
    elif changing:
        whole.append(tables.drop_empty)
    emptied = (tables.drop_emptied,) if emptying and not changing else ()
    closed = tables.close_cells if part.label == source.BODY else tables.close_stories
    return CompiledPart(part, template, tuple(whole), (_resolve_listing, *emptied, closed))


def _resolve_listing(xml: str) -> str:
    """Return the XML with line breaks and tabs in texts as Word's own, as docxtpl makes them."""
    if "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml:
        from docxtpl import DocxTemplate

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
