"""Several years side by side: money and indicators, as free tables whose columns are the years there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kakdoc.kinds.fields.paragraphs import name_of
from kakdoc.kinds.report.entries import IndikatorKinerja, TahunSebelum
from kakdoc.kinds.report.figures import achievement, persen
from kakdoc.kinds.report.typed import Laporan
from kakdoc.values.besaran import format_besaran
from kakdoc.values.persen import format_persen
from kakdoc.values.rupiah.amount import Jumlah, format_angka

_NONE = "–"
_ALIGNED = {"Uraian": "kiri", "Indikator": "kiri", "Satuan": "tengah"}
_FIRST, _LAST = 4, 2
"""How wide the first column and those of years are."""


def money(report: Laporan, spent: Mapping[str, Any], revenue: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the table of spending and revenue by year, None without an earlier year.

    `spent` and `revenue` are the sums of this year.
    """
    earlier = sorted(report.tahun_sebelumnya, key=lambda each: each.tahun)
    if not earlier:
        return None
    before = [(each.pagu, each.realisasi) for each in earlier]
    rows = _by_year("belanja", "Pagu", [*before, (spent["pagu"], spent["keuangan"])])
    if revenue or any(each.realisasi_pendapatan is not None for each in earlier):
        now = (revenue["target"], revenue["realisasi"]) if revenue else (None, None)
        before = [(each.target_pendapatan, each.realisasi_pendapatan) for each in earlier]
        rows += _by_year("pendapatan", "Target", [*before, now])
    years = [*(each.tahun for each in earlier), report.kak.tahun_anggaran]
    return _table(["Uraian", *map(str, years)], rows)


def _by_year(of: str, planned: str, every: Sequence[tuple[Jumlah | None, Jumlah | None]]) -> list[list[str]]:
    return [
        [f"{planned} {of} (Rp)", *(_amount(plan) for plan, _ in every)],
        [f"Realisasi {of} (Rp)", *(_amount(reached) for _, reached in every)],
        ["Realisasi (%)", *(_share(plan, reached) for plan, reached in every)],
    ]


def indicators(report: Laporan, given: Iterable[IndikatorKinerja]) -> dict[str, Any] | None:
    """Return the table of indicators by year, None where none has an earlier one; a year that none has is no column."""
    rows = list(given)
    years = {back: [each for each in (getattr(row, key) for row in rows) if each] for back, key in _BACK.items()}
    there = [back for back, found in years.items() if found]
    if not there:
        return None
    year = report.kak.tahun_anggaran
    names = [str(year - back) for back in there] + [str(year)]
    head = ["Indikator", "Satuan", *(f"Realisasi {name}" for name in names), *(f"Capaian {name}" for name in names)]
    return _table(head, [_row(each, there) for each in rows])


_BACK = {2: "dua_tahun_lalu", 1: "tahun_lalu"}


def _row(given: IndikatorKinerja, there: Sequence[int]) -> list[str]:
    before: list[TahunSebelum | None] = [getattr(given, _BACK[back]) for back in there]
    reached = [*(each.realisasi if each else None for each in before), given.realisasi]
    shares = [*(_achieved(given, each) for each in before), achievement(given)]
    return [
        name_of(given.nama),
        given.satuan,
        *(_number(each) for each in reached),
        *(_percent(each) for each in shares),
    ]


def _achieved(given: IndikatorKinerja, then: TahunSebelum | None) -> Decimal | None:
    """Return the achievement of an earlier year, None where its target or what was reached is not known."""
    if then is None or then.target is None:
        return None
    return achievement(given.model_copy(update={"target": then.target, "realisasi": then.realisasi}))


def _table(head: Sequence[str], rows: list[list[str]]) -> dict[str, Any]:
    """Return a free table: texts at the left, years at the right."""
    columns = [
        {"judul": name, "rata": _ALIGNED.get(name, "kanan"), "lebar": _LAST if index else _FIRST}
        for index, name in enumerate(head)
    ]
    return {"kolom": columns, "baris": rows}


def _amount(value: Jumlah | None) -> str:
    return _NONE if value is None else format_angka(value)


def _share(plan: Jumlah | None, reached: Jumlah | None) -> str:
    return _NONE if plan is None or reached is None else _percent(persen(reached, plan))


def _percent(value: Decimal | None) -> str:
    return _NONE if value is None else format_persen(value)


def _number(value: Decimal | None) -> str:
    return _NONE if value is None else format_besaran(value)
