"""Rules over pangkat and golongan (PP 99/2000; docs/aturan.md E.3, E.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kakdoc.base.problems import FieldPath, InvalidValue, Problem, error, warning
from kakdoc.kinds.definition.named_rules.rows import Parameters, Row, Where, date, months_between, text
from kakdoc.kinds.rules.people import compared
from kakdoc.values.dates.tanggal import BULAN, Tanggal
from kakdoc.values.people import pangkat as known

_STEPS = tuple(known.PANGKAT)
_ANY_STEP = ("penyesuaian", "ijazah", "istimewa", "anumerta")
"""Kinds of a rise that may pass over a step."""
_LEAST_MONTHS = 48
_PERIODS = (
    ((2025, 10), frozenset(range(1, 13)), ""),
    ((2024, 1), frozenset({2, 4, 6, 8, 10, 12}), "Februari, April, Juni, Agustus, Oktober, atau Desember"),
    ((0, 0), frozenset({4, 10}), "April atau Oktober"),
)
"""From which month on ranks rise in which months (Peraturan BKN 4/2025: in each), the latest first."""


def pangkat(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K206 for a rank that does not belong to its grade."""
    for index, row in enumerate(rows):
        told = compared.unranked(text(row, parameters, "pangkat"), text(row, parameters, "golongan"))
        if told:
            yield error("K206", *told, where(index, parameters["pangkat"]))


def kenaikan_pangkat(rows: Sequence[Row], parameters: Parameters, where: Where) -> Iterator[Problem]:
    """Yield K841 for no rise by one step, K842 for its day and month, K843 for a short time in the last rank."""
    for index, row in enumerate(rows):
        kind = text(row, parameters, "jenis").casefold()
        old, new = (_grade(text(row, parameters, name)) for name in ("golongan_lama", "golongan_baru"))
        if old and new:
            yield from _step(old, new, kind, where(index, parameters["golongan_baru"]))
        since, tmt = date(row, parameters, "tmt_lama"), date(row, parameters, "tmt")
        if tmt:
            yield from _day(tmt, where(index, parameters["tmt"]))
        if tmt and since and kind in ("", "reguler"):
            yield from _waited(since, tmt, where(index, parameters["tmt_lama"]))


def _grade(typed: str) -> str:
    try:
        return known.normalise_golongan(typed)
    except InvalidValue:
        return ""


def _step(old: str, new: str, kind: str, place: FieldPath) -> Iterator[Problem]:
    if old not in _STEPS or new not in _STEPS:
        pppk = old if old not in _STEPS else new
        yield error(
            "K841", f"golongan {pppk} adalah golongan PPPK, yang tidak naik pangkat.", "betulkan golongannya.", place
        )
        return
    steps = _STEPS.index(new) - _STEPS.index(old)
    if steps < 1:
        yield error(
            "K841", f"dari {old} ke {new} bukan kenaikan pangkat.", "betulkan golongan lama atau barunya.", place
        )
    elif steps > 1 and not any(each in kind for each in _ANY_STEP):
        right = _STEPS[_STEPS.index(old) + 1]
        message = f"dari {old} ke {new} naik {steps} tingkat, seharusnya satu: {right} ({known.PANGKAT[right]})."
        yield error("K841", message, "betulkan golongannya, atau sebut jenis kenaikannya (penyesuaian ijazah).", place)


def _day(tmt: Tanggal, place: FieldPath) -> Iterator[Problem]:
    """Yield K842: an error for another day than the first, a warning for a month in which ranks did not rise then."""
    if tmt.hari not in (None, 1):
        message = f"TMT kenaikan pangkat {tmt} bukan tanggal 1."
        yield error("K842", message, f"tulis 1 {BULAN[tmt.bulan - 1]} {tmt.tahun}, atau betulkan bulannya.", place)
    months, named = next((months, named) for since, months, named in _PERIODS if (tmt.tahun, tmt.bulan) >= since)
    if tmt.bulan not in months:
        message = f"TMT kenaikan pangkat {tmt} bukan masa kenaikan pangkat waktu itu: {named}."
        yield warning("K842", message, "periksa bulan dan tahunnya.", place)


def _waited(since: Tanggal, tmt: Tanggal, place: FieldPath) -> Iterator[Problem]:
    months = months_between(since, tmt)
    if months < _LEAST_MONTHS:
        held = f"baru {months // 12} tahun {months % 12} bulan" if months >= 0 else "belum"
        message = f"pada {tmt} {held} dalam pangkat terakhir (sejak {since}); kenaikan pangkat reguler 4 tahun."
        yield warning("K843", message, "periksa TMT-nya, atau sebut jenis kenaikannya bila bukan reguler.", place)
