"""Problems of a document at the places where it was typed: each once, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kakdoc.base.problems import FieldPath, Location, Problem
from kakdoc.base.wording import titled
from kakdoc.inputs.tree import Block, locate, locate_all
from kakdoc.inputs.typed import printed_words

_NAMED_CELLS = 8


def located(root: Block, document: Any, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems at their places; equal warnings of one text as one, with their count.

    Each text is walked once, however many places in it are told of. What stands in another file, such as a definition,
    has its place already.
    """
    texts: dict[FieldPath, list[Problem]] = {}
    elsewhere: list[Problem] = []
    for problem in problems:
        (texts.setdefault(problem.field, []) if problem.location is None else elsewhere).append(problem)
    return [*elsewhere, *_in_texts(root, document, texts)]


def _in_texts(root: Block, document: Any, texts: Mapping[FieldPath, Sequence[Problem]]) -> list[Problem]:
    return [each for path, found in texts.items() for each in _in_one(root, document, path, list(_counted(found)))]


def _counted(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems of one text, of equal warnings the first."""
    alike: dict[Problem, list[Problem]] = {}
    for each in problems:
        alike.setdefault(each if each.fatal else replace(each, offset=0), []).append(each)
    for found in alike.values():
        first = min(found, key=lambda each: each.offset)
        count = len({each.offset for each in found})  # two checks may tell the same of one place
        yield replace(first, message=f"{first.message.rstrip('.')} ({count} kali).") if count > 1 else first


def _in_one(root: Block, document: Any, path: FieldPath, problems: Sequence[Problem]) -> Iterator[Problem]:
    offsets = {each.offset for each in problems}
    if offsets == {0} and not printed_words.is_shortened(root, type(document), path):
        yield from (_at(each, locate(root, path), root, document) for each in problems)
        return
    text: Any = document
    for step in path:
        text = text[step] if isinstance(step, int) or isinstance(text, dict) else getattr(text, step)
    places = locate_all(root, path, offsets, text if isinstance(text, str) else "")
    yield from (_at(each, places[each.offset], root, document) for each in problems)


def _at(problem: Problem, place: Location, root: Block, document: Any) -> Problem:
    """Return a problem at its place, in a workbook with the headings where its keys stand."""

    def heading(key: str) -> str:
        from kakdoc.inputs.excel import standing

        return standing.heading(type(document), root, problem.field, key) or titled(key)

    return problem.at(place, heading)


def untold(problems: Iterable[Problem], known: Sequence[Problem]) -> list[Problem]:
    """Return problems without those that are known, or only follow from what is: a gap, a cell that gave no value."""
    told = set(known)
    gaps = {each.location for each in known if each.code in ("K115", "K801")}
    broken = {each.location for each in known if each.fatal and each.location and each.location.spot}
    return [
        each
        for each in problems
        if each not in told
        and each.location not in gaps
        and not (each.code in ("K111", "K112") and each.location in broken)
    ]


def of_no_name(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems without K109 in what is told as no name of a file (K127, K128)."""
    found = list(problems)
    names = {each.location for each in found if each.code in ("K127", "K128")}
    return [each for each in found if each.code != "K109" or each.location not in names]


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of the file; those of cells by sheet, row and column, equal ones as one."""
    return tuple(_of_cells_as_one(sorted(of_no_name(problems), key=_order)))


def _of_cells_as_one(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of which those that say the same of several cells of a sheet are one that names the cells.

    Gaps (K115) are counted where they are printed.
    """
    alike: dict[object, dict[Problem, str]] = {}
    for each in problems:
        place = each.location
        if place is None or not place.in_workbook or each.code == "K115":
            alike.setdefault(each, {})[each] = ""
        else:
            sheet, _, cell = place.spot.rpartition("!")
            alike.setdefault((sheet, replace(each, location=Location(place.file))), {})[each] = cell
    return [_naming(*found.items()) for found in alike.values()]


def _naming(first: tuple[Problem, str], *others: tuple[Problem, str]) -> Problem:
    """Return the first of equal problems, which names the cells of the others."""
    problem, _ = first
    cells = ", ".join(cell for _, cell in others[:_NAMED_CELLS]) + (", …" if len(others) > _NAMED_CELLS else "")
    return replace(problem, message=f"{problem.message.rstrip('.')} (juga di sel {cells}).") if others else problem


def _order(problem: Problem) -> tuple[str, int, int, str, int, str]:
    place = problem.location or Location("")
    cell = re.fullmatch(r"(.*)!([A-Z]+)(\d+)", place.spot)
    sheet, column, row = (cell[1], cell[2].rjust(3), int(cell[3])) if cell else ("", "", 0)
    return (place.file, place.line or 0, place.column or 0, sheet, row, column)
