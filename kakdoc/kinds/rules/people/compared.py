"""What a NIP or a grade says otherwise than the data beside it (docs/aturan.md E.1, E.3)."""

from __future__ import annotations

from kakdoc.base.problems import InvalidValue
from kakdoc.values.dates.tanggal import BULAN, Tanggal
from kakdoc.values.people import pangkat as ranks
from kakdoc.values.people.nip import Nip


def born(found: Nip, born: Tanggal | None) -> str:
    """Return what is wrong with the birth date; days that are blank are not compared."""
    in_number = Tanggal(found.lahir.year, found.lahir.month, found.lahir.day)
    if born is None or born in (in_number, Tanggal(in_number.tahun, in_number.bulan)):
        return ""
    return f"memuat tanggal lahir {in_number}, padahal tanggal lahirnya ditulis {born}"


def appointed(found: Nip, tmt: Tanggal | None) -> str:
    """Return what is wrong with the begin of service; only its month and year stand in the number."""
    year, month = found.tmt
    if tmt is None or (year, month or tmt.bulan) == (tmt.tahun, tmt.bulan):
        return ""
    told = f"{BULAN[month - 1]} {year}" if month else f"tahun {year}"
    return f"memuat pengangkatan {told}, padahal TMT-nya ditulis {tmt}"


def unranked(pangkat: str, golongan: str) -> tuple[str, str] | None:
    """Return message and remedy for a rank that is not of its grade; None where both agree or one is not read."""
    try:
        right, typed = ranks.golongan_of(pangkat), ranks.normalise_golongan(golongan)
    except InvalidValue:
        return None
    if right == typed:
        return None
    name, expected = ranks.PANGKAT[right], ranks.PANGKAT.get(typed)
    remedy = f"{name} bergolongan {right}; " + (
        f"golongan {typed} adalah {expected}." if expected else "PPPK tidak mempunyai pangkat."
    )
    return f"pangkat “{name}” tidak sesuai dengan golongan {typed}.", remedy
