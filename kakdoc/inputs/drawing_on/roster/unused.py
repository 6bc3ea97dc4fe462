"""Columns of a roster of which nothing is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kakdoc.base.problems import Problem, warning
from kakdoc.inputs.drawing_on.roster.rows import Table
from kakdoc.values.text.quoting import quoted

_COUNTS = ("no", "no.", "nomor urut", "no urut", "no. urut")
"""Headings of columns that only count the rows."""
_NOTES = "catatan"
_SHOWN = 8


def told(table: Table, used: Collection[int]) -> Iterator[Problem]:
    """Yield K809 for the columns that nothing is read of."""
    unused = [
        heading
        for place, heading in enumerate(table.head)
        if heading and place not in used and heading.casefold() not in _COUNTS
        if not heading.casefold().startswith(_NOTES)
    ]
    if unused:
        named = ", ".join(map(quoted, unused[:_SHOWN])) + (", …" if len(unused) > _SHOWN else "")
        message = f"{len(unused)} kolom tidak dipakai: {named}."
        remedy = "tulis [kolom …] di isian, atau beri judul yang dimulai dengan “Catatan” bila hanya catatan."
        yield warning("K809", message, remedy).at(table.places.of(1))
