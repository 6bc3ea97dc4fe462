"""Whether templates and definitions go together: names that are not there, fields that are never printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kakdoc.base import disk
from kakdoc.base.bundled import template as template_file
from kakdoc.base.problems import InputError, Location, Problem, TemplateError, error, refusal, suggestion
from kakdoc.inputs.drawing_on import definitions
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.listed.printed import DAFTAR, KELOMPOK, KUNCI, Name, printable_names
from kakdoc.papers.catalog import BY_NAME
from kakdoc.word.template.compiled import compile_template
from kakdoc.word.template.judging import uses
from kakdoc.word.template.judging.uses import Use


class Judged(NamedTuple):
    """One kind with its templates, and all that is wrong with them."""

    name: str
    templates: tuple[str, ...]
    problems: tuple[Problem, ...]


def judged(names: Iterable[str] = BY_NAME) -> Iterator[Judged]:
    """Yield kinds, all that there are, judged; what keeps one from being made is told of it, never raised."""
    for name in names:
        try:
            kind = BY_NAME[name]
        except InputError as fault:
            yield Judged(name, (), fault.problems)
        else:
            yield Judged(name, of(kind), tuple(dict.fromkeys(_of_kind(kind))))


def of(kind: Kind) -> tuple[str, ...]:
    """Return the templates of a kind, as `templates/` has them, each once."""
    found = [*(kind.parts.values() or (kind.template,)), *((kind.excerpt,) if kind.excerpt else ())]
    return tuple(dict.fromkeys(found))


def _of_kind(kind: Kind) -> Iterator[Problem]:
    listed = printable_names(kind.model, kind.names)
    met: list[Use] = []
    whole = True
    for name in of(kind):
        try:
            found, told = _of_template(name)
        except TemplateError as fault:
            yield from fault.problems
            whole = False
            continue
        yield from told
        yield from _unknown(found, listed, definitions.papers(kind))
        met += found
    yield from definitions.faults_of_example(kind)
    if whole:
        yield from definitions.unprinted(kind, {each.path for each in met if not each.looped})


def _of_template(name: str) -> tuple[Sequence[Use], Sequence[Problem]]:
    """Return the names that a template asks for, and what it warns of. Raises TemplateError with its faults."""
    path = template_file(name)
    try:
        data = disk.read(path)
    except OSError as cause:
        problem = error("K509", f"templat tidak dapat dibaca ({refusal(cause)}).", "simpan templatnya di sana.")
        raise TemplateError(problem.at(Location(path.as_posix()))) from cause
    compiled = compile_template(data, path.as_posix())
    return list(uses.uses(data, path.as_posix())), compiled.warnings


def _unknown(found: Iterable[Use], listed: Sequence[Name], others: Sequence[str]) -> Iterator[Problem]:
    """Yield K712 for names that no paper of the kind has; what other papers print is not known here."""
    known = {each.path: each.kind for each in listed}
    for each in found:
        path = each.path.replace("[][]", "[]")  # rows of a list that is laid out in several columns
        if not _is_known(path, known) and each.path.partition(".")[0] not in others:
            message = f"templat ini mencetak “{each.path.replace('[]', '')}”, yang tidak ada di jenis naskahnya."
            yield error("K712", message, suggestion(each.path, known)).at(each.place())


def _is_known(path: str, known: dict[str, str]) -> bool:
    """Return whether a path is among the names, or has a key in it that people choose, or is a part of a value."""
    if path in known or (path.endswith("[]") and path[:-2] in known):
        return True
    above, _, _ = path.rpartition(".")
    if above and known.get(above, KELOMPOK) not in (KELOMPOK, DAFTAR):
        return True  # a method of a text
    steps = path.split(".")
    return any(_is_chosen(steps, each.split(".")) for each in known if KUNCI in each)


def _is_chosen(steps: Sequence[str], listed: Sequence[str]) -> bool:
    return len(steps) == len(listed) and all(own in (step, KUNCI) for step, own in zip(steps, listed, strict=True))
