"""The rule over references to columns: `lajur 5` is a column of the list that is printed (docs/aturan.md B.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kakdoc.base.problems import FieldPath, Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, listed, value

_LAJUR = re.compile(
    r"\blajur\s+(?:ke-?\s*)?"
    r"(?P<nomor>\d{1,3}(?:\s*(?:,\s*dan|,|dan|atau|s\.d\.|sampai dengan)\s*(?:lajur\s+)?\d{1,3}\b)*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = re.compile(r"[;:.]\s|\n")
_PASSED_OVER = frozenset(("dan", "atau", "yang", "golongan", "ruang", "gol", "pada", "dalam", "terhitung"))
_OPPOSITES = (("lama", "baru"), ("baru", "lama"))


def lajur(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K851 for a reference to a column that is not there, or whose heading says something else than the text."""
    headings = listed(parameters["kolom"], ";")
    for index, row in enumerate(rows):
        for name in listed(parameters["teks"], ","):
            for steps, each in _texts(value(row, name)):
                yield from _referred(each, headings, (*where(index, name), *steps))


def _texts(found: Any) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts in a value with the way to them: a text, an item with `isi`, or a list of such."""
    if isinstance(found, str):
        yield (), found
    elif isinstance(found, list | tuple):
        yield from (((at, *way), text) for at, each in enumerate(found) for way, text in _texts(each))
    elif found is not None:
        inner = found.get("isi") if isinstance(found, Mapping) else getattr(found, "isi", None)
        yield from ((("isi", *way), text) for way, text in _texts(inner))


def _referred(text: str, headings: Sequence[str], place: FieldPath) -> Iterator[Problem]:
    for found in _LAJUR.finditer(text):
        numbers = [int(each) for each in re.findall(r"\d+", found["nomor"])]
        for number in numbers:
            if not 1 <= number <= len(headings):
                message = f"“lajur {number}” tidak ada: daftar yang tercetak mempunyai {len(headings)} lajur."
                yield _told(error, message, headings, place, found.start())
            elif len(numbers) == 1 and _says_else(text, found, headings, number):
                message = f"lajur {number} adalah “{headings[number - 1]}”, padahal kalimatnya menyebut yang lain."
                yield _told(warning, message, headings, place, found.start())


def _told(weight: Any, message: str, headings: Sequence[str], place: FieldPath, offset: int) -> Problem:
    listed = ", ".join(f"{number} {each}" for number, each in enumerate(headings, 1))
    told: Problem = weight("K851", message, f"lajurnya: {listed}.", place, offset)
    return told


def _says_else(text: str, found: re.Match[str], headings: Sequence[str], number: int) -> bool:
    """Return whether the words of the clause before a reference point to another column.

    They do when none of them stands in its heading, or when they say *baru*, or *menjadi*, where it says *lama*.
    """
    clause = _CLAUSE.split(_since_last(text[: found.start()]))[-1].casefold()
    said, own = _words(clause.replace("menjadi", "baru")), _words(headings[number - 1].casefold())
    others = {word for each in headings for word in _words(each.casefold())}
    if not said & own:
        return bool(said & others)
    return any({word} == said & {word, other} and {other} == own & {word, other} for word, other in _OPPOSITES)


def _words(text: str) -> set[str]:
    """Return the words by which texts and headings compare: `namanya` is `nama`."""
    return {word.removesuffix("nya") for word in _WORD.findall(text)} - _PASSED_OVER


def _since_last(text: str) -> str:
    """Return what stands behind the last reference before, so that each is judged by its own words."""
    return _LAJUR.split(text)[-1]
