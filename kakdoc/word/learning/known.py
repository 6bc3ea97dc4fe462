"""What a form says that the office's own file says too: its names, its address, the official who signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kakdoc.word.learning.form import Form
from kakdoc.word.learning.text.marks import spans
from kakdoc.word.learning.text.writing import Written

_BLANKS = re.compile(r"\s+")
_REGION = "".join(
    rf"(?<!{each} )(?<!{each.upper()} )"
    for each in ("Kabupaten", "Kab.", "Kota", "Provinsi", "Kecamatan", "Kec.", "Desa", "Kelurahan")
)
"""What a name of a place stands behind that is the name of a region there, and no place of signing."""


class Known(NamedTuple):
    """A text of the office and what prints it; one `alone` fills its line, `before` is what must follow it."""

    text: str
    expression: str
    alone: bool = False
    before: str = ""


class Met(NamedTuple):
    """A known text met in a form: where, and the expression, in capitals where the form has capitals."""

    written: Written
    start: int
    end: int
    expression: str
    where: str


def met(form: Form, known: Iterable[Known]) -> list[Met]:
    """Return the texts of the office in a form; the longest first, none inside another or inside a place."""
    order = sorted(known, key=lambda each: -len(each.text))
    return [each for written, where in form.lines() for each in _in(written, where, order)]


def _in(written: Written, where: str, known: Iterable[Known]) -> Iterator[Met]:
    text = written.text
    taken = [(each.start, each.end) for each in spans(text)]
    for each in known:
        for found in _pattern(each).finditer(text):
            start, end = found.span(1)
            if not any(start < other and one < end for one, other in taken):
                taken.append((start, end))
                capital = found[1].isupper() and not each.text.isupper()
                yield Met(written, start, end, f"{each.expression}|upper" if capital else each.expression, where)


def _pattern(known: Known) -> re.Pattern[str]:
    """Return what finds a text, however its blanks are, in its own letters or all in capitals."""
    spelt = r"\s+".join(map(re.escape, _BLANKS.split(known.text)))
    loud = r"\s+".join(map(re.escape, _BLANKS.split(known.text.upper())))
    if known.alone:
        return re.compile(rf"^[ \t]*({spelt}|{loud})[ \t,]*$", re.MULTILINE)
    not_inside = _REGION if known.before else ""
    return re.compile(rf"{not_inside}(?<!\w)({spelt}|{loud})(?!\w){re.escape(known.before)}")
