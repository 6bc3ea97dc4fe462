"""The rows of the table of indicators, by sasaran, with the mean of each where the office wants it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.office.reports import PengaturanLaporan
from kakdoc.kinds.report.entries import IndikatorKinerja
from kakdoc.kinds.report.figures import achievement, folded
from kakdoc.kinds.report.predicates import Scale, scale
from kakdoc.values.persen import format_persen

_WHOLE = Decimal(100)


def rows_of(indicators: Sequence[IndikatorKinerja], settings: PengaturanLaporan) -> list[dict[str, Any]]:
    """Return the indicators with achievement and predicate, those of one sasaran together.

    The first of a sasaran has it as `kepala`, the last the mean of all as `rata_rata`.
    """
    groups: dict[str, list[IndikatorKinerja]] = {}
    for each in indicators:
        groups.setdefault(folded(each.sasaran or ""), []).append(each)
    classes = scale(settings)
    rows = []
    for group in groups.values():
        mean = _mean(group, classes) if settings.rata_rata_sasaran and group[0].sasaran else None
        for place, each in enumerate(group, 1):
            head, last = (each.sasaran if place == 1 else None), place == len(group)
            rows.append({**_row(each, classes), "kepala": head, "rata_rata": mean if last else None})
    return rows


def _row(given: IndikatorKinerja, classes: Scale) -> dict[str, Any]:
    value = achievement(given)
    fields = given.model_dump(mode="python")
    return {**fields, "nama": _named(given), "capaian": value, "predikat": classes.name(value)}


def _named(given: IndikatorKinerja) -> str:
    """Return the name of an indicator with its note: below it, or as the reason why it was not measured."""
    note = given.keterangan
    if given.realisasi is not None:
        return f"{given.nama}\n{note}" if note else given.nama
    return f"{given.nama} (belum diukur: {note.rstrip(' .')})" if note else f"{given.nama} (belum diukur)"


def _mean(group: Sequence[IndikatorKinerja], classes: Scale) -> dict[str, Any] | None:
    """Return the mean achievement of a sasaran, with those that it would hide; None where nothing was measured."""
    reached = [(name_of(each.nama), value) for each in group if (value := achievement(each)) is not None]
    if not reached:
        return None
    mean = sum((value for _, value in reached), Decimal(0)) / len(reached)
    unmet = [f"{name} ({format_persen(value)})" for name, value in reached if value < _WHOLE]
    left = [name_of(each.nama) for each in group if achievement(each) is None]
    notes = [f"belum mencapai target: {'; '.join(unmet)}"] * bool(unmet) + [
        f"tidak dihitung: {'; '.join(left)}"
    ] * bool(left)
    return {"capaian": mean, "predikat": classes.name(mean), "catatan": ". ".join(_capital(each) for each in notes)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
