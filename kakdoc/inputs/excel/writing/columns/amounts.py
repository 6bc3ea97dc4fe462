"""The amount of a budget line beside its cells: coefficient or volume × price with its tax, where plain cells give it.

Texts are taken apart by functions that every office program has and no locale changes; what they cannot tell (decimals
in a coefficient, other rates) is left empty, and computed by the program alone.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from kakdoc.inputs.excel.writing.columns.places import Sheet

ABOUT = (
    "Dihitung langsung oleh Excel dari koefisien (atau volume), harga satuan, dan PPN, bila jumlahnya tidak diketik. "
    "Kosong bila harganya belum ada, atau koefisien dan tarifnya hanya dapat dihitung program."
)
_MOST, _WIDE = 4, 200
"""Pairs of a coefficient, and how far apart they are put to be cut."""
_KNOWN = "|12x11/12|12×11/12|11/12x12|11/12×12|12*11/12|11/12*12|"
"""Rates of a share of the price that give 11 %."""


def are_counted(lines: Sheet) -> bool:
    """Return whether lines have coefficients or taxes, and what these are applied to."""
    keys = ("koefisien", "ppn", "volume", "harga_satuan", "jumlah")
    return all(lines.letters((key,)) for key in keys)


def letter(lines: Sheet) -> str:
    """Return the column in which the amounts are computed, the first behind those of values."""
    return get_column_letter(len(lines.slots) + 1)


def special(lines: Sheet) -> str:
    """Return what is above zero for lines that volume × price does not give: with a coefficient, or a tax."""
    many, tax, volume = (lines.cells(lines.letters((key,))[0], named=True) for key in ("koefisien", "ppn", "volume"))
    return f'(({many}<>"")+({tax}<>"")+({volume}<>"")*(1-ISNUMBER({volume})))'


def formula(lines: Sheet) -> str:
    """Return what computes the amount of a line, with {row} where the number of its row belongs."""
    many, tax, volume, price, amount = (
        f"${lines.letters((key,))[0]}{{row}}" for key in ("koefisien", "ppn", "volume", "harga_satuan", "jumlah")
    )
    text = f'IF({many}="",{volume},{many})'
    counted = f'IF(AND({many}="",ISNUMBER({volume})),{volume},{_product(text)})*{_number(price)}'
    whole = f'{counted}+IF({tax}="",0,ROUND({counted}*{_rate(tax)}/100,0))'
    return f'=IF({amount}<>"",{amount},IF(OR({price}="",{text}=""),"",IFERROR({whole},"")))'


def _number(cell: str) -> str:
    """Return a number that may stand as a text, as small ones do; an error for one whose signs a locale reads."""
    signs = "+".join(f'ISNUMBER(FIND("{sign}",{cell}))' for sign in ".,")
    return f"IF(ISNUMBER({cell}),{cell},IF({signs}>0,NA(),VALUE({cell})))"


def _product(text: str) -> str:
    """Return the product of the numbers of a coefficient; an error where one has a decimal or is not told apart."""
    cut = f'LOWER({text}&" x 1 x 1 x 1")'
    for sign in ("×", "*"):
        cut = f'SUBSTITUTE({cut},"{sign}"," x ")'
    cut = f'SUBSTITUTE({cut}," x ",REPT(" ",{_WIDE}))'
    pieces = [f"TRIM(MID({cut},{1 + _WIDE * number},{_WIDE}))" for number in range(_MOST)]
    product = "*".join(f'VALUE(LEFT({each},FIND(" ",{each}&" ")-1))' for each in pieces)
    odd = "+".join(f'ISNUMBER(FIND("{sign}",{where}))' for sign, where in ((".", text), (",", text), (" x", cut)))
    return f"IF({odd}>0,NA(),{product})"


def _rate(tax: str) -> str:
    """Return a rate in percent; an error for one that is no whole number and no known share."""
    bare = f'SUBSTITUTE(SUBSTITUTE(LOWER(SUBSTITUTE({tax}," ","")),"ppn",""),"%","")'
    typed = f'IF(ISNUMBER(FIND("|"&{bare}&"|","{_KNOWN}")),11,IF(LEN({bare})<3,VALUE({bare}),NA()))'
    return f"IF(ISNUMBER({tax}),IF({tax}<1,{tax}*100,{tax}),{typed})"
