"""What stands several times below each other with the same words: one entry of a list, and the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from kakdoc.word.learning.text.marks import CHECK, GAP, MARK, spans
from kakdoc.word.learning.text.writing import Written
from kakdoc.word.styles import w

NUMBER = re.compile(r"^\s*\(?(\d{1,2}|[a-z])(?=[.)])")
_COUNTED = re.compile(r"\s*\d+$")
_NUMBER_ALONE = re.compile(r"#[.)]?|\d{1,3}[.)]?")
_MOST = 12
"""An entry has at most so many paragraphs or rows."""


class Repeated(NamedTuple):
    """Where entries begin among neighbours, how many neighbours one has, how often it stands there."""

    start: int
    length: int
    times: int


def repeated(signs: Sequence[str]) -> Iterator[Repeated]:
    """Yield what stands at least twice in a row, of what `sign` tells of paragraphs or rows."""
    place = 0
    while place < len(signs):
        found = next((each for each in _at(signs, place) if each), None)
        if found:
            yield found
        place += found.length * found.times if found else 1


def _at(signs: Sequence[str], start: int) -> Iterator[Repeated | None]:
    for length in range(1, min(_MOST, (len(signs) - start) // 2) + 1):
        entry = list(signs[start : start + length])
        times = 1
        while list(signs[start + times * length : start + (times + 1) * length]) == entry:
            times += 1
        asks = any(each in sign for sign in entry for each in "\0\1")
        if times > 1 and entry[0] and asks and ("#" in entry[0] or (length > 1 and "\0" in "".join(entry))):
            yield Repeated(start, length, times)
    yield None


def sign(written: Written) -> str:
    """Return a text with its number and its gaps as signs: paragraphs with the same one ask for the same."""
    text, end, said = written.text, 0, ""
    found = spans(text)
    if any(each.sort == CHECK for each in found) or _ends_section(written.paragraph):
        return f"{id(written)}"
    for each in found:
        said += text[end : each.start]
        said += "\1" + _COUNTED.sub("", each.words).casefold() if each.sort == MARK else "\0"
        end = each.end
    said = NUMBER.sub("#", said + text[end:])
    return ("#" if written.numbered else "") + " ".join(said.split()).rstrip(" ;.,")


def sign_of_row(cells: Sequence[str]) -> str:
    """Return the sign of a row by those of its cells; "" for one that says and asks nothing."""
    said = ["#" if _NUMBER_ALONE.fullmatch(each) else each or "\0" for each in cells]
    return "|".join(said) if any(each.strip("#\0") for each in said) else ""


def neighbours(paragraphs: Sequence[etree._Element]) -> Iterator[list[etree._Element]]:
    """Yield paragraphs that stand one below the other with nothing between."""
    run: list[etree._Element] = []
    for each in paragraphs:
        if run and run[-1].getnext() is not each:
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _ends_section(paragraph: etree._Element) -> bool:
    """Return whether a paragraph holds the page of its section, which would go with it."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def is_only_gap(written: Written) -> bool:
    """Return whether a paragraph is one line to write on and nothing else."""
    found = spans(written.text)
    return (
        len(found) == 1
        and not _ends_section(written.paragraph)
        and found[0].sort == GAP
        and not written.numbered
        and not NUMBER.match(written.text)
        and (written.text[: found[0].start] + written.text[found[0].end :]).strip() == ""
    )
