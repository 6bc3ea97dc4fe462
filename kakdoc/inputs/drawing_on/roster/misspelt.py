"""Brackets in a text that name a column of a roster and are no mark: `[kol nama]`, `[nama]`, `kolom nama]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.drawing_on.roster import heads
from kakdoc.inputs.tree import Scalar, places_in
from kakdoc.values import cell_marks
from kakdoc.values.text.quoting import quoted

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,120})\]|(?<!\[)\bkolom\s+([^\[\]\n]{1,120})\]", re.IGNORECASE)
_FIRST = re.compile(r"\s*[^\W\d]+[\s_:.-]+")
_OTHERS = ("isi", "rujuk", "kolom ", "urut ")
"""How brackets begin that mean something else, or are told as broken marks."""


def told(scalar: Scalar, head: Sequence[str]) -> Iterator[Problem]:
    """Yield K801 for each of them: it would be printed as it stands."""
    if "]" not in scalar.text:
        return
    known = {heads.folded(each): each for each in head if heads.folded(each)}
    marks = [(each.start, each.end) for each in cell_marks.found(scalar.text)]
    found = {}
    for each in _BRACKETS.finditer(scalar.text):
        column = _column(each[1] or each[2], known) if each[2] or not _means_else(each[1]) else None
        if column and not any(start <= each.start() < end for start, end in marks):
            found[each.start()] = (each[0], column)
    for offset, place in places_in(scalar, scalar.text, found).items() if found else ():
        typed, column = found[offset]
        message = f"{quoted(typed)} menyebut kolom “{column}”, tetapi bukan tanda kolom; isinya tidak akan tercetak."
        remedy = f"tulis [kolom {column}]; bila memang bukan tanda, pakai kurung biasa."
        yield error("K801", message, remedy).at(place)


def _means_else(inner: str) -> bool:
    return inner.strip().casefold().startswith(_OTHERS)


def _column(inner: str, known: dict[str, str]) -> str | None:
    """Return the heading that brackets name, alone or behind one word."""
    named = inner.partition("|")[0]
    first = _FIRST.match(named)
    return known.get(heads.folded(named)) or (known.get(heads.folded(named[first.end() :])) if first else None)
