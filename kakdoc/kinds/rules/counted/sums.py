"""Check on the sums of free tables: the row *Jumlah* against the rows above it, the column against its row.

Source: arithmetic (docs/aturan.md G.6). Only whole numbers of one unit are added; a row that is itself the sum of
others, a mean, a last value of a column that grows, and what is taken off leave it open what was added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kakdoc.base.problems import Problem, warning
from kakdoc.kinds.fields.base import LocatedText
from kakdoc.kinds.rules.tables import Cell, Table, cell_at, tables

_TOTAL = re.compile(
    r"(?:grand |sub[ -]?)?(?:jumlah|total)(?: (?:total|jumlah|keseluruhan|seluruhnya|semua|akhir|umum|biaya|anggaran"
    r"|belanja|dana|orang|pegawai|peserta|[ivx]+|[a-e1-9]))*(?: \(rp\.?\))?[ :.]*",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"\b(?:sisa|saldo|dikurangi|potongan|selisih|pph|diskon|retur|(?<!ter)masing-masing|rata-rata|kumulatif)\b",
    re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"%|\b(?:no|nomor|nip|nik|kode|tahun|persen\w*|rata-rata|indeks|nilai(?! \(?rp)|skor|rasio|harga|satuan|tarif"
    r"|kumulatif|usia|umur|rekening|capaian|s\.d\.|sampai|standar)(?!\w)"
)
"""Heads of columns whose figures are not added."""
_SUM_HEAD = re.compile(r"(?:jumlah|total)(?: \([\w./ ]{1,12}\))?")
"""The head of a column in which each row is added up."""
_NUMBER = re.compile(r"(?:Rp\.?\s?)?(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?:00|-))?(?P<unit> [a-z]+)?")
_BLANK = re.compile(r"[\W_]*")
_PLAIN = re.compile(r"(?:\d{1,3}[.)]?)?")
"""What stands in the first column of a table without groups."""


@dataclass(frozen=True, slots=True)
class _Figure:
    value: int
    unit: str


def check_sums(texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Yield K432 for a sum in a free table that its rows do not have."""
    for table in tables(texts):
        totals = [index for index, row in enumerate(table.rows) if _is_total(row)]
        if totals and totals[0] > 1 and _is_simple(table, totals):
            for column, head in enumerate(table.heads):
                if not _NO_SUM.search(head):
                    yield from _column(table, totals, column, head)
        yield from _across(table, totals)


def _across(table: Table, totals: Sequence[int]) -> Iterator[Problem]:
    """Yield K432 for a cell under *Jumlah* that is not the sum of the cells before it, as those of other rows are."""
    columns = [index for index, head in enumerate(table.heads) if _SUM_HEAD.fullmatch(head)]
    for before, end in pairwise([-1, *columns]):
        first = end
        while first - 1 > before and not _NO_SUM.search(table.heads[first - 1]) and _figures(table, first - 1):
            first -= 1
        wholes = _figures(table, end)
        summed = [_added(table, first + start, end) for start in range(end - first - 1)] if wholes else []
        best = max(summed, key=lambda sums: _fitting(sums, wholes), default=[])
        wrong = [index for index, (added, _) in enumerate(best) if added != wholes[index] and index not in totals]
        for index in wrong if wrong and _fitting(best, wholes) >= len(wrong) else ():
            shown, adds, cell = _shown(wholes[index]), _shown(best[index][0]), table.rows[index][end]
            message = f"jumlah baris ini ditulis {shown}, padahal kolom-kolom di kirinya berjumlah {adds}."
            yield warning("K432", message, "betulkan jumlahnya atau salah satu selnya.", cell.field, cell.offset)


