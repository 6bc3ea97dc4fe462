"""Checks on the money of a procurement: HPS against the ceiling, the rate of PPN (docs/aturan.md C.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kakdoc.base.problems import FieldPath, Problem, warning
from kakdoc.kinds.kak.places import lines, sections
from kakdoc.kinds.kak.schema import Kak
from kakdoc.kinds.kak.sections import BagianAnggaran, BagianTabel
from kakdoc.kinds.listed.texts import texts
from kakdoc.kinds.rules import wording
from kakdoc.kinds.rules.registry import Rule
from kakdoc.values.rupiah.amount import Jumlah, format_rupiah

_HPS = re.compile(r"\bHPS\b|harga perkiraan sendiri(?:\s*\(HPS\))?", re.IGNORECASE)
_ENDS = re.compile(r"(?<![Rr]p)[.;!?]\s|\bpagu\b|\n\n", re.IGNORECASE)
"""What parts the words HPS from the amount of something else."""
_OTHER_MONEY = re.compile(
    r"\b(?:HPS|harga perkiraan sendiri|(?:owner'?s? |engineer'?s? )?estimate|nilai kontrak|PPN|DPP|harga satuan"
    r"|uang muka|jaminan|termin)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FEW = 90
"""Letters in which the words for an amount stand before it."""


def is_of_other_money(text: str, offset: int) -> bool:
    """Return whether an amount in an introduction of the budget is by its words no total and no ceiling: HPS, PPN."""
    return _OTHER_MONEY.search(text[max(0, offset - _FEW) : offset]) is not None


def check_hps(kak: Kak) -> Iterator[Problem]:
    """Yield K243 for an estimate (HPS) above the ceiling (Perpres 16/2018 pasal 26)."""
    if kak.anggaran is None:
        return
    for path, offset, amount in (*_typed(kak), *_in_texts(kak), *_in_rows(kak)):
        if amount > kak.anggaran:
            message = f"HPS {format_rupiah(amount)} melampaui pagu {format_rupiah(kak.anggaran)}."
            yield warning("K243", message, "betulkan HPS, atau pagu dan rinciannya.", path, offset)


def _typed(kak: Kak) -> Iterator[tuple[FieldPath, int, Jumlah]]:
    for path, each in sections(kak):
        if isinstance(each, BagianAnggaran) and each.hps is not None:
            yield (*path, "hps"), 0, each.hps


def _in_texts(kak: Kak) -> Iterator[tuple[FieldPath, int, Jumlah]]:
    for located in texts(kak):
        for named in _HPS.finditer(located.text):
            rest = located.text[named.end() : named.end() + _FEW]
            end = _ENDS.search(rest)
            for offset, _, amount in list(wording.amounts(rest[: end.start()] if end else rest))[:1]:
                yield located.field, named.end() + offset, amount


def _in_rows(kak: Kak) -> Iterator[tuple[FieldPath, int, Jumlah]]:
    """Yield the amounts beside a cell or a label that says HPS."""
    for index, row in enumerate(kak.identitas):
        if _HPS.search(row.label):
            yield from ((("identitas", index, "isi"), at, amount) for at, _, amount in wording.amounts(row.isi))
    for path, each in sections(kak):
        for index, cells in enumerate(each.baris) if isinstance(each, BagianTabel) else ():
            named = next((place for place, cell in enumerate(cells) if _HPS.search(cell)), None)
            for place, cell in enumerate(cells) if named is not None else ():
                if place > (named or 0):
                    yield from (((*path, "baris", index, place), at, got) for at, _, got in wording.amounts(cell))


def check_ppn(kak: Kak) -> Iterator[Problem]:
    """Yield K244 for a rate of tax that does not hold in the year of the paper (UU 7/2021 pasal 4, PMK 131/2024)."""
    for path, line in lines(kak):
        rate = line.ppn.tarif * 100 if line.ppn else 0
        if not rate or kak.tahun_anggaran < 2022 or rate == 11 or (rate == 10 and kak.tahun_anggaran == 2022):
            continue
        if rate == 12 and kak.tahun_anggaran >= 2025:
            message = "PPN 12% penuh hanya untuk barang mewah."
            remedy = "bila bukan barang mewah, tulis 12% x 11/12 (sama dengan 11%)."
        else:
            message = f"tarif PPN {line.ppn} tidak berlaku pada tahun {kak.tahun_anggaran}."
            remedy = "tulis 11%" + (", atau 12% x 11/12." if kak.tahun_anggaran >= 2025 else ".")
        yield warning("K244", message, remedy, (*path, "ppn"))


CHECKS = (
    Rule(check_hps, "K243", "anggaran bagian identitas"),
    Rule(check_ppn, "K244", "bagian tahun_anggaran"),
)
