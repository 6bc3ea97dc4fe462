"""Live formulas beside the input, in columns that reading leaves alone: sums against ceilings, what is still empty.

Plain ranges and functions that every office program computes; no tables, and no TEXT, which follows the locale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kakdoc.inputs.excel.layout import MAIN, NOTES, Layout, Listing, Rows
from kakdoc.inputs.excel.writing.columns import amounts
from kakdoc.inputs.excel.writing.columns.places import LAST, Sheet
from kakdoc.kinds.shape import CellType, fields

_MORE = 1000
"""How many rows may still be added to a longer list than the last row that is counted at least."""
_SPARE = 20
"""Rows below the last line that compute their amounts too."""
_GAP = '"*[isi*"'


@dataclass(frozen=True, slots=True)
class Note:
    """A column of formulas: its heading, what its note says, and a formula for each row, or one for the first."""

    heading: str
    about: str
    formula: str
    """With {row} where the number of its own row belongs."""
    every_row: bool = True
    amount: bool = True
    spare: int = 0
    """Rows below the last one that have it too, in a form to fill in."""


def _amounts(listing: Listing, key: str) -> bool:
    return any(each.path == (key,) and each.cell_type is CellType.UANG for each in listing.columns)


def _lines_of(plan: Layout, owner: Listing) -> Listing | None:
    """Return the list of amounts that are added up against the ceilings of another list's rows."""
    if not _amounts(owner, "pagu"):
        return None
    return next((each for each in plan.sheets if each.owners == (owner.title,) and _amounts(each, "jumlah")), None)


def last_row(lengths: Iterable[int]) -> int:
    """Return the last row to count, for lists of so many rows."""
    return max(LAST, max(lengths, default=0) + _MORE)


def notes(plan: Layout, listing: Listing, last: int = LAST) -> Iterator[Note]:
    """Yield the columns of formulas of a list."""
    if amounts.are_counted(own := Sheet(listing, last)):
        yield Note(f"{NOTES}: jumlah baris", amounts.ABOUT, amounts.formula(own), spare=_SPARE)
    lines = _lines_of(plan, listing)
    if lines is not None:
        yield from _against_ceiling(own, Sheet(lines, last))
    about = (
        "Banyaknya sel wajib (*) yang belum diisi pada baris yang sudah dimulai, dan sel yang masih berisi [isi: …]."
    )
    empty = _empty(own, named=False)
    yield Note(f"{NOTES}: sel yang belum diisi", about, f"={empty}", every_row=False, amount=False)


def _against_ceiling(own: Sheet, lines: Sheet) -> Iterator[Note]:
    name = next((own.letters(each.path)[0] for each in own.values() if each.required), "A")
    number, pagu = own.role("number"), own.letters(("pagu",))[0]
    reference = lines.cells(lines.role("reference"), named=True)
    # A line that names no row belongs to the only one there is.
    mine = f'(({reference}=${number}{{row}})+({reference}="")*(COUNTA({own.cells(name)})=1))'
    total, uncounted = _sum(lines, mine), _uncounted(lines, mine)
    about = "Dihitung langsung oleh Excel; hanya angka yang dijumlahkan, bukan jumlah yang diketik sebagai teks."
    about += " Kosong bila ada baris dengan koefisien atau PPN yang tidak terhitung di sheetnya." if uncounted else ""
    counted = f'IF({uncounted}>0,"",{{0}})' if uncounted else "{0}"
    shown = f'=IF(${name}{{row}}="","",{counted})'
    yield Note(f"{NOTES}: jumlah rincian", about, shown.replace("{0}", total))
    left = f'IF(ISNUMBER(${pagu}{{row}}),${pagu}{{row}}-({total}),"")'
    about = "Pagu dikurangi jumlah rincian; merah bila melampaui."
    yield Note(f"{NOTES}: sisa pagu", about, shown.replace("{0}", left))


