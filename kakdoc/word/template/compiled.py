"""A Word template compiled once: read, judged, its steps chosen; `filling` makes papers of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from jinja2 import Template, TemplateSyntaxError, nodes
from lxml import etree

from kakdoc.base import package
from kakdoc.base.problems import Problem, TemplateError
from kakdoc.word import fields, styles
from kakdoc.word.drawing import numbered
from kakdoc.word.drawing.layout import keeping
from kakdoc.word.template import faults, filters, page, repairs, restarts, source
from kakdoc.word.template.filling import CompiledPart, CompiledTemplate, Extras, broken
from kakdoc.word.template.filters import BLOCK_FILTERS, BODY_FILTERS, RUN_FILTERS
from kakdoc.word.template.judging import balance, cautions, joins, soundness, tags

# What python-docx and lxml raise for a package that is not whole.
_BROKEN = (etree.XMLSyntaxError, AttributeError, KeyError, TypeError, ValueError)


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
        raise TemplateError(broken(file, fault)) from fault
    parts, problems = _compile_parts(sources, file)
    parts = _arranged(parts, keeping.Layout(members))
    problems += soundness.check_unfilled(members, sources, file)
    if any(each.fatal for each in problems):
        raise TemplateError(*(each for each in problems if each.fatal))
    try:
        warnings = cautions.once((*problems, *cautions.of_package(members, file)))
    except _BROKEN as fault:
        raise TemplateError(broken(file, fault)) from fault
    return CompiledTemplate(file, members, parts, prose, Extras(font, warnings))


def _arranged(parts: Mapping[str, CompiledPart], layout: keeping.Layout) -> dict[str, CompiledPart]:
    """Return the parts with the body laid out as its last step."""
    return {
        name: part.arranged(layout.arranged) if part.source.label == source.BODY else part
        for name, part in parts.items()
    }


_CHECKS = (
    soundness.check_left_over, soundness.check_escaping, soundness.check_place, soundness.check_alone, balance.check,
)  # fmt: skip


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
        if each.has_tags or repairs.close_stories(each.source) != each.source:
            parts[each.member] = _compiled(each, template, balanced=balanced)
    return parts, [*problems, *cautions.of_input(trees, file)]


def _compiled(part: source.PartSource, template: Template, *, balanced: bool) -> CompiledPart:
    if part.label == source.PROPERTIES:
        return CompiledPart(part, template, () if balanced else (repairs.parsed,))
    whole: list[Callable[[str], str]] = []
    if "{#\n#}" not in part.source:
        whole.append(repairs.join_lines)
    changing, emptying = repairs.changes(part.source)
    changing |= not balanced
    if part.label == source.BODY:
        if changing:
            whole += (repairs.resolve_listing, repairs.fix_shape)
        if "<wp:docPr" in part.source:
            whole.append(repairs.number_drawings)
        if page.ends_with_section(part.source):
            whole.append(page.close_last_section)
    elif changing:
        whole.append(repairs.drop_empty)
    emptied = (repairs.drop_emptied,) if emptying and not changing else ()
    closed = repairs.close_cells if part.label == source.BODY else repairs.close_stories
    return CompiledPart(part, template, tuple(whole), (repairs.resolve_listing, *emptied, closed))


def _prints_prose(sources: list[source.PartSource]) -> bool:
    return _uses(sources, (BLOCK_FILTERS | RUN_FILTERS) - BODY_FILTERS)


def _uses(sources: list[source.PartSource], names: AbstractSet[str]) -> bool:
    return any(f"|{name}" in part.source.replace(" ", "") for part in sources for name in names)