def _figures(table: Table, column: int) -> list[int]:
    """Return the figures of a column, nil for a blank; none where a cell is no figure, or all are blank."""
    texts = [cell.text if (cell := cell_at(row, column)) else "" for row in table.rows]
    found = [_Figure(0, "") if _BLANK.fullmatch(each) else _read(each) for each in texts]
    return [each.value for each in found if each] if all(found) and not all(map(_BLANK.fullmatch, texts)) else []


def _added(table: Table, first: int, end: int) -> list[tuple[int, bool]]:
    """Return the sum of some columns in each row, and whether more than one of them says something."""
    rows = zip(*(_figures(table, column) for column in range(first, end)), strict=True)
    return [(sum(values), sum(map(bool, values)) > 1) for values in rows]


def _fitting(sums: Sequence[tuple[int, bool]], wholes: Sequence[int]) -> int:
    """Return in how many rows a sum is what was typed and is no accident."""
    return sum(telling and added == whole for (added, telling), whole in zip(sums, wholes, strict=True))


def _is_total(row: Sequence[Cell]) -> bool:
    first = next((cell.text for cell in row if not _BLANK.fullmatch(cell.text)), "")
    return bool(_TOTAL.fullmatch(first))


def _is_simple(table: Table, totals: Sequence[int]) -> bool:
    """Return whether nothing in a table tells of groups, or of what is taken off."""
    rows = [row for index, row in enumerate(table.rows) if index not in totals]
    heads = " ".join(table.heads)
    numbered = all(row and (_PLAIN.fullmatch(row[0].text) or re.search(r"[^\W\d_]{3}", row[0].text)) for row in rows)
    return numbered and "kode" not in heads and not any(_TAKEN_OFF.search(cell.text) for row in rows for cell in row)


def _column(table: Table, totals: Sequence[int], column: int, head: str) -> Iterator[Problem]:
    """Yield K432 for the first sum in a column that nothing above it adds up to."""
    parts, since, sums = list[int](), list[int](), list[int]()
    units = set[str]()
    for index, row in enumerate(table.rows[: totals[-1] + 1]):
        cell = cell_at(row, column)
        if cell is None or _BLANK.fullmatch(cell.text):
            continue
        figure = _read(cell.text)
        units |= {figure.unit} if figure else set()
        if figure is None or len(units - {""}) > 1:
            return
        if index not in totals:
            parts.append(figure.value)
            since.append(figure.value)
        elif len(since) > 1 and _is_wrong(figure.value, parts, since, sums):
            yield _told(cell, head, figure.value, sum(since))
            return
        else:
            sums.append(figure.value)
            since = []


def _is_wrong(value: int, parts: Sequence[int], since: Sequence[int], sums: Sequence[int]) -> bool:
    """Return whether a sum is neither that of rows or sums above, nor a mean or another end of a column."""
    known = {
        sum(since),
        sum(parts),
        sum(sums) + sum(since),
        max(parts),
        since[-1],
        *(round(sum(each) / len(each)) for each in (parts, since)),
    }
    return value not in known and not _has_groups(since)


def _has_groups(values: Sequence[int]) -> bool:
    """Return whether a figure is the sum of some right behind or before it: the head or the end of a group."""
    for index, value in enumerate(values):
        for ordered in (values[index + 1 :], values[:index][::-1]):
            running = 0
            for count, each in enumerate(ordered, 1):
                running += each
                if count > 1 and running == value and value:
                    return True
    return False


def _read(text: str) -> _Figure | None:
    match = _NUMBER.fullmatch(text)
    return _Figure(int(match["whole"].replace(".", "")), (match["unit"] or "").strip()) if match else None


def _told(cell: Cell, head: str, typed: int, added: int) -> Problem:
    shown, right = _shown(typed), _shown(added)
    message = f"jumlah kolom “{head}” ditulis {shown}, padahal baris-baris di atasnya berjumlah {right}."
    return warning("K432", message, "betulkan jumlahnya atau salah satu barisnya.", cell.field, cell.offset)


def _shown(value: int) -> str:
    return f"{value:,}".replace(",", ".")