def _sum(lines: Sheet, mine: str = "") -> str:
    """Return the sum of the amounts of lines, of all or of `mine`; volume × price where no amount is typed.

    What is counted beside a line goes before.
    """
    amount = lines.cells(lines.letters(("jumlah",))[0], named=True)
    total = f"SUMPRODUCT({mine},{amount})" if mine else f"SUM({amount})"
    volume, price = lines.letters(("volume",)), lines.letters(("harga_satuan",))
    if not volume or not price:
        return total
    pieces = ",".join(lines.cells(each, named=True) for each in (volume[0], price[0]))
    empty = f'{mine + "*" if mine else ""}({amount}="")'
    if not amounts.are_counted(lines):
        return f"{total}+SUMPRODUCT({empty if mine else '--' + empty},{pieces})"
    own = lines.cells(amounts.letter(lines), named=True)
    left = f"({amounts.special(lines)}=0)*(1-ISNUMBER({own}))"
    return f"{total}+SUMPRODUCT({empty}*{left},{pieces})+SUMPRODUCT({'' if mine else '--'}{empty},{own})"


def _uncounted(lines: Sheet, mine: str = "1") -> str:
    """Return what counts the lines of a coefficient or with a tax whose amount no cell computes; empty for others."""
    if not amounts.are_counted(lines):
        return ""
    amount = lines.cells(lines.letters(("jumlah",))[0], named=True)
    own = lines.cells(amounts.letter(lines), named=True)
    return f'SUMPRODUCT({mine}*({amount}="")*({amounts.special(lines)}>0)*(1-ISNUMBER({own})))'


def _empty(sheet: Sheet, *, named: bool) -> str:
    """Return what counts the cells that hold a gap, and the required ones that are empty in rows that were begun."""
    every = [letter for each in sheet.values() for letter in sheet.letters(each.path)]
    whole = sheet.cells(every[0], named=named).rpartition("$")[0].rpartition(":")[0] + f":${every[-1]}${sheet.last}"
    pieces = [f"COUNTIF({whole},{_GAP})"]
    begun = "+".join(f'({sheet.cells(letter, named=named)}<>"")' for letter in dict.fromkeys(every))
    for each in sheet.values() if sheet.listing.rows is Rows.KEYS else ():
        if each.required:
            blank = "*".join(f'({sheet.cells(letter, named=named)}="")' for letter in sheet.letters(each.path))
            pieces.append(f"SUMPRODUCT(--(({begun})>0),--(({blank})>0))")
    return "+".join(pieces)


def _no_rows(sheet: Sheet) -> str:
    first = sheet.letters(next(sheet.values()).path)[0]
    return f"IF(COUNTA({sheet.cells(first, named=True)})=0,1,0)"


def summary(
    plan: Layout, rows: Mapping[tuple[str | int, ...], int], last: int = LAST
) -> Iterator[tuple[str, str, bool]]:
    """Yield what stands beside the single values: label, formula, whether it is an amount.

    `rows` are the rows of the single values by their paths.
    """
    required = [f"COUNTBLANK(B{rows[each.path]})" for each in plan.fields if each.required]
    gaps = f"COUNTIF(B2:B{max(rows.values(), default=2)},{_GAP})"
    yield f"Belum diisi di sheet {MAIN}", f"={'+'.join([*required, gaps])}", False
    for listing in plan.sheets:
        sheet = Sheet(listing, last)
        field = fields(plan.model).get(listing.path[0]) if not listing.owners and len(listing.path) == 1 else None
        needed = f"+{_no_rows(sheet)}" if field is not None and field.required else ""
        yield f"Belum diisi di sheet {listing.title}", f"={_empty(sheet, named=True)}{needed}", False
    for listing in plan.sheets:
        lines, sheet = _lines_of(plan, listing), Sheet(listing, last)
        if lines is not None:
            total, uncounted = _sum(Sheet(lines, last)), _uncounted(Sheet(lines, last))
            formula = f'=IF({uncounted}>0,"",{total})' if uncounted else f"={total}"
            yield f"Jumlah semua baris sheet {lines.title}", formula, True
            yield "Jumlah semua pagu yang diisi", f"=SUM({sheet.cells(sheet.letters(('pagu',))[0], named=True)})", True
