"""A roster in a workbook: the sheet `Peserta`, or the only one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from kakdoc.base.problems import Problem, error
from kakdoc.inputs.drawing_on.roster import heads
from kakdoc.inputs.drawing_on.roster.rows import Places, Row, Wanted
from kakdoc.inputs.excel.reading.streamed import Sheet

_TITLES = 20
"""Rows among which the headings are looked for."""


class SheetTable:
    """A sheet that was opened; its rows are not kept."""

    def __init__(self, data: bytes, file: str, *, own: bool = False) -> None:
        """Open a workbook; raises what `Sheet` raises."""
        self._sheet = Sheet(data, file, own=own)
        self.places = Places(file, self._sheet.title)
        rows = ((number, _shown(cells)) for number, cells in islice(self._sheet.rows(), _TITLES))
        self._head_row, found = next(((number, each) for number, each in rows if heads.is_head(each)), (1, []))
        while found and not found[-1]:
            found.pop()
        self.head = [heads.cleaned(each) for each in found]
        faults = heads.faults(self.head, self.places, self._head_row)
        self.problems: list[Problem] = [*faults, *self._sheet.told(self._head_row, self.places.of)]

    def rows(self, wanted: Sequence[Wanted]) -> Iterator[Row]:
        """Yield the rows below the headings that hold something. Raises InputError K130."""
        for number, cells in self._sheet.rows():
            if number > self._head_row and any(each.value not in (None, "") for each in cells):
                if number > self._head_row + 1 or not heads.is_counted(_shown(cells)[: len(self.head)]):
                    yield self._row(number, cells, wanted)
            elif number > self._head_row and self._unvalued(number):
                yield self._row(number, cells, wanted)

    def _row(self, number: int, cells: list[Any], wanted: Sequence[Wanted]) -> Row:
        texts, problems = [], []
        for column, cell_type in wanted:
            text, problem = self._sheet.text(cells[column], cell_type) if column < len(cells) else ("", None)
            texts.append(text)
            if (number, column + 1) in self._sheet.unvalued:
                problem = error(
                    "K136", "rumus di sel ini belum dihitung.", "buka di Excel, simpan, lalu jalankan lagi."
                )
            if problem:
                problems.append(problem.at(self.places.of(number, column)))
        if name := self._sheet.merged_at(number):
            message = f"sel {name} digabung; isinya hanya terbaca di sel pertama."
            problems.append(error("K138", message, _MERGED).at(self.places.of(number, 0)))
        if any(each.value not in (None, "") for each in cells[len(self.head) :]):
            filled = max(place for place, each in enumerate(cells, 1) if each.value not in (None, ""))
            problems.append(heads.too_many(filled, len(self.head)).at(self.places.of(number, len(self.head))))
        return Row(number, tuple(texts), tuple(problems))

    def _unvalued(self, number: int) -> bool:
        return any((number, column) in self._sheet.unvalued for column in range(1, len(self.head) + 1))


_MERGED = "pilih sel itu, klik Merge & Center untuk memisahkannya, lalu isi setiap selnya."


def _shown(cells: Sequence[Any]) -> list[str]:
    return ["" if each.value is None else str(each.value).strip() for each in cells]
