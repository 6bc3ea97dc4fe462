"""Checks on people in tables against what the paper knows besides: its year, and the officials of its office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.office import Pejabat
from kakdoc.kinds.rules.tables import OF_THINGS, Table, cell_at, tables
from kakdoc.values.people.nama import without_degrees

_BORN = re.compile(r"\b(?:\d{1,2} [A-Z][a-z]{2,8} |\d{1,2}[-/.]\d{1,2}[-/.])(?P<year>20\d\d)\b")
_NUMBER = re.compile(r"(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)")
_LABEL = re.compile(r"\s*\bNIP\b\W*\Z")
_PLACEHOLDER = "contoh"


def check_known(texts: Sequence[LocatedText], year: int, pejabat: Mapping[str, Pejabat]) -> Iterator[Problem]:
    """Yield K422 for who is born after the year of the paper, K840 for an official under another NIP than his own."""
    officials = {
        " ".join(each.nama.split()).casefold(): str(each.nip)
        for each in pejabat.values()
        if each.nip and _PLACEHOLDER not in each.nama.casefold() and " " in without_degrees(each.nama)
    }
    for table in tables(texts):
        yield from _born(table, year)
        if officials:
            yield from _numbered(table, officials)


def _born(table: Table, year: int) -> Iterator[Problem]:
    column = next((index for index, head in enumerate(table.heads) if "lahir" in head.split()), None)
    for row in table.rows if column is not None else ():
        cell = cell_at(row, column)
        found = cell and _BORN.search(cell.text)
        if cell and found and int(found["year"]) > year:
            message = f"tanggal lahir “{found[0]}” sesudah tahun naskah ini, {year}."
            yield warning("K422", message, "betulkan tahunnya.", cell.field, cell.offset + found.start())


def _numbered(table: Table, officials: Mapping[str, str]) -> Iterator[Problem]:
    column = table.column("nama", without=OF_THINGS)
    for row in table.rows if column is not None else ():
        cell = cell_at(row, column)
        name = _LABEL.sub("", _NUMBER.split(cell.text)[0]).strip() if cell else ""
        right = officials.get(name.casefold())
        typed = next(((cell, found) for cell in row if (found := _NUMBER.search(cell.text))), None)
        if right and typed and _digits(typed[1][0]) != _digits(right):
            message = f"NIP ini lain daripada NIP {right} yang tertulis di instansi.yaml untuk nama yang sama."
            remedy = "betulkan salah satunya; biarkan bila memang orang lain."
            yield warning("K840", message, remedy, typed[0].field, typed[0].offset + typed[1].start())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
