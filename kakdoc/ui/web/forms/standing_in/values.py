"""What may stand in for one value: two values at a time, as unlike as they can be, for two papers to be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kakdoc.kinds.fields.marks import Fakta, TahunNaskah
from kakdoc.kinds.shape import CellType
from kakdoc.ui.web.forms.shown.plan import Entry

FIRST, SECOND = 0, 1
Pair = tuple[str, str]
DOTS = "……………………"
NOBODY = "belum_dipilih"
"""The key of an official whom nobody chose."""
_TEXTS: Sequence[Pair] = (
    (DOTS, DOTS),
    ("Penata Muda Tingkat I", "Pembina Utama Madya"),
    ("III/b", "IV/d"),
    ("3 Orang x 7 Hari", "11 Orang x 13 Hari"),
    ("07.11 WIB", "13.47 WITA"),
    ("3305011203850007", "1271026409790018"),
    ("7", "23"),
)
"""What a text may have to be; the first that the schema takes stands in."""
_BY_CELL: Mapping[CellType, Sequence[Pair]] = {
    CellType.PERSEN: (("13", "91"),),
    CellType.KODE: (("5.03.01.2.02.0007", "1.02.04.9.13.0042"), ("5.1.02.01.001.00007", "5.1.04.09.013.00042")),
    CellType.NIP: (("198503072010042007", "197911252005011018"),),
    CellType.BULAN: (("1", "12"),),
    CellType.BULAN_INI: (("Maret", "September"),),
    CellType.NOMOR: (("1", "2"),),
    CellType.YA_TIDAK: (("tidak", "ya"),),
}
_AMOUNT, _LESS, _MOST = 3_234_567, 100_003, 9_894_231
_NUMBER, _LARGEST = 2, 3**7
_TURN, _STEPS = 29, 6
"""After how many values those of the first paper begin anew, and those of the second."""
_NO_YEAR = (2031, 2046)


@dataclass
class StandIn:
    """What stands in for one value: the pairs that may, which of them does."""

    pairs: Sequence[Pair]
    which: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it is a number, which may be none that a table has."""
        return self.pairs[0][FIRST].isdecimal()

    def or_meant(self, name: str) -> StandIn:
        """Return the same with a name that is known to be meant for the second paper: what is found by it is dots."""
        is_gap = not name.strip() or "[" in name
        return self if is_gap or self.pairs[0] != (DOTS, DOTS) else StandIn([(DOTS, name), *self.pairs])

    def value(self, side: int) -> str:
        """Return the value for the first paper or the second."""
        return self.pairs[self.which][side]

    def refused(self) -> bool:
        """Go on to the next pair; return whether there is one."""
        has_more = self.which + 1 < len(self.pairs)
        self.which += has_more
        return has_more


def stand_in(entry: Entry, place: int, year: str) -> StandIn:
    """Return what stands in for a value; see `_pairs`."""
    return StandIn(_pairs(entry, place, year))


def _pairs(entry: Entry, place: int, year: str) -> Sequence[Pair]:
    """Return what may stand in for a value in two papers, the likeliest first.

    `place` counts values that something stands in for, `year` is that of the paper, empty where nobody typed it.
    """
    # Of amounts the second paper has each a third of the one before: what is more here is less there.
    if entry.shape.names == "pejabat":
        return ((NOBODY, NOBODY),)
    if entry.shape.choices and entry.cell not in _BY_CELL:
        return [(one, other) for one in entry.shape.choices for other in reversed(entry.shape.choices) if one != other]
    match entry.cell:
        case CellType.UANG:
            return ((str(_AMOUNT - _LESS * (place % _TURN)), str(_MOST // 3 ** (place % _STEPS))),)
        case CellType.ANGKA | CellType.BULAT:
            return (
                (str(_NUMBER + place % _TURN), str(_LARGEST // 3 ** (place % _STEPS))),
                ("3", "7"),
                ("4", "8"),
                ("1", "2"),
            )
        case CellType.TAHUN:
            return (_years(year, is_own=entry.shape.mark(TahunNaskah) is not None),)
        case CellType.TANGGAL:
            one, other = _years(year, is_own=entry.shape.mark(Fakta) is not None)
            return ((f"7 Maret {one}", f"25 November {other}"),)
        case _:
            return _BY_CELL.get(entry.cell, _TEXTS)


def _years(year: str, *, is_own: bool) -> Pair:
    """Return two years; those of the paper itself are the same where it has one."""
    one, other = (int(year), int(year) - (0 if is_own else 2)) if year else _NO_YEAR
    return str(one), str(other)
